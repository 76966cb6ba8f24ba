"""The words of a Gambit file, each with its place, and the faults that say what was expected there."""

import re
from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeVar

from casus.errors import CaseError, Fault, Place, short
from casus.interop.gambit.limits import MOST_LETTERS

__all__ = ["Kind", "Token", "Tokens"]

T = TypeVar("T")

# Spaces, and the two kinds of remarks that Gambit's first readers skipped.
_BETWEEN = re.compile(r"(?:\s|//[^\n\r]*+|/\*.*?\*/)*+", re.DOTALL)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_WORD = re.compile(r'(?:(?!//|/\*)[^\s{},"])++')
# A backslash that stands before neither is a letter like others: old files hold such.
_ESCAPE = re.compile(r'\\(["\\])')
_BREAK = re.compile(r"\r\n|\r|\n")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE]([-+]?[0-9]+))?")
_FRACTION = re.compile(r"[-+]?([0-9]+)/([0-9]+)")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMERIC = "+-.0123456789"
# Longer ones would be numbers that no double can hold, and take time to read.
_LONGEST = 400
_LARGEST = 10**300


class Kind(StrEnum):
    """What a word of the file is, said as a message says it."""

    text = "a text in quotes"
    word = "a word"
    opening = "'{'"
    closing = "'}'"
    comma = "','"
    end = "the end of the file"


_MARKS = {"{": Kind.opening, "}": Kind.closing, ",": Kind.comma}


class Token(NamedTuple):
    """A word: its kind, what it says, and where it begins in the text."""

    kind: Kind
    text: str
    at: int


class Tokens:
    """Reads a text word by word.

    raises : CaseError with one fault, which has its place

    >>> tokens = Tokens('EFG 2 R "A game"', "game.efg")
    >>> tokens.word("EFG"), tokens.whole("the version 2"), tokens.next.text
    ('EFG', 2, 'R')
    """

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self.next = self._read(0)

    def take(self) -> Token:
        """The next word; the one behind it is next then."""
        token = self.next
        self.next = self._read(self._end)
        return token

    def word(self, *valid: str, expected: str = "") -> str:
        """The next word, which must be one of some."""
        if self.next.kind is not Kind.word or self.next.text not in valid:
            raise self.unexpected(expected or " or ".join(valid))
        return self.take().text

    def text(self, what: str) -> str:
        """The next text in quotes, said what it is in the message."""
        if self.next.kind is not Kind.text:
            raise self.unexpected(f"{what} in quotes")
        return self.take().text

    def name(self, what: str) -> str:
        """The next text in quotes, not too long for a name."""
        if self.next.kind is Kind.text and len(self.next.text) > MOST_LETTERS:
            message = f"{what} has {len(self.next.text):,} letters"
            raise self.fault("gambit-too-large", message, f"at most {MOST_LETTERS:,}")
        return self.text(what)

    def open(self, what: str) -> None:
        """The brace that opens a list."""
        if self.next.kind is not Kind.opening:
            raise self.unexpected(f"'{{' and {what}")
        self.take()

    def listed(self, item: Callable[[], T], what: str) -> list[T]:
        """The items of a list up to its closing brace, with or without commas between them."""
        items: list[T] = []
        while self.next.kind is not Kind.closing:
            if self.next.kind in (Kind.end, Kind.opening):
                raise self.unexpected(f"{what} or '}}'")
            items.append(item())
            self.skip_comma()
        self.take()
        return items

    def skip_comma(self) -> None:
        """Leave out the comma that may stand next."""
        if self.next.kind is Kind.comma:
            self.take()

    def whole(self, what: str, least: int = 0) -> int:
        """The next number, which must be whole."""
        if self.next.kind is not Kind.word:
            raise self.unexpected(what)
        text = self.next.text
        expected = f"{what}, a whole number from {least} on"
        if text[0] not in _NUMERIC:
            raise self.unexpected(expected)
        if not _WHOLE.fullmatch(text) or len(text) > 9 or int(text) < least:
            raise self.fault("gambit-number", "this is no such number", expected)
        self.take()
        return int(text)

    def number(self, what: str) -> Fraction:
        """The next number, exactly as it is written."""
        if self.next.kind is not Kind.word:
            raise self.unexpected(what)
        text = self.next.text
        if len(text) > _LONGEST:
            raise self.fault("gambit-number", f"{what} has {len(text):,} digits", f"at most {_LONGEST}")
        decimal, fraction = _DECIMAL.fullmatch(text), _FRACTION.fullmatch(text)
        expected = f"{what}, a number such as 2, 0.25, 2.5e-3 or 1/3"
        if text[0] not in _NUMERIC:
            raise self.unexpected(expected)
        if decimal is None and fraction is None:
            raise self.fault("gambit-number", "this number can't be read", expected)
        if fraction is not None and not int(fraction[2]):
            raise self.fault("gambit-number", f"{what} divides by zero", expected)
        if decimal is not None and decimal[1] and (len(decimal[1]) > 5 or abs(int(decimal[1])) > _LONGEST):
            raise self.fault("gambit-number", f"{what} has too large an exponent", f"at most {_LONGEST}")
        value = Fraction(text)
        if abs(value) > _LARGEST:
            raise self.fault("gambit-number", f"{what} is too large", "at most 1e300")
        self.take()
        return value

    def unexpected(self, expected: str) -> CaseError:
        """The error that something else was expected as the next word."""
        early = self.next.kind is Kind.end
        return self.fault(
            "gambit-syntax", "the file ends too early" if early else "this does not belong here", expected
        )

    def fault(self, code: str, message: str, expected: str | None = None, token: Token | None = None) -> CaseError:
        """An error at a word, the next one where none is given."""
        found = self.next if token is None else token
        shown = str(found.kind) if found.kind is not Kind.text and found.kind is not Kind.word else short(found.text)
        if found.kind is Kind.text:
            shown = f'"{shown}"'
        return CaseError([Fault(code, message, found=shown, expected=expected, place=self.place(found.at))])

    def place(self, at: int) -> Place:
        """File, line and column of a position in the text."""
        start, line = 0, 1
        for found in _BREAK.finditer(self._text, 0, at):
            start, line = found.end(), line + 1
        return Place(self._file, line, at - start + 1)

    def _read(self, start: int) -> Token:
        text = self._text
        between = _BETWEEN.match(text, start)
        at = between.end() if between else start
        if at >= len(text):
            self._end = at
            return Token(Kind.end, "", at)
        if text[at] in _MARKS:
            self._end = at + 1
            return Token(_MARKS[text[at]], text[at], at)
        if text[at] == '"':
            if (quoted := _TEXT.match(text, at)) is None:
                fault = Fault(
                    "gambit-syntax",
                    "a text begins here and does not end",
                    found=short(text[at : at + 40]),
                    expected='a closing quote (a quote inside a text is written \\")',
                    place=self.place(at),
                )
                raise CaseError([fault])
            self._end = quoted.end()
            return Token(Kind.text, _ESCAPE.sub(r"\1", quoted[1]), at)
        word = _WORD.match(text, at)
        # A remark that is not closed begins with no word.
        self._end = word.end() if word else len(text)
        return Token(Kind.word, text[at : self._end], at)
