"""The ledger: forecasts kept, resolved and scored; nothing is ever deleted.

>>> import pathlib, tempfile
>>> from casus.ledger import Forecast, open_ledger
>>> rain = Forecast(case="rain", title="Rain", question="Does it rain?", answer="rain", kind="probability", value=0.3,
...                 author="Ada")
>>> with open_ledger(pathlib.Path(tempfile.mkdtemp()) / "ledger.sqlite") as ledger:
...     [entry.id for entry in ledger.record([rain, rain])]
['1', '2']
"""

from casus.ledger.entry import Entry, Settled
from casus.ledger.forecast import LEVELS, Forecast, Kind
from casus.ledger.ledger import Ledger, Resolved
from casus.ledger.opening import default_ledger, open_ledger
from casus.ledger.resolution import Outcome, Resolution
from casus.ledger.series import Series
from casus.ledger.verifying import Verification

__all__ = [
    "LEVELS",
    "Entry",
    "Forecast",
    "Kind",
    "Ledger",
    "Outcome",
    "Resolution",
    "Resolved",
    "Series",
    "Settled",
    "Verification",
    "default_ledger",
    "open_ledger",
]
