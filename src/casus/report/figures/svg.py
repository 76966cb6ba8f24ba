"""Small pieces of SVG: escaped text, how wide it is, and the marks of the players."""

import unicodedata

from markupsafe import Markup

from casus.report.text import escaped

__all__ = ["MARKS", "cut", "mark", "text_width", "title"]

MARKS = 7
"""Players' marks before a shape and its colour come again."""

_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMW@%")
# Shapes within −5…5, drawn so that they look equally large.
_SHAPES = (
    '<circle r="4.6"/>',
    '<rect x="-4.2" y="-4.2" width="8.4" height="8.4"/>',
    '<path d="M0-5.4 5.2 4H-5.2Z"/>',
    '<path d="M0-5.8 5.8 0 0 5.8-5.8 0Z"/>',
    '<path d="M0 5.4 5.2-4H-5.2Z"/>',
    '<path d="M-1.8-5h3.6v3.2H5v3.6H1.8V5h-3.6V1.8H-5v-3.6h3.2Z"/>',
    '<path d="M0-5.2 5-1.6 3.1 4.3H-3.1L-5-1.6Z"/>',
)


def mark(number: int | None, x: float, y: float) -> Markup:
    """The shape of a player, numbered in order of appearance; a ring for chance (None)."""
    at = f'transform="translate({x:.1f} {y:.1f})"'
    if number is None:
        return Markup('<g class="mark chance" {}><circle r="4"/></g>').format(Markup(at))
    shape = Markup(_SHAPES[number % MARKS])
    return Markup('<g class="mark m{}" {}>{}</g>').format(number % MARKS, Markup(at), shape)


def title(text: str) -> Markup:
    """What shows when the pointer rests on a part of a picture."""
    return Markup("<title>{}</title>").format(escaped(text))


def text_width(text: str, size: float = 13.0) -> float:
    """How wide a text comes out in a usual sans serif of `size` pixels, on the safe side."""
    return size * sum(map(_width, text))


def _width(mark: str) -> float:
    if mark in _NARROW:
        return 0.34
    if mark in _WIDE:
        return 0.9
    if unicodedata.east_asian_width(mark) in "WF":
        return 1.05
    if unicodedata.combining(mark):
        return 0.0
    return 0.7 if mark.isupper() else 0.57


def cut(text: str, most: int) -> str:
    """The text, shortened with an ellipsis where it is longer than `most` characters.

    >>> cut("a long name", 7)
    'a long…'
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
