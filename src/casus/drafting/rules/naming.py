"""Patterns of a full name, with titles and offices beside it."""

import re

__all__ = [
    "AFTER_NAME",
    "APPOSITION",
    "BEFORE_NAME",
    "EXPERT",
    "OFFICE_OF",
    "OF_A_STATE",
    "SAID_BY",
    "SPEAKS",
    "TITLE",
    "TITLED",
]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶŁĻŃŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚƏÇ"
_PART = rf"(?:[{_UPPER}][\w’'-]*[\wʼ]|[{_UPPER}]\.|[{_UPPER}](?=\s))"
_LINK = (
    r"(?:al-|el-|Al-|El-|ad-|as-|ash-|an-|bin |ibn |bint |ben |de la |de |da |dos |do |del |van der |van den |van |von "
    r"|der |di |du |la |le |d['’]|ter |al |el )"
)
_NAME = rf"(?:{_PART}(?: (?:{_LINK})?{_PART}){{1,3}})"

_RANK = (
    r"(?:(?:Lt|Maj|Brig|Vice|Rear|Sgt|Staff|Lieutenant|Major|Brigadier|Col|Gen|Field|Chief|Air|Petty|Warrant)\.?[ -])?"
    r"(?:Gen|Col|Lt|Maj|Adm|Capt|Cmdr|Sgt|Brig|Cdr|General|Colonel|Admiral|Captain|Commander|Major|Marshal|"
    r"Lieutenant|Brigadier|Sergeant)\b\.?"
    r"(?: \((?:ret|retd|Ret|Retd)\.?\))?"
)
TITLE = (
    rf"(?:{_RANK}|Dr\.?|Prof\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Sir|Dame|Lord|Lady|Sheikh|Sheik|Ayatollah|Rev\.?"
    r"|Father|Imam)"
)
_MODIFIER = (
    r"(?:[Dd]eputy|[Vv]ice|[Aa]cting|[Ff]ormer|[Ii]nterim|[Tt]ransitional|[Ff]irst|[Cc]hief|[Ss]enior|[Ss]upreme|"
    r"[Ss]pecial|[Nn]ational|[Ss]tate"
    r"|[Pp]rime|[Cc]rown|[Gg]eneral|[Pp]ermanent|[Ee]xecutive|[Mm]anaging|[Ee]lected|[Oo]utgoing|[Ii]ncoming|"
    r"[Nn]ewly|[Ff]oreign|[Dd]efen[cs]e"
    r"|[Ii]nterior|[Ff]inance|[Ee]conomy|[Ee]conomics|[Ee]nergy|[Oo]il|[Tt]rade|[Jj]ustice|[Ii]nformation|"
    r"[Hh]ealth|[Cc]ulture|[Ee]ducation"
    r"|[Tt]ransport|[Aa]griculture|[Ss]ecurity|[Pp]residential|[Gg]overnment|[Oo]pposition|[Pp]arty|[Aa]rmy|"
    r"[Nn]avy|[Aa]ir|[Mm]ilitary"
    r"|[Ii]ntelligence|[Cc]entral|[Bb]ank|[Ss]tate Department|[Ff]oreign [Mm]inistry|[Dd]efen[cs]e [Mm]inistry|"
    r"[Kk]remlin|White House|Pentagon"
    r"|[Dd]epartment|[Mm]inistry|[Cc]abinet|[Hh]ome|[Tt]reasury|[Ww]ater|[Ee]nvironment|[Ii]ndustry|"
    r"[Ii]rrigation|[Pp]olice|[Ee]x)"
)
_HEAD = (
    r"(?:[Pp]resident(?:-elect)?|[Mm]inister(?: of [Ss]tate)?|[Pp]remier|[Cc]hancellor|[Tt]aoiseach|[Mm]onarch|"
    r"[Kk]ing|[Qq]ueen|[Ee]mir|[Ss]ultan|[Pp]rince"
    r"|[Ll]eader|[Ss]ecretary[- ][Gg]eneral|[Ss]ecretary of [A-Z]\w+|[Ss]ecretary|[Aa]mbassador|[Ee]nvoy|"
    r"[Ss]pokes(?:man|woman|person)|[Aa]dvis[eo]r"
    r"|[Dd]irector(?:[- ][Gg]eneral)?|[Hh]ead|[Cc]hief(?: of [Ss]taff)?|[Cc]ommander(?:-in-[Cc]hief)?|"
    r"[Gg]overnor|[Ss]peaker|[Ss]enator|[Cc]hair(?:man|woman)?"
    r"|[Mm]ayor|[Cc]ommissioner|[Rr]epresentative|[Pp]rosecutor|[Nn]egotiator|[Cc]onsul|[Dd]iplomat|"
    r"[Cc]o-founder|[Ff]ounder|[Rr]uler|[Pp]ope|[Jj]udge|Führer)"
)
_FIELD = (
    r"(?: (?:of|for) (?:the )?(?:[Dd]efen[cs]e|[Ff]oreign [Aa]ffairs|[Ii]nterior|[Ss]tate(?: for [A-Z]\w+)?|"
    r"[Ff]inance|[Ee]nergy|[Tt]rade|[Jj]ustice"
    r"|[Ii]nformation|[Ee]conomy|[Ii]nternal [Aa]ffairs|[Nn]ational [Ss]ecurity|[Tt]reasury|[Hh]ealth|"
    r"[Aa]griculture|[Tt]ransport|[Ww]ater(?: [Rr]esources)?)\b)?"
)
_OFFICE = rf"(?:{_MODIFIER}[ -]){{0,4}}{_HEAD}{_FIELD}"
_BODY = r"(?: (?:of|for|to|at) (?:the )?(?P<body>[^,;:.()“”\"]{2,60}?))?"

