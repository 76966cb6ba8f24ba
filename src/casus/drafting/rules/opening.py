"""Where the body begins: the first line of prose."""

import re
from collections import Counter
from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.rules.byline import is_byline
from casus.drafting.rules.days import days_in
from casus.drafting.rules.furniture import CAPTION, CLASSIFICATION, OUT_SECTIONS, is_crumbs, is_furniture, is_heading_of
from casus.drafting.rules.layout import Line
from casus.drafting.rules.names import people_in

__all__ = ["capitalised", "first_of_body", "is_abstract", "is_out", "labels_of"]

_LETTER = r"(?:Q(?:uestion)?|A(?:nswer)?)\s?[:.]\s+(?=\S)|[QA]\d?:\s+"
_SPEAKER = re.compile(r"([A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3}): (?=\S)")

_UPDATED = re.compile(r"\b(?:last )?updated:?\s|\bpublished:?\s", re.I)
_CONTENTS = re.compile(r"\s*(?:\d+(?:\.\d+)*[.)]?\s|[ivx]+[.)]\s)|.*(?:\.{3,}|\s)\d{1,3}\s*$")
_ABSTRACT = re.compile(r"(?:abstract|key ?words|jel|executive abstract)\s*[.:—–-]\s*", re.I)
# A first paragraph of prose has at least so many words; a title that is a question has at most so many.
_PROSE = 8
_QUESTION = 22


def labels_of(lines: Sequence[Line]) -> re.Pattern[str]:
    """The letters before questions and answers, and the names that stand before at least two of them each."""
    names = Counter(found[1] for line in lines if (found := _SPEAKER.match(line.text)) is not None)
    often = [re.escape(name) for name, times in names.items() if times > 1 and people_in(name) is not None]
    # One who asks and one who answers; a single name that comes again is a list.
    return re.compile("|".join([_LETTER, *(rf"{name}: +(?=\S)" for name in (often if 2 <= len(often) <= 8 else ()))]))


def first_of_body(lines: Sequence[Line], taken: set[int], article: Article, labels: re.Pattern[str]) -> int:
    """The first line of prose that no section such as contents or abstract holds."""
    out = beneath = False
    plain = article.kind in ("text", "pdf")
    named = titled = False
    for k, line in enumerate(lines):
        if k in taken:
            continue
        beneath = beneath and not line.first
        if is_heading_of(line.text, OUT_SECTIONS) and (line.title_like or line.heading):
            out = True
            continue
        if is_heading_of(line.text, OUT_SECTIONS) and line.first and not out:
            beneath = True
            continue
        if out and (line.heading or (line.title_like and line.words <= 12 and not _CONTENTS.match(line.text))):
            out = False
            continue
        if out or beneath or line.heading or is_out(line) or is_abstract(line):
            continue
        if is_byline(line.text) or _only_date(line):
            named = True
            continue
        # What says what the article is about, above its by-line or day, is no body.
        if not named and _named_beneath(lines, k) and (not line.ended or len(line.text) < 400):
            titled = True
            continue
        question = line.alone and not labels.match(line.text) and line.text.rstrip().endswith(("?", "!"))
        if question and (
            (line.words <= 14 and capitalised(line.text)) or (plain and not titled and line.words <= _QUESTION)
        ):
            titled = True
            continue
        ended = line.ended and not line.text.rstrip().endswith((":", ";"))
        if (ended and line.words >= _PROSE and people_in(line.text) is None) or labels.match(line.text):
            if _UPDATED.search(line.text) is not None and len(line.text) < 200 and line.alone:
                continue
            return k
        titled = titled or (line.words >= 3 and line.title_like)
        if k and lines[k - 1].heading and not plain and (line.ended or any(one.heading for one in lines[: k - 1])):
            return k
    return next((k for k, line in enumerate(lines) if k not in taken and line.words >= 3 and line.ended), len(lines))


def is_abstract(line: Line) -> bool:
    """Whether a line is an abstract, or words by which the article is found."""
    return _ABSTRACT.match(line.text) is not None


def is_out(line: Line) -> bool:
    """Whether a line is no body wherever it stands: a notice, a caption, a row of a table, a way to the page."""
    return (
        is_furniture(line.text)
        or CAPTION.match(line.text) is not None
        or CLASSIFICATION.fullmatch(line.text) is not None
        or " | " in line.text
        or (len(line.text) < 200 and is_crumbs(line.text))
    )


def capitalised(text: str) -> bool:
    """Whether most longer words begin with a capital, as in titles."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _named_beneath(lines: Sequence[Line], k: int) -> bool:
    """Whether a by-line or a day stands right beneath a line, with at most a line of prose between."""
    return any(is_byline(one.text) or _only_date(one) for one in lines[k + 1 : k + 4] if one.words <= 16)


def _only_date(line: Line) -> bool:
    return len(line.text) < 80 and bool(days_in(line.text)) and line.words <= 8
