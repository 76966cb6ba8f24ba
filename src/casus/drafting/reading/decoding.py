"""From bytes to text."""

import codecs
import re

from casus.drafting.problem import Problem
from casus.drafting.reading.refusals import refuse

__all__ = ["decoded"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # That of UTF-32 begins like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
# Stray control characters come with copied text; this many do not.
_MOST_CONTROLS = 0.01


def decoded(raw: bytes, name: str, declares: bool) -> tuple[str, tuple[Problem, ...]]:
    """The text, with line breaks as \\n, and what had to be guessed.

    declares : whether a declaration within the text (HTML, XML) names its encoding
    raises   : CaseError, code article-binary, article-encoding or article-empty
    """
    text, problems = _text(raw, name, declares)
    text = re.sub(r"\r\n?|[\x85\u2028]", "\n", text).replace("\u2029", "\n\n")
    if not text.strip():
        raise refuse("article-empty", "the article is empty", name, "nothing but white space", "text")
    return text, problems


def _text(raw: bytes, name: str, declares: bool) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise _broken(raw, error, encoding.removesuffix("-sig").upper(), name) from None
    _check_binary(raw, name)
    if declares and (found := _DECLARED.search(raw[:4096])) is not None:
        encoding = found[1].decode("ascii")
        try:
            # Pages that declare Latin-1 are read as Windows-1252 by every browser.
            known = codecs.lookup(encoding).name
            return raw.decode("cp1252" if known in ("iso8859-1", "ascii") else known), ()
        except (LookupError, UnicodeError):
            pass
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            raise _broken(raw, error, "UTF-8", name) from None
        said = f"the file is not UTF-8 (byte {error.start + 1:,}), and was read as Windows-1252: look at its accents"
        return text, (Problem(said),)


def _check_binary(raw: bytes, name: str) -> None:
    nul = raw.find(b"\0")
    if nul >= 0:
        found, expected = f"a zero byte, number {nul + 1:,}", "text, Markdown, HTML or PDF; UTF-16 only with its mark"
        raise refuse("article-binary", "this is no text", name, found, expected)
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(raw):
        found = f"{controls:,} control characters in {len(raw):,} bytes"
        raise refuse("article-binary", "this is no text", name, found, "text, Markdown, HTML or PDF")


def _broken(raw: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> Exception:
    line = raw.count(b"\n", 0, error.start) + 1
    # Columns count letters, and before the first wrong byte all letters are whole.
    column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
    found = f"byte {raw[error.start]:#04x}"
    message = f"this byte is not {encoding}"
    return refuse("article-encoding", message, name, found, "a text in UTF-8", line, column)
