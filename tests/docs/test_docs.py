"""What README and docs say is run, and generated pages are up to date."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.tool import casus

import casus as package
from casus.errors import CODES

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from article import SENTENCES, article_page  # noqa: E402
from faults import fault_pages  # noqa: E402
from language import language_page  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_commands_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = [line[2:] for block in blocks(README, "console") for line in block.splitlines() if line.startswith("$ ")]
    assert len(commands) >= 6
    for command in commands:
        tool, *arguments = shlex.split(command)
        assert tool == "casus"
        ran = casus(*arguments)
        assert (ran.code, ran.err) == (0, ""), command
    assert Path("belarus-2022.html").exists()


def test_answers_shown_in_the_readme_are_the_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    shown = next(block for block in blocks(README, "text") if "forecast" in block)
    printed = casus("run", "belarus-2022", "--no-report").out
    for line in shown.splitlines():
        assert line.strip() in printed


def test_fault_shown_in_the_readme_is_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    casus("new", "my-case")
    text = Path("my-case.yaml").read_text(encoding="utf-8")
    Path("my-case.yaml").write_text(text.replace("-concession_cost", "-concesion_cost"), encoding="utf-8")
    shown = next(block for block in blocks(README, "text") if "fault" in block)
    printed = casus("check", "my-case.yaml").err
    for line in shown.splitlines():
        assert line.strip() in printed


def test_every_link_of_the_docs_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks" / "README.md"]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), f"{page.name}: {target}"


def test_generated_pages_are_up_to_date() -> None:
    """`make docs` writes them."""
    for name, page in (("faults.md", fault_pages()), ("language.md", language_page())):
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page, f"docs/{name} is stale: run make docs"


def test_page_of_the_article_is_up_to_date() -> None:
    """Figures may differ by the last digit on other processors; all else must be the same."""
    kept, made = (ROOT / "docs" / "article.md").read_text(encoding="utf-8"), article_page()
    number = re.compile(r"[-+]?\d+\.\d(?= %| points)|less than 0\.05(?= points)")
    assert number.sub("N", kept) == number.sub("N", made), "docs/article.md is stale: run make docs"
    for old, new in zip(number.findall(kept), number.findall(made), strict=True):
        values = [0.0 if text.startswith("less") else float(text) for text in (old, new)]
        assert abs(values[0] - values[1]) <= 0.1 + 1e-9, "docs/article.md is stale: run make docs"


def test_page_of_the_article_has_every_sentence() -> None:
    text = (ROOT / "docs" / "article.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == [str(k) for k in range(1, SENTENCES + 1)]
    # Nearly every sentence carries a number, and the page says by how much the answer moves without it.
    assert len(re.findall(r"points \|$", text, re.MULTILINE)) >= 30


def test_every_fault_code_has_a_section() -> None:
    text = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)$", text, re.MULTILINE) == sorted(CODES)


def test_example_of_the_case_file_runs() -> None:
    text = "".join(blocks((ROOT / "docs" / "case-file.md").read_text(encoding="utf-8"), "yaml"))
    case = package.parse(text, name="example")
    assert {fault.code for fault in case.warnings} <= {"unused"}
    result = package.run(case, draws=1024)
    assert 0 < result.answers["concedes"].mean < 1


def test_version_is_told_in_the_changes() -> None:
    assert f"## {package.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_tools_run_as_a_script() -> None:
    """What is up to date is left alone."""
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "docs").glob("*.md")}
    without_article = "generate.PAGES.pop('docs/article.md')"
    script = f"import sys; sys.path.insert(0, 'tools'); import generate; {without_article}; generate.main()"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    assert before == {path: path.stat().st_mtime_ns for path in before}
