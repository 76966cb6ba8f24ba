"""Builds the table war × third state × side from the published files."""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import numpy as np

from casus.errors import UsageError
from casus.interop.cow.sources import Participant, Sources
from casus.models.reference import Candidates

__all__ = ["build"]

EARTH_KM = 6371.0


def build(sources: Sources) -> tuple[Candidates, int]:
    """Candidates of every war, and how many rows were dropped because a capability or a capital isn't known.

    Originators are the states that fight on the first day of a war; every other member of the state system on that
    day is a candidate for each side. Alliances, capabilities and borders are those of the year before.
    """
    by_war: dict[int, list[Participant]] = defaultdict(list)
    for one in sources.wars:
        by_war[one.war].append(one)
    wars: list[tuple[int, str, int, int]] = []
    rows: list[tuple[int, str, int, float, dict[str, float]]] = []
    dropped = 0
    for number, fought in sorted(by_war.items()):
        start, end = min(one.start for one in fought), max(one.end for one in fought)
        origin = {side: [one for one in fought if one.side == side and one.start == start] for side in (1, 2)}
        if not origin[1] or not origin[2]:
            # A war that one side is late for has no first day with two sides; it can't be joined as defined.
            continue
        first = {one.state for one in fought if one.start == start}
        position = len(wars)
        wars.append((number, fought[0].name, start.year, (end - start).days + 1))
        for state, name, since, until in sources.states:
            if not since <= start <= until or state in first:
                continue
            for side in (1, 2):
                features = _features(sources, state, origin[side], origin[3 - side], number, start)
                if features is None:
                    dropped += 1
                    continue
                entries = [(one.start - start).days for one in fought if (one.state, one.side) == (state, side)]
                rows.append((position, name, side, float(min(entries, default=math.inf)), features))
    if not rows:
        raise UsageError("the files hold no war with a candidate whose covariates are known")
    return (
        Candidates(
            np.array([war[0] for war in wars]),
            tuple(war[1] for war in wars),
            np.array([war[2] for war in wars]),
            np.array([war[3] for war in wars], dtype=float),
            np.array([row[0] for row in rows]),
            tuple(row[1] for row in rows),
            np.array([row[2] for row in rows]),
            np.array([row[3] for row in rows]),
            {name: np.array([row[4][name] for row in rows]) for name in rows[0][4]},
        ),
        dropped,
    )


def _features(
    sources: Sources, state: int, own: list[Participant], opp: list[Participant], war: int, start: date
) -> dict[str, float] | None:
    """Covariates of one candidate and side by feature name, or None where one of them isn't known."""
    year = start.year - 1
    found: dict[str, float] = {
        "own_target": float(not any(one.initiator for one in own)),
        "major_self": float(_major(sources, state, start)),
        "at_war": float(
            any(one.state == state and one.war != war and one.start <= start <= one.end for one in sources.wars)
        ),
    }
    capability = {"self": _capability(sources, [state], start.year)}
    for side, originators in (("own", own), ("opp", opp)):
        states = [one.state for one in originators]
        pledges = [sources.pledged.get((state, other, year), (0.0,) * 5) for other in states]
        defence, offence, *weak = (max(pledge) for pledge in zip(*pledges, strict=True))
        found[f"def_{side}"] = defence
        found[f"weak_{side}"] = float(any(weak) and not defence)
        if side == "own":
            found["off_own"] = offence
        found[f"land_{side}"] = float(any((state, other, year) in sources.border for other in states))
        found[f"major_{side}"] = float(any(_major(sources, other, start) for other in states))
        capability[side] = _capability(sources, states, start.year)
        if sources.capitals is not None:
            km = _nearest(sources, state, states, start.year)
            if km is None:
                return None
            found[f"km_{side}"] = km
        if sources.disputes is not None:
            numbers = {
                number
                for other in states
                for number, began in sources.disputes.get((state, other), {}).items()
                if start.year - 10 <= began < start.year
            }
            found[f"mid10_{side}"] = float(len(numbers))
        if sources.rivalries is not None:
            spans = [span for other in states for span in sources.rivalries.get((state, other), [])]
            found[f"rival_{side}"] = float(any(since <= year <= until for since, until in spans))
    for name, value in capability.items():
        if value is None:
            return None
        found[f"cinc_{name}"] = value
    return found if found["cinc_own"] + found["cinc_opp"] > 0 else None


def _major(sources: Sources, state: int, day: date) -> bool:
    return any(one == state and since <= day <= until for one, since, until in sources.majors)


def _capability(sources: Sources, states: Iterable[int], year: int) -> float | None:
    """Of all together, the year before or, for a state that is new, the same year."""
    total = 0.0
    for state in states:
        value = sources.capability.get((state, year - 1), sources.capability.get((state, year)))
        if value is None:
            return None
        total += value
    return total


def _nearest(sources: Sources, state: int, others: Iterable[int], year: int) -> float | None:
    """Kilometres from capital to the nearest of the others' capitals, along a great circle."""
    here, there = _capital(sources, state, year), [_capital(sources, other, year) for other in others]
    if here is None or not any(there):
        return None
    return min(_great_circle(here, one) for one in there if one is not None)


def _capital(sources: Sources, state: int, year: int) -> tuple[float, float] | None:
    spans = (sources.capitals or {}).get(state, [])
    fits = [(long, lat) for since, until, long, lat in spans if since <= year <= until]
    # CShapes begins in 1886; before that the first capital it knows is taken.
    return fits[0] if fits else (min(spans)[2:] if spans and year < min(spans)[0] else None)


def _great_circle(one: tuple[float, float], other: tuple[float, float]) -> float:
    long1, lat1, long2, lat2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((long2 - long1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
