"""What people read for names: `names` in a case."""

import pytest

import casus
from casus.errors import CaseError
from casus.report import report_html

CASE = """
casus: 1
title: A quarrel
names: {hit_back: {tr: geri vur}, give_way: {en: give in, tr: boyun eğ}, quarrel: a row}
answer: spat.quarrel
models:
  spat:
    kind: game
    tree:
      player: west
      moves:
        hit_back: {event: quarrel, payoffs: {west: 1}}
        give_way: {payoffs: {west: 0}}
    decisive: {west: 2}
"""


def test_a_name_is_read_in_the_language_or_in_english_or_by_its_letters():
    case = casus.parse(CASE)
    assert case.spelling("tr") == {"hit_back": "geri vur", "give_way": "boyun eğ", "quarrel": "a row"}
    assert case.spelling("en") == case.spelling("ru") == {"give_way": "give in", "quarrel": "a row"}


@pytest.mark.parametrize(
    ("language", "there", "not_there"),
    [("en", ("hit back", "give in"), ("give way", "geri vur")), ("tr", ("geri vur", "boyun eğ"), ("hit back",))],
)
def test_reports_write_what_people_read(language, there, not_there):
    page = report_html(casus.run(casus.parse(CASE), draws=64), language=language)
    assert all(name in page for name in (*there, "a row"))
    assert not any(name in page for name in not_there)


def test_what_people_read_is_no_part_of_what_is_computed():
    plain = casus.parse(CASE.replace(CASE.splitlines()[3], ""))
    with_names, without = (casus.run(case, draws=64).answers["answer"] for case in (casus.parse(CASE), plain))
    assert with_names.mean == without.mean


def test_unknown_name():
    with pytest.raises(CaseError) as error:
        casus.parse(CASE.replace("names: {hit_back", "names: {hit_bakc"))
    (fault,) = error.value.faults
    assert (fault.code, fault.path, fault.nearest) == ("unknown-name", ("names", "hit_bakc"), ("hit_back",))


def test_a_name_that_may_stand_in_a_part_with_a_fault_is_no_second_fault():
    with pytest.raises(CaseError) as error:
        casus.parse(CASE.replace("hit_back: {event", "hit back: {event"))
    assert "names" not in {fault.path[0] for fault in error.value.faults}
