"""A note or reference → the fields of a source. What is not written stays None."""

import re
from dataclasses import dataclass
from datetime import date

from casus.drafting.rules.days import DAY, day_of
from casus.drafting.rules.names import is_body, is_person, people_in
from casus.drafting.rules.places import is_place

__all__ = ["URL", "Citation", "address", "cited"]

URL = re.compile(r"(?:https?://|www\.(?=[\w-]+\.\w))[^\s<>“”\"]{1,2000}")
"""A bare address, perhaps with punctuation of the sentence at its end."""

_ACCESSED = re.compile(
    r"[(\[]?\s*\b(?:date of acc?ess(?:ion)?|(?:last )?acc?essed|access(?:ed)? date|last (?:visited"
    r"|checked|viewed|retrieved)"
    r"|retrieved|viewed|visited|consulted|erişim(?: tarihi)?|abgerufen(?: am)?|consulté(?: le)?|as "
    r"of)\b\s*[:,]?\s*(?:on\s+|at\s+)?",
    re.I,
)
_LEAD = re.compile(
    r"^\s*(?:(?:for|on) [^“\"‘:]{0,80}?,?\s*(?:see|cf\.?)(?: also)?,?\s+|(?:but |and )?(?:see|cf\.?"
    r"|compare)(?: also| for (?:example|instance))?,?"
    r"(?: e\.g\.,?)?\s+|e\.g\.,?\s+|quoted in\s+|cited in\s+|as (?:quoted|cited) in\s+|available at:?\s*|source:\s+)",
    re.I,
)
_NOT_NAME = re.compile(
    r"(?:(?:vol(?:ume)?|no|nos|issue|pp?|ch(?:apter)?|art|para|sec|report no|working paper|policy "
    r"(?:brief|paper))\b\.?\s*(?:no\.?\s*)?[\dIVXLC]"
    r"|updated\b|last updated\b|published\b|available\b|accessed\b|retrieved\b|trans(?:lated)?\b"
    r"|eds?\b\.?|edited by|forthcoming|interview"
    r"|in[: ]\s*$|online$|web$|pdf$|print$|press release$|n\.d\.|\d+(?:st|nd|rd|th) ed|rev\. ed"
    r"|[A-Z]{1,4}-?\d[\w/-]*$|doi\b|isbn\b|at$"
    r"|(?:spring|summer|autumn|fall|winter)\b)",
    re.I,
)
_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s*)?(?:\d{1,2}(?:st|nd|rd|th)?(?:[–-]\d{1,2})?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?(?:[/–-](?:jan|feb|mar|apr"
    r"|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?)?)?"
    r"\s*(?:\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:\(?(?:1[5-9]|20)\d\d[a-z]?\)?)?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}",
    re.I,
)
_PAGES = re.compile(r"(?:pp?\.?\s*)?[\dA-Zivx]*\d+(?:[–-][\dA-Z]*\d+)?(?:[:,]\s*\d+(?:[–-]\d+)?)?\s*(?:ff?\.)?")
_VOLUME = re.compile(
    r"\s*(?:,?\s+(?:vol\.?|volume|no\.?|issue|number)\s.*|\s+\d+[A-Za-z]?(?:\s*[(/:.]\s*\d.*)?"
    r"|\s*\((?:\w+ )?\d{4}\).*|\s+\(\d.*)$",
    re.I,
)
# A series with its number names no publisher, and a journal has no such number alone.
_SERIES = re.compile(
    r".{0,60}\b(?:briefings?|reports?|working papers?|discussion papers?|occasional papers?|policy (?:briefs?"
    r"|papers?|notes?)"
    r"|papers?|memos?|backgrounders?)\s+(?:series\s+)?(?:no\.?|nr\.?|#)?\s*\d[\w/.-]*",
    re.I,
)
_HEAD = re.compile(
    r"(?P<author>[^“\"‘(]{2,300}?),?\s*\((?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|forthcoming|in press)"
    r"(?:,[^)]{0,30})?\)[.:,]?\s+"
)
_CHICAGO = re.compile(r"(?P<author>[^“\"‘(]{2,300}?)\.\s+(?:1[5-9]|20)\d\d[a-z]?\.\s+")
_OPEN = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'"}


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
    text = _LEAD.sub("", text, count=1).strip()
    days = [day for found in DAY.finditer(text) if (day := day_of(found, american=american)) is not None]
    author, title, publisher = _names(text)
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


def _names(text: str) -> tuple[str | None, str | None, str | None]:
    found = _HEAD.match(text) or _CHICAGO.match(text)
    if found is not None and _could_head(found["author"]):
        return _dated(found["author"], text[found.end() :])
    quoted = _quoted(text)
    if quoted is not None:
        start, end, title = quoted
        before, after = text[:start], text[end:]
        author = _author(before)
        rest_author = re.match(r"\s*,?\s*by ([^,]+),", after)
        if author is None and rest_author and is_person(rest_author[1]):
            author, after = rest_author[1], after[rest_author.end() :]
        publisher = _publisher(after)
        return author, title, publisher
    return _unquoted(text)


def _could_head(author: str) -> bool:
    words = author.split()
    return len(words) <= 25 and author[:1].isupper() and not re.search(r"\d", author) and not URL.search(author)


def _dated(author: str, rest: str) -> tuple[str | None, str | None, str | None]:
    """Author–date: APA, Harvard, Chicago."""
    author = f"{author}." if re.search(r"(?:[\s.]|^)[A-Z]$", author) else author
    author_ = _clean(re.sub(r"\s*\((?:eds?|ed)\.?\)\.?", "", author))
    rest = re.sub(
        r"\s*\((?:Report|Working Paper|Policy (?:Brief|Paper)|Publication|\d+(?:st|nd|rd|th) ed|Vol"
        r"|No)\b[^)]{0,60}\)|\s*\[[^\]]{0,60}\]",
        "",
        rest,
    )
    quoted = _quoted(rest)
    if quoted is not None and quoted[0] <= 3:
        return author_, quoted[2], _publisher(rest[quoted[1] :])
    found = re.match(
        r"(?P<title>.{3,400}?[?!]|(?:.{2,400}?\w{2}|.{2,400}?[)”\"’]))(?:\.\s+|\.?\s*$|(?<=[?!])\s+|\s*,\s*(?=,|\Z))",
        rest,
    )
    title = found["title"] if found is not None else rest
    after = rest[found.end() :] if found is not None else ""
    if found is not None and re.fullmatch(r"\s*,.*", rest[len(title) :]) and not after.strip(" ,."):
        after = ""
    # Harvard separates a book from its place by a comma as often as by a full stop.
    if (split := re.match(r"(.{3,300}?),\s+([A-Z][\w ]+(?:, [A-Z]{2})?:\s.+)$", title)) and is_place(
        split[2].split(":")[0]
    ):
        title, after = split[1], f"{split[2]}. {after}"
    return author_, _clean(title), _publisher(after, author_)


def _quoted(text: str) -> tuple[int, int, str] | None:
    """The first quotation: where it begins and ends, and what is in it."""
    for found in re.finditer(r"[“\"„«]|(?:(?<=[\s(,])|^)[‘'](?=\S)", text):
        start, close = found.start(), _OPEN[found[0]]
        if close in "’'":
            ends = [m.start() for m in re.finditer(rf"{close}(?=[,.;:)]|\s|$)", text[start + 1 : start + 500])]
            sure = [k for k in ends if re.match(r"[,.;:)]|\s*$", text[start + 2 + k :]) or text[start + k] in ",.?!"]
            end = (sure or ends or [-1])[0]
        else:
            depth = text.find(close, start + 1)
            end = depth - start - 1 if depth >= 0 else -1
        if end >= 2:
            title = text[start + 1 : start + 1 + end].strip().rstrip(",.;").strip()
            if title:
                return start, start + 2 + end, title
    return None


def _author(before: str) -> str | None:
    words = _LEAD.sub("", before, count=1).strip().strip(",:;.–—- ").strip()
    words = re.sub(r"\s*\((?:eds?\.?|ed\.?|dir\.)\)|,\s*eds?\.?$|\s+in$", "", words).strip(" ,:")
    words = re.sub(r",?\s*\(?(?:1[5-9]|20)\d\d[a-z]?\)?$", "", words)
    # A sentence in front of a citation is a remark.
    words = re.split(r"(?<=[a-z]{3}[.;])\s+(?=[A-Z])", words)[-1]
    if not words or len(words) > 200 or not re.search(r"[^\W\d_]", words):
        return None
    if before.rstrip(" ,:").endswith(".") and re.search(r"(?: [A-Z]|\b(?:al|vd|Jr|Sr))$", words):
        words += "."
    return words


def _publisher(after: str, author: str | None = None) -> str | None:
    """The first name behind a title."""
    text = re.sub(r"^\s*[”\"’']", "", after)
    book = re.match(r"[\s,.;:]*(?:in:?\s+.{3,200}?)?\((?P<in>[^()]{3,150})\)", text)
    if book is not None and (found := re.search(r":\s*([^:,]+)", book["in"])):
        return _clean(found[1])
    text = re.sub(r"^[\s,.;:–—-]*", "", text)
    text = re.sub(r"^in:?\s[^()]{3,150}\(eds?\.\),?\s.{3,200}?\(pp?\.[^()]{1,20}\)\.\s*", "", text, flags=re.I)
    text = re.sub(r"^(?:in:?\s+(?=[A-Z“\"])|on\s+(?=[A-Z]))", "", text)
    parts = [
        part.strip()
        for part in re.split(
            r",\s+|,$|;\s+|(?<!\b[Nn]o)(?<!\b[Nn]r)(?<!\b[Vv]ol)\.\s+(?=[A-Z(0-9])|\.$|\s+[|–—]\s+|\s+,", text
        )
    ]
    for k, part in enumerate(parts[:6]):
        part = (
            part.strip(" .,;:()[]")
            if part.count("(") != part.count(")") or part.startswith("(")
            else part.strip(" .,;:")
        )
        place, colon, name = part.partition(": ")
        if colon and (
            is_place(place) or (k and is_place(f"{parts[k - 1]}, {place}")) or re.fullmatch(r"[A-Z]{2}|D\.?C\.?", place)
        ):
            return _clean(name)
        if not part or _DATE.fullmatch(part) or _PAGES.fullmatch(part) or is_place(part) or _NOT_NAME.match(part):
            continue
        if _SERIES.fullmatch(part):
            continue
        if re.match(r"[a-z]", part) and not re.match(r"[a-z]+\.[a-z]{2,}|(?:al|the|de|e|i)[ -]?[A-Z]", part):
            return None
        part = _VOLUME.sub("", part).strip(" ,.:(")
        part = re.sub(r"\s*\([^)]*\d{4}[^)]*\)?$|\s*\((?:blog|online|website)\)$", "", part)
        if not re.search(r"[^\W\d_]{2}", part) or len(part) > 120 or DAY.fullmatch(part):
            continue
        return part
    return None


def _unquoted(text: str) -> tuple[str | None, str | None, str | None]:
    """Without quotation marks: `Author, Title (Place: Publisher, year)`, or parts between commas."""
    book = re.search(
        r"\((?:(?P<place>[^():]{2,60}):\s*)?(?P<name>[^():,]{2,100}),?\s*(?:\w+ )?(?:1[5-9]|20)\d\d\)", text
    )
    if book is not None and (book["place"] or not DAY.search(book[0])) and not _DATE.fullmatch(f"{book['name']}"):
        head = text[: book.start()].strip(" ,.")
        author, title = _split(head)
        return author, title, _clean(book["name"])
    parts = [part.strip(" .;") for part in re.split(r",\s+|(?<!\b[A-Z])\.\s+(?=[A-Z][a-z])|\s+,|,$|\s+[–—|]\s+", text)]
    kept = [part for part in parts if part and not _plain(part)]
    if not kept:
        return None, None, None
    joined = _joined_authors(text, parts)
    if joined is not None:
        author, rest = joined
        title, publisher = [*rest, None, None][:2]
        return author, title, _volume(publisher)
    if len(kept) == 1:
        only = _volume(kept[0])
        if only is not None and is_body(only) and only[:1].isupper() and len(only.split()) <= 6 and " on " not in only:
            return None, None, only
        return None, _clean(kept[0]), None
    if re.fullmatch(r"[A-Z][A-Z&-]{1,9}", kept[0]):
        return kept[0], _clean(kept[1]), _volume(kept[2]) if len(kept) > 2 else None
    if (
        is_body(kept[0])
        and len(kept[0].split()) <= 8
        and not re.search(r"\b(?:Declaration|Treaty|Agreement|Report|Survey|Index|on)\b", kept[0])
    ):
        return kept[0], _clean(kept[1]), _volume(kept[2]) if len(kept) > 2 else None
    return None, _clean(kept[0]), _volume(kept[1])


def _split(head: str) -> tuple[str | None, str | None]:
    parts = re.split(r",\s+", head)
    for k in range(min(len(parts) - 1, 5), 0, -1):
        front = ", ".join(parts[:k])
        if people_in(front) is not None or re.search(r"\bet al\.?$|\beds?\.?$", front) or (k == 1 and is_body(front)):
            return _clean(re.sub(r",?\s*\(?eds?\.?\)?$", "", front)), _clean(", ".join(parts[k:]))
    if (found := re.match(r"([A-Z][^.]{2,60}?)\.\s+(.+)$", head)) and (people_in(found[1]) or is_body(found[1])):
        return found[1], _clean(found[2])
    return None, _clean(head)


def _joined_authors(text: str, parts: list[str]) -> tuple[str, list[str | None]] | None:
    if not parts or not (people_in(parts[0]) or re.search(r"\bet al\.?$|\bvd\.?$", parts[0])):
        return None
    k = 1
    while k < len(parts) - 1 and people_in(re.sub(r"^(?:and|&) ", "", parts[k])) and len(parts[k].split()) <= 4:
        k += 1
    rest: list[str | None] = [part for part in parts[k:] if part and not _plain(part)]
    first, last = text.find(parts[0]), text.find(parts[k - 1])
    author = text[first : last + len(parts[k - 1])] if 0 <= first <= last else parts[0]
    return (author, rest) if rest else None


def _plain(part: str) -> bool:
    return bool(
        _DATE.fullmatch(part)
        or _PAGES.fullmatch(part)
        or is_place(part)
        or (_NOT_NAME.match(part) and not part.lower().startswith("interview"))
    )


def _volume(part: str | None) -> str | None:
    return _clean(_VOLUME.sub("", part)) if part else None


def _clean(words: str | None) -> str | None:
    words = (words or "").strip().strip(",;:").strip()
    if re.search(r"(?:^|[\s.])[A-Z]\.$|\bal\.$|\bvd\.$", words):
        return words
    return words.rstrip(".").strip() or None
