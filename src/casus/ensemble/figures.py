"""The figures of a result as plain values, for `--json` and for a notebook."""

from html import escape
from typing import TYPE_CHECKING, Any

from casus.case import in_language
from casus.ensemble.evidence_figures import hypotheses_figures

if TYPE_CHECKING:
    from casus.ensemble.game_result import GameResult
    from casus.ensemble.observing import Weighed
    from casus.ensemble.result import Result

__all__ = ["answer_figures", "figures", "notebook_html", "per_cent"]


def figures(result: "Result") -> dict[str, Any]:
    """Answers, models, quantities and the record of the run, in the layout of `casus run --json`."""
    case, run = result.case, result.run
    answers = {name: {**shown, **_kind(result, name)} for name, shown in answer_figures(result).items()}
    return {
        "case": case.name,
        "title": in_language(case.title, "en"),
        "question": in_language(case.question, "en") if case.question is not None else None,
        "as_of": case.as_of.isoformat() if case.as_of else None,
        "speaks": case.speaks.isoformat() if case.speaks else None,
        "horizon": case.horizon.isoformat() if case.horizon else None,
        "answer": {"name": case.headline, **answers[case.headline]},
        "answers": answers,
        "outside": {name: view.plain() for name, view in result.outside.items()},
        "pooled": [{"weight": weight, "forecast": forecast} for weight, forecast in result.pooled.items()],
        "observed": _observed(result),
        "models": {name: _game(result, game) for name, game in result.models.items()}
        | {name: hypotheses_figures(result, name) for name in result.hypotheses},
        "quantities": {
            name: {**summary.as_dict("mean", "p10", "p50", "p90"), "ground": case.ground(name)}
            for name, summary in result.quantities.items()
        },
        "run": {
            "seed": run.settings.seed,
            "draws": run.settings.draws,
            "method": run.settings.method,
            "changed": _plain(run.settings.changed()),
            "version": run.version,
            "case_hash": run.case_hash,
            "seconds": run.seconds,
            "solved": run.solved,
            "failed": dict(run.failed),
        },
        "warnings": [str(fault) for fault in result.warnings],
    }


def answer_figures(part: "Result | Weighed", *names: str) -> dict[str, dict[str, Any]]:
    """Figures of all answers, those of `Summary.as_dict`, and of each ladder its steps."""
    shown = {name: summary.as_dict(*names) for name, summary in part.answers.items()}
    for name, steps in part.ladders.items():
        shown[name]["steps"] = {step: summary.as_dict("mean", "p10", "p90") for step, summary in steps.items()}
    return shown


def _kind(result: "Result", name: str) -> dict[str, Any]:
    answer = result.case.answers[name]
    given = {"given": answer.given} if answer.given is not None else {}
    return {"word": result.word(name), "kind": answer.kind, **given}


def _observed(result: "Result") -> dict[str, Any] | None:
    """What observing did to the answers; None for a case without `observed`."""
    if result.observed is None:
        return None
    seen = result.observed
    return {
        "effective_draws": seen.effective,
        "before": answer_figures(seen.before),
        "bearings_before": dict(seen.bearings),
        "at_bearing": [
            {"bearing": bearing, "effective_draws": part.effective, "answers": answer_figures(part)}
            for bearing, part in seen.at_bearing.items()
        ],
    }


def _game(result: "Result", game: "GameResult") -> dict[str, Any]:
    three = ("mean", "p10", "p90")
    clock = result.case.games[game.name].clock
    return {
        "kind": game.kind,
        "period": clock.period.text if clock is not None else None,
        "concept": game.concept,
        "events": {event: summary.as_dict(*three) for event, summary in game.events.items()},
        "moves": [
            {
                "path": position.path,
                "player": position.player,
                "reach": position.reach,
                "moves": {
                    name: {**move.probability.as_dict(*three), "edge": move.edge}
                    for name, move in position.moves.items()
                },
            }
            for position in game.positions.values()
        ],
        "information_sets": [
            {
                "name": known.name,
                "player": known.player,
                "told": known.told,
                "reach": known.reach,
                "beliefs": [
                    {
                        "path": belief.path,
                        "unseen": list(belief.unseen),
                        "mean": belief.mean,
                        **(belief.over.as_dict("p10", "p90") if belief.over is not None else {}),
                    }
                    for belief in known.beliefs.values()
                ],
            }
            for known in game.sets.values()
        ],
        "values": {player: summary.as_dict(*three) for player, summary in game.values.items()},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def per_cent(probability: float | None, digits: int | None = None) -> str:
    """A probability as people print it: whole per cents, one decimal below 5 %, more only when asked.

    >>> per_cent(0.234), per_cent(0.0234), per_cent(0.0234, 3), per_cent(0.0003), per_cent(None)
    ('23 %', '2.3 %', '2.340 %', '<0.1 %', 'not defined')
    """
    if probability is None:
        return "not defined"
    value = 100 * probability
    if digits is not None:
        return f"{value:.{digits}f} %"
    if value in (0.0, 100.0):
        return f"{value:.0f} %"
    if 0 < value < 0.05:
        return "<0.1 %"
    if 99.95 < value < 100:
        return ">99.9 %"
    # What rounds to 5.0 is printed as 5.
    return f"{value:.1f} %" if round(value, 1) < 5 or (round(value, 1) > 99 and value < 100) else f"{value:.0f} %"


def notebook_html(result: "Result") -> str:
    """A small table of the answers; every text of the case is escaped."""
    case, run = result.case, result.run
    rows = []
    for name, summary in result.answers.items():
        shown = per_cent if case.answers[name].kind == "probability" else _number
        spread = f"{shown(summary.p10)} to {shown(summary.p90)}" if summary.p10 is not None else ""
        cells = (name, shown(summary.mean), spread, result.word(name) or "")
        rows.append(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>")
    headings = "".join(f"<th>{text}</th>" for text in ("answer", "forecast", "10th–90th percentile", ""))
    return (
        f"<p><b>{escape(in_language(case.title))}</b></p>"
        f"<table><thead><tr>{headings}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"<p>{run.settings.draws:,} draws, seed {run.settings.seed}, {escape(run.case_hash[:19])}</p>"
    )


def _number(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.4g}"
