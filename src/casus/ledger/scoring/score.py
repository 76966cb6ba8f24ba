"""The score of a ledger: what counts, how it did by each rule, against whom, and whether probabilities held."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from casus.errors import UsageError
from casus.ledger.scoring.measuring import Measured, measure
from casus.ledger.scoring.murphy import Decomposition, decompose
from casus.ledger.scoring.rules import LEAST
from casus.ledger.scoring.selecting import Scored, Selection, select
from casus.ledger.scoring.summing import Line, lines
from casus.ledger.series import Series

__all__ = ["ENOUGH", "GROUPS", "NO_CLASS", "Score", "score"]

ENOUGH = 50
"""Resolved questions with a probability from which on reliability is shown; below, a bin holds next to nothing."""

NO_CLASS = "no reference class"

GROUPS: dict[str, Callable[[Scored], str]] = {
    "author": lambda scored: scored.entry.forecast.author,
    "case": lambda scored: scored.entry.forecast.case,
    "class": lambda scored: scored.entry.forecast.reference_class or NO_CLASS,
}


@dataclass(frozen=True)
class Score:
    """What came of the forecasts.

    forecasts, questions              : scored
    open, void, hindsight, superseded : forecasts that are not scored; see `selecting.Selection`
    lines                             : mean scores by rule, and by group where one was asked for
    probability_questions             : resolved questions with a probability
    decomposition                     : of the Brier score of all; None below `ENOUGH` such questions
    raised                            : forecasts that gave less than `LEAST` to what happened
    """

    forecasts: int
    questions: int
    open: int
    void: int
    hindsight: int
    superseded: int
    lines: tuple[Line, ...]
    probability_questions: int
    decomposition: Decomposition | None
    raised: int

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "forecasts": self.forecasts,
            "questions": self.questions,
            "not_scored": {
                "open": self.open,
                "void": self.void,
                "hindsight": self.hindsight,
                "superseded": self.superseded,
            },
            "scores": [line.as_dict() for line in self.lines],
            "reliability": {
                "questions": self.probability_questions,
                "needed": ENOUGH,
                "decomposition": self.decomposition.as_dict() if self.decomposition else None,
            },
            "log_score": {"least_probability": LEAST, "forecasts_below": self.raised},
        }


def score(all_series: Iterable[Series], *, by: str | None = None, last: bool = False) -> Score:
    """Score the forecasts of resolved questions.

    by     : author, case or class: a line for each, beside those for all
    last   : of each question only the last forecast of each author
    raises : UsageError
    """
    if by is not None and by not in GROUPS:
        raise UsageError(f"by: found {by!r}, expected {', '.join(GROUPS)}")
    chosen = select(all_series, last)
    measured = measure(chosen.scored)
    grouped = lines(measured, GROUPS[by]) if by else []
    return _score(chosen, measured, [*lines(measured, None), *grouped])


def _score(chosen: Selection, measured: list[Measured], found: list[Line]) -> Score:
    brier = next((one for one in measured if one.rule == "Brier"), None)
    keys = [one.entry.question for one in brier.scored] if brier else []
    questions = len(set(keys))
    decomposition = None
    if brier is not None and questions >= ENOUGH:
        probability = np.array([one.entry.forecast.value for one in brier.scored])
        happened = np.array([float(one.outcome == "yes") for one in brier.scored])
        decomposition = decompose(probability, happened, np.unique(keys, return_inverse=True)[1])
    return Score(
        len(chosen.scored),
        len({one.entry.question for one in chosen.scored}),
        chosen.open,
        chosen.void,
        chosen.hindsight,
        chosen.superseded,
        tuple(found),
        questions,
        decomposition,
        sum(int(one.raised.sum()) for one in measured),
    )
