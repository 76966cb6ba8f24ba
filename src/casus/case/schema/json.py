"""The JSON Schema of a case file, for editors that complete and check while one types.

It is looser than the reader: it knows keys, types and words, not names that must exist or expressions that must parse.
"""

import json
from importlib.resources import files
from typing import Any

from casus.case.schema import CaseFile

__all__ = ["committed", "json_schema", "json_schema_text"]

_FILE = "case.schema.json"
_NAMED = ("answers", "assumptions", "sources", "claims", "events", "actors", "quantities", "models")


def json_schema() -> dict[str, Any]:
    """The schema, made from the reader's own."""
    schema = CaseFile.model_json_schema(by_alias=True)
    for name in _NAMED:
        schema["properties"][name]["propertyNames"] = {"pattern": "^[A-Za-z_][A-Za-z0-9_]*$"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "casus case file, version 1",
        "anyOf": [{"required": ["answer"]}, {"required": ["answers"]}],
    }


def json_schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def committed() -> str:
    """The text of the file that ships with casus."""
    return (files("casus.case.schema") / _FILE).read_text(encoding="utf-8")
