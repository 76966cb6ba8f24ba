"""The head that both kinds of Gambit's files begin with."""

from casus.interop.gambit.labels import distinct
from casus.interop.gambit.limits import MOST_PLAYERS
from casus.interop.gambit.tokens import Kind, Tokens

__all__ = ["comment", "players", "title"]


def title(tokens: Tokens, kind: str, version: int) -> str:
    """The title, behind the kind of the file, its version, and a letter that once told decimals from fractions."""
    tokens.word(kind, expected=f"{kind} as the first word")
    token = tokens.next
    found = tokens.whole("the version of the format")
    if found != version:
        raise tokens.fault("gambit-version", f"the file is of version {found}", f"{kind} {version}", token)
    tokens.word("R", "D")
    return tokens.text("the title")


def players(tokens: Tokens) -> tuple[str, ...]:
    """The names of the players."""
    tokens.open("the players")
    first = tokens.next
    names = tokens.listed(lambda: tokens.name("the name of a player"), "the name of a player in quotes")
    if not names:
        raise tokens.fault("gambit-syntax", "the game has no players", "the name of a player in quotes", first)
    if len(names) > MOST_PLAYERS:
        message = f"the game has {len(names):,} players"
        raise tokens.fault("gambit-too-large", message, f"at most {MOST_PLAYERS}", first)
    return distinct(names)


def comment(tokens: Tokens) -> str:
    """The comment, which may be left out."""
    return tokens.take().text if tokens.next.kind is Kind.text else ""
