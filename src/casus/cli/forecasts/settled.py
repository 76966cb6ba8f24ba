"""`casus forecast resolve`: says what came of a question."""

import json
import sys
from datetime import date

__all__ = ["resolve_forecast"]


def resolve_forecast(
    where: str | None, name: str, outcome: str, source: str, on: date | None, correct: bool, as_json: bool
) -> None:
    """Record the outcome and say how many forecasts it decides."""
    from casus.cli.forecasts.words import day, name_of, outcome_words
    from casus.ledger import open_ledger

    with open_ledger(where, create=False) as ledger:
        resolved = ledger.resolve(name, outcome, source=source, on=on, correct=correct)
    series, settled = resolved.series, resolved.settled
    late = [entry for entry in series.forecasts if not series.in_time(entry)]
    if as_json:
        shown = {
            "new": resolved.new,
            "resolution": settled.as_dict(),
            "forecasts": [entry.number for entry in series.forecasts],
            "after_the_decision": [entry.number for entry in late],
        }
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    said = settled.resolution
    horizon = series.first.horizon
    if resolved.new and said.outcome == "no" and horizon is not None and date.today() < horizon:
        note = f"the question stays open until {day(horizon)}: a “no” is seldom known before; --correct takes it back"
        print(f"casus: note: {note}", file=sys.stderr)
    stands = f"{outcome_words(said.outcome, series.first)} on {day(said.on)}"
    if not resolved.new:
        print(f"Nothing to do: this was resolved {stands} before (entry {settled.number}).")
        return
    how = f"Corrects entry {said.corrects}: now" if said.corrects is not None else "Resolved"
    print(name_of(series.first))
    number = len(series.forecasts)
    print(f"{how} {stands}; this decides {number} forecast{'' if number == 1 else 's'} of the question.")
    if said.void:
        print("Void: none of them is scored.")
    elif late:
        verb = "was" if len(late) == 1 else "were"
        print(f"{len(late)} of them {verb} recorded after that day, which makes it hindsight: never scored.")
