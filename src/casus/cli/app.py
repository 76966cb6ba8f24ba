"""The commands and their options."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casus.cli.forecasts.commands import app as forecasts
from casus.cli.options import CASE, JSON, LANGUAGE, Language
from casus.cli.references.commands import app as references

__all__ = ["app"]

app = typer.Typer(
    name="casus",
    help="Run a strategic argument that is held as a case file: how likely, how sure, and why.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

app.add_typer(forecasts)
app.add_typer(references)


class Method(StrEnum):
    """Where the draws come from."""

    sobol = "sobol"
    lhs = "lhs"
    mc = "mc"


class Concept(StrEnum):
    """How players choose."""

    quantal = "quantal"
    subgame_perfect = "subgame_perfect"


class GameConcept(StrEnum):
    """How players choose in a game of a file."""

    quantal = "quantal"
    subgame_perfect = "subgame_perfect"
    nash = "nash"


def _version(wanted: bool) -> None:
    if wanted:
        import casus

        print(f"casus {casus.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


@app.command()
def run(
    case: Annotated[str, CASE],
    draws: Annotated[int, typer.Option(min=1, help="Draws of every uncertain quantity.")] = 16_384,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draws.")] = 1,
    method: Annotated[
        Method, typer.Option(help="Sobol points, Latin hypercube or Monte Carlo.", case_sensitive=False)
    ] = Method.sobol,
    concept: Annotated[
        Concept | None, typer.Option(help="Solve every game by this concept instead of the case's own.")
    ] = None,
    do: Annotated[
        list[str] | None,
        typer.Option(help="Force a move wherever the player is offered it; may be repeated.", metavar="PLAYER=MOVE"),
    ] = None,
    suppose_planted: Annotated[
        str | None,
        typer.Option(
            help="Show the answers too if this origin planted what it said.", metavar="ORIGIN", show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, JSON] = False,
    report: Annotated[
        Path | None, typer.Option(help="Where the HTML report goes.", show_default="./NAME.html", dir_okay=False)
    ] = None,
    save: Annotated[Path | None, typer.Option(help="Save the result with all draws (NetCDF).", dir_okay=False)] = None,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report.")] = False,
    digits: Annotated[
        int | None,
        typer.Option(min=0, max=12, help="Digits after the point in per cents; by default only what is known."),
    ] = None,
    language: Annotated[Language, LANGUAGE] = Language.en,
) -> None:
    """Run a case: who moves, what follows, how likely; and write a report."""
    from casus.cli.run import RunOptions, run_case

    run_case(
        RunOptions(
            case=case,
            draws=draws,
            seed=seed,
            method=method.value,
            concept=concept.value if concept else None,
            do=tuple(do or ()),
            suppose_planted=suppose_planted,
            as_json=as_json,
            report=report,
            save=save,
            no_report=no_report,
            digits=digits,
            language=language.value,
        )
    )


@app.command()
def check(
    cases: Annotated[
        list[str], typer.Argument(help="Case files or names in the catalogue.", show_default=False, metavar="CASE…")
    ],
    tradecraft: Annotated[
        bool, typer.Option("--tradecraft", help="Ask the nine standards of analytic tradecraft (ICD 203) too.")
    ] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Read cases and list every fault and warning with its place."""
    from casus.cli.check import check_cases

    raise typer.Exit(check_cases(cases, as_json, tradecraft))


@app.command()
def cases(as_json: Annotated[bool, JSON] = False) -> None:
    """List the cases that come with casus."""
    from casus.cli.cases import list_cases

    list_cases(as_json)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the new case; the file will be NAME.yaml.", show_default=False)],
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Write a small case file to start from. An existing file is never overwritten."""
    from casus.cli.new import new_case

    new_case(name, as_json)


@app.command()
def draft(
    file: Annotated[
        str,
        typer.Argument(help="An article: text, Markdown, HTML or PDF; - reads from standard input.", metavar="FILE|-"),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the case to this new file.", metavar="CASE", dir_okay=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Draft a case from an article: what it says, who says it, and a TODO wherever a person must judge."""
    from casus.cli.draft import draft_case

    draft_case(file, output, as_json)


