"""People: full names, and the office that stands beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casus.drafting.rules.gazetteer import Found
from casus.drafting.rules.mentions import GIVEN_NAMES
from casus.drafting.rules.organisations import Named

__all__ = ["Person", "find_people"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶŁĻŃŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚƏÇ"
_PART = rf"(?:[{_UPPER}][\w’'-]*[\wʼ]|[{_UPPER}]\.|[{_UPPER}](?=\s))"
_LINK = r"(?:al-|el-|Al-|El-|ad-|as-|ash-|an-|bin |ibn |bint |ben |de la |de |da |dos |do |del |van der |van den |van |von |der |di |du |la |le |d['’]|ter |al |el )"
_NAME = rf"(?:{_PART}(?: (?:{_LINK})?{_PART}){{1,3}})"

_RANK = (
    r"(?:(?:Lt|Maj|Brig|Vice|Rear|Sgt|Staff|Lieutenant|Major|Brigadier|Col|Gen|Field|Chief|Air|Petty|Warrant)\.?[ -])?"
    r"(?:Gen|Col|Lt|Maj|Adm|Capt|Cmdr|Sgt|Brig|Cdr|General|Colonel|Admiral|Captain|Commander|Major|Marshal|"
    r"Lieutenant|Brigadier|Sergeant)\b\.?"
    r"(?: \((?:ret|retd|Ret|Retd)\.?\))?"
)
_TITLE = rf"(?:{_RANK}|Dr\.?|Prof\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Sir|Dame|Lord|Lady|Sheikh|Sheik|Ayatollah|Rev\.?|Father|Imam)"
_MODIFIER = (
    r"(?:[Dd]eputy|[Vv]ice|[Aa]cting|[Ff]ormer|[Ii]nterim|[Tt]ransitional|[Ff]irst|[Cc]hief|[Ss]enior|[Ss]upreme|"
    r"[Ss]pecial|[Nn]ational|[Ss]tate"
    r"|[Pp]rime|[Cc]rown|[Gg]eneral|[Pp]ermanent|[Ee]xecutive|[Mm]anaging|[Ee]lected|[Oo]utgoing|[Ii]ncoming|"
    r"[Nn]ewly|[Ff]oreign|[Dd]efen[cs]e"
    r"|[Ii]nterior|[Ff]inance|[Ee]conomy|[Ee]conomics|[Ee]nergy|[Oo]il|[Tt]rade|[Jj]ustice|[Ii]nformation|"
    r"[Hh]ealth|[Cc]ulture|[Ee]ducation"
    r"|[Tt]ransport|[Aa]griculture|[Ss]ecurity|[Pp]residential|[Gg]overnment|[Oo]pposition|[Pp]arty|[Aa]rmy|"
    r"[Nn]avy|[Aa]ir|[Mm]ilitary"
    r"|[Ii]ntelligence|[Cc]entral|[Bb]ank|[Ss]tate Department|[Ff]oreign [Mm]inistry|[Dd]efen[cs]e [Mm]inistry|"
    r"[Kk]remlin|White House|Pentagon"
    r"|[Dd]epartment|[Mm]inistry|[Cc]abinet|[Hh]ome|[Tt]reasury|[Ww]ater|[Ee]nvironment|[Ii]ndustry|"
    r"[Ii]rrigation|[Pp]olice|[Ee]x)"
)
_HEAD = (
    r"(?:[Pp]resident(?:-elect)?|[Mm]inister(?: of [Ss]tate)?|[Pp]remier|[Cc]hancellor|[Tt]aoiseach|[Mm]onarch|"
    r"[Kk]ing|[Qq]ueen|[Ee]mir|[Ss]ultan|[Pp]rince"
    r"|[Ll]eader|[Ss]ecretary[- ][Gg]eneral|[Ss]ecretary of [A-Z]\w+|[Ss]ecretary|[Aa]mbassador|[Ee]nvoy|"
    r"[Ss]pokes(?:man|woman|person)|[Aa]dvis[eo]r"
    r"|[Dd]irector(?:[- ][Gg]eneral)?|[Hh]ead|[Cc]hief(?: of [Ss]taff)?|[Cc]ommander(?:-in-[Cc]hief)?|"
    r"[Gg]overnor|[Ss]peaker|[Ss]enator|[Cc]hair(?:man|woman)?"
    r"|[Mm]ayor|[Cc]ommissioner|[Rr]epresentative|[Pp]rosecutor|[Nn]egotiator|[Cc]onsul|[Dd]iplomat|"
    r"[Cc]o-founder|[Ff]ounder|[Rr]uler|[Pp]ope|[Jj]udge|Führer)"
)
_FIELD = (
    r"(?: (?:of|for) (?:the )?(?:[Dd]efen[cs]e|[Ff]oreign [Aa]ffairs|[Ii]nterior|[Ss]tate(?: for [A-Z]\w+)?|"
    r"[Ff]inance|[Ee]nergy|[Tt]rade|[Jj]ustice"
    r"|[Ii]nformation|[Ee]conomy|[Ii]nternal [Aa]ffairs|[Nn]ational [Ss]ecurity|[Tt]reasury|[Hh]ealth|"
    r"[Aa]griculture|[Tt]ransport|[Ww]ater(?: [Rr]esources)?)\b)?"
)
_OFFICE = rf"(?:{_MODIFIER}[ -]){{0,4}}{_HEAD}{_FIELD}"
_BODY = r"(?: (?:of|for|to|at) (?:the )?(?P<body>[^,;:.()“”\"]{2,60}?))?"

_BEFORE_NAME = re.compile(
    rf"(?<![\w-])(?P<office>{_OFFICE})(?: (?:of|for|to) (?:the )?(?P<body>{_PART}(?:[ -](?:of |and |for |the )"
    rf"*{_PART}){{0,5}}?))?(?P<comma>,)? (?:{_TITLE} )?(?P<name>{_NAME})"
)
_AFTER_NAME = re.compile(
    rf"(?P<name>{_NAME})(?: \(\w+\))?, (?P<lead>(?:(?:who (?:is|was|has been) )?(?:the|a|an|its|his|their) |"
    rf"[\w’'-]+[’']s |[\w’'-]+ )?(?:[\w’'-]+ ){{0,2}}?)(?P<office>{_OFFICE})(?![\w-]){_BODY}(?=[,;:.()]|$| "
    r"(?:said|says|told|has|who|and|in|on)\b)"
)
_TITLED = re.compile(rf"(?<![\w-]){_TITLE} (?P<name>{_NAME})")
_SAYS = (
    r"(?:says?|said|argue[sd]?|warn(?:s|ed)|told|tells|writes|wrote|believes?|believed|thinks?|estimate[sd]|"
    r"calculate[sd]|add(?:s|ed)|note[sd]|predict(?:s|ed)"
    r"|conclude[sd]|explain(?:s|ed)|suggest(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|complain(?:s|ed)|put it)"
)
_SPEAKS = re.compile(rf"(?P<name>{_NAME})(?:,? (?:of|from|at) [^,.;]{{2,60}}?,?)? {_SAYS}\b")
_SAID_BY = re.compile(
    rf"\b{_SAYS} (?P<name>{_NAME})(?=,|\.|$| of\b| at\b| from\b|;)|\b[Aa]ccording to (?P<other>{_NAME})(?=,| "
    r"of\b| at\b| from\b)"
)
_EXPERT = re.compile(
    r"\b(?:analyst|expert|researcher|fellow|scholar|economist|historian|professor|scientist|hydrologist|lawyer|"
    rf"journalist|author|activist|politician|lawmaker"
    rf"|adviser|director|colleague|resident|officer|general|colonel|candidate|banker|trader) (?P<name>{_NAME})"
)
_APPOSITION = re.compile(
    rf"(?P<name>{_NAME}), (?:who\b|(?:a|an) (?:[\w-]+ ){{0,3}}(?:analyst|expert|researcher|fellow|scholar|"
    rf"economist|historian|professor|hydrologist|officer|general|journalist|lawyer|diplomat|scientist|lecturer|"
    r"official|author|activist|politician|lawmaker|engineer)\b)"
)

_OTHER = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "But",
        "And",
        "Or",
        "If",
        "When",
        "While",
        "Since",
        "After",
        "Before",
        "For",
        "From",
        "With",
        "Its",
        "His",
        "Her",
        "Their",
        "This",
        "That",
        "These",
        "Those",
        "Last",
        "Next",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Sea",
        "River",
        "Island",
        "Islands",
        "Street",
        "Strait",
        "Ministry",
        "Council",
        "Party",
        "Army",
        "Navy",
        "Force",
        "Forces",
        "Bank",
        "Times",
        "Post",
        "Institute",
        "Center",
        "Centre",
        "University",
        "Organization",
        "Union",
        "Group",
        "House",
        "Department",
        "Office",
        "Agency",
        "Act",
        "Treaty",
        "Agreement",
        "War",
        "Base",
        "Peninsula",
        "Gulf",
        "Ocean",
        "Mountains",
        "Valley",
        "Province",
        "Region",
        "Republic",
        "Kingdom",
        "Federation",
        "State",
        "States",
        "Government",
        "Parliament",
        "Congress",
        "Senate",
        "Committee",
        "Commission",
        "Court",
        "Prime",
        "Minister",
        "President",
        "Foreign",
        "Defence",
        "Defense",
        "Secretary",
        "General",
        "Chancellor",
        "Vice",
        "Deputy",
        "Former",
        "Chief",
        "Special",
        "Crown",
        "Prince",
        "Western",
        "Eastern",
        "Northern",
        "Southern",
        "Central",
        "North",
        "South",
        "East",
        "West",
        "New",
        "Old",
        "Great",
        "Security",
        "National",
        "International",
        "World",
        "Gen",
        "Col",
        "Lt",
        "Maj",
        "Adm",
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Prof",
        "According",
        "Police",
        "Intelligence",
        "Service",
        "Guard",
        "Guards",
        "Corps",
        "Fleet",
        "Press",
        "News",
        "Agence",
        "Daily",
        "Data",
        "Research",
        "Both",
        "Neither",
        "Some",
        "Many",
        "Most",
        "Not",
        "Asked",
        "Speaking",
        "Analysts",
        "Officials",
        "Experts",
        "Leader",
        "King",
        "Queen",
        "Sultan",
        "Emir",
        "Shoal",
        "Arctic",
        "Euro",
        "Black",
        "Red",
        "Front",
        "Movement",
        "Alliance",
        "Authority",
        "Airport",
        "Port",
        "Dam",
        "Canal",
        "Corridor",
        "Accord",
        "Accords",
        "Summit",
        "Forum",
        "Conference",
        "Development",
        "Finance",
        "Energy",
        "Interior",
        "Home",
        "Affairs",
        "Information",
        "Trade",
        "Affairs",
        "Speaker",
        "Envoy",
        "Ambassador",
        "Spokesman",
        "Spokeswoman",
        "Asia",
        "Africa",
        "Europe",
        "America",
        "Pacific",
        "Atlantic",
    ]
)


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
    for person in (*_with_office(text, found, organisations), *_without(text, found, organisations)):
        known = people.get(person.name)
        if known is None or (known.office is None and person.office is not None):
            people[person.name] = person
    names = sorted(people.values(), key=lambda person: person.start)
    return [one for one in names if not any(one.name != other.name and _covers(other, one) for other in names)]


def _with_office(text: str, found: Sequence[Found], organisations: Sequence[Named]) -> Iterator[Person]:
    for match in _AFTER_NAME.finditer(text):
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
    at = 0
    while (match := _BEFORE_NAME.search(text, at)) is not None:
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
    for pattern in (_TITLED, _SPEAKS, _SAID_BY, _EXPERT, _APPOSITION):
        for match in pattern.finditer(text):
            group = "name" if match["name"] else "other"
            span = _name(text, *match.span(group), found, organisations)
            if span is not None:
                yield Person(*span, text[slice(*span)])


def _name(
    text: str, start: int, end: int, found: Sequence[Found], organisations: Sequence[Named]
) -> tuple[int, int] | None:
    """The full name within some characters, without titles; None where there is none."""
    title = re.match(rf"(?:{_TITLE} )+", text[start:end])
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
