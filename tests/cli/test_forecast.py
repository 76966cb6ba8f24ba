"""`casus forecast`: record, list, show, resolve, score, export, verify."""

import csv
import io
import json
import sqlite3
import xml.dom.minidom
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.tool import Ran, casus

import casus as package
from casus.cli.forecasts.kept import forecasts_of, record
from casus.ledger import LEVELS, Forecast, open_ledger

# Its horizon is far off, so that what is recorded today is no hindsight.
CASE = """
casus: 1
title: A wet [bold]summer[/bold]
question: Does it rain in Minsk on the last of June?
resolution: {yes_if: "At least 0.1 mm", no_if: Less, source: The weather service}
as_of: 2026-01-01
horizon: 2096-06-30
authors: [{name: Ada}, {name: Bea}]
answers:
  rain: {is: p, headline: true, about: It rains}
  flood: {is: q, given: rain, about: The river floods}
  never: {is: none_at_all, given: impossible, about: Not defined}
  impossible: {is: none_at_all}
  mm: {is: depth, kind: number, unit: mm, about: How much it rains}
  steps: {kind: ordinal, about: How bad it gets, is: {dry: rest, wet: p - q, flooded: q}}
quantities:
  p: {value: "uniform(0.2, 0.4)"}
  q: {value: "0.25 * p"}
  none_at_all: {value: 0}
  depth: {value: "normal(5, 2)"}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CASUS_LEDGER", str(tmp_path / "l.sqlite"))
    monkeypatch.setenv("COLUMNS", "100")
    Path("wet.yaml").write_text(CASE)
    return tmp_path


def forecast(*arguments: str) -> Ran:
    return casus("forecast", *arguments)


def as_json(*arguments: str) -> Any:
    ran = forecast(*arguments, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def recorded(*arguments: str) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = as_json("record", "wet.yaml", "--draws", "256", *arguments)["recorded"]
    return kept


def ledger_of_rain(count: int) -> None:
    """Many resolved questions, half of which come true."""
    day = datetime(2026, 1, 2, tzinfo=UTC)
    with open_ledger(clock=lambda: day) as ledger:
        for k in range(count):
            (entry,) = ledger.record(
                [Forecast(case="r", title="R", question=f"q{k}", answer="a", kind="probability", value=0.5, author="A")]
            )
            ledger.resolve(entry.id, "yes" if k % 2 else "no", source="s")


# --- record


def test_record_keeps_every_answer_as_the_run_gives_it() -> None:
    kept = recorded()
    result = package.run(package.load("wet.yaml"), draws=256, keep=False)
    assert [one["answer"] for one in kept] == ["rain", "flood", "impossible", "mm", "steps"]
    rain, flood, _, depth, steps = kept
    assert (rain["value"], rain["p10"], rain["p90"]) == (
        result.answers["rain"].mean,
        result.answers["rain"].p10,
        result.answers["rain"].p90,
    )
    assert (rain["case_hash"], rain["seed"], rain["draws"], rain["method"]) == (result.case.hash, 1, 256, "sobol")
    assert rain["settings"] == result.run.settings.as_dict()
    assert (rain["version"], rain["author"]) == (package.__version__, "Ada")
    assert (rain["as_of"], rain["horizon"]) == ("2026-01-01", "2096-06-30")
    assert rain["resolution"] == "Yes if: At least 0.1 mm\nNo if: Less\nSource: The weather service"
    assert (flood["given"], flood["about"]) == ("rain", "The river floods")
    assert (depth["unit"], len(depth["quantiles"])) == ("mm", len(LEVELS))
    assert depth["quantiles"] == sorted(depth["quantiles"])
    assert dict(steps["steps"]) == pytest.approx({s: v.mean for s, v in result.ladders["steps"].items()})
    draws = package.run(package.load("wet.yaml"), draws=256).draws("answer", "mm")
    assert depth["quantiles"][50] == pytest.approx(sorted(draws)[129], rel=0.02)


def test_record_says_what_it_keeps_and_what_it_does_not() -> None:
    ran = forecast("record", "wet.yaml", "--draws", "256")
    assert ran.code == 0
    assert "Recorded 5 forecasts in" in ran.out
    assert "It rains" in ran.out
    assert "The river floods (if rain)" in ran.out
    assert "not kept, since the run doesn't define it: never" in ran.err


def test_record_options_change_what_is_kept() -> None:
    base = recorded()[0]
    other = recorded(
        "--seed", "0", "--author", "Cem Şahin", "--note", "[red]x[/red]", "--answer", "mm", "--answer", "rain"
    )
    assert [one["answer"] for one in other] == ["rain", "mm"]
    rain = other[0]
    assert (rain["seed"], rain["author"], rain["note"]) == (0, "Cem Şahin", "[red]x[/red]")
    assert rain["value"] != base["value"]
    assert rain["question_key"] == base["question_key"]
    more = as_json("record", "wet.yaml", "--draws", "512", "--answer", "rain")["recorded"][0]
    assert (more["draws"], more["id"]) == (512, 8)


def test_record_of_a_case_without_an_author_needs_one() -> None:
    Path("nobody.yaml").write_text("casus: 1\ntitle: N\nanswer: p\nquantities: {p: {value: 0.5}}\n")
    ran = forecast("record", "nobody.yaml")
    assert ran.code == 2
    assert "--author" in ran.err
    assert forecast("record", "nobody.yaml", "--author", "Ada").code == 0


def test_record_refuses_an_unknown_answer() -> None:
    ran = forecast("record", "wet.yaml", "--answer", "rainn", "--draws", "64")
    assert ran.code == 2
    assert "did you mean 'rain'" in ran.err
    assert not Path("l.sqlite").exists()


def test_record_of_a_faulty_case_keeps_nothing() -> None:
    Path("bad.yaml").write_text("casus: 1\ntitle: B\nanswer: x\n")
    assert forecast("record", "bad.yaml").code == 1
    assert not Path("l.sqlite").exists()


def test_record_after_the_horizon_is_told_to_be_hindsight() -> None:
    ran = forecast("record", "belarus-2022", "--draws", "256")
    assert "2023-06-30, has passed: this is kept as hindsight and never scored" in ran.out
    assert as_json("record", "belarus-2022", "--draws", "256")["after_the_horizon"] is True
    forecast("resolve", "1", "no", "--source", "ISW")
    assert as_json("score")["not_scored"]["hindsight"] == 2


def test_record_in_python_links_to_what_it_follows() -> None:
    result = package.run(package.load("wet.yaml"), draws=256, keep=False)
    with open_ledger() as ledger:
        first = record(ledger, result)
        second = record(ledger, result, author="Bea", note="n", follows=first, answers=["mm"])
    assert second[0].forecast.follows == first[3].number
    shown = forecast("show", second[0].id).out
    assert "takes the place of" in shown
    assert f"forecast {first[3].number}" in shown


# --- ledger


def test_ledger_option_goes_before_the_environment() -> None:
    for command in (
        ["record", "wet.yaml", "--draws", "64"],
        ["list"],
        ["show", "1"],
        ["score"],
        ["export"],
        ["verify"],
    ):
        assert forecast(*command, "--ledger", "other.sqlite").code == 0, command
    assert forecast("resolve", "1", "no", "--source", "s", "--ledger", "other.sqlite").code == 0
    assert Path("other.sqlite").exists()
    assert not Path("l.sqlite").exists()


def test_commands_that_read_begin_no_ledger() -> None:
    for command in (
        ["list"],
        ["show", "1"],
        ["resolve", "1", "no", "--source", "s"],
        ["score"],
        ["export"],
        ["verify"],
    ):
        ran = forecast(*command)
        assert ran.code == 2, command
        assert "no ledger at" in ran.err
    assert not Path("l.sqlite").exists()


def test_ledger_from_a_newer_version_is_told() -> None:
    recorded()
    file = sqlite3.connect("l.sqlite")
    file.execute("INSERT INTO casus_ledger VALUES (99, '8.0', 'x')")
    file.commit()
    file.close()
    for command in (["list"], ["record", "wet.yaml"], ["verify"]):
        ran = forecast(*command)
        assert ran.code == 2
        assert "newer casus (8.0, format 99)" in ran.err


# --- list and show


def test_list_shows_and_selects() -> None:
    recorded()
    recorded("--author", "Bea", "--answer", "rain")
    forecast("resolve", "1", "yes", "--source", "s")
    out = forecast("list").out
    assert "It rains" in out
    assert "30 %" in out
    assert "yes" in out
    assert "open" in out
    ids = {
        (): [1, 2, 3, 4, 5, 6],
        ("--open",): [2, 3, 4, 5],
        ("--resolved",): [1, 6],
        ("--author", "Bea"): [6],
        ("--case", "wet"): [1, 2, 3, 4, 5, 6],
        ("--case", "wet", "--author", "Ada", "--resolved"): [1],
    }
    for options, wanted in ids.items():
        assert [one["id"] for one in as_json("list", *options)] == wanted, options
    assert as_json("list")[0]["resolution_standing"]["outcome"] == "yes"


def test_list_refuses_what_is_not_there() -> None:
    recorded()
    assert "did you mean 'wet'" in forecast("list", "--case", "wett").err
    assert "did you mean 'Ada'" in forecast("list", "--author", "ada").err
    assert forecast("list", "--open", "--resolved").code == 2


def test_show_tells_all_about_a_forecast() -> None:
    recorded("--note", "[red]careful[/red]")
    recorded("--seed", "5", "--answer", "rain")
    forecast("resolve", "1", "yes", "--source", "The paper")
    forecast("resolve", "1", "no", "--source", "The paper was wrong", "--correct")
    out = forecast("show", "1").out
    for words in (
        "A wet [bold]summer[/bold]",
        "[red]careful[/red]",
        "sha256:",
        "256 draws, seed 1, sobol",
        "2 forecasts",
        "Resolved yes",
        "Corrected since",
        "Resolved no",
        "corrects entry 7",
    ):
        assert words in out, words
    shown = as_json("show", "6")
    assert [one["id"] for one in shown["series"]] == [1, 6]
    assert [one["outcome"] for one in shown["resolutions"]] == ["yes", "no"]
    assert as_json("show", shown["hash"][:10])["id"] == 6
    assert "flooded" in forecast("show", "5").out


def test_show_refuses_an_unknown_forecast() -> None:
    recorded()
    ran = forecast("show", "77")
    assert ran.code == 2
    assert "did you mean 5" in ran.err


def test_show_draws_the_series() -> None:
    recorded()
    ran = forecast("show", "1", "--picture", "series.svg")
    assert "Picture: series.svg. One forecast, of 1 January 2026: 30 %" in ran.out
    assert xml.dom.minidom.parse("series.svg").documentElement.tagName == "svg"
    refused = forecast("show", "5", "--picture", "ladder.svg")
    assert refused.code == 2
    assert "ladder" in refused.err
    assert not Path("ladder.svg").exists()
    assert "there is no folder nowhere" in forecast("show", "1", "--picture", "nowhere/x.svg").err


# --- resolve


def test_resolve_says_how_many_forecasts_it_decides() -> None:
    recorded()
    recorded("--seed", "3", "--answer", "rain")
    ran = forecast("resolve", "1", "yes", "--source", "s")
    assert "this decides 2 forecasts of the question" in ran.out
    assert forecast("resolve", "6", "yes", "--source", "s").out.startswith("Nothing to do")
    again = forecast("resolve", "1", "no", "--source", "s")
    assert again.code == 2
    assert "--correct" in again.err
    assert "Corrects entry 7" in forecast("resolve", "1", "no", "--source", "s2", "--correct").out


def test_resolve_as_json() -> None:
    recorded()
    found = as_json("resolve", "4", "-2.5", "--source", "s", "--on", "2026-01-15")
    assert found["new"] is True
    assert found["forecasts"] == [4]
    assert (found["resolution"]["outcome"], found["resolution"]["on"]) == (-2.5, "2026-01-15")
    # Recorded today, long after that day.
    assert found["after_the_decision"] == [4]


def test_resolve_void_is_told() -> None:
    recorded()
    assert "Void: none of them is scored" in forecast("resolve", "2", "void", "--source", "it did not rain").out


def test_resolve_needs_a_source_and_a_day_that_has_come() -> None:
    recorded()
    assert forecast("resolve", "1", "yes").code == 2
    assert forecast("resolve", "1", "yes", "--source", "s", "--of", "x").code == 2
    assert "still to come" in forecast("resolve", "1", "yes", "--source", "s", "--on", "2095-01-01").err
    assert forecast("resolve", "1", "yes", "--source", "s", "--on", "yesterday").code == 2
    assert as_json("list", "--resolved") == []


# --- score


def test_score_shows_rules_and_baselines() -> None:
    recorded()
    recorded("--seed", "3", "--author", "Bea")
    for name, outcome in (("1", "yes"), ("2", "void"), ("4", "4.2"), ("5", "wet")):
        forecast("resolve", name, outcome, "--source", "s")
    out = forecast("score").out
    for words in ("6 forecasts of 3 resolved questions scored", "Brier", "log", "RPS", "CRPS", "numbers, mm"):
        assert words in out, words
    assert "Not scored: 2 of questions still open; 2 of questions resolved as void" in out
    assert "from 50 resolved questions with a probability on, and there are 1" in " ".join(out.split())
    scores = {(one["rule"], one["kind"]): one for one in as_json("score")["scores"]}
    assert scores["Brier", "probability"]["forecasts"] == 2
    assert [one["baseline"] for one in scores["Brier", "probability"]["against"]] == ["constant", "last forecast"]


def test_score_options_change_it() -> None:
    recorded()
    recorded("--seed", "3")
    recorded("--seed", "4", "--author", "Bea")
    forecast("resolve", "1", "yes", "--source", "s")
    assert as_json("score")["forecasts"] == 3
    last = as_json("score", "--last")
    assert (last["forecasts"], last["not_scored"]["superseded"]) == (2, 1)
    for by, groups in (("author", {"Ada", "Bea"}), ("case", {"wet"}), ("class", {"no reference class"})):
        found = as_json("score", "--by", by)["scores"]
        assert {one["group"] for one in found} == {None, *groups}
        shown = forecast("score", "--by", by).out
        assert all(group.split()[0] in shown for group in groups)
    assert forecast("score", "--by", "moon").code == 2


def test_score_tells_of_a_zero_for_what_happened() -> None:
    recorded()
    forecast("resolve", "3", "yes", "--source", "s")
    assert "1 forecast gave what happened less than 0.000001" in forecast("score").out


def test_score_shows_reliability_from_fifty_questions_on() -> None:
    ledger_of_rain(49)
    refused = forecast("score", "--picture", "r.svg")
    assert refused.code == 2
    assert "there are 49" in refused.err
    assert not Path("r.svg").exists()
    ledger_of_rain(50)
    ran = forecast("score", "--picture", "r.svg")
    assert "reliability 0.0000 − resolution 0.0000 + uncertainty 0.2500" in " ".join(ran.out.split())
    assert "50 to 60 %" in ran.out
    assert "Picture: r.svg. 99 forecasts of 50 questions: the mean probability given was 50 %" in ran.out
    assert xml.dom.minidom.parse("r.svg").documentElement.tagName == "svg"
    found = as_json("score")["reliability"]
    assert (found["questions"], found["decomposition"]["uncertainty"]) == (50, pytest.approx(0.25, abs=1e-3))


def test_score_of_an_open_ledger() -> None:
    recorded()
    assert "0 forecasts of 0 resolved questions scored" in forecast("score").out


# --- export and verify


def test_export_prints_or_writes() -> None:
    recorded("--note", "=1+1")
    rows = list(csv.DictReader(io.StringIO(forecast("export").out)))
    assert (len(rows), rows[0]["note"]) == (5, "'=1+1")
    assert forecast("export", "-o", "e.csv").out == ""
    assert Path("e.csv").read_bytes().decode() == forecast("export", "--format", "csv").out
    assert forecast("export", "--format", "json").out == forecast("export", "--json").out
    assert len(as_json("export")["entries"]) == 5


def test_export_never_writes_over_the_ledger() -> None:
    recorded()
    before = Path("l.sqlite").read_bytes()
    ran = forecast("export", "-o", "l.sqlite")
    assert ran.code == 2
    assert "the ledger itself" in ran.err
    assert Path("l.sqlite").read_bytes() == before
    assert forecast("export", "--json", "--format", "csv").code == 2
    assert "there is no folder nowhere" in forecast("export", "-o", "nowhere/e.csv").err


def test_verify_finds_what_was_changed() -> None:
    recorded()
    ran = forecast("verify")
    assert ran.code == 0
    assert "fine. 5 forecasts, 0 resolutions." in ran.out
    last = as_json("verify")["last_hash"]
    assert forecast("verify", "--kept", last).code == 0
    assert forecast("verify", "--kept", "f" * 64).code == 1
    file = sqlite3.connect("l.sqlite")
    file.execute("DROP TRIGGER casus_entries_update")
    file.execute("UPDATE casus_entries SET body = replace(body, 'Ada', 'Eve') WHERE number = 2")
    file.commit()
    file.close()
    ran = forecast("verify")
    assert ran.code == 1
    assert "entry 2 was changed" in ran.err
    assert json.loads(forecast("verify", "--json").out)["fine"] is False


def test_help_names_every_command() -> None:
    out = forecast("--help").out
    for command in ("record", "list", "show", "resolve", "score", "export", "verify"):
        assert command in out
        assert "--json" in forecast(command, "--help").out
        assert "--ledger" in forecast(command, "--help").out


def test_day_of_today_is_that_of_the_clock() -> None:
    recorded()
    found = as_json("resolve", "1", "yes", "--source", "s")
    assert found["resolution"]["on"] == datetime.now(UTC).date().isoformat()
    assert date.fromisoformat(found["resolution"]["on"]) < date(2096, 6, 30)


def test_the_outside_view_of_a_case_is_the_base_rate_of_its_headline() -> None:
    result = package.run(package.load("belarus-2022"), draws=256)
    kept = {forecast.answer: forecast for forecast in forecasts_of(result)}
    assert kept["joins"].base_rate == result.base_rate
    assert {name for name, forecast in kept.items() if forecast.base_rate is not None} == {"joins"}
    probabilities = {forecast.reference_class for forecast in kept.values() if forecast.kind == "probability"}
    assert probabilities == {"war_joining"}
    assert kept["ladder"].reference_class is None
    without = forecasts_of(package.run(package.load("entry-deterrence"), draws=256), author="Ada")
    assert {(forecast.base_rate, forecast.reference_class) for forecast in without} == {(None, None)}


def test_a_forecast_speaks_from_the_last_day_that_the_case_has_seen() -> None:
    later = CASE.replace("answers:\n", "observed: [{what: 1 - q, until: 2026-03-01}]\nanswers:\n", 1)
    result = package.run(package.parse(later), draws=256)
    assert {str(forecast.as_of) for forecast in forecasts_of(result)} == {"2026-03-01"}


def test_pictures_and_exports_write_over_no_ledger_and_no_case() -> None:
    assert forecast("record", "wet.yaml").code == 0
    ledger = Path("l.sqlite")
    before, kept = ledger.read_bytes(), Path("wet.yaml").read_bytes()
    for arguments in (
        ("show", "1", "--picture", str(ledger)),
        ("show", "1", "--picture", "wet.yaml"),
        ("show", "1", "--picture", "x.png"),
        ("score", "--picture", str(ledger)),
        ("export", "-o", "wet.yaml"),
        ("export", "-o", str(ledger)),
    ):
        assert forecast(*arguments).code == 2, arguments
    assert (ledger.read_bytes(), Path("wet.yaml").read_bytes()) == (before, kept)


def test_a_no_before_the_horizon_is_taken_with_a_note() -> None:
    assert forecast("record", "wet.yaml").code == 0
    ran = forecast("resolve", "1", "no", "--source", "s")
    assert ran.code == 0
    assert "stays open until 30 June 2096" in ran.err
    assert forecast("resolve", "1", "yes", "--source", "s", "--correct").err == ""
