"""The items of evidence, as arrays: what each would look like under each hypothesis, and what is held of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.errors import CaseError, Fault, UsageError, meant

__all__ = ["STATUSES", "Evidence", "Status", "read_prior"]

Status: TypeAlias = Literal["observed", "absent", "unknown"]
STATUSES: tuple[Status, ...] = ("observed", "absent", "unknown")

Array = NDArray[np.float64]
Truth = NDArray[np.bool_]
Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Evidence:
    """Items of evidence for hypotheses of which exactly one is true. `Evidence.of` makes it from plain values.

    likelihood       : (item, hypothesis, draw) probability of the item under the hypothesis, P(E|H)
    status           : (item,) "observed" where a report of it is held, "absent" where none is, or one that denies it,
                       "unknown" where it doesn't count yet
    reliability      : (item,) r of what is held, 0 to 1
    if_false         : (item, hypothesis, draw) chance of a report of the item where it isn't so; NaN where that is
                       (1 − r)/2
    would_be_seen    : (item,) chance that the item, were it so and reported, would have been seen
    reported_absence : (item,) True where somebody says that an absent item isn't so; elsewhere absence has r = 1
    exchanged        : (item,) True to suppose its report planted: hit rate and false alarms change places
    cluster          : (item,) number of the cluster of items that aren't independent, −1 for none
    rho              : (cluster,) how far they say the same, 0 (independent) to 1 (one item)

    raises : UsageError for shapes, names and numbers of clusters that don't fit; CaseError with code not-finite or
             probability-out-of-range
    """

    likelihood: Array
    status: tuple[Status, ...]
    reliability: Array
    if_false: Array
    would_be_seen: Array
    reported_absence: Truth
    exchanged: Truth
    cluster: Index
    rho: Array

    def __post_init__(self) -> None:
        items, hypotheses, draws = self.likelihood.shape
        if hypotheses < 2:
            raise UsageError(f"likelihood has {hypotheses} hypotheses, expected 2 or more")
        for name in ("status", "reliability", "would_be_seen", "reported_absence", "exchanged", "cluster"):
            if np.shape(getattr(self, name)) != (items,):
                raise UsageError(f"{name} has shape {np.shape(getattr(self, name))}, expected ({items},)")
        if self.if_false.shape[:2] != (items, hypotheses) or (
            self.if_false.shape[2] != 1 and draws != 1 and self.if_false.shape[2] != draws
        ):
            raise UsageError(f"if_false has shape {self.if_false.shape}, expected {self.likelihood.shape}")
        for status in self.status:
            if status not in STATUSES:
                close = meant(str(status), STATUSES)
                raise UsageError(f"status {status!r} is none of {', '.join(STATUSES)}{close}")
        last = max((int(number) for number in self.cluster), default=-1)
        if self.rho.ndim != 1 or last >= len(self.rho) or (self.cluster < -1).any():
            raise UsageError(
                f"cluster must hold −1 or numbers below {self.rho.size}, one for each rho, found "
                f"{sorted({int(number) for number in self.cluster})}"
            )
        for name in ("likelihood", "reliability", "would_be_seen", "rho"):
            _probabilities(name, getattr(self, name))
        _probabilities("if_false", self.if_false, absent=True)

    @classmethod
    def of(
        cls,
        likelihood: ArrayLike,
        status: Status | Sequence[Status] = "observed",
        reliability: ArrayLike = 1.0,
        if_false: ArrayLike | None = None,
        would_be_seen: ArrayLike = 0.5,
        reported_absence: ArrayLike = False,
        exchanged: ArrayLike = False,
        cluster: Sequence[int | None] | None = None,
        rho: ArrayLike = 0.5,
    ) -> "Evidence":
        """Evidence from plain values.

        likelihood : (item, hypothesis[, draw])
        if_false   : (item, hypothesis[, draw]), NaN or None where it isn't given; default nowhere
        cluster    : (item,), None or −1 where an item stands alone; default everywhere
        rho        : (cluster,), or one number for all
        the others : (item,), or one value for all
        raises     : as the class

        >>> Evidence.of([[0.8, 0.2], [0.5, 0.4]], ["observed", "absent"], reliability=0.75).counted
        array([ True,  True])
        """
        given = _numbers("likelihood", likelihood)
        if given.ndim not in (2, 3):
            raise UsageError(f"likelihood has shape {given.shape}, expected (item, hypothesis[, draw])")
        items, hypotheses = given.shape[:2]
        planted = np.full((items, hypotheses), np.nan) if if_false is None else _numbers("if_false", if_false)
        if planted.ndim not in (2, 3):
            raise UsageError(f"if_false has shape {planted.shape}, expected (item, hypothesis[, draw])")
        numbers = np.array(
            [-1 if one is None else one for one in ([None] * items if cluster is None else cluster)], dtype=np.int64
        )
        share = _numbers("rho", rho)
        return cls(
            given if given.ndim == 3 else given[..., None],
            (status,) * items if isinstance(status, str) else tuple(status),
            _each(_numbers("reliability", reliability), items),
            planted if planted.ndim == 3 else planted[..., None],
            _each(_numbers("would_be_seen", would_be_seen), items),
            _each(np.asarray(reported_absence, dtype=bool), items),
            _each(np.asarray(exchanged, dtype=bool), items),
            numbers,
            np.full(int(numbers.max(initial=-1)) + 1, share) if share.ndim == 0 else share,
        )

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.likelihood)

    @property
    def hypotheses(self) -> int:
        """How many hypotheses there are."""
        return int(self.likelihood.shape[1])

    @property
    def draws(self) -> int:
        """How many draws the likelihoods have; 1 where they are the same in all."""
        return int(max(self.likelihood.shape[2], self.if_false.shape[2]))

    @cached_property
    def absent(self) -> Truth:
        """(item,) True where the status is absent."""
        return np.array([status == "absent" for status in self.status], dtype=bool)

    @cached_property
    def counted(self) -> Truth:
        """(item,) True where the status is observed or absent."""
        return np.array([status != "unknown" for status in self.status], dtype=bool)

    @cached_property
    def held_reliability(self) -> Array:
        """(item,) r of what is held: 1 for an absence that nobody reports."""
        return np.where(self.absent & ~self.reported_absence, 1.0, self.reliability)

    @cached_property
    def held_exchanged(self) -> Truth:
        """(item,) `exchanged`, where there is a report that can be planted: an absence nobody reports has none."""
        return self.exchanged & ~(self.absent & ~self.reported_absence)

    def with_status(self, items: Collection[int], status: Status) -> "Evidence":
        """The same evidence, these items with another status: "unknown" leaves them out.

        raises : UsageError for an item that isn't there

        >>> Evidence.of([[0.8, 0.2], [0.5, 0.4]]).with_status([0], "unknown").status
        ('unknown', 'observed')
        """
        for item in items:
            if not 0 <= item < self.items:
                raise UsageError(f"there is no item {item}, only 0 to {self.items - 1}")
        return replace(self, status=tuple(status if k in items else old for k, old in enumerate(self.status)))

    def with_reliability(self, reliability: ArrayLike) -> "Evidence":
        """The same evidence, with other reliabilities: (item,), or one for all.

        raises : as the class

        >>> Evidence.of([[0.8, 0.2], [0.5, 0.4]]).with_reliability(0.5).reliability
        array([0.5, 0.5])
        """
        return replace(self, reliability=_each(_numbers("reliability", reliability), self.items))

    def with_exchanged(self, exchanged: ArrayLike) -> "Evidence":
        """The same evidence, these reports supposed to be planted: (item,) True or False, or one for all.

        raises : as the class

        >>> Evidence.of([[0.8, 0.2], [0.5, 0.4]]).with_exchanged([True, False]).exchanged
        array([ True, False])
        """
        return replace(self, exchanged=_each(np.asarray(exchanged, dtype=bool), self.items))


def read_prior(prior: ArrayLike, hypotheses: int) -> Array:
    """(hypothesis, draw) that adds up to 1 in each draw.

    prior  : (hypothesis[, draw]), 0 or more, above 0 somewhere in each draw
    raises : UsageError for another shape; CaseError with code not-finite or probability-out-of-range

    >>> read_prior([1.0, 3.0], 2)
    array([[0.25],
           [0.75]])
    """
    given = _numbers("prior", prior)
    if given.ndim not in (1, 2) or given.shape[0] != hypotheses:
        raise UsageError(f"prior has shape {given.shape}, expected ({hypotheses},) or ({hypotheses}, draw)")
    given = given if given.ndim == 2 else given[:, None]
    if not np.isfinite(given).all():
        raise CaseError([Fault("not-finite", "prior holds a value that is not a finite number")])
    if given.min(initial=0.0) < 0:
        raise CaseError(
            [Fault("probability-out-of-range", "a prior is below 0", found=f"{given.min():g}", expected="0 or more")]
        )
    largest = given.max(axis=0)
    if not (largest > 0).all():
        raise CaseError(
            [Fault("probability-out-of-range", "the priors of a draw are all 0", found="0", expected="one above 0")]
        )
    # Divided by the largest first, so that no sum overflows; row by row, so that a draw's sum is the same in any block.
    scaled: Array = given / largest
    total = scaled[0].copy()
    for row in scaled[1:]:
        total += row
    scaled /= total
    return scaled


def _numbers(name: str, value: ArrayLike) -> Array:
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise UsageError(f"{name} must hold numbers, in rows of the same length") from None


def _each(value: NDArray[np.generic], items: int) -> NDArray:  # type: ignore[type-arg]
    return np.full(items, value) if value.ndim == 0 else value


def _probabilities(name: str, values: Array, absent: bool = False) -> None:
    """Refuse what isn't a probability; NaN passes where a value may be absent."""
    if not values.size:
        return
    least, most = (np.fmin, np.fmax) if absent else (np.minimum, np.maximum)
    low, high = float(least.reduce(values, axis=None)), float(most.reduce(values, axis=None))
    if np.isinf([low, high]).any() or (np.isnan(low) and not absent):
        raise CaseError([Fault("not-finite", f"{name} holds a value that is not a finite number")])
    if low < 0 or high > 1:
        wrong = low if low < 0 else high
        raise CaseError(
            [Fault("probability-out-of-range", f"{name} leaves 0 to 1", found=f"{wrong:g}", expected="0 to 1")]
        )
