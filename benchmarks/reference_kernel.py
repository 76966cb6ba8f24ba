"""The reference model in C, compiled on the spot: how fast this machine can be."""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from common import SHARED, Skipped
from numpy import float64
from numpy.typing import NDArray

__all__ = ["COMPILER", "compiled"]

COMPILER = ["gcc", "-O3", "-march=native", "-ffast-math", "-fopenmp", "-shared", "-fPIC"]

Floats = NDArray[float64]


def compiled() -> Callable[[Floats, Floats, Floats], None]:
    """kernel(inputs (25, n), moves (27, n), outcomes (16, n)), all contiguous; the last two are written.

    raises : Skipped where gcc or ../shared is absent
    """
    source = SHARED / "bench" / "kern.c"
    if not source.exists():
        raise Skipped("../shared/bench/kern.c is absent")
    if shutil.which(COMPILER[0]) is None:
        raise Skipped("gcc is absent")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "kern.so"
        subprocess.run([*COMPILER, str(source), "-o", str(library), "-lm"], check=True)
        function = ctypes.CDLL(str(library)).kern_d
    pointer = ctypes.POINTER(ctypes.c_double)
    function.argtypes = [pointer, pointer, pointer, ctypes.c_long]
    function.restype = None

    def run(inputs: Floats, moves: Floats, outcomes: Floats) -> None:
        if not all(array.flags.c_contiguous for array in (inputs, moves, outcomes)):
            raise AssertionError("the kernel reads and writes contiguous arrays")
        function(*(array.ctypes.data_as(pointer) for array in (inputs, moves, outcomes)), inputs.shape[1])

    return run
