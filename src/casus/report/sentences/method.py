"""What is said of the method, and the papers that it comes from."""

from casus.ensemble import GameResult
from casus.quantities import scheme
from casus.report.context import Context
from casus.wording import later, local, say

__all__ = ["PAPERS", "POINTS", "REASONS", "concept", "effective", "follows_beliefs", "how", "scale"]

POINTS = {
    "sobol": later("Sobol points, randomly scrambled in eight independent replicates"),
    "lhs": later("Latin hypercubes, eight independent replicates"),
    "mc": later("Independent random points (Monte Carlo)"),
}

CONCEPTS = {
    "quantal": later("logit quantal response, agent form, by backward induction"),
    "principal": later("logit quantal response, agent form, along the principal branch"),
    "subgame_perfect": later("subgame perfect equilibrium, by backward induction"),
}

REASONS = (
    later("the path could not be followed"),
    later("the path is too long"),
    later("the path ends elsewhere with smaller steps"),
    later("the equations are not met to 1e-9"),
)
"""Why a draw has no solution, for the catalogues."""

PAPERS = {
    "quantal": (
        "McKelvey, R. D. and Palfrey, T. R. (1998). Quantal response equilibria for extensive form games. Experimental "
        "Economics 1, 9–41."
    ),
    "principal": (
        "Turocy, T. L. (2005). A dynamic homotopy interpretation of the logistic quantal response equilibrium "
        "correspondence. Games and Economic Behavior 51, 243–263."
    ),
    "weights": (
        "Matějka, F. and McKay, A. (2015). Rational inattention to discrete choices: a new foundation for the "
        "multinomial logit model. American Economic Review 105, 272–298."
    ),
    "subgame_perfect": (
        "Selten, R. (1965). Spieltheoretische Behandlung eines Oligopolmodells mit Nachfrageträgheit. Zeitschrift für "
        "die gesamte Staatswissenschaft 121, 301–324 and 667–689."
    ),
    "sobol": (
        "Joe, S. and Kuo, F. Y. (2008). Constructing Sobol sequences with better two-dimensional projections. SIAM "
        "Journal on Scientific Computing 30, 2635–2654."
    ),
    "scrambling": (
        "Owen, A. B. (1995). Randomly permuted (t, m, s)-nets and (t, s)-sequences. In Monte Carlo and Quasi-Monte "
        "Carlo Methods in Scientific Computing, Springer, 299–317."
    ),
    "lhs": (
        "McKay, M. D., Beckman, R. J. and Conover, W. J. (1979). A comparison of three methods for selecting values of "
        "input variables in the analysis of output from a computer code. Technometrics 21, 239–245."
    ),
    "power": (
        "Ibrahim, J. G. and Chen, M.-H. (2000). Power prior distributions for regression models. Statistical Science "
        "15, 46–60."
    ),
    "effective": "Kish, L. (1965). Survey Sampling. Wiley, section 11.7 (the effective sample size of weighted draws).",
    "hazard": (
        "Allison, P. D. (1982). Discrete-time methods for the analysis of event histories. Sociological Methodology "
        "13, 61–98."
    ),
    "clusters": (
        "Cameron, A. C., Gelbach, J. B. and Miller, D. L. (2008). Bootstrap-based improvements for inference with "
        "clustered errors. Review of Economics and Statistics 90, 414–427."
    ),
    "jeffreys": (
        "Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial proportion. Statistical "
        "Science 16, 101–133."
    ),
    "pooling": (
        "Genest, C. and Zidek, J. V. (1986). Combining probability distributions: a critique and an annotated "
        "bibliography. Statistical Science 1, 114–148."
    ),
    "copula": (
        "Kruskal, W. H. (1958). Ordinal measures of association. Journal of the American Statistical Association 53, "
        "814–861."
    ),
    "icd203": (
        "Office of the Director of National Intelligence (2015). Intelligence Community Directive 203: Analytic "
        "Standards."
    ),
    "phia": "Professional Head of Intelligence Assessment (2018). Probability yardstick. United Kingdom.",
    "nato": "NATO. AJP-2.1, Allied Joint Doctrine for Intelligence Procedures.",
    "kent": "Kent, S. (1964). Words of estimative probability. Studies in Intelligence 8, 49–65.",
    "evidence": (
        "Good, I. J. (1950). Probability and the Weighing of Evidence. Griffin (weights of evidence, decibans)."
    ),
    "reports": (
        "Schum, D. A. (1994). The Evidential Foundations of Probabilistic Reasoning. Wiley (what a report is worth)."
    ),
    "matrix": "Heuer, R. J. (1999). Psychology of Intelligence Analysis. Center for the Study of Intelligence.",
    "boosting": (
        "Mandel, D. R., Karvetski, C. W. and Dhami, M. K. (2018). Boosting intelligence analysts’ judgment accuracy: "
        "what works, what fails? Judgment and Decision Making 13, 607–621."
    ),
    "coherence": (
        "Karvetski, C. W. and Mandel, D. R. (2020). Coherence of probability judgments from uncertain evidence: does "
        "ACH help? Judgment and Decision Making 15, 939–958."
    ),
    "retraction": (
        "Dung, P. M. (1995). On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, "
        "logic programming and n-person games. Artificial Intelligence 77, 321–357."
    ),
    "admiralty": (
        "NATO. AJP-2.1, Allied Joint Doctrine for Intelligence Procedures: reliability of sources A to F, credibility "
        "of claims 1 to 6."
    ),
}


