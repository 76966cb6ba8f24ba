"""What must hold whatever the numbers are."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.models.hypotheses.strategies import cases, plain, prior, rearranged, shares

from casus.models.hypotheses import (
    Evidence,
    ablation,
    against,
    claim_reliability,
    consistency,
    diagnosticity,
    disagreements,
    exponents,
    held_likelihood,
    letters,
    pooled_reliability,
    posterior,
    report_likelihood,
    timeline,
    weight_matrix,
    weights,
)

SAME = pytest.approx


def probability(before: object, evidence: Evidence) -> np.ndarray:
    return posterior(before, evidence).probability  # type: ignore[arg-type]


@given(cases())
def test_posterior_is_a_distribution(case: tuple[np.ndarray, Evidence]) -> None:
    told = probability(*case)
    assert told.sum(axis=0) == SAME(1, abs=1e-14)
    assert ((told >= 0) & (told <= 1)).all()


@given(cases(reliability=0.0, if_false=None))
def test_nothing_reliable_leaves_the_prior(case: tuple[np.ndarray, Evidence]) -> None:
    """But for absences that nobody reports: they don't rest on a report."""
    before, evidence = case
    evidence = evidence.with_status(np.flatnonzero(evidence.absent & ~evidence.reported_absence).tolist(), "unknown")
    assert probability(before, evidence)[:, 0] == SAME(before, abs=1e-15)
    assert (diagnosticity(before, evidence).change == 0).all()


@given(cases(), st.randoms(use_true_random=False))
def test_order_of_items_changes_nothing(case: tuple[np.ndarray, Evidence], random: object) -> None:
    before, e = case
    order = list(range(e.items))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = rearranged(e, order)
    assert probability(before, shuffled) == SAME(probability(before, e), abs=1e-12)


@pytest.mark.parametrize("rho", [0.0, 0.5, 1.0])
def test_order_changes_nothing_where_items_of_a_cluster_are_equally_strong_and_opposed(rho: float) -> None:
    one, other = [0.8, 0.2], [0.2, 0.8]
    told = [probability([1, 1], Evidence.of(pair, cluster=[0, 0], rho=rho)) for pair in ([one, other], [other, one])]
    assert told[0] == SAME(0.5, abs=1e-15)
    assert told[1] == SAME(0.5, abs=1e-15)


def test_ranges_that_differ_in_the_last_digit_alone_are_the_same() -> None:
    """ln 3 from 0.3/0.1 and from 0.6/0.2 are two doubles; the items are opposed, and neither may win."""
    told = probability([1, 1], Evidence.of([[0.3, 0.1], [0.2, 0.6]], cluster=[0, 0], rho=1.0))
    assert told == SAME(0.5, abs=1e-12)


@given(cases(), st.integers(0, 2**32))
def test_ratios_do_not_depend_on_the_prior(case: tuple[np.ndarray, Evidence], seed: int) -> None:
    before, evidence = case
    other = prior(seed, evidence.hypotheses)
    one, two = probability(before, evidence)[:, 0] / before, probability(other, evidence)[:, 0] / other
    assert one / one[0] == SAME(two / two[0], rel=1e-9)


@given(cases())
def test_decibans_add_up_to_the_change_of_log_odds(case: tuple[np.ndarray, Evidence]) -> None:
    before, evidence = case
    told = probability(before, evidence)[:, 0]
    rivals = (np.arange(len(before)) + 1) % len(before)
    change = 10 * np.log10(told / told[rivals] * before[rivals] / before)
    each = against(weights(evidence), rivals)
    assert each.sum(axis=0)[:, 0] == SAME(change, abs=1e-9)
    matrix = weight_matrix(evidence)[..., 0]
    assert matrix[np.arange(len(before)), rivals] == SAME(change, abs=1e-9)
    assert matrix == SAME(-matrix.T, abs=1e-12)


