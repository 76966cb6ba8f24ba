"""The report as one HTML file that needs nothing else: no network, no script, no font."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from casus.atomic import write_whole
from casus.ensemble import Planted, Result
from casus.errors import UsageError
from casus.report.context import Context
from casus.report.numbers import Numbers
from casus.report.text import escaped
from casus.report.view import view
from casus.wording import say, say_html, say_html_n, say_in, say_n, speaking

__all__ = ["report_html", "write_report"]

_TEMPLATES = Path(__file__).parent / "templates"
MOST_DIGITS = 12


def report_html(result: Result, digits: int | None = None, planted: Planted | None = None, language: str = "en") -> str:
    """The report on a run, as HTML.

    digits  : after the point in per cents, 0 to 12; None prints whole per cents, one decimal below 5 %
    planted : what `casus.ensemble.suppose_planted` gave; the report then shows it too
    language: of the report, one of `casus.wording.LANGUAGES`; texts of the case that aren't written in it stay as
              they are
    raises  : UsageError

    >>> import casus
    >>> page = report_html(casus.run(casus.load("entry-deterrence"), draws=256))
    >>> page.startswith("<!DOCTYPE html>"), "<script" in page
    (True, False)
    """
    if digits is not None and (
        isinstance(digits, bool) or not isinstance(digits, int) or not 0 <= digits <= MOST_DIGITS
    ):
        raise UsageError(f"digits: found {digits!r}, expected a whole number from 0 to {MOST_DIGITS}")
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    with speaking(language, result.case.spelling(language)):
        page = view(Context(result, Numbers(digits), planted))
        return _environment().get_template("report.html.j2").render(page=page, style=style, language=language)


def write_report(
    result: Result,
    path: str | Path,
    digits: int | None = None,
    planted: Planted | None = None,
    language: str = "en",
) -> None:
    """Write the report on a run to an HTML file, whole or not at all.

    result  : what `casus.run` gave
    path    : of the file; one that exists is replaced once the new one is complete
    digits  : as for `report_html`
    planted, language : as for `report_html`
    raises  : UsageError where the file can't be written
    """
    write_whole(Path(path), report_html(result, digits, planted, language))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Whatever a template prints passes through here, so that no text of a case can act on what stands around it.
        finalize=escaped,
    )
    made.globals.update(say=say, say_n=say_n, say_in=say_in, say_html=say_html, say_html_n=say_html_n)
    return made
