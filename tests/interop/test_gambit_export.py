"""The game of a case, written as a file of Gambit: solved from the file, it comes to what the run says."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from tests.cli.tool import casus

import casus as package
from casus.errors import CaseError, UsageError
from casus.interop.gambit import efg_text, parse_efg, read_efg
from casus.interop.gambit.export import export_game
from casus.models.game import CHANCE, quantal

HEAD = """casus: 1
title: {en: Will it be stormed?, tr: Fırtına mı?}
authors: [{name: A. Nalyst}]
answer: crisis.stormed
"""
# Types, a signal that both may give, and an answer by one who sees the signal alone. Moves stand in another order.
HIDDEN = (
    HEAD
    + """quantities:
  strong: {value: "uniform(0.2, 0.6)"}
  prize: {value: "normal(4, 1)"}
models:
  crisis:
    kind: game
    precision: {one: 1.5, two: 0.5}
    tree:
      chance:
        tough:
          probability: strong
          player: one
          moves:
            stay: {payoffs: {two: 1}}
            threaten:
              payoffs: {one: -1/3}
              player: two
              information: threatened
              moves: {give: {payoffs: {one: prize}}, fight: {event: stormed, payoffs: {one: 1, two: -5}}}
        weak:
          probability: rest
          player: one
          moves:
            stay: {payoffs: {two: 1}}
            threaten:
              payoffs: {one: -1/3}
              player: two
              information: threatened
              moves: {fight: {event: stormed, payoffs: {one: -4, two: 3}}, give: {payoffs: {one: prize}}}
