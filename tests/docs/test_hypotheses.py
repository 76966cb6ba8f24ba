"""The page on hypotheses: its case runs, and what it says of the flagship is so."""

import doctest
import re
from pathlib import Path

import casus

PAGE = (Path(__file__).parents[2] / "docs" / "hypotheses.md").read_text(encoding="utf-8")


def test_the_case_of_the_page_runs_without_a_warning_and_grades_as_it_says() -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    result = casus.run(casus.parse(text), draws=1024)
    assert result.warnings == ()
    prior, posterior = (getattr(result.hypotheses["purpose"], name)["troops"] for name in ("prior", "posterior"))
    assert prior < 0.3 < posterior.mean < 0.7
    # Its own grade for B, the convention for C; two papers that carry the ministry are one.
    assert result.hypotheses["purpose"].items.reliability[:2] == (0.8, 0.8)
    page = {f"{grade} {value:.2f}".rstrip("0").rstrip(".") for grade, value in casus.models.hypotheses.GRADES.items()}
    assert all(grade in PAGE.replace("0.50", "0.5") for grade in page)


def test_its_examples_say_what_they_say() -> None:
    results = doctest.testfile("../../docs/hypotheses.md", optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.attempted >= 6
    assert results.failed == 0
