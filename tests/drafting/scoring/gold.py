"""The articles with gold, and what drafting finds in them."""

import functools
import json
from pathlib import Path
from typing import Any

from casus.drafting import extract
from casus.drafting.reading import read

ARTICLES = Path(__file__).parents[1] / "articles"
MINSK = Path(__file__).parents[4] / "shared" / "articles" / "putin-visits-minsk.txt"


def names(folder: Path = ARTICLES) -> list[str]:
    """Names of the articles that are at hand: that of Minsk is kept in the shared folder beside the project."""
    found = (path.name.removesuffix(".gold.json") for path in folder.glob("*.gold.json"))
    return sorted(name for name in found if name != "minsk" or MINSK.exists())


def gold(name: str, folder: Path = ARTICLES) -> dict[str, Any]:
    """The gold of an article."""
    found: dict[str, Any] = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
    return found


@functools.cache
def draft(name: str, folder: Path = ARTICLES) -> dict[str, Any]:
    """What drafting finds in an article, as `casus draft --json` writes it."""
    path = MINSK if name == "minsk" else next(p for p in sorted(folder.glob(f"{name}.*")) if p.suffix != ".json")
    return extract(read(path)).json()
