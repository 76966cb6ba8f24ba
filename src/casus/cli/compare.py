"""`casus compare`: why the answer moved between two versions of a case."""

import json
from dataclasses import dataclass

__all__ = ["CompareOptions", "compare_cases"]


@dataclass(frozen=True)
class CompareOptions:
    """The options of `casus compare`, as typed."""

    old: str
    new: str
    draws: int
    seed: int
    as_json: bool
    language: str


def compare_cases(options: CompareOptions) -> None:
    """Run both versions and print which change made which part of the move."""
    import casus
    from casus.insight import changes
    from casus.wording import speaking

    old, new = casus.load(options.old), casus.load(options.new)
    table = changes(old, new, casus.Settings(options.draws, options.seed))
    with speaking(options.language, new.spelling(options.language)):
        if options.as_json:
            about = table.about
            rows = [{"entries": list(row.entries), "part": row.part, "error": row.error} for row in table]
            data = {"before": about["before"], "after": about["after"], "changes": rows}
            data |= {name: about[name] for name in ("unchanged", "exact", "draws")}
            print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))
            return
        from casus.cli.show_compared import show_compared

        show_compared(casus.run(new, options.draws, options.seed), table)
