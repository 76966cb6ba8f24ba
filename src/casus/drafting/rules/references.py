"""What does not fit between marks and notes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Mark, Source
from casus.drafting.problem import Problem
from casus.drafting.rules.addresses import BROKEN
from casus.drafting.rules.citation import Citation
from casus.drafting.rules.notes import Note

__all__ = ["find_broken"]


def find_broken(
    article: Article,
    notes: Sequence[Note],
    sources: Sequence[Source],
    marks: Sequence[Mark],
    read: Mapping[int | str, Citation],
    above: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Problems of references, in the order of their kinds.

    above : marks at the title and by-line
    """
    return (
        *_without_note(sources, marks),
        *_without_mark(notes, marks, above),
        *_numbers(notes, marks),
        *_addresses(article, sources, marks, read),
    )


def _without_note(sources: Sequence[Source], marks: Sequence[Mark]) -> Iterator[Problem]:
    known = {str(source.n) for source in sources}
    for mark in marks:
        if str(mark.n) not in known:
            yield Problem(f"the mark {mark.n} leads to no note", mark.sentence, "mark-without-note", mark.n)


def _without_mark(notes: Sequence[Note], marks: Sequence[Mark], above: frozenset[str]) -> Iterator[Problem]:
    met = {str(mark.n) for mark in marks} | above
    for label in dict.fromkeys(note.label for note in notes):
        if label is not None and str(label) not in met:
            yield Problem(f"no mark leads to the note {label}", None, "note-without-mark", label)


def _numbers(notes: Sequence[Note], marks: Sequence[Mark]) -> Iterator[Problem]:
    count = Counter(note.label for note in notes if note.label is not None)
    for label, times in count.items():
        if times > 1:
            yield Problem(f"{times} notes have the number {label}", None, "repeated-number", label)
    numbers = {label for label in count if isinstance(label, int)}
    marked = {mark.n for mark in marks}
    for number in range(min(numbers, default=0), min(max(numbers, default=0), 2000)):
        if number not in numbers and number not in marked:
            yield Problem(f"the list of notes skips the number {number}", None, "skipped-number", number)


def _addresses(
    article: Article, sources: Sequence[Source], marks: Sequence[Mark], read: Mapping[int | str, Citation]
) -> Iterator[Problem]:
    for label, citation in read.items():
        if citation.says_accessed and citation.url is None:
            yield Problem(f"the note {label} gives a day of access and no address", None, "note-without-address", label)
    for found in BROKEN.finditer(article.text):
        yield Problem(f"the address {found[0][:80]} leads nowhere", None, "broken-address")
    for link in article.links:
        if not link.url:
            n = next((one.n for one in sources if one.url is None and link.text in (one.publisher, one.title)), None)
            sentence = next((mark.sentence for mark in marks if mark.n == n), None)
            yield Problem(f"the link “{link.text[:80]}” has no address", sentence, "empty-address", n)
