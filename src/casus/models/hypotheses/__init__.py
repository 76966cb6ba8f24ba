"""What evidence says about hypotheses of which exactly one is true, for every draw at once.

`Evidence` holds the items, `posterior` weighs them. Labels lead, draws are the last axis; an axis of one draw stands
for all draws. The tables beside the posterior are `weights` and `weight_matrix` (decibans), `diagnosticity`,
`consistency` and `inconsistency` (Heuer's matrix), `ablation` and `timeline`.
"""

from casus.models.hypotheses.ablation import ablation
from casus.models.hypotheses.clusters import exponents
from casus.models.hypotheses.diagnosticity import Diagnosticity, diagnosticity
from casus.models.hypotheses.evidence import STATUSES, Evidence, Status
from casus.models.hypotheses.grades import GRADES, claim_reliability, pooled_reliability
from casus.models.hypotheses.heuer import LETTERS, Disagreement, consistency, disagreements, inconsistency, letters
from casus.models.hypotheses.posterior import EXCLUDED, Posterior, posterior
from casus.models.hypotheses.reports import held_likelihood, report_likelihood
from casus.models.hypotheses.timeline import Timeline, timeline
from casus.models.hypotheses.weight import against, best_rivals, decibans, weight_matrix, weights

__all__ = [
    "EXCLUDED",
    "GRADES",
    "LETTERS",
    "STATUSES",
    "Diagnosticity",
    "Disagreement",
    "Evidence",
    "Posterior",
    "Status",
    "Timeline",
    "ablation",
    "against",
    "best_rivals",
    "claim_reliability",
    "consistency",
    "decibans",
    "diagnosticity",
    "disagreements",
    "exponents",
    "held_likelihood",
    "inconsistency",
    "letters",
    "pooled_reliability",
    "posterior",
    "report_likelihood",
    "timeline",
    "weight_matrix",
    "weights",
]