@given(cases(), shares)
def test_neutral_item_changes_nothing_alone_or_in_a_cluster(case: tuple[np.ndarray, Evidence], level: float) -> None:
    before, e = case
    for cluster in (-1, 0, 1):
        more = rearranged(
            replace(
                e,
                likelihood=np.concatenate([e.likelihood, np.full((1, e.hypotheses, 1), level)]),
                status=(*e.status, "observed"),
                reliability=np.append(e.reliability, 0.7),
                if_false=np.concatenate([e.if_false, np.full((1, e.hypotheses, 1), np.nan)]),
                would_be_seen=np.append(e.would_be_seen, 0.5),
                reported_absence=np.append(e.reported_absence, False),
                exchanged=np.append(e.exchanged, False),
                cluster=np.append(e.cluster, cluster),
            ),
            [e.items, *range(e.items)],
        )
        assert probability(before, more) == SAME(probability(before, e), abs=1e-14)


@given(st.lists(st.tuples(shares, shares), min_size=1, max_size=6), shares, shares, st.floats(0, 1), st.floats(0, 1))
def test_item_that_points_one_way_never_lowers_it(
    items: list[tuple[float, float]], one: float, other: float, rho: float, reliability: float
) -> None:
    """Between two hypotheses, whatever else the cluster says."""
    added = (max(one, other), min(one, other))
    cluster = [0] * (len(items) + 1)
    before = Evidence.of(items, reliability=reliability, cluster=cluster[1:], rho=rho)
    after = Evidence.of([*items, added], reliability=reliability, cluster=cluster, rho=rho)
    assert probability([1, 1], after)[0, 0] >= probability([1, 1], before)[0, 0] - 1e-12


@given(st.integers(0, 2**32), st.integers(2, 5), st.floats(0.1, 3), st.floats(0, 1))
def test_item_of_the_same_shape_never_lowers_the_first(seed: int, hypotheses: int, power: float, rho: float) -> None:
    shape = np.random.default_rng(seed).uniform(0.05, 0.95, hypotheses)
    best = int(shape.argmax())
    before = probability(np.ones(hypotheses), Evidence.of([shape]))
    after = probability(np.ones(hypotheses), Evidence.of([shape, shape**power], cluster=[0, 0], rho=rho))
    assert after[best, 0] >= before[best, 0] - 1e-12


@given(cases(), st.integers(0, 6))
def test_duplicate_at_full_dependence_changes_nothing(case: tuple[np.ndarray, Evidence], which: int) -> None:
    before, e = case
    once = replace(e, cluster=np.arange(e.items), rho=np.ones(e.items))
    twice = rearranged(once, [*range(e.items), which % e.items])
    assert probability(before, twice) == SAME(probability(before, once), abs=1e-14)


@given(cases(rho=0.0))
def test_no_dependence_is_independence(case: tuple[np.ndarray, Evidence]) -> None:
    before, e = case
    apart = replace(e, cluster=np.full(e.items, -1))
    assert (probability(before, e) == probability(before, apart)).all()


def test_strongest_counts_fully_and_others_less() -> None:
    logs = np.log([[[0.9], [0.1]], [[0.6], [0.5]], [[0.4], [0.5]]])
    assert exponents(logs, [0, 0, 0], [0.7])[:, 0] == SAME([1.0, 0.3, 0.3])
    # The same range: what they have in common is shared.
    twins = np.log([[[0.9], [0.1]], [[0.1], [0.9]], [[0.4], [0.5]]])
    assert exponents(twins, [0, 0, 0], [0.7])[:, 0] == SAME([0.65, 0.65, 0.3])


def test_strongest_is_found_draw_by_draw() -> None:
    logs = np.log([[[0.9, 0.5], [0.1, 0.4]], [[0.6, 0.9], [0.5, 0.1]]])
    assert exponents(logs, [0, 0], [0.5]).tolist() == [[1.0, 0.5], [0.5, 1.0]]


