"""What is said of the evidence."""

from datetime import date

from casus.case import Case
from casus.case.schema import Tie
from casus.report.context import Context
from casus.report.text import day, joined, words

__all__ = ["CREDIBILITY", "RELIABILITY", "counted_once", "credibility", "moment", "reliability", "summary", "tie"]

# The Admiralty scales as NATO AJP-2.1 words them.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


def reliability(letter: str) -> str:
    """A source's reliability."""
    return f"{letter}, {RELIABILITY[letter]}"


def credibility(number: int) -> str:
    """A claim's credibility."""
    return f"{number}, {CREDIBILITY[number]}"


def counted_once(sources: int) -> str:
    """That several sources carry what one origin said."""
    return f"; the {sources} sources that carry it count as one"


def moment(written: str | None) -> str:
    """A year, a month or a day, as people write it.

    >>> moment("2022"), moment("2022-12"), moment("2022-12-05")
    ('2022', 'December 2022', '5 December 2022')
    """
    if written is None or len(written) <= 4:
        return written or ""
    if len(written) == 7:
        return f"{date.fromisoformat(f'{written}-01'):%B %Y}"
    return day(date.fromisoformat(written))


def summary(case: Case) -> str:
    """How much evidence there is, and how much of it can be traced."""
    claims = len(case.claims)
    if claims == 0:
        return "The case makes no claims: everything in it is a judgement of its authors."
    without = sum(1 for claim in case.claims.values() if not claim.sources)
    interested = sum(1 for claim in case.claims.values() if claim.interest)
    said = f"{claims} claims" if claims > 1 else "One claim"
    said += f" from {len(case.sources)} sources" if len(case.sources) != 1 else " from one source"
    notes = []
    if without:
        notes.append(f"{without} without a source")
    if interested:
        notes.append(f"{interested} first said by someone with an interest in it")
    return f"{said}{f', {joined(notes)}' if notes else ''}."


def tie(context: Context, bond: Tie) -> str:
    """What binds two actors."""
    since = f", since {moment(bond.since)}" if bond.since is not None else ""
    return f"{joined(map(context.actor, bond.between))}: {words(bond.kind)}{since}"
