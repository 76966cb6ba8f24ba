"""What people read, in the language they read: sentences, numbers and dates.

Code writes English. `say` gives the sentence in the language being spoken, from a catalogue of translations; `speaking`
says which that is. Case texts are not translated here: a case brings its own languages.

>>> with speaking("tr"):
...     percent("3.6")
'%3,6'
"""

from casus.wording.estimative import estimative
from casus.wording.language import LANGUAGES, spaced, speaking, spoken
from casus.wording.numbers import day, local, month, percent
from casus.wording.periods import amount_of_time, each
from casus.wording.saying import joined, later, later_in, quoted, ranged, say, say_html, say_html_n, say_in, say_n
from casus.wording.units import unit_name

__all__ = [
    "LANGUAGES",
    "amount_of_time",
    "day",
    "each",
    "estimative",
    "joined",
    "later",
    "later_in",
    "local",
    "month",
    "percent",
    "quoted",
    "ranged",
    "say",
    "say_html",
    "say_html_n",
    "say_in",
    "say_n",
    "spaced",
    "speaking",
    "spoken",
    "unit_name",
]
