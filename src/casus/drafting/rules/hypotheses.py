"""Hypotheses: sentences on purpose or intent."""

import re
from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import Hypothesis, Sentence
from casus.drafting.rules.claims import is_claim, quoted
from casus.drafting.rules.offsets import readable

__all__ = ["find_hypotheses", "speaks_of_intent"]

_INTENT = re.compile(
    r"\b(?:purposes?(?= (?:of|is|was|may|might|seems)\b|,|:)|(?:real|true|official|obvious|stated|main|sole|"
    r"ultimate|only) (?:purpose|one, [\w ]+, was to)|(?:its|his|her|their|whose|the|stated|real|main|ultimate|’s|"
    r"'s|an?) (?:\w+ )?(?:aim|goal|objective|motive|ambition|intention|intent|calculation|desire|design|plan is)"
    r"s?\b"
    r"|aims? (?:to|at)\b|aimed at|aiming (?:to|at)|wants?\b(?! of)|(?:has|have|had|always|long|never|only|just) "
    r"wanted\b|wanted (?=to|an?|the|its|their|his|her|it|"
    r"them|more|nothing|out|in|no)\b|wanting to|(?<!may )(?<!might )wish(?:es|ed)? to|do(?:es)? "
    r"not wish to|plans? to|planned to|planning to|plans (?=on \w+ing)|strives? (?:to|for)|striving (?:to|for)|striven "
    r"(?:to|for)|aspires? to|aspired to|yearns? (?:to|for)|hankers? after|covets?|coveted|"
    r"(?:is|are|was|were) (?:really )?after (?=an? |"
    r"something|more|the )|(?:is|are|was|were) (?:really |all |only )?about (?=keeping|getting|making|showing|winning|"
    r"buying|holding)|(?:is|are|was|were|been|be) (?:\w+ )?(?:done|set up|founded|established|"
    r"created|built|timed|staged|"
    r"sent|deployed|drafted|written|launched|devised|calculated|contrived|conceived|put there) "
    r"(?:\w+ ){0,3}?[“‘\"']?to (?-i:(?=[a-z]))(?!(?:be|an?|the|its|their|his|her)\b)|"
    r"would (?:\w+ )?(?:like|prefer|love) (?=to|an?|the|its|more|nothing|it|them|him)|would rather|seeks?\b|sought"
    r" to|seeking\b"
    r"|tries to|tried to|try to|trying to|attempt(?:s|ed|ing)? (?:to|at)|intends?\b|intended\b|intending to|"
    r"meant (?:\w+ ){0,2}(?:to|for|as)\b|in order (?:not )?to|so as (?:not )?to"
    r"|in (?:a bid|an effort|an attempt) to|in the hope (?:of|that)|hop(?:es|ed|ing) (?:to|that)|with (?:the|a) "
    r"(?:\w+ )?(?:aim|goal|purpose|intention|view|object) (?:of|to)|with the (?:obvious|clear|stated) purpose"
    r"|designed to|to make sure that|determined to|bent on|keen to|eager to|looking to|out to (?=\w)|the better "
    r"to|so that (?:its|his|their)|want(?:s|ed)? (?:out|in)\b"
    r"|assumes? that the \w+ are for|(?:no )?intention|(?:is|are|was|were)(?: \w+)? preparing[”’\"']? to|desire (?:for|"
    r"to)|motivated by|pretext)\b",
    re.IGNORECASE,
)
_NO_INTENT = re.compile(
    r"\b(?:asked|asks?|demand\w*|urge[sd]?|offer\w*) (?:\w+ ){0,3}$|\b(?:what|whatever) (?:\w+ )?$", re.I
)
_PURPOSE = re.compile(r"^Purpose\b", re.I)


def find_hypotheses(article: Article, sentences: Sequence[Sentence]) -> tuple[Hypothesis, ...]:
    """Hypotheses among the sentences, in their order."""
    return tuple(
        Hypothesis(quoted(one.text)[0], one.n)
        for one in sentences
        if speaks_of_intent(readable(one.text)) and is_claim(readable(one.text))
    )


def speaks_of_intent(text: str) -> bool:
    """Whether a sentence says what somebody wants, seeks, tries or aims at, or what something is meant for.

    >>> speaks_of_intent("The visit was meant to impress Rome."), speaks_of_intent("The visit impressed Rome.")
    (True, False)
    """
    if _PURPOSE.match(text):
        return True
    return any(
        not _NO_INTENT.search(text[max(0, match.start() - 40) : match.start()]) for match in _INTENT.finditer(text)
    )
