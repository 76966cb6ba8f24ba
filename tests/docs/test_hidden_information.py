"""The pages on hidden information and on how games are solved do what they say."""

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest
from tests.cli.tool import casus

import casus as package
from casus.cli.show_hidden import SHOWN_FROM
from casus.ensemble.curve import MOST_DRAWS
from casus.errors import CODES, CaseError
from casus.models.game import REASONS, contraction, equations, follow, walk
from casus.models.game.logit import LEAST_PROBABILITY, MOST_UNKNOWNS

DOCS = Path(__file__).parents[2] / "docs"
PAGE, THEORY = ((DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("hidden-information", "games"))
FRAME = "casus: 1\ntitle: A part of a case\nanswer: {answer}\nmodels:\n  choice:\n    kind: game\n    precision: 0.1\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    text = blocks("yaml")[0]
    Path("demand.yaml").write_text(text, encoding="utf-8")
    return text


def test_the_command_prints_what_the_page_shows() -> None:
    tool, *arguments = shlex.split(blocks("console")[0].removeprefix("$ "))
    ran = casus(*arguments)
    assert (tool, ran.code, ran.err) == ("casus", 0, "")
    printed = [line.rstrip() for line in ran.out.splitlines()]
    lines = blocks("text")[0].splitlines()
    begin = printed.index(lines[0])
    assert printed[begin : begin + len(lines)] == lines


def test_the_case_runs_without_a_warning_and_asking_tells_something(case: str) -> None:
    result = package.run(package.parse(case, name="demand"), draws=1024)
    assert result.warnings == ()
    known = result.models["choice"].sets["ally.demand"]
    assert result.quantities["earnest"].mean + 0.1 < known.beliefs["means_it.demand"].mean
    points = result.curve("choice")
    assert [point.factor for point in points] == [0, 0.5, 1, 2, 4]
    assert points[2].answer.mean == pytest.approx(result.forecast)


def test_who_hardly_errs_makes_draws_without_a_solution(case: str) -> None:
    changed = re.search(r"`demand.yaml` with `(decisive: .*?)`", PAGE)
    assert changed is not None
    sharp = case.replace("decisive: {patron: 20, ally: 20}", changed[1])
    assert sharp != case
    Path("demand.yaml").write_text(sharp, encoding="utf-8")
    ran = casus("run", "demand.yaml", "--no-report", "--json", "--draws", "4096")
    first, where, _ = (re.escape(line) for line in blocks("text")[1].splitlines())
    shown = re.sub(r"\d+(?=\\ of)", r"\\d+", first)
    assert re.search(f"^{shown}\n{where}\n    found: .*", ran.err, re.MULTILINE), ran.err
    run = json.loads(ran.out)["run"]
    assert set(run["failed"]) <= set(REASONS.values())
    assert 0 < sum(run["failed"].values()) == 4096 - run["solved"] < 200


def test_parts_of_cases_say_what_the_page_says_of_them() -> None:
    hidden, labelled = blocks("yaml")[1:]
    guards = (
        "    subtrees:\n      guards: {player: guard, moves: {north: {}, south: {event: held, payoffs: {guard: 1}}}}\n"
    )
    for text, answer, sets in (
        (hidden + guards, "choice.held", {"guard": ("north", "south")}),
        (labelled, "choice.false_alarm", {"shots": ("provoke", "keep_quiet.accident")}),
    ):
        result = package.run(package.parse(FRAME.format(answer=answer) + text, name="part"), draws=64)
        found = {name: tuple(one.beliefs) for name, one in result.models["choice"].sets.items()}
        assert found == sets
        assert 0 < result.forecast < 1


PAIR = "{player: a, moves: {x: {player: b, information: i, moves: {l: {event: e}, r: {payoffs: {b: 1}}}}, y: {OTHER}}}"
SAME = "player: b, information: i, moves: {l: {payoffs: {b: 1}}, r: {}}"
# As many types as moves, and each wants something else.
TYPES = [
    f"y{k}: {{player: b, moves: {{{', '.join(f'm{j}: {{payoffs: {{b: {j * k % 7}}}}}' for j in range(62))}}}}}"
    for k in range(62)
]
REFUSED = {
    "information-players": PAIR.replace("OTHER", SAME.replace("player: b", "player: c")),
    "information-moves": PAIR.replace("OTHER", SAME.replace("r: {}", "s: {}")),
    "information-weights": PAIR.replace("OTHER", SAME.replace("r: {}", "r: {weight: 2}")),
    "imperfect-recall": PAIR.replace("player: a", "player: b").replace("OTHER", SAME),
    "absent-minded": f"{{player: b, information: i, moves: {{l: {{{SAME}, event: e}}, r: {{}}}}}}",
    "needs-perfect-information": PAIR.replace("OTHER", SAME),
    "tree-shape": "{player: b, moves: {l: {event: e, information: i}, r: {}}}",
    "game-too-large": f"{{player: a, seen_by: [], moves: {{x: {{event: e}}, {', '.join(TYPES)}}}}}",
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_the_table_refuses_is_refused(code: str) -> None:
    assert code in CODES
    assert f"[`{code}`](faults.md#{code})" in PAGE
    text = FRAME.format(answer="choice.e") + f"    tree: {REFUSED[code]}\n"
    if code == "needs-perfect-information":
        text += "    concept: subgame_perfect\n"
    with pytest.raises(CaseError) as caught:
        package.run(package.parse(text, name="refused"), draws=8)
    assert {fault.code for fault in caught.value.faults} == {code}


@pytest.mark.parametrize(("name", "least"), [("hidden-information", 20), ("games", 8)])
def test_python_of_the_pages_runs(name: str, least: int) -> None:
    file = str(DOCS / f"{name}.md")
    results = doctest.testfile(file, module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.attempted >= least
    assert results.failed == 0


def test_limits_and_steps_of_the_pages_are_those_of_the_code() -> None:
    page, theory = " ".join(PAGE.split()), " ".join(THEORY.split())
    assert f"about more than {MOST_UNKNOWNS} moves" in page
    assert f"up to {MOST_DRAWS:,} draws" in page
    assert f"sets that {SHOWN_FROM:.0%} of runs reach".replace("%", " %") in page
    assert f"More than {MOST_UNKNOWNS} unknowns" in theory
    assert f"count as {LEAST_PROBABILITY}" in theory
    for text in (
        f"first correction of {walk.AIM} in log odds",
        f"first correction above {walk.REFUSED},",
        f"within {follow.SAME_END:.0e},".replace("e-0", "e-"),
        f"at most {follow.LARGEST_RESIDUAL:.0e} in".replace("e-0", "e-"),
        f"stays at {walk.SAFE_PIVOT} or above",
        f"add up to {contraction.MILD:g} at most",
        f"row sums below {equations.MOST_CHANGE}",
        "at *t* = {}, {}, {} or {} where".format(*contraction.FAR),
        *(f"| {way.longest:g}, {way.shortest:.0e} | up to {way.levels} |".replace("e-0", "e-") for way in follow.WAYS),
    ):
        assert text in theory, text
    assert (equations.POWERS, contraction.MOST_TICKS, walk.POINTS, walk.CONTRACTION) == (6, 12, 4, 0.5)
    assert [(way.arc, way.through) for way in follow.WAYS] == [(False, False), (True, False), (False, True)]
    assert len(REASONS) == 4
