"""From a result to forecasts in the ledger: the one place where the two meet."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casus.errors import UsageError, nearest, visible

if TYPE_CHECKING:
    from casus.case import Case
    from casus.ensemble import Result, Summary
    from casus.ledger import Entry, Forecast, Ledger

__all__ = ["checked", "following", "forecasts_of", "outside_view", "record", "undefined"]


def record(
    ledger: "Ledger",
    result: "Result",
    *,
    author: str | None = None,
    note: str | None = None,
    follows: "Iterable[Entry]" = (),
    answers: Collection[str] = (),
) -> "list[Entry]":
    """Keep the answers of a result, all of them or none; once this returns they are on the disk.

    author  : who answers for them; by default the first author of the case
    note    : a remark, kept with each
    follows : forecasts that these take the place of, such as those of the case before an update; matched by answer
    answers : names of those to keep, by default all; an answer that the run doesn't define is left out
    raises  : UsageError
    """
    return ledger.record(following(forecasts_of(result, author=author, note=note, answers=answers), follows))


def following(forecasts: "Iterable[Forecast]", follows: "Iterable[Entry]") -> "list[Forecast]":
    """Forecasts that take the place of earlier ones of the same answers."""
    number = {entry.forecast.answer: entry.number for entry in follows}
    return [replace(forecast, follows=number.get(forecast.answer)) for forecast in forecasts]


def forecasts_of(
    result: "Result",
    *,
    author: str | None = None,
    note: str | None = None,
    answers: Collection[str] = (),
) -> "list[Forecast]":
    """The answers of a result as the ledger keeps them; arguments as for `record`."""
    case = result.case
    author = checked(case, author, answers)
    chosen = [name for name in case.answers if not answers or name in answers]
    return [_forecast(result, name, author, note) for name in chosen if result.answers[name].mean is not None]


def checked(case: "Case", author: str | None, answers: Collection[str]) -> str:
    """The author to record under; a fault, before anything is run, where there is none or an answer isn't there."""
    for name in answers:
        if name not in case.answers:
            close = nearest(name, case.answers)
            hint = f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
            raise UsageError(f"there is no answer {name!r} in {case.name}; found {', '.join(case.answers)}{hint}")
    author = author or (case.authors[0].name if case.authors else None)
    if author is None:
        raise UsageError(f"{case.name} names no author, so say with --author who answers for the forecast")
    return author


def undefined(result: "Result", answers: Collection[str] = ()) -> list[str]:
    """Answers that can't be kept, since the run doesn't define them: they are given what can't happen."""
    return [
        name for name, summary in result.answers.items() if summary.mean is None and (not answers or name in answers)
    ]


def outside_view(result: "Result", answer: str) -> tuple[float | None, str | None]:
    """Base rate and reference class of an answer: how often such things happen, before one looks at this one.

    The outside view of a case answers its headline; other probabilities share its class, not its rate. None where the
    case takes no outside view.
    """
    if not result.outside or result.case.answers[answer].kind != "probability":
        return None, None
    class_ = result.case.references[next(iter(result.outside))].class_
    return result.base_rate if answer == result.case.headline else None, class_


def _forecast(result: "Result", name: str, author: str, note: str | None) -> "Forecast":
    from casus.case import in_language
    from casus.ledger import Forecast

    case, summary = result.case, result.answers[name]
    answer, run = case.answers[name], result.run
    rate, reference_class = outside_view(result, name)
    assert summary.mean is not None
    return Forecast(
        case=case.name,
        title=visible(in_language(case.title, "en")),
        question=visible(in_language(case.question if case.question is not None else case.title, "en")),
        resolution=_resolution(case),
        as_of=case.speaks,
        horizon=case.horizon,
        answer=name,
        about=visible(in_language(answer.about, "en")) if answer.about is not None else None,
        kind=answer.kind,
        given=answer.given,
        unit=answer.unit,
        value=summary.mean,
        p10=summary.p10,
        p50=summary.p50,
        p90=summary.p90,
        steps=_steps(result, name),
        quantiles=_quantiles(summary) if answer.kind == "number" else (),
        case_hash=run.case_hash,
        seed=run.settings.seed,
        draws=run.settings.draws,
        method=run.settings.method,
        settings=_plain(run.settings.as_dict()),
        version=run.version,
        author=author,
        base_rate=rate,
        reference_class=reference_class,
        note=note,
    )


def _resolution(case: "Case") -> str | None:
    from casus.case import in_language

    if (decided := case.resolution) is None:
        return None
    yes, no, source = (in_language(text, "en") for text in (decided.yes_if, decided.no_if, decided.source))
    return visible(f"Yes if: {yes}\nNo if: {no}\nSource: {source}")


def _steps(result: "Result", name: str) -> list[tuple[str, float]]:
    """Steps of a ladder with probabilities that add up to 1 to the last digit."""
    if name not in result.ladders:
        return []
    shares = {step: max(summary.mean or 0.0, 0.0) for step, summary in result.ladders[name].items()}
    total = sum(shares.values())
    return [(step, min(share / total, 1.0)) for step, share in shares.items()]


def _quantiles(summary: "Summary") -> list[float]:
    from casus.ledger import LEVELS

    if not summary.varies:
        return [float(summary.mean or 0.0)] * len(LEVELS)
    found = summary.density.percentiles(*(100 * level for level in LEVELS))
    # Means of bins rise as the bins do, but for the last digit.
    return [max(found[: k + 1]) for k in range(len(found))]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
