"""The reliability diagram: of what was given so much probability, how much happened?"""

from typing import Any

from markupsafe import Markup

from casus.ledger.scoring import Decomposition
from casus.report.figures.alone import CONFIG, alone, both_widths, per_cent_labels

__all__ = ["reliability_figure", "reliability_sentence", "reliability_specification", "reliability_svg"]

SIDE = 430


def reliability_svg(found: Decomposition) -> str:
    """The diagram as a file that stands alone."""
    return alone(reliability_specification(found, SIDE), reliability_sentence(found))


def reliability_figure(found: Decomposition) -> Markup:
    """The diagram for a page, wide and narrow."""
    return both_widths(lambda width: reliability_specification(found, min(width, SIDE)), reliability_sentence(found))


def reliability_sentence(found: Decomposition) -> str:
    """What the diagram shows.

    >>> import numpy as np
    >>> from casus.ledger.scoring.murphy import decompose
    >>> found = decompose(np.full(60, 0.3), np.repeat([1.0, 0.0], [18, 42]), np.arange(60))
    >>> reliability_sentence(found).split(". ")[0]
    '60 forecasts of 60 questions: the mean probability given was 30 %, and 30 % happened'
    """
    total = sum(one.forecasts for one in found.bins)
    said = sum(one.forecasts * one.forecast for one in found.bins) / total
    came = sum(one.forecasts * one.frequency for one in found.bins) / total
    outside = [one for one in found.bins if not one.least <= one.forecast <= one.most]
    held = "the 90 % interval of every bin holds the probability given"
    if outside:
        named = ", ".join(f"{100 * one.low:.0f} to {100 * one.high:.0f} %" for one in outside)
        bins = "bin" if len(outside) == 1 else "bins"
        held = f"in {len(outside)} {bins} of {len(found.bins)} the 90 % interval misses the probability given ({named})"
    return (
        f"{found.forecasts:,} forecasts of {found.questions:,} questions: the mean probability given was "
        f"{100 * said:.0f} %, and {100 * came:.0f} % happened. A dot on the diagonal is a bin in which as much "
        f"happened as was said; {held}."
    )


def reliability_specification(found: Decomposition, side: int) -> dict[str, Any]:
    """The Vega-Lite chart, a square of `side` pixels."""
    rows = [
        {
            "said": one.forecast,
            "came": one.frequency,
            "least": one.least,
            "most": one.most,
            "forecasts": one.forecasts,
        }
        for one in found.bins
    ]
    base = sum(one.forecasts * one.frequency for one in found.bins) / sum(one.forecasts for one in found.bins)
    scale = {"domain": [0, 1], "nice": False}
    per_cent = {
        "labelExpr": per_cent_labels(),
        "values": [0, 0.2, 0.4, 0.6, 0.8, 1],
        "grid": True,
        "domain": False,
        "ticks": False,
    }

    def straight(begin: tuple[float, float], end: tuple[float, float], dash: list[int]) -> dict[str, Any]:
        return {
            "data": {"values": [{"said": x, "came": y} for x, y in (begin, end)]},
            "mark": {"type": "line", "strokeWidth": 1.3, "strokeDash": dash, "color": "var(--rule-strong)"},
        }

    intervals = {
        "data": {"values": rows},
        "mark": {"type": "rule", "strokeWidth": 5, "color": "var(--bar-pale)"},
        "encoding": {"y": {"field": "least", "type": "quantitative"}, "y2": {"field": "most"}},
    }
    dots = {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "opacity": 1, "color": "var(--bar)"},
        "encoding": {
            "size": {
                "field": "forecasts",
                "type": "quantitative",
                "scale": {"domain": [0, max(one.forecasts for one in found.bins)], "range": [25, 300]},
                "legend": None,
            }
        },
    }
    counts = {
        "data": {"values": [{**row, "label": f"{row['forecasts']:,}"} for row in rows]},
        "mark": {"type": "text", "align": "left", "dx": 11, "fontSize": 12, "color": "var(--soft)"},
        "encoding": {"text": {"field": "label"}},
    }
    name = {
        "data": {"values": [{"said": 0.99, "came": base, "label": "all together"}]},
        "mark": {"type": "text", "align": "right", "dy": -8, "fontSize": 12, "color": "var(--soft)"},
        "encoding": {"text": {"field": "label"}},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": side,
        "height": side,
        "background": None,
        "padding": {"left": 4, "right": 22, "top": 8, "bottom": 4},
        "encoding": {
            "x": {
                "field": "said",
                "type": "quantitative",
                "scale": scale,
                "axis": {**per_cent, "title": "probability given (mean of the bin; number of forecasts beside the dot)"}
                if side > 400
                else {**per_cent, "title": "probability given"},
            },
            "y": {
                "field": "came",
                "type": "quantitative",
                "scale": scale,
                "axis": {**per_cent, "title": "share that happened"},
            },
        },
        "layer": [
            straight((0, 0), (1, 1), [1, 0]),
            straight((0, base), (1, base), [2, 3]),
            name,
            intervals,
            dots,
            counts,
        ],
        "config": CONFIG,
    }
