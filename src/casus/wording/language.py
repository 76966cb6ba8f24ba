"""Which language is being spoken, its catalogue, and how names are read in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from casus.errors import UsageError, meant

__all__ = ["CATALOGUES", "LANGUAGES", "catalogue", "spaced", "speaking", "spoken"]

CATALOGUES = Path(__file__).parent / "catalogues"

LANGUAGES = ("en", "tr", "ru")
"""English is what the code is written in; the others have catalogues."""

_SPOKEN: ContextVar[str] = ContextVar("spoken", default="en")
_READ_AS: ContextVar[Mapping[str, str] | None] = ContextVar("read as", default=None)


@contextmanager
def speaking(language: str, names: Mapping[str, str] | None = None) -> Iterator[None]:
    """Speak a language within a block; the one before is spoken again after it.

    names  : what people read for a name, where its letters with spaces don't do
    raises : UsageError where there is no catalogue of the language

    >>> with speaking("xx"):
    ...     pass
    Traceback (most recent call last):
    casus.errors.tree.UsageError: language: found 'xx', expected en, tr, ru
    """
    if language not in LANGUAGES:
        close = meant(str(language), LANGUAGES)
        raise UsageError(f"language: found {language!r}, expected {', '.join(LANGUAGES)}{close}")
    tokens = _SPOKEN.set(language), _READ_AS.set(names)
    try:
        yield
    finally:
        _SPOKEN.reset(tokens[0])
        _READ_AS.reset(tokens[1])


def spoken() -> str:
    """The language being spoken: English where nobody chose another."""
    return _SPOKEN.get()


def spaced(name: str) -> str:
    """A name as people read it: as `speaking` was told, else its letters with spaces.

    >>> with speaking("tr", {"hold_back": "geri dur"}):
    ...     spaced("hold_back"), spaced("hold_out")
    ('geri dur', 'hold out')
    """
    return (_READ_AS.get() or {}).get(name) or name.replace("_", " ")


def catalogue() -> NullTranslations:
    """The catalogue of the language being spoken; that of English gives every sentence back as it is."""
    return _read(spoken())


@lru_cache(maxsize=len(LANGUAGES))
def _read(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    with (CATALOGUES / language / "LC_MESSAGES" / "casus.mo").open("rb") as file:
        return GNUTranslations(file)
