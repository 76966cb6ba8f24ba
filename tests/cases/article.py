"""The article behind the flagship: where it lies, and its sentences in order."""

import re
from pathlib import Path

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "putin-visits-minsk.txt"

# A full stop, perhaps a closing quote and the mark of a footnote, then space and a capital: "i.e. to" ends nothing.
_END = re.compile(r"(?<=[.!?])(?:[\"”])?(?:\[\d+\])?\s+(?=[A-Z“])")


def sentences() -> list[str]:
    """Sentences of the body: from the first after the notices at the head to the last before the footnotes.

    Heading, footnotes and the note on the author are no sentences of it.
    """
    paragraphs = [line.strip() for line in ARTICLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    first = next(k for k, line in enumerate(paragraphs) if line.startswith("Russian President"))
    last = next(k for k, line in enumerate(paragraphs) if line.startswith("[1]"))
    return [sentence for line in paragraphs[first:last] for sentence in _END.split(line)]


def runs_of_words(text: str, length: int) -> set[tuple[str, ...]]:
    """All runs of so many consecutive words, without case and punctuation."""
    words = re.findall(r"[\w']+", text.lower().replace("’", "'"))
    return {tuple(words[k : k + length]) for k in range(len(words) - length + 1)}
