"""What holds for all tests: no luck, and no touch of the ledger of the person who runs them."""

import os

import pytest
from hypothesis import settings

# The same examples in every run, so that a change is to blame for what it breaks; HYPOTHESIS_PROFILE=explore looks for
# new ones.
# No example is timed: a machine under load would fail it.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True)
def _ledger_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUS_LEDGER", str(tmp_path_factory.mktemp("ledger") / "ledger.sqlite"))
