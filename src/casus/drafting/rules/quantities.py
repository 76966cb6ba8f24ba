"""Quantities: numbers with their meaning."""

from collections.abc import Sequence
from datetime import date

from casus.drafting.article import Article
from casus.drafting.extraction import Quantity, Sentence

__all__ = ["find_quantities"]


def find_quantities(article: Article, sentences: Sequence[Sentence], as_of: date | None) -> tuple[Quantity, ...]:
    """Numbers in the sentences, in the order of the text.

    as_of : the day that the article speaks from, for dates without a year
    """
    return ()
