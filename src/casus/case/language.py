"""Reads the little language: from a text to an expression or a distribution.

Python's own parser reads the text after limits on length and bracket depth; then only the few kinds of node that the
language has are let through, so nothing is ever executed.
"""

import ast
import math
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from casus.case.expressions import FUNCTIONS, Call, Constant, Expression, Name
from casus.errors import CaseError, Fault, nearest
from casus.quantities.distributions.registry import FAMILIES

__all__ = ["MOST_BRACKETS", "MOST_LETTERS", "FamilyCall", "parse_expression", "parse_value"]

MOST_LETTERS = 2_000
MOST_BRACKETS = 50

_UNDERSCORE = re.compile(r"[0-9]_[0-9]")
_BASE = re.compile(r"(?<![A-Za-z0-9_.])0[xXoObB]")
_OPERATORS = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
    ast.Lt: "less",
    ast.LtE: "less_equal",
    ast.Gt: "greater",
    ast.GtE: "greater_equal",
    ast.Eq: "equal",
    ast.NotEq: "not_equal",
}
_INSTEAD: Mapping[type, str] = {
    ast.BoolOp: "`and` and `or` are not part of the language; multiply conditions, or take min and max of them",
    ast.IfExp: "`if … else` is not part of the language; use where(condition, this, that)",
    ast.Not: "`not` is not part of the language; subtract the condition from 1",
    ast.BitXor: "^ is not part of the language; a power is written **",
    ast.FloorDiv: "// is not part of the language",
    ast.Mod: "% is not part of the language; write a share as a number, such as 0.3",
}


@dataclass(frozen=True)
class FamilyCall:
    """A distribution as it is written: its family and arguments, numbers, lists, names or another distribution."""

    family: str
    positional: tuple[object, ...]
    named: Mapping[str, object]


def parse_expression(text: str) -> Expression:
    """Read an expression.

    raises : CaseError of one fault, code expression-…

    >>> parse_expression("2*a + max(b, 0)").text
    '((2 * a) + max(b, 0))'
    """
    node = _syntax_tree(text)
    if (family := _family(node)) is not None:
        raise _fault(
            "expression-distribution",
            f"{family}(…) is a distribution, and only a quantity's `value` or `without` may be one",
            "a quantity with that distribution, and its name here",
        )
    return _Converter(text).convert(node)


def parse_value(text: str) -> Expression | FamilyCall:
    """Read an expression or a distribution.

    raises : CaseError of one fault, code expression-… or distribution-arguments
    """
    node = _syntax_tree(text)
    if _family(node) is not None:
        return _family_call(node, text)
    return _Converter(text).convert(node)


def _fault(
    code: str, message: str, expected: str | None = None, found: str | None = None, close: Sequence[str] = ()
) -> CaseError:
    return CaseError([Fault(code, message, found=found, expected=expected, nearest=tuple(close))])


