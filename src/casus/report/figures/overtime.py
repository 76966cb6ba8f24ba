"""The frame of every picture over time: days along the bottom, values up the side."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from casus.report.figures.alone import CONFIG, per_cent_labels

__all__ = ["Y_AXIS", "moment", "over_time", "per_cents"]

# Over longer stretches a day is more than anybody can tell.
_DAYS = 700

Y_AXIS: dict[str, Any] = {"title": None, "grid": True, "domain": False, "ticks": False, "tickCount": 5}


def per_cents() -> dict[str, Any]:
    """The vertical axis of probabilities."""
    return {**Y_AXIS, "labelExpr": per_cent_labels()}


"""An axis of probabilities."""


def over_time(
    layers: Sequence[dict[str, Any]],
    size: tuple[int, int],
    span: tuple[date, date],
    scale: tuple[float, float],
    y_axis: dict[str, Any],
    wide: bool,
) -> dict[str, Any]:
    """A Vega-Lite chart whose layers have a field `on`, a moment, and a field `value`.

    size : width and height of the plot in pixels
    span : first and last day
    scale: least and greatest value
    """
    (width, height), (begin, end), (low, high) = size, span, scale
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "background": None,
        "padding": {"left": 4, "right": 14, "top": 6, "bottom": 4},
        "encoding": {
            "x": {
                "field": "on",
                "type": "temporal",
                "scale": {"domain": [moment(begin), moment(end)], "type": "utc"},
                "axis": {
                    "title": None,
                    "grid": False,
                    "tickCount": 6 if wide else 3,
                    "format": "%-d %b %Y" if wide and (end - begin).days < _DAYS else "%b %Y",
                    "labelOverlap": "greedy",
                    "labelSeparation": 12,
                    "labelFlush": True,
                },
            },
            "y": {
                "field": "value",
                "type": "quantitative",
                "scale": {"domain": [low, high], "nice": False},
                "axis": y_axis,
            },
        },
        "layer": list(layers),
        "config": CONFIG,
    }


def moment(day: date) -> str:
    """A day as Vega reads it.

    >>> moment(date(2022, 12, 20))
    '2022-12-20T00:00:00Z'
    """
    return f"{day.isoformat()}T00:00:00Z"
