"""Figures that others have printed."""

import numpy as np
import pytest
from sklearn.naive_bayes import BernoulliNB

from casus.models.hypotheses import (
    Evidence,
    against,
    best_rivals,
    decibans,
    diagnosticity,
    inconsistency,
    posterior,
    report_likelihood,
    weight_matrix,
    weights,
)


def test_two_hypotheses_and_one_item_by_hand() -> None:
    """Odds 3 : 7, ratio 0.8 : 0.2, so odds 12 : 7."""
    told = posterior([0.3, 0.7], Evidence.of([[0.8, 0.2]]))
    assert told.probability[:, 0] == pytest.approx([12 / 19, 7 / 19], abs=1e-15)


def test_eddy_1982_mammography() -> None:
    """Eddy (1982), in Kahneman, Slovic & Tversky, ch. 18: 1 % prior, 79.2 % hits, 9.6 % false alarms give 7.7 %."""
    told = posterior([0.01, 0.99], Evidence.of([[0.792, 0.096]]))
    assert told.probability[0, 0] == pytest.approx(0.077, abs=5e-4)


def test_tversky_kahneman_1982_witness_of_the_cab() -> None:
    """Tversky & Kahneman (1982): 15 % of cabs are blue, the witness is right in 80 % of cases: 0.41.

    Right in 80 % is η = 0.8 and φ = 0.2, so r = 0.6; that the cab was blue is certain under one hypothesis and
    impossible under the other.
    """
    told = posterior([0.15, 0.85], Evidence.of([[1.0, 0.0]], reliability=0.6))
    assert told.probability[0, 0] == pytest.approx(0.12 / 0.29, abs=1e-15)
    assert round(told.probability[0, 0], 2) == 0.41


