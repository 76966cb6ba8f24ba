"""Standard 2: uncertainties, said and explained."""

import re

from casus.case.case import Case
from casus.case.expressions import Constant, Expression
from casus.case.text import in_language
from casus.case.tradecraft.entries import of_section
from casus.case.tradecraft.sheet import Entry, Sheet, Standard, count
from casus.case.values import Number, Value, Word
from casus.quantities.words import scheme

__all__ = ["uncertainty"]

# Words of likelihood that mean something else as often.
OTHER_MEANINGS = frozenset(("certain", "impossible", "remote"))
PER_CENT = re.compile(r"[0-9]\s*(%|per ?cent)")


def uncertainty(case: Case) -> Standard:
    """Points: most quantities vary, no nameless number in a game, confidence with its reason, the two kept apart."""
    sheet = Sheet(2, "uncertainty", "What is unsure, how unsure, why, and how good is the basis of the answer?")
    given = {name: q.value for name, q in case.quantities.items() if not isinstance(q.value, Expression)}
    fixed = [name for name, value in given.items() if not _varies(value)]
    if given:
        text = f"quantities that are given and vary, {len(given) - len(fixed)} of {len(given)}"
        if 2 * len(fixed) > len(given):
            step = "give a range where the value isn't known, such as `pert(5, 15, 35)`"
            sheet.lacks(f"{text}; the rest are one number", step, of_section("quantities", fixed))
        else:
            sheet.holds(f"{text}{'; the rest are one number' if fixed else ''}", of_section("quantities", fixed))
    else:
        sheet.lacks("no quantity is given", "name what the answer depends on under `quantities:`, each with a range")
    _written_in(case, sheet)
    _confidence(case, sheet)
    return sheet.standard


def _varies(value: Value) -> bool:
    return not isinstance(value, Number) and not (isinstance(value, Word) and value.low == value.high)


def _written_in(case: Case, sheet: Sheet) -> None:
    fixed = case.fixed_by_author
    if fixed:
        text = f"{count(len(fixed), 'number')} written straight into games, which no run varies"
        step = "name each under `quantities:`, with a range and its ground"
        sheet.lacks(text, step, [Entry(number.what, number.path) for number in fixed])
    elif case.games:
        sheet.holds("no number is written straight into a game")
    cells = [
        (Entry(f"{model}.{item}", ("models", model, "evidence", item)), value)
        for model, weighed in case.hypotheses.items()
        for item, entry in weighed.evidence.items()
        for value in entry.likelihood.values()
    ]
    constant = [entry for entry, value in cells if isinstance(value, Constant)]
    if constant:
        text = f"likelihoods of evidence that are one number, {len(constant)} of {len(cells)}"
        sheet.note(text, dict.fromkeys(constant))


def _confidence(case: Case, sheet: Sheet) -> None:
    if case.confidence is None:
        sheet.lacks("no confidence is given", "give `confidence: {level: low, why: …}`")
        return
    here = Entry("confidence", ("confidence",))
    sheet.holds(f"confidence is {case.confidence.level}, with the reason", [here])
    step = "say there how good the basis is; how likely it is stands in the answer"
    if _speaks_of_likelihood(in_language(case.confidence.why), case.words):
        sheet.lacks("the reason for the confidence speaks of likelihood", step, [here])
    mixed = [
        name
        for name, answer in case.answers.items()
        if answer.about is not None and "confidence" in in_language(answer.about).lower()
    ]
    if mixed:
        text = "an answer's `about` speaks of confidence"
        sheet.lacks(text, "leave confidence to `confidence:`", of_section("answers", mixed))


def _speaks_of_likelihood(text: str, words: str) -> bool:
    lowered = text.lower()
    known = (word for word in scheme(words).words if word not in OTHER_MEANINGS)
    return bool(PER_CENT.search(lowered)) or any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in known)
