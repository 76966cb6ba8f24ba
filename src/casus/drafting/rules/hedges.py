"""Hedges: the words that say how likely something is, or on what evidence it is said."""

import re

from casus.quantities.words import scheme

__all__ = ["estimative_word", "find_hedge"]

_DEGREE = (
    r"(?:very |highly |extremely |quite |rather |more |most |increasingly |almost |nearly |all but |far from "
    r"|by no means |not |reasonably |fairly )?"
)
_HEDGE = re.compile(
    r"\b(?:(?:almost |nearly )no chance|(?:a )?(?:remote|realistic|roughly even|even|slim|good|fair|strong|"
    rf"serious|real) (?:chance|possibility|odds|prospect|risk)"
    r"|chances (?:are|about even)|roughly even odds|in all (?:likelihood|probability)|no doubt(?: whatsoever)?|"
    r"without (?:a )?doubt|beyond doubt"
    rf"|{_DEGREE}(?:unlikely|likely|improbable|probable|certain to|(?<!less )(?<!not )certain(?=[,;:]| that\b)|"
    rf"doubtful|inevitable|conceivable|plausible|possible that|(?<!as soon as )(?<!as far as )possible(?=[.,;]))"
    rf"|{_DEGREE}(?:probably|certainly|surely|possibly|presumably|apparently|ostensibly|allegedly|reportedly|"
    rf"supposedly|seemingly|evidently|undoubtedly"
    r"|doubtless|inevitably|perhaps|conceivably|arguably|purportedly|unquestionably|obviously|clearly)"
    r"|maybe|(?:hard|difficult|easy) to (?:imagine|believe|see how|say whether)|bound to"
    r"|(?:is|are|was|were|been|be|widely|generally|also) (?P<passive>(?:expected|said|thought|believed|"
    r"understood|reported|rumou?red|alleged|feared|assumed|considered|estimated|likely|set|poised)"
    r" to)|(?P<verbless>(?<=\w )said to)\b(?= \w)"
    r"|(?:it (?:is|was|seems|appears) (?:\w+ )?)(?P<clear>clear|evident|obvious|plain|possible|conceivable|"
    r"unclear|doubtful)(?= that)"
    r"|(?:is|looks|remains|seems|are)(?:, [^,]{1,20},)? (?P<remote>remote|doubtful|uncertain)\b"
    r"|seems? to|seemed to|seems?(?= that)|appears? to|appeared to|appears?(?= that)|suggests(?= that| the| a| an| it)"
    r"|may well|might well|could well|may|might|could(?! not\b|n['’]t))\b",
    re.IGNORECASE,
)
# The could of ability, and that of what nobody could.
_ABLE_BEFORE = re.compile(
    r"\b(?:what|nobody|no one|who|neither|none|than|as (?:soon|much|far|best|long) as|only|(?:they|he|she|it|we) "
    r"(?:once|then))(?: [\w,’']+){0,6} $",
    re.I,
)
_ABLE_AFTER = re.compile(
    r" (?:only |hardly |scarcely |barely |always |easily |just |simply |still )*(?:stop|say|reach|see|hear|"
    r"afford|do|find|build|buy|keep|speak|read|feel|tell|muster|manage|hardly)\b"
)


def find_hedge(text: str) -> str | None:
    """The first hedge of a sentence, as written; a bare "would" and the "could" of ability are none.

    >>> find_hedge("Undoubtedly this may fail"), find_hedge("It is expected to rain"), find_hedge("They came in May.")
    ('Undoubtedly', 'expected to', None)
    """
    for match in _HEDGE.finditer(text):
        word = next((match[group] for group in ("passive", "verbless", "clear", "remote") if match[group]), match[0])
        low = word.lower()
        if low in ("may", "might") and (word != low or re.match(r" (?:[0-9]|and\b)", text[match.end() :])):
            continue
        # "was said to be" long ago: no doubt of today.
        if low == "said to" and re.search(r"\bwas $", text[: match.start("passive")] if match["passive"] else ""):
            continue
        if low == "could" and (
            _ABLE_AFTER.match(text, match.end())
            or _ABLE_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        ):
            continue
        return word
    return None


def estimative_word(hedge: str | None) -> str | None:
    """The word for a hedge in ICD 203, else in Sherman Kent's list; None where neither names it.

    >>> estimative_word("Probably"), estimative_word("almost certainly not"), estimative_word("may")
    ('likely', 'almost certainly not', None)
    """
    if hedge is None:
        return None
    low = hedge.lower().removesuffix(" to")
    low = {"remote chance": "remote", "a remote chance": "remote"}.get(low, low)
    for name in ("icd203", "kent"):
        words = scheme(name)
        if low in words.words:
            lowest, highest = words.band(low)
            return words.word((lowest + highest) / 2)
    return None
