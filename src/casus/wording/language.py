"""Which language is being spoken, and its catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from casus.errors import UsageError, meant

__all__ = ["CATALOGUES", "LANGUAGES", "catalogue", "speaking", "spoken"]

CATALOGUES = Path(__file__).parent / "catalogues"

LANGUAGES = ("en", "tr", "ru")
"""English is what the code is written in; the others have catalogues."""

_SPOKEN: ContextVar[str] = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within a block; the one before is spoken again after it.

    raises : UsageError where there is no catalogue of it

    >>> with speaking("xx"):
    ...     pass
    Traceback (most recent call last):
    casus.errors.tree.UsageError: language: found 'xx', expected en, tr, ru
    """
    if language not in LANGUAGES:
        close = meant(str(language), LANGUAGES)
        raise UsageError(f"language: found {language!r}, expected {', '.join(LANGUAGES)}{close}")
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> str:
    """The language being spoken: English where nobody chose another."""
    return _SPOKEN.get()


def catalogue() -> NullTranslations:
    """The catalogue of the language being spoken; that of English gives every sentence back as it is."""
    return _read(spoken())


@lru_cache(maxsize=len(LANGUAGES))
def _read(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    with (CATALOGUES / language / "LC_MESSAGES" / "casus.mo").open("rb") as file:
        return GNUTranslations(file)
