"""What does not fit within the text: contradictions, foreign words, slips, quotation marks that do not pair."""

import re
from collections.abc import Iterator, Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Quantity, Sentence
from casus.drafting.problem import Problem
from casus.drafting.rules.foreign import foreign_words
from casus.drafting.rules.gazetteer import find_names

__all__ = ["find_contradictions"]

_MEETING = r"(?:meetings?|talks|summits?|visits?|trips?|negotiations|rounds?|encounters?)"
_ALWAYS = re.compile(
    rf"\b{_MEETING}\b[^.;]{{0,80}}?\b(?:always|invariably|without exception|only ever|exclusively|every time)"
    rf"\b[^.;]{{0,40}}?\b(?:by|in|at|to)\b"
    rf"|\b(?:always|invariably|only ever|exclusively)\b[^.;]{{0,40}}?\b(?:met|meets?|held|hosted|took place|"
    rf"received)\b[^.;]{{0,40}}?\b(?:by|in|at)\b"
    rf"|\b(?:all|every one) of (?:their|the|these) {_MEETING}\b[^.;]{{0,60}}?\b(?:by|in|at)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:never|not once)\b[^.;]{0,20}?\b(?:visited|set foot in|been to|travelled to|traveled to|met in)\b", re.I
)
_EARLIER = re.compile(
    rf"(?:\b{_MEETING}|\bvisited|\bmet|\btravel+ed|\breturned|\bcame|\bwent|\bhosted)\b[^.;]{{0,100}}?(?:\bafter "
    rf"[\w -]{{1,30}}?(?:years?|months?|decades?|weeks)\b|\b[\w -]{{1,20}}(?:years?|months?|decades?) ago\b"
    r"|\bfor the (?:second|third|fourth|fifth) time\b|\b(?:back )?in (?:19|20)[0-9]{2}\b|"
    r"\bfirst\b[^.;]{0,40}\b(?:since|in [\w -]{1,20}(?:years|months))\b)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:second|third|fourth|fifth|last|previous|earlier) (?:visit|trip|meeting)\b", re.I)
_THEY = re.compile(r"\b(?:[Tt]hey|[Tt]he two|both) (?:\w+ )?(?:met|meet|leaders|presidents|men|women|sides|visited)\b")
_NAME = re.compile(r"\b[A-Z][\w-]{2,}")
_OFFICES = frozenset(
    {"President", "Prime", "Minister", "Foreign", "Secretary", "General", "War", "Chancellor", "King", "The"}
)
_DOUBLED = re.compile(r"\b(?P<word>[A-Za-z]+) (?P=word)\b(?![’'-])")
_MAY_DOUBLE = frozenset(
    ["that", "had", "very", "so", "no", "yes", "bye", "blah", "is", "do", "her", "on", "many", "long", "far"]
)
_NOTE = re.compile(r"^\s*\[(?P<n>[0-9]{1,3})\] ?(?P<note>\S.*)$", re.MULTILINE)


