"""Writes games as Gambit's files."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

from casus.atomic import write_whole
from casus.errors import UsageError
from casus.interop.gambit.game import ExtensiveGame
from casus.interop.gambit.strategic import StrategicGame
from casus.models.game import CHANCE, TERMINAL

__all__ = ["efg_text", "nfg_text", "write_efg", "write_nfg"]

# Longer decimals are harder to read than a fraction.
_MOST_DECIMALS = 17
# Gambit takes a backslash before other letters for itself, and would double one that is escaped without need.
_ESCAPED = re.compile(r'"|\\(?=\\|"|$(?!\n))')


def write_efg(game: ExtensiveGame, path: Path | str) -> None:
    """Write a game as an .efg file, whole or not at all.

    Reading the file again gives an equal game. Gambit since 16.7 reads names only in ASCII.

    raises : UsageError where the file can't be written
    """
    _write(efg_text(game), Path(path))


def write_nfg(game: StrategicGame, path: Path | str) -> None:
    """Write a table as an .nfg file, whole or not at all; see `write_efg`."""
    _write(nfg_text(game), Path(path))


def efg_text(game: ExtensiveGame) -> str:
    r"""A game as the text of an .efg file.

    Numbers are exact: whole numbers and decimals as such, all others as fractions.

    >>> from casus.interop.gambit import parse_efg
    >>> game = parse_efg('EFG 2 R "One" { "Ann" } c "" 1 { "a" 1/3 "b" 2/3 } 0 t "" 1 { 0.50 } t "" 0')
    >>> print(efg_text(game), end="")
    EFG 2 R "One" { "Ann" }
    ""
    <BLANKLINE>
    c "" 1 "" { "a" 1/3 "b" 2/3 } 0
    t "" 1 "" { 0.5 }
    t "" 0
    """
    head = [f"EFG 2 R {_quoted(game.title)} {_braces(map(_quoted, game.players))}", _quoted(game.comment), ""]
    return "\n".join([*head, *_nodes(game)]) + "\n"


def nfg_text(game: StrategicGame) -> str:
    """A table as the text of an .nfg file; numbers as in `efg_text`.

    >>> from casus.interop.gambit import parse_nfg
    >>> print(nfg_text(parse_nfg('NFG 1 D "T" { "A" } { { "x" "y" } } 1.50 1/3')), end="")
    NFG 1 R "T" { "A" }
    { { "x" "y" } }
    ""
    <BLANKLINE>
    1.5 1/3
    """
    strategies = _braces(_braces(map(_quoted, own)) for own in game.strategies)
    head = [f"NFG 1 R {_quoted(game.title)} {_braces(map(_quoted, game.players))}", strategies, _quoted(game.comment)]
    # A line for each run of the first player's strategies.
    width = game.shape[0]
    rows = [" ".join(map(_number, row)) for row in game.payoff]
    body = ["  ".join(rows[start : start + width]) for start in range(0, len(rows), width)]
    return "\n".join([*head, "", *body]) + "\n"


def _nodes(game: ExtensiveGame) -> Iterator[str]:
    for node, player in enumerate(game.tree.player):
        name = _quoted(game.names[node])
        place = game.outcome_of[node]
        if place is None:
            paid = "0"
        else:
            outcome = game.outcomes[place]
            paid = f"{outcome.number} {_quoted(outcome.name)} {{ {', '.join(map(_number, outcome.payoff))} }}"
        if player == TERMINAL:
            yield f"t {name} {paid}"
            continue
        at = game.set_of[node]
        assert at is not None
        one = game.sets[at]
        if player == CHANCE:
            pairs = zip(one.moves, one.chance, strict=True)
            moves = _braces(f"{_quoted(move)} {_number(value)}" for move, value in pairs)
            yield f"c {name} {one.number} {_quoted(one.name)} {moves} {paid}"
        else:
            moves = _braces(map(_quoted, one.moves))
            yield f"p {name} {player + 1} {one.number} {_quoted(one.name)} {moves} {paid}"


def _braces(items: Iterable[str]) -> str:
    return f"{{ {' '.join(items)} }}"


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(r"\\\g<0>", text) + '"'


def _number(value: Fraction) -> str:
    """A number without an exponent, which not all readers know."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    decimals = max(twos, fives)
    if rest != 1 or decimals > _MOST_DECIMALS or not decimals:
        return str(value)
    digits = str(abs(value) * 10**decimals).rjust(decimals + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


def _write(text: str, path: Path) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError(f"a name holds {text[error.start]!r}, which no file can hold") from None
    write_whole(path, text, "the game")
