"""Numbers as the report prints them."""

from dataclasses import dataclass

from casus.ensemble import Summary, per_cent

__all__ = ["MINUS", "Numbers", "plain"]

MINUS = "−"


def plain(value: float | None) -> str:
    """A number with three digits that count, whole from a thousand up.

    >>> plain(0.12345), plain(-3.0), plain(12345.6), plain(2.5e-7), plain(None)
    ('0.123', '−3', '12,346', '2.5e-07', 'not defined')
    """
    if value is None:
        return "not defined"
    size = abs(value)
    if size >= 1e15 or 0 < size < 1e-4:
        text = f"{size:.3g}"
    elif size >= 999.5:
        text = f"{size:,.0f}"
    else:
        text = f"{float(f'{size:.3g}'):.6f}".rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


@dataclass(frozen=True)
class Numbers:
    """How numbers are printed.

    digits : after the point in per cents; None prints only what is known

    >>> Numbers().per_cent(0.234), Numbers(2).per_cent(0.234)
    ('23 %', '23.40 %')
    """

    digits: int | None = None

    def per_cent(self, probability: float | None) -> str:
        """A probability."""
        return per_cent(probability, self.digits)

    def value(self, value: float | None, kind: str = "probability", unit: str | None = None) -> str:
        """A probability, or a number with its unit."""
        if kind == "probability":
            return self.per_cent(value)
        return plain(value) if value is None or unit is None else f"{plain(value)} {unit}"

    def span(self, summary: Summary, kind: str = "probability", unit: str | None = None) -> str:
        """The 10th to the 90th percentile; nothing where there are none.

        A range of one value is that value.
        """
        if summary.p10 is None or summary.p90 is None:
            return ""
        low, high = self.value(summary.p10, kind), self.value(summary.p90, kind)
        if low == high:
            return self.value(summary.p90, kind, unit)
        return f"{low} to {self.value(summary.p90, kind, unit)}"

    def error(self, error: float) -> str:
        """A standard error of a probability, in percentage points, with one digit that counts.

        >>> Numbers().error(0.00012), Numbers().error(0.0)
        ('0.01 percentage points', '0 percentage points')
        """
        return f"{float(f'{100 * error:.1g}'):.12f}".rstrip("0").rstrip(".") + " percentage points"
