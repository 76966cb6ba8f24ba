"""Scoring of actors: kind and state, or name; recall of aliases; agreement of people and offices."""

from collections.abc import Mapping, Sequence
from typing import Any

from .score import Score, paired

__all__ = ["Counts", "actors", "aliases", "offices", "people"]

Counts = tuple[int, int]
"""How many agree, and out of how many of the gold."""

Actor = Mapping[str, Any]


def actors(found: Sequence[Actor], gold: Sequence[Actor]) -> tuple[Score, list[tuple[Actor, Actor]]]:
    """States by their code; organisations and publics by name or alias, a public by its state, too."""
    return paired(found, gold, _same)


def aliases(pairs: Sequence[tuple[Actor, Actor]]) -> Counts:
    """Aliases of the gold that are a form of the same actor."""
    wanted = [(_forms(one), _plain(alias)) for one, other in pairs for alias in other["aliases"]]
    return sum(alias in forms for forms, alias in wanted), len(wanted)


def offices(pairs: Sequence[tuple[Actor, Actor]]) -> Counts:
    """People of the gold who stand under the same actor, with an office that contains, or is part of, theirs."""
    right = of = 0
    for one, other in pairs:
        mine = dict(person.split(", ", 1) for person in one["people"])
        for person in other["people"]:
            name, office = person.split(", ", 1)
            said = mine.get(name, "").lower()
            right += bool(said) and (said in office.lower() or office.lower() in said)
            of += 1
    return right, of


def people(found: Sequence[str], gold: Sequence[str]) -> Score:
    return paired(found, gold, lambda one, other: one == other)[0]


def _same(one: Actor, other: Actor) -> bool:
    if one["kind"] != other["kind"]:
        return False
    if one["kind"] == "state" or (one["kind"] == "public" and one["state"] == other["state"]):
        return bool(one["state"] == other["state"])
    return bool(_forms(one) & _forms(other))


def _forms(actor: Actor) -> set[str]:
    return {_plain(name) for name in (actor["name"], *actor["aliases"])}


def _plain(name: str) -> str:
    return name.replace("’", "'").lower()
