"""The outside view, what has been seen, and both views together, on the page."""

import re

import pytest
from tests.report.page import Element, parsed

import casus
from casus.case import parse
from casus.ensemble import Result
from casus.report import report_html
from casus.report.figures.bars import interval_bar
from casus.report.numbers import Numbers

QUIET = """
casus: 1
title: A quiet border
as_of: 2022-12-20
horizon: 2023-06-30
question: Will they cross it?
resolution: {yes_if: They do, no_if: "They don't", source: The guards}
answers:
  crosses: {is: "over(border.crossed, border.periods_left)", headline: true, about: They cross the border}
  depth: {is: depth, kind: number, unit: km}
claims: {calm: {text: Nobody crossed it}}
quantities:
  dare: {value: "uniform(-20, 5)", about: What a crossing is worth}
  depth: {value: "uniform(1, 2)"}
  resemblance: {value: "uniform(0, 1)", about: "The past is a poor guide here. The guards were changed."}
observed:
  - {what: 1 - border.crossed, periods: 10, bearing: resemblance, about: Ten months of calm, because: [calm]}
models:
  border:
    kind: game
    precision: 0.1
    clock: {period: 1 month, from: 2022-02-24}
    tree: {player: them, moves: {cross: {event: crossed, payoffs: {them: dare}}, stay: {}}}
%s
"""
OUTSIDE = """
  outside: {kind: reference, class: war_joining, war_began: 2022-02-24, label: States <b>like</b> this one}
"""


def run(text: str) -> Result:
    return casus.run(parse(text), draws=2048)


@pytest.fixture(scope="module")
def quiet() -> Result:
    return run(QUIET % OUTSIDE)


@pytest.fixture(scope="module")
def quiet_page(quiet: Result) -> Element:
    return parsed(report_html(quiet))


def said(value: float | None) -> str:
    return Numbers().per_cent(value).replace("\xa0", " ")


def test_the_outside_view_comes_before_the_inside_view(flagship_page: Element, quiet_page: Element) -> None:
    for page in (flagship_page, quiet_page):
        tops = [e["id"] for e in page.one("main").all("h2")]
        assert tops.index("outside") == 0
        assert tops.index("outside") < tops.index("answer") < tops.index("seen") < tops.index("pooled")


def test_the_outside_view_shows_counts_window_and_limits(flagship_page: Element, flagship: Result) -> None:
    section, view = flagship_page.section("outside"), flagship.outside["outside"]
    assert "5 of 4,768" in section.said
    assert "0 of 186" in section.said
    assert "1 of 220" in section.said
    assert "day 299" in section.said
    assert "day 491" in section.said
    assert said(view.rate) in section.said
    for limit in view.limits:
        assert limit in section.said
    for analogue in view.analogues:
        assert analogue.war in section.said
    # Both definitions of a joiner, and the skill of the fits, whatever it is.
    assert "partners of the first day count as joiners" in section.said
    assert section.said.count("log-score skill against the constant") == 2
    # What the case says of each feature.
    assert len(section.all("dt")) == len(flagship.case.references["outside"].features)


def test_without_features_there_is_no_fit(quiet_page: Element) -> None:
    section = quiet_page.section("outside")
    assert "Fitted to the features" not in section.said
    assert "States <b>like</b> this one" in section.said


def test_what_was_seen_with_the_answer_at_each_bearing(quiet_page: Element, quiet: Result) -> None:
    section, seen = quiet_page.section("seen"), quiet.observed
    assert seen is not None
    before, after = seen.before.answers["crosses"].mean, quiet.forecast
    assert f"Had nothing been seen, the forecast would be {said(before)}" in section.said
    assert f"lowers it to {said(after)}" in section.said
    assert f"{seen.effective:,.0f}" in section.said
    assert "The guards were changed." in section.said
    assert "Ten months of calm" in section.said
    assert "10 × 1 month" in section.said
    row = next(row for row in section.all("tr") if row.said.startswith("They cross the border"))
    shown = [said(part.answers["crosses"].mean) for part in seen.at_bearing.values()]
    assert [cell.said for cell in row.all("td")] == [said(before), *shown, said(after)]
    assert len(set(shown)) == 3


