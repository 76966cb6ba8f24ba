"""Quantal response where beliefs matter: the equations of the information sets, and their solution in a program.

For information set h of player p with nodes n and moves a, ρ(n) the probability of reaching n,

    ū_h(a) = Σ_n ρ(n) V_p(n_a) / Σ_n ρ(n),   σ_h(a) ∝ q_a exp(t λ_p ū_h(a))

McKelvey & Palfrey (1998), Experimental Economics 1, eq. 4. The unknowns of a set are either the exponents of its moves,
x(a) = t λ_p (ū_h(a) − ū_h(first)), or the log odds of its nodes, x(n) = ln ρ(n)/ρ(first), whichever are fewer; all else
follows from them by backward induction. The answer is where the path that begins at t = 0 first comes to t = 1 (Turocy
2005, GEB 51; 2010, Economic Theory 42). Beliefs are computed from the logarithms of probabilities, without the player's
own moves, which its perfect recall makes the same at all nodes.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.errors import CaseError, Fault
from casus.models.game.answers import Answers
from casus.models.game.contraction import solutions
from casus.models.game.equations import Equations
from casus.models.game.induction import Asked, Induction
from casus.models.game.responses import Responses
from casus.models.game.tree import CHANCE, Tree
from casus.program import Builder, Node
from casus.program.derivatives import derivatives

__all__ = ["MOST_UNKNOWNS", "log_odds"]

MOST_UNKNOWNS = 60
"""Unknowns at most: of each information set where beliefs matter its moves or its nodes, but the first."""

# A branch of probability 0 is taken for the limit of improbable ones, so that beliefs behind it are defined.
LEAST_PROBABILITY = 1e-300

Array = NDArray[np.float64]


def log_odds(
    builder: Builder,
    tree: Tree,
    payoff: Mapping[int, Mapping[int, Node]],
    chance: Mapping[int, Node],
    precision: Sequence[Node],
    weight: Mapping[int, Node],
    forced: Mapping[int, int],
) -> tuple[dict[int, Sequence[Node]], Node | None]:
    """Write the solution of the information sets of a tree into a program; arguments as for `emit`.

    returns : by number of the set, the exponents of its moves but the first; sets at which beliefs don't matter are
              left out. And the number of the reason why a draw has no solution, 0 where it has one; None where no set
              is left
    raises  : CaseError with code game-too-large
    """
    given: dict[Node, int] = {}

    def written(node: Node) -> _Written:
        """A node as the equations see it: a number, or which row it is and between what bounds."""
        if (value := builder.value(node)) is not None:
            return value, -1
        bounds = builder.interval(node)
        return bounds.low, bounds.high, given.setdefault(node, len(given))

    game = _Game(
        tree,
        tuple((k, tuple((player, written(value)) for player, value in gets.items())) for k, gets in payoff.items()),
        tuple((k, written(value)) for k, value in chance.items()),
        tuple(map(written, precision)),
        tuple((k, written(value)) for k, value in weight.items()),
        tuple(forced.items()),
    )
    moves, equations = _equations(game)
    if equations is None:
        return {}, None
    nodes = list(given)
    arguments = [nodes[row] for row in equations.reads]
    *rows, unsolved = builder.block(Principal(equations), arguments, equations.exponents + 1, -np.inf, np.inf)
    left = iter(rows)
    return {which: [next(left) for _ in range(count - 1)] for which, count in moves.items()}, unsolved


# A number and -1, or bounds and a row.
_Written = tuple[float, int] | tuple[float, float, int]


class _Game(NamedTuple):
    """All that the equations of a game hang on; as in `emit`, with what is written for each node."""

    tree: Tree
    payoff: tuple[tuple[int, tuple[tuple[int, _Written], ...]], ...]
    chance: tuple[tuple[int, _Written], ...]
    precision: tuple[_Written, ...]
    weight: tuple[tuple[int, _Written], ...]
    forced: tuple[tuple[int, int], ...]


# A case is planned again and again, with other settings or sources, and its game is mostly the same.
@lru_cache(maxsize=4)
def _equations(game: _Game) -> tuple[Mapping[int, int], Equations | None]:
    """How many moves each set has at which beliefs matter, and the equations; None where there is no such set."""
    system = _System(game)
    return system.moves, system.equations() if system.unknowns else None


class Principal:
    """The block of a program: for each draw the point of the principal branch, and why there is none."""

    def __init__(self, equations: Equations) -> None:
        self.equations = equations

    def __call__(self, *arguments: Array, out: Sequence[Array]) -> None:
        """Write the exponents, 0 for a draw without solution, and the number of the reason in `REASONS`."""
        draws = len(out[0])
        for start in range(0, draws, self.equations.most_draws):
            stop = min(start + self.equations.most_draws, draws)
            given = [argument[start:stop] if argument.ndim else argument for argument in arguments]
            inputs = self.equations.inputs(given, stop - start)
            found, unsolved = solutions(self.equations, inputs)
            exponents = self.equations.exponents_at(inputs, found)
            exponents[:, unsolved != 0] = 0.0
            for row, values in zip(out, (*exponents, unsolved), strict=True):
                row[start:stop] = values


class _System:
    """Writes the equations into a program of their own, whose inputs are rows of the outer one, t and the unknowns."""

    def __init__(self, game: _Game) -> None:
        self.tree = game.tree
        self.forced = dict(game.forced)
        self.builder = Builder()
        self.given = 0
        self.asked: dict[int, list[Node]] = {}
        self.believed: dict[int, list[Node]] = {}
        # In the order in which the rows were numbered.
        paid = {node: {player: self._read(value) for player, value in gets} for node, gets in game.payoff}
        chance = {node: self._read(value) for node, value in game.chance}
        sharpness = [self._read(value) for value in game.precision]
        weights = {node: self._read(value) for node, value in game.weight}
        self.t = self.builder.input("t", 0.0, np.inf)
        self.responses = Responses(
            self.builder, [self.builder.apply("multiply", self.t, value) for value in sharpness], weights
        )
        count = max(self.tree.players, *(1 + player for gets in paid.values() for player in gets), 0)
        self.induction = Induction(self.responses, self.tree, paid, chance, self.forced, count, {}, self._ask)
        self.induction.run()

    def _read(self, written: _Written) -> Node:
        """The node of the equations' own program."""
        if len(written) == 2:
            return self.builder.constant(written[0])
        low, high, row = written
        self.given = max(self.given, row + 1)
        return self.builder.input(f"given {row}", low, high)

    @property
    def unknowns(self) -> list[Node]:
        """All of them, set by set in the order in which they were asked for."""
        return [node for asked in self.asked.values() for node in asked]

    @property
    def moves(self) -> dict[int, int]:
        """How many each of the sets has."""
        return {which: len(self.tree.children[self.tree.information[which][0]]) for which in self.asked}

    def equations(self) -> Equations:
        """What the unknowns are less what follows from them, and the derivatives, compiled."""
        follows: list[Node] = []
        exponents: list[Node] = []
        ways = {which: _parted(self.tree, self.tree.information[which]) for which in self.asked}
        for which in self.asked:
            members = self.tree.information[which]
            logs = self._log_reach(self.tree.player[members[0]], ways[which])
            beliefs = self.believed.get(which)
            wishes = self._exponents(members, beliefs or self._shares(logs))
            exponents += wishes
            follows += wishes if beliefs is None else [self.responses.minus(log, logs[0]) for log in logs[1:]]
        pairs = zip(self.unknowns, follows, strict=True)
        residuals = [self.builder.apply("subtract", x, value) for x, value in pairs]
        slopes = derivatives(self.builder, residuals, [*self.unknowns, self.t], self.responses.bases)
        return Equations(self.builder, self.given, self.unknowns, residuals, slopes, exponents, self._answers(ways))

    def _answers(self, ways: Mapping[int, Sequence[Sequence[int]]]) -> list[dict[int, Node]]:
        numbers = iter(range(len(self.unknowns)))
        asked = {which: [next(numbers) for _ in nodes] for which, nodes in self.asked.items()}
        return Answers(self.induction, asked, self.believed, ways).rows()

    def _ask(self, which: int, valued: bool) -> Asked:
        members = self.tree.information[which]
        moves = len(self.tree.children[members[0]])
        by_nodes = valued and len(members) < moves
        self.asked[which] = [
            self.builder.input(f"x {which} {k}") for k in range(1, len(members) if by_nodes else moves)
        ]
        if (count := len(self.unknowns)) > MOST_UNKNOWNS:
            message = f"beliefs decide about more than {MOST_UNKNOWNS} moves"
            expected = f"at most {MOST_UNKNOWNS} unknown moves or beliefs at information sets where beliefs matter"
            raise CaseError([Fault("game-too-large", message, found=f"{count} or more", expected=expected)])
        if not by_nodes:
            return Asked(odds=self.asked[which])
        self.believed[which] = self._shares([self.builder.constant(0.0), *self.asked[which]])
        return Asked(beliefs=self.believed[which])

    def _exponents(self, members: Sequence[int], beliefs: Sequence[Node]) -> list[Node]:
        """t λ (ū(a) − ū(first)) of the moves but the first."""
        player = self.tree.player[members[0]]
        worth = self.induction.expected(members, beliefs)
        return self.responses.differences(player, worth, worth[0])[1:]

    def _shares(self, logs: Sequence[Node]) -> list[Node]:
        """Beliefs from logarithms of what they are proportional to."""
        apply, responses = self.builder.apply, self.responses
        most = responses.base(logs)
        terms = [apply("exp", apply("subtract", log, most)) for log in logs]
        inverse = apply("divide", self.builder.constant(1.0), responses.sum(terms))
        return [self.builder.known(apply("multiply", term, inverse), 0.0, 1.0) for term in terms]

    def _log_reach(self, player: int, ways: Sequence[Sequence[int]]) -> list[Node]:
        """Logarithms of the probabilities of ways to the nodes of a set, what its player does left out."""
        logs = []
        for way in ways:
            steps = [self._log_of(child) for child in way if self.tree.player[self.tree.parent[child]] != player]
            logs.append(self.responses.sum(steps) if steps else self.builder.constant(0.0))
        return logs

    def _log_of(self, child: int) -> Node:
        """The logarithm of the probability of a move or branch where it is offered."""
        apply, responses, node = self.builder.apply, self.responses, self.tree.parent[child]
        if self.tree.player[node] == CHANCE or node in self.forced or len(self.tree.children[node]) == 1:
            share = self.induction.probability[child]
            return apply("log", apply("maximum", share, self.builder.constant(LEAST_PROBABILITY)))
        exponents = [responses.exponents[other] for other in self.tree.children[node]]
        most = responses.base(exponents)
        terms = [apply("exp", apply("subtract", exponent, most)) for exponent in exponents]
        total = apply("add", most, apply("log", responses.sum(terms)))
        return apply("subtract", responses.exponents[child], total)


def _parted(tree: Tree, members: Sequence[int]) -> list[list[int]]:
    """The ways to some nodes from where they part, each as the nodes that its moves lead to."""
    paths = []
    for member in members:
        path = [member]
        while path[-1] != 0:
            path.append(tree.parent[path[-1]])
        paths.append(path[-2::-1])
    shared = 0
    while all(len(path) > shared and path[shared] == paths[0][shared] for path in paths):
        shared += 1
    return [path[shared:] for path in paths]
