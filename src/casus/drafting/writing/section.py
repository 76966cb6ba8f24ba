"""A section of a draft: as many entries as a case has room for."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Entry", "Section", "section"]


@dataclass(frozen=True)
class Entry:
    """One entry of a section.

    key  : what other entries know it by
    name : its name in the case; none where it is a comment
    text : its lines, with the line break at their end
    """

    key: Hashable
    name: str
    text: str


@dataclass(frozen=True)
class Section:
    """The entries that found room, and how many did not."""

    entries: tuple[Entry, ...]
    left: int

    @property
    def names(self) -> Mapping[Hashable, str]:
        """The names in the case; of two entries with one key, the first counts."""
        return {entry.key: entry.name for entry in reversed(self.entries)}

    @property
    def text(self) -> str:
        """All entries, one below another."""
        return "".join(entry.text for entry in self.entries)


def section(entries: Iterable[Entry], most: int, most_bytes: int) -> Section:
    """The first entries, up to `most` of them and to so many bytes of UTF-8."""
    kept: list[Entry] = []
    left = size = 0
    for entry in entries:
        size += len(entry.text.encode("utf-8"))
        if left or len(kept) >= most or size > most_bytes:
            left += 1
        else:
            kept.append(entry)
    return Section(tuple(kept), left)
