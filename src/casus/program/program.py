"""A compiled program: a flat list of ufuncs over rows of draws, with buffers that are used again and again."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.program.memory import aligned_rows

__all__ = ["CHUNK", "Instruction", "Program"]

# Calling a ufunc costs about 0.4 µs, whatever the number of draws: half of a multiplication's time at 8,192 draws,
# a third at 16,384. Beyond that the rows that are alive (128 kB each) leave the caches and nothing is gained.
CHUNK = 16384


class Instruction(NamedTuple):
    """One call: the ufunc, the slots of its arguments, the slot of its result; of a block those of its results."""

    call: Callable[..., Any]
    arguments: tuple[int, ...]
    result: int | tuple[int, ...]


class Program:
    """Array operations in order. Draws are the last axis; a run is a pure function of its input.

    Slots hold the rows of the input, the rows of the output, then constants as rows, constants as single numbers
    and buffers.
    """

    def __init__(
        self,
        inputs: int,
        outputs: int,
        instructions: tuple[Instruction, ...],
        constants: tuple[tuple[int, float], ...],
        rows: tuple[tuple[int, float], ...],
        buffers: tuple[int, ...],
        copies: tuple[tuple[int, int], ...],
        chunk: int,
    ) -> None:
        self.inputs = inputs
        self.outputs = outputs
        self.instructions = instructions
        self.chunk = chunk
        self._constants = constants
        self._rows = rows
        self._buffers = buffers
        self._copies = copies
        # A line of the pool is one row; rows never move, so the views made here serve every full chunk.
        self._pool = aligned_rows(len(rows) + len(buffers), chunk)
        self._pooled = (*(slot for slot, _ in rows), *buffers)
        for line, (_, value) in zip(self._pool, rows, strict=False):
            line.fill(value)
        self._slots: list[Any] = [None] * (inputs + outputs + len(constants) + len(self._pooled))
        for slot, value in constants:
            self._slots[slot] = np.array(value)
        self._bound = -1

    @property
    def held(self) -> int:
        """Bytes that it holds between runs: buffers and constants."""
        return self._pool.nbytes

    @property
    def read(self) -> frozenset[int]:
        """The inputs that some output depends on."""
        slots = {slot for call in self.instructions for slot in call.arguments} | {source for source, _ in self._copies}
        return frozenset(slot for slot in slots if slot < self.inputs)

    def run(self, inputs: NDArray[np.float64], out: NDArray[np.float64]) -> None:
        """Compute all outputs for some draws.

        inputs : (input, draw)
        out    : (output, draw), written; rows need not be contiguous with one another, draws must be
        """
        draws = out.shape[1]
        if inputs.shape != (self.inputs, draws) or out.shape[0] != self.outputs:
            raise AssertionError(
                f"program wants ({self.inputs}, n) and ({self.outputs}, n): {inputs.shape}, {out.shape}"
            )
        with np.errstate(all="ignore"):
            for start in range(0, draws, self.chunk):
                stop = min(start + self.chunk, draws)
                self._run_chunk(inputs[:, start:stop], out[:, start:stop])

    def _run_chunk(self, inputs: NDArray[np.float64], out: NDArray[np.float64]) -> None:
        slots = self._slots
        slots[: self.inputs] = list(inputs)
        slots[self.inputs : self.inputs + self.outputs] = list(out)
        draws = out.shape[1]
        if draws != self._bound:
            for slot, row in zip(self._pooled, self._pool, strict=True):
                slots[slot] = row[:draws]
            self._bound = draws
        for call, arguments, result in self.instructions:
            if isinstance(result, tuple):
                call(*[slots[argument] for argument in arguments], out=[slots[row] for row in result])
            elif len(arguments) == 2:
                call(slots[arguments[0]], slots[arguments[1]], out=slots[result])
            elif len(arguments) == 1:
                call(slots[arguments[0]], out=slots[result])
            else:
                call(*[slots[argument] for argument in arguments], out=slots[result])
        for source, target in self._copies:
            slots[target][...] = slots[source]

    def __getstate__(self) -> dict[str, Any]:
        """What a worker needs to run it elsewhere; buffers are made anew there."""
        return {
            "inputs": self.inputs,
            "outputs": self.outputs,
            "instructions": self.instructions,
            "constants": self._constants,
            "rows": self._rows,
            "buffers": self._buffers,
            "copies": self._copies,
            "chunk": self.chunk,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]
