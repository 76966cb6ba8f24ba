"""Sentences in the language being spoken, from templates that catalogues translate.

A template holds places by name, as in "{source} says so": translations move them about. Every template is a literal in
the code, so that it can be collected.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from casus.errors import visible
from casus.wording.language import catalogue
from casus.wording.numbers import MINUS, local

__all__ = ["joined", "later", "later_in", "quoted", "ranged", "say", "say_html", "say_html_n", "say_in", "say_n"]


def later(template: str) -> str:
    """Mark a template that is said later, through `say`, by code that does not hold it as a literal."""
    return template


def later_in(where: str, phrase: str) -> str:
    """Mark a phrase that `say_in` says later."""
    return phrase


def say(template: str, **values: object) -> str:
    """A sentence, or a phrase that stands alone.

    template : in English, with places in braces
    values   : what stands in the places; none of it is read as a template

    >>> say("{source} says so", source="{braces}")
    '{braces} says so'
    """
    said = catalogue().gettext(template)
    return said.format(**values) if values else said


def say_in(where: str, template: str, **values: object) -> str:
    """A short phrase whose translation depends on where it stands.

    where : told to the translator, such as "heading of a column"

    >>> say_in("answer to a question", "no")
    'no'
    """
    said = catalogue().pgettext(where, template)
    return said.format(**values) if values else said


def say_n(one: str, many: str, n: int, **values: object) -> str:
    """A sentence with a count, in the plural form that the count takes; `{n}` is the count as people write it.

    >>> say_n("{n} draw", "{n} draws", 1), say_n("{n} draw", "{n} draws", 16384)
    ('1 draw', '16,384 draws')
    """
    return catalogue().ngettext(one, many, n).format(n=local(f"{n:,}"), **values)


def say_html(template: str, **values: object) -> Markup:
    """A sentence whose template is HTML, such as one with a link; the values are escaped.

    >>> say_html("see <b>{what}</b>", what="<i>")
    Markup('see <b>&lt;i&gt;</b>')
    """
    return Markup(catalogue().gettext(template)).format(**_shown(values))


def say_html_n(one: str, many: str, n: int, **values: object) -> Markup:
    """A sentence with a count whose templates are HTML; the values are escaped.

    >>> say_html_n("{n} <b>draw</b>", "{n} <b>draws</b>", 2)
    Markup('2 <b>draws</b>')
    """
    return Markup(catalogue().ngettext(one, many, n)).format(n=local(f"{n:,}"), **_shown(values))


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    """Values as they may stand in HTML: what could turn or hide the text around it is spelled out."""
    return {name: value if isinstance(value, Markup) else visible(str(value)) for name, value in values.items()}


def quoted(text: str) -> str:
    """A text in the quotation marks of the language being spoken.

    >>> quoted("the visit")
    '“the visit”'
    """
    return say("“{what}”", what=text)


def ranged(low: str, high: str) -> str:
    """From one number to another, as they are written; a dash would run into a minus.

    >>> ranged("0.1", "0.9"), ranged("−2", "−1")
    ('0.1 to 0.9', '−2 to −1')
    """
    if MINUS in low + high:
        return say_in("a range of which an end is negative", "{low} to {high}", low=low, high=high)
    return say("{low} to {high}", low=low, high=high)


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Parts as a list in a sentence.

    last : "and" or "or"

    >>> joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"], "or")
    ('a', 'a and b', 'a, b or c')
    """
    *front, end = parts
    word = {
        "and": say_in("between the last two of a list", "and"),
        "or": say_in("between the last two of a list", "or"),
    }
    return f"{', '.join(front)} {word[last]} {end}" if front else end
