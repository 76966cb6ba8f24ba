"""The page on the outside view: its case runs, and its figures are those that ship."""

import re
from pathlib import Path

import casus as package
from casus.models.reference import FEATURES, shipped

TEXT = (Path(__file__).parents[2] / "docs" / "outside-view.md").read_text(encoding="utf-8")


def test_case_of_the_page_runs() -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    result = package.run(package.parse(block, name="page"), draws=64)
    assert 0.005 < result.forecast < 0.02
    assert all(name in block for name in FEATURES)


def test_skill_on_the_page_is_that_of_the_figures() -> None:
    figures = shipped("war_joining")
    for fit in (figures.day_one["day0"], figures.hazard):
        skill = fit.skill
        assert skill is not None
        assert f"{skill.auc:.2f}" in TEXT
        for value in (skill.log_score, skill.log_score_low, skill.log_score_high, skill.brier, skill.brier_low):
            assert f"{abs(value):.3f}" in TEXT
