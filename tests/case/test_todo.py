"""Texts that begin with TODO: listed, no fault, and nothing runs them."""

import pytest
from tests.case.example import faults_of

import casus
from casus.case import parse
from casus.case.todo import unfinished
from casus.errors import CaseError

DRAFT = """casus: 1
title: T
question: "TODO: what is asked"
resolution: {yes_if: TODO, no_if: {en: "TODO - no", tr: Hayır}, source: A TODO list}
answer: p
quantities: {p: {value: likely, about: TODOs of the day}}
"""


def test_each_is_listed_with_its_place_and_what_is_wanted() -> None:
    listed = [(fault.where, str(fault.place), fault.expected) for fault in parse(DRAFT, "a").todos]
    assert [one for one in listed if one[0] != "question"] == [
        ("resolution.yes_if", "a.yaml:4:22", "the text"),
        ("resolution.no_if.en", "a.yaml:4:40", "no"),
    ]
    assert listed[0] == ("question", "a.yaml:3:11", "what is asked")


def test_what_an_unfinished_question_lacks_is_listed_and_no_fault() -> None:
    lacking = [fault for fault in parse(DRAFT).todos if "still needs" in fault.message]
    assert [fault.message.split("'")[1] for fault in lacking] == ["as_of", "horizon"]
    finished = DRAFT.replace("TODO: what is asked", "What is asked?")
    assert [fault.code for fault in faults_of(finished)] == ["missing-key"] * 2


def test_unfinished() -> None:
    with pytest.raises(CaseError) as caught:
        casus.run(parse(DRAFT), draws=64)
    assert {fault.code for fault in caught.value.faults} == {"unfinished"}
    assert len(caught.value.faults) == 5


@pytest.mark.parametrize(
    ("text", "is_"),
    [("TODO", True), ("TODO: x", True), ("TODO\n", True), ("TODOS", False), ("todo", False), ("", False)],
)
def test_what_counts(text: str, is_: bool) -> None:
    assert unfinished(text) == is_
    assert unfinished({"en": "x", "tr": text}) == is_


def test_a_case_without_any_has_none() -> None:
    assert casus.load("entry-deterrence").todos == ()
