"""CSV files as their publishers write them, and faults that name file, line and column."""

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from casus.errors import UsageError, nearest, short

__all__ = ["Line", "read_table"]

# Files of the Correlates of War project write these for "not known" or "doesn't apply".
MISSING = frozenset({"", ".", "-8", "-9", "NA", "NaN"})


# CShapes keeps whole coastlines in one value.
csv.field_size_limit(2**30)


class Line:
    """One line of a table: values by column name in lower case, with its place for messages."""

    __slots__ = ("file", "number", "values")

    def __init__(self, file: Path, number: int, values: Mapping[str, str]) -> None:
        self.file, self.number, self.values = file, number, values

    def text(self, column: str) -> str:
        """The value as it stands there, without spaces around it."""
        return self.values.get(column, "").strip()

    def known(self, column: str) -> bool:
        """Whether there is a value."""
        return self.text(column) not in MISSING

    def number_of(self, column: str, low: float = -math.inf, high: float = math.inf) -> float:
        """A finite number between low and high.

        raises : UsageError naming file, line and column, what was found and what was expected
        """
        try:
            value = float(self.text(column))
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or not low <= value <= high:
            bounds = "" if math.isinf(low) and math.isinf(high) else f" from {low:g} to {high:g}"
            raise self.fault(column, f"a number{bounds}")
        return value

    def whole(self, column: str, low: int, high: int) -> int:
        """A whole number between low and high; raises as `number_of`."""
        value = self.number_of(column, low, high)
        if value != int(value):
            raise self.fault(column, f"a whole number from {low} to {high}")
        return int(value)

    def flag(self, column: str) -> float:
        """1 or 0; what is not known counts as 0, as the publishers advise for alliances."""
        return float(self.whole(column, 0, 1)) if self.known(column) else 0.0

    def fault(self, column: str, expected: str) -> UsageError:
        """What is wrong with a value, with its place."""
        found = short(self.text(column)) or "nothing"
        return UsageError(f"{self.file}:{self.number}: column {column}: found {found}, expected {expected}")


def read_table(file: Path, needed: tuple[str, ...]) -> Iterator[Line]:
    """Lines of a CSV file; any line ends, UTF-8 or Latin-1, names of columns in any case.

    raises : UsageError where the file can't be read, lacks a column, or a line has too few or too many values
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror or error}") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    if "\0" in text:
        raise UsageError(f"{file}: this is no CSV file: it holds a zero byte")
    # Some of these files end their lines the way old Macintoshes did.
    reader = csv.reader(text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True))
    try:
        heads = [name.strip().lower() for name in next(reader)]
    except (StopIteration, csv.Error):
        raise UsageError(f"{file}: the file holds no line, expected columns {', '.join(needed)}") from None
    for name in needed:
        if name not in heads:
            near = nearest(name, heads)
            hint = f"; did you mean {near[0]!r} to be it?" if near else ""
            raise UsageError(
                f"{file}:1: there is no column {name}; found {short(', '.join(heads))}, "
                f"expected {', '.join(needed)}{hint}"
            )
    return _lines(file, reader, heads)


def _lines(file: Path, reader: Iterator[list[str]], heads: list[str]) -> Iterator[Line]:
    number = 1
    try:
        for values in reader:
            number = getattr(reader, "line_num", number + 1)
            if not any(value.strip() for value in values):
                continue
            if len(values) != len(heads):
                raise UsageError(f"{file}:{number}: found {len(values)} values, expected {len(heads)}")
            yield Line(file, number, dict(zip(heads, values, strict=True)))
    except csv.Error as error:
        raise UsageError(f"{file}:{number + 1}: this is no line of a CSV file: {error}") from None
