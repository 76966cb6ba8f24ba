"""Standard 5: what it means to the reader, and what follows."""

from casus.case.case import Case
from casus.case.tradecraft.entries import of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard

__all__ = ["relevance"]


def relevance(case: Case) -> Standard:
    """Points: a question with its day, a threshold to act on, what follows, what to watch."""
    sheet = Sheet(5, "relevance", "Whose question is it, from which probability on would they act, and what follows?")
    if case.question is not None and case.horizon is not None:
        sheet.holds(f"a question that is decided by {case.horizon}", [Entry("question", ("question",))])
    else:
        sheet.lacks("no question is asked", "give `question:`, `resolution:`, `as_of:` and `horizon:`")
    acted_on = [name for name, answer in case.answers.items() if answer.decision_threshold is not None]
    if acted_on:
        sheet.holds("the probability from which on somebody would act", of_section("answers", acted_on))
    else:
        step = "give `decision_threshold:` at the headline answer: from which probability on would the reader act?"
        sheet.lacks("no answer says from which probability on it matters", step)
    follows = [name for name, answer in case.answers.items() if answer.given is not None]
    if follows:
        sheet.holds("what follows if it happens", of_section("answers", follows))
    else:
        step = "add answers that say what happens then, with `given:` the headline"
        sheet.lacks("no answer says what follows", step)
    _indicators(case, sheet)
    return sheet.standard


def _indicators(case: Case, sheet: Sheet) -> None:
    unknown = {
        Entry(f"{model}.{item}", ("models", model, "evidence", item)): entry.by
        for model, weighed in case.hypotheses.items()
        for item, entry in weighed.evidence.items()
        if entry.status == "unknown"
    }
    dated = [entry for entry, by in unknown.items() if by is not None]
    dated += of_section("quantities", [name for name, q in case.quantities.items() if q.knowable is not None])
    undated = [entry for entry, by in unknown.items() if by is None]
    if dated:
        sheet.holds("what to watch, each with its day", dated)
    if undated:
        sheet.lacks("what to watch, but not until when", "give each `by:`", undated)
    if not unknown and not dated:
        step = "list evidence with `status: unknown` and `by:`, or give a quantity the day it will be `knowable:`"
        sheet.lacks("nothing to watch", step)
