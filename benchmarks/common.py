"""What the benchmarks share: a row of the printed table, fair timing, the processor's name.

Imported before numpy by every benchmark: it limits the libraries below numpy to one thread.
"""
# ruff: noqa: E402

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import platform
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SHARED", "Row", "Skipped", "alternated", "printed", "processor"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""The folder with the reference model and its C kernel, beside the project."""


@dataclass(frozen=True)
class Row:
    """One line of the table.

    what    : what was done
    value   : what it cost, with its unit, or why there is no number
    compare : how that stands to a peer or to the project's aim
    """

    what: str
    value: str
    compare: str = ""


class Skipped(Exception):  # noqa: N818, a reason rather than a failure
    """A row can't be measured here; the text says why."""


def processor() -> str:
    """The name that the processor gives itself, and whether it has the widest vector instructions."""
    information = Path("/proc/cpuinfo")
    if not information.exists():
        return platform.processor() or platform.machine()
    lines = dict(
        (part.strip() for part in line.split(":", 1)) for line in information.read_text().splitlines() if ":" in line
    )
    family = " ".join(
        f"{key} {lines[name]}" for key, name in (("family", "cpu family"), ("model", "model")) if name in lines
    )
    wide = ", AVX-512" if "avx512f" in lines.get("flags", "") else ""
    return f"{lines.get('model name', platform.machine())} ({family}{wide})"


def once(call: Callable[[], object], least: float) -> float:
    """Seconds a call, over as many calls as fill `least` seconds."""
    calls, begin = 0, time.perf_counter()
    while True:
        call()
        calls += 1
        if (elapsed := time.perf_counter() - begin) >= least:
            return elapsed / calls


def alternated(ways: Mapping[str, Callable[[], object]], rounds: int, least: float = 0.0) -> dict[str, float]:
    """Median seconds a call of each way.

    Ways take turns, so that a busy machine burdens all alike; each is run once before, so that its memory is
    warm and its tables stand.
    """
    for call in ways.values():
        call()
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, call in ways.items():
            times[name].append(once(call, least))
    return {name: statistics.median(taken) for name, taken in times.items()}


def printed(rows: list[Row], title: str) -> str:
    """Rows as a Markdown table under a heading."""
    lines = [f"### {title}", "", "| what | measured | compared |", "| --- | ---: | --- |"]
    lines += [f"| {row.what} | {row.value} | {row.compare} |" for row in rows]
    return "\n".join(lines)
