"""The reference classes: what each counts, where it comes from, and what its numbers can't say."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["CLASSES", "ReferenceClass"]


@dataclass(frozen=True)
class ReferenceClass:
    """One reference class.

    asks       : the question that it answers
    definition : what counts as the event
    limits     : what the numbers can't say, a sentence each
    citations  : works behind the figures
    """

    name: str
    asks: str
    definition: str
    limits: tuple[str, ...]
    citations: tuple[str, ...]


_WAR_JOINING = ReferenceClass(
    name="war_joining",
    asks=(
        "A war between states is on, and a third state hasn't joined it. "
        "Does it enter on a given side within a window of days?"
    ),
    definition=(
        "To enter is to take part as the Correlates of War project counts it: at least 1,000 troops in combat, or at "
        "least 100 battle deaths. Lending territory, airspace or arms is not entering. "
        "Days count from the first day of the war."
    ),
    limits=(
        "95 wars from 1823 to 2003, in 24 of which somebody joined within a year; "
        "by the spread of their joiners these weigh like 9.8.",
        "12 of the 74 entries of a first year share one day of one war (the Gulf War's coalition of 1991), "
        "so that entries are far from independent.",
        "Who counts as joining is a matter of definition: with partners of the first day as joiners, "
        "rates are several times as high.",
        "The window is part of the question: a rate from day one answers another one than a rate from later on.",
        "The fitted rates are good below 10 % and too sure above; a fitted rate above 10 % is shown as 10 %.",
        "The fitted hazard falls smoothly with the days of a war; real wars have lulls and bursts. Over days 299 to "
        "491 it expects 8 entries of all states, and 5 were counted. Read the counts beside it.",
        "A reference, not an oracle: leave one war out, the day-one model orders states well within a war, "
        "but by the Brier score it does no better than the constant.",
        "Covariates are those of the first day; what changed since then (a mobilisation, a treaty) isn't in them.",
    ),
    citations=(
        "Correlates of War, Inter-State War 4.0: Sarkees & Wayman 2010",
        "National Material Capabilities 7.0: Singer, Bremer & Stuckey 1972; Singer 1987",
        "Direct Contiguity 3.2: Stinnett, Tir, Schafer, Diehl & Gochman 2002",
        "State System Membership v2016: Correlates of War Project 2017",
        "ATOP 5.1: Leeds, Ritter, Mitchell & Long 2002",
        "CShapes 2.0: Schvitz, Girardin, Rüegger, Weidmann, Cederman & Gleditsch 2022",
        "GML MID 2.2.1: Gibler, Miller & Little 2016",
        "Strategic rivalries: Thompson, Sakuwa & Suhas 2021",
    ),
)
CLASSES: Mapping[str, ReferenceClass] = MappingProxyType({_WAR_JOINING.name: _WAR_JOINING})
