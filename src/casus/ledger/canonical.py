"""One way to write plain values as text, so that equal values have equal hashes."""

import hashlib
import json
from typing import Any

__all__ = ["canonical", "hash_of"]


def canonical(value: Any) -> str:
    """Plain values as JSON: keys in order, no spaces, numbers in the shortest form that reads back the same.

    raises : ValueError on NaN and infinity, which JSON doesn't know

    >>> canonical({"b": 0.10, "a": [1, None, "ä"]})
    '{"a":[1,null,"ä"],"b":0.1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def hash_of(value: Any) -> str:
    """SHA-256 of the canonical text, 64 hexadecimal digits.

    >>> hash_of([])[:8]
    '4f53cda1'
    """
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()
