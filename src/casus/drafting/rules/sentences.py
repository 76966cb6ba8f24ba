"""Sentences of the body, with marks taken out of their text."""

import re
import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from casus.drafting.article import Article, Span
from casus.drafting.extraction import Sentence

__all__ = ["find_sentences"]

_STOP = re.compile(r"[.!?…]{1,10}[”\"’'»)\]]{0,4}(?=\s|$)")
_WORD_BEFORE = re.compile(r"[\w.&’'-]{1,40}$")
_NEXT = re.compile(r"\s*([“\"‘'«(\[]{0,3})(\S[\w’'-]{0,40})")
_SAID = re.compile(
    r"\s*(?:[A-Z][\w.’'-]{0,30}\s){1,4}(?:said|says|asked|asks|told|wrote|added|replied|warned|argued"
    r"|wondered|insisted|joked)\b"
)
# Words that seldom follow an abbreviation within a sentence when they have a capital.
_STARTERS_TEXT = """
    the a an it its he she they we i you this that these those there here in on at for from by with as but and or so
    yet if when while although though however moreover nevertheless still then thus therefore no not what who why
    how where one some many most both all his her their our after before since during until unless under over
    despite according meanwhile even only instead also another once to of
"""
_STARTERS = frozenset(_STARTERS_TEXT.split())
# What pysbd doesn't know: ranks and notes of other houses, days, "and others" in Turkish.
_MORE_TEXT = """
    vd vs cf ibid ed eds trans approx est ret retd tues thurs thur weds wed mon fri kr tk sat sun sept al messrs
"""
_MORE = frozenset(_MORE_TEXT.split())
_ALWAYS_TEXT = """
    vs cf e.g i.e viz approx gen lt col maj sgt adm capt brig sen rep gov dr prof mr mrs ms st ft mt amb
"""
_ALWAYS = frozenset(_ALWAYS_TEXT.split())
# Words of English too: "no." and "us." end sentences as often as not.
_WORDS_TEXT = """
    no art is in us id me do fig man pass mass miss sat sun mar may add ark ore open act am
"""
_WORDS = frozenset(_WORDS_TEXT.split())


def find_sentences(
    article: Article,
    body: Sequence[Span],
    marks: Sequence[Span],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Sentence, ...]:
    """Sentences of the body, numbered from 1.

    body  : parts of the text, in order
    marks : parts of the text that are no words of a sentence, in order
    """
    starts = [mark.start for mark in marks]
    sentences: list[Sentence] = []
    for span in body:
        inside = marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        text = _blanked(article.text[span.start : span.end], span.start, inside)
        pieces = list(_split(text))
        for k, (begin, end) in enumerate(pieces):
            start, stop = span.start + begin, span.start + end
            # A mark that follows the full stop belongs to the sentence.
            limit = span.start + (pieces[k + 1][0] if k + 1 < len(pieces) else len(text))
            stop = max([stop, *(min(mark.end, span.end) for mark in _between(inside, stop, limit))])
            words = _without_gaps(text[begin:end])
            if re.search(r"\w", words):
                sentences.append(Sentence(len(sentences) + 1, words, start, stop))
        if progress is not None:
            progress(span.end, len(article.text))
    return tuple(sentences)


def _between(marks: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    return [mark for mark in marks if start <= mark.start < end]


def _blanked(text: str, offset: int, marks: Sequence[Span]) -> str:
    """A text of the same length, with marks as the character that stands for none."""
    parts, at = [], 0
    for mark in marks:
        begin, end = max(mark.start - offset, at), min(mark.end - offset, len(text))
        if end > begin:
            parts += [text[at:begin], "\x00" * (end - begin)]
            at = end
    return "".join([*parts, text[at:]])


def _without_gaps(text: str) -> str:
    text = re.sub(r"\x00+", "\x00", text)
    # [1], [2] are one mark as far as words go.
    text = re.sub(r"\x00(?:[,;][ \u00a0]?\x00)+", "\x00", text)
    text = re.sub(r"[ \u00a0]?\x00(?=[.,;:!?])", "", text)
    return " ".join(text.replace("\x00", "").split())


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, in one pass."""
    # Marks are taken for white space behind a full stop, for nothing elsewhere.
    plain = re.sub(r"(?<=[.!?…”\"’)])\s*\x00+", lambda found: " " * len(found[0]), text)
    start, at, depth = 0, 0, 0
    for stop in _STOP.finditer(plain):
        depth = max(0, depth + plain.count("(", at, stop.end()) - plain.count(")", at, stop.end()))
        at = stop.end()
        if depth and stop.end() - start < 600:
            continue
        if _ends(plain, stop, start):
            depth = 0
            yield from _trimmed(plain, start, stop.end())
            start = stop.end()
    yield from _trimmed(plain, start, len(plain))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start + len(text[start:end]) - len(text[start:end].lstrip("\x00 \n\t\u00a0"))
    end = start + len(text[start:end].rstrip("\x00 \n\t\u00a0"))
    if begin < end:
        yield begin, end


def _ends(text: str, stop: re.Match[str], start: int) -> bool:
    following = _NEXT.match(text, stop.end())
    if following is None:
        return True
    word = following[2].lstrip("\x00")
    if not word or word[0].islower() or word[0] in ",;:.)—–":
        return False
    if not (word[0].isupper() or word[0].isdigit() or following[1] or not word[0].isalnum()):
        return True
    mark = stop[0]
    if mark[0] in "?!":
        return not (len(mark) > 1 and mark[-1] in "”\"’'»" and _SAID.match(text, stop.end()))
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 40), stop.start())
    return before is None or _after(before[0], word, stop.start() - len(before[0]) <= start, mark)


def _after(before: str, word: str, first: bool, mark: str) -> bool:
    """Whether a full stop between these words ends a sentence."""
    bare = before.lower().strip("'’.-")
    starter = word.lower().rstrip("’'s") in _STARTERS or word.lower() in _STARTERS
    if first and re.fullmatch(r"\d{1,3}|[a-zA-Z]|[ivx]{1,5}", before):
        return False
    if len(before) == 1 and before.isupper():
        # An initial; "Plan B." is one as often as not.
        return starter and mark != "."[:0]
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]{1,2}", before):
        return bare not in _ALWAYS and starter
    prepositive, numbered, known = _abbreviations()
    if (bare in numbered or bare in ("kr", "rs", "tk", "ca", "vol", "ch", "sec", "fig", "nr")) and word[0].isdigit():
        return False
    if bare in _ALWAYS or (bare in prepositive and bare not in _WORDS):
        return False
    if bare in known and bare not in _WORDS:
        return starter
    if before[0].isupper() and bare in (
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "art",
        "fig",
        "sat",
        "sun",
    ):
        return not word[0].isdigit() and starter
    return True


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Abbreviations before names, before numbers, and all: those of pysbd, and a few more.

    Its lists alone are used. Its own splitting goes over the text once for each rule and abbreviation, which takes
    minutes on a long paragraph, and it moves letters, so that offsets are lost.
    """
    # Its modules hold patterns that newer Pythons warn of while they compile them.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pysbd.lang.common.standard import Standard

    lists = Standard.Abbreviation
    prepositive = frozenset(lists.PREPOSITIVE_ABBREVIATIONS)
    return prepositive, frozenset(lists.NUMBER_ABBREVIATIONS), frozenset(lists.ABBREVIATIONS) | _MORE
