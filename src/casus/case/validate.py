"""From plain values to the schema's entries: pydantic's complaints said as faults."""

import types
import typing
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from casus.case.document import Plain
from casus.case.schema import LATER_KEYS, LATER_KINDS, Carried, CaseFile, Entry
from casus.errors import Fault, Path, nearest

__all__ = ["validate"]

_LATER = "comes with a later version"
_EXPECTED = {
    "model_type": "a map",
    "dict_type": "a map",
    "list_type": "a list",
    "string_type": "a text",
}


def validate(root: Plain) -> tuple[CaseFile | None, list[Fault]]:
    """Check a document against the schema; None where it doesn't hold, with every fault."""
    if not isinstance(root, dict):
        return None, [
            Fault(
                "wrong-type",
                "a case is a map of keys and values",
                found=_shown(root),
                expected="`casus: 1`, `title:`, …",
            )
        ]
    faults, root = _later(root)
    words = root.get("words")
    try:
        file = CaseFile.model_validate(
            root, context={"words": words if words in ("phia", "nato", "kent") else "icd203"}
        )
    except ValidationError as error:
        faults.extend(fault for problem in error.errors(include_url=False) for fault in _faults(dict(problem)))
        return None, faults
    return (None if faults else file), faults


def _later(root: dict[str, Plain]) -> tuple[list[Fault], dict[str, Plain]]:
    """Models of kinds that are planned: named as such and taken out, so that their keys are not all unknown."""
    models = root.get("models")
    if not isinstance(models, dict):
        return [], root
    faults = []
    kept = dict(models)
    for name, model in models.items():
        kind = model.get("kind") if isinstance(model, dict) else None
        if kind in LATER_KINDS:
            faults.append(
                Fault(
                    "later-version",
                    f"models of the kind {kind} {_LATER.replace('comes', 'come')}",
                    ("models", name, "kind"),
                )
            )
            del kept[name]
    return faults, {**root, "models": kept}


def _faults(problem: Mapping[str, Any]) -> list[Fault]:
    path, kind = tuple(problem["loc"]), problem["type"]
    carried = problem.get("ctx", {}).get("error")
    if isinstance(carried, Carried):
        return [fault.under(*path) for fault in carried.error.faults]
    if kind == "extra_forbidden":
        return [_unknown_key(path)]
    if kind == "missing":
        return [Fault("missing-key", f"the key {path[-1]!r} is missing", path[:-1], expected=f"`{path[-1]}:`")]
    expected = _EXPECTED.get(kind)
    if expected is None:
        return [Fault("wrong-type", str(problem["msg"]), path, found=_shown(problem["input"]))]
    return [Fault("wrong-type", f"this must be {expected}", path, found=_shown(problem["input"]), expected=expected)]


def _unknown_key(path: Path) -> Fault:
    entry, key = _entry_at(path[:-1]), str(path[-1])
    if entry is not None and key in LATER_KEYS.get(entry, ()):
        return Fault("later-version", f"the key {key!r} {_LATER}", path)
    fields = {} if entry is None else entry.model_fields
    valid = [field.alias or name for name, field in fields.items()]
    return Fault(
        "unknown-key",
        f"there is no key {key!r} here",
        path,
        expected=f"one of {', '.join(valid)}" if valid else None,
        nearest=nearest(key, valid),
    )


def _entry_at(path: Path) -> type[Entry] | None:
    """The entry of the schema that a path leads to."""
    here: Any = CaseFile
    for part in path:
        here = _strip(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = next((f for name, f in here.model_fields.items() if (f.alias or name) == part), None)
            if field is None:
                return None
            here = field.annotation
        elif typing.get_origin(here) in (dict, list):
            here = typing.get_args(here)[-1]
        else:
            return None
    here = _strip(here)
    return here if isinstance(here, type) and issubclass(here, Entry) else None


def _strip(annotation: Any) -> Any:
    """An annotation without `| None`."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation


def _shown(found: object) -> str:
    if isinstance(found, bool | None):
        return {True: "true", False: "false", None: "nothing"}[found]
    text = {dict: "a map", list: "a list"}.get(type(found)) or str(found)
    return text if len(text) <= 60 else f"{text[:57]}…"
