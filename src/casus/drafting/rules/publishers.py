"""Parts of a reference behind its title: which is the publisher, and which are days, pages, volumes and places."""

import re

from casus.drafting.rules.days import DAY
from casus.drafting.rules.names import is_body
from casus.drafting.rules.places import is_place

__all__ = ["clean", "is_date", "is_plain", "publisher_in", "without_volume"]

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
# Years, clocks and addresses of files, and no name among them.
_NO_NAME = re.compile(r"^[^A-Za-zÀ-ɏЀ-ӿ]+$|\bfile://|\b\d{1,2}:\d{2} ?[AP]M\b")
# A place that is no well-known city, before its publisher.
_PLACED = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?: (?P<name>[A-ZÀ-Þ].{1,80})")
# A series with its number names no publisher, and a journal has no such number alone.
_SERIES = re.compile(
    r".{0,60}\b(?:briefings?|reports?|working papers?|discussion papers?|occasional papers?|policy (?:briefs?"
    r"|papers?|notes?)"
    r"|papers?|memos?|backgrounders?)\s+(?:series\s+)?(?:no\.?|nr\.?|#)?\s*\d[\w/.-]*",
    re.I,
)


def publisher_in(after: str, author: str | None = None) -> str | None:
    """The first name behind a title."""
    text = re.sub(r"^\s*[”\"’']", "", after)
    book = re.match(r"[\s,.;:]*(?:in:?\s+.{3,200}?)?\((?P<in>[^()]{3,150})\)", text)
    if book is not None and (found := re.search(r":\s*([^:,]+)", book["in"])):
        return clean(found[1])
    text = re.sub(r"^[\s,.;:–—-]*", "", text)
    # Lawyers write year and volume before the journal: (2021) 14 Journal of Law 201.
    text = re.sub(r"^[(\[](?:1[5-9]|20)\d\d[)\]]\s+(?:\d{1,3}(?:\(\d+\))?\s+)?(?=[A-Z])", "", text)
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
            return clean(name)
        behind = [later.strip(" .,;()") for later in parts[k + 1 :]]
        last = all(_DATE.fullmatch(later) for later in behind)
        if author and last and (placed := _PLACED.fullmatch(part)) is not None:
            return clean(placed["name"])
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


def is_date(part: str) -> bool:
    """Whether a part is a day, a month or a year alone."""
    return _DATE.fullmatch(part) is not None


def is_plain(part: str) -> bool:
    """Whether a part is no name: a day, pages, a place, a volume or a remark."""
    return bool(
        _DATE.fullmatch(part)
        or _PAGES.fullmatch(part)
        or is_place(part)
        or (_NOT_NAME.match(part) and not part.lower().startswith("interview"))
    )


def without_volume(part: str | None) -> str | None:
    """A journal without its volume, number and pages."""
    if part and (placed := _PLACED.fullmatch(part)) and (is_place(part.split(":")[0]) or is_body(placed["name"])):
        part = placed["name"]
    return clean(_VOLUME.sub("", part)) if part else None


def clean(words: str | None) -> str | None:
    """Words without the punctuation around them; the full stop of an initial stays."""
    words = (words or "").strip().strip(",;:").strip()
    if _NO_NAME.search(words) is not None:
        return None
    if re.search(r"(?:^|[\s.])[A-Z]\.$|\bal\.$|\bvd\.$", words):
        return words
    return words.rstrip(".").strip() or None
