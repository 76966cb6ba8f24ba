"""Case files: the schema, the reader, the little language of values, and the case itself.

>>> from casus.case import parse
>>> case = parse("{casus: 1, title: Rain, answer: p, quantities: {p: {value: likely, about: Chance of rain}}}")
>>> case.quantities["p"].value
Word(name='likely', low=0.55, high=0.8)
"""

from casus.case.case import Case, FixedNumber
from casus.case.reader import parse, read
from casus.case.schema import (
    Answer,
    Branch,
    Claim,
    Clock,
    Evidence,
    Game,
    Hypotheses,
    Observed,
    Quantity,
    Reference,
    Source,
)
from casus.case.standing import Report, Standing, origins_of
from casus.case.text import Text, in_language
from casus.case.tradecraft import Finding, Gap, Standard, tradecraft
from casus.case.tree import Tree, TreeNode
from casus.case.values import Distribution, Number, Value, Word

__all__ = [
    "Answer",
    "Branch",
    "Case",
    "Claim",
    "Clock",
    "Distribution",
    "Evidence",
    "Finding",
    "FixedNumber",
    "Game",
    "Gap",
    "Hypotheses",
    "Number",
    "Observed",
    "Quantity",
    "Reference",
    "Report",
    "Source",
    "Standard",
    "Standing",
    "Text",
    "Tree",
    "TreeNode",
    "Value",
    "Word",
    "in_language",
    "origins_of",
    "parse",
    "read",
    "tradecraft",
]
