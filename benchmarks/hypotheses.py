"""Posteriors of 100,000 draws beside the same in plain NumPy, and beside scikit-learn's naive Bayes.

    python benchmarks/hypotheses.py

5 hypotheses, 40 items whose likelihoods differ from draw to draw, half of them in clusters, a third of them absent.
Plain NumPy is the nearest peer: whole arrays, in logarithms, with the same reliabilities and clusters. `BernoulliNB` is
the usual route to naive Bayes; with items independent, sources certain and absences seen for certain it is the same
model, but it holds one table of likelihoods, so that it goes a draw at a time. Both are checked to give the same
numbers.
"""

# ruff: noqa: I001

from common import Row, alternated, printed  # before numpy

import tracemalloc
from collections.abc import Callable
from functools import partial
from importlib.metadata import version

import numpy as np
from sklearn.naive_bayes import BernoulliNB

from casus.models.hypotheses import Evidence, ablation, posterior

DRAWS, HYPOTHESES, ITEMS, CLUSTERS = 100_000, 5, 40, 4
ROUNDS = 7
# Draws of a peer that takes them one by one.
FEW = 1_000
RHO = 0.5


def plain(prior: np.ndarray, evidence: Evidence) -> np.ndarray:
    """The same posterior on whole arrays."""
    reliability = evidence.held_reliability[:, None, None]
    hit, alarm = (1 + reliability) / 2, (1 - reliability) / 2
    report = hit * evidence.likelihood + alarm * (1 - evidence.likelihood)
    seen = evidence.would_be_seen[:, None, None]
    logs = np.log(np.where(evidence.absent[:, None, None], 1 - seen * report, report))
    exponent = np.ones((ITEMS, 1, DRAWS))
    for number in range(CLUSTERS):
        members = np.flatnonzero(evidence.cluster == number)
        spread = logs[members].max(axis=1) - logs[members].min(axis=1)
        exponent[members] = 1 - RHO
        exponent[members[spread.argmax(axis=0)], 0, np.arange(DRAWS)] = 1.0
    total = np.log(prior) + (exponent * logs).sum(axis=0)
    total = np.exp(total - total.max(axis=0))
    answer: np.ndarray = total / total.sum(axis=0)
    return answer


def naive(prior: np.ndarray, likelihood: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """A fitted BernoulliNB for each draw, asked once."""
    model = BernoulliNB(binarize=None)
    model.classes_ = np.arange(HYPOTHESES)
    model.n_features_in_ = ITEMS
    told = np.empty((HYPOTHESES, FEW))
    for draw in range(FEW):
        model.class_log_prior_ = np.log(prior[:, draw])
        model.feature_log_prob_ = np.log(likelihood[:, :, draw]).T
        told[:, draw] = model.predict_proba(seen[None])[0]
    return told


def memory(call: Callable[[], object]) -> float:
    """Megabytes that a call holds at its peak."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def rows() -> list[Row]:
    rng = np.random.default_rng(0)
    likelihood = rng.uniform(0.01, 0.99, (ITEMS, HYPOTHESES, DRAWS))
    prior = rng.dirichlet(np.ones(HYPOTHESES), DRAWS).T.copy()
    status = ["absent" if item % 3 == 0 else "observed" for item in range(ITEMS)]
    build = partial(
        Evidence.of,
        likelihood,
        status,
        rng.uniform(0.1, 1.0, ITEMS),
        reported_absence=True,
        cluster=[item % CLUSTERS if item < ITEMS // 2 else None for item in range(ITEMS)],
        rho=RHO,
    )
    evidence = build()
    certain = Evidence.of(likelihood, status, would_be_seen=1.0)
    seen = (~certain.absent).astype(float)
    fixed = Evidence.of(likelihood[..., :1], status)

    whole = np.abs(posterior(prior, evidence).probability - plain(prior, evidence)).max()
    single = np.abs(posterior(prior, certain).probability[:, :FEW] - naive(prior, likelihood, seen)).max()
    if not max(whole, single) < 1e-12:
        raise AssertionError(f"plain NumPy differs by {whole}, BernoulliNB by {single}")
    ways: dict[str, Callable[[], object]] = {
        "checked": lambda: posterior(prior, build()),
        "ours": lambda: posterior(prior, evidence),
        "plain": lambda: plain(prior, evidence),
        "certain": lambda: posterior(prior, certain),
        "naive": lambda: naive(prior, likelihood, seen),
        "fixed": lambda: posterior(prior, fixed),
    }
    cost = alternated(ways, ROUNDS)
    naive_draw, certain_draw = cost["naive"] / FEW, cost["certain"] / DRAWS
    without = alternated({"ablation": lambda: ablation(prior, evidence, [[item] for item in range(ITEMS)])}, 1)
    held = memory(ways["ours"]) - HYPOTHESES * DRAWS * 8 / 1e6
    return [
        Row(
            "posterior of 5 hypotheses from 40 items, 100,000 draws of both: casus",
            f"{cost['ours']:.3f} s",
            "at most 0.3 s",
        ),
        Row("the same with the checks of what is given", f"{cost['checked']:.3f} s"),
        Row("plain NumPy on whole arrays", f"{cost['plain']:.3f} s", f"{cost['plain'] / cost['ours']:.1f} × ours"),
        Row(
            "memory beyond inputs and posterior: casus",
            f"{held:.0f} MB",
            f"plain NumPy {memory(ways['plain']):.0f} MB",
        ),
        Row("items independent, sources certain: casus", f"{certain_draw * 1e9:,.0f} ns a draw"),
        Row(
            f"items independent, sources certain: scikit-learn {version('scikit-learn')}, BernoulliNB",
            f"{naive_draw * 1e6:,.0f} µs a draw",
            f"{naive_draw / certain_draw:,.0f} × ours",
        ),
        Row("likelihoods the same in all draws, priors not: casus", f"{cost['fixed']:.3f} s"),
        Row("40 posteriors, each without one item: casus", f"{without['ablation']:.2f} s"),
        Row("greatest difference of a posterior to either", f"{max(whole, single):.0e}"),
    ]


if __name__ == "__main__":
    print(printed(rows(), "Hypotheses"))
