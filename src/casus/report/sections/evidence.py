"""Claims with footnotes, sources, and what happened."""

from dataclasses import dataclass

from casus.case import Claim
from casus.report.context import Context, Link
from casus.report.footnotes import Footnotes, Note
from casus.report.sentences import evidence as say_of
from casus.report.text import day, sentence, web, words
from casus.wording import say

__all__ = ["ClaimEntry", "EventEntry", "Evidence", "SourceEntry", "evidence"]


@dataclass(frozen=True)
class ClaimEntry:
    """A claim; `facts` are what is said of it besides, each a label and a text, `retracted` what retracts it."""

    anchor: str
    number: int
    text: str
    notes: tuple[Note, ...]
    facts: tuple[tuple[str, str], ...]
    relations: tuple[tuple[str, tuple[Link, ...]], ...]
    retracted: tuple[Link, ...]
    carries: tuple[Link, ...]


@dataclass(frozen=True)
class SourceEntry:
    """A source; `address` only where it leads to the web."""

    anchor: str
    number: int
    by: str
    title: str
    published: str
    url: str
    address: str | None
    reliability: str
    cited_by: tuple[Link, ...]


@dataclass(frozen=True)
class EventEntry:
    """Something that happened."""

    date: str
    place: str
    text: str
    claims: tuple[Link, ...]


@dataclass(frozen=True)
class Evidence:
    """All evidence."""

    summary: str
    claims: tuple[ClaimEntry, ...]
    sources: tuple[SourceEntry, ...]
    events: tuple[EventEntry, ...]
    ties: tuple[tuple[str, tuple[Link, ...]], ...]


def evidence(context: Context, notes: Footnotes) -> Evidence:
    """The evidence of a case."""
    case = context.case
    return Evidence(
        summary=say_of.summary(case),
        claims=tuple(_claim(context, notes, number, name) for number, name in enumerate(case.claims, start=1)),
        sources=tuple(_source(context, notes, name) for name in notes.numbers),
        events=tuple(
            EventEntry(
                day(event.date),
                words(event.place) if event.place is not None else "",
                sentence(event.text),
                context.claim_links(event.because),
            )
            for event in sorted(case.events.values(), key=lambda event: event.date)
        ),
        ties=tuple((say_of.tie(context, tie), context.claim_links(tie.because)) for tie in case.ties),
    )


def _claim(context: Context, notes: Footnotes, number: int, name: str) -> ClaimEntry:
    claim = context.case.claims[name]
    claims, retracted = context.case.claims, context.claim_links(context.case.standing.retracted.get(name, ()))
    relations = [
        (label, context.claim_links(names))
        for label, names in (
            (say("Disputes claim"), claim.disputes),
            (say("Corroborates claim"), claim.corroborates),
            (say("Retracts claim"), claim.retracts),
            (say("Disputed by claim"), [other for other, by in claims.items() if name in by.disputes]),
            (say("Corroborated by claim"), [other for other, by in claims.items() if name in by.corroborates]),
            # Of a claim that fell, this stands before its text.
            (
                say("Retracted by claim"),
                [other for other, by in claims.items() if name in by.retracts and not retracted],
            ),
        )
        if names
    ]
    return ClaimEntry(
        anchor=context.anchor("claims", name),
        number=number,
        text=sentence(claim.text),
        notes=notes.marks[name],
        facts=tuple((label, said) for label, said in _facts(context, claim) if said),
        relations=tuple(relations),
        retracted=retracted,
        carries=notes.carries[name],
    )


def _facts(context: Context, claim: Claim) -> list[tuple[str, str]]:
    origin = context.actor_or_source(claim.origin) if claim.origin is not None else ""
    sources = len(set(claim.sources))
    if origin and sources > 1 and context.case.hypotheses:
        origin += say_of.counted_once(sources)
    interested = ", ".join(map(context.actor_or_source, claim.interest))
    return [
        (say("Credibility"), say_of.credibility(claim.credibility)),
        (say("Said first by"), origin),
        (say("With an interest in it"), interested),
        (say("Happened"), day(claim.event)),
        (say("Reported"), day(claim.reported)),
        (say("Sentence of the article"), ", ".join(map(str, claim.sentence or ()))),
        (say("Source"), "" if claim.sources else say("none: the authors say so")),
    ]


def _source(context: Context, notes: Footnotes, name: str) -> SourceEntry:
    source = context.case.sources[name]
    return SourceEntry(
        anchor=f"source-{notes.numbers[name]}",
        number=notes.numbers[name],
        by=source.author or "",
        title=words(source.title),
        published=", ".join(part for part in (source.publisher or "", say_of.moment(source.published)) if part),
        url=source.url or "",
        address=web(source.url),
        reliability=say_of.reliability(source.reliability),
        cited_by=notes.cited_by[name],
    )
