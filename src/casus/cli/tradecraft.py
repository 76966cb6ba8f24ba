"""The nine standards of analytic tradecraft, printed or as plain values."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from casus.errors import CasusError
from casus.errors.fault import written

if TYPE_CHECKING:
    from casus.case import Case
    from casus.case.tradecraft import Entry, Standard, Verdict

__all__ = ["plain_standards", "print_standards"]

# More entries than these are counted on the terminal; `--json` names all of them.
SHOWN = 4
VERDICTS: "Mapping[Verdict, str]" = {"met": "green", "partly": "yellow", "open": "red"}


def print_standards(name: str) -> None:
    """Print what a case shows of each standard; nothing of a case that can't be read."""
    from rich.padding import Padding
    from rich.text import Text

    from casus.cli.console import Console, plain_table

    case, standards = _standards(name)
    if case is None:
        return
    console = Console()
    console.print(Text(f"\nThe nine standards of analytic tradecraft (ICD 203, 2015), asked of {name}", style="bold"))
    console.print(Text("This checks what a file can show, not whether the reasoning is right.", style="yellow"))
    console.print(Text("Met: nothing is missing; open: none of it is there; partly: in between.", style="dim"))
    for standard in standards:
        console.print()
        heading = Text(f"{standard.number}. {standard.name}: ", style="bold")
        console.print(heading.append(standard.verdict, style=VERDICTS[standard.verdict]))
        console.print(Padding(Text(standard.question, style="dim"), (0, 0, 0, 2)))
        table = plain_table(headings=False)
        table.add_column(no_wrap=True, style="dim")
        table.add_column()
        for finding in standard.found:
            table.add_row("has" if finding.counts else "note", Text(finding.text + _named(case, finding.entries)))
        for gap in standard.missing:
            table.add_row("lacks", Text(gap.text + _named(case, gap.entries)))
            table.add_row("next", Text(gap.step))
        console.print(Padding(table, (0, 0, 0, 2)))
    verdicts = Counter(standard.verdict for standard in standards)
    console.print(Text("\n" + ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in VERDICTS)))


def plain_standards(name: str) -> list[dict[str, Any]]:
    """What a case shows of each standard, as plain values; nothing of a case that can't be read."""
    case, standards = _standards(name)
    if case is None:
        return []
    return [
        {
            "number": standard.number,
            "name": standard.name,
            "question": standard.question,
            "verdict": standard.verdict,
            "found": [
                {"text": one.text, "counts": one.counts, "entries": _plain(case, one.entries)} for one in standard.found
            ],
            "missing": [
                {"text": one.text, "step": one.step, "entries": _plain(case, one.entries)} for one in standard.missing
            ],
        }
        for standard in standards
    ]


def _standards(name: str) -> "tuple[Case | None, tuple[Standard, ...]]":
    import casus
    from casus.case import tradecraft

    try:
        case = casus.load(name)
    except CasusError:
        # Its faults are told already.
        return None, ()
    return case, tradecraft(case)


def _named(case: "Case", entries: "Sequence[Entry]") -> str:
    """Names with their lines, in brackets; the last ones counted where there are many."""
    if not entries:
        return ""
    if len(entries) == 1 and len(entries[0].path) == 1:
        # Its key says no more than the sentence does.
        return f" (line {case.places[entries[0].path].line})"
    # One left over takes no more room named than counted.
    shown = entries if len(entries) <= SHOWN + 1 else entries[:SHOWN]
    told = ", ".join(f"{entry.name} (line {case.places[entry.path].line})" for entry in shown)
    return f": {told}{f' and {len(entries) - len(shown)} more' if len(shown) < len(entries) else ''}"


def _plain(case: "Case", entries: "Sequence[Entry]") -> list[dict[str, Any]]:
    return [
        {"name": entry.name, "path": written(entry.path), "line": case.places[entry.path].line} for entry in entries
    ]
