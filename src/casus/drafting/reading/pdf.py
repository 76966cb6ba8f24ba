"""PDF: the layer of text, page by page (pypdf)."""

import io
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from casus.drafting.article import Article
from casus.drafting.problem import Problem
from casus.drafting.reading.pages import joined
from casus.drafting.reading.refusals import refuse
from casus.errors import short

__all__ = ["MOST_CONTENT", "MOST_FORMS", "MOST_PAGES", "read_pdf"]

MOST_PAGES = 1_000
# Of one page: what draws it, unpacked, in bytes, and the drawings that it nests. A page of print has some thousands.
MOST_CONTENT = 3_000_000
MOST_FORMS = 500
# With fewer letters than these a page is a picture with at most a number on it.
_FEWEST_LETTERS = 15
_MOST_NAMED = 12


def read_pdf(raw: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Article:
    """An article of a PDF; what repeats at the edges of pages is left out.

    progress : told pages read, and of how many
    raises   : CaseError, code article-damaged, article-locked, article-too-large or article-without-text
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    with _quiet():
        try:
            reader = PdfReader(io.BytesIO(raw))
            # A file that only forbids changes opens with an empty password.
            locked = reader.is_encrypted and not reader.decrypt("")
            count = 0 if locked else len(reader.pages)
        except (DependencyError, FileNotDecryptedError, NotImplementedError):
            locked = True
        except Exception as error:  # noqa: BLE001 - a broken file leads pypdf to errors of any kind
            found = f"{type(error).__name__}: {short(str(error))}"
            raise refuse("article-damaged", "this PDF is broken", name, found, "a whole PDF") from None
        if locked:
            expected = "a PDF that opens without a password"
            raise refuse("article-locked", "this PDF is encrypted", name, "a password is needed", expected)
        if count > MOST_PAGES:
            found, expected = f"{count:,} pages", f"at most {MOST_PAGES:,} pages"
            raise refuse("article-too-large", "the PDF is too long", name, found, expected)
        pages, unread = _pages(reader, count, progress)
        about = _about(reader)
    if count and len(unread) == count:
        raise refuse("article-damaged", "no page of this PDF can be read", name, f"{count:,} pages", "a whole PDF")
    empty = [k for k, page in enumerate(pages, start=1) if len("".join(page.split())) < _FEWEST_LETTERS]
    if len(empty) == len(pages):
        expected = "a PDF with a layer of text; scans need text recognition first"
        found = f"{count:,} pages without letters" if count != 1 else "one page without letters"
        raise refuse("article-without-text", "this PDF holds no text", name, found, expected)
    problems = [Problem(f"{_named(unread)} of the PDF could not be read")] if unread else []
    if pictures := [k for k in empty if k not in unread]:
        problems.append(Problem(f"{_named(pictures)} of the PDF without text: pictures, or empty"))
    if about.get("published") is not None:
        day = about["published"]
        problems.append(Problem(f"{day} is the day that the PDF was made; the article may be older"))
    return Article(joined(pages), "pdf", pages=count, problems=tuple(problems), **about)


def _pages(reader: Any, count: int, progress: Callable[[int, int], None] | None) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers of those that could not be read."""
    pages: list[str] = []
    unread: list[int] = []
    for k in range(count):
        try:
            page = reader.pages[k]
            if _is_bomb(page):
                raise ValueError("more on one page than any page of print holds")
            pages.append(page.extract_text())
        except Exception:  # noqa: BLE001 - see above; the other pages may be whole
            pages.append("")
            unread.append(k + 1)
        if progress is not None:
            progress(k + 1, count)
    return pages, unread


def _is_bomb(page: Any) -> bool:
    """Whether a page unpacks to more than is worth reading. What is too large by far is refused by pypdf itself."""
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MOST_CONTENT:
        return True
    return _forms(page, MOST_FORMS) > MOST_FORMS


def _forms(holder: Any, most: int) -> int:
    """How many drawings are drawn with a page, those within others counted each time; at most a little over `most`.

    A drawing that holds itself is never done, and so is over any limit.
    """
    count, pending = 0, [holder]
    while pending and count <= most:
        resources = pending.pop().get("/Resources")
        objects = resources.get_object().get("/XObject") if resources is not None else None
        for reference in objects.get_object().values() if objects is not None else ():
            drawing = reference.get_object()
            if drawing.get("/Subtype") == "/Form":
                count += 1
                if len(drawing.get_data()) > MOST_CONTENT:
                    return most + 1
                pending.append(drawing)
    return count


def _about(reader: Any) -> dict[str, Any]:
    """Title, author and date as the file names them; names that programs write by themselves are none."""
    try:
        metadata = reader.metadata or {}
        title, author = _line(metadata.get("/Title")), _line(metadata.get("/Author"))
        created = re.match(r"D:(\d{4})(\d{2})(\d{2})", str(metadata.get("/CreationDate") or ""))
    except Exception:  # noqa: BLE001 - see above; the text counts
        return {}
    if title is not None and re.search(r"\.(?:docx?|pdf|indd|qxd|tex|rtf|odt)$|^untitled|^microsoft word", title, re.I):
        title = None
    try:
        published = date(*map(int, created.groups())) if created is not None else None
    except ValueError:
        published = None
    return {"title": title, "author": author, "published": published}


def _line(text: Any) -> str | None:
    return " ".join(str(text).split()) or None if text is not None else None


def _named(pages: list[int]) -> str:
    numbers = ", ".join(map(str, pages[:_MOST_NAMED])) + (", …" if len(pages) > _MOST_NAMED else "")
    return f"page {numbers}" if len(pages) == 1 else f"pages {numbers}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what pypdf remarks on slips of a file from the terminal: what matters is among the problems."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
