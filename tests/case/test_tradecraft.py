"""The nine standards: which verdict a case gets, and what changes it."""

import pytest
from tests.case.example import frame
from tests.case.good import texts

from casus.case import Case, Gap, Standard, parse, tradecraft

# Every standard is met, and each line can be taken away by itself.
MET = """
casus: 1
title: Why the envoy came
authors: [{name: A. Nalyst}]
question: Will troops be sent?
resolution: {yes_if: They are, no_if: They are not, source: The gauge}
as_of: 2024-05-02
horizon: 2024-12-31
answers:
  sent: {is: "choice.sent", headline: true, decision_threshold: 0.1, about: Troops are sent}
  lost: {is: "choice.sent * harm", given: sent, about: "They are lost, if sent"}
confidence: {level: low, why: Two papers and one official}
assumptions:
  unitary: {text: The ministry decides as one, breaks_if: The minister resigns, carries: [choice]}
dissent: [{by: B. Nother, text: The envoy bluffs, answer: 0.2}]
actors: {ministry: {name: The ministry}}
sources:
  daily: {title: The Daily, published: 2024-05-01, reliability: B}
  wire: {title: A wire service, published: 2024-04-30, reliability: C}
claims:
  came: {text: He came himself., sources: [daily], credibility: 2, reported: 2024-04-30}
  denied: {text: Nothing was asked., sources: [wire], credibility: 3, origin: ministry, interest: [ministry],
           reported: 2024-04-30}
  saw: {text: No paper was signed., sources: [wire], credibility: 2, event: 2024-04-29, corroborates: [denied]}
  asked: {text: Troops were asked for., sources: [daily], credibility: 4, event: 2024-04-29, disputes: [denied]}
quantities:
  harm: {value: "uniform(0.1, 0.4)", about: Share that is lost, because: [saw]}
  cost: {value: "pert(5, 15, 35)", about: What sending costs}
  acuity: {value: "uniform(0.05, 0.2)", about: How sharply they choose}
  himself: {value: likely, about: He comes himself if he wants troops}
models:
  outside: {kind: reference, class: war_joining, war_began: 2022-02-24}
  purpose:
    kind: hypotheses
    hypotheses: {troops: {prior: 0.3}, other: {prior: 0.7}}
    evidence:
      person: {status: observed, because: [came], likelihood: {troops: himself, other: 0.2}}
      paper: {status: absent, because: [denied, asked], likelihood: {troops: 0.4, other: 0.1}}
      call_up: {status: unknown, by: 2024-06-01, likelihood: {troops: 0.6, other: 0.05}}
  choice:
    kind: game
    precision: acuity
    tree:
      label: Does the ministry send troops?
      player: ministry
      moves:
        send: {weight: purpose.troops, event: sent, payoffs: {ministry: -cost}}
        wait: {}
"""

