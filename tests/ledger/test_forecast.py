"""What a forecast may hold, and what the export makes of it."""

import csv
import io
import json
import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.made import Clock, ladder, number, probability

from casus.errors import UsageError
from casus.ledger import Forecast, Ledger, open_ledger
from casus.ledger.canonical import canonical, hash_of
from casus.ledger.entry import read, row_of
from casus.ledger.exporting import COLUMNS, as_csv, as_json


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.sqlite", clock=Clock()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"value": 1.5}, "a probability from 0 to 1"),
        ({"value": math.nan}, "a finite number"),
        ({"value": "0.5"}, "a finite number"),
        ({"value": True}, "a finite number"),
        ({"value": None}, "a finite number"),
        ({"p90": -0.1}, "p90"),
        ({"base_rate": 2}, "base_rate"),
        ({"kind": "guess"}, "expected probability, number, ordinal"),
        ({"author": " "}, "author"),
        ({"author": None}, "author: found None"),
        ({"question": 5}, "question: found 5"),
        ({"note": "\x1b[2J"}, "control characters"),
        ({"note": "a\0b"}, "control characters"),
        ({"note": "\udcff"}, "UTF-8"),
        ({"note": "x" * 20_001}, "at most 20,000"),
        ({"steps": [("a", 1.0)]}, "steps: a probability has none"),
        ({"quantiles": [1.0]}, "quantiles"),
        ({"kind": "ordinal"}, "two or more"),
        ({"kind": "ordinal", "steps": [("a", 0.5), ("a", 0.5)]}, "a name of its own"),
        ({"kind": "ordinal", "steps": [("a", 0.5), ("b", 0.6)]}, "add up to 1"),
        ({"kind": "ordinal", "steps": [("a", -0.5), ("b", 1.5)]}, "steps: a"),
        ({"kind": "number", "quantiles": [1.0] * 99}, "expected 100"),
        ({"kind": "number", "quantiles": [1.0] * 99 + [0.0]}, "must not fall"),
        ({"kind": "number", "quantiles": [1.0] * 99 + [math.inf]}, "finite"),
    ],
)
def test_forecast_that_can_not_be_is_refused(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        probability(**{"value": 0.5, **wrong})  # type: ignore[arg-type]


def test_settings_that_are_no_plain_values_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="plain values"):
        ledger.record([probability(settings={"do": object()})])
    assert ledger.entries() == []


@settings(deadline=None)
@given(
    value=st.floats(0, 1),
    note=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=50),
    seed=st.integers(0, 2**63 - 1),
    horizon=st.dates(),
)
def test_row_gives_back_what_was_put_in(value: float, note: str, seed: int, horizon: date) -> None:
    forecast = probability(value, note=note, seed=seed, horizon=horizon)
    row = row_of(7, forecast, Clock()(), "before")
    entry = read(row)
    assert row.expected() == row.hash == hash_of([7, "forecast", row.question, row.recorded, row.body, "before"])
    assert entry.forecast == forecast  # type: ignore[union-attr]
    assert Forecast.from_dict(json.loads(canonical(forecast.as_dict()))) == forecast


def test_key_of_a_question_is_pinned() -> None:
    """A change here would cut every series in two."""
    assert probability().question_key == "362a79945de84b8024b49c227e4a5977918a1731d76e7b5b1c35d8025c360556"


# --- export


def test_csv_has_a_line_for_each_forecast(ledger: Ledger) -> None:
    ledger.record([probability(0.25), ladder(0.5, 0.5), number(-3.0, note='a, "b"\nc')])
    ledger.resolve("3", "-4.5", source="s")
    lines = list(csv.DictReader(io.StringIO(as_csv(ledger.all_series()), newline="")))
    assert [line["id"] for line in lines] == ["1", "2", "3"]
    assert tuple(lines[0]) == COLUMNS
    assert json.loads(lines[1]["steps"]) == [["none", 0.5], ["some", 0.5]]
    assert json.loads(lines[0]["settings"]) == {"draws": 1024, "do": [["minsk", "join"]]}
    assert (lines[0]["value"], lines[0]["outcome"]) == ("0.25", "")
    assert (lines[2]["value"], lines[2]["outcome"], lines[2]["in_time"]) == ("-3.0", "-4.5", "yes")
    assert lines[2]["note"] == 'a, "b"\nc'
    assert len(json.loads(lines[2]["quantiles"])) == 100


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "  =1", "=cmd|' /C calc'!A0", "\nx"])
def test_cells_can_not_act_on_a_spreadsheet(ledger: Ledger, text: str) -> None:
    ledger.record([probability(note=text, author=f"{text} a", question=f"{text} q")])
    (line,) = csv.DictReader(io.StringIO(as_csv(ledger.all_series()), newline=""))
    for cell in line.values():
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\n")), cell
    assert line["note"] == f"'{text}"


def test_json_holds_every_row_with_its_hash(ledger: Ledger) -> None:
    ledger.record([probability()])
    ledger.resolve("1", "yes", source="s")
    ledger.resolve("1", "no", source="better", correct=True)
    rows = json.loads(as_json(ledger.entries()))["entries"]
    assert [row["what"] for row in rows] == ["forecast", "resolution", "resolution"]
    assert [row["previous"] for row in rows[1:]] == [row["hash"] for row in rows[:-1]]
    assert rows[2]["corrects"] == 2
