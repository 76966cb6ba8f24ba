"""What stands above an article: title, by-line, masthead, day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casus.drafting.article import Article
from casus.drafting.rules.days import days_in
from casus.drafting.rules.furniture import CAPTION, OUT_SECTIONS, is_foreign, is_furniture, is_heading_of
from casus.drafting.rules.layout import Line
from casus.drafting.rules.names import is_body, people_in
from casus.drafting.rules.places import is_place

__all__ = ["Byline", "read_byline"]

_KICKER = re.compile(
    r"(?:analysis|opinion|commentary|comment|explainers?|perspectives?|editorial|feature|interview"
    r"|world|politics|international"
    r"|news|policy (?:paper|brief|note)|working paper|research (?:paper|note|report)|special report"
    r"|report|brief(?:ing)?|essay"
    r"|op-ed|column|insight|blog|viewpoint|q ?& ?a|factsheet|(?:daily|weekly|morning|evening|monthly) "
    r"(?:brief(?:ing)?|note|digest|update|report)|issue brief|discussion paper|newsletter|dispatch)s?"
    r"(?:\s+(?:no\.?\s*)?[\d/.-]+)?",
    re.I,
)
_JOURNAL = re.compile(r"(.{4,100}?)[,.]?\s+(?:\(?vol(?:ume)?\.?\s*\d|issue\s+\d|no\.\s*\d)", re.I)
_BY = re.compile(r"(?:(?:written |reported |posted )?by\s*:?|authors?:)\s+(.+)", re.I | re.S)
_DESK = re.compile(
    r"(?:prepared|produced|compiled|published|issued) by (?:the )?(.+?)(?P<desk>\s+(?:desk|team|staff"
    r"|editors?|newsroom))?\.?$",
    re.I,
)
_SENDER = re.compile(r"from:\s*(.+?)(?:\s+(?:desk|team|staff|editors?|newsletter))?\s*(?:<[^>]*>)?$", re.I)
_SUBJECT = re.compile(r"subject:\s*\[([^\]]+)\]", re.I)
_PLACE_DATE = re.compile(r"[A-Z][\w’'. -]+(?:, [A-Z][\w. ]+)?")
_SLUG = re.compile(r"[A-Z0-9][A-Z0-9/&.-]*[/-][A-Z0-9/&. -]*$|[A-Z]{3,12}$")

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


def read_byline(front: Sequence[Line], article: Article) -> Byline:
    """Read the lines above the body; what the file says of itself fills in for the title alone."""
    publisher = published = updated = author = None
    candidates: list[tuple[Line, str]] = []
    out = False
    american = re.search(r"\b(?:percent|defense|center|labor)\b", article.text[:20_000]) is not None
    for line in front:
        if is_heading_of(line.text, OUT_SECTIONS):
            out = True
        elif out and line.heading:
            out = False
        if out or len(line.text) > _LONGEST or is_foreign(line.text):
            continue
        masthead = _SUBJECT.match(line.text)
        if masthead is not None:
            publisher = publisher or masthead[1].strip()
        elif (sender := _SENDER.match(line.text)) is not None:
            publisher = publisher or (None if people_in(sender[1]) else sender[1].strip())
            continue
        says_update = re.search(r"\bupdated\b[^\d]{0,20}?(.{5,40})", line.text[:300], re.I)
        if says_update is not None and (
            days := days_in(line.text[says_update.start() : says_update.start() + 60], american=american)
        ):
            updated = updated or days[0]
            continue
        if line.heading:
            candidates.append((line, line.text))
            continue
        for piece in _pieces(line.text):
            days = days_in(piece, american=american) if len(piece) < 90 else []
            by = _BY.fullmatch(piece) or (re.search(r"\bby (.+)$", piece) if days else None)
            desk = _DESK.match(piece)
            if by is not None and (names := people_in(_until(by[1]))) is not None:
                author = author or names
                published = published or (days[0] if days else None)
            elif desk is not None and (desk["desk"] or not people_in(desk[1])):
                publisher = publisher or desk[1].strip()
            elif (journal := _JOURNAL.match(piece)) is not None and line.words < 30 and publisher is None:
                publisher = _masthead(journal[1].strip(" ,—–-"))
            elif days and published is None:
                published = days[0]
            elif is_furniture(piece) or CAPTION.match(piece) or _KICKER.fullmatch(piece) or days:
                continue
            elif candidates and author is None and (names := people_in(_without_place(piece))) is not None:
                author = names
            elif line.words <= 30 and not piece.lower().startswith(("http", "by ")):
                candidates.append((line, piece))
    title = article.title
    heads = [text for line, text in candidates if line.heading]
    texts = [
        text for _, text in candidates if not (_SLUG.fullmatch(text) and len(candidates) > 1 and not _spaced(text))
    ]
    masthead_ = next((text for line, text in candidates if not line.heading), None) if heads else None
    if title is None:
        title = heads[0] if heads else (texts[0] if texts else None)
    bodies = [
        text for text in texts[1:] if is_body(text) and len(text.split()) <= 7 and not re.search(r"[.:?!,]", text)
    ]
    capitals = bool(texts) and texts[0].isupper() and len(texts[0].split()) <= 5
    if not heads and capitals and len(texts) > 1 and not texts[1].isupper() and article.title is None and not bodies:
        masthead_, title = texts[0], texts[1]
    if masthead_ is not None and publisher is None and masthead_ != title:
        publisher = _masthead(masthead_)
    if publisher is None and bodies and bodies[0] != title and not heads:
        publisher = bodies[0]
    if title is not None:
        title = re.sub(r"(?<=[\w?!”\"’])(?:\[\d{1,3}\]|[*†‡]{1,3}|[¹²³])$", "", title)
    return Byline(title, author, publisher, published, updated)


def _without_place(names: str) -> str:
    before, _, last = names.rpartition(", ")
    return before if before and is_place(last) else names


def _spaced(text: str) -> bool:
    return len(text.split()) >= 4


def _pieces(text: str) -> list[str]:
    parts = re.split(r"\s+[|·•]\s+|\n", text)
    return [part.strip() for part in parts if part.strip()]


def _until(names: str) -> str:
    return re.split(
        r"\s+(?:Date|Published|Updated|Posted)\b|\s+(?:in|for|at|on)\s+[A-Z]|\s*[—–]\s|,\s+(?:[A-Z][\w "
        r"]*\b(?:Editor|Correspondent|Writer|Reporter)|\d|[a-z])",
        names,
    )[0]


def _masthead(text: str) -> str | None:
    """The name in a masthead; a kind of paper behind a dash is none of it."""
    parts = [part for part in re.split(r"\s+[—–-]\s+|\s*:\s+", text) if part]
    kept = [
        part
        for part in parts
        if not _KICKER.fullmatch(part) and not re.match(r"(?:report|paper|brief|issue)\b.*\d", part, re.I)
    ]
    words = kept[0] if kept else ""
    return words.strip() if 1 <= len(words.split()) <= 8 and not words.endswith((".", "?", "!")) else None
