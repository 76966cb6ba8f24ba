"""Short texts of our own for the rules of drafting."""

from casus.drafting import Article, Extraction, extract

BODY = "The ministers met in the old town on Tuesday and agreed on nothing at all"


def drafted(text: str, kind: str = "text") -> Extraction:
    """What is found in a text."""
    return extract(Article(text, kind))  # type: ignore[arg-type]


def told(found: Extraction) -> list[tuple[str | None, int | str | None, int | None]]:
    """The problems: kind, mark, sentence."""
    return [(problem.kind, problem.n, problem.sentence) for problem in found.problems]
