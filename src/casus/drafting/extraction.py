"""What was found in an article. Every entry says which sentence it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from casus.drafting.problem import Problem

__all__ = [
    "MOST_QUOTED",
    "Actor",
    "ActorKind",
    "Claim",
    "Conditional",
    "Extraction",
    "Hypothesis",
    "Mark",
    "Quantity",
    "QuantityKind",
    "Sentence",
    "Source",
]

MOST_QUOTED = 300
"""Characters of a quotation, at most."""

ActorKind: TypeAlias = Literal["state", "public", "organisation"]
QuantityKind: TypeAlias = Literal["rank", "share", "distance", "duration", "date", "money", "count"]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the body.

    n          : its number, from 1
    text       : without footnote marks, and with single spaces
    start, end : offsets into the article's text, marks included
    """

    n: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """A publication that the article names; what it does not say is None.

    n : its number or mark in the article; of an attribution within a sentence, a number that follows them
    """

    n: int | str
    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    accessed: date | None = None
    published: date | None = None


@dataclass(frozen=True)
class Mark:
    """A mark in the text that leads to the source `n`, in the sentence of that number."""

    n: int | str
    sentence: int


@dataclass(frozen=True)
class Claim:
    """A sentence, or a part of one, that states, reports or predicts something.

    text       : a quotation, at most 300 characters
    start, end : offsets into the article's text
    sentence   : number of the sentence
    sources    : marks or numbers of the sources that it names
    hedge      : the words that weaken or strengthen it, as written
    word       : the estimative word that a scheme of such words gives for the hedge
    who        : who says it
    """

    text: str
    start: int
    end: int
    sentence: int
    sources: tuple[int | str, ...] = ()
    hedge: str | None = None
    word: str | None = None
    who: str | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts.

    state     : ISO 3166 alpha-3, or None
    aliases   : other names that the article uses
    people    : of it, each as "Full Name, office"
    sentences : numbers of the sentences that name it, where known
    """

    name: str
    kind: ActorKind
    state: str | None = None
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True)
class Quantity:
    """A number with its meaning.

    value      : a number (a share in per cent, with the unit percent); of a date its ISO form: a day, a month or a year
    unit       : in full: a measure in the singular, such as mile, month; a currency's code; percent; of a rank
                 "of 142"; what is counted as written
    of         : what it is a number of
    start, end : offsets into the article's text
    text       : as written
    """

    kind: QuantityKind
    value: float | str
    unit: str | None
    of: str | None
    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Conditional:
    """If one thing, then another: each a quotation."""

    if_: str
    then: str
    sentence: int


@dataclass(frozen=True)
class Hypothesis:
    """A reading of somebody's purpose or intent: a quotation."""

    text: str
    sentence: int


@dataclass(frozen=True)
class Extraction:
    """All that was found in an article.

    as_of         : the day that the article speaks from, as far as it can be told
    sentences     : of the body, in order
    people        : full names
    organisations : full names
    problems      : what a person should look at, those of the reader included
    """

    title: str | None = None
    as_of: date | None = None
    author: str | None = None
    publisher: str | None = None
    sentences: tuple[Sentence, ...] = ()
    sources: tuple[Source, ...] = ()
    marks: tuple[Mark, ...] = ()
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    problems: tuple[Problem, ...] = ()

    def json(self) -> dict[str, Any]:
        """As plain values: days in ISO form, tuples as lists, `if_` as `if`.

        >>> Extraction(conditionals=(Conditional("it rains", "we stay", 1),)).json()["conditionals"]
        [{'if': 'it rains', 'then': 'we stay', 'sentence': 1}]
        """
        found: dict[str, Any] = _plain(self)
        return found


_KEYS: Mapping[str, str] = MappingProxyType({"if_": "if"})


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return {_KEYS.get(field.name, field.name): _plain(getattr(value, field.name)) for field in fields(value)}
