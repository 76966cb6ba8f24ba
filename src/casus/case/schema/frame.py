"""The frame of a case: question, answers, assumptions; and its evidence."""

from typing import Annotated, Literal

from pydantic import Field

from casus.case.schema.fields import (
    GRADES,
    Day,
    Entry,
    Line,
    Moment,
    OneOf,
    Prose,
    Sentences,
    Share,
    Split,
    Switch,
    Whole,
)

__all__ = [
    "Actor",
    "Answer",
    "Assumption",
    "Author",
    "Claim",
    "Confidence",
    "Dissent",
    "Event",
    "Resolution",
    "Source",
    "Tie",
]


class Author(Entry):
    """Who wrote the case."""

    name: Line
    affiliation: Prose | None = None


class Resolution(Entry):
    """How the question is decided."""

    yes_if: Prose
    no_if: Prose
    source: Prose


class Answer(Entry):
    """An expression whose value in a draw is the probability asked for; of a ladder, one for each step."""

    is_: Split = Field(alias="is")
    kind: Annotated[Literal["probability", "number", "ordinal"], *OneOf("probability", "number", "ordinal")] = (
        "probability"
    )
    given: Line | None = None
    headline: Switch = False
    decision_threshold: Share | None = None
    about: Prose | None = None
    unit: Line | None = None


class Confidence(Entry):
    """The analyst's confidence in the basis of the answer; never computed."""

    level: Annotated[Literal["low", "moderate", "high"], *OneOf("low", "moderate", "high")]
    why: Prose


class Assumption(Entry):
    """What is taken for granted, and what would break it."""

    text: Prose
    breaks_if: Prose | None = None
    carries: list[Line] = Field(default_factory=list)


class Dissent(Entry):
    """Who disagrees, and with which answer."""

    by: Prose
    text: Prose
    answer: Share | None = None


class Source(Entry):
    """A publication; reliability A to F on the Admiralty scale (NATO AJP-2.1)."""

    title: Prose
    author: Line | None = None
    publisher: Line | None = None
    url: Line | None = None
    published: Moment | None = None
    accessed: Day | None = None
    reliability: Annotated[Literal["A", "B", "C", "D", "E", "F"], *OneOf(*GRADES)] = "F"


class Claim(Entry):
    """One statement; credibility 1 to 6 on the Admiralty scale; `origin` said it first."""

    text: Prose
    sources: list[Line] = Field(default_factory=list)
    credibility: Annotated[int, *Whole(1, 6)] = 6
    origin: Line | None = None
    interest: list[Line] = Field(default_factory=list)
    sentence: Sentences | None = None
    event: Day | None = None
    reported: Day | None = None
    disputes: list[Line] = Field(default_factory=list)
    corroborates: list[Line] = Field(default_factory=list)
    retracts: list[Line] = Field(default_factory=list)


class Event(Entry):
    """Something that happened."""

    date: Day
    text: Prose
    place: Prose | None = None
    actors: list[Line] = Field(default_factory=list)
    because: list[Line] = Field(default_factory=list)


class Actor(Entry):
    """Who acts: a government, a public, an alliance."""

    name: Prose
    kind: Prose | None = None
    state: Line | None = None
    leader: Prose | None = None
    aliases: list[Line] = Field(default_factory=list)
    about: Prose | None = None


class Tie(Entry):
    """What binds two actors."""

    between: list[Line]
    kind: Prose
    since: Moment | None = None
    because: list[Line] = Field(default_factory=list)
