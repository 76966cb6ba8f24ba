"""What is said of hypotheses and of the evidence for them."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from casus.ensemble import EvidenceTables, Watched
from casus.report.context import Context
from casus.report.numbers import MINUS, plain
from casus.report.text import day, joined, spaced
from casus.wording import later, local, quoted, say, say_n

__all__ = [
    "ACH",
    "course",
    "decibans",
    "grades",
    "heaviest",
    "infinite",
    "opening",
    "orders",
    "points",
    "prior",
    "rho",
    "rivals",
    "seen",
    "shared",
    "signed",
    "status",
    "unheld",
    "watch",
    "without",
]

ACH = later(
    "These are the letters of Heuer’s matrix (1999), from CC, very consistent, to II, very "
    "inconsistent, and the score that adds 1 for I and 2 for II, each times the reliability: "
    "the lower, the less speaks against a hypothesis. They stand here for those who expect "
    "them. Trials found no gain from that method alone (Mandel, Karvetski & Dhami 2018; "
    "Karvetski & Mandel 2020); what counts in this report is the posterior."
)
_STATUS = {
    "observed": later("Observed"),
    "absent": later("Absent: looked for, not seen"),
    "unknown": later("Not yet known"),
}


def opening(context: Context, model: str, tables: EvidenceTables) -> tuple[str, ...]:
    """The likeliest hypothesis, and how far the evidence brought it."""
    per_cent = context.numbers.per_cent
    best = max(range(len(tables.hypotheses)), key=lambda k: tables.posterior[k])
    rival = int(tables.rivals[best])
    name, other = (_quoted(context, model, tables.hypotheses[k]) for k in (best, rival))
    before, after = per_cent(tables.prior[best]), per_cent(tables.posterior[best])
    span = context.numbers.span(context.result.hypotheses[model].posterior[tables.hypotheses[best]])
    ranged = context.result.hypotheses[model].posterior[tables.hypotheses[best]]
    several = context.numbers.per_cent(ranged.p10) != context.numbers.per_cent(ranged.p90)
    values = {"name": name, "before": before, "after": after, "span": span}
    if before != after and several:
        likeliest = say(
            "The likeliest is {name}: {before} before the evidence and {after} after it (10th to 90th percentile {span}).",
            **values,
        )
    elif before != after:
        likeliest = say("The likeliest is {name}: {before} before the evidence and {after} after it.", **values)
    elif several:
        likeliest = say(
            "The likeliest is {name}: {after} before the evidence and after it (10th to 90th percentile {span}).",
            **values,
        )
    else:
        likeliest = say("The likeliest is {name}: {after} before the evidence and after it.", **values)
    count = len(tables.hypotheses)
    one = say_n("Of {n} hypothesis, exactly one is true.", "Of {n} hypotheses, exactly one is true.", count)
    said = [f"{one} {likeliest}"]
    weight = float(tables.between[best, rival])
    if not tables.exponent.any():
        said.append(
            say(
                "Next comes {other} with {posterior}. No evidence is weighed yet.",
                other=other,
                posterior=per_cent(tables.posterior[rival]),
            )
        )
    elif abs(weight) < 0.05:
        said.append(
            say(
                "Next comes {other} with {posterior}. All evidence together does not tell the two apart: "
                "what does are their priors.",
                other=other,
                posterior=per_cent(tables.posterior[rival]),
            )
        )
    elif math.isfinite(weight):
        values = {
            "other": other,
            "posterior": per_cent(tables.posterior[rival]),
            "weight": plain(round(abs(weight), 1)),
        }
        if weight >= 0:
            said.append(
                say(
                    "Next comes {other} with {posterior}. All evidence together weighs {weight} decibans for the former "
                    "against the latter, whatever their priors.",
                    **values,
                )
            )
        else:
            said.append(
                say(
                    "Next comes {other} with {posterior}. All evidence together weighs {weight} decibans for the latter "
                    "against the former, whatever their priors.",
                    **values,
                )
            )
    else:
        said.append(
            say("Next comes {other} with {posterior}.", other=other, posterior=per_cent(tables.posterior[rival]))
        )
    return tuple(said)


def prior(context: Context, label: str, before: float, mean: float | None, span: str) -> str:
    """A bar in words."""
    per_cent = context.numbers.per_cent
    values = {"label": label, "before": per_cent(before), "mean": per_cent(mean), "span": span}
    if span:
        return say(
            "{label}: {before} before the evidence, {mean} after it, 10th to 90th percentile {span}, from 0 to 100 %",
            **values,
        )
    return say("{label}: {before} before the evidence, {mean} after it, from 0 to 100 %", **values)


def decibans(weight: float) -> str:
    """A weight of evidence with its sign.

    >>> decibans(3.14), decibans(-0.26), decibans(0.04), decibans(float("-inf")), decibans(float("inf"))
    ('+3.1', '−0.3', '0', 'ruled out', '+∞')
    >>> decibans(float("nan"))  # each of the two is ruled out in some draws
    '±∞'
    """
    if math.isnan(weight):
        return "±∞"
    if math.isinf(weight):
        return "+∞" if weight > 0 else say("ruled out")
    return signed(weight)


def signed(amount: float) -> str:
    """A number with its sign and one digit, 0 for what is next to nothing.

    >>> signed(2.04), signed(-12.25), signed(-0.04)
    ('+2.0', '−12.2', '0')
    """
    text = f"{abs(amount):.1f}"
    return "0" if text == "0.0" else f"{'+' if amount > 0 else MINUS}{local(text)}"


def rivals(tables: EvidenceTables) -> str:
    """What the numbers of the matrix are."""
    said = say(
        "Weight of each piece of evidence for the hypothesis of its column against that hypothesis’ best rival, which stands "
        "below its name. 10 decibans make the odds tenfold, 3 double them. A plus and blue speak for the hypothesis, a minus "
        "and orange against it; the stronger, the deeper the colour. Means over the draws."
    )
    if "unknown" not in tables.items.counts:
        return said
    return " ".join((said, say("Of what is not yet known there is nothing to weigh.")))


def infinite(tables: EvidenceTables) -> str:
    """What weights without bound mean; empty where there are none."""
    if all(math.isfinite(value) for row in tables.weight for value in row):
        return ""
    # Excluded, and yet with something left: in other draws it isn't.
    sometimes = any(
        value == -math.inf and posterior > 0
        for row in tables.weight
        for value, posterior in zip(row, tables.posterior, strict=True)
    )
    if sometimes:
        return say(
            "“Ruled out”: under this hypothesis what is held could not be, in some of the draws at least; +∞: its best rival "
            "is ruled out by it, in some of the draws at least."
        )
    return say("“Ruled out”: under this hypothesis what is held could not be; +∞: its best rival is ruled out by it.")


def heaviest(context: Context, model: str, tables: EvidenceTables) -> str:
    """What speaks most for the likeliest hypothesis, and what most against it."""
    best = max(range(len(tables.hypotheses)), key=lambda k: tables.posterior[k])
    column = [float(row[best]) for row in tables.weight]
    if not column:
        return ""
    parts = []
    for pick, way, wanted in ((max, "for", 1), (min, "against", -1)):
        k = pick(range(len(column)), key=column.__getitem__)
        if column[k] * wanted >= 0.05:
            label = context.item_label(model, tables.items.names[k])
            size = say("without bound") if math.isinf(column[k]) else decibans(column[k])
            if way == "for":
                parts.append(say("for it “{label}” ({size})", label=label, size=size))
            else:
                parts.append(say("against it “{label}” ({size})", label=label, size=size))
    name = _quoted(context, model, tables.hypotheses[best])
    if not parts:
        return say("Nothing here tells {name} from its best rival.", name=name)
    return say("Of the evidence on {name}, most weighs {names}.", name=name, names=joined(parts))


def status(written: str, by: str) -> str:
    """Whether an item was seen."""
    if written == "unknown" and by:
        return say("Not yet known, shows by {by}", by=by)
    return say(_STATUS[written])


def unheld(reported: bool, exchanged: bool, known: bool) -> str:
    """Where the reliability comes from when no report says so."""
    if exchanged:
        return say("supposed to be planted: turned round")
    if reported:
        return say("none of its reports counts: it weighs nothing")
    return say("no claim reports it: taken as it stands") if known else say("if it is seen, taken as it stands")


def shared(cluster: str, exponent: float) -> str:
    """How far an item of a cluster counts."""
    if 0 < exponent < 0.995:
        return say(
            "Shares with cluster “{cluster}”; counts {exponent}",
            cluster=spaced(cluster),
            exponent=local(f"{exponent:.2f}"),
        )
    return say("Shares with cluster “{cluster}”", cluster=spaced(cluster))


def orders(context: Context, model: str, tables: EvidenceTables) -> str:
    """Where posterior and score put hypotheses in opposite order, with the pair furthest apart as the example."""
    pairs = tables.disagreements
    if not pairs:
        return say("Posterior and inconsistency score put no two hypotheses in opposite order.")
    widest = max(pairs, key=lambda pair: tables.posterior[pair.likelier] - tables.posterior[pair.less_inconsistent])
    one, other = widest.likelier, widest.less_inconsistent
    name, rival = (_quoted(context, model, tables.hypotheses[k]) for k in (one, other))
    likely, less = (context.numbers.per_cent(tables.posterior[k]) for k in (one, other))
    others = len(pairs) - 1
    said = say(
        "Posterior and score differ in their order: {name} is likelier than {rival} ({likely} against {less}), but its score "
        "is the worse one ({score} against {score_2}).",
        name=name,
        rival=rival,
        likely=likely,
        less=less,
        score=score(tables.score[one]),
        score_2=score(tables.score[other]),
    )
    if not others:
        return said
    more = say_n("So it is with {n} more pair of hypotheses.", "So it is with {n} more pairs of hypotheses.", others)
    return f"{said} {more}"


def score(value: float) -> str:
    """An inconsistency score."""
    return local(f"{value:.2f}")


def course(context: Context, model: str, tables: EvidenceTables) -> str:
    """How the posterior came about, and its greatest step."""
    steps = tables.timeline
    moved = [abs(after.posterior - before.posterior).max() for before, after in pairwise(steps)]
    k = max(range(len(moved)), key=moved.__getitem__)
    before, after = steps[k].posterior, steps[k + 1].posterior
    hypothesis = int(abs(after - before).argmax())
    item = steps[k + 1].item
    assert item is not None
    per_cent = context.numbers.per_cent
    name = _quoted(context, model, tables.hypotheses[hypothesis])
    return say(
        "Probability of each hypothesis as the evidence became known, from {first} to {last}. "
        "The greatest step is “{item}”, {day}: {name} goes from {before} to {after}.",
        first=day(steps[1].date),
        last=day(steps[-1].date),
        item=context.item_label(model, item),
        day=day(steps[k + 1].date),
        name=name,
        before=per_cent(float(before[hypothesis])),
        after=per_cent(float(after[hypothesis])),
    )


def watch(context: Context, entries: Sequence[Watched], missing: int, draws: int) -> tuple[str, ...]:
    """What to watch first, and how it was found."""
    said = []
    if entries:
        first = entries[0]
        label = context.item_label(first.model, first.item)
        now, seen_, not_ = (context.value(context.headline, v) for v in (first.now, first.if_seen, first.if_not))
        said.append(
            say(
                "What would move the headline answer most is “{label}”: seen, it takes the answer from "
                "{now} to {seen}; not seen, to {otherwise}. The chance that it will be seen is {chance}.",
                label=label,
                now=now,
                seen=seen_,
                otherwise=not_,
                chance=context.numbers.per_cent(first.seen),
            )
        )
    if missing:
        said.append(
            say_n(
                "One item has no entry: the case can’t be run both with it and without it.",
                "{n} items have no entry: the case can’t be run both with it and without it.",
                missing,
            )
        )
    said.append(
        say(
            "The case was run again both ways on the same draws ({draws} of them). The expected "
            "change is the move of the answer either way, weighted by the chance of it.",
            draws=local(f"{draws:,}"),
        )
    )
    return tuple(said)


def points(context: Context, change: float) -> str:
    """A change of the headline answer."""
    if context.kind(context.headline) == "probability":
        return say("{points} points", points=local(f"{100 * change:.1f}"))
    return plain(change)


def without(context: Context, model: str, what: str, hypothesis: str, before: float, after: float) -> str:
    """What falls most with what."""
    per_cent = context.numbers.per_cent
    name = _quoted(context, model, hypothesis)
    if per_cent(before) == per_cent(after):
        return say("No item, source, origin or cluster moves the posterior by itself.")
    return say(
        "The posterior hangs most on {what}: without it, {name} would be at {after} instead of {before}.",
        what=what,
        name=name,
        after=per_cent(after),
        before=per_cent(before),
    )


def grades(scale: Mapping[str, float], own: bool) -> str:
    """What the grades of sources are worth."""
    listed = ", ".join(f"{letter} {plain(value)}" for letter, value in scale.items())
    if own:
        return say("{listed}. The case sets numbers of its own here", listed=listed)
    return say(
        "{listed}. A convention of casus: the standards for grades give no numbers, and a case may set its own",
        listed=listed,
    )


def seen(usual: float, own: Mapping[str, float]) -> str:
    """The chance that something would have been seen, where nothing else is written."""
    if not own:
        return say("{usual} where the case does not say", usual=plain(usual))
    names = joined(say("{value} of “{label}”", value=plain(value), label=label) for label, value in own.items())
    return say("{usual} where the case does not say; it says {names}", usual=plain(usual), names=names)


def rho(usual: float, clusters: Mapping[str, float]) -> str:
    """How far items of a cluster say the same."""
    rest = say(
        "Of the items of a cluster the one that tells most counts fully, each other with exponent 1 {minus} ρ",
        minus=MINUS,
    )
    if not clusters:
        where = say("{usual} where the case does not say", usual=plain(usual))
        return f"{where}. {rest}"
    names = joined(
        say("{value} in “{name}”", value=plain(value), name=spaced(name)) for name, value in clusters.items()
    )
    said = say("{usual} where the case does not say; here {names}", usual=plain(usual), names=names)
    return f"{said}. {rest}"


def _quoted(context: Context, model: str, hypothesis: str) -> str:
    return quoted(context.hypothesis_label(model, hypothesis))
