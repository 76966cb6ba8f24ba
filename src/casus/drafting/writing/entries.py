"""The entries of a draft: sources, claims, actors, quantities and events, each as its lines."""

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from casus.drafting.extraction import Actor, Extraction, Quantity, Source
from casus.drafting.writing.naming import Names, slug
from casus.drafting.writing.scalars import commented, listed, number, quoted
from casus.drafting.writing.section import Entry

__all__ = ["ARTICLE", "actors", "article", "claims", "dates", "events", "quantities", "sources"]

ARTICLE = "article"
"""The article itself, as a source of what it says without naming another."""

_KINDS = {"state": "government", "public": "public", "organisation": "organisation"}

Named = Mapping[Hashable, str]


def article(found: Extraction) -> str:
    """The article as a source."""
    return _source(
        Source(ARTICLE, found.author, found.title, found.publisher),
        ARTICLE,
        "the article that this case was drafted from",
    )


def sources(found: Extraction) -> Iterator[Entry]:
    """The sources that the article names, by their marks in it."""
    names = Names(ARTICLE)
    known: dict[Source, str] = {}
    for source in found.sources:
        same = replace(source, n="")
        if same in known and (same.title or same.url):
            # A note that goes back to another one: two entries would count as two sources.
            yield Entry(source.n, known[same], f"{commented(f'[{source.n}] is {known[same]} again', 2)}\n")
            continue
        text = source.author or source.publisher or source.title or ""
        known[same] = name = names.new(slug(text, slug(str(source.n), "source")))
        yield Entry(source.n, name, _source(source, name, f"[{source.n}]"))


def _source(source: Source, name: str, mark: str) -> str:
    lines = [commented(mark, 2), f"  {name}:"]
    for key, text in (("author", source.author), ("publisher", source.publisher), ("url", source.url)):
        lines += [f"    {key}: {quoted(text)}"] if text and text.strip() else []
    title = source.title if source.title and source.title.strip() else f"TODO: title of {mark}"
    lines.insert(2, f"    title: {quoted(title)}")
    for key, day in (("published", source.published), ("accessed", source.accessed)):
        lines += [f"    {key}: {day.isoformat()}"] if day is not None else []
    return "\n".join([*lines, "    reliability: F\n"])


def claims(found: Extraction, of_sources: Named) -> Iterator[Entry]:
    """The claims, by their place in the extraction; a name says which sentence a claim stands in."""
    names = Names()
    for k, claim in enumerate(found.claims):
        if not claim.text.strip():
            continue
        name = names.new(f"s{claim.sentence}")
        named = list(dict.fromkeys(of_sources[n] for n in claim.sources if n in of_sources))
        about = [f"characters {claim.start}–{claim.end}"]
        if claim.hedge:
            about.append(f"hedge: {claim.hedge}" + (f" ({claim.word})" if claim.word else ""))
        if claim.who:
            about.append(f"said by {claim.who}")
        text = (
            f"{commented('; '.join(about), 2)}\n  {name}:\n    text: {quoted(claim.text)}\n"
            f"    sources: {listed(named or [ARTICLE])}\n    sentence: {claim.sentence}\n"
        )
        yield Entry(k, name, text)


def actors(found: Extraction) -> Iterator[Entry]:
    """Who acts, by their place in the extraction."""
    names = Names()
    for k, actor in enumerate(found.actors):
        if actor.name.strip():
            name = names.new(slug(actor.name, slug(actor.state or "", "actor")))
            yield Entry(k, name, _actor(actor, name))


def _actor(actor: Actor, name: str) -> str:
    lines = [f"  {name}:", f"    name: {quoted(actor.name)}", f"    kind: {_KINDS[actor.kind]}"]
    lines += [f"    state: {quoted(actor.state)}"] if actor.state and actor.state.strip() else []
    people = [person for person in actor.people if person.replace(",", " ").strip()]
    if people:
        lines.append(f"    leader: {quoted(people[0].rpartition(',')[0].strip() or people[0])}")
        lines[:0] = [commented(f"people: {'; '.join(people)}", 2)]
    aliases = [quoted(alias) for alias in actor.aliases if alias.strip()]
    lines += [f"    aliases: {listed(aliases)}"] if aliases else []
    return "\n".join(lines) + "\n"


