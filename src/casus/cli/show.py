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
from casus.wording import local, say

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
        later = say(", with what was seen until {day}", day=_day(case.speaks)) if case.speaks != case.as_of else ""
        yield Text(
            say(
                "Said on {day}{later}, decided by {day_2}", day=_day(case.as_of), later=later, day_2=_day(case.horizon)
            ),
            style="dim",
        )
    if case.banner is not None:
        yield Text(_words(case.banner), style="yellow")
    yield from outside_parts(result, digits)
    for game in result.models.values():
        clock = case.games[game.name].clock
        each = say(" in a {each}", each=clock.period.each) if clock is not None else ""
        yield Text()
        yield Text(say("Who moves, and how often each way{each}", each=each), style="bold")
        yield Padding(_moves(result, game, digits, with_report), (0, 0, 0, 2))
    yield from hypotheses_parts(result, digits)
    yield Text()
    yield Text(say("How likely"), style="bold")
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
    left = say("One more position is") if hidden == 1 else say("{hidden} more positions are", hidden=hidden)
    return Group(
        table,
        Text(
            say(
                "{left} in the report{value}.",
                left=left,
                value="" if with_report else say(", if you let it be written"),
            ),
            style="dim",
        ),
    )


def _choices(position: Position, digits: int | None) -> Text:
    """The question asked at a position, and below it how often each way."""
    text = Text()
    if position.path:
        text.append(say("after {spaced}: ", spaced=_spaced(position.path.replace(".", " › "))), style="dim")
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
    for heading in ("", "forecast", say("in words"), say("10th–90th percentile")):
        table.add_column(heading, justify="right" if heading in ("forecast", "10th–90th percentile") else "left")
    for name, summary in result.answers.items():
        answer = result.case.answers[name]
        label = Text(_words(answer.about) if answer.about is not None else _spaced(name))
        if name == result.case.headline:
            label.stylize("bold")
        if answer.given is not None:
            label.append(say("  (if {spaced})", spaced=_spaced(answer.given)), style="dim")
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

    spread = (
        say("{shown} to {shown_2}", shown=shown(summary.p10), shown_2=shown(summary.p90))
        if summary.p10 is not None
        else ""
    )
    return Text(shown(summary.mean), style="bold"), spread


def _notes(result: Result) -> Iterator[Text]:
    settings, error = result.run.settings, result.answer.mc_error
    sampled = ""
    if error and result.case.answers[result.case.headline].kind == "probability":
        sampled = say("; sampling error of the headline {plain_number} points", plain_number=_plain_number(100 * error))
    elif error:
        sampled = say("; sampling error of the headline {error}", error=local(f"{error:.2g}"))
    yield Text(
        say(
            "The percentiles span the numbers that the case varies, not all that could be wrong. "
            "{draws} draw{value}, seed {seed}, {method}{sampled}.",
            draws=local(f"{settings.draws:,}"),
            value="" if settings.draws == 1 else "s",
            seed=settings.seed,
            method=settings.method,
            sampled=sampled,
        ),
        style="dim",
    )
    changed = {name: value for name, value in settings.changed().items() if name not in ("draws", "seed", "method")}
    if changed:
        listed = "; ".join(f"{name} {_plain(value)}" for name, value in changed.items())
        yield Text(say("Settings changed: {listed}", listed=listed), style="yellow")
    confidence = result.case.confidence
    if confidence is not None:
        yield Text(
            say(
                "Analytic confidence, as the authors give it: {level}. {words}",
                level=confidence.level,
                words=_words(confidence.why),
            ),
            style="dim",
        )


def _plain_number(value: float) -> str:
    """One digit that counts, never with an exponent."""
    return f"{value:.0f}" if value >= 1 else f"{value:.1g}" if value >= 0.001 else say("below 0.001")


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