def test_unknown_items_neither_count_nor_weaken_their_cluster() -> None:
    items = [[0.9, 0.1], [0.6, 0.4]]
    told = probability([1, 1], Evidence.of(items, ["unknown", "observed"], cluster=[0, 0], rho=1.0))
    assert told[:, 0] == SAME([0.6, 0.4])


@given(shares, shares, st.floats(0, 1), st.floats(0.05, 1))
def test_absence_is_the_complement_of_a_report_that_would_be_seen(
    one: float, other: float, reliability: float, seen: float
) -> None:
    evidence = Evidence.of([[one, other]], "absent", reliability, would_be_seen=seen, reported_absence=True)
    assert held_likelihood(evidence)[0, :, 0] == SAME(
        1 - seen * report_likelihood([one, other], reliability), abs=1e-15
    )


def test_absence_nobody_reports_takes_no_account_of_reliability() -> None:
    told = [
        held_likelihood(Evidence.of([[0.9, 0.1]], "absent", 0.2, reported_absence=reported))[0, :, 0].tolist()
        for reported in (False, True)
    ]
    assert told[0] == SAME([0.55, 0.95])
    assert told[1] == SAME([0.71, 0.79])


def test_chance_to_be_seen_matters_for_absence_alone() -> None:
    for status, same in (("absent", False), ("observed", True)):
        told = [probability([1, 1], Evidence.of([[0.9, 0.1]], status, would_be_seen=w))[0, 0] for w in (0.2, 1.0)]  # type: ignore[arg-type]
        assert bool(told[0] == told[1]) is same


@given(shares, shares, st.floats(0, 1))
def test_planted_report_tells_what_a_report_of_the_contrary_would(one: float, other: float, reliability: float) -> None:
    planted = report_likelihood([one, other], reliability, exchanged=True)
    assert planted == SAME(report_likelihood([1 - one, 1 - other], reliability), abs=1e-14)


def test_planted_absence_where_somebody_reports_it() -> None:
    """Seen for certain, a planted denial is as good as a report; where nobody denies, nothing is planted."""
    items = [[0.9, 0.2]]
    planted, plainly = ({"exchanged": x, "would_be_seen": 1.0, "reliability": 0.6} for x in (True, False))
    denied = [
        probability([1, 1], Evidence.of(items, "absent", reported_absence=True, **kind)) for kind in (planted, plainly)
    ]
    assert denied[0] == SAME(probability([1, 1], Evidence.of(items, **plainly)), abs=1e-15)
    assert denied[1] != SAME(denied[0])
    silent = [probability([1, 1], Evidence.of(items, "absent", **kind)) for kind in (planted, plainly)]
    assert (silent[0] == silent[1]).all()


def test_source_that_would_plant_it_under_a_hypothesis_tells_less_for_it() -> None:
    """The report of a source that would plant it under the first hypothesis, from honest to a liar."""
    told = [
        probability([1, 1], Evidence.of([[0.2, 0.6]], reliability=0.8, if_false=[[alarm, None]]))[0, 0]
        for alarm in (0.1, 0.4, 0.9, 1.0)
    ]
    assert told == sorted(told)
    assert told[0] < 0.5 < told[-1]


@given(st.floats(0, 1), st.lists(st.floats(0, 1), min_size=1, max_size=3))
def test_report_keeps_its_digits_near_both_ends(reliability: float, likelihood: list[float]) -> None:
    told = report_likelihood(likelihood, reliability)
    assert ((told >= (1 - reliability) / 2 - 1e-16) & (told <= (1 + reliability) / 2 + 1e-16)).all()


def test_small_likelihoods_keep_their_digits() -> None:
    assert held_likelihood(Evidence.of([[1e-300, 1.0]]))[0, 0, 0] == 1e-300
    certain = Evidence.of([[1.0, 0.5]], exchanged=True, if_false=[[1e-20, 0.0]])
    assert held_likelihood(certain)[0, :, 0].tolist() == [1e-20, 0.5]
    # 400 items of 1e-5 each are far beyond what a product of doubles holds.
    many = Evidence.of([[1e-5, 2e-5]] * 400)
    assert weight_matrix(many)[1, 0, 0] == SAME(400 * 10 * np.log10(2))


