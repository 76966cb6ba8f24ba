"""`kill -9` at random moments loses nothing that was acknowledged and corrupts nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casus.ledger import open_ledger

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def killed(store: str, kills: int, seed: int) -> tuple[list[int], int]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "ledger" / "killed.py"), store, str(kills), str(seed)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    return said["acknowledged"], said["killed_while_writing"]


def check(store: str, acknowledged: list[int]) -> None:
    with open_ledger(store, create=False) as ledger:
        found = ledger.verify()
        numbers = [entry.number for entry in ledger.entries()]
        assert found.faults == ()
        # A writer that comes after goes on where the last one was killed.
        from tests.ledger.made import probability

        assert ledger.record([probability()])[0].number == len(numbers) + 1
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= set(numbers)


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    store = str(tmp_path / "ledger.sqlite")
    acknowledged, busy = killed(store, 200, 20261124)
    # Otherwise nothing would have been tested.
    assert busy > 100
    assert len(acknowledged) > 1000
    check(store, acknowledged)


@pytest.mark.slow
def test_kills_lose_nothing_acknowledged_in_any_store(store: str) -> None:
    acknowledged, busy = killed(store, 12, 7)
    assert busy >= 3
    check(store, acknowledged)
