"""`casus solve`: games of Gambit's files, solved and shown."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.tool import casus
from tests.interop.games import BAGWELL, ENTRY, PENNIES, STAGES

from casus.models.game import REASONS


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name, text in {"bagwell": BAGWELL, "entry": ENTRY, "stages": STAGES}.items():
        Path(f"{name}.efg").write_text(text)
    Path("pennies.nfg").write_text(PENNIES)


def told(*arguments: str) -> Any:
    ran = casus("solve", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def lines(*arguments: str) -> list[str]:
    ran = casus("solve", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return [" ".join(line.split()) for line in ran.out.splitlines()]


def test_json_of_quantal_response() -> None:
    data = told("bagwell.efg", "--precision", "2")
    assert (data["game"], data["concept"], data["precision"]) == ("Commitment that is seen badly", "quantal", 2.0)
    assert [(move["player"], move["information_set"], move["label"]) for move in data["moves"]] == [
        ("Leader", 1, ""), ("Follower", 1, "sees s"), ("Follower", 2, "sees c"),
    ]  # fmt: skip
    assert all(sum(move["probabilities"].values()) == pytest.approx(1) for move in data["moves"])
    assert list(data["outcomes"])[:2] == ["S.s.S", "S.s.C"]
    assert sum(data["outcomes"].values()) == pytest.approx(1)
    assert set(data["values"]) == {"Leader", "Follower"}


def test_precision_changes_the_answer_and_several_make_a_curve() -> None:
    data = told("bagwell.efg", "--precision", "0,2,8")
    assert [point["precision"] for point in data["curve"]] == [0, 2, 8]
    leads = [point["moves"][0]["probabilities"]["S"] for point in data["curve"]]
    assert leads[0] == pytest.approx(0.5)
    assert leads == sorted(leads)
    assert "moves" not in data
    assert told("bagwell.efg", "--precision", "2")["values"] == pytest.approx(data["curve"][1]["values"])


def test_concept_changes_the_answer() -> None:
    data = told("entry.efg", "--concept", "subgame_perfect")
    assert data["outcomes"] == {"stays out": 0.0, "shares": 1.0, "fights": 0.0}
    data = told("entry.efg", "--concept", "nash")
    assert data["method"] == "enummixed"
    assert sorted(one["outcomes"]["shares"] for one in data["equilibria"]) == [0.0, 0.0, 1.0]


def test_text_of_one_solution() -> None:
    said = lines("entry.efg", "--concept", "subgame_perfect")
    assert said[:2] == ["Entry", "Subgame perfect equilibrium."]
    for line in (
        "Firm",
        "at the start out 0 %",
        "in 100 %",
        "after in yield 100 %",
        "expected payoff 1",
        "shares 100 %",
    ):
        assert line in said


def test_text_of_several_solutions() -> None:
    said = lines("bagwell.efg", "--concept", "nash")
    assert said[1].startswith("3 Nash equilibria, by enumeration of extreme points (Mangasarian 1964)")
    assert "1 2 3" in said
    assert "at the start S 0 % 1.0 % 99 %" in said
    said = lines("pennies.nfg", "--precision", "0,1")
    assert "strategy heads 50 % 60 %" in said


def test_ties_are_told() -> None:
    Path("tied.efg").write_text(ENTRY.replace("0.5 }", "1 }"))
    said = lines("tied.efg", "--concept", "subgame_perfect")
    assert said[-1] == "Several moves of Incumbent are equally good: after in. They share equally here."
    assert told("tied.efg", "--concept", "subgame_perfect")["moves"][1]["tied"] is True


def test_long_answers_are_cut_on_the_terminal_only() -> None:
    moves = " ".join(f'"m{k}"' for k in range(80))
    Path("long.efg").write_text(
        f'EFG 2 R "" {{ "A" }} p "" 1 1 {{ {moves} }} 0 ' + " ".join(f't "" {k + 1} {{ {k} }}' for k in range(80))
    )
    said = lines("long.efg", "--precision", ",".join(map(str, range(1, 9))))
    assert "A game without a title" in said
    assert "The first 6 of 8 are shown; --json has all." in said
    assert "… 20 more moves: --json has all" in said
    assert "… 68 more, less likely: --json has all" in said
    assert len(told("long.efg", "--precision", "1")["outcomes"]) == 80


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["entry.efg"], "--precision is needed"),
        (["entry.efg", "--precision", "x"], "--precision: found 'x', expected a number of 0 or more"),
        (["entry.efg", "--precision", "1,"], "--precision: found nothing, expected"),
        (["entry.efg", "--precision", "-1"], "--precision: found '-1', expected"),
        (["entry.efg", "--precision", "nan"], "--precision: found 'nan', expected"),
        (["entry.efg", "--precision", "1," * 1000 + "1"], "found 1,001 numbers, expected at most 1,000"),
        (["entry.efg", "--concept", "nash", "--precision", "1"], "--precision: nash has none"),
        (["no.efg", "--precision", "1"], "cannot read no.efg"),
        (["case.yaml", "--precision", "1"], "expected a file of Gambit, which ends in .efg or .nfg"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    ran = casus("solve", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_faults_of_the_file_and_of_the_game() -> None:
    Path("bad.efg").write_text(ENTRY.replace("0, 2 }", "0, 2"))
    ran = casus("solve", "bad.efg", "--precision", "1")
    assert (ran.code, ran.out) == (1, "")
    assert "bad.efg:4:1: fault [gambit-syntax] this does not belong here" in ran.err
    ran = casus("solve", "stages.efg", "--concept", "subgame_perfect")
    assert (ran.code, ran.out) == (1, "")
    assert "[needs-perfect-information]" in ran.err


def test_without_a_solution_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from casus.interop.gambit import solving

    real = solving.solve_quantal
    monkeypatch.setattr(solving, "solve_quantal", lambda game, precision: [*real(game, precision)[:-1], REASONS[1]])
    ran = casus("solve", "entry.efg", "--precision", "1")
    assert (ran.code, ran.err) == (1, f"casus: no solution at precision 1: {REASONS[1]}\n")
    ran = casus("solve", "entry.efg", "--precision", "1,2", "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["curve"][1] == {"precision": 2.0, "unsolved": REASONS[1]}


def test_help_loads_no_numerics() -> None:
    script = (
        "import sys; from casus.cli import main\n"
        "try: main(['solve', '--help'])\n"
        "except SystemExit: pass\n"
        "assert not {'numpy', 'scipy', 'pygambit', 'casus.interop'} & set(sys.modules), 'numerics loaded'"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
