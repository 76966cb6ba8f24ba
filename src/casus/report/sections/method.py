"""How it was computed, so that somebody else gets the same figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from casus.report.context import Context
from casus.report.sentences import method as say
from casus.report.sentences import settings as say_settings

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
        ("Case", result.case.name),
        ("Identity (hash of its content)", run.case_hash),
        ("Version of casus", run.version),
        ("Draws", f"{settings.draws:,}, of which {run.solved:,} solved and {failed:,} failed"),
        ("Draws in effect", say.effective(context)),
        ("Seed", str(settings.seed)),
        ("Points", say.POINTS[settings.method]),
        ("Solved by", "; ".join(dict.fromkeys(say.CONCEPTS[game.concept] for game in result.models.values()))),
        ("Words for probabilities", say.scale(result.case.words)),
        *((f"Failed: {reason}", f"{count:,} draws") for reason, count in run.failed.items() if count),
        *(
            (f"Changed: {say_settings.name(name)}", say_settings.value(value))
            for name, value in settings.changed().items()
            if name not in ("draws", "seed", "method")
        ),
    ]
    return Method(
        say.how(context),
        tuple((label, said) for label, said in facts if said),
        tuple(str(fault) for fault in result.warnings),
        tuple(_papers(context)),
    )


def _papers(context: Context) -> Iterator[str]:
    """Where the methods in use were published."""
    case, settings = context.case, context.result.run.settings
    concepts = {game.concept for game in context.result.models.values()}
    if "quantal" in concepts:
        yield say.PAPERS["quantal"]
        if any(node.branch and node.branch.weight is not None for tree in case.trees.values() for node in tree.nodes):
            yield say.PAPERS["weights"]
    if "subgame_perfect" in concepts:
        yield say.PAPERS["subgame_perfect"]
    if settings.method in say.PAPERS:
        yield say.PAPERS[settings.method]
    if settings.method == "sobol":
        yield say.PAPERS["scrambling"]
    if case.observed:
        yield say.PAPERS["effective"]
        if any(entry.bearing is not None for entry in case.observed):
            yield say.PAPERS["power"]
    for view in context.result.outside.values():
        yield from (say.PAPERS[name] for name in ("hazard", "clusters", "jeffreys", "pooling"))
        yield from (f"{citation}." for citation in view.citations)
    if case.hypotheses:
        yield from (say.PAPERS[name] for name in ("evidence", "reports", "matrix", "boosting", "coherence"))
    if case.standing.retracted:
        yield say.PAPERS["retraction"]
    if case.correlations:
        yield say.PAPERS["copula"]
    if context.result.word() is not None:
        yield say.PAPERS[case.words]
    if case.sources or case.claims:
        yield say.PAPERS["admiralty"]
