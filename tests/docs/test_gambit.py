"""The page on Gambit's formats does what it says."""

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest
from tests.cli.tool import Ran, casus

from casus.interop.gambit.limits import MOST_BYTES, MOST_DEPTH, MOST_NODES
from casus.interop.gambit.nash import MOST_STRATEGIES
from casus.models.game.logit import MOST_UNKNOWNS

PATH = Path(__file__).parents[2] / "docs" / "gambit.md"
PAGE = PATH.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    (efg,), (nfg,) = blocks("efg"), blocks("nfg")
    Path("commitment.efg").write_text(efg, encoding="utf-8")
    Path("pennies.nfg").write_text(nfg, encoding="utf-8")


def run(number: int) -> Ran:
    tool, *arguments = shlex.split(blocks("console")[number].removeprefix("$ "))
    assert tool == "casus"
    ran = casus(*arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran


@pytest.mark.parametrize(("command", "shown"), [(0, 0), (2, 1)])
def test_commands_print_what_the_page_shows(command: int, shown: int) -> None:
    printed = [line.rstrip() for line in run(command).out.splitlines()]
    lines = blocks("text")[shown].splitlines()
    assert printed[: len(lines)] == lines


def test_equilibria_are_those_that_the_page_tells() -> None:
    data = json.loads(run(1).out)
    assert len(data["equilibria"]) == 3
    pure = [
        one
        for one in data["equilibria"]
        if all(share in (0, 1) for move in one["moves"] for share in move["probabilities"].values())
    ]
    assert [one["moves"][0]["probabilities"]["C"] for one in pure] == [1]


def test_the_table_is_solved() -> None:
    ran = casus("solve", "pennies.nfg", "--precision", "0", "--json")
    assert json.loads(ran.out)["values"] == {"Ann": pytest.approx(0.5), "Bob": pytest.approx(0)}


def test_python_of_the_page_runs() -> None:
    assert doctest.testfile(str(PATH), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_limits_are_those_of_the_reader_and_the_solvers() -> None:
    page = " ".join(PAGE.split())
    reader = (f"{MOST_BYTES // 10**6} MB", f"{MOST_NODES:,} nodes", f"{MOST_DEPTH} moves")
    for text in (*reader, f"{MOST_STRATEGIES} strategies", f"more than {MOST_UNKNOWNS} moves"):
        assert text in page
