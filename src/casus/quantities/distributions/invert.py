"""The quantile function of a density given only by its logarithm: adaptive quadrature, then Newton.

One method serves every shape and every truncation: a piece of a far tail is as easy as the whole, because the
density is only ever compared with its own greatest value on the piece, never with the whole distribution.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from casus.quantities.distributions.normal import density as normal_density

__all__ = ["LogDensity", "NotInvertibleError", "quantile_nodes", "reach"]

Array = npt.NDArray[np.float64]

_DROP = 75.0
"""Quadrature stops where the density has fallen by this many powers of e: e^-75 of the mass lies beyond,
well below the 1e-17 of the outermost node."""

_LEVELS = 60
_PANELS = 4096
# Newton settles within five steps; where it keeps overshooting an end that has been tried, halving takes up to fifty.
_NEWTON = 60


class NotInvertibleError(ArithmeticError):
    """The quadrature or the inversion did not settle in double precision."""


@dataclass(frozen=True)
class LogDensity:
    """A density on an interval that holds 0, as a logarithm relative to its value at 0.

    value     : d -> log f(d) - log f(0), elementwise; greatest at or near 0; unimodal
    low, high : ends of the interval, may be infinite; low <= 0 <= high
    breaks    : points inside the interval where the slope changes fast or jumps
    noise     : rounding error of `value`, which no quadrature can beat
    unit      : a length on which the density is about constant, to within thirty powers of ten
    """

    value: Callable[[Array], Array]
    low: float = -math.inf
    high: float = math.inf
    breaks: tuple[float, ...] = ()
    noise: float = 0.0
    unit: float = 1.0


@cache
def _gauss(order: int) -> tuple[Array, Array]:
    """Gauss-Legendre points and weights on (0, 1), ends first."""
    points, weights = np.polynomial.legendre.leggauss(order)
    return (points + 1.0) / 2.0, weights / 2.0


@cache
def _normal_masses(nodes: tuple[float, ...]) -> Array:
    """Normal probability beyond each node on its own side of zero, shape (node,)."""
    return np.array([0.5 * math.erfc(abs(z) / math.sqrt(2.0)) for z in nodes])


def _side(density: LogDensity, sign: float, end: float) -> list[float]:
    """First panel boundaries from 0 towards one end: where the density starts to fall, then doubling."""
    steps = density.unit * np.ldexp(1.0, np.arange(-110, 130))
    steps = steps[steps < abs(end)]
    if not steps.size:
        return [end] if end else []
    drop = -density.value(sign * steps)
    start = int(np.searchsorted(drop > 0.02, True))
    stop = int(np.searchsorted(drop > _DROP, True))
    if stop == len(steps):
        if math.isinf(end):
            raise NotInvertibleError("the density has no end")
        return [*(sign * steps[start:]).tolist(), end]
    fine = np.linspace(steps[stop - 1] if stop else 0.0, steps[stop], 17)[1:]
    reach = float(fine[np.searchsorted(-density.value(sign * fine) > _DROP, True)])
    return [*(sign * steps[start:stop]).tolist(), sign * reach]


def reach(density: LogDensity) -> tuple[float, float]:
    """The ends between which all but e^-75 of the mass lies."""
    with np.errstate(over="ignore", under="ignore", divide="ignore", invalid="ignore"):
        edges = _panels(density)
    return float(edges[0]), float(edges[-1])


def _panels(density: LogDensity) -> Array:
    left = _side(density, -1.0, density.low)
    right = _side(density, 1.0, density.high)
    low, high = (left or [0.0])[-1], (right or [0.0])[-1]
    edges = np.unique(np.array([0.0, *left, *right]))
    # A panel between a break and an edge one rounding step away could not be halved, and the edge serves as well.
    inner = [
        point
        for point in density.breaks
        if low < point < high and not np.isclose(point, edges, rtol=1e-9, atol=0.0).any()
    ]
    return np.unique(np.append(edges, inner))


def _integrals(density: LogDensity, start: Array, width: Array, order: int) -> Array:
    points, weights = _gauss(order)
    return np.asarray(np.exp(density.value(start + width * points[:, None])).T @ weights * width)


def _masses(density: LogDensity, edges: Array, tolerance: float) -> tuple[Array, Array]:
    """Panels halved until Gauss-Legendre agrees with itself; edges (k+1,), masses (k,)."""
    order = 8
    start, width = edges[:-1], np.diff(edges)
    whole = _integrals(density, start, width, order)
    done: list[tuple[Array, Array, Array]] = []
    settled = 0.0
    for _ in range(_LEVELS):
        half = width / 2.0
        first = _integrals(density, start, half, order)
        second = _integrals(density, start + half, half, order)
        both = first + second
        wrong = np.abs(both - whole) > tolerance * both + 1e-33 * (settled + float(both.sum()))
        # A panel that spans many powers of e is split in any case: Newton starts from its ends.
        wrong |= np.maximum(first, second) > 30.0 * np.minimum(first, second) + 1e-30 * (settled + float(both.sum()))
        right = ~wrong
        settled += float(both[right].sum())
        done.append((start[right], half[right], first[right]))
        done.append((start[right] + half[right], half[right], second[right]))
        if not wrong.any():
            starts, masses = (np.concatenate([part[i] for part in done]) for i in (0, 2))
            rank = np.argsort(starts, kind="stable")
            return np.append(starts[rank], edges[-1]), masses[rank]
        start = np.concatenate([start[wrong], start[wrong] + half[wrong]])
        width = np.concatenate([half[wrong], half[wrong]])
        if len(width) > _PANELS:
            break
        whole = np.concatenate([first[wrong], second[wrong]])
        if not bool(np.all((start + width / 2.0 > start) & (start + width > start + width / 2.0))):
            break
    raise NotInvertibleError("the quadrature does not settle")


def quantile_nodes(density: LogDensity, z: Array, tolerance: float = 1e-11) -> tuple[Array, Array]:
    """Quantiles at normal scores, and their slopes.

    z       : (node,) normal scores, rising, within ±8.5
    returns : d(z) with P(D <= d) = Phi(z), and its derivative in z, both (node,)
    raises  : NotInvertibleError where quadrature or Newton do not settle

    >>> standard = LogDensity(lambda d: -0.5 * d * d)
    >>> value, slope = quantile_nodes(standard, np.array([-6.0, 0.5, 8.0]))
    >>> bool(np.allclose(value, [-6.0, 0.5, 8.0], rtol=1e-12)), bool(np.allclose(slope, 1.0))
    (True, True)
    """
    with np.errstate(over="ignore", under="ignore", divide="ignore", invalid="ignore"):
        edges, masses = _masses(density, _panels(density), tolerance + 8.0 * density.noise)
        total = float(masses.sum())
        side = _normal_masses(tuple(z.tolist())) * total
        below = z <= 0.0
        count = len(masses)
        # Mass left of each edge and, for the upper half, mass right of each edge, so that neither tail is
        # found by subtracting from one.
        rising = np.concatenate([[0.0], np.cumsum(masses)])
        falling = np.concatenate([[0.0], np.cumsum(masses[::-1])])
        panel_low = np.clip(np.searchsorted(rising, side, side="right") - 1, 0, count - 1)
        panel_high = np.clip(np.searchsorted(falling, side, side="right") - 1, 0, count - 1)
        sign = np.where(below, 1.0, -1.0)
        panel = np.where(below, panel_low, count - 1 - panel_high)
        base = np.where(below, edges[panel], edges[panel + 1])
        need = side - np.where(below, rising[panel_low], falling[panel_high])
        width = edges[panel + 1] - edges[panel]
        step = _invert(density, base, sign, width, np.clip(need, 0.0, masses[panel]), masses[panel])
        value = base + sign * step
        slope = normal_density(z) * total / np.exp(density.value(value))
    if not (np.isfinite(value).all() and np.isfinite(slope).all()):
        raise NotInvertibleError("a quantile is not finite")
    return value, slope


def _invert(density: LogDensity, base: Array, sign: Array, width: Array, need: Array, mass: Array) -> Array:
    """Distance t from each panel's edge with the needed mass between; all (node,).

    Newton on log-linear density: exact where the density is an exponential, so the tails settle at once.
    """
    edge = np.exp(density.value(base))
    far = np.exp(density.value(base + sign * width))
    slope = (np.log(far) - np.log(edge)) / width
    slope = np.where(np.isfinite(slope), slope, 0.0)
    step = np.clip(_exponential_step(need, edge, slope), 0.0, width)
    step = np.where(np.isfinite(step), step, width * (need / mass))
    low, high = np.zeros_like(step), width.copy()
    scale = np.maximum(np.maximum(need, mass * 1e-300), np.finfo(float).tiny)
    for _ in range(_NEWTON):
        error = sign * _integrals(density, base, sign * step, 8) - need
        high = np.where(error > 0.0, np.minimum(high, step), high)
        low = np.where(error < 0.0, np.maximum(low, step), low)
        moved = step + _exponential_step(-error, np.exp(density.value(base + sign * step)), slope)
        moved = np.where((moved >= low) & (moved <= high), moved, 0.5 * (low + high))
        change = np.abs(moved - step)
        step = moved
        if bool(np.all((change <= 1e-13 * width) | (np.abs(error) <= 1e-13 * scale))):
            return step
    if bool(np.all((change <= 1e-9 * width) | (np.abs(error) <= 1e-9 * scale))):
        return step
    raise NotInvertibleError("a quantile does not settle")


def _exponential_step(need: Array, edge: Array, slope: Array) -> Array:
    """Distance over which a density of value `edge`, growing as exp(slope t), collects `need`."""
    plain = need / edge
    bend = slope * plain
    steep = np.abs(bend) > 1e-8
    safe = np.where(steep, np.maximum(bend, -1.0 + 1e-16), 1.0)
    return np.where(steep, np.log1p(safe) / np.where(steep, slope, 1.0), plain * (1.0 - 0.5 * bend))
