"""`casus forecast score`: how good the forecasts were."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from casus.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from casus.ledger.scoring import Against, Decomposition, Line, Score

__all__ = ["score_forecasts"]

OF = {"probability": "probabilities", "ordinal": "ladders", "number": "numbers"}


def score_forecasts(where: str | None, by: str | None, last: bool, picture: Path | None, as_json: bool) -> None:
    """Print the scores; draw the reliability diagram where that was asked for."""
    from casus.cli.places import check_output
    from casus.ledger import open_ledger
    from casus.ledger.scoring import score

    with open_ledger(where, create=False) as ledger:
        if picture is not None:
            check_output(picture, "the picture", ".svg", ledger.where)
        found = score(ledger.all_series(), by=by, last=last)
    if picture is not None:
        _draw(found, picture)
    if as_json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2, allow_nan=False))
        return
    from casus.cli.console import Console

    console = Console()
    for part in _parts(found, by):
        console.print(part)
    if picture is not None:
        _tell(found, picture)


def _draw(found: "Score", picture: Path) -> None:
    if found.decomposition is None:
        raise UsageError(f"no picture: {_too_few(found)}")
    from casus.atomic import write_whole
    from casus.report.figures.reliability import reliability_svg

    write_whole(picture, reliability_svg(found.decomposition), "the picture")


def _tell(found: "Score", picture: Path) -> None:
    from casus.report.figures.reliability import reliability_sentence

    assert found.decomposition is not None
    print(f"Picture: {picture}. {reliability_sentence(found.decomposition)}")


def _too_few(found: "Score") -> str:
    from casus.ledger.scoring import ENOUGH

    return (
        f"reliability is shown from {ENOUGH} resolved questions with a probability on, and there are "
        f"{found.probability_questions}; below that, too few fall into one bin to say anything"
    )


def _parts(found: "Score", by: str | None) -> "Iterator[RenderableType]":
    from rich.text import Text

    from casus.ledger.scoring.rules import LEAST

    yield Text(_counted(found), style="bold")
    if left := _left_out(found):
        yield Text(left, style="dim")
    if not found.lines:
        return
    yield Text()
    yield _table([line for line in found.lines if line.group is None], None)
    if by:
        yield Text()
        grouped = [line for line in found.lines if line.group is not None]
        order = {(line.kind, line.rule, line.unit): k for k, line in enumerate(found.lines) if line.group is None}
        yield _table(sorted(grouped, key=lambda line: (order[line.kind, line.rule, line.unit], line.mean)), by)
    yield Text()
    yield Text(
        "Less is better. ± is the standard error, forecasts of one question taken together. Skill is 1 − score / score "
        "of the simple forecaster, on the forecasts that have one (their number in brackets where it isn't all); "
        "below 0 the simple forecaster was better. The constant is ½ for a probability and equal shares over a ladder.",
        style="dim",
    )
    if found.raised:
        count = f"{found.raised} forecast{'' if found.raised == 1 else 's'}"
        yield Text(
            f"{count} gave what happened less than {LEAST:.6f}: the log score counts that much, since it would "
            "otherwise be infinite.",
            style="yellow",
        )
    yield Text()
    if found.decomposition is None:
        yield Text(f"{_too_few(found)[0].upper()}{_too_few(found)[1:]}.", style="dim")
    else:
        yield from _reliability(found.decomposition)


def _counted(found: "Score") -> str:
    return f"{_count(found.forecasts, 'forecast')} of {_count(found.questions, 'resolved question')} scored"


def _left_out(found: "Score") -> str:
    reasons = (
        (found.open, "of questions still open"),
        (found.void, "of questions resolved as void"),
        (found.hindsight, "recorded after the decision, which is hindsight"),
        (found.superseded, "followed by a later one of the same author"),
    )
    said = "; ".join(f"{number:,} {why}" for number, why in reasons if number)
    return f"Not scored: {said}." if said else ""


def _table(lines: "Sequence[Line]", by: str | None) -> "Table":
    from rich.text import Text

    from casus.cli.console import plain_table
    from casus.ledger.scoring.measuring import BASELINES

    table = plain_table()
    table.add_column("score of", no_wrap=True)
    if by:
        table.add_column(by, overflow="fold")
    table.add_column("mean", no_wrap=True)
    table.add_column("n", justify="right", no_wrap=True)
    for name in BASELINES:
        table.add_column(f"skill to {name}".replace("base rate", "base\N{NO-BREAK SPACE}rate"), justify="right")
    for line in lines:
        against = {one.baseline: one for one in line.against}
        what = OF[line.kind] + (f", {line.unit}" if line.unit else "")
        table.add_row(
            Text(line.rule, style="bold").append(f"\n{what}", style="not bold dim"),
            *([Text(line.group or "")] if by else []),
            f"{line.mean:.3g}" + (f" ± {line.error:.1g}" if line.error is not None else ""),
            f"{line.forecasts:,}",
            *(_skill(against.get(name), line.forecasts) for name in BASELINES),
        )
    return table


def _skill(one: "Against | None", forecasts: int) -> str:
    if one is None:
        return "–"
    shown = "none" if one.skill is None else f"{100 * one.skill:+.0f}%".replace("-", "−")
    return shown if one.forecasts == forecasts else f"{shown} ({one.forecasts:,})"


def _reliability(found: "Decomposition") -> "Iterator[RenderableType]":
    from rich.text import Text

    from casus.cli.console import plain_table

    yield Text(
        f"Brier {found.brier:.4f} = reliability {found.reliability:.4f} − resolution {found.resolution:.4f} "
        f"+ uncertainty {found.uncertainty:.4f} {'−' if found.within < 0 else '+'} within bins {abs(found.within):.4f}",
        style="bold",
    )
    yield Text("(Murphy 1973; reliability is best at 0, resolution the more the better)", style="dim")
    table = plain_table()
    for heading in ("probability given", "mean", "happened", "90 % interval", "forecasts", "questions"):
        table.add_column(heading, justify="left" if heading == "probability given" else "right")
    for one in found.bins:
        table.add_row(
            f"{100 * one.low:.0f} to {100 * one.high:.0f} %",
            f"{100 * one.forecast:.0f} %",
            f"{100 * one.frequency:.0f} %",
            f"{100 * one.least:.0f} to {100 * one.most:.0f} %",
            f"{one.forecasts:,}",
            f"{one.questions:,}",
        )
    yield table


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