CLOSED = (
    "hypotheses: {troops: {prior: 0.3}, other",
    "exhaustive: true\n    hypotheses: {troops: {prior: 0.3}, rest_",
)
# Takes what a standard counts out of MET: the edit, and what must then be missing.
EDITS = (
    (1, ", sources: [daily], credibility: 2, reported", ", credibility: 2, reported", "name no source", ["came"]),
    (1, ", reliability: C", "", "reliability F", ["wire"]),
    (1, "credibility: 4", "credibility: 6", "credibility other than 6", ["asked"]),
    (1, ", corroborates: [denied]", "", "interest in being believed", ["denied"]),
    (1, "because: [saw]", "because: [came]", "rest on daily alone", ["harm", "purpose.person"]),
    (1, "corroborates: [denied]", "corroborates: [denied], retracts: [asked]", "retracted claim", ["purpose.paper"]),
    (1, "sources: [daily], credibility: 2", "sources: [daily], credibility: 5", "graded improbable", ["came"]),
    (2, "confidence: {level: low, why: Two papers and one official}", "", "no confidence", []),
    (2, "Two papers and", "Very likely by two papers and", "speaks of likelihood", ["confidence"]),
    (2, "Two papers and", "20 % by two papers and", "speaks of likelihood", ["confidence"]),
    (2, "about: Troops are sent", "about: "
        "Troops are sent with high confidence", "speaks of confidence", ["sent"]),
    (2, "ministry: -cost", "ministry: -cost - 2", "straight into games", ["payoff of ministry on send"]),
    (3, ", about: What sending costs", "", "don't say what they judge", ["cost"]),
    (3, ", breaks_if: The minister resigns", "", "what would break them", ["unitary"]),
    (3, ", carries: [choice]", "", "what rests on them", ["unitary"]),
    (3, "observed, because: [came]", "observed", "no claim reports", ["purpose.person"]),
    (3, "because: [saw]", "because: [saw, bare]", "some have no source", ["harm"]),
    (4, "dissent: [{by: B. Nother, text: The envoy bluffs, answer: 0.2}]", "", "nobody's dissent", []),
    (4, ", answer: 0.2", "", "without a number", ["dissent[0]"]),
    (4, "status: absent", "status: observed", "looked for and not seen", ["purpose"]),
    (4, "status: unknown, by", "status: absent, by", "still to be seen", ["purpose"]),
    (4, *CLOSED, "exhaustive", ["purpose"]),
    (5, "decision_threshold: 0.1, ", "", "from which probability on", []),
    (5, "given: sent, ", "", "what follows", []),
    (5, "unknown, by: 2024-06-01", "unknown", "not until when", ["purpose.call_up"]),
    (5, "status: unknown, by", "status: absent, by", "nothing to watch", []),
    (6, "quantities:", "quantities:\n  idle: {value: 0.5}", "quantity that nothing uses", ["idle"]),
    (6, "claims:", "claims:\n  idle: {text: T, sources: [daily]}", "claim that nothing uses", ["idle"]),
    (6, "likely, about", "likely, because: [came], about", "as evidence and as the ground", ["came"]),
    (6, "credibility: 3", "credibility: 4", "of the same credibility", ["asked", "denied"]),
    (6, "4, event: 2024-04-29, disputes: [denied]", "2, event: 2024-04-29, disputes: [came]", "probably true",
     ["asked", "came"]),
    (6, "answers:", "answers:\n  bare: {is: 0.5, about: Even}", "no argument", ["bare"]),
    (8, "authors: [{name: A. Nalyst}]", "", "nobody signs", []),
    (8, "  outside: {kind: reference, class: war_joining, war_began: 2022-02-24}\n", "", "no base rate", []),
    (9, "      label: Does the ministry send troops?\n", "", "don't ask their question", ["choice"]),
    (9, ', about: "They are lost, if sent"', "", "only their names explain", ["lost"]),
)  # fmt: skip


def edited(old: str, new: str) -> str:
    assert old in MET
    text = MET.replace(old, new)
    if "rest_" in new:
        text = text.replace("other:", "rest_:")
    if "bare]" in new:
        text = text.replace("claims:", "claims:\n  bare: {text: T, credibility: 2, reported: 2024-04-30}", 1)
    return text


def standard(text: str, number: int) -> Standard:
    return tradecraft(parse(text))[number - 1]


def gaps(text: str, number: int) -> dict[str, Gap]:
    return {gap.text: gap for gap in standard(text, number).missing}


def test_a_case_with_all_of_it_meets_all_nine() -> None:
    assert {one.number: one.missing for one in tradecraft(parse(MET)) if one.verdict != "met"} == {}
    assert [one.number for one in tradecraft(parse(MET))] == list(range(1, 10))


@pytest.mark.parametrize(("number", "old", "new", "text", "entries"), EDITS, ids=[f"{e[0]}-{e[3]}" for e in EDITS])
def test_each_point_that_is_lost_is_told_with_its_place(
    number: int, old: str, new: str, text: str, entries: list[str]
) -> None:
    case = parse(edited(old, new))
    found = tradecraft(case)[number - 1]
    assert found.verdict == "partly"
    (gap,) = found.missing
    assert text in gap.text
    assert [entry.name for entry in gap.entries] == entries
    assert gap.step


def test_an_answer_that_is_a_bare_number_leaves_all_nine_open() -> None:
    assert [one.verdict for one in tradecraft(parse(frame("answer: 0.5\n")))] == ["open"] * 9


