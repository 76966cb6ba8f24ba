"""Names for the entries of a case, made from texts."""

import re
import unicodedata

from casus.case.names import RESERVED

__all__ = ["Names", "slug"]

_MOST = 40
# Words that YAML, or an older reader of it, takes for something else.
_YAML = ("yes", "no", "on", "off", "y", "n", "true", "false", "null")
# Letters that no decomposition takes back to one of ASCII.
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "’": "", "'": ""}
)


def slug(text: str, otherwise: str) -> str:
    """A text as a name: lower case, ASCII, words joined by `_`; `otherwise` where nothing of it is left.

    >>> slug("The Kyiv Independent", "source"), slug("Sevinç Balcı", "source"), slug("Правда", "source")
    ('the_kyiv_independent', 'sevinc_balci', 'source')
    """
    folded = unicodedata.normalize("NFKD", text[:500].lower().translate(_PLAIN))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in folded if not unicodedata.combining(letter)))
    name = words[0][:_MOST] if words else ""
    for word in words[1:]:
        if len(name) + len(word) >= _MOST:
            break
        name = f"{name}_{word}"
    if not name:
        return otherwise
    return name if not name[0].isdigit() else f"{otherwise}_{name}"


class Names:
    """Names given so far, so that none is given twice; words of the case's language are never given."""

    def __init__(self, *taken: str) -> None:
        self.taken = {*RESERVED, *_YAML, *taken}

    def new(self, wanted: str) -> str:
        """The name wanted, or that with a number after it."""
        name, k = wanted, 2
        while name in self.taken:
            name, k = f"{wanted}_{k}", k + 1
        self.taken.add(name)
        return name
