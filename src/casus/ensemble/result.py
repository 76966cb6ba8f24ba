"""The record of a run: what was asked, what came out, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from casus._version import __version__
from casus.case import Case
from casus.ensemble.game_result import GameResult, game_result
from casus.ensemble.observing import AS_WRITTEN, Observation, weights_of
from casus.ensemble.outside import pooled
from casus.ensemble.plan import Key, Plan
from casus.ensemble.settings import Settings
from casus.ensemble.summarise import Counts, answers_of
from casus.ensemble.summary import Summary
from casus.ensemble.weighed import EvidenceTables, HypothesesResult, hypotheses_result
from casus.errors import Fault, UsageError, meant

if TYPE_CHECKING:
    import arviz
    import pandas
    import xarray

    from casus.ensemble.curve import CurvePoint
    from casus.insight import Explanation
    from casus.models.reference import OutsideView

__all__ = ["Result", "RunInfo"]

# Means of tables that a person reads need no more draws.
MOST_EXPLAINED = 4096


@dataclass(frozen=True)
class RunInfo:
    """How a result was made.

    settings  : as used
    version   : of casus
    case_hash : of the canonical form of the case
    seconds   : wall time of drawing and solving
    solved    : draws that count
    failed    : draws that have no solution and don't count, by reason; a game with perfect information always has one
    """

    settings: Settings
    version: str
    case_hash: str
    seconds: float
    solved: int
    failed: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, planned: Plan, seconds: float, failed: Mapping[str, int]) -> "RunInfo":
        """The record of a plan that ran to its end."""
        solved = planned.settings.draws - sum(failed.values())
        return cls(planned.settings, __version__, planned.case.hash, seconds, solved, dict(failed))


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """A case after a run.

    answers    : by name; of an answer with `given` the conditional probability E[both]/E[given]; of a ladder the
                 expected number of the step, the lowest being 0
    ladders    : of each ordinal answer, the probability of every step
    quantities : by name, in their own units
    models     : games by name
    hypotheses : models of hypotheses by name
    outside    : outside views by name
    warnings   : of the case, the plan and the run
    observed   : what observing did to the answers; None for a case without `observed`. All other summaries are those
                 after observing
    """

    case: Case
    run: RunInfo
    answers: Mapping[str, Summary]
    ladders: Mapping[str, Mapping[str, Summary]]
    quantities: Mapping[str, Summary]
    models: Mapping[str, GameResult]
    hypotheses: Mapping[str, HypothesesResult]
    outside: "Mapping[str, OutsideView]"
    warnings: tuple[Fault, ...]
    observed: Observation | None
    _rows: Mapping[Key, int] = field(repr=False)
    _draws: NDArray[np.float64] | None = field(repr=False)
    _planned: Plan = field(repr=False)

    @classmethod
    def of(
        cls,
        planned: Plan,
        counts: Counts,
        observation: Observation | None,
        info: RunInfo,
        draws: NDArray[np.float64] | None,
        warnings: tuple[Fault, ...],
    ) -> "Result":
        """The result of a plan from what was counted; `draws` is (column, draw) or None where they weren't kept."""
        case = planned.case
        weighed = answers_of(counts, case)
        return cls(
            case,
            info,
            weighed.answers,
            weighed.ladders,
            {name: counts.summary(("quantity", name)) for name in case.quantities},
            {name: game_result(game, counts) for name, game in planned.games.items()},
            {name: hypotheses_result(weighed, counts) for name, weighed in planned.hypotheses.items()},
            planned.outside,
            warnings,
            observation,
            planned.rows,
            draws,
            planned,
        )

    @property
    def settings(self) -> Settings:
        """The settings as used."""
        return self.run.settings

    @property
    def planned(self) -> Plan:
        """The plan that was run, to ask more of it."""
        return self._planned

    @property
    def answer(self) -> Summary:
        """The headline answer."""
        return self.answers[self.case.headline]

    @property
    def forecast(self) -> float | None:
        """The mean of the headline answer: the probability to publish; None where it is not defined."""
        return self.answer.mean

    def evidence(self, model: str) -> EvidenceTables:
        """Why the hypotheses of a model came out as they did: weights of evidence, timeline, what falls without what.

        They are means over the first 4,096 draws at most.

        raises : UsageError where the case has no such model of hypotheses
        """
        from casus.ensemble.evidence import evidence_tables

        if model not in self.hypotheses:
            close = meant(model, self.hypotheses)
            raise UsageError(f"{self.case.name} weighs no hypotheses called {model!r}{close}")
        few = replace(self.settings, draws=min(self.settings.draws, MOST_EXPLAINED))
        return evidence_tables(replace(self._planned, settings=few), model)

    def curve(self, model: str, factors: Sequence[float] | None = None) -> "tuple[CurvePoint, ...]":
        """Quantal response curves of a game; see `casus.ensemble.curve`."""
        from casus.ensemble.curve import curve

        return curve(self, model, factors)

    def explain(self) -> "Explanation":
        """What drives the headline, what would tip it, on which source it hangs, and what to find out: `casus.insight`.

        Each table is computed when it is first asked for.

        raises : CaseError for a case that can't run, in what it computes
        """
        from casus.insight import Explanation

        return Explanation(self)

    @property
    def base_rate(self) -> float | None:
        """The rate of the first outside view: how often what the headline asks happens.

        None for a case without an outside view, and for a headline that it can't answer: a number, a ladder, or a
        probability that is itself conditional.
        """
        asked = self.case.answers[self.case.headline]
        if asked.kind != "probability" or asked.given is not None:
            return None
        return next((view.rate for view in self.outside.values()), None)

    @property
    def pooled(self) -> Mapping[float, float]:
        """The headline pooled with the first outside view, by the weight of the latter; empty where there is none.

        The two forecasts are pooled on the scale of log-odds (Genest & Zidek 1986), never their draws.
        """
        inside, outside = self.forecast, self.base_rate
        return {} if inside is None or outside is None else pooled(inside, outside)

    def word(self, name: str | None = None) -> str | None:
        """The estimative word for an answer, by default the headline; None for a number or an undefined answer."""
        from casus.quantities import scheme

        name = name or self.case.headline
        mean = self.answers[name].mean
        if self.case.answers[name].kind != "probability" or mean is None:
            return None
        return scheme(self.case.words).word(min(max(mean, 0.0), 1.0))

    @property
    def columns(self) -> tuple[Key, ...]:
        """Keys of all columns of draws, as in `Plan.columns`."""
        return tuple(self._rows)

    def draws(self, *key: str) -> NDArray[np.float64]:
        """One column of draws, (draw,), by its key in `Plan.columns`, such as ("answer", "joins").

        raises : UsageError where the draws weren't kept or there is no such column
        """
        if self._draws is None:
            raise UsageError("the draws of this run were not kept: run it with keep=True")
        if key not in self._rows:
            raise UsageError(f"no column {key!r} in this result")
        column: NDArray[np.float64] = self._draws[self._rows[key]]
        return column

    @property
    def weights(self) -> NDArray[np.float64] | None:
        """(draw,) how much each draw counts, 1 on average; None where all count alike.

        Draws that fit ill with what was `observed` count less, and draws without a solution not at all.

        raises : UsageError where the draws weren't kept
        """
        if ("weight", AS_WRITTEN) not in self._rows:
            return None
        largest = 0.0 if self.observed is None else self.observed.largest
        weights = weights_of(self.draws("weight", AS_WRITTEN), largest, self.settings.draws)
        return np.asarray(weights / weights.mean())

    @property
    def data(self) -> "xarray.Dataset":
        """All draws as an xarray Dataset with the dimension `draw`; see `casus.ensemble.store`."""
        from casus.ensemble.store import dataset

        return dataset(self)

    def save(self, path: str | Path) -> None:
        """Write the result to a NetCDF file, from which `casus.load_result` makes it again."""
        from casus.ensemble.files import save

        save(self, Path(path))

    def to_pandas(self) -> "pandas.DataFrame":
        """Quantities, answers and events of all draws, a row a draw."""
        from casus.ensemble.store import frame

        return frame(self)

    def to_arviz(self) -> "arviz.InferenceData":
        """The draws as ArviZ holds them: one chain, quantities as the prior, answers and events as its predictions."""
        from casus.ensemble.store import arviz_data

        return arviz_data(self)

    def as_dict(self) -> dict[str, Any]:
        """The figures of the run as plain values: what `casus run --json` prints."""
        from casus.ensemble.figures import figures

        return figures(self)

    def __repr__(self) -> str:
        shown = "not defined" if self.forecast is None else f"{self.forecast:.4g}"
        run = self.run.settings
        return f"<Result of {self.case.name}: {self.case.headline} {shown}, {run.draws:,} draws, seed {run.seed}>"

    def _repr_html_(self) -> str:
        from casus.ensemble.figures import notebook_html

        return notebook_html(self)
