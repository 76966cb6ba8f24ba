"""A YAML text as plain values, each with its place: the event stream read by ourselves.

The stream is read instead of loaded: marks stay, every duplicate key is seen, depth and size are bounded while
reading, and nothing of YAML that could run code or grow without end (aliases, tags) gets in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from casus.case.refusals import MOST_DEPTH, check_text, syntax_fault
from casus.case.scalars import Trap, plain_scalar
from casus.errors import CaseError, Fault, Path, Place, short

__all__ = ["LOADER", "MOST_DEPTH", "MOST_NODES", "Document", "Plain", "read_document"]

MOST_NODES = 50_000

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")

# libyaml reads a thousand lines in a few milliseconds; the parser in pure Python gives the same events.
LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


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

    raises : CaseError with code yaml-syntax, yaml-character, yaml-encoding, yaml-too-deep, yaml-too-large or
             yaml-empty, where reading can't go on
    """
    text = text.removeprefix("\ufeff")
    check_text(text, file)
    return _Reader(text, file).read()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.document = Document()
        self.nodes = 0

    def read(self) -> Document:
        try:
            self._stream(yaml.parse(self.text, Loader=LOADER))
        except yaml.YAMLError as error:
            # Only the first error of syntax can be known; what was found before it is still told.
            raise CaseError([*self.document.faults, syntax_fault(error, self.file)]) from None
        if self.document.root is None and not self.document.faults:
            raise CaseError([self._empty()])
        return self.document

    def _empty(self) -> Fault:
        return Fault(
            "yaml-empty", "the file is empty", expected="`casus: 1`, `title:`, …", place=Place(self.file, 1, 1)
        )

    def _stream(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "a second document begins here; a case is one"
                    self._fault("yaml-second-document", message, (), event, "---", "one document")
                    return
                if event.version is not None or event.tags:
                    self._fault(
                        "yaml-directive",
                        "directives (lines that begin with %) are not part of a case",
                        (),
                        event,
                        expected="the file without them",
                    )
            elif isinstance(event, yaml.NodeEvent):
                self.document.root = self._node(events, event, ())
        if documents == 0:
            raise CaseError([self._empty()])

    def _node(self, events: Iterator[Any], event: Any, path: Path) -> Plain:
        """The value that begins with `event`. Depth is bounded, so recursion is safe."""
        self.nodes += 1
        place = self.document.places[path] = self._place(event)
        if self.nodes > MOST_NODES:
            message, expected = f"more than {MOST_NODES:,} entries", "a smaller case"
            fault = Fault("yaml-too-large", message, expected=expected, place=place)
            raise CaseError([*self.document.faults, fault])
        if len(path) > MOST_DEPTH:
            message, expected = f"nested more than {MOST_DEPTH} deep", "a flatter case"
            fault = Fault("yaml-too-deep", message, expected=expected, place=place)
            raise CaseError([*self.document.faults, fault])
        if isinstance(event, yaml.AliasEvent):
            message = "an alias (*name) is not part of a case"
            self._fault("yaml-alias", message, path, event, f"*{short(str(event.anchor))}", "the value written again")
            return None
        if event.anchor is not None:
            message, found = "an anchor (&name) is not part of a case", f"&{short(event.anchor)}"
            self._fault("yaml-alias", message, path, event, found, "the value without it")
        if event.tag is not None:
            message, found = "a tag (!name) is not part of a case", short(event.tag)
            self._fault("yaml-tag", message, path, event, found, "the value without it")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, event, path)
        return self._scalar(event, path)

    def _sequence(self, events: Iterator[Any], start: Any, path: Path) -> list[Plain]:
        items: list[Plain] = []
        open_brackets = 0
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = (*path, len(items))
            item = self._node(events, event, here)
            if start.flow_style and isinstance(item, str) and not event.style:
                # The other parts of a text that a comma has cut up are no faults of their own.
                opened = item.count("(") - item.count(")")
                if opened and not open_brackets:
                    self._fault("yaml-comma", _COMMA, here, event, short(item), "the whole value in quotes")
                open_brackets = max(open_brackets + opened, 0)
            items.append(item)
        return items

    def _mapping(self, events: Iterator[Any], start: Any, path: Path) -> dict[str, Plain]:
        entries: dict[str, Plain] = {}
        last: Path | None = None
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            told = len(self.document.faults)
            key = self._key(events, event, path)
            follows = next(events)
            if key is not None and start.flow_style and _stands_alone(event, follows):
                # `{value: max(a, b)}` reads as {value: "max(a", "b)": null}: nobody means that.
                self.nodes += 1
                del self.document.faults[told:]
                self._alone(key, event, path, last)
                continue
            if key is None:
                self._node(events, follows, (*path, "?"))
                continue
            here = (*path, key)
            if key in entries:
                first = self.document.keys[here]
                message = f"the key {short(key)!r} stands twice, first in line {first.line}"
                self._fault("duplicate-key", message, here, event, short(key), "each key once")
                self._node(events, follows, (*path, f"{key} again"))
                continue
            self.document.keys[here] = self._place(event)
            entries[key] = self._node(events, follows, here)
            last = here
        return entries

    def _alone(self, key: str, event: Any, path: Path, last: Path | None) -> None:
        """The fault of a key without a value in a flow map."""
        if ":" in key:
            self._fault("yaml-comma", "a colon ends a key only before a space", path, event, short(key), "key: value")
        elif last is None:
            message = "inside { } stand keys with values"
            self._fault("yaml-comma", message, path, event, short(key), "key: value, or the whole text in quotes")
        else:
            self._fault("yaml-comma", _COMMA, last, event, short(key), "the whole value in quotes")

    def _key(self, events: Iterator[Any], event: Any, path: Path) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            found = {yaml.SequenceStartEvent: "a list", yaml.MappingStartEvent: "a map"}.get(type(event), "an alias")
            self._fault("yaml-key", "a key must be a word", path, event, found, "a word")
            self._node(events, event, (*path, "?"))
            return None
        key, here = str(event.value), (*path, event.value)
        if event.anchor is not None:
            message = "an anchor (&name) is not part of a case"
            self._fault("yaml-alias", message, here, event, f"&{short(event.anchor)}", "the key without it")
        if event.tag is not None:
            message = "a tag (!name) is not part of a case"
            self._fault("yaml-tag", message, here, event, short(event.tag), "the key without it")
        if event.style:
            return key
        if key == "<<":
            message = "a merge (<<) is not part of a case"
            self._fault("yaml-alias", message, here, event, "<<", "the values written again")
        elif isinstance(trap := plain_scalar(key), Trap):
            expected = f'"{short(key)}" in quotes, or another name' if trap.code == "yaml-switch" else trap.expected
            self._fault(trap.code, trap.message, here, event, short(key), expected)
        return key

    def _scalar(self, event: Any, path: Path) -> Plain:
        text = str(event.value)
        if event.style:
            return text
        value = plain_scalar(text)
        # A date is cut off as little as a number is.
        open_ended = value is None or (isinstance(value, str) and not _DATE.fullmatch(value))
        if open_ended and self._cut_off(event):
            message = "a # after one space begins a comment and cuts the text off: quote this"
            expected = "the text in quotes, or two spaces before #"
            self._fault("yaml-comment", message, path, event, short(text) or "nothing before #", expected)
        if isinstance(value, Trap):
            self._fault(value.code, value.message, path, event, short(text), value.expected)
            return text
        return value

    def _cut_off(self, event: Any) -> bool:
        """Whether a text is cut off by ` #`: after one space it is more likely a text than a comment."""
        end = event.end_mark.index
        if event.value == "":
            # `text: #1 in Minsk` leaves nothing at all; `sources: # what we read` is a comment.
            return bool(re.match(r"[ \t]#[^#\s]", self.text[end : end + 3]))
        return self.text[end : end + 2] in (" #", "\t#")

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _fault(
        self, code: str, message: str, path: Path, event: Any, found: str | None = None, expected: str | None = None
    ) -> None:
        self.document.faults.append(Fault(code, message, path, found, expected, place=self._place(event)))


def _stands_alone(key: Any, follows: Any) -> bool:
    """True of a key without a colon: its empty value begins right where it ends."""
    empty = isinstance(follows, yaml.ScalarEvent) and follows.value == "" and not follows.style
    return bool(empty and follows.start_mark.index == key.end_mark.index)


_COMMA = "a comma ended an unquoted value inside { } or [ ]: quote this"
