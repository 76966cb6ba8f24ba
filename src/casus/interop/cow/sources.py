"""The published files that candidates are built from: which file is which, and what each says."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from casus.errors import UsageError
from casus.interop.cow.table import Line, read_table

__all__ = ["Participant", "Sources", "read_sources"]

Pair = tuple[int, int]
# What a file's name looks like, in lower case; the newest of several is taken.
PATTERNS = {
    "wars": "inter-statewardata*.csv",
    "states": "states2*.csv",
    "majors": "majors2*.csv",
    "capabilities": "nmc*.csv",
    "contiguity": "contdird*.csv",
    "alliances": "atop*ddyr*.csv",
    "capitals": "cshapes*.csv",
    "disputes": "gml-ddy-disputes*.csv",
    "rivalries": "tss_rivalries*.csv",
}
SAID = {
    "wars": "Inter-StateWarData_v4.0.csv (COW Inter-State War)",
    "states": "states2016.csv (COW State System)",
    "majors": "majors2016.csv (COW major powers)",
    "capabilities": "NMC-70-abridged.csv (COW National Material Capabilities)",
    "contiguity": "contdird.csv (COW Direct Contiguity)",
    "alliances": "atop5_1ddyr.csv (ATOP directed dyad-years)",
    "capitals": "CShapes-2.0.csv (capitals, for distances)",
    "disputes": "gml-ddy-disputes-2.2.1.csv (GML MID)",
    "rivalries": "tss_rivalries.csv (Thompson, Sakuwa & Suhas)",
}
NEEDED = ("wars", "states", "majors", "capabilities", "contiguity", "alliances")
# Gleditsch and Ward's numbers, which CShapes uses, where they differ from the Correlates of War's.
GW_TO_COW = {260: (255, 260), 678: (678, 679), 970: (970,), 971: (970,), 972: (955,), 973: (947,)}
OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")


@dataclass(frozen=True)
class Participant:
    """A state in a war: its side, first and last day, and whether that side began it."""

    war: int
    name: str
    state: int
    side: int
    start: date
    end: date
    initiator: bool


@dataclass
class Sources:
    """All that was read. Years and numbers as published; absent optional files leave None."""

    wars: list[Participant] = field(default_factory=list)
    states: list[tuple[int, str, date, date]] = field(default_factory=list)
    majors: list[tuple[int, date, date]] = field(default_factory=list)
    capability: dict[tuple[int, int], float] = field(default_factory=dict)
    border: set[tuple[int, int, int]] = field(default_factory=set)
    pledged: dict[tuple[int, int, int], tuple[float, ...]] = field(default_factory=dict)
    capitals: dict[int, list[tuple[int, int, float, float]]] | None = None
    disputes: dict[Pair, dict[int, int]] | None = None
    rivalries: dict[Pair, list[Pair]] | None = None
    absent: list[str] = field(default_factory=list)


def read_sources(folder: Path) -> Sources:
    """Read every file of a folder that casus knows, by its published name.

    raises : UsageError where a needed file is not there, or naming file, line and column
    """
    found = _find(folder)
    missing = [SAID[kind] for kind in NEEDED if kind not in found]
    if missing:
        raise UsageError(
            f"{folder} lacks {'; '.join(missing)}. Expected these files as published, "
            "or war_joiner_candidates.csv with wars.csv"
        )
    sources = Sources(absent=[SAID[kind] for kind in PATTERNS if kind not in found])
    sources.wars = _wars(found["wars"])
    for line in read_table(found["states"], ("stateabb", "ccode", *_DAYS)):
        sources.states.append((_state(line, "ccode"), line.text("stateabb"), *_span(line)))
    for line in read_table(found["majors"], ("ccode", *_DAYS)):
        sources.majors.append((_state(line, "ccode"), *_span(line)))
    for line in read_table(found["capabilities"], ("ccode", "year", "cinc")):
        if line.known("cinc"):
            sources.capability[_state(line, "ccode"), _year(line, "year")] = line.number_of("cinc", 0, 1)
    for line in read_table(found["contiguity"], ("state1no", "state2no", "year", "conttype")):
        if line.whole("conttype", 0, 6) == 1:
            one, two, year = _state(line, "state1no"), _state(line, "state2no"), _year(line, "year")
            sources.border |= {(one, two, year), (two, one, year)}
    for line in read_table(found["alliances"], ("statea", "stateb", "year", *OBLIGATIONS)):
        key = _state(line, "statea"), _state(line, "stateb"), _year(line, "year")
        sources.pledged[key] = tuple(line.flag(name) for name in OBLIGATIONS)
    _read_optional(sources, found)
    return sources


def _read_optional(sources: Sources, found: dict[str, Path]) -> None:
    if "capitals" in found:
        sources.capitals = defaultdict(list)
        for line in read_table(found["capitals"], ("gwcode", "gwsyear", "gweyear", "caplong", "caplat")):
            code = _state(line, "gwcode")
            if not line.known("caplong"):
                continue
            long, lat = line.number_of("caplong", -180, 180), line.number_of("caplat", -90, 90)
            for state in GW_TO_COW.get(code, (code,)):
                sources.capitals[state].append((_year(line, "gwsyear"), _year(line, "gweyear"), long, lat))
    if "disputes" in found:
        sources.disputes = defaultdict(dict)
        for line in read_table(found["disputes"], ("dispnum", "ccode1", "ccode2", "year")):
            one, two = _state(line, "ccode1"), _state(line, "ccode2")
            number, year = line.whole("dispnum", 0, 10**7), _year(line, "year")
            for pair in ((one, two), (two, one)):
                # A dispute counts once, by the first of its years.
                sources.disputes[pair][number] = min(year, sources.disputes[pair].get(number, year))
    if "rivalries" in found:
        sources.rivalries = defaultdict(list)
        for line in read_table(found["rivalries"], ("ccode1", "ccode2", "start", "end")):
            one, two = _state(line, "ccode1"), _state(line, "ccode2")
            span = _open_year(line, "start"), _open_year(line, "end")
            sources.rivalries[one, two].append(span)
            sources.rivalries[two, one].append(span)


_DAYS = ("styear", "stmonth", "stday", "endyear", "endmonth", "endday")


def _find(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")
    found: dict[str, Path] = {}
    for file in sorted(folder.iterdir()):
        for kind, pattern in PATTERNS.items():
            if file.is_file() and Path(file.name.lower()).match(pattern):
                found[kind] = file
    return found


def _wars(file: Path) -> list[Participant]:
    needed = ("warnum", "warname", "ccode", "side", "initiator", "startmonth1", "startday1", "startyear1",
              "endmonth1", "endday1", "endyear1")  # fmt: skip
    found = []
    for line in read_table(file, needed):
        end = _day(line, "endyear1", "endmonth1", "endday1", last=True)
        if line.known("endyear2") and line.known("startyear2"):
            end = max(end, _day(line, "endyear2", "endmonth2", "endday2", last=True))
        found.append(
            Participant(
                line.whole("warnum", 0, 10_000),
                line.text("warname"),
                _state(line, "ccode"),
                line.whole("side", 1, 2),
                _day(line, "startyear1", "startmonth1", "startday1"),
                end,
                line.whole("initiator", 1, 2) == 1,
            )
        )
    return found


def _span(line: Line) -> tuple[date, date]:
    return _day(line, "styear", "stmonth", "stday"), _day(line, "endyear", "endmonth", "endday", last=True)


def _day(line: Line, year: str, month: str, day: str, last: bool = False) -> date:
    """A day; one that is not known is taken as the first, or last, of its month or year."""
    of_month = line.whole(month, 1, 12) if line.known(month) else (12 if last else 1)
    of_day = line.whole(day, 1, 31) if line.known(day) else (28 if last else 1)
    try:
        return date(_year(line, year), of_month, of_day)
    except ValueError:
        raise line.fault(day, f"a day of month {of_month}") from None


def _year(line: Line, column: str) -> int:
    return line.whole(column, 1000, 2999)


def _open_year(line: Line, column: str) -> int:
    """A year of the rivalry file, where P1816 means by 1816 and "ongoing" has no end."""
    text = line.text(column).lower()
    if text == "ongoing":
        return 2999
    if text.startswith("p") and text[1:].isdigit():
        return int(text[1:])
    return _year(line, column)


def _state(line: Line, column: str) -> int:
    return line.whole(column, 1, 999)
