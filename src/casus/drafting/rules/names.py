"""Names of people and bodies by their form alone."""

import re

__all__ = ["is_body", "is_person", "people_in", "without_titles"]

_TITLE = (
    r"(?:Dr|Prof|Professor|Assoc|Asst|Assist|Col|Lt|Gen|Maj|Sgt|Adm|Capt|Cpt|Brig|Amb|Ambassador|Sir|Dame|Lord|Mr"
    r"|Mrs|Ms"
    r"|Rev|Hon|PhD|Ph\.D|Doç|Öğr|Gör|Üyesi|Arş)"
)
_TITLES = re.compile(
    rf"(?:^|(?<=[\s,;&]))(?:{_TITLE}\.?\s+)+|\s*,?\s*\((?:Ret|Retd|ret|retd|PhD|Ph\.D)\.?\)|,\s*(?:Ph\.?D|MD|MBE"
    rf"|OBE)\.?(?!\w)"
)
_PARTICLES_TEXT = """
    de da do dos das van von der den del della di du la le el al bin ben ibn ter ten af av zu y e bint st
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_BODY = re.compile(
    r"\b(?:Institut\w*|Cent(?:er|re)s?|Forum|Council|Bank|Ministry|Minister|Department|Agency|Agence|Foundation|Fund"
    r"|University|College|School|Office|Commission|Committee|Organi[sz]ation|Association|Group|Initiative|Endowment"
    r"|Programme|Program|Project|Service|Services|Bureau|Board|Research|Studies|Observatory|Network|Society|Union"
    r"|Times|Post|News|Journal|Review|Press|Herald|Daily|Gazette|Tribune|Monitor|Today|Magazine|Quarterly|Weekly"
    r"|Chronicle|Telegraph|Guardian|Independent|Economist|Report|Desk|Editors?|Staff|Team|House|Nations|Index|Survey"
    r"|Merkezi|Enstitüsü|Üniversitesi|Vakfı|Derneği|Zentrum|Stiftung|Fondation|Instituto"
    r"|Court|Parliament|Government|Embassy|Authority|Administration|Corporation|Alliance|Watch|International"
    r"|Division|Directorate|Section|Unit|Branch|Secretariat|Mission|Delegation|Faculty|Laboratory|Academy|Letters?)\b"
)
# What stands at a name and leads to an address or a note on the author.
_MARKS = re.compile(r"(?<=[^\W\d_.])\s?(?:[⁰¹²³⁴-⁹*†‡§¶#]|,(?=[⁰¹²³⁴-⁹*†‡§\d]))+|(?<=[a-zà-ÿ])\d(?:,\d)*\*?(?!\w)")
_WORD = re.compile(r"[^\W\d_][\w.’'‘-]*")


def without_titles(text: str) -> str:
    """A line of names without ranks and academic titles.

    >>> without_titles("Margaret O’Dell, Col. Thomas Reyes (Ret.), and Sanna Lehtovaara")
    'Margaret O’Dell, Thomas Reyes, and Sanna Lehtovaara'
    """
    return " ".join(_TITLES.sub("", text).split())


def is_body(text: str) -> bool:
    """Whether a name holds a word that only bodies and papers bear."""
    return _BODY.search(text.title() if text.isupper() else text) is not None


def is_person(text: str, fewest: int = 2) -> bool:
    """Whether words have the form of one person's name: two to five, capital letters, no word of a body."""
    words = without_titles(text).split()
    if not fewest <= len(words) <= 5 or is_body(text) or words[0].lower() in ("the", "a", "an"):
        return False
    return all(_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words) and any(
        len(word.rstrip(".")) > 1 for word in words
    )


def people_in(line: str) -> str | None:
    """A line that holds names of people alone, without titles and marks of notes; else None.

    >>> people_in("Dr Ana Ruiz¹* and Bo Ek²"), people_in("Peru   Chile   Copper")
    ('Ana Ruiz and Bo Ek', None)
    """
    # Words in columns are topics or buttons.
    if re.search(r"\S(?:\t|[ \u00a0]{3,})\S", line.strip()):
        return None
    bare = without_titles(_MARKS.sub("", line.strip().rstrip(".")))
    parts = [part for part in re.split(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&|ve|et)\s+", bare) if part]
    return bare if parts and len(parts) <= 12 and all(map(is_person, parts)) else None
