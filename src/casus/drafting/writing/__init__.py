"""Writing: what was found → the text of a case that a person finishes."""

from casus.drafting.writing.draft import case_text

__all__ = ["case_text"]
