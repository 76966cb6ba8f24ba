"""What has been seen since: how much each draw counts, by the probability that it gave to what was seen.

A draw's weight is the product of p^(periods × bearing) over all entries of `observed`: its likelihood, raised to a
power that says how far the past informs the future (the power prior of Ibrahim & Chen 2000, Statistical Science 15(1),
with p from the models of the draw). Means become ratios of weighted sums (importance sampling with the prior as the
proposal), and the effective sample size is (Σw)²/Σw² (Kish 1965, Survey Sampling, §11.7).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from casus.case import Observed
from casus.case.expressions import Expression
from casus.ensemble.checks import RULES, Check
from casus.ensemble.scope import Scope
from casus.ensemble.summary import Summary
from casus.program import Builder, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "AS_WRITTEN",
    "BEARINGS",
    "BITS",
    "FEWEST",
    "SOLVED",
    "Observation",
    "Weighed",
    "log_weights",
    "solved_only",
    "weights_of",
]

# Fewer effective draws carry no percentile.
FEWEST = 50
AS_WRITTEN = "as written"
# Weighs alike all draws whose games have a solution.
SOLVED = "solved"
# Beside the bearing that the case writes, the answer is shown at these.
BEARINGS: Mapping[str, float] = {"bearing 0": 0.0, "bearing ½": 0.5, "bearing 1": 1.0}
# The logarithm of a weight of nothing: finite, and far below what rounding leaves of any weight.
_NOTHING = -1e6
_TINY = 1e-300
# A weight is a whole multiple of 2^-40 of the largest one, or of a larger part where there are so many draws that sums
# would overflow: they are exact.
BITS, _MOST_BITS = 40, 62

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Weighed:
    """Answers and ladders under some weights, as in `Result`.

    effective  : effective draws; the answers are not defined where there are fewer than 50
    posteriors : of each model of hypotheses, by hypothesis; empty where they weren't counted
    """

    effective: float
    answers: Mapping[str, Summary]
    ladders: Mapping[str, Mapping[str, Summary]]
    posteriors: Mapping[str, Mapping[str, Summary]]


@dataclass(frozen=True)
class Observation:
    """What observing did to the answers.

    effective  : effective draws, (Σw)²/Σw²
    largest    : the logarithm of the largest weight, or a bound close above it
    before     : the answers with nothing observed
    at_bearing : the answers with every written `bearing` set to 0, ½ and 1; empty where the case writes none
    bearings   : of each quantity that is a bearing its mean with nothing observed: an uncertain one is itself informed,
                 since draws in which the past bears less are less surprised by it
    """

    effective: float
    largest: float
    before: Weighed
    at_bearing: Mapping[float, Weighed]
    bearings: Mapping[str, float]


def log_weights(
    observed: "Sequence[Observed]", scope: Scope, builder: Builder, checks: list[Check]
) -> "dict[str, Node]":
    """Nodes of the logarithm of each draw's weight: as the case writes it, and at other bearings where it writes any.

    scope  : names as they are where no move is forced: what was seen was seen before any such move
    checks : gets what must hold in every draw
    """
    if not observed:
        return {}
    apply, zero = builder.apply, builder.constant(0.0)
    terms = [_Term.of(k, entry, scope, builder, checks) for k, entry in enumerate(observed)]
    written = any(entry.bearing is not None for entry in observed)
    nodes: dict[str, Node] = {}
    for name, bearing in {AS_WRITTEN: None, **(BEARINGS if written else {})}.items():
        total = zero
        for term in terms:
            exponent = term.exponent(bearing, builder)
            scaled = apply("multiply", exponent, term.log)
            nothing = apply("where", apply("greater", exponent, zero), builder.constant(_NOTHING), zero)
            total = apply("add", total, apply("where", term.possible, scaled, nothing))
        nodes[name] = apply("maximum", total, builder.constant(_NOTHING))
    return nodes


def solved_only(weights: Mapping[str, Node], unsolved: Node, builder: Builder) -> dict[str, Node]:
    """The weights with those of draws that have no solution made nothing; such weights even where nothing was observed.

    weights  : logarithms, by name
    unsolved : 0 where a game of the draw has a solution
    """
    failed = builder.apply("greater", unsolved, builder.constant(0.0))
    nothing, zero = builder.constant(_NOTHING), builder.constant(0.0)
    return {
        name: builder.apply("where", failed, nothing, node)
        for name, node in {**(weights or {AS_WRITTEN: zero}), SOLVED: zero}.items()
    }


@dataclass(frozen=True)
class _Term:
    """One entry of `observed`: log p, whether p is above 0, how many periods, and how far they bear."""

    log: Node
    possible: Node
    periods: Node
    bearing: Node | None

    @classmethod
    def of(cls, k: int, entry: Observed, scope: Scope, builder: Builder, checks: list[Check]) -> "_Term":
        def read(key: str, rule: str, what: str, value: Expression) -> Node:
            node = scope.read(value)
            if not RULES[rule].proven(builder.interval(node)):
                checks.append(Check(rule, node, ("observed", k, key), what, scope.known(value)))
            return node

        what = f"observed[{k}]"
        seen = read("what", "probability", f"the probability of what was seen, {what},", entry.what)
        periods = read("periods", "periods", f"the number of periods of {what}", entry.passed)
        bearing = None
        if entry.bearing is not None:
            bearing = read("bearing", "probability", f"the bearing of {what}", entry.bearing)
        proper = builder.apply("minimum", seen, builder.constant(1.0))
        log = builder.apply("log", builder.apply("maximum", proper, builder.constant(_TINY)))
        possible = builder.apply("greater", seen, builder.constant(0.0))
        return cls(log, possible, periods, bearing)

    def exponent(self, bearing: float | None, builder: Builder) -> Node:
        """Periods times bearing; `bearing` stands for one that is written."""
        if self.bearing is None:
            return self.periods
        chosen = self.bearing if bearing is None else builder.constant(bearing)
        # A bearing that rounding puts below 0 would turn an impossible sight into a certain one.
        return builder.apply("multiply", self.periods, builder.apply("maximum", chosen, builder.constant(0.0)))


def weights_of(logs: Array, largest: float, draws: int) -> Array:
    """Weights (draw,) from their logarithms: whole numbers, 2^40 for the largest one, 2^31 where there are 2^30 draws.

    draws : in all, not only these

    >>> weights_of(np.array([-1.0, -1e6, -1.0 + np.log(0.5)]), -1.0, draws=3) / 2**40
    array([1. , 0. , 0.5])
    """
    # Where no draw gives what was seen any chance, the largest weight is nothing too.
    scaled = np.where(logs > _NOTHING, np.exp(np.minimum(logs - largest, 0.0)), 0.0)
    return np.asarray(np.round(scaled * 2.0 ** min(BITS, _MOST_BITS - draws.bit_length())))
