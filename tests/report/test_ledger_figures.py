"""Pictures of the ledger: a forecast over time, and reliability."""

import re
import xml.dom.minidom
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.report.page import NEVER, parsed
from tests.report.test_escaping import HOSTILE
from tests.report.test_style import STYLE, colours

from casus.errors import UsageError
from casus.ledger import LEVELS, Forecast, Series, open_ledger
from casus.ledger.scoring.murphy import Decomposition, decompose
from casus.report.figures.reliability import reliability_figure, reliability_sentence, reliability_svg
from casus.report.figures.series import (
    points_of,
    series_figure,
    series_sentence,
    series_specification,
    series_svg,
)

DAYS = (date(2022, 12, 20), date(2023, 1, 20), date(2023, 3, 1))
EVENTS = [(date(2023, 2, 24), "A year of war"), (date(2022, 1, 1), "Long before")]


def forecast(value: float, on: date | None, **others: Any) -> Forecast:
    common: dict[str, Any] = {
        "case": "b",
        "title": "B",
        "question": "Will it?",
        "answer": "joins",
        "kind": "probability",
        "author": "Ada",
        "p10": value / 2,
        "p90": min(2 * value, 1.0),
        "as_of": on,
        "horizon": date(2023, 6, 30),
    }
    return Forecast(**{**common, "value": value, **others})


def series(folder: Path, *forecasts: Forecast, outcome: str | None = None, source: str = "s") -> Series:
    now = [datetime(2022, 12, 20, tzinfo=UTC)]
    path = folder / f"{len(list(folder.iterdir()))}.sqlite"
    with open_ledger(path, clock=lambda: now[0]) as ledger:
        entries = ledger.record(list(forecasts))
        now[0] = datetime(2023, 7, 9, tzinfo=UTC)
        if outcome is not None:
            ledger.resolve("1", outcome, source=source)
        return ledger.series(entries[0].question)


def three(folder: Path, **others: Any) -> Series:
    return series(folder, *(forecast(v, d) for v, d in zip((0.06, 0.09, 0.02), DAYS, strict=True)), **others)


def texts(svg: str) -> str:
    return " ".join(found.firstChild.data for found in xml.dom.minidom.parseString(svg).getElementsByTagName("text"))


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


# --- over time


def test_each_forecast_holds_until_the_next(tmp_path: Path) -> None:
    spec = series_specification(three(tmp_path), [], 690)
    (line,) = layers(spec, "line")
    assert line["mark"]["interpolate"] == "step-after"
    rows = [(row["on"][:10], row["value"]) for row in line["data"]["values"]]
    assert rows == [("2022-12-20", 0.06), ("2023-01-20", 0.09), ("2023-03-01", 0.02), ("2023-06-30", 0.02)]
    (band,) = layers(spec, "area")
    assert [(row["low"], row["high"]) for row in band["data"]["values"]][:2] == [(0.03, 0.12), (0.045, 0.18)]


def test_day_of_a_forecast_is_the_day_it_speaks_from(tmp_path: Path) -> None:
    found = series(tmp_path, forecast(0.1, None), forecast(0.2, DAYS[2]))
    assert [point.on for point in points_of(found)] == [date(2022, 12, 20), DAYS[2]]


def test_events_within_the_picture_are_marked(tmp_path: Path) -> None:
    found = three(tmp_path)
    plain, marked = series_svg(found), series_svg(found, EVENTS)
    assert "A year of war" in texts(marked)
    assert "A year of war" not in texts(plain)
    assert "Long before" not in texts(marked)


@pytest.mark.parametrize(("outcome", "says"), [("yes", "It happened"), ("no", "It did not happen"), ("void", "void")])
def test_outcome_is_marked(tmp_path: Path, outcome: str, says: str) -> None:
    found = three(tmp_path, outcome=outcome)
    assert says in texts(series_svg(found))
    diamonds = [one for one in layers(series_specification(found, [], 690), "point") if one["mark"].get("shape")]
    values = [one["data"]["values"][0]["value"] for one in diamonds]
    assert values == {"yes": [1.0], "no": [0.0], "void": []}[outcome]


def test_axis_reaches_what_is_drawn(tmp_path: Path) -> None:
    def top(found: Series) -> float:
        return float(series_specification(found, [], 690)["encoding"]["y"]["scale"]["domain"][1])

    assert top(three(tmp_path)) == 0.3
    assert top(three(tmp_path, outcome="yes")) == 1.0
    assert top(series(tmp_path, forecast(0.99, DAYS[0]))) == 1.0


def test_authors_have_lines_and_names_of_their_own(tmp_path: Path) -> None:
    found = series(tmp_path, forecast(0.1, DAYS[0]), forecast(0.11, DAYS[1], author="Bea"), forecast(0.2, DAYS[2]))
    spec = series_specification(found, [], 690)
    assert len(layers(spec, "line")) == 2
    assert layers(spec, "area") == []
    assert {"Ada", "Bea"} <= set(texts(series_svg(found)).split())
    heights = [one["encoding"]["y"]["value"] for one in layers(spec, "text")]
    assert abs(heights[0] - heights[1]) >= 17


