"""The schema of a case file: every key, its type, and the JSON Schema made from it."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from casus.case.schema.fields import CarriedError, Day, Entry, Formula, Grades, Line, OneOf, Prose, Version
from casus.case.schema.frame import (
    Actor,
    Answer,
    Assumption,
    Author,
    Claim,
    Confidence,
    Dissent,
    Event,
    Resolution,
    Source,
    Tie,
)
from casus.case.schema.game import Branch, Correlation, Game, Position, Quantity
from casus.case.schema.hypotheses import Evidence, Hypotheses, Hypothesis
from casus.case.schema.reference import Reference
from casus.case.schema.time import Clock, Observed
from casus.errors import nearest
from casus.quantities.words import SCHEMES

__all__ = [
    "KINDS",
    "LATER_KINDS",
    "Actor",
    "Answer",
    "Assumption",
    "Author",
    "Branch",
    "CarriedError",
    "CaseFile",
    "Claim",
    "Clock",
    "Confidence",
    "Correlation",
    "Dissent",
    "Entry",
    "Event",
    "Evidence",
    "Game",
    "Hypotheses",
    "Hypothesis",
    "Model",
    "Observed",
    "Position",
    "Quantity",
    "Reference",
    "Resolution",
    "Source",
    "Tie",
]

# Planned words of the format, refused by name so that nobody takes them for typing errors.
LATER_KINDS = ("bargaining", "index")
# Kinds of models by the word that a case writes.
KINDS: Mapping[str, type[Entry]] = {"game": Game, "reference": Reference, "hypotheses": Hypotheses}


def _kind(model: Any) -> str:
    """Which entry is to judge a model: its own, that of the kind it nearly names, else that of a game."""
    kind = model.get("kind") if isinstance(model, Mapping) else getattr(model, "kind", None)
    if not isinstance(kind, str):
        return "game"
    close = nearest(kind, KINDS, most=1)
    return kind if kind in KINDS else close[0] if close else "game"


Model: TypeAlias = Annotated[
    Annotated[Game, Tag("game")] | Annotated[Reference, Tag("reference")] | Annotated[Hypotheses, Tag("hypotheses")],
    Discriminator(_kind),
]


class CaseFile(Entry):
    """A case file, version 1."""

    casus: Version
    title: Prose
    about: Prose | None = None
    banner: Prose | None = None
    authors: list[Author] = Field(default_factory=list)
    question: Prose | None = None
    resolution: Resolution | None = None
    as_of: Day | None = None
    horizon: Day | None = None
    answer: Formula | None = None
    answers: dict[str, Answer] = Field(default_factory=dict)
    confidence: Confidence | None = None
    assumptions: dict[str, Assumption] = Field(default_factory=dict)
    leaves_out: list[Prose] = Field(default_factory=list)
    dissent: list[Dissent] = Field(default_factory=list)
    related: list[Line] = Field(default_factory=list)
    grades: Grades = Field(default_factory=dict)
    names: dict[str, Prose] = Field(default_factory=dict)
    words: Annotated[Literal["icd203", "phia", "nato", "kent"], *OneOf(*SCHEMES)] = "icd203"
    sources: dict[str, Source] = Field(default_factory=dict)
    claims: dict[str, Claim] = Field(default_factory=dict)
    events: dict[str, Event] = Field(default_factory=dict)
    actors: dict[str, Actor] = Field(default_factory=dict)
    ties: list[Tie] = Field(default_factory=list)
    quantities: dict[str, Quantity] = Field(default_factory=dict)
    correlations: list[Correlation] = Field(default_factory=list)
    models: dict[str, Model] = Field(default_factory=dict)
    observed: list[Observed] = Field(default_factory=list)

    @property
    def games(self) -> dict[str, Game]:
        """The models that are games."""
        return {name: model for name, model in self.models.items() if isinstance(model, Game)}

    @property
    def hypotheses(self) -> dict[str, Hypotheses]:
        """The models that weigh hypotheses."""
        return {name: model for name, model in self.models.items() if isinstance(model, Hypotheses)}
