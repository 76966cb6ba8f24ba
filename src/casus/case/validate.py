"""From plain values to the schema's entries: pydantic's complaints said as faults."""

import copy
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from casus.case.document import Plain
from casus.case.names import odd_letter
from casus.case.schema import KINDS, LATER_KINDS, CarriedError, CaseFile, Entry
from casus.errors import Fault, Path, nearest, short
from casus.quantities.words import SCHEMES

__all__ = ["Validated", "validate"]

_ATTEMPTS = 6

_LATER = "comes with a later version"
_EXPECTED = {
    "model_type": "a map",
    "dict_type": "a map",
    "list_type": "a list",
    "string_type": "a text",
}
# What to write under a key that is missing, where its name doesn't say it.
_TO_WRITE = {
    "casus": "`casus: 1`, the version of the format",
    "title": "`title: …`, what it is called, in a few words",
    "value": "`value: …`, a number, an estimative word, a distribution or an expression",
    "is": "`is: …`, an expression such as choice.joins",
    "kind": f"`kind:` {' or '.join(KINDS)}",
    "class": "`class: war_joining`, the class of past cases",
    "war_began": "`war_began: …`, a day such as 2022-02-24",
    "period": "`period: …`, such as 1 month",
    "from": "`from: …`, a day such as 2022-02-24",
    "what": "`what: …`, the probability of what was seen in a period, such as 1 - choice.joins",
    "tree": "`tree:` with `player:` and `moves:`, or with `chance:`",
    "rank": "`rank: …`, a number from -1 to 1",
    "between": "`between: […, …]`, two names",
    "date": "`date: …`, such as 2022-12-20",
    "status": "`status:` observed, absent or unknown",
    "likelihood": "`likelihood: {…}`, the probability of seeing it under each hypothesis",
    "hypotheses": "`hypotheses: {…}`, names with `prior:`",
    "prior": "`prior: …`, how likely it was before the evidence",
    "level": "`level: …`, low, moderate or high",
    "yes_if": "`yes_if: …`, what makes the answer yes",
    "no_if": "`no_if: …`, what makes the answer no",
}


@dataclass(frozen=True)
class Validated:
    """What the schema says of a document.

    file   : the case as far as it fits: entries with faults are left out; None where nothing fits
    faults : all that doesn't fit
    gone   : (section, name) of the entries left out
    """

    file: CaseFile | None
    faults: list[Fault]
    gone: frozenset[tuple[str, str]] = frozenset()


def validate(root: Plain) -> Validated:
    """Check a document against the schema. What has faults is left out, so that the rest can be checked further."""
    if not isinstance(root, dict):
        expected = "a map: `casus: 1`, `title:`, …"
        return Validated(None, [Fault("wrong-type", "a case is a map of keys and values", (), _shown(root), expected)])
    gone: set[tuple[str, str]] = set()
    faults = _later(root)
    root = _without([fault.path[:2] for fault in faults], root, gone)
    words = root.get("words")
    context = {"words": words if isinstance(words, str) and words in SCHEMES else "icd203"}
    for attempt in range(_ATTEMPTS):
        try:
            return Validated(CaseFile.model_validate(root, context=context), faults, frozenset(gone))
        except ValidationError as error:
            found = [_in_document(dict(problem)) for problem in error.errors(include_url=False)]
            problems = [(problem, _faults(problem)) for problem in found]
        # Later rounds meet what the leaving out itself has broken, such as a key that is now missing.
        if attempt == 0:
            faults += _without_misspelt(problems)
            gone.update(_misspelt_sections(faults, root))
        root = _without([_part_to_leave(problem, attempt) for problem, _ in problems], root, gone)
    return Validated(None, faults, frozenset(gone))


def _in_document(problem: dict[str, Any]) -> dict[str, Any]:
    """A problem of pydantic with its path in the document: without the kind that chose a model's entry."""
    path = problem["loc"]
    return {**problem, "loc": (*path[:2], *path[3:]), "kind": path[2]} if path[0] == "models" and path[2:] else problem


def _without_misspelt(problems: Sequence[tuple[Mapping[str, Any], list[Fault]]]) -> list[Fault]:
    """All faults but those of keys that are missing because they stand there misspelt."""
    faults = [fault for _, found in problems for fault in found]
    misspelt = {(*fault.path[:-1], name) for fault in faults if fault.code == "unknown-key" for name in fault.nearest}
    missing = [found for problem, found in problems if problem["type"] == "missing" and problem["loc"] in misspelt]
    return [fault for fault in faults if not any(fault in found for found in missing)]


