"""The posterior: prior times the likelihood of what is held, in logarithms, blocks of draws at a time.

    posterior_h ∝ prior_h Π_k L_k(h)^(e_k)

L_k as in `reports`, exponents e_k as in `clusters`. What is added up goes item by item and hypothesis by hypothesis,
so that a draw has the same posterior, to the bit, whatever other draws stand beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.errors import CaseError, Fault, UsageError
from casus.models.hypotheses.clusters import groups, ranges, shares
from casus.models.hypotheses.evidence import Evidence, read_prior
from casus.models.hypotheses.reports import Line, line_of

__all__ = ["EXCLUDED", "Posterior", "posterior", "posteriors"]

EXCLUDED = "the evidence excludes every hypothesis"

# Numbers that a block works on: as many as stay near the processor.
BLOCK = 1 << 17

Array = NDArray[np.float64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Posterior:
    """What the evidence leaves of each hypothesis.

    probability : (hypothesis, draw); NaN in draws that failed, so that none enters a sum unseen
    solved      : (draw,) False where the evidence excludes every hypothesis
    """

    probability: Array
    solved: Truth

    @property
    def failed(self) -> Mapping[str, int]:
        """Draws that have no posterior, by reason."""
        count = int(self.solved.size - np.count_nonzero(self.solved))
        return {EXCLUDED: count} if count else {}

    def mean(self) -> Array:
        """(hypothesis,) mean over the draws that have a posterior.

        raises : CaseError with code not-finite where none has
        """
        if not self.solved.any():
            raise CaseError(
                [Fault("not-finite", f"no draw has a posterior: {EXCLUDED}", expected="a likelihood above 0")]
            )
        kept = self.probability if self.solved.all() else self.probability[:, self.solved]
        mean: Array = kept.mean(axis=1)
        return mean


def posterior(prior: ArrayLike, evidence: Evidence) -> Posterior:
    """Posterior probability of each hypothesis, in every draw.

    prior    : (hypothesis[, draw]), 0 or more; made to add up to 1
    evidence : Evidence
    returns  : Posterior, with as many draws as the longer of the two
    raises   : UsageError for shapes that don't fit; CaseError with code not-finite or probability-out-of-range

    Eddy (1982): cancer has a prior of 1 %, and an X-ray that is positive in 79.2 % of cancers and
    9.6 % of benign lesions.

    >>> posterior([0.01, 0.99], Evidence.of([[0.792, 0.096]])).probability.round(3)
    array([[0.077],
           [0.923]])
    """
    return posteriors(prior, evidence, evidence.counted[None])[0]


def posteriors(prior: ArrayLike, evidence: Evidence, counted: Truth) -> tuple[Posterior, ...]:
    """A posterior for each set of items: (set, item) True where the item counts."""
    given = read_prior(prior, evidence.hypotheses)
    draws = max(given.shape[1], evidence.draws)
    for name, found in (("prior", given.shape[1]), ("evidence", evidence.draws)):
        if found not in (1, draws):
            raise UsageError(f"{name} has {found} draws, expected {draws} or 1")
    sets = counted.shape[0]
    probability, solved = np.empty((sets, evidence.hypotheses, draws)), np.empty((sets, draws), dtype=bool)
    work = _Work(evidence, counted)
    # Excluded hypotheses have ln 0.
    with np.errstate(divide="ignore"):
        fixed = work.total(slice(0, 1)) if evidence.draws == 1 else None
        size = max(BLOCK // ((len(work.rows) + sets) * evidence.hypotheses), 1)
        for start in range(0, draws, size):
            block = slice(start, min(start + size, draws))
            log_prior = np.log(given if given.shape[1] == 1 else given[:, block])
            out = probability[..., block]
            np.add(work.total(block) if fixed is None else fixed, log_prior, out=out)
            _normalise(out, solved[:, block])
    return tuple(Posterior(probability[k], solved[k]) for k in range(sets))


class _Work:
    """ln Π L^e of each set of items, with arrays that are used again in every block."""

    def __init__(self, evidence: Evidence, counted: Truth) -> None:
        self.evidence = evidence
        self.rows = np.flatnonzero(counted.any(axis=0))
        self.counted = counted[:, self.rows]
        # Without a copy where all count.
        self.taken: NDArray[np.int64] | slice = slice(None) if len(self.rows) == evidence.items else self.rows
        self.groups = groups(evidence.cluster[self.rows], evidence.rho)
        self.line: Line | None = None
        if evidence.if_false.shape[2] == 1:
            self.line = line_of(evidence, self.taken, slice(None))
        self.logs = np.empty((0, 0, 0))
        self.sums = np.empty((0, 0, 0))

    def total(self, block: slice) -> Array:
        """(set, hypothesis, draw) of these draws; overwritten by the next call."""
        evidence, width = self.evidence, block.stop - block.start
        if width > self.logs.shape[2]:
            self.logs = np.empty((len(self.rows), evidence.hypotheses, width))
            self.sums = np.empty((len(self.counted), evidence.hypotheses, width))
        logs, sums = self.logs[..., :width], self.sums[..., :width]
        likelihood = evidence.likelihood if evidence.likelihood.shape[2] == 1 else evidence.likelihood[..., block]
        line = self.line or line_of(evidence, self.taken, block)
        np.log(line.at(likelihood[self.taken], out=logs), out=logs)
        spread = {number: ranges(logs[members]) for number, members in self.groups}
        for counted, total in zip(self.counted, sums, strict=True):
            alone = counted.copy()
            total[...] = 0.0
            for number, members in self.groups:
                here = counted[members]
                if np.count_nonzero(here) > 1:
                    alone[members] = False
                    exponent = shares(spread[number][here], evidence.rho[number])
                    for row, power in zip(members[here], exponent, strict=True):
                        total += logs[row] * power
            for row in np.flatnonzero(alone):
                total += logs[row]
        return sums


def _normalise(logs: Array, solved: Truth) -> None:
    """From logarithms to probabilities that add up to 1 over hypotheses, in place: (set, hypothesis, draw)."""
    top = logs.max(axis=1)
    np.isfinite(top, out=solved)
    failed = not solved.all()
    if failed:
        top[~solved] = 0.0
    logs -= top[:, None]
    np.exp(logs, out=logs)
    total = logs[:, 0].copy()
    for hypothesis in range(1, logs.shape[1]):
        total += logs[:, hypothesis]
    if failed:
        total[~solved] = np.nan
    logs /= total[:, None]
