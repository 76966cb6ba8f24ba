"""Mastheads, by-lines, days and styles of reference in other combinations than the articles have."""

from datetime import date

import pytest
from tests.drafting.rules.texts import drafted, told

from casus.drafting import extract
from casus.drafting.reading import read_bytes

_PROSE = (
    "Farmers along the lower Zambezi have watched the river fall for three years in a row, and they blame the turbines "
    "upstream."
)
_SECOND = "Nobody has counted what it costs them, but the fish are gone."
_DAY = date(2024, 3, 14)
_TITLE = "Thin Water on a Long River"
_HEAD = f"{_TITLE}\n\nBy Grace Mwale\n14 March 2024\n\n"


@pytest.mark.parametrize(
    ("head", "title", "author", "publisher"),
    [
        (
            "Dry Season Politics: Who Pays for the Turbines?\n\nGrace Mwale\n14 March 2024",
            "Dry Season Politics: Who Pays for the Turbines?",
            "Grace Mwale",
            None,
        ),
        (
            "THE LUSAKA EXAMINER\n\nOpinion\n\nWho pays for the turbines on the Zambezi?\n\nBy Grace Mwale in "
            "Livingstone\n"
            "Thu 14 Mar 2024 09.30 CAT",
            "Who pays for the turbines on the Zambezi?",
            "Grace Mwale",
            "THE LUSAKA EXAMINER",
        ),
        (
            "CENTRE FOR RIVER LAW\nPolicy Brief No. 12  |  March 2024\n\nThe Turbines and Those Who Pay for Them\n\n"
            "Prof. Grace Mwale, Dr Peter Banda\n14 March 2024",
            "The Turbines and Those Who Pay for Them",
            "Grace Mwale, Peter Banda",
            "CENTRE FOR RIVER LAW",
        ),
        (
            "Journal of Basin Studies 12, no. 3 (2024)\nResearch Article\n\nWho Pays? Turbines and Fish\n\n"
            "Grace Mwale¹† and Peter Banda²\n¹ School of Law, University of Lusaka\n² Institute of Fisheries, Beira\n"
            "† Corresponding author: g.mwale@law.example\n\nReceived 1 January 2024\nPublished 14 March 2024\n\n"
            "Abstract\nThis article asks who pays for the turbines. It finds that the fishermen do.",
            "Who Pays? Turbines and Fish",
            "Grace Mwale and Peter Banda",
            "Journal of Basin Studies",
        ),
        (
            "RESTRICTED\n\nDEPARTMENT OF WATER AFFAIRS\nBasin Section\n\nMEMORANDUM WA/2024/03\n\nTo:   The Minister\n"
            "From:   Basin Section\nDate:   14 March 2024\nSubject:   Zambezi turbines: who pays for them",
            "Zambezi turbines: who pays for them",
            None,
            "DEPARTMENT OF WATER AFFAIRS",
        ),
        (
            "The River Herald\n\nAfrica > Zambia\n\nA river of turbines\n\nThe dams bring light to the cities and "
            "hunger to "
            "the villages that lie below them, and no one keeps accounts\n\nGrace Mwale\n14 March 2024 · 7 min "
            "read\n\nShare",
            "A river of turbines",
            "Grace Mwale",
            "The River Herald",
        ),
        (
            "A River of Turbines\nHow the dams bring light to the cities and hunger to the villages.\n"
            "By Grace Mwale and Peter Banda\nLast updated: 14 March 2024",
            "A River of Turbines",
            "Grace Mwale and Peter Banda",
            None,
        ),
        (
            "Are the turbines worth what they cost the people who fish?\n\nGrace Mwale, Livingstone\nMarch 14, 2024",
            "Are the turbines worth what they cost the people who fish?",
            "Grace Mwale",
            None,
        ),
        (
            "Thin Water\n\nHow the dams of the Zambezi starve the fishermen\n\nby Grace Mwale\n2024-03-14",
            "Thin Water",
            "Grace Mwale",
            None,
        ),
        (
            "Backgrounder\n\nWhy the Zambezi Is Falling\n\nWRITTEN BY\nGrace Mwale\n\nLast updated March 14, 2024 "
            "2:00 pm",
            "Why the Zambezi Is Falling",
            "Grace Mwale",
            None,
        ),
        (
            "THE HARARE COURIER\nTHURSDAY 14 MARCH 2024\n\nWORLD VIEW\n\nZambia’s dams leave river dry, farmers say\n\n"
            "GRACE MWALE",
            "Zambia’s dams leave river dry, farmers say",
            "GRACE MWALE",
            "THE HARARE COURIER",
        ),
    ],
)
def test_heads(head, title, author, publisher):
    found = drafted(f"{head}\n\n{_PROSE} {_SECOND}")
    assert (found.title, found.author, found.publisher, found.as_of) == (title, author, publisher, _DAY)
    assert [one.text for one in found.sentences] == [_PROSE, _SECOND]
    assert found.sources == ()
    assert told(found) == []


