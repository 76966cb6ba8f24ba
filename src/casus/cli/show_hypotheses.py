"""Hypotheses on the terminal: what was held before the evidence, and what after it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from casus.case import in_language
from casus.cli.console import plain_table
from casus.ensemble import Result, per_cent
from casus.quantities import scheme
from casus.wording import say

__all__ = ["hypotheses_parts"]


def hypotheses_parts(result: Result, digits: int | None) -> Iterator[RenderableType]:
    """A block for each model of hypotheses."""
    words = scheme(result.case.words)
    for name, weighed in result.hypotheses.items():
        model = result.case.hypotheses[name]
        asked = f": {in_language(model.label)}" if model.label is not None else ""
        table = plain_table()
        for heading in ("", "before", "after", say("in words"), say("10th–90th percentile")):
            table.add_column(heading, justify="left" if heading in ("", "in words") else "right")
        for hypothesis, after in weighed.posterior.items():
            label = model.hypotheses[hypothesis].label
            table.add_row(
                Text(in_language(label) if label is not None else hypothesis.replace("_", " ")),
                per_cent(weighed.prior[hypothesis], digits),
                Text(per_cent(after.mean, digits), style="bold"),
                words.word(min(max(after.mean, 0.0), 1.0)) if after.mean is not None else "",
                say("{digits} to {digits_2}", digits=per_cent(after.p10, digits), digits_2=per_cent(after.p90, digits))
                if after.varies
                else "",
            )
        yield Text()
        yield Text(say("What the evidence says{asked}", asked=asked), style="bold")
        yield Padding(table, (0, 0, 0, 2))
