"""A result on the terminal: the situation first, then the answer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from casus.case import in_language
from casus.cli.console import Console, plain_table
from casus.cli.numbers import plain_number, shown_per_cent
from casus.cli.show_hidden import beliefs_parts, gathered_moves
from casus.cli.show_hypotheses import hypotheses_parts
from casus.cli.show_time import outside_parts, time_parts
from casus.ensemble import GameResult, Position, Result, Summary
from casus.wording import day, each, estimative, local, ranged, say, say_in, say_n, spaced, spoken

if TYPE_CHECKING:
    from casus.case import Text as CaseText

__all__ = ["show"]

# The terminal shows the first two rounds of moves; what follows, and what hardly ever happens, is left to the report.
ROUNDS = 2
SHOWN_FROM = 0.01


def show(result: Result, digits: int | None, with_report: bool = True) -> None:
    """Print a result: who moves, what follows, how likely."""
    console = Console()
    for part in _parts(result, digits, with_report):
        console.print(part)


def _parts(result: Result, digits: int | None, with_report: bool) -> Iterator[RenderableType]:
    case = result.case
    yield Text(_words(case.title), style="bold")
    if case.question is not None:
        yield Text(_words(case.question))
    if case.as_of and case.horizon:
        days = {"day": day(case.as_of), "seen": day(case.speaks), "horizon": day(case.horizon)}
        if case.speaks != case.as_of:
            said = say("Said on {day}, with what was seen until {seen}, decided by {horizon}", **days)
        else:
            said = say("Said on {day}, decided by {horizon}", **days)
        yield Text(said, style="dim")
    if case.banner is not None:
        yield Text(_words(case.banner), style="yellow")
    yield from outside_parts(result, digits)
    for game in result.models.values():
        clock = case.games[game.name].clock
        yield Text()
        if clock is None:
            heading = say("Who moves, and how often each way")
        else:
            heading = say(
                "Who moves, and how often each way in a {period}", period=each(clock.period.count, clock.period.unit)
            )
        yield Text(heading, style="bold")
        yield Padding(_moves(result, game, digits, with_report), (0, 0, 0, 2))
    yield from beliefs_parts(result, digits)
    yield from hypotheses_parts(result, digits)
    yield Text()
    yield Text(say("How likely"), style="bold")
    yield Padding(_answers(result, digits), (0, 0, 0, 2))
    yield Text()
    yield from time_parts(result, digits)
    yield from _notes(result)


def _moves(result: Result, game: GameResult, digits: int | None, with_report: bool) -> RenderableType:
    table, hidden = gathered_moves(result, game, digits) if game.sets else _all_moves(result, game, digits)
    if not hidden:
        return table
    if with_report:
        left = say_n("One more position is in the report.", "{n} more positions are in the report.", hidden)
    else:
        left = say_n(
            "One more position is in the report, if you let it be written.",
            "{n} more positions are in the report, if you let it be written.",
            hidden,
        )
    return Group(table, Text(left, style="dim"))


def _all_moves(result: Result, game: GameResult, digits: int | None) -> tuple[RenderableType, int]:
    """The moves of a game in which everybody sees everything, and how many positions are left to the report."""
    table = plain_table(headings=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    hidden = 0
    for position in game.positions.values():
        rounds = position.path.count(".") + 2 if position.path else 1
        if rounds > ROUNDS or position.reach < SHOWN_FROM:
            hidden += 1
            continue
        table.add_row(_name(result, position), _choices(position, digits))
    return table, hidden


def _choices(position: Position, digits: int | None) -> Text:
    """The question asked at a position, and below it how often each way."""
    text = Text()
    if position.path:
        text.append(say("after {path}:", path=" › ".join(map(spaced, position.path.split(".")))) + " ", style="dim")
    if position.node.label is not None:
        text.append(_words(position.node.label), style="italic")
    ranked = sorted(position.moves.values(), key=lambda move: -(move.edge or 0.0))
    # A line must not break between a figure and its sign.
    ways = [f"{spaced(move.name)} {shown_per_cent(move.edge, digits).replace(' %', '%')}" for move in ranked]
    return text.append(f"{chr(10) if text else ''}{', '.join(ways)}")


def _name(result: Result, position: Position) -> str:
    if position.player is None:
        return say("chance")
    actor = result.case.actors.get(position.player)
    return _words(actor.name) if actor is not None else position.player


def _answers(result: Result, digits: int | None) -> Table:
    table = plain_table()
    for number, heading in enumerate(("", say("forecast"), say("in words"), say("10th–90th percentile"))):
        table.add_column(heading, justify="right" if number in (1, 3) else "left")
    for name, summary in result.answers.items():
        answer = result.case.answers[name]
        label = Text(_words(answer.about) if answer.about is not None else spaced(name))
        if name == result.case.headline:
            label.stylize("bold")
        if answer.given is not None:
            label.append("  " + say("(if {answer})", answer=spaced(answer.given)), style="dim")
        if name in result.ladders:
            table.add_row(label)
            for step, share in result.ladders[name].items():
                forecast, spread = _figures(share, digits)
                table.add_row(Text(f"  {spaced(step)}"), forecast, "", spread)
            continue
        forecast, spread = _figures(summary, digits, probability=answer.kind == "probability")
        table.add_row(label, forecast, estimative(result.word(name)), spread)
    return table


def _figures(summary: Summary, digits: int | None, probability: bool = True) -> tuple[Text, str]:
    """Forecast and range, as cells of the table."""

    def shown(value: float | None) -> str:
        return shown_per_cent(value, digits) if probability else plain_number(value)

    spread = ""
    if summary.p10 is not None:
        spread = ranged(shown(summary.p10), shown(summary.p90))
    return Text(shown(summary.mean), style="bold"), spread


def _notes(result: Result) -> Iterator[Text]:
    settings, error = result.run.settings, result.answer.mc_error
    values = {"seed": settings.seed, "method": settings.method}
    if error and result.case.answers[result.case.headline].kind == "probability":
        drawn = say_n(
            "{n} draw, seed {seed}, {method}; sampling error of the headline {error} points.",
            "{n} draws, seed {seed}, {method}; sampling error of the headline {error} points.",
            settings.draws,
            error=_one_digit(100 * error),
            **values,
        )
    elif error:
        drawn = say_n(
            "{n} draw, seed {seed}, {method}; sampling error of the headline {error}.",
            "{n} draws, seed {seed}, {method}; sampling error of the headline {error}.",
            settings.draws,
            error=local(f"{error:.2g}"),
            **values,
        )
    else:
        drawn = say_n("{n} draw, seed {seed}, {method}.", "{n} draws, seed {seed}, {method}.", settings.draws, **values)
    span = say("The percentiles span the numbers that the case varies, not all that could be wrong.")
    yield Text(f"{span} {drawn}", style="dim")
    changed = {name: value for name, value in settings.changed().items() if name not in ("draws", "seed", "method")}
    if changed:
        listed = "; ".join(f"{name} {_plain(value)}" for name, value in changed.items())
        yield Text(say("Settings changed: {listed}", listed=listed), style="yellow")
    confidence = result.case.confidence
    if confidence is not None:
        yield Text(
            say(
                "Analytic confidence, as the authors give it: {level}. {why}",
                level=_level(confidence.level),
                why=_words(confidence.why),
            ),
            style="dim",
        )


def _level(level: str) -> str:
    return {
        "high": say_in("analytic confidence", "high"),
        "moderate": say_in("analytic confidence", "moderate"),
        "low": say_in("analytic confidence", "low"),
    }[level]


def _one_digit(value: float) -> str:
    """One digit that counts, never with an exponent."""
    if value < 0.001:
        return say("below {number}", number=local("0.001"))
    return local(f"{value:.0f}" if value >= 1 else f"{value:.1g}")


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join("=".join(part) if isinstance(part, tuple) else str(part) for part in value)
    return str(value)


def _words(text: "CaseText") -> str:
    return in_language(text, spoken())
