"""Units of quantities in the language being spoken: the usual ones; any other stands as the case writes it."""

from casus.wording.language import catalogue
from casus.wording.saying import later_in

__all__ = ["UNITS", "unit_name"]

UNITS = (
    later_in("unit", "points"),
    later_in("unit", "point"),
    later_in("unit", "share"),
    later_in("unit", "probability"),
    later_in("unit", "per cent"),
    later_in("unit", "times"),
    later_in("unit", "weight"),
    later_in("unit", "exponent"),
    later_in("unit", "strength"),
    later_in("unit", "place"),
    later_in("unit", "states"),
    later_in("unit", "utility"),
    later_in("unit", "1 / utility"),
    later_in("unit", "cents"),
    later_in("unit", "1 / cents"),
    later_in("unit", "payoff"),
    later_in("unit", "1 / payoff"),
    later_in("unit", "miles"),
    later_in("unit", "km"),
    later_in("unit", "men"),
    later_in("unit", "soldiers"),
    later_in("unit", "people"),
    later_in("unit", "days"),
    later_in("unit", "weeks"),
    later_in("unit", "months"),
    later_in("unit", "years"),
)
"""Units that the catalogues of translations know."""


def unit_name(unit: str) -> str:
    """A unit as people read it.

    >>> unit_name("points"), unit_name("bottles")
    ('points', 'bottles')
    """
    return catalogue().pgettext("unit", unit)
