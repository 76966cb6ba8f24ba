"""casus: run a strategic argument that is held as a case file.

>>> import casus
>>> case = casus.load("entry-deterrence")
>>> result = casus.run(case, draws=1024, seed=1)
>>> 0 <= result.forecast <= 1
True

Names are fetched on first use, so that importing casus loads neither numerics nor the schema.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from casus._version import __version__

if TYPE_CHECKING:
    from casus.case import Case, parse
    from casus.catalogue import load
    from casus.ensemble import Result, Settings, load_result, run
    from casus.errors import CaseError, CasusError, Fault, UsageError
    from casus.report import write_report

__all__ = [
    "Case",
    "CaseError",
    "CasusError",
    "Fault",
    "Result",
    "Settings",
    "UsageError",
    "__version__",
    "load",
    "load_result",
    "parse",
    "run",
    "write_report",
]

_HOME = {
    "Case": "case",
    "parse": "case",
    "load": "catalogue",
    "Result": "ensemble",
    "Settings": "ensemble",
    "load_result": "ensemble",
    "run": "ensemble",
    "CaseError": "errors",
    "CasusError": "errors",
    "Fault": "errors",
    "UsageError": "errors",
    "write_report": "report",
}


def __getattr__(name: str) -> Any:
    if (home := _HOME.get(name)) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"casus.{home}"), name)


def __dir__() -> list[str]:
    return __all__
