"""The article, sentence by sentence."""

from casus.insight import Sentence, Table
from casus.report.context import Context
from casus.report.sentences.insight.remarks import remark
from casus.wording import say, say_n

__all__ = ["article", "effect"]


def article(context: Context, table: Table[Sentence]) -> tuple[str, ...]:
    """What the shades show."""
    notes = tuple(remark(context, what) for what in table.remarks)
    if not table.rows:
        return notes
    moved = [row for row in table if row.shift]
    said = [
        say(
            "The argument as it stands in the article, in the case’s own words: the claims taken from each sentence. The "
            "darker a sentence, the further the forecast moves without it."
        )
    ]
    if moved:
        most = max(moved, key=lambda row: abs(row.shift or 0.0))
        said.append(
            say_n(
                "{n} sentence moves the answer: sentence {number}, without which the forecast is {without} instead of "
                "{forecast}.",
                "{n} sentences move the answer, most of all sentence {number}: without it the forecast is {without} instead "
                "of {forecast}.",
                len(moved),
                number=most.number,
                without=context.value(context.headline, table.about["forecast"] + (most.shift or 0.0)),
                forecast=context.value(context.headline, table.about["forecast"]),
            )
        )
    else:
        said.append(
            say("No single sentence moves the answer: others say the same, or nothing in the model rests on it.")
        )
    return (*said, *notes)


def effect(context: Context, row: Sentence) -> str:
    """What the answer does without one sentence."""
    if row.shift is None:
        return say("Without it the case can’t be run.")
    if row.shift == 0.0:
        if row.quantities or row.evidence:
            return say("Without it the answer is the same: others say it too.")
        return say("Nothing in the model rests on it.")
    return say("Without it the forecast moves by {points}.", points=context.points(context.headline, row.shift))
