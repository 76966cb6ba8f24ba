"""What to watch: evidence that isn't known yet, by how far it would move the headline answer."""

from dataclasses import dataclass

from casus.ensemble import MOST_WATCHED, Watched
from casus.errors import CasusError
from casus.report.context import Context
from casus.report.sections.matrix import column_label
from casus.report.sentences import hypotheses as say_of
from casus.report.text import day

__all__ = ["WatchList", "Watching", "watching"]


@dataclass(frozen=True)
class WatchRow:
    """An item that isn't known yet."""

    anchor: str
    label: str
    by: str
    seen: str
    if_seen: str
    if_not: str
    change: str
    favours: str
    moves: str


@dataclass(frozen=True)
class WatchList:
    """The items of one model, those that would move the answer most first."""

    now: str
    rows: tuple[WatchRow, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Watching:
    """All items of a case that aren't known yet, made in one go."""

    context: Context
    entries: tuple[Watched, ...]
    draws: int

    def of(self, model: str) -> WatchList | None:
        """The items of one model; None where all is known."""
        unknown = self.context.result.hypotheses[model].items.status.count("unknown")
        if not unknown:
            return None
        entries = [entry for entry in self.entries if entry.model == model]
        context = self.context
        now = context.value(context.headline, entries[0].now) if entries else ""
        said = say_of.watch(context, entries, unknown - len(entries), self.draws)
        return WatchList(now, tuple(_row(context, entry) for entry in entries), said)


def watching(context: Context) -> Watching:
    """The watch list of a case; empty where it can't be run with fewer draws."""
    draws = min(context.result.settings.draws, MOST_WATCHED)
    try:
        return Watching(context, context.explained.watched, draws)
    except CasusError:
        return Watching(context, (), draws)


def _row(context: Context, entry: Watched) -> WatchRow:
    headline, per_cent = context.headline, context.numbers.per_cent
    favoured = max(entry.posterior, key=lambda h: entry.posterior[h][1] - entry.posterior[h][0])
    now, seen, _ = entry.posterior[favoured]
    return WatchRow(
        context.item_anchor(entry.model, entry.item),
        context.item_label(entry.model, entry.item),
        day(entry.by),
        per_cent(entry.seen),
        context.value(headline, entry.if_seen),
        context.value(headline, entry.if_not),
        say_of.points(context, entry.change),
        column_label(context, entry.model, favoured),
        f"{per_cent(now)} → {per_cent(seen)}",
    )
