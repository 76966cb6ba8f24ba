"""The game of a case as a game of Gambit's format: its numbers at one point of what is uncertain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.case import Case, in_language
from casus.case.expressions import Constant
from casus.case.tree import Tree as CaseTree
from casus.ensemble import Plan, Settings, plan
from casus.ensemble.checks import Tally, faults_of
from casus.ensemble.games import PlannedGame
from casus.errors import CaseError, UsageError, meant
from casus.interop.gambit.game import ExtensiveGame, Outcome, Set
from casus.models.game import CHANCE, Tree
from casus.program import Node

__all__ = ["Exported", "export_game"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Exported:
    """A game to write; the file's comment says in sentences what follows here.

    model     : its name in the case
    precision : λ of each deciding player in 1/payoff, which the file has no place for; none for a player to whom all
                ends are the same, nor in a game that is not solved by quantal response
    warnings  : what else the file can't say, in sentences
    """

    model: str
    game: ExtensiveGame
    precision: dict[str, float]
    warnings: tuple[str, ...]


def export_game(case: Case, model: str | None = None, draw: int | None = None) -> Exported:
    """The game of a case with numbers.

    model  : name of the game; may be left out where the case has only one
    draw   : number of a draw of the default run, from 0; None puts each uncertain quantity at its mean over that run
    raises : UsageError for a model or draw that isn't there, CaseError where the numbers make no game

    Payoffs stand at the terminal nodes, summed. Every number is the shortest decimal that stands for it.

    >>> import casus
    >>> exported = export_game(casus.load("entry-deterrence"))
    >>> exported.game.players
    ('rival', 'chain')
    """
    if case.todos:
        raise CaseError(case.todos)
    name = _model(case, model)
    planned = plan(case, Settings())
    game = planned.games[name]
    inputs = _inputs(planned, draw)
    numbers = _Numbers(planned, game, inputs)
    warnings = _warnings(case, game, planned, draw)
    where = "the mean of each uncertain quantity" if draw is None else f"draw {draw} of the default run"
    said = [f"Model {name} of the case {case.name}, exported by casus at {where}."]
    if numbers.precision:
        listed = ", ".join(f"{player} {value:.6g}" for player, value in numbers.precision.items())
        said.append(f"Precision of the players, in 1/payoff: {listed}.")
    written = _game(case, game, numbers, " ".join([*said, *warnings]))
    return Exported(name, written, numbers.precision, warnings)


def _model(case: Case, model: str | None) -> str:
    games = list(case.games)
    if model is None and len(games) == 1:
        return games[0]
    listed = ", ".join(games)
    if not games:
        raise UsageError(f"the case {case.name} has no game to export")
    if model is None:
        raise UsageError(f"--model is needed: the case {case.name} has several games: {listed}")
    if model not in games:
        raise UsageError(f"--model: there is no game {model!r}, expected one of {listed}{meant(model, games)}")
    return model


def _inputs(planned: Plan, draw: int | None) -> Array:
    """(quantity, 1) what is drawn, in one draw or on average."""
    draws = planned.settings.draws
    if draw is not None and not 0 <= draw < draws:
        raise UsageError(f"--at: there is no draw {draw}, expected a number from 0 to {draws - 1}")
    sampler, rows = planned.sampler(), len(planned.drawn)
    if draw is not None:
        one = np.empty((rows, 1))
        sampler.fill(draw, draw + 1, one)
        return one
    values = np.empty((rows, draws))
    sampler.fill(0, draws, values)
    mean: Array = values.mean(axis=1, keepdims=True)
    return mean


class _Numbers:
    """What the program of a case comes to at one point.

    payoff      : (terminal node, player)
    probability : by node that a branch of chance leads to
    precision   : by deciding player, as far as its payoffs differ
    raises      : CaseError for what must hold in every draw and doesn't here
    """

    def __init__(self, planned: Plan, game: PlannedGame, inputs: Array) -> None:
        branches = game.shape.branches
        wanted: list[Node] = [paid[player] for paid in game.payoffs.values() for player in paid]
        wanted += [game.solution.probability[node] for node in branches]
        wanted += game.precision.values()
        wanted += [check.node for check in game.checks]
        nodes = list(dict.fromkeys(wanted))
        out = np.empty((len(nodes), 1))
        planned.builder.compile(nodes).run(inputs, out)
        value = dict(zip(nodes, out[:, 0].tolist(), strict=True))
        tallies = [Tally(check) for check in game.checks]
        for tally, check in zip(tallies, game.checks, strict=True):
            tally.add(np.array([value[check.node]]), 0, inputs)
        if faults := faults_of(tallies, 1, planned.builder):
            raise CaseError(faults).located(planned.case.places)
        self.payoff = {
            end: [value[paid[player]] if player in paid else 0.0 for player in game.players]
            for end, paid in game.payoffs.items()
        }
        self.probability = {node: value[game.solution.probability[node]] for node in branches}
        self.precision: dict[str, float] = {}
        for player, precision in game.precision.items():
            own = [row[game.players.index(player)] for row in self.payoff.values()]
            if max(own) > min(own):
                self.precision[player] = value[precision]


def _warnings(case: Case, game: PlannedGame, planned: Plan, draw: int | None) -> tuple[str, ...]:
    """What the file can't say, and what follows for Gambit's solution."""
    found: list[str] = []
    if game.concept == "quantal" and any(_weighed(game.tree, node.number) for node in game.tree.nodes):
        found.append(
            "The game has reference weights that are not equal; a file of Gambit can't hold them, "
            "so Gambit's quantal response will differ."
        )
    mixtures = sorted(row.name.split()[0] for row in planned.drawn if " selection" in row.name)
    if draw is None and mixtures:
        listed = ", ".join(mixtures)
        found.append(f"A mixture stands at one of its members, the one in its middle, and not at its mean: {listed}.")
    return tuple(found)


def _weighed(tree: CaseTree, number: int) -> bool:
    """Whether moves at a node have reference weights that are not all written the same."""
    node = tree.nodes[number]
    if node.kind != "decision":
        return False
    branches = [tree.nodes[child].branch for child in node.children]
    written = [branch.weight if branch and branch.weight is not None else Constant(1.0) for branch in branches]
    return any(weight != written[0] for weight in written)


class _Ordered(NamedTuple):
    """The nodes of a tree in the order of a file: each with its subtrees, these in the order of its moves."""

    old: list[int]
    tree: Tree


def _ordered(shape: Tree) -> _Ordered:
    old: list[int] = []
    pending = [0]
    while pending:
        node = pending.pop()
        old.append(node)
        pending.extend(reversed(shape.children[node]))
    new = {node: k for k, node in enumerate(old)}
    sets = sorted(tuple(sorted(new[node] for node in nodes)) for nodes in shape.information)
    tree = Tree(
        tuple(shape.player[node] for node in old),
        tuple(tuple(new[child] for child in shape.children[node]) for node in old),
        tuple(sets),
    )
    return _Ordered(old, tree)


def _game(case: Case, game: PlannedGame, numbers: _Numbers, comment: str) -> ExtensiveGame:
    old, tree = _ordered(game.shape)
    nodes = game.tree.nodes
    sets: list[Set] = []
    alone = ((node,) for node, player in enumerate(tree.player) if player == CHANCE)
    for of in sorted((*tree.sets, *alone)):
        first = old[of[0]]
        children = [old[child] for child in tree.children[of[0]]]
        moves = tuple(nodes[child].move or "" for child in children)
        player = tree.player[of[0]]
        number = 1 + sum(one.player == player for one in sets)
        chance = _exact_shares([numbers.probability[child] for child in children]) if player == CHANCE else ()
        sets.append(Set(player, number, nodes[first].knows or "", of, moves, chance))
    outcomes = tuple(
        Outcome(k, nodes[old[end]].path, tuple(Fraction(repr(value)) for value in numbers.payoff[old[end]]))
        for k, end in enumerate(tree.outcomes, start=1)
    )
    place: Mapping[int, int] = {end: k for k, end in enumerate(tree.outcomes)}
    return ExtensiveGame(
        in_language(case.title),
        comment,
        game.players,
        tree,
        tuple(nodes[node].path for node in old),
        tuple(sets),
        outcomes,
        tuple(place.get(node) for node in range(len(old))),
    )


def _exact_shares(values: Sequence[float]) -> tuple[Fraction, ...]:
    """Probabilities that add up to 1 exactly, as Gambit wants: the largest takes what rounding leaves.

    >>> _exact_shares([0.1, 0.2, 0.7000000000000001])
    (Fraction(1, 10), Fraction(1, 5), Fraction(7, 10))
    """
    shares = [Fraction(repr(min(max(value, 0.0), 1.0))) for value in values]
    largest = shares.index(max(shares))
    shares[largest] += 1 - sum(shares)
    return tuple(shares)
