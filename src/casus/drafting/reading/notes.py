"""Footnotes of an HTML page: marks that lead to an element of the page, and the elements they lead to."""

import re
from collections.abc import Iterable
from typing import Any

from casus.drafting.problem import Problem

__all__ = ["take_notes"]

_NUMBER = re.compile(r"\[?\s*\(?([0-9]{1,4}|[*†‡§]{1,3}|[a-z]{1,2}|[ivxlc]{1,6})\)?\s*\]?\.?")
_BACK = re.compile(r"[↩↑↵^⏎]\ufe0e?|Jump up|back to text", re.I)
# Of a note, not of a chapter: a page leads to its own chapters, too.
_OF_A_NOTE = re.compile(r"fn|note|ftn|edn|cite|ref|bib", re.I)
_BACKWARD = re.compile(r"(?:fn|ftn|edn|cite_?)ref|back|return", re.I)
_PARTS = ("li", "p", "div", "dd", "td", "section", "aside")


def take_notes(root: Any) -> tuple[list[tuple[str, Any]], tuple[Problem, ...]]:
    """Write marks as `[n]` in place of their links; take the notes out of the page and return them by their marks.

    root : the page, which is changed
    """
    order = {element: k for k, element in enumerate(root.iter())}
    by_name = _named(order)
    notes: dict[str, Any] = {}
    problems: list[Problem] = []
    for link in list(root.iter("a")):
        href = link.get("href") or ""
        before, hash_, name = href.partition("#")
        mark = _NUMBER.fullmatch("".join(link.itertext()).strip())
        if mark is None or not hash_ or before or not name or link.getparent() is None:
            continue
        note = by_name.get(name)
        if note is None:
            if _OF_A_NOTE.search(name) and not _BACKWARD.search(name):
                problems.append(Problem(f"the mark [{mark[1]}] leads to no footnote of the page"))
                _replace(link, f"[{mark[1]}]")
            continue
        # What stands before its mark is where a note leads back to; other links are those of a table of contents.
        # A name that says nothing is that of a note where the mark is raised, or leads to an item of a list.
        of_a_note = _OF_A_NOTE.search(name) or note.tag == "li" or link.getparent().tag == "sup"
        if order[note] < order[link] or _within(link, note) or not of_a_note:
            continue
        notes.setdefault(mark[1], note)
        _replace(link, f"[{mark[1]}]")
    taken = [(mark, _cleaned(note, mark)) for mark, note in notes.items()]
    for _, note in taken:
        if (parent := note.getparent()) is not None:
            _keep_tail(note)
            parent.remove(note)
    return taken, tuple(problems)


def _named(elements: Iterable[Any]) -> dict[str, Any]:
    """Elements by the names that links lead to; of an empty anchor, the part of the page that it stands in."""
    found: dict[str, Any] = {}
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                part = element
                while part.tag not in _PARTS and part.getparent() is not None:
                    part = part.getparent()
                found.setdefault(name, part)
    return found


def _within(inner: Any, outer: Any) -> bool:
    return any(parent is outer for parent in inner.iterancestors())


def _replace(link: Any, text: str) -> None:
    """Put a text in the place of a link; a raised one stands in the line from now on."""
    for part in list(link):
        link.remove(part)
    link.text = text
    link.tag = "span"
    link.attrib.clear()
    parent = link.getparent()
    if parent is not None and parent.tag == "sup":
        parent.tag = "span"
        parent.attrib.clear()
        # Brackets that stood around the link would stand twice.
        if (parent.text or "").strip() == "[" and (link.tail or "").strip() == "]":
            parent.text, link.tail = None, None


def _cleaned(note: Any, mark: str) -> Any:
    """A note without the way back to its mark, and without the mark itself in front."""
    for link in list(note.iter("a")):
        text = "".join(link.itertext()).strip()
        local = (link.get("href") or "").startswith("#") or link.get("href") is None
        if local and link.getparent() is not None and (not text or _NUMBER.fullmatch(text) or _BACK.search(text)):
            _keep_tail(link)
            link.getparent().remove(link)
    first = next((part for part in note.iter() if isinstance(part.tag, str) and (part.text or "").strip()), None)
    if first is not None:
        first.text = re.sub(rf"^\s*\[?{re.escape(mark)}[\].)]*\s+", "", first.text)
    return note


def _keep_tail(element: Any) -> None:
    """Give what follows an element to what stands before it, as the element is about to go."""
    if element.tail:
        previous, parent = element.getprevious(), element.getparent()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
