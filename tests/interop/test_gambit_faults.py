"""Broken files of Gambit: each fault has its code, its place, what was found and what was expected."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.interop.games import BAGWELL, ENTRY, GAMES, PENNIES, STAGES

from casus.errors import CODES, CaseError, Fault, Place
from casus.interop.gambit import StrategicGame, parse_efg, parse_nfg, read_efg, read_nfg
from casus.interop.gambit.knowledge import fault_of
from casus.interop.gambit.limits import MOST_BYTES, MOST_DEPTH, MOST_NODES
from casus.models.game.information import Trouble

# What is broken: the whole text, or what is replaced in the entry game. Code, line:column, found, expected.
HEAD = 'EFG 2 R "T" { "One" "Two" }\n'
NODE = f'{HEAD}p "" 1 1 "" {{ "x" "y" }} 0\n'
EXTENSIVE = {
    "not a game": ("NFG 1 R", "gambit-syntax", "1:1", "NFG", "EFG as the first word"),
    "nothing": ("", "gambit-syntax", "1:1", "the end of the file", "EFG as the first word"),
    "another version": ('EFG 1 R "T"', "gambit-version", "1:5", "1", "EFG 2"),
    "no letter": ('EFG 2 X "T"', "gambit-syntax", "1:7", "X", "R or D"),
    "no title": ('EFG 2 R { "A" }', "gambit-syntax", "1:9", "'{'", "the title in quotes"),
    "no players": ('EFG 2 R "T" { }', "gambit-syntax", "1:15", "'}'", "the name of a player in quotes"),
    "players not closed": ('EFG 2 R "T" { "A" ', "gambit-syntax", "1:19", "the end of the file", "or '}'"),
    "a text not closed": (f'{HEAD}p "" 1 1 "set', "gambit-syntax", "2:10", '"set', "a closing quote"),
    "a remark not closed": (f"{HEAD}/* p", "gambit-syntax", "2:1", "/* p", "a node (c, p or t)"),
    "no node": (f"{HEAD}q", "gambit-syntax", "2:1", "q", "a node (c, p or t)"),
    "the end in the tree": (f'{NODE}t "" 0\n', "gambit-syntax", "4:1", "the end of the file", "a node (c, p or t)"),
    "a node too many": (f'{NODE}t "" 0 t "" 0\nt "" 0', "gambit-syntax", "4:1", "t", "the end of the file"),
    "no name of a node": (f"{HEAD}t 1", "gambit-syntax", "2:3", "1", "the name of the node in quotes"),
    "an unknown player": (f'{HEAD}p "" 3 1 "" {{ "x" }} 0', "gambit-unknown-player", "2:6", "3", "1 to 2: One, Two"),
    "player 0": (f'{HEAD}p "" 0 1 "" {{ "x" }} 0', "gambit-number", "2:6", "0", "a whole number from 1 on"),
    "half a player": (f'{HEAD}p "" 1.5 1 "" {{ "x" }} 0', "gambit-number", "2:6", "1.5", "a whole number"),
    "a word for a number": (f'{HEAD}p "" one', "gambit-syntax", "2:6", "one", "a whole number"),
    "an unknown set": (f'{NODE}p "" 1 2 0', "gambit-unknown-set", "3:8", "2", "its name and its moves in braces"),
    "an unknown event": (f'{HEAD}c "" 1 0', "gambit-unknown-set", "2:6", "1", "its moves in braces"),
    "no moves": (f'{HEAD}p "" 1 1 "" {{ }} 0', "gambit-syntax", "2:15", "'}'", "a move in quotes"),
    "a move with a number": (f'{HEAD}p "" 1 1 "" {{ "x" 0.5 }} 0', "gambit-syntax", "2:19", "0.5", "a move in quotes"),
    "moves not closed": (f'{HEAD}p "" 1 1 "" {{ "x" "y" 0', "gambit-syntax", "2:23", "0", "a move in quotes"),
    "no branches": (f'{HEAD}c "" 1 "" {{ }} 0', "gambit-syntax", "2:13", "'}'", "a branch in quotes"),
    "no probabilities": (f'{HEAD}c "" 1 "" {{ "x" "y" }} 0', "gambit-syntax", "2:23", "0", "'{' and the probabilities"),
    "a branch without probability": (
        f'{HEAD}c "" 1 "" {{ "x" 1 "y" }} 0', "gambit-probabilities", "2:13", '"x"', "a probability for each branch",
    ),
    "probabilities of 1.1": (
        f'{HEAD}c "" 1 "" {{ "x" 0.6 "y" 0.5 }} 0', "gambit-probabilities", "2:17", "0.6", "that add up to 1",
    ),
    "fractions that miss 1": (
        f'{HEAD}c "" 1 "" {{ "x" 333333/1000000 "y" 2/3 }} 0',
        "gambit-probabilities", "2:17", "333333/1000000", "that add up to 1",
    ),
    "a probability below 0": (
        f'{HEAD}c "" 1 "" {{ "x" 1.5 "y" -0.5 }} 0', "gambit-probabilities", "2:25", "-0.5", "0 or more",
    ),
    "an unknown outcome": (f'{NODE}t "" 7', "gambit-unknown-outcome", "3:6", "7", "the payoffs in braces"),
    "payoffs of outcome 0": (f'{NODE}t "" 0 "n" {{ 1 2 }}', "gambit-syntax", "3:8", '"n"', "the next node"),
    "a payoff missing": (f'{NODE}t "" 1 "" {{ 1 }}', "gambit-payoffs", "3:13", "1", "a payoff for each player"),
    "a payoff too many": (f'{NODE}t "" 1 "" {{ 1 2 3 }}', "gambit-payoffs", "3:13", "1", "a payoff for each player"),
    "no payoffs": (f'{NODE}t "" 1 "won"\nt "" 0', "gambit-syntax", "4:1", "t", "'{' and the payoffs"),
    "payoffs in braces of braces": (f'{NODE}t "" 1 "" {{ {{ 1 2 }}', "gambit-syntax", "3:13", "'{'", "a payoff or '}'"),
    "a letter for a payoff": (f'{NODE}t "" 1 "" {{ 1 x }}', "gambit-syntax", "3:15", "x", "a payoff, a number such as"),
    "a malformed number": (f'{NODE}t "" 1 "" {{ 1 2..5 }}', "gambit-number", "3:15", "2..5", "a number such as"),
    "a decimal over a decimal": (f'{NODE}t "" 1 "" {{ 1 0.5/2 }}', "gambit-number", "3:15", "0.5/2", "a number"),
    "a division by zero": (f'{NODE}t "" 1 "" {{ 1 1/0 }}', "gambit-number", "3:15", "1/0", "a number such as"),
    "a huge exponent": (f'{NODE}t "" 1 "" {{ 1 1e99999999 }}', "gambit-number", "3:15", "1e99999999", "at most 400"),
    "a huge number": (f'{NODE}t "" 1 "" {{ 1 1e301 }}', "gambit-number", "3:15", "1e301", "at most 1e300"),
    "a long number": (f'{NODE}t "" 1 "" {{ 1 {"9" * 401} }}', "gambit-number", "3:15", "99…", "at most 400"),
    "other payoffs": (
        f'{NODE}t "" 1 "" {{ 1 2 }}\nt "" 1 "" {{ 1 3 }}', "gambit-mismatch", "4:8", '""', "the same payoffs: 1, 2",
    ),
    "another name of an outcome": (
        f'{NODE}t "" 1 "a" {{ 1 2 }}\nt "" 1 "b" {{ 1 2 }}', "gambit-mismatch", "4:8", '"b"', '"a"',
    ),
    "another name of a set": (f'{NODE}p "" 1 1 "s" {{ "x" "y" }} 0', "gambit-mismatch", "3:10", '"s"', '""'),
    "other moves": (f'{NODE}p "" 1 1 "" {{ "x" "z" }} 0', "information-moves", "3:10", '""', "the same moves: x, y"),
    "more moves": (f'{NODE}p "" 1 1 "" {{ "x" "y" "z" }} 0', "information-moves", "3:10", '""', "the same moves"),
    "other branches": (
        f'{HEAD}c "" 1 "" {{ "a" 1 }} 0\nc "" 1 "" {{ "b" 1 }} 0', "gambit-mismatch", "3:8", '""', "the same moves: a",
    ),
    "other probabilities": (
        f'{HEAD}c "" 1 {{ "a" 1 "b" 0 }} 0\nc "" 1 {{ "a" 0 "b" 1 }} 0', "gambit-mismatch", "3:8", "'{'",
        "the same probabilities: 1, 0",
    ),
    "absent-mindedness": (f'{NODE}p "" 1 1 0 t "" 0 t "" 0 t "" 0', "absent-minded", "3:1", "None", "None"),
    "imperfect recall": (
        f'{NODE}p "" 1 2 "" {{ "x" }} 0 t "" 0\np "" 1 2 0 t "" 0', "imperfect-recall", "4:1", "None", "None",
    ),
    "a long name": (f'{HEAD}t "{"n" * 1001}" 0', "gambit-too-large", "2:3", "nnn", "at most 1,000"),
    "many players": (
        f'EFG 2 R "T" {{ {" ".join(f"{chr(34)}{k}{chr(34)}" for k in range(101))} }} t "" 0', "gambit-too-large",
        "1:15", '"0"', "at most 100",
    ),
}  # fmt: skip

PLAYERS = 'NFG 1 R "T" { "A" "B" } '
STRATEGIC = {
    "not a table": (ENTRY, "gambit-syntax", "1:1", "EFG", "NFG as the first word"),
    "another version": ('NFG 2 R "T"', "gambit-version", "1:5", "2", "NFG 1"),
    "a player too few": (f"{PLAYERS}{{ 2 }} 1 2", "gambit-syntax", "1:29", "'}'", "strategies of each player"),
    "a player too many": (f"{PLAYERS}{{ 2 2 2 }}", "gambit-syntax", "1:31", "2", "'}' behind the strategies"),
    "no strategies": (f'{PLAYERS}{{ {{ "a" }} {{ }} }} 1', "gambit-syntax", "1:39", "'}'", "a strategy in quotes"),
    "0 strategies": (f"{PLAYERS}{{ 0 2 }}", "gambit-number", "1:27", "0", "a whole number from 1 on"),
    "a payoff missing": (f"{PLAYERS}{{ 2 1 }} 1 2 3", "gambit-payoffs", "1:38", "the end of the file", "a payoff for"),
    "a payoff too many": (f"{PLAYERS}{{ 2 1 }} 1 2 3 4 5", "gambit-payoffs", "1:41", "5", "the end of the file"),
    "a word": (f"{PLAYERS}{{ 2 1 }} 1 2 b 4", "gambit-syntax", "1:37", "b", "a number such as"),
    "outcomes cut off": (f'{PLAYERS}{{ 1 1 }} {{ {{ "" 1 2 }} 1', "gambit-syntax", "1:46", "1", "or '}'"),
    "payoffs of an outcome": (
        f'{PLAYERS}{{ 1 1 }} {{ {{ "" 1 }} }} 1',
        "gambit-payoffs",
        "1:40",
        "1",
        "for each player",
    ),
    "an unknown outcome": (
        f"{PLAYERS}{{ 1 1 }} {{ {{ 1 2 }} }} 2",
        "gambit-unknown-outcome",
        "1:45",
        "2",
        "from 0 to 1",
    ),
    "no outcome": (
        f"{PLAYERS}{{ 1 1 }} {{ {{ 1 2 }} }}",
        "gambit-payoffs",
        "1:44",
        "the end of the file",
        "an outcome",
    ),
    "a huge table": (f"{PLAYERS}{{ 999999999 9 }} 1", "gambit-too-large", "1:27", "999999999", "at most 200,000"),
    "a large table": (f"{PLAYERS}{{ 400 400 }} 1", "gambit-too-large", "1:27", "400", "at most 200,000"),
}


def only(error: CaseError) -> Fault:
    (fault,) = error.faults
    assert fault.place is not None
    assert fault.code in CODES
    return fault


@pytest.mark.parametrize(("text", "code", "place", "found", "expected"), EXTENSIVE.values(), ids=EXTENSIVE)
def test_faults_of_extensive_games(text: str, code: str, place: str, found: str, expected: str) -> None:
    with pytest.raises(CaseError) as raised:
        parse_efg(text, "a.efg")
    fault = only(raised.value)
    assert (fault.code, str(fault.place)) == (code, f"a.efg:{place}")
    assert found[:4] in str(fault.found)
    assert expected in str(fault.expected)


@pytest.mark.parametrize(("text", "code", "place", "found", "expected"), STRATEGIC.values(), ids=STRATEGIC)
def test_faults_of_strategic_games(text: str, code: str, place: str, found: str, expected: str) -> None:
    with pytest.raises(CaseError) as raised:
        parse_nfg(text, "a.nfg")
    fault = only(raised.value)
    assert (fault.code, str(fault.place)) == (code, f"a.nfg:{place}")
    assert found[:4] in str(fault.found)
    assert expected in str(fault.expected)


def test_absent_minded() -> None:
    """Piccione & Rubinstein (1997), Games and Economic Behavior 20, p. 7: the absent-minded driver."""
    driver = """EFG 2 R "Driver" { "Driver" }
