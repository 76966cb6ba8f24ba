"""Actors: who acts, the people of each, and the organisations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casus.drafting.article import Article
from casus.drafting.extraction import Actor, ActorKind, Sentence
from casus.drafting.rules.gazetteer import Found, find_names, state_name
from casus.drafting.rules.mentions import find_mentions
from casus.drafting.rules.offsets import readable
from casus.drafting.rules.organisations import find_organisations, short_forms
from casus.drafting.rules.people import Person, find_people

__all__ = ["find_actors"]

_Key = tuple[ActorKind, str]
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s*(?:[\w-]+\s*){0,2}$")
# Offices of one state only.
_OF_ONE_STATE = {
    "secretary of state": "USA",
    "secretary of defense": "USA",
    "foreign secretary": "GBR",
    "taoiseach": "IRL",
}
_FOR_EVERYBODY = re.compile(
    r"spokes|analyst|^(?:a )?(?:head|director|chief|founder|co-founder|leader|chair|commander|judge)\b", re.I
)
_GOVERNS = re.compile(
    r"\b(?:president|premier|minister|chancellor|king|queen|emir|sultan|prince|pope|taoiseach|supreme leader|"
    r"foreign secretary|secretary of)\b",
    re.I,
)
_KOREAS = {"the North": "PRK", "the South": "KOR"}


@dataclass
class _Entry:
    name: str
    aliases: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    sentences: dict[int, None] = field(default_factory=dict)

    def named(self, form: str, sentence: int) -> None:
        if form and form != self.name and form not in self.aliases:
            self.aliases.append(form)
        self.sentences[sentence] = None


class _Actors:
    """Actors by kind and state, or by kind and name; in the order of the text."""

    def __init__(self) -> None:
        self.entries: dict[_Key, _Entry] = {}
        self.people: dict[str, None] = {}
        self.known: dict[str, str] = {}
        self.last: _Key | None = None

    def add(self, key: _Key, name: str, form: str, sentence: int) -> None:
        self.entries.setdefault(key, _Entry(name)).named(form, sentence)

    def read(self, sentence: Sentence) -> None:
        text = readable(sentence.text)
        found = find_names(text)
        organisations = list(find_organisations(text, found, self.known))
        people = find_people(text, found, organisations)
        masked = [(one.start, one.end) for one in organisations] + [(one.start, one.end) for one in people]
        named: list[tuple[int, int, _Key]] = []
        for organisation in organisations:
            key: _Key = ("organisation", organisation.name)
            self.add(key, organisation.name, organisation.alias or "", sentence.n)
            named.append((organisation.start, organisation.end, key))
        for mention in find_mentions(text, found, masked):
            form = text[mention.start : mention.end] if mention.alias else ""
            key = (mention.kind, mention.code)
            self.add(key, state_name(mention.code) if mention.kind == "state" else form, form, sentence.n)
            named.append((mention.start, mention.end, key))
        for form in [form for form in self.known if form.startswith("the ")]:
            del self.known[form]
        self.known.update(short_forms(name for kind, name in self.entries if kind == "organisation"))
        named.sort(key=lambda entry: entry[:2])
        for person in people:
            self.people.setdefault(person.name)
            if person.office is not None:
                self._seat(person, named, found, text)
        if named:
            self.last = named[0][2]

    def _seat(self, person: Person, named: Sequence[tuple[int, int, _Key]], found: Sequence[Found], text: str) -> None:
        """Write a person with the office under the actor whose it is."""
        key = self._whose(person, named, found, text)
        if key is None or key not in self.entries:
            return
        entry = self.entries[key]
        written = f"{person.name}, {_bare_office(person.office or '', entry)}"
        if not any(one.startswith(f"{person.name}, ") for one in entry.people):
            entry.people.append(written)

    def _whose(
        self, person: Person, named: Sequence[tuple[int, int, _Key]], found: Sequence[Found], text: str
    ) -> _Key | None:
        office = (person.office or "").lower()
        for words, code in _OF_ONE_STATE.items():
            if words in office:
                return ("state", code)
        if person.of is not None:
            start, end = person.of
            said = [one for one in named if one[0] >= start and one[1] <= end]
            close = [
                one
                for one in said
                if not re.search(r"[,;:.]\s", text[one[1] : max(one[1], end)]) or end < person.start - 60
            ]
            if end <= person.start and close:
                return close[-1][2]
            if said and start >= person.end:
                return said[0][2]
            if _ITS.search(text[max(0, end - 24) : end]):
                earlier = [one[2] for one in named if one[1] <= end]
                return earlier[-1] if earlier else self.last
        states = [one for one in named if one[2][0] == "state"]
        seats: list[_Key] = [("state", one.of) for one in found if one.kind == "capital" and one.end <= person.start]
        before = [one[2] for one in states if one[1] <= person.start]
        after = [one[2] for one in states if one[0] >= person.end]
        if _FOR_EVERYBODY.search(office):
            return before[-1] if before else None
        if not _GOVERNS.search(office):
            return None
        near: list[_Key] = [*before[-1:], *seats[-1:], *after[:1]]
        return next((key for key in near if key in self.entries), None) or self._without(person.office or "")

    def _without(self, office: str) -> _Key | None:
        """A state that has nobody of that office yet: the last one named, else the one named most."""
        states = [key for key in self.entries if key[0] == "state"]
        states.sort(key=lambda key: (key != self.last, -len(self.entries[key].sentences)))
        return next(
            (key for key in states if not any(one.endswith(f", {office}") for one in self.entries[key].people)), None
        )

    def koreas(self, sentences: Sequence[Sentence]) -> None:
        """Where both Koreas are named, "the North" and "the South" are theirs."""
        if not all(("state", code) in self.entries for code in _KOREAS.values()):
            return
        for sentence in sentences:
            for form, code in _KOREAS.items():
                if re.search(rf"\b{form}\b(?! (?:[A-Z]|of))", sentence.text):
                    self.entries[("state", code)].named(form, sentence.n)


def find_actors(
    article: Article, sentences: Sequence[Sentence]
) -> tuple[tuple[Actor, ...], tuple[str, ...], tuple[str, ...]]:
    """Actors, full names of people, and names of organisations, each in the order of the text."""
    actors = _Actors()
    for sentence in sentences:
        actors.read(sentence)
    actors.koreas(sentences)
    found = tuple(
        Actor(
            entry.name,
            kind,
            of if kind != "organisation" else None,
            tuple(entry.aliases),
            tuple(entry.people),
            tuple(entry.sentences),
        )
        for (kind, of), entry in actors.entries.items()
    )
    organisations = tuple(one.name for one in found if one.kind == "organisation")
    return found, tuple(actors.people), organisations


def _bare_office(office: str, entry: _Entry) -> str:
    """An office without the name of the state."""
    office = re.sub(r"^(?:the|a|an|its|his|their)\s+", "", office, flags=re.I)
    for form in (entry.name, *entry.aliases):
        office = re.sub(rf"(?:^{re.escape(form)}(?:['’]s)?\s+|\s+of (?:the )?{re.escape(form)}$)", "", office)
    return office.strip(" ,")
