"""Standard 4: analysis of alternatives."""

from casus.case.case import Case
from casus.case.schema.hypotheses import OTHER
from casus.case.tradecraft.entries import of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard, count

__all__ = ["alternatives"]


def alternatives(case: Case) -> Standard:
    """Points: dissent with its own answer, rivals worked out, room for what nobody thought of, what wasn't seen."""
    sheet = Sheet(4, "alternatives", "What else may be so, who disagrees, and what would be seen if they were right?")
    _dissent(case, sheet)
    ladders = [name for name, answer in case.answers.items() if answer.kind == "ordinal"]
    if ladders:
        sheet.holds("an answer tells all steps of a ladder", of_section("answers", ladders))
    if case.hypotheses:
        _hypotheses(case, sheet)
    elif not ladders and len(case.answers) < 2:
        step = "add a second answer, a ladder (`kind: ordinal`), or rival readings (`kind: hypotheses`)"
        sheet.lacks("one answer is worked out, and no rival to it", step)
    if len(case.answers) > 1:
        sheet.holds(f"{count(len(case.answers), 'answer')} side by side", of_section("answers", case.answers))
    for name, tree in case.trees.items():
        ends = sum(node.kind == "terminal" for node in tree.nodes)
        sheet.note(f"a game with {count(ends, 'end')}", of_section("models", [name]))
    return sheet.standard


def _dissent(case: Case, sheet: Sheet) -> None:
    if not case.dissent:
        step = "ask who would disagree, and add `dissent: [{by: …, text: …, answer: …}]`"
        sheet.lacks("nobody's dissent is on record", step)
        return
    entries = [Entry(f"dissent[{k}]", ("dissent", k)) for k in range(len(case.dissent))]
    sheet.holds("dissent is on record", entries)
    silent = [entry for entry, one in zip(entries, case.dissent, strict=True) if one.answer is None]
    if silent:
        sheet.lacks("dissent without a number", "say which `answer:` they would give", silent)


def _hypotheses(case: Case, sheet: Sheet) -> None:
    entries = of_section("models", case.hypotheses)
    number = sum(len(model.hypotheses) for model in case.hypotheses.values())
    sheet.holds(f"{count(number, 'hypothesis', 'hypotheses')} weighed against one another", entries)
    carried = {name for assumption in case.assumptions.values() for name in assumption.carries}
    closed = [name for name, model in case.hypotheses.items() if OTHER not in model.hypotheses and name not in carried]
    if closed:
        text = "hypotheses said to be exhaustive, and no assumption that says why"
        step = f"add `{OTHER}:` with a prior, or an assumption that `carries:` the model"
        sheet.lacks(text, step, of_section("models", closed))
    else:
        sheet.holds(f"what nobody thought of has its place: `{OTHER}`, or an assumption that there is none")
    by_status = {
        status: [
            Entry(f"{name}.{item}", ("models", name, "evidence", item))
            for name, model in case.hypotheses.items()
            for item, entry in model.evidence.items()
            if entry.status == status
        ]
        for status in ("observed", "absent", "unknown")
    }
    for status, text, step in (
        ("absent", "was looked for and not seen", "list what you looked for in vain, `status: absent`"),
        ("unknown", "is still to be seen", "list what may still show, `status: unknown`, with `by:`"),
    ):
        if by_status[status]:
            sheet.holds(f"evidence that {text}", by_status[status])
        else:
            sheet.lacks(f"no evidence that {text}", step, entries)
