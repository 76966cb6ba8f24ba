"""Estimative words: what "likely" means in per cent, by the published scales.

Four schemes, each an ordered row of bands:

icd203 : Office of the Director of National Intelligence, Intelligence Community Directive 203,
         Analytic Standards (2015). Below 1 % and above 99 % the number is said instead of a word.
phia   : Professional Head of Intelligence Assessment, probability yardstick (United Kingdom, 2018).
nato   : NATO, AJP-2.1, Allied Joint Doctrine for Intelligence Procedures.
kent   : Sherman Kent, "Words of Estimative Probability", Studies in Intelligence 8 (1964).

A band holds its lower bound. The bands of phia and kent leave gaps; a probability in a gap takes the word of
the nearer band, and in the very middle that of the upper one.

>>> scheme("icd203").word(0.12), scheme("icd203").word(0.004)
('very unlikely', 'less than 1 %')
>>> scheme("phia").word(0.37), scheme("phia").word(0.38)
('unlikely', 'realistic possibility')
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from casus.errors import CaseError, Fault, UsageError, nearest

__all__ = ["ALL_WORDS", "SCHEMES", "Band", "Scheme", "scheme"]


@dataclass(frozen=True)
class Band:
    """One word and what it stands for, from `low` to `high`; `synonyms` are read, never written."""

    name: str
    low: float
    high: float
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scheme:
    """One scale of estimative words.

    name   : the key of `SCHEMES`, as a case writes it under `words`
    source : where the scale was published
    bands  : in rising order; they may leave gaps, they never overlap
    below  : said of a probability under the first band; empty where its word is used there too
    above  : the same over the last band
    exact  : words that stand for one number and no other, like Kent's "impossible"
    """

    name: str
    source: str
    bands: tuple[Band, ...]
    below: str = ""
    above: str = ""
    exact: tuple[Band, ...] = ()

    def word(self, probability: float) -> str:
        """The word for a probability.

        raises : UsageError unless 0 ≤ probability ≤ 1

        >>> [scheme("icd203").word(p) for p in (0.2, 0.5, 0.99, 0.991)]
        ['unlikely', 'roughly even chance', 'almost certain', 'more than 99 %']
        """
        if not 0 <= probability <= 1:
            raise UsageError(f"a probability lies between 0 and 1: found {probability!r}")
        for number in self.exact:
            if probability == number.low:
                return number.name
        first, last = self.bands[0], self.bands[-1]
        if self.below and probability < first.low:
            return self.below
        if self.above and probability > last.high:
            return self.above
        return self.bands[bisect_right(self._starts, probability)].name

    def band(self, word: str) -> tuple[float, float]:
        """Lowest and highest probability of a word or of one of its synonyms.

        The two are equal for a word in `exact`.
        raises : CaseError with code `unknown-word`

        >>> scheme("icd203").band("very unlikely"), scheme("icd203").band("remote")
        ((0.05, 0.2), (0.01, 0.05))
        """
        band = self._by_word.get(word)
        if band is None:
            names = [band.name for band in (*self.bands, *self.exact)]
            message = f"the scheme {self.name} has no word {word!r}"
            raise CaseError(
                [
                    Fault(
                        "unknown-word",
                        message,
                        expected=", ".join(names),
                        nearest=nearest(word, self._by_word),
                    )
                ]
            )
        return band.low, band.high

    @property
    def words(self) -> frozenset[str]:
        """Every word that the scheme reads, synonyms included.

        >>> "highly probable" in scheme("icd203").words
        True
        """
        return frozenset(self._by_word)

    @property
    def edges(self) -> tuple[float, ...]:
        """The probabilities inside 0 to 1 at which the word changes, in rising order.

        >>> scheme("icd203").edges
        (0.01, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 0.99)
        >>> scheme("nato").edges
        (0.1, 0.4, 0.6, 0.9)
        """
        below = (self.bands[0].low,) if self.below else ()
        above = (self.bands[-1].high,) if self.above else ()
        return (*below, *self._starts, *above)

    @cached_property
    def _starts(self) -> tuple[float, ...]:
        """Where each band but the first begins: its lower bound, or the middle of the gap below it."""
        pairs = zip(self.bands, self.bands[1:], strict=False)
        return tuple(upper.low if lower.high == upper.low else _middle(lower.high, upper.low) for lower, upper in pairs)

    @cached_property
    def _by_word(self) -> Mapping[str, Band]:
        bands = (*self.bands, *self.exact)
        return MappingProxyType({word: band for band in bands for word in (band.name, *band.synonyms)})


def _middle(low: float, high: float) -> float:
    """The middle of a gap, free of the dust of binary fractions: all bounds are whole per cents."""
    return round((low + high) / 2, 3)


_ICD203 = Scheme(
    "icd203",
    "ODNI, Intelligence Community Directive 203, Analytic Standards, 2015",
    (
        Band("almost no chance", 0.01, 0.05, ("remote",)),
        Band("very unlikely", 0.05, 0.20, ("highly improbable",)),
        Band("unlikely", 0.20, 0.45, ("improbable", "improbably")),
        Band("roughly even chance", 0.45, 0.55, ("roughly even odds",)),
        Band("likely", 0.55, 0.80, ("probable", "probably")),
        Band("very likely", 0.80, 0.95, ("highly probable",)),
        Band("almost certain", 0.95, 0.99, ("almost certainly", "nearly certain")),
    ),
    below="less than 1 %",
    above="more than 99 %",
)
_PHIA = Scheme(
    "phia",
    "Professional Head of Intelligence Assessment, probability yardstick, 2018",
    (
        Band("remote chance", 0.00, 0.05),
        Band("highly unlikely", 0.10, 0.20),
        Band("unlikely", 0.25, 0.35),
        Band("realistic possibility", 0.40, 0.50),
        Band("likely", 0.55, 0.75, ("probable", "likely or probable")),
        Band("highly likely", 0.80, 0.90),
        Band("almost certain", 0.95, 1.00),
    ),
)
_NATO = Scheme(
    "nato",
    "NATO, AJP-2.1, Allied Joint Doctrine for Intelligence Procedures",
    (
        Band("highly unlikely", 0.00, 0.10),
        Band("unlikely", 0.10, 0.40),
        Band("even chance", 0.40, 0.60),
        Band("likely", 0.60, 0.90),
        Band("highly likely", 0.90, 1.00),
    ),
)
_KENT = Scheme(
    "kent",
    "Sherman Kent, Words of Estimative Probability, Studies in Intelligence 8, 1964",
    (
        Band("almost certainly not", 0.02, 0.12),
        Band("probably not", 0.20, 0.40),
        Band("chances about even", 0.40, 0.60),
        Band("probable", 0.63, 0.87),
        Band("almost certain", 0.87, 0.99),
    ),
    exact=(Band("impossible", 0.00, 0.00), Band("certain", 1.00, 1.00)),
)

SCHEMES: Mapping[str, Scheme] = MappingProxyType({one.name: one for one in (_ICD203, _PHIA, _NATO, _KENT)})
ALL_WORDS: frozenset[str] = frozenset().union(*(one.words for one in SCHEMES.values()))


def scheme(name: str) -> Scheme:
    """The scheme of a name; the first of `SCHEMES`, icd203, is what a case uses that names none.

    raises : CaseError with code `unknown-scheme`

    >>> scheme("kent").band("probable")
    (0.63, 0.87)
    """
    found = SCHEMES.get(name)
    if found is None:
        message = f"there is no scheme of estimative words {name!r}"
        raise CaseError([Fault("unknown-scheme", message, expected=", ".join(SCHEMES), nearest=nearest(name, SCHEMES))])
    return found
