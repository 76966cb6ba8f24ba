"""A broken case and the one fault it must have; the place is marked in the text."""

from dataclasses import dataclass

from casus.case import Case, parse
from casus.errors import CaseError, Fault

__all__ = ["MARK", "Example", "faults_of", "frame", "game", "only_fault", "value"]

MARK = "▶"


@dataclass(frozen=True)
class Example:
    """A text with `MARK` before the place of its fault.

    found, expected : what the fault must say, or a part of it
    nearest         : the valid name it must offer first
    warning         : whether it is a warning
    """

    code: str
    text: str
    found: str | None = None
    expected: str | None = None
    nearest: str | None = None
    warning: bool = False

    @property
    def source(self) -> str:
        return self.text.replace(MARK, "")

    @property
    def place(self) -> tuple[int, int]:
        before = self.text[: self.text.index(MARK)]
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def frame(text: str) -> str:
    """A case that is fine but for `text`, which stands in the lines after the title."""
    return f"casus: 1\ntitle: T\n{text}"


def value(text: str) -> str:
    """A case whose answer is the quantity p with this value."""
    return f"casus: 1\ntitle: T\nanswer: p\nquantities:\n  q: {{value: 0.5}}\n  p: {{value: {text}, about: with q}}\n"


def game(tree: str, more: str = "") -> str:
    """A case with one game, its tree in flow form and more keys of the model after it."""
    return (
        "casus: 1\ntitle: T\nanswer: g.won\nquantities: {q: {value: 0.5}}\nmodels:\n  g:\n    kind: game\n"
        f"    precision: 1\n    tree: {tree}\n{more}"
    )


def faults_of(text: str) -> tuple[Fault, ...]:
    try:
        parse(text)
    except CaseError as error:
        return error.faults
    return ()


def only_fault(text: str) -> Fault:
    """The one fault of a text."""
    faults = faults_of(text)
    assert len(faults) == 1, "\n".join(map(str, faults)) or "no fault"
    return faults[0]


def only_warning(case: Case, code: str) -> Fault:
    """The one warning of a code."""
    (warning,) = [warning for warning in case.warnings if warning.code == code]
    return warning
