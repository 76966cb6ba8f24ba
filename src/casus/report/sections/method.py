"""How it was computed, so that somebody else gets the same figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from casus.report.context import Context
from casus.report.sentences import method as say_of
from casus.report.sentences import settings as say_settings
from casus.wording import local, say

__all__ = ["Method", "method"]


@dataclass(frozen=True)
class Method:
    """The record of the run."""

    sentences: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    papers: tuple[str, ...]


def method(context: Context) -> Method:
    """The record of a run."""
    result = context.result
    run, settings = result.run, result.run.settings
    failed = sum(run.failed.values())
    facts = [
        (say("Case"), result.case.name),
        (say("Identity (hash of its content)"), run.case_hash),
        (say("Version of casus"), run.version),
        (
            say("Draws"),
            say(
                "{draws}, of which {solved} solved and {failed} failed",
                draws=local(f"{settings.draws:,}"),
                solved=local(f"{run.solved:,}"),
                failed=local(f"{failed:,}"),
            ),
        ),
        (say("Draws in effect"), say_of.effective(context)),
        (say("Seed"), str(settings.seed)),
        (say("Points"), say(say_of.POINTS[settings.method])),
        (
            say("Solved by"),
            "; ".join(dict.fromkeys(say_of.concept(game) for game in result.models.values())),
        ),
        (say("Words for probabilities"), say_of.scale(result.case.words)),
        *(
            (say("Failed: {reason}", reason=say(reason)), say("{count} draws", count=local(f"{count:,}")))
            for reason, count in run.failed.items()
            if count
        ),
        *(
            (say("Changed: {name}", name=say_settings.name(name)), say_settings.value(value))
            for name, value in settings.changed().items()
            if name not in ("draws", "seed", "method")
        ),
    ]
    return Method(
        say_of.how(context),
        tuple((label, said) for label, said in facts if said),
        tuple(str(fault) for fault in result.warnings),
        tuple(_papers(context)),
    )


def _papers(context: Context) -> Iterator[str]:
    """Where the methods in use were published."""
    case, settings = context.case, context.result.run.settings
    concepts = {game.concept for game in context.result.models.values()}
    if "quantal" in concepts:
        yield say_of.PAPERS["quantal"]
        if any(node.branch and node.branch.weight is not None for tree in case.trees.values() for node in tree.nodes):
            yield say_of.PAPERS["weights"]
    if any(map(say_of.follows_beliefs, context.result.models.values())):
        yield say_of.PAPERS["principal"]
    if "subgame_perfect" in concepts:
        yield say_of.PAPERS["subgame_perfect"]
    if settings.method in say_of.PAPERS:
        yield say_of.PAPERS[settings.method]
    if settings.method == "sobol":
        yield say_of.PAPERS["scrambling"]
    if case.observed:
        yield say_of.PAPERS["effective"]
        if any(entry.bearing is not None for entry in case.observed):
            yield say_of.PAPERS["power"]
    for view in context.result.outside.values():
        yield from (say_of.PAPERS[name] for name in ("hazard", "clusters", "jeffreys", "pooling"))
        yield from (f"{citation}." for citation in view.citations)
    if case.hypotheses:
        yield from (say_of.PAPERS[name] for name in ("evidence", "reports", "matrix", "boosting", "coherence"))
    if case.standing.retracted:
        yield say_of.PAPERS["retraction"]
    if case.correlations:
        yield say_of.PAPERS["copula"]
    if context.result.word() is not None:
        yield say_of.PAPERS[case.words]
    if case.sources or case.claims:
        yield say_of.PAPERS["admiralty"]
