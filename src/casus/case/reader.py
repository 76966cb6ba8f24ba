"""Reads a case: text or file → Case, or all of its faults at once, each with its place."""

import codecs
import stat
from collections.abc import Iterable
from pathlib import Path as FilePath

from casus.case.case import Case
from casus.case.checks import check
from casus.case.document import Document, read_document
from casus.case.refusals import MOST_BYTES, place_in, too_large
from casus.case.validate import validate
from casus.errors import CaseError, Fault, Path, Place, UsageError, short

__all__ = ["parse", "read"]

# Faults of reading that leave the value at their path whole.
_OF_FILES = frozenset(("yaml-directive", "yaml-second-document", "yaml-key"))
# A reference to an entry that is wrong as a whole: the place is where its name stands.
_OF_KEYS = frozenset(("unused", "name-twice", "cycle"))


def read(path: str | FilePath) -> Case:
    """Read a case file.

    raises : UsageError where there is no such file; CaseError with every fault of the case
    """
    path = FilePath(path)
    shown = str(path).encode("utf-8", "replace").decode()
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UsageError(f"{shown} is a directory, not a case file")
        # Reading a pipe or a device could wait for ever.
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"{shown} is not a file")
        if status.st_size > MOST_BYTES:
            raise CaseError([too_large(status.st_size, shown)])
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot read {shown}: {error.strerror or error}") from None
    except ValueError:
        raise UsageError(f"cannot read {shown!r}: no file can have this name") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError([_not_utf8(raw, error.start, shown)]) from None
    return parse(text, name=path.stem.encode("utf-8", "replace").decode(), file=shown)


def _not_utf8(raw: bytes, start: int, file: str) -> Fault:
    # All before the first wrong byte is UTF-8, so its letters can be counted.
    place = place_in(raw[:start].decode("utf-8-sig"), start, file)
    found = f"byte {raw[start]:#04x}"
    if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return Fault("yaml-encoding", "the file is in UTF-16", found=found, expected="a file in UTF-8", place=place)
    return Fault("yaml-encoding", "this byte is not UTF-8", found=found, expected="a file in UTF-8", place=place)


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
    cut = {fault.path for fault in document.faults if fault.code not in _OF_FILES}
    faults = [*document.faults, *(fault for fault in fitting.faults if fault.path not in cut)]
    if fitting.file is None:
        raise CaseError(_located(faults, document))
    checked = check(fitting.file, fitting.gone, frozenset(cut | {fault.path for fault in fitting.faults}))
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
    # A fault of a key stands where the key does: then the key itself is what was found.
    if fault.path and (fault.found == short(str(fault.path[-1])) or fault.code in _OF_KEYS):
        key = document.keys.get(fault.path)
        if key is not None:
            return key
    path: Path = fault.path
    while path not in document.places and path:
        path = path[:-1]
    return document.places.get(path)
