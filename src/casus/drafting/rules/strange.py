"""An article in another language than English, of which the rules find little, and that wrongly."""

import re
from collections.abc import Sequence

from casus.drafting.extraction import Sentence
from casus.drafting.problem import Problem

__all__ = ["find_strange"]

# Words that hardly any English sentence does without.
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to in a is that for on with as by it at from are was were be has have had not this but its his her "
        "their will would or",
    )
)
# English prose has thirty per cent and more of them; a few words tell nothing.
_LEAST, _FEW, _MANY = 0.12, 25, 2_000


def find_strange(sentences: Sequence[Sentence]) -> tuple[Problem, ...]:
    """What to tell of an article that doesn't read like English.

    >>> german = Sentence(1, "Der Minister sagte, dass die Gespräche scheitern könnten. " * 4, 0, 200)
    >>> [problem.text for problem in find_strange([german])]
    ['this does not read like English, the one language that the rules know']
    >>> english = Sentence(1, "The minister said that the talks may fail, and that he is not sure. " * 3, 0, 200)
    >>> find_strange([english])
    ()
    """
    words: list[str] = []
    for sentence in sentences:
        words += re.findall(r"[^\W\d_]+", sentence.text.lower())
        if len(words) >= _MANY:
            break
    if len(words) < _FEW or sum(word in _ENGLISH for word in words) >= _LEAST * len(words):
        return ()
    return (Problem("this does not read like English, the one language that the rules know"),)