@given(cases(), st.data())
def test_ablation_is_the_posterior_of_the_rest(case: tuple[np.ndarray, Evidence], data: st.DataObject) -> None:
    before, evidence = case
    sets = data.draw(st.lists(st.sets(st.integers(0, evidence.items - 1)), max_size=3))
    told = ablation(before, evidence, sets)
    for items, one in zip(sets, told, strict=True):
        rest = evidence.with_status(items, "unknown")
        assert (one.probability == probability(before, rest)).all()


def test_ablation_with_other_reliabilities() -> None:
    evidence = Evidence.of([[0.9, 0.1], [0.7, 0.2]], reliability=[0.9, 0.8])
    told = ablation([1, 1], evidence, [[0], []], [[0.9, 0.5], [0.0, 0.8]])
    assert (told[0].probability == probability([1, 1], Evidence.of([[0.7, 0.2]], reliability=0.5))).all()
    assert told[1].probability == SAME(probability([1, 1], Evidence.of([[0.7, 0.2]], reliability=0.8)), abs=1e-15)


@given(cases(), st.data())
def test_timeline_begins_with_the_prior_and_ends_with_all(
    case: tuple[np.ndarray, Evidence], data: st.DataObject
) -> None:
    before, evidence = case
    dates = np.array(data.draw(st.lists(st.integers(0, 3), min_size=evidence.items, max_size=evidence.items)), float)
    told = timeline(before, evidence, dates)
    assert sorted(told.items) == np.flatnonzero(evidence.counted).tolist()
    assert [dates[k] for k in told.items] == sorted(dates[list(told.items)])
    assert told.steps[0].probability[:, 0] == SAME(before, abs=1e-15)
    assert (told.steps[-1].probability == probability(before, evidence)).all()
    for step in range(len(told.items) + 1):
        later = evidence.with_status(told.items[step:], "unknown")
        assert (told.steps[step].probability == probability(before, later)).all()


def test_items_of_one_date_come_in_their_order() -> None:
    told = timeline([1, 1], Evidence.of([[0.6, 0.4]] * 60), np.arange(60) // 30 * -1.0)
    assert told.items == (*range(30, 60), *range(30))


def test_items_without_a_date_count_from_the_beginning() -> None:
    evidence = Evidence.of([[0.8, 0.2], [0.6, 0.3]])
    told = timeline([1, 1], evidence, np.array(["2022-02-24", "NaT"], dtype="datetime64[D]"))
    assert told.items == (0,)
    assert told.steps[0].probability[0] == SAME(2 / 3)


@given(cases(), st.integers(0, 6))
def test_expected_change_is_that_of_asking_both_ways(case: tuple[np.ndarray, Evidence], which: int) -> None:
    """Σ P(outcome) |posterior − before|, from the posterior itself; the mean of the posteriors is what was before."""
    before, evidence = case
    item = which % evidence.items
    others = [k for k in range(evidence.items) if k != item]
    evidence = evidence.with_status([item], "observed").with_status(others, "unknown")
    told = diagnosticity(before, evidence, [item])
    seen = probability(before, evidence)[:, 0]
    # Having seen nothing, with the reliability of the report that didn't come.
    silent = Evidence.of(
        evidence.likelihood,
        [("absent" if k == item else "unknown") for k in range(evidence.items)],
        evidence.reliability,
        evidence.if_false,
        evidence.would_be_seen,
        True,
        evidence.exchanged,
    )
    unseen, chance = probability(before, silent)[:, 0], told.seen[0, 0]
    expected = chance * np.abs(seen - before) + (1 - chance) * np.abs(unseen - before)
    assert told.change[0, :, 0] == SAME(expected, abs=1e-13)
    assert chance * seen + (1 - chance) * unseen == SAME(before, abs=1e-13)
    assert 0 <= told.information[0, 0] <= 1


def test_information_is_never_below_nothing() -> None:
    """Priors and a likelihood whose rounding errors add up to −2e-16 bits."""
    before = [0.197224381477023, 0.1565646571522481, 0.5809225829527336, 0.06528837841799545]
    told = diagnosticity(before, Evidence.of(np.full((1, 4), 0.33976951), would_be_seen=1.0))
    assert 0 <= told.information[0, 0] < 1e-14


@given(cases())
def test_less_reliable_reports_tell_less(case: tuple[np.ndarray, Evidence]) -> None:
    before, evidence = case
    plainly = Evidence.of(evidence.likelihood, would_be_seen=evidence.would_be_seen)
    told = [diagnosticity(before, plainly.with_reliability(r)).information for r in (0.3, 0.6, 1.0)]
    assert (told[0] <= told[1] + 1e-15).all()
    assert (told[1] <= told[2] + 1e-15).all()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1)), max_size=6), st.randoms(use_true_random=False))
