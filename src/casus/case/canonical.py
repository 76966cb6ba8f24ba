"""The canonical form of a case, and its hash: the case's identity.

Comments, layout, quoting, spaces in expressions, defaults written out and the order of sections don't count. The
order of named entries does: it fixes which dimension of the sample points a quantity takes, and how sums are added.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from casus.case.expressions import Constant, Expression
from casus.case.period import Period
from casus.case.values import Distribution, Number, Word

__all__ = ["canonical_form", "hash_of"]


def canonical_form(part: object) -> Any:
    """A part of a case as plain values: fields in the order of the schema, those with their default value left out."""
    if isinstance(part, BaseModel):
        fields = type(part).model_fields
        return {
            field.alias or name: canonical_form(value)
            for name, field in fields.items()
            if (value := getattr(part, name)) != field.get_default(call_default_factory=True)
        }
    if isinstance(part, Mapping):
        return {key: canonical_form(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [canonical_form(item) for item in part]
    if isinstance(part, Number | Constant):
        return part.value
    if isinstance(part, Word | Distribution | Expression | Period):
        return part.text
    return part.isoformat() if isinstance(part, date) else part


def hash_of(form: Any) -> str:
    """The hash of a canonical form: "sha256:" and 64 hexadecimal digits."""
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
