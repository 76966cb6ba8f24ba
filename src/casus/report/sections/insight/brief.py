"""What a decision maker reads: five questions, and what the model leaves out."""

from dataclasses import dataclass

from casus.report.context import Context
from casus.report.sentences.insight import brief as say_of
from casus.report.text import sentence
from casus.wording import say

__all__ = ["Asked", "Brief", "brief"]

LEFT_OUT = 2


@dataclass(frozen=True)
class Asked:
    """A question, its answer, and where on the page there is more."""

    question: str
    answer: str
    to: str


@dataclass(frozen=True)
class Brief:
    """The first page."""

    outside: str
    asked: tuple[Asked, ...]
    leaves_out: tuple[str, ...]
    left: int


def brief(context: Context) -> Brief:
    """Five questions and their answers."""
    asked = (
        Asked(say("What drives it?"), say_of.drives(context), "drivers"),
        Asked(say("What would have to be true?"), say_of.would_have_to_be_true(context), "tipping"),
        Asked(say("Which source does it hang on?"), say_of.hangs_on(context), "audit"),
        Asked(say("What to find out next?"), say_of.find_out(context), "information"),
        Asked(say("Why did it move?"), say_of.moved(context), "seen" if context.result.observed else "answer"),
    )
    gaps = context.case.leaves_out
    return Brief(
        say_of.outside(context), asked, tuple(sentence(gap) for gap in gaps[:LEFT_OUT]), max(len(gaps) - LEFT_OUT, 0)
    )
