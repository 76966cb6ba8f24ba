"""All tables of a result, as tables, as charts and in a notebook."""

import json
import pickle

import pytest
from tests.insight.cases import case_of, cited

import casus
from casus.errors import UsageError
from casus.insight import PARTS, Explanation, Table
from casus.insight.table import Table as Tidy


@pytest.fixture(scope="module")
def explained():
    return casus.run(cited()).explain()


def test_every_part_has_its_tables(explained):
    tables = explained.tables()
    assert list(tables) == ["drivers", "tipping", "joint_tipping", "scenarios", "information", "sources"]
    assert all(isinstance(table, Table) for table in tables.values())
    assert list(explained.tables(["tipping"])) == ["tipping", "joint_tipping"]


def test_the_layout_of_json(explained):
    plain = json.loads(json.dumps(explained.as_dict(), allow_nan=False))
    assert {"quantity", "first", "total", "first_lo", "first_hi", "direction"} <= plain["drivers"][0].keys()
    assert {"quantity", "threshold", "value", "percentile", "reach"} <= plain["tipping"][0].keys()
    assert {"threshold", "distance", "probability", "values"} <= plain["joint_tipping"][0].keys()
    assert {"limits", "coverage", "density", "mean"} <= plain["scenarios"][0].keys()
    assert {"source", "origin", "shift", "widening", "without"} <= plain["sources"][0].keys()
    assert plain["sources"][0]["without"].keys() == {"mean", "p10", "p90"}
    assert plain["grounds"].keys() == {"sourced", "mixed", "judgement"}
    assert plain["remarks"]["information"][0].startswith("Nothing in the case is said to be knowable")


def test_pandas_and_xarray_hold_the_same(explained):
    frame, data = explained.drivers.to_pandas(), explained.drivers.to_xarray()
    assert list(frame["quantity"]) == list(data["quantity"].values) == [row.quantity for row in explained.drivers]
    assert list(frame["first"]) == list(data["first"].values)
    assert data.attrs["points"] == "4096"
    assert json.loads(str(explained.scenarios.to_xarray()["limits"].values[0]))


@pytest.mark.parametrize("name", ["drivers", "tipping", "scenarios", "sources"])
def test_charts_are_altair_objects_that_draw(explained, name):
    import altair
    import vl_convert

    chart = explained.chart(name)
    assert isinstance(chart, altair.TopLevelMixin)
    assert vl_convert.vegalite_to_svg(chart.to_json()).startswith("<svg")


def test_no_chart_of_nothing_nor_of_another_name(explained):
    with pytest.raises(UsageError, match="there is no chart of information: Nothing in the case"):
        explained.chart("information")
    with pytest.raises(UsageError, match=r"there is no chart 'driver', .*did you mean 'drivers'"):
        explained.chart("driver")
    with pytest.raises(UsageError, match=r"there is no part 'source', .*did you mean 'sources'"):
        explained.tables(["source"])


def test_a_notebook_shows_sentences_and_escapes_the_case():
    case = case_of("x", x="uniform(0, 1)")
    hostile = casus.parse(case.source.replace("{value: 'uniform(0, 1)'}", "{value: 'uniform(0, 1)', about: <script>}"))
    shown = casus.run(hostile, 512).explain()._repr_html_()
    assert "<h4>What drives it</h4>" in shown
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def test_tables_pickle_and_print(explained):
    again = pickle.loads(pickle.dumps(explained.drivers))
    assert again.plain() == explained.drivers.plain()
    assert repr(again) == "<Table drivers: 4 rows>"
    assert again[:2] == explained.drivers.rows[:2]
    assert isinstance(again, Tidy)
    assert str(explained.sources.about["draws"]) in repr(dict(explained.sources.about))


def test_a_loaded_result_explains_itself(tmp_path):
    result = casus.run(cited(), 512)
    result.save(tmp_path / "r.nc")
    assert casus.load_result(tmp_path / "r.nc").explain().drivers.plain() == result.explain().drivers.plain()


def test_parts_are_all_there_is():
    assert set(PARTS) == {"drivers", "tipping", "scenarios", "information", "sources"}
    assert repr(Explanation(casus.run(cited(), 64))).startswith("<Explanation of <Result of case")
