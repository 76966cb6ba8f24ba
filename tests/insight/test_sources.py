"""The audit by removal, the article lit up, and how much rests on what."""

import pytest
from tests.insight.cases import case_of, cited

import casus
from casus.ensemble import Settings, answers_under
from casus.insight import article, sources
from casus.insight.experiment import experiment_of
from casus.insight.grounds import grounds_of


def by_name(table):
    return {row.source or f"{row.origin} said": row for row in table}


@pytest.fixture(scope="module")
def audit():
    return sources(casus.run(cited()))


def test_a_source_that_pins_a_quantity_has_a_large_effect_though_its_variance_is_small(audit):
    case = cited()
    row = by_name(audit)["times"]
    # E[x²] is 1/4 while it is pinned, 1/3 without.
    assert row.shift == pytest.approx(0.5 * (1 / 3 - 1 / 4), abs=1e-3)
    assert row.quantities == ("pinned",)
    from casus.insight import drivers

    share = next(driver for driver in drivers(case) if driver.quantity == "pinned")
    assert share.first < 0.02
    assert abs(row.shift) > 0.1 * audit.about["with"].mean


def test_a_source_on_which_nothing_rests_changes_nothing(audit):
    row = by_name(audit)["idle"]
    assert (row.shift, row.widening, row.without) == (0.0, 0.0, audit.about["with"])


def test_what_two_sources_say_stands_without_either(audit):
    assert all("shared" not in row.quantities for row in audit)


def test_a_fixed_number_without_another_value_is_named(audit):
    assert by_name(audit)["post"].fixed == ("fixed",)


def test_removal_equals_a_run_without(audit):
    for row in audit:
        if row.source is not None and row.quantities:
            rerun = answers_under(cited(), Settings(without=row.quantities, without_sources=(row.source,)))
            assert row.without.mean == pytest.approx(rerun.answers["it"].mean, abs=1e-12)
            assert row.without.p10 == pytest.approx(rerun.answers["it"].p10, abs=2e-4)


EVIDENCE = """
observed: [{what: 1 - 0.3 * loose, periods: 3, because: [says]}]
models:
  purpose:
    kind: hypotheses
    exhaustive: true
    hypotheses: {war: {prior: 0.3}, peace: {prior: 0.7}}
    evidence:
      seen: {status: observed, because: [pins], likelihood: {war: 0.9, peace: 0.2}}
      heard: {status: observed, because: [both], likelihood: {war: 0.6, peace: 0.3}}
"""


def test_evidence_falls_with_its_source_and_what_was_seen_with_it():
    case = cited("purpose.war * pinned + 0.1 * loose", EVIDENCE)
    rows = by_name(sources(case))
    assert rows["times"].evidence == (("purpose", "seen"), ("purpose", "heard"))
    for source in ("times", "post"):
        settings = Settings(without=rows[source].quantities, without_sources=(source,))
        rerun = answers_under(case, settings)
        assert rows[source].without.mean == pytest.approx(rerun.answers["it"].mean, abs=1e-12), source
    assert rows["post"].shift != 0.0


def test_a_case_without_sources_says_so():
    table = sources(case_of("x", x="uniform(0, 1)"))
    assert len(table) == 0
    assert str(table.remarks[0]).startswith("The case names no sources")
    assert table.about["grounds"]["judgement"] == pytest.approx(1.0, abs=0.05)


def test_a_constant_answer_may_hang_on_a_source():
    case = cited("0.5 + 0 * pinned + 0 * loose + 0 * shared + 0 * judged + 0 * fixed")
    assert {row.shift for row in sources(case)} == {0.0}


def test_a_run_that_fails_without_a_source_is_named():
    case = cited("pinned + 0.4 + 0 * (loose + shared + fixed + judged)")
    row = by_name(sources(case))["times"]
    assert (row.shift, row.widening, row.without) == (None, None, None), "0.4 + 1 is no probability"


def test_one_draw_is_too_few():
    table = sources(casus.run(cited(), draws=1))
    assert str(table.remarks[0]) == "1 draws are too few to say this: 64 or more are needed."


def test_saltelli_2010_grounds_of_an_additive_answer():
    """Variances 0.04/12, 0.01/12 … add up: each ground makes its part."""
    shares = grounds_of(experiment_of(casus.run(cited("0.2 * loose + 0.1 * judged + 0 * (pinned + shared + fixed)"))))
    assert shares == pytest.approx({"sourced": 0.8, "mixed": 0.0, "judgement": 0.2}, abs=0.02)


def test_each_sentence_by_what_the_answer_does_without_it():
    table = article(cited())
    assert [row.number for row in table] == [1, 2, 3, 4]
    one, two, three, four = table
    assert one.claims == ("pins",)
    assert one.shift == pytest.approx(0.5 * (1 / 3 - 1 / 4), abs=2e-3)
    assert one.quantities == ("pinned",)
    assert set(three.quantities) == {"loose", "fixed", "shared"}
    assert three.shift == pytest.approx(0.0, abs=1e-3), "twice as wide, around the same median"
    assert four.shift == 0.0
    assert four.quantities == ()
    assert two.claims == ("says",)


def test_a_case_without_sentences_says_so():
    table = article(case_of("x", x="uniform(0, 1)"))
    assert str(table.remarks[0]) == "No claim of the case names a sentence of an article."


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"without_sources": ["tines"]}, "without_sources: there is no source 'tines'; did you mean 'times'"),
        ({"without_claims": ["pin"]}, "without_claims: there is no claim 'pin'; did you mean 'pins'"),
        ({"without_sources": "times"}, "expected a list of names of sources"),
        ({"without_claims": "pins"}, "expected a list of names of claims"),
    ],
)
def test_unknown_names(settings, said):
    with pytest.raises(casus.UsageError, match=said):
        casus.run(cited(), 8, **settings)


def test_settings_without_claims_and_sources_change_the_answer():
    before = casus.run(cited(), 1024).forecast
    assert casus.run(cited(), 1024, without_sources=["times"]).forecast > before + 0.03
    assert casus.run(cited(), 1024, without_claims=["pins"]).forecast > before + 0.03
