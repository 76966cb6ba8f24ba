"""Files of the Correlates of War project and of ATOP, as published, and the table that is built from them."""

from pathlib import Path

from casus.errors import UsageError
from casus.interop.cow.build import build
from casus.interop.cow.prepared import CANDIDATES, WARS, read_prepared
from casus.interop.cow.sources import read_sources
from casus.models.reference import Candidates

__all__ = ["build", "read_folder", "read_prepared", "read_sources"]


def read_folder(folder: Path) -> tuple[Candidates, str, list[str]]:
    """The table of a folder, where it came from in words, and the optional files that weren't there.

    The folder holds the published files, or a prepared table: war_joiner_candidates.csv beside wars.csv.

    raises : UsageError naming file, line and column, what was found and what was expected
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")
    if (folder / CANDIDATES).exists() and (folder / WARS).exists():
        return read_prepared(folder), f"Prepared table {CANDIDATES}", []
    sources = read_sources(folder)
    table, dropped = build(sources)
    said = f"; {dropped:,} rows dropped, a capability or capital not being known" if dropped else ""
    return table, f"Built from published files{said}", sources.absent
