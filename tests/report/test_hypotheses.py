"""What a report says of hypotheses, of the evidence for them, and of what was retracted."""

import json
import math
import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.report.page import NEVER, Element, parsed

import casus
from casus.case import parse
from casus.ensemble import EvidenceTables, Result, Settings, Watched, plan, run_plan, suppose_planted, watch_list
from casus.report import report_html, write_report
from casus.report.figures.course import specification
from casus.report.figures.ends import end_names
from casus.report.numbers import Numbers
from casus.report.sections.matrix import LONGEST_HEADING
from casus.report.sentences.hypotheses import decibans

MINSK = """
casus: 1
title: Why he came
as_of: 2022-12-20
answer: g.joins
sources:
  isw: {title: An assessment, publisher: The institute, reliability: B}
  belta: {title: Talks, publisher: The agency, reliability: C}
claims:
  secret: {text: The agenda was secret, sources: [isw], reported: 2022-12-16}
  move: {text: Tanks moved west, sources: [isw, belta], origin: kremlin, reported: 2022-12-05, corroborates: [secret]}
  rumour: {text: A decree was signed, sources: [belta], reported: 2022-12-10}
  denial: {text: No decree was signed, sources: [belta], retracts: [rumour], disputes: [move]}
actors: {kremlin: {name: The Kremlin}, p: {name: P}}
quantities:
  unsure: {value: "pert(0.3, 0.5, 0.9)"}
models:
  purpose:
    kind: hypotheses
    label: Why did he come to Minsk?
    hypotheses:
      troops: {prior: 0.3, label: To get troops, because: [secret]}
      press: {prior: 0.5, label: To be seen by everybody who matters to him at home and abroad}
      other: {prior: 0.2}
    clusters: {p: 0.5}
    evidence:
      secrecy: {because: [secret], status: observed, label: Secrecy, cluster: p,
                likelihood: {troops: unsure, press: 0.7, other: 0.3}}
      moves: {because: [move], status: observed, cluster: p, likelihood: {troops: 0.8, press: 0.4, other: 0.3}}
      signed: {because: [rumour], status: observed, likelihood: {troops: 0.9, press: 0.1, other: 0.1}}
      decree: {status: unknown, by: 2023-03-01, likelihood: {troops: 0.6, press: 0.05, other: 0.02}}
      visit: {status: unknown, likelihood: {troops: 0.5, press: 0.4, other: 0.2}}
      blood: {status: absent, would_be_seen: 0.8, likelihood: {troops: 0.6, press: 0.05, other: 0.02}}
  g:
    kind: game
    precision: 1
    tree:
      chance:
        t: {probability: purpose.troops, event: joins}
        p: {probability: purpose.press}
        o: {probability: rest}
"""
ANCHOR = "hypotheses-model-1"


def run(text: str, **options: Any) -> Result:
    return casus.run(parse(text, name="minsk"), draws=options.pop("draws", 1024), **options)


def said(value: float) -> str:
    return Numbers().per_cent(value).replace("\xa0", " ")


def table(section: Element, kind: str) -> list[list[str]]:
    """The rows of the first table of a class, heading and all."""
    found = section.all("table", kind)[0]
    return [[cell.said for cell in row.parts if isinstance(cell, Element)] for row in found.all("tr")]


def items(section: Element) -> dict[str, list[str]]:
    """The rows of the matrix by the label of the item: all that its name says, then its cells."""
    rows = [
        [cell.said for cell in row.parts if isinstance(cell, Element)]
        for row in _matrix(section).one("tbody").all("tr")
    ]
    return {re.split(r"\d| (?=claim|Observed|Absent)", row[0])[0]: row for row in rows}


def _matrix(section: Element) -> Element:
    return next(found for found in section.all("table", "matrix") if "losses" not in found["class"])


@pytest.fixture(scope="module")
def minsk() -> Result:
    return run(MINSK)


@pytest.fixture(scope="module")
def tables(minsk: Result) -> EvidenceTables:
    return minsk.evidence("purpose")


@pytest.fixture(scope="module")
def whole(minsk: Result) -> Element:
    return parsed(report_html(minsk))


@pytest.fixture(scope="module")
def section(whole: Element) -> Element:
    return whole.section(ANCHOR)


