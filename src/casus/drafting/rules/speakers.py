"""Speakers: to whom a sentence attributes what it says."""

import re
from collections.abc import Sequence

__all__ = ["VERBS", "Speakers"]

VERBS = (
    r"(?:says?|said|tells?|told|states?|stated|argues?|argued|claims?|claimed|reports?|reported|warns?|warned|writes?|wrote|notes?|noted|adds?|added"
    r"|suggests?|suggested|believes?|believed|thinks?|thought|finds?|found|estimates?|estimated|calculates?|calculated|shows?|showed|expects?|expected"
    r"|assumes?|assumed|predicts?|predicted|concludes?|concluded|announces?|announced|insists?|insisted|demands?|demanded|denies|denied|rejects?|rejected"
    r"|condemns?|condemned|accuses?|accused|calls?|called|describes?|described|considers?|considered|fears?|feared|hints?|hinted|hopes? that|vows?|vowed|threatens?"
    r"|pledges?|pledged|promises?|promised|complains?|complained|explains?|explained|confirms?|confirmed|acknowledges?|acknowledged|admits?|admitted"
    r"|maintains?|maintained|contends?|contended|holds that|held that|held in [0-9]{4} that|observes?|observed|urges?|urged|declares?|declared|declines?|declined"
    r"|doubts?|doubted|reckons?|reckoned|agrees? that|agreed that|sees?|recalls?|recalled|replied|asserts?|asserted|alleges?|alleged|judges?|judged|assess(?:es|ed)?|forecasts?"
    r"|expresses|expressed|asks?|asked|puts it|put it|wants|knows?|criticis\w+|criticiz\w+|praised|welcomed|dismissed|accepted|understands?)"
)
_ADVERB = r"(?:(?:has|have|had|also|often|repeatedly|now|still|then|openly|publicly|privately|once|recently|already|therefore|however|long|simply|never|later|even|since|is well|do not|does not|did not|don[’']t|would|is aware|are aware|,)\s)*"
_SPOKEN = re.compile(rf"\b{VERBS}\b")
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s reported by|[Ii]n the (?:view|opinion|words|eyes) of|(?<![0-9] )[Pp]er(?= (?:the|a|an|[A-Z])))\s+(?P<who>[^,;:.]*(?:\.(?=\w)[^,;:.]*|(?<=\b[A-Z])\.[^,;:.]*|(?<=\b(?:Dr|Mr|Lt|St))\.[^,;:.]*|(?<=\b(?:Gen|Col|Maj|Adm|Mrs|Sen))\.[^,;:.]*)*)"
)
_SUBJECT = r"(?P<who>(?:[^,;:“”\"]|,(?= [a-z]))*?)"
_AFTER_QUOTE = re.compile(rf"[,?!”\"’]\s(?:{VERBS})\s(?P<who>(?!that\b|the (?:situation|move)\b|it\b|in\b|on\b)(?:Dr\. |Gen\. |Mr\. |Ms\. |Mrs\. )?[A-Za-z][^,;:.“”\"]*(?:\b[A-Z]\.[^,;:.“”\"]*)?)")
_PASSIVE = re.compile(r"\b(?:considered|regarded|seen|criticis\w+|criticiz\w+|described|condemned|rejected|accused|denounced|welcomed|reported|viewed) by (?P<who>[^,;:.]*?)(?= as\b| for\b| in\b|[,;:.]|$)")
_COLON = re.compile(r"^(?:[\w ]+ [–—-] )?(?P<who>[^:“”\"]{3,80}?)(?: on \w+\.?)?: (?=[“\"a-z])")
_DASHES = re.compile(r", (?:who|which|whose|a|an|the|whom|where)\b[^,]*,|\([^)]*\)| [–—] [^–—]* [–—] ")
_OPENING = re.compile(
    r"^(?:(?:But|And|Yet|Still|So|Thus|Also|Now|Then|However|Nevertheless|Moreover|Therefore|Meanwhile|Instead|Similarly|Privately|Publicly|Officially|Indeed|Even so|In short"
    r"|In (?:[A-Z][\w’'-]+ ?){1,3}|In (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: [0-9]{4})?|On [^,]{1,30}|For this reason|As expected|That is why|Last \w+|Earlier|Later|Yesterday|At the same time|On the other hand|It is also known that)[,]?\s)+"
)
_PRONOUN = re.compile(r"^(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)$")
_NOBODY = re.compile(
    r"^(?:there|this|that|these|those|which|who|what|it|nobody|no one|if|when|while|unless|since|because|although|though|such|its role|their|his|her|to|as|and|or|not)\b|^$", re.I
)
_NAME = re.compile(r"[^\W\d_a-z]")
_THINGS = re.compile(r"^(?:the )?(?:talks|purpose|aim|meeting|visit|war|price|number|timing|index|road|treaty|border|deal|offer|figures?)\b", re.I)
# What follows a verb of saying where something is said; the others ask for a saying body before them.
_SAID = re.compile(r"\s(?:that|“|\"|‘|on\b|in (?:a|an|the)\b|at\b|to\b|by\b|as\b|\w+ that|[a-z]+ly\b)|[,.;:”\"]|$")


