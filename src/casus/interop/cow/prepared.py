"""A prepared table of candidates: war_joiner_candidates.csv beside wars.csv."""

from pathlib import Path

import numpy as np

from casus.errors import UsageError
from casus.interop.cow.table import Line, read_table
from casus.models.reference import Candidates

__all__ = ["CANDIDATES", "WARS", "read_prepared"]

CANDIDATES, WARS = "war_joiner_candidates.csv", "wars.csv"
FLAGS = (
    "def_own", "off_own", "def_opp", "land_own", "land_opp", "major_own", "major_opp", "major_self", "at_war",
    "rival_own", "rival_opp",
)  # fmt: skip
WEAK = ("neu", "nag", "con")


def read_prepared(folder: Path) -> Candidates:
    """Read a prepared table.

    raises : UsageError naming file, line and column
    """
    wars = list(read_table(folder / WARS, ("warnum", "warname", "start", "days")))
    number = [line.whole("warnum", 0, 10_000) for line in wars]
    position = {war: k for k, war in enumerate(number)}
    length = [line.number_of("days", 1, 40_000) for line in wars]
    year = [_year(line) for line in wars]
    needed = (
        "warnum", "abb", "side", "joinever", "days", "own_init", "km_own", "km_opp",
        "cinc_self", "cinc_own", "cinc_opp", "mid10_own", "mid10_opp", *FLAGS,
        *(f"{kind}_{side}" for kind in WEAK for side in ("own", "opp")),
    )  # fmt: skip
    war, state, sides, entered = [], [], [], []
    features: dict[str, list[float]] = {}
    for line in read_table(folder / CANDIDATES, needed):
        at = line.whole("warnum", 0, 10_000)
        if at not in position:
            raise line.fault("warnum", f"a war of {WARS}")
        war.append(position[at])
        state.append(line.text("abb"))
        sides.append(line.whole("side", 1, 2))
        joined = line.whole("joinever", 0, 1)
        entered.append(line.number_of("days", 1, length[position[at]]) if joined else np.inf)
        for name, value in _features(line).items():
            features.setdefault(name, []).append(value)
    if not war:
        raise UsageError(f"{folder / CANDIDATES}: the file holds no rows")
    return Candidates(
        np.array(number),
        tuple(line.text("warname") for line in wars),
        np.array(year),
        np.array(length),
        np.array(war),
        tuple(state),
        np.array(sides),
        np.array(entered),
        {name: np.array(values) for name, values in features.items()},
    )


def _year(line: Line) -> int:
    start = line.text("start")
    if not start[:4].isdigit():
        raise line.fault("start", "a date such as 1914-07-29")
    return int(start[:4])


def _features(line: Line) -> dict[str, float]:
    found = {name: float(line.whole(name, 0, 1)) for name in FLAGS}
    for side in ("own", "opp"):
        some = any(line.whole(f"{kind}_{side}", 0, 1) for kind in WEAK)
        found[f"weak_{side}"] = float(some and not line.whole(f"def_{side}", 0, 1))
        found[f"km_{side}"] = line.number_of(f"km_{side}", 0, 21_000)
        found[f"cinc_{side}"] = line.number_of(f"cinc_{side}", 0, 1)
        found[f"mid10_{side}"] = line.number_of(f"mid10_{side}", 0, 1_000)
    found["cinc_self"] = line.number_of("cinc_self", 0, 1)
    found["own_target"] = 1.0 - line.whole("own_init", 0, 1)
    return found
