"""From a case to a result: plan, run, sum up.

>>> import casus
>>> result = casus.run(casus.load("entry-deterrence"), draws=256)
>>> 0 <= result.forecast <= 1
True
"""

from casus.ensemble.curve import CurvePoint, curve
from casus.ensemble.figures import answer_figures, figures, per_cent
from casus.ensemble.files import load_result
from casus.ensemble.game_result import Belief, GameResult, InformationSet, Move, Outcome, Position
from casus.ensemble.hypotheses import USUAL_RHO, believed_reports
from casus.ensemble.observing import FEWEST, Observation, Weighed
from casus.ensemble.plan import Plan
from casus.ensemble.planning import plan
from casus.ensemble.planted import Planted, suppose_planted
from casus.ensemble.result import Result, RunInfo
from casus.ensemble.running import answers_under, run, run_plan
from casus.ensemble.settings import Settings
from casus.ensemble.summary import Summary
from casus.ensemble.uncertain import varies_without
from casus.ensemble.watch import MOST_WATCHED, Watched, watch_list
from casus.ensemble.weighed import Ablated, EvidenceTables, HypothesesResult, Step

__all__ = [
    "FEWEST",
    "MOST_WATCHED",
    "USUAL_RHO",
    "Ablated",
    "Belief",
    "CurvePoint",
    "EvidenceTables",
    "GameResult",
    "HypothesesResult",
    "InformationSet",
    "Move",
    "Observation",
    "Outcome",
    "Plan",
    "Planted",
    "Position",
    "Result",
    "RunInfo",
    "Settings",
    "Step",
    "Summary",
    "Watched",
    "Weighed",
    "answer_figures",
    "answers_under",
    "believed_reports",
    "curve",
    "figures",
    "load_result",
    "per_cent",
    "plan",
    "run",
    "run_plan",
    "suppose_planted",
    "varies_without",
    "watch_list",
]
