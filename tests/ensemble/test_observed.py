"""What has been seen since: weights, by published closed forms and by properties that need none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import beta as beta_function
from scipy.special import betaln
from scipy.stats import binom
from tests.ensemble.conftest import DUEL, case_of

import casus
from casus.ensemble import Settings, answers_under
from casus.ensemble.grids import NumberGrid
from casus.ensemble.observing import FEWEST

QUIET = """
answers:
  soon: {is: "over(p, 6)", headline: true}
  size: {is: 3 * p, kind: number}
  ladder: {is: {none: 1 - p, some: 0.7 * p, all: rest}, kind: ordinal}
observed:
  - {what: 1 - p, periods: 10%s}
"""
RISK = "beta(0.5, 7.5)"


def joined(a: float, b: float, months: float) -> float:
    """1 − E[(1 − p)^months] for p ~ Beta(a, b)."""
    return float(1 - np.exp(betaln(a, b + months) - betaln(a, b)))


def figures(result):
    plain = result.as_dict()
    plain["run"].pop("seconds")
    return plain


@pytest.fixture(scope="module")
def quiet():
    """A monthly probability Beta(½, 7½), and ten months in which nothing happened."""
    return casus.run(case_of(QUIET % "", p=RISK), 2**17)


def test_raiffa_schlaifer_1961_ten_quiet_months_lower_a_six_month_risk_from_26_to_14_per_cent(quiet):
    # Applied Statistical Decision Theory, section 9.1: the beta is conjugate to Bernoulli trials.
    before, after = quiet.observed.before.answers["soon"], quiet.answer
    assert round(joined(0.5, 7.5, 6), 3) == 0.260
    assert round(joined(0.5, 17.5, 6), 3) == 0.139
    assert before.mean == pytest.approx(joined(0.5, 7.5, 6), abs=1e-3)
    assert after.mean == pytest.approx(joined(0.5, 17.5, 6), abs=1e-3)
    assert quiet.forecast == after.mean


def test_every_summary_is_that_of_the_posterior(quiet):
    posterior = case_of("answer: p", p="beta(0.5, 17.5)")
    exact = casus.run(posterior, 2**17).quantities["p"]
    for name in ("mean", "p10", "p50", "p90"):
        assert getattr(quiet.quantities["p"], name) == pytest.approx(getattr(exact, name), rel=0.02, abs=2e-4)
    assert quiet.answers["size"].mean == pytest.approx(3 * exact.mean, rel=1e-3)
    assert quiet.ladders["ladder"]["some"].mean == pytest.approx(0.7 * exact.mean, rel=1e-3)
    edges, shares = quiet.quantities["p"].histogram(20)
    assert shares.sum() == pytest.approx(1)
    assert shares @ (edges[1:] + edges[:-1]) / 2 == pytest.approx(exact.mean, abs=0.02)
    assert quiet.observed.before.ladders["ladder"]["some"].mean == pytest.approx(0.7 * 0.5 / 8, rel=1e-3)


def test_kish_1965_effective_sample_size(quiet):
    # Survey Sampling, section 11.7; for these weights (E w)² / E w² has a closed form too.
    share = beta_function(0.5, 17.5) ** 2 / beta_function(0.5, 7.5) / beta_function(0.5, 27.5)
    assert quiet.observed.effective / 2**17 == pytest.approx(share, rel=1e-3)


def test_the_standard_error_is_that_of_the_ratio():
    errors, means = [], []
    for seed in range(40):
        result = casus.run(case_of(QUIET % "", p=RISK), 2048, seed, method="mc")
        errors.append(result.answer.mc_error)
        means.append(result.forecast)
    assert np.mean(errors) == pytest.approx(np.std(means, ddof=1), rel=0.35)


def test_weights_are_those_of_the_case():
    result = casus.run(case_of(QUIET % "", p=RISK), 4096)
    likelihood = (1 - result.draws("quantity", "p")) ** 10
    assert result.weights.mean() == pytest.approx(1)
    assert result.weights == pytest.approx(likelihood / likelihood.mean(), rel=1e-9, abs=1e-11)
    assert np.average(result.draws("answer", "soon"), weights=result.weights) == pytest.approx(result.forecast)
    assert case_of("answer: p", p=RISK).observed == []
    assert casus.run(case_of("answer: p", p=RISK), 64).weights is None


def test_several_sightings_multiply(make):
    apart = make(QUIET % "" + "  - {what: 1 - p, periods: 2.5}\n  - {what: 1 - p, periods: n}\n", p=RISK, n=1.5)
    together = make((QUIET % "").replace("10", "14"), p=RISK)
    assert casus.run(apart, 4096).forecast == pytest.approx(casus.run(together, 4096).forecast, rel=1e-9)


@pytest.mark.parametrize("periods", [0.5, 1, 3, 10])
def test_ibrahim_chen_2000_the_power_of_the_past(make, periods):
    # Statistical Science 15(1), equation 1: the likelihood to the power of a number from 0 to 1.
    text = (QUIET % ", bearing: 0.25").replace("10", str(periods))
    result = casus.run(make(text, p=RISK), 2**16)
    assert result.forecast == pytest.approx(joined(0.5, 7.5 + periods / 4, 6), abs=1e-3)
    by = {bearing: weighed.answers["soon"].mean for bearing, weighed in result.observed.at_bearing.items()}
    assert by == {
        bearing: pytest.approx(joined(0.5, 7.5 + periods * bearing, 6), abs=1e-3) for bearing in (0.0, 0.5, 1.0)
    }


def test_a_bearing_of_nothing_leaves_the_forecast_to_the_bit(make):
    result = casus.run(make(QUIET % ", bearing: 0", p=RISK), 4096)
    assert result.answers == result.observed.before.answers
    assert result.observed.effective == 4096
    assert result.observed.at_bearing[0.0].answers == result.answers


def test_an_uncertain_bearing_is_a_quantity_that_the_past_informs(make):
    result = casus.run(make(QUIET % ", bearing: b", p=RISK, b="uniform(0, 1)"), 2**16)
    ends = [result.observed.at_bearing[bearing].answers["soon"].mean for bearing in (1.0, 0.0)]
    assert ends[0] < result.forecast < ends[1]
    # Draws in which the past bears less are less surprised by it.
    assert result.quantities["b"].mean < 0.5


def test_what_was_seen_of_a_game(make):
    text = DUEL + "observed:\n  - {what: 1 - choice.fights, periods: 4}\n"
    result = casus.run(make(text, strength="beta(2, 3)", grace="uniform(0, 10)"), 8192)
    fights, weights = result.draws("answer", "fights"), result.weights
    assert weights == pytest.approx((1 - fights) ** 4 / ((1 - fights) ** 4).mean())
    assert result.forecast == pytest.approx(np.average(fights, weights=weights))
    assert result.forecast < result.observed.before.answers["fights"].mean
    # Every picture of the game has them too: the tree's edges, values, payoffs at its ends.
    game = result.models["choice"]
    attack = np.average(result.draws("move", "choice", "", "attack"), weights=weights)
    assert game.positions[""].moves["attack"].edge == pytest.approx(attack)
    value = np.average(result.draws("value", "choice", "a"), weights=weights)
    assert game.values["a"].mean == pytest.approx(value)
    wait = np.average(result.draws("payoff", "choice", "wait", "a"), weights=weights)
    assert game.outcomes["wait"].payoffs["a"] == pytest.approx(wait)
    # And so has an answer given another.
    both = np.average(result.draws("answer", "wins"), weights=weights)
    assert result.answers["wins"].mean == pytest.approx(both / result.forecast)


def test_what_was_seen_was_seen_before_a_move_is_forced(make):
    text = DUEL + "observed:\n  - {what: 1 - choice.fights, periods: 4}\n"
    case = make(text, strength="beta(2, 3)", grace="uniform(0, 10)")
    free, forced = casus.run(case, 8192), casus.run(case, 8192, do={"a": "attack", "b": "resist"})
    assert forced.weights == pytest.approx(free.weights)
    assert forced.quantities == free.quantities
    assert forced.forecast == 1.0


def test_the_clock_counts_what_is_left_to_the_horizon(make):
    days = "as_of: 2022-12-20\nhorizon: 2023-06-30\n"
    clock = DUEL.replace("precision: 0.2", "precision: 0.2\n    clock: {period: %s, from: 2022-02-24}")
    clock = clock.replace("is: choice.fights", 'is: "over(choice.fights, choice.periods_left)"')
    clock = clock.replace("is: choice.wins", 'is: "over(choice.wins, choice.periods_left)"')
    for period, left in (("1 month", 192 / 30.436875), ("2 weeks", 192 / 14), ("1 day", 192)):
        case = make(days + clock % period, strength="beta(2, 3)", grace="uniform(0, 10)")
        fights = casus.run(case, 64).draws("event", "choice", "fights")
        assert casus.run(case, 64).draws("answer", "fights") == pytest.approx(1 - (1 - fights) ** left)
    later = days + "observed: [{what: 1 - choice.fights, until: 2023-02-20}]\n" + clock % "1 day"
    case = make(later, strength="beta(2, 3)", grace="uniform(0, 10)")
    assert case.periods_left("choice") == 130
    assert str(case.speaks) == "2023-02-20"


def test_chunks_and_keeping_change_no_bit():
    text = QUIET % ", bearing: b"
    case = case_of(text, p=RISK, b="beta(2, 2)")
    first = casus.run(case, 50_001, chunk=1024, keep=True)
    for chunk in (1, 8192, 16384, 100_000):
        for keep in (True, False):
            other = casus.run(case, 50_001, chunk=chunk, keep=keep)
            assert figures(other) == figures(first)
            assert other.observed == first.observed


def test_a_saved_result_comes_back_with_its_weights(tmp_path):
    result = casus.run(case_of(QUIET % ", bearing: 0.5", p=RISK), 2048)
    result.save(tmp_path / "r.nc")
    again = casus.load_result(tmp_path / "r.nc")
    assert again.observed == result.observed
    assert again.answers == result.answers
    assert np.array_equal(again.weights, result.weights)


def test_other_tools_get_the_weights():
    result = casus.run(case_of(QUIET % "", p=RISK), 256)
    assert np.array_equal(result.data["observed:weight"].values, result.weights)
    assert np.array_equal(result.to_pandas()["observed:weight"], result.weights)
    assert "observed:weight" not in casus.run(case_of("answer: p", p=RISK), 256).to_pandas()


def test_weights_that_no_interval_foresees_keep_their_precision(make):
    # 1 in a million, ten times: interval arithmetic says only that the product is at most 1.
    text = "answer: over(p, 6)\nobserved: [{what: 1e-6 * (1 - p) ** 1 * q, periods: 10}]\n"
    small = casus.run(make(text, p=RISK, q="uniform(0.2, 1)"), 4096)
    plain = casus.run(make(text.replace("1e-6 * ", ""), p=RISK, q="uniform(0.2, 1)"), 4096)
    assert small.forecast == pytest.approx(plain.forecast, rel=1e-6)
    # Here no draw comes near the bound, and all are looked at first.
    far = "answer: over(p, 6)\nobserved: [{what: 'where(p < 0.9, 1e-9 * (1 - p), 0)', periods: 10}]\n"
    near = far.replace("1e-9 * ", "")
    assert casus.run(make(far, p=RISK), 4096).forecast == pytest.approx(casus.run(make(near, p=RISK), 4096).forecast)


def test_what_was_impossible_counts_for_nothing(make):
    text = "answer: p\nobserved: [{what: p < 0.3, periods: %s%s}]\n"
    for periods, bearing in (("1", ""), ("100", ""), ("0.001", ""), ("5", ", bearing: 0.01")):
        result = casus.run(make(text % (periods, bearing), p="uniform(0, 1)"), 2**14)
        assert result.answer.high <= 0.3
        assert result.forecast == pytest.approx(0.15, abs=1e-3)
        assert result.observed.effective == pytest.approx(0.3 * 2**14, rel=0.01)


def test_few_effective_draws(make):
    case = make(QUIET % "", p="beta(60, 2)")
    with pytest.raises(casus.CaseError) as caught:
        casus.run(case, 512)
    (fault,) = caught.value.faults
    assert fault.code == "few-effective-draws"
    assert fault.where == "observed"
    assert fault.place.line > 1
    assert "512 draws" in fault.message
    assert f"{FEWEST} or more" in fault.expected
    assert casus.run(case, 2**16).observed.effective >= FEWEST
    with pytest.raises(casus.CaseError, match="few-effective-draws"):
        casus.run(make("answer: p\nobserved: [{what: p > 2}]\n", p="uniform(0, 1)"), 512)


@pytest.mark.parametrize(
    ("entry", "code", "where"),
    [
        ("{what: 2 * p}", "probability-out-of-range", "observed[0].what"),
        ("{what: p, bearing: 2 * p}", "probability-out-of-range", "observed[0].bearing"),
        ("{what: p, periods: p - 0.5}", "wrong-value", "observed[0].periods"),
        ("{what: p / (p - p)}", "not-finite", "observed[0].what"),
    ],
)
def test_values_out_of_range(make, entry, code, where):
    with pytest.raises(casus.CaseError) as caught:
        casus.run(make(f"answer: p\nobserved: [{entry}]\n", p="uniform(0, 1)"), 512)
    fault = caught.value.faults[0]
    assert (fault.code, fault.where) == (code, where)


@given(st.integers(0, 2**32), st.floats(0.5, 20))
@settings(max_examples=30, deadline=None)
def test_number_grid_counts_by_weight(seed, power):
    random = np.random.default_rng(seed)
    values = np.round(random.normal(0, 3, 3000), 2)
    weights = np.round(random.random(3000) ** power * 2**40)
    weights[::7] = 0
    grid = NumberGrid()
    grid.add(values[:1000], weights[:1000])
    grid.add(values[1000:], weights[1000:])
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    for percent in (5, 10, 50, 90):
        exact = values[order][np.searchsorted(reached, percent / 100 * reached[-1])]
        assert grid.percentile(percent) == pytest.approx(exact, rel=0.005, abs=0.011)
    assert grid.low == values[weights > 0].min()
    assert grid.high == values[weights > 0].max()
    edges, shares = grid.shares(12)
    exact, _ = np.histogram(values[weights > 0], edges, weights=weights[weights > 0])
    assert shares == pytest.approx(exact / weights.sum(), abs=0.02)


@given(st.integers(1, 30), st.floats(0.01, 0.99))
@settings(max_examples=20, deadline=None)
def test_the_order_of_sightings_does_not_matter(periods, share):
    first = f"{{what: 1 - p, periods: {periods}}}"
    second = f"{{what: 'clip(p + {share}, 0, 1)'}}"
    forecasts = [
        casus.run(case_of(f"answer: p\nobserved: [{one}, {other}]\n", p="beta(2, 5)"), 4096).forecast
        for one, other in ((first, second), (second, first))
    ]
    assert forecasts[0] == pytest.approx(forecasts[1], rel=1e-12)


def test_laplace_1774_successes_and_failures_in_a_row(make):
    # The rule of succession: after s of n, (s + 1)/(n + 2); the order in which they came is one of many.
    for seen, missed in ((3, 7), (0, 10), (9, 1)):
        entries = [f"{{what: p, periods: {seen}}}"] * (seen > 0) + [f"{{what: 1 - p, periods: {missed}}}"]
        case = make(f"answer: p\nobserved: [{', '.join(entries)}]\n", p="uniform(0, 1)")
        assert casus.run(case, 2**16).forecast == pytest.approx((seen + 1) / (seen + missed + 2), abs=1e-3)
    # The whole likelihood at one draw is that of the binomial but for a constant.
    assert binom.pmf(3, 10, 0.3) / binom.pmf(3, 10, 0.5) == pytest.approx((0.3 / 0.5) ** 3 * (0.7 / 0.5) ** 7)


@pytest.mark.parametrize("entry", [", bearing: b", ""])
def test_answers_alone_are_those_of_the_whole_run(make, entry):
    case = make(QUIET % entry, p=RISK, b="beta(2, 2)")
    whole, alone = casus.run(case, 5000, 3), answers_under(case, Settings(draws=5000, seed=3))
    assert alone.answers == whole.answers
    assert alone.ladders == whole.ladders
    with pytest.raises(casus.CaseError, match="few-effective-draws"):
        answers_under(make("answer: p\nobserved: [{what: p > 2}]\n", p="uniform(0, 1)"), Settings(draws=512))


def test_no_answer_at_a_bearing_that_leaves_too_few_draws(make):
    case = make(QUIET.replace("1 - p, periods: 10%s", "p, periods: 200, bearing: 0.02"), p=RISK)
    result = casus.run(case, 4096)
    by = result.observed.at_bearing
    assert by[0.0].effective == 4096
    assert by[0.0].answers["soon"].mean is not None
    for bearing in (0.5, 1.0):
        assert by[bearing].effective < FEWEST
        assert by[bearing].answers["soon"].mean is None
        assert by[bearing].ladders["ladder"]["some"].mean is None
    # Where no draw at all counts, whatever the kind of the answer.
    never = make("answers: {a: {is: p, kind: number}}\nobserved: [{what: 'max(0, p - 2)', bearing: 0}]\n", p=RISK)
    assert casus.run(never, 512).observed.at_bearing[1.0].answers["a"].mean is None


def test_cochran_1977_the_error_of_a_ratio_holds_where_few_draws_are_effective():
    # Sampling Techniques, section 6.3: the linear part of the ratio.
    text = (QUIET % "").replace("10", "120")
    results = [casus.run(case_of(text, p="beta(1, 4)"), 4096, seed, method="mc") for seed in range(60)]
    assert 50 < np.mean([result.observed.effective for result in results]) < 400
    errors = np.sqrt(np.mean([result.answer.mc_error**2 for result in results]))
    assert errors == pytest.approx(np.std([result.forecast for result in results], ddof=1), rel=0.25)


def test_a_conditional_headline_has_no_outside_view(make):
    days = "as_of: 2022-12-20\nhorizon: 2023-06-30\n"
    model = "models:\n  out: {kind: reference, class: war_joining, war_began: 2022-02-24}\n"
    answers = "answers:\n  joins: {is: p}\n  riot: {is: 0.5 * p, given: joins, headline: true}\n"
    result = casus.run(make(days + answers + model, p=RISK), 512)
    assert result.outside["out"].rate > 0
    assert result.base_rate is None
    assert result.pooled == {}
    plain = casus.run(make(days + answers.replace(", headline: true", "") + model, p=RISK), 512)
    assert plain.base_rate == plain.outside["out"].rate
    assert set(plain.pooled) == {0.0, 0.5, 1.0}


def test_too_few_draws_asked_for(make):
    with pytest.raises(casus.CaseError) as caught:
        casus.run(make(QUIET % "", p=RISK), 10)
    assert caught.value.faults[0].expected == "50 or more: more draws"
