"""Reads distributions: a family and its arguments, which are constant numbers, lists or one distribution inside."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from casus.case.expressions import Constant, Expression
from casus.case.language import convert, family_of
from casus.case.syntax import Syntax, fault, plain, read_syntax
from casus.errors import short
from casus.quantities.distributions.registry import FAMILIES

__all__ = ["FamilyCall", "parse_value"]


@dataclass(frozen=True)
class FamilyCall:
    """A distribution as it is written: its family and arguments, numbers, lists, names or another distribution."""

    family: str
    positional: tuple[object, ...]
    named: Mapping[str, object]


def parse_value(text: str) -> Expression | FamilyCall:
    """Read an expression or a distribution.

    raises : CaseError of one fault, code expression-…, not-finite, name-not-ascii or distribution-arguments

    >>> parse_value("gamma(2, scale=3 * 2)")
    FamilyCall(family='gamma', positional=(2.0,), named={'scale': 6.0})
    """
    syntax = read_syntax(text)
    family = family_of(syntax.node)
    return convert(syntax, syntax.node) if family is None else _family_call(syntax, syntax.node, family)


def _family_call(syntax: Syntax, node: ast.expr, family: str) -> FamilyCall:
    assert isinstance(node, ast.Call)
    if any(isinstance(argument, ast.Starred) for argument in node.args) or any(k.arg is None for k in node.keywords):
        message = f"{family}: * and ** before an argument are not part of the language"
        raise fault("distribution-arguments", message, _usage(family), syntax.written(node))
    parameters = [parameter.name for parameter in FAMILIES[family].parameters]
    positional = tuple(
        _argument(syntax, family, parameters[place] if place < len(parameters) else "", argument)
        for place, argument in enumerate(node.args)
    )
    named: dict[str, object] = {}
    for keyword in node.keywords:
        name = plain(keyword.arg or "")
        if name in named:
            # Python's parser takes the second one and says nothing.
            message = f"{family}: {short(name)} is given twice"
            raise fault("distribution-arguments", message, _usage(family), syntax.written(node))
        named[name] = _argument(syntax, family, name, keyword.value)
    return FamilyCall(family, positional, named)


def _argument(syntax: Syntax, family: str, parameter: str, node: ast.expr) -> object:
    if isinstance(node, ast.List):
        if family == "mixture" and parameter == "names":
            return [_member(syntax, part) for part in node.elts]
        return [_number(syntax, family, part) for part in node.elts]
    inner = family_of(node)
    if inner is None and parameter == "distribution":
        message = f"{family} takes a distribution written inside it"
        raise fault("distribution-arguments", message, FAMILIES[family].example, syntax.written(node))
    if inner is None:
        return _number(syntax, family, node)
    if family != "truncate":
        message = f"{inner}(…) stands inside {family}(…); only truncate takes a distribution written inside it"
        expected = "numbers, or a mixture of names: give the inner one a name"
        raise fault("expression-distribution", message, expected, syntax.written(node))
    if inner == "mixture":
        expected = "its members truncated"
        raise fault("expression-distribution", "a mixture can't be truncated", expected, syntax.written(node))
    return _family_call(syntax, node, inner)


def _member(syntax: Syntax, node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return plain(node.id)
    if (inner := family_of(node)) is not None:
        message = f"{inner}(…) stands inside mixture(…), which takes names of quantities"
        expected = "the name of a quantity: give the inner one a name"
        raise fault("expression-distribution", message, expected, syntax.written(node))
    raise fault(
        "distribution-arguments", "mixture takes names of quantities", "the name of a quantity", syntax.written(node)
    )


def _number(syntax: Syntax, family: str, node: ast.expr) -> float:
    value = convert(syntax, node)
    if isinstance(value, Constant):
        return value.value
    message = f"the arguments of {family} are constant numbers"
    raise fault("distribution-arguments", message, _usage(family), syntax.written(node))


def _usage(family: str) -> str:
    return f"{' or '.join(FAMILIES[family].signatures)}, with numbers"
