"""Quantities: numbers with their meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casus.drafting.article import Article
from casus.drafting.extraction import Quantity, QuantityKind, Sentence
from casus.drafting.rules.currencies import AFTER, BEFORE, currency
from casus.drafting.rules.dates import find_dates
from casus.drafting.rules.fractions import find_fractions
from casus.drafting.rules.gazetteer import find_names
from casus.drafting.rules.numbers import Number, find_numbers
from casus.drafting.rules.offsets import place, readable
from casus.drafting.rules.ranks import find_ranks, out_of
from casus.drafting.rules.units import counted, measured

__all__ = ["find_quantities"]

_PERCENT = re.compile(
    r"[ \u00a0\u202f]?(?:%|per ?cent\b|pct\b)(?:age points?)?|[ -]percentage[ -]points?\b|-per ?cent\b", re.I
)
_RANGE = re.compile(
    r"\s?(?:–|—|-)\s?(?:US)?[$€£¥]?|,? (?:to|and|or) (?:about |around |some |nearly |over |up to |US)?[$€£¥]?"
)
# Figures that are part of a name, a time of day, an age, a place in a text.
_LABEL = re.compile(
    r"(?:\b(?:Article|Articles|Art\.|Section|Chapter|Clause|Paragraph|Resolution|Resolutions|Base|Flight|Type|"
    r"Room|Unit|No\.|no\.|Nos\.|Route"
    r"|Highway|Vol\.|vol\.|Volume|Issue|Figure|Fig\.|Table|Page|Pages|p\.|pp\.|Part|Phase|Level|Annex|Version|Channel"
    r"|Protocol|Task Force|Area|Block|Mark|Mk\.?|Boeing|Airbus|Antonov|Order|Decree|Law|Basic Law|Group of|Camp|Bill"
    r"|Day|Category|Tier|Formula|Covid|COVID|Gate|Checkpoint|Station|Apollo|Agenda|Project|aged|age of|Chapter|"
    r"Round) ?|[#§№]\s?|[A-Za-z]-)$"
)
_LABELLED = re.compile(
    r"[:/][0-9]|-?(?:year|yr)s?[ -](?:old|of age)|\s(?:years of age|years old)\b|\s?(?:a\.m\.|p\.m\.|am\b|pm\b|"
    r"o[’']clock"
    r"|hrs\b|GMT|UTC)|°|[–-]?[A-Z](?![a-z])\w*"
)
_AGE = re.compile(r"^, ?(?:(?:a|an|the|who|and)\b|$)")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]+")
_SAME_TABLE = re.compile(r"\b(?:same|this|that) (?:index|list|ranking|table|survey|league|scale)\b", re.I)
# "…, 22." and "… nine, and Germany": what is counted was said before.
_ELLIPTIC = re.compile(
    r"\s?(?:[.,;:)]|$|and\b|a (?:day|week|month|year)\b|from\b|in\b|to\b|by\b|against\b|voted\b|abstained\b|"
    r"died\b|did\b)"
)
_RATE = re.compile(r" (?:a|an|each|every|per) (?:day|week|month|year|hour|minute)\b")
_CHANGED = re.compile(
    r"\b(?:from|to|at|of|reach(?:ed|es)?|exceeds?|exceeded|total(?:l?ed|s)?|above|below|over|under|than|about) $"
)
# What a number without a noun of its own counts: "the number of ships has risen to 38".
_NUMBER_OF = re.compile(r"\b(?:numbers? of|total of) (?:[\w-]+ ){0,2}?(?P<what>\w{3,}s|people|troops|men)\b")
_CHANGING = re.compile(
    r"\b(?:ha[sd]|have|ris|rose|f[ae]ll|grow|grew|drop|increas|decreas|declin|climb|doubl|trebl|tripl|up|down)"
)


_MAKE = re.compile(r"(?<=[a-z0-9] )([A-Z][a-z]{3,}) $")
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


@dataclass(frozen=True)
class _Found:
    kind: QuantityKind
    value: float | str
    unit: str | None
    start: int
    end: int
    of: str | None = None


def find_quantities(article: Article, sentences: Sequence[Sentence], as_of: date | None) -> tuple[Quantity, ...]:
    """Numbers in the sentences, in the order of the text.

    as_of : the day that the article speaks from, for dates without a year
    """
    quantities: list[Quantity] = []
    total: int | None = None
    for sentence in sentences:
        known = total if _SAME_TABLE.search(sentence.text) else None
        for found in _of_sentence(readable(sentence.text), as_of, known):
            start, end = place(article, sentence, found.start, found.end)
            text = sentence.text[found.start : found.end]
            quantities.append(Quantity(found.kind, found.value, found.unit, found.of, sentence.n, start, end, text))
        total = out_of(sentence.text) or total
    return tuple(quantities)


def _of_sentence(text: str, as_of: date | None, total: int | None) -> list[_Found]:
    found = [_Found("date", one.value, None, one.start, one.end) for one in find_dates(text, as_of)]
    taken = [(one.start, one.end) for one in found]

    def free(start: int, end: int) -> bool:
        return all(end <= other or start >= stop for other, stop in taken)

    for rank in find_ranks(text, total):
        if free(rank.start, rank.end):
            found.append(_Found("rank", rank.value, rank.unit, rank.start, rank.end))
            taken.append((rank.start, rank.end))
    for share in find_fractions(text):
        if free(share.start, share.end):
            found.append(_Found("share", share.value, "percent", share.start, share.end))
            taken.append((share.start, share.end))
    numbers = [one for one in find_numbers(text) if free(one.start, one.end) and not _is_label(text, one)]
    found += [_signed(text, one) for one in _numbers(text, numbers) if not _is_foreign_thousand(text, one)]
    return sorted(found, key=lambda one: one.start)


def _signed(text: str, found: _Found) -> _Found:
    """A number with the minus that stands before it by itself: between two numbers it would be a dash."""
    before = text[max(0, found.start - 2) : found.start]
    minus = before[-1:] in ("-", "−") and before[:-1] in ("", " ", "(", "\u00a0")
    if not minus or found.kind in ("rank", "date") or isinstance(found.value, str):
        return found
    return replace(found, value=-found.value, start=found.start - 1)


def _is_foreign_thousand(text: str, found: _Found) -> bool:
    """Whether a count is written as 1.500, which is a thousand and a half or one and a half."""
    return found.kind == "count" and re.match(r"[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])", text[found.start :]) is not None


def _is_label(text: str, number: Number) -> bool:
    before, after = text[max(0, number.start - 16) : number.start], text[number.end : number.end + 16]
    if _LABEL.search(before) and not number.words:
        return True
    if _LABELLED.match(after) and not _PERCENT.match(after):
        return True
    # "Leopard 2 tanks"
    if number.value < 100 and not number.words and (maker := _MAKE.search(before)) is not None:
        return maker[1] not in _DAYS and not find_names(maker[1])
    # "Tom Reed, 45, a driver": an age; "38 North", "Starlink 4": a name.
    small = not number.words and number.magnitude == 1 and 10 <= number.value < 110
    if small and re.search(r"[A-Z][\w.’'-]+, $", before) and _AGE.match(after):
        return True
    return (
        not number.words
        and number.value < 100
        and bool(re.match(r"\s(?:North|South|East|West|Street|Avenue)\b", after))
    )


def _numbers(text: str, numbers: Sequence[Number]) -> Iterator[_Found]:
    """What each number means; one that shares the unit of the next, or of the one before, takes it."""
    meanings: list[_Found | None] = [_meaning(text, one) for one in numbers]
    for k in range(len(numbers) - 2, -1, -1):
        meanings[k] = _with_next(text, numbers[k], numbers[k + 1], meanings[k], meanings[k + 1])
    last: _Found | None = None
    for number, meaning in zip(numbers, meanings, strict=True):
        if (
            meaning is None
            and last is not None
            and last.kind == "money"
            and _RANGE.fullmatch(text[last.end : number.start])
        ):
            meaning = replace(last, value=number.value, start=number.start, end=number.end)
        if meaning is None and last is not None and (number.value > 2 or not number.words):
            meaning = _like(text, number, last)
        meaning = meaning or _of_a_changing_number(text, number)
        if meaning is not None:
            yield meaning
            last = meaning


def _with_next(text: str, number: Number, after: Number, own: _Found | None, then: _Found | None) -> _Found | None:
    if own is not None and own.kind == "money" and then is None and after.magnitude > 1 and number.magnitude == 1:
        return (
            replace(own, value=number.value * after.magnitude)
            if _RANGE.fullmatch(text[number.end : after.start])
            else own
        )
    if then is None or (own is not None and own.kind != "count" and not (own.kind == then.kind == "money")):
        return own
    between = text[number.end : after.start]
    if not _RANGE.fullmatch(between):
        return own
    if own is not None and own.kind == "money":
        # "$2–3 bn"
        if (
            number.magnitude != 1
            or after.magnitude == 1
            or ("-" not in between.replace("–", "-") and " to" not in between)
        ):
            return own
        return replace(own, value=number.value * after.magnitude)
    if own is not None:
        return own
    scaled = (
        number.magnitude == 1 and after.magnitude > 1 and number.value < 1000 and number.value * after.magnitude < 1e15
    )
    value = number.value * after.magnitude if scaled else number.value
    return replace(then, value=value, start=number.start, end=number.end)


def _meaning(text: str, number: Number) -> _Found | None:
    before, after = text[max(0, number.start - 8) : number.start], text[number.end : number.end + 60]
    if (sign := BEFORE.search(before)) is not None:
        return _Found("money", number.value, currency(sign[0], text), number.start - len(sign[0]), number.end)
    if (unit := AFTER.match(after)) is not None and (unit["sign"] or unit["plural"] or number.value != 1):
        word = unit["sign"] or unit["word"]
        value = round(number.value / 100, 4) if word == "cent" else number.value
        return _Found("money", value, currency(word, text), number.start, number.end + unit.end())
    if (percent := _PERCENT.match(after)) is not None:
        return _Found("share", number.value, "percent", number.start, number.end + percent.end())
    if (measure := measured(after)) is not None:
        return _Found(measure.kind, number.value, measure.unit, number.start, number.end + measure.length)
    if number.value in (1, 2) and number.words:
        return None
    if re.match(r"-(?:strong|fold)\b", after):
        return None
    if re.match(r"\s(?:of (?:the|them|its|his|their|our|these|those|us)\b)", after):
        what = counted(re.sub(r"^\sof \w+(?: [0-9][0-9,]*)?", "", after))
    else:
        what = counted(after)
    return (
        _Found("count", number.value, what.unit, number.start, number.end + what.length) if what is not None else None
    )


def _like(text: str, number: Number, last: _Found) -> _Found | None:
    """A number whose unit was said earlier in the sentence."""
    if not _ELLIPTIC.match(text, number.end) or last.kind not in ("share", "distance", "count", "duration"):
        return None
    if last.kind == "duration" or (
        last.kind == "distance" and not re.match(r"\s(?:from|to|in|by|and)\b", text[number.end :])
    ):
        return None
    return replace(last, value=number.value, start=number.start, end=number.end)


def _of_a_changing_number(text: str, number: Number) -> _Found | None:
    """A number without a noun: of a population, of what "the number of" names, or of what rises or falls at a rate."""
    before = text[max(0, number.start - 12) : number.start]
    if number.words or not _CHANGED.search(before) or re.search(r"\w", text[number.end : number.end + 1]):
        return None
    unit = None
    if (named := _NUMBER_OF.search(text, 0, number.start)) is not None:
        unit = named["what"]
    elif "population" in text[: number.start] and number.value >= 1000:
        unit = "people"
    elif _CHANGING.search(text, 0, number.start) and (
        _RATE.match(text, number.end) or re.match(r" to [0-9]+ (?:a|per) ", text[number.end :])
    ):
        nouns = re.findall(r"\b[a-z]{3,}s\b(?! (?:the|a|to be)\b)", text[: number.start])
        unit = nouns[0] if nouns else None
    return _Found("count", number.value, unit, number.start, number.end) if unit else None
