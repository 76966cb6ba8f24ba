"""Sources: notes, references, addresses and attributions as one list, and the places that point at them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from casus.drafting.article import Article, Span
from casus.drafting.extraction import Mark, Sentence, Source
from casus.drafting.rules.addresses import BROKEN, Pointer, pointers
from casus.drafting.rules.attribution import attribution_in, attributions, short_names
from casus.drafting.rules.authordate import cited_works
from casus.drafting.rules.citation import Citation, address, cited
from casus.drafting.rules.frame import Frame
from casus.drafting.rules.marks import Place, find_marks
from casus.drafting.rules.notes import Note

__all__ = ["Pointing", "find_pointing", "find_sources"]

_IBID = re.compile(r"\s*(?:ibid(?:em)?|a\.g\.e|idem|id)\b\.?", re.I)
_BACK = re.compile(
    r"\s*(?:.{2,60}?\s)?\(n\.?\s*(\d{1,3})\)(?:\s*,?\s*(?:at\s)?[\d–-]*)?\.?$|\s*(?:see |cf\. ?|as in )?(?:supra"
    r" )?(?:note|footnote|endnote|n\."
    r"|fn\.?)\s*(\d{1,3})(?:\s+above)?|.{2,60}?,?\s+\(?(?:supra )?(?:see )?(?:note|n\."
    r"|fn\.?)\s*(\d{1,3})(?:\s+above)?\)?[,.;]?\s*(?:pp?\. ?[\d–-]+)?\.?$",
    re.I,
)
_AGAIN = re.compile(r"(?P<who>[^,]{2,80}),\s*(?:op\.? ?cit|loc\.? ?cit)\b", re.I)


@dataclass(frozen=True)
class Pointing:
    """What points at a source before sentences are known.

    works : the references that citations mean, or the words of those that answer none, with their places
    """

    places: tuple[Place, ...]
    works: tuple[tuple[Note | str, Place], ...]
    pointers: tuple[Pointer, ...]

    @property
    def hidden(self) -> tuple[Span, ...]:
        """Parts of the text that are no words of a sentence, in order and apart."""
        spans = [(place.start, place.end) for place in self.places if place.hidden]
        spans += [(place.start, place.end) for _, place in self.works]
        spans += [(one.start, one.end) for one in self.pointers if one.hidden]
        apart: list[Span] = []
        for start, end in sorted(set(spans)):
            if not apart or start >= apart[-1].end:
                apart.append(Span(start, end))
        return tuple(apart)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where marks, citations, links and addresses begin."""
        works = (place.start for _, place in self.works)
        return (*(place.start for place in self.places), *works, *(one.start for one in self.pointers))


def find_pointing(article: Article, frame: Frame) -> Pointing:
    """Find marks, citations, links and addresses in the body."""
    return Pointing(
        tuple(find_marks(article.text, frame.body, frame.notes, article.kind)),
        tuple(cited_works(article.text, frame.body, frame.notes)),
        tuple(pointers(article, frame.body)),
    )


