"""The commands of `casus reference` and their options."""

from pathlib import Path
from typing import Annotated

import typer

from casus.cli.options import CASE, JSON

__all__ = ["app"]


app = typer.Typer(
    name="reference",
    help="The outside view: how often such things happen at all.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@app.command("fit")
def fit(
    folder: Annotated[
        Path,
        typer.Argument(help="A folder with COW and ATOP files as published, or a prepared table.", metavar="DIR"),
    ],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write the fitted figures.", dir_okay=False)] = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the resampled wars.")] = 1,
    resamples: Annotated[int, typer.Option(min=20, max=5_000, help="Fits on resampled wars.")] = 200,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Fit the outside view to your own files."""
    from casus.cli.references.fitted import fit_reference

    fit_reference(folder, out, seed, resamples, as_json)


@app.command("show")
def show(
    case: Annotated[str, CASE],
    figures: Annotated[
        Path | None, typer.Option(help="Figures of a fit of your own, instead of those that come with casus.")
    ] = None,
    resamples: Annotated[int, typer.Option(min=20, max=100_000, help="Resamples of wars.")] = 2_000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the resamples.")] = 1,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Show the outside view of a case, with everything that it can't say."""
    from casus.cli.references.shown import show_reference

    show_reference(case, figures, resamples, seed, as_json)