def test_half_of_what_is_given_must_vary() -> None:
    quantities = "answer: a + b\nconfidence: {level: low, why: W}\nquantities: {a: {value: likely}, b: {value: 0.2}"
    half, less = frame(f"{quantities}}}\n"), frame(f"{quantities}, c: {{value: a}}, d: {{value: 0.1}}}}\n")
    assert standard(half, 2).verdict == "met"
    (gap,) = standard(less, 2).missing
    assert gap.text == "quantities that are given and vary, 1 of 3; the rest are one number"
    assert [entry.name for entry in gap.entries] == ["b", "d"]


def test_half_of_the_claims_in_use_must_have_a_day() -> None:
    undated = MET.replace(", event: 2024-04-29, corroborates", ", corroborates").replace(
        ", event: 2024-04-29, d", ", d"
    )
    assert standard(undated, 7).verdict == "met"
    (gap,) = standard(undated.replace("[ministry],\n           reported: 2024-04-30", "[ministry]"), 7).missing
    assert "3 of 4" in gap.text


def test_a_corroboration_from_another_origin_clears_an_interest_whichever_way_it_is_written() -> None:
    turned = MET.replace(", corroborates: [denied]", "").replace(
        "[ministry],\n           reported", "[ministry], corroborates: [saw], reported"
    )
    assert standard(turned, 1).verdict == "met"
    own = MET.replace("sources: [wire], credibility: 2", "sources: [wire], origin: ministry, credibility: 2")
    assert any("interest" in text for text in gaps(own, 1)), "from the party itself it clears nothing"


def test_what_was_retracted_needs_no_second_origin() -> None:
    alone = MET.replace(", corroborates: [denied]", "")
    assert any("interest" in text for text in gaps(alone, 1))
    taken_back = alone.replace("claims:", "claims:\n  back: {text: Not so., sources: [wire], retracts: [denied]}")
    assert not any("interest" in text for text in gaps(taken_back, 1))
    (single,) = [one for one in standard(taken_back, 1).found if "one origin alone" in one.text]
    assert [entry.name for entry in single.entries] == ["back", "came", "saw", "asked"]
    assert single.text.endswith("4 of 4")


def test_a_dispute_is_settled_by_grade_or_by_retraction() -> None:
    assert any("disputes settled" in finding.text for finding in standard(MET, 6).found)
    level = MET.replace("credibility: 4", "credibility: 3")
    assert standard(level, 6).verdict == "partly"
    assert (
        standard(level.replace("corroborates: [denied]", "corroborates: [denied], retracts: [asked]"), 6).verdict
        == "met"
    )


def test_an_assumption_that_carries_closed_hypotheses_says_why_they_are() -> None:
    closed = edited(*CLOSED)
    assert standard(closed.replace("carries: [choice]", "carries: [choice, purpose]"), 4).verdict == "met"


def test_without_hypotheses_a_ladder_or_a_second_answer_is_an_alternative() -> None:
    quantities = "\ndissent: [{by: B, text: T, answer: 0.1}]\nquantities: {q: {value: likely}}\n"
    one = frame(f"answer: q{quantities}")
    assert [gap.text for gap in standard(one, 4).missing] == ["one answer is worked out, and no rival to it"]
    ladder = frame(f"answers: {{l: {{kind: ordinal, is: {{low: q, high: rest}}}}}}{quantities}")
    two = frame(f"answers: {{a: {{is: q}}, b: {{is: 1 - q}}}}{quantities}")
    assert standard(ladder, 4).verdict == standard(two, 4).verdict == "met"


def test_a_day_on_which_a_quantity_will_be_known_is_something_to_watch() -> None:
    watched = MET.replace("status: unknown, by: 2024-06-01", "status: absent")
    assert standard(watched, 5).verdict == "partly"
    assert (
        standard(watched.replace("about: What sending", "knowable: 2024-06-01, about: What sending"), 5).verdict
        == "met"
    )


def test_what_has_been_seen_names_its_claims() -> None:
    seen = MET + "observed: [{what: 1 - choice.sent, because: [came]}]\n"
    assert standard(seen, 7).verdict == "met"
    (gap,) = standard(seen.replace(", because: [came]}]", "}]"), 7).missing
    assert [entry.name for entry in gap.entries] == ["observed[0]"]


