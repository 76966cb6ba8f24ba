"""The largest weight of a run: all others are multiples of a small part of it."""

import numpy as np

from casus.ensemble.plan import Plan
from casus.program import aligned_rows

__all__ = ["largest_weights"]

# A bound that lies no more than a factor e^14, about 2^20, above the largest weight leaves 20 of its 40 binary places.
_LOOSE = 14.0
_PILOT = 1024


def largest_weights(planned: Plan, chunk: int) -> dict[str, float]:
    """The largest logarithm of a weight, by weighing, or a bound close above it.

    Interval arithmetic gives the bound before any draw: 0 where a period without surprise may be certain. Where the
    first thousand draws stay far below it, all draws are looked at.
    """
    nodes = {key[1]: column.node for key, column in planned.columns.items() if key[0] == "weight"}
    if not nodes:
        return {}
    if not planned.case.observed:
        return dict.fromkeys(nodes, 0.0)
    bounds = {name: planned.builder.interval(node).high for name, node in nodes.items()}
    draws = planned.settings.draws
    sampler, program = planned.sampler(), planned.builder.compile(list(nodes.values()))
    largest = np.full(len(nodes), -np.inf)
    inputs, out = aligned_rows(len(planned.drawn), chunk), aligned_rows(len(nodes), chunk)
    start = 0
    while start < draws:
        stop = min(start + (chunk if start else _PILOT), draws)
        values, logs = inputs[:, : stop - start], out[:, : stop - start]
        sampler.fill(start, stop, values)
        program.run(values, logs)
        # What is not a number is a fault that the run itself tells.
        largest = np.fmax(largest, np.nanmax(np.where(np.isnan(logs), -np.inf, logs), axis=1))
        if start == 0 and all(bounds[name] - found <= _LOOSE for name, found in zip(nodes, largest, strict=True)):
            return bounds
        start = stop
    return dict(zip(nodes, map(float, largest), strict=True))
