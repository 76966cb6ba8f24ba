"""The terminal that commands print on."""

import rich.console

__all__ = ["Console"]


class Console(rich.console.Console):
    """A console for which a reader that has seen enough (a pager, head) is no error."""

    def __init__(self, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, soft_wrap=stderr, highlight=False)

    def on_broken_pipe(self) -> None:
        """End in silence, and well."""
        try:
            super().on_broken_pipe()
        except SystemExit:
            raise SystemExit(0) from None
