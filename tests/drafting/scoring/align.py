"""Sentence numbers of a draft → those of the gold."""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any


def aligned(found: Sequence[Mapping[str, Any]], gold: Mapping[str, Any]) -> dict[int, int | None]:
    """The gold sentence that each sentence of a draft stands for: that with which it shares most characters.

    Shared are words in the same order. A sentence that shares none stands for none. Where the gold has paraphrases in
    place of sentences, numbers stand for themselves.
    """
    if "sentences" not in gold:
        return {one["n"]: one["n"] for one in found}
    words, owner = _words((one["n"], one["text"]) for one in found)
    others, other = _words(enumerate(gold["sentences"], start=1))
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for block in difflib.SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks():
        for k in range(block.size):
            shared[owner[block.a + k]][other[block.b + k]] += len(words[block.a + k])
    best = {n: max(count, key=lambda m: (count[m], -m)) for n, count in shared.items()}
    return {one["n"]: best.get(one["n"]) for one in found}


def bare(text: str) -> str:
    """A sentence without white space, hyphens and case: two that agree in this are the same."""
    return re.sub(r"[\s\-\u2010\u2011]", "", text).lower()


def _words(sentences: Any) -> tuple[list[str], list[int]]:
    words: list[str] = []
    owner: list[int] = []
    for n, text in sentences:
        for word in re.findall(r"\w+|[^\w\s]", text.lower()):
            words.append(word)
            owner.append(n)
    return words, owner