@pytest.mark.parametrize("likelihood", [(0.9, 0.1), (0.7, 0.4), (1.0, 0.0), (0.2, 0.6)])
@pytest.mark.parametrize("reliability", [0.0, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("alarm", [np.nan, 0.05, 0.9])
def test_schum_ducharme_1971_by_the_joint_distribution(
    likelihood: tuple[float, float], reliability: float, alarm: float
) -> None:
    """Schum & DuCharme (1971): P(H | report) from the whole joint distribution of hypothesis, event and report."""
    hit, false = (1 + reliability) / 2, (1 - reliability) / 2
    joint = {
        (h, event): p
        * (chance if event else 1 - chance)
        * (hit if event else (false if h or np.isnan(alarm) else alarm))
        for h, (p, chance) in enumerate(zip((0.2, 0.8), likelihood, strict=True))
        for event in (True, False)
    }
    evidence = Evidence.of([likelihood], reliability=reliability, if_false=[[alarm, np.nan]])
    expected = (joint[0, True] + joint[0, False]) / sum(joint.values())
    assert posterior([0.2, 0.8], evidence).probability[0, 0] == pytest.approx(expected, abs=1e-15)


def test_schum_ducharme_1971_reliability_bounds_the_ratio() -> None:
    """Schum & DuCharme (1971): however telling the event, the ratio of its report is at most η/φ."""
    telling = report_likelihood([1.0, 0.0], 0.8)
    assert telling[0] / telling[1] == pytest.approx(0.9 / 0.1)
    less = report_likelihood([0.99, 0.01], 0.8)
    assert less[0] / less[1] < 9


@pytest.mark.parametrize(("odds", "units"), [(20 / 1, 13), (5 / 2, 4), (8 / 5, 2), (5 / 4, 1), (10, 10), (100, 20)])
def test_good_michie_timms_1945_decibans(odds: float, units: int) -> None:
    """Good, Michie & Timms (1945), General Report on Tunny; Good (1985): odds and their whole decibans."""
    assert round(float(decibans(odds))) == units


def test_jaynes_2003_widgets() -> None:
    """Jaynes (2003), ch. 4: batches with 1/3 or 1/6 bad; 3 decibels for each bad one, −1 for each good one.

    One machine of eleven makes the worse batch: −10 decibels before.
    """
    bad, good = [1 / 3, 1 / 6], [2 / 3, 5 / 6]
    each = against(weights(Evidence.of([bad, good])), [1, 0])[:, 0, 0]
    assert each.round() + 0.0 == pytest.approx([3, -1])
    assert each == pytest.approx([10 * np.log10(2), 10 * np.log10(0.8)])
    told = posterior([1 / 11, 10 / 11], Evidence.of([bad] * 12)).probability[:, 0]
    assert decibans(told[0] / told[1]) == pytest.approx(-10 + 12 * 10 * np.log10(2))
    assert round(float(decibans(told[0] / told[1]))) == 26


def test_good_1950_weights_add_up_to_the_change_of_log_odds() -> None:
    evidence = Evidence.of([[0.8, 0.3], [0.4, 0.9], [0.6, 0.5]], ["observed", "absent", "observed"], [0.9, 0.4, 0.7])
    told = posterior([0.3, 0.7], evidence).probability[:, 0]
    change = decibans(told[0] / told[1]) - decibans(3 / 7)
    assert against(weights(evidence), [1, 0])[:, 0, 0].sum() == pytest.approx(change, abs=1e-12)
    assert weight_matrix(evidence)[0, 1, 0] == pytest.approx(change, abs=1e-12)


@pytest.mark.parametrize("error", [0.0, 0.01, 0.11, 0.3, 0.5])
def test_shannon_1948_binary_symmetric_channel(error: float) -> None:
    """Shannon (1948); Cover & Thomas (2006), section 7.1.4: 1 − H(p) bits between equally likely inputs."""
    entropy = -sum(p * np.log2(p) for p in (error, 1 - error) if p > 0)
    told = diagnosticity([0.5, 0.5], Evidence.of([[1 - error, error]], would_be_seen=1.0))
    assert told.information[0, 0] == pytest.approx(1 - entropy, abs=1e-15)
    assert told.change[0, :, 0] == pytest.approx([0.5 - error] * 2, abs=1e-15)


def test_cover_thomas_2006_z_channel() -> None:
    """Cover & Thomas (2006), problem 7.8: input 2/5 through a Z-channel of 1/2 carries log₂ 5 − 2 bits."""
    told = diagnosticity([0.4, 0.6], Evidence.of([[1.0, 0.0]], would_be_seen=0.5))
    assert told.information[0, 0] == pytest.approx(np.log2(5) - 2, abs=1e-15)


# Heuer (1999), Psychology of Intelligence Analysis, ch. 8: will Iraq retaliate for the bombing of its intelligence
# headquarters? H1 not at all, H2 with minor terrorist actions, H3 with a major attack; his + is C here, his − is I.
IRAQ = [
    ["C", "C", "C"],  # Saddam says in public that he won't
    ["C", "C", "I"],  # no terrorist offensive during the Gulf War
    ["C", "C", "I"],  # Iraq wouldn't want another war
    ["I", "C", "C"],  # more and longer broadcasts to agents
    ["I", "C", "C"],  # embassies told to take more care
    ["I", "C", "C"],  # not to retaliate would be a loss of face
]


def test_heuer_1999_iraq() -> None:
    """Heuer's reading: H2 has no minus, H1 three, H3 two; so H2 is the one left, though nothing proves it."""
    assert inconsistency(IRAQ).tolist() == [3.0, 0.0, 2.0]


def test_heuer_1999_first_item_tells_nothing() -> None:
    """Heuer's first item is consistent with all three, and so has no diagnostic value."""
    same, rest = [0.7, 0.7, 0.7], [0.2, 0.8, 0.8]
    told = diagnosticity([0.3, 0.4, 0.3], Evidence.of([same, rest]))
    assert (told.change[0] == 0).all()
    assert told.change[1].min() > 0.01
    with_it, without = posterior([3, 4, 3], Evidence.of([same, rest])), posterior([3, 4, 3], Evidence.of([rest]))
    assert with_it.probability == pytest.approx(without.probability, abs=1e-15)


def test_parc_ach_counts_two_for_very_inconsistent_and_weighs_by_credibility() -> None:
    """PARC's ACH program: −1 for I, −2 for II, nothing for N, C and CC."""
    table = [["II", "N"], ["I", "CC"], ["C", "II"]]
    assert inconsistency(table).tolist() == [3.0, 2.0]
    assert inconsistency(table, [0.5, 1.0, 0.25]).tolist() == [2.0, 0.5]


def test_naive_bayes_of_scikit_learn() -> None:
    """Independent items, sources certain, absences seen for certain: BernoulliNB with the same tables."""
    rng = np.random.default_rng(4)
    likelihood, prior = rng.uniform(0.01, 0.99, (9, 4)), rng.dirichlet(np.ones(4))
    model = BernoulliNB(binarize=None)
    model.classes_, model.n_features_in_ = np.arange(4), 9
    model.class_log_prior_, model.feature_log_prob_ = np.log(prior), np.log(likelihood).T
    seen = rng.random(9) < 0.5
    evidence = Evidence.of(likelihood, ["observed" if one else "absent" for one in seen], would_be_seen=1.0)
    expected = model.predict_proba(seen[None].astype(float))[0]
    assert posterior(prior, evidence).probability[:, 0] == pytest.approx(expected, abs=1e-13)


def test_best_rivals() -> None:
    assert best_rivals([0.4, 0.4, 0.2]).tolist() == [1, 0, 0]