p "" 1 1 "junction" { "exit" "go on" } 0
t "" 1 "bad" { 0 }
p "" 1 1 "junction" { "exit" "go on" } 0
t "" 2 "home" { 4 }
t "" 3 "motel" { 1 }
"""
    with pytest.raises(
        CaseError, match="absent-mindedness: this node of information set 1 of 'Driver' follows the"
    ) as e:
        parse_efg(driver)
    fault = only(e.value)
    assert (fault.code, str(fault.place)) == ("absent-minded", "game.efg:4:1")
    assert "line 2" in fault.message


def test_imperfect_recall() -> None:
    """Kuhn (1953), Contributions to the Theory of Games 2, p. 209: a player of two agents who don't speak."""
    forgets = """EFG 2 R "Bridge" { "Pair" "Other" }
c "" 1 "" { "high" 1/2 "low" 1/2 } 0
p "" 1 1 "" { "pass" "bid" } 0
t "" 1 "" { 1 -1 }
p "" 1 3 "partner" { "stop" "raise" } 0
t "" 0
t "" 0
p "" 1 2 "" { "pass" "bid" } 0
t "" 1
p "" 1 3 "partner" { "stop" "raise" } 0
t "" 0
t "" 0
"""
    with pytest.raises(CaseError, match="imperfect recall: the player came to this node of information set 3") as e:
        parse_efg(forgets)
    fault = only(e.value)
    assert (fault.code, fault.place and fault.place.line) == ("imperfect-recall", 10)
    assert "line 5" in fault.message


