"""References without quotation marks."""

import re

from casus.drafting.rules.days import DAY
from casus.drafting.rules.names import is_body, people_in
from casus.drafting.rules.outlets import is_outlet
from casus.drafting.rules.publishers import clean, is_date, is_plain, without_volume

__all__ = ["unquoted"]


def unquoted(text: str) -> tuple[str | None, str | None, str | None]:
    """Without quotation marks: `Author, Title (Place: Publisher, year)`, or parts between commas."""
    book = re.search(
        r"\((?:\d+\w{2} edn?,\s*)?(?:(?P<place>[^():]{2,60}):\s*)?(?P<name>[^():,]{2,100}),?\s*(?:\w+ )?(?:1[5-9]"
        r"|20)\d\d\)",
        text,
    )
    if book is not None and (book["place"] or not DAY.search(book[0])) and not is_date(book["name"]):
        head = text[: book.start()].strip(" ,.")
        author, title = _split(head)
        return author, title, clean(book["name"])
    parts = [part.strip(" .;:") for part in re.split(r",\s+|(?<!\b[A-Z])\.\s+(?=[A-Z][a-z])|\s+,|,$|\s+[–—|]\s+", text)]
    kept = [part for part in parts if part and not is_plain(part)]
    if not kept:
        return None, None, None
    listed = re.match(
        r"(?P<who>[A-ZÀ-Þ][\w’'-]+, (?:[A-Z]\.[ -]?){1,3}(?:(?:,| and| &)"
        r" .{2,40}?\.)?),\s+(?P<rest>.+)",
        text,
    )
    if listed is not None:
        _, title, publisher = unquoted(listed["rest"])
        return listed["who"], title, publisher
    joined = _joined_authors(text, parts)
    if joined is not None:
        author, rest = joined
        title, publisher = [*rest, None, None][:2]
        return author, title, without_volume(publisher)
    if len(kept) == 1:
        only = without_volume(kept[0])
        if only is not None and is_outlet(only):
            return None, None, only
        if only is not None and is_body(only) and only[:1].isupper() and len(only.split()) <= 6 and " on " not in only:
            return None, None, only
        return None, clean(kept[0]), None
    if re.fullmatch(r"[A-Z][A-Z&-]{1,9}", kept[0]):
        return kept[0], clean(kept[1]), without_volume(kept[2]) if len(kept) > 2 else None
    if (
        is_body(kept[0])
        and len(kept[0].split()) <= 8
        and not re.search(r"\b(?:Declaration|Treaty|Agreement|Report|Survey|Index|on)\b", kept[0])
    ):
        return kept[0], clean(kept[1]), without_volume(kept[2]) if len(kept) > 2 else None
    return None, clean(kept[0]), without_volume(kept[1])


def _split(head: str) -> tuple[str | None, str | None]:
    parts = re.split(r",\s+", head)
    for k in range(min(len(parts) - 1, 5), 0, -1):
        front = ", ".join(parts[:k])
        if people_in(front) is not None or re.search(r"\bet al\.?$|\beds?\.?$", front) or (k == 1 and is_body(front)):
            return clean(re.sub(r",?\s*\(?eds?\.?\)?$", "", front)), clean(", ".join(parts[k:]))
    if (found := re.match(r"([A-Z][^.]{2,60}?)\.\s+(.+)$", head)) and (people_in(found[1]) or is_body(found[1])):
        return found[1], clean(found[2])
    return None, clean(head)


def _joined_authors(text: str, parts: list[str]) -> tuple[str, list[str | None]] | None:
    if not parts or not (people_in(parts[0]) or re.search(r"\bet al\.?$|\bvd\.?$", parts[0])):
        return None
    k = 1
    while k < len(parts) - 1 and people_in(re.sub(r"^(?:and|&) ", "", parts[k])) and len(parts[k].split()) <= 4:
        k += 1
    rest: list[str | None] = [part for part in parts[k:] if part and not is_plain(part)]
    first, last = text.find(parts[0]), text.find(parts[k - 1])
    author = text[first : last + len(parts[k - 1])] if 0 <= first <= last else parts[0]
    return (author, rest) if rest else None
