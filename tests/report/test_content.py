"""What the report says, held against the result."""

import math
import re

import pytest
from tests.report.conftest import DUEL
from tests.report.page import Element, parsed

import casus
from casus.case import parse
from casus.ensemble import Result
from casus.ensemble.hidden import gathered
from casus.errors import UsageError
from casus.report import report_html
from casus.report.context import Context
from casus.report.figures.fold import MOST_ROWS, fold
from casus.report.numbers import Numbers
from casus.report.sections.settings import MOST_DRAWS
from casus.report.spread import share_at_least, share_of_top_tenth
from casus.report.wants import wants


def test_head(page: Element, duel: Result) -> None:
    head = page.one("header", "head")
    assert head.one("h1").said == "A duel of words"
    assert "31 January 2024" in head.said
    assert "30 June 2024" in head.said
    assert "Ada (The village)" in head.said
    assert head.one("p", "question").said == "Will there be a quarrel by the summer?"
    verdict = head.one("p", "verdict").said
    assert Numbers().per_cent(duel.forecast).replace("\xa0", " ") in verdict
    assert (duel.word() or "?") in verdict.lower()


def test_banner_shown_before_the_answer(page: Element, flagship_page: Element) -> None:
    for shown, text in ((page, "This is a toy."), (flagship_page, "Built after the outcome was known")):
        head = shown.one("header", "head").said
        assert text in shown.one("p", "banner").said
        assert head.index(text) < head.index(shown.one("p", "verdict").said)


def test_situation_comes_first_and_names_all_parties(flagship_page: Element, flagship: Result) -> None:
    section = flagship_page.section("situation")
    # Only the outside view stands before it.
    tops = [e["id"] for e in flagship_page.one("main").all("h2")]
    assert tops[:2] == ["outside", "situation"]
    assert {e.said for e in section.all("h4")} == {"Moscow", "Minsk", "The Belarusian public", "Kyiv", "The West"}
    assert "What follows if it happens: Belarus enters the war" in section.said
    given = [name for name, answer in flagship.case.answers.items() if answer.given == "joins"]
    assert len(given) >= 3
    for name in given:
        assert Numbers().per_cent(flagship.answers[name].mean).replace("\xa0", " ") in section.said


def test_wants_have_the_sign_of_the_payoff(duel: Result, flagship: Result) -> None:
    left = wants(Context(duel), "yard", "left")
    assert (left.gains, left.losses, left.either) == (("anger",), ("cost",), ())
    assert wants(Context(duel), "yard", "right").losses[:1] == ("cost",)
    minsk = wants(Context(flagship), "choice", "minsk")
    assert "power_loss" in minsk.losses
    # −care × cost × reaction is a loss in each of its factors, wherever the sign stands.
    assert "unrest_cost" in minsk.losses
    assert not set(minsk.gains) & set(minsk.losses)


def test_expected_payoffs_are_those_from_the_root(page: Element, duel: Result) -> None:
    footer = page.section("situation").one("tfoot").said
    for value in duel.models["yard"].values.values():
        assert f"{abs(value.mean or 0.0):.1f}" in footer


def test_answer_says_what_its_range_means(page: Element) -> None:
    said = page.section("answer").said
    assert "In eight of ten draws" in said
    assert "range over the numbers that the case varies" in said
    assert "structure" in said
    assert "sampling error" in said
    assert "decision threshold of 25 %" in said


def test_skew_is_explained(flagship_page: Element) -> None:
    assert re.search(r"Half of the draws give a probability of .* or less", flagship_page.section("answer").said)


