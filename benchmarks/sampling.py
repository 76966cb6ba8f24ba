"""What a draw of the reference model's 25 quantities costs, here and with scipy.stats, in one run.

    python benchmarks/sampling.py

Nanoseconds a draw, warm, in chunks of 8,192 draws on one thread: medians of five rounds in which all ways
take their turn, so that a busy machine burdens them alike. Ratios hold from machine to machine better than
times do. Before that the two are checked to be the same functions.
"""
# ruff: noqa: E402

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before numpy is imported

import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from reference_model import QUANTITIES
from scipy import stats

from casus.quantities import Sampler, distribution, points

CHUNK = 8192
ROUNDS = 5


def frozen(family: str, parameters: tuple[float, ...]) -> "stats.rv_frozen":
    """The same distribution in scipy.stats."""
    match family, parameters:
        case "normal", (mean, sd):
            return stats.norm(mean, sd)
        case "lognormal", (mean, sd):
            return stats.lognorm(sd, scale=np.exp(mean))
        case "beta", (a, b):
            return stats.beta(a, b)
        case "uniform", (low, high):
            return stats.uniform(low, high - low)
        case "triangular", (low, mode, high):
            return stats.triang((mode - low) / (high - low), low, high - low)
        case "pert", (low, mode, high):
            width = high - low
            return stats.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, width)
    raise AssertionError(family)


def check() -> None:
    """Stop where a quantile function differs from scipy's by more than a millionth of its middle half."""
    u = np.linspace(0.001, 0.999, 999)
    for name, family, parameters in QUANTITIES:
        ours, theirs = distribution(family, *parameters)(u), frozen(family, parameters).ppf(u)
        assert np.abs(ours - theirs).max() < 1e-6 * (theirs[749] - theirs[249]), name


def ways() -> dict[str, tuple[Callable[[], object], int]]:
    """What is timed: a call, and how many draws one call makes."""
    size, draws = len(QUANTITIES), 2**20
    quantities = [distribution(family, *parameters) for _, family, parameters in QUANTITIES]
    peers = [frozen(family, parameters) for _, family, parameters in QUANTITIES]
    out = np.empty((size, CHUNK))

    def ours(method: str) -> Callable[[], object]:
        sampler = Sampler(quantities, [], method, 0, draws)
        return lambda: sampler.fill(5 * CHUNK, 6 * CHUNK, out)

    def ours_correlated() -> Callable[[], object]:
        sampler = Sampler(quantities, [(0, 1, 0.5), (1, 2, 0.5), (3, 9, -0.3), (9, 18, 0.2)], "sobol", 0, draws)
        return lambda: sampler.fill(5 * CHUNK, 6 * CHUNK, out)

    def points_alone() -> Callable[[], object]:
        some = points("sobol", size, draws, 0)
        return lambda: some.fill(5 * CHUNK, 6 * CHUNK, out)

    engine = qmc_engine(size)

    def theirs() -> None:
        for row, peer, uniform in zip(out, peers, engine.random(CHUNK).T, strict=True):
            row[:] = peer.ppf(uniform)

    return {
        "casus, Sobol": (ours("sobol"), CHUNK),
        "casus, Sobol, 4 correlations": (ours_correlated(), CHUNK),
        "casus, Latin hypercube": (ours("lhs"), CHUNK),
        "casus, Monte Carlo": (ours("mc"), CHUNK),
        "casus, Sobol points alone": (points_alone(), CHUNK),
        "scipy.stats, Sobol and ppf": (theirs, CHUNK),
        "scipy.stats, Sobol points alone": (lambda: engine.random(CHUNK), CHUNK),
    }


def qmc_engine(size: int) -> "stats.qmc.Sobol":
    engine = stats.qmc.Sobol(size, seed=0)
    engine.random(CHUNK)
    return engine


def measure(call: Callable[[], object], draws: int) -> float:
    """Nanoseconds a draw, over a twentieth of a second at least."""
    calls, begin = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - begin) < 0.05:
        call()
        calls += 1
    return elapsed / calls / draws * 1e9


def processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def main() -> None:
    check()
    timed = ways()
    rounds: dict[str, list[float]] = {name: [] for name in timed}
    for call, draws in timed.values():
        measure(call, draws)  # warm
    for _ in range(ROUNDS):
        for name, (call, draws) in timed.items():
            rounds[name].append(measure(call, draws))
    cost = {name: statistics.median(times) for name, times in rounds.items()}
    print(f"{processor()}, OMP_NUM_THREADS=1, Python {platform.python_version()}, NumPy {np.__version__}")
    print(f"{len(QUANTITIES)} quantities, chunks of {CHUNK:,} draws, median of {ROUNDS}")
    print(f"{'':32} {'ns a draw':>10} {'times ours':>11}")
    for name, value in cost.items():
        print(f"{name:32} {value:10,.0f} {value / cost['casus, Sobol']:11.2f}")


if __name__ == "__main__":
    main()
