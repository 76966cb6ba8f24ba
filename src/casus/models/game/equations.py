"""A system of equations F(x, t) = 0 for many draws at once, compiled: residuals and their derivatives."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from casus.program import CHUNK, Builder, Node

__all__ = ["Equations"]

Array = NDArray[np.float64]

# Bytes of one batch at most: residuals, derivatives and the path's own rows.
BATCH_BYTES = 2**26


class Equations:
    """Residuals F (unknown, draw), ∂F/∂x (unknown, unknown, draw) and ∂F/∂t (unknown, draw).

    unknowns   : how many
    exponents  : of moves at the information sets, in all
    reads      : which of the given rows the equations read, in the order in which they want them
    most_draws : draws that a batch takes at most
    """

    def __init__(
        self,
        builder: Builder,
        given: int,
        residuals: Sequence[Node],
        slopes: Sequence[Sequence[Node | None]],
        exponents: Sequence[Node],
    ) -> None:
        """The inputs of the program are the given rows, t, then the unknowns; `slopes` has those by t last."""
        self.exponents = len(exponents)
        count = self.unknowns = len(residuals)
        # Entries of the matrix that are no constants; of the others those that are not 0.
        self._cells: list[tuple[int, int]] = []
        self._fixed: list[tuple[int, int, float]] = []
        nodes: list[Node] = []
        for row, slope in enumerate(slopes):
            for column, node in enumerate(slope[:count]):
                if node is None:
                    continue
                if (value := builder.value(node)) is not None:
                    self._fixed.append((row, column, value))
                else:
                    self._cells.append((row, column))
                    nodes.append(node)
        width = given * 8 + 8 * count * (count + 12)
        size = max(256, min(CHUNK, BATCH_BYTES // width))
        zero = builder.constant(0.0)
        by_t = [slope[count] if slope[count] is not None else zero for slope in slopes]
        self._short = builder.compile([*residuals, *nodes], size)
        self._long = builder.compile([*residuals, *nodes, *(node for node in by_t if node is not None)], size)
        self._answer = builder.compile(exponents, size)
        self._given = given
        self.most_draws = size
        self.reads = tuple(sorted(row for row in self._long.read | self._answer.read if row < given))

    def exponents_at(self, inputs: Array, x: Array) -> Array:
        """What the moves of all sets come to, (exponent, draw), at t = 1."""
        inputs[self._given] = 1.0
        inputs[self._given + 1 :] = x
        out = np.empty((self.exponents, x.shape[1]))
        self._answer.run(inputs, out)
        return out

    def inputs(self, given: Sequence[Array], draws: int) -> Array:
        """The rows of the program, (row, draw), with the given ones filled in; each is (draw,) or ()."""
        rows = np.zeros((self._given + 1 + self.unknowns, draws))
        for row, values in zip(self.reads, given, strict=True):
            rows[row] = values
        return rows

    def at(self, inputs: Array, x: Array, t: Array, by_t: bool = False) -> tuple[Array, Array, Array]:
        """F, ∂F/∂x and ∂F/∂t (empty unless `by_t`) at x (unknown, draw) and t (draw,).

        inputs : as made by `inputs`; its last rows are written
        """
        count, draws = x.shape
        inputs[self._given] = t
        inputs[self._given + 1 :] = x
        program = self._long if by_t else self._short
        out = np.empty((program.outputs, draws))
        program.run(inputs, out)
        matrix = np.zeros((count, count, draws))
        for row, column, value in self._fixed:
            matrix[row, column] = value
        for values, (row, column) in zip(out[count : count + len(self._cells)], self._cells, strict=True):
            matrix[row, column] = values
        return out[:count], matrix, out[count + len(self._cells) :]
