"""How the forecast moves as one quantity alone takes values of its own distribution: a line for each of a few."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from casus.report.figures.alone import CONFIG, both_widths, per_cent_labels
from casus.report.figures.ends import COLOURS

__all__ = ["DASHES", "specification", "tipping_curves"]

DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [12, 4])
_HEIGHT = {"wide": 260, "narrow": 230}


def tipping_curves(
    curves: Mapping[str, Sequence[tuple[float, float]]], thresholds: Sequence[float], per_cent: bool, said: str
) -> Markup:
    """The picture twice, for wide and for narrow pages.

    curves     : by label, (percentile, forecast) in rising order
    thresholds : marked by dashed lines, where they lie within the picture
    per_cent   : whether forecasts are probabilities
    said       : what the picture shows, in a sentence
    """
    return both_widths(lambda width: specification(curves, thresholds, per_cent, width), said)


def specification(
    curves: Mapping[str, Sequence[tuple[float, float]]], thresholds: Sequence[float], per_cent: bool, width: int
) -> dict[str, Any]:
    """The Vega-Lite chart.

    >>> made = specification({"dread": [(0.01, 0.2), (0.99, 0.6)]}, [0.5], True, 300)
    >>> made["layer"][0]["data"]["values"][0]
    {'at': 0.01, 'forecast': 0.2}
    """
    wide = width > 400
    height = _HEIGHT["wide" if wide else "narrow"]
    forecasts = [forecast for points in curves.values() for _, forecast in points]
    top = max(forecasts) * 1.08
    bottom = 0.0 if per_cent else min(forecasts)
    scale = {"domain": [bottom, top], "nice": False}
    label = {"labelExpr": per_cent_labels(".0f" if top - bottom >= 0.1 else ".1f")} if per_cent else {}
    y_axis = {"title": None, "tickCount": 5, "grid": True, **label}
    x_axis = {
        "title": None,
        "values": [0.01, 0.25, 0.5, 0.75, 0.99],
        "labelExpr": per_cent_labels(".0f"),
        "grid": False,
    }
    x = {"field": "at", "type": "quantitative", "axis": x_axis, "scale": {"domain": [0.0, 1.0]}}
    y = {"field": "forecast", "type": "quantitative", "axis": y_axis, "scale": scale}
    layers: list[dict[str, Any]] = []
    for number, points in enumerate(curves.values()):
        values = [{"at": float(at), "forecast": float(forecast)} for at, forecast in points]
        mark = {
            "type": "line",
            "interpolate": "monotone",
            "strokeWidth": 2.2,
            "color": f"var(--m{number % COLOURS})",
            "strokeDash": DASHES[number % len(DASHES)],
        }
        layers.append({"data": {"values": values}, "mark": mark, "encoding": {"x": x, "y": y}})
    shown = [{"limit": threshold} for threshold in thresholds if bottom <= threshold <= top]
    if shown:
        rule = {"type": "rule", "strokeDash": [2, 2], "strokeWidth": 1.6, "color": "var(--signal)"}
        encoding = {"y": {"field": "limit", "type": "quantitative", "scale": scale}}
        layers.append({"data": {"values": shown}, "mark": rule, "encoding": encoding})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "background": None,
        "padding": 4,
        "layer": layers,
        "config": CONFIG,
    }
