"""Plain text, as it stands: offsets into what was read are offsets into the file."""

import re

from casus.drafting.article import Article
from casus.drafting.problem import Problem

__all__ = ["read_text"]

# Lines of a text that was wrapped by hand: none is longer, and those in the middle of a paragraph are nearly full.
_WIDEST = 100
_FULL = 45


def read_text(text: str, problems: tuple[Problem, ...] = ()) -> Article:
    """An article of plain text. Where its lines were wrapped, breaks within a paragraph become spaces.

    Letters are neither added nor taken away.
    """
    return Article(re.sub(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)+", _unwrapped, text), "text", problems=problems)


def _unwrapped(paragraph: re.Match[str]) -> str:
    lines = paragraph[0].split("\n")
    middle = lines[:-1]
    wrapped = max(map(len, lines)) <= _WIDEST and min(map(len, middle)) >= _FULL
    # A list has lines of any length, and each begins anew.
    return " ".join(lines) if wrapped and not any(map(_begins, lines[1:])) else paragraph[0]


def _begins(line: str) -> bool:
    """Whether a line begins an item of a list, or a footnote."""
    return re.match(r"\s*(?:[-•–]\s|[*†‡§¶]{1,4}\s|[¹²³⁴-⁹]|\[?\^?\d{1,3}[\].)]\s|\[\d{1,3}\])", line) is not None
