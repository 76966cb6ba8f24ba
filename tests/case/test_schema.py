"""The JSON Schema: made from the reader's own, up to date, and true of every good case."""

import json
from typing import Any

import pytest
from tests.case.good import plain_values, texts

from casus.case.schema.json import committed, json_schema, json_schema_text

jsonschema = pytest.importorskip("jsonschema", reason="in the test extra")


def _errors(values: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(json_schema())
    return [error.message for error in validator.iter_errors(values)]


def test_the_committed_file_is_up_to_date() -> None:
    assert committed() == json_schema_text(), "`make docs` writes it anew"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(committed()))


@pytest.mark.parametrize("name", sorted(texts()))
def test_good_cases_fit(name: str) -> None:
    assert _errors(plain_values(texts()[name])) == []


@pytest.mark.parametrize(
    "values",
    [
        {"casus": 1, "title": "T"},
        {"casus": 2, "title": "T", "answer": 1},
        {"casus": 1, "title": "T", "answer": 1, "titel": "x"},
        {"casus": 1, "title": 5, "answer": 1},
        {"casus": 1, "title": "T", "answer": 1, "words": "icd302"},
        {"casus": 1, "title": "T", "answer": 1, "quantities": {"my-name": {"value": 1}}},
        {"casus": 1, "title": "T", "answer": 1, "quantities": {"p": {}}},
        {"casus": 1, "title": "T", "answer": 1, "sources": {"s": {"title": "T", "reliability": "G"}}},
        {"casus": 1, "title": "T", "answer": 1, "models": {"g": {"kind": "index", "tree": {}}}},
    ],
)
def test_broken_cases_do_not_fit(values: Any) -> None:
    assert _errors(values)
