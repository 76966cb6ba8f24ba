"""Hypotheses: one of them for what nobody thought of, a likelihood under each, claims that stand."""

from casus.case.checks.findings import Findings
from casus.case.expressions import Constant, Expression
from casus.case.schema import CaseFile
from casus.case.schema.hypotheses import OTHER, Evidence, Hypotheses
from casus.case.speaking import speaks
from casus.case.standing import Standing
from casus.errors import Path, short

__all__ = ["LEAST_OTHER", "check_hypotheses"]

# What nobody thought of is never ruled out beforehand.
LEAST_OTHER = 0.05
# Sums of what people write in decimals.
ROUNDING = 1e-9


def check_hypotheses(file: CaseFile, findings: Findings) -> None:
    """Check every model that weighs hypotheses."""
    standing = Standing(file)
    for name, model in file.hypotheses.items():
        where: Path = ("models", name)
        _check_priors(model, where, findings)
        for cluster in model.clusters:
            if not any(item.cluster == cluster for item in model.evidence.values()):
                findings.warn(
                    "unused", f"no evidence is in the cluster {short(cluster)!r}", (*where, "clusters", cluster)
                )
        for item, entry in model.evidence.items():
            _check_item(file, model, entry, (*where, "evidence", item), standing, findings)


def _check_priors(model: Hypotheses, where: Path, findings: Findings) -> None:
    place = (*where, "hypotheses")
    if len(model.hypotheses) < 2 and not _broken_below(place, findings):
        expected = "two hypotheses or more, of which one is true"
        message = "one hypothesis alone can't be weighed"
        findings.fault("too-few-hypotheses", message, place, ", ".join(model.hypotheses) or "none", expected)
        return
    priors = {name: entry.prior for name, entry in model.hypotheses.items()}
    fixed = {name: prior.value for name, prior in priors.items() if isinstance(prior, Constant)}
    for name, value in fixed.items():
        if not 0 <= value <= 1:
            message = f"the prior of {short(name)!r} is no probability"
            findings.fault("wrong-value", message, (*place, name, "prior"), f"{value:g}", "a number from 0 to 1")
    if OTHER not in priors and not model.exhaustive and not _broken_below(place, findings):
        message = "nothing stands for what nobody thought of"
        expected = f"a hypothesis `{OTHER}:` with a prior of at least {LEAST_OTHER:g}, or `exhaustive: true`"
        findings.fault(
            "no-other", message, place, ", ".join(map(short, priors)), expected, findings.nearest(OTHER, priors)
        )
    if len(fixed) < len(priors) or any(value < 0 for value in fixed.values()):
        return
    total = sum(fixed.values())
    if total <= 0:
        message = "the priors add up to nothing"
        findings.fault("wrong-value", message, place, "0", "a prior above 0")
    elif not model.exhaustive and fixed.get(OTHER, 1.0) / total < LEAST_OTHER - ROUNDING:
        share = fixed[OTHER] / total
        message = f"{OTHER!r} is all but ruled out before the evidence"
        expected = f"{LEAST_OTHER:g} or more of the priors' sum, or `exhaustive: true`"
        findings.fault("no-other", message, (*place, OTHER, "prior"), f"{share:.3g} of their sum", expected)


def _check_item(
    file: CaseFile, model: Hypotheses, entry: Evidence, where: Path, standing: Standing, findings: Findings
) -> None:
    known = list(model.hypotheses)
    for key, values in (("likelihood", entry.likelihood), ("if_false", entry.if_false)):
        for name, value in values.items():
            _check_probability(value, (*where, key, name), findings)
            if name not in known and not _broken_below(where[:2], findings, "hypotheses"):
                message = f"there is no hypothesis {short(name)!r}"
                findings.unknown(message, name, known, (*where, key, name), "a hypothesis of this model")
    missing = [name for name in known if name not in entry.likelihood]
    if missing and not _broken_below((*where, "likelihood"), findings):
        message = f"the likelihood under {', '.join(map(short, missing))} is missing"
        expected = f"`{missing[0]}: …`, how likely this was to be seen if {missing[0]} were true"
        findings.fault("missing-key", message, (*where, "likelihood"), expected=expected)
    if entry.cluster is not None and model.clusters:
        findings.known(entry.cluster, model.clusters, "cluster", (*where, "cluster"), "clusters")
    if entry.status == "unknown":
        last = speaks(file)
        if entry.by is not None and last is not None and entry.by <= last:
            message = "this would have shown by now, and nothing says whether it did"
            findings.warn(
                "evidence-due", message, (*where, "by"), str(entry.by), "`status: observed` or `status: absent`"
            )
        return
    if entry.status == "observed" and not entry.because:
        message = "no claim reports this, so it is taken for certain"
        findings.warn("evidence-unreported", message, where, expected="`because: […]`, the claims that report it")
    fallen = [claim for claim in entry.because if claim in standing.retracted]
    if fallen and len(fallen) == len(entry.because):
        message = "every claim that reports this was retracted: it weighs nothing"
        findings.warn(
            "claim-retracted", message, (*where, "because"), ", ".join(map(short, fallen)), "a claim that stands"
        )


def _check_probability(value: Expression, where: Path, findings: Findings) -> None:
    if isinstance(value, Constant) and not 0 <= value.value <= 1:
        message, found = "a likelihood is a probability", f"{value.value:g}"
        findings.fault("wrong-value", message, where, found, "a number or an expression from 0 to 1")


def _broken_below(where: Path, findings: Findings, *keys: str) -> bool:
    """Whether something at or below a path has a fault already, so that what seems missing may stand there."""
    wanted = (*where, *keys)
    return any(path[: len(wanted)] == wanted for path in findings.broken)
