"""Names: what a thing in a case may be called, and the look-alike letters that must not slip in."""

import re
import unicodedata

from casus.case.expressions import FUNCTIONS
from casus.errors import Fault, Path
from casus.quantities.distributions.registry import FAMILIES
from casus.quantities.words import ALL_WORDS

__all__ = ["RESERVED", "name_fault", "odd_letter"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
MOST_LETTERS = 100
RESERVED = frozenset(("draw", "rest", *FUNCTIONS, *FAMILIES, *(word for word in ALL_WORDS if word.isidentifier())))


def name_fault(name: str, path: Path, what: str, reserved: bool = True) -> Fault | None:
    """The fault of a name that can't be one; `what` says whose name it is, `reserved` refuses words of the language."""
    if not name.isascii():
        letter = odd_letter(name)
        return Fault("name-not-ascii", f"a name has ASCII letters only; {letter}", path, found=name, expected=_EXPECTED)
    if not _NAME.fullmatch(name) or len(name) > MOST_LETTERS:
        return Fault("name-invalid", f"{_short(name)!r} can't be the name of {what}", path, expected=_EXPECTED)
    if reserved and name in RESERVED:
        return Fault("name-reserved", f"{name!r} is a word of the language and can't name {what}", path)
    return None


def odd_letter(text: str) -> str:
    """Which letter is not ASCII, by its place, its code and its Unicode name.

    >>> odd_letter("p\\u0430y")
    'letter 2 is U+0430, CYRILLIC SMALL LETTER A'
    """
    place, letter = next((k, letter) for k, letter in enumerate(text, start=1) if not letter.isascii())
    return f"letter {place} is U+{ord(letter):04X}, {unicodedata.name(letter, 'without a name')}"


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:57]}…"


_EXPECTED = "a letter or _, then letters, digits and _"
