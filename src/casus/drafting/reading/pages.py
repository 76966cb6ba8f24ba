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
_FOOTNOTE = re.compile(r"\[?(\d{1,3})[\].)]?\s+(?=\S)")
_CITES = re.compile(
    r"https?:|\bibid\b|\b(?:see|cf\.) (?:also )?(?:note|[A-Z])|[“\"‘’”][,.]|\bpp?\. ?\d|\b(?:1[5-9]|20)\d\d\b", re.I
)
_LONGEST_NOTE = 8
# Lines at the head of the first page among which the running head of the others may be: title, house, series.
_HEAD = 6
_ITEM = re.compile(r"(?:[-•▪●–*]|\(?[0-9a-z]{1,2}[.)])\s+\S")


def joined(pages: Sequence[str]) -> str:
    """Paragraphs of pages: running heads, feet and page numbers left out, broken lines and words joined.

    >>> joined(["The mini-\\nstry waits for all that the other side may still have to say\\nin public."])
    'The ministry waits for all that the other side may still have to say in public.'
    """
    lines = [_lines(page) for page in pages]
    repeated, furniture = _repeated(lines), _furniture(lines)
    width = _width(lines)
    split = [_foot([one for one in _kept(page, repeated) if _shape(one) not in furniture]) for page in _headless(lines)]
    paragraphs = _paragraphs([line for body, _ in split for line in body], width)
    # Notes at the feet of pages stand after the text, so that a sentence goes on over the page.
    notes = [line for _, foot in split for line in foot]
    return "\n\n".join(map(_one, (*paragraphs, *_notes(notes))))


def _paragraphs(lines: Sequence[str], width: int) -> list[list[str]]:
    paragraphs: list[list[str]] = []
    broken = True
    for k, line in enumerate(lines):
        if not line:
            # What a page breaks in two goes on where its sentence does.
            broken = not paragraphs or _END.search(paragraphs[-1][-1]) is not None
        elif not broken and not _heads(lines, k, width) and _goes_on(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
            broken = False
    return paragraphs


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


def _furniture(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Shapes of lines that stand once on most pages, wherever: notes at the foot push a running line up."""
    count = Counter(shape for page in pages for shape, times in Counter(map(_shape, page)).items() if times == 1)
    most = max(_FEWEST, 0.6 * len(pages))
    return frozenset(shape for shape, times in count.items() if times >= most and re.search(r"[a-z]{3}", shape))


def _headless(pages: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Pages without the lines of the first page's head that stand again at the head of others."""
    first = [line for line in pages[0] if line][:_HEAD] if pages else []
    for k, page in enumerate(pages):
        top = set(_edges(page)[:_EDGE])
        yield page if not k else [line for m, line in enumerate(page) if not (m in top and line in first)]


def _foot(page: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a page, and those of the notes at its foot: numbered on end, the last of them last on the page."""
    begins = [(k, int(found[1])) for k, line in enumerate(page) if (found := _FOOTNOTE.match(line)) is not None]
    start = None
    after = None
    for k, number in reversed(begins):
        if after is not None and number != after - 1:
            break
        block = page[k : start if start is not None else len(page)]
        # One that is long, or that reads on from the line above, is a paragraph or a figure.
        if len(block) > _LONGEST_NOTE or (
            k and not _END.search(page[k - 1]) and page[k - 1] and page[k - 1][-1] in ",;-"
        ):
            break
        start, after = k, number
    if start is None or not any(_CITES.search(line) for line in page[start:]):
        return page, []
    return page[:start], page[start:]


def _notes(lines: Sequence[str]) -> list[list[str]]:
    notes: list[list[str]] = []
    for line in lines:
        if (found := _FOOTNOTE.match(line)) is not None and (
            not notes or int(found[1]) > int(notes[-1][0][1 : notes[-1][0].index("]")])
        ):
            notes.append([f"[{found[1]}] {line[found.end() :]}"])
        elif line:
            notes[-1].append(line)
    return notes


def _heads(lines: Sequence[str], k: int, width: int) -> bool:
    """Whether a line is a heading within a page: short, without a full stop, between two sentences."""
    line, last, following = lines[k], lines[k - 1] if k else "", lines[k + 1] if k + 1 < len(lines) else ""
    return (
        len(line) < 0.75 * width
        and line[0].isupper()
        and not re.search(r"[.,;:!?”\"’)]$|[a-z]-$", line)
        and _END.search(last) is not None
        and len(following) > len(line)
        and following[0].isupper()
    )


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
