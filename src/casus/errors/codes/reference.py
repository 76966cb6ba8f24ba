"""Codes of faults in an outside view."""

from casus.errors.codes.code import Code

REFERENCE = (
    Code(
        "window-before-war",
        "The window of an outside view begins before the war: the case speaks from a day before `war_began`.",
        "Correct `war_began` or `as_of`; before a war nobody can join it.",
        "as_of: 2022-01-01\nwar_began: 2022-02-24",
    ),
    Code(
        "window-empty",
        "The window of an outside view ends before it begins, or on the same day.",
        "Let the horizon lie after the day that the case speaks from.",
    ),
    Code(
        "window-after-wars",
        "The window of an outside view begins later in the war than any war of the class lasted.",
        "Leave the outside view out of the case: the past holds no such window.",
    ),
)
