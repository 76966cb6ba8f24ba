"""From a case to a plan: what is drawn, what is computed from it in which order, and what must hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

from casus.case import Answer, Case
from casus.case.expressions import Expression
from casus.case.speaking import PERIODS_LEFT
from casus.ensemble.checks import RULES, Check
from casus.ensemble.games import PlannedGame, offered, plan_game
from casus.ensemble.hypotheses import PlannedHypotheses, plan_hypotheses
from casus.ensemble.observing import log_weights, solved_only
from casus.ensemble.outside import outside_view_of
from casus.ensemble.plan import Column, Key, Plan
from casus.ensemble.scope import Scope
from casus.ensemble.settings import Settings
from casus.ensemble.uncertain import Drawn, fixed, rows_of, values_in_use
from casus.ensemble.without import believed_of, without_sources
from casus.errors import CaseError, Fault, Path, UsageError, nearest
from casus.program import Builder, Node

if TYPE_CHECKING:
    pass

__all__ = ["plan"]

_M = TypeVar("_M", PlannedGame, PlannedHypotheses)


def plan(
    case: Case,
    settings: Settings | None = None,
    given: str | None = None,
    allowing: Mapping[str, tuple[float, float]] | None = None,
) -> Plan:
    """Plan a run of a case.

    given    : a model of hypotheses whose posterior the program takes as inputs, behind those that are drawn, so that
               it can be run again with another one
    allowing : by uncertain quantity, values that its input may take too, so that the program can be run with them
    raises   : UsageError for settings that don't fit the case (a forced move that is offered nowhere, an unknown
               quantity), CaseError for faults that only planning can see
    """
    return _Planner(case, settings or Settings(), given, allowing or {}).plan()


class _Planner:
    def __init__(
        self, case: Case, settings: Settings, given: str | None, allowing: Mapping[str, tuple[float, float]]
    ) -> None:
        self.case = case
        self.allowing = allowing
        self.given = given
        self.settings = settings
        self.builder = Builder()
        self.result = Plan(case, settings, self.builder)
        self.without = without_sources(case, settings)
        self.values = values_in_use(case, self.without)
        self.models: dict[str, PlannedGame | PlannedHypotheses] = {}
        self.root = self._scope(self.models)

    def plan(self) -> Plan:
        self._check_do()
        self._draw()
        self._look_outside()
        self._define(self.root, self.models, self.settings.do)
        self.result.games = {name: m for name, m in self.models.items() if isinstance(m, PlannedGame)}
        self.result.hypotheses = {name: m for name, m in self.models.items() if isinstance(m, PlannedHypotheses)}
        for name in self.case.quantities:
            self._column(("quantity", name), self.root[name], "number")
            self._watch(
                "finite", self.root[name], ("quantities", name, "value"), f"the quantity {name}", self.values[name]
            )
        for game in self.result.games.values():
            self._columns(game)
        for weighed in self.result.hypotheses.values():
            for hypothesis, node in weighed.posterior.items():
                self._column(("hypothesis", weighed.name, hypothesis), node, "probability")
                self._column(("prior", weighed.name, hypothesis), weighed.prior[hypothesis], "mean")
        for name, answer in self.case.answers.items():
            self._answer(name, answer)
        self._observe()
        if self.result.warnings:
            self.result.warnings = list(CaseError(self.result.warnings).located(self.case.places).faults)
        return self.result

    def _scope(self, models: "Mapping[str, PlannedGame | PlannedHypotheses]") -> Scope:
        """A scope whose labels are those of some models."""
        derived = {name: value for name in self.case.order if isinstance(value := self.values.get(name), Expression)}

        def label(label: str) -> Node:
            model, _, rest = label.partition(".")
            if model in self.result.outside:
                return self.builder.constant(self.result.outside[model].rate)
            if rest == PERIODS_LEFT and (left := self.case.periods_left(model)) is not None:
                return self.builder.constant(left)
            return models[model].label(rest)

        return Scope(self.builder, derived, label)

    def _define(
        self, scope: Scope, models: "dict[str, PlannedGame | PlannedHypotheses]", do: Sequence[tuple[str, str]]
    ) -> None:
        """Derived quantities and models, each after what it needs."""
        settings = self.settings
        for name in self.case.order:
            if name in self.case.games:
                game = plan_game(self.case, name, self.builder, scope, settings.concept, do, settings.precision_scale)
                self.result.warnings += [w for w in game.warnings if w not in self.result.warnings]
                models[name] = self._checked(game)
            elif name in self.case.hypotheses:
                models[name] = self._checked(
                    plan_hypotheses(self.case, name, self.builder, scope, settings, name == self.given)
                )
            elif isinstance(value := self.values.get(name), Expression):
                scope.define(name, scope.read(value))

    def _checked(self, model: _M) -> _M:
        """A model whose checks are taken over."""
        known = {(check.rule, check.node) for check in self.result.checks}
        self.result.checks += [check for check in model.checks if (check.rule, check.node) not in known]
        return model

    def _look_outside(self) -> None:
        faults: list[Fault] = []
        for name in self.case.references:
            try:
                self.result.outside[name] = outside_view_of(self.case, name)
            except CaseError as error:
                faults.extend(error.faults)
        if faults:
            raise CaseError(faults).located(self.case.places)

    def _observe(self) -> None:
        """The weight of each draw. What was seen was seen before any move was forced."""
        scope = self.root
        models: dict[str, PlannedGame | PlannedHypotheses] = {}
        if self.settings.do and self.case.observed:
            scope = self._scope(models)
            self._take_drawn(scope)
            self._define(scope, models, ())
        believed = believed_of(self.case, self.settings)
        weights = log_weights(believed, scope, self.builder, self.result.checks)
        games = [model for model in (*self.models.values(), *models.values()) if isinstance(model, PlannedGame)]
        unsolved = [game.solution.unsolved for game in games if game.solution.unsolved is not None]
        if unsolved:
            reason = unsolved[0]
            for node in unsolved[1:]:
                reason = self.builder.apply("maximum", reason, node)
            self._column(("unsolved",), reason, "mean")
            weights = solved_only(weights, reason, self.builder)
        for name, node in weights.items():
            self._column(("weight", name), node, "mean")

    def _answer(self, name: str, answer: Answer) -> None:
        where = ("answers", name, "is") if name in self.case.file.answers else ("answer",)
        what = f"the answer {name}"
        if isinstance(answer.is_, dict):
            self._ladder(name, answer.is_, where, what)
            return
        node = self.root.read(answer.is_)
        if answer.kind == "probability":
            self._watch("probability", node, where, what, answer.is_)
            self._column(("answer", name), self._bounded(node), "probability")
        else:
            self._watch("finite", node, where, what, answer.is_)
            self._column(("answer", name), node, "number")
        if answer.given is not None:
            given = self.case.answers[answer.given].is_
            assert isinstance(given, Expression)
            left = self.builder.apply("subtract", self.root.read(given), node)
            self._watch("both", left, where, f"{answer.given} less {name}, the probability of both,", answer.is_, given)

    def _ladder(self, name: str, steps: Mapping[str, Expression | str], where: Path, what: str) -> None:
        """One column for each step, and the expected number of the step, the lowest being 0."""
        nodes = {step: self.root.read(value) for step, value in steps.items() if isinstance(value, Expression)}
        written = [value for value in steps.values() if isinstance(value, Expression)]
        for step, node in nodes.items():
            self._watch("probability", node, (*where, step), f"the step {step} of {what}", *written)
        total = self.builder.constant(0.0)
        for node in nodes.values():
            total = self.builder.apply("add", total, node)
        rest = next((step for step, value in steps.items() if value == "rest"), None)
        if rest is None:
            self._watch("certain", total, where, f"the sum of the steps of {what}", *written)
        else:
            left = self.builder.apply("subtract", self.builder.constant(1.0), total)
            self._watch("probability", left, (*where, rest), f"what is left for the step {rest} of {what}", *written)
            nodes[rest] = left
        expected = self.builder.constant(0.0)
        for number, step in enumerate(steps):
            share = self._bounded(nodes[step])
            self._column(("step", name, step), share, "probability")
            term = self.builder.apply("multiply", self.builder.constant(number), share)
            expected = self.builder.apply("add", expected, term)
        self._column(("answer", name), expected, "number")

    def _bounded(self, node: Node) -> Node:
        """A probability without what rounding puts outside 0 to 1."""
        if self.builder.interval(node).within(0.0, 1.0):
            return node
        above = self.builder.apply("maximum", node, self.builder.constant(0.0))
        return self.builder.known(self.builder.apply("minimum", above, self.builder.constant(1.0)), 0.0, 1.0)

    def _column(self, key: Key, node: Node, summary: Literal["probability", "number", "mean"]) -> None:
        self.result.columns[key] = Column(node, summary)

    def _watch(self, rule: str, node: Node, path: Path, what: str, *written: object) -> None:
        """Have a value checked in every draw, unless its interval proves it; `written` is what it is computed from."""
        if RULES[rule].proven(self.builder.interval(node)):
            return
        known = self.root.known(*(value for value in written if isinstance(value, Expression)))
        self.result.checks.append(Check(rule, node, path, what, known))

    def _draw(self) -> None:
        faults: list[Fault] = []
        rows: list[Drawn] = []
        added: list[Drawn] = []
        for name, value in self.values.items():
            try:
                own, other = rows_of(name, self.case.quantities[name].value, value)
                rows += own
                added += other
            except CaseError as error:
                key = "without" if name in self.without else "value"
                faults.extend(error.under("quantities", name, key).faults)
        if faults:
            raise CaseError(faults).located(self.case.places)
        self.result.drawn = (*rows, *added)
        self._take_drawn(self.root)
        place = {row.name: number for number, row in enumerate(self.result.drawn)}
        self.result.correlations = tuple(
            (place[a], place[b], correlation.rank)
            for correlation in self.case.correlations
            for a, b in [correlation.between]
            if a not in self.without and b not in self.without
        )

    def _take_drawn(self, scope: Scope) -> None:
        """Give a scope what is drawn or fixed."""
        for row in self.result.drawn:
            low, high = row.quantile.lower, row.quantile.upper
            least, most = self.allowing.get(row.name, (low, high))
            scope.define(row.name, self.builder.input(row.name, min(low, least), max(high, most)))
        for name, value in self.values.items():
            if (number := fixed(value)) is not None:
                scope.define(name, self.builder.constant(number))

    def _columns(self, game: PlannedGame) -> None:
        """Everything that a game tells."""
        model, solution, zero = game.name, game.solution, self.builder.constant(0.0)
        for event, node in game.events.items():
            self._column(("event", model, event), node, "probability")
        for position in game.tree.nodes:
            self._column(("reach", model, position.path), solution.reach[position.number], "probability")
            for child in position.children:
                key = ("move", model, position.path, game.tree.nodes[child].move or "")
                self._column(key, solution.probability[child], "probability")
        for number, player in enumerate(game.players):
            value = solution.value[0][number]
            self._column(("value", model, player), zero if value is None else value, "number")
        for number, paid in game.payoffs.items():
            for player in game.players:
                key = ("payoff", model, game.tree.nodes[number].path, player)
                self._column(key, paid.get(player, zero), "mean")
        for number, belief in game.beliefs.items():
            self._column(("belief", model, game.tree.nodes[number].path), belief, "probability")
        for number, tied in solution.tied.items():
            self._column(("tied", model, game.tree.nodes[number].path), tied, "mean")

    def _check_do(self) -> None:
        """A forced move must be offered somewhere, and no two of them at the same node."""
        moves = offered(self.case.trees)
        for player, move in self.settings.do:
            if player not in moves:
                raise _not_offered(f"{player} decides nowhere", player, moves, "players who decide")
            if move not in moves[player]:
                raise _not_offered(f"{player} is offered {move!r} nowhere", move, moves[player], f"moves of {player}")
        for first, second in _pairs(self.settings.do):
            if first[0] == second[0] and any(
                {first[1], second[1]} <= {tree.nodes[child].move for child in node.children}
                for tree in self.case.trees.values()
                for node in tree.nodes
                if node.player == first[0]
            ):
                raise UsageError(f"{first[0]} can't be forced to both {first[1]!r} and {second[1]!r} at the same node")


def _pairs(do: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    unique = list(dict.fromkeys(do))
    for k, first in enumerate(unique):
        for second in unique[k + 1 :]:
            yield first, second


def _not_offered(
    message: str, found: str, valid: "dict[str, dict[str, None]] | dict[str, None]", what: str
) -> CaseError:
    fault = Fault("move-not-offered", message, expected=f"{what}: {', '.join(valid)}", nearest=nearest(found, valid))
    return CaseError([fault])
