"""The report on games in which somebody doesn't see everything, and quantal response curves."""

from dataclasses import replace

import pytest
from tests.ensemble.test_hidden import AT_ONCE, SIGNAL
from tests.report.page import parsed

import casus
from casus.case import parse
from casus.models.game import REASONS
from casus.report import report_html
from casus.report.context import Context
from casus.report.figures.curves import specification, ticks
from casus.report.numbers import Numbers
from casus.report.sections.beliefs import MOST_ROWS, beliefs
from casus.report.sections.curves import curves
from casus.report.sections.method import method
from casus.report.sections.situation import situations
from casus.report.sections.tree import trees
from casus.report.sentences import method as method_sentences
from casus.wording import speaking


def context_of(text, **settings):
    return Context(casus.run(parse(text, name="shown"), **({"draws": 256, "seed": 1} | settings)))


@pytest.fixture(scope="module")
def breakfast():
    return Context(casus.run(casus.load("beer-quiche"), draws=64))


@pytest.fixture(scope="module")
def page():
    return parsed(report_html(casus.run(casus.load("beer-quiche"), draws=256)))


def test_beliefs_are_told_with_what_they_were_before(breakfast):
    (section,) = beliefs(breakfast)
    assert section.sentences == (
        "After “beer”, the challenger gives 94\xa0% to “strong” (very likely), up from 90\xa0%.",
        "After “quiche”, the challenger gives 79\xa0% to “weak” (likely), up from 10\xa0%.",
    )
    assert [one.heading for one in section.held] == [
        "The challenger, after “beer” (95\xa0% of all runs)",
        "The challenger, after “quiche” (4.9\xa0% of all runs)",
    ]
    weak = section.held[1].rows[1]
    assert (weak.what, weak.after, weak.span, weak.before) == ("Weak", "79\xa0%", "", "10\xa0%")
    assert section.note == ""


def test_beliefs_have_ranges_and_say_where_they_do_not_move():
    (section,) = beliefs(context_of(SIGNAL.replace('p: {value: "uniform(0.2, 0.6)"', 'p: {value: "uniform(0.1, 0.2)"')))
    assert "in eight of ten draws" in section.sentences[1]
    rows = [row for one in section.held for row in one.rows]
    assert all(" to " in row.span for row in rows)
    assert all(row.picture.count("<line") == 2 for row in rows)
    still = SIGNAL.replace("let: {gain: gain + 1}", "let: {gain: gain + 0.001}")
    (section,) = beliefs(context_of(still))
    assert section.sentences[0].endswith("what it has seen tells it next to nothing.")


def test_a_possibility_is_told_as_the_case_describes_it():
    about = SIGNAL.replace("weak: {probability: rest,", "weak: {about: It is weak. Truly, probability: rest,")
    (section,) = beliefs(context_of(about))
    assert "% to “It is weak” (" in section.sentences[1]
    assert section.held[1].rows[1].about == "It is weak"


def test_beliefs_at_a_labelled_set_are_told_by_its_name():
    text = AT_ONCE.replace("      seen_by: []\n", "").replace(
        "player: second", "player: second\n          information: in_the_dark"
    )
    (section,) = beliefs(context_of(text))
    assert section.held[0].heading.startswith("Second, after “in the dark”")


def test_beliefs_without_anything_seen():
    (section,) = beliefs(context_of(AT_ONCE))
    assert section.held[0].heading == "Second, having seen nothing (100\xa0% of all runs)"
    assert section.sentences[0].startswith("Having seen nothing, Second gives 50\xa0% to")


def many(kinds):
    branches = "".join(
        f"        kind_{n}: {{probability: {1 / kinds}, then: ask, let: {{gain: gain + {n}}}}}\n"
        for n in range(kinds - 1)
    )
    begins = SIGNAL.index("        strong:")
    ends = SIGNAL.index("        weak:")
    return SIGNAL[:begins] + branches + SIGNAL[ends:]


def test_many_possibilities_are_summed_up():
    (section,) = beliefs(context_of(many(12), draws=64))
    rows = section.held[0].rows
    assert len(rows) == MOST_ROWS
    assert rows[-1].what == "6 others"


