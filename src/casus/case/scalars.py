"""Unquoted YAML scalars by the core schema of YAML 1.2, and those that other readers take for something else."""

import math
import re
from dataclasses import dataclass

__all__ = ["Trap", "plain_scalar"]

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
# YAML 1.1 reads these as true and false, so an editor may rewrite them: Norway's country code is the known victim.
_SWITCHES = frozenset(form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper()))
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_OTHER_BASE = re.compile(r"[-+]?0[xXoObB][0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_UNDERSCORED = re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?")


@dataclass(frozen=True)
class Trap:
    """A scalar whose meaning is not what it seems; the code, message and expectation of its fault."""

    code: str
    message: str
    expected: str


_INFINITE = Trap("not-finite", "infinity and not-a-number are no values", "a finite number")
_TOO_LARGE = Trap("not-finite", "a number is too large", "a number below 1.8e308")


def plain_scalar(text: str) -> bool | int | float | str | Trap | None:
    """What an unquoted scalar stands for.

    >>> plain_scalar("85"), plain_scalar("1e-3"), plain_scalar("2022-12-20"), plain_scalar("null")
    (85, 0.001, '2022-12-20', None)
    >>> plain_scalar("no").message
    "some readers take 'no' for false: quote this"
    """
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if text in _SWITCHES:
        truth = text.lower() in ("yes", "on")
        message = f"some readers take {text!r} for {str(truth).lower()}: quote this"
        return Trap("yaml-switch", message, f'"{text}" in quotes, or true or false')
    if _INTEGER.fullmatch(text):
        # More digits than any quantity has would make a slow conversion.
        return int(text) if len(text) < 20 else plain_scalar(f"{text}.0")
    if _LEADING_ZERO.fullmatch(text):
        return Trap("yaml-number", "some readers take this for an octal number", "no zero in front, or quotes")
    if _OTHER_BASE.fullmatch(text):
        return Trap("yaml-number", "a number in another base than ten", "a decimal number, or quotes")
    if _NOT_FINITE.fullmatch(text):
        return _INFINITE
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else _TOO_LARGE
    if _UNDERSCORED.fullmatch(text):
        return Trap("yaml-number", "some readers take this for a number", "the number without underscores, or quotes")
    return text