@pytest.fixture(scope="module")
def watched(minsk: Result) -> tuple[Watched, ...]:
    return watch_list(minsk.case, minsk.settings)


def test_a_case_without_hypotheses_has_no_such_section(page: Element) -> None:
    assert not [e for e in page.all("h2") if e["id"].startswith(("hypotheses", "planted"))]
    assert "decibans" not in page.text


def test_the_heading_says_what_is_asked_and_the_contents_lead_there(whole: Element, section: Element) -> None:
    assert section.one("h2").said == "What the evidence says: Why did he come to Minsk?"
    link = next(a for a in whole.one("nav").all("a") if a["href"] == f"#{ANCHOR}")
    assert link.said == section.one("h2").said


def test_priors_and_posteriors(section: Element, minsk: Result) -> None:
    weighed = minsk.hypotheses["purpose"]
    rows = table(section, "answers")[1:]
    for row, (name, summary) in zip(rows, weighed.posterior.items(), strict=True):
        assert summary.mean is not None
        assert row[1] == f"{said(weighed.prior[name])} → {said(summary.mean)}"
        assert row[3] == Numbers().span(summary).replace("\xa0", " ")
    pictures = section.all("table", "answers")[0].all("svg", "range")
    assert [picture["aria-label"].partition(":")[0] for picture in pictures] == [
        "To get troops",
        "To be seen by everybody who matters to him at home and abroad",
        "Other",
    ]
    # The prior is marked in the picture.
    assert [picture.all("line", "limit")[0]["x1"] for picture in pictures] == ["30.00%", "50.00%", "20.00%"]


def test_the_opening_names_the_likeliest_and_its_rival(section: Element, tables: EvidenceTables) -> None:
    best = int(tables.posterior.argmax())
    rival = int(tables.rivals[best])
    assert (tables.hypotheses[best], tables.hypotheses[rival]) == ("press", "troops")
    assert f"{said(tables.prior[best])} before the evidence and {said(tables.posterior[best])} after it" in section.said
    assert f"Next comes “To get troops” with {said(tables.posterior[rival])}" in section.said
    weight = abs(float(tables.between[best, rival]))
    assert re.search(rf"weighs {weight:.1g}\d* decibans|does not tell the two apart", section.said)


def test_the_matrix_holds_the_weights_of_the_tables(section: Element, tables: EvidenceTables) -> None:
    rows = table(section, "matrix")
    # A long label gives way to the name.
    assert rows[0][1:4] == ["To get troops against Press", "Press against To get troops", "Other against Press"]
    for k, row in enumerate(rows[1:-1]):
        if tables.items.status[k] == "unknown":
            assert len(row) == 2
            assert row[1].startswith("Not yet known")
        else:
            assert row[1:4] == [decibans(float(weight)) for weight in tables.weight[k]]
    totals = [float(tables.between[k, rival]) for k, rival in enumerate(tables.rivals)]
    assert rows[-1][1:4] == [decibans(total) for total in totals]
    assert np.allclose(totals, tables.weight.sum(axis=0))
    assert "10 decibans make the odds tenfold" in section.said


def test_colours_go_with_signs_and_never_stand_alone(section: Element) -> None:
    cells = section.all("td", "weight")
    shades = Counter()
    for cell in cells:
        kind = cell["class"].split()[-1]
        shades[kind[0]] += 1
        if kind[0] == "f":
            assert cell.said.startswith("+")
        if kind[0] == "a":
            assert cell.said.startswith("−")
        if kind == "weight":
            assert abs(float(cell.said.replace("−", "-"))) <= 0.5
    assert min(shades[kind] for kind in "faw") >= 2


@pytest.mark.parametrize(("weight", "shade"), [(0.4, ""), (0.6, "f1"), (-3, "a2"), (6, "f3"), (-math.inf, "a4")])
def test_a_heavier_weight_has_a_stronger_colour(weight: float, shade: str) -> None:
    from casus.report.sections.matrix import _cell

    assert _cell(weight).shade == shade


