"""What is said of the outside view."""

from typing import TYPE_CHECKING

from casus.report.context import Context
from casus.report.numbers import plain
from casus.report.text import capital

if TYPE_CHECKING:
    from casus.models.reference import FittedRow, OutsideView, SurvivalRow

__all__ = ["caption", "feature", "fitted", "group", "pooled", "skill", "small", "summary"]

_FITTED = {
    "hazard": "Fitted to the features of this case, in this window",
    "day0": "In a war’s first year, from day one; partners of the first day don’t count as joiners",
    "principal": "In a war’s first year, from day one; partners of the first day count as joiners",
}
_MODELS = {
    "hazard": "The fitted rate of the window",
    "day0": "The fitted rate of the first year",
    "principal": "The fitted rate of the first year with partners of the first day",
}


def summary(context: Context, view: "OutsideView") -> tuple[str, ...]:
    """The question of the class, what counts, and the rates in words."""
    per_cent, everyone = context.numbers.per_cent, view.survival[0]
    said = [
        f"{view.asks} {view.definition}",
        f"The question of this case opens on day {view.start:.0f} of the war and is decided on day {view.end:.0f}. Of "
        f"{everyone.at_risk:,} states and sides that were still out of a war on day {view.start:.0f}, "
        f"{everyone.joined:,} had entered on that side by day {view.end:.0f}: {per_cent(everyone.rate)}.",
    ]
    if view.hazard is not None:
        row = view.hazard
        said.append(
            f"Fitted to the features of this case the rate is {per_cent(row.rate)}; its interval, from "
            f"{per_cent(row.low)} to {per_cent(row.high)}, says how little the few wars with a joiner can tell. This "
            "is the rate that counts as the outside view below."
        )
    return tuple(said)


def caption(view: "OutsideView") -> str:
    """What the table shows."""
    return (
        f"How often states in the place of this one entered the war between day {view.start:.0f} and day "
        f"{view.end:.0f}: the groups that it belongs to, from wide to narrow. Bars are 95 % intervals on a scale by "
        f"powers of ten, from 0.01 % to 100 %; ticks are the rates. {view.wars} wars; {view.resamples:,} resamples of "
        f"whole wars, and where too few wars had a joiner, Jeffreys’ interval. Figures: {view.source}."
    )


def group(row: "SurvivalRow") -> str:
    """A group of states."""
    return "All states" if not row.group else capital(row.label)


def fitted(row: "FittedRow") -> str:
    """A fitted rate."""
    label = _FITTED.get(row.name, row.about)
    return f"{label} (shown as 10 % at most)" if row.capped else label


def skill(row: "FittedRow") -> str:
    """How well the fitted rates foretell a war that was left out of the fit."""
    if row.skill is None:
        return ""
    found = row.skill
    sure = "more than nothing" if found.log_score_low > 0 else "perhaps nothing: the interval holds zero"
    return (
        f"{_MODELS.get(row.name, 'The fitted rate')}, judged on wars left out of the fit: log-score skill against the "
        f"constant {_signed(found.log_score)} (95 % {_signed(found.log_score_low)} to "
        f"{_signed(found.log_score_high)}), "
        f"{sure}; Brier skill {_signed(found.brier)} ({_signed(found.brier_low)} to {_signed(found.brier_high)}); "
        f"area under the curve within a war {plain(found.auc)}."
    )


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{abs(value):.3f}"


def small(rate: float | None) -> str:
    """A rate of which per cents with one digit would say nothing.

    >>> small(0.000192)
    '0.02\xa0%'
    """
    return "not defined" if rate is None else f"{100 * rate:.2f}\N{NO-BREAK SPACE}%"


def feature(name: str, value: bool | float) -> tuple[str, str]:
    """What the case says of a feature of its class."""
    from casus.models.reference import FEATURES

    known = FEATURES.get(name)
    shown = ("yes" if value else "no") if isinstance(value, bool) else plain(value)
    if known is None:
        return name, shown
    return capital(known.meaning), shown if isinstance(value, bool) else f"{shown} {known.unit}".rstrip()


def pooled(context: Context) -> str:
    """Both views side by side."""
    inside, both, outer = (context.numbers.per_cent(forecast) for forecast in context.result.pooled.values())
    return (
        f"The case’s own forecast is {inside}, the outside view {outer}. Pooled half and half on the scale of log-odds "
        f"they give {both}. The pact and the border stand in both views, so agreement between them is no second "
        "opinion; the forecast of this report is the first of the three."
    )
