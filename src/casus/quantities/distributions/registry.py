"""The families as data: documentation, argument checks and tests all read them from here."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["FAMILIES", "Family", "Parameter"]


@dataclass(frozen=True)
class Parameter:
    """One argument of a family, with its legal range.

    low, high      : the range
    low_open       : whether `low` itself is outside it
    default        : taken where the argument is left out; None: it must be given
    kind           : "number", "numbers" (a list), "names" (a list) or "distribution"
    """

    name: str
    about: str
    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    default: float | None = None
    kind: str = "number"

    def admits(self, value: float) -> bool:
        """Whether a finite number is in the legal range."""
        return (value > self.low if self.low_open else value >= self.low) and value <= self.high

    @property
    def legal(self) -> str:
        """The legal range in words.

        >>> Parameter("sd", "", low=0.0, high=5.0, low_open=True).legal
        'above 0 and at most 5'
        """
        words = []
        if self.low > -math.inf:
            words.append(f"{'above' if self.low_open else 'at least'} {self.low:g}")
        if self.high < math.inf:
            words.append(f"at most {self.high:g}")
        return " and ".join(words) or "any finite number"


@dataclass(frozen=True)
class Family:
    """One family of distributions.

    signatures  : the ways to write it
    rule        : what must hold between its arguments, in words
    by_quantiles: whether two quantiles (p5=…, p95=…) may stand for its parameters
    is_quantile : False where it is no quantile function but picks among other quantities
    example     : a distribution as a case file writes it
    source      : where the definition comes from
    """

    name: str
    section: str
    about: str
    parameters: tuple[Parameter, ...]
    example: str
    rule: str = ""
    by_quantiles: bool = False
    is_quantile: bool = True
    source: str = ""

    @property
    def signatures(self) -> tuple[str, ...]:
        """The ways to write it.

        >>> FAMILIES["gamma"].signatures
        ('gamma(shape, scale=1)', 'gamma(p5=…, p95=…)')
        """
        arguments = ", ".join(
            parameter.name if parameter.default is None else f"{parameter.name}={parameter.default:g}"
            for parameter in self.parameters
        )
        if self.name == "quantiles":
            return ("quantiles(p5=…, p50=…, p95=…)", "quantiles(p5=…, p50=…, p95=…, lower=…, upper=…)")
        lists = [parameter.name for parameter in self.parameters if parameter.kind in ("numbers", "names")]
        if lists:
            arguments = ", ".join(f"{name}=[…]" for name in lists)
        plain = f"{self.name}({arguments})"
        return (plain, f"{self.name}(p5=…, p95=…)") if self.by_quantiles else (plain,)


_SHAPE = (1e-3, 1e6)


def _shape(name: str, about: str) -> Parameter:
    return Parameter(name, about, *_SHAPE)


_LOW = Parameter("low", "least value")
_MODE = Parameter("mode", "most likely value")
_HIGH = Parameter("high", "greatest value")

_ALL = (
    Family(
        "uniform",
        "bounded",
        "Every value between low and high is equally likely.",
        (_LOW, _HIGH),
        "uniform(2, 5)",
        rule="low < high",
        by_quantiles=True,
    ),
    Family(
        "normal",
        "unbounded",
        "The bell curve. Cut at 8.5 standard deviations.",
        (Parameter("mean", "mean"), Parameter("sd", "standard deviation", 0.0, low_open=True)),
        "normal(10, 2)",
        by_quantiles=True,
    ),
    Family(
        "lognormal",
        "positive",
        "The logarithm of the value is normal: a value that is wrong by a factor rather than by an amount.",
        (
            Parameter("mean", "mean of the natural logarithm"),
            Parameter("sd", "standard deviation of the natural logarithm", 0.0, 5.0, low_open=True),
        ),
        "lognormal(3, 0.5)",
        by_quantiles=True,
    ),
    Family(
        "beta",
        "bounded",
        "A share between 0 and 1; after a successes and b failures in a uniform prior's terms, mean a / (a + b).",
        (_shape("a", "weight towards 1"), _shape("b", "weight towards 0")),
        "beta(8, 2)",
        by_quantiles=True,
    ),
    Family(
        "gamma",
        "positive",
        "A positive value such as a waiting time; mean shape times scale.",
        (
            _shape("shape", "shape: 1 is exponential, greater is closer to normal"),
            Parameter("scale", "unit of the value", 0.0, low_open=True, default=1.0),
        ),
        "gamma(2, 3)",
        by_quantiles=True,
    ),
    Family(
        "triangular",
        "bounded",
        "The density rises in a line from low to mode and falls in a line to high.",
        (_LOW, _MODE, _HIGH),
        "triangular(1, 2, 6)",
        rule="low <= mode <= high and low < high",
    ),
    Family(
        "pert",
        "bounded",
        "A smooth curve with a least, a most likely and a greatest value; mean (low + 4 mode + high) / 6.",
        (_LOW, _MODE, _HIGH),
        "pert(0.6, 0.8, 0.95)",
        rule="low <= mode <= high and low < high",
        source="Malcolm, Roseboom, Clark and Fazar (1959); Clark (1962)",
    ),
    Family(
        "bernoulli",
        "counted",
        "One with probability p, else zero: an event that happens or does not.",
        (Parameter("p", "probability of one", 0.0, 1.0),),
        "bernoulli(0.3)",
    ),
    Family(
        "discrete",
        "counted",
        "One of a few values, each with its probability.",
        (
            Parameter("value", "the values", kind="numbers"),
            Parameter("probability", "their probabilities, which sum to 1", 0.0, 1.0, kind="numbers"),
        ),
        "discrete(value=[1, 2, 5], probability=[0.5, 0.3, 0.2])",
        rule="as many probabilities as values, summing to 1",
    ),
    Family(
        "quantiles",
        "elicited",
        "A smooth curve through the quantiles an expert states: a monotone cubic in the normal score, through the "
        "logit of the value where both bounds are given, its logarithm where one is, else the value itself; "
        "beyond the outer quantiles it goes on in a line on that scale.",
        (
            Parameter("lower", "nothing lies below", kind="number"),
            Parameter("upper", "nothing lies above", kind="number"),
        ),
        "quantiles(p5=10, p50=20, p95=60, lower=0)",
        rule="at least two quantiles p1 … p99, rising, inside the bounds",
        source="Fritsch and Butland (1984)",
    ),
    Family(
        "truncate",
        "combined",
        "A distribution given that the value lies between low and high.",
        (Parameter("distribution", "the distribution that is cut", kind="distribution"), _LOW, _HIGH),
        "truncate(normal(10, 2), 8, 15)",
        rule="low < high, and the distribution has probability between them",
    ),
    Family(
        "mixture",
        "combined",
        "One of several named quantities, picked afresh in each draw with a probability proportional to its weight.",
        (
            Parameter("names", "names of quantities", kind="names"),
            Parameter("weight", "their weights", 0.0, kind="numbers"),
        ),
        "mixture(names=[calm, crisis], weight=[0.7, 0.3])",
        rule="as many weights as names",
        is_quantile=False,
    ),
)

FAMILIES: Mapping[str, Family] = MappingProxyType({family.name: family for family in _ALL})
"""Every family by name."""
