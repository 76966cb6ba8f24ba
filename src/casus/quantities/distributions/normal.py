"""The standard normal: quantile function (Wichura 1988) and distribution function, elementwise and chunk-invariant."""

import math
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["REACH", "cdf", "density", "quantile"]

Array = npt.NDArray[np.float64]

REACH: Final = 8.5
"""Quantile functions of a normal argument are cut at ±8.5: 1e-17 of probability lies beyond."""

# Wichura, M. J. (1988), Algorithm AS 241, PPND16: numerator and denominator on the centre, the near and the far tail.
_CENTRE: Final = (
    (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3),
)  # fmt: skip
_NEAR: Final = (
    (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9),
)  # fmt: skip
_FAR: Final = (
    (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15),
)  # fmt: skip


def _horner(coefficients: tuple[float, ...], x: Array, out: Array) -> None:
    np.multiply(x, coefficients[-1], out=out)
    for coefficient in coefficients[-2:0:-1]:
        np.add(out, coefficient, out=out)
        np.multiply(out, x, out=out)
    np.add(out, coefficients[0], out=out)


def _tail(u: Array, centred: Array) -> Array:
    """The quantile where |u - 1/2| > 0.425: a seventh of all draws, so gathered first."""
    r = np.minimum(u, 1.0 - u)
    np.log(r, out=r)
    np.negative(r, out=r)
    np.sqrt(r, out=r)
    far = np.flatnonzero(r > 5.0)
    r -= 1.6
    z, denominator = np.empty_like(r), np.empty_like(r)
    _horner(_NEAR[0], r, z)
    _horner(_NEAR[1], r, denominator)
    z /= denominator
    if far.size:
        r = r[far] - 3.4
        top, bottom = np.empty_like(r), np.empty_like(r)
        _horner(_FAR[0], r, top)
        _horner(_FAR[1], r, bottom)
        z[far] = top / bottom
    return np.asarray(np.copysign(z, centred))


def quantile(u: Array, out: Array | None = None, scratch: Array | None = None) -> Array:
    """Standard normal quantile function: z with P(Z <= z) = u.

    u       : (n,) contiguous, in the open interval (0, 1)
    out     : (n,) contiguous, may be `u` itself; made where not given
    scratch : (3, n) workspace; made where not given
    source  : Wichura, M. J. (1988), The percentage points of the normal distribution, Applied Statistics 37, AS 241

    >>> quantile(np.array([0.25, 0.001, 1e-20])).round(7).tolist()
    [-0.6744898, -3.0902323, -9.2623401]
    """
    if out is None:
        out = np.empty_like(u)
    if scratch is None:
        scratch = np.empty((3, len(u)))
    centred, r, top = scratch[0], scratch[1], scratch[2]
    np.subtract(u, 0.5, out=centred)
    np.multiply(centred, centred, out=r)
    np.subtract(0.180625, r, out=r)
    tail = np.flatnonzero(r < 0.0)
    tail_u = u[tail]
    _horner(_CENTRE[0], r, top)
    np.multiply(top, centred, out=top)
    _horner(_CENTRE[1], r, out)
    np.divide(top, out, out=out)
    if tail.size:
        out[tail] = _tail(tail_u, centred[tail])
    return out


_TERMS: Final = 8
_STEPS: Final = 64  # expansion points per unit of z, so |z - point| <= 1/128


@cache
def _expansions() -> Array:
    """Taylor coefficients of the normal distribution function at points 1/64 apart, (term, point)."""
    points = np.arange(-9 * _STEPS, 9 * _STEPS + 1) / _STEPS
    rows = np.empty((_TERMS, len(points)))
    rows[0] = [0.5 * math.erfc(-point / math.sqrt(2.0)) for point in points.tolist()]
    before, hermite = np.zeros_like(points), density(points)
    for term in range(1, _TERMS):
        rows[term] = (-1) ** (term - 1) * hermite / math.factorial(term)
        before, hermite = hermite, points * hermite - (term - 1) * before
    rows.flags.writeable = False
    return rows


def cdf(z: Array, out: Array | None = None, scratch: Array | None = None) -> Array:
    """Standard normal distribution function: P(Z <= z), to 3e-16 absolute; z beyond ±9 is read as ±9.

    z       : (n,) contiguous
    out     : (n,) contiguous, may be `z` itself; made where not given
    scratch : (3, n) workspace; made where not given
    source  : Taylor series about 1,153 points, values there by `math.erfc`

    >>> cdf(np.array([-1.0, 0.0, 1.959963984540054])).round(12).tolist()
    [0.158655253931, 0.5, 0.975]
    """
    if out is None:
        out = np.empty_like(z)
    if scratch is None:
        scratch = np.empty((3, len(z)))
    rows = _expansions()
    offset, taken, index = scratch[0], scratch[1], scratch[2].view(np.int64)
    np.multiply(z, float(_STEPS), out=offset)
    np.clip(offset, -9.0 * _STEPS, 9.0 * _STEPS, out=offset)
    np.rint(offset, out=taken)
    np.subtract(offset, taken, out=offset)
    np.multiply(offset, 1.0 / _STEPS, out=offset)
    np.add(taken, 9.0 * _STEPS, out=taken)
    np.copyto(index, taken, casting="unsafe")
    np.take(rows[-1], index, out=out, mode="clip")
    for term in range(_TERMS - 2, -1, -1):
        np.multiply(out, offset, out=out)
        np.take(rows[term], index, out=taken, mode="clip")
        np.add(out, taken, out=out)
    return out


def density(z: Array) -> Array:
    """Standard normal density, any shape.

    >>> float(density(np.array(0.0)).round(6))
    0.398942
    """
    return np.asarray(np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi))
