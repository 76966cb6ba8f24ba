"""From the lines of printed pages to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["joined"]

# Lines at either end of a page that may be a running head or foot.
_EDGE = 2
# On how many of the pages a line must stand to be one.
_SHARE = 0.4
_FEWEST = 3
# Bytes that PDFs write for letters they can't name, and the ligatures of their fonts.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\u0000": ""}
_NUMBER = re.compile(r"[-–— ]*(?:page )?(?:\d{1,4}|[ivxl]{1,6})(?: (?:of|/) \d{1,4})?[-–— ]*", re.I)
_END = re.compile(r"[.!?:][\"”’')\]]*(?:\[?\d{1,3}\]?)?$")
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]?|[*†‡])\s+\S")
_ITEM = re.compile(r"(?:[-•▪●–*]|\(?[0-9a-z]{1,2}[.)])\s+\S")


def joined(pages: Sequence[str]) -> str:
    """Paragraphs of pages: running heads, feet and page numbers left out, broken lines and words joined.

    >>> joined(["The mini-\\nstry waits for all that the other side may still have to say\\nin public."])
    'The ministry waits for all that the other side may still have to say in public.'
    """
    lines = [_lines(page) for page in pages]
    repeated = _repeated(lines)
    width = _width(lines)
    paragraphs: list[list[str]] = []
    broken = True
    for line in (line for page in lines for line in _kept(page, repeated)):
        if not line:
            # What a page breaks in two goes on where its sentence does.
            broken = not paragraphs or _END.search(paragraphs[-1][-1]) is not None
        elif not broken and _goes_on(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
            broken = False
    return "\n\n".join(map(_one, paragraphs))


def _lines(page: str) -> list[str]:
    for written, meant in _LIGATURES.items():
        page = page.replace(written, meant)
    return [" ".join(line.split()) for line in page.splitlines()]


def _shape(line: str) -> str:
    """A line without its numbers: a running foot differs from page to page by these alone."""
    return re.sub(r"\d+", "#", line.lower())


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Shapes of lines that stand at the edge of many pages."""
    count = Counter(shape for page in pages for shape in {_shape(page[k]) for k in _edges(page)})
    most = max(_FEWEST, _SHARE * len(pages))
    return frozenset(shape for shape, times in count.items() if times >= most)


def _edges(page: Sequence[str]) -> list[int]:
    filled = [k for k, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _kept(page: Sequence[str], repeated: frozenset[str]) -> Iterator[str]:
    edges = set(_edges(page))
    for k, line in enumerate(page):
        if not (k in edges and (_NUMBER.fullmatch(line) or _shape(line) in repeated)):
            yield line


def _width(pages: Sequence[Sequence[str]]) -> int:
    """How long a full line is: as nine in ten are at most."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a line carries on the paragraph that ends with the line `last`."""
    ended = _END.search(last) is not None
    if _NOTE.match(line) or _ITEM.match(line):
        # A number within a sentence may begin a line, too.
        return not ended and line[0] not in "[•"
    if line[0].islower() or last.endswith(("-", ",", ";")):
        return True
    # The last line of a paragraph is short; so is a heading, which ends in no full stop.
    return len(last) >= 0.75 * width or not (ended or line[0].isupper())


def _one(lines: Sequence[str]) -> str:
    """The lines of a paragraph as one; words that were divided are whole again."""
    parts = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if re.search(r"[a-z]-$", line) and following[:1].islower():
            parts.append(line[:-1])
        else:
            parts.append(line if line.endswith(("-", "–", "—")) else f"{line} ")
    return "".join(parts).strip()
