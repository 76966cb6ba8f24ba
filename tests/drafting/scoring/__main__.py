"""Print the figures on our own test set, style by style: `python -m tests.drafting.scoring [folder]`."""

import sys
from pathlib import Path

from tests.drafting.scoring.gold import ARTICLES, draft, gold, names
from tests.drafting.scoring.score import Score
from tests.drafting.scoring.sources import (
    FIELDS,
    frame_faults,
    score_marks,
    score_problems,
    score_sentences,
    score_sources,
)


def main(folder: Path = ARTICLES) -> None:
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
