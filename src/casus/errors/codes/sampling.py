"""Codes of faults in estimative words, and in correlations between quantities."""

from casus.errors.codes.code import Code

SAMPLING = (
    Code(
        "unknown-word",
        "A word that the scheme of estimative words does not hold.",
        "Use a word of the scheme that the case names under `words` (icd203 where it names none).",
    ),
    Code(
        "unknown-scheme",
        "A scheme of estimative words that does not exist.",
        "Use icd203, phia, nato or kent.",
    ),
    Code(
        "correlation-out-of-range",
        "A rank correlation outside the interval from -1 to 1.",
        "Give Spearman's rank correlation, a number from -1 to 1.",
    ),
    Code(
        "correlation-with-itself",
        "A quantity was correlated with itself.",
        "Name two different quantities.",
    ),
    Code(
        "correlation-repeated",
        "Two quantities were correlated more than once.",
        "Keep one entry for the pair; the order of the two names carries no meaning.",
    ),
    Code(
        "correlation-impossible",
        "No joint distribution has these rank correlations together; pairs left out count as uncorrelated.",
        "Bring the correlations of the named members nearer to zero, or correlate the pairs left out too.",
    ),
)
