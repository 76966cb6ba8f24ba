"""A note or reference → the fields of a source. What is not written stays None."""

import re
from dataclasses import dataclass
from datetime import date

from casus.drafting.rules.days import DAY, day_of
from casus.drafting.rules.fields import LEAD, fields_of

__all__ = ["URL", "Citation", "address", "cited"]

URL = re.compile(r"(?:https?://|www\.(?=[\w-]+\.\w))[^\s<>“”\"]{1,2000}")
"""A bare address, perhaps with punctuation of the sentence at its end."""

_ACCESSED = re.compile(
    r"[(\[]?\s*\b(?:date of acc?ess(?:ion)?|(?:last )?acc?essed|(?<=\[)cited(?= (?:19|20)\d\d)|access(?:ed)? date"
    r"|last (?:visited"
    r"|checked|viewed|retrieved)"
    r"|retrieved|viewed|visited|consulted|erişim(?: tarihi)?|abgerufen(?: am)?|consulté(?: le)?|as "
    r"of)\b\s*[:,]?\s*(?:on\s+|at\s+)?",
    re.I,
)


@dataclass(frozen=True)
class Citation:
    """Fields as written; the words of the whole; whether it speaks of a day of access."""

    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    accessed: date | None = None
    published: date | None = None
    says_accessed: bool = False
    written: str = ""


def address(written: str) -> str:
    """An address without the punctuation that follows it.

    >>> address("https://rusi.org/a_(b)/).")
    'https://rusi.org/a_(b)/'
    """
    over = {close: written.count(close) - written.count(opening) for close, opening in _OPENING.items()}
    end = len(written)
    while end and (written[end - 1] in ".,;:!?'’*|»…" or over.get(written[end - 1], 0) > 0):
        end -= 1
        over[written[end]] = over.get(written[end], 0) - 1
    return written[:end]


_OPENING = {")": "(", "]": "[", "}": "{"}


def cited(note: str, *, american: bool = False) -> Citation:
    """The fields of a note such as `Author, “Title”, Publisher, date, address (accessed day)` in its many forms.

    >>> cited("N. Qureshi, “Can the Indus Be Stopped?”, Dawn, 2 May 2025 (retrieved 20 May 2025)").publisher
    'Dawn'
    """
    text = written = " ".join(note[:3000].split())
    urls = [address(found[0]) for found in URL.finditer(text)]
    url = next((one for one in urls if "." in one), None)
    accessed, says, text = _without_accessed(text, american)
    text = re.sub(r"https?:/*(?=[\s,;)]|$)", " , ", URL.sub(" , ", text))
    text = re.sub(
        r"\b(?:available|available online|online|retrieved|accessed)?\s*(?:at|from)\s*:?\s*(?= ,)"
        r"|\[online\]|\(online\)",
        " ",
        text,
        flags=re.I,
    )
    text = LEAD.sub("", text, count=1).strip()
    days = [day for found in DAY.finditer(text) if (day := day_of(found, american=american)) is not None]
    author, title, publisher = fields_of(text)
    if title is not None and re.match(r"(?:author[’']s )?(?:personal )?interview\b", title, re.I):
        publisher = None
    author, title, publisher = (_as_written(words, written) for words in (author, title, publisher))
    return Citation(author, title, publisher, url, accessed, days[0] if days else None, says, written)


def _as_written(words: str | None, note: str) -> str | None:
    """Words that stand in the note on end; others were joined over something left out, and nobody wrote them."""
    letters = re.findall(r"\w", (words or "").casefold())
    return words if letters and "".join(letters) in "".join(re.findall(r"\w", note.casefold())) else None


def _without_accessed(text: str, american: bool) -> tuple[date | None, bool, str]:
    for found in _ACCESSED.finditer(text):
        day = DAY.match(text, found.end())
        if day is not None and (when := day_of(day, american=american)) is not None:
            rest = re.match(r"\s*[)\]]?[.,;]*", text[day.end() :])
            return when, True, f"{text[: found.start()]} , {text[day.end() + (rest.end() if rest else 0) :]}"
    return None, False, text
