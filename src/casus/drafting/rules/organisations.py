"""Organisations: known beforehand, with an abbreviation beside their name, or given away by a word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casus.drafting.rules.gazetteer import Found, organisation_names, unquoted

__all__ = ["Named", "find_organisations", "short_forms"]

_ABBREVIATED = re.compile(r" ?[(\[](?:the )?[“\"'‘]?(?P<short>[A-Z][A-Za-z&.-]{1,9})[”\"'’]?(?:,[^()]{0,30})?[)\]]")
_TOKEN = re.compile(r"[\w’'&./-]+")
_SMALL = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "de",
        "la",
        "del",
        "des",
        "du",
        "di",
        "da",
        "al",
        "el",
        "to",
        "with",
        "at",
        "&",
        "against",
        "von",
        "und",
        "y",
    ]
)
# What has an abbreviation and acts for nobody.
_THING = re.compile(
    r"\b(?:Dam|Agreement|Treaty|Act|Index|Ministry|Department|Parliament|Pact|Accords?|Convention|Zone|Plan|"
    r"Product|Aircraft|Vehicles?"
    r"|Missiles?|System|Systems|Weapons?|Programme|Road|Corridor|Pipeline|Canal|Sea|Strait|War|Summit|Talks|"
    r"Protocol|Resolution"
    r"|Republic|States|Kingdom|Emirates|Territory|Area|Region|Process|Framework|Mechanism|Rate|Fund Rate|Survey|"
    r"Report|Review"
    r"|Congress|Senate|Assembly|Court|Army|Navy|Guard|Regiment|Battalion|Division|Fleet|Dialogue|Deal|Law|Bill|"
    r"Budget|Concept"
    r"|Policy|Doctrine|Strategy|Exercise|Syndrome|Virus|Disease|Technology|Intelligence)$"
)
_HEAD = (
    r"Institute|Institution|Centre|Center|Foundation|Bank|University|Corporation|Company|Agency|Organi[sz]ation|"
    r"Association"
    r"|Endowment|Observatory|Research|Consortium|Society|Federation|Mission|Group|Liberation Front|Front|Union"
)
_BY_HEAD = re.compile(
    rf"(?:[A-Z][\w’'&.-]*(?: (?:of|for|and|on|the|de) (?=[A-Z])| )){{1,5}}(?:{_HEAD})\b(?P<tail>(?: (?:of|for|on)"
    rf" (?:the )?"
    rf"[A-Z][\w’'-]+(?: (?:and|of|on|for) (?=[A-Z])| (?=[A-Z]))?(?:[A-Z][\w’'-]+ ?){{0,4}})?)"
    r"|\b(?:Institute|Institution|Centre|Center|Foundation|Bank|University|Agency|Organi[sz]ation|Association|"
    rf"Society|Federation"
    r"|Council|Observatory) (?:of|for|on) (?:the )?[A-Z][\w’'-]+(?: (?:and|of|in|on|for) (?:the )?(?=[A-Z])| "
    rf"(?=[A-Z]))?(?:[A-Z][\w’'-]+(?: (?=[A-Z]))?){{0,4}}"
)
_COMPANY = re.compile(r"\b(?:[A-Z][\w’'&-]+ ){1,3}(?:Inc|Corp|Ltd|LLC|LLP|plc|PLC|AG|GmbH|S\.A\.|N\.V\.)\b")
_ARMED = re.compile(
    r"\b(?:[Tt]he )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:militias?|militants?|rebels?|insurgents?|"
    r"insurgency|guerrillas?"
    r"|jihadists?|separatists?|paramilitar(?:y|ies)|cartel|gang)\b"
)
_RESEARCH = re.compile(
    r"\b(?:pollster|think tank|consultancy|research group|monitor|oil company|bank|company) "
    r"(?P<name>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){0,3})"
)
_BY_NAME = re.compile(r"\b(?:poll|survey|study|report) (?:by|from) (?P<name>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){0,3})")
_SHORT_FORM = re.compile(
    r"\b[Tt]he (?P<head>Bank|Institute|Council|Commission|Fund|Agency|Union|Court|Centre|Center|Organi[sz]ation|"
    r"Forum|Community|League|Association|Foundation)"
    r"\b(?! (?:of|for|on)\b| [A-Z])"
)
_OF_NAME = re.compile(
    r"^(?:The|A|An|In|At|According|But|And|Both|Last|New|Former|Senior|Western|Several|Many|Some|One|Two|Its|"
    r"Their|His|If|When)\s"
)
_NEWS = re.compile(
    r"\b(?:News|Press|Times|Post|Herald|Tribune|Journal|Daily|Broadcasting|Media|Television|Radio|Ministry|"
    r"Soviet|European Union)\b"
)


@dataclass(frozen=True)
class Named:
    """An organisation where a text names it.

    name  : its full name, or that by which it goes in the text
    alias : the form that stands here, or an abbreviation beside it
    """

    start: int
    end: int
    name: str
    alias: str | None = None


def find_organisations(text: str, found: Sequence[Found], known: dict[str, str]) -> Iterator[Named]:
    """Organisations in a sentence.

    found : names of the gazetteer in it
    known : abbreviations and short names that earlier sentences gave, by the full name; those of this one are added
    """
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= other or start >= stop for other, stop in taken)

    for match in _ABBREVIATED.finditer(text):
        start = _start_of(text, match.start(), match["short"], found)
        if start is None:
            continue
        name = _full(text[start : match.start()])
        gazetteer = next(
            (one for one in found if one.kind == "organisation" and one.start >= start and one.end >= match.start()),
            None,
        )
        if gazetteer is not None:
            name = gazetteer.of
        taken.append((start, match.end()))
        if _is_thing(name) and gazetteer is None:
            continue
        known[match["short"]] = name
        yield Named(start, match.end(), name, match["short"])
    for one in found:
        if one.kind == "organisation" and free(one.start, one.end):
            shown = text[one.start : one.end]
            if one.alone or one.of in known.values() or known.get(shown):
                taken.append((one.start, one.end))
                yield Named(
                    one.start, one.end, known.get(shown, one.of), shown if unquoted(shown) != unquoted(one.of) else None
                )
    for match in _TOKEN.finditer(text):
        short = re.sub(r"[’']s$|[.’']$", "", match[0])
        if short in known and free(match.start(), match.end()):
            taken.append((match.start(), match.end()))
            yield Named(match.start(), match.start() + len(short), known[short], short)
    for match in _SHORT_FORM.finditer(text):
        whole = known.get(f"the {match['head']}")
        if whole is not None and free(*match.span()):
            taken.append(match.span())
            yield Named(*match.span(), whole, match[0])
    for start, end in _by_word(text, found):
        name = _full(text[start:end])
        if free(start, end) and not _NEWS.search(name) and not _is_thing(name) and len(name.split()) < 10:
            taken.append((start, end))
            yield Named(start, end, name)


def _by_word(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    inside = {(one.start, one.end) for one in found if one.kind in ("none", "name")}
    for match in _BY_HEAD.finditer(text):
        lead = _OF_NAME.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        end = match.start() + len(re.sub(r"[’']s?$", "", match[0].rstrip()))
        if (start, end) not in inside and len(text[start:end].split()) > 1:
            yield start, end
    for match in _COMPANY.finditer(text):
        yield match.span()
    for pattern in (_ARMED, _RESEARCH, _BY_NAME):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            place = [one for one in found if one.start < end and one.end > start and one.kind != "organisation"]
            if not place and not _OF_NAME.match(text[start:end] + " ") and not re.search(r"[’']s\b", text[start:end]):
                yield start, end


def _start_of(text: str, end: int, short: str, found: Sequence[Found]) -> int | None:
    """Where the name begins whose abbreviation stands after it: its initials have to spell the abbreviation."""
    known = [one for one in found if one.kind == "organisation" and one.end == end]
    if known:
        return known[0].start
    letters = re.sub(r"[^A-Z]", "", short.upper())
    if len(letters) < 2 or sum(letter.isupper() for letter in short) < 2:
        return None
    tokens = list(_TOKEN.finditer(text, max(0, end - 120), end))
    left = len(letters) - 1
    best: int | None = None
    for token in reversed(tokens):
        word = token[0].lstrip("’'")
        if not word or (word.lower() not in _SMALL and not word[0].isupper()):
            break
        if re.search(r"[.;:,]", text[token.end() : token.end() + 1]) and not token[0].endswith("."):
            break
        for part in reversed(re.split(r"-", word)):
            if left >= 0 and part and part[0].upper() == letters[left]:
                left -= 1
        if left < 0:
            best = token.start()
            break
    return best if best is not None else _by_letters(text, tokens, letters)


def _by_letters(text: str, tokens: Sequence[re.Match[str]], letters: str) -> int | None:
    """Where a name begins whose letters, not its initials alone, spell the abbreviation: AMISOM, Europol."""
    start: int | None = None
    for token in reversed(tokens):
        word = token[0]
        if re.search(r"[.;:,]", text[token.end() : token.end() + 1]) or not (word[0].isupper() or word in _SMALL):
            break
        start = token.start() if word[0].isupper() and word.lower() not in _SMALL else start
    if start is None or text[start].upper() != letters[0] or len(letters) < 4:
        return None
    rest = iter(text[start : tokens[-1].end()].upper())
    return start if all(letter in rest for letter in letters) else None


def _head(name: str) -> str:
    """The noun that says what it is: the last before "of", "for" or "on"."""
    return re.split(r" (?:of|for|on|in) ", name)[0].rpartition(" ")[2]


def _is_thing(name: str) -> bool:
    return bool(_THING.search(_head(name)))


def short_forms(names: Iterable[str]) -> dict[str, str]:
    """ "the Bank" and its likes, by the one organisation named that is called so; none where two are.

    >>> short_forms(["World Bank", "Arctic Council", "Nordic Council"])
    {'the Bank': 'World Bank'}
    """
    heads: dict[str, list[str]] = {}
    for name in names:
        heads.setdefault(f"the {_head(name)}", []).append(name)
    return {form: named[0] for form, named in heads.items() if len(named) == 1 and _SHORT_FORM.fullmatch(form)}


def _full(name: str) -> str:
    name = re.sub(r"^(?:the|The|a|an)\s+", "", name.strip(" “”\"'‘"))
    return re.sub(r"[’']s?$", "", name) if name not in organisation_names() else name
