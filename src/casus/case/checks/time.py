"""Time: clocks, what has been seen since, and answers that mix up a period with the time up to the horizon."""

from collections.abc import Iterator
from datetime import date

from casus.case.case import answers_of
from casus.case.checks.findings import Findings
from casus.case.expressions import Call, Constant, Expression, Name, names
from casus.case.schema import CaseFile, Clock, Reference
from casus.case.speaking import PERIODS_LEFT, periods_left, speaks
from casus.errors import Path

__all__ = ["check_time"]

# A count of periods is rounded: ten months are 9.8 of them.
ROUNDED = 1.0
# A number of periods in `over` that differs by more from what is left was meant for another day.
APART = 0.05


def check_time(file: CaseFile, findings: Findings) -> None:
    """Check that days stand in order and that periods are counted to where the case says."""
    clocks = {name: game.clock for name, game in file.games.items() if game.clock is not None}
    for name, clock in clocks.items():
        if file.as_of is not None and clock.from_ > file.as_of:
            message, place = "the clock starts after the day the case speaks from", ("models", name, "clock", "from")
            findings.fault("dates-reversed", message, place, str(clock.from_), f"{file.as_of} or before")
    for name, model in file.models.items():
        if isinstance(model, Reference):
            _check_window(file, name, model, findings)
    _check_order(file, findings)
    for k, observed in enumerate(file.observed):
        where: Path = ("observed", k)
        if not names(observed.what) or observed.bears == Constant(0.0):
            findings.warn(
                "time-observed",
                "this tells nothing: every draw gives what was seen the same probability, or the past bears on nothing",
                where,
                observed.what.text if not names(observed.what) else "bearing: 0",
                "a probability that depends on the quantities, and a `bearing` above 0",
            )
        if isinstance(observed.passed, Constant) and observed.passed.value <= 0:
            message, found = "a number of periods is above 0", f"{observed.passed.value:g}"
            findings.fault("wrong-value", message, (*where, "periods"), found, "a number above 0")
        if isinstance(observed.bears, Constant) and not 0 <= observed.bears.value <= 1:
            message, found = "`bearing` is a number from 0 to 1", f"{observed.bears.value:g}"
            findings.fault("wrong-value", message, (*where, "bearing"), found, "a number or an expression from 0 to 1")
    _check_length(file, clocks, findings)
    _check_answers(file, clocks, findings)


def _check_window(file: CaseFile, name: str, model: Reference, findings: Findings) -> None:
    """The window of a reference class runs from the day the case speaks to the horizon, in days since the war began."""
    where: Path = ("models", name)
    for key, day in (("as_of", file.as_of), ("horizon", file.horizon)):
        if day is None and (key, "") not in findings.gone:
            message = f"an outside view needs a window of days, and {key!r} is missing"
            findings.fault("missing-key", message, where, expected=f"`{key}: …`, such as 2022-12-20")
    if file.as_of is not None and file.as_of < model.war_began:
        message = "the case speaks from a day before the war began"
        findings.fault(
            "dates-reversed", message, (*where, "war_began"), str(model.war_began), f"{file.as_of} or before"
        )


def _check_order(file: CaseFile, findings: Findings) -> None:
    """What was seen is dated in order, and before the question is decided."""
    latest = None
    for k, observed in enumerate(file.observed):
        until, where = observed.until, ("observed", k, "until")
        if until is None:
            continue
        if latest is not None and until < latest:
            message = "what was seen stands in the order of its days, and this one is earlier than the one before it"
            findings.fault("dates-reversed", message, where, str(until), f"{latest} or later")
        latest = until if latest is None else max(latest, until)
        _not_after_horizon(file, until, where, "this was seen", findings)
    for name, event in file.events.items():
        if file.as_of is not None and event.date > file.as_of:
            _not_after_horizon(file, event.date, ("events", name, "date"), "the event lies", findings)


def _not_after_horizon(file: CaseFile, day: object, where: Path, what: str, findings: Findings) -> None:
    if file.horizon is not None and str(day) > str(file.horizon):
        message = f"{what} after the day the question is decided"
        findings.fault("dates-reversed", message, where, str(day), f"{file.horizon} or before")


