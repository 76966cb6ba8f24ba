"""What a name stands for: quantities at the root of a case, and other values below a branch that says `let`."""

from collections.abc import Callable, Iterable, Mapping

from casus.case.expressions import Expression, names
from casus.ensemble.expressions import lower
from casus.program import Builder, Node

__all__ = ["Scope"]


class Scope:
    """Names and their nodes. A scope below another one changes some names and all that is derived from them.

    derived : the expressions of derived quantities, in dependency order
    label   : gives the node of a model's label, such as choice.joins
    """

    def __init__(self, builder: Builder, derived: Mapping[str, Expression], label: Callable[[str], Node]) -> None:
        self._builder = builder
        self._derived = derived
        self._label = label
        self._nodes: dict[str, Node] = {}

    def define(self, name: str, node: Node) -> None:
        """Give a name its node."""
        self._nodes[name] = node

    def __getitem__(self, name: str) -> Node:
        return self._label(name) if "." in name else self._nodes[name]

    def known(self, *written: Expression) -> tuple[tuple[str, Node], ...]:
        """Names that expressions use, and their nodes here; those that a mixture draws for itself have no meaning."""
        used = sorted({name for expression in written for name in names(expression) if " " not in name})
        return tuple((name, self[name]) for name in used)

    def read(self, expression: Expression) -> Node:
        """The node that computes an expression with the names of this scope."""
        return lower(self._builder, expression, self.__getitem__)

    def below(self, changes: Iterable[tuple[str, Expression]]) -> "Scope":
        """The scope below a branch: the changed names are read here, what depends on them is derived anew."""
        scope = Scope(self._builder, self._derived, self._label)
        scope._nodes = dict(self._nodes)
        changed = {name: self.read(expression) for name, expression in changes}
        scope._nodes |= changed
        stale = set(changed)
        for name, expression in self._derived.items():
            if name not in changed and stale & names(expression):
                stale.add(name)
                scope._nodes[name] = scope.read(expression)
        return scope
