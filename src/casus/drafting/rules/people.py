"""People: full names, and the office that stands beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casus.drafting.rules.gazetteer import Found
from casus.drafting.rules.mentions import GIVEN_NAMES
from casus.drafting.rules.naming import (
    AFTER_NAME,
    APPOSITION,
    BEFORE_NAME,
    EXPERT,
    OF_A_STATE,
    OFFICE_OF,
    SAID_BY,
    SPEAKS,
    TITLE,
    TITLED,
)
from casus.drafting.rules.organisations import Named

__all__ = ["Person", "find_people"]

_OTHER = frozenset(
    {
        "The", "A", "An", "In", "On", "At", "But", "And", "Or", "If", "When", "While", "Since", "After", "Before",
        "For", "From", "With", "Its", "His", "Her", "Their", "This", "That", "These", "Those", "Last", "Next",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
        "April", "June", "July", "August", "September", "October", "November", "December", "Sea", "River", "Island",
        "Islands", "Street", "Strait", "Ministry", "Council", "Party", "Army", "Navy", "Force", "Forces", "Bank",
        "Times", "Post", "Institute", "Center", "Centre", "University", "Organization", "Union", "Group", "House",
        "Department", "Office", "Agency", "Act", "Treaty", "Agreement", "War", "Base", "Peninsula", "Gulf", "Ocean",
        "Mountains", "Valley", "Province", "Region", "Republic", "Kingdom", "Federation", "State", "States",
        "Government", "Parliament", "Congress", "Senate", "Committee", "Commission", "Court", "Prime", "Minister",
        "President", "Foreign", "Defence", "Defense", "Secretary", "General", "Chancellor", "Vice", "Deputy",
        "Former", "Chief", "Special", "Crown", "Prince", "Western", "Eastern", "Northern", "Southern", "Central",
        "North", "South", "East", "West", "New", "Old", "Great", "Security", "National", "International", "World",
        "Gen", "Col", "Lt", "Maj", "Adm", "Dr", "Mr", "Mrs", "Ms", "Prof", "According", "Police", "Intelligence",
        "Service", "Guard", "Guards", "Corps", "Fleet", "Press", "News", "Agence", "Daily", "Data", "Research",
        "Both", "Neither", "Some", "Many", "Most", "Not", "Asked", "Speaking", "Analysts", "Officials", "Experts",
        "Leader", "King", "Queen", "Sultan", "Emir", "Shoal", "Arctic", "Euro", "Black", "Red", "Front", "Movement",
        "Alliance", "Authority", "Airport", "Port", "Dam", "Canal", "Corridor", "Accord", "Accords", "Summit",
        "Forum", "Conference", "Development", "Finance", "Energy", "Interior", "Home", "Affairs", "Information",
        "Trade", "Speaker", "Envoy", "Economics", "Analytics", "Capital", "Securities",
        "Consulting", "Monitor", "Ambassador", "Spokesman", "Spokeswoman", "Asia", "Africa", "Europe", "America",
        "Pacific", "Atlantic",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody named in full.

    office : as the text says it, without the state or body
    of     : where the state or body is said in words: offsets of them in the text
    """

    start: int
    end: int
    name: str
    office: str | None = None
    of: tuple[int, int] | None = None


def find_people(text: str, found: Sequence[Found], organisations: Sequence[Named]) -> list[Person]:
    """People named in full in a sentence, each once, in order.

    found, organisations : of the sentence; a name that holds one of them is nobody's
    """
    if not re.search(r"[^\W\d_]", text):
        return []
    people: dict[str, Person] = {}
    for person in (
        *_with_office(text, found, organisations),
        *_without(text, found, organisations),
        *_of_a_state(text, found, organisations),
    ):
        known = people.get(person.name)
        if known is None or (known.office is None and person.office is not None):
            people[person.name] = person
    names = sorted(people.values(), key=lambda person: person.start)
    return [one for one in names if not any(one.name != other.name and _covers(other, one) for other in names)]


