"""Reads the little language: from a text to an expression.

Of Python's syntax tree only the few kinds of node that the language has are let through.
"""

import ast
import math
from collections.abc import Mapping

from casus.case.expressions import FUNCTIONS, Call, Constant, Expression, Name
from casus.case.folding import fold
from casus.case.syntax import Syntax, fault, plain, read_syntax
from casus.errors import CaseError, nearest, short
from casus.quantities.distributions.registry import FAMILIES

__all__ = ["convert", "family_of", "parse_expression"]

_OPERATORS: Mapping[type, str] = {
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
_INSTEAD: Mapping[type, tuple[str, str]] = {
    ast.BoolOp: ("`and` and `or` are not part of the language", "the product of conditions, or min and max of them"),
    ast.IfExp: ("`if … else` is not part of the language", "where(condition, this, that)"),
    ast.Not: ("`not` is not part of the language", "1 - condition"),
    ast.List: ("a list stands only in discrete(…) and mixture(…)", "numbers, names and operators"),
    ast.Tuple: ("a comma stands only between the arguments of a function", "numbers, names and operators"),
    ast.Lambda: ("`lambda` is not part of the language", "numbers, names and operators"),
    ast.Subscript: ("square brackets pick nothing here", "a dot between a model and its label"),
    ast.Await: ("`await` is not part of the language", "numbers, names and operators"),
}
# What other languages call the same thing.
_CALLED: Mapping[str, str] = {
    "ln": "log",
    "maximum": "max",
    "minimum": "min",
    "sigmoid": "logistic",
    "expit": "logistic",
    "ifelse": "where",
    "if_else": "where",
    "clamp": "clip",
    "gaussian": "normal",
    "norm": "normal",
    "unif": "uniform",
    "lognorm": "lognormal",
    "betapert": "pert",
    "triangle": "triangular",
    "binary": "bernoulli",
    "choice": "discrete",
    "mix": "mixture",
}
_EVERYTHING = "numbers, names, + - * / **, comparisons and functions"


def parse_expression(text: str) -> Expression:
    """Read an expression.

    raises : CaseError of one fault, code expression-…, not-finite or name-not-ascii

    >>> parse_expression("2*a + max(b, 0)").text
    '2 * a + max(b, 0)'
    """
    syntax = read_syntax(text)
    if (family := family_of(syntax.node)) is not None:
        raise fault(
            "expression-distribution",
            f"{family}(…) is a distribution, and only a quantity's `value` or `without` may be one",
            "the name of a quantity with that distribution",
            syntax.written(syntax.node),
        )
    return convert(syntax, syntax.node)


def family_of(node: ast.expr) -> str | None:
    """The family of a call of a distribution; None for anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAMILIES:
        return node.func.id
    return None


def convert(syntax: Syntax, root: ast.expr) -> Expression:
    """The expression of a part of a syntax tree, with a stack of its own: sums may be a thousand terms deep.

    raises : CaseError of one fault
    """
    done: list[Expression] = []
    pending: list[ast.expr | tuple[str, int, ast.expr]] = [root]
    while pending:
        item = pending.pop()
        if isinstance(item, tuple):
            operation, count, node = item
            arguments = tuple(done[len(done) - count :])
            del done[len(done) - count :]
            done.append(_call(syntax, node, operation, arguments))
            continue
        leaf = _leaf(syntax, item)
        if leaf is not None:
            done.append(leaf)
            continue
        operation, children = _operation(syntax, item)
        pending.append((operation, len(children), item))
        pending.extend(reversed(children))
    return done[0]


def _call(syntax: Syntax, node: ast.expr, operation: str, arguments: tuple[Expression, ...]) -> Expression:
    if operation == "positive":
        return arguments[0]
    numbers = [argument.value for argument in arguments if isinstance(argument, Constant)]
    if len(numbers) < len(arguments):
        return Call(operation, arguments)
    value = fold(operation, numbers)
    if value is None:
        raise fault("not-finite", "this part has no finite value", "a finite number", syntax.written(node))
    return Constant(value)


def _leaf(syntax: Syntax, node: ast.expr) -> Expression | None:
    if isinstance(node, ast.Constant):
        if not isinstance(node.value, int | float) or isinstance(node.value, bool):
            raise _refuse(syntax, node, "this is no number", "1 for true, 0 for false, or a number")
        try:
            value = float(node.value)
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            raise fault("not-finite", "a number is too large", "a number below 1.8e308", syntax.written(node))
        return Constant(value)
    if isinstance(node, ast.Name):
        name = plain(node.id)
        if name in FUNCTIONS or name in FAMILIES:
            raise _refuse(syntax, node, f"{name} is a function, not a value", f"{name}(…) with its arguments")
        return Name(name)
    return Name(_label(syntax, node)) if isinstance(node, ast.Attribute) else None


def _label(syntax: Syntax, node: ast.Attribute) -> str:
    words: list[str] = []
    part: ast.expr = node
    while isinstance(part, ast.Attribute):
        words.append(plain(part.attr))
        part = part.value
    if not isinstance(part, ast.Name):
        raise _refuse(syntax, node, "a dot stands only between a model and its label", "a label such as choice.joins")
    return ".".join([plain(part.id), *reversed(words)])


def _operation(syntax: Syntax, node: ast.expr) -> tuple[str, list[ast.expr]]:
    match node:
        case ast.BinOp(left, operator, right) if type(operator) in _OPERATORS:
            return _OPERATORS[type(operator)], [left, right]
        case ast.UnaryOp(ast.USub(), operand):
            return "negative", [operand]
        case ast.UnaryOp(ast.UAdd(), operand):
            return "positive", [operand]
        case ast.UnaryOp(operator, _):
            raise _refuse(syntax, operator, "an operator outside the language")
        case ast.Compare(left, [operator], [right]) if type(operator) in _OPERATORS:
            return _OPERATORS[type(operator)], [left, right]
        case ast.Compare(_, [_]):
            raise _refuse(syntax, node, "a comparison outside the language", "< <= > >= == or !=")
        case ast.Compare():
            raise _refuse(syntax, node, "a comparison has two sides", "the product of two comparisons for a range")
        case ast.Call():
            return _function(syntax, node)
    raise _refuse(syntax, node, "something outside the language")


def _function(syntax: Syntax, node: ast.Call) -> tuple[str, list[ast.expr]]:
    if not isinstance(node.func, ast.Name):
        raise _refuse(syntax, node, "only functions of the language can be called", ", ".join(FUNCTIONS))
    name, count = plain(node.func.id), len(node.args)
    if name in FAMILIES:
        raise fault(
            "expression-distribution",
            f"{name}(…) stands inside an expression; a distribution is a whole value",
            "the name of a quantity of its own: give the inner one a name",
            syntax.written(node),
        )
    if name not in FUNCTIONS:
        known = (*FUNCTIONS, *FAMILIES)
        message = f"there is no function {short(name)!r}"
        close = (_CALLED[name.lower()],) if name.lower() in _CALLED else nearest(name, known)
        raise fault("expression-function", message, ", ".join(known), short(name), close)
    least, greatest = FUNCTIONS[name]
    if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
        message, expected = f"{name} takes its arguments by position", f"{name}(…) with {least} arguments or more"
        raise _refuse(syntax, node, message, expected if greatest is None else f"{name}(…) with {_arguments(least)}")
    if count < least or (greatest is not None and count > greatest):
        wanted = _arguments(least) if least == greatest else f"{least} arguments or more"
        raise fault("expression-arguments", f"{name} takes {wanted}", wanted, f"{count} in {syntax.written(node)}")
    return name, node.args


def _arguments(count: int) -> str:
    return f"{count} argument{'s' if count != 1 else ''}"


def _refuse(syntax: Syntax, node: ast.AST, message: str, expected: str = _EVERYTHING) -> CaseError:
    message, expected = _INSTEAD.get(type(node), (message, expected))
    whole = node if isinstance(node, ast.expr) else syntax.node
    return fault("expression-syntax", message, expected, syntax.written(whole))
