"""Games of files, solved: by the models of casus, and by Gambit for Nash equilibria."""

import builtins
import math
from typing import Any

import pygambit
import pytest
from hypothesis import given, settings
from tests.interop.games import BAGWELL, ENTRY, HORSE, PENNIES, PLAIN, STAGES, extensive_games

from casus.errors import CaseError
from casus.interop.gambit import ExtensiveGame, parse_efg, parse_nfg
from casus.interop.gambit.nash import nash, reduced_strategies
from casus.interop.gambit.solving import solve_quantal, solve_subgame_perfect
from casus.models.game import CHANCE, quantal


def test_logit_equilibrium_of_a_table_mckelvey_palfrey_1995() -> None:
    """McKelvey & Palfrey (1995), Games and Economic Behavior 10, p. 11: each answers the other's errors."""
    game = parse_nfg(PENNIES).extensive()
    precision = 0.8
    (answer,) = solve_quantal(game, [precision])
    assert not isinstance(answer, str)
    ann, bob = (choice.probabilities or {} for choice in answer.choices)
    p, q = ann["heads"], bob["heads"]
    # Ann's gain of heads over tails is 3q − (1 − q) − (−q + (1 − q)); Bob's is the other way round, 1 each.
    assert p == pytest.approx(1 / (1 + math.exp(-precision * (6 * q - 2))), abs=1e-9)
    assert q == pytest.approx(1 / (1 + math.exp(-precision * (2 - 4 * p))), abs=1e-9)
    assert answer.values["Bob"] == pytest.approx(-p * q + p * (1 - q) + (1 - p) * q - (1 - p) * (1 - q))


def test_bagwell_1995_commitment_is_worth_nothing_in_the_only_pure_equilibrium() -> None:
    """Bagwell (1995), Games and Economic Behavior 8, proposition 1; van Damme & Hurkens (1997): two more are mixed."""
    found = nash(parse_efg(BAGWELL))
    assert found.method == "enummixed"
    leads = [answer.choices[0].probabilities or {} for answer in found.equilibria]
    assert sorted(round(lead["S"], 12) for lead in leads) == [0.0, 0.01, 0.99]
    pure = next(answer for answer, lead in zip(found.equilibria, leads, strict=True) if lead["S"] == 0)
    assert pure.values == {"Leader": pytest.approx(4), "Follower": pytest.approx(4)}


def test_selten_1975_horse_ends_in_the_perfect_equilibrium() -> None:
    """Selten (1975), International Journal of Game Theory 4, p. 33: only (R, R) of One and Two is perfect."""
    found = nash(parse_efg(HORSE))
    (answer,) = found.equilibria
    assert found.method == "logit"
    assert answer.values == {name: pytest.approx(1, abs=1e-3) for name in ("One", "Two", "Three")}


def test_large_games_of_two_players_are_solved_on_the_sequence_form() -> None:
    signals = " ".join(f'"s{k}" 1/10' for k in range(10))
    lines = [f'EFG 2 R "Signals" {{ "Ann" "Bob" }} c "" 1 {{ {signals} }} 0']
    for k in range(10):
        lines.append(f'p "" 1 {k} {{ "a" "b" }} 0')
        lines += [f'p "" 2 1 {{ "l" "r" }} 0 t "" {4 * k + j + 1} {{ {a} {b} }} t "" {4 * k + j + 2} {{ {b} {k} }}'
                  for j, a, b in ((0, k, 1), (2, 2, 9 - k))]  # fmt: skip
    game = parse_efg("\n".join(lines))
    assert reduced_strategies(game, 0) == 2**10
    found = nash(game)
    assert found.method == "lcp"
    for answer in found.equilibria:
        assert_nobody_gains(game, [choice.probabilities for choice in answer.choices])


def assert_nobody_gains(game: ExtensiveGame, behaviour: list[dict[str, float] | None], within: float = 1e-6) -> None:
    """Regret: with the others' behaviour given, the best that a player can do is what it gets."""
    row = {node: k for k, node in enumerate(game.tree.outcomes)}
    shares: dict[int, list[float]] = {}
    sets = iter(behaviour)
    for place, one in enumerate(game.sets):
        if one.player == CHANCE:
            shares[place] = [float(value) for value in one.chance]
        else:
            shares[place] = list((next(sets) or dict.fromkeys(one.moves, 1 / len(one.moves))).values())
    for player in range(len(game.players)):
        assert best(game, player, shares, row) <= value(game, player, shares, row) + within