@pytest.mark.parametrize(
    ("kind", "code"),
    [("players", "information-players"), ("moves", "information-moves"), ("absent-minded", "absent-minded"),
     ("recall", "imperfect-recall")],
)  # fmt: skip
def test_troubles_with_sets_have_codes(kind: str, code: str) -> None:
    trouble = Trouble(kind, 0, 5, 2)  # type: ignore[arg-type]
    fault = fault_of(trouble, "the set", lambda node: Place("a", node, 1))
    assert (fault.code, fault.place) == (code, Place("a", 5, 1))
    assert "line 2" in fault.message


def chain(moves: int) -> str:
    lines = ['EFG 2 R "Chain" { "One" }']
    for k in range(moves):
        lines += [f'p "" 1 {k} "" {{ "stop" "go" }} 0', 't "" 0']
    return "\n".join([*lines, 't "" 0'])


def test_a_deep_game_is_read_up_to_a_limit_and_refused_beyond() -> None:
    assert len(parse_efg(chain(MOST_DEPTH)).tree.player) == 2 * MOST_DEPTH + 1
    for moves in (MOST_DEPTH + 1, 20_000):
        with pytest.raises(CaseError, match="a path of the game has more than 500 moves") as raised:
            parse_efg(chain(moves))
        assert only(raised.value).code == "gambit-too-large"


