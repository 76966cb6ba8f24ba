"""What casus writes is read by casus as the same game, and by Gambit as one with the same solutions."""

import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pygambit
import pytest
from hypothesis import given, settings
from tests.interop.games import GAMES, PENNIES, PLAIN, STAGES, extensive_games, strategic_games

from casus.errors import UsageError
from casus.interop.gambit import (
    ExtensiveGame,
    StrategicGame,
    efg_text,
    nfg_text,
    parse_efg,
    parse_nfg,
    read_efg,
    read_nfg,
    write_efg,
    write_nfg,
)
from casus.interop.gambit.solving import solve_quantal


@given(extensive_games())
def test_an_extensive_game_survives_the_file(game: ExtensiveGame) -> None:
    assert parse_efg(efg_text(game)) == game


@given(strategic_games())
def test_a_strategic_game_survives_the_file(game: StrategicGame) -> None:
    assert parse_nfg(nfg_text(game)) == game
    assert game.extensive().payoffs().shape == (len(game.players), len(game.payoff))


def test_files_are_written_and_read(tmp_path: Path) -> None:
    game, table = parse_efg(STAGES), parse_nfg(PENNIES)
    write_efg(game, tmp_path / "a.efg")
    write_nfg(table, tmp_path / "a.nfg")
    assert (read_efg(tmp_path / "a.efg"), read_nfg(str(tmp_path / "a.nfg"))) == (game, table)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.efg", "a.nfg"]
    with pytest.raises(UsageError, match="the game could not be written"):
        write_efg(game, tmp_path / "none" / "a.efg")


def test_what_no_file_can_hold_is_refused(tmp_path: Path) -> None:
    game = parse_nfg('NFG 1 R "\ud800" { "A" } { 1 } 1')
    with pytest.raises(UsageError, match="no file can hold"):
        write_nfg(game, tmp_path / "a.nfg")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "written"),
    [("1e-7", "0.0000001"), ("-0.50", "-0.5"), ("3/4", "0.75"), ("-2/6", "-1/3"), ("1e3", "1000"), ("7/1", "7"),
     ("1/1048576", "1/1048576"), ("1e-18", "1/1000000000000000000"), ("-.05", "-0.05")],
)  # fmt: skip
def test_numbers_are_written_without_exponents(number: str, written: str) -> None:
    text = nfg_text(parse_nfg(f'NFG 1 R "" {{ "A" }} {{ 1 }} {number}'))
    assert text.splitlines()[-1] == written
    (row,) = parse_nfg(text).payoff
    assert row == (Fraction(number),)


def told_apart(game: ExtensiveGame) -> ExtensiveGame:
    """The game with different names of nodes, and of the information sets of a player, as Gambit 16.7 wants them."""
    names = tuple(f"n{k}" if name else "" for k, name in enumerate(game.names))
    owned = [(one.player, one.name) for one in game.sets]
    sets = tuple(
        replace(one, name=f"{one.name} {k}") if one.name and owned.count((one.player, one.name)) > 1 else one
        for k, one in enumerate(game.sets)
    )
    return replace(game, names=names, sets=sets, title=readable(game.title), comment=readable(game.comment))


def readable(text: str) -> str:
    """A text without backslashes: Gambit 16.7 can't read one that ends in a backslash, however it is written."""
    return text.replace("\\", "/")


def gambit(game: ExtensiveGame) -> pygambit.gambit.Game:
    """The game as Gambit reads it."""
    return pygambit.read_efg(io.StringIO(efg_text(told_apart(game))))


@settings(deadline=None)
@given(extensive_games(PLAIN))
def test_gambit_reads_the_same_tree(game: ExtensiveGame) -> None:
    game = told_apart(game)
    read = pygambit.read_efg(io.StringIO(efg_text(game)))
    assert [player.label for player in read.players] == list(game.players)
    nodes = [(read.root, 0)]
    for node, number in nodes:
        children = game.tree.children[number]
        assert len(node.children) == len(children)
        place = game.set_of[number]
        if place is not None:
            one = game.sets[place]
            assert [action.label for action in node.infoset.actions] == list(one.moves)
            assert node.infoset.label == one.name
            if node.player.is_chance:
                found = [Fraction(str(action.prob)) for action in node.infoset.actions]
                assert found == list(one.chance)
            else:
                assert node.player.label == game.players[one.player]
                assert len(list(node.infoset.members)) == len(one.nodes)
        paid = game.outcome_of[number]
        assert bool(node.outcome) == (paid is not None)
        if paid is not None:
            found = [Fraction(str(node.outcome[player.label])) for player in read.players]
            assert found == list(game.outcomes[paid].payoff)
        nodes += zip(node.children, children, strict=True)
    assert len(nodes) == len(game.tree.player)


@settings(deadline=None)
@given(strategic_games(PLAIN))
def test_gambit_reads_the_same_table(game: StrategicGame) -> None:
    game = replace(game, title=readable(game.title), comment=readable(game.comment))
    read = pygambit.read_nfg(io.StringIO(nfg_text(game)))
    assert [[strategy.label for strategy in player.strategies] for player in read.players] == [
        list(own) for own in game.strategies
    ]
    arrays = read.to_arrays(dtype=float)
    assert [array.tolist() for array in arrays] == [part.tolist() for part in game.payoffs()]


@pytest.mark.parametrize("text", GAMES.values(), ids=GAMES)
@pytest.mark.parametrize("precision", [0.4, 1.5])
def test_gambit_finds_the_same_quantal_response(text: str, precision: float) -> None:
    """McKelvey & Palfrey (1998), agent form, by way of the written file."""
    game = parse_efg(text)
    # Sets are told apart by their names.
    game = replace(game, sets=tuple(replace(one, name=f"s{k}") for k, one in enumerate(game.sets)))
    (answer,) = solve_quantal(game, [precision])
    assert not isinstance(answer, str)
    read = gambit(game)
    # By number: in pygambit 16.7 the point has no names.
    point = iter(pygambit.qre.logit_solve_lambda(read, precision)[-1])
    found = {
        (player.label, one.label): [next(point) for _ in one.actions]
        for player in read.players
        for one in player.infosets
    }
    for choice in answer.choices:
        assert choice.probabilities is not None
        assert list(choice.probabilities.values()) == pytest.approx(found[choice.player, choice.name], abs=1e-6)


@pytest.mark.parametrize("name", ["bagwell", "entry"])
def test_gambit_finds_the_same_equilibria_in_the_written_file(name: str) -> None:
    before = pygambit.nash.enummixed_solve(pygambit.read_efg(io.StringIO(GAMES[name])))
    after = pygambit.nash.enummixed_solve(gambit(parse_efg(GAMES[name])))
    assert [str(one) for one in before.equilibria] == [str(one) for one in after.equilibria]
