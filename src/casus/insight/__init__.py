"""Questions asked of a result: what drives it, what would tip it, which source it hangs on, what to find out.

Each takes a result or a case and returns a tidy table; none prints or draws.
"""

from casus.insight.article import Sentence, article
from casus.insight.changes import Change, changes
from casus.insight.convergence import Settling, convergence
from casus.insight.drivers import Driver, drivers
from casus.insight.explanation import PARTS, Explanation
from casus.insight.grounds import GROUNDS
from casus.insight.information import Information, information
from casus.insight.joint import JointTippingPoint, joint_tipping
from casus.insight.remarks import Remark
from casus.insight.removal import Removal, Remover
from casus.insight.scenarios import Scenario, scenarios
from casus.insight.sources import Spread, WithoutSource, sources
from casus.insight.table import Table
from casus.insight.thresholds import thresholds_of
from casus.insight.tipping import Curve, TippingPoint, tipping_points

__all__ = [
    "GROUNDS",
    "PARTS",
    "Change",
    "Curve",
    "Driver",
    "Explanation",
    "Information",
    "JointTippingPoint",
    "Remark",
    "Removal",
    "Remover",
    "Scenario",
    "Sentence",
    "Settling",
    "Spread",
    "Table",
    "TippingPoint",
    "WithoutSource",
    "article",
    "changes",
    "convergence",
    "drivers",
    "information",
    "joint_tipping",
    "scenarios",
    "sources",
    "thresholds_of",
    "tipping_points",
]
