"""The entry: a row of the ledger, chained to the row before it by hashes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casus.errors import UsageError
from casus.ledger.canonical import canonical, hash_of
from casus.ledger.forecast import Forecast
from casus.ledger.resolution import Resolution

__all__ = ["Entry", "Row", "Settled", "read", "row_of"]

SHOWN = 8
"""Digits of a hash that are printed beside the number."""


@dataclass(frozen=True)
class Row:
    """A row as the database holds it.

    number   : running, from 1
    what     : forecast or resolution
    question : key of the question
    recorded : when, UTC, ISO 8601
    body     : the forecast or the resolution in canonical JSON
    previous : hash of the row before; of the first one, the hash of the ledger's beginning
    hash     : SHA-256 over all of the above, so that no row can be changed, left out or moved unnoticed
    """

    number: int
    what: str
    question: str
    recorded: str
    body: str
    previous: str
    hash: str

    def expected(self) -> str:
        """The hash that the row should have."""
        return hash_of([self.number, self.what, self.question, self.recorded, self.body, self.previous])


@dataclass(frozen=True)
class Entry:
    """A forecast in the ledger.

    number         : running, over forecasts and resolutions
    question       : key of its question, equal for the whole series
    recorded       : when, UTC
    previous, hash : its place in the chain
    """

    number: int
    question: str
    recorded: datetime
    previous: str
    hash: str
    forecast: Forecast

    @property
    def id(self) -> str:
        """What people type to name it: its number."""
        return str(self.number)

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {**_in_chain(self), "question_key": self.question, **self.forecast.as_dict()}


@dataclass(frozen=True)
class Settled:
    """A resolution in the ledger: number, time of recording (UTC), place in the chain of hashes."""

    number: int
    recorded: datetime
    previous: str
    hash: str
    resolution: Resolution

    @property
    def question(self) -> str:
        """Key of the question that it decides."""
        return self.resolution.question

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {**_in_chain(self), **self.resolution.as_dict()}


def _in_chain(entry: Entry | Settled) -> dict[str, Any]:
    """What all rows have: number, hashes and time."""
    return {
        "id": entry.number,
        "hash": entry.hash,
        "previous": entry.previous,
        "recorded": entry.recorded.isoformat(),
    }


def row_of(number: int, body: Forecast | Resolution, recorded: datetime, previous: str) -> Row:
    """The row that keeps a forecast or a resolution."""
    if isinstance(body, Forecast):
        what, question = "forecast", body.question_key
    else:
        what, question = "resolution", body.question
    try:
        text = canonical(body.as_dict())
    except (TypeError, ValueError) as error:
        raise UsageError(f"a forecast is kept as plain values, and this one has others: {error}") from None
    row = Row(number, what, question, recorded.isoformat(timespec="microseconds"), text, previous, "")
    return Row(number, what, question, row.recorded, text, previous, row.expected())


def read(row: Row) -> Entry | Settled:
    """What a row keeps.

    raises : UsageError where the row is damaged
    """
    try:
        body, recorded = json.loads(row.body), datetime.fromisoformat(row.recorded)
        if row.what == "forecast":
            return Entry(row.number, row.question, recorded, row.previous, row.hash, Forecast.from_dict(body))
        return Settled(row.number, recorded, row.previous, row.hash, Resolution.from_dict(body))
    except (UsageError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(
            f"entry {row.number} of the ledger is damaged ({error}); `casus forecast verify` lists all that is"
        ) from None
