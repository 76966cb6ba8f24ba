"""`casus run`: what it prints and writes, and that every option changes something."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.tool import Ran, casus


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert casus("new", "mine").code == 0
    return tmp_path / "mine.yaml"


def figures(*arguments: str) -> dict:
    ran = casus("run", *arguments, "--json", "--no-report")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_prints_the_situation_and_the_answer_and_writes_the_report(case: Path) -> None:
    ran = casus("run", "mine.yaml")
    assert ran.code == 0
    assert "Who moves" in ran.out
    assert "The ally gives way" in ran.out
    assert re.search(r"The ally gives way\s+\d+ %\s+[a-z ]+\s+\d+ % to \d+ %", ran.out)
    assert (case.parent / "mine.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert ran.err == ""


def test_json_has_the_layout_that_is_documented(case: Path) -> None:
    data = figures("mine.yaml")
    assert {"case", "title", "question", "as_of", "horizon", "answer", "answers", "models", "quantities", "run"} <= set(
        data
    )
    assert {"name", "mean", "p10", "p50", "p90", "word", "mc_error"} <= set(data["answer"])
    assert data["answer"]["name"] == "concedes"
    game = data["models"]["choice"]
    assert game["kind"] == "game"
    assert {"mean", "p10", "p90"} <= set(game["events"]["concedes"])
    assert [move["path"] for move in game["moves"]] == ["", "press", "press.refuse"]
    assert {"mean", "p10", "p90"} <= set(game["moves"][1]["moves"]["concede"])
    assert game["moves"][1]["player"] == "ally"
    assert data["quantities"]["punishment"]["ground"] == "sourced"
    assert data["quantities"]["lost_face"]["ground"] == "judgement"
    keys = {"seed", "draws", "method", "version", "case_hash", "seconds", "solved", "failed"}
    assert keys <= set(data["run"])
    assert data["run"]["draws"] == 16_384
    assert data["run"]["seed"] == 1


def test_same_seed_same_figures_and_zero_is_a_seed(case: Path) -> None:
    def mean(*arguments: str) -> float:
        return figures("mine.yaml", "--draws", "512", *arguments)["answer"]["mean"]

    assert mean("--seed", "0") == mean("--seed", "0")
    assert mean("--seed", "0") != mean("--seed", "1")
    assert mean("--seed", "1") == mean()


@pytest.mark.parametrize(
    "option",
    [
        ("--draws", "100"),
        ("--seed", "7"),
        ("--method", "lhs"),
        ("--method", "mc"),
        ("--concept", "subgame_perfect"),
        ("--do", "patron=wait"),
        ("--do", "ally=refuse"),
    ],
)
def test_option_changes_the_answer(case: Path, option: tuple[str, str]) -> None:
    assert figures("mine.yaml", *option)["answer"]["mean"] != figures("mine.yaml")["answer"]["mean"]


def test_do_may_be_repeated(case: Path) -> None:
    forced = figures("mine.yaml", "--do", "patron=press", "--do", "ally=concede")
    assert forced["answer"]["mean"] == 1.0
    assert forced["run"]["changed"]["do"] == [["patron", "press"], ["ally", "concede"]]


def test_do_offered_nowhere_is_a_fault(case: Path) -> None:
    ran = casus("run", "mine.yaml", "--do", "ally=conced", "--no-report")
    assert ran.code == 1
    assert "move-not-offered" in ran.err
    assert "concede" in ran.err


@pytest.mark.parametrize("text", ["ally", "=concede", "ally=", ""])
def test_do_that_is_no_pair_is_wrong_usage(case: Path, text: str) -> None:
    ran = casus("run", "mine.yaml", "--do", text, "--no-report")
    assert ran.code == 2
    assert "PLAYER=MOVE" in ran.err


def test_digits(case: Path) -> None:
    assert re.search(r"\d\.\d{3} %", casus("run", "mine.yaml", "--no-report", "--digits", "3").out)
    assert not re.search(r"\d\.\d{3} %", casus("run", "mine.yaml", "--no-report").out)


def test_report_goes_where_it_is_asked_to_go(case: Path) -> None:
    assert casus("run", "mine.yaml", "--report", "other.html").code == 0
    assert Path("other.html").exists()
    assert not Path("mine.html").exists()


def test_no_report_writes_nothing(case: Path) -> None:
    assert casus("run", "mine.yaml", "--no-report").code == 0
    assert sorted(path.name for path in case.parent.iterdir()) == ["mine.yaml"]


def test_report_and_no_report_exclude_one_another(case: Path) -> None:
    assert casus("run", "mine.yaml", "--report", "x.html", "--no-report").code == 2


def test_save_keeps_the_result(case: Path) -> None:
    import casus as package

    assert casus("run", "mine.yaml", "--no-report", "--save", "mine.nc", "--draws", "256").code == 0
    saved = package.load_result("mine.nc")
    assert saved.forecast == figures("mine.yaml", "--draws", "256")["answer"]["mean"]


@pytest.mark.parametrize("option", ["--report", "--save"])
def test_a_place_that_cannot_be_written_is_wrong_usage(case: Path, option: str) -> None:
    ran = casus("run", "mine.yaml", option, "no/such/folder/file", "--draws", "64")
    assert ran.code == 2
    assert "no/such/folder" in ran.err
    assert not Path("no").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "mine.yaml", "--draws", "0"),
        ("run", "mine.yaml", "--draws", "many"),
        ("run", "mine.yaml", "--seed", "-1"),
        ("run", "mine.yaml", "--method", "sobel"),
        ("run", "mine.yaml", "--concept", "nash"),
        ("run", "mine.yaml", "--digits", "-1"),
        ("run", "mine.yaml", "--nothing"),
        ("run", "nowhere.yaml"),
        ("run", "."),
        ("frob",),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(case: Path, arguments: tuple[str, ...]) -> None:
    ran = casus(*arguments)
    assert ran.code == 2
    assert ran.err.strip()
    no_defect(ran)


def test_a_case_with_faults_ends_with_1_and_leaves_nothing(case: Path) -> None:
    case.write_text(case.read_text().replace("-concession_cost", "-concesion_cost"))
    ran = casus("run", "mine.yaml")
    assert ran.code == 1
    assert ran.out == ""
    line = 1 + case.read_text().split("concesion_cost")[0].count("\n")
    assert f"mine.yaml:{line}:" in ran.err
    assert "concession_cost" in ran.err
    assert not Path("mine.html").exists()
    no_defect(ran)


def test_a_fault_that_only_draws_show_ends_with_1(case: Path) -> None:
    text = case.read_text().replace(
        "decisive_gap:\n    value: pert(10, 25, 60)", "decisive_gap:\n    value: normal(1, 1)"
    )
    case.write_text(text)
    ran = casus("run", "mine.yaml", "--no-report")
    assert ran.code == 1
    assert "precision-negative" in ran.err
    assert "16,384 draws" in ran.err


def test_text_of_a_case_is_text(case: Path) -> None:
    case.write_text(case.read_text().replace("title: Will", "title: '[bold red]<b>x</b>[/]' #").replace("' #", "'  #"))
    assert "[bold red]<b>x</b>[/]" in casus("run", "mine.yaml").out
    assert "<b>x</b>" not in Path("mine.html").read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_error(case: Path) -> None:
    script = f"{sys.executable} -m casus run mine.yaml --no-report | head -1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert ran.stderr == ""


def no_defect(ran: Ran) -> None:
    assert "defect" not in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("option", [("--report",), ("--no-report", "--save")])
def test_a_case_is_never_written_over(case: Path, option: tuple[str, ...]) -> None:
    before = case.read_bytes()
    ran = casus("run", "mine.yaml", *option, "mine.yaml")
    assert ran.code == 2
    assert "the case itself" in ran.err
    assert case.read_bytes() == before


def test_a_case_named_like_its_report_is_never_written_over(case: Path) -> None:
    Path("page.html").write_bytes(case.read_bytes())
    assert casus("run", "page.html").code == 2
    assert Path("page.html").read_bytes() == case.read_bytes()
    Path("mine.html").symlink_to(case)
    assert casus("run", "mine.yaml").code == 2
    assert case.read_bytes() == Path("page.html").read_bytes()


def test_report_and_result_need_two_files(case: Path) -> None:
    assert casus("run", "mine.yaml", "--report", "one", "--save", "one").code == 2
    assert not Path("one").exists()


def test_a_full_disk_is_no_defect(case: Path) -> None:
    script = f"{sys.executable} -m casus run mine.yaml --no-report > /dev/full"
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "cannot write" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_sampling_error_of_a_number_is_in_its_own_unit(case: Path) -> None:
    Path("n.yaml").write_text(
        "casus: 1\ntitle: N\nanswers: {m: {is: x, kind: number}}\n"
        "quantities: {a: {value: 'uniform(0, 1)'}, b: {value: 'uniform(10, 11)'}, "
        "x: {value: 'mixture(names=[a, b], weight=[0.7, 0.3])'}}\n"
    )
    error = figures("n.yaml")["answer"]["mc_error"]
    assert f"sampling error of the headline {error:.2g}." in casus("run", "n.yaml", "--no-report").out


def test_who_has_no_choice_is_not_said_to_move_at_random(case: Path) -> None:
    Path("g.yaml").write_text(
        "casus: 1\ntitle: G\nanswer: g.gone\nmodels:\n  g: {kind: game, decisive: 10, tree: {player: a, "
        "moves: {go: {event: gone, payoffs: {a: 3}}}}}\n"
    )
    assert casus("check", "g.yaml").err == ""


def test_a_game_of_chance_alone_needs_no_precision(case: Path) -> None:
    Path("g.yaml").write_text(
        "casus: 1\ntitle: G\nanswer: g.rains\nmodels:\n  g: {kind: game, tree: {chance: {wet: {probability: 0.3, "
        "event: rains}, dry: {probability: rest}}}}\n"
    )
    assert figures("g.yaml")["answer"]["mean"] == pytest.approx(0.3, abs=1e-12)


def test_the_same_fault_reads_the_same_each_time(case: Path) -> None:
    case.write_text(case.read_text().replace("-concession_cost", "-concesion_cost"))
    script = f"{sys.executable} -m casus check mine.yaml"
    texts = {
        subprocess.run(
            ["bash", "-c", script], capture_output=True, text=True, check=False, env={"PYTHONHASHSEED": seed}
        ).stderr
        for seed in ("1", "2", "3")
    }
    assert len(texts) == 1
