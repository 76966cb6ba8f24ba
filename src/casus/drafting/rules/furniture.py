"""What stands around an article and is no part of it: notices, buttons, lists of other articles, contents."""

import re

__all__ = [
    "CAPTION",
    "CLASSIFICATION",
    "LISTS",
    "OUT_SECTIONS",
    "is_crumbs",
    "is_foreign",
    "is_furniture",
    "is_heading_of",
    "opens_other_articles",
    "opens_the_end",
]

LISTS = re.compile(
    r"(?:(?:end|foot)?notes|references?(?: list)?|bibliography|works cited|(?:selected |list of )?sources|literature"
    r"|further reading|citations|notes and references|kaynakça|sources and notes|dipnotlar|endnotes and sources)",
    re.I,
)
"""Headings of lists of sources."""

OUT_SECTIONS = re.compile(
    r"(?:(?:table of )?contents|in this (?:article|issue|report)|abstract|key ?words|disclosure(?: statement)?|funding"
    r"|acknowledge?ments?|(?:declaration|conflicts?) of (?:conflicting |competing )?interests?|about "
    r"(?:the|our) authors?.*"
    r"|notes on contributors?|disclaimer|orcid|author (?:note|bio(?:graphy)?)|data availability.*"
    r"|list of (?:figures|tables)"
    r"|stay informed|newsletter|share this|related (?:posts|articles|content|stories)|comments"
    r"|similar posts|further links)",
    re.I,
)
"""Headings of sections that are no body."""

CAPTION = re.compile(
    r"(?:\(?(?:photo|image|picture|credit|photograph|illustration|map|graphic|source|caption)s?(?: "
    r"credits?| courtesy| by)?"
    r"\s*[:/©]|(?:figure|table|fig\.|chart|map|exhibit)\s+\d+[.:]?\s)",
    re.I,
)

_FURNITURE = re.compile(
    r"(?:"
    r"reading time\b|thanks for reading|(?:(?:written|reported|posted) )?by:?$|authors?:?$|\d+[ -]min(?:ute)?s?\.?"
    r" read\b|share(?: this|:| on)\b|share$|similar posts$|this "
    r"post is also available in"
    r"|advertisement$|sponsored|subscribe\b|sign up\b|sign in\b|log in\b|follow (?:us|him|her|me|them"
    r"|@)|like this:|tags?:|tagged\b"
    r"|categor(?:y|ies):|filed under|previous (?:post|article)|next (?:post|article)|posted (?:in|on"
    r"|by)\b|print(?:er)?[ -]?friendly"
    r"|listen to this|\[listen|\[?gift this|\[?save\]?$|click here|read (?:more|next|also)\b|continue "
    r"reading|download (?:pdf|the)"
    r"|©|\(c\) ?\d{4}|copyright\b|all rights reserved|cookie|we use cookies|you (?:are )?receiv(?:e"
    r"|ing) this|to unsubscribe|unsubscribe"
    r"|view (?:this|in) (?:email|browser)|forwarded|a version of this article|this article (?:was|is"
    r"|has been|first|originally)"
    r"|this (?:post|piece|essay|story) (?:was )?(?:first|originally)|the views expressed|views "
    r"expressed|the opinions|\(?reporting by\b"
    r"|\(?editing by\b|\(?writing by\b|additional reporting|\(\(|end$|ends$|-end-|-30-$|###|eds:"
    r"|urgent$|breaking$|to go with"
    r"|subject:|from:|to:|date:|cc:|sent:|reply-to:|key ?words?\s*[:—-]|doi:?\s|https?://doi\.org|issn\b|isbn\b|jel\b"
    r"|published (?:online|in|by|on)?:?\s|last (?:updated|modified|reviewed)|updated:?\s|received:?\s"
    r"|accepted:?\s|posted:?\s|first published"
    r"|disclaimer\b|disclosure\b|correspondence:|e-?mail:|contact:|for (?:media|press|more) "
    r"(?:inquiries|enquiries|information)"
    r"|\d+ comments?$|leave a (?:reply|comment)|comments?\s*\(?\d*\)?$|home [>»/|]|skip to|menu$"
    r"|search$|page \d+(?: of \d+)?$"
    r"|tweet$|facebook\b.{0,30}$|linkedin$|whatsapp$|print$|email$|save$|not for (?:publication|distribution)|embargoed"
    r"|--$|__+$|the \w+ does not take institutional"
    r")",
    re.I,
)
_LEGAL = re.compile(
    r"\bcontributed to this (?:report|story|article)\b|\bunsubscribe\b|\b(?:not|no) (?:constitute "
    r")?(?:investment|financial|legal) advice\b"
    r"|\bregistered (?:in|charity|office)\b.{0,40}\b(?:no|number)\b|\ball rights reserved\b",
    re.I,
)
_OTHER = re.compile(
    r"(?:more from\b|related (?:posts|articles|content|stories|reading|coverage|topics|publications|reports|research"
    r"|analys[ei]s|work)|read next|explore more|more on th(?:is|ese)\b|topics?\b:?|older:|newer:|previous:|next:"
    r"|read more|you (?:may|might) also"
    r"|similar posts$|recommended\b|most (?:read|popular)|also (?:on|in|by)\b|what to read next"
    r"|latest (?:news|posts|stories)|trending"
    r"|popular (?:posts|articles)|other (?:articles|posts)|see also$|don['’]t miss)",
    re.I,
)
CLASSIFICATION = re.compile(
    r"(?:(?:nato|eu|cosmic|uk|us) )?(?:top secret|secret|confidential|restricted|official|unclassified|sensitive"
    r"|protected"
    r"|in confidence|internal|limited distribution|for official use only|staff in confidence)"
    r"(?:\s*(?:[-–—:/]+|\()\s*[\w ,/&-]{2,40}\)?)?",
    re.I,
)
"""Who may read it: a line at the head or foot of official papers."""

