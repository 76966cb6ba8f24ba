"""What is said of the settings."""

from collections.abc import Mapping
from typing import TypeAlias

from casus.case import Case
from casus.ensemble import Result, Weighed
from casus.report.context import Context
from casus.report.numbers import plain
from casus.wording import later, local, say

__all__ = ["Answers", "draws", "effect", "meaning", "name", "no_precision", "value"]

# What has answers and ladders.
Answers: TypeAlias = Result | Weighed

_NAMES = {
    "draws": later("Number of draws"),
    "seed": later("Seed"),
    "method": later("Method of drawing"),
    "concept": later("Solution concept of every game"),
    "do": later("Forced moves"),
    "precision_scale": later("Factor on every player’s precision"),
    "without": later("Quantities deprived of their source"),
    "without_origins": later("Origins that are not believed"),
    "planted": later("Origins supposed to have planted what they said"),
    "without_sources": later("Sources that are not read"),
    "without_claims": later("Claims that are left out"),
    "status": later("Evidence taken as observed, absent or unknown"),
}


def name(setting: str) -> str:
    """A setting."""
    return say(_NAMES[setting]) if setting in _NAMES else setting.replace("_", " ")


def value(setting: object) -> str:
    """The value of a setting."""
    if isinstance(setting, tuple):
        return ", ".join(" = ".join(part) if isinstance(part, tuple) else str(part) for part in setting)
    if isinstance(setting, bool) or not isinstance(setting, int | float):
        return str(setting).replace("_", " ")
    return plain(setting) if isinstance(setting, float) else str(setting)


def no_precision(games: bool) -> str:
    """Why there is no table."""
    if not games:
        return say("The case holds no game, so there is no precision to change.")
    return say(
        "Every game here is solved by subgame perfection: players never err, so there is no "
        "precision to halve or to double."
    )


def effect(context: Context, runs: Mapping[float, Answers | None]) -> str:
    """What halving and doubling precision does to the headline."""
    headline = context.headline
    half, same, twice = (runs[scale] for scale in (0.5, 1.0, 2.0))
    if half is None or twice is None or same is None or context.kind(headline) == "ordinal":
        return say("The table shows the answers when every player’s precision is halved and doubled.")
    before, now, then = (context.value(headline, result.answers[headline].mean) for result in (half, same, twice))
    return say(
        "If every player saw its interest half as sharply, the forecast would be {before} "
        "instead of {now}; if twice as sharply, {then}.",
        before=before,
        now=now,
        then=then,
    )


def meaning(case: Case) -> str:
    """What precision is."""
    decisive = any(game.decisive is not None for game in case.games.values())
    said = say(
        "Precision is how reliably a player takes the better of its moves. No fact fixes it, and "
        "a model tuned by it could give almost any answer, which is why its effect stands here."
    )
    if decisive:
        rest = say(
            "The case states it as the advantage at which the better of two moves is taken nine times in ten: halving the "
            "precision doubles that advantage."
        )
        said = f"{said} {rest}"
    return said


def draws(used: int, all_draws: int) -> str:
    """With how many draws the comparison was made."""
    if used == all_draws:
        return say("All three were run with the same {used} draws.", used=local(f"{used:,}"))
    return say(
        "The outer columns come from runs of {used} draws, the middle one from all {all_draws}.",
        used=local(f"{used:,}"),
        all_draws=local(f"{all_draws:,}"),
    )
