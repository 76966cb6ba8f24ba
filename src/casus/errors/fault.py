"""A fault: one thing that is wrong in a document, with its path, its place and what was expected."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from casus.errors.codes import CODES

Path = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a file; line and column count from 1.

    >>> print(Place("case.yaml", 3, 7))
    case.yaml:3:7
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    code     : stable name, a key of `CODES`, with a section of its own in the documentation
    message  : one sentence that says what is wrong
    path     : keys from the root of the document to the value
    found    : what stands there; None where nothing does
    expected : what may stand there
    nearest  : valid names close to the one found
    severity : "fault" stops a run, "warning" does not
    place    : file, line and column, once the reader has attached them

    >>> fault = Fault("unknown-key", "there is no key 'titel' here", ("titel",), nearest=("title",))
    >>> print(fault)
    titel: there is no key 'titel' here; did you mean 'title'? [unknown-key]
    >>> fault.under("answers", "joins").where
    'answers.joins.titel'
    """

    code: str
    message: str
    path: Path = ()
    found: str | None = None
    expected: str | None = None
    nearest: tuple[str, ...] = ()
    severity: Literal["fault", "warning"] = "fault"
    place: Place | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise AssertionError(f"fault code {self.code!r} is not registered in casus.errors.codes")

    @property
    def where(self) -> str:
        """The path as people write it: keys joined by dots, list positions in brackets."""
        return written(self.path)

    def under(self, *prefix: str | int) -> "Fault":
        """The same fault, with its path read from further up the document."""
        return replace(self, path=(*prefix, *self.path))

    def at(self, place: Place | None) -> "Fault":
        """The same fault, with its place in the file."""
        return replace(self, place=place)

    def __str__(self) -> str:
        head = ": ".join(part for part in (str(self.place or ""), self.where) if part)
        text = f"{head}: {self.message}" if head else self.message
        # A message that quotes what was found, or ends in what was expected, need not say it twice.
        if self.found is not None and repr(self.found) not in self.message:
            text += f"; found {self.found}"
        if self.expected is not None and not self.message.endswith(self.expected):
            text += f"; expected {self.expected}"
        if self.nearest:
            text += f"; did you mean {' or '.join(map(repr, self.nearest))}?"
        return f"{text} [{self.code}]"


def written(path: Path) -> str:
    """A path as people write it: keys joined by dots, list positions in brackets.

    >>> written(("answers", "joins", "is", 0))
    'answers.joins.is[0]'
    """
    text = ""
    for part in path:
        shown = f"[{part}]" if isinstance(part, int) else short(part)
        text += f".{shown}" if text and isinstance(part, str) else shown
    return text


def meant(name: str, valid: Iterable[str]) -> str:
    """The end of a message about an unknown name: the closest valid one, or nothing.

    >>> meant("minks", ["minsk", "moscow"]), meant("x", ["minsk"])
    ("; did you mean 'minsk'?", '')
    """
    return "".join(f"; did you mean {known!r}?" for known in nearest(name, valid, most=1))


def nearest(name: str, valid: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The valid names closest to `name`, best first, none where nothing is close.

    >>> nearest("minks", ["minsk", "moscow", "west"]), nearest("Minsk", ["minsk"])
    (('minsk',), ('minsk',))
    """
    # Comparing takes time that grows with the product of the lengths; names are short, and so are typing errors.
    if len(name) > _LONGEST:
        return ()
    known = sorted({one for one in valid if abs(len(one) - len(name)) <= len(name) // 2 + 2})
    same = [one for one in known if one.lower() == name.lower()]
    if same or len(known) > _MOST_COMPARED:
        return tuple(same[:most])
    return tuple(difflib.get_close_matches(name, known, n=most, cutoff=0.6))


def short(text: str, most: int = 60) -> str:
    """A text that is short enough for a message, in one line, without letters that move the cursor.

    >>> short("a" * 5, 4), short("two\\nlines")
    ('aaa…', 'two lines')
    """
    if len(text) > most or not text.isprintable():
        text = "".join(letter if letter.isprintable() else "�" for letter in " ".join(text[: 4 * most].split()))
    return text if len(text) <= most else f"{text[: most - 1]}…"


_LONGEST = 100
_MOST_COMPARED = 2_000
