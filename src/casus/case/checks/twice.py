"""What counts twice: one claim as evidence and as the ground of a number, or as two independent pieces of evidence."""

from collections.abc import Collection, Iterator, Mapping

from casus.case.case import answers_of
from casus.case.checks.findings import Findings
from casus.case.expressions import Expression, names
from casus.case.schema import CaseFile
from casus.case.standing import Standing
from casus.errors import Path, short

__all__ = ["check_twice"]


def check_twice(file: CaseFile, needs: Mapping[str, Collection[str]], findings: Findings) -> None:
    """Warn of each such claim, at the evidence; `needs` says which quantities and models each of them uses."""
    retracted = Standing(file).retracted
    evidence = {
        claim: (model, item)
        for model, weighed in file.hypotheses.items()
        for item, entry in weighed.evidence.items()
        if entry.status != "unknown"
        for claim in entry.because
        # A retracted claim weighs nothing, so that it can't count double.
        if claim not in retracted
    }
    if not evidence:
        return
    _check_within(file, retracted, findings)
    told: set[tuple[str, str]] = set()
    # What was seen since weighs the draws of every answer.
    seen = {n.partition(".")[0] for e in file.observed for value in (e.what, e.passed, e.bears) for n in names(value)}
    for name, answer in answers_of(file).items():
        values = answer.is_.values() if isinstance(answer.is_, dict) else [answer.is_]
        used = seen | {n.partition(".")[0] for value in values if isinstance(value, Expression) for n in names(value)}
        reached = _all_below(used, needs)
        grounds = dict(_grounds(file, reached))
        for claim, (model, item) in evidence.items():
            if model in reached and claim in grounds and (claim, grounds[claim]) not in told:
                told.add((claim, grounds[claim]))
                message = (
                    f"{short(claim)!r} reaches the answer {short(name)!r} twice: as evidence and under {grounds[claim]}"
                )
                findings.warn("claim-twice", message, _place(file, model, item, claim), short(claim), "one of the two")


def _check_within(file: CaseFile, retracted: Collection[str], findings: Findings) -> None:
    """Warn of a claim under two pieces of evidence that share no cluster."""
    for model, weighed in file.hypotheses.items():
        known: dict[str, str] = {}
        for item, entry in weighed.evidence.items():
            for claim in entry.because if entry.status != "unknown" else ():
                first = known.setdefault(claim, item)
                cluster = weighed.evidence[first].cluster
                if first == item or claim in retracted or (cluster is not None and cluster == entry.cluster):
                    continue
                message = f"{short(claim)!r} counts twice as evidence: under {first} and under {item}"
                place, expected = _place(file, model, item, claim), "one `cluster:` for both, or one of the two"
                findings.warn("claim-twice", message, place, short(claim), expected)


def _grounds(file: CaseFile, reached: Collection[str]) -> Iterator[tuple[str, str]]:
    """Claims that a number rests on among what an answer reaches, each with what rests on it."""
    for name, quantity in file.quantities.items():
        if name in reached:
            yield from ((claim, name) for claim in quantity.because)
    for model, weighed in file.hypotheses.items():
        if model in reached:
            for hypothesis, entry in weighed.hypotheses.items():
                yield from ((claim, f"the prior of {hypothesis}") for claim in entry.because)
    for k, observed in enumerate(file.observed):
        yield from ((claim, f"observed[{k}]") for claim in observed.because)


def _all_below(names: Collection[str], needs: Mapping[str, Collection[str]]) -> set[str]:
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name in needs and name not in found:
            found.add(name)
            pending.extend(needs[name])
    return found


def _place(file: CaseFile, model: str, item: str, claim: str) -> Path:
    position = file.hypotheses[model].evidence[item].because.index(claim)
    return ("models", model, "evidence", item, "because", position)
