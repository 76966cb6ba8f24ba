"""What to watch: how far evidence that isn't known yet would move the answer."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casus
from casus.ensemble import Settings, watch_list

ONE = Settings(draws=1)


def make(
    evidence, answer="w.a", more="", hypotheses="{a: {prior: 0.3}, b: {prior: 0.5}, other: {prior: 0.2}}", closed=False
):
    items = "".join(f"      {name}: {entry}\n" for name, entry in evidence.items())
    return casus.parse(
        f"casus: 1\ntitle: T\n{answer if ':' in answer else f'answer: {answer}'}\n"
        "grades: {A: 0.9, B: 0.6}\nsources: {s: {title: S, reliability: A}, t: {title: T, reliability: B}}\n"
        f"claims: {{c: {{text: C, sources: [s]}}, d: {{text: D, sources: [t]}}}}\n{more}\n"
        f"models:\n  w:\n    kind: hypotheses\n    exhaustive: {str(closed).lower()}\n"
        f"    hypotheses: {hypotheses}\n    evidence:\n{items}"
    )


def item(a, b, other, more="status: unknown"):
    return f"{{{more}, likelihood: {{a: {a!r}, b: {b!r}, other: {other!r}}}}}"


shares = st.floats(0.01, 0.99)
triples = st.tuples(shares, shares, shares)


@given(triples, triples, shares, st.sampled_from(["", ", because: [c]", ", because: [c, d]"]), st.booleans())
def test_what_is_expected_after_looking_is_what_is_believed_now(known, unknown, would, because, absent):
    """A posterior is a martingale: the law of total probability, of each hypothesis."""
    case = make(
        {
            "known": item(*known, f"status: {'absent' if absent else 'observed'}"),
            "next": item(*unknown, f"status: unknown, would_be_seen: {would!r}{because}"),
        }
    )
    (watched,) = watch_list(case, ONE)
    assert watched.now == watched.posterior["a"][0]
    for now, if_seen, if_not in (*watched.posterior.values(), (watched.now, watched.if_seen, watched.if_not)):
        assert watched.seen * if_seen + (1 - watched.seen) * if_not == pytest.approx(now, abs=1e-12)
    change = watched.seen * abs(watched.if_seen - watched.now) + (1 - watched.seen) * abs(watched.if_not - watched.now)
    assert watched.change == pytest.approx(change, abs=1e-15)


def test_one_item_by_hand():
    (watched,) = watch_list(make({"e": item(0.8, 0.2, 0.5, "status: unknown, by: 2024-06-01, would_be_seen: 1")}), ONE)
    seen = 0.3 * 0.8 + 0.5 * 0.2 + 0.2 * 0.5
    assert (watched.model, watched.item, watched.by) == ("w", "e", date(2024, 6, 1))
    assert watched.seen == pytest.approx(seen)
    assert watched.now == pytest.approx(0.3)
    assert watched.if_seen == pytest.approx(0.24 / seen)
    assert watched.if_not == pytest.approx(0.06 / (1 - seen))


def test_the_item_that_moves_most_comes_first_and_equal_ones_as_they_stand():
    case = make(
        {
            "weak": item(0.5, 0.4, 0.4),
            "first": item(0.9, 0.1, 0.1),
            "none": item(0.3, 0.3, 0.3),
            "same": item(0.9, 0.1, 0.1),
        }
    )
    watched = watch_list(case, ONE)
    assert [entry.item for entry in watched] == ["first", "same", "weak", "none"]
    assert [entry.change for entry in watched] == sorted((entry.change for entry in watched), reverse=True)


@pytest.mark.parametrize(
    "entry",
    [
        item(0.4, 0.4, 0.4),
        item(0.9, 0.1, 0.2, "status: unknown, would_be_seen: 0"),
        item(0.9, 0.1, 0.2, "status: unknown, because: [c]"),
    ],
    ids=["same likelihoods", "would never be seen", "a source without worth"],
)
def test_an_item_that_tells_nothing_changes_nothing(entry):
    case = make({"e": entry})
    if "because" in entry:
        case = casus.parse(case.source.replace("A: 0.9", "A: 0"))
    (watched,) = watch_list(case, ONE)
    if "would_be_seen: 0" in entry:
        # What can't be seen is not seen; seen it would still tell.
        assert (watched.seen, watched.if_not) == (0.0, watched.now)
    assert watched.change == pytest.approx(0, abs=1e-15)


def test_the_change_is_that_of_the_headline_answer():
    evidence = {"e": item(0.8, 0.2, 0.5)}
    (alone,) = watch_list(make(evidence), ONE)
    (half,) = watch_list(make(evidence, "answers: {x: {is: w.b}, y: {is: w.a / 2, headline: true}}"), ONE)
    assert half.change == pytest.approx(alone.change / 2)
    assert half.posterior == alone.posterior
    (none,) = watch_list(make(evidence, "answer: 0.5"), ONE)
    assert none.change == 0


@pytest.mark.parametrize(
    ("models", "settings"),
    [
        ({}, ONE),
        ({"e": item(0.8, 0.2, 0.5, "status: observed")}, ONE),
        ({"e": item(0.8, 0.2, 0.5)}, Settings(draws=1, status=(("w", "e", "absent"),))),
    ],
    ids=["no evidence", "all of it known", "supposed to be known"],
)
def test_with_nothing_unknown_the_list_is_empty(models, settings):
    case = make(models) if models else casus.parse("casus: 1\ntitle: T\nanswer: 0.5\n")
    assert watch_list(case, settings) == ()


def test_an_item_that_is_supposed_to_be_unknown_is_listed():
    case = make({"e": item(0.8, 0.2, 0.5, "status: observed")})
    (watched,) = watch_list(case, Settings(draws=1, status=(("w", "e", "unknown"),)))
    assert watched.if_seen == pytest.approx(casus.run(case, 1).forecast, abs=1e-12)


def test_figures_are_those_of_whole_runs():
    more = "quantities: {sure: {value: 'beta(2, 3)'}, other_way: {value: 'uniform(0, 0.4)'}}"
    evidence = {
        "k": item(0.7, 0.5, 0.2, "status: observed, because: [c]"),
        "e": "{status: unknown, likelihood: {a: sure, b: other_way, other: 0.5}}",
    }
    case = make(evidence, "w.a * sure", more)
    (watched,) = watch_list(case, Settings(draws=3000, seed=0))
    for found, status in ((watched.now, "unknown"), (watched.if_seen, "observed"), (watched.if_not, "absent")):
        whole = casus.run(case, 3000, 0, status=[("w", "e", status)], chunk=1024)
        assert found == pytest.approx(whole.forecast, abs=1e-12)
    assert watched.seen == pytest.approx(casus.run(case, 3000, 0).evidence("w").seen[1], abs=1e-12)
    assert watch_list(case, Settings(draws=3000, seed=0)) == (watched,)
    assert watch_list(case, Settings(draws=3000, seed=1)) != (watched,)


def test_a_headline_that_is_not_defined_one_way_has_no_entry():
    answers = "answers: {x: {is: w.b / 2, given: y, headline: true}, y: {is: w.b}}"
    closed = "{a: {prior: 0.5}, b: {prior: 0.5}}"
    evidence = {
        "rules_out": "{status: unknown, likelihood: {a: 1, b: 0}}",
        "e": "{status: unknown, likelihood: {a: 0.5, b: 0.1}}",
    }
    assert [entry.item for entry in watch_list(make(evidence, answers, "", closed, True), ONE)] == ["e"]


def test_what_no_hypothesis_allows_has_no_entry():
    """Such a thing can't be seen; the case itself runs."""
    evidence = {"never": item(0.0, 0.0, 0.0), "e": item(0.8, 0.2, 0.5)}
    assert [entry.item for entry in watch_list(make(evidence), ONE)] == ["e"]


def test_what_hardly_any_draw_allows_has_no_entry():
    more = "quantities: {p: {value: 'uniform(0, 1)'}}\nobserved: [{what: 'where(w.a > 0.4, p ** 400, 0.5)'}]"
    case = make({"e": item(0.9, 0.1, 0.1), "weak": item(0.3, 0.3, 0.2)}, "w.a", more)
    assert [entry.item for entry in watch_list(case, Settings(draws=1024))] == ["weak"]


def test_the_flagship_has_a_list_that_can_be_kept():
    case = casus.load("belarus-2022")
    watched = watch_list(case, Settings(draws=64))
    unknown = [item for item, entry in case.hypotheses["purpose"].evidence.items() if entry.status == "unknown"]
    assert sorted(entry.item for entry in watched) == sorted(unknown)
    assert all(0 < entry.seen < 1 and entry.change >= 0 for entry in watched)
    json.dumps([[entry.item, entry.change] for entry in watched])
