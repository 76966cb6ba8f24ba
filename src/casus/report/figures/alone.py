"""Vega-Lite charts as SVG: inside a page, or as a file that stands alone.

Inside a page the style sheet gives the colours, in light and in dark; a file of its own carries those colours with it.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from casus.report.text import escaped
from casus.wording import local, percent, spoken

__all__ = ["CONFIG", "alone", "both_widths", "per_cent_labels"]

CONFIG: dict[str, Any] = {
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--ink)",
        "domainColor": "var(--rule-strong)",
        "tickColor": "var(--rule-strong)",
        "gridColor": "var(--rule)",
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "titlePadding": 10,
    },
}
"""How all charts look."""

WIDE, NARROW = 690, 270
# Names of months, as Vega has them.
_LOCALES: dict[str, Any] = {"en": "en-US", "tr": "tr-TR", "ru": "ru-RU"}


def both_widths(specification: Callable[[int], dict[str, Any]], said: str) -> Markup:
    """A chart twice, for wide and for narrow pages; the style sheet shows one of them.

    specification : the Vega-Lite chart of a width in pixels
    said          : what the picture shows, in a sentence
    """
    pictures = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        size, inside = _drawn(specification(width))
        head = Markup('<svg class="chart {}" role="img" aria-label="{}" {}>').format(kind, escaped(said), Markup(size))
        pictures.append(head + Markup(inside))
    return Markup("").join(pictures)


def per_cent_labels(form: str = "~g") -> str:
    """A Vega expression for the labels of an axis of probabilities, as the language being spoken writes per cents.

    form : of the number, in the notation of d3
    """
    mark = local("0.0")[1]
    number = f"replace(format(datum.value * 100, '{form}'), '.', '{mark}')"
    written = percent("0").replace("\N{NO-BREAK SPACE}", " ").replace("0", f"' + {number} + '")
    return f"'{written}'"


def alone(specification: dict[str, Any], said: str) -> str:
    """A chart as an SVG file: with its colours for light and dark, on paper of its own, and its sentence as title."""
    size, inside = _drawn(specification)
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{}" {}>')
    title = Markup("<title>{}</title>").format(escaped(said))
    style = Markup("<style>{}</style>").format(Markup(_colours()))
    paper = Markup('<rect width="100%" height="100%" fill="var(--paper)"/>')
    return str(head.format(escaped(said), Markup(size)) + title + style + paper + Markup(inside)) + "\n"


def _drawn(specification: dict[str, Any]) -> tuple[str, str]:
    """Attributes of size and what stands inside, to the end of the picture."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(json.dumps(specification), time_format_locale=_LOCALES[spoken()])
    opening, inside = svg.split(">", 1)
    return opening[opening.index("width=") :], inside


@lru_cache(maxsize=1)
def _colours() -> str:
    """The colours of the report's style sheet, and its font for labels."""
    style = (Path(__file__).parents[1] / "templates" / "style.css").read_text(encoding="utf-8")
    light = style[style.index(":root {") : style.index("}", style.index(":root {")) + 1]
    dark = style[style.index("@media (prefers-color-scheme: dark)") :]
    dark = dark[: dark.index("}") + 1] + "}"
    return re.sub(r"\s+", " ", f"{light} {dark} text {{ font-family: var(--sans); }}")
