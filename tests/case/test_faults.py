"""Each kind of fault: its code, its place, what was found and expected, and the nearest valid name."""

import pickle
import re
from pathlib import Path

import pytest
from tests.case.example import Example, faults_of
from tests.case.examples_hypotheses import HYPOTHESES
from tests.case.examples_language import LANGUAGE
from tests.case.examples_reading import READING
from tests.case.examples_schema import SCHEMA
from tests.case.examples_time import TIME

import casus.case
from casus.case import parse
from casus.errors import CODES, Fault

EXAMPLES = (*READING, *SCHEMA, *TIME, *HYPOTHESES, *LANGUAGE)
# Faults of a whole file, with tests of their own in test_limits.py and test_files.py.
ELSEWHERE = {"yaml-too-large", "yaml-too-deep", "tree-too-large", "tree-too-deep"}


def _shown(example: Example) -> str:
    return (
        f"{example.code}: {example.text.splitlines()[-1] if example.text else ''}"[:70]
        .encode("ascii", "replace")
        .decode()
    )


def _fault(example: Example) -> Fault:
    if not example.warning:
        faults = faults_of(example.source)
        listed = "\n".join(map(str, faults)) or "no fault"
        if example.code == "missing-key" and len(faults) > 1:
            faults = tuple(fault for fault in faults if fault.code == example.code)
        assert len(faults) == 1, listed
        return faults[0]
    (fault,) = [warning for warning in parse(example.source).warnings if warning.code == example.code]
    return fault


@pytest.mark.parametrize("example", EXAMPLES, ids=map(_shown, EXAMPLES))
def test_fault(example: Example) -> None:
    fault = _fault(example)
    assert fault.code == example.code, fault
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == example.place, fault
    for part, whole in ((example.found, fault.found), (example.expected, fault.expected)):
        if part is not None:
            assert whole is not None, fault
            assert part in whole, fault
    if example.nearest is not None:
        assert fault.nearest[:1] == (example.nearest,), fault
    assert fault.severity == ("warning" if example.warning else "fault")
    # One line, and short enough for a screen: none of the case is poured out again.
    assert len(str(fault)) < 700
    assert "\n" not in str(fault)
    assert pickle.loads(pickle.dumps(fault)) == fault


def _codes_in_sources() -> set[str]:
    folder = Path(casus.case.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    return set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', sources)) & set(CODES) | set(
        re.findall(r'"(unused|cycle)"', sources)
    )


def test_every_code_that_a_case_can_get_has_an_example() -> None:
    assert _codes_in_sources() - {example.code for example in EXAMPLES} - ELSEWHERE == set()


def test_every_fault_says_what_was_expected() -> None:
    silent = {example.code for example in EXAMPLES if not example.warning and _fault(example).expected is None}
    # Faults of distributions and correlations are written where these are made.
    assert silent <= {code for code in CODES if code.startswith(("distribution-", "correlation-"))}, (
        "a code whose fault doesn't say what it expected"
    )


def test_letters_that_steer_a_terminal_are_not_printed() -> None:
    for text in (
        'casus: 1\ntitle: T\nanswer: "\\e[2J"',
        'casus: 1\ntitle: T\nanswer: 1\n"\\e[2J": 1',
        'casus: 1\ntitle: T\nanswer: 1\nsources: {"\\e[2J": {title: T}}',
        'casus: 1\ntitle: T\nanswer: 1\nwords: "\\e[2J\\u202e"',
        'casus: 1\ntitle: T\nanswer: 1\nclaims: {"\\e": {text: T, disputes: ["\\e"]}}',
        'casus: 1\ntitle: T\nanswer: a\nquantities: {"\\e": {value: 1}, a: {value: b, because: ["\\e"]}}',
    ):
        faults = faults_of(text)
        assert faults
        assert all(str(fault).isprintable() for fault in faults)
