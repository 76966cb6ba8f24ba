"""Which claims stand, who said them first, and what rests on whom."""

from hypothesis import given
from hypothesis import strategies as st
from tests.case.example import frame

from casus.case import Case, parse
from casus.case.standing import Report

_SOURCES = "answer: 1\nsources: {a: {title: A, reliability: A}, b: {title: B, reliability: B}}\n"


def _case(claims: str) -> Case:
    return parse(frame(f"{_SOURCES}claims: {claims}\nactors: {{kremlin: {{name: The Kremlin}}}}\n"))


def test_a_retracted_claim_falls_and_a_retraction_that_is_retracted_lets_it_stand_again() -> None:
    case = _case("{x: {text: X, sources: [a]}, y: {text: Y, retracts: [x]}}")
    assert case.standing.retracted == {"x": ("y",)}
    assert case.standing.reports(["x", "y"]) == (Report("y", "y", None, "F"),)
    again = _case("{x: {text: X, sources: [a]}, y: {text: Y, retracts: [x]}, z: {text: Z, retracts: [y]}}")
    assert set(again.standing.retracted) == {"y"}


def test_claims_that_retract_one_another_both_fall() -> None:
    case = _case("{x: {text: X, retracts: [y]}, y: {text: Y, retracts: [x]}, z: {text: Z}}")
    assert set(case.standing.retracted) == {"x", "y"}


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=20))
def test_a_claim_stands_if_all_that_retract_it_fell_to_one_that_stands(
    pairs: list[tuple[int, int]],
) -> None:
    retracts = {f"c{k}": [f"c{b}" for a, b in pairs if a == k] for k in range(8)}
    claims = ", ".join(f"{name}: {{text: T, retracts: [{', '.join(others)}]}}" for name, others in retracts.items())
    fallen = set(_case(f"{{{claims}}}").standing.retracted)
    against = {name: [other for other, targets in retracts.items() if name in targets] for name in retracts}
    for name, by in against.items():
        if all(other in fallen and any(third not in fallen for third in against[other]) for other in by):
            assert name not in fallen
        if any(other not in fallen for other in by):
            assert name in fallen


def test_three_papers_that_carry_one_official_are_one_origin() -> None:
    case = _case("{x: {text: X, sources: [a, b], origin: kremlin}, y: {text: Y, sources: [a, b]}}")
    assert case.standing.reports(["x"]) == (Report("x", "kremlin", "a", "A"), Report("x", "kremlin", "b", "B"))
    assert case.standing.reports(["y"]) == (Report("y", "a", "a", "A"), Report("y", "b", "b", "B"))
    assert case.standing.reports(["x", "y"], without=["kremlin", "b"]) == (Report("y", "a", "a", "A"),)


def test_an_improbable_claim_is_worth_nothing_where_it_stands_alone() -> None:
    alone = "{x: {text: X, sources: [a], credibility: 5}}"
    assert _case(alone).standing.reports(["x"]) == (Report("x", "a", "a", None),)
    for beside in ("corroborates", "disputes"):
        case = _case(alone[:-1] + f", y: {{text: Y, sources: [b], {beside}: [x]}}}}")
        assert case.standing.reports(["x"]) == (Report("x", "a", "a", "A"),)
    for credibility in (1, 2, 3, 4, 6):
        case = _case(alone.replace("5", str(credibility)))
        assert case.standing.reports(["x"]) == (Report("x", "a", "a", "A"),)
    assert _case("{x: {text: X, sources: [a, b], credibility: 5}}").standing.reports(["x"])[0].grade == "A"


def test_what_rests_on_an_origin_alone() -> None:
    planted = "x: {text: X, sources: [a], origin: kremlin}"
    case = _case(f"{{{planted}, y: {{text: Y, sources: [b]}}, z: {{text: Z, retracts: [y]}}}}")
    assert case.standing.rests_on(["x"], "kremlin")
    assert not case.standing.rests_on(["y"], "b"), "a retracted claim carries nothing"
    assert case.standing.rests_on(["x", "y"], "kremlin"), "and takes no part of the weight either"
    both = _case("{x: {text: X, sources: [a, b]}}").standing
    assert not both.rests_on(["x"], "a")
    assert both.rests_on(["x"], "a", "b")
    assert both.rests_on(["x"], "a", without=["b"])
    assert case.standing.origins == {"kremlin": ("x",), "z": ("z",)}


def test_a_quantity_on_retracted_claims_alone_is_a_judgement() -> None:
    text = "answer: q\nsources: {s: {title: S}}\nquantities: {q: {value: 0.5, because: [c]}}\nclaims: "
    claim = "{c: {text: C, sources: [s]}"
    assert parse(frame(text + claim + "}")).ground("q") == "sourced"
    assert parse(frame(text + claim + ", d: {text: D, retracts: [c]}}")).ground("q") == "judgement"


def test_a_retracted_claim_counts_not_even_once() -> None:
    item = "{status: observed, because: [c], likelihood: {a: 0.5, other: 0.2}}"
    text = (
        "answer: w.a\nsources: {s: {title: S}}\nquantities: {q: {value: 0.5, because: [c]}}\n"
        "claims: {c: {text: C, sources: [s]}}\nmodels:\n"
        f"  w: {{kind: hypotheses, hypotheses: {{a: {{prior: q}}, other: {{prior: 0.5}}}}, evidence: {{e: {item}}}}}\n"
    )
    assert [w.code for w in parse(frame(text)).warnings] == ["claim-twice"]
    retracted = text.replace("sources: [s]}}", "sources: [s]}, d: {text: D, retracts: [c]}}")
    assert {w.code for w in parse(frame(retracted)).warnings} == {"claim-retracted"}
