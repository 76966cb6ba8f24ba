"""Dates as written: days, months and years, each in ISO form at the precision given."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Dated", "find_dates"]

_MONTHS = {
    name: k
    for k, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9][0-9]{2}|20[0-9]{2})"
_TO = r"\s?(?:–|—|-|/|\bto\b|\band\b|\bor\b|,)\s?(?:the )?"
_END = r"(?![\w%]|[.,:/][0-9])"

_DATE = re.compile(
    rf"(?<![\w/.-])(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])){_END}"
    rf"|(?<![\w/.])(?P<dotted>(?:3[01]|[12][0-9]|0?[1-9])(?P<sep>[./])(?:1[0-2]|0?[1-9])(?P=sep){_YEAR}){_END}"
    rf"|(?<![\w.,$€£/])(?:(?P<d0>{_DAY}){_TO})?(?P<d1>{_DAY})(?: day)?(?: of)?[ -](?P<dm>{_MONTH})(?:,? "
    rf"(?P<dy>{_YEAR}){_END})?(?!\w)"
    rf"|\b(?P<mm>{_MONTH}) (?P<m1>{_DAY})(?:{_TO}(?P<m2>{_DAY}))?(?:,? (?P<my>{_YEAR}))?{_END}"
    rf"|\b(?:(?P<n0>{_MONTH})(?: and |–|-|/| to ))?(?P<nm>{_MONTH}),?(?: of)? (?P<ny>{_YEAR}){_END}"
    rf"|(?<![\w.’'])(?P<bare>{_MONTH})(?!\w)"
    rf"|(?<![\w.,$€£¥/:-])(?P<year>{_YEAR})(?P<range>[–/-](?:{_YEAR}|[0-9]{{2}}))?(?![\w%]|[.,:/-][0-9]|[–-][0-9])"
)
# May, March and their likes are words too: a month that stands alone needs one of these before it, or a day.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|from|to|through|of|last|next|this|late|early|mid|before|after|between|every"
    r"|previous|following|and|end|for|until|than)[ -]|[,(–-] ?)$",
    re.IGNORECASE,
)
_WORDS_TOO = ("May", "March", "Mar")
_NAMED = re.compile(
    r"(?:\b(?:Article|Section|No\.|Resolution|Flight|Law|Act|Order|Decree|Room|Route|Type|Unit|p\.|pp\.)|#)\s?$"
)
# What makes of a bare number of four digits a count.
_COUNTED = re.compile(
    r"\s?(?:(?:\w+ ){0,1}(?:troops|soldiers|people|men|women|tanks|vehicles|ships|missiles|drones|shells|homes|"
    r"prisoners"
    r"|civilians|casualties|respondents|refugees|flights|containers|workers|personnel)\b"
    r"|(?:km|kilomet|miles?\b|met(?:re|er)s?\b|tons?\b|tonnes?\b|barrels?\b|acres?\b|hectares?\b|dollars?\b|euros?\b"
    r"|years?\b|days?\b|hours?\b|per ?cent|percent|points?\b))"
)
_OF_A_YEAR = re.compile(
    r"\b(?:(?:summer|winter|autumn|fall|spring|end|start|beginning|middle|half|quarter|rest) of|in|since|during|"
    r"until|late|early) $",
    re.I,
)
_SOON = re.compile(
    r"\b(?:(?:by|until|till)(?: the| early| late| mid| end)?|before(?: \w+){0,3}(?: on| in)?"
    r"|(?:next|coming|upcoming|due|scheduled|expires?|will|shall)\b[^.;]{0,40})[ -]$",
    re.I,
)
_LATER = re.compile(r"\b(?:will|shall|is to|are to|is due|are due|going to|plans? to|is set to|are set to)\b", re.I)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|said|told|held|began|met|won|lost|sent|took|came|went|fell|rose|left|gave|made|saw|put"
    r"|cut|drew|spoke|wrote|found|signed|\w{3,}ed)\b"
)
_LAST = re.compile(r"\b(?:since|last|previous|past|after)\s(?:early |late |mid-?)?$", re.I)
# A date within these days may lie on either side, whatever the tense of another clause.
_NEAR = 75


@dataclass(frozen=True)
class Dated:
    """A date in a text: its ISO form, a day, a month or a year."""

    start: int
    end: int
    value: str


def find_dates(text: str, as_of: date | None) -> list[Dated]:
    """Dates in a sentence, in order. Without `as_of`, those without a year are left out.

    as_of : for a date without a year: the year that brings it nearest, in the sense of the tense

    >>> [one.value for one in find_dates("On 23rd April and by March 2026; it may march in May.", date(2025, 5, 21))]
    ['2025-04-23', '2026-03', '2025-05']
    >>> [one.value for one in find_dates("since the 2020 protests and the 1970s", None)]
    ['2020']
    """
    return [one for match in _DATE.finditer(text) for one in _read(text, match, as_of)]


def _read(text: str, match: re.Match[str], as_of: date | None) -> Iterator[Dated]:
    start, end = match.span()
    # "the March 23 Movement": a name.
    if text.startswith(" Movement", end):
        return
    if match["iso"]:
        yield from _whole(start, end, int(match["iso"][:4]), int(match["iso"][5:7]), int(match["iso"][8:]))
    elif match["dotted"]:
        day, month, year = (int(part) for part in re.split(r"[./]", match["dotted"]))
        yield from _whole(start, end, year, month, day)
    elif match["dm"]:
        for group in ("d0", "d1"):
            if match[group]:
                first = match.start(group)
                yield from _day(
                    text,
                    first,
                    end if group == "d1" else match.end("d0"),
                    match[group],
                    match["dm"],
                    match["dy"],
                    as_of,
                )
    elif match["mm"]:
        stop = end if match["m2"] is None else match.end("m1")
        yield from _day(text, start, stop, match["m1"], match["mm"], match["my"], as_of)
        if match["m2"]:
            yield from _day(text, match.start("m2"), end, match["m2"], match["mm"], match["my"], as_of)
    elif match["nm"]:
        for group in ("n0", "nm"):
            if match[group]:
                stop = end if group == "nm" else match.end("n0")
                yield Dated(match.start(group), stop, f"{match['ny']}-{_month(match[group]):02d}")
    elif match["bare"]:
        yield from _bare(text, match, as_of)
    elif _is_year(text, start, end):
        yield Dated(start, match.end("year"), match["year"])
        if match["range"]:
            last = match["range"][1:]
            last = last if len(last) == 4 else match["year"][:2] + last
            if int(last) > int(match["year"]):
                yield Dated(match.start("range") + 1, end, last)


def _is_year(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 20) : start]
    return not _NAMED.search(before) and bool(_OF_A_YEAR.search(before) or not _COUNTED.match(text, end))


def _bare(text: str, match: re.Match[str], as_of: date | None) -> Iterator[Dated]:
    start, end = match.span()
    before = text[max(0, start - 12) : start]
    if as_of is None or not _BEFORE_MONTH.search(before):
        return
    # "in Theresa May's", "and May has", "March on": a name, a verb.
    if match["bare"] in _WORDS_TOO and not re.search(
        r"\b(?:in|since|until|till|by|during|last|next|this|late|early|mid|before|end|of|from|through)[ -]$",
        before,
        re.I,
    ):
        return
    month = _month(match["bare"])
    candidates = [(year, month) for year in (as_of.year - 1, as_of.year, as_of.year + 1)]
    middle = [(date(year, m, 15), f"{year}-{m:02d}") for year, m in candidates]
    yield Dated(start, end, _nearest(text, start, middle, as_of))


def _day(
    text: str, start: int, end: int, day: str, month: str, year: str | None, as_of: date | None
) -> Iterator[Dated]:
    number = int(re.sub(r"\D", "", day))
    if year is not None:
        yield from _whole(start, end, int(year), _month(month), number)
    elif as_of is not None:
        days = []
        for near in (as_of.year - 1, as_of.year, as_of.year + 1):
            if number <= calendar.monthrange(near, _month(month))[1]:
                one = date(near, _month(month), number)
                days.append((one, one.isoformat()))
        if days:
            yield Dated(start, end, _nearest(text, start, days, as_of))


def _whole(start: int, end: int, year: int, month: int, day: int) -> Iterator[Dated]:
    if day <= calendar.monthrange(year, month)[1]:
        yield Dated(start, end, date(year, month, day).isoformat())


def _nearest(text: str, start: int, days: list[tuple[date, str]], as_of: date) -> str:
    """The nearest of some days, of the side that the words about it point to."""
    before = text[max(0, start - 60) : start]
    by_distance = sorted(days, key=lambda entry: (abs((entry[0] - as_of).days), entry[0]))
    past = [entry for entry in by_distance if entry[0] <= as_of + timedelta(days=15)]
    future = [entry for entry in by_distance if entry[0] >= as_of - timedelta(days=15)]
    if _LAST.search(before):
        return past[0][1] if past else by_distance[0][1]
    if _SOON.search(before):
        return future[0][1] if future else by_distance[0][1]
    told = bool(_PAST.search(before or text)) and not _LATER.search(text)
    if abs((by_distance[0][0] - as_of).days) <= _NEAR and not (told and by_distance[0] not in past):
        return by_distance[0][1]
    if _LATER.search(text) and not _PAST.search(before):
        return future[0][1] if future else by_distance[0][1]
    return past[0][1] if past and _PAST.search(text) else by_distance[0][1]


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]
