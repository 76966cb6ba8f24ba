"""A case made ready to run: what is drawn, what is computed from it, and what must hold."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from casus.case import Case
from casus.ensemble.checks import Check
from casus.ensemble.games import PlannedGame
from casus.ensemble.hypotheses import PlannedHypotheses
from casus.ensemble.observing import AS_WRITTEN, SOLVED
from casus.ensemble.settings import Settings
from casus.ensemble.uncertain import Drawn
from casus.errors import Fault
from casus.program import Builder, Node, Program
from casus.quantities import Sampler

if TYPE_CHECKING:
    from casus.models.reference import OutsideView

__all__ = ["Column", "Key", "Plan"]

# What a column holds: its room in the result, then the names that tell it from others there.
Key: TypeAlias = tuple[str, ...]


class Column(NamedTuple):
    """One labelled number a draw, and how it is summarised; "mean" means by its mean alone."""

    node: Node
    summary: Literal["probability", "number", "mean"]


@dataclass
class Plan:
    """A case made ready to run with some settings.

    drawn        : the uncertain quantities; their rows are the program's inputs
    correlations : (row, row, Spearman's rank correlation)
    columns      : what a run computes, by ("quantity", name), ("answer", name), ("step", answer, step),
                   ("event", model, event), ("move", model, path, move), ("reach", model, path),
                   ("value", model, player), ("payoff", model, path, player), ("tied", model, path),
                   ("belief", model, path), ("unsolved",),
                   ("hypothesis", model, hypothesis), ("prior", model, hypothesis), ("weight", weighing)
    games        : the planned games by model
    hypotheses   : the planned hypotheses by model
    outside      : the outside views by model
    """

    case: Case
    settings: Settings
    builder: Builder
    drawn: tuple[Drawn, ...] = ()
    correlations: tuple[tuple[int, int, float], ...] = ()
    columns: dict[Key, Column] = field(default_factory=dict)
    games: dict[str, PlannedGame] = field(default_factory=dict)
    hypotheses: dict[str, PlannedHypotheses] = field(default_factory=dict)
    outside: "dict[str, OutsideView]" = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    @cached_property
    def rows(self) -> dict[Key, int]:
        """For each column the row of a run that holds it: equal columns, such as an event and an answer, share one."""
        row = {node: k for k, node in enumerate(dict.fromkeys(column.node for column in self.columns.values()))}
        return {key: row[column.node] for key, column in self.columns.items()}

    def for_answers(self) -> "Plan":
        """The same plan with answers and posteriors, weighed as the case writes it: all that a comparison needs."""
        told = ("answer", "step", "hypothesis", "unsolved")
        weighs = (("weight", AS_WRITTEN), ("weight", SOLVED))
        kept = {k: c for k, c in self.columns.items() if k[0] in told or k in weighs}
        return replace(self, columns=kept)

    def sampler(self) -> Sampler:
        """The sampler of the program's inputs."""
        return Sampler(
            [row.quantile for row in self.drawn],
            self.correlations,
            self.settings.method,
            self.settings.seed,
            self.settings.draws,
            [row.name for row in self.drawn],
        )

    def program(self) -> Program:
        """The program that computes the rows of all columns, then the values to check."""
        nodes = dict.fromkeys(column.node for column in self.columns.values())
        return self.builder.compile([*nodes, *(check.node for check in self.checks)])
