"""Mentions of states: which names of the gazetteer mean a state, its government or its people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from casus.drafting.rules.gazetteer import Found

__all__ = ["GIVEN_NAMES", "Mention", "find_mentions"]

_GIVEN = (
    r"(?:Michael|George|Denzel|Booker|Jack|David|John|James|Robert|William|Thomas|Paul|Peter|Mary|Barbara|Karen|"
    r"Anna|Maria|Ann|Anne"
    r"|Susan|Sarah|Elizabeth|Kate|Laura|Julia|Isaiah|Irving|Anatole|Patricia|Richard|Charles|Henry|Eric|Kerry|"
    r"Theresa|Jeremy|Mark|Martha"
    r"|Stephen|Steven|Daniel|Andrew|Chris|Christopher|Jim|Tom|Bill|Joe|Sam|Ben|Dan|Frank|Helen|Jane|Emma|Amy|"
    r"Lisa|Hamilton|Vernon|DeAndre)"
)
_TITLE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady|Miss|Judge|Justice|Senator|Sen|Gov|Rep|Capt|Lt|Col|Gen|Sgt|"
    rf"{_GIVEN})\.? |\b[A-Z]\. )$"
)
GIVEN_NAMES = frozenset(
    [
        "Jordan",
        "Chad",
        "Georgia",
        "Israel",
        "Kenya",
        "India",
        "Chile",
        "Paris",
        "Sofia",
        "Santiago",
        "London",
        "Sydney",
        "Carolina",
        "Austin",
        "Roma",
    ]
)
"""Names of states and capitals that people are called by, too."""

_US_STATE = re.compile(
    r"\b(?:Atlanta|Savannah|Augusta|Macon|Alabama|Florida|Carolina|Tennessee|Arizona|Pennsylvania|Michigan|"
    r"Nevada|Wisconsin|Texas|Ohio"
    r"|Georgia(?:['’]s)? (?:senators?|governor|Gov\.|Bulldogs|primary|runoff|Republicans?|Democrats?|legislature|"
    r"congress\w+|voters? in the US"
    r"|Senate|House|Secretary of State)|U\.?S\.? state of Georgia|state of Georgia)\b"
)
_CAUCASUS = re.compile(r"\b(?:Tbilisi|Caucasus|Abkhazia|Ossetia|Georgians?\b|Black Sea|Armenia|Azerbaijan)\b")
_AS_PLACE = re.compile(
    r"(?:\b(?:in|at|near|outside|around|across|throughout|inside|via|through|over|above)(?: (?:central|downtown|"
    r"northern|southern|the"
    r"|nearby|occupied|western|eastern))? |\b(?:city|port|town|capital|streets|outskirts|suburbs?|airport|"
    r"university|mayor|north|south|east"
    r"|west|bishop|archbishop|Battle|Treaty|Peace) of |\b(?:visit\w*|trip|travel\w*|flew|fly|flight|flights|went|"
    r"go|goes|road|journey|arriv\w+|return\w*|came"
    r"|train|drive|voyage|march\w*|envoys?|back|summoned|km|miles|kilomet\w+) (?:to|for|from|on) |\b(?:reached|"
    r"left|visited|visiting|bombed|shelled|struck"
    r"|captured|seized|seizing|besieged|entered|toward the city of) )$"
)
_JOURNEY = re.compile(r"^ to (?:the )?(?:[a-z]+ of )?[A-Z]|^ and [A-Z]\w+ (?:airports?|cities)")
_BETWEEN = re.compile(r"\b(?:from|between)(?: that)?(?: from)? $")
_PLACE_AFTER = re.compile(
    r"^(?:-based|-born|['’]s (?:streets?|airport|port|suburbs?|outskirts|mayor|university|old town)| (?:airport|"
    r"streets|suburbs?|metro|University|Airport)\b)"
)
# The other words of a longer name: "Paris Agreement", "Minsk II", "Sofia Lindgren".
_LONGER = re.compile(r"^ (?!The\b|President|Prime|Foreign|Defen|Chancellor|I\b)(?:[A-Z][a-z]+|II|III|I{1,3})")
_SHOUTED = re.compile(r"\b[A-Z]{2,}\s$")
_DETERMINER = re.compile(r"^ (?:the|your|up|off|and|it|them|his|her|their|our|my|these|those) ")
_PEOPLE_OF = re.compile(r"^ (?:who|whose|living|themselves|of|at home|abroad)\b")
_DEFINITE = re.compile(r"\b[Tt]he (?:\w+ly )?$")
_BECOMES = re.compile(
    r"\b(?:become|becoming|became|as|are|were|two|three|four|five|six|seven|eight|nine|ten|dozen|some|other|"
    r"[0-9]) (?:\w+ )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """A state or its people where a text means them.

    kind  : of the actor that is meant
    alias : whether the form stands for the actor, and is not only its name
    """

    start: int
    end: int
    code: str
    kind: Literal["state", "public"]
    alias: bool


def find_mentions(text: str, found: Sequence[Found], masked: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of states in a sentence, in order.

    found  : names of the gazetteer in it
    masked : names of organisations, in which a capital is none, and names of people
    """
    spans = sorted(masked)
    at = 0
    for one in found:
        while at < len(spans) and spans[at][1] <= one.start:
            at += 1
        within = at < len(spans) and spans[at][0] <= one.start < spans[at][1]
        if one.kind in ("none", "organisation") or (within and one.kind in ("capital", "seat")):
            continue
        before, after = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 24]
        word = text[one.start : one.end]
        if _is_name_of_person(word, before, after) or _is_shouted(word, before, after):
            continue
        if one.of == "GEO" and word == "Georgia" and _US_STATE.search(text) and not _CAUCASUS.search(text):
            continue
        if one.kind == "name":
            yield Mention(one.start, one.end, one.of, "state", True)
        elif one.kind == "adjective":
            if not (word == "Polish" and one.start == 0 and _DETERMINER.match(after)):
                yield Mention(one.start, one.end, one.of, "state", True)
        elif one.kind == "people":
            if _BECOMES.search(before) and not _DEFINITE.search(before):
                yield Mention(one.start, one.end, one.of, "state", False)
            else:
                definite = _DEFINITE.search(before) and not _PEOPLE_OF.match(after)
                yield Mention(one.start, one.end, one.of, "state" if definite else "public", True)
        elif one.kind == "seat" or _means_government(one, word, before, after):
            yield Mention(one.start, one.end, one.of, "state", True)


