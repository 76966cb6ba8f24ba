"""Options that several commands have."""

from enum import StrEnum

import typer

__all__ = ["CASE", "JSON", "LANGUAGE", "Language"]


class Language(StrEnum):
    """What casus speaks: a test holds it to the catalogues."""

    en = "en"
    tr = "tr"
    ru = "ru"


CASE = typer.Argument(help="A case file, or the name of a case in the catalogue.", show_default=False)
JSON = typer.Option("--json", help="Print JSON instead of text.")
LANGUAGE = typer.Option(help="Speak English, Turkish or Russian.", case_sensitive=False)
