"""The forecast over time: what was said of one question, with its range, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from casus.ensemble import per_cent
from casus.errors import UsageError, visible
from casus.ledger import Series
from casus.report.figures.alone import WIDE, alone, both_widths
from casus.report.figures.ends import COLOURS, end_names, room_for
from casus.report.figures.overtime import Y_AXIS, moment, over_time, per_cents
from casus.report.figures.svg import cut, text_width

__all__ = ["Mark", "Point", "points_of", "series_figure", "series_sentence", "series_specification", "series_svg"]

Mark = tuple[date, str]
"""An event that is marked on the axis: its day and what happened."""

_LINE_HEIGHT = 17
_TOPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
_LONGEST_LABEL = 48


@dataclass(frozen=True)
class _Labelled:
    on: date
    text: str
    outcome: bool = False


@dataclass(frozen=True)
class Point:
    """A forecast in the picture: the day it speaks from, its value and range, and who gave it."""

    on: date
    value: float
    low: float | None
    high: float | None
    author: str


def points_of(series: Series) -> list[Point]:
    """The forecasts of a series, each at the day it speaks from, or was recorded where the case doesn't say."""
    return [
        Point(
            entry.forecast.as_of or entry.recorded.date(),
            entry.forecast.value,
            entry.forecast.p10,
            entry.forecast.p90,
            entry.forecast.author,
        )
        for entry in series.forecasts
    ]


def series_svg(series: Series, marks: Sequence[Mark] = ()) -> str:
    """The picture as a file that stands alone.

    raises : UsageError for a ladder, which has no single line
    """
    return alone(series_specification(series, marks, WIDE), series_sentence(series))


def series_figure(series: Series, marks: Sequence[Mark] = ()) -> Markup:
    """The picture for a page, wide and narrow."""
    return both_widths(lambda width: series_specification(series, marks, width), series_sentence(series))


def series_sentence(series: Series) -> str:
    """What the picture shows."""
    points = points_of(series)
    first, last = points[0], points[-1]

    def shown(value: float) -> str:
        return per_cent(value) if series.first.kind == "probability" else f"{value:.4g}"

    said = f"{len(points)} forecasts from {_day(first.on)} to {_day(last.on)}: from {shown(first.value)} to "
    said += f"{shown(last.value)}."
    if len(points) == 1:
        said = f"One forecast, of {_day(first.on)}: {shown(first.value)}."
    return f"{said} {_outcome(series)}".strip()


def series_specification(series: Series, marks: Sequence[Mark], width: int) -> dict[str, Any]:
    """The Vega-Lite chart.

    marks : events between the first forecast and the end; others are left out
    width : in pixels
    """
    if series.first.kind == "ordinal":
        raise UsageError("a picture over time needs a single number; a ladder has a probability for each step")
    points, wide = points_of(series), width > 400
    begin, end = _span(series, points)
    low, high = _scale(series, points)
    by_author: dict[str, list[Point]] = {}
    for point in points:
        by_author.setdefault(point.author, []).append(point)
    layers: list[dict[str, Any]] = []
    for number, found in enumerate(by_author.values()):
        colour = "var(--bar)" if len(by_author) == 1 else f"var(--m{number % COLOURS})"
        layers += _line(_steps(found, end), colour, banded=len(by_author) == 1)
    plot, height = width - (room_for(by_author) if len(by_author) > 1 else 0), 220 if wide else 170
    layers += _labels(_labelled(series, marks, begin, end), begin, end, plot)
    layers += _outcome_mark(series)
    if len(by_author) > 1:
        last = {author: found[-1].value for author, found in by_author.items()}
        layers += end_names(last, moment(end), (low, high), height)
    return over_time(layers, (plot, height), (begin, end), (low, high), _y_axis(series), wide)


def _labelled(series: Series, marks: Sequence[Mark], begin: date, end: date) -> list[_Labelled]:
    """The events within the picture in the order of their days, and the outcome as the last of them."""
    found = [_Labelled(on, text) for on, text in sorted(marks) if begin <= on <= end]
    if (settled := series.standing) is not None:
        found.append(_Labelled(settled.resolution.on, _outcome(series).rpartition(" (")[0], outcome=True))
    return found


def _y_axis(series: Series) -> dict[str, Any]:
    if series.first.kind == "probability":
        return per_cents()
    return {**Y_AXIS, "title": visible(cut(series.first.unit, 30)) if series.first.unit else None}


def _span(series: Series, points: Sequence[Point]) -> tuple[date, date]:
    """From the first forecast, or a decision before it, to the latest of decision, horizon and last forecast."""
    settled = series.standing
    last = [point.on for point in points]
    if series.first.horizon is not None:
        last.append(series.first.horizon)
    if settled is not None:
        last.append(settled.resolution.on)
    begin, end = min([*(point.on for point in points), *([settled.resolution.on] if settled else [])]), max(last)
    return begin, max(end, begin + timedelta(days=7))


