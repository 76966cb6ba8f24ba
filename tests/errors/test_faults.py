"""Faults and exceptions: they print, pickle and sort; every code is documented and used."""

import pickle
import re
from pathlib import Path

import pytest

import casus
from casus.errors import CODES, CaseError, CasusError, Fault, Place, UsageError, nearest, short

SOURCES = Path(casus.__file__).parent
FAULT = Fault("cycle", "a needs itself", ("quantities", "a"), "a → a", "numbers", ("b",), place=Place("f.yaml", 3, 7))


def test_a_fault_prints_all_it_knows() -> None:
    assert (
        str(FAULT)
        == "f.yaml:3:7: quantities.a: a needs itself; found a → a; expected numbers; did you mean 'b'? [cycle]"
    )


def test_what_the_message_quotes_is_not_said_twice() -> None:
    assert str(Fault("unknown-key", "there is no key 'x' here", found="x")) == "there is no key 'x' here [unknown-key]"
    said = Fault("wrong-value", "this must be a number from 0 to 1", found="7", expected="a number from 0 to 1")
    assert str(said) == "this must be a number from 0 to 1; found 7 [wrong-value]"


@pytest.mark.parametrize("error", [CaseError([FAULT]), UsageError("so"), CasusError("so")])
def test_every_exception_pickles_and_prints(error: CasusError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert isinstance(error, Exception)


def test_a_code_that_is_not_registered_is_refused() -> None:
    with pytest.raises(AssertionError, match="not registered"):
        Fault("no-such-code", "")


def test_a_case_error_without_faults_is_refused() -> None:
    with pytest.raises(AssertionError, match="at least one"):
        CaseError([])


def test_located_takes_the_place_of_the_nearest_entry_above() -> None:
    places = {(): Place("f", 1, 1), ("a",): Place("f", 2, 2)}
    error = CaseError([Fault("cycle", "", ("a", "b")), Fault("cycle", "", ("c",)), FAULT]).located(places)
    assert [str(fault.place) for fault in error.faults] == ["f:2:2", "f:1:1", "f.yaml:3:7"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_page(code: str) -> None:
    page = CODES[code]
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)
    assert page.meaning.endswith(".")
    assert page.mend.endswith((".", "?"))


def test_every_code_is_raised_somewhere() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in SOURCES.rglob("*.py")
        if "codes" not in path.relative_to(SOURCES).parts
    )
    assert {code for code in CODES if f'"{code}"' not in sources} == set()


def test_codes_of_two_files_do_not_meet() -> None:
    listed = re.findall(
        r'Code\(\s*"([a-z-]+)"', "".join(path.read_text() for path in (SOURCES / "errors" / "codes").glob("*.py"))
    )
    assert sorted(listed) == sorted(CODES)


def test_nearest_is_quick_and_takes_only_what_is_close() -> None:
    assert nearest("x" * 10_000, ["x" * 9_999]) == ()
    assert nearest("opposition", ["oposition", "zebra"]) == ("oposition",)
    assert nearest("a", []) == ()
    assert nearest("n7", (f"n{k}" for k in range(5_000))) == ("n7",)


@pytest.mark.parametrize("text", ["", "a", "a" * 60, "a" * 61, "a\nb" * 100, "\0\x1b[31m", "\u202eabc", "é" * 1000])
def test_short_is_short_and_safe_to_print(text: str) -> None:
    assert len(short(text)) <= 60
    assert short(text).isprintable()
