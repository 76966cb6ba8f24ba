"""The outside view of a case: the figures of a reference class for its window and its features."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from casus.case import Case
from casus.errors import CaseError, Fault, UsageError

if TYPE_CHECKING:
    from casus.models.reference import Figures, OutsideView

__all__ = ["WEIGHTS", "figures_in", "outside_view_of", "pooled"]

# Weights of the outside view at which the pooled forecast is shown.
WEIGHTS = (0.0, 0.5, 1.0)
# A fit that keeps all rows for analogues has 10 MB or so.
MOST_BYTES = 100_000_000


def figures_in(file: Path) -> "Figures":
    """The figures that `casus reference fit DIR -o FILE` wrote.

    raises : UsageError where the file can't be read or holds something else
    """
    from casus.models.reference import read_figures

    try:
        if file.stat().st_size > MOST_BYTES:
            raise UsageError(f"{file}: this is no file of fitted figures: it is too large")
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror or error}") from None
    except ValueError:
        raise UsageError(f"{file}: this is no file of fitted figures: it is not text in UTF-8") from None
    return read_figures(text, str(file))


def _own_figures(case: Case, name: str) -> "Figures | None":
    """The figures that a case names, in a file beside it; None where it takes those that come with casus."""
    written = case.references[name].figures
    if written is None:
        return None
    place = case.places.get(())
    file = Path(place.file if place is not None else "").parent / written
    try:
        return figures_in(file)
    except UsageError as error:
        expected = "a file that casus reference fit DIR -o FILE wrote, beside the case"
        fault = Fault("wrong-value", str(error), ("models", name, "figures"), written, expected)
        raise CaseError([fault]) from None


def outside_view_of(
    case: Case, name: str, *, figures: "Figures | None" = None, resamples: int = 2_000, seed: int = 1
) -> "OutsideView":
    """The outside view of the model `name`, over the window from the day the case speaks to its horizon.

    figures         : of a fit of one's own; default those that the case names, else those that come with casus
    resamples, seed : of wars, behind the intervals of the survival rows
    raises          : CaseError for features that the class doesn't know or lacks, for a window that it can't answer,
                      and for figures that aren't there
    """
    from casus.models.reference import needed_features, outside_view, read_features

    model = case.references[name]
    figures = figures if figures is not None else _own_figures(case, name)
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
