"""Citations by author and year, and the references that answer them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from casus.drafting.article import Span
from casus.drafting.rules.marks import Place
from casus.drafting.rules.notes import Note

__all__ = ["cited_works", "keys_of"]

_YEAR = r"(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|forthcoming)"
_HEAD = re.compile(rf"(?P<who>[^“\"‘]{{2,300}}?)[.,]?\s*[(\[]?(?P<year>{_YEAR})(?:,[^)]{{0,30}})?[)\].,:]")
_GROUP = re.compile(r"[ \u00a0]?\((?P<inside>[^()]{4,400})\)|[ \u00a0]?\[(?P<square>[^\[\]()]{6,300})\]")
_PIECE = re.compile(
    rf"\s*(?:(?:see|see also|see especially|cf\.?|cfr\.?|vgl\.?|siehe(?: auch)?|voir(?: aussi)?|véase|notably"
    rf"|compare|contra|but see|e\.g\.,?|also|for example,?|quoted in|cited in|as cited in|in"
    rf"|i\.e\.,?)\s+)*(?P<who>[^\W\d_][^,;\d]{{1,100}}?"
    rf"(?:,\s[^,;\d]{{2,60}}){{0,5}}?),?\s+\(?(?P<years>{_YEAR}(?:,\s?(?:{_YEAR}|[a-z]\b)){{0,5}})"
    r"(?:\s?[,:]\s?(?:(?:pp?|chs?|chap|paras?|sec|fn|n|esp)\b\.?\s?)?[\dA-Zivx][\w–, -]{0,40})?\s*",
)
_PAGED = re.compile(r"\s*(?:see |cf\. )?(?P<who>[A-ZÀ-Þ][^\d,;()]{1,60}?),? (?:pp?\. ?)?\d{1,4}(?:[–-]\d{1,4})?\s*")
_SAYING = re.compile(
    rf"(?P<who>[A-ZÀ-Þ][\w’'-]{{1,40}}(?:\s(?:et al\.?|(?:(?:and"
    rf"|&)\s)?[A-ZÀ-Þ][\w’'-]{{1,40}})){{0,5}})(?P<gap>\s)\((?P<years>{_YEAR}(?:,\s?{_YEAR}){{0,4}})"
    r"(?:\s?[,:]\s?(?:pp?\.?\s?)?[\d–, -]{1,20})?\)"
)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?|(?:early|mid|late|since|until"
    r"|from|by|in|circa|ca?\.|spring|summer|autumn|fall|winter)\b.*",
    re.I,
)


def keys_of(reference: str) -> tuple[str, str] | None:
    """The first name and the year by which a reference is cited.

    >>> keys_of("Hollis, P. J. (2024a) ‘The End of Base 201’, Survival")
    ('hollis', '2024a')
    """
    found = _HEAD.match(reference)
    if found is None:
        late = re.search(rf"\b({_YEAR})\b", reference)
        first = re.match(r"[^,.“\"‘]{2,60}", reference)
        return (_plain(first[0]), late[1]) if late and first else None
    who = re.split(r",\s|\s+(?:and|&)\s|\.\s", found["who"])[0]
    return _plain(who), found["year"]


def cited_works(text: str, body: Sequence[Span], notes: Sequence[Note]) -> Iterator[tuple[Note | str, Place]]:
    """Citations in the order of the text, each with the reference it means, or "Surname year" where there is none."""
    works: dict[tuple[str, str], Note] = {}
    for note in notes:
        if note.label is None and (keys := keys_of(text[note.start : note.end][:600])) is not None:
            works.setdefault(keys, note)
    # A body is cited by its whole name or its initials, too.
    for (_, year), note in list(works.items()):
        for name in _bodies(text[note.start : note.end][:600]):
            works.setdefault((name, year), note)
    if not works:
        return
    for span in body:
        found_here = [*_groups(text, span, works), *_sayings(text, span, works)]
        yield from sorted(found_here, key=lambda pair: pair[1].start)


def _groups(text: str, span: Span, works: Mapping[tuple[str, str], Note]) -> Iterator[tuple[Note | str, Place]]:
    for group in _GROUP.finditer(text, span.start, span.end):
        inside = group["inside"] or group["square"]
        if not re.search(_YEAR, inside):
            for note in _paged(inside, works):
                yield note, Place(0, group.start(), group.end())
            continue
        pieces = [_PIECE.fullmatch(piece) for piece in re.split(r";", inside)]
        answers: list[Note | str] = []
        for piece in pieces:
            if piece is None:
                continue
            for year in _years(piece["years"]):
                work = _answer(piece["who"], year, works)
                if work is not None:
                    answers.append(work)
                elif _like_surname(piece["who"]) and all(pieces):
                    answers.append(f"{_surname(piece['who'])} {year}")
        # A bracket in which nothing is a citation stays in its sentence.
        for answer in answers:
            yield answer, Place(0, group.start(), group.end())


def _paged(inside: str, works: Mapping[tuple[str, str], Note]) -> Iterator[Note]:
    """Works cited by surname and page alone, where each name has one work."""
    pieces = [_PAGED.fullmatch(piece) for piece in inside.split(";")]
    found = [
        {note.start: note for (name, _), note in works.items() if name == _plain(_surname(piece["who"]))}
        for piece in pieces
        if piece is not None
    ]
    if len(found) == len(pieces) and all(len(notes) == 1 for notes in found):
        for notes in found:
            yield from notes.values()


def _sayings(text: str, span: Span, works: Mapping[tuple[str, str], Note]) -> Iterator[tuple[Note | str, Place]]:
    for found in _SAYING.finditer(text, span.start, span.end):
        for year in _years(found["years"]):
            work = _answer(found["who"], year, works)
            if work is not None:
                yield work, Place(0, found.start("gap"), found.end())


def _answer(who: str, year: str, works: Mapping[tuple[str, str], Note]) -> Note | None:
    first = _surname(who).split()
    names = [*(_plain(" ".join(first[k:])) for k in range(min(len(first), 8))), _plain(re.sub(r"’s$|'s$", "", who))]
    inner = re.search(r"[\[(]([A-Z][\w&-]{1,15})[\])]?", who)
    names += [_plain(inner[1])] if inner else []
    words = re.sub(r"\s*\[[^\]]*\]?", "", who).split()
    names += [_plain(" ".join(words[k:])) for k in range(min(len(words), 8))]
    # "The World Bank (2023)" and "as Adeyemi" begin with a word that is none of the name.
    for name in names:
        if (name, year) in works:
            return works[name, year]
    initials = "".join(word[0] for word in words if word[0].isupper()).lower()
    return works.get((initials, year)) if len(initials) > 2 else None


def _bodies(reference: str) -> Iterator[str]:
    """The name and the initials of a body that a reference begins with; nothing of a person."""
    head = re.match(
        r"(?P<name>[^.,()\[\]“\"‘]{4,100}?)\s*(?:[(\[](?P<short>[A-Z][\w&-]{1,12})[)\]]\s*)?[.,(]", reference
    )
    if head is None:
        return
    capitals = [word[0] for word in head["name"].split() if word[0].isupper()]
    yield _plain(head["name"])
    if len(capitals) > 2:
        yield "".join(capitals).lower()
    if head["short"]:
        yield _plain(head["short"])


def _like_surname(who: str) -> bool:
    bare = re.sub(r",?\s+et al\.?$", "", who.strip())
    names = [name for name in re.split(r"\s*(?:,|\band\b|&)\s*", bare) if name]
    return (
        bool(names)
        and _MONTH.fullmatch(bare) is None
        and all(
            len(name.split()) <= 3 and name[0].isupper() and all(w[0].isupper() or len(w) <= 3 for w in name.split())
            for name in names
        )
    )


def _surname(who: str) -> str:
    first = re.split(r",|\s+(?:and|&)\s|\s+et al", who.strip())[0]
    return re.sub(r"(?:’|')s$", "", first.strip()).strip()


def _years(written: str) -> list[str]:
    years: list[str] = []
    for one in re.split(r",\s?", written):
        years.append(one if len(one) > 1 or not years else years[-1][:4] + one)
    return years


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    return " ".join(re.sub(r"[^\w\s]", "", "".join(c for c in letters if not unicodedata.combining(c))).lower().split())
