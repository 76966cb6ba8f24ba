"""Hypotheses on the terminal: what was held before the evidence, and what after it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from casus.case import in_language
from casus.cli.console import plain_table
from casus.cli.numbers import shown_per_cent, shown_range
from casus.ensemble import Result
from casus.quantities import scheme
from casus.wording import estimative, say, spaced, spoken

__all__ = ["hypotheses_parts"]


def hypotheses_parts(result: Result, digits: int | None) -> Iterator[RenderableType]:
    """A block for each model of hypotheses."""
    words = scheme(result.case.words)
    for name, weighed in result.hypotheses.items():
        model = result.case.hypotheses[name]
        table = plain_table()
        headings = ("", say("before"), say("after"), say("in words"), say("10th–90th percentile"))
        for number, heading in enumerate(headings):
            table.add_column(heading, justify="left" if number in (0, 3) else "right")
        for hypothesis, after in weighed.posterior.items():
            label = model.hypotheses[hypothesis].label
            table.add_row(
                Text(in_language(label, spoken()) if label is not None else spaced(hypothesis)),
                shown_per_cent(weighed.prior[hypothesis], digits),
                Text(shown_per_cent(after.mean, digits), style="bold"),
                estimative(words.word(min(max(after.mean, 0.0), 1.0)) if after.mean is not None else None),
                shown_range(after.p10, after.p90, digits) if after.varies else "",
            )
        yield Text()
        if model.label is not None:
            heading = say("What the evidence says: {title}", title=in_language(model.label, spoken()))
        else:
            heading = say("What the evidence says")
        yield Text(heading, style="bold")
        yield Padding(table, (0, 0, 0, 2))
