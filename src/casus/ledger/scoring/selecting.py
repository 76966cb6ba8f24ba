"""Which forecasts are scored.

All forecasts of a resolved question count, each once: whoever forecasts a question five times is scored five times.
With `last`, of each question only the last forecast of each author counts. Open questions and void ones are left out,
and so is a forecast that was recorded after the day of the decision: it is hindsight.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from casus.ledger.entry import Entry
from casus.ledger.resolution import Outcome
from casus.ledger.series import Series

__all__ = ["Scored", "Selection", "select"]


@dataclass(frozen=True)
class Scored:
    """A forecast to be scored.

    outcome : of its question
    before  : the forecast of the same question that was recorded before it, by whomever
    """

    entry: Entry
    outcome: Outcome
    before: Entry | None


@dataclass(frozen=True)
class Selection:
    """The forecasts to be scored, and how many are not, and why.

    open, void : forecasts of questions that are not resolved, or resolved as void
    hindsight  : recorded after the day of the decision
    superseded : with `last`: a later one by the same author counts
    """

    scored: tuple[Scored, ...]
    open: int
    void: int
    hindsight: int
    superseded: int


def select(all_series: Iterable[Series], last: bool = False) -> Selection:
    """Choose the forecasts to be scored."""
    scored: list[Scored] = []
    still_open = void = hindsight = superseded = 0
    for series in all_series:
        settled = series.standing
        if settled is None:
            still_open += len(series.forecasts)
        elif settled.resolution.void:
            void += len(series.forecasts)
        else:
            known = [entry for entry in series.forecasts if series.in_time(entry)]
            hindsight += len(series.forecasts) - len(known)
            final = {entry.forecast.author: entry.number for entry in known}
            for place, entry in enumerate(known):
                if last and final[entry.forecast.author] != entry.number:
                    superseded += 1
                    continue
                scored.append(Scored(entry, settled.resolution.outcome, known[place - 1] if place else None))
    return Selection(tuple(scored), still_open, void, hindsight, superseded)
