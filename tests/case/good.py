"""Good cases to break and to write anew: the catalogue's, the template, the sketch where it is there, a full one."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from casus.case import parse
from casus.case.document import Plain, read_document
from casus.cases import catalogue, catalogue_path

__all__ = ["FULL", "SKETCH", "block", "flow", "hash_of", "plain_values", "texts"]

SKETCH = Path(__file__).parents[3] / "shared" / "sketch" / "belarus-2022.yaml"


FULL = """
casus: 1
title: {en: Rain, tr: Yağmur, ru: Дождь}
about: A case that uses every key.
banner: An exercise.
authors: [{name: Ada, affiliation: {en: The village, tr: Köy}}, {name: Bo}]
question: Will it rain?
resolution: {yes_if: It rains, no_if: It doesn't, source: The gauge}
as_of: 2022-12-20
horizon: 2023-06-30
answers:
  wet: {is: "over(g.rain, g.periods_left)", headline: true, decision_threshold: 0.10, about: Rain}
  flood: {is: "over(g.flood, g.periods_left)", given: wet, about: "Flood, if it rains"}
  depth: {is: depth * 2, kind: number, unit: mm}
  ladder: {is: {dry: "1 - over(g.rain, 6.3)", damp: rest, drowned: "over(g.flood, 6.3)"}, kind: ordinal}
confidence: {level: low, why: One gauge}
assumptions: {gauge: {text: The gauge works, breaks_if: It is stolen, carries: [g, depth, wet, seen]}}
leaves_out: [Snow, {en: Hail}]
dissent: [{by: Cy, text: It won't, answer: 0.15}]
related: [centipede]
words: icd203
sources:
  paper: {author: Cy, title: The sky, publisher: P, url: "https://example.org/a?b=c#d", published: 2022-11,
          accessed: 2022-12-20, reliability: B}
claims:
  seen: {text: Clouds were seen., sources: [paper], credibility: 2, origin: cy, interest: [cy], sentence: [3, 4],
         event: 2022-12-01, reported: 2022-12-10, disputes: [denied], corroborates: [other], retracts: [other]}
  denied: {text: No clouds.}
  other: {text: Some., sentence: 20}
events: {storm: {date: 2022-12-19, place: Here, actors: [cy], text: A storm, because: [seen]}}
actors:
  cy: {name: Cy, kind: government, state: "NO", leader: C, aliases: [See], about: Someone}
  sky: {name: {en: The sky}}
ties: [{between: [cy, sky], kind: defence pact, since: 1999, because: [seen]}]
quantities:
  depth: {value: "pert(0.60, 0.80, 0.95)", unit: share, about: How deep, because: [seen], without: "uniform(0, 1)"}
  chance: {value: very unlikely}
  cost: {value: depth + 2 * chance, unit: points}
  bearing: {value: "beta(2, 2)", about: How far the dry months bear on those to come}
  spring: {value: "bernoulli(0.3)", knowable: 2023-03-01}
  either: {value: "mixture(names=[depth, chance], weight=[2, 1])"}
correlations: [{between: [depth, chance], rank: 0.5}]
models:
  g:
    kind: game
    label: The game
    about: Of rain
    clock: {period: 1 month, from: 2022-02-20}
    concept: quantal
    decisive: {cy: 10 + either, sky: 20}
    tree:
      label: What now?
      player: cy
      moves:
        dance:
          weight: 2
          about: A dance
          because: [seen]
          payoffs: {cy: -cost, sky: 3}
          let: {depth: 0.5 * depth}
          label: And then?
          chance:
            wet: {probability: chance, event: rain, then: after}
            dry: {probability: rest}
        pass: {payoffs: {cy: 1}}
    subtrees:
      after:
        player: sky
        moves: {stop: {payoffs: {cy: spring}}, pour: {event: flood}}
observed:
  - {what: 1 - g.rain, periods: 10, bearing: bearing, until: 2022-12-20, about: Dry since spring, because: [seen]}
  - {what: 1 - g.flood}
"""


@cache
def texts() -> dict[str, str]:
    """Text of each good case by name."""
    paths = {name: path for name in catalogue() if (path := catalogue_path(name)) is not None}
    found = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    new = (files("casus.cli") / "new.yaml").read_text(encoding="utf-8")
    found["new"] = new.replace("AS_OF", "2022-12-20").replace("HORIZON", "2023-06-30")
    if SKETCH.exists():
        found["sketch"] = SKETCH.read_text(encoding="utf-8")
    return {"full": FULL, **found}


def plain_values(text: str) -> Plain:
    """A case as dicts, lists and scalars."""
    return read_document(text, "case.yaml").root


def flow(values: Any) -> str:
    """Values as JSON, which is YAML in flow form."""
    return json.dumps(values, ensure_ascii=False)


def block(values: Any, style: str | None = None) -> str:
    """Values as YAML in block form, scalars in a style of quoting."""
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, default_style=style, width=10_000))


def hash_of(text: str) -> str:
    """The identity of a case."""
    return parse(text).hash
