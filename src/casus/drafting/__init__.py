"""Drafting: an article → a draft case. It reads and quotes; it invents nothing.

>>> from casus.drafting import Article, extract
>>> [sentence.text for sentence in extract(Article("It rained. We stayed.[1]", "text")).sentences]
['It rained.', 'We stayed.']
"""

from casus.drafting.article import Article, Kind, Link, Span
from casus.drafting.extract import Progress, extract
from casus.drafting.extraction import (
    MOST_QUOTED,
    Actor,
    Claim,
    Conditional,
    Extraction,
    Hypothesis,
    Mark,
    Quantity,
    Sentence,
    Source,
)
from casus.drafting.problem import Problem

__all__ = [
    "MOST_QUOTED",
    "Actor",
    "Article",
    "Claim",
    "Conditional",
    "Extraction",
    "Hypothesis",
    "Kind",
    "Link",
    "Mark",
    "Problem",
    "Progress",
    "Quantity",
    "Sentence",
    "Source",
    "Span",
    "extract",
]