def test_status_reliability_and_cluster_of_each_item(section: Element, tables: EvidenceTables) -> None:
    rows = items(section)
    secret, moved, signed, blood = (rows[name][0] for name in ("Secrecy", "Moves", "Signed", "Blood"))
    assert rows["Decree"] == ["Decree", "Not yet known, shows by 1 March 2023"]
    assert "Observed. Reliability 0.75: The institute (B 0.75)." in secret
    assert "Reliability 0.75: The Kremlin (B 0.75, 2 reports counted once)." in moved
    assert "Reliability 0: none of its reports counts: it weighs nothing." in signed
    assert "Absent: looked for, not seen. Reliability 1: no claim reports it: taken as it stands." in blood
    counts = [f"counts {e:.2f}" in row for e, row in zip(tables.exponent[:2], (secret, moved), strict=True)]
    assert sorted(counts) == [False, True]


@pytest.mark.parametrize(
    ("changed", "held"),
    [
        (
            {"planted": ["kremlin"]},
            "0.75: supposed to be planted: turned round; The Kremlin (B 0.75, 2 reports counted",
        ),
        ({"without_origins": ["kremlin"]}, "0: none of its reports counts: it weighs nothing"),
    ],
)
def test_what_the_settings_suppose_is_told_of_each_item(changed: dict[str, Any], held: str) -> None:
    page = parsed(report_html(run_plan(plan(parse(MINSK, name="minsk"), Settings(draws=256, **changed)))))
    assert f"Reliability {held}" in items(page.section(ANCHOR))["Moves"][0]
    assert "kremlin" in page.section("settings").said


def test_a_status_that_is_supposed_shows() -> None:
    settings = Settings(draws=256, status=[("purpose", "decree", "observed")])
    page = parsed(report_html(run_plan(plan(parse(MINSK, name="minsk"), settings)))).section(ANCHOR)
    row = items(page)["Decree"]
    assert "Observed" in row[0]
    assert row[1].startswith("+")
    assert [row[0] for row in table(page, "watch")[1:]] == ["Visit"]


def test_claims_and_sources_of_an_item_are_linked(section: Element, whole: Element) -> None:
    row = whole.by_id("evidence-model-1-2")
    assert [a["href"] for a in row.all("a")] == ["#source-1", "#source-2", "#claim-2"]
    assert whole.by_id("evidence-model-1-3").one("s").one("a")["href"] == "#claim-3"


def test_heuers_letters_are_folded_and_said_to_bring_nothing(section: Element, tables: EvidenceTables) -> None:
    rows = table(section, "letters")
    assert [row[1:] for row in rows[1:-2]] == tables.letters.tolist()
    assert rows[-2][1:] == [f"{value:.2f}" for value in tables.score]
    assert rows[-1][1:] == [said(float(value)) for value in tables.posterior]
    assert section.all("table", "letters")[0].parent.parent.name == "details"  # type: ignore[union-attr]
    assert "Trials found no gain" in section.said
    assert "no two hypotheses in opposite order" in section.said


def test_where_posterior_and_score_differ_in_order_it_is_said() -> None:
    text = MINSK.replace("troops: {prior: 0.3,", "troops: {prior: 0.8,").replace(
        "press: {prior: 0.5", "press: {prior: 0.05"
    )
    text = text.replace("unsure, press: 0.7, other: 0.3", "0.05, press: 0.7, other: 0.3")
    result = run(text)
    assert result.evidence("purpose").disagreements
    shown = parsed(report_html(result)).section(ANCHOR).said
    assert "Posterior and score differ in their order: “To get troops” is likelier than" in shown


def test_the_course_is_that_of_the_tables(section: Element, tables: EvidenceTables) -> None:
    rows = table(section, "course")[1:]
    assert [row[0] for row in rows] == ["Before", "5 December 2022", "16 December 2022"]
    for row, step in zip(rows, tables.timeline, strict=True):
        assert row[2:] == [said(float(value)) for value in step.posterior]
    greatest = max(
        (abs(after.posterior - before.posterior).max(), after.item) for before, after in pairwise(tables.timeline)
    )[1]
    label = {"moves": "Moves", "secrecy": "Secrecy"}[str(greatest)]
    assert f"The greatest step is “{label}”" in section.said
    charts = section.all("svg", "chart")
    assert [chart["class"] for chart in charts] == ["chart wide", "chart narrow"]
    for chart in charts:
        assert {"To get troops", "Press", "Other"} <= {text.said for text in chart.all("text")}


