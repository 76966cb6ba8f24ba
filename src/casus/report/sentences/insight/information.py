"""What to find out next."""

from casus.insight import Information, Table
from casus.report.context import Context
from casus.report.numbers import plain
from casus.report.sentences.insight.remarks import remark
from casus.wording import day, local, say

__all__ = ["anchor", "in_words", "information", "kind", "points", "what"]


def information(context: Context, table: Table[Information]) -> tuple[str, ...]:
    """What would help most, and what nobody can know."""
    notes = tuple(remark(context, note) for note in table.remarks)
    if "expected" not in table.about:
        return notes
    said = []
    if table.rows:
        row = table[0]
        values = {"what": what(context, row), "share": context.numbers.share(row.share)}
        if row.by is not None:
            said.append(
                say(
                    "Of all that can be found out, this would help most: “{what}”. It can be known by {day}, and would take "
                    "away {share} of the expected error.",
                    day=day(row.by),
                    **values,
                )
            )
        else:
            said.append(
                say(
                    "Of all that can be found out, this would help most: “{what}”. It would take away {share} of the "
                    "expected error.",
                    **values,
                )
            )
    said.append(
        say(
            "The expected error is the Brier score of the forecast, {expected}. If every quantity were known, {remains} "
            "would remain: chance that the case says nobody can know.",
            expected=plain(table.about["expected"]),
            remains=plain(table.about["remains"]),
        )
    )
    return (*said, *notes)


def what(context: Context, row: Information) -> str:
    """What can be found out, in a phrase."""
    if row.kind == "quantity":
        return context.quantity_label(row.what)
    model, _, item = row.what.partition(".")
    return context.item_label(model, item)


def kind(row: Information) -> str:
    """What sort of thing can be found out."""
    return say("quantity") if row.kind == "quantity" else say("evidence")


def in_words(label: str, share: str) -> str:
    """One bar in words."""
    return say("“{what}” takes away {share} of the expected error", what=label, share=share)


def anchor(context: Context, row: Information) -> str:
    """Where it stands on the page."""
    if row.kind == "quantity":
        return context.anchor("quantities", row.what)
    model, _, item = row.what.partition(".")
    return context.item_anchor(model, item)


def points(row: Information) -> str:
    """How far the expected Brier score falls, in full: powers of ten say little to most readers."""
    return local(f"{row.brier_points:.5f}")
