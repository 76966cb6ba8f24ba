"""`casus run`: runs a case, prints the answer, writes the report."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casus.errors import UsageError, meant

if TYPE_CHECKING:
    from casus.case import Case
    from casus.ensemble.running import Progress
    from casus.models.game import Concept

__all__ = ["RunOptions", "run_case"]

# Shorter runs are over before a bar could be read.
PROGRESS_FROM = 500_000


@dataclass(frozen=True)
class RunOptions:
    """The options of `casus run`, as typed."""

    case: str
    draws: int
    seed: int
    method: str
    concept: "Concept | None"
    do: tuple[str, ...]
    suppose_planted: str | None
    as_json: bool
    report: Path | None
    save: Path | None
    no_report: bool
    digits: int | None
    language: str = "en"


def run_case(options: RunOptions) -> None:
    """Run the case, print what came out, and write the files asked for."""
    import casus
    from casus.catalogue import find
    from casus.cli.faults import print_warnings

    if options.no_report and options.report is not None:
        raise UsageError("--report and --no-report exclude one another")
    case = casus.load(options.case)
    report = None if options.no_report else options.report or Path(f"{case.name}.html")
    _check_places(find(options.case), report, options.save)
    _check_origin(case, options.suppose_planted)
    with _progress(options) as progress:
        result = casus.run(
            case,
            options.draws,
            options.seed,
            method=options.method,
            concept=options.concept,
            do=[_move(text) for text in options.do],
            keep=options.save is not None,
            progress=progress,
        )
    if options.save is not None:
        result.save(options.save)
    planted = None
    if options.suppose_planted is not None:
        from casus.ensemble import suppose_planted

        planted = suppose_planted(case, options.suppose_planted, result.settings)
    if report is not None:
        casus.write_report(result, report, digits=options.digits, planted=planted, language=options.language)
    print_warnings(result.warnings)
    if options.as_json:
        data = result.as_dict() | ({} if planted is None else {"suppose_planted": planted.plain()})
        print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))
        return
    from casus.cli.show import show
    from casus.wording import say, speaking

    with speaking(options.language, result.case.spelling(options.language)):
        show(result, options.digits, report is not None)
        if planted is not None:
            from casus.cli.show_planted import show_planted

            show_planted(result, planted, options.digits)
        if report is not None:
            print(say("Report: {path}", path=report))
        if options.save is not None:
            print(say("Result: {path}", path=options.save))


def _check_places(case: Path, report: Path | None, save: Path | None) -> None:
    """Say before a long run, rather than after it, what can't be written; a case is never written over."""
    for path in (report, save):
        if path is None:
            continue
        if not path.parent.is_dir():
            raise UsageError(f"cannot write {path}: there is no folder {path.parent}")
        if path.resolve() == case.resolve():
            raise UsageError(
                f"{path} is the case itself; name another file with --report or --save, or use --no-report"
            )
    if report is not None and save is not None and report.resolve() == save.resolve():
        raise UsageError(f"--report and --save name the same file: {report}")


def _check_origin(case: "Case", origin: str | None) -> None:
    """Say before a long run that no claim comes from an origin."""
    known = case.standing.origins
    if origin is None or origin in known:
        return
    listed = ", ".join(known) or "none: no claim stands"
    close = meant(origin, known)
    raise UsageError(f"--suppose-planted: no claim comes from {origin!r}, expected one of {listed}{close}")


def _move(text: str) -> tuple[str, str]:
    player, equals, move = text.partition("=")
    if not (equals and player.strip() and move.strip()):
        raise UsageError(f"--do: found {text!r}, expected PLAYER=MOVE, such as minsk=join")
    return player.strip(), move.strip()


@contextmanager
def _progress(options: RunOptions) -> Iterator["Progress | None"]:
    """A progress bar on standard error for long runs that a person watches."""
    if options.draws < PROGRESS_FROM or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("drawing", total=options.draws)
        yield lambda done, total: bar.update(task, completed=done, total=total)
