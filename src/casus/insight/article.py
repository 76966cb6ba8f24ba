"""The article lit up: what the answer does without each of its sentences."""

from typing import NamedTuple

import numpy as np

from casus.insight.experiment import Subject, experiment_of
from casus.insight.remarks import Remark
from casus.insight.removal import Remover
from casus.insight.table import Table

__all__ = ["Sentence", "article"]

FEWEST = 64
# What a shade shows needs no more.
DRAWS = 4096


class Sentence(NamedTuple):
    """One sentence of the article that a case was made from.

    number     : of the sentence
    claims     : what the case takes from it
    shift      : how far the forecast moves without these claims; None where the case can't run without them
    quantities : that rest on these claims, on them alone or with others
    alone      : those of them, and the evidence, that would fall with the claims
    evidence   : (model, item) that rests on these claims
    """

    number: int
    claims: tuple[str, ...]
    shift: float | None
    quantities: tuple[str, ...]
    alone: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]


def article(subject: Subject, remover: Remover | None = None) -> Table[Sentence]:
    """What the forecast does without each sentence: without the claims that are taken from it.

    remover : of the same subject, where one is at hand
    returns : a row for each sentence that a claim names, in reading order; `about` holds the `forecast`
    """
    experiment = experiment_of(subject)
    case = experiment.case
    if (refusal := experiment.refusal(FEWEST, constant=True)) is not None:
        return Table("article", (), {}, (refusal,))
    by_sentence: dict[int, list[str]] = {}
    for name, claim in case.claims.items():
        for number in claim.sentence or ():
            by_sentence.setdefault(number, []).append(name)
    if not by_sentence:
        return Table("article", (), {}, (Remark("no-sentences"),))
    remover = remover or Remover(experiment, DRAWS)
    forecast = remover.as_it_is.mean
    rows = tuple(_row(remover, forecast, number, tuple(by_sentence[number])) for number in sorted(by_sentence))
    return Table("article", rows, {"forecast": forecast, "draws": remover.settings.draws})


def _row(remover: Remover, forecast: float, number: int, claims: tuple[str, ...]) -> Sentence:
    case = remover.case
    removal = remover.removal(claims=claims)
    outcomes = remover.without(removal)
    shift = None if outcomes is None or not np.isfinite(outcomes.mean) else outcomes.mean - forecast
    named = set(claims)
    return Sentence(
        number,
        claims,
        shift,
        tuple(name for name, quantity in case.quantities.items() if named & set(quantity.because)),
        (*removal.quantities, *(".".join(pair) for pair in removal.evidence)),
        tuple(
            (model, item)
            for model, weighed in case.hypotheses.items()
            for item, entry in weighed.evidence.items()
            if named & set(entry.because)
        ),
    )
