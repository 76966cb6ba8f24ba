"""How probabilities of several hypotheses came about, day by day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from casus.report.figures.alone import both_widths
from casus.report.figures.ends import COLOURS, end_names, room_for
from casus.report.figures.overtime import moment, over_time, per_cents

__all__ = ["course", "specification"]

# Lines differ by their dashes too, for those who can't tell the colours apart.
_DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 4], [1, 3])
_HEIGHT = {"wide": 230, "narrow": 210}
_TOPS = (0.2, 0.4, 0.6, 0.8, 1.0)


def course(days: Sequence[date], lines: Mapping[str, Sequence[float]], said: str) -> Markup:
    """The picture twice, for wide and for narrow pages.

    days  : (step,) in order
    lines : by name, (1 + step,) the probability before the first day, then from each day on
    said  : what the picture shows, in a sentence
    """
    return both_widths(lambda width: specification(days, lines, width), said)


def specification(days: Sequence[date], lines: Mapping[str, Sequence[float]], width: int) -> dict[str, Any]:
    """The Vega-Lite chart; of steps on one day the last one counts.

    >>> made = specification([date(2022, 2, 24)], {"war": [0.3, 0.8], "peace": [0.7, 0.2]}, 690)
    >>> [row["value"] for row in made["layer"][0]["data"]["values"]]
    [0.3, 0.8, 0.8]
    """
    wide = width > 400
    margin = max((days[-1] - days[0]) / 12, timedelta(days=2))
    begin, end = days[0] - margin, days[-1] + margin
    top = next(step for step in _TOPS if step >= min(1.05 * max(map(max, lines.values())), 1.0))
    plot, height = width - room_for(lines), _HEIGHT["wide" if wide else "narrow"]
    layers: list[dict[str, Any]] = []
    for number, values in enumerate(lines.values()):
        at = {begin: values[0], **dict(zip(days, values[1:], strict=True)), end: values[-1]}
        rows = [{"on": moment(day), "value": float(value), "given": day in days} for day, value in at.items()]
        layers += _line(rows, number)
    layers += end_names({name: float(values[-1]) for name, values in lines.items()}, moment(end), (0.0, top), height)
    return over_time(layers, (plot, height), (begin, end), (0.0, top), per_cents(), wide)


def _line(rows: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    colour, dash = f"var(--m{number % COLOURS})", _DASHES[number % len(_DASHES)]
    line = {"type": "line", "interpolate": "step-after", "strokeWidth": 2.2, "strokeDash": dash, "color": colour}
    dot = {"type": "point", "filled": True, "size": 40, "opacity": 1, "color": colour}
    return [
        {"data": {"values": rows}, "mark": line},
        {"data": {"values": [row for row in rows if row["given"]]}, "mark": dot},
    ]
