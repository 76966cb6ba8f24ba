"""Reads Gambit's files of games in strategic form, .nfg."""

import math
from fractions import Fraction

from casus.interop.gambit.labels import distinct
from casus.interop.gambit.limits import MOST_CELLS
from casus.interop.gambit.prologue import comment, players, title
from casus.interop.gambit.strategic import StrategicGame
from casus.interop.gambit.tokens import Kind, Tokens

__all__ = ["parse_nfg"]


def parse_nfg(text: str, file: str = "game.nfg") -> StrategicGame:
    """The game that the text of an .nfg file describes, whether it lists payoffs or outcomes.

    The format is that of Gambit since 1994, prologue NFG 1. Strategies that are only counted are named 1, 2, …; names
    that repeat or are empty are numbered as Gambit does. Outcomes are looked up, and their names dropped.

    file   : how messages call the file
    raises : CaseError with one fault, which has a place

    >>> game = parse_nfg('NFG 1 R "Pennies" { "Ann" "Bob" } { 2 2 } 1 -1  -1 1  -1 1  1 -1')
    >>> game.strategies, game.payoff_at((1, 0))
    ((('1', '2'), ('1', '2')), (Fraction(-1, 1), Fraction(1, 1)))
    """
    tokens = Tokens(text, file)
    said = title(tokens, "NFG", 1)
    names = players(tokens)
    strategies = _strategies(tokens, names)
    remark = comment(tokens)
    profiles = math.prod(map(len, strategies))
    if tokens.next.kind is Kind.opening:
        rows = _by_outcome(tokens, len(names), profiles)
    else:
        rows = [_row(tokens, len(names)) for _ in range(profiles)]
    if tokens.next.kind is not Kind.end:
        raise tokens.fault("gambit-payoffs", "the table is full, and more follows", "the end of the file")
    return StrategicGame(said, remark, names, strategies, tuple(rows))


def _strategies(tokens: Tokens, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The strategies of each player, named or only counted."""
    tokens.open("the strategies")
    first = tokens.next
    named = first.kind is Kind.opening
    found: list[tuple[str, ...]] = []
    cells = len(names)
    for name in names:
        if not named and tokens.next.kind is Kind.closing:
            break
        if named:
            tokens.open(f"the strategies of {name}")
            own = distinct(tokens.listed(lambda: tokens.name("a strategy"), "a strategy in quotes"))
        else:
            count = tokens.whole("how many strategies a player has", 1)
            own = tuple(str(k) for k in range(1, min(count, MOST_CELLS + 1) + 1))
        tokens.skip_comma()
        if not own:
            raise tokens.fault("gambit-syntax", f"{name} has no strategies", "a strategy in quotes")
        cells *= len(own)
        if cells > MOST_CELLS:
            message = f"the table has more than {MOST_CELLS:,} payoffs"
            raise tokens.fault("gambit-too-large", message, f"at most {MOST_CELLS:,}", first)
        found.append(own)
    if len(found) < len(names):
        message = f"strategies of {len(found)} players, where {len(names)} play"
        raise tokens.fault("gambit-syntax", message, "strategies of each player")
    if tokens.next.kind is not Kind.closing:
        raise tokens.unexpected("'}' behind the strategies of the last player")
    tokens.take()
    return tuple(found)


def _row(tokens: Tokens, count: int) -> tuple[Fraction, ...]:
    """The payoffs of one profile."""
    row: list[Fraction] = []
    for _ in range(count):
        if tokens.next.kind is Kind.end:
            message = "the file ends before the table does"
            raise tokens.fault("gambit-payoffs", message, "a payoff for each profile and player")
        row.append(tokens.number("a payoff"))
        tokens.skip_comma()
    return tuple(row)


def _by_outcome(tokens: Tokens, count: int, profiles: int) -> list[tuple[Fraction, ...]]:
    """The payoffs of each profile, from a list of outcomes and the number of one for each profile."""
    tokens.open("the outcomes")
    outcomes = [(Fraction(0),) * count]
    while tokens.next.kind is not Kind.closing:
        tokens.open("the payoffs of an outcome, or '}'")
        if tokens.next.kind is Kind.text:
            tokens.name("the name of the outcome")
        first = tokens.next
        payoffs = tokens.listed(lambda: tokens.number("a payoff"), "a payoff")
        if len(payoffs) != count:
            message = f"an outcome has {len(payoffs)} payoffs for {count} players"
            raise tokens.fault("gambit-payoffs", message, "a payoff for each player", first)
        outcomes.append(tuple(payoffs))
        tokens.skip_comma()
    tokens.take()
    rows = []
    for _ in range(profiles):
        token = tokens.next
        if token.kind is Kind.end:
            raise tokens.fault("gambit-payoffs", "the file ends before the table does", "an outcome for each profile")
        number = tokens.whole("the number of an outcome, 0 for none,")
        if number >= len(outcomes):
            message = f"there is no outcome {number}"
            raise tokens.fault("gambit-unknown-outcome", message, f"a number from 0 to {len(outcomes) - 1}", token)
        rows.append(outcomes[number])
        tokens.skip_comma()
    return rows
