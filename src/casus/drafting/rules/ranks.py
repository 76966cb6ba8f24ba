"""Ranks: places in an order, and out of how many."""

import re
from dataclasses import dataclass

from casus.drafting.rules.numbers import ORDINAL, ordinal

__all__ = ["Rank", "find_ranks", "out_of"]

_ORDERED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]|placing|finish(?:es|ed)|stands|stood|index|league table)\b", re.I
)
_SUPERLATIVE = re.compile(
    r"[- ](?:(?:most|least)\b|(?!rest\b|forest\b|west\b|east\b|test\b|protest\b|request\b|interest\b|guest\b|"
    r"latest\b|arrest\b"
    r"|contest\b|harvest\b|conquest\b)\w{2,}est\b|\w+-(?:largest|biggest|highest|lowest|richest|poorest)\b)"
)
_AFTER = re.compile(
    r" (?:among|amongst|out of|of its kind|of their kind|in the world|worldwide|globally|of (?:[0-9]{2,4})\b|on "
    r"the (?:list|index)"
    r"|in (?:the|a|an|its|this) (?:\w+ ){0,3}(?:index|ranking|rankings|table|list|survey|league)|by (?!the\b)"
    r"(?:\w+ ){0,2}"
    r"(?:spending|size|population|output|exports|production|area|gdp|GDP|strength))\b"
)
_MOVED = re.compile(r"\b(?:down|up|fell|rose|dropped|climbed|slipped|jumped|moved)(?: from| to)(?: the)? $", re.I)
# His second visit, the fourth time: a place in time.
_OF_SOMEBODY = re.compile(r"\b(?:(?i:his|her|its|their|our|my)|[A-Z]\w+['’]s|for the|for a) $")
_EVENT = re.compile(
    r" (?:\w+ )?(?:visit|trip|meeting|term|attempt|test|launch|time|round|summit|call|war|coup|election|victory|defeat"
    r"|straight|consecutive|successive)\b"
)
_IN_A_ROW = re.compile(r" (?:straight|consecutive|successive)\b")
_TOTAL = re.compile(r"\b(?:among|amongst|out of|of)(?: the| all| some)? (?P<n>[0-9]{2,3})\b(?!\s?(?:%|per|km|miles))")


@dataclass(frozen=True)
class Rank:
    """A rank in a text; `unit` is "of N" where it is said of how many."""

    start: int
    end: int
    value: float
    unit: str | None


def find_ranks(text: str, total: int | None = None) -> list[Rank]:
    """Ordinals that are places in an order; those that only label are none.

    total : of how many, where an earlier sentence said it

    >>> [(rank.value, rank.unit) for rank in find_ranks("It ranks 52nd among 142 states; the 80th brigade left")]
    [(52.0, 'of 142')]
    >>> [rank.value for rank in find_ranks("The third-largest army, the ninth article, a second front")]
    [3.0]
    """
    ordered = _ORDERED.search(text)
    total = (out_of(text) if ordered else None) or total
    found: list[Rank] = []
    for match in ORDINAL.finditer(text):
        value = ordinal(match)
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 60]
        superlative = _SUPERLATIVE.match(after)
        among = _AFTER.match(after)
        if value == 1 and not (ordered and not before.endswith("the ")):
            continue
        in_order = (
            superlative
            or among
            or _MOVED.search(before)
            or (_OF_SOMEBODY.search(before) and _EVENT.match(after))
            or (value > 1 and _IN_A_ROW.match(after))
            or (
                ordered
                and re.match(r"(?:[.,;:)]|$| (?:and|in|by|out|on|for|with|this|last)\b)", after)
                and _alone(before)
            )
        )
        if in_order:
            near = re.match(r" (?:among|out of|of) (?:the )?([0-9]{2,4})\b", after)
            out = int(near[1]) if near else total
            found.append(Rank(match.start(), match.end(), float(value), f"of {out}" if out and out >= value else None))
    return found


def out_of(text: str) -> int | None:
    """Of how many a ranking is, where the sentence says it.

    >>> out_of("It ranks 52nd among 142 countries.")
    142
    """
    match = _TOTAL.search(text) if _ORDERED.search(text) else None
    return int(match["n"]) if match else None


def _alone(before: str) -> bool:
    """Whether an ordinal is not the name of a day or of a thing ("on the 3rd", "the 80th and")."""
    return not re.search(r"\b(?:on|since|until|by|the)(?: the)? $", before, re.I) or before.endswith(
        ("at the ", "in the ")
    )
