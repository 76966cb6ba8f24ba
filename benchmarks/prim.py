"""What it costs to find the first PRIM box, here and with ema_workbench, in one run.

    python benchmarks/prim.py

10,000 draws of 25 quantities, a third of them of interest along a noisy slope; before the timing both are checked to
give the same box.
"""
# ruff: noqa: I001

from common import Row, alternated, printed  # before numpy

import warnings

import numpy as np
import pandas as pd

from casus.insight.prim import Refused, find_boxes, first_box

ROUNDS = 5


def data(draws: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    x = rng.random((25, draws))
    return x, x[0] + 0.7 * x[1] - 0.5 * x[2] + 0.2 * rng.normal(size=draws) > 0.8


def rows() -> list[Row]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench.analysis import prim as ema

        x, y = data(10_000)
        frame = pd.DataFrame(x.T)

        def theirs() -> dict[int, tuple[float, float]]:
            box = ema.Prim(frame, y, threshold=0.1).find_box()
            first, last = box.box_lims[0], box.box_lims[-1]
            return {j: tuple(last[j]) for j in range(25) if tuple(last[j]) != tuple(first[j])}

        box = first_box(x, y)
        if isinstance(box, Refused) or box.limits != theirs():
            raise AssertionError("the first boxes differ")
        large = data(100_000)
        cost = alternated({"ours": lambda: find_boxes(x, y), "ema": theirs}, ROUNDS)
        more = alternated({"large": lambda: find_boxes(*large)}, ROUNDS)["large"]
    return [
        Row("first PRIM box, 10,000 draws of 25 quantities: casus", f"{cost['ours']:.3f} s", "at most 1/5 of ema"),
        Row("the same: ema_workbench", f"{cost['ema']:.2f} s", f"{cost['ema'] / cost['ours']:.0f} × ours"),
        Row("first PRIM box, 100,000 draws of 25 quantities: casus", f"{more:.2f} s", "at most 1 s"),
    ]


if __name__ == "__main__":
    print(printed(rows(), "Scenarios"))
