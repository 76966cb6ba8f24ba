"""Names that tell things apart."""

from collections import Counter
from collections.abc import Sequence

__all__ = ["distinct"]


def distinct(labels: Sequence[str]) -> tuple[str, ...]:
    """The labels, those that are empty or stand twice numbered, as Gambit (since 16.7) does when it reads a file.

    >>> distinct(["stay", "go", "go", ""])
    ('stay', 'go_1', 'go_2', '_1')
    >>> distinct(["go", "go", "go_1"])
    ('go_2', 'go_3', 'go_1')
    """
    counts = Counter(labels)
    used = set(labels)
    numbered: Counter[str] = Counter()
    found = []
    for label in labels:
        name = label
        if counts[label] > 1 or not label:
            while name in used:
                numbered[label] += 1
                name = f"{label}_{numbered[label]}"
            used.add(name)
        found.append(name)
    return tuple(found)
