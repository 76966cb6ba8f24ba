"""Attribution within a sentence: a published work, a news medium or an institute that says so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casus.drafting.extraction import Sentence
from casus.drafting.rules.gazetteer import find_names
from casus.drafting.rules.names import without_titles
from casus.drafting.rules.outlets import is_institute, is_outlet, is_party

__all__ = ["Attribution", "attribution_in", "attributions", "short_names"]

_CAP = r"(?:[A-ZÀ-Þ][\w’'&./-]{0,30}|\d{1,2})"
_NAME = (
    rf"(?P<name>(?:[Tt]he )?{_CAP}(?:\s(?:(?:of|for|on|and|in|the|de|du|di|al"
    rf"|&)\s){{0,2}}{_CAP}){{0,10}})(?:\s?\((?P<short>[A-Z][\w&-]{{1,12}})\))?"
)
_APART = r"(?:,\s[^,.;]{3,60},|\sin\s[A-Z]\w+)?"
_SAID = (
    r"(?:reports?|reported|finds?|found|estimates?|estimated|calculates?|calculated|shows?|showed"
    r"|says?|said|argues?|argued|concludes?"
    r"|concluded|writes?|wrote|counts?|counted|puts?|notes?|noted|warns?|warned|suggests?|suggested"
    r"|reckons?|documented|recorded|projects|projected"
    r"|forecasts?|polled|surveyed|revealed|reveals|ranks?|ranked|observed|observes|assess(?:es|ed)"
    r"|believes?|expects?|predicts?|predicted)"
)
_WORK = (
    r"(?:polls?|surveys?|reports?|stud(?:y|ies)|analys[ie]s|data|figures|estimates?|index"
    r"|investigations?|article|editorial|paper|tally|count|ranking)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Aa]ccording to (?:(?:an? |the )?(?:[\w-]+ ){{0,4}}?{_WORK} (?:by|from|of|in) )?(?:the )?{_NAME}",
        rf"\b(?:[Pp]er|[Cc]iting|[Qq]uoted (?:by|in)|[Cc]ited (?:by|in)|[Rr]eported (?:by|in)|[Ww]riting "
        rf"in|[Ww]rote in|[Pp]ublished (?:by|in)|[Rr]eports from) (?:the )?{_NAME}",
        rf"\((?:[Ss]ee |[Ss]ources?: |[Vv]ia )(?:the )?{_NAME}[^()]{{0,40}}\)",
        rf"\((?:the )?{_NAME}, (?:\d|[A-Z][a-z]+ \d)[^()]{{0,30}}\)",
        rf"\b(?:[Tt]old|[Ii]nterview (?:with|to|in)|[Ss]poke to) (?:the )?{_NAME}",
        rf"\b{_WORK}(?: [a-z]+)?(?: (?:of|among) (?:[^,.;:“”]|[,.](?=\d)){{3,60}}?)? (?:by|from|in|of|for|that)"
        rf" (?:the )?{_NAME}",
        rf"\b[Bb]y the (?:reckoning|counts?|estimates?|tally|calculations?|figures|measure) of (?:the )?{_NAME}",
        rf"\b(?:[Ii]n|[Oo]n) the (?:estimates?|figures|judgment|judgement|calculations?) of (?:the )?{_NAME}",
        rf"{_NAME}{_APART} (?:(?:has|have|had|also|recently|now|itself|first|later) ){{0,2}}{_SAID}\b",
        rf"{_NAME}(?:[’']s)? (?:[a-z][\w-]* ){{0,2}}{_WORK} (?:{_SAID}|has|have|from|of|published|last|this)\b",
        rf"\b(?:{_SAID}) (?:the )?{_NAME}(?=[.,;]|$)",
    )
)
# An institute that is told something publishes nothing by that.
_TOLD_AT = next(k for k, pattern in enumerate(_PATTERNS) if "[Tt]old" in pattern.pattern)
_EXPERT = re.compile(
    rf"(?P<body>{_CAP}(?:\s(?:(?:of|for|on|and)\s)?{_CAP}){{0,8}}) (?:senior |research |chief |lead "
    rf")?(?:analyst|researcher|economist|scholar|fellow|expert|director)"
    rf" (?P<who>{_CAP}(?:\s{_CAP}){{1,3}}) (?:{_SAID})\b"
    rf"|(?P<who2>{_CAP}(?:\s{_CAP}){{1,3}}),? (?:(?:an? |the )?(?:[a-z-]+ ){{0,3}}(?:analyst"
    rf"|researcher|economist|scholar|fellow|expert|director) )?(?:of|at|with|from) (?:the )?"
    rf"(?P<body2>{_CAP}(?:\s(?:(?:of|for|on|and)\s)?{_CAP}){{0,8}})(?:\s\([A-Z]\w+\))?,? (?:{_SAID})\b"
)
_CALLED = re.compile(
    r"\b(?:newspaper|daily|weekly|broadcaster|news agency|news site|news website|magazine|pollster"
    r"|think tank|polling firm)"
    rf" {_NAME} (?:has |have |also |first )?{_SAID}\b"
)
# What a poll is by, a paper for, or a newspaper says, without a word that tells of one.
_POLL = re.compile(
    rf"\b(?:poll|opinion poll|survey|polling|exit poll)s?(?: [a-z]+)?(?: (?:of|among) (?:[^,.;:“”]"
    rf"|[,.](?=\d)){{3,60}}?)? "
    rf"(?:by|from|for) (?:the )?{_NAME}"
)
_APPOSED = re.compile(
    rf"{_NAME}, (?:an?|the|one of|another)\s(?:[^,.;“”]{{0,60}}\s)?(?:papers?|newspapers?|daily|dailies|weekly|weeklies"
    r"|magazines?|broadcasters?|news (?:agency|agencies|sites?|websites?|channels?)|websites?|pollsters?|polling "
    rf"(?:firm|company|institute)s?|think[ -]tanks?|consultanc(?:y|ies)|monitoring groups?|data"
    rf" firms?)\b[^,.;]{{0,80}}, "
    rf"(?:has |have |had |also |recently |first ){{0,2}}{_SAID}\b"
)
_PAPER_FOR = re.compile(
    rf"\b(?:[Ii]n|[Aa]s) an? (?:[\w-]+ ){{0,3}}?(?:paper|study|report|essay|article|commentary|book|brief|column"
    rf"|piece|blog)"
    rf"(?: published)? (?:for|by|with|in|from) (?:the )?{_NAME}, "
    rf"(?P<who>(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms)\.? )*{_CAP}(?:\s{_CAP}){{1,3}}) (?:\w+ )?{_SAID}\b"
)
_ROMANCE = re.compile(r"(?:El|La|Le|Les|O|Il|Der|Die|Das|Het|De|Al) [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}")
_TOLD = re.compile(
    rf"(?:(?P<to>\b(?:[Tt]old|[Ii]nterview with|[Aa]ccording to) )|\b(?=[A-Z][\w ’'-]{{1,60}} reported\b)){_NAME}"
)
_WHEN = re.compile(
    r"\s(?:(?:on|in|last|this)\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August"
    r"|September|October|November|December|\d+)\b.*$"
)
_AGENCY = re.compile(
    rf"{_NAME} (?:news agency|newspaper|news site|news website|magazine|television) (?:has |also |first )?{_SAID}\b"
)
_TITLED = re.compile(
    r"\b(?:report|paper|study|book|article|essay|brief|analysis|survey)s?,? (?:called |entitled "
    r"|titled )?[“\"]([^”\"]{3,200})[”\"]"
)
_EXPANSION = re.compile(
    rf"(?P<name>{_CAP}(?:\s(?:(?:of|for|on|and|the|in"
    rf"|de)\s){{0,2}}{_CAP}){{1,10}})\s\((?P<short>[A-Z][A-Za-z&-]{{1,10}})\)"
)


@dataclass(frozen=True)
class Attribution:
    """Who published what a sentence tells, as named in it."""

    author: str | None
    title: str | None
    publisher: str
    sentence: int


def short_names(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Abbreviations that the text itself explains, with the names they stand for."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for one in _EXPANSION.finditer(sentence.text[:3000]):
            name = re.sub(r"^(?:According to |The |By |In |At |From )+(?:the )?", "", one["name"])
            found.setdefault(one["short"], name)
    return found


def attributions(sentences: Sequence[Sentence], but: frozenset[int], short: Mapping[str, str]) -> Iterator[Attribution]:
    """At most one attribution for each sentence.

    but : sentences that a mark, citation or address answers for
    """
    for sentence in sentences:
        if sentence.n not in but and (found := attribution_in(sentence, short)) is not None:
            yield found


def attribution_in(sentence: Sentence, short: Mapping[str, str]) -> Attribution | None:
    """The published work, medium or institute that a sentence names first, in the order of how sure it is."""
    text = sentence.text[:2000]
    titled = _TITLED.search(text)
    title = titled[1].strip().rstrip(",.;") if titled is not None else None
    for expert in _EXPERT.finditer(text):
        body = _full(expert["body"] or expert["body2"], short)
        if is_institute(body) or is_outlet(body):
            return Attribution(expert["who"] or expert["who2"], title, body, sentence.n)
    called = _CALLED.search(text) or _AGENCY.search(text)
    if called is not None:
        return Attribution(None, title, _full(called["name"], short), sentence.n)
    paper = _PAPER_FOR.search(text)
    if paper is not None and not is_party(_full(paper["name"], short)):
        return Attribution(without_titles(paper["who"]), title, _full(paper["name"], short), sentence.n)
    for found in (_APPOSED.search(text), _POLL.search(text)):
        if found is not None and not is_party(name := _full(found["name"], short)):
            return Attribution(None, title, name, sentence.n)
    for k, pattern in enumerate(_PATTERNS):
        for found in pattern.finditer(text):
            name = _full(found["name"], short)
            if is_outlet(name) or (is_institute(name) and k != _TOLD_AT):
                return Attribution(None, title, name, sentence.n)
    for found in _TOLD.finditer(text):
        # "El Comercio" is a newspaper where somebody tells it something; "El Salvador" is none.
        name = _full(found["name"], short)
        if _ROMANCE.fullmatch(name) and not is_party(name) and not find_names(name):
            return Attribution(None, title, name, sentence.n)
    return None


def _full(name: str, short: Mapping[str, str]) -> str:
    name = re.sub(r"[’']s$", "", name.strip().rstrip(".,"))
    name = re.sub(r"^(?:(?:Last|This|On|In|Yet|But|And) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?", "", name)
    name = re.sub(r"^(?:the|A|An) ", "", name)
    name = _WHEN.sub("", name)
    if name.startswith("The ") and not is_outlet(name):
        name = name[4:]
    return short.get(name, name)
