"""One mistake is one fault: what only follows from it is not told, what has nothing to do with it is."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from tests.case.example import faults_of, frame, game
from tests.case.good import FULL, flow, plain_values

Way = tuple[str | int, ...]


def _ways(part: Any, way: Way = ()) -> Iterator[Way]:
    if way:
        yield way
    for key, inner in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield from _ways(inner, (*way, key))


WAYS = tuple(_ways(plain_values(FULL)))
# Every name of these maps is the author's own: another name is no misspelt key, and each use of it is unknown.
NAMED = {"answers", "assumptions", "sources", "claims", "events", "actors", "quantities", "models", "moves", "chance",
         "subtrees", "decisive", "let", "payoffs"}  # fmt: skip


def _broken(way: Way, value: Any) -> str:
    values: Any = copy.deepcopy(plain_values(FULL))
    here = values
    for key in way[:-1]:
        here = here[key]
    here[way[-1]] = value
    return flow(values)


@pytest.mark.parametrize("value", [True, [[1]], "1 +", 7], ids=["true", "list", "no-expression", "number"])
def test_a_value_that_does_not_fit_is_at_most_one_fault(value: Any) -> None:
    for way in WAYS:
        faults = faults_of(_broken(way, value))
        # A name that nothing has is unknown once for each of its uses in the value itself.
        assert len(faults) <= 1, "\n".join([str(way), *map(str, faults)])


def test_a_misspelt_key_is_one_fault_and_names_the_right_one() -> None:
    for way in WAYS:
        parent, key = way[:-1], way[-1]
        if (
            isinstance(key, int)
            or (parent and parent[-1] in NAMED)
            or parent[-1:] == ("is",)
            or parent[-2:-1] == ("is",)
        ):
            continue
        values: Any = copy.deepcopy(plain_values(FULL))
        here = values
        for part in parent:
            here = here[part]
        if set(here) <= {"en", "tr", "ru"}:
            continue
        entries = {f"{name}x" if name == key else name: entry for name, entry in here.items()}
        here.clear()
        here.update(entries)
        faults = faults_of(flow(values))
        # `byx` is as far from `by` as a name can be, and no name is offered for it.
        if len(key) == 2:
            continue
        assert [fault.code for fault in faults] == ["unknown-key"], "\n".join([str(way), *map(str, faults)])
        assert key in faults[0].nearest, faults[0]


TREE = "{player: x, moves: {a: {event: won, payoffs: {x: q}}, b: {then: s}}}"
SUBTREES = "    subtrees: {s: {chance: {c: {probability: q, event: lost}, d: {probability: rest}}}}\n"


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("event: won", "evnt: won", "unknown-key"),
        ("event: won", "event: won!", "name-invalid"),
        ("event: won", "event: &a won", "yaml-alias"),
        ("event: won", "event: *a", "yaml-alias"),
        ("event: won", "event: [won]", "wrong-type"),
        ("moves: {a", "mvoes: {a", "unknown-key"),
        ("player: x, moves", "player: x y, moves", "name-invalid"),
        ("player: x, moves", "plyer: x, moves", "unknown-key"),
        ("subtrees:", "subtree:", "unknown-key"),
        ("then: s", "thne: s", "unknown-key"),
        ("chance:", "chanse:", "unknown-key"),
        ("probability: q", "probabilty: q", "unknown-key"),
        ("probability: q", "probability: [q]", "wrong-type"),
        ("precision: 1", "precison: 1", "unknown-key"),
        ("precision: 1", "decisive: [1]", "wrong-type"),
        ("precision: 1", "precision: {x: [1]}", "wrong-type"),
        ("quantities:", "quantites:", "unknown-key"),
        ("models:", "modles:", "unknown-key"),
        ("kind: game", "kind: gmae", "wrong-value"),
        ("kind: game", "kind: index", "later-version"),
        ("tree:", "tre:", "unknown-key"),
        ("answer:", "anwser:", "unknown-key"),
        ("title:", "titel:", "unknown-key"),
        ("casus:", "casu:", "unknown-key"),
    ],
)
def test_what_follows_from_a_mistake_is_not_told(before: str, after: str, code: str) -> None:
    text = game(TREE, SUBTREES).replace("answer: g.won", "answer: g.won + g.lost + g.b.c")
    assert faults_of(text) == ()
    assert before in text
    faults = faults_of(text.replace(before, after, 1))
    assert [fault.code for fault in faults] == [code], "\n".join(map(str, faults))


def test_what_does_not_follow_is_told() -> None:
    # The tree is whole: a payoff hides no event.
    text = game(TREE.replace("x: q", "x: 1 +"), SUBTREES).replace("g.won", "g.wn")
    assert [fault.code for fault in faults_of(text)] == ["unknown-name", "expression-syntax"]
    # Another model, another section.
    text = game(TREE.replace("event: won", "evnt: won"), SUBTREES).replace("answer: g.won", "answer: h.won + cost")
    assert [fault.code for fault in faults_of(text)] == ["unknown-name", "unknown-name", "unknown-key"]
    # A name that is wrong beside a section that is there.
    text = frame("answer: 1\nsource: {}\nsources: {a: {title: T}}\nclaims: {c: {text: T, sources: [b]}}")
    assert [fault.code for fault in faults_of(text)] == ["unknown-key", "unknown-name"]
