"""The page on sources and claims: its commands and snippets run, and what it says is so."""

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest
from tests.cli.tool import casus

import casus as package
from casus.case import tradecraft
from casus.models.hypotheses import GRADES, pooled_reliability, report_likelihood

FILE = Path(__file__).parents[2] / "docs" / "sources.md"
PAGE = FILE.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> package.Case:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    (text,) = blocks("yaml")
    Path("visit.yaml").write_text(text, encoding="utf-8")
    return package.load("visit.yaml")


def test_each_command_prints_what_the_page_shows() -> None:
    commands, shown = blocks("console"), blocks("text")
    assert len(commands) == len(shown) == 2
    for command, lines in zip(commands, shown, strict=True):
        tool, *arguments = shlex.split(command.removeprefix("$ "))
        ran = casus(*arguments)
        assert (tool, ran.code) == ("casus", 0)
        printed = [line.rstrip() for line in (ran.err + ran.out).splitlines()]
        assert all(line in printed for line in lines.splitlines())


def test_python_of_the_page_runs() -> None:
    failed, run = doctest.testfile(str(FILE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (failed, run) == (0, 9)


def test_the_option_that_supposes_a_plant_is_the_one_of_the_page() -> None:
    if "--suppose-planted" not in casus("run", "--help").out:
        pytest.skip("this version has no --suppose-planted on the command line")
    (command,) = re.findall(r"`casus (run visit.yaml --suppose-planted ministry)`", PAGE)
    assert casus(*shlex.split(command), "--no-report").code == 0


def test_json_has_the_layout_of_the_page() -> None:
    (shown,) = (json.loads(block)["tradecraft"] for block in blocks("json"))
    (printed,) = json.loads(casus("check", "visit.yaml", "--tradecraft", "--json").out)
    (standard,), first = shown, printed["tradecraft"][0]
    assert list(standard) == list(first)
    assert list(standard["found"][0]) == list(first["found"][0])
    assert list(standard["missing"][0]) == list(first["missing"][0])
    entries = [entry for part in (*first["found"], *first["missing"]) for entry in part["entries"]]
    assert standard["found"][0]["entries"][0] in entries


def test_grades_of_the_page_are_the_convention() -> None:
    text = " ".join(PAGE.split())
    shown = "0.95 for A, 0.75 for B, 0.50 for C, 0.25 for D, 0 for E and 0.25 for F"
    assert shown in text
    pairs = re.findall(r"([0-9.]+) for ([A-F])", shown)
    assert {letter: float(number) for number, letter in pairs} == dict(GRADES)


def test_what_the_page_says_of_its_case_is_so(case: package.Case) -> None:
    assert pooled_reliability([("daily", 0.8), ("weekly", 0.5)]) == pytest.approx(0.9)
    assert report_likelihood([0.2, 0.6], 0.8, [0.7, 0.1]) == pytest.approx([0.74, 0.58])
    assert report_likelihood([0.2, 0.6], 0.8)[0] < report_likelihood([0.2, 0.6], 0.8)[1], "without it, against them"
    graded = case.source.replace("credibility: 5}", "credibility: 5, corroborates: [trains]}")
    (rumour,) = [r for name, r in zip(*_reliability(package.parse(graded)), strict=True) if name == "second"]
    assert rumour == 0.5, "another claim beside it ends the rule of the 5"


def _reliability(case: package.Case) -> tuple[tuple[str, ...], tuple[float, ...]]:
    items = package.run(case, draws=8).hypotheses["purpose"].items
    return items.names, items.reliability


def test_each_standard_has_its_points_on_the_page(case: package.Case) -> None:
    for standard in tradecraft(case):
        assert f"{standard.number}. **{standard.name.capitalize()}.**" in PAGE
