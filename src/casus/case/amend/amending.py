"""What was seen since a case was written, put into its text as an event and as quiet periods."""

import json
import math
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as FilePath

from casus.case.amend.inserting import insert, pieces_for
from casus.case.amend.layout import Span, layout
from casus.case.amend.quiet import seen_until, what_was_quiet
from casus.case.case import Case
from casus.case.expressions import Constant, names
from casus.case.reader import parse
from casus.case.refusals import check_text
from casus.errors import CaseError, Fault, Path, UsageError

__all__ = ["Amended", "Inserted", "amend"]

# A count of periods is rounded by a person.
ROUNDED = 1.0
# What a text in flow form may hold without quotes.
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+-*/() ")


@dataclass(frozen=True)
class Inserted:
    """One new entry.

    path : in the document
    line : in the new text, from 1
    text : as it is written there, without its indent
    """

    path: Path
    line: int
    text: str

    @property
    def where(self) -> str:
        """The path as people write it."""
        return Fault("wrong-value", "", self.path).where


@dataclass(frozen=True)
class Amended:
    """A case with new entries.

    text     : of the case; without `pieces` it is the old one to the letter
    case     : the new case
    inserted : the new entries: the event, then what was observed
    pieces   : index in `text` and letters of all that was inserted, commas included
    warnings : what is doubtful about the new entries
    """

    text: str
    case: Case
    inserted: tuple[Inserted, ...]
    pieces: tuple[tuple[int, str], ...]
    warnings: tuple[Fault, ...] = ()


def amend(case: Case, seen: str, on: date, quiet: float | None = None, *, file: str | None = None) -> Amended:
    """Insert an event at the end of `events`, and quiet periods at the end of `observed`.

    seen    : text of the event
    on      : its day, and the last day of the quiet periods
    quiet   : how many periods without surprise have passed; None inserts the event alone
    file    : where the new text will stand, if not where the old one does; the new case is named after it
    returns : the new text and case; nothing is written
    raises  : UsageError where text, day or number don't fit the case, or where the lines can't be inserted

    What the quiet periods were quiet of is said by the last entry of `observed`; where there is none, by a headline
    answer over(game.event, …) of a game with a clock. The new entry has no `bearing`: it is of the present.
    """
    _check(case, seen, on, quiet)
    marked = case.source.startswith("\ufeff")
    text = case.source[1:] if marked else case.source
    root = layout(text)
    name = _name(case, on)
    text_of_event = json.dumps(seen, ensure_ascii=False)
    event = _written(root, "events", {"date": on.isoformat(), "text": text_of_event}, name)
    entries: list[tuple[Path, str]] = [(("events", name), event)]
    pieces = list(pieces_for(text, root, "events", event, listed=False))
    warnings: tuple[Fault, ...] = ()
    if quiet is not None:
        what = what_was_quiet(case, root)
        values = {"what": what if _BARE.issuperset(what) else json.dumps(what), "periods": _number(quiet)}
        observed = _written(root, "observed", {**values, "until": on.isoformat()})
        entries.append((("observed", len(case.observed)), observed))
        pieces += pieces_for(text, root, "observed", observed, listed=True)
    new, placed = insert(text, pieces)
    if marked:
        new, placed = f"\ufeff{new}", tuple((index + 1, letters) for index, letters in placed)
    after = _read(case, new, seen, on, quiet, file)
    if quiet is not None:
        warnings = _miscounted(case, after, on, quiet)
    inserted = tuple(Inserted(path, after.places[path].line, written) for path, written in entries)
    return Amended(new, after, inserted, placed, warnings)


def _check(case: Case, seen: str, on: date, quiet: float | None) -> None:
    if not seen.strip():
        raise UsageError("what was seen is an empty text; expected a sentence such as 'Russian jets left for home'")
    try:
        check_text(seen, "text")
    except CaseError as error:
        fault = error.faults[0]
        raise UsageError(f"the text of what was seen holds {fault.message}; found {fault.found}") from None
    if quiet is not None and not (math.isfinite(quiet) and quiet > 0):
        raise UsageError(f"the number of quiet periods is {quiet:g}; expected a number above 0")
    if quiet is not None and case.as_of is None:
        raise UsageError(f"{case.name} has no `as_of:`, so nothing says since when it was quiet; write it first")
    if case.speaks is not None and on < case.speaks:
        raise UsageError(f"{on} is before {case.speaks}, the day that {case.name} already speaks from")
    if case.horizon is not None and on >= case.horizon:
        when = "the day" if on == case.horizon else f"after {case.horizon}, the day"
        raise UsageError(
            f"{on} is {when} on which the question of {case.name} is decided: nothing is left to forecast; "
            "say what came of it with casus forecast resolve"
        )
    if quiet is not None and on == case.speaks:
        raise UsageError(f"no quiet period can have passed: {case.name} already speaks from {on}")


def _name(case: Case, on: date) -> str:
    """A name that no event has yet."""
    name = stem = f"seen_{on:%Y_%m_%d}"
    number = 1
    while name in case.events:
        number += 1
        name = f"{stem}_{number}"
    return name


def _written(root: Span, section: str, values: dict[str, str], name: str | None = None) -> str:
    """A map in flow form, all but numbers in double quotes where the keys of the file are: so JSON stays JSON."""
    known = root.get(section)
    quoted = known.quoted if known is not None else root.entries[-1].quoted
    if quoted:
        values = {
            json.dumps(key): value if key == "periods" or value.startswith('"') else json.dumps(value)
            for key, value in values.items()
        }
    written = f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"
    return written if name is None else f"{json.dumps(name) if quoted else name}: {written}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and value < 1e15 else repr(float(value))


def _read(case: Case, text: str, seen: str, on: date, quiet: float | None, file: str | None) -> Case:
    """The new case; it must differ from the old one by the new entries and by nothing else."""
    name = case.name if file is None else FilePath(file).stem
    file = file or case.places[()].file
    try:
        after = parse(text, name, file)
    except CaseError as error:
        reason = f"with them it would have a fault: {error.faults[0]}"
        raise UsageError(f"the new lines can't be put into {file}; {reason}") from None
    kept = after.file.model_copy(update={"events": case.file.events, "observed": case.file.observed})
    *old, (_, event) = after.events.items()
    count = len(case.observed)
    fits = (
        kept == case.file
        and dict(old) == dict(case.events)
        and (event.date, event.text) == (on, seen.strip())
        and list(after.observed[:count]) == list(case.observed)
        and [(entry.passed.text, entry.until) for entry in after.observed[count:]]
        == ([] if quiet is None else [(Constant(float(quiet)).text, on)])
    )
    if not fits:
        raise UsageError(f"{file} is written in a way in which no lines can be put into it; write them by hand")
    return after


def _miscounted(case: Case, after: Case, on: date, quiet: float) -> tuple[Fault, ...]:
    """A warning where more or fewer periods are said to have passed than have."""
    since, path = seen_until(case), ("observed", len(case.observed), "periods")
    models = sorted({label.partition(".")[0] for label in names(after.observed[-1].what)})
    for clock in [case.games[model].clock for model in models if model in case.games]:
        if clock is None or since is None or abs(quiet - (passed := clock.period.between(since, on))) <= ROUNDED:
            continue
        fault = Fault(
            "time-observed",
            f"the quiet periods are {'more' if quiet > passed else 'fewer'} than have passed",
            path,
            f"{quiet:g} periods of {clock.period.text}",
            f"about {passed:.1f}, from {since} to {on}",
            severity="warning",
        )
        return (replace(fault, place=after.places[path]),)
    return ()
