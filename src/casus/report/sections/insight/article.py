"""The article lit up."""

from dataclasses import dataclass

from casus.insight import Sentence
from casus.report.context import Context, Link
from casus.report.sentences.insight import article as say_of
from casus.report.text import sentence

__all__ = ["ArticleSection", "article_section"]

SHADES = 5


@dataclass(frozen=True)
class LitSentence:
    """One sentence: the claims' own words, how dark it is, what it does, and the entries that rest on it."""

    number: int
    anchor: str
    shade: int
    parts: tuple[Link, ...]
    effect: str
    entries: tuple[Link, ...]


@dataclass(frozen=True)
class ArticleSection:
    """The sentences in reading order."""

    sentences: tuple[str, ...]
    lit: tuple[LitSentence, ...]


def article_section(context: Context) -> ArticleSection | None:
    """The article sentence by sentence; None for a case whose claims name none."""
    if not any(claim.sentence for claim in context.case.claims.values()):
        return None
    table = context.explained.article
    most = max((abs(row.shift) for row in table if row.shift is not None), default=0.0)
    return ArticleSection(say_of.article(context, table), tuple(_lit(context, row, most) for row in table))


def _lit(context: Context, row: Sentence, most: float) -> LitSentence:
    claims = context.case.claims
    parts = tuple(Link(sentence(claims[name].text), context.anchor("claims", name)) for name in row.claims)
    entries = (
        *(context.quantity_link(name) for name in row.quantities),
        *(Link(context.item_label(model, item), context.item_anchor(model, item)) for model, item in row.evidence),
    )
    shade = 0
    if row.shift and most > 0.0:
        # By the root, so that small effects can be told from none.
        shade = max(round(SHADES * (abs(row.shift) / most) ** 0.5), 1)
    anchor = f"sentence-{row.number}"
    return LitSentence(row.number, anchor, shade, parts, say_of.effect(context, row), entries)
