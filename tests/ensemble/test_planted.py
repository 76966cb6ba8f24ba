"""What if somebody planted what he said: what falls, what turns round, and what is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casus
from casus.ensemble import Settings, answers_under, suppose_planted
from casus.errors import CaseError, UsageError

FEW = Settings(draws=256)
FRAME = """
casus: 1
title: T
answers: {{force: {{is: purpose.troops * strength, headline: true}}, size: {{is: strength + level, kind: number}}}}
actors: {{kremlin: {{name: The Kremlin}}, minsk: {{name: Minsk}}}}
grades: {{A: {grade}}}
sources:
  times: {{title: T, reliability: A}}
  post: {{title: P, reliability: C}}
claims:
  trains: {{text: Trains were seen., sources: [times], origin: kremlin}}
  orders: {{text: Orders were given., sources: [times], origin: kremlin}}
  camps: {{text: Camps were set up., sources: [post]}}
  old: {{text: An old claim., sources: [times], origin: kremlin}}
  refuted: {{text: It was not so., sources: [post], retracts: [old]}}
quantities:
  strength: {{value: "uniform(0.2, 0.4)", because: [trains], without: "uniform(0.8, 1)"}}
  level: {{value: 0.5, because: [orders]}}
  both: {{value: "uniform(0, 1)", because: [trains, camps]}}
  fallen: {{value: "uniform(0, 1)", because: [old]}}
{observed}
models:
  purpose:
    kind: hypotheses
    hypotheses: {{troops: {{prior: 0.5}}, other: {{prior: 0.5}}}}
    evidence:
      loaded: {{status: {status}, because: [trains], likelihood: {{troops: 0.9, other: 0.3}}{loaded}}}
      shared: {{status: observed, because: [orders, camps], likelihood: {{troops: 0.6, other: 0.5}}}}
      later: {{status: unknown, because: [trains], likelihood: {{troops: 0.6, other: 0.5}}}}
      gone: {{status: observed, because: [old], likelihood: {{troops: 0.6, other: 0.5}}}}
      open: {{status: absent, likelihood: {{troops: 0.6, other: 0.5}}}}
"""


def make(observed="", status="observed", loaded="", grade=0.8):
    return casus.parse(FRAME.format(observed=observed, status=status, loaded=loaded, grade=grade))


@pytest.fixture(scope="module")
def planted():
    return suppose_planted(make(), "kremlin", FEW)


def troops(part):
    return part.posteriors["purpose"]["troops"].mean


def odds(*ratios):
    """Posterior of troops from even prior odds and some likelihood ratios."""
    total = 1.0
    for ratio in ratios:
        total *= ratio
    return total / (1 + total)


def report(probability, reliability, if_false=None):
    """L = ηP + φ(1 − P) of a report (Schum 1994)."""
    hit, alarm = (1 + reliability) / 2, (1 - reliability) / 2 if if_false is None else if_false
    return hit * probability + alarm * (1 - probability)


def turned(probability, reliability, if_false=None):
    """L = η(1 − P) + φP of a report that is planted."""
    hit, alarm = (1 + reliability) / 2, (1 - reliability) / 2 if if_false is None else if_false
    return hit * (1 - probability) + alarm * probability


# 0.5 of the post alone, with the Kremlin's 0.8 in 0.9 together; nobody reports the absence.
OPEN = (1 - 0.5 * 0.6) / (1 - 0.5 * 0.5)
SHARED = report(0.6, 0.9) / report(0.5, 0.9)
LESSENED = report(0.6, 0.5) / report(0.5, 0.5)


def test_what_rests_on_the_origin_is_named(planted):
    assert planted.origin == "kremlin"
    assert planted.claims == ("trains", "orders"), "a retracted claim counts for nothing already"
    assert planted.evidence == (("purpose", "loaded"),)
    assert planted.lessened == (("purpose", "shared"),)
    assert planted.quantities == ("strength",)
    assert planted.kept == ("level",), "a fixed number without `without:` has nothing else to say"
    assert planted.observed == ()


def test_quantities_on_it_alone_take_their_other_value_and_fixed_ones_stay(planted):
    assert planted.as_it_is.answers["size"].mean == pytest.approx(0.5 + 0.3, abs=1e-3)
    for part in (planted.removed, planted.exchanged):
        assert part.answers["size"].mean == pytest.approx(0.5 + 0.9, abs=1e-3)


def test_evidence_on_it_alone_falls_or_turns_round_and_that_of_others_counts_by_them(planted):
    loaded = report(0.9, 0.8) / report(0.3, 0.8)
    assert troops(planted.as_it_is) == pytest.approx(odds(OPEN, SHARED, loaded), abs=1e-12)
    assert troops(planted.removed) == pytest.approx(odds(OPEN, LESSENED), abs=1e-12)
    against = turned(0.9, 0.8) / turned(0.3, 0.8)
    assert against < 1 < loaded
    assert troops(planted.exchanged) == pytest.approx(odds(OPEN, LESSENED, against), abs=1e-12)


@given(
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0.05, 1),
    st.none() | st.floats(0.05, 1),
    st.sampled_from(["observed", "absent"]),
)
def test_exchange_by_hand_on_one_item(under_a, under_b, reliability, if_false, status):
    false = "" if if_false is None else f", if_false: {{a: {if_false!r}, b: {if_false!r}}}"
    case = casus.parse(
        f"""
