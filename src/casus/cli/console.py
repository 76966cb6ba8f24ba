"""The terminal that commands print on."""

from collections.abc import Iterable

import rich.console
from rich.segment import Segment
from rich.table import Table

from casus.errors import visible

__all__ = ["Console", "plain_table"]


class Console(rich.console.Console):
    """A console on which texts are shown, not obeyed: control characters of a case are spelled out.

    A reader that has seen enough (a pager, head) is no error.
    """

    def __init__(self, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, soft_wrap=stderr, highlight=False)

    def render(
        self, renderable: rich.console.RenderableType, options: rich.console.ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """The segments of what is printed, with nothing in their texts that could act on the terminal."""
        for segment in super().render(renderable, options):
            if segment.control or (segment.text.isascii() and segment.text.isprintable()):
                yield segment
            else:
                yield segment._replace(text=visible(segment.text))

    def on_broken_pipe(self) -> None:
        """End in silence, and well."""
        try:
            super().on_broken_pipe()
        except SystemExit:
            raise SystemExit(0) from None


def plain_table(headings: bool = True) -> Table:
    """A table without lines, as all commands print them; its columns are added by who fills it."""
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=headings, header_style="dim")
