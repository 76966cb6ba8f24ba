"""What does not fit within the text: contradictions, foreign words, slips."""

from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Quantity, Sentence
from casus.drafting.problem import Problem

__all__ = ["find_contradictions"]


def find_contradictions(
    article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> tuple[Problem, ...]:
    """Problems of the sentences, in their order."""
    return ()
