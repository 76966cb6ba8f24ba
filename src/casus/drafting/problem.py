"""What does not fit, for a person to look at."""

from dataclasses import dataclass

__all__ = ["Problem"]


@dataclass(frozen=True)
class Problem:
    """One thing that a person should look at; it was not mended.

    text     : what it is, in a sentence
    sentence : the number of the sentence that it is about, from 1; None where it is about none
    kind     : a word for it, such as mark-without-note; None where the reader found it
    n        : the number or mark of the source that it is about
    """

    text: str
    sentence: int | None = None
    kind: str | None = None
    n: int | str | None = None