def test_shares_of_a_distribution_against_the_draws() -> None:
    result = casus.run(parse('{casus: 1, title: B, answer: b, quantities: {b: {value: "beta(0.5, 4)"}}}', name="b"))
    draws = result.draws("answer", "answer")
    assert share_at_least(result.answer, 0.2) == pytest.approx((draws >= 0.2).mean(), abs=2e-3)
    top = sorted(draws)[-len(draws) // 10 :]
    assert share_of_top_tenth(result.answer) == pytest.approx(sum(top) / draws.sum(), abs=2e-3)


def test_ladder_shows_every_step(page: Element, duel: Result) -> None:
    section = page.section("answers")
    assert [e.said for e in section.one("figure").one("tbody").all("th")] == ["peace", "words", "court"]
    widths = [float(e["width"].rstrip("%")) for e in section.one("svg", "stack").all("rect")]
    means = [step.mean or 0.0 for step in duel.ladders["how_far"].values()]
    assert widths == pytest.approx([100 * mean / sum(means) for mean in means], abs=1e-2)


def test_precision_halved_and_doubled(page: Element, duel: Result) -> None:
    rows = {
        row.one("th").said: [e.said for e in row.all("td")]
        for row in page.section("settings").all("tr")[1:]
        if row.all("td")
    }
    shown = rows["The neighbours quarrel"]
    for scale, cell in zip((0.5, 1.0, 2.0), shown, strict=True):
        again = casus.run(duel.case, draws=2048, precision_scale=scale)
        assert cell == Numbers().per_cent(again.forecast).replace("\xa0", " ")
    assert len(set(shown)) == 3


def test_fewer_draws_for_the_comparison_are_said() -> None:
    result = casus.run(parse(DUEL, name="duel"), draws=2 * MOST_DRAWS, keep=False)
    said = parsed(report_html(result)).section("settings").said
    assert f"runs of {MOST_DRAWS:,} draws" in said
    assert f"{2 * MOST_DRAWS:,}" in said


def test_changed_settings_are_listed() -> None:
    result = casus.run(
        parse(DUEL, name="duel"),
        draws=300,
        seed=7,
        method="lhs",
        do={"left": "shout"},
        precision_scale=1.5,
        without=["anger"],
    )
    page = parsed(report_html(result))
    said = page.section("settings").said
    for text in ("Number of draws 300", "Seed 7", "Method of drawing lhs", "left = shout", "1.5", "anger"):
        assert text in said, text
    assert "This run used settings other than the case’s own" in page.one("header", "head").said


def test_unchanged_settings_are_said_to_be() -> None:
    result = casus.run(casus.load("entry-deterrence"), keep=False)
    page = parsed(report_html(result))
    assert "No setting of this run was changed" in page.section("settings").said
    assert "This run used settings" not in page.one("header", "head").said


def test_subgame_perfection_has_no_precision() -> None:
    result = casus.run(parse(DUEL, name="duel"), draws=256, concept="subgame_perfect")
    section = parsed(report_html(result)).section("settings")
    assert "subgame perfection" in section.said
    assert section.all("table") == []


def test_quantities(page: Element, duel: Result) -> None:
    rows = {row.one("span", "label").said: row for row in page.section("quantities").all("tr")[1:]}
    assert list(rows) == [name.replace("_", " ") for name in duel.case.quantities]
    for name, row in rows.items():
        assert row.one("span", "ground").said == duel.case.ground(name)
    assert "Without its source: uniform(0, 40)" in rows["anger"].said
    assert "To be known by 1 March 2024" in rows["anger"].said
    assert "2 × shame" in rows["cost"].said
    assert [e["href"] for e in rows["shame"].all("a")] == ["#claim-1", "#claim-3"]
    assert "rank correlation 0.4" in page.section("quantities").said


def test_numbers_written_into_the_tree_are_listed(page: Element, duel: Result) -> None:
    said = page.section("quantities").said
    assert len(duel.case.fixed_by_author) >= 3
    assert "payoff of the neighbour on the left on shout: 3" in said
    assert "payoff of the neighbour on the right on shout › sue › wins: 40" in said
    assert "weight of shout › shout back: 2" in said


def test_footnotes_are_consistent(page: Element, flagship_page: Element, duel: Result) -> None:
    for shown in (page, flagship_page):
        sources = {e["id"]: e for e in shown.one("ol", "sources").all("li")}
        for mark in (e for note in shown.one("ol", "claims-list").all("sup") for e in note.all("a")):
            source = sources[mark["href"][1:]]
            assert mark.said == source["value"]
            assert f"#{mark['id']}" in [e["href"] for e in source.all("a")]
    order = [e.one("cite").said for e in page.one("ol", "sources").all("li")]
    assert order == ["Gossip", "The village paper", "An old map"]
    assert "No claim cites it" in page.by_id("source-3").said


def test_claims(page: Element) -> None:
    angry = page.by_id("claim-1").said
    for text in ("3, possibly true", "Said first by: Bea", "With an interest in it: The neighbour on the left"):
        assert text in angry
    assert {e["href"] for e in page.by_id("claim-1").all("a")} >= {
        "#quantity-1",
        "#quantity-2",
        "#tree-model-1",
        "#ties",
    }
    assert "Disputes claim 1" in page.by_id("claim-2").said
    assert "none: the authors say so" in page.by_id("claim-3").said


def test_only_web_addresses_are_links(page: Element) -> None:
    paper, gossip = page.by_id("source-2"), page.by_id("source-1")
    assert "https://example.org/paper?a=1&b=2" in [e["href"] for e in paper.all("a")]
    assert "javascript:alert(1)" in gossip.said
    assert all("javascript" not in e["href"] for e in page.all("a"))


def test_limits(page: Element) -> None:
    assumptions = page.section("assumptions")
    assert "Breaks if: There is a feast." in assumptions.said
    assert {e["href"] for e in assumptions.all("a")} == {"#tree-model-1", "#quantity-1", "#answer"}
    assert "The baker, whose answer would be 90 %" in assumptions.said
    assert "moderate confidence" in page.section("confidence").said
    assert "The dog of the third neighbour" in page.section("leaves-out").said


def test_method(page: Element, duel: Result) -> None:
    said = page.section("method").said
    for text in (duel.run.case_hash, duel.run.version, "2,048", "McKelvey", "Joe, S.", "Kruskal", "Directive 203"):
        assert text in said, text
    assert "Selten" not in said


def test_warnings_are_printed() -> None:
    written = "{casus: 1, title: W, answer: p, quantities: {p: {value: likely}, idle: {value: 3}}}"
    result = casus.run(parse(written, name="w"), draws=128)
    assert result.warnings
    assert "idle" in parsed(report_html(result)).section("method").said


def test_digits_change_the_output(duel: Result) -> None:
    plain, fine = (parsed(report_html(duel, digits)) for digits in (None, 4))
    assert f"{100 * (duel.forecast or 0.0):.4f} %" in fine.section("answer").said
    assert f"{100 * (duel.forecast or 0.0):.4f} %" not in plain.section("answer").said


@pytest.mark.parametrize("digits", [-1, 13, 1.5, True])
def test_digits_out_of_bounds(duel: Result, digits: int) -> None:
    with pytest.raises(UsageError, match="digits: found"):
        report_html(duel, digits)


def test_texts_in_several_languages_are_in_english() -> None:
    written = "{casus: 1, title: {tr: Yağmur, en: Rain}, answer: p, quantities: {p: {value: likely}}}"
    page = parsed(report_html(casus.run(parse(written, name="r"), draws=64)))
    assert page.one("h1").said == "Rain"


def test_edge_labels_multiply_to_the_outcome(flagship: Result) -> None:
    game = flagship.models["choice"]
    root, _ = fold(game)
    checked = 0
    pending = [(root, 1.0)]
    while pending:
        node, product = pending.pop()
        for child in node.children:
            along = product * (child.edge or 0.0)
            assert math.isclose(along, child.reach, rel_tol=1e-9, abs_tol=1e-15)
            if child.move is not None and child.position is None:
                assert child.reach == pytest.approx(game.outcomes[child.move.path].reach.mean, abs=1e-12)
                checked += 1
            pending.append((child, along))
    assert checked > 10


def test_edge_labels_are_drawn(flagship_page: Element, flagship: Result) -> None:
    tree = flagship_page.one("svg", "tree")
    first = [e for e in tree.all("text") if e.all("tspan")]
    drawn = {e.said for e in first}
    for name, move in gathered(flagship.models["choice"]).game.positions[""].moves.items():
        assert f"{name.replace('_', ' ')} {Numbers().per_cent(move.edge)}".replace("\xa0", " ") in drawn


def test_large_tree_folds(flagship: Result, flagship_page: Element) -> None:
    game = flagship.models["choice"]
    assert len(game.outcomes) > 100
    target = Context(flagship).target
    assert target is not None
    root, least = fold(game, [node.path for node in target.branches])
    assert least > 0
    assert root.rows <= MOST_ROWS
    drawn = {node.move.path for node in root.walk() if node.move is not None}
    assert {node.path for node in target.branches} <= drawn
    ends = sum(node.folded if node.move is not None or not node.folded else 0 for node in root.walk())
    assert ends > 0
    assert "are folded" in flagship_page.one("figure", "wide").one("figcaption").said
    assert "more" in flagship_page.one("svg", "tree").said


def test_folded_reach_is_not_lost(flagship: Result) -> None:
    root, _ = fold(flagship.models["choice"])
    for node in root.walk():
        if node.children:
            assert sum(child.reach for child in node.children) == pytest.approx(node.reach, abs=1e-9)
    assert sum(node.reach for node in root.walk() if not node.children) == pytest.approx(1.0, abs=1e-9)


def test_small_tree_is_drawn_whole(duel: Result, page: Element) -> None:
    root, least = fold(duel.models["yard"])
    assert least == 0
    assert sum(1 for node in root.walk() if not node.children) == len(duel.models["yard"].outcomes)
    assert "folded" not in page.section("tree").one("figcaption").said


def test_tree_of_thousands_of_ends_stays_small() -> None:
    def moves(depth: int) -> str:
        if depth == 0:
            return "{}"
        player = f"p{depth % 3}"
        branches = ", ".join(f"m{k}: {moves(depth - 1)}" for k in range(7))
        return f"{{player: {player}, payoffs: {{}}, moves: {{{branches}}}}}".replace("payoffs: {}, ", "")

    written = f"{{casus: 1, title: Big, answer: g.m0, models: {{g: {{kind: game, precision: 1, tree: {moves(4)}}}}}}}"
    result = casus.run(parse(written, name="big"), draws=64, keep=False)
    assert len(result.models["g"].outcomes) == 7**4
    html = report_html(result)
    assert len(html) < 1_500_000
    assert "more ends are left out here" in html


def test_players_differ_in_shape_and_name_not_only_in_colour(flagship_page: Element) -> None:
    legend = flagship_page.one("p", "legend")
    shapes = [str(icon.all("g")[0].parts[0].__dict__.get("attributes")) for icon in legend.all("svg") if icon.all("g")]
    assert len(set(shapes)) == len(shapes) >= 6
    names = {e.said for e in flagship_page.one("svg", "tree").all("text", "name")}
    assert {"Moscow", "Minsk", "Kyiv", "The West", "chance"} <= names


def test_picture_and_its_table_hold_all_draws(page: Element) -> None:
    rows = page.section("answer").one("tbody").all("tr")
    shares = [float(row.one("td").said.removesuffix(" %").lstrip("<>")) for row in rows]
    assert sum(shares) == pytest.approx(100, abs=len(rows) / 2)
    edges = [row.one("th").said for row in rows]
    assert len(set(edges)) == len(edges)
    assert all(edge.split(" to ")[0] != edge.split(" to ")[-1] for edge in edges)


def test_tree_as_deep_as_may_be() -> None:
    steps = (f"s{k}: {{player: p{k % 2}, moves: {{go: {{then: s{k + 1}}}, leave: {{}}}}}}" for k in range(190))
    subtrees = ", ".join([*steps, "s190: {player: p0, moves: {left: {}, right: {}}}"])
    game = f"{{kind: game, precision: 1, tree: {{then: s0}}, subtrees: {{{subtrees}}}}}"
    case = parse(f"{{casus: 1, title: Deep, answer: g.leave, models: {{g: {game}}}}}", name="deep")
    assert parsed(report_html(casus.run(case, draws=16))).one("svg", "tree")