casus: 1
title: T
answer: w.a
grades: {{A: {reliability!r}}}
sources: {{s: {{title: S, reliability: A}}}}
claims: {{c: {{text: C, sources: [s]}}}}
models:
  w:
    kind: hypotheses
    exhaustive: true
    hypotheses: {{a: {{prior: 0.5}}, b: {{prior: 0.5}}}}
    evidence:
      e: {{status: {status}, because: [c], would_be_seen: 0.5, likelihood: {{a: {under_a!r}, b: {under_b!r}}}{false}}}
"""
    )
    held = [turned(p, reliability, if_false) for p in (under_a, under_b)]
    if status == "absent":
        held = [1 - 0.5 * likelihood for likelihood in held]
    if sum(held) < 1e-9:
        return
    planted = suppose_planted(case, "s", Settings(draws=1))
    assert planted.exchanged.posteriors["w"]["a"].mean == pytest.approx(held[0] / sum(held), abs=1e-12)
    assert planted.removed.posteriors["w"]["a"].mean == pytest.approx(0.5, abs=1e-12)


def test_what_nobody_relies_on_is_the_same_removed_or_turned_round():
    planted = suppose_planted(make(grade=0.0), "kremlin", FEW)
    assert troops(planted.exchanged) == pytest.approx(troops(planted.removed), abs=1e-12)


def test_false_alarms_that_the_case_gives_are_exchanged_too():
    part = suppose_planted(make(loaded=", if_false: {troops: 0.2, other: 0.7}"), "kremlin", FEW).exchanged
    against = turned(0.9, 0.8, 0.2) / turned(0.3, 0.8, 0.7)
    assert troops(part) == pytest.approx(odds(OPEN, LESSENED, against), abs=1e-12)


def test_evidence_that_is_not_known_is_not_turned_round():
    planted = suppose_planted(make(status="unknown"), "kremlin", FEW)
    assert planted.evidence == ()
    assert troops(planted.removed) == troops(planted.exchanged) == pytest.approx(odds(OPEN, LESSENED), abs=1e-12)


def test_evidence_that_is_supposed_to_be_known_is_turned_round_and_named():
    known = Settings(draws=256, status=(("purpose", "loaded", "observed"),))
    planted = suppose_planted(make(status="unknown"), "kremlin", known)
    assert planted.evidence == (("purpose", "loaded"),)
    assert troops(planted.exchanged) == troops(suppose_planted(make(), "kremlin", FEW).exchanged)
    forgotten = Settings(draws=256, status=(("purpose", "loaded", "unknown"),))
    assert suppose_planted(make(), "kremlin", forgotten).evidence == ()


def test_what_was_seen_since_is_left_out_where_it_rests_on_the_origin_alone():
    seen = "observed: [{what: both, because: [trains]}, {what: both, because: [trains, camps]}, {what: both}]"
    planted = suppose_planted(make(seen), "kremlin", FEW)
    assert planted.observed == (0,)
    two = make("observed: [{what: both, because: [trains, camps]}, {what: both}]")
    assert planted.removed.effective == suppose_planted(two, "kremlin", FEW).removed.effective
    assert planted.as_it_is.effective < planted.removed.effective


def test_an_origin_that_says_nothing_alone_lessens_and_turns_nothing():
    planted = suppose_planted(make(), "post", FEW)
    assert planted.claims == ("camps", "refuted")
    assert (planted.evidence, planted.quantities, planted.kept, planted.observed) == ((), (), (), ())
    assert planted.lessened == (("purpose", "shared"),)
    assert planted.removed == planted.exchanged != planted.as_it_is


def test_each_run_is_that_of_its_settings(planted):
    assert planted.as_it_is == answers_under(make(), FEW)
    assert planted.removed == answers_under(make(), Settings(draws=256, without_origins=("kremlin",)))
    assert planted.exchanged == answers_under(make(), Settings(draws=256, planted=("kremlin",)))
    assert len({troops(part) for part in (planted.as_it_is, planted.removed, planted.exchanged)}) == 3


def test_a_second_origin_is_supposed_beside_those_of_the_settings():
    two = suppose_planted(make(), "post", Settings(draws=256, without_origins=("kremlin",)))
    assert troops(two.removed) == pytest.approx(odds(OPEN), abs=1e-12), "what both reported is reported by nobody"


@pytest.mark.parametrize(
    ("origin", "words"), [("kremln", "did you mean 'kremlin'"), ("times", "expected one of kremlin")]
)
def test_no_claim_comes_from_such_an_origin(origin, words):
    with pytest.raises(UsageError, match=words) as error:
        suppose_planted(make(), origin, FEW)
    assert "no claim comes from" in str(error.value)


def test_plain_values_are_those_of_the_result(planted):
    plain = json.loads(json.dumps(planted.plain()))
    assert plain["evidence"] == ["purpose.loaded"]
    assert plain["lessened"] == ["purpose.shared"]
    assert (plain["quantities"], plain["kept"], plain["observed"]) == (["strength"], ["level"], [])
    for name in ("as_it_is", "removed", "exchanged"):
        part = getattr(planted, name)
        assert plain[name]["answers"]["force"]["mean"] == part.answers["force"].mean
        assert plain[name]["hypotheses"]["purpose"]["troops"]["mean"] == troops(part)


def test_a_distribution_that_could_only_be_widened_keeps_its_value_and_is_named() -> None:
    text = """
