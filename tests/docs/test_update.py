"""The page on keeping a case up to date does what it says."""

import json
import re
import shlex
from pathlib import Path

import pytest
from tests.cli.tool import casus

PAGE = (Path(__file__).parents[2] / "docs" / "update.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    path = tmp_path / "crossing.yaml"
    path.write_text(blocks("yaml")[0], encoding="utf-8")
    return path


def command() -> list[str]:
    (block,) = blocks("console")
    tool, *arguments = shlex.split(block.removeprefix("$ "))
    assert tool == "casus"
    return arguments


def test_example_prints_and_writes_what_the_page_shows(case: Path) -> None:
    before = case.read_text(encoding="utf-8")
    ran = casus(*command())
    assert (ran.code, ran.err) == (0, "")
    printed = [line.rstrip() for line in ran.out.splitlines()]
    for line in blocks("text")[0].splitlines():
        assert line in printed
    after = case.read_text(encoding="utf-8")
    assert after.endswith(blocks("yaml")[1])
    assert after.startswith(before)


def test_json_is_as_the_page_shows(case: Path) -> None:
    shown, printed = json.loads(blocks("json")[0]), json.loads(casus(*command(), "--json").out)
    assert list(shown) == list(printed)
    assert {key: shown[key] for key in ("case", "file", "headline", "as_of_before", "as_of_after", "warnings")} == {
        key: printed[key] for key in ("case", "file", "headline", "as_of_before", "as_of_after", "warnings")
    }
    assert shown["inserted"][0]["path"] == printed["inserted"][0]["path"]
    assert shown["inserted"][0]["line"] == printed["inserted"][0]["line"]
    for key in ("before", "after"):
        assert shown[key]["closed"] == pytest.approx(printed[key]["closed"], rel=0.1)
    assert shown["parts"] == pytest.approx(printed["parts"], rel=0.05)
    assert shown["effective_draws"] == pytest.approx(printed["effective_draws"], rel=0.01)
