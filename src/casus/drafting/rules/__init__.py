"""The rules: from the text of an article to the entries of an extraction."""

from collections.abc import Callable

from casus.drafting.article import Article
from casus.drafting.extraction import Extraction
from casus.drafting.rules.actors import find_actors
from casus.drafting.rules.claims import find_claims
from casus.drafting.rules.conditionals import find_conditionals
from casus.drafting.rules.contradictions import find_contradictions
from casus.drafting.rules.frame import find_frame
from casus.drafting.rules.hypotheses import find_hypotheses
from casus.drafting.rules.quantities import find_quantities
from casus.drafting.rules.sentences import find_sentences

__all__ = ["apply"]


def apply(article: Article, progress: Callable[[int, int], None] | None = None) -> Extraction:
    """Apply the rules one after another: each step reads what those before it found."""
    frame = find_frame(article)
    sentences = find_sentences(article, frame.body, (), progress)
    claims = find_claims(article, sentences, ())
    actors, people, organisations = find_actors(article, sentences)
    quantities = find_quantities(article, sentences, frame.as_of)
    return Extraction(
        title=frame.title,
        as_of=frame.as_of,
        author=frame.author,
        publisher=frame.publisher,
        sentences=sentences,
        claims=claims,
        actors=actors,
        people=people,
        organisations=organisations,
        quantities=quantities,
        conditionals=find_conditionals(article, sentences),
        hypotheses=find_hypotheses(article, sentences),
        problems=(*article.problems, *find_contradictions(article, sentences, quantities)),
    )
