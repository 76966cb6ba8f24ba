"""`casus draft`: from an article to a case that a person finishes."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from casus.cli.places import check_new

if TYPE_CHECKING:
    from casus.drafting import Extraction, Progress

__all__ = ["draft_case"]

# Less than these is done before a bar could be read: pages of a PDF, characters of a text.
PAGES_FROM = 20
CHARACTERS_FROM = 100_000


def draft_case(file: str, output: Path | None, as_json: bool) -> None:
    """Read the article, and write or print the draft, or what was found."""
    from casus.drafting import extract
    from casus.drafting.reading import read
    from casus.drafting.writing import case_text

    if output is not None:
        check_new(output)
    with _progress("reading", PAGES_FROM) as progress:
        article = read(file, progress)
    with _progress("looking", CHARACTERS_FROM) as progress:
        found = extract(article, progress)
    name = "standard input" if file == "-" else Path(file).name
    text = case_text(found, name)
    if output is not None:
        from casus.atomic import write_whole

        check_new(output)
        write_whole(output, text, what="the draft")
    if as_json:
        print(json.dumps(found.json(), ensure_ascii=False, indent=2, allow_nan=False))
        return
    if output is None:
        print(text, end="")
    _sum_up(found, output)


def _sum_up(found: "Extraction", output: Path | None) -> None:
    """What was found and what does not fit: on standard error where the draft itself is what is printed."""
    from casus.cli.console import Console

    console = Console(stderr=output is None)
    counts = {
        "sentence": found.sentences,
        "claim": found.claims,
        "source": found.sources,
        "actor": found.actors,
        "number": found.quantities,
        "conditional": found.conditionals,
        "reading": found.hypotheses,
    }
    said = [f"{len(these):,} {what}{'' if len(these) == 1 else 's'}" for what, these in counts.items() if these]
    console.print(f"found: {', '.join(said) or 'nothing'}", markup=False)
    for problem in found.problems:
        where = f"sentence {problem.sentence}: " if problem.sentence is not None else ""
        console.print(f"look at: {where}{problem.text}", markup=False)
    if output is not None:
        console.print(f"{output} is drafted.\n  casus check {output}", markup=False)


@contextmanager
def _progress(what: str, least: int) -> "Iterator[Progress | None]":
    """A progress bar on standard error for long work that a person watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: list[TaskID] = []

        def progress(done: int, total: int) -> None:
            if total >= least:
                tasks[:] = tasks or [bar.add_task(what, total=total)]
                bar.update(tasks[0], completed=done)

        yield progress
