"""What somebody does not see, in words."""

from collections.abc import Sequence

from casus.wording.language import spaced
from casus.wording.saying import joined, say, say_n

__all__ = ["not_seeing", "steps"]

_MOST_NAMED = 5


def steps(path: Sequence[str]) -> str:
    """Steps through a tree as people read them.

    >>> steps(["ask", "hold_back"])
    'ask › hold back'
    """
    return " › ".join(map(spaced, path))


def not_seeing(options: Sequence[Sequence[str]]) -> str:
    """Which possibilities somebody can't tell apart, each by its steps.

    >>> not_seeing([["strong"], ["weak"]])
    'not seeing whether strong or weak'
    """
    named = list(dict.fromkeys(map(steps, options)))
    if len(named) > _MOST_NAMED:
        return say_n("not seeing which of {n} possibilities", "not seeing which of {n} possibilities", len(named))
    return say("not seeing whether {options}", options=joined(named, "or"))
