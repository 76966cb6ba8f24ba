"""Hypotheses: sentences on purpose or intent."""

from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Hypothesis, Sentence

__all__ = ["find_hypotheses"]


def find_hypotheses(article: Article, sentences: Sequence[Sentence]) -> tuple[Hypothesis, ...]:
    """Hypotheses among the sentences, in their order."""
    return ()
