"""The figures of hypotheses as plain values, in the layout of `casus run --json`."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casus.ensemble.result import Result

__all__ = ["hypotheses_figures"]


def hypotheses_figures(result: "Result", name: str) -> dict[str, Any]:
    """Priors, posteriors and the tables of evidence of a model; None for a weight without bound."""
    weighed, tables = result.hypotheses[name], result.evidence(name)
    model, items = result.case.hypotheses[name], tables.items

    def by_hypothesis(values: Iterable[Any]) -> dict[str, Any]:
        return dict(zip(tables.hypotheses, map(_plain, values), strict=True))

    return {
        "kind": "hypotheses",
        "hypotheses": {
            hypothesis: {"prior": weighed.prior[hypothesis], **summary.as_dict("mean", "p10", "p90")}
            for hypothesis, summary in weighed.posterior.items()
        },
        "evidence": {
            item: {
                "status": items.status[k],
                "reliability": items.reliability[k],
                "since": _day(tables.dates[k]),
                "by": _day(model.evidence[item].by),
                "cluster": model.evidence[item].cluster,
                "counts": float(tables.exponent[k]),
                "likelihood": by_hypothesis(tables.likelihood[k]),
                "decibans": by_hypothesis(tables.weight[k]),
                "letters": by_hypothesis(tables.letters[k]),
                "expected_change": float(tables.change[k]),
                "bits": float(tables.information[k]),
            }
            for k, item in enumerate(items.names)
        },
        "decibans": {h: by_hypothesis(row) for h, row in zip(tables.hypotheses, tables.between, strict=True)},
        "inconsistency": by_hypothesis(tables.score),
        "timeline": [
            {"item": step.item, "date": _day(step.date), "posterior": by_hypothesis(step.posterior)}
            for step in tables.timeline
        ],
        "without": [
            {"kind": one.kind, "name": one.name, "evidence": list(one.items), "posterior": by_hypothesis(one.posterior)}
            for one in tables.ablation
        ],
    }


def _day(day: Any) -> str | None:
    return None if day is None else str(day)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    return float(value) if math.isfinite(value) else None