@pytest.mark.parametrize(
    ("sentence", "author", "publisher"),
    [
        (
            "In a study for the Maputo Institute, Dr Ana Sousa finds that the fish are gone.",
            "Ana Sousa",
            "Maputo Institute",
        ),
        ("The catch fell by half, by the count of the Beira Observatory.", None, "Beira Observatory"),
        ("A survey of 1,900 households by Quantos found that they agree.", None, "Quantos"),
        ("O Planalto, one of the last independent papers, reported that the fish are gone.", None, "O Planalto"),
        ("General Sousa told La Tarde that the fish are gone.", None, "La Tarde"),
        ("Last Friday El Faro reported that the fish are gone.", None, "El Faro"),
        ("Voters like the dam: a poll by Sigma Dos puts support at 60 per cent.", None, "Sigma Dos"),
        ("The World Bank estimates that it costs $3 million.", None, "World Bank"),
    ],
)
def test_who_publishes(sentence, author, publisher):
    found = drafted(f"{_HEAD}{_PROSE} {sentence}")
    assert [(one.author, one.publisher) for one in found.sources] == [(author, publisher)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Water Ministry told parliament that the fish are gone.",
        "The Zambezi River Authority reported that the level rose.",
        "President Banda told La Paz that he would wait.",
        "A poll by the Interior Ministry found that they agree.",
        "In a letter to Lima, Ana Sousa argues that they should wait.",
        "El Salvador reported that two men were lost.",
        "The report by Sousa says that they lied.",
        "The Opposition Alliance, one of the groups in the polls, said that it won.",
        "‘Nobody counts them,’ Ana Sousa of the World Fish Center told me.",
    ],
)
def test_who_only_says(sentence):
    assert drafted(f"{_HEAD}{_PROSE} {sentence}").sources == ()


def test_notes_of_lawyers():
    found = drafted(
        f"{_HEAD}{_PROSE}¹ The courts were slow.² They still are.³\n\nFootnotes\n\n"
        "¹ Peter Banda, Rivers and Courts (2nd edn, OUP 2019) 44.\n"
        "² Ana Sousa, ‘The Law of Falling Water’ (2021) 14 Journal of Basin Law 201, 210.\n³ Banda (n 1) 51."
    )
    first = ("Peter Banda", "Rivers and Courts", "OUP")
    second = ("Ana Sousa", "The Law of Falling Water", "Journal of Basin Law")
    assert [(one.author, one.title, one.publisher) for one in found.sources] == [first, second, first]


def test_surname_and_page():
    found = drafted(
        f"{_HEAD}{_PROSE} They left (Banda 44). Others doubt it (Sousa and Lima 12). Few came (Nil 3).\n\nWorks "
        f"Cited\n\n"
        "Banda, Peter. Rivers and Courts. Oxford UP, 2019.\nSousa, Ana, and Rui Lima. “The Law of Falling Water.” "
        "Journal of "
        "Basin Law, vol. 14, no. 2, 2021, pp. 201–20."
    )
    assert [(one.title, one.publisher) for one in found.sources] == [
        ("Rivers and Courts", "Oxford UP"),
        ("The Law of Falling Water", "Journal of Basin Law"),
    ]
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 2), (2, 3)]
    assert [one.text for one in found.sentences][1:] == ["They left.", "Others doubt it.", "Few came (Nil 3)."]


def test_bodies_are_cited_by_their_initials():
    found = drafted(
        f"{_HEAD}{_PROSE} It fell by 4 m (ZRA, 2023). Fish are gone (vgl. International Union for Rivers [IUR], "
        f"2022, p. 8). "
        "It is late (FAR 2020). According to Banda (2019), it is too late. Following Sousa et al. (2021), they "
        "left.\n\n"
        "References\n\nBanda, P. (2019) Rivers and Courts. Oxford: Oxford University Press.\n"
        "Federation of Anglers and Rowers. (2020). Last fish. Brill.\n"
        "International Union for Rivers (2022) Fish. Gland: IUR.\n"
        "Sousa, A., Lima, R. and Om, C. (2021) ‘Falling water’, Basin Law, 14(2), pp. 201–220.\n"
        "Zambezi River Authority (ZRA) (2023) Annual Report 2022. Available at: https://zra.example/ar (Accessed: 3 "
        "March 2024)."
    )
    assert [(one.n, one.author, one.publisher) for one in found.sources] == [
        (1, "Zambezi River Authority", None),
        (2, "International Union for Rivers", "IUR"),
        (3, "Federation of Anglers and Rowers", "Brill"),
        (4, "Banda, P.", "Oxford University Press"),
        (5, "Sousa, A., Lima, R. and Om, C.", "Basin Law"),
    ]
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]
    assert told(found) == []


