"""The frame: title, by-line, publisher and day, and which parts of the text are the body."""

import re
from dataclasses import dataclass
from datetime import date

from casus.drafting.article import Article, Span

__all__ = ["Frame", "find_frame"]


@dataclass(frozen=True)
class Frame:
    """What stands around the argument.

    body : the parts of the text that hold its sentences: paragraphs, and lines that are bullets
    """

    title: str | None
    author: str | None
    publisher: str | None
    as_of: date | None
    body: tuple[Span, ...]


def find_frame(article: Article) -> Frame:
    """Find the frame of an article."""
    body = tuple(Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+(\n[^\n]+)*", article.text))
    return Frame(article.title, article.author, article.publisher, article.published, body)