def find_contradictions(
    article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> tuple[Problem, ...]:
    """Problems of the sentences, in their order; those of a note last."""
    problems = [
        *_places(sentences),
        *_foreign(article, sentences),
        *_unbalanced(article, sentences),
        *_doubled(sentences),
    ]
    return tuple(sorted(problems, key=lambda one: one.sentence if one.sentence is not None else len(sentences) + 1))


def _places(sentences: Sequence[Sentence]) -> Iterator[Problem]:
    """A meeting place that was always, or never, this one, against an earlier meeting elsewhere, or there."""
    rules: list[tuple[Sentence, str, bool]] = []
    for one in sentences:
        for pattern, always in ((_ALWAYS, True), (_NEVER, False)):
            for match in pattern.finditer(one.text):
                place = _place(one.text[match.end() : match.end() + 40])
                if place is not None:
                    rules.append((one, place, always))
    for rule, place, always in rules[:20]:
        for one in sentences:
            if one.n == rule.n or not (_EARLIER.search(one.text) or _AGAIN.search(one.text)):
                continue
            places = set(_places_of(one.text))
            elsewhere = always and bool(places) and place not in places and _same_people(sentences, rule, one, place)
            if elsewhere or (not always and place in places):
                said = "always" if always else "never"
                yield Problem(
                    f"sentence {rule.n} says “{said}” of where they meet, and this one tells of an earlier meeting "
                    + ("elsewhere" if always else "there"),
                    one.n,
                    "contradiction",
                )
                break


def _place(text: str) -> str | None:
    return next((found.of for found in find_names(text) if found.kind in ("capital", "name", "seat")), None)


def _places_of(text: str) -> Iterator[str]:
    """States whose capital, or name, stands where a meeting takes place."""
    for found in find_names(text):
        before = text[max(0, found.start - 24) : found.start]
        if found.kind in ("capital", "name") and re.search(r"\b(?:in|to|at|visited|hosted by|from)(?: the)? $", before):
            yield found.of


def _same_people(sentences: Sequence[Sentence], rule: Sentence, one: Sentence, place: str) -> bool:
    """Whether a sentence is on those whose meetings the rule is about: "they", the state, or a name from beside it."""
    if _THEY.search(one.text) or place in {found.of for found in find_names(one.text) if found.kind != "none"}:
        return True
    beside = " ".join(other.text for other in sentences[max(0, rule.n - 3) : rule.n + 2])
    return bool(_own_names(beside) & _own_names(one.text))


def _own_names(text: str) -> set[str]:
    """Words with a capital that name no state and begin no sentence."""
    found = find_names(text)
    words = [match for match in _NAME.finditer(text) if match.start() > 0 and text[match.start() - 2] not in ".!?"]
    return {match[0] for match in words if not any(one.start <= match.start() < one.end for one in found)} - _OFFICES


def _foreign(article: Article, sentences: Sequence[Sentence]) -> Iterator[Problem]:
    for one in sentences:
        words = foreign_words(one.text)
        if words:
            yield Problem(f"words of another language left in the text: {', '.join(words)}", one.n, "foreign-words")
    end = sentences[-1].end if sentences else 0
    for match in _NOTE.finditer(article.text, end):
        words = foreign_words(match["note"])
        if words:
            text = f"words of another language left in note {match['n']}: {', '.join(words)}"
            yield Problem(text, None, "foreign-words", int(match["n"]))


def _unbalanced(article: Article, sentences: Sequence[Sentence]) -> Iterator[Problem]:
    """Quotation marks that do not pair within a paragraph; one that runs on opens anew in the next."""
    by_paragraph: list[list[Sentence]] = []
    for one in sentences:
        last = by_paragraph[-1][-1] if by_paragraph else None
        if last is None or "\n\n" in article.text[last.end : one.start]:
            by_paragraph.append([])
        by_paragraph[-1].append(one)
    for k, paragraph in enumerate(by_paragraph):
        following = by_paragraph[k + 1][0].text.lstrip()[:1] if k + 1 < len(by_paragraph) else ""
        yield from _of_paragraph(paragraph, following == "“")


def _of_paragraph(paragraph: Sequence[Sentence], runs_on: bool) -> Iterator[Problem]:
    opened: list[int] = []
    straight: list[int] = []
    for one in paragraph:
        for mark in re.findall(r"[“”„«»]|(?<![0-9])\"", one.text):
            if mark == '"':
                straight = [] if straight else [one.n]
            elif mark in "“„«" and not (mark == "“" and opened and "„" in one.text):
                opened.append(one.n)
            elif opened:
                opened.pop()
            else:
                yield Problem("a quotation ends here that never began", one.n, "unbalanced-quotation")
    for n in (opened[:1] if not runs_on else []) + straight:
        yield Problem("a quotation begins here that never ends", n, "unbalanced-quotation")


def _doubled(sentences: Sequence[Sentence]) -> Iterator[Problem]:
    for one in sentences:
        for match in _DOUBLED.finditer(one.text):
            if match["word"].lower() not in _MAY_DOUBLE and match["word"].islower():
                yield Problem(f"the word “{match['word']}” stands twice", one.n, "likely-slip")
                break
