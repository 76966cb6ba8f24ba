"""The distribution of an answer over the draws, as a Vega-Lite chart.

The chart is written as plain Vega-Lite and drawn by vl-convert. Altair would write the same specification, but
importing it costs 0.2 s beside the 0.35 of the first drawing, and the whole report has to be there in under a second.
Colours are names of the style sheet's: one picture serves light and dark.
"""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from casus.report.figures.alone import CONFIG, both_widths, per_cent_labels
from casus.report.spread import Bars

__all__ = ["Line", "distribution", "specification"]

# Text sits above the bars, one line for each mark, so that labels never run into one another.
_LINE_HEIGHT = 17


@dataclass(frozen=True)
class Line:
    """A value marked by a vertical line, with its label; `kind` is mean, median or threshold."""

    kind: str
    value: float
    label: str


_STROKES = {"mean": ("var(--ink)", [1, 0]), "median": ("var(--ink)", [5, 3]), "threshold": ("var(--signal)", [2, 2])}


def distribution(
    bars: Bars, middle: tuple[float, float], lines: list[Line], per_cent: bool, unit: str, said: str
) -> Markup:
    """The picture twice, for wide and for narrow pages; the style sheet shows one of them.

    bars     : the histogram
    middle   : 10th and 90th percentile, between which bars are dark
    lines    : what is marked
    per_cent : the axis shows probabilities
    unit     : of the axis otherwise
    said     : what the picture shows, in a sentence
    """
    return both_widths(lambda width: specification(bars, middle, lines, per_cent, unit, width), said)


def specification(
    bars: Bars, middle: tuple[float, float], lines: list[Line], per_cent: bool, unit: str, width: int
) -> dict[str, Any]:
    """The Vega-Lite specification.

    >>> import numpy as np
    >>> bars = Bars(np.array([0.0, 0.1, 0.2]), np.array([0.75, 0.25]), 0.0)
    >>> specification(bars, (0.0, 0.1), [], True, "", 300)["width"]
    300
    """
    low, high = middle
    centres = (bars.edges[:-1] + bars.edges[1:]) / 2
    values = [
        {"from": float(left), "to": float(right), "share": float(share), "inside": bool(low <= centre <= high)}
        for left, right, centre, share in zip(bars.edges[:-1], bars.edges[1:], centres, bars.shares, strict=True)
        if share > 0
    ]
    axis: dict[str, Any] = {"title": unit or None, "tickCount": 8 if width > 400 else 4, "grid": False}
    axis |= {"labelOverlap": "greedy", "labelSeparation": 10}
    if per_cent:
        axis["labelExpr"] = per_cent_labels()
    domain = [float(bars.edges[0]), float(bars.edges[-1])]
    bar = {
        "data": {"values": values},
        "mark": {"type": "bar", "binSpacing": 1},
        "encoding": {
            "x": {"field": "from", "type": "quantitative", "axis": axis, "scale": {"domain": domain, "nice": False}},
            "x2": {"field": "to"},
            "y": {"field": "share", "type": "quantitative", "axis": None, "stack": None},
            "y2": {"datum": 0},
            "color": {
                "field": "inside",
                "type": "nominal",
                "scale": {"domain": [True, False], "range": ["var(--bar)", "var(--bar-pale)"]},
                "legend": None,
            },
        },
    }
    layers = [bar]
    for number, line in enumerate(lines):
        layers.extend(_line(line, domain, -12 - _LINE_HEIGHT * (len(lines) - 1 - number)))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": 190 if width > 400 else 150,
        "background": None,
        "padding": 4,
        "layer": layers,
        "config": CONFIG,
    }


def _line(line: Line, domain: list[float], height: float) -> list[dict[str, Any]]:
    """A rule from its label down to the axis; the label stands on the side where there is room."""
    if not domain[0] <= line.value <= domain[1]:
        return []
    colour, dash = _STROKES[line.kind]
    data = {"values": [{"at": line.value}]}
    x = {"field": "at", "type": "quantitative"}
    right = line.value <= (domain[0] + domain[1]) / 2
    rule = {
        "data": data,
        "mark": {"type": "rule", "strokeWidth": 1.6, "strokeDash": dash, "color": colour},
        "encoding": {"x": x, "y": {"value": height - 6}, "y2": {"value": "height"}},
    }
    text = {
        "data": data,
        "mark": {
            "type": "text",
            "align": "left" if right else "right",
            "dx": 5 if right else -5,
            "fontSize": 13,
            "color": colour,
            "baseline": "middle",
        },
        "encoding": {"x": x, "y": {"value": height}, "text": {"value": line.label}},
    }
    return [rule, text]
