"""The same game in pygambit, as a reference."""

import pygambit

from casus.models.game import CHANCE, TERMINAL, Tree


def gambit_game(tree: Tree, payoff: list[list[float]], chance: list[float]) -> pygambit.Game:
    """payoff (player, outcome) and chance (branch,) of one draw."""
    game = pygambit.Game.new_tree(players=[f"p{k}" for k in range(len(payoff))])
    nodes = {0: game.root}
    outcome = {node: k for k, node in enumerate(tree.outcomes)}
    branch = {node: k for k, node in enumerate(tree.branches)}
    for node, kind in enumerate(tree.player):
        children = tree.children[node]
        if kind == TERMINAL:
            payoffs = [row[outcome[node]] for row in payoff]
            game.set_outcome(nodes[node], game.add_outcome(f"o{node}", payoffs))
            continue
        player = game.players.chance if kind == CHANCE else f"p{kind}"
        game.append_move(nodes[node], player, [f"m{k}" for k in range(len(children))])
        nodes[node].infoset.label = f"i{node}"
        if kind == CHANCE:
            game.set_chance_probs(nodes[node].infoset, [chance[branch[child]] for child in children])
        nodes |= dict(zip(children, nodes[node].children, strict=True))
    return game


def agent_quantal(tree: Tree, payoff: list[list[float]], chance: list[float], precision: float) -> list[float]:
    """Move probabilities of the agent logit equilibrium, in the order of `tree.moves`."""
    game = gambit_game(tree, payoff, chance)
    profile = pygambit.qre.logit_solve_lambda(game, precision)[-1].profile
    found = {}
    for player in game.players:
        for infoset in player.infosets:
            for k, action in enumerate(infoset.actions):
                found[infoset.label, k] = float(profile[action])
    return [
        found[f"i{node}", k]
        for node, kind in enumerate(tree.player)
        if kind >= 0
        for k in range(len(tree.children[node]))
    ]
