"""What is said of the evidence."""

from datetime import date

from casus.case import Case
from casus.case.schema import Tie
from casus.report.context import Context
from casus.report.text import day, joined, words
from casus.wording import later, month, say, say_n

__all__ = ["CREDIBILITY", "RELIABILITY", "counted_once", "credibility", "moment", "reliability", "summary", "tie"]

# The Admiralty scales as NATO AJP-2.1 words them.
RELIABILITY = {
    "A": later("completely reliable"),
    "B": later("usually reliable"),
    "C": later("fairly reliable"),
    "D": later("not usually reliable"),
    "E": later("unreliable"),
    "F": later("reliability cannot be judged"),
}
CREDIBILITY = {
    1: later("confirmed by other sources"),
    2: later("probably true"),
    3: later("possibly true"),
    4: later("doubtful"),
    5: later("improbable"),
    6: later("truth cannot be judged"),
}


def reliability(letter: str) -> str:
    """A source's reliability."""
    return f"{letter}, {say(RELIABILITY[letter])}"


def credibility(number: int) -> str:
    """A claim's credibility."""
    return f"{number}, {say(CREDIBILITY[number])}"


def counted_once(sources: int) -> str:
    """That several sources carry what one origin said."""
    return say_n(
        "; the {n} source that carries it counts as one", "; the {n} sources that carry it count as one", sources
    )


def moment(written: str | None) -> str:
    """A year, a month or a day, as people write it.

    >>> moment("2022"), moment("2022-12"), moment("2022-12-05")
    ('2022', 'December 2022', '5 December 2022')
    """
    if written is None or len(written) <= 4:
        return written or ""
    if len(written) == 7:
        return month(date.fromisoformat(f"{written}-01"))
    return day(date.fromisoformat(written))


def summary(case: Case) -> str:
    """How much evidence there is, and how much of it can be traced."""
    claims = len(case.claims)
    if claims == 0:
        return say("The case makes no claims: everything in it is a judgement of its authors.")
    without = sum(1 for claim in case.claims.values() if not claim.sources)
    interested = sum(1 for claim in case.claims.values() if claim.interest)
    if claims == 1:
        said = say_n("One claim from one source", "One claim from {n} sources", len(case.sources))
    else:
        told = say_n("{n} claim", "{n} claims", claims)
        said = say_n("{claims} from one source", "{claims} from {n} sources", len(case.sources), claims=told)
    notes = []
    if without:
        notes.append(say_n("{n} without a source", "{n} without a source", without))
    if interested:
        notes.append(
            say_n(
                "{n} first said by someone with an interest in it",
                "{n} first said by someone with an interest in it",
                interested,
            )
        )
    return f"{said}{f', {joined(notes)}' if notes else ''}."


def tie(context: Context, bond: Tie) -> str:
    """What binds two actors."""
    values = {"actors": joined(map(context.actor, bond.between)), "kind": words(bond.kind)}
    if bond.since is None:
        return say("{actors}: {kind}", **values)
    return say("{actors}: {kind}, since {moment}", moment=moment(bond.since), **values)
