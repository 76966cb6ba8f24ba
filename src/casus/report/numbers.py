"""Numbers as the report prints them."""

from collections.abc import Iterable
from dataclasses import dataclass

from casus.ensemble import Summary, per_cent
from casus.wording import local, percent, ranged, say, say_n
from casus.wording.numbers import MINUS

__all__ = ["MINUS", "Amounts", "Numbers", "plain"]


def plain(value: float | None) -> str:
    """A number with three digits that count, whole from a thousand up.

    >>> plain(0.12345), plain(-3.0), plain(12345.6), plain(2.5e-7), plain(None)
    ('0.123', '−3', '12,346', '2.5e-07', 'not defined')
    """
    if value is None:
        return say("not defined")
    size = abs(value)
    if size >= 1e15 or 0 < size < 1e-4:
        text = f"{size:.3g}"
    elif size >= 999.5:
        text = f"{size:,.0f}"
    else:
        text = f"{float(f'{size:.3g}'):.6f}".rstrip("0").rstrip(".")
    text = local(text)
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


@dataclass(frozen=True)
class Amounts:
    """Numbers of one kind, such as the payoffs of a game, printed with the same digits after the point.

    >>> amounts = Amounts.for_all([12.34, -0.04, 3.0])
    >>> amounts(12.34), amounts(-0.04), amounts(3.0), amounts(-3.0)
    ('12.3', '0', '3.0', '−3.0')
    """

    digits: int
    unit: str = ""

    @classmethod
    def for_all(cls, values: Iterable[float], unit: str = "") -> "Amounts":
        """With three digits or so for the largest of the values; with none after the point where all are whole."""
        known = list(values)
        if all(value.is_integer() for value in known):
            return cls(0, unit)
        size = max(map(abs, known))
        return cls(0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 1 else 3, unit)

    def __call__(self, value: float | None) -> str:
        """The number alone."""
        if value is None:
            return say("not defined")
        text = f"{abs(value):,.{self.digits}f}"
        if not text.strip("0."):
            return "0"
        text = local(text)
        return f"{MINUS}{text}" if value < 0 else text

    def with_unit(self, value: float | None) -> str:
        """The number and its unit."""
        return f"{self(value)} {self.unit}".rstrip()


@dataclass(frozen=True)
class Numbers:
    """How numbers are printed.

    digits : after the point in per cents; None prints only what is known

    >>> Numbers().per_cent(0.234), Numbers(2).per_cent(0.234)
    ('23\xa0%', '23.40\xa0%')
    """

    digits: int | None = None

    def per_cent(self, probability: float | None) -> str:
        """A probability; the sign stays on the line of its number."""
        if probability is None:
            return say("not defined")
        return percent(per_cent(probability, self.digits).removesuffix(" %"))

    def share(self, share: float) -> str:
        """A part of a whole, in whole per cents.

        >>> Numbers().share(0.234), Numbers().share(0.002), Numbers().share(0.0)
        ('23\xa0%', '<1\xa0%', '0\xa0%')
        """
        return percent("<1" if 0.0 < share < 0.005 else f"{100 * share + 0.0:.0f}")

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
        return ranged(low, self.value(summary.p90, kind, unit))

    def error(self, error: float) -> str:
        """A standard error of a probability, in percentage points, with one digit that counts.

        >>> Numbers().error(0.00012), Numbers().error(0.0)
        ('0.01 percentage points', '0 percentage points')
        """
        points = float(f"{100 * error:.1g}")
        written = local(f"{points:.12f}".rstrip("0").rstrip("."))
        # The plural of a number with a fraction is that of many.
        return say_n("{points} percentage point", "{points} percentage points", 1 if points == 1 else 5, points=written)
