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
    layers: list[dict[str, Any]] = []
    least = -math.inf
    for y, number, name in placed:
        least = max(y, least + _LINE_HEIGHT)
        layers.append(
            {
                "data": {"values": [{"on": at, "label": _shown(name)}]},
                "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": 13, "baseline": "middle"}
                | {"color": f"var(--m{number % COLOURS})", "clip": False},
                "encoding": {"y": {"value": least}, "text": {"field": "label"}},
            }
        )
    return layers


def room_for(names: Iterable[str]) -> int:
    """How wide the names are, in pixels."""
    return 8 + math.ceil(max(text_width(_shown(name)) for name in names))


def _shown(name: str) -> str:
    return cut(visible(name), _LONGEST_NAME)
