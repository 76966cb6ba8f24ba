"""Hypotheses inside a case: what a run makes of them, option by option, and the tables that say why."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import casus
from casus.ensemble import Settings, plan, watch_list
from casus.ensemble.evidence import known_since
from casus.errors import CaseError, UsageError
from casus.models.hypotheses import Evidence, decibans, pooled_reliability, posterior

FRAME = """
casus: 1
title: T
answer: {answer}
actors: {{kremlin: {{name: The Kremlin}}, minsk: {{name: Minsk}}}}
sources:
  times: {{title: T, reliability: B, accessed: 2022-12-20}}
  post: {{title: P, reliability: C, published: 2022-12-18}}
claims:
  secret: {{text: S, sources: [times], reported: 2022-12-10}}
  moves: {{text: M, sources: [times, post], origin: kremlin}}
  trains: {{text: R, sources: [times, post]}}
{claims}
quantities:
  unsure: {{value: "{unsure}"}}
{quantities}
{more}
models:
  purpose:
    kind: hypotheses
    hypotheses: {{troops: {{prior: {prior}}}, press: {{prior: 0.5}}, other: {{prior: 0.2}}}}
    clusters: {{p: {rho}}}
    evidence:
      secrecy: {{because: [secret], status: observed, likelihood: {{troops: unsure, press: 0.7, other: 0.3}}{secrecy}}}
      moves: {{because: [moves], status: {status}, likelihood: {{troops: 0.8, press: 0.4, other: 0.3}}{moves}}}
      trains: {{because: [trains], status: absent, likelihood: {{troops: 0.6, press: 0.2, other: 0.1}}{trains}}}
      decree: {{status: unknown, likelihood: {{troops: 0.6, press: 0.05, other: 0.02}}}}
{models}
"""


def make(**changes):
    default = {
        "answer": "purpose.troops", "claims": "", "unsure": "uniform(0.3, 0.9)", "quantities": "", "more": "",
        "prior": "0.3", "rho": "0.5", "secrecy": ", cluster: p", "moves": ", cluster: p", "trains": "", "models": "",
        "status": "observed",
    }  # fmt: skip
    return casus.parse(FRAME.format(**{**default, **changes}))


def mean(case, **settings):
    result = casus.run(case, draws=1024, **settings)
    return np.array([summary.mean for summary in result.hypotheses["purpose"].posterior.values()])


@pytest.fixture(scope="module")
def result():
    return casus.run(make(), draws=2048)


def by_hand(unsure, r_moves=0.75, status=("observed", "observed", "absent", "unknown")):
    """The evidence of the case as plain arrays, at some values of `unsure`."""
    likelihood = np.empty((4, 3, len(unsure)))
    likelihood[:] = np.array([[0, 0.7, 0.3], [0.8, 0.4, 0.3], [0.6, 0.2, 0.1], [0.6, 0.05, 0.02]])[..., None]
    likelihood[0, 0] = unsure
    trains = 1 - (1 - 0.75) * (1 - 0.5)
    return Evidence.of(
        likelihood, status, [0.75, r_moves, trains, 1.0], reported_absence=[True, True, True, False],
        cluster=[0, 0, -1, -1], rho=[0.5],
    )  # fmt: skip


def test_every_draw_has_the_posterior_of_its_own_numbers(result):
    expected = posterior([0.3, 0.5, 0.2], by_hand(result.draws("quantity", "unsure"))).probability
    for row, name in zip(expected, ("troops", "press", "other"), strict=True):
        np.testing.assert_allclose(result.draws("hypothesis", "purpose", name), row, rtol=1e-13)
    assert result.forecast == result.hypotheses["purpose"].posterior["troops"].mean


def test_chunks_change_no_bit():
    one, other = (casus.run(make(), draws=5000, chunk=size) for size in (1024, 16384))
    for key in one.columns:
        np.testing.assert_array_equal(one.draws(*key), other.draws(*key))
    assert one.hypotheses == other.hypotheses


def test_what_is_not_uncertain_is_a_number_of_the_plan():
    case = make(unsure="0.6")
    planned = plan(case, Settings(draws=8))
    node = planned.hypotheses["purpose"].posterior["troops"]
    expected = posterior([0.3, 0.5, 0.2], by_hand(np.array([0.6]))).probability[0, 0]
    assert planned.builder.value(node) == pytest.approx(expected, rel=1e-14)
    assert casus.run(case, draws=8).answer.p10 == casus.run(case, draws=8).answer.p90


def test_a_posterior_is_an_opening_chance_that_every_player_sees(result):
    game = """
  g:
    kind: game
    precision: 1
    tree:
      chance:
        troops: {probability: purpose.troops, event: asked, player: minsk, moves: {join: {event: joins, payoffs: {minsk: 1}}, refuse: {}}}
        press: {probability: purpose.press, event: asked}
        other: {probability: rest}
