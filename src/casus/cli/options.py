"""Options that several commands have."""

import typer

__all__ = ["CASE", "JSON"]

CASE = typer.Argument(help="A case file, or the name of a case in the catalogue.", show_default=False)
JSON = typer.Option("--json", help="Print JSON instead of text.")
