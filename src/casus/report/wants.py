"""What counts for a player and what against: the quantities in its payoffs, by the sign with which they enter.

A sign is read from the expressions alone, so it says which way a quantity pulls, not how hard.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from casus.case.expressions import Call, Constant, Expression, Name
from casus.report.context import Context

__all__ = ["Wants", "wants"]

# Functions that rise with their first argument; the others are arguments of shape.
_RISING = frozenset(("exp", "log", "sqrt", "logistic", "clip", "power", "over"))
_BOTH_WAYS = 0


@dataclass(frozen=True)
class Wants:
    """Names of quantities, those with the greatest mean first."""

    gains: tuple[str, ...]
    losses: tuple[str, ...]
    either: tuple[str, ...]


def wants(context: Context, game: str, player: str) -> Wants:
    """The quantities in the payoffs of a player."""
    signs: dict[str, set[int]] = {}
    seen = set()
    for node in context.case.tree(game).nodes:
        if node.branch is None or node.where in seen or player not in node.branch.payoffs:
            continue
        seen.add(node.where)
        for name, sign in _terms(context, node.branch.payoffs[player]):
            signs.setdefault(name, set()).add(sign)
    ranked = sorted(signs, key=lambda name: -abs(context.result.quantities[name].mean or 0.0))
    return Wants(
        tuple(name for name in ranked if signs[name] == {1}),
        tuple(name for name in ranked if signs[name] == {-1}),
        tuple(name for name in ranked if signs[name] not in ({1}, {-1})),
    )


def _terms(context: Context, payoff: Expression) -> Iterator[tuple[str, int]]:
    """Quantities of an expression, each with +1, −1, or 0 for either way."""
    quantities = context.case.quantities
    pending: list[tuple[Expression, int]] = [(payoff, 1)]
    seen: set[tuple[str, int]] = set()
    while pending:
        part, sign = pending.pop()
        if isinstance(part, Name):
            quantity = quantities.get(part.name)
            if quantity is None or (part.name, sign) in seen:
                continue
            seen.add((part.name, sign))
            if isinstance(quantity.value, Expression) and quantity.about is None:
                # A step of the reckoning that the case doesn't describe: what it is made of says more.
                pending.append((quantity.value, sign))
            elif isinstance(quantity.value, Expression) and _own_sign(context, part.name) == _BOTH_WAYS:
                pending.append((quantity.value, sign))
            else:
                yield part.name, sign * _own_sign(context, part.name)
        elif isinstance(part, Call):
            pending.extend(_parts(context, part, sign))


def _parts(context: Context, call: Call, sign: int) -> Iterator[tuple[Expression, int]]:
    first, *rest = call.arguments
    if call.operation in ("add", "min", "max"):
        yield from ((argument, sign) for argument in call.arguments)
    elif call.operation == "subtract":
        yield first, sign
        yield rest[0], -sign
    elif call.operation == "negative":
        yield first, -sign
    elif call.operation in ("multiply", "divide"):
        factors, flips = _factors(call)
        # Numbers and shares only scale; what is gained or lost is what they scale.
        scaled = [factor for factor in factors if not _scales(context, factor[0])] or factors
        yield from ((factor, sign * flips * turn) for factor, turn in scaled)
    elif call.operation == "where":
        yield from ((argument, sign) for argument in rest)
    elif call.operation in _RISING:
        yield first, sign
    else:
        yield from ((argument, _BOTH_WAYS) for argument in call.arguments)


def _factors(call: Call) -> tuple[list[tuple[Expression, int]], int]:
    """The factors of a product, each with −1 where it divides, and the sign of all the minus signs in it."""
    factors: list[tuple[Expression, int]] = []
    flips = 1
    pending: list[tuple[Expression, int]] = [(call, 1)]
    while pending:
        part, turn = pending.pop()
        if isinstance(part, Call) and part.operation in ("multiply", "divide"):
            first, second = part.arguments
            pending.append((second, -turn if part.operation == "divide" else turn))
            pending.append((first, turn))
        elif isinstance(part, Call) and part.operation == "negative":
            flips = -flips
            pending.append((part.arguments[0], turn))
        else:
            flips = -flips if isinstance(part, Constant) and part.value < 0 else flips
            factors.append((part, turn))
    return factors, flips


def _scales(context: Context, part: Expression) -> bool:
    if not isinstance(part, Name) or part.name not in context.case.quantities:
        return isinstance(part, Constant)
    summary = context.result.quantities[part.name]
    return summary.low is not None and summary.high is not None and summary.low >= 0 and summary.high <= 1


def _own_sign(context: Context, name: str) -> int:
    summary = context.result.quantities[name]
    if summary.p10 is None or summary.p90 is None or summary.p10 < 0 < summary.p90:
        return _BOTH_WAYS
    return -1 if summary.p90 <= 0 and summary.p10 < 0 else 1
