"""What is said of hypotheses and of the evidence for them."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from casus.ensemble import EvidenceTables, Watched
from casus.report.context import Context
from casus.report.numbers import MINUS, plain
from casus.report.text import day, joined, spaced

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

ACH = (
    "These are the letters of Heuer’s matrix (1999), from CC, very consistent, to II, very inconsistent, and the "
    "score that adds 1 for I and 2 for II, each times the reliability: the lower, the less speaks against a "
    "hypothesis. They stand here for those who expect them. Trials found no gain from that method alone (Mandel, "
    "Karvetski & Dhami 2018; Karvetski & Mandel 2020); what counts in this report is the posterior."
)
_STATUS = {"observed": "Observed", "absent": "Absent: looked for, not seen", "unknown": "Not yet known"}


def opening(context: Context, model: str, tables: EvidenceTables) -> tuple[str, ...]:
    """The likeliest hypothesis, and how far the evidence brought it."""
    per_cent = context.numbers.per_cent
    best = max(range(len(tables.hypotheses)), key=lambda k: tables.posterior[k])
    rival = int(tables.rivals[best])
    name, other = (_quoted(context, model, tables.hypotheses[k]) for k in (best, rival))
    before, after = per_cent(tables.prior[best]), per_cent(tables.posterior[best])
    span = context.numbers.span(context.result.hypotheses[model].posterior[tables.hypotheses[best]])
    ranged = f" (10th to 90th percentile {span})" if " to " in span else ""
    moved = f"{before} before the evidence and {after} after it{ranged}"
    if before == after:
        moved = f"{after} before the evidence and after it{ranged}"
    said = [f"Of {len(tables.hypotheses)} hypotheses, exactly one is true. The likeliest is {name}: {moved}."]
    weight = float(tables.between[best, rival])
    if not tables.exponent.any():
        said.append(f"Next comes {other} with {per_cent(tables.posterior[rival])}. No evidence is weighed yet.")
    elif abs(weight) < 0.05:
        said.append(
            f"Next comes {other} with {per_cent(tables.posterior[rival])}. All evidence together does not tell the two "
            "apart: what does are their priors."
        )
    elif math.isfinite(weight):
        way = "for the former against the latter" if weight >= 0 else "for the latter against the former"
        said.append(
            f"Next comes {other} with {per_cent(tables.posterior[rival])}. All evidence together weighs "
            f"{plain(round(abs(weight), 1))} decibans {way}, whatever their priors."
        )
    else:
        said.append(f"Next comes {other} with {per_cent(tables.posterior[rival])}.")
    return tuple(said)


def prior(context: Context, label: str, before: float, mean: float | None, span: str) -> str:
    """A bar in words."""
    per_cent = context.numbers.per_cent
    ranged = f", 10th to 90th percentile {span}" if span else ""
    return f"{label}: {per_cent(before)} before the evidence, {per_cent(mean)} after it{ranged}, from 0 to 100 %"


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
        return "+∞" if weight > 0 else "ruled out"
    return signed(weight)


def signed(amount: float) -> str:
    """A number with its sign and one digit, 0 for what is next to nothing.

    >>> signed(2.04), signed(-12.25), signed(-0.04)
    ('+2.0', '−12.2', '0')
    """
    text = f"{abs(amount):.1f}"
    return "0" if text == "0.0" else f"{'+' if amount > 0 else MINUS}{text}"


def rivals(tables: EvidenceTables) -> str:
    """What the numbers of the matrix are."""
    blank = " Of what is not yet known there is nothing to weigh." if "unknown" in tables.items.counts else ""
    return (
        "Weight of each piece of evidence for the hypothesis of its column against that hypothesis’ best rival, which "
        "stands below its name. 10 decibans make the odds tenfold, 3 double them. A plus and blue speak for the "
        f"hypothesis, a minus and orange against it; the stronger, the deeper the colour. Means over the draws.{blank}"
    )


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
    where = ", in some of the draws at least" if sometimes else ""
    return (
        f"“Ruled out”: under this hypothesis what is held could not be{where}; +∞: its best rival is ruled out by it"
        f"{where}."
    )


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
            size = "without bound" if math.isinf(column[k]) else decibans(column[k])
            parts.append(f"{way} it “{label}” ({size})")
    name = _quoted(context, model, tables.hypotheses[best])
    if not parts:
        return f"Nothing here tells {name} from its best rival."
    return f"Of the evidence on {name}, most weighs {joined(parts)}."


def status(written: str, by: str) -> str:
    """Whether an item was seen."""
    return f"{_STATUS[written]}, shows by {by}" if written == "unknown" and by else _STATUS[written]


def unheld(reported: bool, exchanged: bool, known: bool) -> str:
    """Where the reliability comes from when no report says so."""
    if exchanged:
        return "supposed to be planted: turned round"
    if reported:
        return "none of its reports counts: it weighs nothing"
    return "no claim reports it: taken as it stands" if known else "if it is seen, taken as it stands"


def shared(cluster: str, exponent: float) -> str:
    """How far an item of a cluster counts."""
    counts = f"; counts {exponent:.2f}" if 0 < exponent < 0.995 else ""
    return f"Shares with cluster “{spaced(cluster)}”{counts}"


def orders(context: Context, model: str, tables: EvidenceTables) -> str:
    """Where posterior and score put hypotheses in opposite order, with the pair furthest apart as the example."""
    pairs = tables.disagreements
    if not pairs:
        return "Posterior and inconsistency score put no two hypotheses in opposite order."
    widest = max(pairs, key=lambda pair: tables.posterior[pair.likelier] - tables.posterior[pair.less_inconsistent])
    one, other = widest.likelier, widest.less_inconsistent
    name, rival = (_quoted(context, model, tables.hypotheses[k]) for k in (one, other))
    likely, less = (context.numbers.per_cent(tables.posterior[k]) for k in (one, other))
    others = len(pairs) - 1
    more = f" So it is with {others} more {'pair' if others == 1 else 'pairs'} of hypotheses." if others else ""
    return (
        f"Posterior and score differ in their order: {name} is likelier than {rival} ({likely} against {less}), but "
        f"its score is the worse one ({score(tables.score[one])} against {score(tables.score[other])}).{more}"
    )


def score(value: float) -> str:
    """An inconsistency score."""
    return f"{value:.2f}"


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
    return (
        f"Probability of each hypothesis as the evidence became known, from {day(steps[1].date)} to "
        f"{day(steps[-1].date)}. The greatest step is “{context.item_label(model, item)}”, {day(steps[k + 1].date)}: "
        f"{name} goes from {per_cent(float(before[hypothesis]))} to {per_cent(float(after[hypothesis]))}."
    )


def watch(context: Context, entries: Sequence[Watched], missing: int, draws: int) -> tuple[str, ...]:
    """What to watch first, and how it was found."""
    said = []
    if entries:
        first = entries[0]
        label = context.item_label(first.model, first.item)
        now, seen_, not_ = (context.value(context.headline, v) for v in (first.now, first.if_seen, first.if_not))
        said.append(
            f"What would move the headline answer most is “{label}”: seen, it takes the answer from {now} to {seen_}; "
            f"not seen, to {not_}. The chance that it will be seen is {context.numbers.per_cent(first.seen)}."
        )
    if missing:
        left = "One item has" if missing == 1 else f"{missing} items have"
        said.append(f"{left} no entry: the case can’t be run both with it and without it.")
    said.append(
        "The case was run again both ways on the same draws"
        f" ({draws:,} of them). The expected change is the move of the answer either way, weighted by the chance of it."
    )
    return tuple(said)


def points(context: Context, change: float) -> str:
    """A change of the headline answer."""
    if context.kind(context.headline) == "probability":
        return f"{100 * change:.1f} points"
    return plain(change)


def without(context: Context, model: str, what: str, hypothesis: str, before: float, after: float) -> str:
    """What falls most with what."""
    per_cent = context.numbers.per_cent
    name = _quoted(context, model, hypothesis)
    if per_cent(before) == per_cent(after):
        return "No item, source, origin or cluster moves the posterior by itself."
    return (
        f"The posterior hangs most on {what}: without it, {name} would be at {per_cent(after)} instead of "
        f"{per_cent(before)}."
    )


def grades(scale: Mapping[str, float], own: bool) -> str:
    """What the grades of sources are worth."""
    listed = ", ".join(f"{letter} {plain(value)}" for letter, value in scale.items())
    if own:
        return f"{listed}. The case sets numbers of its own here"
    return f"{listed}. A convention of casus: the standards for grades give no numbers, and a case may set its own"


def seen(usual: float, own: Mapping[str, float]) -> str:
    """The chance that something would have been seen, where nothing else is written."""
    said = f"{plain(usual)} where the case does not say"
    if own:
        said += f"; it says {joined(f'{plain(value)} of “{label}”' for label, value in own.items())}"
    return said


def rho(usual: float, clusters: Mapping[str, float]) -> str:
    """How far items of a cluster say the same."""
    said = f"{plain(usual)} where the case does not say"
    if clusters:
        said += f"; here {joined(f'{plain(value)} in “{spaced(name)}”' for name, value in clusters.items())}"
    return (
        f"{said}. Of the items of a cluster the one that tells most counts fully, each other with exponent 1 {MINUS} ρ"
    )


def _quoted(context: Context, model: str, hypothesis: str) -> str:
    return f"“{context.hypothesis_label(model, hypothesis)}”"
