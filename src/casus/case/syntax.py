"""From a text to Python's syntax tree of it: limits first, then what Python would read and the language doesn't have.

The parser is Python's own, run on a text that is short, flat and free of everything that could surprise; nothing is
ever executed.
"""

import ast
import keyword
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from casus.errors import CaseError, Fault, short

__all__ = ["MOST_BRACKETS", "MOST_LETTERS", "NOT_NAMES", "Syntax", "fault", "read_syntax"]

MOST_LETTERS = 2_000
MOST_BRACKETS = 50

# Python's words that stay what they are, so that the fault can say what to write instead of `a if b else c`.
NOT_NAMES = frozenset(
    ("and", "or", "not", "if", "else", "is", "in", "for", "lambda", "await", "async", "True", "False", "None")
)
# All other words of Python are good names for moves: pass, yield, return.
_DISGUISE = 0x4E00
_WORDS = re.compile(rf"(?<![A-Za-z0-9_])(?:{'|'.join(keyword.kwlist)})(?![A-Za-z0-9_])")
_DISGUISED = re.compile(rf"[{chr(_DISGUISE)}-{chr(_DISGUISE + 0x7F)}]")

_PATTERNS = (
    (re.compile(r"[0-9]_[0-9_]*"), "a number has no underscores", "digits alone"),
    (re.compile(r"(?<![A-Za-z0-9_.])0[xXoObB][0-9a-fA-F]*"), "numbers are decimal", "digits alone"),
    (re.compile(r"(?<![A-Za-z_0-9])[0-9.]+(?:[eE][-+]?[0-9]+)?[jJ]"), "an imaginary number", "a real number"),
    (re.compile(r"#"), "an expression holds no comments", "the comment two spaces after the value, outside quotes"),
    (re.compile(r"['\"]"), "an expression holds no text in quotes", "numbers, names, operators and functions"),
    (re.compile(r":="), "an expression gives no names", "a quantity of its own"),
    (re.compile(r"=<|=>|<>"), "a comparison outside the language", None),
    (re.compile(r"(?<![A-Za-z_0-9.])[0-9.]+ +to +-?[0-9.]+"), "a range is no value", "uniform(low, high)"),
    (re.compile(r"(?<![A-Za-z_0-9.])[0-9]+(?: [0-9]{3})+(?![A-Za-z_0-9.])"), "a number has no spaces", "digits alone"),
    (re.compile(r"[;\\`@$?!&|~^%{}:](?<!!)|//|<<|>>|!(?!=)"), "an operator outside the language", None),
    (re.compile(r"[\x00-\x1f\x7f]"), "a control character", None),
)
_OPERATORS = "+ - * / **, comparisons, brackets and functions"
_HINTS = {
    "=<": "<=",
    "=>": ">=",
    "<>": "!=",
    "^": "** for a power",
    "%": "a share as a number, such as 0.3",
    "//": "/ for a division",
    ":": "where(condition, this, that) for a choice",
    "&": "the product of two conditions, or the min of them",
    "|": "the max of two conditions",
    "!": "1 - condition",
}


@dataclass(frozen=True)
class Syntax:
    """A text as a syntax tree.

    node   : the tree
    source : the text it was read from, disguised; positions in the tree count its bytes
    """

    node: ast.expr
    source: bytes

    def written(self, node: ast.expr) -> str:
        """The part of the text that a node was read from, short enough for a message."""
        return short(plain(self.source[node.col_offset : node.end_col_offset].decode()))


def fault(
    code: str, message: str, expected: str | None = None, found: str | None = None, close: Sequence[str] = ()
) -> CaseError:
    """A CaseError of one fault."""
    return CaseError([Fault(code, message, found=found, expected=expected, nearest=tuple(close))])


def plain(text: str) -> str:
    """A text or name of the syntax tree as it was written.

    >>> plain(_disguised("centipede.pass"))
    'centipede.pass'
    """
    return _DISGUISED.sub(lambda letter: chr(ord(letter[0]) - _DISGUISE), text)


def read_syntax(text: str) -> Syntax:
    """Read a text as Python's parser does, within the limits of the language.

    raises : CaseError of one fault, code expression-… or name-not-ascii
    """
    # A folded scalar may break its line anywhere; layout is no content.
    text = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    _check_limits(text)
    for pattern, message, expected in _PATTERNS:
        if (match := pattern.search(text)) is not None:
            expected = expected or _HINTS.get(match[0], _OPERATORS)
            raise fault("expression-syntax", message, expected, f"{match[0]!r} at letter {match.start() + 1}")
    source = _disguised(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Syntax(ast.parse(source, mode="eval").body, source.encode())
    except SyntaxError as error:
        at = f" at letter {error.offset}" if error.offset and 0 < error.offset <= len(text) else ""
        expected = "an expression such as 0.5 * cost + max(gain, 0)"
        raise fault("expression-syntax", _problem(error), expected, f"{short(text)!r}{at}") from None
    except (RecursionError, MemoryError, ValueError):
        raise fault(
            "expression-too-deep", "operations stand too deep", "parts of it as quantities of their own", short(text)
        ) from None


def _check_limits(text: str) -> None:
    if not text:
        raise fault("expression-syntax", "an empty text is no value", "a number or an expression", "an empty text")
    if len(text) > MOST_LETTERS:
        expected = f"at most {MOST_LETTERS:,} letters: parts of it as quantities of their own"
        raise fault("expression-too-long", "an expression is too long", expected, f"{len(text):,} letters")
    if not text.isascii():
        from casus.case.names import odd_letter

        message = f"an expression has ASCII letters only; {odd_letter(text)}"
        raise fault("name-not-ascii", message, "plain letters", short(text))
    depth = most = 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        most = max(most, depth)
    if most > MOST_BRACKETS:
        expected = f"at most {MOST_BRACKETS}: parts of it as quantities of their own"
        raise fault("expression-too-deep", f"brackets stand {most:,} deep", expected, f"{most:,} brackets")


def _disguised(text: str) -> str:
    """The text with Python's words turned into names that Python's parser knows nothing of."""

    def disguise(match: re.Match[str]) -> str:
        word = match[0]
        if word in NOT_NAMES and not text[: match.start()].rstrip(" ").endswith("."):
            return word
        return chr(_DISGUISE + ord(word[0])) + word[1:]

    return _WORDS.sub(disguise, text)


def _problem(error: SyntaxError) -> str:
    """What is wrong, as far as Python's parser tells; most of its hints are about Python, which nobody writes here."""
    message = plain(error.msg or "")
    if re.match(r"'.' was never closed|unmatched '.'|closing parenthesis", message):
        return f"this is no expression: {message}"
    if "Maybe you meant '=='" in message or "cannot assign" in message:
        return "this is no expression: = gives no names, and == compares"
    if "keyword argument repeated" in message:
        return message
    return "this is no expression"
