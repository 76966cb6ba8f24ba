"""Quantities, correlations and games."""

from collections.abc import Mapping
from math import inf
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from casus.case.expressions import Constant, Expression
from casus.case.schema.fields import Day, Entry, Formula, Kind, Line, OneOf, Prose, ValueField, field, wrong
from casus.case.schema.time import Clock
from casus.case.values import read_expression
from casus.errors import CaseError, Fault, Path

__all__ = ["Branch", "Correlation", "Game", "Position", "Quantity"]


class Quantity(Entry):
    """A named number: fixed, uncertain or derived."""

    value: ValueField
    unit: Line | None = None
    about: Prose | None = None
    because: list[Line] = Field(default_factory=list)
    without: ValueField | None = None
    knowable: Day | None = None


def _rank(written: Any) -> float:
    if isinstance(written, int | float) and not isinstance(written, bool):
        return float(written)
    raise wrong(written, "a number from -1 to 1", "wrong-type", message="a rank correlation is a number")


class Correlation(Entry):
    """Spearman's rank correlation of two quantities."""

    between: list[Line]
    rank: Annotated[float, *field(_rank, {"type": "number", "minimum": -1, "maximum": 1})]


def _chance(written: Any) -> "Expression | Literal['rest']":
    return "rest" if written == "rest" else read_expression(written)


Probability: TypeAlias = Annotated[
    Expression | Literal["rest"],
    *field(
        _chance,
        {"anyOf": [{"type": "number"}, {"type": "string"}], "description": "A number, an expression, or rest."},
    ),
]


class Position(Entry):
    """A node: a player decides, or chance does, or a subtree continues, or the game ends."""

    label: Prose | None = None
    player: Line | None = None
    moves: "dict[str, Branch] | None" = None
    chance: "dict[str, Branch] | None" = None
    then: Line | None = None
    information: Line | None = None
    seen_by: list[Line] | None = None


class Branch(Position):
    """A move or a branch of chance, and the node that it leads to."""

    about: Prose | None = None
    because: list[Line] = Field(default_factory=list)
    event: Line | None = None
    payoffs: dict[str, Formula] = Field(default_factory=dict)
    weight: Formula | None = None
    probability: Probability | None = None
    let: dict[str, Formula] = Field(default_factory=dict)


def _sharpness(written: Any) -> "dict[str, Expression] | Expression":
    if not isinstance(written, dict):
        return read_expression(written)
    faults: list[Fault] = []
    players: dict[str, Expression] = {}
    for player, value in written.items():
        try:
            players[player] = read_expression(value)
        except CaseError as error:
            faults.extend(error.under(player).faults)
    if faults:
        raise CaseError(faults)
    return players


Sharpness: TypeAlias = Annotated[
    dict[str, Expression] | Expression,
    *field(
        _sharpness,
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string"},
                {"type": "object", "additionalProperties": {"anyOf": [{"type": "number"}, {"type": "string"}]}},
            ],
            "description": "For each player a number or an expression; or one for all.",
        },
    ),
]


def _curve(written: Any) -> list[float]:
    numbers = written if isinstance(written, list) else [written]
    proper = [n for n in numbers if isinstance(n, int | float) and not isinstance(n, bool) and 0 <= n < inf]
    if len(proper) == len(numbers) > 1:
        return sorted({float(number) for number in proper})
    expected = "a list of two or more numbers, 0 or above, such as [0, 0.5, 1, 2]"
    raise wrong(written, expected, "wrong-type", message="a curve is drawn through several factors on precision")


_CURVE = {
    "type": "array",
    "items": {"type": "number", "minimum": 0},
    "minItems": 2,
    "description": "Factors on every player's precision at which the report shows what the game comes to.",
}


class Game(Entry):
    """A game in extensive form."""

    kind: Annotated[Literal["game"], *Kind("game", "reference", "hypotheses")]
    tree: Position
    concept: Annotated[Literal["quantal", "subgame_perfect"], *OneOf("quantal", "subgame_perfect")] = "quantal"
    decisive: Sharpness | None = None
    precision: Sharpness | None = None
    subtrees: dict[str, Position] = Field(default_factory=dict)
    clock: Clock | None = None
    curve: Annotated[list[float], *field(_curve, _CURVE)] = Field(default_factory=list)
    label: Prose | None = None
    about: Prose | None = None

    def sharpness(self, player: str) -> tuple[Expression, Path]:
        """What the game says of a player under `decisive` or `precision`, and where; 0 where it says nothing."""
        key = "precision" if self.decisive is None else "decisive"
        given = self.precision if self.decisive is None else self.decisive
        if isinstance(given, Mapping):
            return given.get(player, Constant(0.0)), (key, player)
        return (given if given is not None else Constant(0.0)), (key,)


Position.model_rebuild()
Branch.model_rebuild()
