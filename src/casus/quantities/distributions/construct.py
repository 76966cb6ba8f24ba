"""From a name and arguments to a quantile function."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from casus.errors import CaseError, Fault, nearest
from casus.quantities.distributions.arguments import (
    bind,
    fail,
    numbers,
    percentages,
    raise_all,
    refuse_unknown,
    shown,
)
from casus.quantities.distributions.closed import Lognormal, Normal, Uniform
from casus.quantities.distributions.combine import list_of_numbers, truncate
from casus.quantities.distributions.fit import fit
from casus.quantities.distributions.quantile import Quantile, written
from casus.quantities.distributions.quantiles import Quantiles
from casus.quantities.distributions.registry import FAMILIES, Family
from casus.quantities.distributions.tabled import beta, gamma, pert
from casus.quantities.distributions.thresholds import Bernoulli, Discrete
from casus.quantities.distributions.triangular import Triangular

__all__ = ["distribution"]

_FORMS: Mapping[str, Callable[..., Quantile]] = {
    "uniform": Uniform,
    "normal": Normal,
    "lognormal": Lognormal,
    "beta": beta,
    "gamma": gamma,
    "triangular": Triangular,
    "pert": pert,
    "bernoulli": Bernoulli,
}


def distribution(family: str, /, *positional: Any, **named: Any) -> Quantile:
    """The distribution that a case file writes as `family(arguments)`.

    positional, named : its parameters, or for a two-parameter family two of its quantiles, p5=…, p95=…;
                        `truncate` takes a Quantile first
    raises            : CaseError with every fault, each with the path of its argument: codes
                        distribution-unknown, distribution-arguments, distribution-parameter,
                        distribution-quantiles

    >>> print(distribution("pert", 0.6, 0.8, 0.95))
    pert(0.6, 0.8, 0.95)
    >>> round(distribution("normal", p5=1, p95=3).median(), 12)
    2.0
    """
    if family not in FAMILIES:
        raise CaseError(
            [
                Fault(
                    "distribution-unknown",
                    f"there is no distribution '{family}'",
                    found=family,
                    expected=", ".join(FAMILIES),
                    nearest=nearest(family, FAMILIES),
                )
            ]
        )
    if family == "mixture":
        raise fail(
            "distribution-arguments",
            "a mixture picks among quantities; it is no quantile function by itself",
            expected=FAMILIES["mixture"].example,
        )
    if family == "truncate":
        return truncate(*positional, **named)
    if family == "discrete":
        return _discrete(positional, named)
    if family == "quantiles":
        return _quantiles(positional, named)
    return _plain(FAMILIES[family], positional, named)


def _plain(family: Family, positional: tuple[Any, ...], named: Mapping[str, Any]) -> Quantile:
    text = None
    values: dict[str, Any]
    if family.by_quantiles and any(_is_percentage(name) for name in named):
        values, text = _fitted(family, positional, named)
    else:
        values = bind(family, positional, named)
    arguments = numbers(family, values)
    _check_order(family, arguments)
    made = _FORMS[family.name](**arguments, text=text)
    if family.name not in ("beta", "gamma", "pert") and not (math.isfinite(made.lower) and math.isfinite(made.upper)):
        raise fail(
            "distribution-parameter",
            f"{made.describe()} reaches values beyond double precision",
            expected="values below 1e308",
        )
    return made


def _is_percentage(name: str) -> bool:
    return len(name) > 1 and name[0] == "p" and name[1].isdigit()


def _fitted(family: Family, positional: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    points, others = percentages(family, named)
    faults = refuse_unknown(family, others, [parameter.name for parameter in family.parameters])
    if positional or (others and not faults):
        faults.append(
            Fault(
                "distribution-arguments",
                f"{family.name} takes parameters or quantiles, not both",
                expected=" or ".join(family.signatures),
            )
        )
    if len(points) != 2:
        faults.append(
            Fault(
                "distribution-quantiles",
                f"{family.name} is settled by two quantiles",
                found=f"{len(points)}",
                expected=f"two, such as {family.signatures[-1]}; quantiles(…) takes more",
            )
        )
    raise_all(faults)
    text = f"{family.name}({', '.join(f'p{percent}={written(value)}' for percent, value in points.items())})"
    return dict(fit(family.name, points)), text


def _check_order(family: Family, arguments: Mapping[str, float]) -> None:
    if "low" not in arguments:
        return
    low, high = arguments["low"], arguments["high"]
    mode = arguments.get("mode", low)
    if low < high and low <= mode <= high and math.isfinite(high - low):
        return
    name = "mode" if low < high and not low <= mode <= high else "high"
    finite = not low < high or math.isfinite(high - low)
    raise fail(
        "distribution-parameter",
        f"{family.name}: {family.rule}" if finite else f"{family.name}: low and high lie too far apart",
        name,
        found=", ".join(f"{key} {value:g}" for key, value in arguments.items()),
        expected=family.rule if finite else "a difference below 1e308",
    )


def _discrete(positional: tuple[Any, ...], named: Mapping[str, Any]) -> Quantile:
    family = FAMILIES["discrete"]
    given = bind(family, positional, named)
    values = list_of_numbers("discrete", "value", given["value"])
    shares = list_of_numbers("discrete", "probability", given["probability"])
    faults = []
    if len(values) != len(shares):
        faults.append(
            Fault(
                "distribution-parameter",
                "discrete: value and probability must be equally long",
                ("probability",),
                found=f"{len(values)} values and {len(shares)} probabilities",
                expected="one probability for each value",
            )
        )
    if min(shares) < 0.0:
        faults.append(
            Fault(
                "distribution-parameter",
                "discrete: probability must be at least 0",
                ("probability",),
                found=shown(min(shares)),
                expected="probabilities from 0 to 1",
            )
        )
    elif abs(sum(shares) - 1.0) > 1e-6:
        faults.append(
            Fault(
                "distribution-parameter",
                "discrete: the probabilities must sum to 1",
                ("probability",),
                found=f"a sum of {sum(shares):g}",
                expected="a sum of 1",
            )
        )
    raise_all(faults)
    merged: dict[float, float] = {}
    for value, share in zip(values, shares, strict=True):
        if share > 0.0:
            merged[value + 0.0] = merged.get(value + 0.0, 0.0) + share
    rising = sorted(merged)
    text = f"discrete(value={written(values)}, probability={written(shares)})"
    parameters = {"value": tuple(rising), "probability": tuple(merged[value] for value in rising)}
    return Discrete("discrete", parameters, rising, [merged[value] for value in rising], text)


def _quantiles(positional: tuple[Any, ...], named: Mapping[str, Any]) -> Quantile:
    family = FAMILIES["quantiles"]
    if positional:
        raise fail(
            "distribution-arguments",
            "quantiles takes its arguments by name",
            found=f"{len(positional)} without",
            expected=" or ".join(family.signatures),
        )
    points, others = percentages(family, named)
    faults = refuse_unknown(family, others, [parameter.name for parameter in family.parameters])
    raise_all(faults)
    bounds = numbers(family, others)
    lower, upper = bounds.get("lower"), bounds.get("upper")
    if len(points) < 2:
        faults.append(
            Fault(
                "distribution-quantiles",
                "quantiles needs at least two quantiles",
                found=f"{len(points)}",
                expected=family.example,
            )
        )
    for percent, value in points.items():
        if (lower is not None and value <= lower) or (upper is not None and value >= upper):
            faults.append(
                Fault(
                    "distribution-quantiles",
                    f"quantiles: p{percent} must lie inside the bounds",
                    (f"p{percent}",),
                    found=shown(value),
                    expected=" and ".join(
                        words
                        for words in (
                            f"above {lower:g}" if lower is not None else "",
                            f"below {upper:g}" if upper is not None else "",
                        )
                        if words
                    ),
                )
            )
    raise_all(faults)
    made = Quantiles(points, lower, upper)
    if not (math.isfinite(made.lower) and math.isfinite(made.upper) and made.lower < made.upper):
        raise fail(
            "distribution-quantiles",
            f"{made.describe()} reaches values beyond double precision in its tails",
            found=f"{made.lower:g} to {made.upper:g}",
            expected="quantiles closer together, or bounds",
        )
    return made
