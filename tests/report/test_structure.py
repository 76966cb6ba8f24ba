"""What holds for every report: order, links, text alternatives, nothing from elsewhere."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from tests.report.page import NEVER, Element, parsed
from tests.report.test_hypotheses import MINSK
from tests.report.test_time import OUTSIDE, QUIET

import casus
from casus.case import parse
from casus.cases import catalogue
from casus.report import report_html

NUMBERS_ALONE = "{casus: 1, title: Rain, answer: p, quantities: {p: {value: likely, about: Chance of rain}}}"
NOTHING_VARIES = "{casus: 1, title: Fixed, answer: p, quantities: {p: {value: 0.3}}}"
NUMBER = (
    '{casus: 1, title: Metres, answers: {m: {is: m, kind: number, unit: m}}, quantities: {m: {value: "normal(0, 1)"}}}'
)
IMPOSSIBLE = """
{casus: 1, title: Never, answers: {never: {is: zero, headline: true}, then: {is: zero, given: never}},
 quantities: {zero: {value: 0}}}
"""
CHANCE = """
{casus: 1, title: Dice, answer: dice.six, models: {dice: {kind: game, precision: 1, tree:
  {chance: {six: {probability: 1 / 6, event: six_up}, other: {probability: rest}}}}}}
"""
LADDER = """
{casus: 1, title: Steps, answers: {steps: {kind: ordinal, is: {low: rest, high: p}}},
 quantities: {p: {value: unlikely}}}
"""
SMALL = {
    "numbers alone": NUMBERS_ALONE,
    "nothing varies": NOTHING_VARIES,
    "number": NUMBER,
    "impossible": IMPOSSIBLE,
    "chance": CHANCE,
    "ladder": LADDER,
    "clock": QUIET % "",
    "clock and outside view": QUIET % OUTSIDE,
    "hypotheses": MINSK,
}


@pytest.fixture(scope="session", params=[*catalogue(), *SMALL, "duel"])
def any_page(request: pytest.FixtureRequest) -> Element:
    if request.param == "duel":
        return request.getfixturevalue("page")  # type: ignore[no-any-return]
    if request.param == "belarus-2022":
        return request.getfixturevalue("flagship_page")  # type: ignore[no-any-return]
    written = SMALL.get(request.param)
    case = parse(written, name="small") if written is not None else casus.load(request.param)
    return parsed(report_html(casus.run(case, draws=512)))


def test_one_title_and_headings_in_order(any_page: Element) -> None:
    levels = [int(e.name[1]) for e in any_page.walk() if re.fullmatch("h[1-6]", e.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert all(e.said for e in any_page.walk() if re.fullmatch("h[1-6]", e.name))


def test_sections_in_order(any_page: Element) -> None:
    order = [re.sub(r"^hypotheses-.*", "hypotheses", e["id"]) for e in any_page.all("h2")]
    whole = [
        "brief",
        "outside",
        "situation",
        "beliefs",
        "hypotheses",
        "answer",
        "seen",
        "pooled",
        "drivers",
        "tipping",
        "advocate",
        "scenarios",
        "audit",
        "information",
        "article",
        "tree",
        "answers",
        "settings",
        "quantities",
        "claims",
        "assumptions",
        "confidence",
        "leaves-out",
        "method",
    ]
    assert order == [name for name in whole if name in order]
    assert set(whole) - set(order) <= {
        "outside",
        "beliefs",
        "hypotheses",
        "seen",
        "pooled",
        "advocate",
        "article",
        "tree",
        "answers",
    }


def test_landmarks_and_language(any_page: Element) -> None:
    assert any_page.one("html")["lang"] == "en"
    for landmark in ("main", "nav"):
        assert any_page.one(landmark)
    assert any_page.one("header", "head")
    assert any_page.one("head").one("title").said


def test_every_picture_has_a_text_alternative(any_page: Element) -> None:
    pictures = any_page.all("svg")
    for picture in pictures:
        if picture.get("aria-hidden") == "true":
            assert "icon" in picture["class"]
            continue
        assert picture["role"] == "img"
        said = picture.get("aria-label") or " ".join(any_page.by_id(i).said for i in picture["aria-labelledby"].split())
        assert len(said) > 20


def test_every_picture_has_a_table_behind_it(any_page: Element) -> None:
    for figure in any_page.all("figure"):
        assert figure.all("figcaption")
        assert figure.all("table")


def test_internal_links_lead_somewhere_and_ids_are_unique(any_page: Element) -> None:
    ids = Counter(e["id"] for e in any_page.walk() if "id" in e.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    for link in any_page.all("a"):
        if link["href"].startswith("#"):
            assert link["href"][1:] in ids
    for element in any_page.walk():
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert all(name in ids for name in element.get(attribute).split())


def test_nothing_from_elsewhere_and_no_script(any_page: Element) -> None:
    assert Counter(e.name for e in any_page.walk() if e.name in NEVER) == {"style": 1}
    for element in any_page.walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "action", "xlink:href", "style")
            if name == "href":
                assert (value or "").startswith(("#", "https://", "http://"))
            assert "url(" not in (value or "")
    style = any_page.one("style").text
    assert "url(" not in style
    assert "@import" not in style
    policy = next(e for e in any_page.all("meta") if e.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_scrolling_boxes_can_be_reached_by_keyboard(any_page: Element) -> None:
    for box in any_page.all("div", "scroll"):
        assert box["tabindex"] == "0"
        assert box["role"] == "region"
        assert box["aria-label"]


def test_tables_have_headings_and_full_rows(any_page: Element) -> None:
    for table in any_page.all("table"):
        wanted = len(table.one("thead").all("th"))
        assert wanted >= 2
        for row in table.all("tr"):
            cells = [e for e in row.parts if isinstance(e, Element)]
            assert sum(int(cell.get("colspan") or 1) for cell in cells) == wanted
            assert any(cell.name == "th" and cell.get("scope") for cell in cells)


def test_no_python_shows(any_page: Element) -> None:
    said = [part for e in any_page.one("body").walk() for part in e.parts if isinstance(part, str)]
    for text in said:
        assert text.strip() not in ("None", "nan", "True", "False")
        for trace in ("Undefined", "<built-in", "Summary(", "Markup(", "object at 0x", " nan ", " None,"):
            assert trace not in text, text


def test_confidence_and_likelihood_never_share_a_sentence(any_page: Element) -> None:
    from casus.quantities.words import ALL_WORDS

    words = "|".join(sorted(map(re.escape, ALL_WORDS), key=len, reverse=True))
    for sentence in re.split(r"(?<=[.!?])\s", any_page.section("confidence").said):
        assert not re.search(rf"\b({words})\b", sentence)
        assert "%" not in sentence