def _misspelt_sections(faults: list[Fault], root: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """Sections that stand there misspelt; what refers to their entries has no faults."""
    for fault in faults:
        if fault.code == "unknown-key" and len(fault.path) == 1:
            yield from ((name, "") for name in fault.nearest if name not in root)


def _part_to_leave(problem: Mapping[str, Any], attempt: int) -> Path:
    path: Path = tuple(problem["loc"])
    if problem["type"] == "missing":
        path = path[:-1] or path
    # What does not come right by leaving out the part itself does by leaving out the whole entry, or its section.
    return path if attempt < _ATTEMPTS // 2 else path[:2] if attempt < _ATTEMPTS - 2 else path[:1]


def _without(parts: Sequence[Path], root: dict[str, Plain], gone: set[tuple[str, str]]) -> dict[str, Plain]:
    """The document without some of its parts; what must be there is replaced by something harmless."""
    root = copy.deepcopy(root)
    for path in parts:
        if len(path) <= 2:
            section, name = str(path[0]), str(path[1]) if len(path) == 2 else ""
            gone.add((section, name))
            gone.update((section, key) for key in (_keys(root.get(section)) if len(path) == 1 else ()))
        if path in _HARMLESS:
            root[str(path[0])] = _HARMLESS[path]
            continue
        if len(path) == 2 and path[0] == "quantities":
            # Its name goes on to be known, so that using it is no second fault.
            _set(root, path, {"value": 1})
            continue
        _set(root, path, None)
    return root


_HARMLESS: Mapping[Path, Plain] = {("title",): "?", ("casus",): 1}


def _keys(part: Plain) -> list[str]:
    return list(part) if isinstance(part, dict) else []


def _has(part: Plain, key: str | int) -> bool:
    if isinstance(part, dict):
        return key in part
    return isinstance(part, list) and isinstance(key, int) and key < len(part)


def _set(root: Plain, path: Path, value: Plain) -> None:
    """Put `value` at the path, or take away what stands there where `value` is None."""
    here: Any = root
    for part in path[:-1]:
        if not _has(here, part):
            return
        here = here[part]
    last = path[-1]
    if isinstance(here, dict):
        here.pop(last, None)
        if value is not None:
            here[last] = value
    elif _has(here, last):
        # An item of a list leaves its place empty for now: places of the others must not move.
        here[last] = value


def _later(root: dict[str, Plain]) -> list[Fault]:
    """Models of kinds that are planned."""
    models = root.get("models")
    kinds = (
        {name: model.get("kind") for name, model in models.items() if isinstance(model, dict)}
        if isinstance(models, dict)
        else {}
    )
    return [
        Fault("later-version", f"the kind {kind!r} {_LATER}", ("models", name, "kind"), kind, _TO_WRITE["kind"])
        for name, kind in kinds.items()
        if isinstance(kind, str) and kind in LATER_KINDS
    ]


def _faults(problem: Mapping[str, Any]) -> list[Fault]:
    path, kind = tuple(problem["loc"]), problem["type"]
    carried = problem.get("ctx", {}).get("error")
    if isinstance(carried, CarriedError):
        return [fault.under(*path) for fault in carried.error.faults]
    if kind == "extra_forbidden":
        return [_unknown_key(path, problem.get("kind"))]
    if kind == "missing":
        key = str(path[-1])
        expected = _TO_WRITE.get(key, f"`{key}: …`")
        return [Fault("missing-key", f"the key {key!r} is missing", path[:-1], expected=expected)]
    wanted, found = _EXPECTED.get(kind, "another value"), problem["input"]
    expected = f"{wanted}{_such_as(path, wanted, found, problem.get('kind'))}"
    return [Fault("wrong-type", f"this must be {wanted}", path, found=_shown(found), expected=expected)]


def _such_as(path: Path, wanted: str, found: object, kind: str | None) -> str:
    """An example of what may stand at a path, in a model of a kind."""
    item = _entry_at((*path, 0), kind) if wanted == "a list" else None
    if item is not None:
        return f" of maps, such as [{{{_valid(item)[0]}: …}}]"
    if wanted == "a list" and isinstance(found, str | int | float) and not isinstance(found, bool):
        return f" such as [{short(str(found))}]"
    entry = _entry_at(path, kind)
    if entry is not None:
        return f" with keys such as {', '.join(list(_valid(entry))[:4])}"
    if wanted != "a map":
        return ""
    return " of names and what they stand for" + (", or the entry without this key" if found is None else "")


def _unknown_key(path: Path, kind: str | None) -> Fault:
    entry, key = _entry_at(path[:-1], kind), str(path[-1])
    valid = _valid(entry)
    odd = "" if key.isascii() else f"; {odd_letter(key)}"
    return Fault(
        "unknown-key",
        f"there is no key {short(key)!r} here{odd}",
        path,
        found=short(key),
        expected=f"one of {', '.join(valid)}",
        nearest=nearest(key, valid),
    )


def _valid(entry: type[Entry] | None) -> list[str]:
    """The keys that an entry may have."""
    return [] if entry is None else [field.alias or name for name, field in entry.model_fields.items()]


def _entry_at(path: Path, kind: str | None) -> type[Entry] | None:
    """The entry of the schema that a path leads to, in a model of a kind."""
    here: Any = CaseFile
    if len(path) >= 2 and path[0] == "models":
        here, path = KINDS[kind or "game"], path[2:]
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
    return "a map" if isinstance(found, dict) else "a list" if isinstance(found, list) else short(str(found))
