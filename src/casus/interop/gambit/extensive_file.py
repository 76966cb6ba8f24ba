"""Reads Gambit's files of games in extensive form, .efg."""

from dataclasses import dataclass, field
from fractions import Fraction

from casus.errors import CaseError, short
from casus.interop.gambit.game import ExtensiveGame, Outcome, Set
from casus.interop.gambit.knowledge import fault_of
from casus.interop.gambit.labels import distinct
from casus.interop.gambit.limits import MOST_CELLS, MOST_DEPTH, MOST_NODES
from casus.interop.gambit.prologue import comment, players, title
from casus.interop.gambit.tokens import Kind, Token, Tokens
from casus.models.game import CHANCE, TERMINAL, Tree
from casus.models.game.information import troubles

__all__ = ["parse_efg"]

# Decimals of older files miss 1 by rounding, such as three times 0.333333.
TOLERANCE = Fraction(1, 100_000)


def parse_efg(text: str, file: str = "game.efg") -> ExtensiveGame:
    """The game that the text of an .efg file describes.

    The format is that of Gambit since 1994, prologue EFG 2. Older and hand-written files are read too: without
    comment, with or without commas in lists, without names of sets or outcomes, with the probabilities of an event
    in a list of their own, with remarks (// or /* */), with text behind the tree. Decimal probabilities that miss 1
    by up to 0.00001 are scaled to add up to 1; fractions must do so themselves.

    file   : how messages call the file
    raises : CaseError with one fault, which has a place

    >>> game = parse_efg('''EFG 2 R "Entry" { "Firm" "Incumbent" }
    ... p "" 1 1 "" { "out" "in" } 0
    ... t "" 1 "stays out" { 0, 2 }
    ... p "" 2 1 "" { "yield" "fight" } 0
    ... t "" 2 "shares" { 1 1 }
    ... t "" 3 "fights" { -1/2 -1 }''')
    >>> game.ends, game.payoff[0]
    (('stays out', 'shares', 'fights'), (Fraction(0, 1), Fraction(1, 1), Fraction(-1, 2)))
    """
    return _Reader(Tokens(text, file)).game()


@dataclass
class _Described:
    """A set or event as first described, and the nodes that are in it so far."""

    name: str | None
    moves: tuple[str, ...]
    chance: tuple[Fraction, ...]
    at: int
    nodes: list[int] = field(default_factory=list)


