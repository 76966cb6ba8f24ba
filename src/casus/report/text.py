"""Text of a case on a page: escaped, with nothing in it that could act on the text around it."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from casus.case import Case, Text, in_language
from casus.errors import visible
from casus.wording import day, joined, spaced, spoken

__all__ = [
    "actor_name",
    "arrows",
    "capital",
    "day",
    "escaped",
    "gist",
    "inside",
    "joined",
    "sentence",
    "spaced",
    "web",
    "whole",
    "words",
]

# A full stop behind a capital ("U.S.") or a title ends no sentence.
_FIRST_SENTENCE = re.compile(
    r"(?<=[.;])(?<![A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\bMrs\.)(?<!\bGen\.)(?<!\bNo\.)\s"
)


def escaped(text: object) -> Markup:
    """Text as it may stand in HTML and SVG; what is markup already stays.

    >>> escaped("<b>")
    Markup('&lt;b&gt;')
    """
    return text if isinstance(text, Markup) else escape(visible(str(text)))


def words(text: Text) -> str:
    """The text in the language being spoken; in English, else in the first language given, where it isn't there."""
    return in_language(text, spoken())


def arrows(path: str) -> str:
    """A path through a tree as people read it.

    >>> arrows("ask.hold_back")
    'ask › hold back'
    """
    return " › ".join(map(spaced, path.split(".")))


def gist(text: Text) -> str:
    """The first sentence of a text, or what stands before its first semicolon, without the stop at its end.

    >>> gist("What it costs. Nobody knows."), gist("U.S. ships move")
    ('What it costs', 'U.S. ships move')
    """
    return _FIRST_SENTENCE.split(words(text), maxsplit=1)[0].rstrip(".;")


def whole(text: Text) -> str:
    """A label as a whole, without the stop at its end.

    >>> whole("War; fast."), whole("The U.S.")
    ('War; fast', 'The U.S.')
    """
    said = words(text)
    return said if re.search(r"[A-Z]\.$", said) else said.rstrip(".")


def sentence(text: Text) -> str:
    """The text with a stop at its end.

    >>> sentence("It rains"), sentence("Does it rain?")
    ('It rains.', 'Does it rain?')
    """
    said = words(text)
    return said if said.endswith((".", "?", "!", "…")) else f"{said}."


def capital(text: str) -> str:
    """The text with a capital letter in front.

    >>> capital("the West, after all")
    'The West, after all'
    """
    if spoken() == "tr" and text.startswith("i"):
        return f"İ{text[1:]}"
    return text[:1].upper() + text[1:]


def inside(name: str) -> str:
    """A name as it stands inside a sentence.

    >>> inside("The West"), inside("Kyiv")
    ('the West', 'Kyiv')
    """
    return f"the {name[4:]}" if name.startswith("The ") else name


def actor_name(case: Case, player: str) -> str:
    """What the case calls an actor."""
    actor = case.actors.get(player)
    return words(actor.name) if actor is not None else capital(spaced(player))


def web(url: str | None) -> str | None:
    """The address where it leads to the web and nowhere else; None for any other, which then stands as text.

    >>> web("https://example.org/a"), web("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if url is None or any(mark.isspace() for mark in url) or visible(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
