"""Title, by-line, publisher, day and body; attribution within sentences; sentences."""

from datetime import date

import pytest
from tests.drafting.rules.texts import BODY, drafted


def test_lines_above_the_body():
    found = drafted(
        f"THE DAILY LEDGER\nOpinion\n\nA Long Road\n\nBy Dr. Ann Lee and Bo Ek\n5 July 2024\n\nAdvertisement\n\n{BODY}."
    )
    assert (found.title, found.author, found.publisher) == ("A Long Road", "Ann Lee and Bo Ek", "THE DAILY LEDGER")
    assert found.as_of == date(2024, 7, 5)
    assert len(found.sentences) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Similar Posts",
        "Reading time: 4 minutes",
        "Share this: X | Mail",
        "Tags: war, peace",
        "© 2020 A House",
        "Photo: Ann Lee/Pool",
        "Subscribe to our newsletter.",
        "Kadın siyasetçi üniversitede uzun yıllar ders vermiş ve birçok kitap yazmıştır bugün.",
    ],
)
def test_furniture_is_no_sentence(line):
    found = drafted(f"A Long Road\n\n{line}\n\n{BODY}.\n\nThey left the town on the next day.")
    assert [one.text for one in found.sentences] == [f"{BODY}.", "They left the town on the next day."]


def test_a_note_on_the_author_gives_the_author():
    found = drafted(f"A Long Road\n\n{BODY}.[1]\n\n[1] “A”, B, 2020.\n\nDr. Ann LEE\nAnn Lee is a fellow of a house.")
    assert found.author == "Ann LEE"
    assert len(found.sentences) == 1


@pytest.mark.parametrize(
    ("sentence", "publisher"),
    [
        ("Two men died, Reuters reported.", "Reuters"),
        (
            "According to the Institute for the Study of Rivers (ISR), the dam is full.",
            "Institute for the Study of Rivers",
        ),
        ("He told The New York Times that he would go.", "The New York Times"),
        ("The dam is full, per the Global Water Initiative.", "Global Water Initiative"),
        ("A poll by Afrobarometer found that they agree.", "Afrobarometer"),
        ("The newspaper La Voz reported that they agree.", "La Voz"),
    ],
)
def test_attribution(sentence, publisher):
    found = drafted(f"A Long Road\n\n{BODY}. {sentence}")
    assert [(one.n, one.publisher) for one in found.sources] == [(1, publisher)]
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 2)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Foreign Ministry said so.",
        "According to officials, the dam is full.",
        "Ann Lee told parliament that he would go.",
        "The White House said that it would answer.",
    ],
)
def test_parties_are_no_sources(sentence):
    assert drafted(f"A Long Road\n\n{BODY}. {sentence}").sources == ()


def test_sentences():
    parts = [
        "The U.S. and Gen. A. B. Lee of No. 4 Brigade paid kr. 42 billion on Jan. 5.",
        "“We will go,” said Lee.",
        "“Will you go?” Lee asked.",
        "They were led by Lee (ret.) and others.",
        "It fell by 3.5 per cent in the U.S. The rest rose.",
    ]
    found = drafted(f"A Long Road\n\n{BODY}. {' '.join(parts)}")
    assert [one.text for one in found.sentences][1:] == [
        *parts[:4],
        "It fell by 3.5 per cent in the U.S.",
        "The rest rose.",
    ]
