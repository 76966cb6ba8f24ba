"""From an article to what was found in it."""

from collections.abc import Callable
from typing import TypeAlias

from casus.drafting.article import Article
from casus.drafting.extraction import Extraction

__all__ = ["Progress", "extract"]

Progress: TypeAlias = Callable[[int, int], None]
"""Told how much is done, and of how much."""


def extract(article: Article, progress: Progress | None = None) -> Extraction:
    """Find what the rules find.

    progress : told characters read so far, and of how many
    """
    # The rules load libraries that only drafting needs.
    from casus.drafting.rules import apply

    return apply(article, progress)
