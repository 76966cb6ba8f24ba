"""Forecasts by name, where a hash looks like a number."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.made import probability

from casus.errors import UsageError
from casus.ledger import open_ledger


def test_a_hash_of_digits_alone_is_offered_too(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.sqlite", clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as ledger:
        entries = ledger.record([probability(k / 1000) for k in range(300)])
        # Some six or seven of so many begin with six digits.
        digits = next(entry for entry in entries if entry.hash[:6].isdigit() and not entry.hash.startswith("0"))
        assert ledger.find(digits.hash[:6]).number == digits.number
        wrong = digits.hash[:5] + ("0" if digits.hash[5] != "0" else "1")
        if not any(entry.hash.startswith(wrong) for entry in entries):
            with pytest.raises(UsageError, match=f"did you mean .*{digits.hash[:6]}"):
                ledger.find(wrong)
        with pytest.raises(UsageError, match=r"no forecast '301'; did you mean 300\?"):
            ledger.find("301")
