"""How the page comes out in a browser."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.report.test_hypotheses import MINSK

import casus
from casus.case import parse
from casus.report import report_html

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium found: install chromium to run this test"),
]

# The page has no script, and its policy forbids any; the page around it measures it from outside.
MEASURE = """<!DOCTYPE html><title>measure</title><pre id="out"></pre>
<iframe id="frame" style="width:{width}px;height:800px;border:0"></iframe>
<script>
const frame = document.getElementById("frame");
frame.onload = () => {{
  const inside = frame.contentDocument, root = inside.documentElement;
  const wide = [...inside.querySelectorAll("body *")].filter(e => {{
    const box = e.getBoundingClientRect();
    return box.right > root.clientWidth + 1 && box.width > 0 && !e.closest(".scroll, .skip, thead");
  }});
  document.getElementById("out").textContent = JSON.stringify(
    [root.scrollWidth, root.clientWidth, root.scrollHeight, wide.slice(0, 5).map(e => e.outerHTML.slice(0, 80))]);
}};
frame.srcdoc = {page};
</script>"""


def chromium(*arguments: str, profile: Path) -> str:
    assert BROWSER is not None
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
    done = subprocess.run(
        [BROWSER, *options, f"--user-data-dir={profile}", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def hypotheses_html() -> str:
    return report_html(casus.run(parse(MINSK, name="minsk"), draws=512))


@pytest.fixture(scope="module")
def hidden_html() -> str:
    return report_html(casus.run(casus.load("beer-quiche"), draws=512))


@pytest.mark.parametrize("width", [360, 768, 1400])
@pytest.mark.parametrize("which", ["flagship_html", "hypotheses_html", "hidden_html"])
def test_body_is_never_wider_than_the_window(
    request: pytest.FixtureRequest, tmp_path: Path, which: str, width: int
) -> None:
    import json

    file = tmp_path / "measure.html"
    page = json.dumps(request.getfixturevalue(which)).replace("</", "<\\/")
    file.write_text(MEASURE.format(width=width, page=page), encoding="utf-8")
    out = chromium(
        "--window-size=1600,1000", "--virtual-time-budget=4000", "--dump-dom", file.as_uri(), profile=tmp_path / "p"
    )
    found = re.search(r'<pre id="out">\[(\d+),(\d+),(\d+),(.*?)\]</pre>', out, flags=re.S)
    assert found is not None, out[:500]
    scroll, client, height = (int(found[group]) for group in (1, 2, 3))
    assert height > 2000
    assert scroll <= client, found[4]
    assert found[4] == "[]", found[4]


def test_prints(flagship_html: str, tmp_path: Path) -> None:
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(flagship_html, encoding="utf-8")
    chromium(f"--print-to-pdf={printed}", "--no-pdf-header-footer", page.as_uri(), profile=tmp_path / "p")
    data = printed.read_bytes()
    assert data.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", data))
    assert 5 <= pages <= 60
