"""Conditionals: if one thing, then another."""

import re
from collections.abc import Iterator, Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Conditional, Sentence
from casus.drafting.rules.speakers import VERBS

__all__ = ["find_conditionals", "split"]

_IF = (
    r"(?:[Ii]f|[Uu]nless|[Ii]n the event (?:that|of)|[Aa]s long as|[Ss]o long as|[Pp]rovided(?: that)?|"
    r"[Pp]roviding that|[Oo]n (?:the )?condition that|[Ii]n case(?: of)?"
    r"|[Aa]ssuming(?: that)?|[Ss]upposing(?: that)?|[Ww]ithout)"
)
_FIRST = re.compile(
    r"(?:^|(?<=[;:—–] )|(?<=, )|(?<=\bthat )|(?<=[“\"])|(?<=^But )|(?<=^And )|(?<=^Yet )|(?<=^So ))(?:(?:even|"
    rf"only|but|and|then|that) )?(?P<if>{_IF}) (?P<rest>\S.*)"
)
_INVERTED = re.compile(
    r"(?:^|(?<=[“\"])|(?<=, )|(?<=[;:—–] ))(?:[Ss]hould (?P<should>(?!be\b|have\b|not be\b)\S.*)"
    r"|[Ww]ere (?P<were>[^,;?]{2,200}? to \S.*)|[Hh]ad (?P<had>[^,;.?]{2,80}? (?:not )?(?:been|done|known|\w+ed|"
    r"won|lost|gone|come|taken|made) ?.*))$"
)
_LATER = re.compile(rf"(?P<then>.*?\S),? (?:but |and )?(?:only |even |except )?(?P<if>{_IF}) (?P<cond>\S.*)$")
_NOT_IF = re.compile(
    r"\b(?:as|ask(?:s|ed)?|wonder(?:s|ed)?|see|know|decide|unclear|doubt(?:s|ed)?|matter|what|than|tell|question) $",
    re.I,
)
_NO_LENGTH = re.compile(
    r"^(?:[0-9]|a (?:year|month|week|day|decade)|two|three|four|five|ten|possible|necessary|needed|he (?:likes|"
    r"wants)|they (?:like|want))\b"
)
_CAUSE = re.compile(
    r"(?P<cause>[^,;:“”\"]*?[^,;:“”\s\"])(?:,[^,;:]*,)? [“\"]?(?:(?:could|would|may|might|can|will)(?: well| "
    r"also| easily| then| still| only| quickly| eventually| undoubtedly| probably| even| in turn)*|"
    r"(?P<present>(?<=\w)))"
    r"\s?(?P<verb>lead to|leads to|result in|results in|draw|push|move|ruin|trigger|spark|provoke|cause|drag|"
    r"force|plunge|escalate into|set off|bring about|drive|tip|derail|destabili[sz]e|embolden"
    r"|prompt|topple|reignite|unleash|invite|end in|spell|split|wreck|collapse into|unravel|cripple|paralyse|"
    r"paralyze|threaten) (?P<then>\S.*)$"
)
_TAKES_CAUSE_ONLY = (
    "lead to",
    "result in",
    "leads to",
    "results in",
    "end in",
    "spell",
    "collapse into",
    "escalate into",
)
_ANY = re.compile(
    r"(?:^|(?<=: )|(?<=that ))(?P<cond>[Aa]ny \w[^,;:“]*? (?:that|who|which) [^,;:“”]+?) (?P<then>[“\"]?(?:will|"
    r"would)\b.*)$"
)
_RELATIVE = re.compile(
    r"^(?:which|who|whose|whom|where|and|or|as|to which|in which|of which|but|including|such as|whether)\b"
)
_SAID = re.compile(rf"^[^,]{{2,80}}?\b{VERBS}\b[^,]*$")
_ATTRIBUTION = re.compile(
    rf",? (?:[A-Z][\w’'.-]+ ?){{1,4}}{VERBS}\.?$|,? (?:he|she|they|it) (?:said|says|added|warned)\.?$|,[”\"]? "
    r"(?:said|says) .*$|, [^,]{2,60} (?:said|says|warned|added)$"
)
_NO_CONDITION = re.compile(r"(?:anything|so|not|any|necessary|possible|needed|need be)$")
_NO_CONSEQUENCE = re.compile(r"\b(?:long|soon|far|much)$|^(?:even|only|as|what)$", re.I)
_MODAL = re.compile(r"\b(?:would|will|could|may|might|must|can|should)\b")


