"""Results as NetCDF files: whole or not at all, and equal to the bit when they are read again."""

import hashlib
import json
import os
import struct
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from casus.case import parse
from casus.ensemble.plan import Plan
from casus.ensemble.planning import plan
from casus.ensemble.result import Result, RunInfo
from casus.ensemble.settings import Settings
from casus.ensemble.store import FORMAT, dataset, place_of
from casus.ensemble.summarise import Tables
from casus.ensemble.weighing import largest_weights
from casus.errors import CasusError, Fault, Place, UsageError
from casus.program import CHUNK, aligned_rows

if TYPE_CHECKING:
    import xarray

__all__ = ["load_result", "save"]

# NetCDF 3 has no variables of these names, but a case may have such quantities.
RESERVED = frozenset(
    [
        "bool",
        "byte",
        "char",
        "double",
        "float",
        "int",
        "int64",
        "long",
        "real",
        "short",
        "string",
        "ubyte",
        "uint",
        "uint64",
        "ushort",
    ]
)
# One variable of NetCDF 3 holds less than 2^32 bytes.
LARGEST = 2**32 - 4

Array = NDArray[np.float64]


def save(result: Result, path: Path) -> None:
    """Write a result as NetCDF 3, whole or not at all.

    raises : UsageError where its draws were not kept or the file can't be written
    """
    data = dataset(result)
    data.attrs["checksum"] = _checksum(data.attrs, (result.draws(*key) for key in result.columns))
    data = data.rename({name: _in_file(str(name)) for name in data.data_vars if name in RESERVED})
    if any(variable.nbytes > LARGEST for variable in data.variables.values()):
        raise UsageError(f"cannot write {path}: so many draws of so large a tree don't fit a NetCDF file")
    directory = path.parent
    if not directory.is_dir():
        raise UsageError(f"cannot write {path}: there is no folder {directory}")
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=directory)
        os.close(handle)
        data.to_netcdf(temporary, engine="scipy")
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _checksum(record: Mapping[Any, Any], columns: Iterable[Array]) -> str:
    """Of the record and all draws, so that a file with one wrong bit is not taken for a result."""
    digest = hashlib.sha256(json.dumps({str(k): str(v) for k, v in record.items()}, sort_keys=True).encode())
    for column in columns:
        digest.update(np.ascontiguousarray(column, dtype="<f8").data)
    return digest.hexdigest()


def _umask() -> int:
    """What a file made in the ordinary way may not be: a temporary one is closed to others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _in_file(name: str) -> str:
    return f"quantity {name}" if name in RESERVED else name


def load_result(path: str | Path) -> Result:
    """A result from the file that `Result.save` wrote: equal to the one saved, to the bit.

    raises : UsageError where the file is missing, is not such a file, is damaged, or was written by a newer casus
    """
    data = _opened(path)
    record = data.attrs
    try:
        if "casus_format" not in record:
            raise UsageError(f"{path} is not a result saved by casus")
        if int(record["casus_format"]) > FORMAT:
            raise UsageError(f"{path} was saved by a newer casus ({record.get('casus_version')})")
        case = parse(str(record["case_source"]), name=str(record["case_name"]))
        planned = plan(case, Settings.from_dict(json.loads(record["settings"])))
        if case.hash != record["case_hash"]:
            raise UsageError(f"{path}: the case inside is not the one that was run")
        values = _values(planned, data)
        unsigned = {name: value for name, value in record.items() if name != "checksum"}
        if _checksum(unsigned, (values[row] for row in planned.rows.values())) != record["checksum"]:
            raise UsageError(f"{path} is damaged: its checksum does not fit")
        tables = Tables(planned, largest_weights(planned, CHUNK))
        for start in range(0, planned.settings.draws, CHUNK):
            tables.add(values[:, start : start + CHUNK])
        info = RunInfo(
            planned.settings,
            str(record["casus_version"]),
            case.hash,
            float(record["seconds"]),
            int(record["solved"]),
            {str(reason): int(draws) for reason, draws in json.loads(record["failed"]).items()},
        )
        warnings = tuple(map(_fault, json.loads(record["warnings"])))
        return Result.of(planned, tables.main, tables.observation(), info, values, warnings)
    except UsageError:
        raise
    except CasusError as error:
        raise UsageError(f"{path} can't be read by this casus: {error}") from None
    # What a changed file may hold: texts for numbers, lists for maps, draws that no probability can be.
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError) as error:
        raise UsageError(f"{path} is damaged: {error!r}") from None


def _opened(path: str | Path) -> "xarray.Dataset":
    import xarray

    try:
        if not Path(path).is_file():
            raise UsageError(f"there is no file {path}")
        with xarray.open_dataset(path, engine="scipy", decode_cf=False) as opened:
            return _texts(opened.load())
    except UsageError:
        raise
    except (OSError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise UsageError(f"cannot read {path} as a saved result: {error}") from None
    except (AssertionError, MemoryError, OverflowError, struct.error) as error:
        raise UsageError(f"cannot read {path} as a saved result: {error!r}") from None


def _texts(data: "xarray.Dataset") -> "xarray.Dataset":
    """The dataset with attributes as text, whichever way the reader gave them."""
    data.attrs = {k: v.decode("utf-8") if isinstance(v, bytes) else v for k, v in data.attrs.items()}
    return data


def _values(planned: Plan, data: "xarray.Dataset") -> Array:
    """(row, draw) as in the run that was saved."""
    draws = planned.settings.draws
    values = aligned_rows(len(set(planned.rows.values())), draws)
    place: dict[str, int] = {}
    for key, row in planned.rows.items():
        name, grouped = place_of(key)
        found = data[_in_file(name)].values
        if grouped:
            number = place.get(name, 0)
            place[name] = number + 1
            found = found[number]
        if found.shape != (draws,) or found.dtype.kind != "f":
            raise ValueError(f"{name} does not hold {draws} draws")
        values[row] = found
    values.flags.writeable = False
    return values


def _fault(saved: Mapping[str, Any]) -> Fault:
    place = saved["place"]
    return Fault(
        **{
            **saved,
            "path": tuple(saved["path"]),
            "nearest": tuple(saved["nearest"]),
            "place": None if place is None else Place(**place),
        }
    )
