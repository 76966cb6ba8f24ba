"""Writes anew what is generated from the code and the catalogue: run by `make docs`, checked by tests/docs."""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import catalogues
from article import article_page
from faults import fault_pages
from language import language_page

from casus.case.schema.json import json_schema_text

ROOT = Path(__file__).parent.parent

PAGES: dict[str, Callable[[], str]] = {
    "src/casus/case/schema/case.schema.json": json_schema_text,
    "docs/faults.md": fault_pages,
    "docs/language.md": language_page,
    "docs/article.md": article_page,
}


def main() -> None:
    """Write every page that differs from what stands there."""
    for name, make in PAGES.items():
        path, text = ROOT / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"written: {name}")
    catalogues.write_files()


if __name__ == "__main__":
    main()
