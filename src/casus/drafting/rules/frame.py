"""The frame: title, by-line, publisher and day, and which parts of the text are the body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casus.drafting.article import Article, Span
from casus.drafting.rules.behind import author_behind, copyright_of
from casus.drafting.rules.body import body_of
from casus.drafting.rules.byline import read_byline
from casus.drafting.rules.days import days_in
from casus.drafting.rules.layout import Line, lines_of
from casus.drafting.rules.notes import Note, cites, find_notes
from casus.drafting.rules.opening import first_of_body, labels_of

__all__ = ["Frame", "find_frame"]

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .’'/-]{2,40}[A-Z](?:,\s[^—–\n()]{1,40}?)?|[A-Z][\w’'-]+(?: "
    r"[A-Z][\w’'-]+){0,3}(?:,\s[^—–\n()]{1,40}?)?(?=\s*\())"
    r"\s*(?:\((?P<agency>[A-Z][\w ./&-]{1,30})\)\s*)?(?:—|–|--|-)\s*(?=[\w“\"‘])"
)
_STAR = re.compile(r"(?<=[^\s*†‡§¶])(?:\*{1,4}|[†‡§¶]{1,3})(?=[\s,&]|$)")
_NUMBER = re.compile(r"\s*(?:(?:\d{1,2}[.)]|\(\d{1,2}\))\s+(?=[“\"‘]?[A-Z])|\(?(?:[a-z]|[ivx]{1,4})\)\s+(?=[“\"‘\w]))")


@dataclass(frozen=True)
class Frame:
    """What stands around the argument.

    dated : whether the article gives its day; else it is to be told from its sources
    body  : the parts of the text that hold its sentences: paragraphs, and lines that are bullets
    notes : items of its lists of notes and references
    above : stars and daggers at the title and by-line
    """

    title: str | None
    author: str | None
    publisher: str | None
    as_of: date | None
    body: tuple[Span, ...]
    notes: tuple[Note, ...]
    above: frozenset[str] = frozenset()


def find_frame(article: Article) -> Frame:
    """Find the frame of an article."""
    lines = lines_of(article)
    notes, taken = find_notes(lines, article.kind, article.text)
    labels = labels_of(lines)
    first = first_of_body(lines, taken, article, labels)
    front = [line for k, line in enumerate(lines[:first]) if k not in taken]
    byline = read_byline(front, article)
    # A mark above the body leads to an address, an office or thanks, and its note stands above the body, too.
    begin = lines[first].start if first < len(lines) else len(article.text)
    above = frozenset(found[0] for line in front if len(line.text) < 300 for found in _STAR.finditer(line.text))
    notes = [
        note
        for note in notes
        if (note.start >= begin or note.form == "reference")
        and not (note.label in above and not cites(article.text[note.start : note.end]))
    ]
    rest = [(k, line) for k, line in enumerate(lines) if k >= first and k not in taken]
    body, behind = body_of(
        rest, article, byline.author or _given(article.author), min(taken, default=len(lines)), labels
    )
    agency = next(
        (
            found["agency"]
            for line in body[:1]
            if (found := _DATELINE.match(article.text, line.start)) and found["agency"]
        ),
        None,
    )
    spans = tuple(_spans(article.text, body, labels))
    author = byline.author or author_behind(behind) or _given(article.author)
    publisher = byline.publisher or _given(article.publisher) or agency or copyright_of(behind, front)
    day = byline.updated or byline.published or _dateline_day(article.text, body) or article.published
    return Frame(byline.title, author, publisher, day, spans, tuple(notes), above)


def _given(name: str | None) -> str | None:
    """What metadata say, unless it is what programs write by themselves."""
    unknown = r"(?:anonymous|unknown|admin(?:istrator)?|user|author|editor|none|root|owner)"
    return name if name and not re.fullmatch(unknown, name.strip(), re.I) else None


def _spans(text: str, body: Sequence[Line], labels: re.Pattern[str]) -> Iterator[Span]:
    for k, line in enumerate(body):
        start = line.start + line.bullet
        if k < 3 and (found := _DATELINE.match(text, start, line.end)) is not None and found.end() < line.end:
            start = found.end()
        if (found := labels.match(text, start, line.end)) is not None or (
            found := _NUMBER.match(text, start, line.end)
        ) is not None:
            start = found.end()
        if start < line.end:
            yield Span(start, line.end)


def _dateline_day(text: str, body: Sequence[Line]) -> date | None:
    for line in body[:1]:
        if (found := _DATELINE.match(text, line.start)) is not None and (days := days_in(found[0])):
            return days[0]
    return None
