"""Whatever a case says shows as text."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.report.page import NEVER, Element, parsed

import casus
from casus.case import parse
from casus.errors import visible
from casus.report import report_html
from casus.report.text import web

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'\"><svg/onload=alert(1)>",
    "{{7*7}}",
    "{% raw %}{{ page }}",
    "</style></title></textarea><b>",
    "&lt;i&gt; &amp; &#x3c;",
    "\u202egnirts desrever",
    "\u2066isolate\u2069 \u2028 end",
    "]]><!-- -->",
    "${jndi:ldap://x} %s {0}",
)


def hostile_case(text: str) -> dict[str, Any]:
    """A case in which every place for text holds the same text."""
    claim = {"text": text, "sources": ["s"], "origin": text, "interest": ["a"]}
    branch = {"about": text, "because": ["c"], "event": "hit", "payoffs": {"a": "q", "b": 3}, "label": text}
    return {
        "casus": 1,
        "title": text,
        "about": text,
        "banner": text,
        "question": text,
        "resolution": {"yes_if": text, "no_if": text, "source": text},
        "as_of": "2024-01-01",
        "horizon": "2024-06-01",
        "authors": [{"name": text, "affiliation": text}],
        "answers": {
            "x": {"is": "g.hit", "headline": True, "about": text},
            "y": {"is": "g.hit", "given": "x", "about": text},
            "n": {"is": "q", "kind": "number", "unit": text, "about": text},
            "l": {"kind": "ordinal", "is": {"low": "rest", "high": "g.hit"}, "about": text},
        },
        "confidence": {"level": "low", "why": text},
        "assumptions": {"a": {"text": text, "breaks_if": text, "carries": ["g"]}},
        "dissent": [{"by": text, "text": text, "answer": 0.5}],
        "leaves_out": [text],
        "sources": {"s": {"title": text, "author": text, "publisher": text, "url": text}},
        "claims": {"c": claim},
        "events": {"e": {"date": "2024-01-01", "place": text, "text": text, "because": ["c"]}},
        "actors": {"a": {"name": text, "kind": text, "leader": text, "about": text}, "b": {"name": text}},
        "ties": [{"between": ["a", "b"], "kind": text, "because": ["c"]}],
        "quantities": {"q": {"value": "uniform(1, 2)", "unit": text, "about": text, "because": ["c"]}},
        "models": {
            "g": {
                "kind": "game",
                "label": text,
                "about": text,
                "precision": 1,
                "tree": {"player": "a", "label": text, "moves": {"up": branch, "down": {"about": text}}},
            }
        },
    }


def page_of(text: str) -> Element:
    written = json.dumps(hostile_case(text), ensure_ascii=True)
    return parsed(report_html(casus.run(parse(written, name="hostile"), draws=64)))


def shape(page: Element) -> list[str]:
    """The elements of a page, in order, without their text."""
    return [e.name for e in page.one("body").walk()]


@pytest.fixture(scope="module")
def harmless() -> list[str]:
    return shape(page_of("some words"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_text(text: str, harmless: list[str]) -> None:
    page = page_of(text)
    assert shape(page) == harmless
    shown = " ".join(visible(text).split())
    for element in (page.one("h1"), page.one("head").one("title"), page.one("p", "banner"), page.by_id("claim-1")):
        assert shown.rstrip(".") in element.said


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_leaves_the_page_as_it_is(harmless: list[str], text: str) -> None:
    try:
        page = page_of(text)
    except casus.CaseError:
        return  # the reader refuses it, so it never gets here
    made = shape(page)
    # A text of spaces alone, or of one sentence and another, may be shown in fewer parts, never in other ones.
    assert set(made) <= set(harmless)
    assert [name for name in made if name in NEVER] == [name for name in harmless if name in NEVER]


def test_marks_that_turn_text_are_spelled_out() -> None:
    page = page_of("\u202egnirts")
    assert "\u202e" not in page.text
    assert "[U+202E]gnirts" in page.one("h1").said


def test_text_of_any_script_stays() -> None:
    text = "Вступит ли Беларусь? سؤال בלארוס 白俄罗斯 \u200f İstanbul"
    assert " ".join(text.split()) in page_of(text).one("h1").said


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT://x/%0aalert(1)",
        "data:text/html,x",
        "https:",
        "//example.org",
        "ftp://example.org",
        "https://exa\nmple.org",
        "https://[bad",
        "",
        None,
    ],
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert web(url) is None


@pytest.mark.parametrize("url", ["https://example.org", "http://example.org/a?b=c&d#e"])
def test_web_addresses_are_links(url: str) -> None:
    assert web(url) == url
