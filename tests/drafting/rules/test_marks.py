"""Marks in their forms, and what looks like one and is none."""

import pytest
from tests.drafting.rules.texts import BODY, drafted, told

_NOTE = "Ann Lee, “The Long Road”, The Post, 3 May 2021, https://post.example/road"


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("{}.[1]", "[1]"),
        ("{} [1].", "[1]"),
        ("{}.[note 1]", "[1]"),
        ("{}.¹", "¹"),
        ("{}.1", "1."),
        ("{}.1", "1)"),
        ("{} (1).", "(1)"),
        ("{}.1", "1"),
    ],
)
def test_numbered(mark, label):
    found = drafted(f"A Title\n\n{mark.format(BODY)} Nobody was surprised by that.\n\n{label} {_NOTE}")
    assert [sentence.text for sentence in found.sentences] == [f"{BODY}.", "Nobody was surprised by that."]
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 1)]
    assert [(one.n, one.author, one.title, one.publisher) for one in found.sources] == [
        (1, "Ann Lee", "The Long Road", "The Post")
    ]
    assert told(found) == []


@pytest.mark.parametrize("symbol", ["*", "**", "†", "‡", "§"])
def test_symbols(symbol):
    found = drafted(f"A Title\n\n{BODY}.{symbol} They left.\n\n{symbol} {_NOTE}")
    assert [(one.n, one.sentence) for one in found.marks] == [(symbol, 1)]
    assert [one.n for one in found.sources] == [symbol]


def test_several_in_one_bracket():
    notes = "\n".join(f"[{n}] “Title {'ABCDE'[n - 1]}”, The Post, 2020." for n in range(1, 6))
    found = drafted(f"A Title\n\n{BODY}.[1, 2] They left.[3–5]\n\n{notes}")
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2)]


@pytest.mark.parametrize(
    "words",
    [
        "It fell by 3.47 per cent.",
        "It is 5 km² large.",
        "Some 8,350 men left.",
        "They flew F-16s and F16s.",
        "See No.1 there.",
    ],
)
def test_figures_are_no_marks(words):
    found = drafted(f"A Title\n\n{BODY}.¹ {words}\n\n¹ {_NOTE}")
    assert [(one.n, one.sentence) for one in found.marks] == [(1, 1)]
    assert found.sentences[1].text == words


def test_marks_and_notes_that_do_not_meet():
    found = drafted(
        f"A Title\n\n{BODY}.[1] They left.[3]\n\n[1] {_NOTE}\n[2] {_NOTE}\n[2] “B”, C, 2020.\n[5] “D”, E, 2020."
    )
    assert set(told(found)) == {
        ("mark-without-note", 3, 2),
        ("note-without-mark", 2, None),
        ("note-without-mark", 5, None),
        ("repeated-number", 2, None),
        ("skipped-number", 4, None),
    }


def test_note_that_was_read_on_a_day_but_nowhere():
    found = drafted(f"A Title\n\n{BODY}.[1]\n\n[1] Ann Lee, “B”, The Post, (Date of Accession: 20.12.2022).")
    assert ("note-without-address", 1, None) in told(found)
    assert "no date line: 2022-12-20 is the latest day on which it looked up a source" in found.problems[0].text
    assert found.as_of is not None
    assert found.as_of.isoformat() == "2022-12-20"


def test_an_address_that_leads_nowhere():
    assert ("broken-address", None, None) in told(
        drafted(f"A Title\n\n{BODY}. http://\n\nThey left the old town at once.")
    )