@pytest.mark.parametrize(
    ("number", "text", "entries"),
    [
        (2, "Two papers and one official", ["confidence"]),
        (3, "The ministry decides as one", ["unitary"]),
        (3, "What sending costs", ["cost"]),
        (4, "The envoy bluffs", ["dissent[0]"]),
        (5, "Will troops be sent?", ["question"]),
        (8, "They are not", ["resolution"]),
        (9, "Does the ministry send troops?", ["choice"]),
        (9, "Troops are sent", ["sent"]),
    ],
)
def test_a_text_that_is_still_to_be_written_is_not_there(number: int, text: str, entries: list[str]) -> None:
    found = standard(MET.replace(text, "TODO"), number)
    assert found.verdict == "partly"
    assert all([entry.name for entry in gap.entries] == entries for gap in found.missing)
    assert found.missing


def test_a_draft_without_the_days_of_its_question_has_none() -> None:
    text = frame("question: TODO what is asked\nanswer: q\nquantities: {q: {value: likely}}\n")
    assert any("no question" in text for text in gaps(text, 5))


def test_words_of_likelihood_are_those_of_the_scheme_of_the_case() -> None:
    text = MET.replace("Two papers and", "One paper saw an even chance by")
    assert standard(text, 2).verdict == "met"
    assert standard(text.replace("horizon:", "words: nato\nhorizon:"), 2).verdict == "partly"


@pytest.mark.parametrize("text", [*texts().values(), MET], ids=[*texts(), "met"])
def test_every_entry_named_is_in_the_file_and_verdicts_follow_from_the_points(text: str) -> None:
    case: Case = parse(text)
    lines = text.split("\n")
    for one in tradecraft(case):
        for entry in (entry for part in (*one.found, *one.missing) for entry in part.entries):
            place = case.places[entry.path]
            named = [part for part in entry.path if isinstance(part, str)]
            assert named[-1] in "\n".join(lines[place.line - 2 : place.line]) or isinstance(entry.path[-1], int)
        holds = any(finding.counts for finding in one.found)
        assert one.verdict == ("met" if not one.missing else "partly" if holds else "open")


def points(text: str, number: int) -> dict[str, list[str]]:
    return {one.text: [entry.name for entry in one.entries] for one in standard(text, number).found}


def test_figures_and_names_of_what_is_there() -> None:
    assert points(MET, 1)["claims in use that rest on one origin alone, 2 of 4"] == ["came", "asked"]
    assert points(MET, 2)["quantities that are given and vary, 4 of 4"] == []
    assert points(MET, 5)["what to watch, each with its day"] == ["purpose.call_up"]
    told = "quantities that rest on claims, 1 of 4; on judgement, 3; derived from others, 0"
    assert f"{told}; items of evidence on claims, 2" in points(MET, 3)
    assert "what the model leaves out is said, in 1 line" in points(MET + "leaves_out: [The winter]\n", 3)
    assert not any("leaves out" in text for text in points(MET, 3))
    assert points(MET, 6)["disputes settled by grade or by retraction, 1"] == ["asked", "denied"]
    constant = MET.replace("other: 0.2}", "other: himself}")
    assert points(constant, 2)["likelihoods of evidence that are one number, 4 of 6"] == [
        "purpose.paper",
        "purpose.call_up",
    ]


def test_evidence_on_claims_is_counted_where_there_is_some() -> None:
    text = MET.replace("because: [came], ", "").replace("because: [denied, asked], ", "")
    assert "quantities that rest on claims, 1 of 4; on judgement, 3; derived from others, 0" in points(text, 3)


def test_half_from_one_origin_is_not_most() -> None:
    """Of four entries `harm` and one item rest on the wire alone, and two on others."""
    half = MET.replace("cost: {", "cost: {because: [came], ").replace(
        "because: [denied, asked]", "because: [saw, denied]"
    )
    half = half.replace("origin: ministry, interest: [ministry],", "interest: [ministry],")
    assert points(half, 1)["no origin alone carries more than half of what rests on claims, 2 of 4 at most"] == []
    (gap,) = standard(half.replace("acuity: {", "acuity: {because: [saw], "), 1).missing
    assert gap.text == "numbers and items of evidence that rest on wire alone, 3 of 5 that rest on claims"
    assert [entry.name for entry in gap.entries] == ["harm", "acuity", "purpose.paper"]


