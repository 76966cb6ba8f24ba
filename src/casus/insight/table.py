"""The tidy tables that insight returns: rows of one kind, what they were computed from, and a remark where none stand.

>>> from typing import NamedTuple
>>> class Row(NamedTuple):
...     quantity: str
...     first: float
>>> table = Table("drivers", (Row("dread", 0.4),), {"draws": 64})
>>> len(table), table[0].first, table.plain()
(1, 0.4, [{'quantity': 'dread', 'first': 0.4}])
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

from casus.insight.remarks import Remark

if TYPE_CHECKING:
    import pandas
    import xarray

__all__ = ["Table"]

R = TypeVar("R", bound=NamedTuple)


@dataclass(frozen=True)
class Table(Generic[R], Sequence[R]):
    """Rows, one observation each.

    name    : of the question that it answers, such as "drivers"
    rows    : named tuples of one class, in the order in which they should be read
    about   : how it was computed: draws, seed, threshold, …
    remarks : what must be said of it, such as why there are no rows
    """

    name: str
    rows: tuple[R, ...]
    about: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "about", MappingProxyType(dict(self.about)))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows)

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[R, ...]: ...
    def __getitem__(self, place: int | slice) -> R | tuple[R, ...]:
        return self.rows[place]

    def plain(self) -> list[dict[str, Any]]:
        """The rows as plain values: what `--json` prints."""
        return [_plain(row._asdict()) for row in self.rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """A row a row; what is itself a table of names, such as the limits of a scenario, stands as a dictionary."""
        import pandas

        return pandas.DataFrame(self.plain())

    def to_xarray(self) -> "xarray.Dataset":
        """A variable a column, dimension `row`; how it was computed stands among the attributes."""
        import json

        import xarray

        columns: dict[str, list[Any]] = {}
        for row in self.plain():
            for name, value in row.items():
                columns.setdefault(name, []).append(
                    json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
                )
        about = {name: str(value) for name, value in self.about.items()}
        return xarray.Dataset({name: ("row", values) for name, values in columns.items()}, attrs=about)

    def __reduce__(self) -> tuple[Any, ...]:
        # A proxy of a mapping does not pickle.
        return type(self), (self.name, self.rows, dict(self.about), self.remarks)

    def __repr__(self) -> str:
        said = "".join(f"; {remark}" for remark in self.remarks)
        return f"<Table {self.name}: {len(self.rows)} rows{said}>"


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