casus: 1
title: T
answer: w.a
sources: {s: {title: S, reliability: B}}
claims: {c: {text: C, sources: [s]}, d: {text: D, sources: [s], origin: other}}
quantities: {p: {value: "beta(8, 2)", because: [c]}, q: {value: "beta(8, 2)", because: [c], unit: share}}
models:
  w:
    kind: hypotheses
    hypotheses: {a: {prior: 0.5}, other: {prior: 0.5}}
    evidence: {e: {status: observed, because: [d], likelihood: {a: p, other: 0.5 * q}}}
"""
    planted = suppose_planted(casus.parse(text), "s", Settings(draws=256))
    assert (planted.quantities, planted.kept) == (("q",), ("p",))


def test_a_supposition_that_can_not_be_run_says_that_it_is_the_supposition() -> None:
    text = """
casus: 1
title: T
answer: w.a
grades: {A: 1}
sources: {s: {title: S, reliability: A}}
claims: {c: {text: C, sources: [s]}}
models:
  w:
    kind: hypotheses
    hypotheses: {a: {prior: 0.5}, other: {prior: 0.5}}
    evidence: {e: {status: observed, because: [c], likelihood: {a: 1, other: 1}}}
"""
    with pytest.raises(CaseError) as caught:
        suppose_planted(casus.parse(text), "s", Settings(draws=8))
    (fault,) = caught.value.faults
    assert fault.code == "evidence-impossible"
    assert fault.message.startswith("with what s said turned round, ")
