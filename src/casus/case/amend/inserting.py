"""Where new entries go in the text of a case, and with which indent, comma and line break."""

from collections.abc import Iterator
from dataclasses import dataclass

from casus.case.amend.layout import Entry, Span

__all__ = ["Piece", "insert", "pieces_for"]

BREAKS = "\r\n"


@dataclass(frozen=True)
class Piece:
    """Letters to be put into a text.

    at      : index in the text as it was
    text    : the letters
    section : whether they begin a section, which stands behind all else that is put in the same place
    """

    at: int
    text: str
    section: bool = False


def insert(text: str, pieces: list[Piece]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text with the pieces in it, and each piece with its index there.

    >>> insert("ad", [Piece(1, "c", section=True), Piece(1, "b")])
    ('abcd', ((1, 'b'), (2, 'c')))
    """
    done, last, placed, added = [], 0, [], 0
    for piece in sorted(pieces, key=lambda piece: (piece.at, piece.section)):
        done += [text[last : piece.at], piece.text]
        placed.append((piece.at + added, piece.text))
        last, added = piece.at, added + len(piece.text)
    return "".join([*done, text[last:]]), tuple(placed)


def pieces_for(text: str, root: Span, section: str, entry: str, *, listed: bool) -> Iterator[Piece]:
    """The letters that put `entry` at the end of a section, which is made where it is missing.

    entry  : in flow form and in one line: `name: {…}` of a map, `{…}` of a list
    listed : whether the section is a list
    """
    known = root.get(section)
    if known is not None:
        yield from _into(text, known.value, f"- {entry}" if listed and not known.value.flow else entry)
        return
    key = f'"{section}"' if root.entries[-1].quoted else section
    if root.flow:
        yield from _into(text, root, f"{key}: [{entry}]" if listed else f"{key}: {{{entry}}}", section=True)
        return
    indent, margin = _indent(root, listed), " " * root.column
    yield _line(text, _behind(text, root), [f"{margin}{key}:", f"{indent}{'- ' if listed else ''}{entry}"], True)


def _into(text: str, span: Span, entry: str, section: bool = False) -> Iterator[Piece]:
    """The pieces that add an entry to a map or list."""
    if not span.flow:
        yield _line(text, span.end, [f"{' ' * span.column}{entry}"], section)
    elif not span.entries:
        yield Piece(span.start + 1, entry, section)
    else:
        yield from _into_brackets(text, span, span.entries[-1], entry, section)


def _into_brackets(text: str, span: Span, last: Entry, entry: str, section: bool) -> Iterator[Piece]:
    margin = text[_line_start(text, last.start) : last.start]
    if margin.strip(" \t"):
        yield Piece(last.value.end, f", {entry}", section)
        return
    # One entry a line: the comma stands before a comment, the new line after it.
    comma = _comma(text, last.value.end, span.end - 1)
    behind = last.value.end if comma is None else comma + 1
    end = _line_end(text, behind)
    broken = f"{_break(text, last.start)}{margin}{entry}"
    if end >= span.end:
        yield Piece(behind, broken if comma is not None else f",{broken}", section)
        return
    if comma is None:
        yield Piece(behind, ",", section)
    yield Piece(end, broken if comma is None else f"{broken},", section)


def _comma(text: str, start: int, end: int) -> int | None:
    """Index of the comma between the last entry and the bracket, where only comments stand beside it."""
    while start < end:
        if text[start] == ",":
            return start
        start = _line_end(text, start) if text[start] == "#" else start + 1
    return None


def _line(text: str, end: int, lines: list[str], section: bool) -> Piece:
    """Whole lines behind the one in which `end` lies, or at `end` where a line begins there."""
    broken = _break(text, end)
    if text[end - 1] not in BREAKS:
        if _line_end(text, end) == len(text):
            return Piece(len(text), "".join(f"{broken}{line}" for line in lines), section)
        end = _next_line(text, end)
    return Piece(end, "".join(f"{line}{broken}" for line in lines), section)


def _behind(text: str, root: Span) -> int:
    """Where the last section ends: behind its last entry and the comments that are set in as its entries are."""
    end = root.end
    start = end if text[end - 1] in BREAKS else _next_line(text, end)
    while start < len(text):
        stop = _line_end(text, start)
        line = text[start:stop].lstrip(" ")
        if line.startswith("#") and stop - start - len(line) > root.column:
            end = stop
        elif line:
            break
        start = _next_line(text, start)
    return end


def _indent(root: Span, listed: bool) -> str:
    """The indent of entries of a new section: as in the first section of its kind, else as in any, else two spaces."""
    blocks = [entry.value for entry in root.entries if entry.value.scalar is None and not entry.value.flow]
    alike = [block for block in blocks if block.sequence == listed] or [b for b in blocks if not b.sequence]
    return " " * (alike[0].column if alike else root.column + 2)


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line_end(text: str, index: int) -> int:
    """Index of the line break, or of the end of the text."""
    found = [end for letter in BREAKS if (end := text.find(letter, index)) >= 0]
    return min(found, default=len(text))


def _next_line(text: str, index: int) -> int:
    end = _line_end(text, index)
    return min(end + (2 if text.startswith("\r\n", end) else 1), len(text))


def _break(text: str, index: int) -> str:
    """The line break as it is written nearby: at the end of the line, else of the line before, else a line feed."""
    end = _line_end(text, index)
    if end == len(text):
        end = max(text.rfind("\n"), text.rfind("\r"))
        if end < 0:
            return "\n"
        end -= 1 if text[end - 1 : end + 1] == "\r\n" else 0
    return "\r\n" if text.startswith("\r\n", end) else text[end]
