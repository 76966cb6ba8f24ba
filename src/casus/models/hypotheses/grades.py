"""Reliability of what sources say, from their grades.

The standards for grading sources give letters without numbers; those below are casus' own convention, and whoever
has better ones passes a scale of their own. F says that a source can't be judged.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from casus.errors import CaseError, Fault, UsageError, meant

__all__ = ["GRADES", "claim_reliability", "pooled_reliability"]

GRADES: Mapping[str, float] = MappingProxyType({"A": 0.95, "B": 0.75, "C": 0.50, "D": 0.25, "E": 0.0, "F": 0.25})

# "Improbable": where nobody else says it either, nothing is left to rely on.
IMPROBABLE = 5
CREDIBILITIES = range(1, 7)


def claim_reliability(
    grade: str, credibility: int | None = None, alone: bool = False, scale: Mapping[str, float] = GRADES
) -> float:
    """Reliability r of what one source says in one claim.

    grade       : letter of the source, a key of `scale`
    credibility : 1 to 6, of the claim; only 5 ever matters, since 1 *means* that other sources confirm, and these
                  count by themselves
    alone       : True where the claim has one source, and no other claim corroborates or disputes it
    scale       : r of each letter
    raises      : UsageError for a grade that the scale doesn't have, or another credibility; CaseError with code
                  probability-out-of-range for a scale outside 0 to 1

    >>> claim_reliability("B"), claim_reliability("B", 5), claim_reliability("B", 5, alone=True)
    (0.75, 0.75, 0.0)
    """
    if grade not in scale:
        close = meant(grade, scale)
        raise UsageError(f"grade {grade!r} is none of {', '.join(scale)}{close}")
    if credibility is not None and credibility not in CREDIBILITIES:
        raise UsageError(f"credibility {credibility!r} is none of {', '.join(map(str, CREDIBILITIES))}")
    return 0.0 if alone and credibility == IMPROBABLE else _checked(scale[grade])


def pooled_reliability(sources: Iterable[tuple[str, float]]) -> float:
    """Reliability of several sources that report the same: 1 − Π(1 − r) over distinct origins.

    sources : (origin, r); within one origin, who said it first, the highest r counts: three papers that carry one
              official are one
    returns : 0 where there is no source
    raises  : CaseError with code probability-out-of-range for an r outside 0 to 1

    >>> pooled_reliability([("ministry", 0.5), ("ministry", 0.75), ("witness", 0.5)])
    0.875
    """
    best: dict[str, float] = {}
    for origin, reliability in sources:
        best[origin] = max(best.get(origin, 0.0), _checked(reliability))
    pooled = 0.0
    # In order of size, so that the order of the sources doesn't show in the last digit.
    for reliability in sorted(best.values(), reverse=True):
        pooled += reliability * (1.0 - pooled)
    return pooled


def _checked(reliability: float) -> float:
    if not 0.0 <= reliability <= 1.0:
        raise CaseError(
            [
                Fault(
                    "probability-out-of-range",
                    "a reliability leaves 0 to 1",
                    found=f"{reliability:g}",
                    expected="0 to 1",
                )
            ]
        )
    return float(reliability)