def _with_office(text: str, found: Sequence[Found], organisations: Sequence[Named]) -> Iterator[Person]:
    for match in AFTER_NAME.finditer(text):
        span = _name(text, *match.span("name"), found, organisations)
        if span is not None and len(match["office"]) > 3:
            body = match.span("body") if match["body"] else None
            office = match["office"]
            if body is not None and not any(
                one.start >= body[0] and one.end <= body[1] and one.kind in ("name", "capital") for one in found
            ):
                office = text[match.start("office") : body[1]]
            lead = (match.start("lead"), match.start("office"))
            yield Person(*span, text[slice(*span)], _office(office, match["lead"]), body or lead)
    for match in OFFICE_OF.finditer(text):
        span = _name(text, *match.span("name"), found, organisations)
        if span is not None:
            body = match.span("body")
            of_state = any(one.start >= body[0] and one.end <= body[1] for one in found)
            office = match["office"] if of_state else text[match.start("office") : body[1]]
            yield Person(*span, text[slice(*span)], office, body)
    at = 0
    while (beside := BEFORE_NAME.search(text, at)) is not None:
        match = beside
        at = match.start("office") + max(1, len(match["office"]))
        start, end = match.span("name")
        # What a body's name took of the person's.
        span = _name(text, start, end, found, organisations)
        if span is None and match["body"]:
            span = _name(text, match.start("body"), end, found, organisations)
        if span is None:
            continue
        before = (max(0, match.start("office") - 40), match.start("office"))
        body = (match.start("body"), span[0]) if match["body"] and match.start("body") < span[0] else before
        office = match["office"]
        if body is not before and not any(one.start >= body[0] and one.end <= body[1] for one in found):
            office = text[match.start("office") : body[1]].strip(" ,")
        yield Person(*span, text[slice(*span)], office, body)


def _without(text: str, found: Sequence[Found], organisations: Sequence[Named]) -> Iterator[Person]:
    for pattern in (TITLED, SPEAKS, SAID_BY, EXPERT, OF_A_STATE, OFFICE_OF, APPOSITION):
        for match in pattern.finditer(text):
            group = "name" if match["name"] else "other"
            span = _name(text, *match.span(group), found, organisations)
            if span is not None:
                yield Person(*span, text[slice(*span)])


def _of_a_state(text: str, found: Sequence[Found], organisations: Sequence[Named]) -> Iterator[Person]:
    """Hungary's Viktor Balogh: a name right after that of a state."""
    ends = {one.end for one in found if one.kind == "name"}
    for match in OF_A_STATE.finditer(text):
        span = _name(text, *match.span("name"), found, organisations)
        if span == match.span("name") and match.start("name") - 3 in ends:
            yield Person(*span, text[slice(*span)])


def _name(
    text: str, start: int, end: int, found: Sequence[Found], organisations: Sequence[Named]
) -> tuple[int, int] | None:
    """The full name within some characters, without titles; None where there is none."""
    title = re.match(rf"(?:{TITLE} )+", text[start:end])
    start += title.end() if title else 0
    for one in found:
        if (
            one.start <= start < one.end < end
            and one.kind not in ("none", "organisation")
            and text[one.start : one.end] not in GIVEN_NAMES
        ):
            start = one.end + (1 if text[one.end : one.end + 1] == " " else 0)
    while (word := re.match(r"[\w.’'-]+ ", text[start:end])) is not None and word[0].strip(" .") in _OTHER:
        start += word.end()
    name = text[start:end]
    possessive = re.search(r"[’']s?(?= |$)", name)
    if possessive is not None:
        end = start + possessive.start()
        name = text[start:end]
    parts = name.split()
    if len([part for part in parts if len(part.strip(".")) > 1]) < 2 or any(
        part.strip(".,") in _OTHER for part in parts
    ):
        return None
    within = [
        one
        for one in found
        if one.start < end and one.end > start and not (one.start == start and text[one.start : one.end] in GIVEN_NAMES)
    ]
    if within or any(one.start < end and one.end > start for one in organisations):
        return None
    return start, end


def _office(office: str, lead: str) -> str:
    return f"former {office}" if re.search(r"\b(?:former|ex)\b", lead) and "former" not in office else office


def _covers(one: Person, other: Person) -> bool:
    return one.start <= other.start and other.end <= one.end
