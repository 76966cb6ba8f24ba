"""Results as files and as other tools hold them: xarray and NetCDF, pandas, ArviZ.

In the dataset a quantity has its own name, an answer is `answer.NAME` (with `given`, the probability of both), an
event is `MODEL.EVENT`. Moves, reach, values and payoffs are `MODEL:move`, `MODEL:reach`, … with a dimension of their
own, whose coordinate tells path and name.
"""

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from casus.case import parse
from casus.ensemble.planning import Key, plan
from casus.ensemble.result import Result, RunInfo
from casus.ensemble.settings import Settings
from casus.ensemble.summarise import Counts
from casus.ensemble.sums import BLOCK
from casus.errors import UsageError
from casus.program import aligned_rows

if TYPE_CHECKING:
    import arviz
    import pandas
    import xarray

__all__ = ["arviz_data", "dataset", "frame", "load_result", "save"]

FORMAT = 1
SEPARATOR = "/"


def dataset(result: Result) -> "xarray.Dataset":
    """All draws of a result, dimension `draw`."""
    import xarray

    variables: dict[str, Any] = {}
    groups: dict[str, list[Key]] = {}
    for key in result._keys:
        if (name := _own_name(key)) is not None:
            variables[name] = ("draw", result.draws(*key), _attributes(result, key))
        else:
            groups.setdefault(f"{key[1]}:{key[0]}", []).append(key)
    coordinates: dict[str, Any] = {}
    for group, keys in groups.items():
        labels = f"{group} label"
        variables[group] = ((labels, "draw"), np.stack([result.draws(*key) for key in keys]))
        coordinates[labels] = [SEPARATOR.join(key[2:]) for key in keys]
    return xarray.Dataset(variables, coordinates, _record(result))


def _own_name(key: Key) -> str | None:
    match key:
        case ("quantity", name):
            return name
        case ("answer", name):
            return f"answer.{name}"
        case ("event", model, event):
            return f"{model}.{event}"
    return None


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
    }


def save(result: Result, path: Path) -> None:
    """Write a result as NetCDF 3, whole or not at all."""
    data = dataset(result)
    directory = path.parent
    if not directory.is_dir():
        raise UsageError(f"cannot write {path}: there is no folder {directory}")
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=directory)
    os.close(handle)
    try:
        data.to_netcdf(temporary, engine="scipy")
        os.replace(temporary, path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from None
    finally:
        Path(temporary).unlink(missing_ok=True)


def load_result(path: str | Path) -> Result:
    """A result from the file that `Result.save` wrote: equal to the one saved, to the bit.

    raises : UsageError where the file is missing, is not such a file, or was written by a newer casus
    """
    import xarray

    try:
        with xarray.open_dataset(path, engine="scipy") as opened:
            data = opened.load()
    except (OSError, ValueError, TypeError, KeyError, IndexError) as error:
        raise UsageError(f"cannot read {path} as a saved result: {error}") from None
    record = data.attrs
    if "casus_format" not in record:
        raise UsageError(f"{path} is not a result saved by casus")
    if int(record["casus_format"]) > FORMAT:
        raise UsageError(f"{path} was saved by a newer casus ({record['casus_version']})")
    case = parse(record["case_source"], name=record["case_name"])
    planned = plan(case, Settings.from_dict(json.loads(record["settings"])))
    if case.hash != record["case_hash"]:
        raise UsageError(f"{path}: the case inside is not the one that was run")
    keys = list(planned.columns)
    draws = planned.settings.draws
    values = aligned_rows(len(keys), draws)
    place: dict[str, int] = {}
    for row, key in enumerate(keys):
        if (name := _own_name(key)) is not None:
            values[row] = data[name].values
        else:
            group = f"{key[1]}:{key[0]}"
            values[row] = data[group].values[place.get(group, 0)]
            place[group] = place.get(group, 0) + 1
    counts = Counts(planned)
    for start in range(0, draws, BLOCK):
        counts.add(values[:, start : start + BLOCK])
    info = RunInfo(planned.settings, str(record["casus_version"]), case.hash, float(record["seconds"]), draws)
    return Result.of(planned, counts, info, values, (*case.warnings, *planned.warnings))


def frame(result: Result) -> "pandas.DataFrame":
    """Quantities, answers and events, a row a draw."""
    import pandas

    named = {name: key for key in result._keys if (name := _own_name(key)) is not None}
    table = pandas.DataFrame({name: result.draws(*key) for name, key in named.items()})
    table.index.name = "draw"
    return table


def arviz_data(result: Result) -> "arviz.InferenceData":
    """Quantities as the prior, answers and events as its predictions, one chain."""
    try:
        import arviz
    except ImportError:
        raise UsageError("ArviZ is not installed: pip install arviz") from None
    groups: dict[str, dict[str, Any]] = {"prior": {}, "prior_predictive": {}}
    for key in result._keys:
        if (name := _own_name(key)) is not None:
            group = "prior" if key[0] == "quantity" else "prior_predictive"
            groups[group][name] = result.draws(*key)[None, :]
    data: arviz.InferenceData = arviz.from_dict({name: group for name, group in groups.items() if group})
    return data
