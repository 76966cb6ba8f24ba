"""The outside view: a class of past cases, and what this case has of its features."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, PlainValidator, WithJsonSchema

from casus.case.schema.fields import CarriedError, Day, Entry, Kind, Line, OneOf, Prose
from casus.errors import CaseError, Fault, short

__all__ = ["Reference"]


def _feature(written: Any) -> bool | float:
    if isinstance(written, bool):
        return written
    if isinstance(written, int | float):
        return float(written)
    kind = {dict: "a map", list: "a list", type(None): "nothing"}.get(type(written), short(str(written)))
    fault = Fault("wrong-type", "a feature is true, false or a number", found=kind, expected="true, false or a number")
    raise CarriedError(CaseError([fault]))


Feature: TypeAlias = Annotated[
    bool | float, PlainValidator(_feature), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "number"}]})
]


class Reference(Entry):
    """How often such things happen at all: the rate in a class of past cases, over the window of the question."""

    kind: Annotated[Literal["reference"], *Kind("reference", "game")]
    class_: Annotated[Literal["war_joining"], *OneOf("war_joining")] = Field(alias="class")
    war_began: Day
    features: dict[str, Feature] = Field(default_factory=dict)
    figures: Line | None = None
    label: Prose | None = None
    about: Prose | None = None
    because: list[Line] = Field(default_factory=list)