_CRUMBS = re.compile(r"[^>»›\n]{1,60}?(?:\s[>»›]\s[^>»›\n]{1,80}){1,6}")
_END = re.compile(r"(?:--\s*$|\(?reporting by\b|end(?:s|it)?\.?$|-30-|###\s*$|\(\()", re.I)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?\s+")
_ENGLISH_TEXT = """
    the of and to in a is that for it was on as with by at from this be are has have not but they his her its an or
    which he she will would were their who if than more no also been had we i our you can may into over after about
    said all up out what there when so one two do does did how why new
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())


def is_furniture(line: str) -> bool:
    """Whether a line is a notice or a button by its first words."""
    return _FURNITURE.match(line.strip().lstrip("[•* ")) is not None or _LEGAL.search(line[:600]) is not None


def is_crumbs(line: str) -> bool:
    """Whether a line is the way to a page from the front of its site.

    >>> is_crumbs("World > Americas > Peru"), is_crumbs("Peru after the vote")
    (True, False)
    """
    return _CRUMBS.fullmatch(line.strip()) is not None


def opens_other_articles(line: str) -> bool:
    """Whether a list of other articles follows."""
    return len(line) <= 80 and _OTHER.match(line.strip()) is not None


def opens_the_end(line: str) -> bool:
    """Whether nothing of the article follows: the sign-off of an agency, or the line above a signature."""
    return _END.match(line.strip()) is not None


def is_heading_of(line: str, which: re.Pattern[str]) -> bool:
    """Whether a line is one of these headings, numbered or not.

    >>> is_heading_of("7. References", LISTS), is_heading_of("References to the past", LISTS)
    (True, False)
    """
    bare = line.strip().rstrip(":.").strip()
    return len(bare) <= 60 and (
        which.fullmatch(bare) is not None or which.fullmatch(_NUMBERED.sub("", bare, count=1)) is not None
    )


def is_foreign(text: str) -> bool:
    """Whether a paragraph is in another language than English: hardly any of its commonest words are in it.

    >>> is_foreign("Bu yazının yazarı üniversiteden mezun olmuştur ve hâlen orada çalışmaktadır")
    True
    """
    words = re.findall(r"[^\W\d_]+", text[:2000].replace("İ", "I"))
    small = [word for word in words if word[0].islower()]
    # Names and titles have few small words in any language, headlines few of the commonest.
    fewest = 14 if text.replace("’", "").isascii() else 8
    return len(words) >= fewest and len(small) >= 4 and sum(w.lower() in _ENGLISH for w in words) < 0.06 * len(words)
