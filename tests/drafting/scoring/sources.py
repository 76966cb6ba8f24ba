"""Scores of sources, their fields, and marks; of the frame, sentences and problems."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from tests.drafting.scoring.align import aligned, bare
from tests.drafting.scoring.score import Score, paired

FIELDS = ("author", "title", "publisher", "url", "accessed")
KINDS = (
    "note-without-address",
    "mark-without-note",
    "note-without-mark",
    "repeated-number",
    "broken-address",
    "empty-address",
)
"""Problems of sources and marks."""


def score_sources(found: Mapping[str, Any], gold: Mapping[str, Any]) -> tuple[Score, dict[str, Score]]:
    """Of sources, and of each field among the pairs: a field is right or it is wrong; where both lack it, right."""
    score, pairs = paired(found["sources"], gold["sources"], same_source)
    fields = {}
    for field in FIELDS:
        right = sum(_agree(field, one[field], wanted[field]) for one, wanted in pairs)
        fields[field] = Score(right, len(pairs) - right, len(pairs) - right)
    return score, fields


def score_marks(found: Mapping[str, Any], gold: Mapping[str, Any]) -> Score:
    """Of marks: the sentence that they stand in, and the source that they lead to, are the same."""
    sentence = aligned(found["sentences"], gold)
    to = _renumbered(found["sources"], gold["sources"])
    ours = [(str(to.get(str(one["n"]), one["n"])), sentence.get(one["sentence"])) for one in found["marks"]]
    theirs = [(str(one["n"]), one["sentence"]) for one in gold["marks"]]
    return paired(ours, theirs, lambda one, wanted: bool(one == wanted))[0]


def score_sentences(found: Mapping[str, Any], gold: Mapping[str, Any]) -> Score:
    """Of sentences, letter by letter; where the gold has only their number, of that."""
    if "sentences" not in gold:
        ours, count = len(found["sentences"]), gold["sentence_count"]
        return Score(min(ours, count), max(0, ours - count), max(0, count - ours))
    ours_ = [bare(one["text"]) for one in found["sentences"]]
    return paired(ours_, list(map(bare, gold["sentences"])), lambda one, wanted: bool(one == wanted))[0]


def score_problems(found: Mapping[str, Any], gold: Mapping[str, Any], kinds: Sequence[str] = KINDS) -> Score:
    """Of problems of these kinds: the kind and `n` or the sentence agree."""
    sentence = aligned(found["sentences"], gold)
    ours = [(one["kind"], one["n"], sentence.get(one["sentence"])) for one in found["problems"] if one["kind"] in kinds]
    theirs = [(one["kind"], one["n"], one["sentence"]) for one in gold["problems"] if one["kind"] in kinds]

    def same(one: Any, wanted: Any) -> bool:
        if one[0] != wanted[0]:
            return False
        return bool(wanted[1:] == (None, None) or (one[1] is not None and one[1] == wanted[1]) or one[2] == wanted[2])

    return paired(ours, theirs, same)[0]


def frame_faults(found: Mapping[str, Any], gold: Mapping[str, Any]) -> list[str]:
    """Parts of the frame that are not as in the gold."""
    faults = []
    for part in ("title", "as_of", "author", "publisher"):
        ours, wanted = found[part], gold[part]
        same = plain(ours) == plain(wanted) if part != "as_of" else ours == wanted
        if not same:
            faults.append(f"{part}: {ours!r}, not {wanted!r}")
    return faults


def same_source(one: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether two sources are the same by the conventions of the gold: the address, else `n` and title or publisher."""
    if one["url"] and wanted["url"]:
        return bool(one["url"] == wanted["url"])
    agree = any(wanted[key] and plain(one[key]) == plain(wanted[key]) for key in ("title", "publisher"))
    return agree and str(one["n"]) == str(wanted["n"])


def plain(text: str | None) -> str:
    """Without case, accents, punctuation and quotation marks."""
    letters = unicodedata.normalize("NFKD", (text or "").replace("ı", "i"))
    return " ".join(re.sub(r"[^\w\s]", "", "".join(c for c in letters if not unicodedata.combining(c))).lower().split())


def _renumbered(found: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    _, pairs = paired(found, gold, same_source)
    return {str(one["n"]): wanted["n"] for one, wanted in pairs}


def _agree(field: str, ours: str | None, wanted: str | None) -> bool:
    if ours is None or wanted is None:
        return ours == wanted
    if field == "author":
        return _surnames(ours) == _surnames(wanted)
    return ours == wanted if field in ("url", "accessed") else plain(ours) == plain(wanted)


def _surnames(author: str) -> list[str]:
    people = [part for part in re.split(r"\s+and\s+|\s*&\s*|;\s*|,\s+", author) if plain(part)]
    words = [plain(part) for part in people if not re.fullmatch(r"(?:\w\.[ -]?)+|et al\.?|vd\.?|jr\.?", part.strip())]
    return [re.sub(r" (?:et al|vd)$", "", word).split()[-1] for word in words if word]
