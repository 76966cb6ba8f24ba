"""Why a forecast moved between two versions of a case."""

from casus.insight import Change, Table
from casus.report.context import Context
from casus.report.sentences.insight.remarks import remark
from casus.wording import say, say_n

__all__ = ["changes", "entry", "what"]


def changes(context: Context, table: Table[Change]) -> tuple[str, ...]:
    """The move, and what did not change; `context` is that of the new version."""
    notes = tuple(remark(context, note) for note in table.remarks)
    headline, before, after = context.headline, table.about["before"], table.about["after"]
    values = {"before": context.value(headline, before), "after": context.value(headline, after)}
    if before == after:
        said = [say("The forecast is {after}, as it was.", **values)]
    else:
        values["points"] = context.points(headline, after - before)
        said = [say("The forecast moved from {before} to {after}: {points}.", **values)]
    if not table.about["exact"]:
        said.append(
            say("There are too many changes to try them in every order; the parts come from orders drawn at random.")
        )
    said.append(say_n("{n} entry did not change.", "{n} entries did not change.", table.about["unchanged"]))
    return (*said, *notes)


def what(row: Change) -> str:
    """What changed, in a phrase: names of entries, and for one alone its old and new value."""
    if not row.said:
        return say_n(
            "{n} entry that only people read: {names}",
            "{n} entries that only people read: {names}",
            len(row.entries),
            names=_few(row.entries),
        )
    if len(row.said) > 1:
        return _few(row.entries)
    return entry(*next(iter(row.said.items())))


def entry(name: str, said: tuple[str | None, str | None]) -> str:
    """One entry with its old and new value."""
    old, new = said
    if old is None:
        return say("{entry}: new", entry=name)
    if new is None:
        return say("{entry}: removed", entry=name)
    return say("{entry}: {old} → {new}", entry=name, old=old, new=new)


def _few(names: tuple[str, ...], most: int = 4) -> str:
    if len(names) <= most:
        return ", ".join(names)
    return say("{names} and {n} more", names=", ".join(names[:most]), n=len(names) - most)
