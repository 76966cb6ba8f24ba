"""The outside view: how often such things happened, before the case's own models have their say.

`outside_view` gives everything at once from the figures that ship with casus. The parts stand on their own too:
`survival` (counts and rates), `fit_figures` (hazard and day-one model from a table), `pool` (two forecasts as one).
"""

from casus.models.reference.analogues import Analogue, Selection, nearest_rows
from casus.models.reference.candidates import Candidates
from casus.models.reference.classes import CLASSES, ReferenceClass
from casus.models.reference.features import FEATURES, Feature, Features, read_features
from casus.models.reference.figures import Figures, Fitted, read_figures, shipped
from casus.models.reference.fit import fit_day_one, fit_figures
from casus.models.reference.hazard import fit_hazard, spells, window_probability
from casus.models.reference.intervals import clustered, jeffreys, resampled
from casus.models.reference.logit import ridge_logit
from casus.models.reference.pooling import pool
from casus.models.reference.skill import Skill, auc_within, skill
from casus.models.reference.survival import Counts, IntervalRow, SurvivalRow, counts_of, interval_table, survival
from casus.models.reference.view import FittedRow, OutsideView, groups_of, needed_features, outside_view

__all__ = [
    "CLASSES",
    "FEATURES",
    "Analogue",
    "Candidates",
    "Counts",
    "Feature",
    "Features",
    "Figures",
    "Fitted",
    "FittedRow",
    "IntervalRow",
    "OutsideView",
    "ReferenceClass",
    "Selection",
    "Skill",
    "SurvivalRow",
    "auc_within",
    "clustered",
    "counts_of",
    "fit_day_one",
    "fit_figures",
    "fit_hazard",
    "groups_of",
    "interval_table",
    "jeffreys",
    "nearest_rows",
    "needed_features",
    "outside_view",
    "pool",
    "read_features",
    "read_figures",
    "resampled",
    "ridge_logit",
    "shipped",
    "skill",
    "spells",
    "survival",
    "window_probability",
]