def test_without_dates_there_is_no_course() -> None:
    shown = parsed(report_html(run(re.sub(r", reported: [0-9-]+", "", MINSK)))).section(ANCHOR)
    assert "How it came about" not in shown.said
    assert not shown.all("figure", "plot")


def test_lines_of_the_course_keep_the_last_step_of_a_day_and_differ_by_dashes() -> None:
    days = [date(2022, 1, 1), date(2022, 1, 1), date(2022, 2, 1)]
    made = specification(days, {"a": [0.1, 0.2, 0.3, 0.4], "b": [0.9, 0.8, 0.7, 0.6]}, 270)
    lines = [layer for layer in made["layer"] if layer["mark"]["type"] == "line"]
    assert [row["value"] for row in lines[0]["data"]["values"]] == [0.1, 0.3, 0.4, 0.4]
    assert lines[0]["mark"]["strokeDash"] != lines[1]["mark"]["strokeDash"]


@given(st.lists(st.integers(0, 100).map(lambda percent: percent / 100), min_size=1, max_size=12))
def test_names_at_the_ends_never_overlap_and_stay_beside_the_plot(values: list[float]) -> None:
    layers = end_names({str(k): value for k, value in enumerate(values)}, "2022", (0.0, 1.0), 230)
    heights = sorted(layer["encoding"]["y"]["value"] for layer in layers)
    assert all(later - earlier >= 17 - 1e-9 for earlier, later in pairwise(heights))
    assert heights[0] >= 0
    assert heights[-1] <= 230 + 1e-9
    # Names stand in the order of their lines.
    by_height = sorted(range(len(values)), key=lambda k: layers_height(layers, k))
    assert [values[k] for k in by_height] == sorted(values, reverse=True)


def layers_height(layers: list[dict[str, Any]], k: int) -> float:
    found = next(layer for layer in layers if layer["data"]["values"][0]["label"] == str(k))
    return float(found["encoding"]["y"]["value"])


def test_the_watch_list_holds_what_is_unknown_by_its_expected_change(
    section: Element, watched: tuple[Watched, ...]
) -> None:
    rows = table(section, "watch")[1:]
    assert [entry.item for entry in watched] == ["decree", "visit"]
    for row, entry in zip(rows, watched, strict=True):
        shown = [said(value) for value in (entry.seen, entry.if_seen, entry.if_not)]
        assert row[:6] == [
            entry.item.capitalize(),
            "1 March 2023" if entry.by else "",
            *shown,
            f"{100 * entry.change:.1f} points",
        ]
        now, seen, _ = entry.posterior["troops"]
        assert row[6] == f"To get troops {said(now)} → {said(seen)}"
    assert f"from {said(watched[0].now)} to {said(watched[0].if_seen)}; not seen, to {said(watched[0].if_not)}" in (
        section.said
    )


def test_chances_are_those_of_the_tables(watched: tuple[Watched, ...], tables: EvidenceTables) -> None:
    by_item = dict(zip(tables.items.names, tables.seen, strict=True))
    for entry in watched:
        assert entry.seen == pytest.approx(by_item[entry.item], abs=1e-12)
        assert 0 < entry.seen < 1


def test_the_watch_list_says_how_many_draws_it_took() -> None:
    shown = parsed(report_html(run(MINSK, draws=8192))).section(ANCHOR).said
    assert "on the same draws (4,096 of them)" in shown


def test_where_all_is_known_there_is_nothing_to_watch() -> None:
    text = MINSK.replace("status: unknown, by: 2023-03-01", "status: absent").replace(
        "status: unknown", "status: absent"
    )
    assert "What to watch" not in parsed(report_html(run(text))).section(ANCHOR).said


def test_an_item_that_can_only_come_out_one_way_has_no_entry() -> None:
    text = MINSK.replace(
        "visit: {status: unknown, likelihood: {troops: 0.5, press: 0.4, other: 0.2}}",
        "visit: {status: unknown, likelihood: {troops: 0, press: 0, other: 0}}",
    )
    result = run(text)
    assert [entry.item for entry in watch_list(result.case, result.settings)] == ["decree"]
    shown = parsed(report_html(result)).section(ANCHOR)
    assert "One item has no entry" in shown.said
    assert [row[0] for row in table(shown, "watch")[1:]] == ["Decree"]


