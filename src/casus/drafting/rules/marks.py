"""Marks of notes in the text, in their many forms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casus.drafting.article import Kind, Span
from casus.drafting.rules.notes import SUPERSCRIPTS, Note

__all__ = ["Place", "find_marks"]

_BRACKET = re.compile(
    r"[ \u00a0]?\[\^?(?:notes? |fn\.? ?|n\.? "
    r"?)?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8})(?:[,:]\s?(?:pp?\.?\s?)[\d–, -]{1,20})?\]"
    r"|[ \u00a0]?\[([A-Za-z][\w-]{0,30}|[*†‡§¶]{1,4})\]"
)
_SUPER = re.compile(r"(?:(?<=[^\s\d⁰¹²³⁴-⁹])|(?<=[⁰¹²³⁴-⁹])[ \u00a0])([⁰¹²³⁴-⁹]{1,3}(?:[,’⁻–-][⁰¹²³⁴-⁹]{1,3}){0,5})")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdmhµn]?m|ft|in|mi|yd|s|sec)$", re.I)
_SYMBOL = re.compile(r"(?<=[^\s*†‡§¶(\[])(\*{1,4}|[†‡§¶]{1,3})(?=[\s.,;:!?)\]”’\"—–]|$)")
_ROUND = re.compile(r"(?<=[\w.,;:!?”\"’)])[ \u00a0]?\((\d{1,3}(?:,\s?\d{1,3}){0,5})\)(?=[\s.,;:!?]|$)")
_GLUED = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"')\]%])(\d{1,3}(?:,\s?\d{1,3})?)(?=[\s;:!?)—–”]|[.,](?:\s|$)|$)")
_LOOSE = re.compile(r"(?<=[.!?”])[ \u00a0](\d{1,3})(?=[ \u00a0][A-Z“]|$)")


@dataclass(frozen=True)
class Place:
    """Where a source is pointed at.

    n          : its number or mark; several places may share their characters
    hidden     : whether these characters are no words of the sentence
    """

    n: int | str
    start: int
    end: int
    hidden: bool = True


def find_marks(text: str, body: Sequence[Span], notes: Sequence[Note], kind: Kind) -> list[Place]:
    """Marks of notes in the body, in order.

    Brackets and daggers are marks wherever they stand. What may be something else, an asterisk, a number in round
    brackets or one that its word or full stop touches, is a mark only where the list has such a note.
    """
    labels: set[int | str] = {note.label for note in notes if note.label is not None}
    places: list[Place] = []
    for span in body:
        places += _brackets(text, span, labels)
        places += _supers(text, span)
        places += _symbols(text, span, labels)
    numbers = {label for label in labels if isinstance(label, int)}
    met = {place.n for place in places}
    if numbers and len(met & numbers) <= len(numbers) // 2:
        seen = 0
        for span in body:
            for place in _uncertain(text, span, numbers, kind):
                n = place.n
                # Notes are numbered as they come; a number met again follows a full stop.
                if isinstance(n, int) and (seen < n <= seen + 3 or (n <= seen and text[place.start - 1] in '.!?”"')):
                    seen = max(seen, n)
                    places.append(place)
    return sorted(places, key=lambda place: (place.start, place.end))


def _brackets(text: str, span: Span, labels: set[int | str]) -> Iterator[Place]:
    for found in _BRACKET.finditer(text, span.start, span.end):
        if found[1]:
            for n in _numbers(found[1]):
                yield Place(n, found.start(), found.end())
        elif found[2] in labels and not text[found.end() : found.end() + 1].isalpha():
            yield Place(found[2], found.start(), found.end())


def _supers(text: str, span: Span) -> Iterator[Place]:
    for found in _SUPER.finditer(text, span.start, span.end):
        if _UNIT.search(text, max(span.start, found.start() - 5), found.start()) is None:
            for n in _numbers(found[1].translate(SUPERSCRIPTS).replace("’", ",").replace("⁻", "-")):
                yield Place(n, found.start(), found.end())


def _symbols(text: str, span: Span, labels: set[int | str]) -> Iterator[Place]:
    daggers = any(isinstance(label, str) and not label.isalnum() for label in labels)
    for found in _SYMBOL.finditer(text, span.start, span.end):
        if found[1] in labels or (daggers and found[1][0] in "†‡"):
            yield Place(found[1], found.start(), found.end())


def _uncertain(text: str, span: Span, labels: set[int], kind: Kind) -> Iterator[Place]:
    places: list[Place] = []
    known = False
    for found in _ROUND.finditer(text, span.start, span.end):
        # "(1) the first, (2) the second" count what follows them.
        behind = text[found.end() : found.end() + 1]
        if text[found.start() - 1] in '.!?,;:”"' or behind in ".,;:" or found.end() == span.end:
            known = known or int(found[1].split(",")[0]) in labels
            places += [
                Place(n, found.start(), found.end())
                for n in _numbers(found[1])
                if n in labels or (known and behind in ".,;")
            ]
    for found in _GLUED.finditer(text, span.start, span.end):
        if _touches(text, found.start(), found.end(), span):
            places += [Place(n, found.start(), found.end()) for n in _numbers(found[1]) if n in labels]
    if kind == "pdf":
        places += [
            Place(int(found[1]), found.start(), found.end())
            for found in _LOOSE.finditer(text, span.start, span.end)
            if int(found[1]) in labels
        ]
    return iter(sorted(places, key=lambda place: place.start))


def _touches(text: str, start: int, end: int, span: Span) -> bool:
    """Whether a number that touches what is before it is a mark, and no part of a figure or name."""
    before = text[max(span.start, start - 20) : start]
    if before[-1].isalpha():
        # km2 and CO2 and F16 are none; "talks1" is one.
        return re.search(r"(?:^|[\s“(‘])[\w’'-]*[a-z]{3}$", before) is not None
    if len(before) > 1 and before[-2].isdigit():
        if before[-1] != "." or not re.match(r"\s+[A-Z“]|\s*$", text[end : end + 3]):
            return False
        return re.search(r"\b(?:1[89]|20)\d\d\.$", before) is not None
    return (
        re.search(r"\b(?:no|nos|vol|art|p|pp|fig|ch|sec|para|res|arts)\.$|[\s(][“\"']$|^[“\"']$", before, re.I) is None
    )


def _numbers(written: str) -> list[int]:
    numbers: list[int] = []
    for part in re.split(r"\s?[,;]\s?", written):
        ends = [int(one) for one in re.split(r"\s?[–-]\s?", part) if one.isdigit()]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 20:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return numbers