def quantities(found: Extraction, of_claims: Named) -> Iterator[Entry]:
    """The numbers, by their place in the extraction; days and numbers without end are none."""
    names = Names("choice")
    because = _ClaimsAt(found, of_claims)
    for k, quantity in enumerate(found.quantities):
        if isinstance(quantity.value, str) or quantity.kind == "date" or not math.isfinite(quantity.value):
            continue
        name = names.new(slug(f"{slug(quantity.of or '', '')} {quantity.kind}", quantity.kind))
        # A case writes shares from 0 to 1.
        share = quantity.kind == "share"
        value, unit = (round(quantity.value / 100, 6), "share") if share else (quantity.value, quantity.unit)
        lines = [
            commented(f"characters {quantity.start}–{quantity.end}: {quantity.text}", 2),
            f"  {name}:",
            f"    value: {number(value)}",
        ]
        if unit and unit.strip():
            lines.append(f"    unit: {quoted(unit)}")
        lines.append(f"    about: {quoted(_about(quantity))}")
        if claim := because(quantity):
            lines.append(f"    because: {listed([claim])}")
        yield Entry(k, name, "\n".join(lines) + "\n")


def _about(quantity: Quantity) -> str:
    of = f" of {' '.join(quantity.of.split())}" if quantity.of and quantity.of.strip() else ""
    return f"The {quantity.kind}{of}, sentence {quantity.sentence}"


def events(found: Extraction, of_claims: Named, of_actors: Named) -> Iterator[Entry]:
    """What a claim dates to a day that the article can look back on, by day and claim."""
    names = Names()
    because = _ClaimsAt(found, of_claims)
    texts = {of_claims[k]: claim.text for k, claim in enumerate(found.claims) if k in of_claims}
    told: set[tuple[date, str]] = set()
    for quantity in found.quantities:
        day, claim = _day(quantity), because(quantity)
        if day is None or claim is None or (day, claim) in told or (found.as_of is not None and day > found.as_of):
            continue
        told.add((day, claim))
        name = names.new(f"on_{day.isoformat().replace('-', '_')}")
        acting = [
            of_actors[k]
            for k, actor in enumerate(found.actors)
            if quantity.sentence in actor.sentences and k in of_actors
        ]
        lines = [f"  {name}:", f"    date: {day.isoformat()}", f"    text: {quoted(texts[claim])}"]
        lines += [f"    actors: {listed(acting)}"] if acting else []
        yield Entry((day, claim), name, "\n".join([*lines, f"    because: {listed([claim])}\n"]))


def dates(found: Extraction, of_events: Named, of_claims: Named) -> Iterator[Entry]:
    """The dates that are no event, as comments: months, years, and days that lie ahead."""
    because = _ClaimsAt(found, of_claims)
    for k, quantity in enumerate(found.quantities):
        if quantity.kind == "date" and (_day(quantity), because(quantity)) not in of_events:
            text = f"{quantity.value}, sentence {quantity.sentence}: {quantity.text}"
            yield Entry(k, "", f"{commented(text, 2)}\n")


def _day(quantity: Quantity) -> date | None:
    """The day of a date; None where it is a month, a year, or no date."""
    try:
        written = quantity.value if quantity.kind == "date" and isinstance(quantity.value, str) else ""
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None


class _ClaimsAt:
    """The claim that a number belongs to: the one that holds its letters, else the first of its sentence."""

    def __init__(self, found: Extraction, of_claims: Named) -> None:
        self.found = found
        self.of_claims = of_claims
        self.by_sentence: dict[int, list[int]] = {}
        for k, claim in enumerate(found.claims):
            if k in of_claims:
                self.by_sentence.setdefault(claim.sentence, []).append(k)

    def __call__(self, quantity: Quantity) -> str | None:
        here: Sequence[int] = self.by_sentence.get(quantity.sentence, ())
        holding = (k for k in here if self.found.claims[k].start <= quantity.start < self.found.claims[k].end)
        k = next(holding, here[0] if here else None)
        return None if k is None else self.of_claims[k]
