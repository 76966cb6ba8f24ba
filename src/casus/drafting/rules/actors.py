"""Actors: who acts, the people of each, and the organisations."""

from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Actor, Sentence

__all__ = ["find_actors"]


def find_actors(
    article: Article, sentences: Sequence[Sentence]
) -> tuple[tuple[Actor, ...], tuple[str, ...], tuple[str, ...]]:
    """Actors, full names of people, and names of organisations, each in the order of the text."""
    return (), (), ()