def test_what_falls_without_what_the_most_first(section: Element, tables: EvidenceTables) -> None:
    rows = [row for found in section.all("table", "losses") for row in found.one("tbody").all("tr")]
    moves = [[float(cell.said.replace("−", "-")) for cell in row.all("td")] for row in rows]
    changes = [sum(map(abs, points)) / 2 for points in moves]
    assert all(later <= earlier + 0.2 for earlier, later in pairwise(changes))
    greatest = max((one.posterior - tables.posterior for one in tables.ablation), key=lambda by: np.abs(by).sum())
    assert moves[0] == pytest.approx(100 * greatest, abs=0.05)
    names = [row.one("th").said for row in rows]
    assert "Evidence “Blood”" in names
    assert any(name.startswith("What “The Kremlin” said first") for name in names)
    assert any(name.startswith("Cluster “p” It bears on Secrecy, Moves") for name in names)
    # More than a few are folded.
    assert section.all("table", "losses")[1].parent.parent.name == "details"  # type: ignore[union-attr]


def test_conventions_are_printed(section: Element) -> None:
    shown = section.all("dl")[-1].said
    assert "A 0.95, B 0.75, C 0.5, D 0.25, E 0, F 0.25. A convention of casus" in shown
    assert "0.5 where the case does not say; it says 0.8 of “Blood”" in shown
    assert "here 0.5 in “p”" in shown


def test_grades_of_the_case_are_printed_and_count() -> None:
    shown = parsed(report_html(run(f"{MINSK}grades: {{B: 0.6}}\n"))).section(ANCHOR)
    assert "B 0.6" in shown.all("dl")[-1].said
    assert "The case sets numbers of its own" in shown.all("dl")[-1].said
    assert "0.6: The institute (B 0.6)" in items(shown)["Secrecy"][0]


CERTAIN = MINSK.replace("moves: {because: [move], status: observed", "moves: {status: observed")
RULED_OUT = CERTAIN.replace("troops: 0.8, press: 0.4", "troops: 0, press: 0.4")


@pytest.mark.parametrize("sometimes", [False, True])
def test_weights_without_bound(sometimes: bool) -> None:
    text = RULED_OUT
    if sometimes:
        text = text.replace("quantities:\n", 'quantities:\n  sometimes: {value: "bernoulli(0.5)"}\n')
        text = text.replace("troops: 0, press: 0.4", "troops: sometimes, press: 0.4")
    result = run(text)
    shown = parsed(report_html(result)).section(ANCHOR)
    assert items(shown)["Moves"][1] == "ruled out"
    assert table(shown, "matrix")[-1][:2] == ["All evidence", "ruled out"]
    assert ("in some of the draws" in shown.said) == sometimes
    assert (result.evidence("purpose").posterior[0] > 0) == sometimes


def test_what_its_rival_can_t_explain_is_infinite() -> None:
    text = MINSK.replace(
        "blood: {status: absent, would_be_seen: 0.8, likelihood: {troops: 0.6, press: 0.05, other: 0.02}}",
        "blood: {status: observed, likelihood: {troops: 0.6, press: 0, other: 0}}",
    )
    assert items(parsed(report_html(run(text))).section(ANCHOR))["Blood"][1:] == ["+∞", "ruled out", "ruled out"]


def test_no_evidence_at_all() -> None:
    text = re.sub(r"    clusters.*?(?=  g:)", "", MINSK, flags=re.S)
    shown = parsed(report_html(run(text))).section(ANCHOR)
    assert "No evidence is weighed yet" in shown.said
    assert not shown.all("table", "matrix")


def test_a_retracted_claim_is_struck_through_and_says_by_what(whole: Element) -> None:
    claim = whole.by_id("claim-3")
    assert claim.one("s").said == "A decree was signed."
    assert claim.said.startswith("Retracted by claim 4: A decree was signed.")
    assert claim.all("a")[0]["href"] == "#claim-4"
    assert "It carries no weight." in claim.said
    assert not whole.by_id("claim-2").all("s")


