"""Standard 1: the quality and credibility of the sources underneath."""

from casus.case.case import Case
from casus.case.schema.fields import GRADES
from casus.case.standing import origins_of
from casus.case.tradecraft.entries import beside, claims_in_use, of_section, resting
from casus.case.tradecraft.sheet import Entry, Sheet, Standard

__all__ = ["sources"]

UNGRADED, UNJUDGED = GRADES[-1], 6


def sources(case: Case) -> Standard:
    """Points: sources, grades, no interest alone, no origin that carries most, no claim that fell."""
    sheet = Sheet(1, "sources", "How good are the sources, who said it first, and who gains from its being believed?")
    used = claims_in_use(case)
    if not used:
        step = "add `sources:` and `claims:`, and name the claims under `because:` of what rests on them"
        sheet.lacks("nothing in the case rests on a claim", step)
        return sheet.standard
    _graded(case, used, sheet)
    # What was retracted is believed by nobody: it needs no second origin.
    standing = tuple(name for name in used if name not in case.standing.retracted)
    _interest(case, standing, sheet)
    _origins(case, standing, sheet)
    _fallen(case, used, sheet)
    return sheet.standard


def _graded(case: Case, used: tuple[str, ...], sheet: Sheet) -> None:
    bare = [name for name in used if not case.claims[name].sources]
    if bare:
        text = f"claims in use that name no source, {len(bare)} of {len(used)}"
        sheet.lacks(text, "give each `sources: […]`", of_section("claims", bare))
    else:
        sheet.holds("every claim in use names its source")
    cited = list(dict.fromkeys(source for name in used for source in case.claims[name].sources))
    ungraded = [name for name in cited if case.sources[name].reliability == UNGRADED]
    if ungraded:
        step = "give each a `reliability:` from A to E, unless it can't be judged"
        text = f"sources of reliability F, which can't be judged, {len(ungraded)} of {len(cited)}"
        sheet.lacks(text, step, of_section("sources", ungraded))
    elif cited:
        sheet.holds(f"every source in use has a reliability from A to E, {len(cited)} of {len(cited)}")
    unjudged = [name for name in used if case.claims[name].credibility == UNJUDGED]
    if unjudged:
        text = f"claims in use without a credibility other than 6, {len(unjudged)} of {len(used)}"
        sheet.lacks(text, "give each a `credibility:` from 1 to 5", of_section("claims", unjudged))
    else:
        sheet.holds("every claim in use has a credibility from 1 to 5")


def _interest(case: Case, standing: tuple[str, ...], sheet: Sheet) -> None:
    named = [name for name in standing if case.claims[name].interest]
    if not named:
        sheet.note("no claim in use names a party with an interest in it")
        return
    alone = []
    for name in named:
        origins = {origin for one in beside(case, name) for origin in origins_of(one, case.claims[one])}
        if origins <= set(case.claims[name].interest):
            alone.append(name)
    if alone:
        text = f"claims from nobody but a party with an interest in being believed, {len(alone)} of {len(standing)}"
        step = "look for another origin, and put what it says into a claim that `corroborates:` this one"
        sheet.lacks(text, step, of_section("claims", alone))
    else:
        text = "every claim that names an interest has an origin without one"
        sheet.holds(text, of_section("claims", named))


def _origins(case: Case, standing: tuple[str, ...], sheet: Sheet) -> None:
    single = [
        name
        for name in standing
        if len({origin for one in beside(case, name) for origin in origins_of(one, case.claims[one])}) == 1
    ]
    text = f"claims in use that rest on one origin alone, {len(single)} of {len(standing)}"
    sheet.note(text, of_section("claims", single))
    carried: dict[str, list[Entry]] = {}
    total = 0
    for one in resting(case):
        reports = case.standing.reports(one.because)
        if one.weighs and reports:
            total += 1
            origins = {report.origin for report in reports}
            if len(origins) == 1:
                carried.setdefault(origins.pop(), []).append(one.entry)
    if not total:
        return
    most = max(carried, key=lambda origin: len(carried[origin]), default=None)
    entries = carried[most] if most is not None else []
    if 2 * len(entries) > total:
        text = f"numbers and items of evidence that rest on {most} alone, {len(entries)} of {total} that rest on claims"
        step = "find a second origin, and name its claim beside the first under `because:`"
        sheet.lacks(text, step, entries)
    else:
        sheet.holds(
            f"no origin alone carries more than half of what rests on claims, {len(entries)} of {total} at most"
        )


def _fallen(case: Case, used: tuple[str, ...], sheet: Sheet) -> None:
    retracted = case.standing.retracted
    if retracted:
        entries = [one.entry for one in resting(case) if any(claim in retracted for claim in one.because)]
        if entries:
            text = f"entries that name a retracted claim, {len(entries)}"
            sheet.lacks(text, "take it out of `because:`, or say what holds without it", entries)
        else:
            sheet.holds("no retracted claim is in use", of_section("claims", retracted))
    worthless = [name for name in used if name not in retracted and case.standing.improbable(name)]
    if worthless:
        text = f"claims graded improbable, of one source, with nothing beside or against them, {len(worthless)}"
        step = "weigh what speaks for or against it in a claim of its own, or leave it out"
        sheet.lacks(text, step, of_section("claims", worthless))
