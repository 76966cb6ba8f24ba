"""The catalogues: complete, up to date, and true to the places of every sentence."""

import ast
import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import casus
from casus.errors import UsageError
from casus.wording import (
    LANGUAGES,
    day,
    estimative,
    joined,
    local,
    month,
    percent,
    quoted,
    say,
    say_html,
    say_in,
    say_n,
    speaking,
    spoken,
    unit_name,
)
from casus.wording.estimative import SCALES, WORDS
from casus.wording.language import CATALOGUES

ROOT = Path(__file__).parents[2]
SAYS = {"say", "say_n", "say_in", "say_html", "say_html_n", "later", "later_in"}
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def tools():
    sys.path.insert(0, str(ROOT / "tools"))
    import catalogues

    return catalogues


def messages(language):
    with (CATALOGUES / language / "LC_MESSAGES" / "casus.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def test_catalogues_are_what_the_code_says(tools):
    """`make docs` has nothing to write."""
    for path, content in tools.files().items():
        assert path.read_bytes() == content, f"{path.name} of {path.parent.parent.name} is out of date: make docs"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated(language):
    found = messages(language)
    assert len(found) > 700
    forms = {"tr": 1, "ru": 3}[language]
    for message in found:
        told = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(told), message.id
        assert not message.fuzzy
        if not isinstance(message.id, str):
            assert len(told) == forms, message.id


def test_every_sentence_in_the_code_is_collected():
    """Also those that the collector does not see, such as one inside an f-string."""
    collected = {(message.context, _ids(message)[0]) for message in messages("tr")}
    said = set()
    for path in sorted((ROOT / "src" / "casus").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if called in SAYS:
                literals = [part.value for part in node.args if isinstance(part, ast.Constant)]
                with_place = called.endswith("_in")
                if len(literals) > with_place:
                    said.add((literals[0], literals[1]) if with_place else (None, literals[0]))
    assert len(said) > 600
    assert said <= collected


def _ids(message):
    return (message.id,) if isinstance(message.id, str) else message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_of_its_sentence(language):
    for message in messages(language):
        ids = _ids(message)
        known = set().union(*(re.findall(r"{(\w+)}", one) for one in ids)) | ({"n"} if len(ids) > 1 else set())
        for told in message.string if isinstance(message.string, tuple) else (message.string,):
            found = set(re.findall(r"{(\w+)}", told))
            assert found <= known, (message.id, told)
            # A count may be said by the plural alone; where the sentence still tells whose rounds they are.
            assert known - found <= {"n", "count", "rounds"}, (message.id, told)
            assert told.count("<") == ids[-1].count("<") or "<strong>" in told, told


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_are_in_their_own_letters(language):
    own = {"tr": re.compile("[çğıöşüÇĞİÖŞÜ]"), "ru": re.compile("[а-яА-ЯёЁ]")}[language]
    said = " ".join(str(message.string) for message in messages(language))
    assert len(own.findall(said)) > 1000


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 month"),
        ("en", 5, "5 months"),
        ("tr", 1, "1 ay"),
        ("tr", 5, "5 ay"),
        ("ru", 1, "1 месяц"),
        ("ru", 2, "2 месяца"),
        ("ru", 5, "5 месяцев"),
        ("ru", 11, "11 месяцев"),
        ("ru", 21, "21 месяц"),
        ("ru", 1004, "1\xa0004 месяца"),
    ],
)
def test_plural_forms(language, count, said):
    with speaking(language):
        assert say_n("{n} month", "{n} months", count) == said


@pytest.mark.parametrize(
    ("language", "number", "share", "moment", "of_year"),
    [
        ("en", "1,234.5", "3.6\xa0%", "1 May 2023", "May 2023"),
        ("tr", "1.234,5", "%3,6", "1 Mayıs 2023", "Mayıs 2023"),
        ("ru", "1\xa0234,5", "3,6\xa0%", "1 мая 2023 года", "май 2023"),
    ],
)
def test_numbers_and_days(language, number, share, moment, of_year):
    from datetime import date

    with speaking(language):
        assert local("1,234.5") == number
        assert percent("3.6") == share
        assert percent("<0.1").startswith("<")
        assert day(date(2023, 5, 1)) == moment
        assert day(None) == ""
        assert month(date(2023, 5, 1)) == of_year


def test_lists_quotes_and_units():
    with speaking("tr"):
        assert joined(["a", "b", "c"]) == "a, b ve c"
        assert joined(["a", "b"], "or") == "a ya da b"
        assert unit_name("points") == "puan"
    with speaking("ru"):
        assert quoted("визит") == "«визит»"
        assert unit_name("bottles") == "bottles"
        assert say_in("between the last two of a list", "and") == "и"


def test_every_estimative_word_is_known():
    from casus.quantities import scheme

    told = {band.name for key in SCALES for band in (*scheme(key).bands, *scheme(key).exact)}
    assert told == set(WORDS)
    for language in TRANSLATED:
        with speaking(language):
            assert len({estimative(word) for word in WORDS}) == len(WORDS), "no two words become one"
            assert not {estimative(word) for word in WORDS} & set(WORDS)
            assert estimative("less than 1 %") != "less than 1 %"
            assert "1" in estimative("less than 1 %")


def test_what_outside_views_say_is_known():
    from casus.models.reference import FEATURES
    from casus.models.reference.classes import CLASSES
    from casus.report.sentences.reference import SAID

    told = {text for one in CLASSES.values() for text in (one.asks, one.definition, *one.limits)}
    told |= {text for feature in FEATURES.values() for text in (feature.meaning, feature.unit) if text}
    for view in casus.run(casus.load("belarus-2022"), 64).outside.values():
        told |= {row.label for row in view.survival} | set(view.notes)
    assert told == set(SAID)


def test_a_language_is_spoken_within_its_block_alone():
    assert spoken() == "en"
    with speaking("ru"):
        with speaking("tr"):
            assert spoken() == "tr"
        assert spoken() == "ru"
    with pytest.raises(ZeroDivisionError), speaking("tr"):
        1 / 0  # noqa: B018
    assert spoken() == "en"


@pytest.mark.parametrize("language", ["de", "", "EN", None])
def test_a_language_that_is_not_spoken(language):
    with pytest.raises(UsageError, match="expected en, tr, ru"), speaking(language):
        pass


def test_no_value_is_read_as_a_template_or_as_markup():
    assert say("“{what}”", what="{what} {x}") == "“{what} {x}”"
    assert say_html("see <b>{what}</b>", what="<script>") == "see <b>&lt;script&gt;</b>"
    assert "\u202e" not in say_html("see <b>{what}</b>", what="\u202ex")


def test_the_option_offers_what_there_is():
    from casus.cli.options import Language

    assert tuple(one.value for one in Language) == LANGUAGES