def test_a_claim_whose_retraction_fell_stands(whole: Element) -> None:
    text = MINSK.replace("claims:\n", "claims:\n  again: {text: It was, sources: [isw], retracts: [denial]}\n")
    page = parsed(report_html(run(text)))
    rumour, denial = page.by_id("claim-4"), page.by_id("claim-5")
    assert denial.one("s").said == "No decree was signed."
    assert rumour.said.startswith("A decree was signed.")
    assert "Retracted by claim 5" in rumour.said


def test_relations_are_told_from_both_sides_and_what_a_claim_carries(whole: Element) -> None:
    secret, move = whole.by_id("claim-1").said, whole.by_id("claim-2").said
    assert "Corroborated by claim 2." in secret
    assert "Corroborates claim 1." in move
    assert "Disputed by claim 4." in move
    assert "Said first by: The Kremlin; the 2 sources that carry it count as one." in move
    assert "Carries the evidence “Secrecy”, the prior of “To get troops”." in secret
    links = [a["href"] for a in whole.by_id("claim-1").all("a")]
    assert "#evidence-model-1-1" in links
    assert f"#{ANCHOR}" in links


def test_what_an_assumption_carries_leads_to_the_hypotheses() -> None:
    page = parsed(report_html(run(f"{MINSK}assumptions: {{a: {{text: One of them, carries: [purpose, g]}}}}\n")))
    assert [a["href"] for a in page.by_id("assumption-1").all("a")] == [f"#{ANCHOR}", "#tree-model-2"]


def test_the_method_names_its_papers(whole: Element) -> None:
    method = whole.section("method").said
    for author in ("Good, I. J.", "Schum", "Heuer", "Karvetski", "Dung"):
        assert author in method


def test_what_follows_if_it_was_planted(minsk: Result, tmp_path: Any) -> None:
    supposed = suppose_planted(minsk.case, "kremlin", minsk.settings)
    write_report(minsk, tmp_path / "r.html", planted=supposed)
    shown = parsed((tmp_path / "r.html").read_text(encoding="utf-8"))
    section = shown.section("planted")
    assert section.one("h2").said == "Suppose the Kremlin planted it"
    parts = (supposed.as_it_is, supposed.removed, supposed.exchanged)
    rows = table(section, "answers")
    assert rows[0][1:] == ["As it stands", "Without its claims", "With its evidence turned round"]
    assert rows[1][1:] == [said(part.answers["answer"].mean or 0.0) for part in parts]
    assert rows[3] == ["To get troops", *(said(part.posteriors["purpose"]["troops"].mean or 0.0) for part in parts)]
    assert len(set(rows[3][1:])) == 3
    assert "One claim comes from it: move." in section.said
    assert "Turned round is: “Moves”." in section.said
    assert [a.said for a in shown.one("nav").all("a") if a["href"] == "#planted"] == [section.one("h2").said]


def test_what_was_done_with_what_was_planted_is_told_in_full() -> None:
    text = MINSK.replace(
        '{value: "pert(0.3, 0.5, 0.9)"}',
        (
            '{value: "pert(0.3, 0.5, 0.9)", because: [move], without: "uniform(0, 1)", about: What we guess}\n'
            "  kept: {value: 1, because: [move], about: A fixed number}"
        ),
    ).replace("because: [secret], status", "because: [secret, move], status")
    result = run(text)
    supposed = suppose_planted(result.case, "kremlin", result.settings)
    shown = parsed(report_html(result, planted=supposed)).section("planted").said
    assert "By other reports alone counts, in both runs: “Secrecy”." in shown
    assert "In both runs “What we guess” takes its value without the source" in shown
    assert "“A fixed number” rests on it alone and has no such value" in shown


HOSTILE = (
    "<script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "{{7*7}}{% raw %}",
    "\u202egnirts",
    "&lt;i&gt",
)