def _scale(series: Series, points: Sequence[Point]) -> tuple[float, float]:
    values = [value for point in points for value in (point.value, point.low, point.high) if value is not None]
    settled = series.standing
    if series.first.kind == "probability":
        if settled is not None and settled.resolution.outcome == "yes":
            return 0.0, 1.0
        top = 1.15 * max(values)
        return 0.0, next(step for step in _TOPS if step >= min(top, 1.0))
    if settled is not None and isinstance(settled.resolution.outcome, float):
        values.append(settled.resolution.outcome)
    low, high = min(values), max(values)
    margin = 0.08 * (high - low) or 0.1 * abs(high) or 1.0
    return low - margin, high + margin


def _steps(points: Sequence[Point], end: date) -> list[dict[str, Any]]:
    """Each forecast holds until the next one, the last one until the end; of one day the last one counts."""
    by_day = {point.on: point for point in sorted(points, key=lambda point: point.on)}
    rows = [
        {"on": moment(point.on), "value": point.value, "low": point.low, "high": point.high, "given": True}
        for point in by_day.values()
    ]
    return [*rows, {**rows[-1], "on": moment(end), "given": False}]


def _line(rows: list[dict[str, Any]], colour: str, banded: bool) -> list[dict[str, Any]]:
    line = {
        "data": {"values": rows},
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.2, "color": colour},
    }
    dots = {
        "data": {"values": [row for row in rows if row["given"]]},
        "mark": {"type": "point", "filled": True, "size": 55, "opacity": 1, "color": colour},
    }
    if not banded or any(row["low"] is None or row["high"] is None for row in rows):
        return [line, dots]
    band = {
        "data": {"values": rows},
        "mark": {"type": "area", "interpolate": "step-after", "color": "var(--bar-pale)", "opacity": 0.75},
        "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
    }
    return [band, line, dots]


def _labels(marks: Sequence[_Labelled], begin: date, end: date, width: int) -> list[dict[str, Any]]:
    """Events as rules from their labels down to the axis, a line for each label above the plot."""
    layers: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for number, mark in enumerate(marks):
        height = -12 - _LINE_HEIGHT * (len(marks) - 1 - number)
        share = (mark.on - begin) / (end - begin)
        right = share <= 0.5
        room = width * (1 - share if right else share) - 8
        data = {"values": [{"on": moment(mark.on), "label": _fitted(mark.text, room)}]}
        colour = "var(--signal)" if mark.outcome else "var(--soft)"
        layers.append(
            {
                "data": data,
                "mark": {"type": "rule", "strokeWidth": 1.2, "strokeDash": [2, 2], "color": colour},
                "encoding": {"y": {"value": height - 6}, "y2": {"value": "height"}},
            }
        )
        text = {"type": "text", "fontSize": 13, "baseline": "middle", "align": "left" if right else "right"}
        text |= {"dx": 5 if right else -5, "fontWeight": "bold" if mark.outcome else "normal"}
        at = {"y": {"value": height}, "text": {"field": "label"}}
        # On a strip of paper, so that the rule of another event doesn't run through it.
        for paint in ({"stroke": "var(--paper)", "strokeWidth": 5}, {"color": colour}):
            texts.append({"data": data, "mark": text | paint, "encoding": at})
    return layers + texts


def _fitted(text: str, room: float) -> str:
    """The text in one line, cut to the room in pixels."""
    label = cut(visible(" ".join(text.split())), _LONGEST_LABEL)
    for most in range(len(label), 6, -1):
        if text_width(label) <= room:
            break
        label = cut(label, most - 1)
    return label


def _outcome_mark(series: Series) -> list[dict[str, Any]]:
    """A diamond where the question was decided: at the top or the bottom, or at the number that came out."""
    settled = series.standing
    if settled is None or settled.resolution.void:
        return []
    said = settled.resolution
    value = said.outcome if isinstance(said.outcome, float) else float(said.outcome == "yes")
    return [
        {
            "data": {"values": [{"on": moment(said.on), "value": value}]},
            "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 170, "opacity": 1, "clip": False}
            | {"color": "var(--signal)"},
        }
    ]


def _outcome(series: Series) -> str:
    settled = series.standing
    if settled is None:
        return "Not decided yet."
    said = settled.resolution
    if said.void:
        return f"Resolved as void ({_day(said.on)})."
    plain = {"yes": "It happened", "no": "It did not happen"}
    words = plain.get(str(said.outcome), f"It came out at {_figure(said.outcome)}")
    return f"{words} ({_day(said.on)})."


def _figure(outcome: str | float) -> str:
    return f"{outcome:.4g}" if isinstance(outcome, float) else outcome


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
