"""`casus draft`, and the way from a draft to a case that runs."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cases.article import ARTICLE
from tests.cli.tool import casus

TEXT = "The minister met the union. He may go.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_draft_checks_and_does_not_run() -> None:
    ran = casus("draft", "a.txt", "-o", "a.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "casus check a.yaml" in ran.out
    checked = casus("check", "a.yaml")
    assert checked.code == 0
    assert "still to be written" in checked.out
    assert "a.yaml:" in checked.err
    for command in (
        ("run", "a.yaml"),
        ("run", "a.yaml", "--json"),
        ("update", "a.yaml", "--seen", "x", "--on", "2024-01-01", "--no-record"),
        ("forecast", "record", "a.yaml", "--author", "A"),
    ):
        refused = casus(*command)
        assert refused.code != 0, command
        assert refused.out == ""
    assert "unfinished" in casus("run", "a.yaml").err
    assert not Path("a.html").exists()


def test_check_lists_todos_as_json() -> None:
    casus("draft", "a.txt", "-o", "a.yaml")
    (report,) = json.loads(casus("check", "a.yaml", "--json").out)
    assert report["faults"] == []
    assert {entry["code"] for entry in report["todo"]} == {"unfinished"}
    assert {"question", "resolution.yes_if", "models.choice.tree.label"} <= {entry["path"] for entry in report["todo"]}
    assert all(entry["line"] and entry["expected"] for entry in report["todo"])


def test_without_output_the_draft_is_printed() -> None:
    ran = casus("draft", "a.txt")
    casus("draft", "a.txt", "-o", "a.yaml")
    assert ran.out == Path("a.yaml").read_text(encoding="utf-8")
    assert "found: 2 sentences" in ran.err


def test_json_is_what_was_found() -> None:
    ran = casus("draft", "a.txt", "--json", "-o", "a.yaml")
    assert Path("a.yaml").exists()
    assert ran.err == ""
    found = json.loads(ran.out)
    assert list(found)[:4] == ["title", "as_of", "author", "publisher"]
    assert [one["text"] for one in found["sentences"]] == ["The minister met the union.", "He may go."]
    for entry in (*found["sentences"], *found["claims"]):
        assert TEXT[entry["start"] : entry["end"]].strip(".\n") in entry["text"]


def test_a_file_is_never_written_over() -> None:
    Path("a.yaml").write_text("mine", encoding="utf-8")
    ran = casus("draft", "a.txt", "-o", "a.yaml")
    assert ran.code == 2
    assert "already there" in ran.err
    assert Path("a.yaml").read_text(encoding="utf-8") == "mine"
    assert casus("draft", "a.txt", "-o", "no/a.yaml").code == 2


@pytest.mark.parametrize(
    ("raw", "code"), [(b"", "article-empty"), (b"a\0b", "article-binary"), (b"%PDF-1.7\n", "article-damaged")]
)
def test_bad_articles_are_faults(raw: bytes, code: str) -> None:
    Path("b").write_bytes(raw)
    ran = casus("draft", "b", "-o", "b.yaml")
    assert ran.code == 1
    assert code in ran.err
    assert not Path("b.yaml").exists()


def test_no_such_file() -> None:
    assert casus("draft", "nowhere.txt").code == 2


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert "Drafted from standard input" in casus("draft", "-").out


def test_problems_are_told_and_letters_that_act_are_not_obeyed() -> None:
    Path("b.txt").write_bytes("“Naïve”, \x1b[31mhe said.".encode("cp1252"))
    ran = casus("draft", "b.txt")
    assert "look at: the file is not UTF-8" in ran.err
    assert "\x1b" not in ran.out + ran.err


def test_help_and_import_load_nothing_of_drafting() -> None:
    script = (
        "import sys, casus\nfrom casus.cli import main\ntry: main(['draft', '--help'])\nexcept SystemExit: pass\n"
        "loaded = {'trafilatura', 'lxml', 'pypdf', 'pysbd', 'dateparser', 'babel', 'pycountry'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(not ARTICLE.exists(), reason="the shared folder beside the project is not there")
def test_the_article_behind_the_flagship_drafts_and_checks() -> None:
    assert casus("draft", str(ARTICLE), "-o", "draft.yaml").code == 0
    assert casus("check", "draft.yaml").code == 0
