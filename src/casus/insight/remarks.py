"""What insight has to say in a sentence: why a table is empty, or how its figures must be read.

A remark keeps a code and its values, so that a report can say it in another language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casus.wording import later

__all__ = ["REMARKS", "Remark"]

REMARKS: Mapping[str, str] = {
    "constant": later("The answer is the same in every draw: nothing that is varied moves it."),
    "few-draws": later("{draws} draws are too few to say this: {needed} or more are needed."),
    "undefined": later("The answer is not defined in this run, so there is nothing to explain."),
    "nothing-varies": later("The case varies no quantity: every number in it is fixed."),
    "no-threshold": later("The answer has no threshold: the case names none, and only a probability has a word."),
    "out-of-reach": later(
        "No quantity alone brings the forecast to {threshold}: the widest reach goes from {low} to {high} ({quantity})."
    ),
    "never-reached": later("No combination of the quantities brings the answer to {threshold}."),
    "no-sentences": later("No claim of the case names a sentence of an article."),
    "no-probability": later("Only a probability has a Brier score."),
    "nothing-knowable": later(
        "Nothing in the case is said to be knowable: no quantity has a `knowable:` date, and no evidence is to come."
    ),
    "no-interest": later("{share} of the draws reach {threshold}: too few, or too nearly all, to say where they lie."),
    "no-limits": later("The highest answers lie everywhere: no limits on a few quantities set them apart."),
    "no-changes": later("The two cases are the same: nothing has changed."),
    "no-sources": later("The case names no sources, so there is none to leave out: all its numbers are judgements."),
}


@dataclass(frozen=True)
class Remark:
    """One sentence.

    code   : key of `REMARKS`
    values : what stands in its places
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The sentence in English with its places unfilled, as the catalogues of translations hold it."""
        return REMARKS[self.code]

    def __str__(self) -> str:
        shown = {name: f"{value:.3g}" if isinstance(value, float) else value for name, value in self.values.items()}
        return self.template.format(**shown)
