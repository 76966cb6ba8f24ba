"""Speakers: to whom a sentence attributes what it says."""

import re
from collections.abc import Sequence

__all__ = ["VERBS", "Speakers"]

VERBS = (
    r"(?:says?|said(?! to\b)|tells?|told|stated|argues?|argued|claim(?:s|ed)?(?= that| the| it| to)|reported|"
    r"warn(?:s|ed)?|wrote|writes|note[ds](?= that|,)|added(?= that)|adds(?= that)"
    r"|suggest(?:s|ed)?|believes?|believed|thinks?|thought|(?:finds|find|found)(?= that| [a-z]+ that| in \w+ "
    r"(?:[0-9]{4} )?that)|estimate[sd]?|calculate[sd]?|show(?:s|ed)?(?= that| in\b|[.,])"
    r"|expect(?:s|ed)?|assume[sd]?|predict(?:s|ed)?|conclude[sd]?|announced?(?! (?:kr|[$€£0-9]))|insist(?:s|ed)?|"
    r"demand(?:s|ed)?|denie[sd]|denies|reject(?:s|ed)?|condemn(?:s|ed)?"
    r"|accuse[sd]?|call(?:s|ed|ing)?(?= (?:for|on|upon|it|them|itself|himself|such|him|her|this)\b|"
    r"[^.;]{0,80}\u201c)|describe[sd]?|consider(?:s|ed)?|fear(?:s|ed)?|hint(?:s|ed)"
    r"|vow(?:s|ed)?|threaten(?:s|ed)(?= to)|pledge[sd]?|promise[sd]|complain(?:s|ed)?|explain(?:s|ed)|"
    r"confirm(?:s|ed)|acknowledge[sd]?|admit(?:s|ted)?|maintain(?:s|ed) that|contend(?:s|ed)?"
    r"|accept(?:s|ed)?|(?:holds|held)(?= that| in [0-9]{4} that)|observe[sd](?= that)|urge[sd]?|declare[sd](?! "
    r"(?:dead|independence|war)\b)|declined to (?:say|comment)|doubt(?:s|ed)?|reckon(?:s|ed)?|agree[sd]? that|sees"
    r"|recall(?:s|ed)|"
    r"replied"
    r"|assert(?:s|ed)?|allege[sd]?|judge[sd]?|assess(?:es|ed)|forecasts?|express(?:es|ed)|asked(?= for| that)|"
    r"puts? it|criticis\w+|criticiz\w+|praised|welcomed|dismissed"
    r"|(?:is|are) (?:\w+ )?(?:aware|convinced|sure|confident|sceptical|skeptical)|wants (?=the|them|its))"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_ASIDE = re.compile(
    r",(?: (?:who|which|whose|a|an|the|whom|where|as|on the other hand|meanwhile|however|for its part|for his "
    r"part|both|all|himself|itself|in turn|too|though)\b[^,]*|(?: \w+){1,2}),|\([^()]*\)"
)
_VERB = re.compile(rf"\b{VERBS}(?![\w’'-])")
_DEPENDENT = re.compile(
    r"\b(?:to|not|is|was|were|are|been|being|be|will|would|may|might|can|could|should|must|widely|generally|the|"
    r"a|an|of|its|his|her|their|our|this|that|by|no|any|’s|'s|[a-z]+[’']s|such|as|what|which|who|from|for|with|"
    r"some)$",
    re.I,
)
_AUXILIARY = re.compile(
    r"(?:\s(?:has|have|had|also|often|repeatedly|openly|publicly|privately|now|still|then|therefore|never|always|"
    r"recently|again|once|already|long|since|simply|is|are|both|since then|even|almost|[a-z]+ly))+$"
)
_PASSIVELY = re.compile(r"\b(?:is|are|was|were|been|be)(?:\s(?:also|still|now|widely|\w+ly))+\s*$")
_MARKS_OFF = re.compile(
    r"(?:[;:]|, (?:and|but|while|though|although|whereas|so|as|because|since|where|yet|or)\b|\b(?:and|but|that|"
    r"because|although|though|if|when|while|since|why|unless|after|before|whether)\b(?! [a-z]+ing\b)|,(?= (?:he|"
    r"she|they|it|we|I|the|a|an|one|some|many|most|[A-Z]|[0-9]+|[a-z]+s (?:at|from|in|of))\b)|\s[–—]\s)"
)
_OPENING = re.compile(
    r"^(?:(?:But|And|Yet|Still|So|Thus|Also|Now|Then|However|Nevertheless|Moreover|Therefore|Meanwhile|Instead|"
    r"Similarly|Privately|Publicly|Officially|Indeed|Even so|Hence"
    r"|In (?:short|addition|[A-Z][\w’'-]+)|On [^,]{1,30}|For this reason|As expected|That is|Last \w+|Earlier|"
    r"Later|Yesterday|In \w+ [0-9]{4})[,]?\s)+"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s reported by|[Ii]n the (?:view|opinion|words|eyes) of|(?<![0-9a-z] )(?<!barrels )"
    r"[Pp]er(?= (?:the |an? )?[A-Z])|[Pp]er(?= an? ))\s+"
    r"(?P<who>(?:[^,;:.“”\"]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\b(?:Dr|Mr|Lt|St|Ms))\.|(?<=\b(?:Gen|Col|Maj|Adm|Mrs|"
    r"Sen|ret))\.)+)"
)
_SAID_BY = re.compile(
    r"[,?!”\"’“]\s(?:says?|said|argue[sd]|warn(?:s|ed)|adds|added|wrote|writes|notes|noted|explain(?:s|ed)|"
    r"complain(?:s|ed)|replied|recall(?:s|ed)) (?!on\b|in\b|at\b|that\b|to\b|it\b|nothing\b)"
    r"(?P<who>(?:[^,;:.“”\"]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\b(?:Dr|Mr|Lt|Ms))\.|(?<=\b(?:Gen|Col|Maj|Adm|Mrs|Sen))"
    r"\.)+)"
)
_AT_END = re.compile(
    rf"(?:,|”|\"|’)\s(?P<who>(?:[^,;:“”\"]){{1,100}}?) (?:{VERBS}|reported|report|says|say|showed|found)(?=[.,]|"
    r"$| (?:in|at|on|last|this|to|as much)\b)"
)
_ASIDE_US = re.compile(
    r"(?:^|[(,] ?|\band )(?P<who>[Ww]e|I) (?:would |do not |are inclined to |also |therefore |can |still )"
    r"*(?:think|believe|consider|doubt|expect|fear|judge|assess|estimate|say|find|argue|suspect|see)\b"
)
_OURS = re.compile(
    r"^(?:(?:This|The|Our|The present) (?:paper|report|article|study|analysis|commentary|survey|poll|index)|It) "
    r"(?:also |further |therefore )?(?:argues|finds|concludes|holds|estimates|shows|suggests|maintains|says|"
    r"warns)\b"
)
_PASSIVE = re.compile(
    r"\b(?:considered|regarded|seen|criticis\w+|criticiz\w+|described|condemned|rejected|accused|denounced|"
    r"welcomed|reported|viewed) by (?P<who>[^,;:.]*?)(?= as\b| for\b| in\b|[,;:.]|$)"
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|will|would|has|had|have|took|can|could|may)\b")
_PRONOUN = re.compile(r"^(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)$")
_NOBODY = re.compile(
    r"^(?:there|this|that|these|those|which|who|what|it|nobody|no one|no|if|when|while|unless|since|because|"
    r"although|though|such|its|their|as|and|or|not|few|nothing|none)\b|^$",
    re.I,
)
_THINGS = re.compile(
    r"^(?:the |its |his |a |an )?(?:talks|purpose|aim|meeting|visit|war|price|number|timing|road|treaty|border|"
    r"deal|offer|figures?|events?|crisis|conflict|move|attack|incident|ship|platform|sanctions|data|facts?|"
    r"history)\b|[’']s (?:aim|purpose|[\w]+ power|economy|army)$",
    re.I,
)
_MOST_WORDS = 14


class Speakers:
    """Speakers, sentence by sentence: a pronoun stands for the last person, or the last speaker."""

    def __init__(self) -> None:
        self._person: str | None = None
        self._last: str | None = None
        self._open = False

    def who(self, text: str, people: Sequence[str]) -> str | None:
        """Who says what a sentence says, as the article names them; None where the article itself does.

        people : full names in the sentence, in order

        >>> speakers = Speakers()
        >>> speakers.who("Lima condemned the raid.", ()), speakers.who("“It was ours,” said Ana Ruiz.", ["Ana Ruiz"])
        ('Lima', 'Ana Ruiz')
        >>> speakers.who("She warned that it would not be the last.", ()), speakers.who("It rains.", ())
        ('Ana Ruiz', None)
        >>> speakers.who("In the end, the army's help is also expected to be sought.", ()) is None
        True
        """
        whole = text.strip()
        within = self._open or (whole[:1] in '“"' and whole[-1:] in '”"')
        found = self._find(text[:1_000], people) or (self._last if within else None)
        if (opens := whole.count("“")) != (closes := whole.count("”")):
            self._open = opens > closes
        if people:
            self._person = found if found in people else people[-1]
        self._last = found or self._last
        return found

    def _find(self, text: str, people: Sequence[str]) -> str | None:
        for pattern in (_ACCORDING, _SAID_BY):
            match = pattern.search(text)
            if match is None or (pattern is _SAID_BY and _CLAUSE.search(match["who"])):
                continue
            if (who := self._named(match["who"], people)) is not None:
                return who
        if (ours := _OURS.match(text)) is not None and not text.startswith("It "):
            return re.sub(r" (?:also |further |therefore )?\w+$", "", ours[0])
        if ours is not None and re.match(r"(?:This|The|Our) (?:paper|report|article|study)", self._last or ""):
            return self._last
        bare = _QUOTED.sub(lambda match: "“" + " " * (len(match[0]) - 1), text)
        if (us := _ASIDE_US.search(bare)) is not None:
            return us["who"]
        colon = re.match(r"(?P<who>[^:“”\"]{3,90}): ", text)
        if colon is not None and any(name in colon["who"] for name in people):
            return next(name for name in people if name in colon["who"])
        if (at_end := _AT_END.search(bare)) is not None and self._speaks(at_end["who"]):
            return self._named(at_end["who"], people)
        return self._before_verb(bare, text, people) or (
            self._named(passive["who"], people) if (passive := _PASSIVE.search(text)) is not None else None
        )

    def _speaks(self, who: str) -> bool:
        return (
            len(who.split()) <= 9
            and not _NOBODY.match(who)
            and not _MARKS_OFF.search(who.replace(" and ", " "))
            and not _DEPENDENT.search(who)
            and not _PASSIVELY.search(who)
        )

    def _before_verb(self, bare: str, text: str, people: Sequence[str]) -> str | None:
        """The subject right before the first verb of saying that has one."""
        bare = _ASIDE.sub(lambda match: " " + "\u2003" * (len(match[0]) - 1), bare)
        for verb in _VERB.finditer(bare):
            before = bare[: verb.start()].replace("\u2003", " ").rstrip(" ,")
            if _DEPENDENT.search(before) or (verb[0].endswith("ed") and _PASSIVELY.search(before)):
                continue
            plain = _AUXILIARY.sub("", text[: verb.start()].rstrip(" ,")).rstrip(" ,")
            if (beside := next((name for name in people if plain.endswith(name)), None)) is not None:
                return beside
            before = _AUXILIARY.sub("", " " + before).rstrip(" ,")
            parts = list(_MARKS_OFF.finditer(before))
            clause = before[parts[-1].end() :] if parts else before
            if parts and parts[-1][0].strip(" ,") == "and" and not clause.strip():
                # "X met Y and demanded": the subject of the sentence.
                clause = next((name for name in people if name in before), "")
            elif (
                parts
                and parts[-1][0].strip() == "and"
                and len(parts) == 1
                and re.match(r"^\S+(?: \S+){0,2}$", before[: parts[-1].start()].strip())
            ):
                clause = before
            clause = _OPENING.sub("", re.sub(r"\s+", " ", clause).strip(' ,“”"')).strip(" ,")
            if not clause or len(clause.split()) > _MOST_WORDS or _THINGS.search(clause):
                continue
            if re.search(r"\b(?:which|who|whom|whose)\b", clause) or (
                _NOBODY.match(clause) and not _PRONOUN.match(clause)
            ):
                continue
            if _CLAUSE.search(clause):
                continue
            if (who := self._named(clause, people)) is not None:
                return who
        return None

    def _named(self, who: str, people: Sequence[str]) -> str | None:
        who = re.sub(r"\s+", " ", who).strip(" ,“”\"'’")
        if _PRONOUN.match(who):
            return self._person if who.lower() in ("he", "she") else self._last
        for name in people:
            if name in who:
                return name
        who = (
            re.split(
                r" (?=(?:in|at|on|from|since) (?:[A-Z]|the time|a\b)|who\b|which\b|published\b|conducted\b)"
                r"(?<!officials )(?<!many )(?<!officers )",
                who,
            )[0].strip(" ,")
            or who
        )
        return who if len(who) < 120 and not _NOBODY.match(who) and re.search(r"[^\W\d_]", who) else None
