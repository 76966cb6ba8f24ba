"""Reads a case: text or file → Case, or all of its faults at once, each with its place."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path as FilePath

from casus.case.case import Case
from casus.case.checks import check
from casus.case.document import MOST_BYTES, Document, read_document, too_large
from casus.case.validate import validate
from casus.errors import CaseError, Fault, Path, Place, UsageError

__all__ = ["parse", "read"]

# Faults of a key stand where the key does, all others where the value does.
_OF_KEYS = frozenset(("unknown-key", "later-version", "name-not-ascii", "name-invalid", "name-reserved", "name-twice"))


def read(path: str | FilePath) -> Case:
    """Read a case file.

    raises : UsageError where there is no such file; CaseError with every fault of the case
    """
    path = FilePath(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"{path} is not a file")
        if status.st_size > MOST_BYTES:
            raise CaseError([too_large(status.st_size, str(path))])
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {os.strerror(error.errno or 0)}") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(str(path), before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1)
        fault = Fault(
            "yaml-encoding", f"byte {raw[error.start]:#04x} is not UTF-8", expected="a file in UTF-8", place=place
        )
        raise CaseError([fault]) from None
    return parse(text, name=path.stem, file=str(path))


def parse(text: str, name: str = "case", file: str | None = None) -> Case:
    """Read a case from a text.

    name   : what the case is called in messages and file names
    file   : what places call the file; by default NAME.yaml
    raises : CaseError with every fault of the case, sorted by place

    >>> case = parse("casus: 1\\ntitle: Rain\\nanswer: p\\nquantities: {p: {value: 0.3, about: Chance of rain}}")
    >>> case.headline, case.ground("p")
    ('answer', 'judgement')
    """
    document = read_document(text, file or f"{name}.yaml")
    fitting = validate(document.root)
    # A value that YAML's traps have cut up has its fault already.
    cut = {fault.path for fault in document.faults}
    faults = [*document.faults, *(fault for fault in fitting.faults if fault.path not in cut)]
    if fitting.file is None:
        raise CaseError(_located(faults, document))
    checked = check(fitting.file, fitting.gone)
    faults += [fault for fault in checked.faults if fault.path not in cut]
    if faults:
        raise CaseError(_located(faults, document))
    warnings = tuple(_located(checked.warnings, document))
    return Case(name, text, fitting.file, checked.order, checked.trees, document.places, warnings)


def _located(faults: Iterable[Fault], document: Document) -> list[Fault]:
    """Faults with their places, in the order of the file, each once."""
    placed = [fault if fault.place else fault.at(_place(fault, document)) for fault in faults]
    unique = {(fault.code, fault.path, fault.message): fault for fault in placed}
    return sorted(unique.values(), key=lambda fault: (fault.place.line, fault.place.column) if fault.place else (0, 0))


def _place(fault: Fault, document: Document) -> Place | None:
    if fault.code in _OF_KEYS and (place := document.keys.get(fault.path)) is not None:
        return place
    path: Path = fault.path
    while path not in document.places and path:
        path = path[:-1]
    return document.places.get(path)
