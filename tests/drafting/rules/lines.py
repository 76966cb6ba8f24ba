"""Small texts as the rules of content read them: a sentence a line."""

from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Sentence


def lines(*texts: str) -> tuple[Article, Sequence[Sentence]]:
    """An article whose sentences are these."""
    sentences, at = [], 0
    for n, text in enumerate(texts, start=1):
        sentences.append(Sentence(n, text, at, at + len(text)))
        at += len(text) + 1
    return Article("\n".join(texts), "text"), tuple(sentences)
