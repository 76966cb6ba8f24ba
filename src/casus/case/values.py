"""What a quantity's value can be: a number, an estimative word, a distribution or an expression."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from casus.case.calls import FamilyCall, parse_value
from casus.case.expressions import Constant, Expression
from casus.case.language import parse_expression
from casus.errors import CaseError, Fault, short
from casus.quantities.words import ALL_WORDS, scheme

if TYPE_CHECKING:
    from casus.quantities.distributions import Quantile

__all__ = ["Distribution", "Number", "Value", "Word", "read_expression", "read_value"]


_SEVERAL_WORDS = re.compile(r"[A-Za-z]+( [A-Za-z]+)+")


@dataclass(frozen=True)
class Number:
    """A fixed number, written as one."""

    value: float

    @property
    def text(self) -> str:
        """As in an expression."""
        return Constant(self.value).text


@dataclass(frozen=True)
class Word:
    """An estimative word: uniform on its band."""

    name: str
    low: float
    high: float

    @property
    def text(self) -> str:
        """The word."""
        return self.name


@dataclass(frozen=True)
class Distribution:
    """A distribution.

    family, positional, named : as written; a distribution inside is a Distribution
    text                      : canonical
    quantile                  : its quantile function, made once; None for a mixture, whose `named` holds names
                                and weight
    """

    family: str
    positional: tuple[Any, ...]
    named: Mapping[str, Any]
    text: str
    quantile: "Quantile | None" = field(default=None, repr=False, compare=False)


Value: TypeAlias = Number | Word | Distribution | Expression


def read_value(written: object, words: str) -> Value:
    """Read a value as it stands in a case.

    words  : the scheme of estimative words
    raises : CaseError
    """
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        raise CaseError([_not_a_value(written)])
    if not isinstance(written, str):
        return Number(float(written))
    word = " ".join(written.split())
    # No expression is made of words alone, so an estimative word was meant: the scheme says which it has.
    if word in ALL_WORDS or (_SEVERAL_WORDS.fullmatch(word) and not {"if", "and", "or"} & set(word.split())):
        try:
            low, high = scheme(words).band(word)
        except CaseError as error:
            raise CaseError(replace(fault, found=short(word)) for fault in error.faults) from None
        return Word(word, low, high)
    parsed = parse_value(written)
    if isinstance(parsed, FamilyCall):
        return _distribution(parsed)
    return Number(parsed.value) if isinstance(parsed, Constant) else parsed


def read_expression(written: object) -> Expression:
    """Read an expression as it stands in a case: a number or a text.

    raises : CaseError
    """
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        raise CaseError([_not_a_value(written)])
    if not isinstance(written, str):
        return Constant(float(written))
    if (word := " ".join(written.split())) in ALL_WORDS:
        message = f"{word!r} is an estimative word, and only a quantity's value may be one"
        raise CaseError(
            [Fault("expression-word", message, found=word, expected="the name of a quantity with that value")]
        )
    return parse_expression(written)


def _not_a_value(written: object) -> Fault:
    found = {bool: str(written).lower(), type(None): "nothing", list: "a list", dict: "a map"}.get(type(written))
    message = "this must be a number, or a text that says how to compute one"
    return Fault("wrong-type", message, found=found, expected="a number or an expression")


def _distribution(call: FamilyCall) -> Distribution:
    from casus.quantities.distributions import distribution, mixture_arguments

    if call.family == "mixture":
        members, weights = mixture_arguments(*call.positional, **call.named)
        text = f"mixture(names=[{', '.join(members)}], weight=[{', '.join(Constant(w).text for w in weights)}])"
        return Distribution("mixture", (), {"names": tuple(members), "weight": tuple(weights)}, text)
    positional = [_inner(argument) for argument in call.positional]
    named = {name: _inner(argument) for name, argument in call.named.items()}
    quantile = distribution(call.family, *positional, **named)
    return Distribution(call.family, call.positional, call.named, quantile.describe(), quantile)


def _inner(argument: object) -> object:
    return _distribution(argument).quantile if isinstance(argument, FamilyCall) else argument
