"""Print the figures on our own test set, style by style: `python -m tests.drafting.scoring [folder]`."""

import sys
from pathlib import Path
from typing import Any

from tests.drafting.scoring.actors import actors, people
from tests.drafting.scoring.align import aligned
from tests.drafting.scoring.claims import by_sentence
from tests.drafting.scoring.gold import ARTICLES, draft, gold, names
from tests.drafting.scoring.quantities import quantities
from tests.drafting.scoring.score import Score
from tests.drafting.scoring.sources import (
    FIELDS,
    frame_faults,
    score_marks,
    score_problems,
    score_sentences,
    score_sources,
)

CONTENT = ("claims", "actors", "quantities", "people", "conditionals", "hypotheses")


def main(folder: Path = ARTICLES) -> None:
    references(folder)
    print()
    content(folder)


def content(folder: Path) -> None:
    """F1 of what the sentences say, article by article, after their numbers are aligned."""
    print(f"{'':16}" + "".join(f"{part:>14}" for part in CONTENT))
    total: dict[str, Score] = {}
    for name in names(folder):
        row = _content(dict(draft(name, folder)), gold(name, folder))
        total = {key: total.get(key, Score()) + score for key, score in row.items()}
        print(f"{name:16}" + "".join(f"{row[part].f1:>14.3f}" for part in CONTENT))
    print(f"{'together':16}" + "".join(f"{total[part].f1:>14.3f}" for part in CONTENT))


def _content(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Score]:
    numbers = aligned(found["sentences"], wanted)
    for key in ("claims", "quantities", "conditionals", "hypotheses"):
        found[key] = [{**one, "sentence": numbers.get(one["sentence"])} for one in found[key]]
    return {
        "actors": actors(found["actors"], wanted["actors"])[0],
        "quantities": quantities(found["quantities"], wanted["quantities"])[0],
        "people": people(found["people"], wanted["people"]),
        **{part: by_sentence(found[part], wanted[part]) for part in ("claims", "conditionals", "hypotheses")},
    }


def references(folder: Path) -> None:
    """F1 of sentences, sources and marks, and the share of right fields, article by article."""
    print(f"{'':16}{'sentences':>10}{'sources':>9}{'marks':>7}{'problems':>9}  " + "".join(f"{f:>10}" for f in FIELDS))
    total: dict[str, Score] = {}
    faults = []
    for name in names(folder):
        found, wanted = draft(name, folder), gold(name, folder)
        sources, fields = score_sources(found, wanted)
        row = {
            "sentences": score_sentences(found, wanted),
            "sources": sources,
            "marks": score_marks(found, wanted),
            "problems": score_problems(found, wanted),
            **fields,
        }
        total = {key: total.get(key, Score()) + score for key, score in row.items()}
        print(_line(name, row))
        faults += [f"{name}: {fault}" for fault in frame_faults(found, wanted)]
    print(_line("together", total))
    print("frame:", *(faults or ["no faults"]), sep="\n  ")


def _line(name: str, row: dict[str, Score]) -> str:
    cells = [f"{row[key].f1:.3f}" for key in ("sentences", "sources", "marks", "problems")]
    fields = [f"{row[key].precision:.3f}" for key in FIELDS]
    first, second, third, fourth = cells
    return f"{name:16}{first:>10}{second:>9}{third:>7}{fourth:>9}  " + "".join(f"{cell:>10}" for cell in fields)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
