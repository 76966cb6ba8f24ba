"""`casus cases`: the catalogue."""

import json

__all__ = ["list_cases"]


def list_cases(as_json: bool) -> None:
    """Print name, title and question of every shipped case."""
    import casus
    from casus.case import in_language
    from casus.cases import catalogue

    rows = []
    for name in catalogue():
        case = casus.load(name)
        question = in_language(case.question, "en") if case.question is not None else None
        rows.append({"name": name, "title": in_language(case.title, "en"), "question": question})
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from rich.table import Table
    from rich.text import Text

    from casus.cli.console import Console

    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for heading in ("case", "what it asks"):
        table.add_column(heading, style="bold" if heading == "case" else None, no_wrap=heading == "case")
    for row in rows:
        text = Text(str(row["title"]))
        if row["question"]:
            text.append(f"\n{row['question']}", style="dim")
        table.add_row(row["name"], text)
    Console().print(table)
