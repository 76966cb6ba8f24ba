"""What the lines behind the body say of author and publisher."""

import re
from collections.abc import Sequence

from casus.drafting.rules.body import BIOGRAPHY
from casus.drafting.rules.furniture import is_furniture
from casus.drafting.rules.layout import Line
from casus.drafting.rules.names import is_person, people_in, without_titles

__all__ = ["author_behind", "copyright_of"]

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:[–-]\d{2,4})?)\s+(?:by\s+)?([A-Z][^.,;|·\n]{2,60})", re.I
)


def author_behind(behind: Sequence[Line]) -> str | None:
    """The author whom a note at the end tells of."""
    for line in behind:
        reporters = re.match(r"\(?reporting by (.{3,200}?)(?:;|\)|\.\s|\.$|$)", line.text, re.I)
        if reporters is not None:
            names = re.sub(r"\s+in\s+[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", "", reporters[1])
            if people_in(names):
                return people_in(names)
    for line in behind:
        if line.words <= 6 and (names_ := people_in(line.text)) is not None and not is_furniture(line.text):
            return names_
    for line in behind:
        bare = without_titles(re.sub(r"^\W*(?:about the authors?\W+)?", "", line.text, flags=re.I))
        head = BIOGRAPHY.split(bare, maxsplit=1)[0]
        if head != bare and is_person(head) and not is_furniture(line.text):
            return head
    return None


def copyright_of(behind: Sequence[Line], front: Sequence[Line]) -> str | None:
    """Who has the rights, as a line behind or above the body says."""
    for line in (*behind, *front):
        if (found := _COPYRIGHT.search(line.text)) is not None:
            return found[1].strip()
    return None
