"""The nine standards of analytic tradecraft, asked of a case file.

They are those of Intelligence Community Directive 203, Analytic Standards, of 2 January 2015 (D.6.e), put as questions
in casus' own words. What answers them is what a file can show; whether the reasoning is right, no file shows.
"""

from casus.case.tradecraft.sheet import Entry, Finding, Gap, Standard, Verdict
from casus.case.tradecraft.standards import tradecraft

__all__ = ["Entry", "Finding", "Gap", "Standard", "Verdict", "tradecraft"]
