"""All nine standards, in the order of the directive."""

from casus.case.case import Case
from casus.case.tradecraft.accuracy import accuracy
from casus.case.tradecraft.alternatives import alternatives
from casus.case.tradecraft.argument import argument
from casus.case.tradecraft.change import change
from casus.case.tradecraft.judgement import judgement
from casus.case.tradecraft.relevance import relevance
from casus.case.tradecraft.sheet import Standard
from casus.case.tradecraft.sources import sources
from casus.case.tradecraft.uncertainty import uncertainty
from casus.case.tradecraft.visual import visual

__all__ = ["tradecraft"]

STANDARDS = (sources, uncertainty, judgement, alternatives, relevance, argument, change, accuracy, visual)


def tradecraft(case: Case) -> tuple[Standard, ...]:
    """The nine standards of ICD 203 (2015, D.6.e), each answered from the file alone: nothing is run or looked up.

    >>> from casus.case import parse
    >>> case = parse("{casus: 1, title: Rain, answer: p, quantities: {p: {value: likely, about: Chance of rain}}}")
    >>> [(one.name, one.verdict) for one in tradecraft(case)][:2]
    [('sources', 'open'), ('uncertainty', 'partly')]
    >>> tradecraft(case)[1].missing[0].step
    'give `confidence: {level: low, why: …}`'
    """
    return tuple(standard(case) for standard in STANDARDS)
