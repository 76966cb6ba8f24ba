"""What a fault code's page holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """One fault code: its stable name, what it means, how to mend it, and a case (or part) that shows it."""

    name: str
    meaning: str
    mend: str
    example: str = ""
