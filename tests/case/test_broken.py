"""Broken cases made from good ones: each is read, or has faults that say where; never anything else."""

import contextlib
import copy
import pickle
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.case.good import flow, plain_values, texts

from casus.case import Case, parse
from casus.ensemble import plan
from casus.errors import CODES, CaseError, CasusError

SMALL = ("full", "new", "centipede", "entry-deterrence", "signorino-1999")
EXAMPLES = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["rest", "q", "likely", "normal(0, 1)", "uniform(1, 1)", "1 / 0", "0 * q", "g.rain", "lambda: 1", "a.b.c",
         "<<", "", "2022-12-20", "A", "game", "max(q)", "1 +", "__import__", "truncate(normal(0, 1), 50, 51)",
         "1e308 * 10", "beta(0.001, 0.001)", "gamma(0.001)", "lognormal(0, 5)", "quantiles(p5=1, p95=1e300)",
         "mixture(names=[p], weight=[0])"]
    ),
    st.just([]),
    st.just({}),
    st.lists(st.integers(0, 3), max_size=2),
    st.dictionaries(st.sampled_from(["value", "player", "moves", "is", "en", "x"]), st.integers(0, 2), max_size=2),
)  # fmt: skip


def check(text: str) -> None:
    """Read, and plan what could be read."""
    error: CaseError | None = None
    case: Case | None = None
    try:
        case = parse(text)
    except CaseError as caught:
        error = caught
    if case is None:
        assert isinstance(error, CaseError)
        assert error.faults
        for fault in error.faults:
            assert fault.place is not None, fault
            assert fault.place.line >= 1
            assert fault.place.column >= 1
            assert fault.code in CODES
            assert fault.severity == "fault"
            assert len(str(fault)) < 2_000
        assert pickle.loads(pickle.dumps(error)).faults == error.faults
        assert str(error)
        return
    for warning in case.warnings:
        assert warning.severity == "warning"
        assert warning.place is not None
    # What is wrong only when numbers are put in; nothing else may come of it.
    with contextlib.suppress(CasusError):
        plan(case)


def _containers(part: Any, found: list[Any]) -> list[Any]:
    if isinstance(part, dict | list):
        if part:
            found.append(part)
        for inner in part.values() if isinstance(part, dict) else part:
            _containers(inner, found)
    return found


@st.composite
def broken_values(draw: st.DrawFn, names: Sequence[str] = SMALL) -> str:
    """A good case with one to three of its parts changed."""
    values: Any = copy.deepcopy(plain_values(texts()[draw(st.sampled_from(names))]))
    for _ in range(draw(st.integers(1, 3))):
        places = _containers(values, [])
        if not places:
            break
        place = draw(st.sampled_from(places))
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = draw(st.sampled_from(keys))
        match draw(st.sampled_from(["delete", "junk", "rename", "copy", "wrap", "empty"])):
            case "delete":
                del place[key]
            case "junk":
                place[key] = draw(JUNK)
            case "rename" if isinstance(place, dict):
                place[draw(st.one_of(st.text(max_size=5), st.sampled_from(["moves", "q", "draw", "ｐ", "titel"])))] = (
                    place.pop(key)
                )
            case "copy":
                other = draw(st.sampled_from(places))
                place[key] = copy.deepcopy(other)
            case "wrap":
                place[key] = draw(st.sampled_from([[place[key]], {"en": place[key]}, str(place[key])]))
            case _:
                place[key] = type(place[key])()
    return flow(values)


@given(broken_values())
@EXAMPLES
def test_values_changed(text: str) -> None:
    check(text)


@given(broken_values(("belarus-2022",)))
@settings(EXAMPLES, max_examples=60)
def test_values_of_the_flagship_changed(text: str) -> None:
    check(text)


@st.composite
def broken_text(draw: st.DrawFn) -> str:
    """A good case with letters changed, or cut off."""
    text = texts()[draw(st.sampled_from(SMALL))]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(text) - 1, 0)))
        match draw(st.sampled_from(["delete", "insert", "swap", "cut", "double"])):
            case "delete":
                text = text[:at] + text[at + draw(st.integers(1, 6)) :]
            case "insert":
                piece = draw(
                    st.one_of(
                        st.sampled_from(list("{}[]()'\"#,:&*!|>%@`\t\n\r -?~^\0\x85\ufeff\u2028")), st.text(max_size=3)
                    )
                )
                text = text[:at] + piece + text[at:]
            case "swap":
                other = draw(st.integers(0, max(len(text) - 1, 0)))
                first, second = sorted((at, other))
                text = (
                    text[:first]
                    + text[second : second + 1]
                    + text[first + 1 : second]
                    + text[first : first + 1]
                    + text[second + 1 :]
                )
            case "cut":
                text = text[:at]
            case _:
                text = text[:at] + text[at : at + 40] + text[at:]
    return text


@given(broken_text())
@EXAMPLES
@example("casus: 1\ntitle: &a T\nanswer: *a")
@example("? ? ? a")
@example("{a, b: [c, {d, e}]}")
@example("- &a [*a]")
@example("!!binary x: y")
def test_letters_changed(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
@EXAMPLES
def test_any_text(text: str) -> None:
    check(text)


ATOMS = st.sampled_from(["q", "r", "1", "0.5", "2e3", "g.won", "min", "normal", "True", "if", "pass", "x", "1_0", "р"])
OPERATORS = st.sampled_from(["+", "-", "*", "/", "**", "<", "==", "(", ")", ",", ".", " ", "max(", "where(", "uniform(",
                             "[", "]", "=", "and", "%", ":", "@", "\n", "truncate(", "mixture(names=[",
                             "exp(", "not "])  # fmt: skip


@given(st.lists(st.one_of(ATOMS, OPERATORS), max_size=25).map("".join))
@settings(max_examples=1_000, deadline=None)
def test_any_expression(text: str) -> None:
    check(flow({"casus": 1, "title": "T", "answer": "p", "quantities": {
        "q": {"value": "likely"}, "r": {"value": 2}, "p": {"value": text}}}))  # fmt: skip
