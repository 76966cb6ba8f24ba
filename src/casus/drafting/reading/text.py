"""Plain text, as it stands: offsets into what was read are offsets into the file."""

import re
from itertools import groupby

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
    blocks = groupby(text.split("\n"), key=lambda line: bool(line.strip()))
    return Article("\n".join(_unwrapped(list(lines)) for _, lines in blocks), "text", problems=problems)


def _unwrapped(lines: list[str]) -> str:
    """The lines of a paragraph as one, where they were wrapped; blank lines are too short for it."""
    wrapped = max(map(len, lines)) <= _WIDEST and min(map(len, lines[:-1]), default=0) >= _FULL
    # A list has lines of any length, and each begins anew.
    return (" " if wrapped and not any(map(_begins, lines[1:])) and not _counts(lines) else "\n").join(lines)


def _counts(lines: list[str]) -> bool:
    """Whether lines begin with numbers that go on from the first, as notes do."""
    numbers = [int(found[1]) for line in lines if (found := re.match(r"\s*(\d{1,3})\s+[A-Z“\"‘]", line)) is not None]
    begins = re.match(r"\s*\d{1,3}\s+[A-Z“\"‘]", lines[0]) is not None
    return begins and len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _begins(line: str) -> bool:
    """Whether a line begins an item of a list, or a footnote."""
    return re.match(r"\s*(?:[-•–]\s|[*†‡§¶]{1,4}\s|[¹²³⁴-⁹]|\[?\^?\d{1,3}[\].)]\s|\[\d{1,3}\])", line) is not None
