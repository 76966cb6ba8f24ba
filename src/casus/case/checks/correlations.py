"""Correlations: between two uncertain quantities, and all of them possible together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from casus.case.checks.findings import Findings
from casus.case.schema import CaseFile
from casus.case.values import Distribution, Number, Word
from casus.errors import CaseError, Path, short

__all__ = ["check_correlations"]

# To find the few that can't go together takes time with the fourth power of how many there are.
MOST_TOGETHER = 100
MOST_SHOWN = 240


def check_correlations(file: CaseFile, findings: Findings) -> None:
    """Check the correlations of a case."""
    rows: dict[str, int] = {}
    triples: list[tuple[int, int, float]] = []
    place: list[int] = []
    for k, correlation in enumerate(file.correlations):
        where = ("correlations", k, "between")
        if len(correlation.between) != 2:
            found = short(", ".join(correlation.between)) or "none"
            findings.fault("wrong-value", "`between` names two quantities", where, found, "two quantities")
            continue
        known = [
            findings.known(name, file.quantities, "quantity", (*where, n), "quantities")
            for n, name in enumerate(correlation.between)
        ]
        if not all(known):
            continue
        fixed = [(n, what) for n, name in enumerate(correlation.between) if (what := _fixed(file, name, findings))]
        for n, what in fixed:
            message = f"{correlation.between[n]!r} can't be correlated: it is {what}"
            findings.fault("correlation-fixed", message, (*where, n), what, "a quantity with a distribution of its own")
        if not fixed and not any(("quantities", name) in findings.gone for name in correlation.between):
            first, second = (rows.setdefault(name, len(rows)) for name in correlation.between)
            triples.append((first, second, correlation.rank))
            place.append(k)
    if not triples:
        return
    if (largest := _largest_group(triples)) > MOST_TOGETHER:
        message = f"more than {MOST_TOGETHER} quantities hang together by correlations"
        expected = f"at most {MOST_TOGETHER}: a quantity that moves several others, in their expressions"
        findings.fault("wrong-value", message, ("correlations",), f"{largest:,} quantities", expected)
        return
    from casus.quantities import GaussianCopula

    try:
        GaussianCopula(len(rows), triples, list(rows))
    except CaseError as error:
        for fault in error.faults:
            key, met, expected = _OF_COPULA.get(fault.code, _ALL_TOGETHER)
            path: Path = ("correlations",) if not fault.path else ("correlations", place[int(fault.path[0])])
            if key is not None:
                path = (*path, key)
            # Many members have many more pairs than anybody reads.
            seen = short(fault.found or met or "", MOST_SHOWN) or None
            message = short(fault.message, MOST_SHOWN)
            findings.faults.append(
                replace(fault, message=message, path=path, found=seen, expected=fault.expected or expected)
            )


def _largest_group(triples: Sequence[tuple[int, int, float]]) -> int:
    """How many quantities hang together by correlations, in the largest group."""
    beside: dict[int, set[int]] = {}
    for first, second, _ in triples:
        beside.setdefault(first, set()).add(second)
        beside.setdefault(second, set()).add(first)
    largest, seen = 0, set[int]()
    for start in beside:
        pending, before = [start], len(seen)
        while pending:
            row = pending.pop()
            if row not in seen:
                seen.add(row)
                pending.extend(beside[row])
        largest = max(largest, len(seen) - before)
    return largest


# Where a fault of the copula stands in the entry, what was found and what is expected where it doesn't say.
_ALL_TOGETHER: tuple[str | None, str | None, str] = (None, None, "correlations nearer to zero")
_OF_COPULA: Mapping[str, tuple[str | None, str | None, str]] = {
    "correlation-out-of-range": ("rank", None, "a number from -1 to 1"),
    "correlation-with-itself": ("between", "the same name twice", "two different quantities"),
    "correlation-repeated": ("between", "a pair named before", "each pair once"),
}


def _fixed(file: CaseFile, name: str, findings: Findings) -> str | None:
    """Why a quantity can't be correlated; None where it can, or where it has faults of its own."""
    value = file.quantities[name].value
    if ("quantities", name) in findings.gone:
        return None
    if isinstance(value, Distribution):
        return "a mixture: correlate its members" if value.family == "mixture" else None
    if isinstance(value, Word):
        return None if value.low < value.high else "a fixed number"
    return "a fixed number" if isinstance(value, Number) else "computed from others: correlate these"
