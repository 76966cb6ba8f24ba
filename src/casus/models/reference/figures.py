"""Fitted figures of a reference class: what ships with casus, or what a fit of one's own files gave."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError
from casus.models.reference.analogues import Selection
from casus.models.reference.skill import Skill
from casus.models.reference.survival import PATTERN, Counts

__all__ = ["FORMAT", "Figures", "Fitted", "read_figures", "shipped"]

Array = NDArray[np.float64]
FORMAT = 1


@dataclass(frozen=True)
class Fitted:
    """A fitted model: coefficients on the columns' own scale, and refits on resampled wars.

    columns     : names after the intercept; the hazard's last is "ln_day"
    coefficient : (1 + column,) intercept first
    draws       : (refit, 1 + column)
    about       : how it was fitted, and where it comes from
    rows, events : that it was fitted on
    skill       : leave one war out, where it was measured
    """

    columns: tuple[str, ...]
    coefficient: Array
    draws: Array
    about: str
    rows: int
    events: int
    skill: Skill | None = None


@dataclass(frozen=True)
class Figures:
    """All fitted figures of one class.

    number, name, year : (war,) of the wars behind them
    source             : where the table came from, in words
    left_out           : columns that the table couldn't give
    """

    reference_class: str
    source: str
    number: tuple[int, ...]
    name: tuple[str, ...]
    year: tuple[int, ...]
    counts: Counts
    hazard: Fitted
    day_one: Mapping[str, Fitted]
    selection: Selection
    left_out: tuple[str, ...]

    def text(self) -> str:
        """As the JSON that `read_figures` reads."""
        counts, rows = self.counts, self.selection
        plain = {
            "format": FORMAT,
            "class": self.reference_class,
            "source": self.source,
            "left_out": list(self.left_out),
            "wars": {
                "number": list(self.number),
                "name": list(self.name),
                "year": list(self.year),
                "days": _plain(counts.length),
            },
            "pattern": list(PATTERN),
            "rows": {name: _plain(getattr(counts, f"cell_{name}")) for name in ("war", "pattern", "rows")},
            "entries": {name: _plain(getattr(counts, f"entry_{name}")) for name in ("war", "pattern", "day")},
            "hazard": _plain_fit(self.hazard),
            "day_one": {name: _plain_fit(fit) for name, fit in self.day_one.items()},
            "analogues": {
                "columns": list(rows.names),
                "mean": _plain(rows.mean),
                "deviation": _plain(rows.deviation),
                "place": [_plain(np.round(row, 2)) for row in rows.place],
                "war": _plain(rows.war),
                "side": _plain(rows.side),
                "day": _plain(rows.day),
                "other": _plain(rows.other.astype(int)),
                "state": list(rows.state),
                "total": rows.total,
            },
        }
        parts = (
            f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
            for key, value in plain.items()
        )
        return "{\n" + ",\n".join(parts) + "\n}\n"


def _plain(values: NDArray[Any]) -> list[float]:
    """Six digits that count, whole numbers without a point."""
    return [int(x) if float(x).is_integer() else float(f"{x:.6g}") for x in values]


def _plain_fit(fit: Fitted) -> dict[str, Any]:
    return {
        "columns": list(fit.columns),
        "about": fit.about,
        "rows": fit.rows,
        "events": fit.events,
        "coefficient": _plain(fit.coefficient),
        "draws": [[float(f"{x:.5g}") for x in draw] for draw in fit.draws],
        "skill": {name: round(value, 5) for name, value in asdict(fit.skill).items()} if fit.skill else None,
    }


def read_figures(text: str, where: str = "figures") -> Figures:
    """Figures from the JSON that a fit wrote.

    raises : UsageError naming the file where it is something else
    """
    try:
        plain = json.loads(text)
        if plain["format"] != FORMAT:
            raise UsageError(f"{where}: figures of format {plain['format']!r}, expected {FORMAT}: fit them anew")
        return _figures(plain)
    except UsageError:
        raise
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise UsageError(
            f"{where}: this is no file of fitted figures ({type(error).__name__}: {error}); "
            "expected what `casus reference fit DIR -o FILE` writes"
        ) from None


def _figures(plain: Mapping[str, Any]) -> Figures:
    wars, rows, entries, near = plain["wars"], plain["rows"], plain["entries"], plain["analogues"]
    if tuple(plain["pattern"]) != PATTERN:
        raise ValueError(f"pattern {plain['pattern']}")
    figures = Figures(
        plain["class"],
        plain["source"],
        tuple(wars["number"]),
        tuple(wars["name"]),
        tuple(wars["year"]),
        Counts(
            np.array(wars["days"], dtype=float),
            _index(rows["war"]),
            _index(rows["pattern"]),
            _index(rows["rows"]),
            _index(entries["war"]),
            _index(entries["pattern"]),
            np.array(entries["day"], dtype=float),
        ),
        _fit(plain["hazard"]),
        {name: _fit(fit) for name, fit in plain["day_one"].items()},
        Selection(
            tuple(near["columns"]),
            np.array(near["mean"], dtype=float),
            np.array(near["deviation"], dtype=float),
            np.array(near["place"], dtype=float),
            np.array(near["war"], dtype=np.int64),
            np.array(near["side"], dtype=np.int64),
            np.array(near["day"], dtype=float),
            np.array(near["other"], dtype=bool),
            tuple(near["state"]),
            int(near["total"]),
        ),
        tuple(plain["left_out"]),
    )
    _check(figures)
    return figures


def _index(values: list[int]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)


def _fit(plain: Mapping[str, Any]) -> Fitted:
    fit = Fitted(
        tuple(plain["columns"]),
        np.array(plain["coefficient"], dtype=float),
        np.array(plain["draws"], dtype=float),
        str(plain["about"]),
        int(plain["rows"]),
        int(plain["events"]),
        Skill(**plain["skill"]) if plain["skill"] else None,
    )
    width = 1 + len(fit.columns)
    if fit.coefficient.shape != (width,) or fit.draws.ndim != 2 or fit.draws.shape[1] != width:
        raise ValueError(f"a model of {width} coefficients")
    return fit


def _check(figures: Figures) -> None:
    """Everything that would otherwise fail far from the file, or silently count another war."""
    wars, counts = len(figures.number), figures.counts
    if not len(figures.name) == len(figures.year) == len(counts.length) == wars:
        raise ValueError("lists of wars that differ in length")
    for index in (counts.cell_war, counts.entry_war, figures.selection.war):
        if index.size and not 0 <= index.min() <= index.max() < wars:
            raise ValueError("a war that isn't listed")
    for group in (
        (counts.cell_war, counts.cell_pattern, counts.cell_rows),
        (counts.entry_war, counts.entry_pattern, counts.entry_day),
        (figures.selection.war, figures.selection.day, figures.selection.state, figures.selection.place),
    ):
        if len({len(one) for one in group}) != 1:
            raise ValueError("lists that differ in length")


@cache
def shipped(reference_class: str) -> Figures:
    """Figures that come with casus, read once.

    >>> len(shipped("war_joining").name)
    95
    """
    text = (files("casus.models.reference") / "data" / f"{reference_class}.json").read_text(encoding="utf-8")
    return read_figures(text, f"{reference_class}.json")
