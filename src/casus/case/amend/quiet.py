"""What was quiet, and up to which day a case says so already."""

from datetime import date

from casus.case.amend.layout import Span
from casus.case.case import Case
from casus.case.expressions import Call, Name
from casus.errors import UsageError

__all__ = ["seen_until", "what_was_quiet"]


def what_was_quiet(case: Case, root: Span) -> str:
    """The probability of a period without surprise, as the case writes it; else the headline's event left out.

    raises : UsageError where neither is there
    """
    observed = root.get("observed")
    if observed is not None and observed.value.entries:
        written = observed.value.entries[-1].value.get("what")
        if written is not None and written.value.scalar:
            return " ".join(written.value.scalar.split())
    answer = case.answers[case.headline].is_
    if isinstance(answer, Call) and answer.operation == "over" and isinstance(answer.arguments[0], Name):
        label = answer.arguments[0].name
        game = case.games.get(label.partition(".")[0])
        if game is not None and game.clock is not None:
            return f"1 - {label}"
    raise UsageError(
        f"nothing in {case.name} says what was quiet: write one entry by hand first, such as "
        "`observed: [{what: 1 - game.event, periods: 1, until: 2023-01-20}]`"
    )


def seen_until(case: Case) -> date | None:
    """The last day up to which the case says what was seen: of its observations, else `as_of`."""
    days = [case.as_of, *(entry.until for entry in case.observed)]
    return max((day for day in days if day is not None), default=None)
