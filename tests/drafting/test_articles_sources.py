"""Frame, sentences, sources and marks of the articles with gold: on our own test sets, not on articles at large."""

from pathlib import Path

import pytest
from tests.drafting.scoring.gold import draft, gold, names
from tests.drafting.scoring.score import Score
from tests.drafting.scoring.sources import (
    FIELDS,
    frame_faults,
    score_marks,
    score_problems,
    score_sentences,
    score_sources,
)

_NAMES = names()
_SECOND = Path(__file__).parent / "second"


@pytest.mark.parametrize("name", _NAMES)
def test_frame(name):
    assert frame_faults(draft(name), gold(name)) == []


@pytest.mark.parametrize("name", _NAMES)
def test_each_style(name):
    found, wanted = draft(name), gold(name)
    assert score_sources(found, wanted)[0].f1 >= 0.95
    assert score_marks(found, wanted).f1 >= 0.95
    assert score_sentences(found, wanted).f1 >= 0.95
    assert score_problems(found, wanted).f1 >= 0.95


@pytest.mark.parametrize("name", names(_SECOND))
def test_the_second_set(name):
    found, wanted = draft(name, _SECOND), gold(name, _SECOND)
    assert frame_faults(found, wanted) == []
    assert score_sources(found, wanted)[0].f1 >= 0.95
    assert score_marks(found, wanted).f1 >= 0.95
    assert score_sentences(found, wanted).f1 >= 0.95
    assert score_problems(found, wanted).f1 >= 0.95


def test_fields_of_the_sources_of_all():
    total = dict.fromkeys(FIELDS, Score())
    for name in _NAMES:
        for field, score in score_sources(draft(name), gold(name))[1].items():
            total[field] += score
    assert {field: score.precision for field, score in total.items() if score.precision < 0.95} == {}


@pytest.mark.skipif("minsk" not in _NAMES, reason="../shared/articles/putin-visits-minsk.txt is absent")
def test_minsk_has_six_sources_and_six_marks():
    found, wanted = draft("minsk"), gold("minsk")
    sources, fields = score_sources(found, wanted)
    assert sources == Score(6)
    assert all(score == Score(6) for score in fields.values())
    assert score_marks(found, wanted) == Score(6)
    assert len(found["sentences"]) == wanted["sentence_count"]
    text = " ".join(sentence["text"] for sentence in found["sentences"])
    assert "Similar Posts" not in text
    assert "Üniversitesi" not in text
