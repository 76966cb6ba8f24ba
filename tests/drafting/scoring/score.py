"""How well what was found agrees with the gold: counts, and what follows from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Score:
    """Entries found in both, found alone, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """2 right / (2 right + wrong + missed); one where there is nothing to find and nothing was found."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self != Score() else 1.0


def paired(
    found: Sequence[Any], gold: Sequence[Any], same: Callable[[Any, Any], bool]
) -> tuple[Score, list[tuple[Any, Any]]]:
    """Pair each entry of the gold with the first free entry found that is the same."""
    free = list(found)
    pairs: list[tuple[Any, Any]] = []
    for wanted in gold:
        for one in free:
            if same(one, wanted):
                free.remove(one)
                pairs.append((one, wanted))
                break
    return Score(len(pairs), len(free), len(gold) - len(pairs)), pairs
