"""Games in which somebody doesn't see everything, as people read them: what looks alike stands together."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from casus.ensemble.game_result import GameResult, InformationSet, Move, Outcome, Position
from casus.ensemble.summary import Summary

__all__ = ["Gathered", "Kind", "Possibility", "gathered", "possibilities"]

# Shares that are printed alike are alike.
ALIKE = 0.0005


@dataclass(frozen=True)
class Possibility:
    """One of the things that a player can't tell apart, and what it makes of it.

    steps  : that lead to it where they part from those to the others
    moves  : the same, as moves of the game
    before : probability before anything was seen: that chance, and others, take these steps
    after  : E[reach of the node] / E[reach of the set]
    over   : the belief draw by draw; None where beliefs do not bear on what is done
    """

    steps: tuple[str, ...]
    moves: tuple[Move, ...]
    before: float
    after: float
    over: Summary | None


@dataclass(frozen=True)
class Kind:
    """What those who see more do at a position: of one kind, by what others don't see.

    steps : hidden steps that are of this kind, each a tuple; several where the player can't tell them apart
    reach : probability of getting here as such
    moves : share of them that take each move
    """

    steps: tuple[tuple[str, ...], ...]
    reach: float
    moves: Mapping[str, float]


@dataclass(frozen=True)
class Gathered:
    """A game without the steps of chance that somebody doesn't see: positions that differ in nothing else are one.

    tree    : the game as it is
    game    : with a position for each group, its moves with means alone; `tree` where chance hides nothing
    hidden  : the positions of chance that are left out
    members : by path in `game`, the positions or ends of the tree that are one there
    """

    tree: GameResult
    game: GameResult
    hidden: tuple[Position, ...]
    members: Mapping[str, tuple[Position | Outcome, ...]]

    def path(self, path: str) -> str:
        """The path without its hidden steps."""
        return _kept(_steps(path), self._hidden_paths)

    def kinds(self, path: str) -> tuple[Kind, ...]:
        """What is done at a position by each kind of those who are there; nothing where all kinds do the same."""
        found: dict[str, list[Position]] = {}
        there = [member for member in self.members.get(path, ()) if isinstance(member, Position)]
        if there and there[0].kind == "chance" and self._chance_alike(there):
            return ()
        for member in there:
            found.setdefault(self._set_of.get(member.path, member.path), []).append(member)
        made = tuple(
            Kind(
                tuple(dict.fromkeys(_left_out(_steps(member.path), self._hidden_paths) for member in members)),
                sum(member.reach for member in members),
                _shares(members),
            )
            for members in found.values()
        )
        ways = [[kind.moves.get(move, 0.0) for kind in made] for move in self.game.positions[path].moves]
        return made if any(max(way) - min(way) > ALIKE for way in ways) else ()

    def _chance_alike(self, members: Sequence[Position]) -> bool:
        """Whether branches have the same probabilities for all; shares of those who get there may differ even so."""
        first, *others = members
        return all(
            other.moves[name].probability == move.probability for name, move in first.moves.items() for other in others
        )

    def set_at(self, path: str) -> InformationSet | None:
        """The information set that all who stand at a position are in."""
        names = {self._set_of.get(member.path) for member in self.members.get(path, ())}
        name = names.pop() if len(names) == 1 else None
        return None if name is None else self.game.sets[name]

    @cached_property
    def together(self) -> tuple[tuple[InformationSet | None, Position], ...]:
        """The positions in order, those of one information set as one at the place of its first.

        The position of a set has the path of its first, and the shares of all.
        """
        groups: dict[str, tuple[InformationSet | None, list[Position]]] = {}
        for path, position in self.game.positions.items():
            one = self.set_at(path)
            key = f"at {path}" if one is None else f"in {one.name}"
            groups.setdefault(key, (one, []))[1].append(position)
        return tuple(
            (one, members[0] if len(members) == 1 else _joined(members[0].path, members))
            for one, members in groups.values()
        )

    @cached_property
    def _hidden_paths(self) -> frozenset[str]:
        return frozenset(position.path for position in self.hidden)

    @cached_property
    def _set_of(self) -> Mapping[str, str]:
        return {path: name for name, one in self.game.sets.items() for path in one.beliefs}


def possibilities(game: GameResult, one: InformationSet) -> tuple[Possibility, ...]:
    """What a player at an information set can't tell apart, in the order of the tree; nothing where it isn't reached.

    >>> import casus
    >>> game = casus.run(casus.load("beer-quiche"), draws=64).models["breakfast"]
    >>> found = possibilities(game, game.sets["challenger.quiche"])
    >>> [(one.steps, round(one.before, 3), round(one.after, 3)) for one in found]
    [(('strong',), 0.9, 0.211), (('weak',), 0.1, 0.789)]
    """
    parting = frozenset(_partings(list(map(_steps, one.beliefs))))
    made = []
    for path, belief in one.beliefs.items():
        if belief.mean is None:
            return ()
        steps = _steps(path)
        moves = tuple(
            game.positions[above].moves[step]
            for depth, step in enumerate(steps)
            if (above := ".".join(steps[:depth])) in parting
        )
        before = math.prod(move.edge or 0.0 for move in moves)
        made.append(Possibility(tuple(move.name for move in moves), moves, before, belief.mean, belief.over))
    return tuple(made)


def gathered(game: GameResult) -> Gathered:
    """Leave out the steps of chance that somebody who decides later doesn't see.

    A step stays where what follows it differs in who decides: there is nothing then that could be one.
    """
    hidden = {
        path
        for one in game.sets.values()
        for path in _partings(list(map(_steps, one.beliefs)))
        if game.positions[path].kind == "chance"
    }
    while hidden:
        members = _members(game, frozenset(hidden))
        unlike = [found for found in members.values() if len({_what(member) for member in found}) > 1]
        if not unlike:
            left_out = tuple(game.positions[path] for path in game.positions if path in hidden)
            return Gathered(
                game, _game(game, members), left_out, {path: tuple(found) for path, found in members.items()}
            )
        for found in unlike:
            hidden -= set(_partings([_steps(member.path) for member in found]))
    alone: dict[str, tuple[Position | Outcome, ...]] = {path: (one,) for path, one in game.positions.items()}
    return Gathered(game, game, (), alone | {path: (end,) for path, end in game.outcomes.items()})


def _members(game: GameResult, hidden: frozenset[str]) -> dict[str, list[Position | Outcome]]:
    members: dict[str, list[Position | Outcome]] = {}
    everything: list[Position | Outcome] = [*game.positions.values(), *game.outcomes.values()]
    for one in everything:
        if one.path not in hidden:
            members.setdefault(_kept(_steps(one.path), hidden), []).append(one)
    return members


def _game(game: GameResult, members: Mapping[str, Sequence[Position | Outcome]]) -> GameResult:
    positions: dict[str, Position] = {}
    outcomes: dict[str, Outcome] = {}
    pending = [""]
    while pending:
        path = pending.pop()
        decided = [member for member in members[path] if isinstance(member, Position)]
        if not decided:
            outcomes[path] = _end(path, [member for member in members[path] if isinstance(member, Outcome)])
            continue
        positions[path] = _joined(path, decided)
        pending.extend(move.path for move in reversed(list(positions[path].moves.values())))
    return replace(game, positions=positions, outcomes=outcomes)


def _joined(path: str, members: Sequence[Position]) -> Position:
    """Several positions as one: what is done there is a mean over all who get there."""
    first, reach = members[0], sum(member.reach for member in members)
    moves = {}
    for name, share in _shares(members).items():
        offered = next(member.moves[name] for member in members if name in member.moves)
        after = sum(member.moves[name].reach for member in members if name in member.moves)
        below = f"{path}.{name}" if path else name
        known = share if reach > 0 else None
        moves[name] = Move(name, below, _mean_alone(offered.probability, known), known, after, offered.node)
    return Position(path, first.kind, first.player, reach, moves, first.node)


def _shares(members: Sequence[Position]) -> dict[str, float]:
    reach = sum(member.reach for member in members)
    names = dict.fromkeys(name for member in members for name in member.moves)
    return {
        name: sum(member.moves[name].reach for member in members if name in member.moves) / reach if reach > 0 else 0.0
        for name in names
    }


def _end(path: str, members: Sequence[Outcome]) -> Outcome:
    if len(members) == 1:
        return replace(members[0], path=path)
    reach = [member.reach.mean or 0.0 for member in members]
    total = sum(reach)
    weights = [one / total if total > 0 else 1 / len(members) for one in reach]
    payoffs = {
        player: sum(weight * member.payoffs[player] for weight, member in zip(weights, members, strict=True))
        for player in members[0].payoffs
    }
    return Outcome(path, _mean_alone(members[0].reach, total), payoffs)


def _mean_alone(summary: Summary, mean: float | None) -> Summary:
    """What is known of a sum over groups: its mean, and nothing of how it is spread."""
    return Summary(mean, None, None, None, None, None, None, summary.density)


def _what(one: Position | Outcome) -> tuple[str, str | None]:
    return (one.kind, one.player) if isinstance(one, Position) else ("end", None)


def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split(".")) if path else ()


def _kept(steps: tuple[str, ...], hidden: frozenset[str]) -> str:
    return ".".join(step for depth, step in enumerate(steps) if ".".join(steps[:depth]) not in hidden)


def _left_out(steps: tuple[str, ...], hidden: frozenset[str]) -> tuple[str, ...]:
    return tuple(step for depth, step in enumerate(steps) if ".".join(steps[:depth]) in hidden)


def _partings(paths: Sequence[tuple[str, ...]]) -> list[str]:
    """The paths at which some of the paths part from one another; none is the beginning of another."""
    found = []
    pending = [(0, list(paths))]
    while pending:
        depth, same = pending.pop()
        if len(same) < 2:
            continue
        groups: dict[str, list[tuple[str, ...]]] = {}
        for path in same:
            if depth < len(path):
                groups.setdefault(path[depth], []).append(path)
        if len(groups) > 1:
            found.append(".".join(same[0][:depth]))
        pending.extend((depth + 1, group) for group in groups.values())
    return found
