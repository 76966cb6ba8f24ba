"""Which lines are the body, and which stand behind or beside it."""

import re
from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.rules.furniture import OUT_SECTIONS, is_foreign, is_heading_of, opens_other_articles, opens_the_end
from casus.drafting.rules.layout import Line
from casus.drafting.rules.names import is_person, people_in, without_titles
from casus.drafting.rules.opening import capitalised, is_abstract, is_out

__all__ = ["BIOGRAPHY", "body_of"]

BIOGRAPHY = re.compile(
    r"\s(?:is|was|are|works|worked|serves|served|holds|graduated|covers|teaches|writes|completed"
    r"|received|studied|has (?:been|served|written))\b"
)
"""What is said of a person in a note on the author."""


def body_of(
    lines: Sequence[tuple[int, Line]], article: Article, author: str | None, notes_from: int, labels: re.Pattern[str]
) -> tuple[list[Line], list[Line]]:
    """Lines of the body, and those that stand behind or beside it."""
    body: list[Line] = []
    beside: list[Line] = []
    out = ended = beneath = False
    inside = _quotations_twice(article.text, [line for _, line in lines])
    for position, (k, line) in enumerate(lines):
        following = lines[position + 1][1] if position + 1 < len(lines) else None
        late = position >= len(lines) // 2
        if late and (opens_the_end(line.text) or (not line.ended and opens_other_articles(line.text))):
            ended = True
        if ended:
            beside.append(line)
            continue
        beneath = beneath and not line.first
        if is_heading_of(line.text, OUT_SECTIONS) and (line.title_like or line.heading or line.first):
            out, beneath = out or line.alone or line.heading, True
            beside.append(line)
            continue
        if out and (line.heading or (article.kind in ("text", "pdf") and line.title_like and line.words <= 12)):
            out = False
        if (
            out
            or beneath
            or is_out(line)
            or is_abstract(line)
            or is_foreign(line.text)
            or line.start in inside
            or _of_the_author(line, author, body, k > notes_from, late)
            or (following is None and re.match(r".{0,200}@\S+\.\w+", line.text) is not None)
        ):
            beside.append(line)
        elif _is_heading(line, following, article, labels):
            if late and people_in(line.text) is not None:
                beside.append(line)
        else:
            body.append(line)
    return body, beside


def _is_heading(line: Line, following: Line | None, article: Article, labels: re.Pattern[str]) -> bool:
    if line.heading:
        return True
    if line.bullet or labels.match(line.text):
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
        and capitalised(line.text)
    )


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
    head = BIOGRAPHY.split(bare, maxsplit=1)[0]
    if author is not None:
        names = re.split(r",? and |, ", author.lower())
        # Nobody's article goes on about its author by the full name.
        if any(bare.lower().startswith(f"{name} ") for name in names if " " in name):
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