"""  # noqa: E501
    opened = casus.run(make(answer="g.joins", models=game), draws=2048)
    assert opened.warnings == (), "what is left beside posteriors is a probability"
    joins = np.exp(1) / (1 + np.exp(1))
    np.testing.assert_allclose(opened.draws("answer", "answer"), result.draws("answer", "answer") * joins, rtol=1e-12)
    np.testing.assert_allclose(opened.draws("event", "g", "asked"), 1 - opened.draws("hypothesis", "purpose", "other"))


@pytest.mark.parametrize(
    "change",
    [
        {"prior": "0.4"},
        {"rho": "0.9"},
        {"moves": ""},
        {"status": "absent"},
        {"status": "unknown"},
        {"moves": ", cluster: p, if_false: {press: 0.6}"},
        {"trains": ", would_be_seen: 0.9"},
        {"more": "grades: {B: 0.2}"},
        {"claims": "  denied: {text: D, retracts: [moves]}"},
    ],
    ids=str,
)
def test_each_key_of_a_model_changes_the_posterior(change):
    assert np.abs(mean(make(**change)) - mean(make())).max() > 1e-3


def test_the_reliability_of_evidence_counts_origins_once(result):
    items = result.hypotheses["purpose"].items
    # One official in two papers is one: the better paper counts; two papers that say it themselves are two.
    assert items.reliability == pytest.approx((0.75, 0.75, pooled_reliability([("a", 0.75), ("b", 0.5)]), 1.0))


def test_a_cluster_that_the_case_does_not_list_has_a_half():
    assert (mean(casus.parse(make().source.replace("clusters: {p: 0.5}", "clusters: {}"))) == mean(make())).all()


def test_evidence_whose_claims_were_all_retracted_weighs_nothing_even_with_false_alarms():
    retracted = {"claims": "  denied: {text: D, retracts: [moves]}"}
    gone = mean(make(status="unknown"))
    assert (mean(make(**retracted)) == gone).all()
    assert (mean(make(**retracted, moves=", cluster: p, if_false: {press: 0.6}")) == gone).all()


def test_left_out_and_planted_origins():
    case = make()
    assert (mean(case, without_origins=["kremlin"]) == mean(make(status="unknown"))).all()
    expected = posterior(
        [0.3, 0.5, 0.2], by_hand(np.linspace(0.3, 0.9, 1001)).with_exchanged([False, True, False, False])
    )
    assert mean(case, planted=["kremlin"]) == pytest.approx(expected.mean(), abs=1e-3)
    # Of what others report too, their reports alone count.
    assert casus.run(case, 8, planted=["post"]).hypotheses["purpose"].items.reliability[2] == 0.75


def test_a_quantity_on_a_left_out_origin_alone_takes_its_other_value():
    quantities = (
        "  price: {value: 2, because: [moves], without: 5}\n  both: {value: 2, because: [moves, secret], without: 5}"
    )
    case = make(answer="0 * purpose.troops + 0.1 * price + 0.01 * both", quantities=quantities)
    assert casus.run(case, 8).forecast == pytest.approx(0.22)
    assert casus.run(case, 8, without_origins=["kremlin"]).forecast == pytest.approx(0.52)
    assert casus.run(case, 8, planted=["kremlin"]).forecast == pytest.approx(0.52)


def test_origins_that_are_left_out_together_leave_nothing_to_rest_on():
    quantities = "  price: {value: 2, because: [trains], without: 5}"
    case = make(answer="0 * purpose.troops + 0.1 * price", quantities=quantities)
    for setting in ("without_origins", "planted"):
        assert casus.run(case, 8, **{setting: ["times"]}).forecast == pytest.approx(0.2), "the other paper says it too"
        assert casus.run(case, 8, **{setting: ["times", "post"]}).forecast == pytest.approx(0.5)
    # What is left of a piece of evidence comes from the planted origin alone.
    items = casus.run(case, 8, without_origins=["times"], planted=["post"]).hypotheses["purpose"].items
    assert items.exchanged == (False, False, True, False)
    assert items.reliability[2] == 0.5


def test_status_of_a_setting_stands_for_that_of_the_case():
    case = make()
    assert (mean(case, status=[("purpose", "moves", "unknown")]) == mean(make(status="unknown"))).all()
    seen = casus.run(case, 8, status=[("purpose", "decree", "observed")])
    assert seen.forecast > casus.run(case, 8).forecast
    assert seen.as_dict()["run"]["changed"] == {"draws": 8, "status": [["purpose", "decree", "observed"]]}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"status": [("purpose", "decre", "observed")]}, "did you mean 'decree'"),
        ({"status": [("purpos", "decree", "observed")]}, "did you mean 'purpose'"),
        ({"status": [("purpose", "decree", "seen")]}, "expected observed, absent, unknown"),
        ({"status": "decree"}, "expected (model, evidence, status)"),
        ({"without_origins": ["kremln"]}, "did you mean 'kremlin'"),
        ({"planted": ["kremln"]}, "did you mean 'kremlin'"),
        ({"planted": "kremlin"}, "expected a list of names of origins"),
    ],
)
def test_settings_that_do_not_fit_are_refused(settings, words):
    with pytest.raises(UsageError) as caught:
        casus.run(make(), 8, **settings)
    assert words in str(caught.value)


def test_evidence_that_rules_out_everything_is_a_fault_and_no_number():
    impossible = make(unsure="uniform(0, 1)").source.replace(
        "likelihood: {troops: 0.8, press: 0.4, other: 0.3}", "likelihood: {troops: floor, press: 0, other: 0}"
    )
    impossible = impossible.replace("reliability: B", "reliability: A").replace(
        "title: T\nanswer", "title: T\ngrades: {A: 1}\nanswer"
    )
    case = casus.parse(
        impossible.replace("quantities:\n", "quantities:\n  floor: {value: 'where(unsure < 0.5, 0, 1)'}\n")
    )
    with pytest.raises(CaseError) as caught:
        casus.run(case, 1024)
    (fault,) = caught.value.faults
    assert (fault.code, fault.path) == ("evidence-impossible", ("models", "purpose"))
    assert "in 512 of 1,024 draws" in fault.message


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"unsure": "uniform(0.5, 1.5)"}, "probability-out-of-range", ("evidence", "secrecy", "likelihood", "troops")),
        ({"prior": "unsure - 1", "secrecy": ""}, "probability-out-of-range", ("hypotheses", "troops", "prior")),
        ({"moves": ", if_false: {press: 2 * unsure}"}, "probability-out-of-range",
         ("evidence", "moves", "if_false", "press")),
    ],
)  # fmt: skip
def test_values_that_leave_their_range_in_the_draws_are_faults_with_their_place(change, code, path):
    with pytest.raises(CaseError) as caught:
        casus.run(make(**change), 256)
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [(code, ("models", "purpose", *path))]


def test_priors_that_are_all_nothing_in_a_draw_are_a_fault():
    text = make(prior="'where(unsure < 0.5, 0, 1)'").source
    text = text.replace("press: {prior: 0.5}", "press: {prior: 0}").replace(
        "other: {prior: 0.2}", "other: {prior: 0 * unsure}"
    )
    with pytest.raises(CaseError) as caught:
        casus.run(casus.parse(text), 256)
    (fault,) = caught.value.faults
    assert (fault.code, fault.path) == ("probability-out-of-range", ("models", "purpose", "hypotheses"))


def test_observed_draws_weigh_posteriors_and_tables():
    seen = make(more="observed: [{what: unsure, periods: 3}]")
    run = casus.run(seen, 4096)
    weights, draws = run.weights, run.draws("hypothesis", "purpose", "troops")
    assert run.hypotheses["purpose"].posterior["troops"].mean == pytest.approx((weights * draws).mean(), rel=1e-9)
    assert run.evidence("purpose").posterior[0] == pytest.approx((weights * draws).mean(), rel=1e-9)
    assert run.forecast > casus.run(make(), 4096).forecast


def test_a_saved_result_is_the_same(result, tmp_path):
    result.save(tmp_path / "r.nc")
    again = casus.load_result(tmp_path / "r.nc")
    assert again.hypotheses == result.hypotheses
    np.testing.assert_array_equal(again.to_pandas()["purpose.troops"], result.draws("hypothesis", "purpose", "troops"))


# The tables


def test_tables_are_those_of_the_run(result):
    tables = result.evidence("purpose")
    weighed = result.hypotheses["purpose"]
    assert tables.posterior == pytest.approx([s.mean for s in weighed.posterior.values()], rel=1e-12)
    assert tables.prior == pytest.approx(list(weighed.prior.values()), rel=1e-12)
    assert tables.timeline[-1].posterior == pytest.approx(tables.posterior, rel=1e-12)


def test_weights_of_evidence_lead_from_prior_odds_to_posterior_odds():
    tables = casus.run(make(unsure="0.6"), draws=8).evidence("purpose")
    for h, g in enumerate(tables.rivals):
        before, after = (decibans(p[h] / p[g]) for p in (tables.prior, tables.posterior))
        assert before + tables.weight[:, h].sum() == pytest.approx(after, abs=1e-9)
        assert tables.between[h, g] == pytest.approx(after - before, abs=1e-9)


@pytest.mark.parametrize(
    ("kind", "name", "unknown"),
    [("item", "moves", ["moves"]), ("origin", "kremlin", ["moves"]), ("cluster", "p", ["secrecy", "moves"])],
)
def test_ablation_is_the_case_without_it(kind, name, unknown):
    case = make(unsure="0.6")
    (found,) = [one for one in casus.run(case, 8).evidence("purpose").ablation if one[:2] == (kind, name)]
    assert found.items == tuple(unknown)
    expected = mean(case, status=[("purpose", item, "unknown") for item in unknown])
    assert found.posterior == pytest.approx(expected, rel=1e-12)


def test_without_a_source_its_claims_fall_or_count_less():
    (found,) = [
        one for one in casus.run(make(unsure="0.6"), 8).evidence("purpose").ablation if one[:2] == ("source", "post")
    ]
    assert found.items == ("moves", "trains")
    text = make(unsure="0.6").source.replace("sources: [times, post]", "sources: [times]")
    assert found.posterior == pytest.approx(mean(casus.parse(text)), rel=1e-12)


def test_the_timeline_goes_by_the_day_a_claim_was_reported(result):
    case = result.case
    assert [str(known_since(case, "purpose", item)) for item in ("secrecy", "moves", "trains")] == [
        "2022-12-10", "2022-12-18", "2022-12-18",
    ]  # fmt: skip
    assert [step.item for step in result.evidence("purpose").timeline] == [None, "secrecy", "moves", "trains"]


def test_figures_are_plain_and_complete(result):
    told = json.loads(json.dumps(result.as_dict(), allow_nan=False))["models"]["purpose"]
    assert list(told["evidence"]) == ["secrecy", "moves", "trains", "decree"]
    assert told["evidence"]["decree"]["decibans"] == {"troops": 0.0, "press": 0.0, "other": 0.0}
    assert told["evidence"]["secrecy"]["since"] == "2022-12-10"
    assert sum(h["mean"] for h in told["hypotheses"].values()) == pytest.approx(1.0)


def test_an_excluded_hypothesis_has_no_finite_weight():
    text = make(unsure="0.6", more="grades: {B: 1}").source.replace("press: 0.7, other: 0.3", "press: 0, other: 0.3")
    told = casus.run(casus.parse(text), 8).as_dict()["models"]["purpose"]
    assert told["hypotheses"]["press"]["mean"] == 0.0
    assert told["evidence"]["secrecy"]["decibans"]["press"] is None


def test_tables_of_a_model_that_is_not_there(result):
    with pytest.raises(UsageError) as caught:
        result.evidence("purpos")
    assert "did you mean 'purpose'" in str(caught.value)


@given(st.data())
def test_the_posterior_before_an_item_is_known_is_the_mean_of_what_it_may_become(data):
    """Law of total probability: knowing can't be expected to move a probability in a known direction."""
    number = st.floats(0.05, 0.95)
    text = make(unsure=str(data.draw(number)), prior=str(data.draw(number))).source
    chances = ", ".join(f"{h}: {data.draw(number)}" for h in ("troops", "press", "other"))
    seen_at = data.draw(st.floats(0.0, 1.0))
    case = casus.parse(text.replace("troops: 0.6, press: 0.05, other: 0.02}", f"{chances}}}, would_be_seen: {seen_at}"))
    now, seen, absent = (mean(case, status=[("purpose", "decree", s)]) for s in ("unknown", "observed", "absent"))
    share = casus.run(case, 8).evidence("purpose").seen[3]
    assert share * seen + (1 - share) * absent == pytest.approx(now, abs=1e-12)


CERTAIN = """
casus: 1
title: T
answer: w.a
models:
  w:
    kind: hypotheses
    hypotheses: {a: {prior: 0.5}, other: {prior: 0.5}}
    evidence:
      z: {status: observed, likelihood: {a: 0.5, other: 0}}
      f: {status: unknown, would_be_seen: 1, likelihood: {a: 1, other: 0.5}}
"""


def test_what_is_certain_already_teaches_nothing_and_is_a_number():
    tables = casus.run(casus.parse(CERTAIN), 8).evidence("w")
    assert tables.information[1] == 0.0
    assert json.dumps(casus.run(casus.parse(CERTAIN), 8).as_dict(), allow_nan=False)


def test_there_is_nothing_to_watch_in_what_rests_on_retracted_claims():
    text = make().source.replace(
        "decree: {status: unknown,", "decree: {status: unknown, because: [rumour], if_false: {troops: 0.9},"
    )
    text = text.replace(
        "claims:\n", "claims:\n  rumour: {text: R, sources: [post]}\n  denied: {text: D, retracts: [rumour]}\n"
    )
    case = casus.parse(text)
    assert watch_list(case, Settings(draws=64)) == ()
    assert casus.run(case, 64).evidence("purpose").change[3] == 0.0
