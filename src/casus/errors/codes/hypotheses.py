"""Codes of faults in hypotheses and in the evidence for them."""

from casus.errors.codes.code import Code

HYPOTHESES = (
    Code(
        "too-few-hypotheses",
        "A model of hypotheses has none or one: evidence tells hypotheses apart, so that there must be two.",
        "Name another reading, or `other`, which stands for all that nobody thought of.",
    ),
    Code(
        "no-other",
        "No hypothesis stands for what nobody thought of, or its prior is below 0.05 of the priors' sum: evidence could never bring it back.",
        "Add `other: {prior: 0.1}` with a likelihood of each piece of evidence, or write `exhaustive: true` where one of the hypotheses must be true.",
        "models:\n  purpose:\n    kind: hypotheses\n    hypotheses: {troops: {prior: 0.5}, routine: {prior: 0.5}}",
    ),
    Code(
        "evidence-impossible",
        "In some draws the evidence rules out every hypothesis: under each of them something that was seen could not happen.",
        "Give no likelihood as 0 or 1 that isn't a matter of logic, and look at the evidence that contradicts itself.",
    ),
    Code(
        "evidence-unreported",
        "A warning: a piece of evidence is said to be observed, and no claim reports it. It counts as certain, and as a judgement of the authors.",
        "Name the claims that report it under `because`: how much it weighs depends on who said so.",
    ),
    Code(
        "evidence-due",
        "A warning: a piece of evidence would have shown by a day that has passed, and its status is still unknown.",
        "Say whether it was seen: `status: observed`, or `status: absent` with `would_be_seen`.",
    ),
    Code(
        "claim-retracted",
        "A warning: a quantity or a piece of evidence rests on claims alone that others retract. Such evidence weighs nothing; such a quantity is a judgement.",
        "Take it out, rest it on a claim that stands, or give it another value.",
    ),
    Code(
        "claim-twice",
        "A warning: one claim reaches an answer twice, as evidence for a hypothesis and as the ground of a quantity or a prior, or under two pieces of evidence that share no cluster, so that it counts double.",
        "Let it be the one or the other, or put both pieces of evidence into one cluster.",
    ),
)
