"""Text that people read: one text, or one for each language."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from casus.errors import CaseError, Fault, short

__all__ = ["Text", "in_language", "languages", "read_text"]

Text: TypeAlias = str | Mapping[str, str]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def in_language(text: Text, language: str = "en") -> str:
    """The text in a language; in English, else in the first language given, where it isn't there.

    >>> in_language({"tr": "Evet", "en": "Yes"}, "ru"), in_language("Yes", "tr")
    ('Yes', 'Yes')
    """
    if isinstance(text, str):
        return text
    return text.get(language) or text.get("en") or next(iter(text.values()))


def languages(text: Text) -> tuple[str, ...]:
    """The languages that a text is given in; none where it is a plain text."""
    return () if isinstance(text, str) else tuple(text)


def read_text(written: object) -> Text:
    """Check a text or a map of languages.

    raises : CaseError, code wrong-type or unknown-language
    """
    if isinstance(written, dict) and written:
        faults = []
        for language, text in written.items():
            if not _LANGUAGE.fullmatch(language):
                message, shown = f"{short(language)!r} is no code of a language", short(language)
                faults.append(Fault("unknown-language", message, (language,), shown, "a code such as en, tr or ru"))
            if not isinstance(text, str) or not text.strip():
                faults.append(_no_text(text, (language,)))
        if faults:
            raise CaseError(faults)
        return {language: text.strip() for language, text in written.items()}
    if not isinstance(written, str) or not written.strip():
        raise CaseError([_no_text(written)])
    return written.strip()


def _no_text(found: object, path: tuple[str, ...] = ()) -> Fault:
    if isinstance(found, bool | int | float):
        shown = str(found).lower() if isinstance(found, bool) else str(found)
        return Fault("wrong-type", "this must be a text: quote this", path, shown, f'"{shown}" in quotes')
    shown = {type(None): "nothing", list: "a list", dict: "a map", str: "an empty text"}[type(found)]
    expected = "a text" if path else "a text, or a map of languages such as {en: …, tr: …}"
    return Fault("wrong-type", "this must be a text", path, shown, expected)
