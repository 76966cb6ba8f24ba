"""Which source the answer hangs on."""

from casus.insight import Table, WithoutSource
from casus.report.context import Context
from casus.report.sentences.insight.remarks import remark
from casus.wording import ranged, say, say_n

__all__ = ["cannot_run", "grounds", "in_words", "kind", "picture", "sources", "span"]


def sources(context: Context, table: Table[WithoutSource]) -> tuple[str, ...]:
    """What the audit shows."""
    notes = tuple(remark(context, what) for what in table.remarks)
    if not table.rows:
        return notes
    said = [_most(context, table), _beyond(table)]
    fixed = {name for row in table for name in row.fixed}
    if fixed:
        said.append(
            say_n(
                "{n} fixed number rests on one source alone and has nothing else to say without it, so that it stays as it "
                "is: a `without:` in the case would change that.",
                "{n} fixed numbers rest on one source alone and have nothing else to say without it, so that they stay as "
                "they are: a `without:` in the case would change that.",
                len(fixed),
            )
        )
    return (*filter(None, said), *notes)


def _most(context: Context, table: Table[WithoutSource]) -> str:
    spread = table.about["with"]
    row = table[0]
    name = context.actor_or_source(row.source or row.origin or "")
    if row.without is None:
        return say("Without “{name}” the case can’t be run: a number leaves its range.", name=name)
    if row.shift == 0.0:
        return say("No source alone moves the answer: whatever one says, another one says too, or nothing rests on it.")
    return say(
        "The answer hangs most on “{name}”: without what it alone reports, the forecast is {without} instead of {forecast}.",
        name=name,
        without=context.value(context.headline, row.without.mean),
        forecast=context.value(context.headline, spread.mean),
    )


def _beyond(table: Table[WithoutSource]) -> str:
    still = sum(row.shift == 0.0 for row in table)
    if not still or still == len(table):
        return ""
    return say_n(
        "{n} of the sources and origins can be left out without any effect.",
        "{n} of the sources and origins can each be left out without any effect.",
        still,
    )


def grounds(context: Context, shares: dict[str, float | None]) -> str:
    """How much of the variance rests on what."""
    known = {ground: share for ground, share in shares.items() if share is not None}
    if len(known) < len(shares):
        return ""
    return say(
        "Sourced quantities alone make {sourced} of the variance of the answer, partly sourced ones {mixed}, judgements "
        "{judgement}; the rest comes from how they act together.",
        **{ground: context.numbers.share(share) for ground, share in known.items()},
    )


def picture(context: Context, table: Table[WithoutSource]) -> str:
    """What the bars show."""
    forecast = context.value(context.headline, table.about["with"].mean)
    return say(
        "Each bar leads from the forecast with all sources, {forecast}, to the forecast without one of them; the further it "
        "leads, the more hangs on it.",
        forecast=forecast,
    )


def kind(row: WithoutSource) -> str:
    """Whether a publication is left out, or all that somebody said first."""
    return say("source") if row.source is not None else say("origin")


def cannot_run() -> str:
    """In place of an answer."""
    return say("can’t be run")


def span(low: str, high: str) -> str:
    """The 10th to the 90th percentile."""
    return ranged(low, high)


def in_words(context: Context, name: str, before: float, after: float) -> str:
    """One bar in words."""
    return say(
        "Without “{name}”: {after} instead of {before}",
        name=name,
        after=context.value(context.headline, after),
        before=context.value(context.headline, before),
    )
