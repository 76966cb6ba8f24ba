"""Gambit's files as they are found: the format of the documentation, and what older and hand-written files do."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.interop.games import BAGWELL, ENTRY, HORSE, PENNIES, STAGES

from casus.errors import UsageError
from casus.interop.gambit import (
    ExtensiveGame,
    StrategicGame,
    efg_text,
    parse_efg,
    parse_nfg,
    read_efg,
    read_game,
    read_nfg,
)
from casus.models.game import CHANCE


def test_all_that_a_file_says_is_kept() -> None:
    game = parse_efg(STAGES)
    assert (game.title, game.comment) == ("Stages", "Payoffs are summed along the path.")
    assert game.players == ("Ann", "Bob", "Idle")
    assert game.tree.player == (CHANCE, 0, 1, -2, -2, 1, CHANCE, -2, -2, -2, 0, -2, -2)
    assert game.tree.information == ((2, 5),)
    assert [(one.player, one.number, one.name, one.nodes, one.moves) for one in game.sets] == [
        (CHANCE, 1, "weather", (0, 6), ("rain", "sun")),
        (0, 1, "", (1,), ("stay", "go")),
        (1, 1, "unseen", (2, 5), ("l", "r")),
        (0, 2, "", (10,), ("stay", "go")),
    ]
    assert (game.names[0], game.names[7]) == ("first", "end")
    assert [(one.number, one.name) for one in game.outcomes] == [(1, "toll"), (2, "win"), (3, "lose")]
    assert game.outcome_of == (None, 0, None, 1, 2, 1, None, 2, None, 0, None, 1, None)


def test_payoffs_are_summed_along_the_path_exactly() -> None:
    game = parse_efg(STAGES)
    third, half = Fraction(1, 3), Fraction(1, 2)
    assert game.paths == (
        "rain.stay.l", "rain.stay.r", "rain.go.l.rain", "rain.go.l.sun", "rain.go.r", "sun.stay", "sun.go",
    )  # fmt: skip
    assert game.payoff[0] == (2 - third, -third, 2 - third, 2 - third, 2 - 2 * third, 2, 0)
    assert game.payoff[1] == (1 + half, 3 + half, 1 + half + 3, 1 + half, 1 + 2 * half, 1, 0)
    assert game.payoff[2] == (0, 1, 1, 0, 0, 0, 0)
    assert game.chance == (Fraction(1, 4), Fraction(3, 4)) * 2
    assert game.payoffs().shape == (3, 7)
    assert game.chances().tolist() == [0.25, 0.75, 0.25, 0.75]


def test_ends_are_named_by_outcomes_where_these_are_different() -> None:
    assert parse_efg(ENTRY).ends == ("stays out", "shares", "fights")
    assert parse_efg(BAGWELL).ends[:2] == ("S.s.S", "S.s.C")


SHORT = 'EFG 2 R "A" { "One" "Two" } c "" 1 "e" { "a" 1/4 "b" 3/4 } 0 p "" 1 1 "s" { "x" "y" } 0 t "" 1 "o" { 1 2 } '
SHORT += 't "" 2 "w" { -1 0.5 } t "" 1 "o" { 1 2 }'

VARIANTS = {
    "decimals (D)": SHORT.replace(" R ", " D "),
    "comment": SHORT.replace("} c", '} "" c'),
    "commas": SHORT.replace("1 2 }", "1, 2 }").replace('"x" "y"', '"x", "y"').replace("1/4 ", "1/4, "),
    "comma at the end": SHORT.replace("1 2 }", "1, 2, }"),
    "Windows": SHORT.replace("} ", "}\r\n\r\n"),
    "Macintosh": SHORT.replace("} ", "}\r"),
    "mark of the byte order": "\ufeff" + SHORT,
    "remarks": "// one\n" + SHORT.replace("} 0", "} /* none\n */ 0 // nothing\n") + "\n// end",
    "text behind": SHORT + ' and "more" { 1 2',
    "described once": SHORT[: -len(' "o" { 1 2 }')],
    "no name of a set": SHORT.replace('"s" ', "").replace('"e" ', ""),
    "no name of an outcome": SHORT.replace('1 "o" ', "1 ").replace('2 "w" ', "2 "),
    "probabilities apart": SHORT.replace('"a" 1/4 "b" 3/4 }', '"a" "b" } { 1/4 3/4 }'),
    "decimal probabilities": SHORT.replace("1/4", ".25").replace("3/4", "7.5e-1"),
    "signs and exponents": SHORT.replace(" 1 2 }", " +1.0 0.2E1 }").replace("-1 0.5", "-10e-1 1/2"),
    "no spaces": SHORT.replace('{ "', '{"').replace('" "x', '""x').replace(" }", "}").replace('" {', '"{'),
}


def nameless(game: ExtensiveGame) -> tuple[object, ...]:
    return game.players, game.tree, game.payoff, game.chance, game.paths, [one.moves for one in game.sets]


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_variants_found_in_files_say_the_same(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.efg").write_bytes(text.encode())
    assert nameless(read_efg(tmp_path / "a.efg")) == nameless(parse_efg(SHORT))


def test_latin_1_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.efg").write_bytes(SHORT.replace("One", "Zoë").encode("latin-1"))
    assert read_efg(tmp_path / "a.efg").players == ("Zoë", "Two")


def test_quotes_and_backslashes_in_names() -> None:
    game = parse_efg(SHORT.replace('"One"', r'"say \"a\""').replace('"Two"', r'"C:\x\\"'))
    assert game.players == ('say "a"', "C:\\x\\")


def test_names_that_repeat_are_numbered_as_gambit_does() -> None:
    game = parse_efg(SHORT.replace('"Two"', '"One"').replace('"x" "y"', '"" ""'))
    assert game.players == ("One_1", "One_2")
    assert game.sets[1].moves == ("_1", "_2")
    assert game.paths == ("a._1", "a._2", "b")


def test_decimals_that_miss_1_by_rounding_are_scaled() -> None:
    thirds = 'EFG 2 R "" { "One" } c "" 1 "" { "a" 0.333333 "b" 0.333333 "c" 0.333333 } 0 t "" 0 t "" 0 t "" 0'
    assert parse_efg(thirds).chance == (Fraction(1, 3),) * 3


def test_a_branch_may_have_probability_0() -> None:
    assert parse_efg(SHORT.replace("1/4", "0").replace("3/4", "1")).chance == (0, 1)


def test_a_game_of_one_node_is_a_game() -> None:
    game = parse_efg('EFG 2 R "" { "One" } t "" 1 "done" { 3 }')
    assert (game.payoff, game.ends, game.sets) == (((3,),), ("done",), ())


TABLE = StrategicGame("T", "", ("A", "B"), (("a", "b"), ("c", "d")), ((1, 2), (3, 4), (5, 6), (7, Fraction(1, 3))))
TABLES = {
    "payoffs": 'NFG 1 R "T" { "A" "B" } { { "a" "b" } { "c" "d" } } "" 1 2 3 4 5 6 7 1/3',
    "without comment": 'NFG 1 D "T" { "A" "B" } { { "a" "b" }\n{ "c" "d" } }\n1 2 3 4\n5 6 7 1/3\n',
    "commas": 'NFG 1 R "T" { "A", "B" } { { "a", "b" }, { "c" "d" } } 1, 2, 3, 4, 5, 6, 7, 1/3',
    "outcomes": 'NFG 1 R "T" { "A" "B" } { { "a" "b" } { "c" "d" } } "" '
    '{ { "x" 1, 2 } { "" 7 1/3 } { 3 4 } { "y" 5, 6 } } 1 3 4 2',
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_tables_in_both_versions(text: str) -> None:
    assert parse_nfg(text) == TABLE


def test_strategies_that_are_only_counted() -> None:
    game = parse_nfg('NFG 1 R "T" { "A" "B" } { 3 2 } 1 1 0 2 0 2 1 1 0 3 2 0')
    assert game.strategies == (("1", "2", "3"), ("1", "2"))
    # The first player's strategy changes fastest.
    assert (game.payoff_at((1, 0)), game.payoff_at((0, 1))) == ((0, 2), (1, 1))
    assert game.payoffs()[1].tolist() == [[1, 1], [2, 3], [2, 0]]


def test_outcome_0_of_a_table_pays_nothing() -> None:
    game = parse_nfg('NFG 1 R "T" { "A" } { 2 } { { "x" 5 } } 0 1')
    assert game.payoff == ((0,), (5,))


def test_a_table_as_a_tree_in_which_nobody_sees_the_others() -> None:
    tree = TABLE.extensive()
    assert tree.tree.player == (0, 1, -2, -2, 1, -2, -2)
    assert tree.tree.information == ((1, 4),)
    assert dict(zip(tree.paths, zip(*tree.payoff, strict=True), strict=True)) == {
        "a.c": (1, 2), "a.d": (5, 6), "b.c": (3, 4), "b.d": (7, Fraction(1, 3)),
    }  # fmt: skip
    assert parse_efg(efg_text(tree)) == tree


def test_the_ending_tells_the_kind(tmp_path: Path) -> None:
    (tmp_path / "a.EFG").write_text(HORSE)
    (tmp_path / "a.nfg").write_text(PENNIES)
    assert read_game(tmp_path / "a.EFG") == parse_efg(HORSE)
    assert read_game(tmp_path / "a.nfg") == read_nfg(tmp_path / "a.nfg") == parse_nfg(PENNIES)
    with pytest.raises(UsageError, match=r"ends in \.efg or \.nfg"):
        read_game(tmp_path / "a.yaml")
    with pytest.raises(UsageError, match=r"cannot read .*b\.efg: No such file"):
        read_game(tmp_path / "b.efg")
    with pytest.raises(UsageError, match="cannot read"):
        read_efg(tmp_path)