def _check_length(file: CaseFile, clocks: dict[str, Clock], findings: Findings) -> None:
    """What was seen of a game takes no longer than its clock has run, and leaves no gap before the day that speaks."""
    day = speaks(file)
    for name, clock in clocks.items():
        # One thing seen in several entries adds up; two things may have been seen in the same months.
        seen: dict[str, list[int]] = {}
        for k, observed in enumerate(file.observed):
            if name in {label.partition(".")[0] for label in _labels(observed.what)}:
                seen.setdefault(observed.what.text, []).append(k)
        ends = [_end(file, places[-1]) for places in seen.values()]
        for places, end in zip(seen.values(), ends, strict=True):
            counted = sum(p.value for k in places if isinstance(p := file.observed[k].passed, Constant))
            if end is None or counted <= (run := clock.period.between(clock.from_, end)) + ROUNDED:
                continue
            findings.warn(
                "time-observed",
                f"more periods were seen than the clock of {name!r} has run",
                ("observed", places[-1], "periods"),
                f"{counted:g} periods of {clock.period.text}",
                f"at most {max(run, 0):.1f}, from {clock.from_} to {end}",
            )
        known = [end for end in ends if end is not None]
        gap = clock.period.between(max(known), day) if known and day is not None else 0.0
        if gap > ROUNDED:
            findings.warn(
                "time-observed",
                f"the case speaks from {day}, and nothing says what was seen since {max(known)}",
                ("observed", max(places[-1] for places in seen.values())),
                f"{gap:.1f} periods of {clock.period.text} of which nothing is said",
                "another entry with `until:`, or the forecast forgets them",
            )


def _end(file: CaseFile, k: int) -> date | None:
    """The day up to which an entry says what was seen."""
    return file.observed[k].until or file.as_of


def _check_answers(file: CaseFile, clocks: dict[str, Clock], findings: Findings) -> None:
    for name, answer in answers_of(file).items():
        where: Path = ("answers", name, "is") if name in file.answers else ("answer",)
        values = answer.is_.items() if isinstance(answer.is_, dict) else [("", answer.is_)]
        for step, value in values:
            if isinstance(value, Expression):
                _check_answer(file, clocks, value, (*where, step) if step else where, findings)


def _check_answer(file: CaseFile, clocks: dict[str, Clock], value: Expression, where: Path, findings: Findings) -> None:
    for label, periods in _periods(value):
        model, _, rest = label.partition(".")
        clock = clocks.get(model)
        if clock is None or rest == PERIODS_LEFT or file.question is None:
            continue
        left = periods_left(file, clock)
        if periods is None and f"{model}.{PERIODS_LEFT}" in names(value):
            # Counted in another way, such as 1 - (1 - p) ** model.periods_left.
            continue
        if periods is None:
            findings.warn(
                "per-period",
                f"{label} is a probability per {clock.period.each}, not one up to the horizon",
                where,
                label,
                f"over({label}, {model}.{PERIODS_LEFT})",
            )
        elif isinstance(periods, Constant) and left and abs(periods.value - left) > APART * left + 0.05:
            findings.warn(
                "per-period",
                f"the answer counts {periods.value:g} periods, and {left:.1f} are left to the horizon",
                where,
                f"{periods.value:g}",
                f"{model}.{PERIODS_LEFT}, which is always right",
            )


def _labels(expression: Expression) -> set[str]:
    return {label for label, _ in _periods(expression)}


def _periods(expression: Expression) -> Iterator[tuple[str, Expression | None]]:
    """Labels in an expression, each with the number of periods that `over` takes it for; None outside `over`."""
    pending: list[tuple[Expression, Expression | None]] = [(expression, None)]
    while pending:
        part, periods = pending.pop()
        if isinstance(part, Name) and "." in part.name:
            yield part.name, periods
        elif isinstance(part, Call) and part.operation == "over":
            pending.append((part.arguments[0], part.arguments[1]))
            pending.append((part.arguments[1], periods))
        elif isinstance(part, Call):
            pending.extend((argument, periods) for argument in part.arguments)