def test_pooled_reliability(sources: list[tuple[str, float]], random: object) -> None:
    pooled = pooled_reliability(sources)
    best = {origin: max(r for name, r in sources if name == origin) for origin, _ in sources}
    assert pooled == SAME(1 - np.prod([1 - r for r in best.values()]), abs=1e-15)
    shuffled = list(sources)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert pooled_reliability(shuffled) == pooled
    assert pooled_reliability([*sources, *sources]) == pooled


def test_one_source_counts_as_it_is() -> None:
    assert [pooled_reliability([("a", r)]) for r in (0.95, 0.75, 0.1)] == [0.95, 0.75, 0.1]


@pytest.mark.parametrize("credibility", [None, 1, 2, 3, 4, 6])
def test_other_credibilities_change_nothing(credibility: int | None) -> None:
    assert claim_reliability("A", credibility, alone=True) == claim_reliability("A") == 0.95


def test_a_scale_of_ones_own() -> None:
    assert claim_reliability("F", scale={"F": 0.5}) == 0.5


def test_letters_at_their_bounds() -> None:
    shares = np.array([[1.0, 0.9, 0.6, 0.3, 0.1, 0.0999]])
    expected = [["CC", "CC", "C", "N", "I", "II"]]
    for best in (1.0, 0.7, 0.3, 0.07):
        assert letters(shares * best).tolist() == expected
    assert letters([[0.0, 0.0]]).tolist() == [["II", "II"]]


def test_letters_are_of_what_is_held() -> None:
    evidence = Evidence.of([[0.9, 0.02]] * 3, ["observed", "absent", "unknown"], 0.3, would_be_seen=1.0)
    assert consistency(evidence).tolist() == [["CC", "II"], ["I", "CC"], ["", ""]]


def test_disagreements_are_pairs_in_opposite_order() -> None:
    found = disagreements([0.5, 0.3, 0.2], [1.0, 0.0, 1.0])
    assert [(one.likelier, one.less_inconsistent) for one in found] == [(0, 1)]
    assert disagreements([0.5, 0.3, 0.2], [0.0, 1.0, 1.0]) == ()
    assert disagreements([0.5, 0.5], [0.0, 1.0]) == ()


def test_every_option_of_evidence_changes_the_posterior() -> None:
    base = plain(3, 6, 3, None, status=["observed", "absent"] * 3, if_false=None, cluster=[0, 0, 0, 1, 1, 1])
    before = probability([1, 1, 1], Evidence.of(**base))
    changes: dict[str, object] = {
        "status": ["observed"] * 6,
        "reliability": 0.5,
        "if_false": np.full((6, 3), 0.2) * [1, 2, 3],
        "would_be_seen": 1.0,
        "reported_absence": ~base["reported_absence"],
        "exchanged": ~base["exchanged"],
        "cluster": None,
        "rho": 0.99,
    }
    for name, value in changes.items():
        assert np.abs(probability([1, 1, 1], Evidence.of(**{**base, name: value})) - before).max() > 1e-6, name