class _Reader:
    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.players: tuple[str, ...] = ()
        self.player: list[int] = []
        self.children: list[list[int]] = []
        self.names: list[str] = []
        self.places: list[int] = []
        self.paid: list[int | None] = []
        self.sets: dict[tuple[int, int], _Described] = {}
        # By number the place in `outcomes`.
        self.known: dict[int, int] = {}
        self.outcomes: list[Outcome] = []
        self.unnamed: set[int] = set()

    def game(self) -> ExtensiveGame:
        tokens = self.tokens
        said = title(tokens, "EFG", 2)
        self.players = players(tokens)
        remark = comment(tokens)
        self._tree()
        found = sorted(self.sets.items(), key=lambda item: item[1].nodes[0])
        sets = tuple(
            Set(player, number, one.name or "", tuple(one.nodes), distinct(one.moves), one.chance)
            for (player, number), one in found
        )
        information = tuple(one.nodes for one in sets if one.player != CHANCE and len(one.nodes) > 1)
        for trouble in troubles(self.player, self.children, information):
            nodes = information[trouble.which]
            one = next(one for one in sets if one.nodes == nodes)
            said = f"information set {one.number} of {short(self.players[one.player])!r}"
            raise CaseError([fault_of(trouble, said, lambda node: tokens.place(self.places[node]))])
        return ExtensiveGame(
            said,
            remark,
            self.players,
            Tree(tuple(self.player), tuple(map(tuple, self.children)), information),
            tuple(self.names),
            sets,
            tuple(self.outcomes),
            tuple(self.paid),
        )

    def _tree(self) -> None:
        """All nodes, in the order in which they stand: each before those that follow it."""
        # Nodes whose moves have not all been read, each with how many are left.
        open_nodes: list[list[int]] = []
        ends = 0
        while True:
            number = len(self.player)
            if number >= MOST_NODES:
                message = f"the game has more than {MOST_NODES:,} nodes"
                raise self.tokens.fault("gambit-too-large", message, f"at most {MOST_NODES:,}")
            if open_nodes:
                self.children[open_nodes[-1][0]].append(number)
                open_nodes[-1][1] -= 1
            moves = self._node(number, open_nodes[-1][0] if open_nodes else None)
            if moves:
                open_nodes.append([number, moves])
                if len(open_nodes) > MOST_DEPTH:
                    message = f"a path of the game has more than {MOST_DEPTH} moves"
                    raise self.tokens.fault("gambit-too-large", message, f"at most {MOST_DEPTH}")
            ends += not moves
            if ends * len(self.players) > MOST_CELLS:
                message = f"the game has more than {MOST_CELLS:,} payoffs"
                raise self.tokens.fault("gambit-too-large", message, f"at most {MOST_CELLS:,}")
            while open_nodes and not open_nodes[-1][1]:
                open_nodes.pop()
            if not open_nodes:
                break
        if self.tokens.next.kind is Kind.word and self.tokens.next.text in ("c", "p", "t"):
            # Other text behind the tree is left alone, but another node is one too many.
            message = "the tree is complete, and another node follows"
            raise self.tokens.fault("gambit-syntax", message, "the end of the file")

    def _node(self, number: int, parent: int | None) -> int:
        """One node; how many moves it has."""
        tokens = self.tokens
        if tokens.next.kind is Kind.end and parent is not None:
            line = tokens.place(self.places[parent]).line
            expected = "a node (c, p or t)"
            message = f"the file ends before the tree does: the node in line {line} has moves that lead nowhere"
            raise tokens.fault("gambit-syntax", message, expected)
        self.places.append(tokens.next.at)
        kind = tokens.word("c", "p", "t", expected="a node (c, p or t)")
        self.names.append(tokens.name("the name of the node"))
        self.children.append([])
        if kind == "t":
            self.player.append(TERMINAL)
            self.paid.append(self._outcome())
            return 0
        player = CHANCE if kind == "c" else self._player()
        self.player.append(player)
        one = self._set(player)
        one.nodes.append(number)
        self.paid.append(self._outcome())
        return len(one.moves)

    def _player(self) -> int:
        token = self.tokens.next
        number = self.tokens.whole("the number of a player", 1)
        if number > len(self.players):
            message = f"there is no player {number}"
            expected = f"a number from 1 to {len(self.players)}: {', '.join(map(short, self.players))}"
            raise self.tokens.fault("gambit-unknown-player", message, expected, token)
        return number - 1

    def _set(self, player: int) -> _Described:
        """The information set or event of a node, described here or before."""
        tokens, token = self.tokens, self.tokens.next
        what = "event" if player == CHANCE else "information set"
        number = tokens.whole(f"the number of the {what}")
        before = self.sets.get((player, number))
        described = tokens.next
        if described.kind not in (Kind.text, Kind.opening):
            if before is None:
                message = f"the {what} {number} was not described before"
                raise tokens.fault("gambit-unknown-set", message, "its name and its moves in braces", token)
            return before
        name = tokens.name(f"the name of the {what}") if described.kind is Kind.text else None
        now = _Described(name, *self._moves(player), described.at)
        if before is None:
            self.sets[player, number] = now
            return now
        said, line = f"the {what} {number}", tokens.place(before.at).line
        if now.moves != before.moves:
            code = "gambit-mismatch" if player == CHANCE else "information-moves"
            expected = f"the same moves: {', '.join(map(short, before.moves))}"
            raise tokens.fault(code, f"{said} had other moves in line {line}", expected, described)
        if now.chance != before.chance:
            expected = f"the same probabilities: {', '.join(map(str, before.chance))}"
            message = f"{said} had other probabilities in line {line}"
            raise tokens.fault("gambit-mismatch", message, expected, described)
        if None not in (now.name, before.name) and now.name != before.name:
            message = f"{said} had another name in line {line}"
            raise tokens.fault("gambit-mismatch", message, f'"{short(before.name or "")}"', described)
        return before

    def _moves(self, player: int) -> tuple[tuple[str, ...], tuple[Fraction, ...]]:
        """The moves of a set, and the probabilities of an event."""
        tokens = self.tokens
        tokens.open("the moves")
        first = tokens.next
        if player != CHANCE:
            moves = tokens.listed(lambda: tokens.name("a move"), "a move in quotes")
            if not moves:
                raise tokens.fault("gambit-syntax", "a player has no moves here", "a move in quotes", first)
            return tuple(moves), ()
        weighed: list[Token] = []

        def move() -> str:
            name = tokens.name("a branch")
            if tokens.next.kind is Kind.word:
                weighed.append(tokens.next)
                values.append(tokens.number("the probability of the branch"))
            return name

        values: list[Fraction] = []
        moves = tokens.listed(move, "a branch in quotes, with its probability,")
        if not moves:
            raise tokens.fault("gambit-syntax", "chance has no branches here", "a branch in quotes", first)
        if not values:
            tokens.open("the probabilities")

            def value() -> Fraction:
                weighed.append(tokens.next)
                return tokens.number("the probability of a branch")

            values = tokens.listed(value, "a probability")
        if len(values) != len(moves):
            message = f"{len(moves)} branches have {len(values)} probabilities"
            raise tokens.fault("gambit-probabilities", message, "a probability for each branch", first)
        return tuple(moves), self._probabilities(values, weighed)

    def _probabilities(self, values: list[Fraction], written: list[Token]) -> tuple[Fraction, ...]:
        for value, token in zip(values, written, strict=True):
            if value < 0:
                raise self.tokens.fault("gambit-probabilities", "a probability is below 0", "0 or more", token)
        total = sum(values, Fraction(0))
        decimals = any(set(token.text) & set(".eE") for token in written)
        if total != 1 and (not decimals or abs(total - 1) > TOLERANCE):
            said = str(total) if not decimals else f"{float(total):.9g}"
            message = f"the probabilities of the branches add up to {said}, not to 1"
            raise self.tokens.fault("gambit-probabilities", message, "probabilities that add up to 1", written[0])
        return tuple(value / total for value in values)

    def _outcome(self) -> int | None:
        """The place of what is paid at a node, described here or before; None where nothing is."""
        tokens, token = self.tokens, self.tokens.next
        number = tokens.whole("the number of an outcome, 0 for none,")
        described = tokens.next
        if described.kind not in (Kind.text, Kind.opening):
            if number and number not in self.known:
                message = f"the outcome {number} was not described before"
                raise tokens.fault("gambit-unknown-outcome", message, "its name, and the payoffs in braces", token)
            return self.known[number] if number else None
        if not number:
            message = "outcome 0 stands for no payoffs, and can't have any"
            raise tokens.fault("gambit-syntax", message, "the next node, or the number of an outcome", described)
        name = tokens.name("the name of the outcome") if described.kind is Kind.text else None
        payoff = self._payoffs()
        if number not in self.known:
            self.known[number] = len(self.outcomes)
            self.outcomes.append(Outcome(number, name or "", payoff))
            if name is None:
                self.unnamed.add(number)
            return self.known[number]
        before = self.outcomes[self.known[number]]
        if payoff != before.payoff:
            expected = f"the same payoffs: {', '.join(map(str, before.payoff))}"
            message = f"the outcome {number} had other payoffs before"
            raise tokens.fault("gambit-mismatch", message, expected, described)
        if name is not None and number not in self.unnamed and name != before.name:
            message = f"the outcome {number} had another name before"
            raise tokens.fault("gambit-mismatch", message, f'"{short(before.name)}"', described)
        return self.known[number]

    def _payoffs(self) -> tuple[Fraction, ...]:
        tokens = self.tokens
        tokens.open("the payoffs")
        first = tokens.next
        payoffs = tokens.listed(lambda: tokens.number("a payoff"), "a payoff")
        if len(payoffs) != len(self.players):
            message = f"an outcome has {len(payoffs)} payoffs for {len(self.players)} players"
            raise tokens.fault("gambit-payoffs", message, "a payoff for each player", first)
        return tuple(payoffs)
