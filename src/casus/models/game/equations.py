"""A system of equations F(x, t) = 0 for many draws at once, compiled: residuals and their derivatives."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from casus.program import CHUNK, Builder, Node
from casus.program.hoisting import hoisted

__all__ = ["Equations"]

Array = NDArray[np.float64]

# Bytes of one batch at most: residuals, derivatives and the path's own rows.
BATCH_BYTES = 2**26
# How many powers of the matrix of answers are looked at, and what is surely less than 1.
POWERS = 6
MOST_CHANGE = 0.999


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
        unknowns: Sequence[Node],
        residuals: Sequence[Node],
        slopes: Sequence[Sequence[Node | None]],
        exponents: Sequence[Node],
        answers: Sequence[Mapping[int, Node]],
    ) -> None:
        """The inputs of the program are the given rows, t, then the unknowns; `slopes` has those by t last.

        answers : for each unknown, bounds in size of the slopes of what it follows from, where they aren't 0
        """
        count = self.unknowns = len(residuals)
        self.exponents = len(exponents)
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
        by_t = [zero if (node := slope[count]) is None else node for slope in slopes]
        self._short = builder.compile([*residuals, *nodes], size)
        self._long = builder.compile([*residuals, *nodes, *by_t], size)
        self._answer = builder.compile(exponents, size)
        # At a fixed t what players do behind the last of these sets is the same for any x, and most of the work.
        split = hoisted(builder, [*residuals, *nodes], unknowns)
        self._answering = [(row, column) for row, bounds in enumerate(answers) for column in bounds]
        self._bounds = builder.compile([answers[row][column] for row, column in self._answering], size)
        self._once = builder.compile(split.once, size)
        self._again = split.builder.compile(split.outputs, size)
        self._given = given
        self.most_draws = size
        read = self._long.read | self._answer.read | self._bounds.read
        self.reads = tuple(sorted(row for row in read if row < given))

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
        inputs[self._given] = t
        inputs[self._given + 1 :] = x
        program = self._long if by_t else self._short
        out = np.empty((program.outputs, x.shape[1]))
        program.run(inputs, out)
        residual, matrix = self._split(out)
        return residual, matrix, out[self.unknowns + len(self._cells) :]

    def held(self, inputs: Array, t: Array | float = 1.0) -> Array:
        """Rows for `again`: what is the same for any x at some t, (draw,) or one; `inputs` as for `at`."""
        inputs[self._given] = t
        rows = np.empty((self._once.outputs + self.unknowns, inputs.shape[1]))
        self._once.run(inputs, rows[: self._once.outputs])
        return rows

    def answers(self, inputs: Array, t: Array | float = 1.0) -> tuple[NDArray[np.bool_], Array]:
        """How strongly the unknowns answer to one another at some t, (draw,) or one, whatever they are.

        returns : (draw,) whether changes die away, since powers of the matrix of bounds get smaller than 1: there is
                  one solution (Banach 1922); and (draw,) its greatest row sum
        """
        inputs[self._given] = t
        bounds = np.empty((len(self._answering), inputs.shape[1]))
        self._bounds.run(inputs, bounds)
        change = np.ones((self.unknowns, inputs.shape[1]))
        contracts = np.zeros(inputs.shape[1], dtype=bool)
        strongest = np.zeros(inputs.shape[1])
        for power in range(POWERS):
            answer = np.zeros_like(change)
            for bound, (row, column) in zip(bounds, self._answering, strict=True):
                answer[row] += bound * change[column]
            change = answer
            strongest = strongest if power else change.max(axis=0)
            contracts |= change.max(axis=0) < MOST_CHANGE
        return contracts, strongest

    def again(self, held: Array, x: Array) -> tuple[Array, Array]:
        """F and ∂F/∂x at the t of `held`, whose last rows are written."""
        held[self._once.outputs :] = x
        out = np.empty((self._again.outputs, x.shape[1]))
        self._again.run(held, out)
        return self._split(out)

    def exponents_at(self, inputs: Array, x: Array) -> Array:
        """What the moves of all sets come to, (exponent, draw), at t = 1."""
        inputs[self._given] = 1.0
        inputs[self._given + 1 :] = x
        out = np.empty((self.exponents, x.shape[1]))
        self._answer.run(inputs, out)
        return out

    def _split(self, out: Array) -> tuple[Array, Array]:
        """Residuals and matrix from the rows that a program wrote."""
        count = self.unknowns
        matrix = np.zeros((count, count, out.shape[1]))
        for row, column, value in self._fixed:
            matrix[row, column] = value
        for values, (row, column) in zip(out[count:], self._cells, strict=False):
            matrix[row, column] = values
        return out[:count], matrix
