"""The outside view: a class of past cases, and what this case has of its features."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from casus.case.schema.fields import Day, Entry, Kind, Line, OneOf, Prose, field, wrong

__all__ = ["Reference"]


def _feature(written: Any) -> bool | float:
    if isinstance(written, bool):
        return written
    if isinstance(written, int | float):
        return float(written)
    raise wrong(written, "true, false or a number", "wrong-type", message="a feature is true, false or a number")


Feature: TypeAlias = Annotated[bool | float, *field(_feature, {"anyOf": [{"type": "boolean"}, {"type": "number"}]})]


class Reference(Entry):
    """How often such things happen at all: the rate in a class of past cases, over the window of the question."""

    kind: Annotated[Literal["reference"], *Kind("reference", "game", "hypotheses")]
    class_: Annotated[Literal["war_joining"], *OneOf("war_joining")] = Field(alias="class")
    war_began: Day
    features: dict[str, Feature] = Field(default_factory=dict)
    figures: Line | None = None
    label: Prose | None = None
    about: Prose | None = None
    because: list[Line] = Field(default_factory=list)
