"""Hypotheses on the terminal, and `casus run --suppose-planted`."""

import json
from pathlib import Path

import pytest
from tests.cli.tool import casus

from casus.ensemble import running

CASE = """
casus: 1
title: Why he came
answers: {joins: {is: 0.5 * purpose.troops, about: They join}}
sources: {isw: {title: An assessment, reliability: B}, belta: {title: Talks, reliability: C}}
claims:
  secret: {text: The agenda was secret, sources: [isw]}
  move: {text: Tanks moved west, sources: [belta], origin: kremlin}
  both: {text: The minister came, sources: [belta]}
quantities: {zeal: {value: "uniform(0, 1)", because: [move], without: 0.5}}
models:
  purpose:
    kind: hypotheses
    label: Why did he come?
    hypotheses: {troops: {prior: 0.3, label: To get troops}, for_show: {prior: 0.5}, other: {prior: 0.2}}
    evidence:
      secrecy: {because: [secret], status: observed, likelihood: {troops: 0.5, for_show: 0.1, other: 0.3}}
      moves: {because: [move], status: observed, label: Tanks moved,
              likelihood: {troops: 0.8, for_show: 0.2, other: zeal}}
      minister: {because: [both, move], status: observed, likelihood: {troops: 0.8, for_show: 0.3, other: 0.3}}
"""


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    path = tmp_path / "visit.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def run(*options: str) -> str:
    ran = casus("run", "visit.yaml", "--draws", "512", *options)
    assert ran.code == 0, ran.err
    return ran.out


def test_hypotheses_before_and_after() -> None:
    data = json.loads(run("--no-report", "--json"))["models"]["purpose"]["hypotheses"]
    out = run("--no-report", "--digits", "2")
    block = out[out.index("What the evidence says: Why did he come?") : out.index("How likely")]
    lines = {line.split("  ")[1]: line for line in block.splitlines()[2:] if line.strip()}
    assert list(lines) == ["To get troops", "for show", "other"]
    for line, figures in zip(lines.values(), data.values(), strict=True):
        shown = [f"{100 * figures[key]:.2f} %" for key in ("prior", "mean", "p10", "p90")]
        assert all(value in line for value in shown)
    assert "unlikely" in block


def test_a_case_without_hypotheses_shows_no_block() -> None:
    casus("new", "mine")
    assert "What the evidence says" not in casus("run", "mine.yaml", "--no-report").out


def test_suppose_planted_shows_the_answers_three_times_and_says_what_was_done() -> None:
    plain, out = run("--no-report"), run("--no-report", "--suppose-planted", "kremlin")
    assert out.startswith(plain)
    planted = " ".join(out[len(plain) :].split())
    assert planted.startswith("Suppose kremlin planted it")
    assert "One claim comes from it: move." in planted
    assert "Turned round is: “Tanks moved”." in planted
    assert "By other reports alone counts, in both runs: “Minister”." in planted
    assert "In both runs “Zeal” takes its value without the source" in planted
    supposed = json.loads(run("--no-report", "--json", "--suppose-planted", "kremlin"))["suppose_planted"]
    means = [supposed[part]["answers"]["joins"]["mean"] for part in ("as_it_is", "removed", "exchanged")]
    assert len({round(mean, 3) for mean in means}) == 3
    assert f"They join {' '.join(f'{100 * mean:.0f} %' for mean in means)}" in planted


def test_json_of_suppose_planted() -> None:
    data = json.loads(run("--no-report", "--json", "--suppose-planted", "kremlin"))
    assert "suppose_planted" not in json.loads(run("--no-report", "--json"))
    supposed = data["suppose_planted"]
    assert supposed["origin"] == "kremlin"
    assert supposed["claims"] == ["move"]
    assert supposed["evidence"] == ["purpose.moves"]
    assert supposed["lessened"] == ["purpose.minister"]
    assert supposed["quantities"] == ["zeal"]
    assert supposed["as_it_is"]["answers"]["joins"]["mean"] == data["answers"]["joins"]["mean"]


def test_suppose_planted_stands_in_the_report(case: Path) -> None:
    report = case.parent / "visit.html"
    run()
    assert 'id="planted"' not in report.read_text(encoding="utf-8")
    run("--suppose-planted", "kremlin")
    assert 'id="planted"' in report.read_text(encoding="utf-8")


def test_unknown_origin_is_told_before_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the case was run")

    monkeypatch.setattr(running, "run_plan", never)
    ran = casus("run", "visit.yaml", "--suppose-planted", "kremln")
    assert ran.code == 2
    assert "--suppose-planted: no claim comes from 'kremln'" in ran.err
    assert "did you mean 'kremlin'?" in ran.err
    assert "expected one of isw, kremlin, belta" in ran.err
    assert not Path("visit.html").exists()


def test_an_origin_all_of_whose_claims_were_retracted_is_unknown(case: Path) -> None:
    text = CASE.replace(
        "  both: {text", "  denial: {text: It was not so, sources: [isw], retracts: [move]}\n  both: {text"
    )
    case.write_text(text, encoding="utf-8")
    ran = casus("run", "visit.yaml", "--no-report", "--suppose-planted", "kremlin")
    assert ran.code == 2
    assert "no claim comes from 'kremlin'" in ran.err


def test_a_case_without_claims_has_no_origin(case: Path) -> None:
    case.write_text("{casus: 1, title: Rain, answer: p, quantities: {p: {value: 0.3}}}", encoding="utf-8")
    ran = casus("run", "visit.yaml", "--no-report", "--suppose-planted", "kremlin")
    assert ran.code == 2
    assert "none: no claim stands" in ran.err


def test_texts_of_a_case_are_shown_and_not_obeyed(case: Path) -> None:
    text = CASE.replace("To get troops", '"[bold]x\\\\u001b[31m\\\\u202e"').replace("Tanks moved,", '"[red]tanks",')
    case.write_text(text, encoding="utf-8")
    out = run("--no-report", "--suppose-planted", "kremlin")
    assert "[bold]x" in out
    assert "[red]tanks" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
