"""Why a text can't be read as YAML, said as faults."""

import re
import unicodedata
from itertools import islice

import yaml

from casus.errors import CaseError, Fault, Place

__all__ = ["MOST_BYTES", "MOST_DEPTH", "REFUSED", "check_text", "place_in", "syntax_fault", "too_large"]

MOST_BYTES = 1_000_000
MOST_DEPTH = 120

# Others than tab, line breaks and what prints. Not all readers of YAML break lines at the last three.
REFUSED = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_INSIDE = {
    "flow sequence": "in the list in [ ]",
    "flow mapping": "in the map in { }",
    "block mapping": "in the map",
    "block collection": "in the list",
    "block sequence": "in the list",
    "quoted scalar": "in the quoted text",
    "block scalar": "in the text",
}
_SAID = {
    "mapping values are not allowed in this context": (
        "a colon and a space stand where no key can",
        "quotes around a text that holds ': ', or another indent",
    ),
    "found character that cannot start any token": (
        "a value can't begin with this character",
        "quotes around a text that begins with @, ` or %; spaces, not tabs, for an indent",
    ),
    "found a tab character that violates indentation": ("a tab in an indent", "spaces, not tabs, for an indent"),
    "found a tab character where an indentation space is expected": ("a tab in an indent", "spaces, not tabs"),
    "found unexpected non-alphabetical character": (
        "a line that begins with % instructs the YAML reader, and this one doesn't",
        "a case file in YAML, or quotes around a text that begins with %",
    ),
    "found unknown escape character": ("an unknown escape after \\", "single quotes, or \\\\ for a backslash"),
    "found invalid Unicode character escape code": (
        "a \\u or \\U here makes half a letter or none",
        "the letter itself, such as 🙂",
    ),
    "did not find expected hexdecimal number": (
        "\\x, \\u and \\U need a number after them",
        "single quotes, or \\\\ for a backslash",
    ),
    "did not find expected key": (
        "a key was expected here",
        "the indent of the entries above, and quotes around the whole of a text",
    ),
    "did not find expected ',' or '}'": ("a comma or } was expected", "a comma, }, or quotes around a text"),
    "did not find expected ',' or ']'": ("a comma or ] was expected", "a comma, ], or quotes around a text"),
    "could not find expected ':'": ("a key without its colon", "`key: value`"),
    "did not find expected <document start>": (
        "something stands after the end of the case",
        "the indent of the entries above",
    ),
    "found unexpected end of stream": ("the file ends inside a quoted text", "the closing quote"),
    "did not find expected node content": ("a value was expected here", "a value, or quotes around a text"),
    "block sequence entries are not allowed in this context": (
        "a list can't begin here",
        "the list on lines of its own, or quotes around a text that begins with '- '",
    ),
}


def place_in(text: str, index: int, file: str) -> Place:
    """Line and column of a character of a text."""
    before = re.split(r"\r\n|\r|\n", text[:index])
    return Place(file, len(before), len(before[-1]) + 1)


def too_large(size: int, file: str) -> Fault:
    """The fault of a text or file of `size` bytes that is over the limit."""
    return Fault(
        "yaml-too-large",
        "the case file is too large",
        found=f"{size:,} bytes",
        expected=f"at most {MOST_BYTES:,} bytes",
        place=Place(file, 1, 1),
    )


def check_text(text: str, file: str) -> None:
    """Refuse a text that is too large or holds what no text file should.

    raises : CaseError, code yaml-too-large, yaml-encoding or yaml-character
    """
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        place = place_in(text, error.start, file)
        message, found = "half a letter: this is not UTF-8 text", f"U+{ord(text[error.start]):04X}"
        raise CaseError([Fault("yaml-encoding", message, found=found, expected="whole letters", place=place)]) from None
    if size > MOST_BYTES:
        raise CaseError([too_large(size, file)])
    characters = [_character(text, match, file) for match in islice(REFUSED.finditer(text), 20)]
    if characters:
        raise CaseError(characters)


def _character(text: str, match: re.Match[str], file: str) -> Fault:
    letter = match[0]
    if letter in "\x85\u2028\u2029":
        message, expected = "a break of the line that not all readers know", "an ordinary line break, or a space"
    else:
        message, expected = "a character that no text file should hold", "the file without it"
    found = f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()
    return Fault("yaml-character", message, found=found, expected=expected, place=place_in(text, match.start(), file))


def syntax_fault(error: yaml.YAMLError, file: str) -> Fault:
    """What YAML's parser says, as a fault."""
    problem = getattr(error, "problem", None) or "this is not YAML"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file, 1, 1)
    context, began = getattr(error, "context", None), getattr(error, "context_mark", None)
    if "nesting depth" in problem:
        return Fault("yaml-too-deep", f"nested more than {MOST_DEPTH} deep", expected="a flatter case", place=place)
    where = ""
    if began is not None and (inside := next((_INSIDE[key] for key in _INSIDE if key in (context or "")), None)):
        where = f", {inside} that begins in line {began.line + 1}"
    said, expected = _SAID.get(problem, (problem, "YAML: most often an indent, a bracket or a quote is wrong"))
    return Fault("yaml-syntax", f"{said}{where}", expected=expected, place=place)
