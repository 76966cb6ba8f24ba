"""Hypotheses that exclude one another, and the evidence that tells them apart."""

from typing import Annotated, Literal

from pydantic import Field

from casus.case.schema.fields import Day, Entry, Formula, Kind, Line, OneOf, Prose, Share, Switch

__all__ = ["OTHER", "STATUSES", "USUALLY_SEEN", "Evidence", "Hypotheses", "Hypothesis"]

# The hypothesis that stands for all that nobody thought of.
OTHER = "other"
STATUSES = ("observed", "absent", "unknown")

USUALLY_SEEN = 0.5
"""Chance that something would have been seen, where the case doesn't say."""


class Hypothesis(Entry):
    """One reading: how likely it was before the evidence, beside the others."""

    prior: Formula
    label: Prose | None = None
    about: Prose | None = None
    because: list[Line] = Field(default_factory=list)


class Evidence(Entry):
    """What was seen, was looked for in vain, or may still be seen, and how likely it is under each hypothesis."""

    status: Annotated[Literal["observed", "absent", "unknown"], *OneOf(*STATUSES)]
    likelihood: dict[str, Formula]
    if_false: dict[str, Formula] = Field(default_factory=dict)
    because: list[Line] = Field(default_factory=list)
    cluster: Line | None = None
    by: Day | None = None
    would_be_seen: Share = USUALLY_SEEN
    label: Prose | None = None
    about: Prose | None = None


class Hypotheses(Entry):
    """Hypotheses of which one is true, weighed by evidence (Good 1950; Schum 1994)."""

    kind: Annotated[Literal["hypotheses"], *Kind("hypotheses", "game", "reference")]
    hypotheses: dict[str, Hypothesis]
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    clusters: dict[str, Share] = Field(default_factory=dict)
    exhaustive: Switch = False
    label: Prose | None = None
    about: Prose | None = None
