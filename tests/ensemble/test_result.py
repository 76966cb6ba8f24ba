"""The record: its layout for `--json`, files, other tools, what it says in a notebook."""

import json
import pickle
import subprocess
import sys
import textwrap
import warnings
from collections import Counter
from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest

import casus

SKETCH = Path(__file__).resolve().parents[3] / "shared" / "sketch" / "belarus-2022.yaml"

FRAME = """
casus: 1
title: {en: 'Duel & <b>"honour"</b>', tr: Düello, ru: Дуэль}
question: Will they fight?
resolution: {yes_if: A shot, no_if: None, source: Witnesses}
as_of: 2022-12-20
horizon: 2023-06-30
sources: {book: {title: A book}}
claims: {strong: {text: He is strong, sources: [book]}}
quantities:
  strength: {value: "beta(2, 3)", unit: share, because: [strong]}
  float: {value: "uniform(0, 10)", without: 3}
  twice: {value: float * 2}
answers:
  shot: {is: answer.fights, headline: true}
  fights: {is: answer.wins, given: shot}
  size: {is: twice, kind: number}
  step: {kind: ordinal, is: {peace: rest, war: answer.fights}}
models:
  answer:
    kind: game
    precision: 0.2
    tree:
      player: a
      moves:
        attack:
          event: fights
          chance:
            win: {probability: strength, event: wins, payoffs: {a: 20}}
            lose: {probability: rest, payoffs: {a: -15}}
        wait: {payoffs: {a: float}}
"""


@pytest.fixture(scope="module")
def result():
    return casus.run(casus.parse(FRAME, name="duel"), 1000, seed=0, do={"a": "attack"}, without=["float"])


def test_layout(result):
    plain = json.loads(json.dumps(result.as_dict(), allow_nan=False))
    assert {"case", "title", "question", "as_of", "horizon", "answer", "answers", "models", "quantities", "run"} <= set(
        plain
    )
    assert plain["case"] == "duel"
    assert (plain["as_of"], plain["horizon"]) == ("2022-12-20", "2023-06-30")
    assert {"name", "mean", "p10", "p50", "p90", "word", "mc_error"} <= set(plain["answer"])
    assert plain["answer"]["name"] == "shot"
    for answer in plain["answers"].values():
        assert {"mean", "p10", "p50", "p90", "word", "mc_error"} <= set(answer)
    game = plain["models"]["answer"]
    assert game["kind"] == "game"
    assert {"mean", "p10", "p90"} <= set(game["events"]["wins"])
    assert [(m["path"], m["player"], set(m["moves"])) for m in game["moves"]] == [
        ("", "a", {"attack", "wait"}),
        ("attack", None, {"win", "lose"}),
    ]
    assert {"mean", "p10", "p90"} <= set(game["moves"][0]["moves"]["attack"])
    assert {"mean", "p10", "p50", "p90", "ground"} <= set(plain["quantities"]["float"])
    assert [plain["quantities"][q]["ground"] for q in ("strength", "float", "twice")] == [
        "sourced",
        "judgement",
        "derived",
    ]
    run = plain["run"]
    assert {"seed", "draws", "method", "version", "case_hash", "seconds", "solved", "failed"} <= set(run)
    assert (run["seed"], run["draws"], run["solved"], run["failed"]) == (0, 1000, 1000, {})
    assert run["changed"] == {"draws": 1000, "seed": 0, "do": [["a", "attack"]], "without": ["float"]}
    assert run["case_hash"] == result.case.hash


def test_layout_of_one_draw_and_of_what_is_not_defined():
    case = casus.parse(FRAME)
    for plain in (casus.run(case, 1).as_dict(), casus.run(case, 8, do={"a": "wait"}).as_dict()):
        json.dumps(plain, allow_nan=False)
    assert plain["answers"]["fights"]["mean"] is None


def test_frozen(result):
    with pytest.raises(FrozenInstanceError):
        result.run = None
    with pytest.raises(FrozenInstanceError):
        result.answer.mean = 0.5


def test_pickles(result):
    copy = pickle.loads(pickle.dumps(result))
    assert copy.as_dict() == result.as_dict()


def test_data(result):
    data = result.data
    assert data.sizes["draw"] == 1000
    assert data["answer.shot"].dims == ("draw",)
    assert np.array_equal(data["answer.fights"], result.draws("answer", "fights"))
    assert np.array_equal(data["answer.fights event"], result.draws("event", "answer", "fights"))
    assert data["answer:reach"].sel({"answer:reach label": "attack.win"}).mean() == pytest.approx(
        result.models["answer"].outcomes["attack.win"].reach.mean
    )
    assert data["step:step"].sel({"step:step label": "war"}).mean() == pytest.approx(result.ladders["step"]["war"].mean)
    assert data["strength"].attrs == {"units": "share", "ground": "sourced"}


def test_pandas(result):
    table = result.to_pandas()
    assert len(table) == 1000
    assert table["answer.shot"].mean() == pytest.approx(result.forecast)


def test_arviz(result):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        inference = result.to_arviz()
    assert inference["prior"]["strength"].shape == (1, 1000)
    assert float(inference["prior_predictive"]["answer.shot"].mean()) == pytest.approx(result.forecast)