def test_notes_of_physicians():
    found = drafted(
        f"{_HEAD}{_PROSE} They left (1).\n\nReferences\n\n"
        "1. Banda P, Sousa A. Fish and turbines on the Zambezi. J Basin Stud. 2019;14(2):201-10.\n"
        "2. Lima R. Rivers and courts [Internet]. Lusaka: Basin Press; 2021 [cited 2024 Mar 3]. Available from: "
        "https://basin.example/rc"
    )
    first, second = found.sources
    assert (first.author, first.title, first.publisher) == (
        "Banda P, Sousa A",
        "Fish and turbines on the Zambezi",
        "J Basin Stud",
    )
    assert (second.author, second.title, second.accessed) == ("Lima R", "Rivers and courts", date(2024, 3, 3))


def test_a_note_of_the_title_is_no_source():
    found = drafted(f"{_TITLE}*\n\nBy Grace Mwale\n\n{_PROSE}\n\n* This essay draws on a lecture given in Lusaka.")
    assert found.title == _TITLE
    assert (found.sources, told(found)) == ((), [])


def test_what_follows_numbered_notes_is_none():
    found = drafted(
        f"{_HEAD}{_PROSE}¹\n\nNotes\n\n1. “Fish Gone”, The Post, 2020.\n\nGrace Mwale directs the River Programme.\n\n"
        "Explore more on these topics\nZambia   Rivers   Fish"
    )
    assert [one.title for one in found.sources] == ["Fish Gone"]
    assert len(found.sentences) == 1
    assert found.author == "Grace Mwale"


def test_a_link_takes_the_publisher_that_its_sentence_names():
    text = (
        f"---\ntitle: {_TITLE}\nauthor: Grace Mwale\ndate: 2024-03-14\n---\n\n[River Notes](https://notes.example/) "
        f"» 2024\n\n"
        f"{_PROSE} It fell [by half](https://rw.example/catch), the River Institute estimates. [AfriCheck]() calls "
        f"it a theft."
    )
    found = extract(read_bytes(text.encode(), "a.md"))
    assert (found.title, found.author, found.publisher, found.as_of) == (_TITLE, "Grace Mwale", "River Notes", _DAY)
    assert [(one.publisher, one.url) for one in found.sources] == [
        ("River Institute", "https://rw.example/catch"),
        ("AfriCheck", None),
    ]
    assert told(found) == [("empty-address", 2, 3)]


def test_the_site_from_the_title_of_the_page():
    body = "".join(f"<p>{_PROSE} {_SECOND}</p>" for _ in range(4))
    head = f"<html><head><title>{_TITLE} | River Notes</title></head>"
    page = f"{head}<body><article><h1>{_TITLE}</h1>{body}</article></body></html>"
    found = extract(read_bytes(page.encode(), "a.html"))
    assert (found.title, found.publisher) == (_TITLE, "River Notes")


def test_lettered_items():
    found = drafted(
        f"{_HEAD}{_PROSE}\n\nThe options are as follows:\n\n(a)  pay the fishermen;\n(b)  publish the levels."
    )
    assert [one.text for one in found.sentences][2:] == ["pay the fishermen;", "publish the levels."]
    assert [claim.sentence for claim in found.claims] == [1]


def test_numbers_without_a_stop_begin_notes_of_a_wrapped_text():
    text = (
        f"{_HEAD}{_PROSE}1 They left.2\n\n1 P. Banda, Rivers and Courts, Lusaka: Basin Press, 2019, p. 44.\n"
        "2 “Fish Gone”, BBC News, 1 March 2024, https://bbc.example/f (last accessed 3 March 2024)."
    )
    found = extract(read_bytes(text.encode(), "a.txt"))
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 1), (2, 2)]
    assert [one.publisher for one in found.sources] == ["Basin Press", "BBC News"]


def test_names_before_questions_and_answers_are_no_words():
    found = drafted(
        "“We have run out of river”\n\n14 March 2024\n\nGrace Mwale: What went wrong?\n\nAna Sousa: "
        "Nobody counted the fish.\n\n"
        "Grace Mwale: And now?\n\nAna Sousa: Now they wait."
    )
    assert found.title == "“We have run out of river”"
    assert [one.text for one in found.sentences] == [
        "What went wrong?",
        "Nobody counted the fish.",
        "And now?",
        "Now they wait.",
    ]


def test_a_name_above_the_title():
    found = drafted(f"Grace Mwale\n\n{_TITLE}\n\nLusaka, 14 March 2024\n\n{_PROSE}")
    assert (found.title, found.author, found.as_of) == (_TITLE, "Grace Mwale", _DAY)


def test_a_medium_in_brackets():
    found = drafted(f"{_HEAD}{_PROSE} They left (see Reuters, 1 March 2024). It rose (see above, 3 March).")
    assert [(one.publisher, one.n) for one in found.sources] == [("Reuters", 1)]
