"""A YAML text as plain values, each with its place: the event stream read by ourselves.

The stream is read instead of loaded: marks stay, every duplicate key is seen, depth and size are bounded while
reading, and nothing of YAML that could run code or grow without end (aliases, tags) gets in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from casus.case.scalars import Trap, plain_scalar
from casus.errors import CaseError, Fault, Path, Place

__all__ = ["MOST_BYTES", "MOST_DEPTH", "MOST_NODES", "Document", "Plain", "read_document"]

MOST_BYTES = 1_000_000
MOST_DEPTH = 120
MOST_NODES = 50_000

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

# libyaml reads a thousand lines in a few milliseconds; the parser in pure Python gives the same events.
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


@dataclass
class Document:
    """What a text holds.

    root   : dicts, lists and scalars
    places : path → where the value stands
    keys   : path → where its key stands
    faults : what could be read around: duplicate keys, traps of YAML, aliases
    """

    root: Plain = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_document(text: str, file: str) -> Document:
    """Read the one YAML document of a text.

    raises : CaseError with code yaml-syntax, yaml-encoding, yaml-too-deep, yaml-too-large or yaml-empty, where
             reading can't go on
    """
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise CaseError([Fault("yaml-encoding", f"not UTF-8 text: {error.reason}", place=Place(file, 1, 1))]) from None
    if size > MOST_BYTES:
        raise CaseError([too_large(size, file)])
    return _Reader(text, file).read()


def too_large(size: int, file: str) -> Fault:
    """The fault of a text or file of `size` bytes that is over the limit."""
    return Fault(
        "yaml-too-large",
        "the case file is too large",
        found=f"{size:,} bytes",
        expected=f"at most {MOST_BYTES:,}",
        place=Place(file, 1, 1),
    )


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.document = Document()
        self.nodes = 0

    def read(self) -> Document:
        try:
            self._stream(yaml.parse(self.text, Loader=_LOADER))
        except yaml.YAMLError as error:
            # Only the first error of syntax can be known; what was found before it is still told.
            raise CaseError([*self.document.faults, self._syntax(error)]) from None
        return self.document

    def _stream(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fault("yaml-second-document", "a second document begins here; a case is one", (), event)
                    return
                if event.version is not None or event.tags:
                    self._fault(
                        "yaml-directive", "directives (lines that begin with %) are not part of a case", (), event
                    )
            elif isinstance(event, yaml.NodeEvent):
                self.document.root = self._node(events, event, ())
        if documents == 0:
            raise CaseError([Fault("yaml-empty", "the file is empty", place=Place(self.file, 1, 1))])

    def _node(self, events: Iterator[Any], event: Any, path: Path) -> Plain:
        """The value that begins with `event`. Depth is bounded, so recursion is safe."""
        self.nodes += 1
        place = self.document.places[path] = self._place(event)
        if self.nodes > MOST_NODES:
            raise CaseError(
                [*self.document.faults, Fault("yaml-too-large", f"more than {MOST_NODES:,} entries", path, place=place)]
            )
        if len(path) > MOST_DEPTH:
            raise CaseError(
                [
                    *self.document.faults,
                    Fault(
                        "yaml-too-deep", f"nested more than {MOST_DEPTH} deep", place=place, expected="a flatter case"
                    ),
                ]
            )
        if isinstance(event, yaml.AliasEvent):
            self._fault("yaml-alias", "an alias (*name) is not part of a case: write the value again", path, event)
            return None
        if event.anchor is not None:
            self._fault("yaml-alias", "an anchor (&name) is not part of a case", path, event)
        if event.tag is not None:
            self._fault("yaml-tag", f"a tag ({event.tag}) is not part of a case", path, event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, event, path)
        return self._scalar(event, path)

    def _sequence(self, events: Iterator[Any], start: Any, path: Path) -> list[Plain]:
        items: list[Plain] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item = self._node(events, event, (*path, len(items)))
            if start.flow_style and isinstance(item, str) and not event.style and item.count("(") != item.count(")"):
                self._fault("yaml-comma", _COMMA, (*path, len(items)), event, found=item)
            items.append(item)
        return items

    def _mapping(self, events: Iterator[Any], start: Any, path: Path) -> dict[str, Plain]:
        entries: dict[str, Plain] = {}
        last = path
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(events, event, path)
            follows = next(events)
            if start.flow_style and _stands_alone(event, follows):
                # `{value: max(a, b)}` reads as {value: "max(a", "b)": null}: nobody means that.
                self.nodes += 1
                self._fault("yaml-comma", _COMMA, last, event, found=str(key))
                continue
            if key is None:
                self._node(events, follows, (*path, "?"))
                continue
            here = (*path, key)
            if key in entries:
                first = self.document.keys[here]
                self._fault("duplicate-key", f"the key {key!r} stands twice, first in line {first.line}", here, event)
                self._node(events, follows, (*path, f"{key} again"))
                continue
            self.document.keys[here] = self._place(event)
            entries[key] = self._node(events, follows, here)
            last = here
        return entries

    def _key(self, events: Iterator[Any], event: Any, path: Path) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            self._fault("yaml-key", "a key must be a word", path, event)
            self._node(events, event, (*path, "?"))
            return None
        if event.anchor is not None or event.tag is not None:
            self._fault("yaml-tag", "anchors and tags are not part of a case", (*path, event.value), event)
        if not event.style and (trap := _trapped(event)) is not None:
            self._fault(trap.code, trap.message, (*path, event.value), event, found=event.value, expected=trap.expected)
        return str(event.value)

    def _scalar(self, event: Any, path: Path) -> Plain:
        if event.style:
            return str(event.value)
        if (trap := self._comment(event)) is not None:
            self._fault(trap.code, trap.message, path, event, found=_short(event.value), expected=trap.expected)
        value = plain_scalar(event.value)
        if isinstance(value, Trap):
            self._fault(value.code, value.message, path, event, found=event.value, expected=value.expected)
            return str(event.value)
        return value

    def _comment(self, event: Any) -> Trap | None:
        """A text cut off by ` #`: one space before it is more likely a text than a comment."""
        end = event.end_mark.index
        if event.value == "":
            # `text: #word` leaves nothing at all.
            rest = self.text[end : end + 2]
            return _HASH if rest[:1] == "#" and rest[1:2].strip() else None
        if self.text[end : end + 2] == " #" and isinstance(plain_scalar(event.value), str):
            return _HASH
        return None

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _fault(
        self, code: str, message: str, path: Path, event: Any, found: str | None = None, expected: str | None = None
    ) -> None:
        self.document.faults.append(Fault(code, message, path, found, expected, place=self._place(event)))

    def _syntax(self, error: yaml.YAMLError) -> Fault:
        if isinstance(error, yaml.reader.ReaderError):
            before = self.text[: error.position] if isinstance(error.position, int) else ""
            line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
            return Fault(
                "yaml-syntax",
                "a character that YAML doesn't allow",
                found=f"U+{ord(error.character) if isinstance(error.character, str) else error.character:04X}",
                place=Place(self.file, line, column),
            )
        problem = getattr(error, "problem", None) or "this is not YAML"
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = Place(self.file, mark.line + 1, mark.column + 1) if mark is not None else Place(self.file, 1, 1)
        context = getattr(error, "context", None)
        began = getattr(error, "context_mark", None)
        code = "yaml-too-deep" if "nesting depth" in problem else "yaml-syntax"
        where = f" {context} that began in line {began.line + 1}" if context and began is not None else ""
        return Fault(code, f"{problem}{where}", expected=_HINTS.get(problem), place=place)


def _trapped(event: Any) -> Trap | None:
    value = plain_scalar(event.value)
    return value if isinstance(value, Trap) else None


def _stands_alone(key: Any, follows: Any) -> bool:
    """True of a key without a colon: its empty value begins right where it ends."""
    empty = isinstance(follows, yaml.ScalarEvent) and follows.value == "" and not follows.style
    return bool(empty and follows.start_mark.index == key.end_mark.index)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


_COMMA = "a comma ended an unquoted value inside { } or [ ]: quote this"
_HASH = Trap(
    "yaml-comment",
    "a # after one space begins a comment and cuts the text off: quote this",
    "the text in quotes, or two spaces before #",
)
_HINTS = {
    "mapping values are not allowed in this context": "quotes around a text that holds ': '",
    "found character that cannot start any token": "quotes around a text that begins with @, `, % or a tab",
    "found unknown escape character": "single quotes, or \\\\ for a backslash",
    "did not find expected key": "the indent of the entries above, and quotes around the whole of a text",
}
