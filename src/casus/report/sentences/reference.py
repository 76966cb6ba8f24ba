"""What outside views say in words of their own, marked for the catalogues of translations.

The models know nothing of languages; a test holds these to what they say.
"""

from casus.wording import later

__all__ = ["SAID"]

SAID = (
    later("a defence pact with that side was in force the year before"),
    later("a defence pact with the enemy was in force the year before"),
    later("an offence pact with that side was in force the year before"),
    later("only a weaker pact with that side (neutrality, nonaggression or consultation), and none of defence"),
    later("only a weaker pact with the enemy (neutrality, nonaggression or consultation), and none of defence"),
    later("that side did not begin the war"),
    later("a land border with that side"),
    later("a land border with the enemy"),
    later("distance from capital to the nearest capital of that side"),
    later("km"),
    later("distance from capital to the nearest capital of the enemy"),
    later("the state's own share of the world's material capabilities"),
    later("CINC, 0 to 1"),
    later("share of the world's material capabilities of that side"),
    later("share of the world's material capabilities of the enemy"),
    later("the state is itself a major power"),
    later("a major power fights on the side of that side"),
    later("a major power fights on the side of the enemy"),
    later("a strategic rivalry with that side"),
    later("a strategic rivalry with the enemy"),
    later("militarized disputes with that side in the ten years before"),
    later("disputes"),
    later("militarized disputes with the enemy in the ten years before"),
    later("the state already fights another war between states"),
    later(
        "A war between states is on, and a third state hasn't joined it. Does it enter on a given side "
        "within a window of days?"
    ),
    later(
        "To enter is to take part as the Correlates of War project counts it: at least 1,000 troops in "
        "combat, or at least 100 battle deaths. Lending territory, airspace or arms is not entering. Days "
        "count from the first day of the war."
    ),
    later(
        "95 wars from 1823 to 2003, in 24 of which somebody joined within a year; by the spread of their "
        "joiners these weigh like 9.8."
    ),
    later(
        "12 of the 74 entries of a first year share one day of one war (the Gulf War's coalition of 1991), "
        "so that entries are far from independent."
    ),
    later(
        "Who counts as joining is a matter of definition: with partners of the first day as joiners, rates "
        "are several times as high."
    ),
    later("The window is part of the question: a rate from day one answers another one than a rate from later on."),
    later("The fitted rates are good below 10 % and too sure above; a fitted rate above 10 % is shown as 10 %."),
    later(
        "The fitted hazard falls smoothly with the days of a war; real wars have lulls and bursts. Over days "
        "299 to 491 it expects 8 entries of all states, and 5 were counted. Read the counts beside it."
    ),
    later(
        "A reference, not an oracle: leave one war out, the day-one model orders states well within a war, "
        "but by the Brier score it does no better than the constant."
    ),
    later("Covariates are those of the first day; what changed since then (a mobilisation, a treaty) isn't in them."),
    later("all"),
    later("defence pact with that side"),
    later("land border with the enemy"),
    later("pact and border"),
    later("pact, border, and no pact with the enemy"),
    later(
        "Too few wars had a joiner to resample them (defence pact with that side; land border with the "
        "enemy; pact and border; pact, border, and no pact with the enemy): the wider interval, Jeffreys', "
        "is shown."
    ),
    later(
        "Analogues come from 296 of 15,328 rows: all that entered, and those that stayed out with the "
        "highest fitted rate."
    ),
)
