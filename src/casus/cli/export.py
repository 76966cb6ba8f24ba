"""`casus export`: the game of a case as a file of Gambit."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from casus.errors import UsageError

__all__ = ["ExportOptions", "export_case"]


@dataclass(frozen=True)
class ExportOptions:
    """The options of `casus export`, as typed."""

    case: str
    model: str | None
    at: str
    output: Path
    as_json: bool


def export_case(options: ExportOptions) -> None:
    """Write the file and say what it can't hold."""
    import casus
    from casus.cli.places import check_output

    draw = _draw(options.at)
    check_output(options.output, "the game", ".efg")
    case = casus.load(options.case)
    from casus.interop.gambit import write_efg
    from casus.interop.gambit.export import export_game

    exported = export_game(case, options.model, draw)
    write_efg(exported.game, options.output)
    if options.as_json:
        data = {
            "file": str(options.output),
            "case": case.name,
            "model": exported.model,
            "at": "mean" if draw is None else draw,
            "nodes": len(exported.game.tree.player),
            "precision": exported.precision,
            "warnings": list(exported.warnings),
        }
        print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))
        return
    for warning in exported.warnings:
        print(f"casus: {warning}", file=sys.stderr)
    where = "at the mean of what is uncertain" if draw is None else f"in draw {draw}"
    print(f"{options.output}: the game {exported.model} of {case.name}, {where}.")
    if exported.precision:
        from casus.cli.numbers import plain_number

        listed = ", ".join(f"{player} {plain_number(value)}" for player, value in exported.precision.items())
        print(f"Precision, which the file can't hold: {listed}.")


def _draw(at: str) -> int | None:
    """The number of a draw; None for the mean."""
    if at == "mean":
        return None
    word, _, number = at.partition(":")
    if word == "draw" and number.isascii() and number.isdigit() and len(number) < 10:
        return int(number)
    raise UsageError(f"--at: found {at!r}, expected mean, or a draw by its number such as draw:0")
