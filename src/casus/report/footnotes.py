"""Which claim cites which source, and what rests on which claim."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casus.report.context import Context, Link
from casus.report.text import spaced
from casus.wording import say

__all__ = ["Footnotes", "Note"]


@dataclass(frozen=True)
class Note:
    """A footnote's mark: the number of the source, its place on the page, and the mark's own place to come back to."""

    number: int
    to: str
    mark: str


@dataclass(frozen=True)
class Footnotes:
    """Sources numbered in the order in which claims first cite them, those that no claim cites behind them."""

    numbers: Mapping[str, int]
    marks: Mapping[str, tuple[Note, ...]]
    cited_by: Mapping[str, tuple[Link, ...]]
    carries: Mapping[str, tuple[Link, ...]]

    @classmethod
    def of(cls, context: Context) -> "Footnotes":
        """Number the sources of a case.

        numbers  : by source
        marks    : by claim, in the order in which it names its sources
        cited_by : by source, links back to the marks
        carries  : by claim, the quantities, moves, pieces of evidence, hypotheses, events and ties that rest on it
        """
        claims = context.case.claims
        cited = [source for claim in claims.values() for source in claim.sources]
        numbers = {name: number for number, name in enumerate(dict.fromkeys([*cited, *context.case.sources]), start=1)}
        marks: dict[str, tuple[Note, ...]] = {}
        cited_by: dict[str, list[Link]] = {source: [] for source in numbers}
        for order, (name, claim) in enumerate(claims.items(), start=1):
            notes = []
            for source in dict.fromkeys(claim.sources):
                mark = f"mark-{order}-{numbers[source]}"
                notes.append(Note(numbers[source], f"source-{numbers[source]}", mark))
                cited_by[source].append(Link(str(order), mark))
            marks[name] = tuple(notes)
        carries: dict[str, dict[Link, None]] = {name: {} for name in claims}
        for claim_name, link in _uses(context):
            carries[claim_name][link] = None
        return cls(
            numbers,
            marks,
            {name: tuple(links) for name, links in cited_by.items()},
            {name: tuple(links) for name, links in carries.items()},
        )


def _uses(context: Context) -> Iterator[tuple[str, Link]]:
    case = context.case
    for name, quantity in case.quantities.items():
        for claim in quantity.because:
            yield claim, Link(spaced(name), context.anchor("quantities", name))
    for model, tree in case.trees.items():
        for node in tree.nodes:
            for claim in node.branch.because if node.branch is not None else ():
                yield (
                    claim,
                    Link(
                        say("the move “{move}”", move=spaced(str(node.move))),
                        f"tree-{context.anchor('models', model)}",
                    ),
                )
    for model, weighed in case.hypotheses.items():
        for item, evidence in weighed.evidence.items():
            for claim in evidence.because:
                yield (
                    claim,
                    Link(
                        say("the evidence “{item_label}”", item_label=context.item_label(model, item)),
                        context.item_anchor(model, item),
                    ),
                )
        for hypothesis, entry in weighed.hypotheses.items():
            for claim in entry.because:
                said = say(
                    "the prior of “{hypothesis_label}”", hypothesis_label=context.hypothesis_label(model, hypothesis)
                )
                yield claim, Link(said, context.weighed_anchor(model))
    for event in case.events.values():
        for claim in event.because:
            yield claim, Link(say("what happened on {isoformat}", isoformat=event.date.isoformat()), "events")
    for tie in case.ties:
        for claim in tie.because:
            yield claim, Link(say("a tie between actors"), "ties")
