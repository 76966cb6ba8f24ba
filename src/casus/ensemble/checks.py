"""What must hold in every draw, and the fault when it doesn't."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.errors import Fault, Path
from casus.program import Builder, Interval, Node

__all__ = ["RULES", "Check", "Tally", "faults_of"]

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
    "periods": Rule(
        "wrong-value",
        "a number above 0",
        lambda i: i.finite and i.low > 0,
        lambda v: (v > 0) & np.isfinite(v),
    ),
    "both": Rule(
        "answer-exceeds-given",
        "0 or more",
        lambda i: not i.nan and i.low >= -TOLERANCE,
        lambda v: v >= -TOLERANCE,
    ),
    "priors": Rule(
        "probability-out-of-range",
        "a prior above 0",
        lambda i: i.finite and i.low > 0,
        lambda v: (v > 0) & np.isfinite(v),
    ),
    "possible": Rule(
        "evidence-impossible",
        "a hypothesis that what was seen allows",
        lambda i: not i.nan,
        lambda v: ~np.isnan(v),
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
    known    : what it is computed from, by name, whose values the fault tells
    """

    rule: str
    node: Node
    path: Path
    what: str
    known: tuple[tuple[str, Node], ...]


class Tally:
    """Counts the draws in which a check fails and remembers the first one."""

    def __init__(self, check: Check) -> None:
        self.check = check
        self.rule = RULES[check.rule]
        self.failed = 0
        self.first: tuple[int, float, Array] | None = None

    def add(self, values: Array, start: int, inputs: Array) -> None:
        """Take the values (draw,) of draws `start`, … and what was drawn for them, (input, draw)."""
        holds = self.rule.holds(values)
        failed = len(values) - int(np.count_nonzero(holds))
        if failed and self.first is None:
            position = int(np.argmin(holds))
            self.first = (start + position, float(values[position]), inputs[:, position].copy())
        self.failed += failed

    def fault(self, draws: int, builder: Builder) -> tuple[Fault, bool] | None:
        """The fault if the check failed in any of `draws` draws, and whether it only follows from another one.

        It does where what it is computed from was not finite itself: that value has a check of its own.
        """
        if self.first is None:
            return None
        number, value, inputs = self.first
        known = _evaluated(self.check.known, builder, inputs)
        given = ", ".join(f"{name} = {quantity:.6g}" for name, quantity in known.items())
        finite = bool(np.isfinite(value))
        nothing = self.check.rule == "possible"
        problem = "is nothing" if nothing else "leaves its range" if finite else "is not a finite number"
        fault = Fault(
            self.rule.code if finite or nothing else "not-finite",
            f"{self.check.what} {problem} in {self.failed:,} of {draws:,} draws",
            path=self.check.path,
            found=f"{value:.6g} in draw {number}" + (f", where {given}" if given else ""),
            expected=self.rule.expected,
        )
        return fault, not all(np.isfinite(quantity) for quantity in known.values())


def faults_of(tallies: Sequence[Tally], draws: int, builder: Builder) -> list[Fault]:
    """All faults, but for those that only follow from others."""
    found = [fault for tally in tallies if (fault := tally.fault(draws, builder))]
    first_hand = [fault for fault, follows in found if not follows]
    return first_hand or [fault for fault, _ in found]


def _evaluated(known: Sequence[tuple[str, Node]], builder: Builder, inputs: Array) -> dict[str, float]:
    """Values of some nodes in one draw."""
    program = builder.compile([node for _, node in known], chunk=1)
    out = np.empty((len(known), 1))
    program.run(np.ascontiguousarray(inputs[:, None]), out)
    return {name: float(value) for (name, _), value in zip(known, out[:, 0], strict=True)}
