"""What a file holds, by its first bytes and then by its name."""

import re
from pathlib import PurePath

from casus.drafting.article import Kind
from casus.drafting.reading.refusals import refuse

__all__ = ["kind_of", "looks_like_html", "looks_like_markdown"]

_SUFFIXES: dict[str, Kind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}
# The beginnings of what people take for articles by mistake.
_BINARY = (
    (b"PK\x03\x04", "a ZIP archive, as Office documents and e-books are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%!PS", "PostScript"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\[\^[^\]\n]{1,50}\]: |---\ntitle:)|\]\(https?://", re.M)


def kind_of(raw: bytes, name: str) -> Kind | None:
    """The kind that the first bytes or the ending of the name give; None where the text itself must tell.

    raises : CaseError, code article-binary
    """
    # Readers of PDF allow for a little in front of it; a text that speaks of PDF begins in some other way.
    if b"%PDF-" in raw[:1024] and not raw[:64].lstrip()[:1].isalpha():
        return "pdf"
    for magic, what in _BINARY:
        if raw.startswith(magic):
            raise refuse("article-binary", f"this is {what}", name, what, "text, Markdown, HTML or PDF")
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def looks_like_html(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return _HTML.match(text[:5000]) is not None


def looks_like_markdown(text: str) -> bool:
    """Whether a text of no known kind is marked up: a heading, a footnote or a link.

    >>> looks_like_markdown("# Minsk\\n\\nHe came."), looks_like_markdown("He came.")
    (True, False)
    """
    return _MARKDOWN.search(text[:100_000]) is not None
