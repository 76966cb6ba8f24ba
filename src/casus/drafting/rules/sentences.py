"""Sentences of the body, with marks taken out of their text."""

import re
from collections.abc import Callable, Sequence

from casus.drafting.article import Article, Span
from casus.drafting.extraction import Sentence

__all__ = ["find_sentences"]

_MARK = re.compile(r"\[[0-9]{1,3}\]")


def find_sentences(
    article: Article,
    body: Sequence[Span],
    marks: Sequence[Span],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Sentence, ...]:
    """Sentences of the body, numbered from 1.

    body  : parts of the text, in order
    marks : parts of the text that are no words of a sentence
    """
    import pysbd

    splitter = pysbd.Segmenter(language="en", clean=False, char_span=False)
    sentences: list[Sentence] = []
    for span in body:
        at = span.start
        for part in splitter.segment(article.text[span.start : span.end]):
            text = " ".join(_MARK.sub("", part).split())
            begin = article.text.find(part.strip(), at)
            if not text or begin < 0:
                continue
            at = begin + len(part.strip())
            sentences.append(Sentence(len(sentences) + 1, text, begin, at))
        if progress is not None:
            progress(span.end, len(article.text))
    return tuple(sentences)
