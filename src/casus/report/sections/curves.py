"""Quantal response curves of the games that ask for them: a picture, a sentence, and the table behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from casus.ensemble import CurvePoint, curve
from casus.errors import CasusError
from casus.report.context import Context
from casus.report.figures.curves import response_curves
from casus.report.numbers import plain
from casus.report.sentences import curves as say_of
from casus.report.text import capital, spaced, whole

__all__ = ["Curves", "curves"]

# As many lines as a reader tells apart; the table has all.
MOST_LINES = 5


@dataclass(frozen=True)
class Curves:
    """The curves of a game.

    legend : labels of the lines in order
    rows   : by line its label and its value at each factor
    """

    title: str
    sentences: tuple[str, ...]
    picture: Markup | None
    caption: str
    legend: tuple[str, ...]
    factors: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def curves(context: Context) -> tuple[Curves, ...]:
    """The curves of every game that has a `curve:` and is solved with a precision."""
    games = context.result.models.values()
    asked = [game.name for game in games if context.case.games[game.name].curve and game.concept == "quantal"]
    return tuple(_curves(context, name) for name in asked)


def _curves(context: Context, name: str) -> Curves:
    label = context.case.games[name].label
    title = whole(label) if label is not None else capital(spaced(name))
    title = title if len(context.result.models) > 1 else ""
    try:
        points = sorted(curve(context.result, name), key=lambda point: point.factor)
    except CasusError as error:
        return Curves(title, (say_of.impossible(error),), None, "", (), (), ())
    lines = dict(_lines(context, name, points))
    headline = context.answer_label(context.headline)
    drawn = _drawn(lines, headline)
    caption = say_of.caption(context)
    picture = response_curves({label: lines[label] for label in drawn}, caption) if drawn else None
    rows = [(label, tuple(context.numbers.per_cent(share) for _, share in values)) for label, values in lines.items()]
    if headline not in lines and context.kind(context.headline) == "number":
        rows.insert(0, (headline, tuple(context.value(context.headline, point.answer.mean) for point in points)))
    return Curves(
        title,
        say_of.sentences(context, points),
        picture,
        caption,
        tuple(drawn),
        tuple(plain(point.factor) for point in points),
        tuple(rows),
    )


def _lines(
    context: Context, name: str, points: Sequence[CurvePoint]
) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """By label the values along the curve: the headline, then the moves of the first decisions."""
    if context.kind(context.headline) == "probability":
        answers = [(point.factor, point.answer.mean or 0.0) for point in points]
        yield context.answer_label(context.headline), answers
    game = context.result.models[name]
    for path, moves in points[0].moves.items():
        who = context.actor(game.positions[path].player or "")
        # Of two moves one says what the other is.
        for move in list(moves)[: 1 if len(moves) == 2 else None]:
            steps = f"{path}.{move}" if path else move
            values = [(point.factor, point.moves[path][move].mean or 0.0) for point in points]
            yield say_of.line(who, steps), values


def _drawn(lines: Mapping[str, Sequence[tuple[float, float]]], headline: str) -> list[str]:
    """The headline, and the moves that change most, in the order of the case."""

    def change(label: str) -> float:
        shares = [share for _, share in lines[label]]
        return max(shares) - min(shares)

    moves = [label for label in lines if label != headline]
    front = [headline] if headline in lines else []
    most = sorted(moves, key=lambda label: -change(label))[: MOST_LINES - len(front)]
    return [*front, *(label for label in moves if label in most)]
