"""What stands above an article: by-line, publisher, day, and the lines among which the title is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casus.drafting.article import Article
from casus.drafting.rules.days import days_in
from casus.drafting.rules.furniture import (
    CAPTION,
    CLASSIFICATION,
    OUT_SECTIONS,
    is_crumbs,
    is_foreign,
    is_furniture,
    is_heading_of,
)
from casus.drafting.rules.layout import Line
from casus.drafting.rules.names import people_in
from casus.drafting.rules.places import is_place
from casus.drafting.rules.titles import KICKER, Head, chosen, masthead_of

__all__ = ["Byline", "is_byline", "read_byline"]

_JOURNAL = re.compile(
    r"(.{4,100}?)[,.]?\s+(?:\(?vol(?:ume)?\.?\s*\d|issue\s+\d|no\.\s*\d|\d{1,3}\s?\(\d{1,3}\)|\d{1,3}, no\. ?\d)", re.I
)
_BY = re.compile(
    r"(?:(?:written |reported |posted |interview(?:ed)? |words |text )?by\s*:?|authors?:|from our \w+ correspondent,?)"
    r"\s+(.+)",
    re.I | re.S,
)
_DESK = re.compile(
    r"(?:prepared|produced|compiled|published|issued) by (?:the )?(.+?)(?P<desk>\s+(?:desk|team|staff"
    r"|editors?|newsroom))?\.?$",
    re.I,
)
_SENDER = re.compile(r"from:\s*(.+?)(?:\s+(?:desk|team|staff|editors?|newsletter))?\s*(?:<[^>]*>)?$", re.I)
_SUBJECT = re.compile(r"(?:subject|title|re):\s*(?:\[([^\]]+)\])?\s*(.*)", re.I | re.S)
_RECEIVED = re.compile(r"(?:received|accepted|revised|submitted)\b:?\s", re.I)
_PLACED = re.compile(r"(.+?)\s+(?:in|reports from|reporting from)\s+[A-ZÀ-Þ][\w’'-]+(?:[ ,]+[A-ZÀ-Þ][\w’'.-]+){0,3}")

# No line above an article is longer.
_LONGEST = 1000


@dataclass(frozen=True)
class Byline:
    """What the lines above the body say."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    updated: date | None = None


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the article, and nothing else.

    >>> [is_byline(line) for line in ("By Ana Ruiz", "Ana Ruiz in Lima", "By the river", "The river in Lima")]
    [True, True, False, False]
    """
    if len(line) > 200 or is_furniture(line):
        return False
    by = _BY.match(line.strip())
    if by is not None:
        return people_in(_until(by[1].split("\n")[0])) is not None
    return bool(_PLACED.fullmatch(line.strip()) and _names(line) and not line.strip().endswith((".", "?", "!")))


def read_byline(front: Sequence[Line], article: Article) -> Byline:
    """Read the lines above the body; what the file says of itself fills in for the title alone."""
    publisher = sender = published = updated = author = subject = None
    candidates: list[Head] = []
    out = beneath = apart = False
    american = re.search(r"\b(?:percent|defense|center|labor)\b", article.text[:20_000]) is not None
    for line in front:
        beneath = beneath and not line.first
        if is_heading_of(line.text, OUT_SECTIONS):
            out, beneath = out or line.alone, True
        elif out and line.heading:
            out = False
        if out or beneath or len(line.text) > _LONGEST or is_foreign(line.text):
            continue
        if (about := _SUBJECT.match(line.text)) is not None:
            publisher = publisher or ((about[1] or "").strip() or None)
            subject = subject or (about[2].strip() if not about[1] and about[2].strip() else None)
            continue
        if (sent := _SENDER.match(line.text)) is not None:
            names = people_in(sent[1])
            author = author or names
            sender = sender or (None if names else sent[1].strip())
            continue
        says_update = re.search(r"\bupdated\b[^\d]{0,20}?(.{5,40})", line.text[:300], re.I)
        if says_update is not None and (
            days := days_in(line.text[says_update.start() : says_update.start() + 60], american=american)
        ):
            updated = updated or days[0]
            continue
        if line.heading:
            candidates.append(Head(line.text, True))
            continue
        if is_crumbs(line.text):
            publisher = publisher or _front_page(line, article)
            apart = True
            continue
        for piece in _pieces(line.text):
            if _RECEIVED.match(piece):
                apart = True
                continue
            days = days_in(piece, american=american) if len(piece) < 90 else []
            by = _BY.fullmatch(piece) or (re.search(r"\bby (.+)$", piece) if days else None)
            desk = _DESK.match(piece)
            if by is not None and (names := people_in(_until(by[1]))) is not None:
                author = author or names
                published = published or (days[0] if days else None)
            elif desk is not None and (desk["desk"] or not people_in(desk[1])):
                publisher = publisher or desk[1].strip()
            elif (journal := _JOURNAL.match(piece)) is not None and line.words < 30 and publisher is None:
                publisher = masthead_of(journal[1].strip(" ,—–-"))
                published = published or (days[0] if days else None)
            elif days and (published is None or len(piece.split()) <= 8):
                published = published or days[0]
            elif (
                is_furniture(piece)
                or CAPTION.match(piece)
                or KICKER.fullmatch(piece)
                or CLASSIFICATION.fullmatch(piece)
                or days
            ):
                apart = True
            elif candidates and author is None and (names := _names(piece)) and not _are_words(names, article.text):
                author = names
            elif line.words <= 40 and not piece.lower().startswith(("http", "by ")):
                candidates.append(Head(piece, False, apart))
                apart = False
    # Some houses put the name above the title.
    first = candidates[0] if len(candidates) > 1 and not candidates[0].heading else None
    if first is not None and author is None and (names := people_in(first.text)) is not None:
        small = any(re.search(rf"\b{re.escape(word.lower())}\b", article.text[:50_000]) for word in names.split())
        if not small and len(candidates[1].text.split()) > 2:
            author, candidates = names, candidates[1:]
    title, masthead = chosen(candidates, article.title or subject)
    if subject is not None and article.title is None:
        masthead = chosen([*candidates, Head(subject, True)], None)[1]
    publisher = publisher or (masthead_of(masthead) if masthead is not None else None) or sender
    if title is not None:
        title = re.sub(r"(?<=[\w?!”\"’])(?:\[\d{1,3}\]|[*†‡]{1,3}|[¹²³])$", "", title)
    return Byline(title, author, publisher, published, updated)


def _names(piece: str) -> str | None:
    """Names alone, perhaps with the place that they write from."""
    found = _PLACED.fullmatch(piece.strip())
    names = found[1] if found is not None else piece
    before, _, last = names.rpartition(", ")
    placed = before and (is_place(last) or re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+", last))
    return people_in(before if placed else names)


def _are_words(names: str, text: str) -> bool:
    """Whether a line in capitals, which may be names or a title, has a word that the text writes in small letters."""
    return names.isupper() and any(
        re.search(rf"\b{re.escape(word.lower())}\b", text[:50_000]) for word in re.findall(r"[^\W\d_]{3,}", names)
    )


def _front_page(line: Line, article: Article) -> str | None:
    """The words in a way to the page that lead to the front of the site."""
    for link in article.links:
        if line.start <= link.start < line.end and link.url.startswith("http"):
            parts = link.url.split("://", 1)[-1].rstrip("/")
            return link.text if "/" not in parts else None
    return None


def _pieces(text: str) -> list[str]:
    parts = re.split(r"\s+[|·•]\s+|\n", text)
    return [part.strip() for part in parts if part.strip()]


def _until(names: str) -> str:
    return re.split(
        r"\s+(?:Date|Published|Updated|Posted)\b|\s+(?:in|for|at|on)\s+[A-Z]|\s*[—–]\s|,\s+(?:[A-Z][\w "
        r"]*\b(?:Editor|Correspondent|Writer|Reporter)|\d|[a-z])",
        names,
    )[0]
