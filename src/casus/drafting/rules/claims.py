"""Claims: the sentences that state, report, estimate or predict something."""

from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import MOST_QUOTED, Claim, Mark, Sentence

__all__ = ["find_claims"]


def find_claims(article: Article, sentences: Sequence[Sentence], marks: Sequence[Mark]) -> tuple[Claim, ...]:
    """Claims among the sentences, in their order, each with the sources that its marks lead to.

    marks : those that lead to a source
    """
    sources: dict[int, list[int | str]] = {}
    for mark in marks:
        sources.setdefault(mark.sentence, []).append(mark.n)
    return tuple(
        Claim(one.text, one.start, one.end, one.n, tuple(sources.get(one.n, ())))
        for one in sentences
        if len(one.text) <= MOST_QUOTED
    )
