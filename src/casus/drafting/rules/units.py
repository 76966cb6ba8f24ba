"""Units of what is measured or counted."""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Counted", "Measure", "counted", "measured"]

_LENGTHS = {
    "nautical mile": "nautical mile", "nmi": "nautical mile", "nm": "nautical mile", "mile": "mile", "mi": "mile",
    "kilometre": "km", "kilometer": "km", "km": "km", "kms": "km", "metre": "m", "meter": "m", "m": "m",
    "centimetre": "cm",
    "centimeter": "cm", "cm": "cm", "millimetre": "mm", "millimeter": "mm", "mm": "mm", "foot": "foot", "feet": "foot",
    "ft": "foot", "yard": "yard", "inch": "inch", "inche": "inch", "light-year": "light-year",
}  # fmt: skip
_TIMES = {
    "year": "year", "yr": "year", "month": "month", "week": "week", "fortnight": "fortnight", "day": "day",
    "night": "night",
    "hour": "hour", "hr": "hour", "minute": "minute", "min": "minute", "second": "second", "sec": "second",
    "decade": "decade", "century": "century", "centurie": "century", "generation": "generation",
}  # fmt: skip
_RATES = {
    "bpd": "barrels per day", "b/d": "barrels per day", "mph": "miles per hour", "km/h": "km per hour",
    "kph": "km per hour", "kt": "knots", "mw": "MW", "gw": "GW", "twh": "TWh", "bcm": "bcm", "kg": "kg",
}  # fmt: skip

_SPACE = r"[ \u00a0\u202f-]?"
_AREA = re.compile(
    rf"{_SPACE}(?P<square>(?:square|sq\.?|cubic|cu\.?)[ -](?P<of>kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet|"
    r"foot|km|mi|m|ft)\b"
    r"|(?P<power>km|m|mi)(?:²|2\b|³|3\b))"
)
_LENGTH = re.compile(
    rf"{_SPACE}(?:more |further )?(?P<unit>{'|'.join(sorted(_LENGTHS, key=len, reverse=True))})s?\b(?![²³/])"
)
_TIME = re.compile(
    rf"{_SPACE}(?:more |further |straight |consecutive |full |calendar |whole |long |short |successive |working )?"
    rf"(?P<unit>{'|'.join(sorted(_TIMES, key=len, reverse=True))})s?\b(?!-old| of age| old)"
)
_RATE = re.compile(rf"{_SPACE}(?P<unit>{'|'.join(map(re.escape, _RATES))})\b", re.I)

_IRREGULAR = frozenset(
    {
        "people", "men", "women", "children", "troops", "personnel", "aircraft", "police", "staff", "cattle",
        "sheep", "headquarters", "spacecraft", "warheads", "infantry", "cavalry", "crew", "lawmen", "servicemen",
        "servicewomen", "airmen", "seamen", "guardsmen", "fishermen", "gunmen", "members", "times",
    }
)  # fmt: skip
# Words that end the group of words after a number, and words on -s that name nothing.
_STOP = frozenset(
    {
        "of", "in", "on", "at", "to", "from", "for", "with", "by", "and", "or", "but", "that", "who", "which",
        "whose", "while", "as", "since", "than", "has", "have", "had", "is", "are", "was", "were", "be", "been",
        "will", "would", "could", "may", "might", "can", "must", "should", "this", "these", "those", "his", "its",
        "their", "our", "after", "before", "during", "over", "under", "within", "between", "against", "across",
        "into", "near", "per", "a", "an", "the", "not", "worth", "yes", "hers", "ours", "theirs", "plus", "minus",
        "times’", "says",
    }
)  # fmt: skip
_NO_NOUN = frozenset(
    {
        "its", "this", "his", "was", "is", "has", "does", "as", "less", "across", "plus", "minus", "thus", "us",
        "says", "always", "perhaps", "besides", "versus",
    }
)  # fmt: skip
_WORD = re.compile(r"[ \u00a0\u202f-](?P<word>[\w’'-]+(?:\.[\w]\.)?)")
_PER = re.compile(r" (?:per|a|an|each) (?P<what>day|week|month|year|hour|minute|second|capita)\b")


@dataclass(frozen=True)
class Measure:
    """A unit of measure right after a number, and how many characters it takes."""

    kind: Literal["distance", "duration", "count"]
    unit: str
    length: int


@dataclass(frozen=True)
class Counted:
    """What a number counts, and how many characters the words for it take."""

    unit: str
    length: int


def measured(after: str) -> Measure | None:
    """The unit of measure that the text after a number begins with.

    >>> [measured(text).unit for text in (" nautical miles from land", "-mile frontier", " km² of forest")]
    ['nautical mile', 'mile', 'square km']
    >>> measured("-year-old boy"), measured(" years of age")
    (None, None)
    """
    if (area := _AREA.match(after)) is not None:
        word = area["of"] or area["power"]
        cubic = "³" in area[0] or "3" in area[0] or "cu" in area[0]
        return Measure("count", f"{'cubic' if cubic else 'square'} {_plural(word)}", area.end())
    if (rate := _RATE.match(after)) is not None:
        return Measure("count", _RATES[rate["unit"].lower()], rate.end())
    if (length := _LENGTH.match(after)) is not None:
        return Measure("distance", _LENGTHS[length["unit"]], length.end())
    if (time := _TIME.match(after)) is not None:
        return Measure("duration", _TIMES[time["unit"]], time.end())
    return None


def counted(after: str) -> Counted | None:
    """The noun that the text after a number names, without its adjectives.

    >>> counted(" armored vehicles to its border").unit, counted("-member bloc").unit, counted(" in all")
    ('vehicles', 'members', None)
    """
    at, found = 0, None
    for k in range(5):
        word = _WORD.match(after, at)
        if word is None or (k and after[at] == "-"):
            break
        plain = word["word"].strip("'’")
        if plain.lower() in _STOP or (k == 0 and after[0] == "-" and not plain.islower()):
            break
        at = word.end()
        if k == 0 and after[0] == "-":
            noun = plain.split("-")[0]
            return Counted(_plural(noun), 1 + len(noun)) if noun.isalpha() and len(noun) > 2 else None
        if _is_plural(plain):
            found = Counted(plain, at)
            # A noun in the plural ends the group unless a plural follows at once ("weapons systems").
            following = _WORD.match(after, at)
            if following is None or not _is_plural(following["word"]):
                break
        elif found is not None:
            break
    if found is not None and (per := _PER.match(after, found.length)) is not None:
        return Counted(f"{found.unit} per {per['what']}", per.end())
    return found


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low in _IRREGULAR:
        return True
    return (
        len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s")) and low not in _NO_NOUN
    )


def _plural(word: str) -> str:
    if word.endswith("s") or word in ("km", "mi", "m", "ft", "feet"):
        return word
    return {"foot": "feet", "man": "men", "woman": "women", "person": "people"}.get(word, f"{word}s")
