"""Numbers as written: digits with their separators, number words, magnitudes, ordinals."""

import re
from dataclasses import dataclass

__all__ = ["ORDINAL", "Number", "find_numbers", "ordinal"]

_UNITS = {
    word: k
    for k, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * k
    for k, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_HUNDREDS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
_ORDINALS = {
    word: k
    for k, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
_SMALL = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_TEN = "|".join(_TENS)
_DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_LARGE = "|".join(_HUNDREDS)

_NUMBER = re.compile(
    # A group of three after a space only where no further digit follows: lists of years are none.
    r"(?<![\w.,/:])(?P<digits>[0-9]{1,3}(?:[,\u202f\u2009\u00a0 ][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    # 3,5 is a decimal of another language: what it means can't be told, and half of it is no number.
    r"(?![0-9]*,[0-9]{1,2}(?![0-9]))"
    r"(?:(?P<short>(?:k|m|mn|mln|bn|b|tn|trn)\b)|(?:[ \u00a0\u202f-](?P<magnitude>"
    rf"(?:{_LARGE}|mn|mln|bn|tn|trn)\b)))?"
    rf"|\b(?P<words>(?:(?:{_TEN})-(?:{_DIGIT})|{_SMALL}|half a|a half|a)(?:[ -](?:{_LARGE}|dozen))+"
    rf"|(?:{_TEN})-(?:{_DIGIT})|{_SMALL}|a dozen)\b(?P<half>(?: and)? a (?P<part>half|quarter)\b)?",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    rf"\b(?:(?P<digits>[0-9]{{1,4}})(?:st|nd|rd|th)|(?:(?P<ten>{_TEN})-)?(?P<word>{'|'.join(_ORDINALS)}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in a text.

    magnitude : what its word or letter multiplies by, 1 where there is none
    words     : written in words
    """

    start: int
    end: int
    value: float
    magnitude: float
    words: bool


def find_numbers(text: str) -> list[Number]:
    """Numbers in the text, in order.

    >>> [number.value for number in find_numbers("1,030 km, 18.1m people, three and a half years, a dozen")]
    [1030.0, 18100000.0, 3.5, 12.0]
    """
    found = []
    for match in _NUMBER.finditer(text):
        half = {"half": 0.5, "quarter": 0.25}.get((match["part"] or "").lower(), 0.0)
        if match["digits"]:
            digits = float(re.sub(r"[^0-9.]", "", match["digits"]))
            mark = (match["short"] or match["magnitude"] or "").lower()
            magnitude = _SHORT.get(mark, _HUNDREDS.get(mark, 1.0))
            value = round(digits * magnitude, 6) if magnitude != 1 else digits
            found.append(
                Number(match.start(), match.end("digits") if not mark else match.end(), value, magnitude, False)
            )
        else:
            value, magnitude = _spelled(match["words"].lower())
            found.append(Number(match.start(), match.end(), value + half * magnitude, magnitude, True))
    return [one for one in found if one.value < 1e18]


def ordinal(match: re.Match[str]) -> int:
    """The place that a match of `ORDINAL` names.

    >>> [ordinal(match) for match in ORDINAL.finditer("52nd, third, twenty-first")]
    [52, 3, 21]
    """
    if match["digits"]:
        return int(match["digits"])
    return _TENS.get((match["ten"] or "").lower(), 0) + _ORDINALS[match["word"].lower()]


def _spelled(words: str) -> tuple[float, float]:
    parts = words.replace("half a", "half").replace("a half", "half").replace("-", " ").split()
    value = magnitude = 1.0
    small = 0.0
    for part in parts:
        if part in _HUNDREDS:
            magnitude *= _HUNDREDS[part]
        elif part == "dozen":
            value *= 12
        else:
            small += {"half": 0.5, "a": 1.0}.get(part, _UNITS.get(part, _TENS.get(part, 0)))
    return (small or (0.0 if parts == ["zero"] else 1.0)) * value * magnitude, magnitude
