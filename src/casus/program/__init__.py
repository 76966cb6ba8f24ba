"""Array operations in dependency order: what everything numeric compiles to.

A `Builder` takes operations one by one, keeps each distinct one once and folds constants; `compile` lays them out
as a flat list of NumPy ufuncs over reused buffers.

>>> import numpy as np
>>> from casus.program import Builder
>>> builder = Builder()
>>> x = builder.input("x", 0.0, 10.0)
>>> y = builder.apply("add", builder.apply("multiply", x, x), builder.constant(1.0))
>>> program = builder.compile([y])
>>> out = np.empty((1, 3))
>>> program.run(np.array([[1.0, 2.0, 3.0]]), out)
>>> out
array([[ 2.,  5., 10.]])
>>> builder.interval(y)
Interval(low=1.0, high=101.0, nan=False)
"""

from casus.program.builder import Builder, Node
from casus.program.interval import Interval
from casus.program.memory import aligned_rows
from casus.program.operations import OPERATIONS
from casus.program.program import CHUNK, Program

__all__ = ["CHUNK", "OPERATIONS", "Builder", "Interval", "Node", "Program", "aligned_rows"]
