"""What is said of the outside view."""

from typing import TYPE_CHECKING

from casus.report.context import Context
from casus.report.numbers import plain
from casus.report.text import capital
from casus.wording import later, local, percent, say, say_in

if TYPE_CHECKING:
    from casus.models.reference import Analogue, FittedRow, OutsideView, SurvivalRow

__all__ = ["caption", "did", "feature", "fitted", "group", "pooled", "skill", "small", "summary"]

_FITTED = {
    "hazard": later("Fitted to the features of this case, in this window"),
    "day0": later("In a war’s first year, from day one; partners of the first day don’t count as joiners"),
    "principal": later("In a war’s first year, from day one; partners of the first day count as joiners"),
}
_MODELS = {
    "hazard": later("The fitted rate of the window"),
    "day0": later("The fitted rate of the first year"),
    "principal": later("The fitted rate of the first year with partners of the first day"),
}
_ANY_MODEL = later("The fitted rate")


def summary(context: Context, view: "OutsideView") -> tuple[str, ...]:
    """The question of the class, what counts, and the rates in words."""
    per_cent, everyone = context.numbers.per_cent, view.survival[0]
    said = [
        f"{say(view.asks)} {say(view.definition)}",
        say(
            "The question of this case opens on day {start} of the war and is decided on day {end}. "
            "Of {at_risk} states and sides that were still out of a war on day {start}, {joined} had "
            "entered on that side by day {end}: {rate}.",
            start=local(f"{view.start:.0f}"),
            end=local(f"{view.end:.0f}"),
            at_risk=local(f"{everyone.at_risk:,}"),
            joined=local(f"{everyone.joined:,}"),
            rate=per_cent(everyone.rate),
        ),
    ]
    if view.hazard is not None:
        row = view.hazard
        said.append(
            say(
                "Fitted to the features of this case the rate is {rate}; its interval, from {low} to "
                "{high}, says how little the few wars with a joiner can tell. This is the rate that "
                "counts as the outside view below.",
                rate=per_cent(row.rate),
                low=per_cent(row.low),
                high=per_cent(row.high),
            )
        )
    return tuple(said)


def did(near: "Analogue") -> str:
    """What a state of the past did."""
    days = local(f"{near.length:,}")
    if near.joined:
        return say("entered on that side on day {day} of {days}", day=local(f"{near.day:,}"), days=days)
    if near.other:
        return say("entered on the other side (the war lasted {days} days)", days=days)
    return say("stayed out (the war lasted {days} days)", days=days)


def caption(view: "OutsideView") -> str:
    """What the table shows."""
    return say(
        "How often states in the place of this one entered the war between day {start} and day "
        "{end}: the groups that it belongs to, from wide to narrow. Bars are 95 % intervals on a "
        "scale by powers of ten, from 0.01 % to 100 %; ticks are the rates. {wars} wars; "
        "{resamples} resamples of whole wars, and where too few wars had a joiner, Jeffreys’ "
        "interval. Figures: {source}.",
        start=local(f"{view.start:.0f}"),
        end=local(f"{view.end:.0f}"),
        wars=view.wars,
        resamples=local(f"{view.resamples:,}"),
        source=view.source,
    )


def group(row: "SurvivalRow") -> str:
    """A group of states."""
    return say("All states") if not row.group else capital(say(row.label))


def fitted(row: "FittedRow") -> str:
    """A fitted rate."""
    label = say(_FITTED.get(row.name, row.about))
    return say("{label} (shown as 10 % at most)", label=label) if row.capped else label


def skill(row: "FittedRow") -> str:
    """How well the fitted rates foretell a war that was left out of the fit."""
    if row.skill is None:
        return ""
    found = row.skill
    values = {
        "rate": say(_MODELS.get(row.name, _ANY_MODEL)),
        "score": _signed(found.log_score),
        "low": _signed(found.log_score_low),
        "high": _signed(found.log_score_high),
        "brier": _signed(found.brier),
        "brier_low": _signed(found.brier_low),
        "brier_high": _signed(found.brier_high),
        "area": plain(found.auc),
    }
    if found.log_score_low > 0:
        return say(
            "{rate}, judged on wars left out of the fit: log-score skill against the constant {score} (95 % {low} to "
            "{high}), more than nothing; Brier skill {brier} ({brier_low} to {brier_high}); area under the curve within a "
            "war {area}.",
            **values,
        )
    return say(
        "{rate}, judged on wars left out of the fit: log-score skill against the constant {score} (95 % {low} to {high}), "
        "perhaps nothing: the interval holds zero; Brier skill {brier} ({brier_low} to {brier_high}); area under the curve "
        "within a war {area}.",
        **values,
    )


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{local(f'{abs(value):.3f}')}"


def small(rate: float | None) -> str:
    """A rate of which per cents with one digit would say nothing.

    >>> small(0.000192)
    '0.02\xa0%'
    """
    return say("not defined") if rate is None else percent(f"{100 * rate:.2f}")


def feature(name: str, value: bool | float) -> tuple[str, str]:
    """What the case says of a feature of its class."""
    from casus.models.reference import FEATURES

    known = FEATURES.get(name)
    if isinstance(value, bool):
        shown = say_in("whether something is so", "yes") if value else say_in("whether something is so", "no")
    else:
        shown = plain(value)
    if known is None:
        return name, shown
    unit = say(known.unit) if known.unit else ""
    return capital(say(known.meaning)), shown if isinstance(value, bool) else f"{shown} {unit}".rstrip()


def pooled(context: Context) -> str:
    """Both views side by side."""
    inside, both, outer = (context.numbers.per_cent(forecast) for forecast in context.result.pooled.values())
    return say(
        "The case’s own forecast is {inside}, the outside view {outer}. Pooled half and half on "
        "the scale of log-odds they give {both}. The pact and the border stand in both views, so "
        "agreement between them is no second opinion; the forecast of this report is the first "
        "of the three.",
        inside=inside,
        outer=outer,
        both=both,
    )
