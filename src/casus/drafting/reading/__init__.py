"""Reading: a file or standard input → an article."""

from casus.drafting.reading.read import read, read_bytes

__all__ = ["read", "read_bytes"]
