"""Reads an article: by what it holds, and by its name where that does not tell."""

import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from casus.drafting.article import Article
from casus.drafting.reading.decoding import decoded
from casus.drafting.reading.kinds import kind_of, looks_like_html, looks_like_markdown
from casus.drafting.reading.markdown import read_markdown
from casus.drafting.reading.refusals import MOST_BYTES_ANY, check_size, refuse
from casus.drafting.reading.text import read_text
from casus.errors import UsageError

__all__ = ["read", "read_bytes"]

STDIN = "-"
Progress = Callable[[int, int], None]


def read(path: str | Path, progress: Progress | None = None) -> Article:
    """Read an article from a file, or from standard input where the path is `-`.

    progress : told pages read, and of how many, where the article is a PDF
    raises   : UsageError where there is no such file; CaseError with a code article-… where it can't be read
    """
    if str(path) == STDIN:
        return read_bytes(sys.stdin.buffer.read(MOST_BYTES_ANY + 1), "standard input", progress)
    path = Path(path)
    shown = str(path).encode("utf-8", "replace").decode()
    if re.match(r"https?:/", shown):
        raise UsageError(f"{shown}: addresses are not fetched; save the page, and draft the file")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UsageError(f"{shown} is a directory, not an article")
        # Reading a pipe or a device could wait for ever; standard input is there for that.
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"{shown} is not a file; use - to read from standard input")
        check_size(status.st_size, None, shown)
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES_ANY + 1)
    except OSError as error:
        raise UsageError(f"cannot read {shown}: {error.strerror or error}") from None
    except ValueError:
        raise UsageError(f"cannot read {shown!r}: no file can have this name") from None
    return read_bytes(raw, shown, progress)


def read_bytes(raw: bytes, name: str, progress: Progress | None = None) -> Article:
    """Read an article from its bytes; `name` is that of the file, for its ending and for messages.

    raises : CaseError with a code article-…

    >>> read_bytes(b"# Minsk\\n\\nHe *came*.", "standard input").text
    'Minsk\\n\\nHe came.'
    """
    if not raw:
        raise refuse("article-empty", "the article is empty", name, "nothing", "text")
    kind = kind_of(raw, name)
    check_size(len(raw), kind, name)
    if kind == "pdf":
        from casus.drafting.reading.pdf import read_pdf

        return read_pdf(raw, name, progress)
    text, problems = decoded(raw, name, declares=kind in ("html", None) or raw.lstrip()[:1] == b"<")
    if kind != "markdown" and (looks_like_html(text) or (kind == "html" and "</" in text)):
        from casus.drafting.reading.html import read_html

        return read_html(text, name, problems)
    if kind == "markdown" or (kind is None and looks_like_markdown(text)):
        check_size(len(raw), "markdown", name)
        return read_markdown(text, problems)
    check_size(len(raw), "text", name)
    return read_text(text, problems)
