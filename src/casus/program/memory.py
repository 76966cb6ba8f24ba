"""Memory for rows of draws, laid out so that vector instructions run at full speed."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["aligned_rows"]

# A 512-bit load that crosses a cache line costs twice; NumPy itself aligns to 16 bytes only.
CACHE_LINE = 64
# Rows that start at the same offset within 4 kB make a load wait for an unrelated store (4K aliasing).
STAGGER = 2 * CACHE_LINE


def aligned_rows(rows: int, draws: int) -> NDArray[np.float64]:
    """An uninitialised array (rows, draws) whose rows each start on a cache line.

    >>> aligned_rows(3, 1001).shape
    (3, 1001)
    """
    width = -(-draws * 8 // CACHE_LINE) * CACHE_LINE + STAGGER
    raw = np.empty(rows * width + CACHE_LINE, dtype=np.uint8)
    start = -raw.ctypes.data % CACHE_LINE
    return raw[start : start + rows * width].view(np.float64).reshape(rows, width // 8)[:, :draws]