def value(game: ExtensiveGame, player: int, shares: dict[int, list[float]], row: dict[int, int]) -> float:
    values = [0.0] * len(game.tree.player)
    for node in reversed(range(len(values))):
        place = game.set_of[node]
        if place is None:
            values[node] = float(game.payoff[player][row[node]])
        else:
            values[node] = sum(
                share * values[child] for share, child in zip(shares[place], game.tree.children[node], strict=True)
            )
    return values[0]


def best(game: ExtensiveGame, player: int, shares: dict[int, list[float]], row: dict[int, int]) -> float:
    """Each own set answered from the last on, weighed by how others and chance bring play there."""
    reach = [1.0] * len(game.tree.player)
    for node, children in enumerate(game.tree.children):
        place = game.set_of[node]
        for move, child in enumerate(children):
            assert place is not None
            reach[child] = reach[node] * (1.0 if game.sets[place].player == player else shares[place][move])
    answers = dict(shares)
    own = [place for place, one in enumerate(game.sets) if one.player == player]
    for place in reversed(own):
        one = game.sets[place]
        gains = []
        for move in range(len(one.moves)):
            answers[place] = [float(k == move) for k in range(len(one.moves))]
            gains.append(sum(reach[node] * below(game, player, answers, row, node) for node in one.nodes))
        answers[place] = [float(k == gains.index(max(gains))) for k in range(len(one.moves))]
    return value(game, player, answers, row)


def below(game: ExtensiveGame, player: int, shares: dict[int, list[float]], row: dict[int, int], node: int) -> float:
    place = game.set_of[node]
    if place is None:
        return float(game.payoff[player][row[node]])
    children = zip(shares[place], game.tree.children[node], strict=True)
    return sum(share * below(game, player, shares, row, child) for share, child in children)


@settings(deadline=None)
@given(extensive_games(PLAIN))
def test_nobody_gains_by_leaving_a_nash_equilibrium(game: ExtensiveGame) -> None:
    for answer in nash(game).equilibria:
        assert_nobody_gains(game, [choice.probabilities for choice in answer.choices], 1e-4)


@settings(deadline=None, max_examples=50)
@given(extensive_games(PLAIN))
def test_quantal_response_adds_up(game: ExtensiveGame) -> None:
    (answer,) = solve_quantal(game, [0.1])
    if isinstance(answer, str):
        return
    assert sum(answer.outcomes.values()) == pytest.approx(1)
    for choice in answer.choices:
        assert choice.probabilities is not None
        assert sum(choice.probabilities.values()) == pytest.approx(1)


@settings(deadline=None, max_examples=50)
@given(extensive_games(PLAIN))
def test_quantal_response_is_that_of_the_model(game: ExtensiveGame) -> None:
    """By constants and at inner nodes, or by arrays and summed: the same game."""
    (answer,) = solve_quantal(game, [0.2])
    solution = quantal(game.tree, game.payoffs(), game.chances(), 0.2)
    if isinstance(answer, str) or solution.unsolved[0]:
        return
    assert list(answer.outcomes.values()) == pytest.approx(solution.outcome[:, 0].tolist(), abs=1e-8)
    assert list(answer.values.values()) == pytest.approx(solution.value[:, 0].tolist(), abs=1e-6)


def test_beliefs_that_do_not_matter_make_no_game_too_large() -> None:
    """Bob doesn't see what Ann did, but gets the same whatever it was."""
    lines = ['EFG 2 R "" { "Ann" "Bob" } p "" 1 1 { ' + " ".join(f'"{k}"' for k in range(70)) + " } 0"]
    bob = " ".join(f'"{k}"' for k in range(70))
    for k in range(70):
        lines.append(f'p "" 2 1 {{ {bob} }} 0')
        lines += [f't "" {70 * k + j + 1} {{ {k % 7} {j % 5} }}' for j in range(70)]
    game = parse_efg("\n".join(lines))
    with pytest.raises(CaseError, match="more than 60 moves"):
        quantal(game.tree, game.payoffs(), game.chances(), 1.0)
    (answer,) = solve_quantal(game, [1.0])
    assert not isinstance(answer, str)
    shares = list((answer.choices[1].probabilities or {}).values())
    assert shares[4] / shares[0] == pytest.approx(math.e**4)


