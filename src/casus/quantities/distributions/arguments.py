"""From what was written to checked arguments; every fault of one distribution is found at once."""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from numbers import Real
from typing import Any

from casus.errors import CaseError, Fault, nearest
from casus.quantities.distributions.registry import Family, Parameter

__all__ = ["bind", "fail", "numbers", "percentages", "refuse_unknown", "shown"]

_PERCENTAGE = re.compile(r"p([1-9][0-9]?)")


def shown(value: object) -> str:
    """What was found, short enough for a message."""
    text = value if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def fail(code: str, message: str, *path: str, found: object = None, expected: str | None = None) -> CaseError:
    """A CaseError of one fault."""
    return CaseError([Fault(code, message, path, None if found is None else shown(found), expected)])


def raise_all(faults: Sequence[Fault]) -> None:
    """Raise where there is any fault."""
    if faults:
        raise CaseError(faults)


def refuse_unknown(family: Family, named: Mapping[str, Any], valid: Sequence[str]) -> list[Fault]:
    """Faults for arguments that the family does not know."""
    return [
        Fault(
            "distribution-arguments",
            f"{family.name} has no argument '{name}'",
            (name,),
            found=name,
            expected=" or ".join(family.signatures),
            nearest=nearest(name, valid),
        )
        for name in named
        if name not in valid
    ]


def bind(family: Family, positional: Sequence[Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments by name, defaults filled in; which values are legal is checked afterwards.

    raises : CaseError, code distribution-arguments
    """
    names = [parameter.name for parameter in family.parameters]
    usage = " or ".join(family.signatures)
    faults = refuse_unknown(family, named, names)
    if len(positional) > len(names):
        faults.append(
            Fault(
                "distribution-arguments",
                f"{family.name} takes at most {len(names)} arguments",
                found=f"{len(positional)} arguments",
                expected=usage,
            )
        )
    values = dict(zip(names, positional, strict=False))
    for name, value in named.items():
        if name in values:
            faults.append(
                Fault("distribution-arguments", f"{family.name}: {name} is given twice", (name,), expected=usage)
            )
        values.setdefault(name, value)
    for parameter in family.parameters:
        if parameter.name not in values:
            if parameter.default is not None:
                values[parameter.name] = parameter.default
            else:
                faults.append(
                    Fault(
                        "distribution-arguments",
                        f"{family.name} lacks {parameter.name}, the {parameter.about}",
                        expected=usage,
                    )
                )
    raise_all(faults)
    return values


def number(family: Family, name: str, value: object) -> float | Fault:
    """One finite number, or the fault that it is none."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return Fault(
            "distribution-arguments",
            f"{family.name}: {name} must be a number",
            (name,),
            found=shown(value),
            expected=" or ".join(family.signatures),
        )
    try:
        converted = float(value)
    except OverflowError:
        converted = math.inf
    if not math.isfinite(converted):
        return Fault(
            "distribution-parameter",
            f"{family.name}: {name} must be finite",
            (name,),
            found=shown(value),
            expected="a finite number",
        )
    return converted


def numbers(family: Family, values: Mapping[str, Any]) -> dict[str, float]:
    """The number parameters of a family, each in its legal range.

    raises : CaseError, codes distribution-arguments and distribution-parameter
    """
    checked: dict[str, float] = {}
    faults: list[Fault] = []
    for parameter in family.parameters:
        if parameter.kind != "number" or parameter.name not in values:
            continue
        value = number(family, parameter.name, values[parameter.name])
        if isinstance(value, Fault):
            faults.append(value)
        elif not parameter.admits(value):
            faults.append(_outside(family, parameter, value))
        else:
            checked[parameter.name] = value
    raise_all(faults)
    return checked


def _outside(family: Family, parameter: Parameter, value: float) -> Fault:
    return Fault(
        "distribution-parameter",
        f"{family.name}: {parameter.name} must be {parameter.legal}",
        (parameter.name,),
        found=shown(value),
        expected=f"{parameter.about}, {parameter.legal}",
    )


def percentages(family: Family, named: Mapping[str, Any]) -> tuple[dict[int, float], dict[str, Any]]:
    """Arguments p1 … p99 as percentage -> value in rising order, and the other arguments.

    raises : CaseError, codes distribution-arguments and distribution-quantiles
    """
    points: dict[int, float] = {}
    others: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, given in named.items():
        match = _PERCENTAGE.fullmatch(name)
        if match is None and re.fullmatch(r"p[0-9_.]+", name):
            faults.append(
                Fault(
                    "distribution-quantiles",
                    f"{family.name}: {name} is not a percentage between p1 and p99",
                    (name,),
                    found=name,
                    expected="p1 … p99, in whole per cents",
                )
            )
        elif match is None:
            others[name] = given
        else:
            value = number(family, name, given)
            if isinstance(value, Fault):
                faults.append(value)
            else:
                points[int(match[1])] = value
    points = dict(sorted(points.items()))
    rising = list(points.items())
    for (percent, value), (next_percent, next_value) in pairwise(rising):
        if not value < next_value:
            faults.append(
                Fault(
                    "distribution-quantiles",
                    f"{family.name}: p{next_percent} must be above p{percent}",
                    (f"p{next_percent}",),
                    found=shown(next_value),
                    expected=f"above {value:g}",
                )
            )
    raise_all(faults)
    return points, others
