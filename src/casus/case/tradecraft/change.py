"""Standard 7: what has changed since, and what would change the answer."""

from casus.case.case import Case
from casus.case.tradecraft.entries import claims_in_use, of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard, count

__all__ = ["change"]


def change(case: Case) -> Standard:
    """Points: a day it speaks from, a place for what was seen, claims with their days, observations with claims."""
    sheet = Sheet(7, "change", "How does the answer follow from what was said before, and from what was seen since?")
    if case.as_of is not None:
        sheet.holds(f"the case speaks from {case.speaks}", [Entry("as_of", ("as_of",))])
    else:
        sheet.lacks("nothing says from which day the case speaks", "give `as_of:`")
    _seen(case, sheet)
    used = claims_in_use(case)
    undated = [name for name in used if case.claims[name].event is None and case.claims[name].reported is None]
    if used:
        text = f"claims in use with no day on which it happened or was said, {len(undated)} of {len(used)}"
        if 2 * len(undated) > len(used):
            step = "give `event:`, the day it happened, and `reported:`, the day it was said"
            sheet.lacks(text, step, of_section("claims", undated))
        else:
            dated = len(used) - len(undated)
            sheet.holds(f"claims in use with the day on which it happened or was said, {dated} of {len(used)}")
    sheet.note(
        "earlier forecasts are kept in the ledger, which is not read here: `casus forecast list` names them, "
        "`casus forecast show` tells how they moved"
    )
    return sheet.standard


def _seen(case: Case, sheet: Sheet) -> None:
    entries = [Entry(f"observed[{k}]", ("observed", k)) for k in range(len(case.observed))]
    if entries:
        sheet.holds(f"{count(len(entries), 'entry', 'entries')} on what has been seen since", entries)
        bare = [entry for entry, one in zip(entries, case.observed, strict=True) if not one.because]
        if bare:
            sheet.lacks("what has been seen, without the claims that report it", "give each `because: […]`", bare)
    if case.hypotheses:
        sheet.holds("evidence is weighed item by item", of_section("models", case.hypotheses))
    if not entries and not case.hypotheses:
        step = "give a game a `clock:` and say what its periods have shown, in `observed:`; or weigh evidence, "
        sheet.lacks("what is seen from now on has no place to go", step + "`kind: hypotheses`")
