"""Quantal response curves: what a game comes to as all players see their interest more sharply, or less."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from casus.report.figures.alone import CONFIG, both_widths, per_cent_labels
from casus.report.figures.ends import COLOURS
from casus.report.figures.tipping import DASHES
from casus.wording import local

__all__ = ["response_curves", "specification", "ticks"]

_HEIGHT = {"wide": 260, "narrow": 230}
# Ticks nearer to one another than this part of the axis would have their labels run together.
_APART = {"wide": 0.06, "narrow": 0.13}


def response_curves(curves: Mapping[str, Sequence[tuple[float, float]]], said: str) -> Markup:
    """The picture twice, for wide and for narrow pages.

    curves : by label, (factor on precision, probability) in rising order
    said   : what the picture shows, in a sentence
    """
    return both_widths(lambda width: specification(curves, width), said)


def specification(curves: Mapping[str, Sequence[tuple[float, float]]], width: int) -> dict[str, Any]:
    """The Vega-Lite chart; the axis of factors widens near 0, where most happens, and holds 0 itself.

    >>> made = specification({"war": [(0.0, 0.5), (1.0, 0.2)]}, 300)
    >>> made["layer"][0]["data"]["values"][1]
    {'at': 1.0, 'share': 0.2}
    """
    kind = "wide" if width > 400 else "narrow"
    factors = sorted({factor for points in curves.values() for factor, _ in points})
    top = min(1.05, 1.08 * max(share for points in curves.values() for _, share in points) or 1.0)
    mark = local("0.0")[1]
    x = {
        "field": "at",
        "type": "quantitative",
        "axis": {
            "title": None,
            "values": ticks(factors, _APART[kind]),
            "labelExpr": f"replace(format(datum.value, '~g'), '.', '{mark}')",
            "grid": False,
        },
        "scale": {"type": "symlog", "constant": 1, "domain": [factors[0], factors[-1]], "nice": False},
    }
    label = per_cent_labels(".0f" if top >= 0.1 else ".1f")
    y = {
        "field": "share",
        "type": "quantitative",
        "axis": {"title": None, "tickCount": 5, "grid": True, "labelExpr": label},
        "scale": {"domain": [0.0, top], "nice": False},
    }
    layers: list[dict[str, Any]] = []
    for number, points in enumerate(curves.values()):
        values = [{"at": float(at), "share": float(share)} for at, share in points]
        line = {"type": "line", "strokeWidth": 2.2, "color": f"var(--m{number % COLOURS})"}
        line |= {"interpolate": "monotone", "strokeDash": DASHES[number % len(DASHES)]}
        layers.append({"data": {"values": values}, "mark": line, "encoding": {"x": x, "y": y}})
        dots = {"type": "point", "filled": True, "size": 28, "opacity": 1, "color": f"var(--m{number % COLOURS})"}
        layers.append({"data": {"values": values}, "mark": dots, "encoding": {"x": x, "y": y}})
    if factors[0] <= 1.0 <= factors[-1]:
        rule = {"type": "rule", "strokeDash": [2, 2], "strokeWidth": 1.6, "color": "var(--signal)"}
        layers.append({"data": {"values": [{"at": 1.0}]}, "mark": rule, "encoding": {"x": x}})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": _HEIGHT[kind],
        "background": None,
        "padding": 4,
        "layer": layers,
        "config": CONFIG,
    }


def ticks(factors: Sequence[float], apart: float) -> list[float]:
    """The factors that are labelled: 1 and the ends, and what has room between them.

    >>> ticks([0.0, 0.5, 0.9, 1.0, 2.0, 10.0], 0.1)
    [0.0, 0.5, 1.0, 2.0, 10.0]
    """
    whole = math.log1p(factors[-1]) - math.log1p(factors[0]) or 1.0
    kept: list[float] = []
    first = [factors[0], factors[-1], *(factor for factor in factors if factor == 1.0)]
    for factor in dict.fromkeys([*first, *factors]):
        if all(abs(math.log1p(factor) - math.log1p(other)) / whole >= apart for other in kept):
            kept.append(factor)
    return sorted(kept)
