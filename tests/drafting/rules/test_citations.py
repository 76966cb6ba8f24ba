"""Notes and references → fields; citations by author and year; references back."""

import pytest
from tests.drafting.rules.texts import BODY, drafted, told

from casus.drafting.rules.citation import cited


@pytest.mark.parametrize(
    ("note", "author", "title", "publisher"),
    [
        ("Ann Lee, “A Road”, The Post, 3 May 2021.", "Ann Lee", "A Road", "The Post"),
        (
            "Ann Lee and Bo Ek, “A Road,” Naval Review 113, no. 2 (2025): 1–2.",
            "Ann Lee and Bo Ek",
            "A Road",
            "Naval Review",
        ),
        ("“A Road”, Civil Post, https://a.example/b", None, "A Road", "Civil Post"),
        ("Ann Lee, A Road (London: Hurst, 2019), 12.", "Ann Lee", "A Road", "Hurst"),
        ("Lee, A. (2020). A road to war. Routledge.", "Lee, A.", "A road to war", "Routledge"),
        ("Lee, A. (2020) ‘The Road’s End’, Survival, 3(2), pp. 1–2.", "Lee, A.", "The Road’s End", "Survival"),
        ("Lee, Ann. 2020. “A Road.” Horn Review 4 (2): 11–29.", "Lee, Ann", "A Road", "Horn Review"),
        ('Lee, Ann (2020): "A Road", in: Osteuropa, 72 (4), 33-48.', "Lee, Ann", "A Road", "Osteuropa"),
        (
            "For another view, see Ann Lee, “A Road,” Foreign Affairs, May/June 2025.",
            "Ann Lee",
            "A Road",
            "Foreign Affairs",
        ),
        ("World Bank, “A Road”, https://a.example/b (accessed 2 May 2020).", "World Bank", "A Road", None),
        ("Eva Center, “A Road,” Helsinki, 2025.", "Eva Center", "A Road", None),
        ("Interview with an official, Aden, May 2024.", None, "Interview with an official", None),
    ],
)
def test_forms(note, author, title, publisher):
    found = cited(note)
    assert (found.author, found.title, found.publisher) == (author, title, publisher)


@pytest.mark.parametrize(
    "day",
    [
        "(Date of Accession: 04.09.2024)",
        "accessed September 4, 2024",
        "[last visited 4 Sept. 2024]",
        "Erişim Tarihi: 4 Eylül 2024",
        "(Accessed on 2024-09-04)",
        "retrieved 4th September 2024",
    ],
)
def test_days_of_access(day):
    accessed = cited(f"Ann Lee, “A Road”, The Post, https://a.example/b, {day}.").accessed
    assert accessed is not None
    assert accessed.isoformat() == "2024-09-04"


@pytest.mark.parametrize("back", ["Ibid.", "Ibid., p. 4.", "See note 1.", "See note 1 above.", "Lee, op. cit., p. 3."])
def test_references_back(back):
    found = drafted(f"A Title\n\n{BODY}.[1] They left.[2]\n\n[1] Ann Lee, “A Road”, The Post, 2020.\n[2] {back}")
    assert [(one.n, one.author, one.title) for one in found.sources] == [
        (1, "Ann Lee", "A Road"),
        (2, "Ann Lee", "A Road"),
    ]


def test_citations_by_author_and_year():
    text = (
        f"A Title\n\n{BODY} (Lee, 2020a; see also Ek & Om, 2019, p. 4). Others doubt it (Nil, 2001)."
        " Lee (2020b) does, too. It began in May (June 2020 at the latest).\n\nReferences\n\n"
        "Ek, B., & Om, C. (2019). Three roads. Brill.\n"
        "Lee, A. (2020a). A road. Brill.\nLee, A. (2020b). No road. Brill."
    )
    found = drafted(text)
    assert [one.text for one in found.sentences][:3] == [f"{BODY}.", "Others doubt it.", "Lee does, too."]
    assert [(one.n, one.title) for one in found.sources] == [(1, "A road"), (2, "Three roads"), (3, "No road")]
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 1), (2, 1), ("Nil 2001", 2), (3, 3)]
    assert told(found) == [("mark-without-note", "Nil 2001", 2)]
