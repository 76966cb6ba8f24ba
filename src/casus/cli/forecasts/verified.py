"""`casus forecast verify`: is the ledger what was written?"""

import json
import sys

__all__ = ["verify_ledger"]


def verify_ledger(where: str | None, kept: str | None, as_json: bool) -> int:
    """Check the ledger and say what was found; returns the exit code: 0 fine, 1 faults."""
    from casus.ledger import open_ledger

    with open_ledger(where, create=False) as ledger:
        found = ledger.verify(kept)
        place = ledger.where
    if as_json:
        print(json.dumps({"ledger": place, **found.as_dict()}, ensure_ascii=False, indent=2))
    elif found.fine:
        print(f"{place}: fine. {_count(found.forecasts, 'forecast')}, {_count(found.resolutions, 'resolution')}.")
        print(f"Last hash: {found.last}")
        print("Keep it elsewhere: `casus forecast verify --kept HASH` then shows that nothing up to here was changed.")
    else:
        for fault in found.faults:
            print(f"{place}: {fault}", file=sys.stderr)
        print(_count(len(found.faults), "fault"), file=sys.stderr)
    return 0 if found.fine else 1


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