"""
)


def test_a_game_with_hidden_types_comes_to_the_same_in_the_file() -> None:
    case = package.parse(HIDDEN, name="hidden")
    result = package.run(case)
    for draw in (0, 4_321):
        exported = export_game(case, "crisis", draw)
        game = parse_efg(efg_text(exported.game))
        assert game == exported.game
        assert exported.precision == pytest.approx({"one": 1.5, "two": 0.5})
        (hidden,) = (one for one in game.sets if len(one.nodes) > 1)
        assert (hidden.name, hidden.moves) == ("threatened", ("give", "fight"))
        solution = quantal(game.tree, game.payoffs(), game.chances(), list(exported.precision.values()))
        for path, found in zip(game.ends, solution.outcome[:, 0], strict=True):
            assert found == pytest.approx(result.draws("reach", "crisis", path)[draw], abs=1e-8)


def test_draws_differ_and_the_mean_lies_between_them() -> None:
    case = package.parse(HIDDEN, name="hidden")
    chances = [export_game(case, None, draw).game.chance[0] for draw in (0, 1, None)]
    assert len(set(chances)) == 3
    assert chances[2] == pytest.approx(Fraction(2, 5), abs=1e-4)
    assert "at the mean of each uncertain quantity" in export_game(case).game.comment
    assert "at draw 1 of the default run" in export_game(case, None, 1).game.comment


def test_probabilities_add_up_to_1_exactly() -> None:
    for draw in range(0, 1_000, 50):
        game = export_game(package.load("belarus-2022"), "choice", draw).game
        for one in game.sets:
            if one.player == CHANCE:
                assert sum(one.chance) == 1


def test_payoffs_and_chance_of_belarus_are_those_of_the_run() -> None:
    case = package.load("belarus-2022")
    game = parse_efg(efg_text(export_game(case, "choice", 7).game))
    result = package.run(case)
    assert len(game.ends) == sum(node.kind == "terminal" for node in case.tree("choice").nodes)
    for row, player in zip(game.payoff, game.players, strict=True):
        for path, value in zip(game.ends, row, strict=True):
            assert float(value) == pytest.approx(result.draws("payoff", "choice", path, player)[7], abs=1e-9)
    for one in game.sets:
        for move, chance in zip(one.moves, one.chance, strict=one.player == CHANCE):
            found = result.draws("move", "choice", game.names[one.nodes[0]], move)[7]
            assert float(chance) == pytest.approx(found, abs=1e-12)


@pytest.mark.parametrize("name", ["centipede", "entry-deterrence", "signorino-1999"])
def test_cases_of_the_catalogue_come_to_the_same_from_the_file(name: str) -> None:
    case = package.load(name)
    (model,) = case.games
    exported = export_game(case, model, 7)
    game = parse_efg(efg_text(exported.game))
    precision = [exported.precision.get(player, 0.0) for player in game.players]
    solution = quantal(game.tree, game.payoffs(), game.chances(), precision)
    result = package.run(case)
    for path, found in zip(game.ends, solution.outcome[:, 0], strict=True):
        assert found == pytest.approx(result.draws("reach", model, path)[7], abs=1e-9)


def test_what_the_file_cannot_hold_is_said() -> None:
    exported = export_game(package.load("belarus-2022"))
    (warning,) = exported.warnings
    assert warning.startswith("The game has reference weights that are not equal; a file of Gambit can't hold them")
    assert warning in exported.game.comment
    assert "Precision of the players, in 1/payoff: moscow 0.0775" in exported.game.comment
    assert export_game(package.load("signorino-1999")).warnings == ()


def test_a_mixture_at_its_mean_is_said() -> None:
    text = HIDDEN.replace('{value: "normal(4, 1)"}', '{value: "mixture(names=[low, high], weight=[1, 3])"}').replace(
        "quantities:\n", "quantities:\n  low: {value: 2}\n  high: {value: 6}\n"
    )
    case = package.parse(text, name="hidden")
    (warning,) = export_game(case).warnings
    assert warning == "A mixture stands at one of its members, the one in its middle, and not at its mean: prize."
    assert export_game(case, None, 3).warnings == ()


def test_numbers_that_make_no_game_are_faults() -> None:
    case = package.parse(HIDDEN.replace("uniform(0.2, 0.6)", "uniform(0.9, 1.3)"), name="hidden")
    with pytest.raises(CaseError, match="the probability of 'tough' leaves its range") as raised:
        export_game(case)
    fault = raised.value.faults[0]
    assert fault.code == "probability-out-of-range"
    assert fault.place is not None


def test_drafts_are_not_exported() -> None:
    with pytest.raises(CaseError):
        export_game(package.parse(HIDDEN.replace("A. Nalyst", "TODO who"), name="hidden"))


@pytest.mark.parametrize(
    ("model", "draw", "message"),
    [
        ("crises", None, "there is no game 'crises', expected one of crisis; did you mean 'crisis'?"),
        (None, 16_384, "there is no draw 16384, expected a number from 0 to 16383"),
        (None, -1, "there is no draw -1"),
    ],
)
def test_wrong_usage(model: str | None, draw: int | None, message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        export_game(package.parse(HIDDEN, name="hidden"), model, draw)


def test_a_case_without_a_game_or_with_several() -> None:
    text = HEAD.replace("crisis.stormed", "0.5")
    with pytest.raises(UsageError, match="has no game to export"):
        export_game(package.parse(text, name="none"))
    two = HIDDEN + HIDDEN[HIDDEN.index("  crisis:") :].replace("  crisis:", "  other:", 1)
    with pytest.raises(UsageError, match="--model is needed: the case two has several games: crisis, other"):
        export_game(package.parse(two, name="two"))
    assert export_game(package.parse(two, name="two"), "other").model == "other"


def test_the_command_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = casus("export", "signorino-1999", "--model", "crisis", "--at", "draw:5", "-o", "s.efg")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "s.efg: the game crisis of signorino-1999, in draw 5.",
        "Precision, which the file can't hold: attacker 0.5, defender 0.5.",
    ]
    assert read_efg("s.efg") == export_game(package.load("signorino-1999"), None, 5).game
    ran = casus("export", "belarus-2022", "-o", "b.efg", "--json")
    data = json.loads(ran.out)
    assert (data["file"], data["model"], data["at"]) == ("b.efg", "choice", "mean")
    assert data["nodes"] == len(package.load("belarus-2022").tree("choice").nodes)
    assert len(data["warnings"]) == 1
    ran = casus("export", "belarus-2022", "-o", "b.efg")
    assert ran.err.startswith("casus: The game has reference weights that are not equal")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--at", "median", "-o", "a.efg"], "--at: found 'median', expected mean, or a draw by its number"),
        (["--at", "draw:x", "-o", "a.efg"], "--at: found 'draw:x'"),
        (["-o", "a.txt"], "the game is a file that ends in .efg"),
        (["-o", "none/a.efg"], "there is no folder none"),
        (["--model", "no", "-o", "a.efg"], "there is no game 'no', expected one of crisis"),
    ],
)
def test_wrong_usage_of_the_command(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = casus("export", "signorino-1999", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert not list(tmp_path.iterdir())
