"""Two forecasts as one, on the scale of log-odds."""

import math

from casus.errors import UsageError

__all__ = ["LEAST", "MOST", "pool"]

LEAST, MOST = 0.0005, 0.9995


def pool(inside: float, outside: float, weight: float) -> float:
    """Logarithmic pool of two forecasts (Genest & Zidek 1986, section 3; on log-odds for a yes or no).

    Forecasts are pooled, never draws. 0 and 1 give one view as it is; in between both are clipped to 0.05 % and
    99.95 %, so that a view that is certain doesn't silence the other. Nothing is extremised: pact and border
    stand in both views.

    inside, outside : probability
    weight          : of the outside view, 0 to 1
    raises          : UsageError where one of them isn't between 0 and 1

    >>> round(pool(0.2, 0.02, 0.5), 4), pool(0.2, 0.02, 0.0), pool(0.2, 0.02, 1.0)
    (0.0667, 0.2, 0.02)
    """
    for name, value in (("inside", inside), ("outside", outside), ("weight", weight)):
        if not 0 <= value <= 1:
            raise UsageError(f"{name} is {value}, expected a number from 0 to 1")
    if weight in (0, 1):
        return outside if weight else inside
    score = (1 - weight) * _log_odds(inside) + weight * _log_odds(outside)
    return 1 / (1 + math.exp(-score))


def _log_odds(chance: float) -> float:
    clipped = min(max(chance, LEAST), MOST)
    return math.log(clipped / (1 - clipped))