def find_sources(
    article: Article, frame: Frame, pointing: Pointing, sentences: Sequence[Sentence]
) -> tuple[tuple[Source, ...], tuple[Mark, ...], dict[int | str, Citation]]:
    """Sources, marks, and the notes with a number or mark as they were read.

    Notes keep their numbers; what has none is numbered after them, in the order in which the text first names it.
    """
    american = re.search(r"\b(?:percent|defense|center)\b", article.text[:50_000]) is not None
    read = _completed([(note, _read(article, note, american)) for note in frame.notes])
    sources = [_source(note.label, citation) for note, citation in read if note.label is not None]
    labelled: dict[int | str, Citation] = {}
    for note, citation in read:
        if note.label is not None:
            labelled.setdefault(note.label, citation)
    numbers = (*labelled, *(place.n for place in pointing.places))
    last = max((n for n in numbers if isinstance(n, int)), default=0)
    starts = [sentence.start for sentence in sentences]
    marks: list[tuple[int, int | str, int]] = []

    def at(place: int) -> int:
        return max(1, bisect_right(starts, place))

    for place in pointing.places:
        marks.append((place.start, place.n, at(place.start)))
    # What has no number: references, addresses and attributions, each with the place that first names it.
    entries: list[Source] = []
    number: dict[object, int] = {}

    def numbered(key: object, source: Source) -> int:
        if key not in number:
            number[key] = last + len(number) + 1
            entries.append(replace(source, n=number[key]))
        return number[key]

    citations = {note: citation for note, citation in read if note.label is None}
    # An article with notes or references gives its sources there; who says what is for the claims.
    answered = frozenset(at(start) for start in pointing.starts)
    short = short_names(sentences)
    named_by = _publishers(pointing.pointers, sentences, at, short)
    noted = pointing.works or any(note.label is not None for note in frame.notes)
    said_ = [] if noted else list(attributions(sentences, answered, short))
    named = sorted(
        [(place.start, k, work, None, None) for k, (work, place) in enumerate(pointing.works)]
        + [(one.start, k, None, one, None) for k, one in enumerate(pointing.pointers)]
        + [(sentences[one.sentence - 1].start, k, None, None, one) for k, one in enumerate(said_)],
        key=lambda entry: entry[:2],
    )
    for start, _, work, pointer, said in named:
        if isinstance(work, str):
            marks.append((start, work, at(start)))
        elif work is not None:
            marks.append((start, numbered(work, _source(0, citations[work])), at(start)))
        elif pointer is not None:
            key: object = pointer.url or ("publisher", pointer.publisher, pointer.start)
            publisher = pointer.publisher or named_by.get(pointer)
            source = Source(0, pointer.author, pointer.title, publisher, pointer.url)
            marks.append((start, numbered(key, source), at(start)))
        elif said is not None:
            key = ("said", said.author, said.title, said.publisher)
            marks.append((start, numbered(key, Source(0, said.author, said.title, said.publisher)), said.sentence))
    for note, citation in citations.items():
        if BROKEN.fullmatch(citation.written) is None and any(
            (citation.author, citation.title, citation.publisher, citation.url)
        ):
            numbered(note, _source(0, citation))
    unique = dict.fromkeys((n, sentence) for _, n, sentence in sorted(marks, key=lambda mark: mark[0]))
    found = tuple(Mark(n, sentence) for n, sentence in unique if sentences)
    return (*sources, *entries), found, labelled


def _publishers(
    links: Sequence[Pointer], sentences: Sequence[Sentence], at: Callable[[int], int], short: Mapping[str, str]
) -> dict[Pointer, str]:
    """Publishers of links whose words name nobody: whom their sentence names, if it has no other link."""
    count = Counter(at(one.start) for one in links)
    found = {}
    for one in links:
        if sentences and count[at(one.start)] == 1 and not (one.author or one.publisher or one.title or one.hidden):
            said = attribution_in(sentences[at(one.start) - 1], short)
            if said is not None:
                found[one] = said.publisher
    return found


def _read(article: Article, note: Note, american: bool) -> Citation:
    written = article.text[note.start : note.end]
    found = cited(written, american=american)
    links = [link for link in article.links if note.start <= link.start < note.end and link.url.startswith("http")]
    if links and found.url is None:
        found = replace(found, url=address(links[0].url))
    bad = BROKEN.search(written)
    return replace(found, url=None) if bad is not None and found.url is not None and found.url in bad[0] else found


def _completed(read: list[tuple[Note, Citation]]) -> list[tuple[Note, Citation]]:
    """References back take the fields of the note that they point to."""
    done: list[tuple[Note, Citation]] = []
    by_label: dict[int | str | None, Citation] = {}
    for note, citation in read:
        words = citation.written
        target = None
        if done and _IBID.match(words):
            target = done[-1][1]
        elif (back := _BACK.match(words)) is not None:
            target = by_label.get(int(back[1] or back[2] or back[3]))
        elif (again := _AGAIN.match(words)) is not None:
            surname = again["who"].split()[-1].lower()
            target = next((one for _, one in reversed(done) if one.author and surname in one.author.lower()), None)
        elif citation.title is not None and citation.url is None and citation.author is not None:
            surname = citation.author.split()[-1].lower()
            again_ = next(
                (c for _, c in done if c.title == citation.title and c.author and surname in c.author.lower()), None
            )
            target = again_
        if target is not None:
            citation = replace(target, says_accessed=False)
        done.append((note, citation))
        if note.label is not None:
            by_label.setdefault(note.label, citation)
    return done


def _source(n: int | str | None, citation: Citation) -> Source:
    return Source(
        n if n is not None else 0,
        citation.author,
        citation.title,
        citation.publisher,
        citation.url,
        citation.accessed,
        citation.published,
    )
