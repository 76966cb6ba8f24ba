"""The reference model's kernel beside the same model in C: all 27 moves and 16 outcomes of 1,000,000 draws.

    python benchmarks/kernel.py

One thread, inputs already sampled, pages warm; the two take turns, medians of the rounds. Before that the two
are checked to give the same numbers.
"""

# ruff: noqa: I001

from common import Row, Skipped, alternated, printed  # before numpy

import tracemalloc
from collections.abc import Callable

import numpy as np
import reference_case
import reference_model
from reference_kernel import compiled

from casus.program import Program
from casus.quantities import Sampler

DRAWS = 1_000_000
ROUNDS = 15


def warm(rows: int) -> np.ndarray:
    """An array (rows, draw) in one piece that starts on a cache line, its pages touched."""
    raw = np.zeros(rows * DRAWS + 8)
    start = -raw.ctypes.data % 64 // 8
    return raw[start : start + rows * DRAWS].reshape(rows, DRAWS)


def sampled() -> np.ndarray:
    """The 25 quantities in 1,000,000 draws."""
    inputs = warm(len(reference_model.QUANTITIES))
    Sampler(reference_model.quantiles(), [], "sobol", 0, DRAWS).fill(0, DRAWS, inputs)
    return inputs


def memory(call: Callable[[], object]) -> float:
    """Megabytes that a call holds at its peak beyond what it was given."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def compared(program: Program, what: str) -> list[Row]:
    """Rows for a program whose outputs are the 27 moves, then the 16 outcomes."""
    kernel = compiled()
    inputs = sampled()
    ours, theirs = warm(43), warm(43)
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: program.run(inputs, ours),
        "C": lambda: kernel(inputs, theirs[:27], theirs[27:]),
    }
    for call in ways.values():
        call()
    difference = float(np.abs(ours - theirs).max())
    if not difference < 1e-12:
        raise AssertionError(f"the C kernel differs by {difference}")
    cost = {name: seconds / DRAWS * 1e9 for name, seconds in alternated(ways, ROUNDS).items()}
    held = memory(lambda: program.run(inputs, ours)) + program.held / 1e6
    return [
        Row(
            f"{what}, 1,000,000 draws, one thread",
            f"{cost['ours']:.0f} ns a draw",
            f"{cost['ours'] / cost['C']:.2f} × C (at most 1.6)",
        ),
        Row("the same in C, -O3 -march=native -ffast-math", f"{cost['C']:.0f} ns a draw"),
        Row("memory beyond inputs and outputs", f"{held:.1f} MB", "at most 10 MB"),
        Row("greatest difference to C", f"{difference:.0e}"),
    ]


def rows() -> list[Row]:
    try:
        return compared(reference_case.planned(), "kernel of the reference model, planned from a case file")
    except Skipped as reason:
        return [Row("kernel of the reference model", f"not measured: {reason}")]


if __name__ == "__main__":
    print(printed(rows(), "Kernel"))
