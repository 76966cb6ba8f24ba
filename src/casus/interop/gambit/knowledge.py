"""Information sets that can't be, as faults."""

from collections.abc import Callable

from casus.errors import Fault, Place
from casus.models.game.information import Trouble

__all__ = ["fault_of"]

_CODES = {
    "players": "information-players",
    "moves": "information-moves",
    "absent-minded": "absent-minded",
    "recall": "imperfect-recall",
}


def fault_of(trouble: Trouble, said: str, place: Callable[[int], Place]) -> Fault:
    """The fault that a trouble with an information set is.

    said  : the set in words, such as "information set 1 of 'Ann'"
    place : where a node stands in the file

    >>> fault = fault_of(Trouble("players", 0, 4, 2), "the set 'dark'", lambda node: Place("a.efg", node, 1))
    >>> print(fault)
    a.efg:4:1: other players decide at two nodes of the set 'dark', here and in line 2 [information-players]
    """
    line = place(trouble.other).line
    message = {
        "players": f"other players decide at two nodes of {said}, here and in line {line}",
        "moves": f"two nodes of {said}, here and in line {line}, have not the same moves",
        "absent-minded": f"absent-mindedness: this node of {said} follows the node in line {line}, of the same set",
        "recall": f"imperfect recall: the player came to this node of {said} and to that in line {line} "
        "by different decisions of its own",
    }[trouble.kind]
    return Fault(_CODES[trouble.kind], message, place=place(trouble.node))
