"""The outside view of a case: the figures of a reference class for its window and its features."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from casus.case import Case
from casus.errors import CaseError

if TYPE_CHECKING:
    from casus.models.reference import Figures, OutsideView

__all__ = ["WEIGHTS", "outside_view_of", "pooled"]

# Weights of the outside view at which the pooled forecast is shown.
WEIGHTS = (0.0, 0.5, 1.0)


def outside_view_of(
    case: Case, name: str, *, figures: "Figures | None" = None, resamples: int = 2_000, seed: int = 1
) -> "OutsideView":
    """The outside view of the model `name`, over the window from the day the case speaks to its horizon.

    figures         : of a fit of one's own; default those that come with casus
    resamples, seed : of wars, behind the intervals of the survival rows
    raises          : CaseError for features that the class doesn't know or lacks, and for a window that it can't answer
    """
    from casus.models.reference import needed_features, outside_view, read_features

    model = case.references[name]
    # The reader has seen to it that both days are there.
    assert case.speaks is not None
    assert case.horizon is not None
    window = ((case.speaks - model.war_began).days, (case.horizon - model.war_began).days)
    try:
        features = read_features(model.features, needed_features(figures)) if model.features else None
    except CaseError as error:
        raise error.under("models", name, "features") from None
    try:
        return outside_view(model.class_, features, window, figures=figures, resamples=resamples, seed=seed)
    except CaseError as error:
        raise error.under("models", name) from None


def pooled(inside: float, outside: float) -> Mapping[float, float]:
    """The two forecasts pooled, by the weight of the outside view."""
    from casus.models.reference import pool

    return {weight: pool(min(max(inside, 0.0), 1.0), outside, weight) for weight in WEIGHTS}
