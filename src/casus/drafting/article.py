"""An article as the readers give it: plain text, and where links and headings stand in it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from casus.drafting.problem import Problem

__all__ = ["Article", "Kind", "Link", "Span"]

Kind: TypeAlias = Literal["text", "markdown", "html", "pdf"]


@dataclass(frozen=True)
class Span:
    """A part of the text: characters from `start` up to `end`, which is not part of it."""

    start: int
    end: int


@dataclass(frozen=True)
class Link:
    """A part of the text that leads somewhere.

    start, end : offsets into the article's text
    url        : the address, as written
    text       : `text[start:end]` of the article
    """

    start: int
    end: int
    url: str
    text: str


@dataclass(frozen=True)
class Article:
    """What a reader gives.

    text      : the body; paragraphs stand between blank lines, lines within one (a list of sources) are kept, footnote
                marks are written `[1]`
    kind      : what it was read from
    title     : as the file's own metadata gives it, else None: a title that only stands in the text stays there
    author    : likewise
    publisher : likewise
    published : likewise
    language  : the code that the file names, such as en
    pages     : of a PDF
    links     : in the order of the text
    headings  : in the order of the text; each is a paragraph of its own
    problems  : what the reader could not do, or had to guess
    """

    text: str
    kind: Kind
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    pages: int | None = None
    links: tuple[Link, ...] = ()
    headings: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
