"""Standard 8: judgements that can be proved right or wrong."""

from casus.case.case import Case
from casus.case.tradecraft.entries import of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard, count

__all__ = ["accuracy"]


def accuracy(case: Case) -> Standard:
    """Points: criteria and a day that decide, a base rate to beat, somebody who signs."""
    sheet = Sheet(8, "accuracy", "Can it be proved right or wrong, and how often is such a thing so at all?")
    if case.resolution is not None and case.horizon is not None:
        text = f"what counts as yes and as no, and who says so, by {case.horizon}"
        sheet.holds(text, [Entry("resolution", ("resolution",))])
    else:
        sheet.lacks("nothing says what would prove it right", "give `resolution:` and `horizon:`")
    if case.references:
        sheet.holds("how often such things happen at all", of_section("models", case.references))
    else:
        sheet.lacks(
            "no base rate beside the answer", "add a model of `kind: reference`, if there is a class of past cases"
        )
    if case.authors:
        sheet.holds(f"{count(len(case.authors), 'author')} named", [Entry("authors", ("authors",))])
    else:
        sheet.lacks("nobody signs it", "give `authors: [{name: …}]`")
    sheet.note(
        "whether it was right shows later, in the ledger, which is not read here: `casus forecast record` keeps the "
        "answer, `casus forecast resolve` says what came of it, `casus forecast score` scores it"
    )
    return sheet.standard
