"""What is said of what was observed."""

from casus.case import Observed
from casus.case.expressions import names
from casus.ensemble import FEWEST, Result, Summary, Weighed
from casus.report.context import Context
from casus.report.text import sentence
from casus.wording import amount_of_time, local, say

__all__ = ["bar", "caption", "effect", "period", "reason", "undefined"]


def effect(context: Context) -> tuple[str, ...]:
    """How much the forecast moved, and how many draws still count."""
    result, name = context.result, context.headline
    assert result.observed is not None
    before, after = result.observed.before.answers[name], result.answers[name]
    said = [
        say(
            "Each draw counts by the probability that it gave to what has been seen since; draws "
            "that would have been surprised count for less. All figures of this report, but those "
            "that say otherwise, are those after it."
        )
    ]
    if context.kind(name) != "ordinal" and before.mean is not None and after.mean is not None:
        first, last = context.value(name, before.mean), context.value(name, after.mean)
        if first == last:
            said.append(
                say(
                    "The forecast stays at {last} as printed: what was seen is what the case expected anyway.",
                    last=last,
                )
            )
        else:
            if after.mean < before.mean:
                moved = say(
                    "Had nothing been seen, the forecast would be {first}; what was seen lowers it to {last}.",
                    first=first,
                    last=last,
                )
            else:
                moved = say(
                    "Had nothing been seen, the forecast would be {first}; what was seen raises it to {last}.",
                    first=first,
                    last=last,
                )
            said.append(moved)
    draws, effective = result.settings.draws, result.observed.effective
    said.append(
        say(
            "By their weights the {draws} draws count like {effective} equal ones (the effective "
            "sample size); below {fewest} casus gives no answer.",
            draws=local(f"{draws:,}"),
            effective=local(f"{effective:,.0f}"),
            fewest=FEWEST,
        )
    )
    return tuple(said)


def caption(context: Context) -> str:
    """What the table shows."""
    if not context.result.observed or not context.result.observed.at_bearing:
        return say("Forecasts with nothing seen, and after what was seen.")
    return say(
        "Forecasts with nothing seen, after what was seen if it informed the future not at all "
        "(0), half (½) or fully (1), and with the bearing that the case writes."
    )


def bar(context: Context, label: str, summary: Summary, most: float) -> str:
    """A bar in words."""
    name = context.headline
    return say(
        "{label}: mean {mean}, 10th to 90th percentile {span}, on a scale from 0 to {most}",
        label=label,
        mean=context.value(name, summary.mean),
        span=context.span(name, summary),
        most=context.value(name, most),
    )


def undefined(part: Result | Weighed) -> str:
    """Why an answer has no value in a run, or under some weights."""
    return say("too few draws") if isinstance(part, Weighed) and part.effective < FEWEST else say("not defined")


def period(context: Context, entry: Observed) -> str:
    """The period of the clock of the game that an entry speaks of; empty where there is none."""
    for label in sorted(names(entry.what)):
        game = context.case.games.get(label.partition(".")[0])
        if game is not None and game.clock is not None:
            return amount_of_time(game.clock.period.count, game.clock.period.unit)
    return ""


def reason(context: Context, name: str) -> str:
    """Why a bearing is what it is."""
    about, after = context.case.quantities[name].about, context.result.quantities[name].mean
    before = context.result.observed.bearings.get(name) if context.result.observed is not None else None
    mean = ""
    if before is not None and after is not None:
        values = {"before": local(f"{before:.2f}"), "after": local(f"{after:.2f}")}
        if f"{after:.2f}" != f"{before:.2f}":
            mean = say(
                "On average it is {before} as the case writes it, and {after} after what was seen: draws in which the past "
                "bears less are less surprised by it, so that an uncertain bearing gives way to a surprise.",
                **values,
            )
        else:
            mean = say("On average it is {before} as the case writes it.", **values)
    return f"{sentence(about)} {mean}".strip() if about is not None else mean
