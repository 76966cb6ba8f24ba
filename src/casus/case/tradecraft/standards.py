"""All nine standards, in the order of the directive."""

from casus.case.case import Case
from casus.case.tradecraft.accuracy import accuracy
from casus.case.tradecraft.alternatives import alternatives
from casus.case.tradecraft.argument import argument
from casus.case.tradecraft.change import change
from casus.case.tradecraft.judgement import judgement
from casus.case.tradecraft.relevance import relevance
from casus.case.tradecraft.sheet import Entry, Finding, Gap, Standard
from casus.case.tradecraft.sources import sources
from casus.case.tradecraft.uncertainty import uncertainty
from casus.case.tradecraft.visual import visual

__all__ = ["tradecraft"]

# Sections whose entries are there for what they say.
IN_WORDS = ("question", "resolution", "confidence", "authors", "dissent", "assumptions")
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
    return tuple(_as_written(case, standard(case)) for standard in STANDARDS)


def _as_written(case: Case, standard: Standard) -> Standard:
    """The standard, with points that rest on a text that begins with TODO among what is missing."""
    paths = {todo.path[:length] for todo in case.todos for length in range(1, len(todo.path) + 1)}
    if not paths:
        return standard

    def unfinished(finding: Finding) -> tuple[Entry, ...]:
        return tuple(e for e in finding.entries if finding.counts and e.path[0] in IN_WORDS and e.path in paths)

    found = tuple(finding for finding in standard.found if not unfinished(finding))
    gaps = [
        Gap(f"still to be written: {finding.text}", "write what begins with TODO", unfinished(finding))
        for finding in standard.found
        if unfinished(finding)
    ]
    return Standard.of(standard.number, standard.name, standard.question, found, (*standard.missing, *gaps))