def test_an_origin_carries_no_share_of_what_weighs_nothing() -> None:
    """An item that isn't known, and one whose claims were retracted, have no weight that an origin could carry."""
    unknown = MET.replace("unknown, by", "unknown, because: [came], by")
    assert "no origin alone carries more than half of what rests on claims, 1 of 3 at most" in points(unknown, 1)
    fallen = MET.replace("corroborates: [denied]", "corroborates: [denied], retracts: [came]")
    assert "no origin alone carries more than half of what rests on claims, 1 of 2 at most" in points(fallen, 1)


def test_points_that_have_nothing_to_apply_to_are_left_out() -> None:
    text = frame("answer: a\nquantities: {a: {value: likely, because: [c]}}\nclaims: {c: {text: T}}\n")
    assert not any("source in use" in point for point in points(text, 1))
    assert not any("judges" in point for point in points(text, 3))
    assert "no claim reaches an answer twice" not in points(text, 6)
    assert not any("decision" in point for point in points(text, 9))
    bare = frame("answer: a\nquantities: {a: {value: likely}}\n")
    assert "every quantity is used" in points(bare, 6)
    assert "every claim is used" not in points(bare, 6)


def test_idle_quantities_are_counted_and_other_idle_things_are_not_among_them() -> None:
    idle = MET.replace("quantities:", "quantities:\n  idle: {value: 0.5, about: A}\n  more: {value: 0.5, about: B}")
    (gap,) = standard(idle, 6).missing
    assert (gap.text, [entry.name for entry in gap.entries]) == ("2 quantities that nothing uses", ["idle", "more"])


def test_an_answer_without_an_argument_is_at_its_own_place() -> None:
    (gap,) = standard(frame("answer: 0.5\n"), 6).missing
    assert [entry.path for entry in gap.entries] == [("answer",)]
    (gap,) = standard(MET.replace("answers:", "answers:\n  bare: {is: 0.5, about: Even}"), 6).missing
    assert [entry.path for entry in gap.entries] == [("answers", "bare")]


def test_a_resolution_without_its_day_proves_nothing() -> None:
    """Only a draft may have the one without the other."""
    text = "question: TODO\nresolution: {yes_if: A, no_if: B, source: C}\nanswer: 0.5\n"
    assert "nothing says what would prove it right" in gaps(frame(text), 8)
    assert "no question is asked" in gaps(frame(text), 5)


def test_a_used_quantity_on_a_retracted_claim_is_not_idle() -> None:
    fallen = MET.replace("claims:", "claims:\n  back: {text: Not so., sources: [wire], retracts: [saw]}")
    assert "every quantity is used" in points(fallen, 6)


def test_a_dispute_that_is_left_open_is_not_among_the_settled() -> None:
    for grade in (2, 3):
        level = MET.replace("credibility: 3", f"credibility: {grade}").replace(
            "credibility: 4", f"credibility: {grade}"
        )
        assert not any("settled" in text for text in points(level, 6))


