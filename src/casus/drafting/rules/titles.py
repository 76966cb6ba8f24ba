"""Which of the lines above an article is its title, and which the masthead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casus.drafting.rules.names import is_body
from casus.drafting.rules.outlets import is_institute, is_outlet

__all__ = ["KICKER", "Head", "chosen", "masthead_of"]

KICKER = re.compile(
    r"(?:analysis|opinion|world view|backgrounder|primer|in focus|spotlight|commentary|comment|explainers?"
    r"|perspectives?|editorial|feature|interview"
    r"|world|politics|international|foreign affairs|security|open access|exclusive|long read|the big read|review"
    r"|(?:research|original|review|short) (?:article|communication)"
    r"|news|policy (?:paper|brief|note|memo)|working paper|research (?:paper|note|report)|special report"
    r"|report|brief(?:ing)?(?: (?:note|paper|memo))?|memorandum|background(?: (?:note|paper|brief))?|essay"
    r"|op-ed|column|insight|blog|viewpoint|q ?& ?a|factsheet|(?:daily|weekly|morning|evening|monthly) "
    r"(?:brief(?:ing)?|note|digest|update|report)|issue brief|discussion paper|occasional paper|newsletter|dispatch)s?"
    r"(?:\s+(?:no\.?\s*|#)?(?:[\d/.-]+|[A-Z]{1,8}[/-][\w/.-]*\d[\w/.-]*))?",
    re.I,
)
"""What kind of text it is, or the section that it stands in."""

_SLUG = re.compile(r"[A-Z0-9][A-Z0-9/&.-]*[/-][A-Z0-9/&. -]*$|[A-Z]{3,12}$")
_CODE = re.compile(r"(?:(?:ref|no|file|doc)\.?:?\s*)?[A-Z]{1,8}[/-][\w/.-]*\d[\w/.-]*", re.I)
_LITTLE = frozenset(("of", "and", "for", "the", "in", "on", "de", "du", "la", "del", "des", "y", "&", "to", "at"))
# No name of a paper or house begins so; titles do.
_OPENS_TITLE = re.compile(
    r"(?:\w+ing|why|how|what|when|where|who|whose|is|are|can|could|will|would|should|does|do|after|before|beyond"
    r"|inside|behind|towards?|between|against|no|not|an?|nobody[’']s|from|if)\b",
    re.I,
)


@dataclass(frozen=True)
class Head:
    """A line above the article that may be its title.

    apart : whether a kind, a section or the way to the page stands between it and the one before
    """

    text: str
    heading: bool
    apart: bool = False


def chosen(heads: Sequence[Head], title: str | None) -> tuple[str | None, str | None]:
    """The title and the name in the masthead.

    title : as the file gives it; none of the lines is it then

    >>> chosen([Head("THE RIVER POST", False), Head("Who Owns the Dam?", False)], None)
    ('Who Owns the Dam?', 'THE RIVER POST')
    """
    kept = [one for one in heads if not _CODE.fullmatch(one.text)]
    spaced = [one for one in kept if not (_SLUG.fullmatch(one.text) and len(one.text.split()) < 4)]
    kept = spaced or kept
    if not kept:
        return title, None
    marked = [one for one in kept if one.heading]
    best = marked[0] if marked else max(kept, key=lambda one: (_likely(one, kept), -kept.index(one)))
    title = best.text if title is None else title
    above = kept[: kept.index(best)]
    beneath = kept[kept.index(best) + 1 :]
    named = [one.text for one in above if _is_name(one.text)]
    if not named:
        named = [one.text for one in above[:1] if masthead_of(one.text) is not None]
    if not named:
        named = [one.text for one in beneath if _is_name(one.text)]
    return title, next((name for name in named if name != title), None)


def masthead_of(text: str) -> str | None:
    """The name in a masthead; a kind of paper behind a dash is none of it.

    >>> masthead_of("THE RIVER PAPERS — EXPLAINER")
    'THE RIVER PAPERS'
    """
    parts = [part for part in re.split(r"\s+[—–-]\s+|\s*:\s+", text) if part]
    kept = [
        part
        for part in parts
        if not KICKER.fullmatch(part) and not re.match(r"(?:report|paper|brief|issue)\b.*\d", part, re.I)
    ]
    words = kept[0] if kept else ""
    return words.strip() if 1 <= len(words.split()) <= 8 and not words.endswith((".", "?", "!")) else None


def _likely(one: Head, heads: Sequence[Head]) -> int:
    """How much a line looks like a title."""
    text, words = one.text, one.text.split()
    likely = 0
    if _is_name(text):
        likely -= 4
    if 3 <= len(words) <= 22:
        likely += 2
    elif len(words) > 22:
        likely -= 1
    if re.search(r"[?:!]|\s[—–]\s", text):
        likely += 1
    first = heads.index(one) == 0
    following = next((other for other in heads[1:] if not _is_name(other.text)), None) if first else None
    if following is not None and len(words) <= 5 and text.isupper() and not following.text.isupper():
        likely -= 3
    # Two words above a whole line are a title with its subtitle, unless something parts them.
    if following is not None and len(words) <= 2 and not following.apart and not text.isupper() and not _is_name(text):
        likely += 2
    return likely


def _is_name(text: str) -> bool:
    """Whether words could be the name of a paper or a house, and hold a word that those bear."""
    words = text.split()
    if not 1 <= len(words) <= 9 or re.search(r"[.?!;\d]|: ", text) or _OPENS_TITLE.match(text):
        return False
    named = text.title() if text.isupper() else text
    if not all(word[0].isupper() or word in _LITTLE or not word[0].isalpha() for word in words):
        return False
    return is_body(named) or is_outlet(named) or is_institute(named)
