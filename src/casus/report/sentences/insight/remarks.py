"""Why a table is empty, or how it must be read."""

from casus.insight import Remark
from casus.report.context import Context
from casus.report.numbers import plain
from casus.wording import quoted, say

__all__ = ["remark"]


def remark(context: Context, what: Remark) -> str:
    """A remark in the language being spoken, with values of the answer as they are printed elsewhere."""
    return say(what.template, **{name: _written(context, name, value) for name, value in what.values.items()})


def _written(context: Context, name: str, value: object) -> str:
    if name == "quantity":
        return quoted(context.quantity_label(str(value)))
    if name == "share" and isinstance(value, float):
        return context.numbers.share(value)
    if isinstance(value, float):
        return context.value(context.headline, value)
    return plain(value) if isinstance(value, int) else str(value)
