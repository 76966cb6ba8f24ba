"""The catalogue: cases that ship with casus, solved on every test run."""

from importlib.resources import files
from pathlib import Path

__all__ = ["catalogue", "catalogue_path"]


def catalogue() -> tuple[str, ...]:
    """Names of the shipped cases, sorted.

    >>> "belarus-2022" in catalogue()
    True
    """
    here = Path(str(files(__name__)))
    return tuple(sorted(path.stem for path in here.glob("*.yaml")))


def catalogue_path(name: str) -> Path | None:
    """Path of the shipped case `name`, or None where there is none.

    >>> catalogue_path("no-such-case") is None
    True
    """
    return Path(str(files(__name__))) / f"{name}.yaml" if name in catalogue() else None
