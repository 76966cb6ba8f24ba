"""A body of text that grows, with links and headings in it."""

import re
from dataclasses import dataclass, field

from casus.drafting.article import Link, Span

__all__ = ["Body"]


@dataclass
class Body:
    """Paragraphs between blank lines. White space runs together; offsets are those of the text so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    addresses: list[tuple[int, int, str]] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    # What stands between what was written and what comes: "", a space, a line or a blank line.
    gap: str = ""

    @property
    def text(self) -> str:
        """The text so far, without white space at its end."""
        return "".join(self.parts)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links so far, in the order of the text."""
        text = self.text
        return tuple(Link(start, end, url, text[start:end]) for start, end, url in sorted(self.addresses))

    def add(self, text: str) -> None:
        """Add running text; white space at its edges is kept as one space within a paragraph."""
        words = re.sub(r"\s+", " ", text)
        if words[:1] == " " and not self.gap and self.length:
            self.gap = " "
        core = words.strip(" ")
        if not core:
            return
        self._write((self.gap if self.length else "") + core)
        self.gap = " " if words[-1] == " " else ""

    def line(self) -> None:
        """Begin a new line of the same paragraph."""
        if self.gap != "\n\n":
            self.gap = "\n"

    def paragraph(self) -> None:
        """Begin a new paragraph."""
        self.gap = "\n\n"

    def begin(self) -> int:
        """Where the next letter will stand."""
        return self.length + (len(self.gap) if self.length else 0)

    def link(self, start: int, url: str) -> None:
        """Make a link of all from `start` on. One without an address is kept: a person should know of it."""
        if start < self.length:
            self.addresses.append((start, self.length, url))

    def heading(self, start: int) -> None:
        """Make a heading of all from `start` on."""
        if start < self.length:
            self.headings.append(Span(start, self.length))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
