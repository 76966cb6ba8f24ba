"""Codes of faults found while a case file is read."""

from casus.errors.codes.code import Code

READING = (
    Code(
        "unknown-key",
        "A key that this entry does not know.",
        "Use the nearest valid key that the message names.",
    ),
)
