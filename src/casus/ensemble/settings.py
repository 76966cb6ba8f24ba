"""What a run was asked to do, kept with its result."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from operator import index
from typing import Any, SupportsIndex

from casus.errors import UsageError, meant
from casus.models.game import CONCEPTS, Concept

__all__ = ["MOST_DRAWS", "Settings"]

# Above this a grid's whole-number weights could overflow; it is also a thousand times what a percentile needs.
MOST_DRAWS = 2**30
METHODS = ("sobol", "lhs", "mc")
LEFT_OUT = ("without", "without_origins", "planted", "without_sources", "without_claims")
STATUSES = ("observed", "absent", "unknown")


@dataclass(frozen=True)
class Settings:
    """Settings of a run.

    draws           : how many draws of every uncertain quantity
    seed            : seed of the points, 0 or more
    method          : "sobol" (scrambled Sobol points), "lhs" (Latin hypercube) or "mc" (Monte Carlo)
    concept         : solution concept for every game, instead of the case's own; None leaves it
    do              : forced moves, (player, move) each: made wherever the player is offered them
    precision_scale : factor on every player's precision; 1 leaves the case's own
    without         : quantities that take their `without:` value
    without_origins : who is not to be believed: claims that they said first are left out, and quantities that rest on
                      such claims alone take their `without:` value
    planted         : who is supposed to have planted what they said: as `without_origins`, but evidence that rests on
                      them alone is turned round, its hit rate and its false alarms exchanged
    status          : (model, evidence, status) each: as if a piece of evidence were observed, absent or unknown
    without_sources : publications that are not read: what they alone report is left out as with `without_origins`
    without_claims  : claims that are left out in the same way

    raises : UsageError

    >>> Settings(draws=1000).changed()
    {'draws': 1000}
    >>> Settings(method="sobel")
    Traceback (most recent call last):
    casus.errors.tree.UsageError: method: found 'sobel', expected sobol, lhs, mc; did you mean 'sobol'?
    """

    draws: int = 16_384
    seed: int = 1
    method: str = "sobol"
    concept: Concept | None = None
    do: Sequence[tuple[str, str]] = ()
    precision_scale: float = 1.0
    without: Sequence[str] = ()
    without_origins: Sequence[str] = ()
    planted: Sequence[str] = ()
    status: Sequence[tuple[str, str, str]] = ()
    without_sources: Sequence[str] = ()
    without_claims: Sequence[str] = ()

    def __post_init__(self) -> None:
        # Numbers of NumPy and lists become what is saved and compared.
        for name, value in (
            ("draws", _whole("draws", self.draws, 1, MOST_DRAWS)),
            ("seed", _whole("seed", self.seed, 0, 2**63 - 1)),
            ("do", _pairs(self.do)),
            ("without", _names("without", self.without, "quantities")),
            ("without_origins", _names("without_origins", self.without_origins, "origins")),
            ("planted", _names("planted", self.planted, "origins")),
            ("status", _statuses(self.status)),
            ("without_sources", _names("without_sources", self.without_sources, "sources")),
            ("without_claims", _names("without_claims", self.without_claims, "claims")),
        ):
            object.__setattr__(self, name, value)
        _one_of("method", self.method, METHODS)
        if self.concept is not None:
            _one_of("concept", self.concept, CONCEPTS)
        scale = self.precision_scale
        if isinstance(scale, bool) or not isinstance(scale, int | float) or not 0 <= scale < float("inf"):
            raise UsageError(f"precision_scale: found {scale!r}, expected a number of 0 or more")

    def changed(self) -> dict[str, Any]:
        """The settings that differ from their defaults."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}

    def as_dict(self) -> dict[str, Any]:
        """Plain values, as they are saved."""
        plain = {name: list(getattr(self, name)) for name in LEFT_OUT}
        return {**asdict(self), **plain, **{name: list(map(list, getattr(self, name))) for name in ("do", "status")}}

    @classmethod
    def from_dict(cls, saved: Mapping[str, Any]) -> "Settings":
        """The settings that `as_dict` gave."""
        return cls(**saved)


def _whole(name: str, value: object, low: int, high: int) -> int:
    if not isinstance(value, bool) and isinstance(value, SupportsIndex) and low <= (number := index(value)) <= high:
        return number
    raise UsageError(f"{name}: found {value!r}, expected a whole number from {low} to {high}")


def _pairs(do: object) -> tuple[tuple[str, str], ...]:
    if isinstance(do, Iterable) and not isinstance(do, str):
        pairs = [tuple(pair) if isinstance(pair, list | tuple) else () for pair in do]
        if all(len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in pairs):
            return tuple((player, move) for player, move in pairs)
    raise UsageError(f"do: found {do!r}, expected (player, move) pairs, such as ('minsk', 'join')")


def _names(setting: str, value: object, what: str) -> tuple[str, ...]:
    if isinstance(value, Iterable) and not isinstance(value, str):
        names = tuple(value)
        if all(isinstance(name, str) for name in names):
            return names
    raise UsageError(f"{setting}: found {value!r}, expected a list of names of {what}")


def _statuses(value: object) -> tuple[tuple[str, str, str], ...]:
    if isinstance(value, Iterable) and not isinstance(value, str):
        triples = [tuple(triple) if isinstance(triple, list | tuple) else () for triple in value]
        if all(len(triple) == 3 and all(isinstance(part, str) for part in triple) for triple in triples):
            for _, _, status in triples:
                _one_of("status", status, STATUSES)
            return tuple((model, item, status) for model, item, status in triples)
    expected = "(model, evidence, status), such as ('purpose', 'decree', 'observed')"
    raise UsageError(f"status: found {value!r}, expected {expected}")


def _one_of(name: str, value: str, valid: tuple[str, ...]) -> None:
    if value not in valid:
        close = meant(str(value), valid)
        raise UsageError(f"{name}: found {value!r}, expected {', '.join(valid)}{close}")
