"""The situation: who moves, what each party wants, how it is likely to go, and what follows if it happens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casus.case.tree import TreeNode
from casus.ensemble import GameResult, Outcome, Position
from casus.report.context import Context, Link
from casus.report.numbers import Amounts
from casus.report.sentences import situation as say_of
from casus.report.sentences.tree import drawn
from casus.report.text import arrows, capital, sentence, whole, words
from casus.report.wants import wants
from casus.wording import say

__all__ = ["End", "Follows", "Party", "Situation", "Step", "situations"]

_MOST_TERMS = 3
_MOST_STEPS = 7
_MOST_ENDS = 5
# A decision that fewer than one run in twenty reaches is left to the tree.
_LEAST_REACH = 0.05


@dataclass(frozen=True)
class Party:
    """A player."""

    name: str
    about: str
    decides: tuple[str, ...]
    gains: tuple[Link, ...]
    losses: tuple[Link, ...]
    either: tuple[Link, ...]
    best: str
    worst: str
    expected: str
    span: str


@dataclass(frozen=True)
class Step:
    """A decision, and how it is likely to be taken; by each kind of those who decide, where others don't see which."""

    when: str
    who: str
    asks: str
    moves: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Follows:
    """What follows once the event asked about has happened."""

    heading: str
    sentences: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class End:
    """An end of the game with what each party gets there."""

    path: str
    reach: str
    payoffs: tuple[str, ...]


@dataclass(frozen=True)
class Situation:
    """A game."""

    anchor: str
    title: str
    about: str
    opening: tuple[str, ...]
    parties: tuple[Party, ...]
    steps: tuple[Step, ...]
    follows: Follows | None
    ends: tuple[End, ...]
    expected: tuple[str, ...]
    lead: str
    ends_caption: str
    others: int


def situations(context: Context) -> tuple[Situation, ...]:
    """One for each game of the case."""
    return tuple(_Game(context, game).situation() for game in context.result.models.values())


