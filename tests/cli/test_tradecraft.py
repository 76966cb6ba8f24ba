"""`casus check --tradecraft`."""

import json
from pathlib import Path

import pytest
from tests.cli.tool import casus

import casus as package
from casus.case import tradecraft
from casus.cases import catalogue

STANDARDS = [
    "sources", "uncertainty", "information and judgement", "alternatives", "relevance", "argument", "change",
    "accuracy", "pictures",
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("columns", ["80", "100"])
@pytest.mark.parametrize("name", catalogue())
def test_all_standards_of_a_case_fit_the_terminal(name: str, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = casus("check", name, "--tradecraft")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    standards = tradecraft(package.load(name))
    headings = [
        f"{k}. {title}: {one.verdict}" for k, (title, one) in enumerate(zip(STANDARDS, standards, strict=True), 1)
    ]
    assert [line for line in lines if line in headings] == headings
    assert "not whether the reasoning is right" in ran.out
    assert "Met: nothing is missing; open: none of it is there; partly: in between." in lines
    verdicts = [one.verdict for one in standards]
    assert lines[-1] == ", ".join(f"{verdicts.count(verdict)} {verdict}" for verdict in ("met", "partly", "open"))


def test_entries_are_named_with_their_lines_and_the_rest_counted() -> None:
    claims = "".join(f"  c{k}: {{text: T}}\n" for k in range(7))
    Path("a.yaml").write_text(
        f"casus: 1\ntitle: A\nanswer: 0.5 * p\nquantities: {{p: {{value: 1}}}}\nclaims:\n{claims}"
    )
    out = " ".join(casus("check", "a.yaml", "--tradecraft").out.split())
    assert "7 claims that nothing uses: c0 (line 6), c1 (line 7), c2 (line 8), c3 (line 9) and 3 more" in out
    assert "next say what rests on it, or leave it out" in out


def test_without_the_option_nothing_of_it_is_printed() -> None:
    assert casus("check", "centipede").out == "centipede: fine\n"
    assert "tradecraft" not in json.loads(casus("check", "centipede", "--json").out)[0]


def test_json_has_the_standards_beside_faults_and_warnings() -> None:
    ran = casus("check", "belarus-2022", "--tradecraft", "--json")
    (report,) = json.loads(ran.out)
    assert (ran.code, list(report)) == (0, ["case", "faults", "warnings", "todo", "tradecraft"])
    standards = tradecraft(package.load("belarus-2022"))
    for printed, one in zip(report["tradecraft"], standards, strict=True):
        assert list(printed) == ["number", "name", "question", "verdict", "found", "missing"]
        assert [found["text"] for found in printed["found"]] == [finding.text for finding in one.found]
        assert [found["counts"] for found in printed["found"]] == [finding.counts for finding in one.found]
        assert [gap["step"] for gap in printed["missing"]] == [gap.step for gap in one.missing]
        for part, written in zip((*one.found, *one.missing), (*printed["found"], *printed["missing"]), strict=True):
            assert [entry["name"] for entry in written["entries"]] == [entry.name for entry in part.entries]
            assert all(list(entry) == ["name", "path", "line"] for entry in written["entries"])
    (opposed,) = [
        entry
        for gap in report["tradecraft"][0]["missing"]
        for entry in gap["entries"]
        if entry["path"] == "claims.opposed"
    ]
    source = package.load("belarus-2022").source.splitlines()
    assert source[opposed["line"] - 1].strip().startswith(("opposed:", "text:"))


def test_a_case_with_faults_has_its_faults_and_no_standards() -> None:
    Path("a.yaml").write_text("casus: 1\ntitle: A\nanswer: x\n")
    ran = casus("check", "a.yaml", "nowhere", "--tradecraft")
    assert (ran.code, ran.out) == (2, "a.yaml: 1 fault\n")
    first, second = json.loads(casus("check", "a.yaml", "nowhere", "--tradecraft", "--json").out)
    assert (first["tradecraft"], second["faults"]) == ([], [])


def test_the_name_of_a_file_is_shown_and_not_obeyed() -> None:
    Path("[red]a.yaml").write_text("casus: 1\ntitle: A\nanswer: 0.5\n")
    assert "asked of [red]a.yaml" in casus("check", "[red]a.yaml", "--tradecraft").out
