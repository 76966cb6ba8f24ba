"""The rules: from the text of an article to the entries of an extraction."""

from collections.abc import Callable
from datetime import date

from casus.drafting.article import Article
from casus.drafting.extraction import Extraction, Sentence, Source
from casus.drafting.problem import Problem
from casus.drafting.rules.actors import find_actors
from casus.drafting.rules.claims import find_claims
from casus.drafting.rules.conditionals import find_conditionals
from casus.drafting.rules.contradictions import find_contradictions
from casus.drafting.rules.days import days_in
from casus.drafting.rules.frame import find_frame
from casus.drafting.rules.hypotheses import find_hypotheses
from casus.drafting.rules.quantities import find_quantities
from casus.drafting.rules.references import find_broken
from casus.drafting.rules.sentences import find_sentences
from casus.drafting.rules.sources import find_pointing, find_sources
from casus.drafting.rules.strange import find_strange
from casus.drafting.rules.subjects import name_subjects

__all__ = ["apply"]


def apply(article: Article, progress: Callable[[int, int], None] | None = None) -> Extraction:
    """Apply the rules one after another: each step reads what those before it found."""
    frame = find_frame(article)
    pointing = find_pointing(article, frame)
    sentences = find_sentences(article, frame.body, pointing.hidden, progress)
    sources, marks, notes = find_sources(article, frame, pointing, sentences)
    answered = {source.n for source in sources}
    as_of = frame.as_of or _latest(sources, sentences)
    claims = find_claims(article, sentences, [mark for mark in marks if mark.n in answered])
    actors, people, organisations = find_actors(article, sentences)
    quantities = name_subjects(article, sentences, find_quantities(article, sentences, as_of), actors)
    return Extraction(
        title=frame.title,
        as_of=as_of,
        author=frame.author,
        publisher=frame.publisher,
        sentences=sentences,
        sources=sources,
        marks=marks,
        claims=claims,
        actors=actors,
        people=people,
        organisations=organisations,
        quantities=quantities,
        conditionals=find_conditionals(article, sentences),
        hypotheses=find_hypotheses(article, sentences),
        problems=(
            *article.problems,
            *find_strange(sentences),
            *_undated(frame.as_of, as_of, sources),
            *find_broken(article, frame.notes, sources, marks, notes, frame.above),
            *find_contradictions(article, sentences, quantities),
        ),
    )


def _undated(written: date | None, as_of: date | None, sources: tuple[Source, ...]) -> tuple[Problem, ...]:
    """That the day the article speaks from is no date line of its own."""
    if written is not None or as_of is None:
        return ()
    accessed = any(source.accessed == as_of for source in sources)
    what = "the latest day on which it looked up a source" if accessed else "the latest day that it names"
    return (Problem(f"the article has no date line: {as_of.isoformat()} is {what}"),)


def _latest(sources: tuple[Source, ...], sentences: tuple[Sentence, ...]) -> date | None:
    """The latest day of access, else the latest day that a sentence names."""
    accessed = [source.accessed for source in sources if source.accessed is not None]
    return max(accessed or [day for sentence in sentences for day in days_in(sentence.text)], default=None)
