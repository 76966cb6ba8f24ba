"""A case with lines inserted, all else to the letter as it was.

>>> from datetime import date
>>> from casus.case import parse
>>> case = parse("casus: 1\\ntitle: Rain\\nanswer: 0.3\\nevents:\\n  dark: {date: 2023-01-02, text: It grew dark}\\n")
>>> print(amend(case, "It thundered", date(2023, 1, 3)).text, end="")
casus: 1
title: Rain
answer: 0.3
events:
  dark: {date: 2023-01-02, text: It grew dark}
  seen_2023_01_03: {date: 2023-01-03, text: "It thundered"}
"""

from casus.case.amend.amending import Amended, Inserted, amend

__all__ = ["Amended", "Inserted", "amend"]