@pytest.mark.parametrize("version", ["0.19.0", "1.2.0"])
def test_arviz_of_either_generation(result, monkeypatch, version):
    class Stub:
        __version__ = version

        @staticmethod
        def from_dict(*groups, **named):
            return (groups, named)

    monkeypatch.setitem(sys.modules, "arviz", Stub)
    groups, named = result.to_arviz()
    assert set(named or groups[0]) == {"prior", "prior_predictive"}
    assert bool(named) == version.startswith("0")


def test_arviz_absent(result, monkeypatch):
    monkeypatch.setitem(sys.modules, "arviz", None)
    with pytest.raises(casus.UsageError, match="pip install arviz"):
        result.to_arviz()


def test_notebook_escapes(result):
    shown = result._repr_html_()
    assert "Duel &amp; &lt;b&gt;" in shown
    assert '<b>"' not in shown


def test_file_comes_back_to_the_bit(result, tmp_path):
    result.save(tmp_path / "duel.nc")
    again = casus.load_result(tmp_path / "duel.nc")
    assert [file.name for file in tmp_path.iterdir()] == ["duel.nc"]
    assert again.as_dict() == result.as_dict()
    assert again.run == result.run
    assert again.warnings == result.warnings
    assert again.answers == result.answers
    assert again.columns == result.columns
    assert all(np.array_equal(again.draws(*key), result.draws(*key)) for key in result.columns)
    assert again.data.identical(result.data)


def test_one_draw_comes_back(tmp_path):
    one = casus.run(casus.parse(FRAME), 1)
    one.save(tmp_path / "one.nc")
    assert casus.load_result(tmp_path / "one.nc").as_dict() == one.as_dict()


def test_saving_where_it_cannot_be(result, tmp_path):
    with pytest.raises(casus.UsageError, match="no folder"):
        result.save(tmp_path / "absent" / "x.nc")
    with pytest.raises(casus.UsageError, match="cannot write"):
        result.save(tmp_path)
    with pytest.raises(casus.UsageError, match="keep=True"):
        casus.run(casus.parse(FRAME), 8, keep=False).save(tmp_path / "x.nc")
    assert not (tmp_path / "x.nc").exists()


def test_loading_what_is_no_result(tmp_path):
    import xarray

    with pytest.raises(casus.UsageError, match="no file"):
        casus.load_result(tmp_path / "absent.nc")
    with pytest.raises(casus.UsageError):
        casus.load_result(tmp_path)
    (tmp_path / "text.nc").write_text("casus: 1")
    (tmp_path / "empty.nc").write_bytes(b"")
    xarray.Dataset({"x": ("draw", [1.0])}).to_netcdf(tmp_path / "foreign.nc", engine="scipy")
    for name in ("text", "empty", "foreign"):
        with pytest.raises(casus.UsageError, match=name):
            casus.load_result(tmp_path / f"{name}.nc")


def changed(result, tmp_path, **attributes):
    data = result.data
    data.attrs["checksum"] = "0"
    data = data.rename({"float": "quantity float"})
    data.attrs.update(attributes)
    data.to_netcdf(tmp_path / "changed.nc", engine="scipy")
    return tmp_path / "changed.nc"


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"casus_format": 99}, "newer casus"),
        ({"casus_format": "?"}, "damaged"),
        ({"case_hash": "sha256:0"}, "not the one that was run"),
        ({"case_source": "casus: 1"}, "can't be read"),
        ({"settings": "{"}, "damaged"),
        ({"settings": "[]"}, "damaged"),
        ({"settings": '{"draws": 10, "loops": 1}'}, "damaged"),
        ({"settings": '{"draws": 10}'}, "damaged"),
        ({"seconds": 1.0}, "checksum"),
    ],
)
def test_loading_what_was_changed(result, tmp_path, attributes, said):
    with pytest.raises(casus.UsageError, match=said):
        casus.load_result(changed(result, tmp_path, **attributes))


def test_loading_damaged_files(tmp_path):
    path = tmp_path / "whole.nc"
    right = casus.run(casus.parse(FRAME), 16)
    right.save(path)
    whole = path.read_bytes()
    random = np.random.default_rng(0)
    came = Counter()
    for kind in ["short", "byte"] * 60:
        broken = bytearray(whole)
        if kind == "short":
            del broken[random.integers(len(whole) - 8) :]
        else:
            broken[random.integers(len(whole))] ^= int(random.integers(1, 256))
        (tmp_path / "broken.nc").write_bytes(broken)
        try:
            read = casus.load_result(tmp_path / "broken.nc")
            came[kind, "read"] += 1
            assert read.as_dict() == right.as_dict()
        except casus.UsageError:
            came[kind, "refused"] += 1
    assert came["short", "read"] == 0
    # A byte of a label or of padding says nothing that the case doesn't.
    assert came["byte", "read"] < came["byte", "refused"]


@pytest.mark.skipif(not SKETCH.exists(), reason="../shared/sketch/belarus-2022.yaml is absent")
def test_a_run_loads_no_library_that_it_does_not_need():
    code = f"""
    import sys
    import casus
    assert not [name for name in ("numpy", "pydantic") if name in sys.modules]
    with open({str(SKETCH)!r}) as file:
        case = casus.parse(file.read())
    result = casus.run(case)
    result.as_dict(), result._repr_html_()
    assert 0 < result.forecast < 0.2
    print([name for name in ("scipy", "xarray", "pandas", "altair", "arviz", "jinja2") if name in sys.modules])
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
