"""Standard 9: pictures, where they help."""

from casus.case.case import Case
from casus.case.todo import unfinished
from casus.case.tradecraft.entries import of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard

__all__ = ["visual"]


def visual(case: Case) -> Standard:
    """Points: something that the report draws, and words beside it."""
    sheet = Sheet(9, "pictures", "What does the report draw, and can each picture be read by itself?")
    ladders = [name for name, answer in case.answers.items() if answer.kind == "ordinal"]
    for text, section, drawn in (
        ("the tree of the game", "models", case.games),
        ("the evidence by hypotheses", "models", case.hypotheses),
        ("how often such things happen, beside the answer", "models", case.references),
        ("the steps of the ladder", "answers", ladders),
    ):
        if drawn:
            sheet.holds(f"the report shows {text}", of_section(section, drawn))
    if not sheet.found:
        step = "set the reasoning out as a model: `kind: game`, `hypotheses` or `reference`, or as a ladder"
        sheet.lacks("the report has nothing to draw but the answer itself", step)
        return sheet.standard
    _words(case, sheet)
    return sheet.standard


def _words(case: Case, sheet: Sheet) -> None:
    decisions = {
        node.node_where: (Entry(f"{model}.{node.path}".rstrip("."), node.node_where), node.label)
        for model, tree in case.trees.items()
        for node in tree.nodes
        if node.kind == "decision"
    }
    silent = [entry for entry, label in decisions.values() if label is None or unfinished(label)]
    if silent:
        text = f"decisions that don't ask their question, {len(silent)} of {len(decisions)}"
        sheet.lacks(text, "give each node a `label:`", silent)
    elif decisions:
        sheet.holds("every decision in the tree asks its question")
    bare = [name for name, answer in case.file.answers.items() if answer.about is None or unfinished(answer.about)]
    if bare:
        sheet.lacks("answers that only their names explain", "give each an `about:`", of_section("answers", bare))
    elif case.file.answers:
        sheet.holds("every answer says what it is of")
