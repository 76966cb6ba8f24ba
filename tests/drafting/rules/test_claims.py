"""Claims, hedges, speakers, conditionals and hypotheses on small texts."""

import pytest

from casus.drafting.extraction import MOST_QUOTED, Mark
from casus.drafting.rules.claims import find_claims, is_claim
from casus.drafting.rules.conditionals import find_conditionals
from casus.drafting.rules.hedges import estimative_word, find_hedge
from casus.drafting.rules.hypotheses import find_hypotheses

from .lines import lines


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Bolivia has no coast.", True),
        ("Will Bolivia sail?", False),
        ("Bolivia should build a port.", False),
        ("Bolivia should build a port; Chile will object.", True),
        ("It should be noted that Bolivia lost its coast.", True),
        ("Chile says that Bolivia should wait.", True),
        ("Should Chile object, Bolivia would wait.", True),
        ("This article examines the coast.", False),
        ("Not now.", False),
        ("…", False),
    ],
)
def test_what_is_a_claim(text, claim):
    assert is_claim(text) is claim


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Chile may object.", "may"),
        ("It met in May.", None),
        ("Chile could lose.", "could"),
        ("Chile could not lose.", None),
        ("Nobody could say why.", None),
        ("Chile would object and will lose.", None),
        ("Talks are expected to fail.", "expected to"),
        ("It is highly unlikely that it holds.", "highly unlikely"),
        ("There is a realistic possibility of war.", "a realistic possibility"),
        ("It will almost certainly rain.", "almost certainly"),
    ],
)
def test_hedges(text, hedge):
    assert find_hedge(text) == hedge


def test_words_of_the_published_scales():
    """ODNI, ICD 203 (2015) names "almost certainly" and "probable"; Sherman Kent (1964) "almost certainly not"."""
    words = ("almost certainly", "probable", "very unlikely", "remote", "almost certainly not", "perhaps", None)
    assert [estimative_word(word) for word in words] == [
        "almost certain", "likely", "very unlikely", "almost no chance", "almost certainly not", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "who"),
    [
        (["Lima condemned the raid."], "Lima"),
        (["According to the Lake Institute, it rains."], "the Lake Institute"),
        (["It rains, Bolivian officials said."], "Bolivian officials"),
        (["“It rains,” said Ana Ruiz, a farmer."], "Ana Ruiz"),
        (["Ana Ruiz, a farmer, warned that it rains."], "Ana Ruiz"),
        (["Ana Ruiz told reporters that it rains.", "She added that it pours."], "Ana Ruiz"),
        (["Analysts fear a war.", "It is near, they said."], "Analysts"),
        (["“It rains,” Ana Ruiz said.", "“It pours.”"], "Ana Ruiz"),
        (["We consider war improbable."], "We"),
        (["It is expected to rain."], None),
        (["The talks ended in Lima."], None),
        (["Chile announced $5 million for the port."], None),
    ],
)
def test_who_says_it(texts, who):
    assert find_claims(*lines(*texts), ())[-1].who == who


def test_sources_are_those_of_the_sentence():
    claims = find_claims(*lines("It rains.", "It pours."), [Mark(3, 2), Mark(1, 2), Mark(3, 2)])
    assert [claim.sources for claim in claims] == [(), (3, 1)]


def test_a_long_sentence_is_cut_where_a_clause_ends_and_says_so():
    article, sentences = lines("The minister spoke at length of rain and wind, and " * 12 + "left.")
    (claim,) = find_claims(article, sentences, ())
    assert len(claim.text) <= MOST_QUOTED
    assert claim.text.endswith("wind …")
    assert article.text[claim.start : claim.end] == claim.text.removesuffix(" …")


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("If Chile objects, Bolivia will wait.", ("Chile objects", "Bolivia will wait")),
        ("Bolivia will wait if Chile objects.", ("Chile objects", "Bolivia will wait")),
        ("Unless Chile objects, Bolivia sails.", ("Chile objects", "Bolivia sails")),
        ("Should Chile object, Bolivia would wait.", ("Chile object", "Bolivia would wait")),
        ("Were Chile to object, Bolivia would wait.", ("Chile to object", "Bolivia would wait")),
        ("If it rains, the mayor said, we will stay.", ("it rains", "we will stay")),
        ("As long as it rains, we stay.", ("it rains", "we stay")),
        ("A clash could lead to war.", ("A clash", "war")),
        ("A clash would draw Chile into a war.", ("A clash", "draw Chile into a war")),
        ("Any ship that turns back will be seized.", ("Any ship that turns back", "will be seized")),
        ("If anything, Chile is patient.", None),
        ("She asked if it rained.", None),
        ("It looks as if it rained.", None),
        ("Will it rain if we go?", None),
        ("They should have left.", None),
        ("It could rain.", None),
    ],
)
def test_conditionals(text, halves):
    assert [(one.if_, one.then) for one in find_conditionals(*lines(text))] == ([halves] if halves else [])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("The purpose of the drill may be to impress Lima.", True),
        ("Chile seeks a port.", True),
        ("The drill was aimed at Lima.", True),
        ("Chile has no intention of leaving.", True),
        ("It tried to hide the ship.", True),
        ("Chile has long wanted a port.", True),
        ("Lima would like a port as well.", True),
        ("Chile plans to build a port.", True),
        ("Lima is after something else.", True),
        ("The post was set up to watch the strait.", True),
        ("It was done ‘to spare us the trouble’.", True),
        ("Readers may wish to wait.", False),
        ("The ship was sent to Lima.", False),
        ("He is wanted for murder.", False),
        ("Chile demanded a port.", False),
        ("Chile has a port.", False),
        ("What does Chile want?", False),
    ],
)
def test_hypotheses(text, intent):
    assert bool(find_hypotheses(*lines(text))) is intent
