"""The text as lines and paragraphs, with what they look like."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from casus.drafting.article import Article, Span

__all__ = ["Line", "covered", "lines_of"]

# Each mark is met in one way alone, so that a long run of them is read once.
_ENDED = re.compile(
    r"[.!?…:;][\"”’'»)\]¹²³⁰-⁹]*(?:\[[^\]\n]{1,12}\]|\(\d{1,3}\)|\d{1,3}(?!\d)|,\s?(?=\d)|\s?[*†‡§]{1,4}(?![*†‡§])|\s_{2,5}(?!_))*\s*$"
)
# An address behind the full stop is no part of the sentence.
_ADDRESS = re.compile(r"(?:\s+[(\[<]?https?://\S{1,390})+\s*$")
_BULLET = re.compile(r"\s*[•▪●◦‣·■–—*-]\s+")


# A full stop after words, and a capital behind it, in a line longer than by-lines are.
_WITHIN = re.compile(r"[a-z]+ \w{4,}\.\s+[A-Z]")
_LOST = 60


@dataclass(frozen=True)
class Line:
    """A line of the text: a paragraph, or one of several in it.

    alone   : whether it is a paragraph by itself
    first   : whether it begins one
    heading : whether the reader says that it is one
    """

    start: int
    end: int
    text: str
    alone: bool
    first: bool
    heading: bool

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does, or holds the end of another: it only lost its last full stop then."""
        if len(self.text) > _LOST and _WITHIN.search(self.text) is not None:
            return True
        end = self.text[-400:]
        return _ENDED.search(end[-60:]) is not None or _ENDED.search(_ADDRESS.sub("", end)[-60:]) is not None

    @property
    def bullet(self) -> int:
        """How many characters a bullet takes at its beginning."""
        found = _BULLET.match(self.text)
        return found.end() if found is not None else 0

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def title_like(self) -> bool:
        """Whether it could stand as a heading: short, by itself, without a full stop."""
        return self.heading or (
            self.alone and not self.bullet and len(self.text) <= 120 and self.text.rstrip()[-1:] not in ".;,:"
        )


def lines_of(article: Article) -> list[Line]:
    """The lines of an article in order; one that goes on in the next is joined to it."""
    headings = [(span.start, span.end) for span in article.headings]
    lines: list[Line] = []
    for paragraph in re.finditer(r"[^\n]+(?:\n[^\n]+)*", article.text):
        parts: list[list[int]] = []
        for found in re.finditer(r"[^\n]*\S[^\n]*", paragraph[0]):
            begin, end = paragraph.start() + found.start(), paragraph.start() + found.end()
            if parts and _goes_on(article.text, parts[-1][1], found[0]):
                parts[-1][1] = end
            else:
                parts.append([begin, end])
        for k, (begin, end) in enumerate(parts):
            text = article.text[begin:end]
            begin += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            at = bisect_right(headings, (begin, len(article.text))) - 1
            heading = at >= 0 and headings[at][0] <= begin and headings[at][1] >= end
            lines.append(Line(begin, end, article.text[begin:end], len(parts) == 1, k == 0, heading))
    return lines


def covered(spans: Sequence[Span], at: int) -> bool:
    """Whether a place lies in one of the spans, which are in order."""
    k = bisect_right([span.start for span in spans], at) - 1
    return k >= 0 and at < spans[k].end


def _goes_on(text: str, end: int, line: str) -> bool:
    """Whether a line carries on a sentence of the line before it that is not ended."""
    last = text[max(0, end - 60) : end]
    if _ENDED.search(last) and not re.search(r"(?:[Aa]vailable at|from|:)\s*:?\s*$", last):
        return False
    words = line.lstrip()
    return words[:1].islower() and not words.startswith(("http", "www.")) and not _BULLET.match(line)
