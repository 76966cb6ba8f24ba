"""scipy.stats as judge: the same distribution there, and what it means that Q(u) is right.

Q is right at u where u lies between F(previous float of Q(u)) and F(next float), to a millionth: no double could
be better on the narrow, and the tolerance is far below what any statement of a case can mean.
"""

import numpy as np
from scipy import special, stats

from casus.quantities import Quantile

TOLERANCE = 1e-6

# Dense in the middle, and far into both tails.
SHARES = np.unique(
    np.concatenate(
        [np.linspace(0.001, 0.999, 499), 10.0 ** -np.arange(3.0, 17.0, 0.5), 1 - 10.0 ** -np.arange(3.0, 15.5, 0.5)]
    )
)


class NarrowLognormal:
    """A lognormal by scipy's normal: scipy's own divides by the median first, which costs a narrow one its digits."""

    def __init__(self, mean: float, sd: float) -> None:
        self.scale, self.sd = np.exp(mean), sd

    def _score(self, x: np.ndarray) -> np.ndarray:
        with np.errstate(divide="ignore", over="ignore"):
            return np.log1p((np.maximum(x, 0.0) - self.scale) / self.scale) / self.sd

    def cdf(self, x: np.ndarray) -> np.ndarray:
        return stats.norm.cdf(self._score(x))

    def sf(self, x: np.ndarray) -> np.ndarray:
        return stats.norm.sf(self._score(x))

    def ppf(self, u: np.ndarray) -> np.ndarray:
        return self.scale * np.exp(self.sd * stats.norm.ppf(u))

    def isf(self, u: np.ndarray) -> np.ndarray:
        return self.scale * np.exp(self.sd * stats.norm.isf(u))


def frozen(quantile: Quantile) -> "stats.rv_frozen":
    """The whole (not truncated) distribution in scipy.stats."""
    p = quantile.parameters
    match quantile.family:
        case "uniform":
            return stats.uniform(p["low"], p["high"] - p["low"])
        case "normal":
            return stats.norm(p["mean"], p["sd"])
        case "lognormal" if p["sd"] < 1e-3:
            return NarrowLognormal(p["mean"], p["sd"])
        case "lognormal":
            return stats.lognorm(p["sd"], scale=np.exp(p["mean"]))
        case "beta":
            return stats.beta(p["a"], p["b"])
        case "gamma":
            return stats.gamma(p["shape"], scale=p["scale"])
        case "triangular":
            width = p["high"] - p["low"]
            return stats.triang((p["mode"] - p["low"]) / width, p["low"], width)
        case "pert":
            width = p["high"] - p["low"]
            a, b = 1 + 4 * (p["mode"] - p["low"]) / width, 1 + 4 * (p["high"] - p["mode"]) / width
            return stats.beta(a, b, p["low"], width)
    raise AssertionError(quantile.family)


def _whole(quantile: Quantile, value: np.ndarray) -> np.ndarray:
    found = np.asarray(frozen(quantile).cdf(value))
    if quantile.family == "gamma":
        # scipy divides by the scale first, and a quotient below 1e-308 loses its digits: a power law there.
        shape, scale = quantile.parameters["shape"], quantile.parameters["scale"]
        with np.errstate(divide="ignore", over="ignore"):
            logarithm = np.minimum(np.log(np.maximum(value, 0.0)) - np.log(scale), 0.0)
        found = np.where(logarithm < -600, np.exp(shape * logarithm - special.gammaln(shape + 1)), found)
    return found


def distribution_function(quantile: Quantile, value: np.ndarray) -> np.ndarray:
    """F(value), each tail by subtraction within that tail only."""
    if quantile.family != "truncate":
        return _whole(quantile, value)
    inner, low, high = (quantile.parameters[name] for name in ("distribution", "low", "high"))
    law = frozen(inner)
    value = np.clip(value, low, high)
    if law.cdf(low) > 0.5:
        top = law.sf(low)
        return np.asarray((top - law.sf(value)) / (top - law.sf(high)))
    at_low, at, at_high = (_whole(inner, np.asarray(x, float)) for x in (low, value, high))
    return np.asarray((at - at_low) / (at_high - at_low))


def log_normal_truncated(quantile: Quantile, value: np.ndarray) -> np.ndarray:
    """F of a truncated normal however far out, by logarithms of the tail."""
    inner, low, high = (quantile.parameters[name] for name in ("distribution", "low", "high"))
    mean, sd = inner.parameters["mean"], inner.parameters["sd"]
    sign = -1.0 if low > mean else 1.0
    at = [special.log_ndtr(sign * (np.clip(x, low, high) - mean) / sd) for x in (low, value, high)]
    if sign < 0:
        return np.asarray(np.expm1(at[1] - at[0]) / np.expm1(at[2] - at[0]))
    return np.asarray((np.exp(at[1] - at[2]) - np.exp(at[0] - at[2])) / -np.expm1(at[0] - at[2]))


def assert_rising(quantile: Quantile, value: np.ndarray) -> None:
    """Rising, up to a few rounding steps: of the value; for triangles, which subtract from the far end, of the ends."""
    size = np.abs(value[1:])
    if quantile.describe().startswith(("triangular", "truncate(triangular")):
        size = np.maximum(size, max(abs(quantile.lower), abs(quantile.upper)))
    assert (np.diff(value) >= -4 * np.spacing(size)).all()


def assert_right(quantile: Quantile, cdf=distribution_function, shares: np.ndarray = SHARES) -> None:
    value = quantile(shares)
    assert np.isfinite(value).all()
    assert_rising(quantile, value)
    assert (value >= quantile.lower).all()
    assert (value <= quantile.upper).all()
    with np.errstate(over="ignore"):  # bounds of 1e300 in units of a small scale
        below = cdf(quantile, np.nextafter(value, -np.inf))
        above = cdf(quantile, np.nextafter(value, np.inf))
    wrong = np.maximum(below - shares, shares - above)
    worst = int(np.nanargmax(wrong))
    assert not np.isnan(wrong).any(), quantile
    assert wrong[worst] <= TOLERANCE, f"{quantile} errs by {wrong[worst]:.2g} at u = {shares[worst]:.17g}"
