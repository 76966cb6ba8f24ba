"""What holds of the rules of content on any text."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.drafting.extraction import MOST_QUOTED
from casus.drafting.rules.actors import find_actors
from casus.drafting.rules.claims import find_claims
from casus.drafting.rules.conditionals import find_conditionals
from casus.drafting.rules.contradictions import find_contradictions
from casus.drafting.rules.hypotheses import find_hypotheses
from casus.drafting.rules.quantities import find_quantities

from .lines import lines

WORDS = re.split(
    r"\s",
    'If if the Chile Chilean Chileans Lima Paris President of , . ; : “ ” " ’s ( ) NATO (ABC) May March 3 4,500 2024 '
    "12 km % $ €5 bn million half third 3rd ranks among said says told that would could may should lead to Ana Ruiz "
    "Dr. Gen. in on from and – - 's Bank Institute for unless purpose aims never always visited years ago",
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
SENTENCES = st.lists(TEXTS.map(lambda text: " ".join(text.split())).filter(bool), max_size=5)


@given(SENTENCES)
def test_nothing_is_invented_and_every_offset_is_right(texts):
    article, sentences = lines(*texts)
    by_number = {one.n: one.text for one in sentences}
    for claim in find_claims(article, sentences, ()):
        assert len(claim.text) <= MOST_QUOTED
        assert article.text[claim.start : claim.end] == claim.text.removesuffix(" …")
        assert claim.hedge is None or claim.hedge in by_number[claim.sentence]
    for quantity in find_quantities(article, sentences, date(2025, 1, 1)):
        assert article.text[quantity.start : quantity.end] == quantity.text
        assert quantity.text in by_number[quantity.sentence]
    for one in find_conditionals(article, sentences):
        assert one.if_ in by_number[one.sentence]
        assert one.then in by_number[one.sentence]
    for hypothesis in find_hypotheses(article, sentences):
        assert hypothesis.text.removesuffix(" …") in by_number[hypothesis.sentence]
    for problem in find_contradictions(article, sentences, ()):
        assert problem.sentence in by_number
    actors, people, organisations = find_actors(article, sentences)
    whole = " ".join(texts)
    assert all(name in whole for name in people)
    assert all(alias in whole for actor in actors for alias in actor.aliases)
    assert organisations == tuple(actor.name for actor in actors if actor.kind == "organisation")
    assert all(actor.sentences and set(actor.sentences) <= set(by_number) for actor in actors)


@pytest.mark.parametrize(
    "part",
    ["a ", "A ", "1 ", "123 ", "if ", "(", "“ ” ", "A.B.C.", "$1 ", "President ", "of A ", "may ", "half ", "said "],
)
def test_a_line_without_end_is_read_no_further_than_a_sentence_goes(part):
    article, sentences = lines(part * (100_000 // len(part)))
    numbers = find_quantities(article, sentences, date(2025, 1, 1))
    assert all(one.end < 10_000 for one in numbers)
    assert all(len(claim.text) <= MOST_QUOTED for claim in find_claims(article, sentences, ()))
    assert find_actors(article, sentences) is not None
    assert len(find_conditionals(article, sentences)) <= 1
