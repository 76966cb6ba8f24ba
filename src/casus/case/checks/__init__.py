"""What the schema can't see: names that must exist, trees that must end, order of computation, dates.

Each file looks at one subject and adds to one list of faults.
"""

from casus.case.checks.check import Checked, check

__all__ = ["Checked", "check"]