def _means_government(one: Found, word: str, before: str, after: str) -> bool:
    if _LONGER.match(after) or _PLACE_AFTER.match(after):
        return False
    if word.startswith("Washington"):
        return not re.match(r"^,? (?:D\.C\.|DC|state)\b", after)
    if _BETWEEN.search(before):
        return not _JOURNEY.match(after)
    # "from Bamako to", "flew to Kathmandu and": a place like the one before it.
    if re.search(r"\b[Ff]rom [A-Z][\w’'-]+ (?:to|and) $", before):
        return False
    return not _AS_PLACE.search(re.sub(r"(?:[A-Z][\w’'-]+,? )+(?:and|or|nor) $", "", before))


def _is_name_of_person(word: str, before: str, after: str) -> bool:
    if _TITLE.search(before):
        return True
    longer = re.match(r"^ [A-Z][a-z]+(?:[,. ]|$|['’])", after)
    return bool(
        word in GIVEN_NAMES
        and longer
        and not re.match(r"^ (?:President|Prime|Foreign|Defen|King|Queen|Minister|Valley)", after)
    )


def _is_shouted(word: str, before: str, after: str) -> bool:
    """In a line of capitals "US" is a word like others."""
    return (
        word in ("US", "CAR")
        and bool(_SHOUTED.search(before) or re.match(r"^ [A-Z]{2,}\b(?! ?[0-9(])", after))
        and not re.search(r"\b(?:EU|UK|UN|NATO|the)[ ,/-]$", before)
    )
