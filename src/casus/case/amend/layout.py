"""Where everything stands in the text of a case: the marks of YAML's events, as a tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from casus.case.document import LOADER

__all__ = ["Entry", "Span", "layout"]


@dataclass(frozen=True)
class Span:
    """A value and where it stands.

    start    : index of its first letter; of a list in block form, of its first dash
    end      : index after its last letter; comments and empty lines behind it don't count
    column   : of `start`, from 0
    flow     : whether it stands in { } or [ ]
    entries  : of a map or list
    scalar   : text of a scalar as read; None of a map or list
    sequence : whether it is a list
    """

    start: int
    end: int
    column: int
    flow: bool
    entries: "tuple[Entry, ...]" = ()
    scalar: str | None = None
    sequence: bool = False

    def get(self, key: str) -> "Entry | None":
        """The entry of a map under a key."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True)
class Entry:
    """An entry of a map, or an item of a list, which has no key.

    start  : index of the first letter of its key, or of the item
    quoted : whether the key stands in double quotes
    """

    key: str | None
    start: int
    quoted: bool
    value: Span


def layout(text: str) -> Span:
    """The root of a text that has been read without faults, so that its depth is bounded; no byte order mark."""
    events = yaml.parse(text, Loader=LOADER)
    return next(_span(events, event) for event in events if isinstance(event, yaml.NodeEvent))


def _span(events: Iterator[Any], event: Any) -> Span:
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    if isinstance(event, yaml.ScalarEvent):
        return Span(start, end, column, False, scalar=str(event.value))
    sequence = isinstance(event, yaml.SequenceStartEvent)
    entries: list[Entry] = []
    while not _is_end(first := next(events)):
        if sequence:
            item = _span(events, first)
            entries.append(Entry(None, item.start, False, item))
        else:
            value = _span(events, next(events))
            entries.append(Entry(str(first.value), first.start_mark.index, first.style == '"', value))
    # A block ends with its last entry: the mark of its end lies behind the comments that follow. So does the end of
    # a pair without braces in a list in brackets.
    closed = event.flow_style and first.end_mark.index > first.start_mark.index
    if closed or entries:
        end = first.end_mark.index if closed else entries[-1].value.end
    return Span(start, end, column, bool(event.flow_style), tuple(entries), sequence=sequence)


def _is_end(event: object) -> bool:
    return isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent)
