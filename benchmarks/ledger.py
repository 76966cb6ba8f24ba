"""The ledger: forecasts recorded one by one, beside bare SQLite at the same promise, and scored.

    python benchmarks/ledger.py

Both commit every row by itself, with a write-ahead log and `synchronous = FULL`. The bare one inserts rows of the same
length and does nothing else: no chain of hashes, no triggers, no checks.
"""
# ruff: noqa: I001

from common import Row, printed  # before numpy

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from casus.ledger import LEVELS, Forecast, open_ledger
from casus.ledger.entry import row_of
from casus.ledger.scoring import Score, score

MANY = 10_000
ROUNDS = 5
BEFORE, AFTER = (datetime(2026, month, 1, tzinfo=UTC) for month in (3, 8))


def forecasts() -> list[Forecast]:
    """Half probabilities, a quarter ladders, a quarter numbers; two forecasts of each question."""
    random = np.random.default_rng(1)
    kept = []
    for k in range(MANY):
        kind = ("probability", "probability", "ordinal", "number")[k % 4]
        question = k // 8 * 4 + k % 4
        shares = random.dirichlet(np.ones(4))
        number = np.sort(random.normal(size=len(LEVELS)))
        kept.append(
            Forecast(
                case=f"case-{question % 40}",
                title="A case of the benchmark",
                question=f"Question {question}: will it happen by the end of June?",
                resolution="Yes if: it is in the paper\nNo if: it is not\nSource: the paper",
                answer="joins",
                kind=kind,
                author=f"author {k // 4 % 2}",
                as_of=date(2026, 3, 1),
                horizon=date(2026, 6, 30),
                value=float(random.beta(1, 2)),
                p10=0.1,
                p90=0.8,
                steps=[(f"step_{j}", float(share)) for j, share in enumerate(shares)] if kind == "ordinal" else (),
                quantiles=number.tolist() if kind == "number" else (),
                unit="brigades" if kind == "number" else None,
                base_rate=0.3 if question % 2 else None,
                case_hash="sha256:" + "0" * 64,
                seed=1,
                draws=16_384,
                method="sobol",
                settings={"draws": 16_384, "seed": 1, "method": "sobol", "do": []},
                version="0.1.0",
            )
        )
    return kept


def recorded(kept: list[Forecast], path: Path) -> float:
    begin = time.perf_counter()
    with open_ledger(path, clock=lambda: BEFORE) as ledger:
        for forecast in kept:
            ledger.record([forecast])
    return time.perf_counter() - begin


def bare(bodies: list[str], path: Path) -> float:
    begin = time.perf_counter()
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = FULL")
    file.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, body TEXT)")
    for number, body in enumerate(bodies):
        file.execute("BEGIN IMMEDIATE")
        file.execute("INSERT INTO kept VALUES (?, ?)", (number, body))
        file.execute("COMMIT")
    file.close()
    return time.perf_counter() - begin


def resolved(path: Path) -> None:
    with open_ledger(path, clock=lambda: AFTER) as ledger:
        for k, series in enumerate(ledger.all_series()):
            outcome = {"probability": "yes" if k % 3 else "no", "ordinal": "step_1", "number": "0.5"}[series.first.kind]
            ledger.resolve(series.forecasts[0].number, outcome, source="the paper")


def median(call: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def check(found: Score) -> None:
    if found.forecasts != MANY:
        raise RuntimeError(f"{found.forecasts} of {MANY} were scored")


def imported() -> float:
    """Seconds that the libraries of the scores take to load, which the first score of a process waits for."""
    begin = time.perf_counter()
    import scores.probability
    import xarray

    if not (scores.probability.brier_score and xarray):
        raise RuntimeError("they are loaded when they are first used")
    return time.perf_counter() - begin


def rows() -> list[Row]:
    kept = forecasts()
    bodies = [row_of(1, forecast, BEFORE, "0" * 64).body for forecast in kept]
    length = statistics.mean(map(len, bodies))
    # In the working directory: a temporary folder may be memory, where nothing has to be waited for.
    with tempfile.TemporaryDirectory(dir=".") as folder:
        ours, theirs = [], []
        for turn in range(3):
            ours.append(recorded(kept, Path(folder) / f"ours-{turn}.sqlite"))
            theirs.append(bare(bodies, Path(folder) / f"theirs-{turn}.sqlite"))
        path = Path(folder) / "ours-0.sqlite"
        resolved(path)
        with open_ledger(path) as ledger:
            loading = imported()
            series = ledger.all_series()
            check(score(series))
            read, scored = median(ledger.all_series), median(lambda: score(series))
            both = median(lambda: score(ledger.all_series()))
            verified = median(ledger.verify)
    casus, sqlite = statistics.median(ours), statistics.median(theirs)
    what = f"{MANY:,} forecasts of {length:,.0f} characters, each committed to the disk by itself"
    return [
        Row(f"{what}: casus", f"{casus:.2f} s", "at most 20 s"),
        Row(f"{what}: bare sqlite3", f"{sqlite:.2f} s", f"{sqlite / casus:.2f} × ours"),
        Row(f"{MANY:,} forecasts of {MANY // 2:,} questions read and scored", f"{both:.2f} s", "at most 1 s"),
        Row("of that, read from the disk", f"{read:.2f} s"),
        Row("of that, scored by all rules against all baselines", f"{scored:.2f} s"),
        Row("before the first score of a process: loading xarray and scores", f"{loading:.2f} s"),
        Row(f"{MANY + MANY // 2:,} rows verified", f"{verified:.2f} s"),
    ]


if __name__ == "__main__":
    print(printed(rows(), "The ledger"))
