"""Offsets: from the characters of a sentence to those of the article."""

from bisect import bisect_right
from functools import lru_cache

from casus.drafting.article import Article
from casus.drafting.extraction import Sentence

__all__ = ["place", "readable"]

# How many characters have to agree where a mark was taken out, and how far the next word may be from it.
_AGREE, _FAR = 8, 600
# Of a sentence: more than any has that somebody wrote for readers.
_MOST_READ = 3_000


def readable(text: str) -> str:
    """A sentence as far as rules read it: what runs on for pages is no sentence, and would take long."""
    return text[:_MOST_READ]


def place(article: Article, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where `sentence.text[start:end]` stands in the article.

    A sentence is without the marks of its source text and with single spaces; what stands between two of its characters
    there belongs to the quotation, so that `article.text[start:end]` may be longer than it.
    """
    raw = article.text[sentence.start : sentence.end]
    runs, origins = _runs(sentence.text, raw)

    def at(k: int) -> int:
        run = bisect_right(runs, k) - 1
        return min(origins[run] + k - runs[run], len(raw)) if run >= 0 else 0

    first = at(start)
    return sentence.start + first, sentence.start + max(at(end - 1) + 1 if end > start else first, first)


@lru_cache(maxsize=64)
def _runs(text: str, raw: str) -> tuple[list[int], list[int]]:
    """Runs that agree: where each begins in the text, and where in the raw text."""
    runs: list[int] = []
    origins: list[int] = []
    k = r = 0
    while k < len(text) and r < len(raw):
        if text[k] == raw[r]:
            if not runs or origins[-1] - runs[-1] != r - k:
                runs.append(k)
                origins.append(r)
            k, r = k + 1, r + 1
        elif text[k].isspace() and not raw[r].isspace():
            k += 1
        elif raw[r].isspace():
            r += 1
        else:
            found = raw.find(text[k : k + _AGREE].partition(" ")[0], r, r + _FAR)
            if found < 0:
                k += 1
            else:
                r = found
    return runs, origins
