"""Small cases from short texts."""

from collections.abc import Callable
from typing import Any

import pytest

import casus

Make = Callable[..., Any]


def case_of(models: str = "", **quantities: object) -> Any:
    """A case with some quantities; `text` of the rest of the file is given as YAML."""
    lines = "".join(f"  {name}: {{value: {value!r}}}\n" for name, value in quantities.items())
    return casus.parse(f"casus: 1\ntitle: Test\nquantities:\n{lines or '  unused: {value: 1}'}\n{models}")


@pytest.fixture(name="make")
def _make() -> Make:
    return case_of


DUEL = """
answers:
  fights: {is: choice.fights, headline: true}
  wins: {is: choice.wins, given: fights}
models:
  choice:
    kind: game
    precision: 0.2
    tree:
      player: a
      moves:
        attack:
          player: b
          moves:
            resist:
              event: fights
              chance:
                win: {probability: strength, event: wins, payoffs: {a: 20, b: -20}}
                lose: {probability: rest, payoffs: {a: -15, b: 5}}
            yield: {payoffs: {a: 10, b: -10}}
        wait: {payoffs: {a: grace}}
"""


@pytest.fixture
def duel() -> Any:
    """Two players and chance: the second one decides only after an attack."""
    return case_of(DUEL, strength="beta(2, 3)", grace="uniform(0, 10)")
