"""Made-up evidence: any status, cluster, reliability, deception and supposition, with draws or without."""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from casus.models.hypotheses import STATUSES, Evidence

shares = st.floats(0.01, 0.99)


def plain(seed: int, items: int, hypotheses: int, draws: int | None, **given: Any) -> dict[str, Any]:
    """Keyword arguments of `Evidence.of`, everything in use."""
    rng = np.random.default_rng(seed)
    shape = (items, hypotheses) if draws is None else (items, hypotheses, draws)
    made: dict[str, Any] = {
        "likelihood": rng.uniform(0.01, 0.99, shape),
        "status": [STATUSES[k] for k in rng.integers(0, 3, items)],
        "reliability": rng.uniform(0.0, 1.0, items),
        "if_false": np.where(rng.random((items, hypotheses)) < 0.2, rng.uniform(0.0, 1.0, (items, hypotheses)), np.nan),
        "would_be_seen": rng.uniform(0.1, 1.0, items),
        "reported_absence": rng.random(items) < 0.5,
        "exchanged": rng.random(items) < 0.2,
        "cluster": rng.integers(-1, 2, items).tolist(),
        "rho": rng.uniform(0.0, 1.0, 2),
    }
    return {**made, **given}


def prior(seed: int, hypotheses: int, draws: int | None = None) -> np.ndarray:
    """(hypothesis[, draw])."""
    rng = np.random.default_rng([seed, 1])
    drawn = rng.dirichlet(np.ones(hypotheses), draws)
    return drawn.T.copy() if draws is not None else drawn


@st.composite
def cases(draw: st.DrawFn, draws: int | None = None, **given: Any) -> tuple[np.ndarray, Evidence]:
    """A prior and evidence."""
    seed, items, hypotheses = draw(st.integers(0, 2**32)), draw(st.integers(1, 7)), draw(st.integers(2, 5))
    return prior(seed, hypotheses, draws), Evidence.of(**plain(seed, items, hypotheses, draws, **given))


def rearranged(evidence: Evidence, rows: list[int]) -> Evidence:
    """The items in another order, some perhaps twice."""
    return replace(
        evidence,
        likelihood=evidence.likelihood[rows],
        status=tuple(evidence.status[row] for row in rows),
        reliability=evidence.reliability[rows],
        if_false=evidence.if_false[rows],
        would_be_seen=evidence.would_be_seen[rows],
        reported_absence=evidence.reported_absence[rows],
        exchanged=evidence.exchanged[rows],
        cluster=evidence.cluster[rows],
    )
