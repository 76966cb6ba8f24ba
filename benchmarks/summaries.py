"""What it costs to sum up the reference model's 43 outputs: means, standard errors and percentiles of each.

    python benchmarks/summaries.py

The 27 move and 16 outcome probabilities stand computed, in chunks as a run brings them; np.quantile has all draws
at once and gives the percentiles alone. One thread; the two take turns, medians of the rounds.
"""
# ruff: noqa: I001

from common import Row, Skipped, alternated, printed  # before numpy

import numpy as np
import reference_model

from casus.ensemble.grids import ProbabilityGrid
from casus.ensemble.sums import Sums, standard_error
from casus.program import CHUNK
from casus.quantities import Sampler

DRAWS = 2**18
PERCENTILES = (10, 50, 90)
ROUNDS = 7

Summaries = list[tuple[float, ...]]


def outputs() -> np.ndarray:
    """(output, draw) probabilities of all moves and outcomes."""
    model = reference_model.lowered()
    inputs = np.empty((len(reference_model.QUANTITIES), DRAWS))
    Sampler(reference_model.quantiles(), [], "sobol", 0, DRAWS).fill(0, DRAWS, inputs)
    out = np.empty((43, DRAWS))
    model.builder.compile([*model.moves, *model.outcomes]).run(inputs, out)
    return out


def ours(out: np.ndarray) -> Summaries:
    """Mean, standard error and percentiles of each row, from one pass over chunks."""
    sums, grids = Sums(len(out)), [ProbabilityGrid() for _ in out]
    for start in range(0, DRAWS, CHUNK):
        chunk = out[:, start : start + CHUNK]
        sums.add(chunk)
        for grid, row in zip(grids, chunk, strict=True):
            grid.add(row)
    errors = [standard_error(replicates) or 0.0 for replicates in sums.replicate_means]
    percentiles = [tuple(grid.percentile(percent) for percent in PERCENTILES) for grid in grids]
    return [(m, e, *p) for m, e, p in zip(sums.mean.tolist(), errors, percentiles, strict=True)]


def weighed(out: np.ndarray, weights: np.ndarray) -> Summaries:
    """The same where what has been seen gives every draw a weight, a whole number up to 2^40."""
    sums, grids = Sums(len(out) + 2), [ProbabilityGrid() for _ in out]
    for start in range(0, DRAWS, CHUNK):
        chunk, weight = out[:, start : start + CHUNK], weights[start : start + CHUNK]
        sums.add(np.vstack((chunk * weight, weight, weight * weight)))
        for grid, row in zip(grids, chunk, strict=True):
            grid.add(row, times=weight)
    means = sums.mean[:-2] / sums.mean[-2]
    errors = [standard_error(replicates) or 0.0 for replicates in sums.replicate_means[:-2] / sums.replicate_means[-2]]
    percentiles = [tuple(grid.percentile(percent) for percent in PERCENTILES) for grid in grids]
    return [(m, e, *p) for m, e, p in zip(means.tolist(), errors, percentiles, strict=True)]


def rows() -> list[Row]:
    try:
        out = outputs()
    except Skipped as reason:
        return [Row("summaries of 43 outputs", f"not measured: {reason}")]
    exact = np.quantile(out, np.array(PERCENTILES) / 100, axis=1, method="inverted_cdf").T
    difference = float(np.abs(np.array(ours(out))[:, 2:] - exact).max())
    if difference > 1e-4:
        raise AssertionError(f"a percentile differs from np.quantile by {difference}")
    quantiles = np.array(PERCENTILES) / 100
    weights = np.round((1 - out[0]) ** 10 * 2.0**40)
    cost = {
        name: seconds / DRAWS * 1e9
        for name, seconds in alternated(
            {
                "ours": lambda: ours(out),
                "weighed": lambda: weighed(out, weights),
                "numpy": lambda: np.quantile(out, quantiles, axis=1),
            },
            ROUNDS,
        ).items()
    }
    ratio = cost["numpy"] / cost["ours"]
    return [
        Row("summaries of 43 outputs: means, errors, percentiles", f"{cost['ours']:.0f} ns a draw", "at most 150 ns"),
        Row(
            "the same with a weight for every draw",
            f"{cost['weighed']:.0f} ns a draw",
            f"{cost['weighed'] / cost['ours']:.2f} × the above",
        ),
        Row(
            "np.quantile: percentiles alone",
            f"{cost['numpy']:.0f} ns a draw",
            f"{ratio:.1f} × ours",
        ),
        Row("greatest difference of a percentile", f"{difference:.1e}", "at most 1e-4"),
    ]


if __name__ == "__main__":
    print(printed(rows(), "Summaries"))
