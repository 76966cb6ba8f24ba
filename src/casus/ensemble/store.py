"""Results as other tools hold them: xarray, pandas, ArviZ.

In the dataset a quantity has its own name, an answer is `answer.NAME` (with `given`, the probability of both), an
event is `MODEL.EVENT`. Moves, reach, values and payoffs are `MODEL:move`, `MODEL:reach`, … with a dimension of their
own, whose coordinate tells path and name; so are the steps of a ladder, `NAME:step`. With `observed`, the weight of
each draw is `observed:weight`, 1 on average.
"""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from casus.ensemble.plan import Key
from casus.ensemble.result import Result
from casus.errors import UsageError

if TYPE_CHECKING:
    import arviz
    import pandas
    import xarray

__all__ = ["FORMAT", "arviz_data", "dataset", "frame", "place_of"]

FORMAT = 1
SEPARATOR = "/"
WEIGHT = "observed:weight"


def dataset(result: Result) -> "xarray.Dataset":
    """All draws of a result, dimension `draw`."""
    import xarray

    variables: dict[str, Any] = {}
    groups: dict[str, list[Key]] = {}
    for key in result.columns:
        name, grouped = place_of(key)
        if grouped:
            groups.setdefault(name, []).append(key)
        else:
            variables[name] = ("draw", result.draws(*key), _attributes(result, key))
    if (weights := result.weights) is not None:
        variables[WEIGHT] = ("draw", weights, {})
    coordinates: dict[str, Any] = {}
    for group, keys in groups.items():
        labels = f"{group} label"
        variables[group] = ((labels, "draw"), np.stack([result.draws(*key) for key in keys]))
        coordinates[labels] = [SEPARATOR.join(key[1:] if key[0] == "weight" else key[2:]) for key in keys]
    return xarray.Dataset(variables, coordinates, _record(result))


def place_of(key: Key) -> tuple[str, bool]:
    """The variable that holds a column, and whether it holds others of its kind too."""
    match key:
        case ("quantity", name):
            return name, False
        case ("answer", name):
            return f"answer.{name}", False
        case ("unsolved",):
            return "run:unsolved", False
        case ("weight", _):
            return "observed:log_weight", True
        case ("event", "answer", event):
            # A model may be called `answer`.
            return f"answer.{event} event", False
        case ("hypothesis", "answer", hypothesis):
            return f"answer.{hypothesis} hypothesis", False
        case ("event" | "hypothesis", model, event):
            return f"{model}.{event}", False
        case (kind, owner, *_):
            return f"{owner}:{kind}", True
    raise AssertionError(f"no column is called {key}")


def _attributes(result: Result, key: Key) -> dict[str, str]:
    if key[0] == "quantity":
        quantity = result.case.quantities[key[1]]
        return {"units": quantity.unit or "", "ground": result.case.ground(key[1])}
    if key[0] == "answer" and (given := result.case.answers[key[1]].given) is not None:
        return {"probability_of_both_with": given}
    return {}


def _record(result: Result) -> dict[str, Any]:
    run = result.run
    return {
        "casus_format": FORMAT,
        "casus_version": run.version,
        "case_name": result.case.name,
        "case_hash": run.case_hash,
        "case_source": result.case.source,
        "settings": json.dumps(run.settings.as_dict()),
        "seconds": run.seconds,
        "solved": run.solved,
        "failed": json.dumps(dict(run.failed)),
        "warnings": json.dumps([asdict(fault) for fault in result.warnings]),
    }


def frame(result: Result) -> "pandas.DataFrame":
    """Quantities, answers and events, a row a draw."""
    import pandas

    table = pandas.DataFrame({name: result.draws(*key) for name, key in _alone(result).items()})
    if (weights := result.weights) is not None:
        table[WEIGHT] = weights
    table.index.name = "draw"
    return table


def arviz_data(result: Result) -> "arviz.InferenceData":
    """Quantities as the prior, answers and events as its predictions, one chain."""
    try:
        import arviz
    except ImportError:
        raise UsageError("ArviZ is not installed: pip install arviz") from None
    groups: dict[str, dict[str, Any]] = {"prior": {}, "prior_predictive": {}}
    for name, key in _alone(result).items():
        group = "prior" if key[0] == "quantity" else "prior_predictive"
        groups[group][name] = result.draws(*key)[None, :]
    groups = {name: group for name, group in groups.items() if group}
    # From 1.0 on all groups are one argument.
    several = int(arviz.__version__.partition(".")[0]) < 1
    from_dict: Any = arviz.from_dict
    data: arviz.InferenceData = from_dict(**groups) if several else from_dict(groups)
    return data


def _alone(result: Result) -> dict[str, Key]:
    """The columns that are variables of their own."""
    return {name: key for key in result.columns for name, grouped in [place_of(key)] if not grouped}
