"""Rows for results on their way: taken when a node is computed, free again once nothing reads it any more."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NewType

__all__ = ["Node", "Slots"]

Node = NewType("Node", int)


class Slots:
    """The slot of each node of a program, and the buffers among the slots.

    fixed    : the nodes that have one from the start: inputs, outputs, constants
    first    : number of the first slot that is left for a buffer
    last_use : of each node the last one that reads it
    """

    def __init__(self, fixed: Mapping[Node, int], first: int, last_use: Mapping[Node, Node]) -> None:
        self._slot = dict(fixed)
        self._first = self._next = first
        self._last_use = last_use
        self._free: list[int] = []

    def __getitem__(self, node: Node) -> int:
        return self._slot[node]

    @property
    def buffers(self) -> range:
        """The slots that are buffers: all from the first on."""
        return range(self._first, self._next)

    def place(self, node: Node) -> int:
        """The slot of a node: its own, or a buffer that is free, or a new one."""
        if node not in self._slot:
            if not self._free:
                self._free.append(self._next)
                self._next += 1
            self._slot[node] = self._free.pop()
        return self._slot[node]

    def dying(self, node: Node, arguments: Sequence[Node]) -> list[int]:
        """The buffers of arguments that nothing reads after `node`."""
        once = dict.fromkeys(arguments)
        return [self._slot[a] for a in once if self._last_use[a] == node and self._slot.get(a, -1) >= self._first]

    def free(self, slots: Iterable[int]) -> None:
        """Let others have these slots."""
        self._free.extend(slots)
