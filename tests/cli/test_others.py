"""`casus check`, `cases`, `new`, `--help`, `--version`, and what they must not load."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.tool import casus

import casus as package
from casus.cases import catalogue


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_of_good_cases() -> None:
    ran = casus("check", "entry-deterrence", "centipede")
    assert ran.code == 0
    assert ran.out == "entry-deterrence: fine\ncentipede: fine\n"


def test_check_lists_all_faults_of_all_cases() -> None:
    Path("a.yaml").write_text("casus: 1\ntitle: A\nanswer: x\nquantities: {y: {value: z, abuot: q}}\n")
    ran = casus("check", "a.yaml", "entry-deterrence")
    assert ran.code == 1
    assert "a.yaml:3:9" in ran.err
    assert "'x'" in ran.err
    assert "about" in ran.err
    assert "a.yaml: 3 faults" in ran.out
    assert "entry-deterrence: fine" in ran.out


def test_check_as_json() -> None:
    quantities = "{p: {value: 0.5}, q: {vlaue: 1, abuot: x}, r: {}}"
    Path("a.yaml").write_text(f"casus: 1\ntitle: A\nanswer: p\nquantities: {quantities}\n")
    ran = casus("check", "a.yaml", "nowhere", "centipede", "--json")
    assert ran.code == 2
    first, second, third = json.loads(ran.out)
    wrong, _, missing = first["faults"]
    assert (wrong["code"], missing["code"]) == ("unknown-key", "missing-key")
    assert wrong["nearest"] == ["value"]
    assert (wrong["file"], wrong["line"], wrong["column"]) == ("a.yaml", 4, 35)
    assert "nowhere" in second["error"]
    assert third == {"case": "centipede", "faults": [], "warnings": [], "todo": []}


def test_check_finds_what_only_draws_show() -> None:
    Path("a.yaml").write_text("casus: 1\ntitle: A\nanswer: p\nquantities: {p: {value: 'normal(0.5, 0.5)'}}\n")
    ran = casus("check", "a.yaml")
    assert ran.code == 1
    assert "probability-out-of-range" in ran.err


def test_check_warns_of_a_coin_and_of_clockwork() -> None:
    text = """
casus: 1
title: A
answer: g.left
models:
  g:
    kind: game
    precision: PRECISION
    tree: {player: a, moves: {go_left: {event: left, payoffs: {a: 1}}, go_right: {}}}
"""
    for precision, words in (("0.1", "at random"), ("100", "never errs")):
        Path("a.yaml").write_text(text.replace("PRECISION", precision))
        ran = casus("check", "a.yaml")
        assert ran.code == 0
        assert "clockwork-or-coin" in ran.err
        assert words in ran.err
        assert "1 warning" in ran.out


def test_cases_lists_the_catalogue() -> None:
    out = casus("cases").out
    listed = json.loads(casus("cases", "--json").out)
    assert [row["name"] for row in listed] == list(catalogue())
    assert all(name in out for name in catalogue())


def test_new_case_runs_and_is_never_overwritten() -> None:
    assert json.loads(casus("new", "mine", "--json").out) == {"file": "mine.yaml"}
    case = package.load("mine.yaml")
    assert case.warnings == ()
    before = Path("mine.yaml").read_bytes()
    ran = casus("new", "mine")
    assert ran.code == 2
    assert "already there" in ran.err
    assert Path("mine.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["", "a b", "../x;y", "-", "ä", "a" * 300])
def test_new_refuses_a_bad_name(name: str) -> None:
    ran = casus("new", name) if not name.startswith("-") else casus("new", "--", name)
    assert ran.code == 2
    assert list(Path().iterdir()) == []


def test_version() -> None:
    assert casus("--version").out == f"casus {package.__version__}\n"


def test_unknown_names_in_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'laod'"):
        _ = package.laod  # type: ignore[attr-defined]


def test_public_names_are_pinned() -> None:
    assert set(package.__all__) == {
        "Case",
        "CaseError",
        "CasusError",
        "Fault",
        "Result",
        "Settings",
        "UsageError",
        "__version__",
        "load",
        "load_result",
        "parse",
        "run",
        "write_report",
    }
    assert all(getattr(package, name) is not None for name in package.__all__)


HELP = "from casus.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
RUN = "from casus.cli import main\ntry: main(['run', 'centipede', '--no-report'])\nexcept SystemExit: pass"


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import casus", "numpy scipy xarray pandas altair pydantic yaml typer rich sqlalchemy scores platformdirs"),
        (HELP, "numpy scipy xarray pandas altair pydantic sqlalchemy scores platformdirs"),
        (RUN, "scipy xarray pandas altair jinja2 sqlalchemy scores platformdirs"),
    ],
)
def test_nothing_is_loaded_before_its_time(code: str, unwanted: str) -> None:
    script = f"{code}\nimport sys\nloaded = set('{unwanted}'.split()) & set(sys.modules)\nassert not loaded, loaded"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_python_says_what_it_takes_and_shows_little() -> None:
    case = package.load("entry-deterrence")
    assert package.run(case, draws=64, do=None).forecast == package.run(case, draws=64).forecast
    assert len(repr(package.run(case, draws=64))) < 200
    with pytest.raises(package.UsageError, match=r"casus\.load"):
        package.run("entry-deterrence")  # type: ignore[arg-type]


def test_check_runs_on_where_a_short_run_leaves_too_few_draws(tmp_path: Path) -> None:
    path = tmp_path / "rare.yaml"
    path.write_text(
        "{casus: 1, title: T, answer: p, quantities: {p: {value: 'beta(0.5, 0.5)', about: a}},"
        " observed: [{what: 1 - p, periods: 300}]}",
        encoding="utf-8",
    )
    ran = casus("check", str(path))
    assert (ran.code, ran.err) == (0, "")


def test_control_characters_of_a_case_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(
        'casus: 1\ntitle: "a\\u202eb\\u001b[31m red\\u0007"\nanswer: p\nquantities: {p: {value: likely, about: a}}\n',
        encoding="utf-8",
    )
    ran = casus("run", str(path), "--no-report")
    assert ran.code == 0
    assert "a[U+202E]b[U+001B][31m red" in ran.out
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out)
