"""Runs a plan: draws, computes, checks and counts, a chunk at a time."""

import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from casus.case import Case
from casus.ensemble.checks import Tally, faults_of
from casus.ensemble.observing import Weighed
from casus.ensemble.plan import Plan
from casus.ensemble.planning import plan
from casus.ensemble.result import Result, RunInfo
from casus.ensemble.settings import Settings
from casus.ensemble.stakes import stakes_warnings
from casus.ensemble.summarise import Tables, answers_of
from casus.ensemble.sums import BLOCK
from casus.ensemble.weighing import largest_weights
from casus.errors import CaseError, Fault, UsageError
from casus.models.game import Concept
from casus.program import CHUNK, aligned_rows

__all__ = ["KEEP_UP_TO", "answers_under", "run", "run_plan"]

# 250 columns of 65,536 draws are 130 MB; a tree of thousands of nodes would not fit the memory.
KEEP_UP_TO = 65_536
KEEP_BYTES = 2**29
# Large cases take smaller chunks: what is written once and read twice stays in the cache, and untouched memory costs
# more than the operations that fill it.
CHUNK_BYTES = 2**25

Array = NDArray[np.float64]
Progress = Callable[[int, int], None]


def run(
    case: Case,
    draws: int = 16_384,
    seed: int = 1,
    *,
    method: str = "sobol",
    concept: Concept | None = None,
    do: Mapping[str, str] | Sequence[tuple[str, str]] | None = (),
    precision_scale: float = 1.0,
    without: Sequence[str] = (),
    without_origins: Sequence[str] = (),
    planted: Sequence[str] = (),
    status: Sequence[tuple[str, str, str]] = (),
    without_sources: Sequence[str] = (),
    without_claims: Sequence[str] = (),
    keep: bool | None = None,
    progress: Progress | None = None,
    chunk: int = CHUNK,
) -> Result:
    """Run a case: sample its quantities, solve its models in every draw, and sum up.

    draws, seed, method, concept, do, precision_scale, without, without_origins, planted, status, without_sources,
             without_claims : as in `Settings`; `do` also as {player: move}
    keep     : whether the draws themselves stay with the result (`result.data`); by default up to 65,536 of them
    progress : called with (draws done, draws in all) after each chunk
    chunk    : draws at a time at most, rounded up to a multiple of 1,024; it never changes a figure
    returns  : Result
    raises   : UsageError for settings that don't fit, CaseError for faults that show only in the draws, or with what is
               still to be written in a draft
    """
    if not isinstance(case, Case):
        raise UsageError(f"casus.run takes a case, found {type(case).__name__}: load it first, with casus.load")
    if case.todos:
        raise CaseError(case.todos)
    pairs = tuple(do.items()) if isinstance(do, Mapping) else do or ()
    settings = Settings(
        draws,
        seed,
        method,
        concept,
        pairs,
        precision_scale,
        without,
        without_origins,
        planted,
        status,
        without_sources,
        without_claims,
    )
    return run_plan(plan(case, settings), keep=keep, progress=progress, chunk=chunk)


def run_plan(
    planned: Plan, *, keep: bool | None = None, progress: Progress | None = None, chunk: int = CHUNK
) -> Result:
    """Run what `plan` gave; arguments and faults as for `run`."""
    started = time.perf_counter()
    draws = planned.settings.draws
    rows = len(set(planned.rows.values()))
    if keep is None:
        keep = draws <= KEEP_UP_TO and rows * draws * 8 <= KEEP_BYTES
    tables, stakes, out = _tables(planned, keep, progress, chunk)
    unsolved = tables.unsolved()
    observation = tables.observation()
    kept = out[:rows] if keep else None
    info = RunInfo.of(planned, time.perf_counter() - started, tables.failed)
    warnings = (*planned.case.warnings, *planned.warnings, *stakes, *unsolved)
    return Result.of(planned, tables.main, observation, info, kept, warnings)


def answers_under(case: Case, settings: Settings, chunk: int = CHUNK) -> Weighed:
    """The answers of a case under some settings, equal to those of `run`, and nothing else: a fraction of its time.

    raises : as `run`
    """
    planned = plan(case, settings).for_answers()
    tables, _, _ = _tables(planned, False, None, chunk)
    tables.unsolved()
    tables.observation()
    return answers_of(tables.main, case)


def _tables(planned: Plan, keep: bool, progress: Progress | None, chunk: int) -> tuple[Tables, list[Fault], Array]:
    """Draw all and count; what the draws warn of, and the rows, of all draws where they are kept."""
    draws = planned.settings.draws
    rows = len(set(planned.rows.values()))
    # The values to check stand below those that count.
    outputs = rows + len(planned.checks)
    size = max(min(-(-chunk // BLOCK), CHUNK_BYTES // (8 * BLOCK * max(outputs, 1))), 1) * BLOCK
    out = aligned_rows(outputs, draws if keep else min(size, draws))
    try:
        tables, stakes = _draw_all(planned, rows, out, keep, progress, size)
    except CaseError as error:
        raise error.located(planned.case.places) from None
    out.flags.writeable = False
    return tables, stakes, out


def _draw_all(
    planned: Plan, rows: int, outputs: Array, keep: bool, progress: Progress | None, chunk: int
) -> tuple[Tables, list[Fault]]:
    draws = planned.settings.draws
    sampler = planned.sampler()
    program = planned.program()
    tallies = [Tally(check) for check in planned.checks]
    inputs = aligned_rows(len(planned.drawn), min(chunk, draws))
    for start in range(0, draws, chunk):
        stop = min(start + chunk, draws)
        values = inputs[:, : stop - start]
        out = outputs[:, start:stop] if keep else outputs[:, : stop - start]
        sampler.fill(start, stop, values)
        program.run(values, out)
        if start == 0:
            stakes = stakes_warnings(planned, values[:, :BLOCK])
            first = {key[1]: out[row] for key, row in planned.rows.items() if key[0] == "weight"}
            tables = Tables(planned, largest_weights(planned, chunk, first))
        for row, tally in enumerate(tallies, start=rows):
            tally.add(out[row], start, values)
        if not any(tally.failed for tally in tallies):
            tables.add(out[:rows])
        if progress is not None:
            progress(stop, draws)
    if faults := faults_of(tallies, draws, planned.builder):
        raise CaseError(faults)
    return tables, stakes
