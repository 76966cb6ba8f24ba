"""Small pictures of insight that stretch with the page: parts of a variance, moves of a forecast, limits, beliefs."""

from markupsafe import Markup

from casus.report.text import escaped

__all__ = ["belief_bar", "limits_bar", "move_bar", "part_bar"]

_HEIGHT = 18


def _drawn(parts: list[str], said: str) -> Markup:
    opening = Markup('<svg class="range" role="img" aria-label="{}" width="100%" height="{}">').format(
        escaped(said), _HEIGHT
    )
    return opening + Markup("".join(parts)) + Markup("</svg>")


def _at(value: float, low: float, high: float) -> float:
    return 100 * min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0


def part_bar(first: float, interval: tuple[float, float], total: float, most: float, said: str) -> Markup:
    """A part of the variance as a bar, its interval as a line, and the total as a pale bar behind it.

    most : end of the scale

    >>> "part" in part_bar(0.2, (0.15, 0.25), 0.4, 0.5, "a fifth")
    True
    """
    low, high = (_at(max(value, 0.0), 0.0, most) for value in interval)
    return _drawn(
        [
            f'<rect class="behind" x="0" width="{_at(total, 0.0, most):.2f}%" y="2" height="14"/>',
            f'<rect class="part" x="0" width="{_at(max(first, 0.0), 0.0, most):.2f}%" y="5" height="8"/>',
            f'<line class="mean" x1="{low:.2f}%" x2="{high:.2f}%" y1="9" y2="9"/>',
        ],
        said,
    )


def move_bar(start: float, end: float, low: float, high: float, said: str) -> Markup:
    """A move of the forecast from one value to another, a dot at its end.

    low, high : ends of the scale

    >>> move_bar(0.1, 0.3, 0.0, 0.4, "up").count("<rect")
    1
    """
    begin, stop = _at(start, low, high), _at(end, low, high)
    side = "rise" if end >= start else "fall"
    left, width = min(begin, stop), abs(stop - begin)
    return _drawn(
        [
            f'<rect class="{side}" x="{left:.2f}%" width="{width:.2f}%" y="5" height="8"/>',
            f'<line class="mean" x1="{begin:.2f}%" x2="{begin:.2f}%" y1="1" y2="17"/>',
            f'<circle class="{side}" cx="{stop:.2f}%" cy="9" r="4.5"/>',
        ],
        said,
    )


def limits_bar(limits: tuple[float, float], whole: tuple[float, float], said: str) -> Markup:
    """The limits of a box within all that a quantity may be.

    >>> limits_bar((0.5, 1.0), (0.0, 1.0), "the upper half").count("<line")
    1
    """
    low, high = (_at(value, *whole) for value in limits)
    return _drawn(
        [
            '<line class="whole" x1="0%" x2="100%" y1="9" y2="9"/>',
            f'<rect class="middle" x="{low:.2f}%" width="{max(high - low, 0.8):.2f}%" y="4.5" height="9"/>',
        ],
        said,
    )


def belief_bar(before: float, after: float, span: tuple[float, float] | None, said: str) -> Markup:
    """A belief from 0 to 1 as a bar, its 10th to 90th percentile as a line, what was believed before as a tick.

    >>> belief_bar(0.1, 0.8, (0.7, 0.9), "up").count("<line")
    2
    """
    parts = [
        '<rect class="track" x="0" width="100%" y="3" height="12"/>',
        f'<rect class="held" x="0" width="{_at(after, 0.0, 1.0):.2f}%" y="3" height="12"/>',
    ]
    if span is not None:
        low, high = (_at(value, 0.0, 1.0) for value in span)
        parts.append(f'<line class="mean" x1="{low:.2f}%" x2="{high:.2f}%" y1="9" y2="9"/>')
    at = _at(before, 0.0, 1.0)
    parts.append(f'<line class="prior" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="18"/>')
    return _drawn(parts, said)
