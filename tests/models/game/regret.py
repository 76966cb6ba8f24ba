"""How much a player could gain: best responses by plain arithmetic, for games with information sets."""

from itertools import product

from tests.models.game.published.record import Play, Published

from casus.models.game import CHANCE, TERMINAL


class Arithmetic:
    """One game; a play gives each information set, by its label, the probabilities of its moves."""

    def __init__(self, game: Published) -> None:
        self.game, self.tree = game, game.tree
        self.label = {node: label for label, nodes in zip(game.labels, game.tree.sets, strict=True) for node in nodes}
        self.outcome = {node: k for k, node in enumerate(game.tree.outcomes)}
        self.chance = dict(zip(game.tree.branches, game.chance, strict=True))

    def probabilities(self, node: int, play: Play) -> list[float]:
        if self.tree.player[node] == CHANCE:
            return [self.chance[child] for child in self.tree.children[node]]
        return list(play[self.label[node]])

    def value(self, play: Play, player: int, node: int = 0) -> float:
        """Expected payoff of a player from a node on."""
        if self.tree.player[node] == TERMINAL:
            return self.game.payoff[player][self.outcome[node]]
        pairs = zip(self.probabilities(node, play), self.tree.children[node], strict=True)
        return sum(share * self.value(play, player, child) for share, child in pairs if share > 0)

    def reach(self, play: Play) -> list[float]:
        """Probability of getting to each node."""
        reach = [1.0] * len(self.tree.player)
        for node, children in enumerate(self.tree.children):
            for k, child in enumerate(children):
                reach[child] = reach[node] * self.probabilities(node, play)[k]
        return reach

    def gain(self, play: Play, player: int) -> float:
        """What the player would gain by the best of its plans, each a move for every one of its sets (Nash 1951)."""
        mine = {self.label[nodes[0]]: nodes[0] for nodes in self.tree.sets if self.tree.player[nodes[0]] == player}
        counts = [len(self.tree.children[node]) for node in mine.values()]
        plans = product(*map(range, counts))
        best = max(
            self.value({**play, **{label: _pure(k, n) for label, k, n in zip(mine, plan, counts, strict=True)}}, player)
            for plan in plans
        )
        return best - self.value(play, player)

    def gain_at(self, play: Play, label: str, beliefs: Play) -> float:
        """What a set would gain by its best move, its nodes as likely as when all play `beliefs`."""
        nodes = self.tree.sets[self.game.labels.index(label)]
        player = self.tree.player[nodes[0]]
        reach = self.reach(beliefs)
        total = sum(reach[node] for node in nodes)
        if total == 0:
            return 0.0
        moves = [
            sum(reach[node] * self.value(play, player, self.tree.children[node][k]) for node in nodes) / total
            for k in range(len(self.tree.children[nodes[0]]))
        ]
        return max(moves) - sum(share * value for share, value in zip(play[label], moves, strict=True))

    def waste_at(self, play: Play, label: str) -> float:
        """By how much another move is better at every node of a set, so that no belief excuses the play there."""
        nodes = self.tree.sets[self.game.labels.index(label)]
        player = self.tree.player[nodes[0]]
        worst = []
        for move in range(len(self.tree.children[nodes[0]])):
            other = {**play, label: _pure(move, len(play[label]))}
            worst.append(min(self.value(other, player, node) - self.value(play, player, node) for node in nodes))
        return max(worst)


def trembling(play: Play, tremble: Play, rate: float) -> Play:
    """Every move now and then: those of sets that `tremble` names with its weights, of others evenly."""
    mixed = {}
    for label, shares in play.items():
        errors = tremble.get(label, (1.0,) * len(shares))
        total = 1 + rate * sum(errors)
        mixed[label] = tuple((share + rate * error) / total for share, error in zip(shares, errors, strict=True))
    return mixed


def _pure(move: int, moves: int) -> tuple[float, ...]:
    return tuple(float(k == move) for k in range(moves))
