"""What does not fit within a text."""

import pytest

from casus.drafting.rules.contradictions import find_contradictions

from .lines import lines


def found(*texts: str) -> list[tuple]:
    return [(one.kind, one.sentence) for one in find_contradictions(*lines(*texts), ())]


def test_a_meeting_place_that_was_always_the_same():
    always = "The summits of the two presidents were always held in Cairo."
    assert found(always, "They met in Khartoum two years ago.") == [("contradiction", 2)]
    assert found(always, "The envoy of Chad went to Paris in 2019.") == []
    assert found(always, "Egypt’s president returned to Khartoum after four years.") == [("contradiction", 2)]
    assert found(always, "Egypt’s president flies to Khartoum today.") == []


def test_a_place_never_visited():
    never = "She has never visited Rwanda."
    assert found(never, "Her second visit to Rwanda failed.") == [("contradiction", 2)]
    assert found(never, "Her second visit to Uganda failed.") == []


@pytest.mark.parametrize("text", ["Nitekim it rains.", "It rains, jedoch slowly.", "It rains в Москве."])
def test_foreign_words(text):
    assert found(text) == [("foreign-words", 1)]


@pytest.mark.parametrize("text", ["The word “Nitekim” is Turkish.", "Ağrı lies in the east.", "Café owners left."])
def test_foreign_words_that_are_meant(text):
    assert found(text) == []


def test_quotation_marks_that_do_not_pair():
    assert found("It rains.”") == [("unbalanced-quotation", 1)]
    assert found("He said “it rains.", "It pours.") == [("unbalanced-quotation", 1)]
    assert found("He said “it rains.", "It pours.”") == []
    assert found('He said "it rains.') == [("unbalanced-quotation", 1)]


def test_a_word_twice():
    assert found("They left the the port.") == [("likely-slip", 1)]
    assert found("He had had enough.") == []