def test_number_is_drawn_with_its_unit(tmp_path: Path) -> None:
    common = {"kind": "number", "unit": "brigades", "quantiles": [3.0] * len(LEVELS)}
    found = series(tmp_path, forecast(3.0, DAYS[0], p90=7.0, **common), outcome="-2.5")
    svg = texts(series_svg(found))
    assert "brigades" in svg
    assert "It came out at -2.5" in svg
    low, high = series_specification(found, [], 690)["encoding"]["y"]["scale"]["domain"]
    assert low < -2.5 < 7.0 < high


def test_ladder_has_no_single_line(tmp_path: Path) -> None:
    found = series(tmp_path, forecast(0.5, DAYS[0], kind="ordinal", steps=[("a", 0.5), ("b", 0.5)]))
    with pytest.raises(UsageError, match="ladder"):
        series_svg(found)


@pytest.mark.parametrize(
    ("outcome", "says"),
    [(None, "Not decided yet."), ("no", "It did not happen (30 June 2023)."), ("void", "Resolved as void")],
)
def test_sentence_says_what_the_picture_shows(tmp_path: Path, outcome: str | None, says: str) -> None:
    said = series_sentence(three(tmp_path, outcome=outcome))
    assert said.startswith("3 forecasts from 20 December 2022 to 1 March 2023: from 6 % to 2.0 %.")
    assert says in said
    one = series_sentence(series(tmp_path, forecast(0.4, DAYS[0]), outcome=outcome))
    assert one.startswith("One forecast, of 20 December 2022: 40 %.")


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(tmp_path: Path, text: str) -> None:
    """In the labels of events, in the names of authors and in the unit."""
    common = {"kind": "number", "unit": text, "quantiles": [0.2] * len(LEVELS)}
    found = series(
        tmp_path, forecast(0.1, DAYS[0], author=text, **common), forecast(0.2, DAYS[1], **common), outcome="0.5"
    )
    for svg in (series_svg(found, [(DAYS[1], text)]), str(series_figure(found, [(DAYS[1], text)]))):
        whole = parsed(f"<!DOCTYPE html><body>{svg}</body>")
        names = {element.name for element in whole.walk()}
        assert not names & (set(NEVER) - {"style"}), names
        assert not any(name.startswith("on") for element in whole.walk() for name in element.attributes)
        assert "\u202e" not in svg
        assert "\u2066" not in svg
    xml.dom.minidom.parseString(series_svg(found, [(DAYS[1], text)]))


def test_many_forecasts_and_events_draw(tmp_path: Path) -> None:
    found = series(tmp_path, *(forecast(k / 300, DAYS[0] + timedelta(days=k // 2)) for k in range(300)), outcome="no")
    assert len(series_svg(found, [(DAYS[0] + timedelta(days=9 * k), f"Event {k} " * 9) for k in range(12)])) > 1000


# --- reliability


@pytest.fixture(scope="module")
def calibrated() -> Decomposition:
    random = np.random.default_rng(7)
    probability = random.uniform(size=400)
    return decompose(probability, (random.uniform(size=400) < probability).astype(float), np.arange(400) // 2)


def test_diagram_has_a_dot_with_its_count_for_each_bin(calibrated: Decomposition) -> None:
    shown = texts(reliability_svg(calibrated))
    for one in calibrated.bins:
        assert str(one.forecasts) in shown.split()
    assert "probability given" in shown


def test_sentence_of_the_diagram_tells_bins_that_miss(calibrated: Decomposition) -> None:
    assert reliability_sentence(calibrated).startswith("400 forecasts of 200 questions: the mean probability given was")
    wrong = decompose(np.full(100, 0.05), np.repeat([1.0, 0.0], 50), np.arange(100))
    assert "in 1 bin of 1 the 90 % interval misses the probability given (0 to 10 %)" in reliability_sentence(wrong)
    right = decompose(np.full(100, 0.5), np.repeat([1.0, 0.0], 50), np.arange(100))
    assert "the 90 % interval of every bin holds the probability given" in reliability_sentence(right)


# --- both


def test_files_stand_alone_and_pages_share_their_colours(tmp_path: Path, calibrated: Decomposition) -> None:
    found = three(tmp_path, outcome="no")
    for svg, said in (
        (series_svg(found, EVENTS), series_sentence(found)),
        (reliability_svg(calibrated), reliability_sentence(calibrated)),
    ):
        root = xml.dom.minidom.parseString(svg).documentElement
        assert root.getAttribute("aria-label") == said
        (title,) = (one for one in root.childNodes if one.nodeName == "title")
        assert title.firstChild.data == said
        assert "prefers-color-scheme: dark" in svg
        # Nothing is fetched.
        assert not re.search(r"(href|src|url\()", svg)
        assert set(re.findall(r"var\(--([\w-]+)\)", svg)) <= set(colours(STYLE)) | {"sans"}
        assert set(re.findall(r"--([\w-]+):", svg)) >= {"paper", "ink", "bar", "signal"}
    for figure in (str(series_figure(found, EVENTS)), str(reliability_figure(calibrated))):
        assert figure.count("<svg") == 2
        assert 'class="chart wide"' in figure
        assert 'class="chart narrow"' in figure
        assert "<style" not in figure
        assert set(re.findall(r"var\(--([\w-]+)\)", figure)) <= set(colours(STYLE))
