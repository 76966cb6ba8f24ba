"""One run and one page for all tests that only look."""

import pytest
from tests.report.page import Element, parsed

import casus
from casus.case import parse
from casus.ensemble import Result
from casus.report import report_html

DUEL = """
casus: 1
title: A duel of words
question: Will there be a quarrel by the summer?
resolution: {yes_if: "They quarrel", no_if: "They don't", source: A neighbour}
banner: This is a toy.
about: Two neighbours and a fence.
as_of: 2024-01-31
horizon: 2024-06-30
authors: [{name: Ada, affiliation: The village}]
answers:
  quarrel: {is: yard.quarrel, headline: true, decision_threshold: 0.25, about: The neighbours quarrel}
  court: {is: yard.court, given: quarrel, about: "It goes to court, if they quarrel"}
  height: {is: height, kind: number, unit: metres, about: Height of the fence}
  how_far: {kind: ordinal, about: How far it goes, is: {peace: rest, words: yard.words, court: yard.court}}
confidence: {level: moderate, why: We know them both}
assumptions:
  sober: {text: Both are sober, breaks_if: There is a feast, carries: [yard, anger, quarrel]}
dissent: [{by: The baker, text: They always quarrel, answer: 0.9}]
leaves_out: ["the dog of the third neighbour"]
related: [entry-deterrence]
sources:
  unused: {title: An old map, reliability: E}
  paper:
    title: The village paper
    author: Bea
    url: "https://example.org/paper?a=1&b=2"
    published: 2023-12
    reliability: B
  gossip: {title: Gossip, url: "javascript:alert(1)", reliability: F}
claims:
  angry:
    text: He was seen to be angry
    sources: [gossip, paper]
    credibility: 3
    origin: paper
    interest: [left]
    sentence: 4
  calm: {text: He is calm, sources: [paper], credibility: 2, disputes: [angry]}
  alone: {text: Nobody else cares}
events: {storm: {date: 2024-01-02, place: The yard, text: The fence falls, because: [calm]}}
actors:
  left: {name: The neighbour on the left, kind: gardener, leader: Ada}
  right: {name: The neighbour on the right}
ties: [{between: [left, right], kind: a fence, since: 1999, because: [angry]}]
quantities:
  anger:
    value: pert(0, 5, 20)
    unit: points
    about: What it is worth to have said it. Some days more.
    because: [angry]
    without: uniform(0, 40)
    knowable: 2024-03-01
  shame: {value: "pert(1, 8, 30)", unit: points, about: What a quarrel costs, because: [angry, alone]}
  cost: {value: "2 * shame", unit: points, about: What a court costs}
  height: {value: "uniform(1, 2)", unit: metres, about: Height of the fence}
  luck: {value: unlikely, about: The judge is kind}
  gap: {value: "uniform(5, 15)", unit: points, about: Decisive advantage, because: [alone]}
correlations: [{between: [anger, shame], rank: 0.4}]
models:
  yard:
    kind: game
    decisive: gap
    tree:
      player: left
      label: Does the left one shout?
      moves:
        shout:
          about: The left one shouts
          event: quarrel
          because: [angry]
          payoffs: {left: anger - 3, right: -shame}
          player: right
          moves:
            sue:
              event: court
              payoffs: {left: -cost, right: -cost}
              chance:
                wins: {probability: luck, payoffs: {right: 40}}
                loses: {probability: rest}
            shout_back: {event: words, weight: 2, payoffs: {right: anger - shame}}
        wave: {about: The left one waves}
"""


@pytest.fixture(scope="session")
def duel() -> Result:
    return casus.run(parse(DUEL, name="duel"), draws=2048)


@pytest.fixture(scope="session")
def page(duel: Result) -> Element:
    return parsed(report_html(duel))


@pytest.fixture(scope="session")
def flagship() -> Result:
    return casus.run(casus.load("belarus-2022"), draws=2048, keep=False)


@pytest.fixture(scope="session")
def flagship_html(flagship: Result) -> str:
    return report_html(flagship)


@pytest.fixture(scope="session")
def flagship_page(flagship_html: str) -> Element:
    return parsed(flagship_html)