BEFORE_NAME = re.compile(
    rf"(?<![\w-])(?P<office>{_OFFICE})(?: (?:of|for|to) (?:the )?(?P<body>{_PART}(?:[ -](?:of |and |for |the )"
    rf"*{_PART}){{0,5}}?))?(?P<comma>,)? (?:{TITLE} )?(?P<name>{_NAME})"
)
OFFICE_OF = re.compile(
    rf"(?<![\w-])(?P<office>{_OFFICE}) (?:of|for|to) (?:the )?(?P<body>[^,;:.()“”]{{2,60}}), "
    rf"(?P<name>{_NAME})(?=[,.;:]|$)"
)
OF_A_STATE = re.compile(rf"(?<=[’']s )(?P<name>{_NAME})(?=, | (?:\w+ed|\w+s|has|had|will|met|told|said)\b)")
AFTER_NAME = re.compile(
    rf"(?P<name>{_NAME})(?: \(\w+\))?, (?P<lead>(?:(?:who (?:is|was|has been) )?(?:the|a|an|its|his|their) |"
    rf"[\w’'-]+[’']s |[\w’'-]+ )?(?:[\w’'-]+ ){{0,2}}?)(?P<office>{_OFFICE})(?![\w-]){_BODY}(?=[,;:.()]|$| "
    r"(?:said|says|told|has|who|and|in|on)\b)"
)
TITLED = re.compile(rf"(?<![\w-]){TITLE} (?P<name>{_NAME})")
_SAYS = (
    r"(?:says?|said|argue[sd]?|warn(?:s|ed)|told|tells|writes|wrote|believes?|believed|thinks?|estimate[sd]|"
    r"calculate[sd]|add(?:s|ed)|note[sd]|predict(?:s|ed)"
    r"|conclude[sd]|explain(?:s|ed)|suggest(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|complain(?:s|ed)|put it)"
)
SPEAKS = re.compile(rf"(?P<name>{_NAME})(?:,? (?:of|from|at) [^,.;]{{2,60}}?,?)? {_SAYS}\b")
SAID_BY = re.compile(
    rf"\b{_SAYS} (?P<name>{_NAME})(?=,|\.|$| of\b| at\b| from\b|;)|\b[Aa]ccording to (?P<other>{_NAME})(?=,| "
    r"of\b| at\b| from\b)"
)
EXPERT = re.compile(
    r"\b(?:analyst|expert|researcher|fellow|scholar|economist|historian|professor|scientist|hydrologist|lawyer|"
    rf"journalist|author|activist|politician|lawmaker"
    rf"|adviser|director|colleague|resident|officer|general|colonel|candidate|banker|trader) (?P<name>{_NAME})"
)
APPOSITION = re.compile(
    rf"(?P<name>{_NAME}), (?:who\b|(?:a|an) (?:[\w-]+ ){{0,3}}(?:analyst|expert|researcher|fellow|scholar|"
    rf"economist|historian|professor|hydrologist|officer|general|journalist|lawyer|diplomat|scientist|lecturer|"
    r"official|author|activist|politician|lawmaker|engineer)\b)"
)