SHOWN = (
    (1, "every claim in use names its source", []),
    (1, "every source in use has a reliability from A to E, 2 of 2", []),
    (1, "every claim in use has a credibility from 1 to 5", []),
    (1, "every claim that names an interest has an origin without one", ["denied"]),
    (2, "no number is written straight into a game", []),
    (3, "every judgement says what it judges", []),
    (3, "every assumption has `breaks_if`", []),
    (3, "every assumption has `carries`", []),
    (3, "all evidence that was observed names the claims that report it", []),
    (4, "2 hypotheses weighed against one another", ["purpose"]),
    (4, "what nobody thought of has its place: `other`, or an assumption that there is none", []),
    (4, "evidence that was looked for and not seen", ["purpose.paper"]),
    (4, "evidence that is still to be seen", ["purpose.call_up"]),
    (4, "2 answers side by side", ["sent", "lost"]),
    (4, "a game with 2 ends", ["choice"]),
    (5, "the probability from which on somebody would act", ["sent"]),
    (5, "what follows if it happens", ["lost"]),
    (6, "2 answers computed from quantities and models", []),
    (6, "no claim reaches an answer twice", []),
    (7, "the case speaks from 2024-05-02", ["as_of"]),
    (7, "evidence is weighed item by item", ["purpose"]),
    (7, "claims in use with the day on which it happened or was said, 4 of 4", []),
    (8, "what counts as yes and as no, and who says so, by 2024-12-31", ["resolution"]),
    (8, "how often such things happen at all", ["outside"]),
    (8, "1 author named", ["authors"]),
    (9, "the report shows the tree of the game", ["choice"]),
    (9, "the report shows the evidence by hypotheses", ["purpose"]),
    (9, "every decision in the tree asks its question", []),
    (9, "every answer says what it is of", []),
)


@pytest.mark.parametrize(("number", "text", "entries"), SHOWN, ids=[f"{one[0]}-{one[1]}" for one in SHOWN])
def test_each_point_that_holds_is_told_with_what_shows_it(number: int, text: str, entries: list[str]) -> None:
    assert points(MET, number)[text] == entries


def test_what_has_been_seen_since_is_counted() -> None:
    seen = MET + "observed: [{what: 1 - choice.sent, because: [came]}]\n"
    assert points(seen, 7)["1 entry on what has been seen since"] == ["observed[0]"]


def test_a_ladder_is_told() -> None:
    ladder = frame("answers: {l: {kind: ordinal, is: {low: q, high: rest}}}\nquantities: {q: {value: likely}}\n")
    assert points(ladder, 4)["an answer tells all steps of a ladder"] == ["l"]
    assert points(ladder, 9)["the report shows the steps of the ladder"] == ["l"]


def test_a_case_without_a_day_or_a_place_for_what_is_seen_lacks_both() -> None:
    quantities = "quantities: {q: {value: likely}}\n"
    assert list(gaps(frame(f"answer: q\n{quantities}"), 7)) == [
        "nothing says from which day the case speaks",
        "what is seen from now on has no place to go",
    ]
    dated = frame(f"as_of: 2024-05-02\nanswer: q\n{quantities}")
    assert list(gaps(dated, 7)) == ["what is seen from now on has no place to go"]
    assert standard(dated, 7).verdict == "partly"


def test_the_ledger_is_pointed_to_where_it_would_answer_and_decides_nothing() -> None:
    for number, command in ((7, "casus forecast list"), (8, "casus forecast record")):
        (note,) = [one for one in standard(MET, number).found if not one.counts]
        assert command in note.text


def test_claims_around_those_in_use_are_in_use_whichever_of_them_says_so() -> None:
    before, after = "saw: {text: No paper was signed.", "rumour: {text: R, sources: [daily], credibility: 3"
    disputing = MET.replace(before, f"{after}, disputes: [came], event: 2024-04-29}}\n  {before}")
    assert "every claim is used" in points(disputing, 6)
    named = MET.replace(before, f"{after}, event: 2024-04-29}}\n  {before}")
    assert "1 claim that nothing uses" in gaps(named, 6)
    assert "every claim is used" in points(named.replace("disputes: [denied]", "disputes: [denied, rumour]"), 6)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2, "no quantity is given"),
        (3, "no number and no evidence rests on a claim with a source"),
        (3, "no assumption is written down"),
    ],
)
def test_what_a_bare_number_lacks(number: int, text: str) -> None:
    assert text in gaps(frame("answer: 0.5\n"), number)


def test_nobody_with_an_interest_and_nothing_retracted_in_use_are_told() -> None:
    quiet = MET.replace("interest: [ministry],", "")
    assert "no claim in use names a party with an interest in it" in points(quiet, 1)
    taken_back = MET.replace("claims:", "claims:\n  old: {text: Old., sources: [wire]}").replace(
        "corroborates: [denied]", "corroborates: [denied], retracts: [old]"
    )
    assert points(taken_back, 1)["no retracted claim is in use"] == ["old"]