class Speakers:
    """Speakers, sentence by sentence: a pronoun stands for the last person, or the last speaker."""

    def __init__(self) -> None:
        self._person: str | None = None
        self._last: str | None = None
        self._quoting = False

    def who(self, text: str, people: Sequence[str]) -> str | None:
        """Who says what a sentence says, as the article names them; None where the article itself does.

        people : full names in the sentence, in order
        """
        found = self._find(text, people)
        if found is None and self._quoting and self._last is not None:
            found = self._last
        whole = text.strip()
        opens, closes = (sum(whole.count(mark) for mark in marks) for marks in ("“", "”"))
        quoted = whole[:1] in "“\"" and whole[-1:] in "”\""
        if found is None and quoted:
            found = self._last
        self._quoting = opens > closes
        if people:
            self._person = people[-1] if found not in people else found
        if found is not None:
            self._last = found
        return found

    def _find(self, text: str, people: Sequence[str]) -> str | None:
        for pattern in (_ACCORDING, _AFTER_QUOTE, _COLON):
            match = pattern.search(text)
            if match is not None and (who := self._named(match["who"], people)) is not None:
                return who
        bare = _DASHES.sub(lambda match: " " * len(match[0]), text)
        for match in _SPOKEN.finditer(bare):
            before = text[: match.start()] if "," not in bare[: match.start()] else bare[: match.start()]
            who = self._subject(before, bare[match.end() :], match[0], people)
            if who is not None:
                return who
        passive = _PASSIVE.search(text)
        return self._named(passive["who"], people) if passive is not None else None

    def _subject(self, before: str, after: str, verb: str, people: Sequence[str]) -> str | None:
        """The subject right before a verb: what stands between it and the beginning of its clause."""
        before = re.sub(rf"\s{_ADVERB}$", " ", before).rstrip()
        before = re.sub(r"(?:\s(?:has|have|had|also|often|repeatedly|openly|publicly|now|still|then|therefore|never|are|is|well|\w+ly))+$", "", before)
        clause = re.split(r"[;:“”\"]|, (?!(?:[A-Z]|the deputy)[\w. ]*$)|\b(?:that|which|because|although|though|if|when|while|and|but|since|whose|whom)\b(?= [a-z“])", before)[-1]
        clause = _OPENING.sub("", clause.strip(" ,")).strip(" ,")
        if re.search(r"\b(?:to|the|a|an|of|its|his|their|is|was|were|are|been|be|will|would|may|might|can|could|who|not|in|by|for|this|no)$", before):
            return None
        if not clause or len(clause.split()) > 14 or _NOBODY.match(clause) and not _PRONOUN.match(clause) or _THINGS.match(clause):
            return None
        if verb in ("thought", "found", "reported", "states", "reports", "calls", "claims", "demands", "notes", "shows", "sees", "fears", "estimates", "doubts", "asks") and not _SAID.match(after) and not _NAME.search(clause):
            return None
        if re.search(r"\b(?:to|from|at|for)\s+[\w’'-]+$", clause) and not _NAME.search(clause.split()[0]):
            return None
        return self._named(clause, people)

    def _named(self, who: str, people: Sequence[str]) -> str | None:
        who = re.sub(r"\s+", " ", who).strip(" ,“”\"’'")
        if _PRONOUN.match(who):
            return self._person if who.lower() in ("he", "she") else self._last
        for name in people:
            if name in who:
                return name
        who = re.split(r" (?:in|at|of whom|who|which|on|from|since|for) (?=[A-Z]|a\b|the\b)(?!the [A-Z]\w+ [A-Z])", who)[0].strip(" ,") or who
        return who if who and len(who) < 120 and not _NOBODY.match(who) else None
