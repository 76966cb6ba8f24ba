"""Codes of faults in distributions."""

from casus.errors.codes.code import Code

DISTRIBUTIONS = (
    Code(
        "distribution-unknown",
        "No distribution of this name.",
        "Use one of the families that the message names; `casus explain distributions` lists all of them.",
        'value: "guassian(0, 1)"',
    ),
    Code(
        "distribution-arguments",
        "A distribution was written with the wrong arguments: one is missing, unknown, given twice or not a number.",
        "Write the arguments as the message shows them, by position or by name.",
        'value: "pert(0.6, 0.95)"',
    ),
    Code(
        "distribution-parameter",
        "An argument of a distribution lies outside its legal range, or the arguments contradict each other.",
        "Change the argument to lie in the range that the message names.",
        'value: "normal(0, -1)"',
    ),
    Code(
        "distribution-quantiles",
        "A distribution was described by quantiles that do not rise, lie outside its bounds, or fit no member of the "
        "family.",
        "Give quantiles that rise with their percentages; where the family cannot bend that far, use quantiles(…).",
        'value: "beta(p10=0.6, p90=0.4)"',
    ),
    Code(
        "distribution-table",
        "The table of a distribution could not be built: its values are not finite, or do not rise.",
        "The parameters are too extreme for double precision; choose a less extreme shape or truncation.",
    ),
)
