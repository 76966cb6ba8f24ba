"""Numbers on the terminal, in the language being spoken."""

from casus.ensemble import per_cent
from casus.wording import local, percent, ranged, say

__all__ = ["plain_number", "shown_per_cent", "shown_range"]


def shown_per_cent(probability: float | None, digits: int | None = None) -> str:
    """A probability; a terminal breaks lines at spaces of its own."""
    if probability is None:
        return say("not defined")
    return percent(per_cent(probability, digits).removesuffix(" %")).replace("\N{NO-BREAK SPACE}", " ")


def shown_range(low: float | None, high: float | None, digits: int | None = None) -> str:
    """Two probabilities; nothing for none."""
    if low is None or high is None:
        return ""
    return ranged(shown_per_cent(low, digits), shown_per_cent(high, digits))


def plain_number(value: float | None) -> str:
    """A number with four digits that count."""
    return say("not defined") if value is None else local(f"{value:.4g}")
