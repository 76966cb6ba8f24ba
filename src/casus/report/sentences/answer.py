"""What is said of an answer."""

from casus.ensemble import Summary
from casus.quantities import scheme
from casus.report.context import Context
from casus.report.numbers import plain
from casus.report.spread import share_at_least, share_of_top_tenth
from casus.report.text import capital, joined, spaced

__all__ = [
    "SCALES",
    "error",
    "forecast",
    "in_one_line",
    "picture",
    "scope",
    "skew",
    "span",
    "threshold",
    "word_and_band",
]

SCALES = {
    "icd203": "Intelligence Community Directive 203",
    "phia": "the probability yardstick of the British intelligence assessment",
    "nato": "NATO AJP-2.1",
    "kent": "Sherman Kent",
}


def word_and_band(context: Context, name: str) -> str:
    """The estimative word with the probabilities it stands for; empty for what has none."""
    word = context.result.word(name)
    if word is None:
        return ""
    scale = scheme(context.case.words)
    band = next((band for band in scale.bands if band.name == word), None)
    return word if band is None else f"{word} ({plain(100 * band.low)} to {plain(100 * band.high)} %)"


def in_one_line(context: Context) -> str:
    """The headline in one line."""
    name, summary = context.headline, context.result.answer
    if summary.mean is None:
        return f"{context.answer_label(name)}: not defined in this run."
    if context.kind(name) == "ordinal":
        likely, share = max(context.result.ladders[name].items(), key=lambda step: step[1].mean or 0.0)
        return f"Likeliest step: {spaced(likely)}, {context.numbers.per_cent(share.mean)}."
    word = context.result.word(name)
    said = context.value(name, summary.mean)
    if word is not None and not word.endswith("%"):
        said = f"{capital(word)}: {said}"
    spread = f" (10th to 90th percentile {context.span(name, summary)})" if summary.varies else ""
    return f"{said}{spread}."


def forecast(context: Context, name: str) -> str:
    """The forecast in numbers and in a word."""
    summary = context.result.answers[name]
    if summary.mean is None:
        given = context.case.answers[name].given or ""
        return f"The answer is not defined: “{spaced(given)}”, on which it depends, never happens in this run."
    said = f"The forecast is {context.value(name, summary.mean)}, the mean over all draws"
    if context.result.observed is not None:
        said += ", each weighted by how well it foretold what has been seen"
    word, scale = context.result.word(name), SCALES[context.case.words]
    if word is None:
        return f"{said}."
    if word.endswith("%"):
        return f"{said}; the scale of {scale} has no word for a probability {word}."
    return f"{said}; the scale of {scale} calls that {word_and_band(context, name)}."


def span(context: Context, name: str) -> str:
    """The range."""
    summary = context.result.answers[name]
    if summary.mean is None:
        return ""
    if not summary.varies:
        return "It is the same in every draw: nothing on which it depends is varied, so there is no range."
    what = "probability" if context.kind(name) == "probability" else "value"
    low, high = context.value(name, summary.p10), context.value(name, summary.p90)
    if low == high:
        return f"In eight of ten draws the {what} is {low} as printed."
    return f"In eight of ten draws the {what} lies between {low} and {high}."


def scope(context: Context, name: str) -> str:
    """What the range is a range over."""
    if not context.result.answers[name].varies:
        return ""
    return (
        "This is a range over the numbers that the case varies. Its structure (who moves, in which order, what is left "
        "out) is not varied, so the answer is less certain than the range shows."
    )


def skew(context: Context, name: str) -> str:
    """Mean and median, and why they differ."""
    summary = context.result.answers[name]
    if summary.mean is None or summary.p50 is None or not summary.varies:
        return ""
    mean, median = context.value(name, summary.mean), context.value(name, summary.p50)
    if mean == median:
        return f"Mean and median are the same as printed ({mean})."
    probability = context.kind(name) == "probability"
    what = "probability" if probability else "value"
    higher = summary.mean > summary.p50
    if not _skewed(summary):
        return f"The median, with half of the draws on either side, is {median}: close to the mean."
    tail = "far higher" if higher else "far lower"
    said = (
        f"Half of the draws give a {what} of {median} or {'less' if higher else 'more'}; the mean is "
        f"{'higher' if higher else 'lower'} because some combinations of numbers give {tail} ones."
    )
    if probability and higher:
        top = context.numbers.per_cent(share_of_top_tenth(summary))
        said += f" The highest tenth of the draws make up {top} of it."
    if probability:
        said += " The mean is what is published, since a probability is scored by it."
    return said


def _skewed(summary: Summary) -> bool:
    assert summary.mean is not None
    assert summary.p50 is not None
    width = (summary.p90 or 0.0) - (summary.p10 or 0.0)
    return abs(summary.mean - summary.p50) > 0.08 * width


def threshold(context: Context, name: str) -> str:
    """The forecast beside the threshold at which the case would decide otherwise."""
    limit, summary = context.case.answers[name].decision_threshold, context.result.answers[name]
    if limit is None or summary.mean is None:
        return ""
    limit_said = context.numbers.per_cent(limit)
    side = "above" if summary.mean > limit else "at" if summary.mean == limit else "below"
    said = f"The case sets a decision threshold of {limit_said}. The forecast is {side} it"
    if not summary.varies or context.kind(name) != "probability":
        return f"{said}."
    share = share_at_least(summary, limit)
    if share == 0.0:
        return f"{said}, and so is every draw."
    return f"{said}; {context.numbers.per_cent(share)} of the draws are at or above it."


def error(context: Context, name: str) -> str:
    """The sampling error."""
    summary = context.result.answers[name]
    if summary.mc_error is None or summary.mean is None or not summary.varies:
        return ""
    if context.kind(name) == "probability":
        size = context.numbers.error(summary.mc_error)
    else:
        size = plain(float(f"{summary.mc_error:.1g}"))
    draws = context.result.run.settings.draws
    return (
        f"Drawing {draws:,} times leaves a sampling error (standard error of the mean) of {size}: that is how far "
        "another set of draws would move the forecast, and no measure of how right the case is."
    )


def picture(context: Context, name: str, beyond: float) -> str:
    """What the distribution shows."""
    summary = context.result.answers[name]
    marks = [f"mean {context.value(name, summary.mean)}", f"median {context.value(name, summary.p50)}"]
    limit = context.case.answers[name].decision_threshold
    if limit is not None:
        marks.append(f"decision threshold {context.numbers.per_cent(limit)}")
    what = "probability" if context.kind(name) == "probability" else "value"
    said = (
        f"How the {what} is spread over {context.result.run.settings.draws:,} draws: bars in full colour hold the 10th "
        f"to the 90th percentile, {context.span(name, summary)}; marked are {joined(marks)}."
    )
    if beyond > 0:
        said += f" {context.numbers.per_cent(beyond)} of the draws lie beyond the right edge."
    return said
