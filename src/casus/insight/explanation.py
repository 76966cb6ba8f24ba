"""All that insight says of one run, each table computed when it is first asked for."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from casus.ensemble import Result, Watched, watch_list
from casus.errors import UsageError, meant
from casus.insight.article import Sentence, article
from casus.insight.convergence import Settling, convergence
from casus.insight.drivers import Driver, drivers
from casus.insight.experiment import Experiment
from casus.insight.information import Information, information
from casus.insight.joint import JointTippingPoint, joint_tipping
from casus.insight.removal import Remover
from casus.insight.scenarios import Scenario, scenarios
from casus.insight.sources import WithoutSource, sources
from casus.insight.table import Table
from casus.insight.tipping import TippingPoint, tipping_points

if TYPE_CHECKING:
    import altair

__all__ = ["PARTS", "Explanation"]

PARTS: Mapping[str, tuple[str, ...]] = {
    "drivers": ("drivers",),
    "tipping": ("tipping", "joint_tipping"),
    "scenarios": ("scenarios",),
    "information": ("information",),
    "sources": ("sources",),
}
"""What can be asked for, each with its tables."""

REMOVED = 4096


class Explanation:
    """Why the headline of a result came out as it did.

    >>> import casus
    >>> explained = casus.run(casus.load("entry-deterrence"), draws=256).explain()
    >>> str(explained.drivers.remarks[0])
    'The case varies no quantity: every number in it is fixed.'
    """

    def __init__(self, result: Result) -> None:
        self.result = result

    @cached_property
    def experiment(self) -> Experiment:
        """The headline as a function of what is drawn."""
        return Experiment(self.result.planned)

    @cached_property
    def remover(self) -> Remover:
        """Computes the headline without this and that, over 4,096 draws: what differs is common to all of them."""
        return Remover(self.experiment, REMOVED)

    @cached_property
    def watched(self) -> tuple[Watched, ...]:
        """Evidence that is not known yet."""
        return watch_list(self.result.case, self.result.settings)

    @cached_property
    def drivers(self) -> Table[Driver]:
        """How much of the variance each quantity makes."""
        return drivers(self.experiment)

    @cached_property
    def tipping(self) -> Table[TippingPoint]:
        """Where one quantity alone tips the answer."""
        return tipping_points(self.experiment)

    @cached_property
    def joint_tipping(self) -> Table[JointTippingPoint]:
        """What would have to be true together."""
        return joint_tipping(self.experiment)

    @cached_property
    def scenarios(self) -> Table[Scenario]:
        """Where in the space of quantities the highest answers lie."""
        return scenarios(self.experiment)

    @cached_property
    def information(self) -> Table[Information]:
        """What to find out next."""
        return information(self.experiment, self.drivers, self.watched)

    @cached_property
    def sources(self) -> Table[WithoutSource]:
        """The answer without each source."""
        return sources(self.experiment, self.remover)

    @cached_property
    def article(self) -> Table[Sentence]:
        """What the forecast does without each sentence of the article."""
        return article(self.experiment, self.remover)

    @cached_property
    def convergence(self) -> Table[Settling]:
        """How the forecast settles."""
        return convergence(self.experiment)

    def tables(self, parts: Iterable[str] = PARTS) -> Mapping[str, Table[Any]]:
        """The tables of some parts, by name.

        raises : UsageError for a part that there is not
        """
        found: dict[str, Table[Any]] = {}
        for part in parts:
            if part not in PARTS:
                raise UsageError(f"there is no part {part!r}, expected {', '.join(PARTS)}{meant(part, PARTS)}")
            found |= {name: getattr(self, name) for name in PARTS[part]}
        return found

    def as_dict(self, parts: Iterable[str] = PARTS) -> dict[str, Any]:
        """The tables as plain values: what `casus explain --json` prints."""
        tables = self.tables(parts)
        plain: dict[str, Any] = {name: table.plain() for name, table in tables.items()}
        if "sources" in tables:
            plain["grounds"] = dict(tables["sources"].about["grounds"])
        plain["remarks"] = {name: [str(r) for r in table.remarks] for name, table in tables.items() if table.remarks}
        return plain

    def chart(self, name: str) -> "altair.TopLevelMixin":
        """A table as a picture that a notebook shows: an Altair chart.

        name   : "drivers", "tipping", "scenarios", "information" or "sources"
        raises : UsageError for another name, or for a table without rows
        """
        from casus.report.charts import chart

        return chart(self, name)

    def __repr__(self) -> str:
        return f"<Explanation of {self.result!r}: {', '.join(PARTS)}>"

    def _repr_html_(self) -> str:
        from casus.report.charts import notebook_html

        return notebook_html(self)
