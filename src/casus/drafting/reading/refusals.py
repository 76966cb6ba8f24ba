"""Articles that can't be read, said as faults."""

from casus.errors import CaseError, Fault, Place

__all__ = ["MOST_BYTES", "MOST_BYTES_ANY", "check_size", "refuse"]

MOST_BYTES = {"text": 5_000_000, "markdown": 5_000_000, "html": 10_000_000, "pdf": 50_000_000}
MOST_BYTES_ANY = max(MOST_BYTES.values())

_KINDS = {"text": "text", "markdown": "Markdown", "html": "HTML", "pdf": "PDF"}


def refuse(code: str, message: str, file: str, found: str, expected: str, line: int = 1, column: int = 1) -> CaseError:
    """A CaseError of one fault, at a place in the article."""
    return CaseError([Fault(code, message, found=found, expected=expected, place=Place(file, line, column))])


def check_size(size: int, kind: str | None, file: str) -> None:
    """Refuse an article of `size` bytes that is over the limit of its kind; None is any kind.

    raises : CaseError, code article-too-large
    """
    most = MOST_BYTES_ANY if kind is None else MOST_BYTES[kind]
    if size > most:
        what = f" of {_KINDS[kind]}" if kind is not None else ""
        found, expected = f"{size:,} bytes", f"at most {most:,} bytes{what}"
        raise refuse("article-too-large", "the article is too large", file, found, expected)
