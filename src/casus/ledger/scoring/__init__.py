"""How good forecasts were: proper scores, set against simple forecasters; and whether probabilities held."""

from casus.ledger.scoring.murphy import Bin, Decomposition
from casus.ledger.scoring.score import ENOUGH, Score, score
from casus.ledger.scoring.summing import Against, Line

__all__ = ["ENOUGH", "Against", "Bin", "Decomposition", "Line", "Score", "score"]
