"""Builds a program operation by operation: equal operations once, constants folded, intervals known."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from casus.program.interval import Interval, where
from casus.program.operations import OPERATIONS
from casus.program.program import CHUNK, Instruction, Program
from casus.program.slots import Node, Slots

__all__ = ["Builder", "Node"]


class Builder:
    """Collects operations. A node is the number of one; arguments always come before the operation itself."""

    def __init__(self) -> None:
        self._operation: list[str] = []
        self._arguments: list[tuple[Node, ...]] = []
        self._interval: list[Interval] = []
        self._constant: dict[Node, float] = {}
        self._inputs: list[Node] = []
        self._known: dict[tuple[object, ...], Node] = {}
        self._block: dict[Node, Callable[..., None]] = {}
        self._parts: dict[Node, tuple[Node, ...]] = {}
        self._share: dict[Node, frozenset[Node]] = {}
        self._whole: dict[Node, frozenset[Node]] = {}

    def input(self, name: str, low: float = -math.inf, high: float = math.inf) -> Node:
        """A row of the input array, in the order of first mention; its values lie between `low` and `high`."""
        if (node := self._known.get(("input", name))) is None:
            node = self._add(("input", name), "input", (), Interval(low, high))
            self._inputs.append(node)
        return node

    def constant(self, value: float) -> Node:
        """A number, the same in every draw."""
        value = float(value)
        key = ("constant", value.hex())
        if (node := self._known.get(key)) is None:
            bad = math.isnan(value)
            node = self._add(
                key, "constant", (), Interval(-math.inf, math.inf, True) if bad else Interval(value, value)
            )
            self._constant[node] = value
        return node

    def value(self, node: Node) -> float | None:
        """The number that a node always is, or None."""
        return self._constant.get(node)

    def interval(self, node: Node) -> Interval:
        """The values that a node can take."""
        return self._interval[node]

    def made_of(self, node: Node) -> tuple[str, tuple[Node, ...]]:
        """The operation whose result a node is, and its arguments; "input" and "constant" have none."""
        return self._operation[node], self._arguments[node]

    def known(self, node: Node, low: float, high: float) -> Node:
        """State what the arithmetic of intervals cannot see: the node's values lie between `low` and `high`."""
        if node not in self._constant:
            self._interval[node] = self._interval[node].meet(low, high)
        return node

    def whole(self, nodes: Sequence[Node]) -> None:
        """State that the values of some nodes, none below 0, add up to 1 in every draw: a sum of any is at most 1.

        >>> builder = Builder()
        >>> shares = builder.input("a", 0.0, 1.0), builder.input("b", 0.0, 1.0), builder.input("c", 0.0, 1.0)
        >>> builder.whole(shares)
        >>> builder.interval(builder.apply("add", *shares[:2])).high
        1.0
        """
        all_of_them = frozenset(nodes)
        if not self._constant.keys() & all_of_them and len(all_of_them) == len(nodes):
            self._share.update((node, frozenset([node])) for node in nodes)
            self._whole.update((node, all_of_them) for node in nodes)

    def apply(self, operation: str, *arguments: Node) -> Node:
        """The node of `operation` on `arguments`: an earlier one where it is the same, a constant where it can be.

        >>> builder = Builder()
        >>> x = builder.input("x")
        >>> builder.apply("multiply", x, builder.constant(1.0)) == x
        True
        """
        rule = OPERATIONS[operation]
        if len(arguments) != rule.arity:
            raise AssertionError(f"{operation} takes {rule.arity} arguments, not {len(arguments)}")
        if (same := self._simplified(operation, arguments)) is not None:
            return same
        if rule.commutes and arguments[0] > arguments[1]:
            arguments = arguments[::-1]
        key = (operation, *arguments)
        if (node := self._known.get(key)) is None:
            bounds = rule.bounds(*(self._interval[argument] for argument in arguments))
            node = self._add(key, operation, arguments, self._sharpened(operation, arguments, bounds))
            if operation == "add":
                self._add_shares(node, *arguments)
        return node

    def block(
        self, compute: Callable[..., None], arguments: Sequence[Node], parts: int, low: float, high: float
    ) -> tuple[Node, ...]:
        """The nodes of several results that are computed together, by a model that is no formula.

        compute   : called as compute(*arguments, out=rows) with arrays (draw,), of a constant argument (), and a list
                    of rows (draw,) to write; a pure function, draw by draw, that can be pickled
        parts     : how many rows it writes
        low, high : bounds of all of them; what it gives is watched for not-a-number all the same
        returns   : a node for each row

        >>> def split(x, out):
        ...     out[0][...], out[1][...] = x // 1, x % 1
        >>> builder = Builder()
        >>> whole, rest = builder.block(split, [builder.input("x")], 2, 0.0, 10.0)
        >>> out = np.empty((2, 2))
        >>> builder.compile([whole, rest]).run(np.array([[2.5, 3.25]]), out)
        >>> out
        array([[2.  , 3.  ],
               [0.5 , 0.25]])
        """
        bounds = Interval(low, high, nan=True)
        block = self._add(("block", len(self._operation)), "block", tuple(arguments), bounds)
        self._block[block] = compute
        made = tuple(self._add(("part", block, k), "part", (block,), bounds) for k in range(parts))
        self._parts[block] = made
        return made

    def _add(self, key: tuple[object, ...], operation: str, arguments: tuple[Node, ...], bounds: Interval) -> Node:
        node = Node(len(self._operation))
        self._operation.append(operation)
        self._arguments.append(arguments)
        self._interval.append(bounds)
        self._known[key] = node
        return node

    def _simplified(self, operation: str, arguments: tuple[Node, ...]) -> Node | None:
        """The node that needs no operation. Multiplication by zero stays: the other side might be infinite."""
        values = [self._constant.get(argument) for argument in arguments]
        if all(value is not None for value in values):
            result = np.empty(())
            with np.errstate(all="ignore"):
                OPERATIONS[operation].call(*map(np.float64, values), out=result)
            return self.constant(float(result))
        match operation, values:
            case ("multiply", [_, 1.0]) | ("divide", [_, 1.0]):
                return arguments[0]
            case "multiply", [1.0, _]:
                return arguments[1]
            case ("add" | "subtract", [_, 0.0]) if self._never_zero(arguments[0]):
                return arguments[0]
            case ("add", [0.0, _]) if self._never_zero(arguments[1]):
                return arguments[1]
            case ("subtract", [0.0, _]) if self._never_zero(arguments[1]):
                return self.apply("negative", arguments[1])
            case "power", [_, 1.0]:
                return arguments[0]
            case "power", [_, 2.0]:
                return self.apply("multiply", arguments[0], arguments[0])
            case "where", [float() as condition, _, _]:
                return arguments[1] if condition else arguments[2]
        if operation in ("minimum", "maximum") and arguments[0] == arguments[1]:
            return arguments[0]
        # x + (−y) and x − (−y) are x − y and x + y to the bit.
        if operation in ("add", "subtract") and (negated := self._negated(arguments[1])) is not None:
            return self.apply("subtract" if operation == "add" else "add", arguments[0], negated)
        if operation == "add" and (negated := self._negated(arguments[0])) is not None:
            return self.apply("subtract", arguments[1], negated)
        return None

    def _never_zero(self, node: Node) -> bool:
        """Of −0 the sum with 0 is +0, which division tells apart: only what can't be zero may be left alone."""
        low, high, _ = self._interval[node]
        return low > 0.0 or high < 0.0

    def _negated(self, node: Node) -> Node | None:
        return self._arguments[node][0] if self._operation[node] == "negative" else None

    def _sharpened(self, operation: str, arguments: tuple[Node, ...], bounds: Interval) -> Interval:
        """Bounds that follow from the shape of the operation: a share x/(x + y) of two positive numbers, a square."""
        if operation == "divide" and self._operation[arguments[1]] == "add":
            part, whole = arguments[0], self._arguments[arguments[1]]
            positive = all(self._interval[term].within(0.0, math.inf) for term in whole)
            if part in whole and positive and self._interval[arguments[1]].low > 0:
                return bounds.meet(0.0, 1.0)
        if operation == "multiply" and arguments[0] == arguments[1]:
            return bounds.meet(0.0, math.inf) if not bounds.nan else bounds
        if operation == "where":
            return where(*(self._interval[argument] for argument in arguments))
        return bounds

    def _add_shares(self, node: Node, a: Node, b: Node) -> None:
        """Bounds of a sum of different shares of one whole."""
        first, second = (frozenset() if self._constant.get(n) == 0.0 else self._share.get(n) for n in (a, b))
        if first is None or second is None or first & second or not (both := first | second):
            return
        wholes = {self._whole[share] for share in both}
        if len(wholes) == 1:
            self._share[node] = both
            self._interval[node] = self._interval[node].meet(1.0 if both in wholes else 0.0, 1.0)

    def compile(self, outputs: Sequence[Node], chunk: int = CHUNK) -> Program:
        """Lay out what the outputs need as a flat list of operations over reused buffers.

        outputs : the nodes whose rows a run writes, in this order; one may stand twice
        chunk   : most draws a run takes at once
        """
        order = self._order(outputs)
        slots: dict[Node, int] = {}
        for row, node in enumerate(self._inputs):
            slots[node] = row
        first_output = len(self._inputs)
        copies: list[tuple[int, Node]] = []
        for row, node in enumerate(outputs):
            if node in slots or node in self._constant:
                copies.append((row, node))
            else:
                slots[node] = first_output + row
        next_slot = first_output + len(outputs)
        spread, single = self._constants_used(order, copies)
        spread_slots = {node: next_slot + k for k, node in enumerate(spread)}
        next_slot += len(spread)
        slots.update((node, next_slot + k) for k, node in enumerate(single))
        next_slot += len(single)
        last_use = {argument: node for node in order for argument in self._arguments[node]}
        rows = Slots(slots, next_slot, last_use)
        instructions: list[Instruction] = []
        for node in order:
            operation, wanted = self._operation[node], self._arguments[node]
            if operation in ("input", "constant", "part"):
                continue
            if operation == "block":
                results = {part: rows.place(part) for part in self._parts[node]}
                arguments = tuple(rows[argument] for argument in wanted)
                instructions.append(Instruction(self._block[node], arguments, tuple(results.values())))
                # Parts that nothing reads are written all the same.
                unread = [slot for part, slot in results.items() if part not in slots and part not in last_use]
                rows.free((*unread, *rows.dying(node, wanted)))
                continue
            rule = OPERATIONS[operation]
            arguments = tuple(
                spread_slots[argument] if rule.spread and argument in spread_slots else rows[argument]
                for argument in wanted
            )
            dying = rows.dying(node, wanted)
            if rule.in_place:
                rows.free(dying)
                dying = []
            instructions.append(Instruction(rule.call, arguments, rows.place(node)))
            rows.free(dying)
        return Program(
            inputs=len(self._inputs),
            outputs=len(outputs),
            instructions=tuple(instructions),
            constants=tuple((rows[node], self._constant[node]) for node in single),
            rows=tuple((slot, self._constant[node]) for node, slot in spread_slots.items()),
            buffers=tuple(rows.buffers),
            copies=tuple((rows[node], first_output + row) for row, node in copies),
            chunk=chunk,
        )

    def _constants_used(
        self, order: Sequence[Node], copies: Sequence[tuple[int, Node]]
    ) -> tuple[list[Node], list[Node]]:
        """The constants that a program needs as rows, and those that it needs as single numbers."""
        spread: set[Node] = set()
        single = {node for _, node in copies if node in self._constant}
        for node in order:
            if self._operation[node] not in ("input", "constant"):
                constants = self._constant.keys() & self._arguments[node]
                rule = OPERATIONS.get(self._operation[node])
                (spread if rule is not None and rule.spread else single).update(constants)
        return sorted(spread), sorted(single)

    def _order(self, outputs: Sequence[Node]) -> list[Node]:
        """What the outputs need, arguments first, each as late as it can be: few rows are then alive at once.

        Of two arguments the one that needs more rows comes first (Sethi & Ullman 1970), so that its own
        intermediate results are gone before the other one's begin.
        """
        rows = self._rows_needed(outputs)
        order: dict[Node, None] = {}
        for output in outputs:
            pending = [(output, False)]
            while pending:
                node, ready = pending.pop()
                if node in order:
                    continue
                if ready or not self._arguments[node]:
                    order[node] = None
                    continue
                pending.append((node, True))
                pending.extend((a, False) for a in sorted(self._arguments[node], key=lambda a: rows[a]))
        return list(order)

    def _rows_needed(self, outputs: Sequence[Node]) -> dict[Node, int]:
        """Sethi–Ullman numbers: rows alive at once while a node is computed, were nothing shared."""
        rows: dict[Node, int] = {}
        for node in range(max(outputs, default=-1) + 1):
            needs = sorted((rows[argument] for argument in self._arguments[Node(node)]), reverse=True)
            rows[Node(node)] = max((need + k for k, need in enumerate(needs)), default=0) or int(
                self._operation[node] not in ("input", "constant")
            )
        return rows