class _Game:
    def __init__(self, context: Context, game: GameResult) -> None:
        self.context = context
        self.game = game
        # What people read: positions that look alike are one.
        self.whole = context.gathered(game.name)
        self.model = context.case.games[game.name]
        unit = context.payoff_unit(game.name)
        ends = [payoff for end in self.whole.game.outcomes.values() for payoff in end.payoffs.values()]
        # Ends may be worth whole numbers where what can be expected isn't.
        self.amounts = Amounts.for_all(ends, unit)
        self.means = Amounts.for_all([*ends, *(value.mean or 0.0 for value in game.values.values())], unit)

    def situation(self) -> Situation:
        ends = self._ends()
        model = self.model
        return Situation(
            anchor=self.context.anchor("models", self.game.name),
            title=words(model.label) if model.label is not None else "",
            about=words(model.about) if model.about is not None else "",
            opening=tuple(
                filter(
                    None,
                    (
                        *say_of.opening(self.context, self.game),
                        *(drawn(self.context, position) for position in self.whole.hidden),
                        say_of.clock(self.context, self.game.name),
                    ),
                )
            ),
            parties=tuple(map(self._party, self.game.players)),
            steps=tuple(self._step(position) for position in self._likely()),
            follows=self._follows(),
            ends=tuple(map(self._end, ends)),
            expected=tuple(self.means(value.mean) for value in self.game.values.values()),
            lead=say_of.wants(self.amounts.unit, self.context.result.observed is not None),
            ends_caption=say_of.ends(self.amounts.unit, self._follows() is not None),
            others=len(self.whole.game.outcomes) - len(ends),
        )

    def _party(self, player: str) -> Party:
        context, value = self.context, self.game.values[player]
        actor = context.case.actors.get(player)
        described = ""
        if actor is not None:
            parts = [
                words(actor.kind or ""),
                say("led by {leader}", leader=words(actor.leader)) if actor.leader else "",
            ]
            kind = capital(", ".join(filter(None, parts)))
            described = " ".join(sentence(part) for part in (kind, words(actor.about or "")) if part)
        wanted = wants(context, self.game.name, player)
        best, worst = self._extremes(player)
        return Party(
            name=context.actor(player),
            about=described,
            decides=self._decides(player),
            gains=self._links(wanted.gains),
            losses=self._links(wanted.losses),
            either=self._links(wanted.either),
            best=best,
            worst=worst,
            expected=self.means.with_unit(value.mean),
            span=say("{means} to {means_2}", means=self.means(value.p10), means_2=self.means(value.p90))
            if value.varies
            else "",
        )

    def _links(self, names: tuple[str, ...]) -> tuple[Link, ...]:
        links = [self.context.quantity_link(name) for name in names[:_MOST_TERMS]]
        more = len(names) - _MOST_TERMS
        return (*links, Link(say_of.more(more), "quantities")) if more > 0 else tuple(links)

    def _decides(self, player: str) -> tuple[str, ...]:
        """The questions that a player answers, those that come up most often first."""
        often: dict[str, float] = {}
        for position in self.whole.game.positions.values():
            if position.player == player:
                label = position.node.label
                asks = whole(label) if label is not None else say_of.choice(position)
                often[asks] = often.get(asks, 0.0) + position.reach
        ranked = sorted(often, key=lambda asks: -often[asks])
        more = len(ranked) - _MOST_TERMS
        return (*ranked[:_MOST_TERMS], say_of.more(more)) if more > 0 else tuple(ranked)

    def _extremes(self, player: str) -> tuple[str, str]:
        """The ends with the greatest and the least mean payoff, where they differ."""
        ranked = sorted(self.whole.game.outcomes.values(), key=lambda end: end.payoffs[player])
        worst, best = ranked[0], ranked[-1]
        if best.payoffs[player] == worst.payoffs[player]:
            return "", ""
        return self._extreme(best, player), self._extreme(worst, player)

    def _extreme(self, end: Outcome, player: str) -> str:
        return f"{arrows(end.path)} ({self.amounts.with_unit(end.payoffs[player])})"

    def _likely(self) -> list[Position]:
        """Decisions that are often reached, in the order of the tree."""
        often = [position for _, position in self.whole.together if position.reach >= _LEAST_REACH]
        ranked = sorted(often, key=lambda position: -position.reach)[:_MOST_STEPS]
        return [position for position in often if position in ranked]

    def _step(self, position: Position) -> Step:
        shares = [(move.node, move.edge or 0.0) for move in position.moves.values()]
        when = say_of.after(self.context, self.whole, position)
        kinds = tuple(say_of.kind(self.context, one) for one in self.whole.kinds(position.path))
        return self._said(when, position.node, shares, kinds)

    def _said(
        self, when: str, node: TreeNode, shares: list[tuple[TreeNode, float]], kinds: tuple[str, ...] = ()
    ) -> Step:
        who = self.context.actor(node.player) if node.player is not None else say("Chance")
        asks = words(node.label) if node.label is not None else ""
        ranked = sorted(shares, key=lambda pair: -pair[1])
        moves = tuple((self.context.numbers.per_cent(share), capital(say_of.move(move))) for move, share in ranked)
        return Step(when, who, asks, moves, kinds)

    def _follows(self) -> Follows | None:
        context, target = self.context, self.context.target
        if target is None or target.game != self.game.name:
            return None
        reached = sum(self._reach(node) for node in target.branches)
        if reached <= 0:
            return Follows(say_of.if_it_happens(context), (say_of.never_happens(),), ())
        steps = tuple(self._merged(list(self._below(target.branches)), reached))[:_MOST_STEPS]
        return Follows(say_of.if_it_happens(context), tuple(self._consequences(not steps)), steps)

    def _reach(self, node: TreeNode) -> float:
        if node.path in self.game.positions:
            return self.game.positions[node.path].reach
        return self.game.outcomes[node.path].reach.mean or 0.0

    def _below(self, branches: Iterable[TreeNode]) -> Iterator[Position]:
        starts = [(node.path, f"{node.path}.") for node in branches]
        for position in self.game.positions.values():
            if any(position.path == path or position.path.startswith(below) for path, below in starts):
                yield position

    def _merged(self, positions: list[Position], reached: float) -> Iterator[Step]:
        """Decisions after the event; copies of one subtree are one decision, each counted as often as it is reached."""
        copies: dict[object, list[Position]] = {}
        for position in positions:
            copies.setdefault(position.node.node_where, []).append(position)
        # What is decided late comes last, wherever in the tree it was met first.
        for same in sorted(copies.values(), key=lambda same: max(position.path.count(".") for position in same)):
            reach = sum(position.reach for position in same)
            if reach < _LEAST_REACH * reached:
                continue
            shares = [
                (same[0].moves[name].node, sum(position.moves[name].reach for position in same) / reach)
                for name in same[0].moves
            ]
            when = say_of.in_so_many(self.context, self.game.name, min(reach / reached, 1.0))
            yield self._said(when, same[0].node, shares)

    def _consequences(self, ends: bool) -> Iterator[str]:
        context = self.context
        given = [name for name, answer in context.case.answers.items() if answer.given == context.headline]
        yield say_of.likelihood(context, ends and not given)
        for name in given:
            yield say_of.conditional(context, name)

    def _ends(self) -> list[Outcome]:
        """The likeliest ends, and the likeliest one with the event asked about."""
        ranked = sorted(self.whole.game.outcomes.values(), key=lambda end: -(end.reach.mean or 0.0))
        chosen = ranked[:_MOST_ENDS]
        target = self.context.target
        if target is not None and target.game == self.game.name:
            paths = {self.whole.path(node.path) for node in target.branches}
            within = (end for end in ranked if any(end.path == p or end.path.startswith(f"{p}.") for p in paths))
            first = next(within, None)
            if first is not None and first not in chosen:
                chosen.append(first)
        return chosen

    def _end(self, end: Outcome) -> End:
        reach = self.context.numbers.per_cent(end.reach.mean)
        return End(arrows(end.path), reach, tuple(self.amounts(end.payoffs[player]) for player in self.game.players))
