"""Names: what a thing in a case may be called, and the look-alike letters that must not slip in."""

import re
import unicodedata

from casus.case.expressions import FUNCTIONS
from casus.case.syntax import NOT_NAMES
from casus.errors import Fault, Path, short
from casus.quantities.distributions.registry import FAMILIES
from casus.quantities.words import ALL_WORDS

__all__ = ["RESERVED", "name_fault", "odd_letter"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
MOST_LETTERS = 100
# Words of Python that the parser keeps would make a name that no expression can hold.
RESERVED = frozenset(("draw", "rest", *FUNCTIONS, *FAMILIES, *NOT_NAMES)) | {w for w in ALL_WORDS if w.isidentifier()}


def name_fault(name: str, path: Path, what: str, reserved: bool = True) -> Fault | None:
    """The fault of a name that can't be one; `what` says whose name it is, `reserved` refuses words of the language."""
    shown = short(name)
    if not name.isascii():
        letter = odd_letter(name)
        return Fault("name-not-ascii", f"a name has ASCII letters only; {letter}", path, shown, _EXPECTED)
    if not _NAME.fullmatch(name):
        return Fault("name-invalid", f"{shown!r} can't be the name of {what}", path, shown, _EXPECTED)
    if len(name) > MOST_LETTERS:
        expected = f"at most {MOST_LETTERS} letters"
        return Fault("name-invalid", f"the name of {what} is too long", path, shown, expected)
    if reserved and name in RESERVED:
        expected = f"another name, such as {name}_share"
        return Fault("name-reserved", f"{name!r} is a word of the language and can't name {what}", path, name, expected)
    return None


def odd_letter(text: str) -> str:
    """Which letter is not ASCII, by its place, its code and its Unicode name.

    >>> odd_letter("p\\u0430y")
    'letter 2 is U+0430, CYRILLIC SMALL LETTER A'
    """
    place, letter = next((k, letter) for k, letter in enumerate(text, start=1) if not letter.isascii())
    return f"letter {place} is U+{ord(letter):04X}, {unicodedata.name(letter, 'without a name')}"


_EXPECTED = "a letter or _, then letters, digits and _"
