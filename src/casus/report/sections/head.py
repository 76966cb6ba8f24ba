"""Title, question, authors, and the answer in one line."""

from dataclasses import dataclass

from casus.report.context import Context, Link
from casus.report.sentences import answer as say_of
from casus.report.text import capital, day, sentence, spaced, words
from casus.wording import say

__all__ = ["Head", "head"]


@dataclass(frozen=True)
class Head:
    """What stands on top; empty text for what the case doesn't say_of."""

    title: str
    question: str
    about: str
    banner: str
    authors: tuple[tuple[str, str], ...]
    dates: tuple[str, ...]
    resolution: tuple[tuple[str, str], ...]
    asks: str
    answer: str
    changed: bool
    related: tuple[Link, ...]


def head(context: Context) -> Head:
    """The head of a report."""
    case = context.case
    dates = []
    if case.as_of is not None:
        dates.append(say("As of {day}", day=day(case.as_of)))
    if case.speaks != case.as_of and case.speaks is not None:
        dates.append(say("with what was seen until {day}", day=day(case.speaks)))
    if case.horizon is not None:
        dates.append(say("decided by {day}", day=day(case.horizon)))
    resolution = case.resolution
    return Head(
        title=words(case.title),
        question=words(case.question) if case.question is not None else "",
        about=words(case.about) if case.about is not None else "",
        banner=words(case.banner) if case.banner is not None else "",
        authors=tuple(
            (author.name, words(author.affiliation) if author.affiliation is not None else "")
            for author in case.authors
        ),
        dates=tuple(dates),
        resolution=()
        if resolution is None
        else (
            (say("Yes, if"), capital(sentence(resolution.yes_if))),
            (say("No, if"), capital(sentence(resolution.no_if))),
            (say("Decided from"), capital(sentence(resolution.source))),
        ),
        asks=context.answer_label(context.headline),
        answer=say_of.in_one_line(context),
        changed=bool(_changed(context)),
        related=tuple(Link(spaced(name)) for name in case.related),
    )


def _changed(context: Context) -> set[str]:
    """Settings other than how many draws, and which."""
    return set(context.result.settings.changed()) - {"draws", "seed", "method"}
