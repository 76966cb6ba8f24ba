"""Solutions of a game of a file on the terminal: a table for each player, then how it ends."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from casus.cli.console import Console, plain_table
from casus.cli.numbers import plain_number, shown_per_cent
from casus.interop.gambit import ExtensiveGame
from casus.interop.gambit.answer import Answer

__all__ = ["show_solved"]

# Solutions side by side; more are in JSON, as are ends that hardly ever come.
_MOST_SOLUTIONS = 6
_MOST_ENDS = 12
_MOST_ROWS = 60


def show_solved(game: ExtensiveGame, method: str, answers: Sequence[tuple[str, Answer]]) -> None:
    """Print solutions, each with its heading, side by side."""
    console = Console()
    for part in _parts(game, method, answers):
        console.print(part)


def _parts(game: ExtensiveGame, method: str, answers: Sequence[tuple[str, Answer]]) -> Iterator[RenderableType]:
    yield Text(game.title or "A game without a title", style="bold")
    yield Text(f"{method[:1].upper()}{method[1:]}.", style="dim")
    if not answers:
        return
    shown = answers[:_MOST_SOLUTIONS]
    if len(shown) < len(answers):
        yield Text(f"The first {len(shown)} of {len(answers)} are shown; --json has all.", style="dim")
    for player in game.players:
        yield Text()
        yield Text(player, style="bold")
        yield Padding(_moves(player, shown), (0, 0, 0, 2))
    yield Text()
    yield Text("How it ends", style="bold")
    yield Padding(_ends(shown), (0, 0, 0, 2))
    for choice in shown[0][1].choices:
        if choice.tied:
            said = f"Several moves of {choice.player} are equally good: {choice.where}. They share equally here."
            yield Text(said, style="yellow")


def _headed(first: Sequence[str], shown: Sequence[tuple[str, Answer]]) -> Table:
    """A table with a column for each solution, headed where there are several."""
    table = plain_table(headings=len(shown) > 1)
    for heading in first:
        table.add_column(heading)
    for heading, _ in shown:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _moves(player: str, shown: Sequence[tuple[str, Answer]]) -> Table:
    table = _headed(("", ""), shown)
    rows = [
        (place, move)
        for place, choice in enumerate(shown[0][1].choices)
        if choice.player == player
        for move in _names(shown, place)
    ]
    for before, (place, move) in zip((None, *rows), rows[:_MOST_ROWS], strict=False):
        where = shown[0][1].choices[place].where if before is None or before[0] != place else ""
        cells = []
        for _, answer in shown:
            shares = answer.choices[place].probabilities
            cells.append("any" if shares is None else shown_per_cent(shares[move]))
        table.add_row(Text(where), Text(move), *cells)
    if len(rows) > _MOST_ROWS:
        table.add_row(Text(f"… {len(rows) - _MOST_ROWS} more moves: --json has all", style="dim"))
    values = (plain_number(answer.values[player]) for _, answer in shown)
    table.add_row(Text("expected payoff", style="dim"), "", *values)
    return table


def _names(shown: Sequence[tuple[str, Answer]], place: int) -> list[str]:
    """The moves of a set, from any solution that says something of it."""
    for _, answer in shown:
        if (shares := answer.choices[place].probabilities) is not None:
            return list(shares)
    return []


def _ends(shown: Sequence[tuple[str, Answer]]) -> Table:
    table = _headed(("",), shown)
    highest = {name: max(answer.outcomes[name] for _, answer in shown) for name in shown[0][1].outcomes}
    likely = sorted(highest, key=lambda name: -highest[name])[:_MOST_ENDS]
    for name in (name for name in highest if name in set(likely)):
        table.add_row(Text(name), *(shown_per_cent(answer.outcomes[name]) for _, answer in shown))
    if len(highest) > _MOST_ENDS:
        table.add_row(Text(f"… {len(highest) - _MOST_ENDS} more, less likely: --json has all", style="dim"))
    return table
