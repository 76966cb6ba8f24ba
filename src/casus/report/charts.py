"""The pictures of insight as Altair charts, which a notebook shows and which can be styled further."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from casus.errors import UsageError, meant
from casus.report.context import Context
from casus.report.sentences.insight import drivers as say_drivers
from casus.report.sentences.insight import information as say_information
from casus.report.sentences.insight import scenarios as say_scenarios
from casus.report.sentences.insight import sources as say_sources
from casus.report.sentences.insight import tipping as say_tipping
from casus.wording import say

if TYPE_CHECKING:
    import altair

    from casus.insight import Explanation

__all__ = ["CHARTS", "chart", "notebook_html"]

SHOWN = 12
LINES = 5


def chart(explained: "Explanation", name: str) -> "altair.TopLevelMixin":
    """One table of an explanation as a chart.

    name   : "drivers", "tipping", "scenarios", "information" or "sources"
    raises : UsageError for another name, and for a table that has no rows, with the reason
    """
    if name not in CHARTS:
        raise UsageError(f"there is no chart {name!r}, expected {', '.join(CHARTS)}{meant(name, CHARTS)}")
    table = getattr(explained, name)
    if not table.rows:
        why = " ".join(map(str, table.remarks))
        raise UsageError(f"there is no chart of {name}: {why}")
    made: altair.TopLevelMixin = CHARTS[name](Context(explained.result, explanation=explained), explained)
    return made


def _drivers(context: Context, explained: "Explanation") -> Any:
    import altair as alt

    rows = [
        {
            "quantity": context.quantity_label(row.quantity),
            "first": max(row.first, 0.0),
            "low": max(row.first_lo, 0.0),
            "high": row.first_hi,
            "total": row.total,
        }
        for row in explained.drivers[:SHOWN]
    ]
    base = alt.Chart(_data(rows)).encode(y=_names("quantity"))
    x = alt.X("total:Q", title=say("Part of the variance"), axis=alt.Axis(format="%"))
    return alt.layer(
        base.mark_bar(opacity=0.35).encode(x=x),
        base.mark_bar(height={"band": 0.55}).encode(x=alt.X("first:Q")),
        base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        title=say("What drives it"),
    )


def _tipping(context: Context, explained: "Explanation") -> Any:
    import altair as alt

    table = explained.tipping
    names = list(dict.fromkeys(row.quantity for row in table))[:LINES]
    rows = [
        {"quantity": context.quantity_label(name), "percentile": at, "value": value, "forecast": forecast}
        for name in names
        for at, value, forecast in table.about["curves"][name].points
    ]
    form = _format(context)
    lines = (
        alt.Chart(_data(rows))
        .mark_line(interpolate="monotone", point=True)
        .encode(
            x=alt.X("percentile:Q", title=say("Percentile of the quantity"), axis=alt.Axis(format="%")),
            y=alt.Y("forecast:Q", title=say("Forecast"), axis=form),
            color=alt.Color("quantity:N", title=say("Quantity"), sort=None, legend=alt.Legend(labelLimit=0)),
            tooltip=["quantity:N", "value:Q", "forecast:Q"],
        )
    )
    limits = [{"threshold": threshold} for threshold in table.about["thresholds"]]
    rule = alt.Chart(_data(limits)).mark_rule(strokeDash=[4, 3]).encode(y=alt.Y("threshold:Q"))
    return alt.layer(lines, rule, title=say("One quantity alone"))


def _scenarios(context: Context, explained: "Explanation") -> Any:
    import altair as alt

    box = explained.scenarios[0]
    rows = []
    for name, (low, high) in box.limits.items():
        summary = context.result.quantities[name]
        least, most = summary.low, summary.high
        width = (most - least) if least is not None and most is not None and most > least else 1.0
        start = least or 0.0
        rows.append(
            {
                "quantity": context.quantity_label(name),
                "low": (low - start) / width,
                "high": (high - start) / width,
                "limits": say_scenarios.limit(context, box, name),
            }
        )
    return (
        alt.Chart(_data(rows), title=say("Where the highest answers lie"))
        .mark_bar()
        .encode(
            y=_names("quantity"),
            x=alt.X("low:Q", title=say("Limits within all it may be"), scale=alt.Scale(domain=[0, 1])),
            x2=alt.X2("high:Q"),
            tooltip=["limits:N"],
        )
    )


def _information(context: Context, explained: "Explanation") -> Any:
    import altair as alt

    rows = [
        {"what": say_information.what(context, row), "share": row.share, "by": row.by.isoformat() if row.by else ""}
        for row in explained.information[:SHOWN]
    ]
    return (
        alt.Chart(_data(rows), title=say("What to find out next"))
        .mark_bar()
        .encode(
            y=_names("what"),
            x=alt.X("share:Q", title=say("Takes away of the expected error"), axis=alt.Axis(format="%")),
            tooltip=["what:N", "share:Q", "by:N"],
        )
    )


def _sources(context: Context, explained: "Explanation") -> Any:
    import altair as alt

    table = explained.sources
    before = table.about["with"].mean
    rows = [
        {
            "name": f"{context.actor_or_source(row.source or row.origin or '')} ({say_sources.kind(row)})",
            "before": before,
            "after": row.without.mean,
        }
        for row in table[:SHOWN]
        if row.without is not None and row.shift
    ]
    base = alt.Chart(_data(rows)).encode(y=_names("name"))
    form = _format(context)
    bars = base.mark_bar(height={"band": 0.5}).encode(
        x=alt.X("before:Q", title=say("From with to without"), axis=form, scale=alt.Scale(zero=False)),
        x2=alt.X2("after:Q"),
    )
    dots = base.mark_circle(size=90, opacity=1).encode(x=alt.X("after:Q"))
    return alt.layer(bars, dots, title=say("Which source it hangs on"))


def _data(rows: list[dict[str, Any]]) -> Any:
    import altair as alt

    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _names(field: str) -> Any:
    import altair as alt

    return alt.Y(f"{field}:N", sort=None, title=None, axis=alt.Axis(labelLimit=0))


def _format(context: Context) -> Any:
    import altair as alt

    return alt.Axis(format="%") if context.kind(context.headline) == "probability" else alt.Axis()


CHARTS: Mapping[str, Callable[[Context, "Explanation"], Any]] = {
    "drivers": _drivers,
    "tipping": _tipping,
    "scenarios": _scenarios,
    "information": _information,
    "sources": _sources,
}


def notebook_html(explained: "Explanation") -> str:
    """The conclusions of every table as sentences; every text of the case is escaped."""
    context = Context(explained.result, explanation=explained)
    parts = (
        (say("What drives it"), say_drivers.drivers(context, explained.drivers)),
        (say("What would have to be true"), [say_tipping.joint(context, row) for row in explained.joint_tipping]),
        (say("One quantity alone"), say_tipping.alone(context, explained.tipping)),
        (say("Where the highest answers lie"), say_scenarios.scenarios(context, explained.scenarios)),
        (say("Which source it hangs on"), say_sources.sources(context, explained.sources)),
        (say("What to find out next"), say_information.information(context, explained.information)),
    )
    return "".join(
        str(Markup("<h4>{}</h4><p>{}</p>").format(heading, " ".join(sentences))) for heading, sentences in parts
    )
