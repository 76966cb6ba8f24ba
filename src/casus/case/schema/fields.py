"""Types of single fields: one validator each, so that one mistake is one fault, and what the JSON Schema says of it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationInfo, WithJsonSchema

from casus.case.expressions import Expression
from casus.case.scalars import plain_scalar
from casus.case.text import Text, read_text
from casus.case.values import Value, read_expression, read_value
from casus.errors import CaseError, Fault, nearest, short

__all__ = [
    "GRADES",
    "CarriedError",
    "Day",
    "Entry",
    "Formula",
    "Grades",
    "Kind",
    "Line",
    "Moment",
    "OneOf",
    "Prose",
    "Sentences",
    "Share",
    "Split",
    "Switch",
    "ValueField",
    "Version",
    "Whole",
    "field",
    "wrong",
]


class CarriedError(ValueError):
    """Brings the faults of one value through pydantic."""

    def __init__(self, error: CaseError) -> None:
        super().__init__(str(error))
        self.error = error


class Entry(BaseModel):
    """A map with fixed keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


def field(read: Callable[[Any], Any], schema: dict[str, Any]) -> tuple[PlainValidator, WithJsonSchema]:
    """How a field is read, with its faults carried through pydantic, and what the JSON Schema says of it."""

    def validate(written: Any) -> Any:
        try:
            return read(written)
        except CaseError as error:
            raise CarriedError(error) from None

    return PlainValidator(validate), WithJsonSchema(schema)


def wrong(
    found: object, expected: str, code: str = "wrong-value", *, message: str, close: tuple[str, ...] = ()
) -> CaseError:
    """The one fault of a field; `found` is what was written there, `close` the nearest valid words."""
    shown = str(found).lower() if isinstance(found, bool) else str(found)
    if isinstance(found, str) and not isinstance(plain_scalar(found), str):
        # A number or a switch in quotes would look like one without them.
        shown = f'"{found}"'
    kind = {dict: "a map", list: "a list", type(None): "nothing"}.get(type(found))
    return CaseError([Fault(code, message, found=kind or short(shown), expected=expected, nearest=close)])


def _line(written: Any) -> str:
    text = read_text(written)
    if not isinstance(text, str):
        message = "this must be one text, the same in all languages"
        raise wrong(written, "one text", "wrong-type", message=message)
    return text


