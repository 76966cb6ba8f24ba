"""`casus update`: what it writes, what it prints, and what it leaves alone."""

import json
import os
import re
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cli.tool import Ran, casus

import casus as package
from casus.cases import catalogue_path
from casus.ledger import Entry, open_ledger

CASE = """casus: 1
title: A textbook case
authors: [{name: Ada}]
question: Will it join?
resolution: {yes_if: It does, no_if: It doesn't, source: The news}
as_of: 2022-12-20
horizon: 2023-06-18  # 180 days
answers:
  joins: {is: "over(g.joins, g.periods_left)", headline: true, about: It joins}
  leaves: {is: "over(g.leaves, g.periods_left)"}
quantities:
  chance: {value: "beta(0.5, 7.5)", about: Chance that it joins within thirty days}
models:
  g:
    kind: game
    precision: 1
    clock: {period: 30 days, from: 2022-02-24}
    tree: {chance: {a: {event: joins, probability: chance}, b: {event: leaves, probability: rest}}}
events:
  talks: {date: 2022-12-19, text: They talked}
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def update(*arguments: str, seen: str = "Nothing moved", on: str = "2023-02-18", name: str = "mine.yaml") -> Ran:
    return casus("update", name, "--seen", seen, "--on", on, *arguments)


def figures(*arguments: str, **options: str) -> dict:
    ran = update("--json", *arguments, **options)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def refused(case: Path, *arguments: str, **options: str) -> str:
    """What is said; nothing must have been written."""
    before, there = case.read_bytes(), sorted(case.parent.iterdir())
    ran = update(*arguments, **options)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert case.read_bytes() == before
    assert sorted(case.parent.iterdir()) == there
    return ran.err


def test_writes_two_lines_and_says_how_the_answer_moved(case: Path) -> None:
    ran = update("--quiet", "2")
    assert (ran.code, ran.err) == (0, "")
    assert case.read_text(encoding="utf-8") == CASE + (
        '  seen_2023_02_18: {date: 2023-02-18, text: "Nothing moved"}\n'
        "observed:\n  - {what: 1 - g.joins, periods: 2, until: 2023-02-18}\n"
    )
    assert "mine.yaml:21: events seen_2023_02_18: {date: 2023-02-18" in ran.out
    assert "mine.yaml:23: observed {what: 1 - g.joins" in ran.out
    assert re.search(r"before, on 20 December 2022 +\d+ % +\S+ % to \d+ %", ran.out)
    assert re.search(r"after, on 18 February 2023 +\d+ % +\S+ % to \d+ %", ran.out)
    said = " ".join(ran.out.split())
    assert re.search(
        r"First the time that passed \(6\.0 periods of 30 days to the horizon, now 4\.0; the weights as they were\): "
        r"−\d\.\d points\.",
        said,
    )
    assert re.search(r"Then what was seen, by the weights of the quiet periods: −\d\.\d points\.", said)


def over(a: float, b: float, periods: int) -> float:
    """1 - E[(1 - p)^periods] where p ~ Beta(a, b): the chance of one success at least (Johnson, Kemp & Kotz 2005,
    Univariate Discrete Distributions, section 6.2.2, beta-binomial with none)."""
    missed = 1.0
    for k in range(periods):
        missed *= (b + k) / (a + b + k)
    return 1 - missed


def test_parts_are_those_of_the_beta_binomial(case: Path) -> None:
    """Two quiet periods turn Beta(a, b) into Beta(a, b + 2): the conjugate update (Raiffa & Schlaifer 1961)."""
    moved = figures("--quiet", "2")
    before, later, after = over(0.5, 7.5, 6), over(0.5, 7.5, 4), over(0.5, 9.5, 4)
    assert moved["before"]["joins"]["mean"] == pytest.approx(before, abs=1e-3)
    assert moved["after"]["joins"]["mean"] == pytest.approx(after, abs=1e-3)
    assert moved["parts"]["time"] == pytest.approx(later - before, abs=1e-3)
    assert moved["parts"]["seen"] == pytest.approx(after - later, abs=1e-3)


def test_json_has_the_layout_that_is_documented(case: Path) -> None:
    moved = figures("--quiet", "2")
    assert set(moved) == {
        "case", "file", "inserted", "headline", "before", "after", "parts", "as_of_before", "as_of_after", "recorded",
        "effective_draws", "warnings",
    }  # fmt: skip
    assert (moved["case"], moved["file"], moved["headline"]) == ("mine", "mine.yaml", "joins")
    event, observed = moved["inserted"]
    lines = case.read_text(encoding="utf-8").splitlines()
    for inserted, path in ((event, "events.seen_2023_02_18"), (observed, "observed[0]")):
        assert inserted["path"] == path
        assert inserted["text"] in lines[inserted["line"] - 1]
    assert set(moved["before"]) == set(moved["after"]) == {"joins", "leaves"}
    assert all(set(answer) == {"mean", "p10", "p90"} for answer in moved["after"].values())
    moved_by = moved["after"]["joins"]["mean"] - moved["before"]["joins"]["mean"]
    assert sum(moved["parts"].values()) == pytest.approx(moved_by, abs=1e-12)
    assert (moved["as_of_before"], moved["as_of_after"]) == ("2022-12-20", "2023-02-18")
    assert 1000 < moved["effective_draws"] < 16_384


def test_figures_are_those_of_run(case: Path) -> None:
    def run() -> dict:
        return json.loads(casus("run", "mine.yaml", "--json", "--no-report", "--draws", "512", "--seed", "0").out)

    before = run()
    moved = figures("--quiet", "2", "--draws", "512", "--seed", "0")
    after = run()
    for name in ("joins", "leaves"):
        for key in ("mean", "p10", "p90"):
            assert moved["before"][name][key] == before["answers"][name][key]
            assert moved["after"][name][key] == after["answers"][name][key]


def test_steps_of_a_ladder_are_told(case: Path) -> None:
    is_ = '{low: rest, high: "over(g.joins, g.periods_left)"}'
    case.write_text(CASE.replace("  leaves: {is:", f"  steps: {{is: {is_}, kind: ordinal}}\n  leaves: {{is:"))
    moved = figures("--quiet", "2")
    assert moved["after"]["steps"]["steps"]["high"] == moved["after"]["joins"]


def test_an_event_alone_only_takes_time(case: Path) -> None:
    moved = figures()
    assert [new["path"] for new in moved["inserted"]] == ["events.seen_2023_02_18"]
    assert moved["parts"]["seen"] == 0
    assert moved["parts"]["time"] < 0
    assert moved["effective_draws"] is None
    ran = update(seen="Again")
    assert "An event alone gives no draw more weight" in ran.out
    assert "points" not in ran.out
    moved = figures(seen="And again")
    assert moved["before"] == moved["after"]
    assert moved["parts"] == {"time": 0, "seen": 0}


def test_twice_writes_twice(case: Path) -> None:
    for _ in range(2):
        assert update().code == 0
    assert list(package.load("mine.yaml").events) == ["talks", "seen_2023_02_18", "seen_2023_02_18_2"]


def test_a_series(case: Path) -> None:
    first = figures("--quiet", "1", on="2023-01-19")
    second = figures("--quiet", "1", on="2023-02-18")
    assert second["before"] == first["after"]
    assert second["after"]["joins"]["mean"] == pytest.approx(over(0.5, 9.5, 4), abs=1e-3)
    assert [new["path"] for new in second["inserted"]] == ["events.seen_2023_02_18", "observed[1]"]


@pytest.mark.parametrize("option", [("--draws", "64"), ("--seed", "2"), ("--quiet", "3")])
def test_option_changes_the_answer(case: Path, option: tuple[str, str]) -> None:
    def moved(*arguments: str) -> dict:
        case.write_text(CASE, encoding="utf-8")
        return figures(*arguments)["after"]

    assert moved("--quiet", "2", *option) != moved("--quiet", "2")
    assert moved("--quiet", "2", "--seed", "0") == moved("--quiet", "2", "--seed", "0")


@pytest.mark.parametrize("seen", ['Said "no": #1 \\ [bold]x[/bold] {a, b}', "İki satır\nи третья 🙂", "- - -", "null"])
def test_any_text(case: Path, seen: str) -> None:
    ran = update(seen=seen)
    assert ran.code == 0
    assert "".join(json.dumps(seen, ensure_ascii=False).split()) in "".join(ran.out.split())
    assert package.load("mine.yaml").events["seen_2023_02_18"].text == seen


@pytest.mark.parametrize(("seen", "words"), [("", "empty text"), (" \n", "empty text"), ("a\x1b[1m", "U+001B")])
def test_text_that_is_refused(case: Path, seen: str, words: str) -> None:
    assert words in refused(case, seen=seen)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("yesterday", "--on: found 'yesterday', expected a day written as 2023-02-20"),
        ("20230218", "expected a day"),
        ("2023-W07-6", "expected a day"),
        ("2023-02-30", "expected a day"),
        ("", "expected a day"),
        ("2022-12-19", "before 2022-12-20, the day that mine already speaks from"),
        ("2022-12-20", "no quiet period can have passed"),
        ("2023-06-19", "after 2023-06-18, the day on which the question of mine is decided"),
        ("2023-06-18", "is the day on which the question of mine is decided: nothing is left to forecast"),
        ("9999-12-31", "in the future"),
    ],
)
def test_days_that_are_refused(case: Path, on: str, words: str) -> None:
    assert words in refused(case, "--quiet", "1", on=on)


def test_tomorrow_is_refused_and_today_is_not(case: Path) -> None:
    today = date.today()
    case.write_text(CASE.replace("2023-06-18", str(today + timedelta(days=30))), encoding="utf-8")
    assert "in the future" in refused(case, on=str(today + timedelta(days=1)))
    assert update(on=str(today)).code == 0


def test_an_event_on_the_day_that_the_case_speaks_from(case: Path) -> None:
    assert figures(on="2022-12-20")["as_of_after"] == "2022-12-20"


@pytest.mark.parametrize("quiet", ["0", "-1", "nan", "inf"])
def test_number_of_periods_is_refused(case: Path, quiet: str) -> None:
    assert "above 0" in refused(case, "--quiet", quiet)


def test_miscounted_periods_bring_a_warning(case: Path) -> None:
    ran = update("--quiet", "4")
    assert ran.code == 0
    assert "mine.yaml:23:" in ran.err
    assert "the quiet periods are more than have passed" in ran.err
    assert "about 2.0" in ran.err


def test_nothing_says_what_was_quiet(case: Path) -> None:
    case.write_text(CASE.replace('"over(g.joins, g.periods_left)"', "g.joins"), encoding="utf-8")
    assert "write one entry by hand first" in refused(case, "--quiet", "2")


@pytest.mark.parametrize("arguments", [("--seen", "x"), ("--on", "2023-02-18"), ("--seen", "x", "--on")])
def test_text_and_day_are_required(case: Path, arguments: tuple[str, ...]) -> None:
    assert casus("update", "mine.yaml", *arguments).code == 2


def test_case_of_the_catalogue_stays_as_it_is(case: Path) -> None:
    path = catalogue_path("entry-deterrence")
    assert path is not None
    before = path.read_bytes()
    for name in ("entry-deterrence", str(path)):
        assert "-o entry-deterrence.yaml" in refused(case, name=name)
    moved = figures("-o", "own.yaml", name="entry-deterrence")
    assert (moved["case"], moved["file"]) == ("own", "own.yaml")
    assert path.read_bytes() == before
    assert package.load("own.yaml").events["seen_2023_02_18"].text == "Nothing moved"


def test_output_is_never_written_over_another_file(case: Path) -> None:
    (case.parent / "other.yaml").write_text("old")
    (case.parent / "dangling.yaml").symlink_to("nowhere")
    assert "other.yaml is already there" in refused(case, "-o", "other.yaml")
    assert "dangling.yaml is already there" in refused(case, "-o", "dangling.yaml")
    assert "there is no folder" in refused(case, "-o", "no/folder.yaml")
    assert (case.parent / "other.yaml").read_text() == "old"


def test_output_that_appears_during_the_run(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: Path("new.yaml").write_text("theirs"))
    assert "already there" in update("-o", "new.yaml").err
    assert Path("new.yaml").read_text() == "theirs"


def test_output_may_be_the_case_itself(case: Path) -> None:
    assert figures("-o", str(case))["file"] == str(case)
    assert case.read_text(encoding="utf-8").startswith(CASE)
    assert case.read_text(encoding="utf-8") != CASE


def test_output_leaves_the_case_alone_and_names_the_new_file(case: Path) -> None:
    moved = figures("-o", "new.yaml", "--quiet", "4")
    assert case.read_text(encoding="utf-8") == CASE
    assert all(warning.startswith("new.yaml:") for warning in moved["warnings"])
    assert Path("new.yaml").read_text(encoding="utf-8").startswith(CASE)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("ending", ["", "...\n", "cut"])
def test_bytes_stay(case: Path, mark: bytes, breaks: str, ending: str) -> None:
    text = CASE.rstrip("\n") if ending == "cut" else CASE + ending
    before = mark + text.replace("\n", breaks).encode()
    case.write_bytes(before)
    assert update().code == 0
    after = case.read_bytes()
    line = '  seen_2023_02_18: {date: 2023-02-18, text: "Nothing moved"}'
    added = breaks + line if ending == "cut" else line + breaks
    assert after.count(added.encode()) == 1
    assert after.replace(added.encode(), b"") == before


def test_json_stays_json(case: Path) -> None:
    import yaml

    values = yaml.load(CASE, Loader=yaml.BaseLoader)
    values["casus"] = 1
    values["models"]["g"]["precision"] = 1
    values["answers"]["joins"]["headline"] = True
    case.write_text(json.dumps(values, indent=2), encoding="utf-8")
    assert update("--quiet", "2").code == 0
    after = json.loads(case.read_text(encoding="utf-8"))
    assert after["observed"] == [{"what": "1 - g.joins", "periods": 2, "until": "2023-02-18"}]


def meanwhile(monkeypatch: pytest.MonkeyPatch, act) -> None:  # type: ignore[no-untyped-def]
    """Let something happen while the case runs."""
    run = package.run

    def running(*arguments, **options):  # type: ignore[no-untyped-def]
        act()
        return run(*arguments, **options)

    monkeypatch.setattr("casus.ensemble.run", running)


def test_case_that_somebody_else_changes_meanwhile(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: case.write_text(CASE + "# mine\n", encoding="utf-8"))
    ran = update()
    assert (ran.code, ran.out) == (2, "")
    assert "changed while the case ran; nothing was written" in ran.err
    assert case.read_text(encoding="utf-8") == CASE + "# mine\n"


def test_case_that_goes_away_meanwhile(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: case.unlink(missing_ok=True))
    ran = update()
    assert ran.code == 2
    assert "cannot read" in ran.err
    assert not case.exists()


def test_full_disk_loses_nothing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert "the case could not be written to mine.yaml: No space left on device" in refused(case)


def test_interruption_loses_nothing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    assert update().code == 130
    assert case.read_text(encoding="utf-8") == CASE
    assert list(case.parent.iterdir()) == [case]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_may_only_be_read(case: Path) -> None:
    case.parent.chmod(0o500)
    try:
        assert "Permission denied" in refused(case)
    finally:
        case.parent.chmod(0o700)


def test_file_that_may_only_be_read(case: Path) -> None:
    case.chmod(0o444)
    assert "mine.yaml may only be read; name another file with -o" in refused(case)
    assert update("-o", "new.yaml").code == 0


def test_permissions_and_links_stay(case: Path) -> None:
    case.chmod(0o640)
    link = case.parent / "link.yaml"
    link.symlink_to(case)
    assert update(name="link.yaml").code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(case.stat().st_mode) == 0o640
    assert "seen_2023_02_18" in case.read_text(encoding="utf-8")


def test_case_with_faults(case: Path) -> None:
    case.write_text(CASE.replace("horizon:", "horizn:"), encoding="utf-8")
    ran = update()
    assert (ran.code, ran.out) == (1, "")
    assert "mine.yaml:7:1: fault [unknown-key]" in ran.err
    assert "seen_" not in case.read_text(encoding="utf-8")


def test_case_that_does_not_run(case: Path) -> None:
    case.write_text(CASE.replace("probability: chance", "probability: 2 + chance"), encoding="utf-8")
    ran = update()
    assert (ran.code, ran.out) == (1, "")
    assert "probability-out-of-range" in ran.err
    assert "seen_" not in case.read_text(encoding="utf-8")


def test_case_that_no_longer_runs(case: Path) -> None:
    """So many quiet periods leave too few draws."""
    case.write_text(CASE.replace("beta(0.5, 7.5)", "beta(50, 5)"), encoding="utf-8")
    said = refused(case, "--quiet", "60")
    assert "with what was seen the case no longer runs, so nothing was written" in said
    assert "few-effective-draws" in said


@pytest.mark.parametrize("name", ["nowhere.yaml", ".", ""])
def test_file_that_is_not_there(case: Path, name: str) -> None:
    assert "casus: " in refused(case, name=name)


def kept(ledger: Path) -> list[Entry]:
    with open_ledger(ledger, create=False) as opened:
        assert opened.verify().faults == ()
        return opened.forecasts()


def test_the_ledger_keeps_the_forecast_before_and_after(case: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    moved = figures("--quiet", "2", "--ledger", str(ledger), seen="All is calm")
    entries = kept(ledger)
    assert [entry.forecast.answer for entry in entries] == ["joins", "leaves"] * 2
    before, after = entries[0].forecast, entries[2].forecast
    assert (before.value, after.value) == (moved["before"]["joins"]["mean"], moved["after"]["joins"]["mean"])
    assert (str(before.as_of), str(after.as_of)) == ("2022-12-20", "2023-02-18")
    assert after.follows == entries[0].number
    assert after.author == "Ada"
    assert "All is calm" in (after.note or "")
    # One series, since it is one question.
    assert entries[0].question == entries[2].question
    assert moved["recorded"] == {
        "ledger": str(ledger),
        "before": {"joins": "1", "leaves": "2"},
        "after": {"joins": "3", "leaves": "4"},
    }
    # What the ledger holds already isn't recorded again: the next update adds its own forecasts alone.
    moved = figures("--quiet", "1", "--ledger", str(ledger), "--author", "Bea", on="2023-03-20")
    entries = kept(ledger)
    assert len(entries) == 6
    assert moved["recorded"]["before"] == {}
    assert (entries[4].forecast.follows, entries[4].forecast.author) == (entries[2].number, "Bea")


def test_without_record_the_ledger_stays_away(case: Path, tmp_path: Path) -> None:
    assert figures("--no-record")["recorded"] is None
    assert not Path(os.environ["CASUS_LEDGER"]).exists()
    for option in ("--ledger", "--author"):
        assert "--no-record" in refused(case, "--no-record", option, "x")


def test_nothing_is_recorded_where_nothing_is_written(case: Path, tmp_path: Path) -> None:
    assert update("--ledger", str(tmp_path / "l.db"), on="2022-12-01").code == 2
    assert kept(tmp_path / "l.db") == []


def test_a_case_without_author_is_updated_but_not_kept(case: Path, tmp_path: Path) -> None:
    case.write_text(CASE.replace("authors: [{name: Ada}]\n", ""), encoding="utf-8")
    ran = update("--quiet", "2")
    assert ran.code == 0
    assert "--author" in ran.err
    assert not Path(os.environ["CASUS_LEDGER"]).exists()
    # Who names a ledger means to keep it.
    assert "--author" in refused(case, "--quiet", "1", "--ledger", "l.db", on="2023-03-20")


def test_what_the_ledger_refuses_leaves_the_case_alone(case: Path) -> None:
    assert "author" in refused(case, "--quiet", "2", "--author", "x" * 30_000)
    # A long text of what was seen is kept in the case, and cut in the ledger's note.
    assert update("--quiet", "2", seen="x" * 5_000).code == 0
    assert "x" * 5_000 in case.read_text(encoding="utf-8")
    note = kept(Path(os.environ["CASUS_LEDGER"]))[-1].forecast.note
    assert note is not None
    assert len(note) < 600


def test_a_ledger_that_fails_at_the_last_moment_is_told_with_the_table(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise package.UsageError("the disk is full")

    monkeypatch.setattr("casus.cli.update.keep", fails)
    ran = update("--quiet", "2")
    assert ran.code == 2
    assert "mine.yaml is updated, but the forecast is not kept: the disk is full" in ran.err
    assert "casus forecast record mine.yaml" in ran.err
    assert "after, on 18 February 2023" in ran.out


def test_a_ladder_moves_step_by_step(case: Path) -> None:
    ladder = "{kind: ordinal, headline: true, is: {out: rest, in: 'over(g.joins, g.periods_left)'}}"
    text = CASE.replace('{is: "over(g.joins, g.periods_left)", headline: true, about: It joins}', ladder)
    text += "observed:\n  - {what: 1 - g.joins, periods: 1, until: 2022-12-20}\n"
    case.write_text(text, encoding="utf-8")
    ran = update("--quiet", "2")
    assert ran.code == 0
    assert re.search(r"^  out +\d+ % +\d+ %", ran.out, re.MULTILINE)
    assert "points" not in ran.out


def test_a_ledger_that_cannot_be_used_leaves_the_case_alone(case: Path, tmp_path: Path) -> None:
    broken = tmp_path / "l.db"
    broken.write_text("no ledger", encoding="utf-8")
    assert "l.db" in refused(case, "--quiet", "2", "--ledger", str(broken))


def test_headline_that_is_a_number(case: Path) -> None:
    text = CASE.replace(
        '{is: "over(g.joins, g.periods_left)", headline', "{is: 100 * g.periods_left, kind: number, headline"
    )
    case.write_text(text, encoding="utf-8")
    ran = update()
    assert ran.code == 0
    assert re.search(r"before, on 20 December 2022 +600 ", ran.out)
    assert "−200." in ran.out
    assert "points" not in ran.out
