"""Why a forecast moved between two versions of a case."""

from casus.insight.changes.changes import Change, changes

__all__ = ["Change", "changes"]
