"""What holds for any text: it never raises, offsets hold, numbers run on, and no source is invented."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casus.drafting import Article, Extraction, extract
from casus.drafting.rules.days import days_in

_SCRAPS = (
    "Title",
    "By Ann Lee",
    "The army left the town.[1]",
    "Minsk denies it (Lee, 2020).",
    "He left.¹",
    "He left.12 She stayed.",
    "[1] Ann Lee, “A Title”, The Post, https://a.example/b, (Date of Accession: 20.12.2022).",
    "1. Ann Lee, A Book (London: Hurst, 2019), 12.",
    "References",
    "Notes",
    "Lee, A. (2020) ‘On War’, Survival, 3(2), pp. 1–2.",
    "* “A”, B, 2 May 2020",
    "Reuters reported it.",
    "According to the Institute for War (IW), it rained.",
    "https://a.example/x",
    "http://",
    "[",
    "]",
    "(",
    ")",
    "“",
    "”",
    "‘",
    "’",
    "‡",
    "§ Ibid.",
    "[2] See note 1.",
    "U.S. Gen. Lee vd.",
    "20.12.2022",
    "Q: Why?",
    "A: No.",
    "• one",
    "© 2020 A House",
    "\n",
    "\n\n",
    " ",
    "31 Feb 2020",
    "[1, 2]",
    "[3–5]",
    "2 Aralık 2022",
    "\x00",
    "İ",
    "a | b",
    "--",
    "99.99.9999",
)
_TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(_SCRAPS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(_SCRAPS), st.text(max_size=12)), max_size=40).map("\n".join),
    st.lists(st.sampled_from(_SCRAPS), max_size=30).map("\n\n".join),
)
_KINDS = st.sampled_from(("text", "markdown", "html", "pdf"))


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _drafted(text: str, kind: str) -> Extraction:
    return extract(Article(text, kind))  # type: ignore[arg-type]


@given(_TEXTS, _KINDS)
@settings(max_examples=400, deadline=None)
def test_offsets_hold_the_sentence(text: str, kind: str) -> None:
    found = _drafted(text, kind)
    assert [one.n for one in found.sentences] == list(range(1, len(found.sentences) + 1))
    end = 0
    for one in found.sentences:
        assert end <= one.start < one.end <= len(text)
        end = one.end
        letters = iter(text[one.start : one.end])
        assert all(letter in letters for letter in "".join(one.text.split()))


@given(_TEXTS, _KINDS)
@settings(max_examples=400, deadline=None)
def test_marks_stand_in_sentences_and_lead_to_sources_or_are_told(text: str, kind: str) -> None:
    found = _drafted(text, kind)
    told = {(problem.n, problem.sentence) for problem in found.problems if problem.kind == "mark-without-note"}
    for mark in found.marks:
        assert 1 <= mark.sentence <= len(found.sentences)
        assert str(mark.n) in {str(source.n) for source in found.sources} or (mark.n, mark.sentence) in told


@given(_TEXTS, _KINDS)
@settings(max_examples=400, deadline=None)
def test_no_source_is_invented(text: str, kind: str) -> None:
    words = _plain(text)
    days = {day for one in (text, " ".join(text.split())) for us in (False, True) for day in days_in(one, american=us)}
    for source in _drafted(text, kind).sources:
        for field in (source.author, source.title, source.publisher, source.url):
            assert field is None or (field and _plain(field) in words)
        for day in (source.accessed, source.published):
            assert day is None or day in days


@given(_TEXTS, _KINDS)
@settings(max_examples=200, deadline=None)
def test_the_frame_is_written_in_the_text(text: str, kind: str) -> None:
    found = _drafted(text, kind)
    for field in (found.title, found.publisher):
        assert field is None or _plain(field) in _plain(text)


_RUNS = ("[", "(", "a.", "“", "‘", "[1] ", "¹", "https://", "http://a.b/(", "A. B. ", "Ab (2020) ", "\x00", " | ")


@pytest.mark.parametrize("scrap", _RUNS)
def test_long_runs_are_read(scrap: str) -> None:
    # A pattern that goes back over what it has read would not end here.
    run = scrap * (100_000 // len(scrap))
    text = f"Title\n\nThe old man went over the river and did not come back. {run} He came back."
    assert extract(Article(text, "text")).title == "Title"
