"""Shares written as fractions: half of, two-thirds, a fifth."""

import re
from dataclasses import dataclass

__all__ = ["Share", "find_fractions"]

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_NAMED = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_FRACTION = re.compile(
    rf"\b(?P<n>{'|'.join(_COUNTS)})[- ](?P<parts>(?:{_NAMED})s)\b(?! (?:ago|later))"
    rf"|\b(?:a|one)[- ](?P<part>{_NAMED})(?= of\b| (?:more|less|fewer|higher|lower|larger|smaller|bigger)\b|"
    rf"[,.;]? (?:as|its|their) )"
    r"|(?<!second )(?<!first )(?<!other )(?<!latter )(?<!better )(?<!and a )(?<!and )(?<!northern )(?<!southern )"
    r"(?<!eastern )(?<!western )\b(?P<half>[Hh]alf)\b"
    r"(?! (?:a|an|past|hour|dozen|century|time|way|million|billion|brother|sister|year|day|moon)\b)(?!-)(?=[ ,.;])",
    re.IGNORECASE,
)
# "One in three", "nine out of ten".
_OF = re.compile(
    rf"\b(?P<n>{'|'.join(_COUNTS)}|[0-9]{{1,2}}) (?:in(?: every)?|out of(?: every)?) "
    rf"(?P<of>{'|'.join(_COUNTS)}|ten|twenty|[0-9]{{1,3}})\b"
    r"(?! (?:hours?|days?|weeks?|months?|years?|per)\b)(?![0-9,.%])",
    re.IGNORECASE,
)
# "half" is a share where something is halved.
_HALVED = re.compile(r" (?:of\b|the\b|its\b|his\b|her\b|their\b|our\b|all\b|as (?:much|many)\b|that\b|what\b|those\b)")
_ABOUT = re.compile(
    r"\b(?:over|than|nearly|almost|about|around|roughly|only|by|at|to|some|just|under|in)(?: a| one)? $", re.I
)


@dataclass(frozen=True)
class Share:
    """A share in a text, in per cent."""

    start: int
    end: int
    value: float


def find_fractions(text: str) -> list[Share]:
    """Fractions of something, in order; "half an hour", "a third party" and "three and a half" are none.

    >>> [share.value for share in find_fractions("Two-thirds of it, over half the crop, a fifth of all; half an hour")]
    [66.7, 50.0, 20.0]
    >>> [share.value for share in find_fractions("One in four agrees, nine out of ten pay; one in May")]
    [25.0, 90.0]
    """
    found = []
    for match in _FRACTION.finditer(text):
        if match["half"]:
            near = text[max(0, match.start() - 20) : match.start()]
            if not _HALVED.match(text, match.end()) and not _ABOUT.search(near):
                continue
            value = 50.0
        else:
            part = (match["parts"] or match["part"]).lower()
            value = round(100 * _COUNTS.get((match["n"] or "one").lower(), 1) / _PARTS[part.rstrip("s")], 1)
        if value <= 100:
            found.append(Share(match.start(), match.end(), value))
    for match in _OF.finditer(text):
        part, of = (_value(match[key].lower()) for key in ("n", "of"))
        if 0 < part < of:
            found.append(Share(match.start(), match.end(), round(100 * part / of, 1)))
    return sorted(found, key=lambda share: share.start)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else {**_COUNTS, "ten": 10, "twenty": 20}[word]
