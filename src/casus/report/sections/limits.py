"""What the case takes for granted, who disagrees, how sure the analyst is, and what is left out."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.report.context import Context, Link
from casus.report.text import capital, sentence, spaced, words
from casus.wording import say, say_html

__all__ = ["AssumptionEntry", "DissentEntry", "Limits", "limits"]


@dataclass(frozen=True)
class AssumptionEntry:
    """What is taken for granted, what would break it, and what it carries."""

    anchor: str
    text: str
    breaks_if: str
    carries: tuple[Link, ...]


@dataclass(frozen=True)
class DissentEntry:
    """Who disagrees, and with which answer."""

    by: str
    text: str
    answer: str


@dataclass(frozen=True)
class Limits:
    """The limits of a case."""

    assumptions: tuple[AssumptionEntry, ...]
    dissent: tuple[DissentEntry, ...]
    confidence: tuple[Markup, str] | None
    leaves_out: tuple[str, ...]


def limits(context: Context) -> Limits:
    """The limits of a case, as its authors state them."""
    case = context.case
    confidence = case.confidence
    return Limits(
        tuple(
            AssumptionEntry(
                context.anchor("assumptions", name),
                sentence(entry.text),
                sentence(entry.breaks_if) if entry.breaks_if is not None else "",
                tuple(_carried(context, carried) for carried in entry.carries),
            )
            for name, entry in case.assumptions.items()
        ),
        tuple(
            DissentEntry(
                words(entry.by),
                sentence(entry.text),
                context.numbers.per_cent(entry.answer) if entry.answer is not None else "",
            )
            for entry in case.dissent
        ),
        (_held(confidence.level), sentence(confidence.why)) if confidence is not None else None,
        tuple(capital(words(text)) for text in case.leaves_out),
    )


def _carried(context: Context, name: str) -> Link:
    """A quantity, a model, an answer, or a claim that rests on an assumption."""
    case = context.case
    if name in case.quantities:
        return Link(spaced(name), context.anchor("quantities", name))
    if name in case.models:
        return context.model_link(name)
    if name in case.answers:
        return Link(
            say("the answer “{answer_label}”", answer_label=context.answer_label(name)),
            "answers" if name != context.headline else "answer",
        )
    if name in case.claims:
        return Link(say("claim {index}", index=list(case.claims).index(name) + 1), context.anchor("claims", name))
    return Link(spaced(name))


def _held(level: str) -> Markup:
    """How much the authors trust the basis of their analysis."""
    if level == "high":
        return say_html("The authors hold <strong>high confidence</strong> in the basis of their analysis.")
    if level == "moderate":
        return say_html("The authors hold <strong>moderate confidence</strong> in the basis of their analysis.")
    return say_html("The authors hold <strong>low confidence</strong> in the basis of their analysis.")
