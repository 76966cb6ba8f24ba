"""`casus update`: puts what was seen into a case, and says how the answer moved."""

import json
import math
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.cli.kept_update import Kept, keep, to_keep
from casus.cli.places import check_new
from casus.errors import CaseError, Fault, UsageError

if TYPE_CHECKING:
    from casus.case import Case
    from casus.case.amend import Amended
    from casus.ensemble import Result
    from casus.ledger import Ledger

__all__ = ["UpdateOptions", "Updated", "update_case"]

_MARK = "\ufeff"


@dataclass(frozen=True)
class UpdateOptions:
    """The options of `casus update`, as typed."""

    case: str
    seen: str
    on: str
    quiet: float | None
    output: Path | None
    draws: int
    seed: int
    ledger: str | None
    author: str | None
    record: bool
    as_json: bool


@dataclass(frozen=True)
class Updated:
    """A case before and after what was seen, run with the same draws and seed.

    before : the case as it was
    later  : the headline's forecast by the same weights on the day of what was seen: only time has passed
    after  : with the weights of the quiet periods
    file   : where the new case stands
    quiet  : periods without surprise; None where an event alone was seen
    kept   : the forecasts that went into the ledger, and where it is; None where none is kept
    """

    amended: "Amended"
    before: "Result"
    later: float | None
    after: "Result"
    file: Path
    quiet: float | None
    kept: "Kept | None" = None

    @property
    def probability(self) -> bool:
        """Whether the headline is a probability."""
        case = self.after.case
        return case.answers[case.headline].kind == "probability"

    def parts(self) -> Mapping[str, float | None]:
        """How far the headline moved by the time that passed, and then by what was seen; None where not defined."""
        first, then, last = self.before.forecast, self.later, self.after.forecast
        return {
            "time": None if first is None or then is None else then - first,
            "seen": None if then is None or last is None else last - then,
        }

    def as_dict(self) -> dict[str, Any]:
        """What `casus update --json` prints."""
        from casus.ensemble import answer_figures

        three = ("mean", "p10", "p90")
        return {
            "case": self.after.case.name,
            "file": str(self.file),
            "inserted": [{"path": new.where, "line": new.line, "text": new.text} for new in self.amended.inserted],
            "headline": self.after.case.headline,
            "before": answer_figures(self.before, *three),
            "after": answer_figures(self.after, *three),
            "parts": self.parts(),
            "as_of_before": _day(self.before.case),
            "as_of_after": _day(self.after.case),
            "recorded": self.kept.as_dict() if self.kept is not None else None,
            "effective_draws": self.after.observed.effective if self.after.observed is not None else None,
            "warnings": [str(fault) for fault in self.warnings],
        }

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """Of the new entries, then of the new case and its run."""
        return (*self.amended.warnings, *self.after.warnings)


