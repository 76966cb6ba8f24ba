"""Small pictures that stretch with the page: ranges in a table, and a ladder as one stacked bar.

Lengths are shares of the width, so text keeps its size on a phone. A report can hold a hundred of them, which is why
they don't pass through a charting library.
"""

import math
from collections.abc import Sequence

from markupsafe import Markup

from casus.ensemble import Summary
from casus.report.text import escaped

__all__ = ["interval_bar", "range_bar", "stacked_bar"]


def range_bar(summary: Summary, low: float, high: float, said: str, mark: float | None = None) -> Markup:
    """All draws as a thin line, the 10th to 90th percentile as a bar, the mean as a tick.

    low, high : ends of the scale
    said      : the same in words
    mark      : a value that is marked on the scale too, such as a threshold
    """
    numbers = (summary.low, summary.high, summary.p10, summary.p90, summary.mean)
    if None in numbers or not high > low:
        return Markup("")
    least, most, p10, p90, mean = (
        100 * min(max((float(value or 0.0) - low) / (high - low), 0.0), 1.0) for value in numbers
    )
    parts = [
        f'<line class="whole" x1="{least:.2f}%" x2="{most:.2f}%" y1="9" y2="9"/>',
        f'<rect class="middle" x="{p10:.2f}%" width="{max(p90 - p10, 0.8):.2f}%" y="4.5" height="9"/>',
        f'<line class="mean" x1="{mean:.2f}%" x2="{mean:.2f}%" y1="1" y2="17"/>',
    ]
    if mark is not None and low <= mark <= high:
        at = 100 * (mark - low) / (high - low)
        parts.append(f'<line class="limit" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="18"/>')
    opening = Markup('<svg class="range" role="img" aria-label="{}" width="100%" height="18">').format(escaped(said))
    return opening + Markup("".join(parts)) + Markup("</svg>")


def interval_bar(low: float, rate: float, high: float, said: str) -> Markup:
    """A rate and its interval on a scale by powers of ten, from 0.01 to 100 %; lines mark 0.1, 1 and 10 %."""
    left, at, right = (25 * (4 + math.log10(min(max(value, 1e-4), 1.0))) for value in (low, rate, high))
    parts = [f'<line class="grid" x1="{x}%" x2="{x}%" y1="0" y2="18"/>' for x in (25, 50, 75)]
    parts.append(f'<rect class="middle" x="{left:.2f}%" width="{max(right - left, 0.8):.2f}%" y="4.5" height="9"/>')
    parts.append(f'<line class="mean" x1="{at:.2f}%" x2="{at:.2f}%" y1="1" y2="17"/>')
    opening = Markup('<svg class="range" role="img" aria-label="{}" width="100%" height="18">').format(escaped(said))
    return opening + Markup("".join(parts)) + Markup("</svg>")


def stacked_bar(shares: Sequence[float], said: str) -> Markup:
    """Shares that add up to 1, one beside the other, in the order given; from pale to dark."""
    total, x, parts = sum(shares) or 1.0, 0.0, []
    for number, share in enumerate(shares):
        width = 100 * share / total
        step = round(6 * number / max(len(shares) - 1, 1))
        parts.append(f'<rect class="step s{step}" x="{x:.3f}%" width="{width:.3f}%" y="0" height="34"/>')
        x += width
    opening = Markup('<svg class="stack" role="img" aria-label="{}" width="100%" height="34">').format(escaped(said))
    return opening + Markup("".join(parts)) + Markup("</svg>")
