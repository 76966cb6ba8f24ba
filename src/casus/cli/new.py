"""`casus new`: a small case file to start from."""

import json
import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from casus.errors import UsageError

__all__ = ["new_case"]


def new_case(name: str, as_json: bool) -> None:
    """Write NAME.yaml, which runs as it is; refuse to overwrite."""
    stem = name.removesuffix(".yaml")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", Path(stem).name):
        raise UsageError(f"{name!r} is no name for a case: use letters, digits, '-' and '_', such as my-case")
    path = Path(f"{stem}.yaml")
    today = date.today()
    text = (files("casus.cli") / "new.yaml").read_text(encoding="utf-8")
    text = text.replace("AS_OF", today.isoformat()).replace("HORIZON", (today + timedelta(days=183)).isoformat())
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} is already there; nothing was written") from None
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from None
    print(json.dumps({"file": str(path)}) if as_json else f"{path} is ready.\n  casus check {path}\n  casus run {path}")
