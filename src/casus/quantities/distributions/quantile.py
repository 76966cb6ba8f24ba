"""What every quantile function can do."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from casus.errors import UsageError
from casus.quantities.distributions import normal

__all__ = ["Array", "Quantile", "written"]

Array = npt.NDArray[np.float64]


def written(value: object) -> str:
    """An argument as a person writes it.

    >>> written(0.5), written(1000000.0), written([1.0, 2.0])
    ('0.5', '1000000', '[1, 2]')
    """
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return value.describe() if isinstance(value, Quantile) else str(value)


class Quantile(ABC):
    """A distribution, held as its quantile function Q: the value below which a share u of the probability lies.

    family       : name of the family, a key of `FAMILIES`
    parameters   : its parameters by name, whichever way they were given
    argument     : what `evaluate` takes: "uniform" u in (0, 1), or "normal" scores z with u = Phi(z)
    scratch_rows : rows of workspace that `evaluate` needs
    lower, upper : least and greatest value it can return; finite

    Two are equal where family and parameters are. All pickle.
    """

    argument: Literal["uniform", "normal"] = "normal"
    scratch_rows: int = 0

    def __init__(self, family: str, parameters: Mapping[str, Any], text: str | None = None) -> None:
        self.family = family
        self._parameters = dict(parameters)
        self._text = text

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Parameters by name."""
        return MappingProxyType(self._parameters)

    @property
    @abstractmethod
    def lower(self) -> float:
        """The least value it can return."""

    @property
    @abstractmethod
    def upper(self) -> float:
        """The greatest value it can return."""

    def prepare(self) -> None:
        """Build what `evaluate` needs; a second call does nothing.

        raises : CaseError, code distribution-table, where the shape is beyond double precision
        """
        return

    @abstractmethod
    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """Write Q into `out`.

        argument : (n,) contiguous; uniform or normal as `self.argument` says
        out      : (n,) contiguous; may be `argument` itself
        scratch  : (scratch_rows or more, n), rows contiguous; its contents are lost
        """

    def __call__(self, u: npt.ArrayLike) -> Array:
        """Q(u), any shape; u in the open interval (0, 1).

        raises : UsageError where u is not inside (0, 1)
        """
        shares = np.asarray(u, dtype=np.float64)
        if not np.all((shares > 0.0) & (shares < 1.0)):
            raise UsageError("a quantile function takes numbers above 0 and below 1")
        flat = np.array(shares, order="C").reshape(-1)
        if self.argument == "normal":
            normal.quantile(flat, out=flat)
        self.prepare()
        out = np.empty_like(flat)
        self.evaluate(flat, out, np.empty((self.scratch_rows, flat.size)))
        return out.reshape(shares.shape)

    def median(self) -> float:
        """The value with half of the probability on either side; the lower one where there are two."""
        return float(self(0.5))

    def describe(self) -> str:
        """The distribution as a case file writes it."""
        if self._text is not None:
            return self._text
        return f"{self.family}({', '.join(map(written, self._parameters.values()))})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantile):
            return NotImplemented
        return self.family == other.family and self._parameters == other._parameters

    def __hash__(self) -> int:
        return hash((self.family, repr(sorted(self._parameters.items(), key=lambda item: item[0]))))

    def __repr__(self) -> str:
        return self.describe()
