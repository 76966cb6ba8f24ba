"""`casus explain`: why the answer came out as it did."""

import json
from dataclasses import dataclass

__all__ = ["ExplainOptions", "explain_case"]


@dataclass(frozen=True)
class ExplainOptions:
    """The options of `casus explain`, as typed; `parts` are those asked for, all where none is."""

    case: str
    parts: tuple[str, ...]
    draws: int
    seed: int
    as_json: bool
    language: str


def explain_case(options: ExplainOptions) -> None:
    """Run the case and print what drives its headline, what would tip it, and on which source it hangs."""
    import casus
    from casus.cli.faults import print_warnings
    from casus.insight import PARTS, Explanation
    from casus.wording import speaking

    parts = options.parts or tuple(PARTS)
    result = casus.run(casus.load(options.case), options.draws, options.seed)
    explained = Explanation(result)
    with speaking(options.language, result.case.spelling(options.language)):
        if options.as_json:
            print(json.dumps(explained.as_dict(parts), ensure_ascii=False, indent=2, allow_nan=False))
            return
        from casus.cli.show_explained import show_explained

        print_warnings(result.warnings)
        show_explained(explained, parts)
