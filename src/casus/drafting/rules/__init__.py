"""The rules: from the text of an article to the entries of an extraction."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from casus.drafting.article import Article
from casus.drafting.extraction import MOST_QUOTED, Claim, Extraction, Sentence

__all__ = ["apply"]

_MARK = re.compile(r"\[[0-9]{1,3}\]")


def apply(article: Article, progress: Callable[[int, int], None] | None = None) -> Extraction:
    """Sentences, and each of them as a claim."""
    import pysbd

    splitter = pysbd.Segmenter(language="en", clean=False, char_span=False)
    sentences: list[Sentence] = []
    for start, paragraph in _paragraphs(article.text):
        at = start
        for part in splitter.segment(paragraph):
            text = " ".join(_MARK.sub("", part).split())
            begin = article.text.find(part.strip(), at)
            if not text or begin < 0:
                continue
            at = begin + len(part.strip())
            sentences.append(Sentence(len(sentences) + 1, text, begin, at))
        if progress is not None:
            progress(start + len(paragraph), len(article.text))
    claims = [Claim(one.text, one.start, one.end, one.n) for one in sentences if len(one.text) <= MOST_QUOTED]
    return replace(
        Extraction(title=article.title, as_of=article.published, author=article.author, publisher=article.publisher),
        sentences=tuple(sentences),
        claims=tuple(claims),
        problems=article.problems,
    )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^\n]+(\n[^\n]+)*", text):
        yield match.start(), match[0]
