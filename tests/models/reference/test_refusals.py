"""Each documented error of the outside view."""

import numpy as np
import pytest
from tests.models.reference.example import BELARUS, made_up

from casus.errors import CaseError, UsageError
from casus.models.reference import outside_view, pool, read_features, read_figures, ridge_logit, shipped


def codes(error: pytest.ExceptionInfo[CaseError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


@pytest.mark.parametrize(
    ("window", "code"),
    [
        ((-1, 30), "window-before-war"),
        ((30, 30), "window-empty"),
        ((60, 30), "window-empty"),
        ((9_000, 9_030), "window-after-wars"),
    ],
)
@pytest.mark.parametrize("features", [None, read_features(BELARUS)])
def test_window(window: tuple[int, int], code: str, features: object) -> None:
    with pytest.raises(CaseError) as error:
        outside_view("war_joining", features, window)  # type: ignore[arg-type]
    assert codes(error) == [code]
    assert error.value.faults[0].expected


def test_unknown_class_and_window_are_told_at_once() -> None:
    with pytest.raises(CaseError) as error:
        outside_view("war_joinning", None, (-1, -2))
    assert codes(error) == ["wrong-value", "window-before-war", "window-empty"]
    assert error.value.faults[0].nearest == ("war_joining",)


def test_all_faults_of_features_are_told_at_once() -> None:
    wrong = {**BELARUS, "def_own": 1, "km_opp": -3, "mid10_own": 0.5, "cinc_own": "much", "defown": True}
    del wrong["at_war"]
    with pytest.raises(CaseError) as error:
        read_features(wrong)
    found = {(fault.path[0] if fault.path else "", fault.code) for fault in error.value.faults}
    assert found == {
        ("def_own", "wrong-type"),
        ("km_opp", "wrong-value"),
        ("mid10_own", "wrong-value"),
        ("cinc_own", "wrong-type"),
        ("defown", "unknown-key"),
        ("", "missing-key"),
    }
    assert {fault.nearest[0] for fault in error.value.faults if fault.nearest} == {"def_own"}


def test_sides_without_capability() -> None:
    with pytest.raises(CaseError) as error:
        read_features({**BELARUS, "cinc_own": 0, "cinc_opp": 0})
    assert codes(error) == ["wrong-value"]


def test_features_that_the_figures_need() -> None:
    with pytest.raises(CaseError) as error:
        outside_view("war_joining", read_features({"def_own": True}, ()), (0, 30))
    assert set(codes(error)) == {"missing-key"}


@pytest.mark.parametrize("options", [{"resamples": 1}, {"seed": -1}])
def test_options_out_of_range(options: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        outside_view("war_joining", None, (0, 30), **options)


@pytest.mark.parametrize("arguments", [(-0.1, 0.5, 0.5), (0.5, 1.1, 0.5), (0.5, 0.5, 2)])
def test_pool_out_of_range(arguments: tuple[float, float, float]) -> None:
    with pytest.raises(UsageError, match="from 0 to 1"):
        pool(*arguments)


def test_ridge_logit_of_one_outcome() -> None:
    with pytest.raises(UsageError, match="both outcomes"):
        ridge_logit(np.zeros((3, 1)), np.zeros(3), 1.0)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": 2}', "null"])
def test_a_file_that_holds_no_figures(text: str) -> None:
    with pytest.raises(UsageError, match=r"f\.json"):
        read_figures(text, "f.json")


def test_figures_whose_lists_differ() -> None:
    text = shipped("war_joining").text().replace('"number":[1,', '"number":[', 1)
    with pytest.raises(UsageError, match="differ in length"):
        read_figures(text)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"entered": np.full(192, np.inf)}, "nobody joined"),
        ({"entered": np.full(192, 5_000.0)}, "not within"),
        ({"side": np.ones(3, dtype=np.int64)}, "differ in length"),
        ({"features": {"def_own": np.full(192, np.nan)}}, "finite"),
    ],
)
def test_candidates_that_contradict_themselves(part: dict[str, object], message: str) -> None:
    table = made_up()
    with pytest.raises(UsageError, match=message):
        type(table)(**{**vars(table), **part})
