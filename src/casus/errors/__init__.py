"""One exception tree for the whole project, and the fault: what is wrong, where, and what was expected."""

from casus.errors.codes import CODES, Code
from casus.errors.fault import Fault, Path, Place, meant, nearest, short
from casus.errors.tree import CaseError, CasusError, UsageError
from casus.errors.visible import visible

__all__ = [
    "CODES",
    "CaseError",
    "CasusError",
    "Code",
    "Fault",
    "Path",
    "Place",
    "UsageError",
    "meant",
    "nearest",
    "short",
    "visible",
]