def scale(words: str) -> str:
    """A scheme of estimative words."""
    return scheme(words).source


def follows_beliefs(game: GameResult) -> bool:
    """True where what is done in a game hangs on beliefs, so that it can't be solved backwards."""
    return game.concept == "quantal" and any(one.matters for one in game.sets.values())


def concept(game: GameResult) -> str:
    """How a game was solved."""
    solved = "principal" if follows_beliefs(game) else game.concept
    return say(CONCEPTS[solved])


def effective(context: Context) -> str:
    """How many equal draws the weighted ones count like; empty where they have no weights."""
    observed = context.result.observed
    return (
        ""
        if observed is None
        else say(
            "{effective}, by the weights that what was seen gives them", effective=local(f"{observed.effective:,.0f}")
        )
    )


def how(context: Context) -> tuple[str, ...]:
    """The method in sentences."""
    draws = context.result.run.settings.draws
    said = [
        say(
            "Every uncertain quantity is drawn {draws} times; in every draw the models are solved "
            "and the answers computed. A forecast is the mean over the draws, a range runs from the "
            "10th to the 90th percentile.",
            draws=local(f"{draws:,}"),
        ),
    ]
    if context.result.models:
        said.append(
            say(
                "A branch of the tree is labelled with the probability of what it leads to, over the "
                "probability of what it comes from, both averaged over the draws; so the labels along a "
                "path multiply to the probability of its end, which means of the draws’ own conditional "
                "probabilities would not."
            )
        )
    if any(map(follows_beliefs, context.result.models.values())):
        said.append(
            say(
                "Where a player does not see all that has happened, what it does hangs on what it believes, and that on "
                "what others do. Such a game is followed along the principal branch, which begins at precision 0, to "
                "its first crossing of the precision of the case; beliefs there follow by Bayes’ rule from how often "
                "each place in the tree is reached."
            )
        )
    if context.result.hypotheses:
        said.append(
            say(
                "Hypotheses are weighed by Bayes’ rule in every draw. What is held is a report: its "
                "likelihood under a hypothesis is that of the evidence, times the report’s hit rate, "
                "plus that of its opposite, times the rate of false alarms, both from the reliability of "
                "its sources. Items of one cluster share their weight."
            )
        )
    if context.result.observed is not None:
        said.append(
            say(
                "What has been seen since weighs the draws: each counts by the probability that it gave "
                "to it, for every period, to the power of how far the past bears on the future. Means, "
                "percentiles, tables and pictures are those of the weighted draws."
            )
        )
    if any(answer.given for answer in context.case.answers.values()):
        said.append(
            say(
                "An answer on a condition is the mean probability of both over the mean probability of "
                "the condition; its percentiles weight each draw by how likely the condition is in it."
            )
        )
    return tuple(said)
