"""Names at the ends of lines, so that no legend has to be looked up."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from casus.errors import visible
from casus.report.figures.svg import cut, text_width

__all__ = ["COLOURS", "end_names", "room_for"]

COLOURS = 7
"""Marks of the players serve as colours of lines; more lines than these have them again."""

_LINE_HEIGHT = 17
_LONGEST_NAME = 20


def end_names(last: Mapping[str, float], at: str, scale: tuple[float, float], height: int) -> list[dict[str, Any]]:
    """Layers of a chart: the name of each line at its end, in its colour, a line of text apart from one another.

    last   : the last value of each line, by name
    at     : where the lines end, as the horizontal axis has it
    scale  : ends of the vertical axis
    height : of the plot in pixels
    """
    low, high = scale
    placed = sorted(
        (height * (high - value) / (high - low), number, name) for number, (name, value) in enumerate(last.items())
    )
    heights: list[float] = []
    for y, _, _ in placed:
        heights.append(max(y, heights[-1] + _LINE_HEIGHT if heights else y))
    # None below the plot, where the axis has its labels, unless there are too many for it.
    most = float(height)
    for k in reversed(range(len(heights))):
        heights[k] = max(min(heights[k], most), k * _LINE_HEIGHT)
        most = heights[k] - _LINE_HEIGHT
    layers: list[dict[str, Any]] = []
    for at_height, (_, number, name) in zip(heights, placed, strict=True):
        layers.append(
            {
                "data": {"values": [{"on": at, "label": _shown(name)}]},
                "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": 13, "baseline": "middle"}
                | {"color": f"var(--m{number % COLOURS})", "clip": False},
                "encoding": {"y": {"value": at_height}, "text": {"field": "label"}},
            }
        )
    return layers


def room_for(names: Iterable[str]) -> int:
    """How wide the names are, in pixels."""
    return 8 + math.ceil(max(text_width(_shown(name)) for name in names))


def _shown(name: str) -> str:
    return cut(visible(name), _LONGEST_NAME)
