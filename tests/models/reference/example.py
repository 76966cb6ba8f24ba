"""Features of Belarus beside Russia on the first day, and a small made-up table."""

from pathlib import Path
from typing import Any

import numpy as np

from casus.models.reference import Candidates

__all__ = ["BELARUS", "SHARED", "made_up"]

SHARED = Path(__file__).parents[4] / "shared" / "data"
BELARUS: dict[str, Any] = {
    "def_own": True, "off_own": False, "weak_own": False, "def_opp": False, "weak_opp": True, "own_target": False,
    "land_opp": True, "land_own": True, "km_opp": 434, "km_own": 672, "cinc_self": 0.0015, "cinc_own": 0.0349,
    "cinc_opp": 0.0064, "major_self": False, "major_own": True, "major_opp": False, "rival_own": False,
    "rival_opp": False, "mid10_own": 0, "mid10_opp": 0, "at_war": False,
}  # fmt: skip


def made_up(seed: int = 0, wars: int = 12, states: int = 8) -> Candidates:
    """Wars in which states with a pact enter more often; three features only."""
    rng = np.random.default_rng(seed)
    war = np.repeat(np.arange(wars), 2 * states)
    rows = len(war)
    length = rng.integers(20, 900, wars).astype(float)
    pact, other, border = (rng.random(rows) < share for share in (0.3, 0.1, 0.3))
    comes = rng.random(rows) < 0.05 + 0.4 * pact
    day = np.ceil(rng.random(rows) * length[war])
    return Candidates(
        np.arange(wars),
        tuple(f"War {k}" for k in range(wars)),
        1900 + np.arange(wars),
        length,
        war,
        tuple(f"S{k % (2 * states) // 2}" for k in range(rows)),
        1 + np.arange(rows) % 2,
        np.where(comes, day, np.inf),
        {name: value.astype(float) for name, value in (("def_own", pact), ("def_opp", other), ("land_opp", border))},
    )
