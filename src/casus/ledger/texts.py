"""Texts that the ledger keeps: not too long, and with nothing in them that acts on a terminal or a database."""

import re

from casus.errors import UsageError

__all__ = ["LONGEST", "check_text"]

LONGEST = 20_000
"""Characters that one text of the ledger may have."""

# Controls, and halves of characters that are none alone.
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def check_text(name: str, text: object) -> None:
    """Refuse what is no text, is too long, or has letters that move the cursor or that no database keeps.

    raises : UsageError

    >>> check_text("note", chr(27) + "[2J")
    Traceback (most recent call last):
    casus.errors.tree.UsageError: note: the text has control characters
    """
    if not isinstance(text, str):
        raise UsageError(f"{name}: found {text!r}, expected a text")
    if len(text) > LONGEST:
        raise UsageError(f"{name}: a text of {len(text):,} characters; expected at most {LONGEST:,}")
    if (found := _BAD.search(text)) is not None:
        what = "control characters" if found[0] < "\ud800" else "characters that are none in UTF-8"
        raise UsageError(f"{name}: the text has {what}")
