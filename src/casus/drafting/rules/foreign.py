"""Words of another language: such as stand in no English sentence, and letters of another script."""

import re
import unicodedata

__all__ = ["foreign_words"]

# Words that join sentences or close a list of authors in Turkish, French, German, Spanish, Italian, Portuguese, Polish;
# none of them is an English word or a common name.
_WORDS = frozenset(
    {
        "nitekim", "ayrıca", "ancak", "çünkü", "fakat", "böylece", "dolayısıyla", "örneğin", "diğer", "olarak",
        "göre", "sonra", "böyle", "ayrica", "ötürü", "ilişkin", "bununla", "birlikte", "yandan", "notamment",
        "toutefois", "cependant", "néanmoins", "également", "lorsque", "puisque", "aujourd'hui", "celui", "ceux",
        "très", "jedoch", "außerdem", "nämlich", "dennoch", "allerdings", "beziehungsweise", "deshalb", "während",
        "zwischen", "nicht", "auch", "wurde", "además", "también", "aunque", "mientras", "embargo", "según",
        "porque", "pero", "inoltre", "tuttavia", "perché", "anche", "quindi", "infatti", "também", "porém", "então",
        "além", "não", "jednak", "również", "ponieważ", "także", "oraz",
    }
)  # fmt: skip
_SHORT = re.compile(r"(?<![\w.])(?:vd|vb|vs\. vd|bkz|krş|bzw|usw|u\.a|z\.B|i pr|itp|tzn)\.(?=[,;)\s]|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# What is quoted, or given beside its translation, is meant to stand there.
_MEANT = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)|‘[^’]*’|«[^»]*»")
_ENOUGH = 2


def foreign_words(text: str) -> tuple[str, ...]:
    """Words of another language in a sentence, as written; those in quotation marks or brackets are meant, and none.

    >>> foreign_words("Nitekim analysts agree."), foreign_words("Anna Kurz vd., “Title”")
    (('Nitekim',), ('vd.',))
    >>> foreign_words("He said «да».")
    ()
    """
    bare = _MEANT.sub(lambda match: " " * len(match[0]), text)
    found = [match[0] for match in _SHORT.finditer(bare)]
    for match in _WORD.finditer(bare):
        word = match[0]
        if word.lower().replace("’", "'") in _WORDS or (len(word) >= _ENOUGH and _other_script(word)):
            found.append(word)
    return tuple(dict.fromkeys(found))


def _other_script(word: str) -> bool:
    return not word.isascii() and not unicodedata.name(word[0], "LATIN").startswith(
        ("LATIN", "MODIFIER", "GREEK SMALL LETTER MU")
    )
