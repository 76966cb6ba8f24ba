"""The same game in pygambit, as a reference."""

from fractions import Fraction

import pygambit

from casus.models.game import CHANCE, TERMINAL, Tree


def gambit_game(tree: Tree, payoff: list[list[float]], chance: list[float]) -> pygambit.Game:
    """payoff (player, outcome) and chance (branch,) of one draw."""
    game = pygambit.Game.new_tree(players=[f"p{k}" for k in range(len(payoff))])
    nodes = {0: game.root}
    outcome = {node: k for k, node in enumerate(tree.outcomes)}
    branch = {node: k for k, node in enumerate(tree.branches)}
    heads = _heads(tree)
    for node, kind in enumerate(tree.player):
        children = tree.children[node]
        if kind == TERMINAL:
            payoffs = [row[outcome[node]] for row in payoff]
            game.set_outcome(nodes[node], game.add_outcome(f"o{node}", payoffs))
            continue
        player = game.players.chance if kind == CHANCE else f"p{kind}"
        game.append_move(nodes[node], player, [f"m{k}" for k in range(len(children))])
        if heads.get(node, node) == node:
            nodes[node].infoset.label = f"i{node}"
        else:
            game.set_infoset(nodes[node], nodes[heads[node]].infoset)
        if kind == CHANCE:
            # Fractions: pygambit wants probabilities that add up to one exactly.
            first = [Fraction(chance[branch[child]]) for child in children[:-1]]
            game.set_chance_probs(nodes[node].infoset, [*first, 1 - sum(first)])
        nodes |= dict(zip(children, nodes[node].children, strict=True))
    return game


def agent_quantal(
    tree: Tree, payoff: list[list[float]], chance: list[float], precision: float, **steps: float
) -> list[float]:
    """Move probabilities of the agent logit equilibrium, in the order of `tree.moves`; `steps` as for `agent_logit`."""
    return agent_logit(tree, gambit_game(tree, payoff, chance), precision, **steps)


def agent_logit(tree: Tree, game: pygambit.Game, precision: float, **steps: float) -> list[float]:
    """The same of a game that `gambit_game` has made of the tree.

    steps : first_step and max_accel of pygambit's path follower
    """
    heads = _heads(tree)
    point = pygambit.qre.logit_solve_lambda(game, precision, **steps)[-1]
    # By number, in gambit's own order of players, information sets and actions: in pygambit 16.7 `point.profile`
    # raises whatever the game.
    order = [
        (infoset.label, k)
        for player in game.players
        for infoset in player.infosets
        for k in range(len(infoset.actions))
    ]
    found = {key: point[number] for number, key in enumerate(order)}
    return [
        found[f"i{heads[node]}", k]
        for node, kind in enumerate(tree.player)
        if kind >= 0
        for k in range(len(tree.children[node]))
    ]


def _heads(tree: Tree) -> dict[int, int]:
    """For each decision the first node of its information set."""
    return {node: min(nodes) for nodes in tree.sets for node in nodes}
