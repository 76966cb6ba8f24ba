"""A result on the terminal: the situation first, then the answer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from casus.case import in_language
from casus.cli.console import Console, plain_table
from casus.cli.show_hypotheses import hypotheses_parts
from casus.cli.show_time import outside_parts, time_parts
from casus.ensemble import GameResult, Position, Result, Summary, per_cent

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
        later = f", with what was seen until {_day(case.speaks)}" if case.speaks != case.as_of else ""
        yield Text(f"Said on {_day(case.as_of)}{later}, decided by {_day(case.horizon)}", style="dim")
    if case.banner is not None:
        yield Text(_words(case.banner), style="yellow")
    yield from outside_parts(result, digits)
    for game in result.models.values():
        clock = case.games[game.name].clock
        each = f" in a {clock.period.each}" if clock is not None else ""
        yield Text()
        yield Text(f"Who moves, and how often each way{each}", style="bold")
        yield Padding(_moves(result, game, digits, with_report), (0, 0, 0, 2))
    yield from hypotheses_parts(result, digits)
    yield Text()
    yield Text("How likely", style="bold")
    yield Padding(_answers(result, digits), (0, 0, 0, 2))
    yield Text()
    yield from time_parts(result, digits)
    yield from _notes(result)


def _moves(result: Result, game: GameResult, digits: int | None, with_report: bool) -> RenderableType:
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
    if not hidden:
        return table
    left = "One more position is" if hidden == 1 else f"{hidden} more positions are"
    return Group(
        table, Text(f"{left} in the report{'' if with_report else ', if you let it be written'}.", style="dim")
    )


def _choices(position: Position, digits: int | None) -> Text:
    """The question asked at a position, and below it how often each way."""
    text = Text()
    if position.path:
        text.append(f"after {_spaced(position.path.replace('.', ' › '))}: ", style="dim")
    if position.node.label is not None:
        text.append(_words(position.node.label), style="italic")
    ranked = sorted(position.moves.values(), key=lambda move: -(move.edge or 0.0))
    # A line must not break between a figure and its sign.
    ways = [f"{_spaced(move.name)} {per_cent(move.edge, digits)}".replace(" %", "%") for move in ranked]
    return text.append(f"{chr(10) if text else ''}{', '.join(ways)}")


def _name(result: Result, position: Position) -> str:
    if position.player is None:
        return "chance"
    actor = result.case.actors.get(position.player)
    return _words(actor.name) if actor is not None else position.player


def _answers(result: Result, digits: int | None) -> Table:
    table = plain_table()
    for heading in ("", "forecast", "in words", "10th–90th percentile"):
        table.add_column(heading, justify="right" if heading in ("forecast", "10th–90th percentile") else "left")
    for name, summary in result.answers.items():
        answer = result.case.answers[name]
        label = Text(_words(answer.about) if answer.about is not None else _spaced(name))
        if name == result.case.headline:
            label.stylize("bold")
        if answer.given is not None:
            label.append(f"  (if {_spaced(answer.given)})", style="dim")
        if name in result.ladders:
            table.add_row(label)
            for step, share in result.ladders[name].items():
                forecast, spread = _figures(share, digits)
                table.add_row(Text(f"  {_spaced(step)}"), forecast, "", spread)
            continue
        forecast, spread = _figures(summary, digits, probability=answer.kind == "probability")
        table.add_row(label, forecast, result.word(name) or "", spread)
    return table


def _figures(summary: Summary, digits: int | None, probability: bool = True) -> tuple[Text, str]:
    """Forecast and range, as cells of the table."""

    def shown(value: float | None) -> str:
        return per_cent(value, digits) if probability or value is None else f"{value:.4g}"

    spread = f"{shown(summary.p10)} to {shown(summary.p90)}" if summary.p10 is not None else ""
    return Text(shown(summary.mean), style="bold"), spread


def _notes(result: Result) -> Iterator[Text]:
    settings, error = result.run.settings, result.answer.mc_error
    sampled = ""
    if error and result.case.answers[result.case.headline].kind == "probability":
        sampled = f"; sampling error of the headline {_plain_number(100 * error)} points"
    elif error:
        sampled = f"; sampling error of the headline {error:.2g}"
    yield Text(
        f"The percentiles span the numbers that the case varies, not all that could be wrong. "
        f"{settings.draws:,} draw{'' if settings.draws == 1 else 's'}, "
        f"seed {settings.seed}, {settings.method}{sampled}.",
        style="dim",
    )
    changed = {name: value for name, value in settings.changed().items() if name not in ("draws", "seed", "method")}
    if changed:
        listed = "; ".join(f"{name} {_plain(value)}" for name, value in changed.items())
        yield Text(f"Settings changed: {listed}", style="yellow")
    confidence = result.case.confidence
    if confidence is not None:
        yield Text(
            f"Analytic confidence, as the authors give it: {confidence.level}. {_words(confidence.why)}", style="dim"
        )


def _plain_number(value: float) -> str:
    """One digit that counts, never with an exponent."""
    return f"{value:.0f}" if value >= 1 else f"{value:.1g}" if value >= 0.001 else "below 0.001"


def _spaced(name: str) -> str:
    """A name as people read it."""
    return name.replace("_", " ")


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join("=".join(part) if isinstance(part, tuple) else str(part) for part in value)
    return str(value)


def _words(text: "CaseText") -> str:
    return in_language(text, "en")


def _day(day: "object") -> str:
    return f"{day:%-d %B %Y}"
