"""Standard 3: what is information, what is assumed, what is judged."""

from collections import Counter

from casus.case.case import Case
from casus.case.todo import unfinished
from casus.case.tradecraft.entries import of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard, count

__all__ = ["judgement"]


def judgement(case: Case) -> Standard:
    """Points: numbers on claims, judgements that say so, assumptions and what breaks them, evidence with its report."""
    sheet = Sheet(
        3, "information and judgement", "What is reported, what is assumed, and what is the author's judgement?"
    )
    _grounds(case, sheet)
    _assumptions(case, sheet)
    observed = [
        (Entry(f"{model}.{item}", ("models", model, "evidence", item)), entry.because)
        for model, weighed in case.hypotheses.items()
        for item, entry in weighed.evidence.items()
        if entry.status == "observed"
    ]
    unreported = [entry for entry, because in observed if not because]
    if unreported:
        text = f"observed evidence that no claim reports, {len(unreported)} of {len(observed)}"
        sheet.lacks(text, "give each `because: […]`; until then it is taken for certain", unreported)
    elif observed:
        sheet.holds("all evidence that was observed names the claims that report it")
    if case.leaves_out:
        sheet.note(f"what the model leaves out is said, in {count(len(case.leaves_out), 'line')}")
    return sheet.standard


def _grounds(case: Case, sheet: Sheet) -> None:
    grounds = {name: case.ground(name) for name in case.quantities}
    by_ground = Counter(grounds.values())
    evidence = sum(bool(e.because) for weighed in case.hypotheses.values() for e in weighed.evidence.values())
    claimed = by_ground["sourced"] + by_ground["mixed"]
    told = f"quantities that rest on claims, {claimed} of {len(grounds)}; on judgement, {by_ground['judgement']}"
    told += f"; derived from others, {by_ground['derived']}"
    if claimed + evidence:
        sheet.holds(told + (f"; items of evidence on claims, {evidence}" if evidence else ""))
    else:
        step = "name the claims behind a number under its `because:`; what has none is shown as a judgement"
        sheet.lacks("no number and no evidence rests on a claim with a source", step)
    mixed = [name for name, ground in grounds.items() if ground == "mixed"]
    if mixed:
        text = f"quantities on claims of which some have no source or were retracted, {len(mixed)}"
        sheet.lacks(text, "give these claims `sources:`, or leave them out", of_section("quantities", mixed))
    judged = [name for name, ground in grounds.items() if ground == "judgement"]
    silent = [name for name in judged if (about := case.quantities[name].about) is None or unfinished(about)]
    if silent:
        text = f"judgements that don't say what they judge, {len(silent)} of {len(judged)}"
        sheet.lacks(text, "give each an `about:`", of_section("quantities", silent))
    elif judged:
        sheet.holds("every judgement says what it judges")


def _assumptions(case: Case, sheet: Sheet) -> None:
    if not case.assumptions:
        step = (
            "write down what the model takes for granted, `assumptions: {name: {text: …, breaks_if: …, carries: […]}}`"
        )
        sheet.lacks("no assumption is written down", step)
        return
    sheet.holds(
        f"{count(len(case.assumptions), 'assumption')} written down", of_section("assumptions", case.assumptions)
    )
    for key, text, step in (
        (
            "breaks_if",
            "assumptions without what would break them",
            "give each `breaks_if:`, something that can be seen",
        ),
        ("carries", "assumptions that don't say what rests on them", "give each `carries: […]`"),
    ):
        bare = [name for name, assumption in case.assumptions.items() if not getattr(assumption, key)]
        if bare:
            sheet.lacks(text, step, of_section("assumptions", bare))
        else:
            sheet.holds(f"every assumption has `{key}`")
