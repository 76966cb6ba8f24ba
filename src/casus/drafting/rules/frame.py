"""The frame: title, by-line, publisher and day, and which parts of the text are the body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casus.drafting.article import Article, Span
from casus.drafting.rules.byline import Byline, read_byline
from casus.drafting.rules.days import days_in
from casus.drafting.rules.furniture import (
    CAPTION,
    OUT_SECTIONS,
    is_foreign,
    is_furniture,
    is_heading_of,
    opens_other_articles,
    opens_the_end,
)
from casus.drafting.rules.layout import Line, lines_of
from casus.drafting.rules.names import is_person, people_in, without_titles
from casus.drafting.rules.notes import Note, find_notes

__all__ = ["Frame", "find_frame"]

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .’'/-]{2,40}[A-Z](?:,\s[^—–\n()]{1,40}?)?|[A-Z][\w’'-]+(?: "
    r"[A-Z][\w’'-]+){0,3}(?:,\s[^—–\n()]{1,40}?)?(?=\s*\())"
    r"\s*(?:\((?P<agency>[A-Z][\w ./&-]{1,30})\)\s*)?(?:—|–|--|-)\s*(?=[\w“\"‘])"
)
_LABELLED = re.compile(r"(?:Q(?:uestion)?|A(?:nswer)?)\s?[:.]\s+(?=\S)|[QA]\d?:\s+")
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\))\s+(?=[“\"‘]?[A-Z])")
_BIOGRAPHY = re.compile(
    r"\s(?:is|was|are|works|worked|serves|served|holds|graduated|covers|teaches|writes|completed"
    r"|received|studied|has (?:been|served|written))\b"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:[–-]\d{2,4})?)\s+(?:by\s+)?([A-Z][^.,;|·\n]{2,60})", re.I
)
_BY = re.compile(r"(?:written |reported )?by:?\s+[A-Z]", re.I)
# A first paragraph of prose has at least so many words.
_PROSE = 8


@dataclass(frozen=True)
class Frame:
    """What stands around the argument.

    dated : whether the article gives its day; else it is to be told from its sources
    body  : the parts of the text that hold its sentences: paragraphs, and lines that are bullets
    notes : items of its lists of notes and references
    """

    title: str | None
    author: str | None
    publisher: str | None
    as_of: date | None
    body: tuple[Span, ...]
    notes: tuple[Note, ...]


def find_frame(article: Article) -> Frame:
    """Find the frame of an article."""
    lines = lines_of(article)
    notes, taken = find_notes(lines, article.kind, article.text)
    first = _first_of_body(lines, taken, article)
    front = [line for k, line in enumerate(lines[:first]) if k not in taken]
    byline = read_byline(front, article)
    rest = [(k, line) for k, line in enumerate(lines) if k >= first and k not in taken]
    body, behind = _body(rest, article, byline, min(taken, default=len(lines)))
    agency = next(
        (
            found["agency"]
            for line in body[:1]
            if (found := _DATELINE.match(article.text, line.start)) and found["agency"]
        ),
        None,
    )
    spans = tuple(_spans(article.text, body))
    author = byline.author or _author_behind(behind) or _given(article.author)
    publisher = byline.publisher or _given(article.publisher) or agency or _copyright(behind, front)
    day = byline.updated or byline.published or _dateline_day(article.text, body) or article.published
    return Frame(byline.title, author, publisher, day, spans, tuple(notes))


def _given(name: str | None) -> str | None:
    """What metadata say, unless it is what programs write by themselves."""
    unknown = r"(?:anonymous|unknown|admin(?:istrator)?|user|author|editor|none|root|owner)"
    return name if name and not re.fullmatch(unknown, name.strip(), re.I) else None


def _first_of_body(lines: Sequence[Line], taken: set[int], article: Article) -> int:
    """The first line of prose that no section such as contents or abstract holds."""
    out = False
    for k, line in enumerate(lines):
        if k in taken:
            continue
        if is_heading_of(line.text, OUT_SECTIONS) and (line.title_like or line.heading):
            out = True
            continue
        if out and (line.heading or (line.title_like and line.words <= 12 and not _in_contents(line))):
            out = False
            continue
        if out or line.heading or _out(line) or _is_abstract(line):
            continue
        ended = line.ended and not line.text.rstrip().endswith((":", ";"))
        if line.alone and line.text.rstrip().endswith(("?", "!")) and line.words <= 14 and _capitalised(line.text):
            continue
        if (
            ended and line.words >= _PROSE and people_in(line.text) is None and not _only_date(line)
        ) or _LABELLED.match(line.text):
            # What is said of the whole in one line, before the first heading or question, is a standfirst.
            if k + 1 < len(lines) and _standfirst(line, lines[k + 1 :], k, article):
                continue
            return k
        if (
            k
            and lines[k - 1].heading
            and not line.heading
            and article.kind in ("markdown", "html")
            and not _only_date(line)
            and (line.ended or any(one.heading for one in lines[: k - 1]))
        ):
            return k
    return next((k for k, line in enumerate(lines) if k not in taken and line.words >= 3 and line.ended), len(lines))


def _standfirst(line: Line, after: Sequence[Line], k: int, article: Article) -> bool:
    updated = re.search(r"\b(?:last )?updated:?\s|\bpublished:?\s", line.text, re.I)
    if updated is not None and len(line.text) < 200 and line.alone:
        return True
    # A line of prose with a by-line or a day beneath it says what the article is about.
    return len(line.text) < 400 and any(one.words <= 12 and _BY.match(one.text) is not None for one in after[:2])


def _in_contents(line: Line) -> bool:
    return re.match(r"\s*(?:\d+(?:\.\d+)*[.)]?\s|[ivx]+[.)]\s)|.*(?:\.{3,}|\s)\d{1,3}\s*$", line.text) is not None


def _is_abstract(line: Line) -> bool:
    return re.match(r"(?:abstract|key ?words|jel|executive abstract)\s*[.:—–-]\s*", line.text, re.I) is not None


def _only_date(line: Line) -> bool:
    return len(line.text) < 80 and bool(days_in(line.text)) and line.words <= 8


def _out(line: Line) -> bool:
    return is_furniture(line.text) or CAPTION.match(line.text) is not None or " | " in line.text


def _body(
    lines: Sequence[tuple[int, Line]], article: Article, byline: Byline, notes_from: int
) -> tuple[list[Line], list[Line]]:
    """Lines of the body, and those that stand behind or beside it."""
    body: list[Line] = []
    beside: list[Line] = []
    out = ended = False
    inside = _quotations_twice(article.text, [line for _, line in lines])
    for position, (k, line) in enumerate(lines):
        following = lines[position + 1][1] if position + 1 < len(lines) else None
        late = position >= len(lines) // 2
        if late and (opens_the_end(line.text) or (not line.ended and opens_other_articles(line.text))):
            ended = True
        if ended:
            beside.append(line)
            continue
        if is_heading_of(line.text, OUT_SECTIONS) and (line.title_like or line.heading):
            out = True
            beside.append(line)
            continue
        if out and (line.heading or (article.kind in ("text", "pdf") and line.title_like and line.words <= 12)):
            out = False
        if (
            out
            or _out(line)
            or _is_abstract(line)
            or is_foreign(line.text)
            or line.start in inside
            or _of_the_author(line, byline.author, body, k > notes_from, late)
            or (following is None and re.match(r".{0,200}@\S+\.\w+", line.text) is not None)
        ):
            beside.append(line)
        elif _is_heading(line, following, article, body):
            if late and people_in(line.text) is not None:
                beside.append(line)
        else:
            body.append(line)
    return body, beside


def _is_heading(line: Line, following: Line | None, article: Article, body: Sequence[Line]) -> bool:
    if line.heading:
        return True
    if line.bullet or _LABELLED.match(line.text):
        return False
    if not line.ended:
        if article.kind in ("text", "pdf"):
            return line.words <= 14 and (line.alone or line.words <= 10)
        # Where headings are marked, a line without a full stop is an item of a list; a lone name or word is none.
        return line.alone and line.words <= 3
    question = line.text.rstrip().endswith(("?", "!"))
    return bool(
        question
        and line.alone
        and article.kind in ("text", "pdf")
        and line.words <= 10
        and following is not None
        and following.words > 2 * line.words
        and _capitalised(line.text)
    )


def _capitalised(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _of_the_author(line: Line, author: str | None, body: Sequence[Line], after_notes: bool, late: bool) -> bool:
    """Whether a line is a note on the author: it begins with the name, and says what the person is."""
    if (
        re.match(r"\W*about the authors?\b|\W*the authors? (?:is|are|was|were)\b|\W*disclosure\b", line.text, re.I)
        and late
    ):
        return True
    if after_notes and line.words <= 6 and is_person(line.text):
        return True
    if not (late or after_notes):
        return False
    bare = without_titles(line.text)
    head = _BIOGRAPHY.split(bare, maxsplit=1)[0]
    if author is not None:
        names = re.split(r",? and |, ", author.lower())
        if any(bare.lower().startswith(name) for name in names) and _BIOGRAPHY.search(bare[:200]):
            return True
    return (after_notes or _tells_of_office(bare)) and head != bare and len(head) < 60 and is_person(head)


def _tells_of_office(text: str) -> bool:
    return (
        re.match(
            r"[^.]{3,80}?\s(?:is|was) (?:an? |the )?(?:[\w’-]+ ){0,6}?(?:fellow|researcher|professor|lecturer"
            r"|analyst|editor|correspondent"
            r"|reporter|columnist|journalist|writer|scholar|candidate|director of research|author of)\b",
            text,
        )
        is not None
        and len(text) < 600
    )


def _quotations_twice(text: str, lines: Sequence[Line]) -> set[int]:
    """Where quotations that were pulled out of the text begin: all that they say is said elsewhere too."""
    marked = [line for line in lines if line.alone and line.text[:1] in '“"‘«' and 20 < len(line.text) < 400]
    if not marked or len(marked) > 50:
        return set()
    found = set()
    for line in marked:
        others = _letters(text[: line.start]) + " " + _letters(text[line.end :])
        parts = [_letters(part) for part in re.split(r"[.!?…]", line.text)]
        if all(part in others for part in parts if part) and line.text.rstrip()[-1:] in '”"’»':
            found.add(line.start)
    return found


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.lower()))


def _spans(text: str, body: Sequence[Line]) -> Iterator[Span]:
    for k, line in enumerate(body):
        start = line.start + line.bullet
        if k < 3 and (found := _DATELINE.match(text, start, line.end)) is not None and found.end() < line.end:
            start = found.end()
        if (found := _LABELLED.match(text, start, line.end)) is not None or (
            found := _NUMBER.match(text, start, line.end)
        ) is not None:
            start = found.end()
        if start < line.end:
            yield Span(start, line.end)


def _dateline_day(text: str, body: Sequence[Line]) -> date | None:
    for line in body[:1]:
        if (found := _DATELINE.match(text, line.start)) is not None and (days := days_in(found[0])):
            return days[0]
    return None


def _author_behind(behind: Sequence[Line]) -> str | None:
    """The author whom a note at the end tells of."""
    for line in behind:
        reporters = re.match(r"\(?reporting by (.{3,200}?)(?:;|\)|\.\s|\.$|$)", line.text, re.I)
        if reporters is not None:
            names = re.sub(r"\s+in\s+[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", "", reporters[1])
            if people_in(names):
                return people_in(names)
    for line in behind:
        if line.words <= 6 and (names_ := people_in(line.text)) is not None and not is_furniture(line.text):
            return names_
    for line in behind:
        bare = without_titles(re.sub(r"^\W*(?:about the authors?\W+)?", "", line.text, flags=re.I))
        head = _BIOGRAPHY.split(bare, maxsplit=1)[0]
        if head != bare and is_person(head) and not is_furniture(line.text):
            return head
    return None


def _copyright(behind: Sequence[Line], front: Sequence[Line]) -> str | None:
    for line in (*behind, *front):
        if (found := _COPYRIGHT.search(line.text)) is not None:
            return found[1].strip()
    return None
