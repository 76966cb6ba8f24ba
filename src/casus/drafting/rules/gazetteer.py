"""Names of states and organisations: read once, looked up by their first word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

__all__ = ["Found", "NameKind", "find_names", "organisation_names", "state_name", "table", "unquoted"]

NameKind: TypeAlias = Literal["name", "adjective", "people", "capital", "seat", "organisation", "none"]

_KINDS: tuple[NameKind, ...] = ("name", "adjective", "people", "capital", "seat")
_WORD = re.compile(r"\w+")
# Names of babel and pycountry in an order that no article uses, or for what is no actor.
_NOT_FOR_TEXT = re.compile(
    r"[,(&]| - |SAR China|Antarctic|Outlying|Territories|Indian Ocean|South Georgia|Canary|Ceuta|World|Bouvet"
)


@dataclass(frozen=True)
class Found:
    """A name in a text.

    start, end : offsets into it
    kind       : "none" for a name that holds one of a state and means none, such as of a sea
    of         : ISO 3166 alpha-3 of the state, or full name of the organisation
    alone      : False for an abbreviation that only counts beside its full name
    """

    start: int
    end: int
    kind: NameKind
    of: str
    alone: bool = True


def unquoted(text: str) -> str:
    """With straight apostrophes, and as long as before."""
    return text.replace("’", "'").replace("‘", "'").replace("ʻ", "'")


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table, as their columns."""
    for line in files("casus.drafting.rules.data").joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def find_names(text: str) -> list[Found]:
    """Names in the text, the longest first where two begin at the same place; none overlaps another.

    >>> [(found.kind, found.of) for found in find_names("The Kremlin and Polish ships in the South China Sea")]
    [('seat', 'RUS'), ('adjective', 'POL'), ('none', '')]
    """
    names = _by_first_word()
    plain = unquoted(text)
    found: list[Found] = []
    end = 0
    for word in _WORD.finditer(plain):
        if word.start() < end or word[0] not in names:
            continue
        for name, kind, of, alone in names[word[0]]:
            stop = word.start() + len(name)
            if plain.startswith(name, word.start()) and not plain[stop : stop + 1].isalnum():
                found.append(Found(word.start(), stop, kind, of, alone))
                end = stop
                break
    return found


@cache
def state_name(code: str) -> str:
    """The name of a state.

    >>> state_name("CIV"), state_name("KOR")
    ('Côte d’Ivoire', 'South Korea')
    """
    return _names_of_states()[code]


@cache
def organisation_names() -> frozenset[str]:
    """Full names of the organisations that are known beforehand."""
    return frozenset(row[0] for row in table("organisations.txt"))


@cache
def _names_of_states() -> dict[str, str]:
    import pycountry
    from babel import Locale

    shown = {row[0]: row[1].split(",")[0] for row in table("states.txt")}
    territories = Locale("en").territories
    for country in pycountry.countries:
        shown.setdefault(country.alpha_3, str(territories.get(country.alpha_2, country.name)))
    return shown


@cache
def _by_first_word() -> dict[str, list[tuple[str, NameKind, str, bool]]]:
    names: dict[str, tuple[NameKind, str, bool]] = {}
    for row in table("no_actors.txt"):
        names.update((unquoted(name), ("none", "", True)) for name in row)
    for row in table("organisations.txt"):
        names.setdefault(unquoted(row[0]), ("organisation", row[0], True))
        for name in filter(None, row[1].split(",")):
            names.setdefault(unquoted(name.rstrip("*")), ("organisation", row[0], name.endswith("*")))
    for code, *columns in table("states.txt"):
        for kind, column in zip(_KINDS, columns, strict=True):
            for name in filter(None, column.split(",")):
                names.setdefault(unquoted(name), (kind, code, True))
    for name, code in _formal_names():
        names.setdefault(unquoted(name), ("name", code, True))
    by_word: dict[str, list[tuple[str, NameKind, str, bool]]] = {}
    for name, (kind, of, alone) in names.items():
        if (word := _WORD.match(name)) is not None:
            by_word.setdefault(word[0], []).append((name, kind, of, alone))
    for of_word in by_word.values():
        of_word.sort(key=lambda entry: -len(entry[0]))
    return by_word


def _formal_names() -> Iterator[tuple[str, str]]:
    import pycountry
    from babel import Locale

    territories = Locale("en").territories
    for country in pycountry.countries:
        formal = (getattr(country, key, None) for key in ("name", "common_name", "official_name"))
        for name in (territories.get(country.alpha_2), *formal):
            if name and not _NOT_FOR_TEXT.search(name):
                yield str(name), str(country.alpha_3)
