"""Settings that matter: how sharply players see their interest, and what was changed from its default."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casus.ensemble import Result, answers_under
from casus.errors import CasusError
from casus.report.context import Context
from casus.report.sentences import settings as say_of
from casus.report.sentences.settings import Answers
from casus.report.text import spaced
from casus.wording import say

__all__ = ["MOST_DRAWS", "SCALES", "Group", "Row", "SettingsSection", "settings_section"]

SCALES = (0.5, 1.0, 2.0)
"""Factors on every player's precision: half, as it is, twice."""

# A comparison of forecasts doesn't need the draws of the forecast itself.
MOST_DRAWS = 4096


@dataclass(frozen=True)
class Row:
    """An answer under each precision."""

    label: str
    headline: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Answers that stand together: those that are one number, or the steps of a ladder, which has a title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SettingsSection:
    """What settings do to the answers."""

    sentences: tuple[str, ...]
    groups: tuple[Group, ...]
    draws: str
    changed: tuple[tuple[str, str], ...]


def settings_section(context: Context) -> SettingsSection:
    """Run the case again with other precisions, and list what was changed."""
    result = context.result
    changed = tuple((say_of.name(name), say_of.value(value)) for name, value in result.run.settings.changed().items())
    if not any(game.concept == "quantal" for game in result.models.values()):
        return SettingsSection((say_of.no_precision(bool(result.models)),), (), "", changed)
    runs = _runs(result)
    rows = tuple(
        Row(
            context.answer_label(name),
            name == context.headline,
            tuple(_shown(context, name, runs[scale]) for scale in SCALES),
        )
        for name in result.case.answers
        if name not in result.ladders
    )
    ladders = [Group(context.answer_label(name), _ladder_rows(context, name, runs)) for name in result.ladders]
    groups = [Group("", rows), *ladders] if rows else ladders
    draws = say_of.draws(min(result.run.settings.draws, MOST_DRAWS), result.run.settings.draws)
    return SettingsSection((say_of.effect(context, runs), say_of.meaning(result.case)), tuple(groups), draws, changed)


def _runs(result: Result) -> Mapping[float, Answers | None]:
    return {scale: result if scale == 1.0 else _again(result, scale) for scale in SCALES}


def _again(result: Result, scale: float) -> Answers | None:
    """The same case under another precision; None where it can't be run so."""
    used = result.run.settings
    draws = min(used.draws, MOST_DRAWS)
    try:
        return answers_under(result.case, replace(used, draws=draws, precision_scale=used.precision_scale * scale))
    except CasusError:
        return None


def _shown(context: Context, name: str, result: Answers | None) -> str:
    return say("could not be run") if result is None else context.value(name, result.answers[name].mean)


def _ladder_rows(context: Context, name: str, runs: Mapping[float, Answers | None]) -> tuple[Row, ...]:
    rows = []
    for step in context.result.ladders[name]:
        values = tuple(
            say("could not be run") if made is None else context.numbers.per_cent(made.ladders[name][step].mean)
            for made in (runs[scale] for scale in SCALES)
        )
        rows.append(Row(spaced(step), False, values))
    return tuple(rows)
