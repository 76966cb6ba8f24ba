"""What must hold in every draw, and the fault when it doesn't."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.errors import Fault, Path
from casus.program import Interval, Node

__all__ = ["RULES", "Check", "Tally"]

# Sums of probabilities that are 1 on paper may miss it by the rounding of their terms.
TOLERANCE = 1e-9

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Rule:
    """One thing that may be asked of a value.

    code     : the fault's code
    expected : what the fault says was expected
    proven   : true of the interval of a value that needs no check
    holds    : true draw by draw
    """

    code: str
    expected: str
    proven: Callable[[Interval], bool]
    holds: Callable[[Array], NDArray[np.bool_]]


RULES: Mapping[str, Rule] = {
    "finite": Rule("not-finite", "a finite number", lambda i: i.finite, lambda v: np.isfinite(v)),
    "probability": Rule(
        "probability-out-of-range",
        "a probability from 0 to 1",
        lambda i: i.within(-TOLERANCE, 1 + TOLERANCE),
        lambda v: (v >= -TOLERANCE) & (v <= 1 + TOLERANCE),
    ),
    "precision": Rule(
        "precision-negative",
        "0 or more",
        lambda i: i.finite and i.low >= 0,
        lambda v: (v >= 0) & np.isfinite(v),
    ),
    "advantage": Rule(
        "precision-negative",
        "above 0",
        lambda i: i.finite and i.low > 0,
        lambda v: (v > 0) & np.isfinite(v),
    ),
    "weight": Rule(
        "weight-not-positive",
        "above 0",
        lambda i: i.finite and i.low > 0,
        lambda v: (v > 0) & np.isfinite(v),
    ),
    "both": Rule(
        "answer-exceeds-given",
        "0 or more",
        lambda i: not i.nan and i.low >= -TOLERANCE,
        lambda v: v >= -TOLERANCE,
    ),
    "certain": Rule(
        "probability-out-of-range",
        "branches that add up to 1",
        lambda i: i.within(1 - TOLERANCE, 1 + TOLERANCE),
        lambda v: np.abs(v - 1) <= TOLERANCE,
    ),
}


@dataclass(frozen=True)
class Check:
    """One value that is watched while the draws run.

    rule     : key of `RULES`
    node     : the value in the program
    path     : where it stands in the case
    what     : how a person calls it
    names    : quantities it is computed from, whose values the fault tells
    """

    rule: str
    node: Node
    path: Path
    what: str
    names: tuple[str, ...]


class Tally:
    """Counts the draws in which a check fails and remembers the first one."""

    def __init__(self, check: Check) -> None:
        self.check = check
        self.rule = RULES[check.rule]
        self.failed = 0
        self.first: tuple[int, float, dict[str, float]] | None = None

    def add(self, values: Array, start: int, look_up: Callable[[str, int], float]) -> None:
        """Take the values of draws `start`, …; `look_up(name, position)` gives a quantity in one of them."""
        bad = ~self.rule.holds(values)
        count = int(np.count_nonzero(bad))
        if count and self.first is None:
            position = int(np.argmax(bad))
            known = {name: look_up(name, position) for name in self.check.names}
            self.first = (start + position, float(values[position]), known)
        self.failed += count

    def fault(self, draws: int) -> Fault | None:
        """The fault, if the check failed in any of `draws` draws."""
        if self.first is None:
            return None
        number, value, known = self.first
        given = ", ".join(f"{name} = {quantity:.6g}" for name, quantity in known.items())
        found = f"{value:.6g} in draw {number}" + (f", where {given}" if given else "")
        share = f"{self.failed:,} of {draws:,} draws"
        return Fault(
            self.rule.code,
            f"{self.check.what} leaves its range in {share}",
            path=self.check.path,
            found=found,
            expected=self.rule.expected,
        )
