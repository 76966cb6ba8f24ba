"""`casus reference fit` and `casus reference show`."""

import json
from pathlib import Path

import pytest
from tests.cli.tool import casus
from tests.interop.published import write_published
from tests.models.reference.example import BELARUS, made_up

from casus.models.reference import fit_figures

CASE = """
casus: 1
title: A
question: Does it enter?
resolution: {{yes_if: It does, no_if: Otherwise, source: COW}}
as_of: 2022-12-20
horizon: 2023-06-30
answer: outside.rate
models:
  outside: {{kind: reference, class: war_joining, war_began: 2022-02-24, features: {features}}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    Path("case.yaml").write_text(CASE.format(features=json.dumps(BELARUS)))
    return tmp_path


def test_show_says_group_window_rate_and_limits() -> None:
    ran = casus("reference", "show", "case.yaml")
    assert (ran.code, ran.err) == (0, "")
    for said in ("after day 299, up to day 491", "4,768", "hazard", "2.2 %", "9.4 %", "12 of the 74", "1,000 troops"):
        assert said in ran.out.replace("\xa0", " ")


def test_show_as_json_and_its_options() -> None:
    first = json.loads(casus("reference", "show", "case.yaml", "--json").out)["outside"]
    assert (first["start"], first["end"], first["survival"][0]["at_risk"]) == (299, 491, 4_768)
    for option in (("--seed", "0"), ("--resamples", "100")):
        other = json.loads(casus("reference", "show", "case.yaml", "--json", *option).out)["outside"]
        assert other["survival"][0]["high"] != first["survival"][0]["high"]


def test_show_of_a_case_without_an_outside_view() -> None:
    ran = casus("reference", "show", "centipede")
    assert ran.code == 2
    assert "no outside view" in ran.err


def test_a_fit_of_too_few_wars_says_how_few(tmp_path: Path) -> None:
    write_published(tmp_path, optional=False)
    ran = casus("reference", "fit", str(tmp_path))
    assert ran.code == 2
    assert "in 1 of 2 wars" in ran.err


def test_fit_writes_figures_that_show_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = made_up(7, wars=20)
    monkeypatch.setattr("casus.interop.cow.read_folder", lambda folder: (table, "Made up", ["contdird.csv"]))
    ran = casus("reference", "fit", ".", "-o", "f.json", "--resamples", "20")
    assert (ran.code, ran.err) == (0, "")
    for said in ("20 wars", "contdird.csv", "log-score skill", "Columns left out: off_own", "f.json is ready"):
        assert said in ran.out
    shown = casus("reference", "show", "case.yaml", "--figures", "f.json")
    assert shown.code == 0
    assert "20 wars" in shown.out
    plain = [
        json.loads(casus("reference", "fit", ".", "--json", "--resamples", count, "--seed", seed).out)
        for count, seed in (("20", "1"), ("25", "1"), ("20", "2"))
    ]
    assert [one["fits"]["hazard"]["refits"] for one in plain] == [20, 25, 20]
    skills = [one["fits"]["hazard"]["skill"]["log_score_low"] for one in plain]
    assert skills[0] == skills[1] != skills[2]


def test_texts_of_a_figures_file_are_texts(tmp_path: Path) -> None:
    figures = fit_figures(made_up(7, wars=20), "[red]made up[/red]", refits=20, scored=50)
    Path("f.json").write_text(figures.text().replace("War 3", "[bold]War[/bold]"))
    out = casus("reference", "show", "case.yaml", "--figures", "f.json").out
    assert "[red]made up[/red]" in out


@pytest.mark.parametrize("text", ["{", "\udcff", "{}"])
def test_a_bad_figures_file(text: str) -> None:
    Path("f.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = casus("reference", "show", "case.yaml", "--figures", "f.json")
    assert ran.code == 2
    assert "f.json" in ran.err


def test_no_such_folder() -> None:
    ran = casus("reference", "fit", "nowhere")
    assert (ran.code, "no folder nowhere" in ran.err) == (2, True)


def test_a_fit_that_cannot_be_written_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casus.interop.cow.read_folder", lambda folder: (made_up(7, wars=20), "Made up", []))
    ran = casus("reference", "fit", ".", "-o", "none/f.json", "--resamples", "20")
    assert ran.code == 2
    assert "there is no folder" in ran.err


def test_a_case_names_its_own_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = fit_figures(made_up(7, wars=20), "Made <b>up</b>", refits=20, scored=50)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "f.json").write_text(own.text())
    text = CASE.format(features=json.dumps(BELARUS)).replace("features:", "figures: f.json, features:")
    (folder / "own.yaml").write_text(text)
    # They stand beside the case, wherever the command runs.
    shipped, fitted = (
        json.loads(casus("run", name, "--json", "--no-report").out)["outside"]["outside"]
        for name in ("case.yaml", "elsewhere/own.yaml")
    )
    assert (fitted["wars"], fitted["source"]) == (20, "Made <b>up</b>")
    assert shipped["wars"] == 95
    assert fitted["rate"] != shipped["rate"]
    assert "20 wars" in casus("reference", "show", "elsewhere/own.yaml").out
    assert casus("run", "elsewhere/own.yaml", "--report", "r.html").code == 0
    assert "Made &lt;b&gt;up&lt;/b&gt;" in Path("r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "words"), [(None, "No such file"), ("{}", "no file of fitted figures")])
def test_figures_that_a_case_names_and_that_are_not_there(text: str | None, words: str) -> None:
    if text is not None:
        Path("f.json").write_text(text)
    Path("own.yaml").write_text(
        CASE.format(features=json.dumps(BELARUS)).replace("features:", "figures: f.json, features:")
    )
    for command in (("check", "own.yaml"), ("run", "own.yaml", "--no-report")):
        ran = casus(*command)
        assert ran.code == 1
        assert "models.outside.figures" in ran.err
        assert words in " ".join(ran.err.split())
        assert "casus reference fit" in " ".join(ran.err.split())
