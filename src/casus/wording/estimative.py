"""Estimative words and names of scales in the language being spoken."""

from casus.wording.numbers import percent
from casus.wording.saying import later, say

__all__ = ["WORDS", "estimative", "scale_name"]

WORDS = (
    later("almost no chance"),
    later("very unlikely"),
    later("unlikely"),
    later("roughly even chance"),
    later("likely"),
    later("very likely"),
    later("almost certain"),
    later("remote chance"),
    later("highly unlikely"),
    later("realistic possibility"),
    later("highly likely"),
    later("even chance"),
    later("impossible"),
    later("almost certainly not"),
    later("probably not"),
    later("chances about even"),
    later("probable"),
    later("certain"),
)
"""The words of all schemes, for the catalogues."""

SCALES = {
    "icd203": later("Intelligence Community Directive 203"),
    "phia": later("the probability yardstick of the British intelligence assessment"),
    "nato": later("NATO AJP-2.1"),
    "kent": later("Sherman Kent"),
}


def estimative(word: str | None) -> str:
    """A word of any scheme, or what is said below and above its bands; nothing for none.

    >>> estimative("unlikely"), estimative("less than 1 %"), estimative(None)
    ('unlikely', 'less than 1 %', '')
    """
    if word is None:
        return ""
    if word.endswith(" %"):
        front, number = word.removesuffix(" %").rsplit(" ", 1)
        written = percent(number).replace("\N{NO-BREAK SPACE}", " ")
        return (
            say("less than {number}", number=written)
            if front == "less than"
            else say("more than {number}", number=written)
        )
    return say(word)


def scale_name(words: str) -> str:
    """A scheme, by its key in a case."""
    return say(SCALES[words])
