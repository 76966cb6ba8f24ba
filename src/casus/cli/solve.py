"""`casus solve`: the solution of a game that Gambit's format describes."""

import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.errors import UsageError

if TYPE_CHECKING:
    from casus.interop.gambit import ExtensiveGame
    from casus.interop.gambit.answer import Answer

__all__ = ["SolveOptions", "solve_game"]

_MOST_PRECISIONS = 1_000


@dataclass(frozen=True)
class SolveOptions:
    """The options of `casus solve`, as typed."""

    file: Path
    concept: str
    precision: str | None
    as_json: bool


@dataclass(frozen=True)
class Solved:
    """What to print: the solutions, each with its precision or number, and a sentence on how they were found."""

    method: str
    answers: "tuple[tuple[str, Answer], ...]"
    missing: tuple[str, ...] = ()


def solve_game(options: SolveOptions) -> int:
    """Read a game, solve it and print the solution; the exit code is 1 where there is none."""
    from casus.interop.gambit import StrategicGame, read_game

    precision = _precision(options)
    game = read_game(options.file)
    tree = game.extensive() if isinstance(game, StrategicGame) else game
    said: dict[str, Any] = {"game": game.title, "concept": options.concept}
    if options.concept == "quantal":
        data, solved = _quantal(tree, precision, len((options.precision or "").split(",")) > 1)
    elif options.concept == "nash":
        data, solved = _nash(tree)
    else:
        data, solved = _subgame_perfect(tree)
    if options.as_json:
        print(json.dumps(said | data, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        from casus.cli.show_solved import show_solved

        show_solved(tree, solved.method, solved.answers)
    for sentence in solved.missing:
        print(f"casus: {sentence}", file=sys.stderr)
    return 1 if solved.missing else 0


def _quantal(game: "ExtensiveGame", precision: tuple[float, ...], curve: bool) -> "tuple[dict[str, Any], Solved]":
    from casus.interop.gambit.solving import solve_quantal

    rows: list[dict[str, Any]] = []
    answers: list[tuple[str, Answer]] = []
    missing: list[str] = []
    for value, answer in zip(precision, solve_quantal(game, precision), strict=True):
        if isinstance(answer, str):
            rows.append({"precision": value, "unsolved": answer})
            missing.append(f"no solution at precision {value:g}: {answer}")
        else:
            rows.append({"precision": value, **answer.plain()})
            answers.append((f"{value:g}", answer))
    method = f"quantal response, precision {', '.join(f'{value:g}' for value in precision)}"
    return {"curve": rows} if curve else rows[0], Solved(method, tuple(answers), tuple(missing))


def _subgame_perfect(game: "ExtensiveGame") -> "tuple[dict[str, Any], Solved]":
    from casus.interop.gambit.solving import solve_subgame_perfect

    answer = solve_subgame_perfect(game)
    return answer.plain(), Solved("subgame perfect equilibrium", (("", answer),))


def _nash(game: "ExtensiveGame") -> "tuple[dict[str, Any], Solved]":
    from casus.interop.gambit.nash import METHODS, nash

    found = nash(game)
    data = {"method": found.method, "equilibria": [answer.plain() for answer in found.equilibria]}
    count = len(found.equilibria)
    said = f"{count} Nash equilibri{'um' if count == 1 else 'a'}, by {METHODS[found.method]}"
    answers = tuple((str(k), answer) for k, answer in enumerate(found.equilibria, start=1))
    return data, Solved(said, answers, () if count else ("Gambit found no equilibrium",))


def _precision(options: SolveOptions) -> tuple[float, ...]:
    """The precisions asked for; none but for quantal response, which needs one."""
    if options.concept != "quantal":
        if options.precision is not None:
            raise UsageError(f"--precision: {options.concept} has none; it goes with --concept quantal")
        return ()
    expected = "a number of 0 or more, such as 1.5, or several with commas, such as 0.5,1,2"
    if options.precision is None:
        raise UsageError(
            "--precision is needed: how sharply players tell good moves from bad, in 1/payoff. "
            f"0 is a coin toss; expected {expected}"
        )
    found = []
    for text in options.precision.split(","):
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and value >= 0):
            raise UsageError(
                f"--precision: found {repr(text.strip()) if text.strip() else 'nothing'}, expected {expected}"
            )
        found.append(value)
    if len(found) > _MOST_PRECISIONS:
        raise UsageError(f"--precision: found {len(found):,} numbers, expected at most {_MOST_PRECISIONS:,}")
    return tuple(found)
