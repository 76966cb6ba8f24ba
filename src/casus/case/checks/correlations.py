"""Correlations: between two uncertain quantities, and all of them possible together."""

from casus.case.checks.findings import Findings
from casus.case.schema import CaseFile
from casus.case.values import Distribution, Word
from casus.errors import CaseError

__all__ = ["check_correlations"]


def check_correlations(file: CaseFile, findings: Findings) -> None:
    """Check the correlations of a case."""
    rows: dict[str, int] = {}
    triples: list[tuple[int, int, float]] = []
    place: list[int] = []
    for k, correlation in enumerate(file.correlations):
        where = ("correlations", k, "between")
        if len(correlation.between) != 2:
            findings.fault("wrong-value", "`between` names two quantities", where, found=", ".join(correlation.between))
            continue
        known = [
            findings.known(name, file.quantities, "quantity", (*where, n), "quantities")
            for n, name in enumerate(correlation.between)
        ]
        if not all(known):
            continue
        drawn = True
        for n, name in enumerate(correlation.between):
            value = file.quantities[name].value
            if not (isinstance(value, Word) or (isinstance(value, Distribution) and value.family != "mixture")):
                drawn = False
                what = (
                    "a mixture: correlate its members"
                    if isinstance(value, Distribution)
                    else "not drawn from a distribution"
                )
                findings.fault("correlation-fixed", f"{name!r} is {what}", (*where, n))
        if drawn:
            first, second = (rows.setdefault(name, len(rows)) for name in correlation.between)
            triples.append((first, second, correlation.rank))
            place.append(k)
    if not triples:
        return
    from casus.quantities import GaussianCopula

    try:
        GaussianCopula(len(rows), triples, list(rows))
    except CaseError as error:
        for fault in error.faults:
            path = ("correlations",) if not fault.path else ("correlations", place[int(fault.path[0])])
            findings.faults.append(
                type(fault)(fault.code, fault.message, path, fault.found, fault.expected, fault.nearest)
            )
