"""Conditionals: if one thing, then another."""

from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Conditional, Sentence

__all__ = ["find_conditionals"]


def find_conditionals(article: Article, sentences: Sequence[Sentence]) -> tuple[Conditional, ...]:
    """Conditionals in the sentences, in their order."""
    return ()
