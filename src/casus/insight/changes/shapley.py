"""Shapley values: how much each of several changes makes of a move (Shapley 1953, A value for n-person games).

For n players and the value v(S) of a coalition, player i gets the mean of v(S + i) − v(S) over all orders in which the
players may come. The parts add up to v(all) − v(none).
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["exact", "sampled"]

Array = NDArray[np.float64]


def exact(players: int, value: Callable[[int], float]) -> Array:
    """(player,) from all coalitions.

    value : of a coalition, whose members are the binary digits of a number

    >>> exact(2, lambda coalition: [0.0, 1.0, 2.0, 4.0][coalition]).tolist()
    [1.5, 2.5]
    """
    values = np.array([value(coalition) for coalition in range(2**players)])
    sizes = np.array([coalition.bit_count() for coalition in range(2**players)])
    weight = np.array([1.0 / (players * math.comb(players - 1, size)) for size in range(players)])
    parts = np.empty(players)
    coalitions = np.arange(2**players)
    for player in range(players):
        without = coalitions[(coalitions >> player & 1) == 0]
        gains = values[without | 1 << player] - values[without]
        parts[player] = (weight[sizes[without]] * gains).sum()
    return parts


def sampled(players: int, value: Callable[[int], float], orders: int, seed: int) -> tuple[Array, Array]:
    """(player,) from random orders and their reverses (Castro, Gómez & Tejada 2009), and standard errors.

    orders : how many pairs of an order and its reverse

    >>> parts, errors = sampled(3, lambda coalition: float(coalition.bit_count()), 4, seed=0)
    >>> parts.tolist(), errors.tolist()
    ([1.0, 1.0, 1.0], [0.0, 0.0, 0.0])
    """
    rng = np.random.default_rng(seed)
    found = np.zeros((orders, players))
    for k in range(orders):
        order = rng.permutation(players)
        for way in (order, order[::-1]):
            coalition, before = 0, value(0)
            for player in way:
                coalition |= 1 << int(player)
                after = value(coalition)
                found[k, player] += (after - before) / 2
                before = after
    error = found.std(axis=0, ddof=1) / math.sqrt(orders) if orders > 1 else np.full(players, np.inf)
    return found.mean(axis=0), error