def find_conditionals(article: Article, sentences: Sequence[Sentence]) -> tuple[Conditional, ...]:
    """Conditionals in the sentences, in their order."""
    return tuple(
        Conditional(condition, then, one.n)
        for one in sentences
        for condition, then in split(one.text)
        if condition and then
    )


def split(text: str) -> Iterator[tuple[str, str]]:
    """Condition and consequence of a sentence that has them, as written without the connector.

    >>> list(split("Should Peru leave, the bloc would shrink."))
    [('Peru leave', 'the bloc would shrink')]
    >>> list(split("A strike could lead to war.")), list(split("She asked if it rained."))
    ([('A strike', 'war')], [])
    """
    if len(text) > 2_000:
        return
    text = re.sub(r"^[^:“”]{1,60}\([0-9]+ ?%\): ", "", text)
    end = text.rstrip(' .!”"’')
    if text.rstrip(' ”"').endswith("?"):
        return
    first = _FIRST.search(end)
    inverted = _INVERTED.search(end)
    if first is not None and first["if"].lower() != "without" and not _NOT_IF.search(end[: first.start("if")]):
        pair = _halves(first["rest"])
        if pair is not None and not _NO_CONDITION.match(pair[0]):
            yield _clean(*pair)
            return
    if inverted is not None:
        rest = inverted["should"] or inverted["were"] or inverted["had"]
        before = end[: inverted.start()].strip(' ,“"')
        pair = _halves(rest)
        if pair is not None and (inverted["should"] is None or before == "" or before[-1] in ":;"):
            yield _clean(*pair)
            return
        if (
            before
            and (quote := re.search(r"(?P<then>\b(?:vow\w*|threat\w*|promis\w*|pledg\w*) to [\w ]+|[^,;]+)$", before))
            and pair is None
        ):
            yield _clean(rest, re.sub(r"^(?:vow\w*|threat\w*|promis\w*|pledg\w*) to ", "", quote["then"]))
            return
    later = _LATER.match(end)
    if (
        later is not None
        and later["if"].lower() != "without"
        and not _NOT_IF.search(end[: later.start("if")])
        and not _NO_LENGTH.match(later["cond"])
        and not _NO_CONSEQUENCE.search(later["then"])
    ):
        yield _clean(later["cond"], later["then"])
        return
    anything = _ANY.search(end)
    if anything is not None:
        yield _clean(anything["cond"], anything["then"])
        return
    cause = _CAUSE.search(end)
    if cause is not None and (
        _MODAL.search(cause[0][: cause.start("verb") - cause.start()]) or cause["verb"].endswith("s to")
    ):
        what = re.sub(
            r"^(?:[^,]*\b(?:estimates?d?|said|says|warn(?:s|ed)|argues?|believes?|fears?|feared) that|Therefore|"
            r"However|Thus|Moreover|But|And|Yet|Still|In addition|In short|As a result|that|estimate that)[, ]+",
            "",
            cause["cause"],
        )
        if re.match(r"^(?:It|They|He|She|We|I|There|This|That|which|who)$", what.strip()):
            return
        then = cause["then"] if cause["verb"] in _TAKES_CAUSE_ONLY else f"{cause['verb']} {cause['then']}"
        yield _clean(what, then)


def _halves(rest: str) -> tuple[str, str] | None:
    """The condition and the consequence after a connector: they part at the first comma that begins a clause."""
    for match in re.finditer(r", (?:then )?| → | then ", rest):
        then = rest[match.end() :]
        if match[0] == " → " or not _RELATIVE.match(then):
            head, comma, tail = then.partition(", ")
            # An attribution between the two: "If it rains, the mayor said, we stay".
            if (
                comma
                and _SAID.match(head)
                and _MODAL.search(head) is None
                and re.search(r"\b(?:said|says|added|warned|told|argues?)\b", head)
            ):
                then = tail
            return rest[: match.start()], then
    return None


def _clean(condition: str, then: str) -> tuple[str, str]:
    then = _ATTRIBUTION.sub("", then.strip(" ,"))
    return condition.strip(" ,"), then.strip(" ,;")
