"""Standard 6: a clear and logical argument."""

from casus.case.case import Case
from casus.case.expressions import names
from casus.case.tradecraft.entries import claims_in_use, of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard, count

__all__ = ["argument"]

# "Probably true" on the Admiralty scale, and better.
PROBABLE = 2


def argument(case: Case) -> Standard:
    """Points: answers that are computed, nothing idle, nothing counted twice, no dispute left as it is."""
    sheet = Sheet(6, "argument", "Does every part bear on the answer, once, and do the parts agree?")
    written = {name: a.is_.values() if isinstance(a.is_, dict) else [a.is_] for name, a in case.answers.items()}
    bare = [
        name
        for name, values in written.items()
        if not any(names(value) for value in values if not isinstance(value, str))
    ]
    if bare:
        step = "make it an expression of quantities and models, so that it can be asked why"
        sheet.lacks("an answer that is a number, with no argument", step, [_answer(case, name) for name in bare])
    if len(bare) == len(written):
        return sheet.standard
    sheet.holds(f"{count(len(written) - len(bare), 'answer')} computed from quantities and models")
    _idle(case, sheet)
    _twice(case, sheet)
    _disputes(case, sheet)
    return sheet.standard


def _answer(case: Case, name: str) -> Entry:
    return Entry(name, ("answers", name) if name in case.file.answers else ("answer",))


def _idle(case: Case, sheet: Sheet) -> None:
    unused = [w.path[1] for w in case.warnings if w.code == "unused" and w.path[:1] == ("quantities",)]
    used = claims_in_use(case)
    idle = [name for name in case.claims if name not in used]
    for section, found, what in (("quantities", unused, "quantity"), ("claims", idle, "claim")):
        if found:
            plural = "quantities" if what == "quantity" else None
            text = f"{count(len(found), what, plural)} that nothing uses"
            step = "say what rests on it, or leave it out"
            sheet.lacks(text, step, of_section(section, map(str, found)))
        elif getattr(case, section):
            sheet.holds(f"every {what} is used")


def _twice(case: Case, sheet: Sheet) -> None:
    twice = [warning for warning in case.warnings if warning.code == "claim-twice"]
    if twice:
        entries = [Entry(str(warning.found), warning.path) for warning in twice]
        text = "claims that reach an answer both as evidence and as the ground of a number"
        sheet.lacks(text, "let each count once: leave it out of one `because:`", entries)
    elif case.hypotheses:
        sheet.holds("no claim reaches an answer twice")


def _disputes(case: Case, sheet: Sheet) -> None:
    retracted = case.standing.retracted
    pairs = [(name, other) for name, claim in case.claims.items() for other in claim.disputes]
    if not pairs:
        return
    both = [pair for pair in pairs if not any(name in retracted for name in pair)]
    facts = [p for p in both if all(case.claims[name].credibility <= PROBABLE for name in p)]
    level = [p for p in both if len({case.claims[name].credibility for name in p}) == 1 and p not in facts]
    for found, text, step in (
        (
            facts,
            "claims that dispute one another, both graded probably true or better",
            "at most one can be so: grade anew",
        ),
        (
            level,
            "claims that dispute one another, both of the same credibility",
            "say which is better, in `credibility:`",
        ),
    ):
        if found:
            sheet.lacks(text, step, of_section("claims", dict.fromkeys(name for pair in found for name in pair)))
    settled = [pair for pair in pairs if pair not in facts and pair not in level]
    if settled:
        text = f"disputes settled by grade or by retraction, {len(settled)}"
        sheet.holds(text, of_section("claims", dict.fromkeys(name for pair in settled for name in pair)))
