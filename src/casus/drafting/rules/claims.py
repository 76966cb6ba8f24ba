"""Claims: the sentences that state, report, estimate or predict something."""

import re
from collections.abc import Sequence

from casus.drafting.article import Article
from casus.drafting.extraction import MOST_QUOTED, Claim, Mark, Sentence
from casus.drafting.rules.gazetteer import find_names
from casus.drafting.rules.hedges import estimative_word, find_hedge
from casus.drafting.rules.offsets import place, readable
from casus.drafting.rules.organisations import find_organisations
from casus.drafting.rules.people import find_people
from casus.drafting.rules.speakers import VERBS, Speakers

__all__ = ["find_claims", "is_claim", "quoted"]

_SHOULD = re.compile(r"\b(?:should|ought to)\b|^Let (?:us|them)\b")
_NO_ADVICE = re.compile(
    r"^Should\b|\b(?:it|this|that) should (?:also |not |however |never )*be (?:forgotten|noted|remembered|said|"
    r"added|stressed|recalled|emphasi[sz]ed|mentioned|kept)\b"
    rf"|\b{VERBS} (?:\w+ ){{0,3}}?(?:that )?(?:[\w’'-]+ ){{1,8}}(?:should|ought to)\b|\b(?:if|that|whether|what|"
    r"how|why|who|when|where)\b[^,;]*\b(?:should|ought to)\b",
    re.IGNORECASE,
)
# What only says what comes next.
_ANNOUNCES = re.compile(
    r"^(?:(?:This|The present|Our) (?:article|paper|report|commentary|section|chapter|essay|analysis|study|note|"
    r"brief(?:ing)?|piece) (?:will )?(?:asks?|examines?|discuss(?:es)?|"
    r"considers?|looks?|describes?|explores?|turns?|analy[sz]es?|reviews?|assess(?:es)?|outlines?|addresses|sets "
    r"out|weighs|proceeds|begins|offers|aims|seeks)\b"
    r"|(?:(?:First(?:ly)?(?: of all)?|To begin|At this point|Here|Now|In this context),? )?it is (?:necessary|"
    r"useful|worth|important|appropriate|helpful|instructive|time) (?:to )?"
    r"(?:assess|look|looking|consider|considering|examine|examining|ask|asking|analy[sz]e|mention|recall|"
    r"recalling|remember|discuss|discussing|turn|turning)\w*\b"
    r"|(?:And|But|So)? ?[Tt]hen there (?:is|are|was)\b|(?:Let us|Consider|Take|Look at|See|Recall|Compare|Note) "
    r"(?!that\b)"
    r"|(?:What|The question|The problem|The reasons?) (?:has changed |follows |remains |now )?(?:is|are) (?:\w+ )"
    r"{0,2}\w+[.:]$"
    r"|(?:There are|I see|We see) (?:two|three|four|five|six|several|many|a few|some) (?:\w+ )?(?:reasons|"
    r"scenarios|options|questions|ways|points|explanations|factors|possibilities)[.:]"
    r"|(?:Here|Below|Next|Elsewhere) (?:is|are|we|the (?:picture|story|news|view)|things)\b(?:[^.]{0,40})[.:]$"
    r"|(?:Not everyone|Not all|Few|Some|Others|Opinions?|Views?) (?:agrees?|disagrees?|differs?|doubt it)\.$"
    r"|Here[’']s (?:why|how|what)\b|(?:The )?[\w ]{3,60} (?:is|are) (?:as follows|the following)[.:]|Others (?:are"
    r"|disagree|differ)"
    r"(?: \w+)?\.$|What (?:is|has) (?:new|changed|different|striking|missing|certain|clear) is (?:the|its|their|how)"
    r" \w+\.$"
    r"|(?:We|I) (?:therefore |also |strongly )?(?:recommend|advise|urge|propose)\b|[\w ]{2,40} (?:may|might) (?:also"
    r" )?wish to\b"
    r"|(?:In (?:what follows|the following|this section)|We (?:now )?turn|I (?:now )?turn)\b)"
)
_SUBJECT = re.compile(r"(?:I|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Yy]ou)\b")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"won|went|came|took|made|said|fell|rose|left|lost|met|cut|put"
    r"|(?!(?:this|his|its|hers|theirs|ours|yes|always|perhaps)\b)\w{2,}(?:[^su\W]s|ed|n[’']t))\b"
)
_CUT = re.compile(
    r"[;:—–]\s|,\s(?=(?:and|but|or|which|who|while|although|because|since|so|whereas|as|if|when|where|with)\b)|,\s"
)
_MARK = " …"


def find_claims(article: Article, sentences: Sequence[Sentence], marks: Sequence[Mark]) -> tuple[Claim, ...]:
    """Claims among the sentences, in their order, each with the sources that its marks lead to.

    marks : those that lead to a source
    """
    sources: dict[int, list[int | str]] = {}
    for mark in marks:
        sources.setdefault(mark.sentence, []).append(mark.n)
    speakers = Speakers()
    abbreviations: dict[str, str] = {}
    claims = []
    asked = False
    for one in sentences:
        read = readable(one.text)
        found = find_names(read)
        organisations = list(find_organisations(read, found, abbreviations))
        people = [person.name for person in find_people(read, found, organisations)]
        who = speakers.who(read, people)
        # What completes a list of options advises as the words above it do.
        listed = asked and read[:1].islower()
        if listed or not is_claim(read):
            asked = listed or read.rstrip().endswith(":")
            continue
        asked = False
        text, end = quoted(one.text)
        start, stop = place(article, one, 0, end)
        if end == len(one.text):
            start, stop = one.start, one.end
        hedge = find_hedge(read)
        named = tuple(dict.fromkeys(sources.get(one.n, ())))
        claims.append(Claim(text, start, stop, one.n, named, hedge, estimative_word(hedge), who))
    return tuple(claims)


def is_claim(text: str) -> bool:
    """Whether a sentence states something: no question, no advice, and more than a word of what comes next.

    >>> [is_claim(text) for text in ("Is it so?", "Not yet.", "Peru should wait.", "Peru waits.")]
    [False, False, False, True]
    """
    bare = text.strip(" “”\"'’‘()[]")
    if bare.endswith("?") or not re.search(r"[^\W\d_]", bare):
        return False
    words = bare.split()
    if _ANNOUNCES.match(bare) or (bare.endswith(":") and len(words) <= 8):
        return False
    if len(words) <= 4 and not _SUBJECT.match(bare) and _VERB.search(bare) is None:
        return False
    bare = re.sub(r"“[^”]*”", "“”", bare)
    if _SHOULD.search(bare) and not _NO_ADVICE.search(bare):
        return any(not _SHOULD.search(part) and _VERB.search(part) for part in bare.split(";"))
    return True


def quoted(text: str) -> tuple[str, int]:
    """A sentence as a quotation, and how many of its characters that holds.

    One that is too long is cut where a clause ends, at a word if no clause does, and "…" says so.
    """
    if len(text) <= MOST_QUOTED:
        return text, len(text)
    room = MOST_QUOTED - len(_MARK)
    ends = [match.start() for match in _CUT.finditer(text, 0, room) if match.start() >= room // 2]
    end = ends[-1] if ends else max(text.rfind(" ", 0, room), 0) or room
    end = len(text[:end].rstrip())
    return text[:end] + _MARK, end