@app.command()
def update(
    case: Annotated[str, CASE],
    seen: Annotated[str, typer.Option(help="What was seen, in a sentence: the text of the event.", show_default=False)],
    on: Annotated[str, typer.Option(help="The day, such as 2023-02-20.", metavar="DATE", show_default=False)],
    quiet: Annotated[
        float | None, typer.Option(help="How many periods have passed without surprise.", metavar="N")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the new case to this file instead.", metavar="FILE", dir_okay=False),
    ] = None,
    draws: Annotated[int, typer.Option(min=1, help="Draws of every uncertain quantity.")] = 16_384,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draws.")] = 1,
    ledger: Annotated[str | None, typer.Option(help="The ledger that keeps the forecast.", show_default=False)] = None,
    author: Annotated[str | None, typer.Option(help="Who forecasts.", show_default=False)] = None,
    no_record: Annotated[bool, typer.Option("--no-record", help="Keep the forecast in no ledger.")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Put what was seen into a case file, and say how the answer moved."""
    from casus.cli.update import UpdateOptions, update_case

    update_case(
        UpdateOptions(
            case=case,
            seen=seen,
            on=on,
            quiet=quiet,
            output=output,
            draws=draws,
            seed=seed,
            ledger=ledger,
            author=author,
            record=not no_record,
            as_json=as_json,
        )
    )


@app.command()
def explain(
    case: Annotated[str, CASE],
    drivers: Annotated[bool, typer.Option("--drivers", help="What drives the answer.")] = False,
    tipping: Annotated[bool, typer.Option("--tipping", help="What would have to be true for it to tip.")] = False,
    scenarios: Annotated[bool, typer.Option("--scenarios", help="Where the highest answers lie.")] = False,
    information: Annotated[bool, typer.Option("--information", help="What to find out next.")] = False,
    sources: Annotated[bool, typer.Option("--sources", help="Which source it hangs on.")] = False,
    draws: Annotated[int, typer.Option(min=1, help="Draws of every uncertain quantity.")] = 16_384,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draws.")] = 1,
    as_json: Annotated[bool, JSON] = False,
    language: Annotated[Language, LANGUAGE] = Language.en,
) -> None:
    """Say why: what drives the answer, what would tip it, on which source it hangs. All parts, if none is named."""
    from casus.cli.explain import ExplainOptions, explain_case

    asked = {
        "drivers": drivers,
        "tipping": tipping,
        "scenarios": scenarios,
        "information": information,
        "sources": sources,
    }
    parts = tuple(part for part, wanted in asked.items() if wanted)
    explain_case(ExplainOptions(case, parts, draws, seed, as_json, language.value))


@app.command()
def compare(
    old: Annotated[
        str, typer.Argument(help="The old version: a case file, or a name in the catalogue.", metavar="OLD")
    ],
    new: Annotated[str, typer.Argument(help="The new version.", metavar="NEW")],
    draws: Annotated[int, typer.Option(min=1, help="Draws of every uncertain quantity.")] = 16_384,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draws.")] = 1,
    as_json: Annotated[bool, JSON] = False,
    language: Annotated[Language, LANGUAGE] = Language.en,
) -> None:
    """Say why the answer moved between two versions of a case: each change, and its part of the move."""
    from casus.cli.compare import CompareOptions, compare_cases

    compare_cases(CompareOptions(old, new, draws, seed, as_json, language.value))


@app.command()
def solve(
    file: Annotated[
        Path, typer.Argument(help="A game in a format of Gambit: .efg or .nfg.", metavar="FILE", show_default=False)
    ],
    concept: Annotated[
        GameConcept, typer.Option(help="Quantal response, backward induction, or Nash equilibria by way of Gambit.")
    ] = GameConcept.quantal,
    precision: Annotated[
        str | None,
        typer.Option(
            help="Of quantal response: how sharply players tell good moves from bad, in 1/payoff. "
            "Several with commas give one solution each.",
            metavar="L[,L…]",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Solve a game that a file of Gambit describes."""
    from casus.cli.solve import SolveOptions, solve_game

    raise typer.Exit(solve_game(SolveOptions(file, concept.value, precision, as_json)))


@app.command()
def export(
    case: Annotated[str, CASE],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Write this file.", metavar="FILE.efg", dir_okay=False)
    ],
    model: Annotated[
        str | None, typer.Option(help="The game of the case; the only one by default.", show_default=False)
    ] = None,
    at: Annotated[
        str,
        typer.Option(
            help="Where the uncertain quantities stand: mean, or a draw of the default run.", metavar="mean|draw:K"
        ),
    ] = "mean",
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Write the game of a case, with numbers, as a file of Gambit."""
    from casus.cli.export import ExportOptions, export_case

    export_case(ExportOptions(case, model, at, output, as_json))