def hostile(text: str) -> dict[str, Any]:
    """A case of hypotheses in which every place for text holds the same text."""
    return {
        "casus": 1,
        "title": text,
        "answers": {"a": {"is": "h.one", "about": text}},
        "sources": {"s": {"title": text, "publisher": text}},
        "claims": {
            "c": {"text": text, "sources": ["s"], "origin": text, "reported": "2022-01-01"},
            "d": {"text": text, "sources": ["s"], "retracts": ["e"]},
            "e": {"text": text, "sources": ["s"]},
        },
        "models": {
            "h": {
                "kind": "hypotheses",
                "label": text,
                "about": text,
                "hypotheses": {
                    "one": {"prior": 0.5, "label": text, "about": text, "because": ["c", "e"]},
                    "other": {"prior": 0.5, "label": text},
                },
                "clusters": {"p": 0.3},
                "evidence": {
                    "x": {
                        "status": "observed",
                        "because": ["c"],
                        "label": text,
                        "about": text,
                        "cluster": "p",
                        "likelihood": {"one": 0.5, "other": 0.2},
                    },
                    "y": {"status": "unknown", "label": text, "likelihood": {"one": 0.5, "other": 0.2}},
                },
            }
        },
    }


def hostile_page(text: str) -> Element:
    result = casus.run(parse(json.dumps(hostile(text)), name="hostile"), draws=64)
    origin = next(iter(o for o in result.case.standing.origins if o != "s"))
    return parsed(report_html(result, planted=suppose_planted(result.case, origin, result.settings)))


@cache
def harmless(long: bool) -> list[str]:
    return [e.name for e in hostile_page("some words of a longer label" if long else "some words").one("body").walk()]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_text(text: str) -> None:
    page = hostile_page(text)
    # A long label has a short one beside it.
    assert [e.name for e in page.one("body").walk()] == harmless(len(text) > LONGEST_HEADING)
    from casus.errors import visible

    assert visible(text) in page.section(ANCHOR).one("h2").said


LIKELIHOOD = st.sampled_from([0.0, 0.01, 0.2, 0.5, 0.9, 1.0, "unsure"])


@st.composite
def models(draw: st.DrawFn) -> str:
    """Random hypotheses with evidence of every status, with dates or without, in clusters or not."""
    names = ["one", "two", "three", "other"][4 - draw(st.integers(2, 4)) :]
    evidence, claims = {}, {}
    for k in range(draw(st.integers(0, 5))):
        cells = {name: draw(LIKELIHOOD) for name in names}
        # Something is left under this one, so that the case can be run.
        cells[names[-1]] = draw(st.sampled_from([0.3, 0.7]))
        entry: dict[str, Any] = {
            "status": draw(st.sampled_from(["observed", "absent", "unknown"])),
            "likelihood": cells,
        }
        if draw(st.booleans()):
            claims[f"c{k}"] = {"text": "Said", "sources": ["s"], "reported": f"2022-01-{draw(st.integers(1, 3)):02d}"}
            entry["because"] = [f"c{k}"]
        if draw(st.booleans()):
            entry["cluster"] = draw(st.sampled_from(["p", "q"]))
        evidence[f"e{k}"] = entry
    return json.dumps(
        {
            "casus": 1,
            "title": "Random",
            "answer": f"h.{names[0]}",
            "sources": {"s": {"title": "S", "reliability": draw(st.sampled_from("ABCDEF"))}},
            "claims": claims,
            "quantities": {"unsure": {"value": "uniform(0, 1)"}},
            "models": {
                "h": {"kind": "hypotheses", "hypotheses": {name: {"prior": 1} for name in names}, "evidence": evidence}
            },
        }
    )


@given(models())
@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_page_of_any_model_is_well_formed(text: str) -> None:
    page = parsed(report_html(casus.run(parse(text, name="random"), draws=64)))
    ids = Counter(e["id"] for e in page.walk() if "id" in e.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    for link in page.all("a"):
        assert not link["href"].startswith("#") or link["href"][1:] in ids
    for found in page.all("table"):
        wanted = len(found.one("thead").all("th"))
        for row in found.all("tr"):
            cells = [e for e in row.parts if isinstance(e, Element)]
            assert sum(int(cell.get("colspan") or 1) for cell in cells) == wanted
    assert Counter(e.name for e in page.walk() if e.name in NEVER) == {"style": 1}
    assert not re.search(r"\b(nan|None|inf|Undefined)\b", page.section("hypotheses-model-1").text)