def test_rare_sets_stand_behind_and_unreached_ones_are_counted():
    rare = SIGNAL.replace("precision: 2", "precision: 12").replace("uniform(0.2, 0.6)", "uniform(0.49, 0.51)")
    (section,) = beliefs(context_of(rare.replace("normal(2, 1)", "uniform(2.4, 2.6)")))
    assert len(section.more) + len(section.held) == 2
    assert section.more
    (section,) = beliefs(context_of(SIGNAL, do=[("sender", "bluff")]))
    assert section.note == "1 more information set is never reached."


def test_sets_at_which_nothing_hangs_on_beliefs_are_counted():
    text = SIGNAL.replace("receiver: gain - 2", "receiver: 1").replace(
        "payoffs: {sender: -gain, receiver: 1}", "payoffs: {receiver: 1}"
    )
    assert beliefs(context_of(text)) == ()
    half = (
        SIGNAL.replace("quiet: {then: answer}", "quiet: {then: other}")
        + """      other:
        player: receiver
        moves:
          up: {payoffs: {receiver: 1}}
          down: {}
"""
    )
    (section,) = beliefs(context_of(half))
    assert section.note == "At 1 more information set what is done does not hang on beliefs."


def test_cases_without_information_sets_have_no_such_section():
    for name in ("centipede", "entry-deterrence"):
        context = Context(casus.run(casus.load(name), draws=64))
        assert beliefs(context) == ()
        assert curves(context) == ()
        (tree,) = trees(context)
        assert (tree.hidden, tree.kinds) == ((), ())
        assert 'class="kinds"' not in tree.picture


def test_the_tree_is_drawn_once_for_all_kinds(breakfast):
    (tree,) = trees(breakfast)
    assert tree.picture.count('class="end"') == 4
    assert tree.picture.count('class="kinds"') == 2
    assert tree.picture.count('class="by"') == 4
    assert "strong: 99\xa0%; weak: 61\xa0%" in tree.picture
    assert "(not seeing whether strong or weak)" in tree.picture
    assert tree.hidden == (
        "Chance first draws what only these see: the guest. It is strong 90\xa0%, weak 10\xa0%.",
        "The small bars at a branch show how often it is taken where the hidden draw is, from left to right: strong; "
        "weak. A full bar means always, a missing one that it does not come to that.",
    )
    assert [(row.kind, row.moves) for row in tree.kinds] == [
        ("strong", "beer 99\xa0%, quiche 1.2\xa0%"),
        ("weak", "beer 61\xa0%, quiche 39\xa0%"),
    ]
    assert [end.path for end in tree.ends] == ["beer › leave", "beer › duel", "quiche › duel", "quiche › leave"]


def test_positions_that_look_alike_after_a_hidden_move_bear_the_same_number():
    (tree,) = trees(context_of(AT_ONCE))
    assert tree.picture.count("Second [1]</text>") == 2
    assert "Positions with the same number in brackets look alike to who decides there." in tree.hidden


def test_the_situation_tells_each_decision_once(breakfast):
    (situation,) = situations(breakfast)
    assert "Chance first draws what only these see: the guest." in " ".join(situation.opening)
    first, second = situation.steps
    assert first.kinds == ("Strong: beer 99\xa0%, quiche 1.2\xa0%", "Weak: beer 61\xa0%, quiche 39\xa0%")
    assert second.when == "After beer (95\xa0% of all runs), not seeing whether strong or weak"
    assert [end.path for end in situation.ends] == ["beer › leave", "beer › duel", "quiche › duel", "quiche › leave"]
    assert "by 2 ways through the tree" in situation.follows.sentences[0]


def test_the_method_says_how_hidden_information_is_solved(breakfast):
    made = method(breakfast)
    assert dict(made.facts)["Solved by"] == "logit quantal response, agent form, along the principal branch"
    assert any(paper.startswith("Turocy") for paper in made.papers)
    assert any("principal branch" in said for said in made.sentences)
    plain = method(Context(casus.run(casus.load("centipede"), draws=64)))
    assert dict(plain.facts)["Solved by"] == "logit quantal response, agent form, by backward induction"
    assert not any(paper.startswith("Turocy") for paper in plain.papers)


