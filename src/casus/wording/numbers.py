"""Numbers and days as the language being spoken writes them."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from casus.wording.language import spoken

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["MINUS", "day", "local", "month", "percent"]

MINUS = "−"
NO_BREAK = "\N{NO-BREAK SPACE}"
_SIGNS = str.maketrans({",": "\0", ".": "\1"})


def local(number: str) -> str:
    """A number that is printed the English way, as the language being spoken prints it.

    >>> from casus.wording import speaking
    >>> local("1,234.5")
    '1,234.5'
    >>> with speaking("tr"):
    ...     local("1,234.5")
    '1.234,5'
    """
    if spoken() == "en":
        return number
    point, group = _marks(spoken())
    return number.translate(_SIGNS).replace("\0", group).replace("\1", point)


def percent(number: str) -> str:
    """A number of per cents, printed the English way and without its sign, with the sign where the language puts it.

    A sign in front, "<" or "−", stays in front of all.

    >>> from casus.wording import speaking
    >>> with speaking("tr"):
    ...     percent("3.6"), percent("<0.1")
    ('%3,6', '<%0,1')
    """
    front = ""
    while number[:1] in ("<", ">", "\N{MINUS SIGN}", "-", "+"):
        front, number = front + number[0], number[1:]
    written = local(number)
    return f"{front}%{written}" if spoken() == "tr" else f"{front}{written}{NO_BREAK}%"


def day(moment: date | None) -> str:
    """A day as people write it; nothing for none.

    >>> from casus.wording import speaking
    >>> day(date(2022, 12, 20))
    '20 December 2022'
    >>> with speaking("ru"):
    ...     day(date(2022, 12, 20))
    '20 декабря 2022 года'
    """
    if moment is None:
        return ""
    if spoken() == "en":
        return f"{moment.day} {moment:%B %Y}"
    from babel.dates import format_date

    # British order: the day first, in all three.
    pattern = "d MMMM y" if spoken() != "ru" else "d MMMM y 'года'"
    return format_date(moment, pattern, locale=_locale(spoken()))


def month(moment: date) -> str:
    """A month and its year.

    >>> month(date(2022, 12, 1))
    'December 2022'
    """
    from babel.dates import format_date

    return format_date(moment, "LLLL y", locale=_locale(spoken()))


@lru_cache(maxsize=3)
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale(language)


@lru_cache(maxsize=3)
def _marks(language: str) -> tuple[str, str]:
    """The decimal mark and the mark between thousands."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = _locale(language)
    return get_decimal_symbol(locale), get_group_symbol(locale)
