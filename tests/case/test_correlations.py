"""Correlations between many: those that are checked soon are, more are refused."""

import time

from tests.case.example import faults_of

from casus.case import parse


def _text(count: int, pairs: list[tuple[int, int, float]]) -> str:
    quantities = "".join(f"  q{k}: {{value: likely}}\n" for k in range(count))
    listed = "".join(f"  - {{between: [q{i}, q{j}], rank: {rank}}}\n" for i, j, rank in pairs)
    return f"casus: 1\ntitle: T\nanswer: q0\nquantities:\n{quantities}correlations:\n{listed}"


def test_a_hundred_may_hang_together() -> None:
    assert len(parse(_text(100, [(k, k + 1, 0.3) for k in range(99)])).correlations) == 99


def test_pairs_that_do_not_hang_together_are_as_many_as_one_likes() -> None:
    pairs = [(k, k + 1, 0.5) for k in range(0, 4_000, 2)]
    assert len(parse(_text(4_001, pairs)).correlations) == 2_000


def test_more_than_a_hundred_that_hang_together_are_refused() -> None:
    (fault,) = faults_of(_text(1_500, [(k, k + 1, 0.3) for k in range(1_499)]))
    assert (fault.code, fault.path, fault.found) == ("wrong-value", ("correlations",), "1,500 quantities")
    assert fault.expected is not None
    assert "at most 100" in fault.expected


def test_the_hardest_that_is_checked_takes_a_second() -> None:
    # All pairs a little too far below zero: none can be spared, so each is tried.
    began = time.process_time()
    (fault,) = faults_of(_text(100, [(i, j, -0.0103) for i in range(100) for j in range(i)]))
    assert fault.code == "correlation-impossible"
    assert time.process_time() - began < 5
    assert len(str(fault)) < 700
