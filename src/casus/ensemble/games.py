"""A game of a case, written into a program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casus.case import Case
from casus.case.expressions import Expression
from casus.case.tree import Tree as CaseTree
from casus.case.tree import TreeNode
from casus.ensemble.checks import RULES, Check
from casus.ensemble.knowing import same_weights, solver_tree
from casus.ensemble.scope import Scope
from casus.errors import CaseError, Fault, Path, UsageError
from casus.models.game import Concept, Emitted, Tree, emit
from casus.program import Builder, Node

__all__ = ["PlannedGame", "offered", "plan_game"]


@dataclass
class PlannedGame:
    """A game in the program.

    tree     : the expanded tree of the case, whose nodes have the same numbers as those of `solution`
    shape    : the tree as the solver takes it; moves of one information set stand in the same order
    players  : all who decide or are paid, in order of appearance
    solution : move probabilities, reach and values
    events   : the probability that a path carries the event
    beliefs  : by node of an information set of several nodes, its probability once the set is reached; 0 where it
               never is
    payoffs  : by terminal node, what each player gets on the way there; players not named get 0
    precision : λ of each deciding player (quantal response only)
    stakes   : by deciding player, precision times the range of payoffs (quantal response only)
    checks   : what must hold in every draw
    warnings : what the plan can tell already
    """

    name: str
    concept: Concept
    tree: CaseTree
    shape: Tree
    players: tuple[str, ...]
    solution: Emitted
    events: dict[str, Node] = field(default_factory=dict)
    beliefs: dict[int, Node] = field(default_factory=dict)
    payoffs: dict[int, dict[str, Node]] = field(default_factory=dict)
    precision: dict[str, Node] = field(default_factory=dict)
    stakes: dict[str, Node] = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def label(self, label: str) -> Node:
        """The node of an event or of the path that `label` names."""
        if label in self.events:
            return self.events[label]
        return self.solution.reach[self.tree.index[label]]


def plan_game(
    case: Case,
    name: str,
    builder: Builder,
    root: Scope,
    concept: Concept | None,
    do: Sequence[tuple[str, str]],
    precision_scale: float,
) -> PlannedGame:
    """Write the game `name` of a case into the program; see `Settings` for the other arguments."""
    try:
        return _Writer(case, name, builder, root, concept, precision_scale).write(do)
    except CaseError as error:
        raise error.located(case.places) from None


class _Writer:
    def __init__(
        self, case: Case, name: str, builder: Builder, root: Scope, concept: Concept | None, precision_scale: float
    ) -> None:
        self.model = case.games[name]
        self.name = name
        self.builder = builder
        self.root = root
        self.scale = precision_scale
        self.tree = case.tree(name)
        self.concept: Concept = concept or self.model.concept
        unsaid = self.model.decisive is None and self.model.precision is None
        if self.concept == "quantal" and self.tree.deciding and unsaid:
            raise UsageError(f"concept: the game {name!r} has no `decisive:` or `precision:`, which 'quantal' needs")
        self.checks: list[Check] = []
        self.warnings: list[Fault] = []
        self.scopes = self._scopes()
        self.players = tuple(
            dict.fromkeys(
                player
                for node in self.tree.nodes
                for player in [node.player, *(node.branch.payoffs if node.branch else ())]
                if player is not None
            )
        )

    def write(self, do: Sequence[tuple[str, str]]) -> PlannedGame:
        nodes, number = self.tree.nodes, {player: k for k, player in enumerate(self.players)}
        shape = solver_tree(self.tree, number, self.name, self.concept)
        gets = {k: self._payoffs(k) for k, node in enumerate(nodes) if node.branch and node.branch.payoffs}
        precision = self._precision() if self.concept == "quantal" else {}
        zero = self.builder.constant(0.0)
        paid = {k: {number[player]: value for player, value in some.items()} for k, some in gets.items()}
        chance = self._chance()
        sharpness = [precision.get(player, zero) for player in self.players]
        weights = self._weights(shape) if self.concept == "quantal" else None
        forced, count = self._forced(do), len(self.players)
        try:
            solution = emit(self.builder, shape, paid, chance, sharpness, weights, self.concept, forced, count)
        except CaseError as error:
            raise error.under("models", self.name, "tree") from None
        planned = PlannedGame(self.name, self.concept, self.tree, shape, self.players, solution)
        planned.beliefs = self._beliefs(solution)
        planned.events = self._events(solution.reach)
        planned.payoffs = self._path_payoffs(gets)
        planned.precision = precision
        planned.stakes = {player: self._stake(player, precision[player], planned.payoffs) for player in precision}
        planned.checks, planned.warnings = self.checks, self.warnings
        return planned

    def _scopes(self) -> list[Scope]:
        """For each node the scope of what stands below it."""
        scopes: list[Scope] = []
        for node in self.tree.nodes:
            above = self.root if node.parent is None else scopes[node.parent]
            changes = node.branch.let.items() if node.branch else ()
            scopes.append(above.below(changes) if changes else above)
        return scopes

    def _read(self, rule: str, value: Expression, scope: Scope, path: Path, what: str) -> Node:
        """The node of a value of the tree, watched unless interval arithmetic shows that it always holds."""
        node = scope.read(value)
        self._watch(rule, node, path, what, scope, value)
        return node

    def _watch(self, rule: str, node: Node, path: Path, what: str, scope: Scope, *written: Expression) -> None:
        if not RULES[rule].proven(self.builder.interval(node)):
            self.checks.append(Check(rule, node, path, what, scope.known(*written)))

    def _above(self, node: TreeNode) -> Scope:
        assert node.parent is not None
        return self.scopes[node.parent]

    def _payoffs(self, number: int) -> dict[str, Node]:
        node = self.tree.nodes[number]
        assert node.branch is not None
        paid = {
            player: self._read(
                "finite",
                value,
                self._above(node),
                (*node.where, "payoffs", player),
                f"the payoff of {player} on '{node.path}'",
            )
            for player, value in node.branch.payoffs.items()
        }
        return {player: value for player, value in paid.items() if self.builder.value(value) != 0.0}

    def _chance(self) -> dict[int, Node]:
        chance: dict[int, Node] = {}
        for node in self.tree.nodes:
            if node.kind == "chance":
                chance |= self._branches(node)
        return chance

    def _branches(self, node: TreeNode) -> dict[int, Node]:
        """Probabilities of the branches of a chance node; `rest` is what the others leave."""
        apply, one = self.builder.apply, self.builder.constant(1.0)
        scope = self.scopes[node.number]
        chance: dict[int, Node] = {}
        written: list[Expression] = []
        rest: int | None = None
        total = self.builder.constant(0.0)
        for child in node.children:
            branch, where = self.tree.nodes[child].branch, self.tree.nodes[child].where
            assert branch is not None
            assert branch.probability is not None
            if branch.probability == "rest":
                rest = child
                continue
            path, what = (*where, "probability"), f"the probability of '{self.tree.nodes[child].path}'"
            written.append(branch.probability)
            chance[child] = self._read("probability", branch.probability, scope, path, what)
            self._may_leave(chance[child], path, what)
            total = apply("add", total, chance[child])
        if rest is None:
            what = f"the sum of the branches at {repr(node.path) if node.path else 'the root'}"
            self._watch("certain", total, (*node.node_where, "chance"), what, scope, *written)
            return chance
        left = apply("subtract", one, total)
        if self.builder.value(left) is None:
            where = (*self.tree.nodes[rest].where, "probability")
            what = f"what is left for '{self.tree.nodes[rest].path}'"
            # Of one other branch the check on it says the same.
            if len(chance) > 1:
                self._watch("probability", left, where, what, scope, *written)
                self._may_leave(left, where, what)
        # Rounding may leave −1e-17 where nothing is left.
        chance[rest] = apply("maximum", left, self.builder.constant(0.0))
        return {child: chance[child] for child in node.children}

    def _may_leave(self, node: Node, path: Path, what: str) -> None:
        bounds = self.builder.interval(node)
        if not RULES["probability"].proven(bounds):
            self.warnings.append(
                Fault(
                    "probability-may-leave-range",
                    f"{what} may leave 0 to 1",
                    path=path,
                    found=f"a range from {bounds.low:.4g} to {bounds.high:.4g} by interval arithmetic",
                    expected="bounds from 0 to 1, for instance by clip(…, 0, 1)",
                    severity="warning",
                )
            )

    def _precision(self) -> dict[str, Node]:
        """λ of each deciding player: as given, or ln 9 over the advantage at which 9 of 10 take the better move."""
        deciding = dict.fromkeys(node.player for node in self.tree.nodes if node.player is not None)
        by_advantage = self.model.decisive is not None
        key = "decisive" if by_advantage else "precision"
        ln9 = self.builder.apply("log", self.builder.constant(9.0))
        scale = self.builder.constant(self.scale)
        precision = {}
        for player in deciding:
            value, where = self.model.sharpness(player)
            node = self._read(
                "advantage" if by_advantage else "precision",
                value,
                self.root,
                ("models", self.name, *where),
                f"{key} of {player}",
            )
            if by_advantage:
                node = self.builder.apply("divide", ln9, node)
            precision[player] = self.builder.apply("multiply", scale, node)
        return precision

    def _weights(self, shape: Tree) -> dict[int, Node]:
        weights: dict[int, Node] = {}
        for k, node in enumerate(self.tree.nodes):
            if node.branch and node.branch.weight is not None:
                what = f"the weight of '{node.path}'"
                weights[k] = self._read("weight", node.branch.weight, self._above(node), (*node.where, "weight"), what)
        same_weights(self.tree, shape, weights, self.builder.constant(1.0))
        return weights

    def _forced(self, do: Sequence[tuple[str, str]]) -> dict[int, int]:
        forced = {}
        for player, move in do:
            for node in self.tree.nodes:
                for child in node.children:
                    if node.player == player and self.tree.nodes[child].move == move:
                        forced[node.number] = child
        return forced

    def _events(self, reach: Mapping[int, Node]) -> dict[str, Node]:
        """Of each event the probability that a path carries it, once even where it stands twice on a path."""
        carried: list[frozenset[str]] = []
        events: dict[str, Node] = {}
        for k, node in enumerate(self.tree.nodes):
            before = frozenset() if node.parent is None else carried[node.parent]
            event = node.branch.event if node.branch else None
            if event is not None and event not in before:
                before_it = events.get(event)
                total = reach[k] if before_it is None else self.builder.apply("add", before_it, reach[k])
                events[event] = self.builder.known(total, 0.0, 1.0)
            carried.append(before if event is None else before | {event})
        return events

    def _beliefs(self, solution: Emitted) -> dict[int, Node]:
        """Of the sets at which beliefs decide: of all others too they would be many, and move nothing."""
        apply, zero = self.builder.apply, self.builder.constant(0.0)
        beliefs: dict[int, Node] = {}
        sets = list(self.tree.sets.values())
        for which in solution.believed:
            total = zero
            for number in sets[which]:
                total = apply("add", total, solution.reach[number])
            reached = apply("greater", total, zero)
            for number in sets[which]:
                share = apply("divide", solution.reach[number], total)
                beliefs[number] = self.builder.known(apply("where", reached, share, zero), 0.0, 1.0)
        return beliefs

    def _path_payoffs(self, gets: Mapping[int, Mapping[str, Node]]) -> dict[int, dict[str, Node]]:
        sums: list[dict[str, Node]] = []
        for k, node in enumerate(self.tree.nodes):
            total = {} if node.parent is None else dict(sums[node.parent])
            for player, value in gets.get(k, {}).items():
                total[player] = self.builder.apply("add", total[player], value) if player in total else value
            sums.append(total)
        return {k: sums[k] for k, node in enumerate(self.tree.nodes) if node.kind == "terminal"}

    def _stake(self, player: str, precision: Node, payoffs: Mapping[int, Mapping[str, Node]]) -> Node:
        apply, zero = self.builder.apply, self.builder.constant(0.0)
        values = [paid.get(player, zero) for paid in payoffs.values()]
        low = high = values[0]
        for value in values[1:]:
            low, high = apply("minimum", low, value), apply("maximum", high, value)
        return apply("multiply", precision, apply("subtract", high, low))


def offered(trees: Mapping[str, CaseTree]) -> dict[str, dict[str, None]]:
    """By player, the moves that any of the trees offers."""
    moves: dict[str, dict[str, None]] = {}
    for tree in trees.values():
        for node in tree.nodes:
            for child in node.children:
                if node.player is not None and (move := tree.nodes[child].move) is not None:
                    moves.setdefault(node.player, {})[move] = None
    return moves
