"""What a draft still asks a person to write: texts that begin with TODO."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from casus.case.schema import CaseFile
from casus.case.text import Text
from casus.errors import Fault, Path, Place, short

__all__ = ["OF_QUESTION", "todos", "unfinished"]

# What a question needs beside itself, and how it is written.
OF_QUESTION: Mapping[str, str] = {
    "resolution": "`resolution:` with `yes_if:`, `no_if:` and `source:`",
    "as_of": "`as_of: …`, the day the case speaks from, such as 2022-12-20",
    "horizon": "`horizon: …`, the day the question is decided, such as 2023-06-30",
}

_TODO = re.compile(r"TODO(?![A-Za-z0-9_])[\s:,.\-–—]*")


def unfinished(text: Text | None) -> bool:
    """Whether a text is still to be written, in any of its languages.

    >>> unfinished("TODO: the question"), unfinished({"en": "Yes", "tr": "TODO"}), unfinished("A TODO list")
    (True, True, False)
    """
    texts = text.values() if isinstance(text, Mapping) else (text or "",)
    return any(_TODO.match(one) for one in texts)


def todos(file: CaseFile, places: Mapping[Path, Place]) -> tuple[Fault, ...]:
    """Every text that begins with TODO, and every key that an unfinished question lacks, in the order of the file."""
    found = [_todo(path, text) for path, text in _texts(file, ()) if _TODO.match(text)]
    if unfinished(file.question):
        missing = [key for key in OF_QUESTION if getattr(file, key) is None]
        found += [
            Fault("unfinished", f"the question still needs {key!r}", ("question",), expected=OF_QUESTION[key])
            for key in missing
        ]
    placed = [fault.at(places.get(fault.path)) for fault in found]
    return tuple(sorted(placed, key=lambda fault: (fault.place is None, fault.place)))


def _todo(path: Path, text: str) -> Fault:
    wanted = _TODO.sub("", text, count=1)
    return Fault("unfinished", "this is still to be written", path, short(text), short(wanted, 200) or "the text")


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Texts of the case with their paths; expressions and numbers are none."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(part, (*path, name))
    elif isinstance(value, list):
        for k, part in enumerate(value):
            yield from _texts(part, (*path, k))