def test_a_wide_game_is_refused_beyond_a_limit() -> None:
    moves = " ".join('"m"' for _ in range(MOST_NODES - 1))
    wide = f'EFG 2 R "" {{ "One" }} p "" 1 1 "" {{ {moves} }} 0 ' + 't "" 0\n' * (MOST_NODES - 1)
    assert len(parse_efg(wide).tree.player) == MOST_NODES
    with pytest.raises(CaseError, match="more than 20,000 nodes"):
        parse_efg(wide.replace('{ "m"', '{ "m" "m"') + 't "" 0\n')


def test_payoffs_are_limited() -> None:
    players = " ".join(f'"{k}"' for k in range(100))
    moves = " ".join('"m"' for _ in range(2_001))
    many = f'EFG 2 R "" {{ {players} }} p "" 1 1 "" {{ {moves} }} 0 ' + 't "" 0\n' * 2_001
    with pytest.raises(CaseError, match="more than 200,000 payoffs"):
        parse_efg(many)


def test_a_table_that_makes_too_large_a_tree() -> None:
    game = parse_nfg(f'NFG 1 R "" {{ "A" "B" }} {{ 150 150 }} {"0 " * 45_000}')
    assert isinstance(game, StrategicGame)
    with pytest.raises(CaseError, match="a tree of 22,651 nodes"):
        game.extensive()