def test_a_curve_is_the_same_as_its_points() -> None:
    game = parse_efg(BAGWELL)
    curve = solve_quantal(game, [0.5, 2.0])
    for value, answer in zip([0.5, 2.0], curve, strict=True):
        (alone,) = solve_quantal(game, [value])
        assert not isinstance(alone, str)
        assert not isinstance(answer, str)
        assert alone.outcomes == pytest.approx(answer.outcomes, abs=1e-8)


def test_subgame_perfect_with_ties() -> None:
    answer = solve_subgame_perfect(parse_efg(ENTRY.replace("0.5 }", "1 }")))
    assert [choice.tied for choice in answer.choices] == [False, True]
    assert answer.outcomes == {"stays out": 0.0, "shares": 0.5, "fights": 0.5}
    assert answer.plain()["moves"][1]["tied"] is True
    untied = solve_subgame_perfect(parse_efg(ENTRY))
    assert untied.values == {"Firm": 1.0, "Incumbent": 1.0}
    assert "tied" not in untied.plain()["moves"][1]


def test_needs_perfect_information() -> None:
    with pytest.raises(CaseError, match="'Bob' can't tell the 2 nodes of its information set 'unseen' apart") as raised:
        solve_subgame_perfect(parse_efg(STAGES))
    assert raised.value.faults[0].code == "needs-perfect-information"


def test_what_play_never_reaches_is_left_open() -> None:
    game = parse_efg(
        'EFG 2 R "" { "A" "B" } p "" 1 1 { "out" "in" } 0 t "" 1 { 2 2 } p "" 2 1 { "l" "r" } 0 t "" 2 { 1 0 } '
        'p "" 1 2 { "L" "R" } 0 t "" 3 { 0 1 } t "" 4 { -3 5 }'
    )
    for answer in nash(game).equilibria:
        assert answer.choices[0].probabilities == {"out": 1.0, "in": 0.0}
        assert answer.choices[2].probabilities is None
        assert answer.outcomes["out"] == 1.0


def test_nash_of_a_game_in_which_nobody_decides() -> None:
    game = parse_efg('EFG 2 R "" { "A" } c "" 1 { "x" 1/4 "y" 3/4 } 0 t "" 1 { 8 } t "" 0')
    found = nash(game)
    assert (found.method, found.equilibria[0].values) == ("nobody", {"A": 2.0})


def test_nash_of_one_player_is_its_best() -> None:
    found = nash(parse_efg('EFG 2 R "" { "Idle" "A" } p "" 2 1 { "x" "y" } 0 t "" 1 { 1 8 } t "" 0'))
    (answer,) = found.equilibria
    assert answer.values["A"] == pytest.approx(8, abs=1e-6)


def wide(players: int) -> ExtensiveGame:
    return parse_nfg(f'NFG 1 R "" {{ {" ".join(f"{chr(34)}{k}{chr(34)}" for k in range(players))} }} '
                     f'{{ {"50 " * 2 + "1 " * (players - 2)}}} {"0 " * (players * 2500)}').extensive()  # fmt: skip


def test_nash_too_large() -> None:
    with pytest.raises(CaseError, match="the game has 2,551 nodes, too many") as raised:
        nash(wide(2))
    assert raised.value.faults[0].code == "nash-too-large"
    many = 'EFG 2 R "" { "A" }' + "".join(f' p "" 1 {k} {{ "s" "g" }} 0 t "" 0' for k in range(101)) + ' t "" 0'
    with pytest.raises(CaseError, match="the players have 202 moves") as raised:
        nash(parse_efg(many))
    assert raised.value.faults[0].code == "nash-too-large"


def test_nash_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(game: object) -> None:
        raise RuntimeError("no way")

    monkeypatch.setattr(pygambit.nash, "enummixed_solve", give_up)
    with pytest.raises(CaseError, match="Gambit gave up looking for Nash equilibria by its method enummixed") as raised:
        nash(parse_efg(ENTRY))
    (fault,) = raised.value.faults
    assert (fault.code, fault.found) == ("nash-failed", "no way")


def test_extra_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "pygambit":
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CaseError, match="the package pygambit is not installed") as raised:
        nash(parse_efg(ENTRY))
    (fault,) = raised.value.faults
    assert (fault.code, fault.expected) == ("extra-missing", 'pip install "casus[gambit]"')
