"""Whose rank it is: the actor that a sentence names last before the number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from casus.drafting.article import Article
from casus.drafting.extraction import Actor, Quantity, Sentence

__all__ = ["name_subjects"]


def name_subjects(
    article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity], actors: Sequence[Actor]
) -> tuple[Quantity, ...]:
    """The quantities, each rank with the actor it is of, where the sentence names one before it.

    >>> article = Article("Chad ranks 3rd and Niger 5th.", "text")
    >>> ranks = [Quantity("rank", 3, None, None, 1, 11, 14, "3rd"), Quantity("rank", 5, None, None, 1, 25, 28, "5th")]
    >>> actors = [Actor("Chad", "state", "TCD", sentences=(1,)), Actor("Niger", "state", "NER", sentences=(1,))]
    >>> [rank.of for rank in name_subjects(article, [Sentence(1, article.text, 0, 29)], ranks, actors)]
    ['Chad', 'Niger']
    """
    begins = {sentence.n: sentence.start for sentence in sentences}
    named: dict[int, list[Actor]] = {}
    for actor in actors:
        for n in actor.sentences:
            named.setdefault(n, []).append(actor)
    return tuple(
        replace(one, of=_last(article.text[begins[one.sentence] : one.start], named.get(one.sentence, ())))
        if one.kind == "rank" and one.of is None and one.sentence in begins
        else one
        for one in quantities
    )


def _last(before: str, actors: Sequence[Actor]) -> str | None:
    places = {
        found.start(): actor.name
        for actor in actors
        for name in (actor.name, *actor.aliases)
        for found in re.finditer(rf"\b{re.escape(name)}\b", before)
    }
    return places[max(places)] if places else None