def test_both_views_side_by_side(quiet_page: Element, quiet: Result) -> None:
    section = quiet_page.section("pooled")
    assert [row.all("td")[0].said for row in section.all("tr")[1:]] == [said(f) for f in quiet.pooled.values()]
    assert said(quiet.forecast) == section.all("tr")[1].all("td")[0].said


def test_figures_of_a_clocked_game_are_said_to_be_of_a_month(quiet_page: Element) -> None:
    section = quiet_page.section("situation")
    assert "played once a month, since 24 February 2022" in section.said
    assert "6.3 such periods" in section.said
    assert "of all months" in quiet_page.section("tree").said
    assert "of all runs" not in section.said


def test_a_case_without_clock_and_reference_has_no_such_sections(page: Element) -> None:
    tops = {e["id"] for e in page.one("main").all("h2")}
    assert not tops & {"outside", "seen", "pooled"}


def test_the_method_names_papers_and_draws_in_effect(flagship_page: Element, flagship: Result) -> None:
    section = flagship_page.section("method")
    assert flagship.observed is not None
    for paper in ("Ibrahim", "Kish", "Allison", "Cameron", "Brown", "Genest", "Sarkees", "Leeds"):
        assert paper in section.said
    assert f"{flagship.observed.effective:,.0f}, by the weights" in section.said


@pytest.mark.parametrize(("low", "rate", "high"), [(0.0, 0.0, 0.01), (0.001, 0.01, 0.1), (0.5, 0.9, 1.0)])
def test_an_interval_stands_where_its_powers_of_ten_are(low: float, rate: float, high: float) -> None:
    picture = str(interval_bar(low, rate, high, 'a "rate"'))
    left, width = (float(re.search(rf'middle"[^>]* {key}="([0-9.]+)%', picture)[1]) for key in ("x", "width"))  # type: ignore[index]
    for value, place in ((0.0001, 0.0), (0.001, 25.0), (0.01, 50.0), (0.1, 75.0), (1.0, 100.0)):
        if low == value:
            assert left == pytest.approx(place, abs=0.01)
        if high == value:
            assert left + width == pytest.approx(place, abs=0.01)
    assert ('class="mean"' in picture) == (rate > 0)
    assert "&#34;rate&#34;" in picture


@pytest.mark.parametrize("event", ["zeal", "periods", "punished", "aims"])
def test_any_event_of_a_clocked_game_may_be_asked_about(event: str) -> None:
    text = (QUIET % "").replace("crossed", event)
    page = parsed(report_html(run(text)))
    assert "What follows if it happens" in page.section("situation").said


def test_an_uncertain_bearing_says_that_it_gives_way(quiet: Result) -> None:
    text = (QUIET % "").replace("periods: 10", "periods: 200").replace("uniform(-20, 5)", "uniform(-40, -10)")
    result = run(text)
    assert result.observed is not None
    assert result.observed.bearings["resemblance"] == pytest.approx(0.5, abs=1e-3)
    said_there = parsed(report_html(result)).section("seen").said
    assert "On average it is 0.50 as the case writes it, and 0." in said_there
    assert "gives way to a surprise" in said_there


def test_a_ladder_shows_its_steps_before_and_after() -> None:
    ladder = "  steps: {kind: ordinal, is: {none: rest, some: 'over(border.crossed, 6)'}, about: Steps}\n"
    result = run((QUIET % "").replace("  depth: {is", ladder + "  depth: {is"))
    rows = [row.said for row in parsed(report_html(result)).section("seen").all("tr")]
    title = rows.index("Steps")
    assert rows[title + 1].startswith("none ")
    assert rows[title + 2].startswith("some ")


def test_the_head_says_until_when_something_was_seen() -> None:
    result = run((QUIET % "").replace("bearing: resemblance", "until: 2023-02-20, bearing: resemblance"))
    assert "with what was seen until 20 February 2023" in parsed(report_html(result)).one("header", "head").said
