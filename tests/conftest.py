"""No test touches the ledger of the person who runs it."""

import pytest


@pytest.fixture(autouse=True)
def _ledger_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUS_LEDGER", str(tmp_path_factory.mktemp("ledger") / "ledger.sqlite"))
