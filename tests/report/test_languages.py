"""Reports in three languages: nothing is left in English but what the case itself says."""

import re
from html.parser import HTMLParser

import pytest

import casus
from casus.report import report_html
from casus.wording import language as spoken_language

# What is the same in every language: names, identities, formulas, codes, papers.
SAME = re.compile(
    r"^(casus|NATO AJP-2\.1|Sherman Kent|km|CC|NA|II)$|^sha256:|^[A-Z]{3}, |casus run --json", re.IGNORECASE
)


class _Texts(HTMLParser):
    """Text nodes and labels of a page, outside of what is code."""

    def __init__(self):
        super().__init__()
        self.texts, self.inside = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br", "link", "rect", "line", "path", "circle"):
            self.inside.append(tag)
        given = dict(attributes)
        self.texts += [given[name] for name in ("aria-label", "data-label") if given.get(name)]

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not {"style", "code", "text"} & set(self.inside):
            self.texts.append(data.strip())


def texts(page):
    parser = _Texts()
    parser.feed(page)
    return parser.texts


class _Marked:
    """A catalogue in which every sentence of casus stands in marks."""

    def gettext(self, template):
        return f"⟦{template}⟧"

    def pgettext(self, where, template):
        return f"⟦{template}⟧"

    def ngettext(self, one, many, n):
        return f"⟦{one if n == 1 else many}⟧"


def outside_marks(pieces):
    """The texts of a page without what stands in marks, which may begin in one text and end in another."""
    depth = 0
    for piece in pieces:
        kept = []
        for character in piece:
            if character == "⟧":
                depth -= 1
            elif character == "⟦":
                depth += 1
            elif depth == 0:
                kept.append(character)
        yield "".join(kept)


@pytest.fixture
def marked(monkeypatch):
    from casus.wording import saying, units

    for module in (saying, units, spoken_language):
        monkeypatch.setattr(module, "catalogue", _Marked)


def own_words(case):
    """Every text that a case holds, and the names of its parts."""

    def walk(part):
        if isinstance(part, dict):
            for key, value in part.items():
                yield str(key)
                yield from walk(value)
        elif isinstance(part, list):
            for value in part:
                yield from walk(value)
        else:
            yield str(part)

    return " ".join(walk(case.canonical)).replace("_", " ")


# Papers and data are cited as they were published; what an analogue did is told by the class, in English.
LEFT = re.compile(
    r"\(\d{4}\)|NATO\. AJP|Kent, S\.|entered on|stayed out|Correlates of War|: [A-Z].*\d{4}\.?$|Standards, 2015|\d{4}; "
)
# Days have a way of their own into a language.
DAY = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}$")


@pytest.mark.parametrize("name", ["belarus-2022", "signorino-1999"])
def test_every_sentence_of_casus_goes_through_the_catalogues(name, marked):
    result = casus.run(casus.load(name), 512)
    told = own_words(result.case)
    words = set(re.findall(r"[A-Za-z’']+", told))
    left = []
    for text in outside_marks(texts(report_html(result))):
        unknown = [word for word in re.findall(r"[A-Za-z’']{3,}", text) if not {word, word.lower()} & words]
        if unknown and not SAME.search(text.strip()) and not LEFT.search(text) and not DAY.search(text.strip()):
            left.append(text.strip()[:120])
    assert not left, "\n".join(left)


@pytest.mark.parametrize(("language", "said"), [("en", "3.8\xa0%"), ("tr", "%3,8"), ("ru", "3,8\xa0%")])
def test_numbers_as_each_language_writes_them(language, said, belarus):
    page = report_html(belarus, language=language)
    assert f'<html lang="{language}">' in page
    assert said in page
    others = {"3.8\xa0%", "%3,8", "3,8\xa0%"} - {said}
    assert not any(other in page for other in others)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "28 February 2023"), ("tr", "28 Şubat 2023"), ("ru", "28 февраля 2023 года")],
)
def test_days_as_each_language_writes_them(language, said, belarus):
    assert said in report_html(belarus, language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "What would have to be true?"),
        ("tr", "Neyin doğru olması gerekir?"),
        ("ru", "Что должно было бы быть верно?"),
    ],
)
def test_the_five_questions_stand_first(language, said, belarus):
    page = report_html(belarus, language=language)
    assert page.index(said) < page.index("<nav")
    assert page.count('<div><dt><a href="#') == 5


def test_the_case_speaks_its_own_languages(belarus):
    assert "Путин приезжал в Минск" in report_html(belarus, language="ru")
    assert "Minsk seferberlik kararı alıyor" in report_html(belarus, language="tr")


def test_a_language_without_a_catalogue(belarus):
    with pytest.raises(casus.UsageError, match="language: found 'de', expected en, tr, ru"):
        report_html(belarus, language="de")


@pytest.fixture(scope="module")
def belarus():
    return casus.run(casus.load("belarus-2022"), 16_384)
