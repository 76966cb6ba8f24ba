"""What a draw of the reference model's 25 quantities costs, here and with scipy.stats, in one run.

    python benchmarks/sampling.py

Warm, in chunks of 8,192 draws on one thread: medians of rounds in which all ways take their turn. Before that
the two are checked to be the same functions.
"""
# ruff: noqa: I001

from common import Row, alternated, printed  # before numpy

from collections.abc import Callable

import numpy as np
from reference_model import QUANTITIES, quantiles
from scipy import stats

from casus.quantities import Sampler, distribution, points

CHUNK = 8192
ROUNDS = 7


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


def ways() -> dict[str, Callable[[], object]]:
    """What is timed: calls that make `CHUNK` draws each."""
    size, draws = len(QUANTITIES), 2**20
    quantities = quantiles()
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
        "casus, Sobol": ours("sobol"),
        "casus, Sobol, 4 correlations": ours_correlated(),
        "casus, Latin hypercube": ours("lhs"),
        "casus, Monte Carlo": ours("mc"),
        "casus, Sobol points alone": points_alone(),
        "scipy.stats, Sobol and ppf": theirs,
        "scipy.stats, Sobol points alone": lambda: engine.random(CHUNK),
    }


def qmc_engine(size: int) -> "stats.qmc.Sobol":
    engine = stats.qmc.Sobol(size, seed=0)
    engine.random(CHUNK)
    return engine


def rows() -> list[Row]:
    check()
    cost = {name: seconds / CHUNK * 1e9 for name, seconds in alternated(ways(), ROUNDS, 0.05).items()}
    ours, theirs = cost["casus, Sobol"], cost["scipy.stats, Sobol and ppf"]
    notes = {
        "casus, Sobol": "at most 900 ns",
        "scipy.stats, Sobol and ppf": f"{theirs / ours:.1f} × ours (at least 8)",
    }
    return [
        Row(f"25 quantities: {name}", f"{value:,.0f} ns a draw", notes.get(name, "")) for name, value in cost.items()
    ]


if __name__ == "__main__":
    print(printed(rows(), "Sampling"))