def _day(written: Any) -> date:
    try:
        if isinstance(written, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            return date.fromisoformat(written)
    except ValueError:
        raise wrong(written, "a day of the calendar", message="there is no such day") from None
    raise wrong(written, "a date such as 2022-12-20", message="this is no date")


def _moment(written: Any) -> str:
    text = str(written) if isinstance(written, int) and not isinstance(written, bool) else written
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", text):
        return text
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return _day(text).isoformat()
    raise wrong(written, "a year, a month or a day, such as 1999, 2022-12 or 2022-12-20", message="this is no date")


def _sentences(written: Any) -> tuple[int, ...]:
    numbers = written if isinstance(written, list) else [written]
    if numbers and all(type(number) is int and number >= 1 for number in numbers):
        return tuple(numbers)
    expected = "the number of a sentence, or a list of such, counted from 1"
    raise wrong(written, expected, message="this must say which sentence of the article")


def _share(written: Any) -> float:
    if isinstance(written, int | float) and not isinstance(written, bool) and 0 <= written <= 1:
        return float(written)
    raise wrong(written, "a number from 0 to 1", message="this must be a number from 0 to 1")


def _switch(written: Any) -> bool:
    if isinstance(written, bool):
        return written
    raise wrong(written, "true or false", "wrong-type", message="this must be true or false")


def _split(written: Any) -> "Expression | dict[str, Expression | Literal['rest']]":
    if not isinstance(written, dict):
        return read_expression(written)
    steps: dict[str, Expression | Literal["rest"]] = {}
    faults: list[Fault] = []
    for step, value in written.items():
        try:
            steps[step] = "rest" if value == "rest" else read_expression(value)
        except CaseError as error:
            faults.extend(error.under(step).faults)
    if faults:
        raise CaseError(faults)
    return steps


def _grades(written: Any) -> dict[str, float]:
    if not isinstance(written, dict):
        raise wrong(written, "a map of grades, such as {A: 0.95, B: 0.8}", "wrong-type", message="this must be a map")
    shares: dict[str, float] = {}
    faults: list[Fault] = []
    for grade, value in written.items():
        try:
            if grade not in GRADES:
                message = "a source is graded A to F"
                raise wrong(grade, _either(GRADES), message=message, close=nearest(str(grade), GRADES))
            shares[grade] = _share(value)
        except CaseError as error:
            faults.extend(error.under(grade).faults)
    if faults:
        raise CaseError(faults)
    return shares


def _value(written: Any, info: ValidationInfo) -> Value:
    try:
        return read_value(written, info.context["words"] if info.context else "icd203")
    except CaseError as error:
        raise CarriedError(error) from None


# Grades of a source's reliability on the Admiralty scale.
GRADES = ("A", "B", "C", "D", "E", "F")


def OneOf(*words: str) -> tuple[PlainValidator, WithJsonSchema]:  # noqa: N802 - reads as a type
    """One of a few words."""

    def read(written: Any) -> str:
        if isinstance(written, str) and written in words:
            return written
        close = nearest(written, words) if isinstance(written, str) else ()
        raise wrong(written, _either(words), message="this word isn't known here", close=close)

    return field(read, {"enum": list(words)})


def Kind(own: str, *others: str) -> tuple[PlainValidator, WithJsonSchema]:  # noqa: N802 - reads as a type
    """The word that a model has for its kind; a fault names all of them."""
    validator, _ = OneOf(own, *others)
    return validator, WithJsonSchema({"const": own})


def _either(words: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _version(written: Any) -> int:
    if type(written) is int and written == 1:
        return written
    message = "this is no version of the format that can be read here"
    raise wrong(written, "`casus: 1`, the one version that there is", message=message)


def Whole(low: int, high: int) -> tuple[PlainValidator, WithJsonSchema]:  # noqa: N802 - reads as a type
    """A whole number in a range."""

    def read(written: Any) -> int:
        if type(written) is int and low <= written <= high:
            return written
        expected = f"a whole number from {low} to {high}"
        raise wrong(written, expected, message=f"this must be {expected}")

    return field(read, {"type": "integer", "minimum": low, "maximum": high})


_EXPRESSION = {"anyOf": [{"type": "number"}, {"type": "string"}], "description": "A number or an expression."}
_TEXT = {
    "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}],
    "description": "A text, or a map of languages.",
}

Prose: TypeAlias = Annotated[Text, *field(read_text, _TEXT)]
Line: TypeAlias = Annotated[str, *field(_line, {"type": "string"})]
Day: TypeAlias = Annotated[date, *field(_day, {"type": "string", "format": "date"})]
Moment: TypeAlias = Annotated[str, *field(_moment, {"anyOf": [{"type": "string"}, {"type": "integer"}]})]
Sentences: TypeAlias = Annotated[
    tuple[int, ...],
    *field(_sentences, {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}}]}),
]
Version: TypeAlias = Annotated[int, *field(_version, {"type": "integer", "minimum": 1, "maximum": 1})]
Share: TypeAlias = Annotated[float, *field(_share, {"type": "number", "minimum": 0, "maximum": 1})]
Switch: TypeAlias = Annotated[bool, *field(_switch, {"type": "boolean"})]
Formula: TypeAlias = Annotated[Expression, *field(read_expression, _EXPRESSION)]
Grades: TypeAlias = Annotated[
    dict[str, float],
    *field(
        _grades,
        {
            "type": "object",
            "properties": {grade: {"type": "number", "minimum": 0, "maximum": 1} for grade in GRADES},
            "additionalProperties": False,
            "description": "How reliable a source of each grade is, 0 to 1.",
        },
    ),
]
Split: TypeAlias = Annotated[
    Expression | dict[str, Expression | Literal["rest"]],
    *field(_split, {"anyOf": [*_EXPRESSION["anyOf"], {"type": "object", "additionalProperties": _EXPRESSION}]}),
]
if TYPE_CHECKING:
    ValueField: TypeAlias = Value
else:
    # Any: pydantic would otherwise look into the classes, which it has no business with.
    ValueField = Annotated[
        Any,
        PlainValidator(_value),
        WithJsonSchema(
            {**_EXPRESSION, "description": "A number, an estimative word, a distribution or an expression."}
        ),
    ]