def update_case(options: UpdateOptions) -> None:
    """Insert what was seen, run the case before and after, write it, and print how the answer moved."""
    from casus.catalogue import find
    from casus.cli.faults import print_warnings

    if not options.record and (options.ledger is not None or options.author is not None):
        raise UsageError("--no-record keeps nothing, so --ledger and --author have nothing to say beside it")
    on = _day_of(options.on)
    source = find(options.case)
    target = _target(source, options.output)
    case, raw = _read(source)
    not_kept = None
    with _ledger(case, options) as ledger:
        updated = _run(case, on, target, options)
        # What the ledger refuses is refused before the file is touched.
        forecasts = to_keep(updated, options.author) if ledger is not None else None
        _write(source, raw, target, updated.amended.text)
        try:
            if ledger is not None and forecasts is not None:
                updated = replace(updated, kept=keep(ledger, *forecasts))
        except UsageError as error:
            not_kept = f"{target} is updated, but the forecast is not kept: {error}"
    print_warnings(updated.warnings)
    if options.as_json:
        print(json.dumps(updated.as_dict(), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        from casus.cli.moved import show_moved

        show_moved(updated)
    if not_kept is not None:
        raise UsageError(f"{not_kept}; keep it with casus forecast record {target}")


@contextmanager
def _ledger(case: "Case", options: UpdateOptions) -> "Iterator[Ledger | None]":
    """The ledger that keeps the series, opened before anything is run or written; None where nobody signs."""
    if not options.record:
        yield None
    elif options.author is None and not case.authors and options.ledger is None:
        said = "not kept in the ledger: the case names no author; say with --author who forecasts"
        print(f"casus: {said}", file=sys.stderr)
        yield None
    else:
        from casus.cli.forecasts.kept import checked
        from casus.ledger import open_ledger

        checked(case, options.author, ())
        with open_ledger(options.ledger) as ledger:
            yield ledger


def _day_of(text: str) -> date:
    """The day that --on names: written as 2023-02-20, and not in the future."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise UsageError(f"--on: found {text!r}, expected a day written as 2023-02-20")
    if day > (today := date.today()):
        raise UsageError(f"--on: {day} is in the future: today is {today}")
    return day


def _target(source: Path, output: Path | None) -> Path:
    """Where the new case goes; said before a run what can't be written."""
    from casus.cases import catalogue, catalogue_path

    if output is None:
        shipped = [path for name in catalogue() if (path := catalogue_path(name)) is not None]
        if any(path.resolve() == source.resolve() for path in shipped):
            raise UsageError(
                f"{source.stem} is a case of the catalogue and stays as it is; "
                f"write the new case to a file of your own, with -o {source.stem}.yaml"
            )
        target = source
    else:
        target = output
        _check_new(source, target)
    if target.exists() and not target.stat().st_mode & 0o222:
        raise UsageError(f"{target} may only be read; name another file with -o")
    return target


def _check_new(source: Path, target: Path) -> None:
    if target.resolve() != source.resolve():
        check_new(target)


def _read(source: Path) -> "tuple[Case, bytes]":
    """The case and the bytes that it was read from."""
    from casus.case import read

    case = read(source)
    raw = _bytes(source)
    if raw.decode("utf-8-sig", "replace") != case.source:
        raise UsageError(f"{source} is being changed by somebody else; nothing was written")
    return case, raw


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {source}: {error.strerror or error}") from None


def _run(case: "Case", on: date, target: Path, options: UpdateOptions) -> Updated:
    import casus
    from casus.case.amend import amend
    from casus.ensemble import answers_under

    if options.quiet is not None and not math.isfinite(options.quiet):
        raise UsageError(f"--quiet: found {options.quiet}, expected a number of periods above 0")
    file = str(target) if options.output is not None else None
    amended = amend(case, options.seen, on, options.quiet, file=file)

    def run(one: "Case") -> "Result":
        return casus.run(one, options.draws, options.seed, keep=False)

    before = run(case)
    try:
        after = run(amended.case)
        later = after.forecast
        if options.quiet is not None:
            waited = answers_under(amend(case, options.seen, on).case, after.settings)
            later = waited.answers[case.headline].mean
    except CaseError as error:
        raise UsageError(
            f"with what was seen the case no longer runs, so nothing was written: {error.faults[0]}"
        ) from None
    return Updated(amended, before, later, after, target, options.quiet)


def _write(source: Path, raw: bytes, target: Path, text: str) -> None:
    """Write the new case whole or not at all, unless somebody else has changed the file meanwhile."""
    from casus.atomic import write_whole

    if _bytes(source) != raw:
        raise UsageError(f"{source} was changed while the case ran; nothing was written: run casus update again")
    if target.resolve() != source.resolve():
        _check_new(source, target)
    write_whole(target, f"{_MARK if raw.startswith(_MARK.encode()) else ''}{text}", what="the case")


def _day(case: "Case") -> str | None:
    return case.speaks.isoformat() if case.speaks is not None else None
