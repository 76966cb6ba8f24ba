"""What is said of an answer."""

from casus.ensemble import Summary
from casus.quantities import scheme
from casus.report.context import Context
from casus.report.numbers import plain
from casus.report.spread import share_at_least, share_of_top_tenth
from casus.report.text import capital, joined, spaced
from casus.wording import local, say
from casus.wording.estimative import estimative, scale_name

__all__ = [
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


def word_and_band(context: Context, name: str) -> str:
    """The estimative word with the probabilities it stands for; empty for what has none."""
    word = context.result.word(name)
    if word is None:
        return ""
    scale = scheme(context.case.words)
    band = next((band for band in scale.bands if band.name == word), None)
    if band is None:
        return estimative(word)
    low, high = plain(100 * band.low), plain(100 * band.high)
    return say("{word} ({low} to {high} %)", word=estimative(word), low=low, high=high)


def in_one_line(context: Context) -> str:
    """The headline in one line."""
    name, summary = context.headline, context.result.answer
    if summary.mean is None:
        return say("{answer_label}: not defined in this run.", answer_label=context.answer_label(name))
    if context.kind(name) == "ordinal":
        likely, share = max(context.result.ladders[name].items(), key=lambda step: step[1].mean or 0.0)
        return say(
            "Likeliest step: {likely}, {mean}.", likely=spaced(likely), mean=context.numbers.per_cent(share.mean)
        )
    word = context.result.word(name)
    values = {"value": context.value(name, summary.mean), "span": context.span(name, summary)}
    if word is None or word.endswith("%"):
        if summary.varies:
            return say("{value} (10th to 90th percentile {span}).", **values)
        return say("{value}.", **values)
    values["word"] = capital(estimative(word))
    if summary.varies:
        return say("{word}: {value} (10th to 90th percentile {span}).", **values)
    return say("{word}: {value}.", **values)


def forecast(context: Context, name: str) -> str:
    """The forecast in numbers and in a word."""
    summary = context.result.answers[name]
    if summary.mean is None:
        given = context.case.answers[name].given or ""
        return say(
            "The answer is not defined: “{given}”, on which it depends, never happens in this run.", given=spaced(given)
        )
    word, weighted = context.result.word(name), context.result.observed is not None
    values = {"mean": context.value(name, summary.mean), "scale": scale_name(context.case.words)}
    if word is None:
        if weighted:
            return say(
                "The forecast is {mean}, the mean over all draws, each weighted by how well it foretold what has been seen.",
                **values,
            )
        return say("The forecast is {mean}, the mean over all draws.", **values)
    if word.endswith("%"):
        values["word"] = estimative(word)
        if weighted:
            return say(
                "The forecast is {mean}, the mean over all draws, each weighted by how well it foretold what has been "
                "seen; the scale of {scale} has no word for a probability {word}.",
                **values,
            )
        return say(
            "The forecast is {mean}, the mean over all draws; the scale of {scale} has no word for a probability {word}.",
            **values,
        )
    values["word"] = word_and_band(context, name)
    if weighted:
        return say(
            "The forecast is {mean}, the mean over all draws, each weighted by how well it foretold what has been seen; "
            "the scale of {scale} calls that {word}.",
            **values,
        )
    return say("The forecast is {mean}, the mean over all draws; the scale of {scale} calls that {word}.", **values)


def span(context: Context, name: str) -> str:
    """The range."""
    summary = context.result.answers[name]
    if summary.mean is None:
        return ""
    if not summary.varies:
        return say("It is the same in every draw: nothing on which it depends is varied, so there is no range.")
    low, high = context.value(name, summary.p10), context.value(name, summary.p90)
    if context.kind(name) == "probability":
        if low == high:
            return say("In eight of ten draws the probability is {low} as printed.", low=low)
        return say("In eight of ten draws the probability lies between {low} and {high}.", low=low, high=high)
    if low == high:
        return say("In eight of ten draws the value is {low} as printed.", low=low)
    return say("In eight of ten draws the value lies between {low} and {high}.", low=low, high=high)


def scope(context: Context, name: str) -> str:
    """What the range is a range over."""
    if not context.result.answers[name].varies:
        return ""
    return say(
        "This is a range over the numbers that the case varies. Its structure (who moves, in "
        "which order, what is left out) is not varied, so the answer is less certain than the "
        "range shows."
    )


def skew(context: Context, name: str) -> str:
    """Mean and median, and why they differ."""
    summary = context.result.answers[name]
    if summary.mean is None or summary.p50 is None or not summary.varies:
        return ""
    mean, median = context.value(name, summary.mean), context.value(name, summary.p50)
    if mean == median:
        return say("Mean and median are the same as printed ({mean}).", mean=mean)
    probability = context.kind(name) == "probability"
    higher = summary.mean > summary.p50
    if not _skewed(summary):
        return say("The median, with half of the draws on either side, is {median}: close to the mean.", median=median)
    if not probability:
        if higher:
            return say(
                "Half of the draws give a value of {median} or less; the mean is higher because some combinations of "
                "numbers give far higher ones.",
                median=median,
            )
        return say(
            "Half of the draws give a value of {median} or more; the mean is lower because some combinations of numbers "
            "give far lower ones.",
            median=median,
        )
    published = say("The mean is what is published, since a probability is scored by it.")
    if higher:
        half = say(
            "Half of the draws give a probability of {median} or less; the mean is higher because some combinations of "
            "numbers give far higher ones.",
            median=median,
        )
        top = context.numbers.per_cent(share_of_top_tenth(summary))
        return " ".join((half, say("The highest tenth of the draws make up {top} of it.", top=top), published))
    half = say(
        "Half of the draws give a probability of {median} or more; the mean is lower because some combinations of numbers "
        "give far lower ones.",
        median=median,
    )
    return f"{half} {published}"


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
    if summary.mean > limit:
        said = say("The case sets a decision threshold of {limit}. The forecast is above it.", limit=limit_said)
    elif summary.mean == limit:
        said = say("The case sets a decision threshold of {limit}. The forecast is at it.", limit=limit_said)
    else:
        said = say("The case sets a decision threshold of {limit}. The forecast is below it.", limit=limit_said)
    if not summary.varies or context.kind(name) != "probability":
        return said
    share = share_at_least(summary, limit)
    if share == 0.0:
        return " ".join((said, say("So is every draw.")))
    return " ".join((said, say("{share} of the draws are at or above it.", share=context.numbers.per_cent(share))))


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
    return say(
        "Drawing {draws} times leaves a sampling error (standard error of the mean) of {size}: "
        "that is how far another set of draws would move the forecast, and no measure of how "
        "right the case is.",
        draws=local(f"{draws:,}"),
        size=size,
    )


def picture(context: Context, name: str, beyond: float) -> str:
    """What the distribution shows."""
    summary = context.result.answers[name]
    marks = [
        say("mean {mean}", mean=context.value(name, summary.mean)),
        say("median {p50}", p50=context.value(name, summary.p50)),
    ]
    limit = context.case.answers[name].decision_threshold
    if limit is not None:
        marks.append(say("decision threshold {limit}", limit=context.numbers.per_cent(limit)))
    values = {
        "draws": local(f"{context.result.run.settings.draws:,}"),
        "span": context.span(name, summary),
        "names": joined(marks),
    }
    if context.kind(name) == "probability":
        said = say(
            "How the probability is spread over {draws} draws: bars in full colour hold the 10th to the 90th percentile, "
            "{span}; marked are {names}.",
            **values,
        )
    else:
        said = say(
            "How the value is spread over {draws} draws: bars in full colour hold the 10th to the 90th percentile, "
            "{span}; marked are {names}.",
            **values,
        )
    if beyond > 0:
        rest = say("{beyond} of the draws lie beyond the right edge.", beyond=context.numbers.per_cent(beyond))
        said = f"{said} {rest}"
    return said
