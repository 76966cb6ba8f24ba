"""Links and bare addresses in the body."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casus.drafting.article import Article, Link, Span
from casus.drafting.rules.citation import URL, address
from casus.drafting.rules.gazetteer import find_names
from casus.drafting.rules.names import is_body, is_person
from casus.drafting.rules.outlets import is_outlet, is_party

__all__ = ["BROKEN", "Pointer", "pointers"]

BROKEN = re.compile(r"https?://(?=[\s)\]>.,]|$)|https?:/(?=[^/])\S*|\bhttps?//\S+|https?://[^\s./]+(?=[\s)\]>,]|$)")
"""An address that leads nowhere."""

_ROUND = re.compile(r"[ \u00a0]?[(\[](?:see |via |source: )?$", re.I)
_CLOSED = re.compile(r"(?:,\s[^()\n]{1,30})?[)\]]")
_SAYS = (
    r"(?:says?|said|reports?|reported|finds?|found|estimates?|estimated|calculates?|calculated|shows?"
    r"|showed|writes?|wrote|notes?"
    r"|noted|argues?|argued|warns?|warned|counts?|counted|according to|data|figures|report|analysis"
    r"|survey|poll|study|told)"
)
_OF = re.compile(rf"(?P<who>[A-Z].{{3,40}}?) (?:of|at|from|in|for) (?:the )?(?P<body>[A-Z0-9].{{1,60}}?)(?: {_SAYS})?$")
_STUDY = re.compile(
    r"(?:[Aa]n? |[Tt]he )?(?:[a-z-]+ ){0,3}(?:report|study|survey|poll|paper|analysis|data|figures) "
    r"(?:by|from|of) (?:the )?"
    r"(?P<body>[A-Z].{1,80})$"
)
_NAMED = re.compile(rf"(?:according to |per |via )?(?:the )?(?P<body>[A-Z].{{1,80}}?)(?:[’']s)?(?: {_SAYS}.{{0,40}})?$")


_TELLS = re.compile(rf"(?:[’']s)?\s(?:{_SAYS}|calls?|called|puts?|ranks?|has it that|recorded|documented)\b")
# Works that bear a name.
_WORK = re.compile(
    r"(?:the )?(?:[A-Z][\w’'&-]*\s(?:of\s|on\s|and\s|the\s){0,2}){1,6}(?:Index|Report|Survey|Atlas|Database|Outlook)"
)


@dataclass(frozen=True)
class Pointer:
    """A link or an address in the body: what its words name, and where it stands."""

    url: str | None
    author: str | None
    publisher: str | None
    title: str | None
    start: int
    end: int
    hidden: bool


def pointers(article: Article, body: Sequence[Span]) -> list[Pointer]:
    """Links and bare addresses in the body, in order. A bare one, or one in brackets, is no word of a sentence."""
    text = article.text
    links = sorted(article.links, key=lambda link: link.start)
    starts = [link.start for link in links]
    found: list[Pointer] = []
    for span in body:
        inside = links[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        for link in inside:
            if link.url and not link.url.startswith(("http://", "https://", "www.")):
                continue
            bare = URL.match(link.text) is not None
            start, end, hidden = link.start, link.end, bare
            around = _ROUND.search(text, max(span.start, start - 12), start)
            behind = _CLOSED.match(text, end)
            if around is not None and behind is not None:
                start, end, hidden = around.start(), behind.end(), True
            author, publisher = (None, None) if bare else _named(link.text, hidden and not bare)
            title = link.text if not hidden and _WORK.fullmatch(link.text) else None
            if title is None and publisher is None and author is None and not bare and _is_speaker(text, link):
                publisher = _without_short(link.text)
            found.append(Pointer(link.url or None, author, None if title else publisher, title, start, end, hidden))
        taken = [(one.start, one.end) for one in found]
        found += _bare(text, span, taken)
    return sorted(found, key=lambda one: one.start)


def _bare(text: str, span: Span, taken: Sequence[tuple[int, int]]) -> Iterator[Pointer]:
    ends = {end for _, end in taken}
    begins = sorted(taken)
    for one in URL.finditer(text, span.start, span.end):
        k = bisect_left(begins, (one.start() + 1, 0)) - 1
        if one.end() in ends or (k >= 0 and begins[k][1] > one.start()):
            continue
        url = address(one[0])
        host = re.sub(r"^https?://", "", url).split("/")[0]
        if "." not in host or host.endswith("."):
            continue
        start, end = one.start(), one.start() + len(url)
        around = _ROUND.search(text, max(span.start, start - 12), start)
        behind = _CLOSED.match(text, end)
        if around is not None and behind is not None:
            start, end = around.start(), behind.end()
        elif text[start - 1 : start] == "<" and text[end : end + 1] == ">":
            start, end = start - 1, end + 1
        yield Pointer(url, None, None, None, start, end, True)


def _named(words: str, bracketed: bool) -> tuple[str | None, str | None]:
    """Who the words of a link name: a person of a body, or a body."""
    words = words.strip(" .,;:")
    if bracketed:
        return (
            (words, None) if is_person(words) and not is_outlet(words) and not is_body(words) else (None, words or None)
        )
    found = _OF.match(words)
    if found is not None and is_person(found["who"]):
        return found["who"], _without_short(found["body"])
    told = re.search(r"\btold (?:the )?(.{2,60})$", words)
    if told is not None and is_outlet(told[1]):
        return None, told[1]
    found = _STUDY.match(words) or _NAMED.match(words)
    if found is not None and _is_name(found["body"]) and (is_outlet(found["body"]) or is_body(found["body"])):
        return None, _without_short(found["body"])
    return None, None


def _is_speaker(text: str, link: Link) -> bool:
    """Whether the words of a link are a name, and what follows says that it tells something."""
    if not _is_name(link.text) or len(link.text.split()) > 7 or is_party(link.text) or find_names(link.text):
        return False
    return _TELLS.match(text, link.end) is not None and not is_person(link.text)


def _is_name(words: str) -> bool:
    return all(
        word[0].isupper() or word[0] == "(" or word in ("of", "the", "for", "and", "on", "in", "de", "&")
        for word in words.split()
    )


def _without_short(name: str) -> str:
    return re.sub(r"\s*\([A-Z][\w&-]{1,12}\)$", "", name).strip()