def test_draws_without_a_solution_are_told_with_their_reason(breakfast):
    run = replace(breakfast.result.run, solved=61, failed=dict.fromkeys(list(REASONS.values())[:3], 1))
    facts = dict(method(Context(replace(breakfast.result, run=run))).facts)
    assert facts["Draws"] == "64, of which 61 solved and 3 failed"
    assert facts["Failed: the path is too long"] == "1 draws"
    assert set(REASONS.values()) == set(method_sentences.REASONS)
    with speaking("ru"):
        again = method(Context(replace(breakfast.result, run=run)))
        assert any("путь слишком длинный" in label for label, _ in again.facts)


def test_the_curve_has_a_sentence_a_picture_and_a_table(breakfast):
    (found,) = curves(breakfast)
    assert found.sentences[0] == (
        "With every player’s precision from 0 to 10 times that of this run, the forecast goes from 50\xa0% to "
        "<0.1\xa0%; in this run it is 18\xa0%."
    )
    assert found.sentences[-1].startswith("At 0 nobody minds payoffs")
    assert found.legend == ("The challenger picks a duel", "The guest: strong › beer", "The guest: weak › beer")
    assert found.factors == ("0", "0.25", "0.5", "0.75", "1", "1.5", "2", "3", "5", "10")
    assert [len(values) for _, values in found.rows] == [10, 10, 10]
    assert found.rows[1][1][0] == "50\xa0%"
    assert "run of 64 draws" in found.caption
    assert found.picture is not None


def test_the_curve_tells_of_a_turn_on_the_way():
    text = casus.load("beer-quiche").source.replace(
        "beer: {is: breakfast.beer,", "beer: {is: breakfast.weak.beer, headline: true,"
    )
    text = text.replace("duel: {is: breakfast.duel, headline: true,", "duel: {is: breakfast.duel,", 1)
    text = text.replace("given: beer", "given: beer_at_all").replace(
        "  quiche: {is:", "  beer_at_all: {is: breakfast.beer}\n  quiche: {is:"
    )
    (found,) = curves(Context(casus.run(parse(text, name="turn"), draws=16)))
    assert found.sentences[1] == "On the way it is lowest at 0.5 times: 3.1\xa0%."


def test_the_curve_is_left_out_where_there_is_no_precision():
    text = casus.load("entry-deterrence").source
    asked = text.replace("    precision: acuity", "    precision: acuity\n    curve: [0, 1, 4]")
    case = parse(asked, name="asked")
    assert len(curves(Context(casus.run(case, draws=16)))) == 1
    assert curves(Context(casus.run(case, draws=16, concept="subgame_perfect"))) == ()


def test_the_axis_of_the_curve_labels_the_case_and_the_ends():
    assert ticks([0.9, 1.0, 1.1], 0.6) == [0.9, 1.1]
    assert 1.0 in ticks([0.0, 0.9, 1.0, 1.1, 10.0], 0.1)
    made = specification({"a": [(0.0, 0.5), (2.0, 0.1)]}, 300)
    assert made["layer"][-1]["data"]["values"] == [{"at": 1.0}]
    without = specification({"a": [(2.0, 0.5), (4.0, 0.1)]}, 300)
    assert len(without["layer"]) == len(made["layer"]) - 1


def test_the_page_holds_the_sections_and_the_tables_behind_the_pictures(page):
    contents = [link["href"] for link in page.all("a") if link.get("href").startswith("#")]
    assert "#beliefs" in contents
    assert page.by_id("beliefs").said == "What each player believes"
    assert page.by_id("curves").said == "Quantal response curves"
    labels = [region["aria-label"] for region in page.all("div") if region.get("role") == "region"]
    assert {"What each player believes", "Quantal response curves", "All branches by what is not seen by all"} <= set(
        labels
    )


@pytest.mark.parametrize(
    ("language", "belief", "curve", "after"),
    [
        (
            "tr",
            "“quiche” sonrasında: the challenger, “weak” olasılığını %79",
            "Her oyuncunun keskinliği",
            "hangisi olduğunu görmeden",
        ),
        (
            "ru",
            "После «quiche»: the challenger отводит на «weak» 79\xa0%",
            "Когда точность всех игроков",
            "не видя, что из этого",
        ),
    ],
)
def test_it_is_said_in_each_language(breakfast, language, belief, curve, after):
    with speaking(language, breakfast.case.spelling(language)):
        context = Context(breakfast.result, Numbers())
        assert any(belief in said for said in beliefs(context)[0].sentences)
        assert curves(context)[0].sentences[0].startswith(curve)
        assert after in situations(context)[0].steps[1].when