@pytest.mark.parametrize("read", [read_efg, read_nfg])
def test_a_large_file_is_not_read(read: object, tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(CaseError, match="the file is too large") as raised:
        read(tmp_path / "a")  # type: ignore[operator]
    assert str(only(raised.value).place).endswith(":1:1")
    assert MOST_BYTES < 10**12


def test_files_cut_off_anywhere_have_faults() -> None:
    for text in (BAGWELL, STAGES, ENTRY):
        for end in range(len(text.rstrip())):
            # The last node may refer to an outcome that is described before.
            if text is BAGWELL and text[end:].strip() == '"CC" { 4, 4 }':
                assert parse_efg(text[:end]) == parse_efg(text)
                continue
            with pytest.raises(CaseError) as raised:
                parse_efg(text[:end])
            only(raised.value)
    for end in range(len(PENNIES.rstrip())):
        with pytest.raises(CaseError) as raised:
            parse_nfg(PENNIES[:end])
        only(raised.value)


WORDS = [
    '"',
    "{",
    "}",
    ",",
    "\\",
    "\n",
    "\r",
    "c",
    "p",
    "t",
    "0",
    "1",
    "-1",
    "9" * 30,
    "1/0",
    "1e9",
    ".",
    "/*",
    "//",
    "é",
    "\0",
]


@given(st.sampled_from([*GAMES.values(), PENNIES]), st.integers(0, 2**32), st.integers(1, 6))
def test_mangled_files_have_faults_or_are_games(text: str, seed: int, times: int) -> None:
    """Nothing but CaseError comes of a broken file, whatever is broken."""
    chance = random.Random(seed)
    for _ in range(times):
        parts = re.split(r"(\s+)", text)
        place, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        how = chance.randrange(4)
        if how == 0:
            parts[place] = chance.choice(WORDS)
        elif how == 1:
            parts[place] = ""
        elif how == 2:
            parts[place], parts[other] = parts[other], parts[place]
        else:
            parts.insert(place, " " + chance.choice(WORDS) + " ")
        text = "".join(parts)
    parse = parse_nfg if chance.randrange(8) == 0 or text.startswith("NFG") else parse_efg
    try:
        parse(text)
    except CaseError as error:
        only(error)


@given(st.binary(max_size=200))
def test_any_bytes_have_a_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "a.efg"
    path.write_bytes(data)
    for read in (read_efg, read_nfg):
        with pytest.raises(CaseError) as raised:
            read(path)
        only(raised.value)
