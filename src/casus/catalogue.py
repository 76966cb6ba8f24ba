"""Finds a case by path or by its name in the catalogue."""

from pathlib import Path

from casus.case import Case, read
from casus.cases import catalogue, catalogue_path
from casus.errors import UsageError, nearest

__all__ = ["find", "load"]


def load(case: str | Path) -> Case:
    """Read a case file, or a case of the catalogue by its name.

    raises : UsageError where there is no such file or name; CaseError with all faults of the file

    >>> load("centipede").name
    'centipede'
    """
    return read(find(case))


def find(case: str | Path) -> Path:
    """The file of a case: a path that exists, else a name in the catalogue.

    >>> find("belarus-2023")
    Traceback (most recent call last):
    casus.errors.tree.UsageError: there is no file and no catalogue case 'belarus-2023'; did you mean 'belarus-2022'?
    """
    path = Path(case)
    if path.exists():
        return path
    if (known := catalogue_path(str(case))) is not None:
        return known
    names = nearest(str(case), catalogue())
    hint = f"; did you mean {' or '.join(map(repr, names))}?" if names else "; `casus cases` lists the catalogue"
    raise UsageError(f"there is no file and no catalogue case {str(case)!r}{hint}")
