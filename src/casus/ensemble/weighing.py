"""The largest weight of a run: all others are multiples of a small part of it."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from casus.ensemble.plan import Plan
from casus.program import aligned_rows

__all__ = ["largest_weights"]

# A bound that lies no more than a factor e^14, about 2^20, above the largest weight leaves 20 of its 40 binary places.
_LOOSE = 14.0
_PILOT = 1024

Array = NDArray[np.float64]


def largest_weights(planned: Plan, chunk: int, first: Mapping[str, Array] | None = None) -> dict[str, float]:
    """The largest logarithm of a weight, by weighing, or a bound close above it.

    Interval arithmetic gives the bound before any draw: 0 where a period without surprise may be certain. Where the
    first thousand draws stay far below it, all draws are looked at.

    first : logarithms of the first draws, by weighing, where they are known already
    """
    nodes = {key[1]: column.node for key, column in planned.columns.items() if key[0] == "weight"}
    if not nodes:
        return {}
    if not planned.case.observed:
        return dict.fromkeys(nodes, 0.0)
    bounds = {name: planned.builder.interval(node).high for name, node in nodes.items()}
    if first is not None and _close(bounds, [_greatest(first[name][:_PILOT]) for name in nodes]):
        return bounds
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
        largest = np.fmax(largest, _greatest(logs))
        if start == 0 and _close(bounds, largest):
            return bounds
        start = stop
    return dict(zip(nodes, map(float, largest), strict=True))


def _greatest(logs: Array) -> Array:
    """The greatest along the draws; what is not a number is a fault that the run itself tells."""
    return np.asarray(np.where(np.isnan(logs), -np.inf, logs).max(axis=-1))


def _close(bounds: Mapping[str, float], found: "Iterable[Array] | Array") -> bool:
    return all(bound - largest <= _LOOSE for bound, largest in zip(bounds.values(), found, strict=True))