def _syntax_tree(text: str) -> ast.expr:
    if len(text) > MOST_LETTERS:
        raise _fault(
            "expression-too-long",
            "an expression is too long",
            f"at most {MOST_LETTERS:,} letters",
            f"{len(text):,} letters",
        )
    if not text.isascii():
        from casus.case.names import odd_letter

        raise _fault("name-not-ascii", f"an expression has ASCII letters only; {odd_letter(text)}", found=_short(text))
    depth = most = 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        most = max(most, depth)
    if most > MOST_BRACKETS:
        raise _fault("expression-too-deep", f"brackets stand {most} deep", f"at most {MOST_BRACKETS}")
    for pattern, message in (
        (_UNDERSCORE, "a number has no underscores"),
        (_BASE, "numbers are decimal"),
    ):
        if (match := pattern.search(text)) is not None:
            raise _fault("expression-syntax", message, "digits alone", f"{match[0]!r} at letter {match.start() + 1}")
    if "#" in text:
        raise _fault("expression-syntax", "an expression holds no comments", found=_short(text))
    if re.search(r"[;\\\n\r\f\0'\"]|\b(?:lambda|await|yield|import)\b|:=", text.strip()):
        raise _fault(
            "expression-syntax", "this is no expression", "numbers, names, operators and functions", _short(text)
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        at = f" near letter {error.offset}" if error.offset else ""
        raise _fault(
            "expression-syntax",
            f"this is no expression: {error.msg}{at}",
            "such as 0.5 * cost + max(gain, 0)",
            _short(text),
        ) from None
    except (RecursionError, MemoryError, ValueError):
        raise _fault(
            "expression-too-deep", "operations stand too deep", "a sum or product in parts", _short(text)
        ) from None


def _family(node: ast.expr) -> str | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAMILIES:
        return node.func.id
    return None


class _Converter:
    """Turns Python's syntax tree into an expression, with a stack of its own: sums may be a thousand terms deep."""

    def __init__(self, text: str) -> None:
        self.text = text

    def convert(self, root: ast.expr) -> Expression:
        done: list[Expression] = []
        pending: list[ast.expr | tuple[str, int]] = [root]
        while pending:
            item = pending.pop()
            if isinstance(item, tuple):
                operation, count = item
                arguments = tuple(done[len(done) - count :])
                del done[len(done) - count :]
                done.append(self._call(operation, arguments))
                continue
            leaf = self._leaf(item)
            if leaf is not None:
                done.append(leaf)
                continue
            operation, children = self._operation(item)
            pending.append((operation, len(children)))
            pending.extend(reversed(children))
        return done[0]

    def _call(self, operation: str, arguments: tuple[Expression, ...]) -> Expression:
        if operation == "positive":
            return arguments[0]
        # Constants are folded so that a wrong one shows where it is written.
        if all(isinstance(argument, Constant) for argument in arguments):
            value = _fold(operation, [argument.value for argument in arguments if isinstance(argument, Constant)])
            if value is None or not math.isfinite(value):
                written = Call(operation, arguments).text
                raise _fault("not-finite", "a constant part is not a finite number", "a finite number", _short(written))
            return Constant(value)
        return Call(operation, arguments)

    def _leaf(self, node: ast.expr) -> Expression | None:
        if isinstance(node, ast.Constant):
            if not isinstance(node.value, int | float) or isinstance(node.value, bool):
                raise self._refuse(node, f"{node.value!r} is no number")
            try:
                value = float(node.value)
            except OverflowError:
                value = math.inf
            if not math.isfinite(value):
                raise _fault("not-finite", "a number is too large", "a number below 1.8e308", self._written(node))
            return Constant(value)
        if isinstance(node, ast.Name):
            if node.id in FUNCTIONS or node.id in FAMILIES:
                raise self._refuse(node, f"{node.id} is a function; it needs its arguments in brackets")
            return Name(node.id)
        if isinstance(node, ast.Attribute):
            return Name(self._label(node))
        return None

    def _label(self, node: ast.Attribute) -> str:
        words: list[str] = []
        part: ast.expr = node
        while isinstance(part, ast.Attribute):
            words.append(part.attr)
            part = part.value
        if not isinstance(part, ast.Name):
            raise self._refuse(node, "a dot stands only between a model and its label")
        return ".".join([part.id, *reversed(words)])

    def _operation(self, node: ast.expr) -> tuple[str, list[ast.expr]]:
        match node:
            case ast.BinOp(left, operator, right):
                if (name := _OPERATORS.get(type(operator))) is None:
                    raise self._refuse(operator, "an operator outside the language")
                return name, [left, right]
            case ast.UnaryOp(ast.USub(), operand):
                return "negative", [operand]
            case ast.UnaryOp(ast.UAdd(), operand):
                return "positive", [operand]
            case ast.UnaryOp(operator, _):
                raise self._refuse(operator, "an operator outside the language")
            case ast.Compare(left, [operator], [right]):
                if (name := _OPERATORS.get(type(operator))) is None:
                    raise self._refuse(node, "a comparison outside the language")
                return name, [left, right]
            case ast.Compare():
                raise self._refuse(node, "a comparison has two sides; multiply two comparisons for a range")
            case ast.Call():
                return self._function(node)
        raise self._refuse(node, "something outside the language")

    def _function(self, node: ast.Call) -> tuple[str, list[ast.expr]]:
        if not isinstance(node.func, ast.Name):
            raise self._refuse(node, "only functions of the language can be called")
        name, count = node.func.id, len(node.args)
        if name in FAMILIES:
            raise _fault(
                "expression-distribution",
                f"{name}(…) stands inside an expression; a distribution is a whole value",
                "a quantity of its own: give the inner one a name",
                self._written(node),
            )
        if name not in FUNCTIONS:
            raise _fault(
                "expression-function",
                f"there is no function {name!r}",
                ", ".join((*FUNCTIONS, *FAMILIES)),
                close=nearest(name, (*FUNCTIONS, *FAMILIES)),
            )
        least, greatest = FUNCTIONS[name]
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            raise self._refuse(node, f"{name} takes its arguments by position")
        if count < least or (greatest is not None and count > greatest):
            wanted = f"{least}" if least == greatest else f"{least} or more"
            raise _fault(
                "expression-arguments", f"{name} takes {wanted} arguments", wanted, f"{count} in {self._written(node)}"
            )
        return name, node.args

    def _written(self, node: ast.expr) -> str:
        return _written(node, self.text)

    def _refuse(self, node: ast.AST, message: str) -> CaseError:
        for kind, instead in _INSTEAD.items():
            if isinstance(node, kind):
                message = instead
        return _fault(
            "expression-syntax", message, "numbers, names, + - * / **, comparisons and functions", _short(self.text)
        )


def _fold(operation: str, values: list[float]) -> float | None:
    """The number that an operation on numbers gives; None where it has none."""
    try:
        return float(_FOLDS[operation](*values))
    except (ArithmeticError, ValueError, TypeError):
        return None


_FOLDS: Mapping[str, Callable[..., float]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "power": lambda a, b: math.pow(a, b),
    "negative": lambda a: -a,
    "less": lambda a, b: a < b,
    "less_equal": lambda a, b: a <= b,
    "greater": lambda a, b: a > b,
    "greater_equal": lambda a, b: a >= b,
    "equal": lambda a, b: a == b,
    "not_equal": lambda a, b: a != b,
    "min": min,
    "max": max,
    "abs": abs,
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
    "clip": lambda value, low, high: min(max(value, low), high),
    "where": lambda condition, a, b: a if condition else b,
    "logistic": lambda value: 1 / (1 + math.exp(-value)) if value > -700 else math.exp(value),
    "over": lambda p, n: 1 - math.pow(1 - p, n),
    "picks_better": lambda p, gap: math.log(p / (1 - p)) / gap,
}


def _family_call(node: ast.expr, text: str) -> FamilyCall:
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Name)
    family = node.func.id
    if any(isinstance(argument, ast.Starred) for argument in node.args) or any(k.arg is None for k in node.keywords):
        raise _fault("distribution-arguments", f"{family}: * and ** are not part of the language", found=_short(text))
    positional = tuple(_argument(family, position, argument, text) for position, argument in enumerate(node.args))
    named: dict[str, object] = {}
    for keyword in node.keywords:
        assert keyword.arg is not None
        named[keyword.arg] = _argument(family, keyword.arg, keyword.value, text)
    return FamilyCall(family, positional, named)


def _argument(family: str, place: int | str, node: ast.expr, text: str) -> object:
    if isinstance(node, ast.List):
        if family == "mixture":
            return [part.id if isinstance(part, ast.Name) else _number(family, part, text) for part in node.elts]
        return [_number(family, part, text) for part in node.elts]
    if (inner := _family(node)) is not None:
        if family != "truncate":
            raise _fault(
                "expression-distribution",
                f"{inner}(…) stands inside {family}(…)",
                "a name: give the inner one a name",
                _short(text),
            )
        if inner == "mixture":
            raise _fault(
                "expression-distribution", "a mixture can't be truncated", "its members truncated", _short(text)
            )
        return _family_call(node, text)
    return _number(family, node, text)


def _number(family: str, node: ast.expr, text: str) -> float:
    value = _Converter(text).convert(node)
    if not isinstance(value, Constant):
        raise _fault(
            "distribution-arguments",
            f"the arguments of {family} are constant numbers",
            "a number",
            _written(node, text),
        )
    return value.value


def _written(node: ast.expr, text: str) -> str:
    """The part of the text that a node was read from; the text is one line of ASCII."""
    return _short(text.strip()[node.col_offset : node.end_col_offset])


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
