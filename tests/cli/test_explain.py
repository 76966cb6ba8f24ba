"""`casus explain` and `casus compare`."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from tests.cli.tool import casus

PARTS = {
    "--drivers": ("drivers", "What drives it"),
    "--tipping": ("tipping", "What would have to be true"),
    "--scenarios": ("scenarios", "Where the highest answers lie"),
    "--information": ("information", "What to find out next"),
    "--sources": ("sources", "Which source it hangs on"),
}

CASE = """
casus: 1
title: Rain
answers: {wet: {is: 0.2 + 0.5 * clouds + 0.2 * wind, headline: true, decision_threshold: 0.6, about: It rains}}
sources: {almanac: {title: The Almanac, publisher: Almanac House, reliability: C}}
claims: {grey: {text: It is grey., sources: [almanac]}}
quantities:
  clouds: {value: "uniform(0.3, 0.6)", because: [grey], without: "uniform(0, 1)", about: How cloudy it is}
  wind: {value: "uniform(0, 1)", about: How windy it is, knowable: 2030-01-02}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "rain.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def test_all_parts_by_default() -> None:
    ran = casus("explain", "rain.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert all(heading in ran.out for _, heading in PARTS.values())
    assert "How windy it is" in ran.out
    assert "Almanac House" in ran.out
    assert "2 January 2030" in ran.out
    assert "Traceback" not in ran.out


@pytest.mark.parametrize("option", PARTS)
def test_each_option_shows_its_part_alone(option: str) -> None:
    part, heading = PARTS[option]
    said = casus("explain", "rain.yaml", option).out
    assert heading in said
    assert not any(other in said for _, other in PARTS.values() if other != heading)
    plain = json.loads(casus("explain", "rain.yaml", option, "--json").out)
    assert part in plain
    assert not any(other in plain for other, _ in PARTS.values() if other != part)


def test_the_layout_of_explain_json() -> None:
    plain = json.loads(casus("explain", "rain.yaml", "--json").out)
    assert [row["quantity"] for row in plain["drivers"]] == ["wind", "clouds"]
    assert plain["drivers"][0]["direction"] == "up"
    assert {row["threshold"] for row in plain["tipping"]} >= {0.6}
    assert plain["joint_tipping"][0]["values"].keys() == {"clouds", "wind"}
    assert plain["information"][0]["what"] == "wind"
    assert plain["information"][0]["by"] == "2030-01-02"
    assert plain["sources"][0]["source"] == "almanac"
    assert plain["sources"][0]["without"]["p90"] > plain["sources"][0]["without"]["p10"]
    assert plain["grounds"]["sourced"] + plain["grounds"]["judgement"] == pytest.approx(1.0, abs=0.05)


def test_draws_and_seed_change_the_figures() -> None:
    usual = casus("explain", "rain.yaml", "--drivers", "--json").out
    assert casus("explain", "rain.yaml", "--drivers", "--json", "--seed", "0").out != usual
    assert casus("explain", "rain.yaml", "--drivers", "--json", "--draws", "1024").out != usual


def test_a_single_draw_and_a_constant_answer_say_so_in_a_sentence(folder: Path) -> None:
    ran = casus("explain", "rain.yaml", "--draws", "1")
    assert ran.code == 0
    assert "1 draws are too few to say this" in " ".join(ran.out.split())
    assert "nan" not in ran.out.lower()
    (folder / "flat.yaml").write_text("casus: 1\ntitle: Flat\nanswer: 0.3\n", encoding="utf-8")
    flat = casus("explain", "flat.yaml")
    assert flat.code == 0
    assert "every number in it is fixed" in " ".join(flat.out.split())
    assert "The case names no sources" in " ".join(flat.out.split())
    assert json.loads(casus("explain", "flat.yaml", "--json").out)["drivers"] == []


def test_a_threshold_out_of_every_reach_is_named() -> None:
    (Path("far.yaml")).write_text(CASE.replace("decision_threshold: 0.6", "decision_threshold: 0.99"), encoding="utf-8")
    said = " ".join(casus("explain", "far.yaml", "--tipping").out.split())
    assert "No quantity alone brings the forecast to 99 %" in said
    assert "No combination of the quantities brings the answer to 99 %." in said


def test_faults_of_the_case_are_those_of_check(folder: Path) -> None:
    (folder / "bad.yaml").write_text(CASE.replace("* clouds", "* cloud"), encoding="utf-8")
    ran = casus("explain", "bad.yaml")
    assert ran.code == 1
    assert "did you mean: clouds" in ran.err
    assert casus("explain", "belarus-2023").code == 2


# --- compare ------------------------------------------------------------------------------------------------------


def test_compare_names_each_change_and_its_part(folder: Path) -> None:
    new = CASE.replace("uniform(0.3, 0.6)", "uniform(0.5, 0.8)").replace("title: Rain", "title: More rain")
    (folder / "new.yaml").write_text(new, encoding="utf-8")
    ran = casus("compare", "rain.yaml", "new.yaml")
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert "moved from" in said
    assert "quantities.clouds: uniform(0.3, 0.6) → uniform(0.5, 0.8)" in said
    assert "+10 points" in said
    assert "1 entry that only people read: title" in said
    plain = json.loads(casus("compare", "rain.yaml", "new.yaml", "--json").out)
    assert plain["changes"][0]["entries"] == ["quantities.clouds"]
    assert sum(row["part"] for row in plain["changes"]) == pytest.approx(plain["after"] - plain["before"], abs=1e-12)
    assert plain["unchanged"] > 0
    assert plain["before"] == json.loads(casus("run", "rain.yaml", "--json", "--no-report").out)["answer"]["mean"]


def test_options_of_compare_change_the_figures(folder: Path) -> None:
    new = CASE.replace("uniform(0.3, 0.6)", "beta(3, 2)").replace(
        'uniform(0, 1)", about: How windy', 'beta(2, 3)", about: How windy'
    )
    (folder / "new.yaml").write_text(new, encoding="utf-8")
    usual = casus("compare", "rain.yaml", "new.yaml", "--json").out
    assert casus("compare", "rain.yaml", "new.yaml", "--json", "--seed", "5").out != usual
    assert json.loads(casus("compare", "rain.yaml", "new.yaml", "--json", "--draws", "256").out)["draws"] == 256


def test_the_same_case_twice() -> None:
    ran = casus("compare", "rain.yaml", "rain.yaml")
    assert ran.code == 0
    assert "nothing has changed" in ran.out
    assert json.loads(casus("compare", "rain.yaml", "rain.yaml", "--json").out)["changes"] == []


def test_two_cases_with_different_questions() -> None:
    ran = casus("compare", "belarus-2022", "centipede")
    assert ran.code == 2
    assert "ask different questions" in ran.err
    assert "Traceback" not in ran.err


def test_the_flagship_is_explained_whole() -> None:
    ran = casus("explain", "belarus-2022")
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 100
    assert (files("casus.cases") / "belarus-2022.yaml").is_file()
