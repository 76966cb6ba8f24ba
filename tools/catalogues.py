"""Collects what the code says, and brings the catalogues of translations up to date; run by `make docs`.

`casus.pot` lists every template. `LANGUAGE/LC_MESSAGES/casus.po` holds its translations, which people write, and
`casus.mo` is what runs: it stands in the repository so that a checkout needs no build.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
TIMELESS = datetime(2000, 1, 1, tzinfo=UTC)
SOURCE = ROOT / "src" / "casus"
FOLDER = SOURCE / "wording" / "catalogues"
LANGUAGES = ("tr", "ru")
# Lines of a header that say when, by whom and with what: no use to a reader of the history.
DROPPED = (b"-Date:", b"Generated-By", b"EMAIL@ADDRESS", b"LL@li.org")
KEYWORDS = {
    "say": None,
    "say_html": None,
    "later": None,
    "say_n": (1, 2),
    "say_html_n": (1, 2),
    "say_in": ((1, "c"), 2),
    "later_in": ((1, "c"), 2),
}
HEAD = {
    "project": "casus",
    "version": "1",
    "copyright_holder": "the casus authors",
    "header_comment": "# Sentences of casus, under the licence of the project.",
    "charset": "utf-8",
    "fuzzy": False,
}
METHODS = [("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract")]


def template() -> Catalog:
    """Every template in the code, with the files that say it."""
    found = Catalog(**HEAD)
    options = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
    for name, _, message, comments, context in _sorted(options):
        found.add(message, None, [(f"src/casus/{name}", None)], auto_comments=comments, context=context)
    return found


def _sorted(options: dict[str, dict[str, str]]) -> Iterator[tuple]:
    found = extract_from_dir(
        SOURCE, METHODS, options, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    # Without line numbers: a line more in a file would change the catalogues otherwise.
    yield from sorted(found, key=lambda entry: (entry[0], entry[1]))


def updated(language: str, messages: Catalog) -> Catalog:
    """The catalogue of a language with all templates, its translations kept and those no longer said dropped."""
    path = po_path(language)
    catalogue = Catalog(locale=language, **HEAD)
    if path.exists():
        catalogue = read_po(io.BytesIO(path.read_bytes()), locale=language)
    catalogue.update(messages, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def po_path(language: str) -> Path:
    """Where the translations of a language stand."""
    return FOLDER / language / "LC_MESSAGES" / "casus.po"


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file holds it, with no date in it."""
    out = io.BytesIO()
    write_po(out, catalogue, width=120, omit_header=False, include_lineno=False)
    lines = [line for line in out.getvalue().split(b"\n") if not any(mark in line for mark in DROPPED)]
    return b"\n".join(lines)


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as it is read when casus runs."""
    out = io.BytesIO()
    # Its header would say the minute in which it was compiled.
    catalogue.creation_date = catalogue.revision_date = TIMELESS
    write_mo(out, catalogue)
    return out.getvalue()


def files() -> dict[Path, bytes]:
    """Every file of the catalogues as it should be."""
    messages = template()
    made = {FOLDER / "casus.pot": written(messages)}
    for language in LANGUAGES:
        catalogue = updated(language, messages)
        made[po_path(language)] = written(catalogue)
        # Read again, so that the same bytes come out whichever way the catalogue was made.
        made[po_path(language).with_suffix(".mo")] = compiled(read_po(io.BytesIO(written(catalogue)), locale=language))
    return made


def write_files() -> None:
    """Write every file that differs from what stands there."""
    for path, content in files().items():
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    write_files()
