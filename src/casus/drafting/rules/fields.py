"""Author, title and publisher of a reference, in the order that its style gives them."""

import re

from casus.drafting.rules.names import is_person
from casus.drafting.rules.places import is_place
from casus.drafting.rules.publishers import clean, publisher_in
from casus.drafting.rules.unquoted import unquoted

__all__ = ["LEAD", "fields_of"]

LEAD = re.compile(
    r"^\s*(?:(?:for|on) [^“\"‘:]{0,80}?,?\s*(?:see|cf\.?)(?: also)?,?\s+|(?:but |and )?(?:see|cf\.?"
    r"|compare)(?: also| for (?:example|instance))?,?"
    r"(?: e\.g\.,?)?\s+|e\.g\.,?\s+|quoted in\s+|cited in\s+|as (?:quoted|cited) in\s+|available at:?\s*|source:\s+)",
    re.I,
)
_HEAD = re.compile(
    r"(?P<author>[^“\"‘(]{2,300}?),?\s*\((?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|forthcoming|in press)"
    r"(?:,[^)]{0,30})?\)[.:,]?\s+"
)
_CHICAGO = re.compile(r"(?P<author>[^“\"‘(]{2,300}?)\.\s+(?:1[5-9]|20)\d\d[a-z]?\.\s+")
# Banda P, Sousa A. Fish and turbines. J Basin Stud. 2019;14(2):201-10.
_VANCOUVER = re.compile(
    r"(?P<author>(?:[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{2,30})? [A-Z]{1,3}(?:, |(?=\.))){1,12}(?:et al)?)\.\s+"
    r"(?P<title>[^“”\"]{3,300}?[^A-Z])[.?]\s+(?P<rest>[A-ZÀ-Þ].*\b(?:1[5-9]|20)\d\d\b.*)"
)
# Banda, Peter. Rivers and Courts. Oxford UP, 2019.
_MLA = re.compile(
    r"(?P<author>[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{1,30})?, [A-ZÀ-Þ][\w’'-]+(?: [A-Z]\.?)?(?:,? (?:and"
    r" [A-ZÀ-Þ][^.“\"\d]{3,60}"
    r"|et al))?)\.\s+(?P<title>[^“”\".]{3,300})\.\s+(?P<rest>[A-ZÀ-Þ][^“”\"]{2,150}?,?\s(?:1[5-9]|20)\d\d\b.*)"
)
_OPEN = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'"}


def fields_of(text: str) -> tuple[str | None, str | None, str | None]:
    """Author, title and publisher of a reference without its address and day of access.

    >>> fields_of("Banda, Peter. Rivers and Courts. Oxford UP, 2019.")
    ('Banda, Peter', 'Rivers and Courts', 'Oxford UP')
    """
    # The short name of a body, between its name and the year, is none of either.
    text = re.sub(r"^([A-ZÀ-Þ][^.,;()“\"‘]{3,100}?) \([A-Z][\w&-]{1,12}\)(?=\.? \((?:1[5-9]|20)\d\d)", r"\1", text)
    text = re.sub(r"\s\[(?:Internet|Online|online)\]", "", text)
    for style in (_VANCOUVER, _MLA):
        if (listed := style.fullmatch(text)) is not None and not _could_be_words(listed["author"]):
            return listed["author"], clean(listed["title"]), publisher_in(listed["rest"], listed["author"])
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
        publisher = publisher_in(after)
        return author, title, publisher
    return unquoted(text)


def _could_be_words(author: str) -> bool:
    return re.search(r"\b(?:the|of|in|on|is|are|was|for)\b", author) is not None


def _could_head(author: str) -> bool:
    words = author.split()
    return (
        len(words) <= 25
        and author[:1].isupper()
        and not re.search(r"\d", author)
        and "://" not in author
        and not author.startswith("www.")
    )


def _dated(author: str, rest: str) -> tuple[str | None, str | None, str | None]:
    """Author–date: APA, Harvard, Chicago."""
    author = f"{author}." if re.search(r"(?:[\s.]|^)[A-Z]$", author) else author
    author_ = clean(re.sub(r"\s*\((?:eds?|ed)\.?\)\.?", "", author))
    rest = re.sub(
        r"\s*\((?:Report|Working Paper|Policy (?:Brief|Paper)|Publication|\d+(?:st|nd|rd|th) ed|Vol"
        r"|No)\b[^)]{0,60}\)|\s*\[[^\]]{0,60}\]",
        "",
        rest,
    )
    quoted = _quoted(rest)
    if quoted is not None and quoted[0] <= 3:
        return author_, quoted[2], publisher_in(rest[quoted[1] :])
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
    return author_, clean(title), publisher_in(after, author_)


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
    words = LEAD.sub("", before, count=1).strip().strip(",:;.–—- ").strip()
    words = re.sub(r"\s*\((?:eds?\.?|ed\.?|dir\.)\)|,\s*eds?\.?$|\s+in$", "", words).strip(" ,:")
    words = re.sub(r",?\s*\(?(?:1[5-9]|20)\d\d[a-z]?\)?$", "", words)
    # A sentence in front of a citation is a remark.
    words = re.split(r"(?<=[a-z]{3}[.;])\s+(?=[A-Z])", words)[-1]
    if not words or len(words) > 200 or not re.search(r"[^\W\d_]", words):
        return None
    if before.rstrip(" ,:").endswith(".") and re.search(r"(?: [A-Z]|\b(?:al|vd|Jr|Sr))$", words):
        words += "."
    return words
