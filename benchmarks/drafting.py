"""Drafting from a PDF of a hundred pages: seconds and memory of a fresh process.

python benchmarks/drafting.py
"""
# ruff: noqa: I001

from common import Row, printed

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.drafting.pdfs import pdf

PAGES = 100
_WORDS = (
    "On {day} March 2024 the minister of {state} said that talks may fail [{note}]",
    "If {state} refuses, the union could impose sanctions on {share} per cent of its trade",
    "Its army ranks {rank}th among 142 countries, according to the index",
    "The purpose of the visit may be to press the government within {share} months",
)
_STATES = ("Norway", "Poland", "Belarus", "France", "Ukraine")
# The process measures itself. What getrusage says would begin with the memory of the process that started it.
_CODE = (
    "import re, sys\nfrom casus.cli import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
    "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1], file=sys.stderr)"
)
_BARE = "import sys\nfrom pypdf import PdfReader\nfor page in PdfReader(sys.argv[1]).pages: page.extract_text()"


def article() -> bytes:
    """A PDF of a hundred pages, forty lines each, no two alike."""
    lines = [
        _WORDS[k % 4].format(
            day=k % 28 + 1, state=_STATES[k // 4 % 5], note=k % 90 + 1, share=k % 97 + 1, rank=k % 140 + 1
        )
        + f", as paper {k} has it."
        for k in range(40 * PAGES)
    ]
    return pdf([lines[k : k + 40] for k in range(0, len(lines), 40)], compress=True)


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.pdf"
        source.write_bytes(article())
        begin = time.perf_counter()
        command = [sys.executable, "-c", _CODE, "draft", str(source), "-o", str(Path(folder) / "report.yaml")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        elapsed = time.perf_counter() - begin
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", _BARE, str(source)], check=True)
        bare = time.perf_counter() - begin
    peak = int(done.stderr.split()[-1]) / 1024
    return [
        Row(f"casus draft of a PDF of {PAGES} pages", f"{elapsed:.1f} s", "at most 20 s"),
        Row("pypdf alone, the text of its pages", f"{bare:.1f} s", f"{bare / elapsed:.2f} × ours"),
        Row("its memory, at most", f"{peak:.0f} MB", "at most 500 MB"),
    ]


if __name__ == "__main__":
    print(printed(rows(), "Drafting"))
