"""Lists of notes and references: where they stand, and the items of each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casus.drafting.article import Kind
from casus.drafting.rules.furniture import (
    LISTS,
    OUT_SECTIONS,
    is_foreign,
    is_furniture,
    is_heading_of,
    opens_other_articles,
)
from casus.drafting.rules.layout import Line
from casus.drafting.rules.names import people_in

__all__ = ["Note", "cites", "find_notes"]

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_LABEL = re.compile(
    r"\s*(?:(?P<bracket>\[\^?(?:note |fn\.? |n\. ?)?(?P<a>\d{1,3}|[*†‡§¶]{1,4}|[a-zA-Z][\w-]{0,30})\]:?)"
    r"|(?P<super>(?P<b>[⁰¹²³⁴-⁹]{1,3})[.)]?)|(?P<symbol>(?P<c>\*{1,4}|[†‡§¶]{1,3})(?=\s|[“\"A-Z]))"
    r"|(?P<plain>(?P<d>\d{1,3})[.)]|\((?P<e>\d{1,3})\)|(?P<f>\d{1,3})(?=\s+[A-Z“\"‘])))\s*(?=\S)"
)
_CITES = re.compile(
    r"https?://|www\.|\bibid\b|\bop\. ?cit|\b(?:see|cf\.?)\s+(?:also\s+)?(?:note|footnote|[A-Z])"
    r"|\b(?:accessed|retrieved|accession|date of access)\b"
    r"|[“\"‘][^”\"]{3,300}[”\"’],|[“\"‘][^”\"]{3,300},[”\"’]"
    r"|,\s*(?:\w+\s)?(?:\d{1,2},?\s)?\(?(?:1[5-9]|20)\d\d\b|\bpp?\.\s?\d|\bdoi\b"
    r"|\binterview with\b|\((?:1[5-9]|20)\d\d[a-z]?\)",
    re.I,
)
_BIOGRAPHY = re.compile(
    r"(?:(?:Dr|Prof)\.? )?[A-Z][^.,]{2,40} (?:is|was|are|works|serves|holds|graduated|covers|teaches"
    r"|writes|has (?:been|served))\b"
)
_SOURCE = re.compile(r"\s*sources?:\s*(?=https?://\S|.{0,120}\bhttps?://)", re.I)


@dataclass(frozen=True)
class Note:
    """An item of a list of notes or references.

    label      : its number or mark; None where the list has none
    start, end : offsets into the article's text, of the item without its label
    form       : bracket, super, symbol, plain or reference
    """

    label: int | str | None
    start: int
    end: int
    form: str


def find_notes(lines: Sequence[Line], kind: Kind, text: str) -> tuple[list[Note], set[int]]:
    """Notes in the order of the text, and the numbers of the lines that hold them or head their list."""
    notes: list[Note] = []
    taken: set[int] = set()
    plain = _plain_runs(lines, kind)
    starred = {found[1] for found in re.finditer(r"(?<=[^\s*])(\*{1,4})(?=[\s)\]]|$)", text, re.M)}
    # A word in brackets is a label where it stands twice: in the text and in the list.
    words = [found[1] for found in re.finditer(r"\[\^?([A-Za-z][\w-]{0,30})\]", text)]
    lettered = {word for word, times in Counter(words).items() if times > 1}
    listed = False
    open_note = False
    for k, line in enumerate(lines):
        if is_heading_of(line.text, LISTS):
            listed, open_note = True, False
            taken.add(k)
            continue
        if not listed and (alone := _SOURCE.match(line.text)) is not None:
            # "Source: https://…" is a list of one.
            notes.append(Note(None, line.start + alone.end(), line.end, "reference"))
            taken.add(k)
            open_note = False
            continue
        label = _label(line)
        numbered = bool(notes) and open_note and notes[-1].label is not None
        if listed and _ends_list(line, label is not None, bool(notes), numbered):
            listed, open_note = False, False
        certain = label is not None and (
            (
                label[1] == "bracket"
                and (isinstance(label[0], int) or not label[0][:1].isalpha() or label[0] in lettered)
            )
            or label[1] == "super"
            or (label[1] == "symbol" and (str(label[0])[0] != "*" or label[0] in starred))
            or k in plain
            or (listed and label[1] == "plain")
        )
        if label is not None and certain:
            notes.append(Note(label[0], line.start + label[2], line.end, label[1]))
            taken.add(k)
            open_note = True
        elif listed:
            taken.add(k)
            if open_note and not _opens_reference(line, text[notes[-1].start : notes[-1].end][-300:]):
                notes[-1] = replace(notes[-1], end=line.end)
            else:
                at = line.start + line.bullet
                notes.append(Note(None, at, line.end, "reference"))
                open_note = True
        elif open_note and not line.first and not _ended_note(text, notes[-1]):
            notes[-1] = replace(notes[-1], end=line.end)
            taken.add(k)
        else:
            open_note = False
    return notes, taken


def cites(note: str) -> bool:
    """Whether a note names something published: an address, a quoted title, a year, a page."""
    return _CITES.search(note[:1000]) is not None


def _label(line: Line) -> tuple[int | str, str, int] | None:
    found = _LABEL.match(line.text[:200])
    if found is None or found.end() >= len(line.text):
        return None
    written = next(found[key] for key in "abcdef" if found[key]).translate(SUPERSCRIPTS)
    form = next(key for key in ("bracket", "super", "symbol", "plain") if found[key])
    return (int(written) if written.isdigit() else written), form, found.end()


def _plain_runs(lines: Sequence[Line], kind: Kind) -> set[int]:
    """Lines numbered `1.`, `1)`, `(1)` or `1` that are notes: most of their run cites something."""
    runs: list[list[int]] = []
    last = 0
    for k, line in enumerate(lines):
        label = _label(line)
        if label is None or label[1] != "plain" or not isinstance(label[0], int):
            continue
        near = runs and all(not lines[m].first or _label(lines[m]) for m in range(runs[-1][-1] + 1, k))
        if near and last <= label[0] <= last + 3:
            runs[-1].append(k)
        else:
            runs.append([k])
        last = label[0]
    taken: set[int] = set()
    for run in runs:
        cites = sum(_CITES.search(lines[k].text[:1000]) is not None for k in run)
        if cites >= (0.6 if len(run) > 1 else 1) * len(run):
            taken.update(run)
    return taken


def _opens_reference(line: Line, last: str) -> bool:
    if line.bullet:
        return True
    if re.match(r"\s*(?:https?://|www\.)", line.text):
        return line.first
    if re.search(r"(?:[.)]|https?://\S+)\s*$", last) and line.text[:1].isupper():
        return True
    return (
        line.first or re.match(r"[A-ZÀ-Þ][\w’'-]+(?: [A-Z][\w’'-]+){0,4},? (?:[A-Z]\.|\(\d{4})", line.text) is not None
    )


def _ended_note(text: str, note: Note) -> bool:
    # A note is long where it holds a remark; what follows it on lines of their own is no part of it.
    return (
        note.end - note.start > 2000
        or re.search(r"[.)]\s*$", text[max(note.start, note.end - 5) : note.end]) is not None
    )


def _ends_list(line: Line, labelled: bool, any_notes: bool, numbered: bool) -> bool:
    if labelled:
        return False
    if line.heading or is_heading_of(line.text, OUT_SECTIONS) or opens_other_articles(line.text):
        return True
    if re.match(r"\s*(?:https?://\S|http:)", line.text):
        return False
    if (
        is_furniture(line.text)
        or re.match(r"about the authors?\b", line.text, re.I)
        or (is_foreign(line.text) and not _CITES.search(line.text))
    ):
        return True
    # Behind numbered notes, a paragraph without a number that cites nothing is none of them.
    if numbered and line.first and not _CITES.search(line.text):
        return True
    if any_notes and line.first and (people_in(line.text) is not None or _BIOGRAPHY.match(line.text)):
        return not _CITES.search(line.text)
    return False
