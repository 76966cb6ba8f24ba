"""Texts that the ledger keeps: of a reasonable length, and with nothing in them that acts on a terminal or a database."""

from casus.errors import UsageError

__all__ = ["LONGEST", "check_text"]

LONGEST = 20_000
"""Characters that one text of the ledger may have."""


def check_text(name: str, text: object) -> None:
    """Refuse what is no text, is too long, or has letters that move the cursor or that no database keeps.

    raises : UsageError

    >>> check_text("note", "\\x1b[2J")
    Traceback (most recent call last):
    casus.errors.tree.UsageError: note: the text has control characters
    """
    if not isinstance(text, str):
        raise UsageError(f"{name}: found {text!r}, expected a text")
    if len(text) > LONGEST:
        raise UsageError(f"{name}: a text of {len(text):,} characters; expected at most {LONGEST:,}")
    if any(letter < " " and letter not in "\n\t" or "\x7f" <= letter <= "\x9f" for letter in text):
        raise UsageError(f"{name}: the text has control characters")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UsageError(f"{name}: the text has characters that are none in UTF-8")
