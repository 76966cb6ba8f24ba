"""Cases between two versions: some changes made, others not, in one program with a switch for each.

A changed value becomes `where(switch, new, old)`, so that a program is planned once and run with other switches. A
changed quantity that is drawn keeps its dimension of the sample points, old and new taking the same share of their
distributions. What no switch can express (a move more or less, another item of evidence, a date) needs a program of its
own.
"""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from casus.case import Case, parse
from casus.ensemble import Settings, plan
from casus.insight.changes.difference import MISSING, Entry, Leaf
from casus.insight.experiment import Array, Experiment
from casus.quantities.copula import GaussianCopula
from casus.quantities.distributions import Quantile, normal
from casus.quantities.pointsets import points

__all__ = ["Group", "Hybrids"]

# A digit before an underscore would read as a number written with it, so names come last.
_SWITCH, _OLD, _NEW = "zz_switch_{}", "zz_old_{}", "zz_new_{}"


@dataclass(frozen=True)
class Group:
    """Changes that go together."""

    entries: tuple[Entry, ...]

    @property
    def structural(self) -> bool:
        """Whether a program of its own is needed."""
        return any(entry.kind == "structure" for entry in self.entries)


class Hybrids:
    """Forecasts of the cases between two versions, on the same draws.

    raises : CaseError from `value` where a case between the two does not check
    """

    def __init__(self, old: Case, new: Case, groups: Sequence[Group], settings: Settings) -> None:
        self.old, self.new, self.groups, self.settings = old, new, groups, settings
        self._known: dict[int, float] = {}
        self._programs: dict[int, _Merged] = {}
        self.structural = sum(1 << k for k, group in enumerate(groups) if group.structural)

    def value(self, made: int) -> float:
        """The forecast with some groups of changes made: binary digits of a number."""
        if made not in self._known:
            structure = made & self.structural
            if structure not in self._programs:
                self._programs[structure] = _Merged(self, structure)
            self._known[made] = self._programs[structure].forecast(made)
        return self._known[made]

    def case(self, made: int) -> Case:
        """The case with some structural groups made, and switches for the rest."""
        document = _merged(self, made & self.structural)
        document.pop("correlations", None)
        return parse(json.dumps(document, ensure_ascii=False), self.new.name)

    @cached_property
    def dimensions(self) -> Mapping[str, int]:
        """The dimension of the sample points of each input: those of the old version, then what the new one adds."""
        names = dict.fromkeys(row.name for case in (self.old, self.new) for row in plan(case, self.settings).drawn)
        return {name: k for k, name in enumerate(names)}

    @cached_property
    def scores(self) -> Array:
        """(dimension, draw) independent standard normal scores."""
        settings, count = self.settings, len(self.dimensions)
        out = np.empty((count, settings.draws))
        points(settings.method, count, settings.draws, settings.seed).fill(0, settings.draws, out)
        for row in out:
            normal.quantile(row, out=row)
        return out


class _Merged:
    """One program: the structural changes in `structure` made, a switch for each of the others."""

    def __init__(self, hybrids: Hybrids, structure: int) -> None:
        self.hybrids = hybrids
        self.switched = [k for k, group in enumerate(hybrids.groups) if not group.structural]
        document = _merged(hybrids, structure)
        pairs = document.pop("correlations", [])
        case = parse(json.dumps(document, ensure_ascii=False), hybrids.new.name)
        self.experiment = Experiment(plan(case, hybrids.settings))
        self.rows = {name: k for k, name in enumerate(self.experiment.rows)}
        self.inputs = self._drawn(pairs)

    def forecast(self, made: int) -> float:
        """The forecast with the switches of some groups on."""
        for k in self.switched:
            row = self.rows.get(_SWITCH.format(k))
            if row is not None:
                self.inputs[row] = float(made >> k & 1)
        return self.experiment.outcomes(self.inputs).mean

    def _drawn(self, pairs: Sequence[Mapping[str, Any]]) -> Array:
        """Values of all inputs; switches stand at 0."""
        hybrids, count = self.hybrids, len(self.experiment.rows)
        scores = hybrids.scores.copy()
        place = hybrids.dimensions
        known = [(pair["between"], pair["rank"]) for pair in pairs if all(name in place for name in pair["between"])]
        copula = GaussianCopula(len(place), [(place[a], place[b], rank) for (a, b), rank in known])
        copula.apply(scores, np.empty(scores.shape[1]))
        inputs = np.zeros((count, hybrids.settings.draws))
        for name, row in self.rows.items():
            base = name.removeprefix(_OLD.format("")).removeprefix(_NEW.format(""))
            if base in place:
                inputs[row] = _at(self.experiment.sampler.quantities[row], scores[place[base]])
        return inputs


def _at(quantile: Quantile, scores: Array) -> Array:
    quantile.prepare()
    out, scratch = np.array(scores), np.empty((max(quantile.scratch_rows, 3), len(scores)))
    np.clip(out, -normal.REACH, normal.REACH, out=out)
    if quantile.argument == "uniform":
        normal.cdf(out, out, scratch)
        np.clip(out, 2.0**-54, 1 - 2.0**-53, out=out)
    quantile.evaluate(out, out, scratch)
    return out


def _merged(hybrids: Hybrids, structure: int) -> dict[str, Any]:
    """The document with some structural changes made, and switches for the values that change."""
    document: dict[str, Any] = deepcopy(dict(hybrids.old.canonical))
    quantities = document.setdefault("quantities", {})
    # What either version has may be needed; what only one has is used by it alone.
    for name, entry in hybrids.new.canonical.get("quantities", {}).items():
        quantities.setdefault(name, deepcopy(entry))
    for k, group in enumerate(hybrids.groups):
        for entry in group.entries:
            for leaf in entry.leaves:
                if group.structural:
                    if structure >> k & 1:
                        _put(document, leaf, leaf.new)
                elif leaf.kind == "value":
                    _switch(document, quantities, k, leaf)
    for k, group in enumerate(hybrids.groups):
        if not group.structural:
            quantities[_SWITCH.format(k)] = {"value": "bernoulli(0.5)"}
    return document


def _switch(document: dict[str, Any], quantities: dict[str, Any], k: int, leaf: Leaf) -> None:
    """Put `where(switch, new, old)` in the place of a changed value."""
    old = leaf.default if leaf.old is MISSING else leaf.old
    new = leaf.default if leaf.new is MISSING else leaf.new
    if leaf.way[0] == "quantities":
        name = str(leaf.way[1])
        # A distribution is a whole value: each version of it becomes a quantity.
        quantities[_OLD.format(name)] = {"value": old}
        quantities[_NEW.format(name)] = {"value": new}
        old, new = _OLD.format(name), _NEW.format(name)
    _put(document, leaf, f"where({_SWITCH.format(k)} > 0.5, {new}, {old})")


def _put(document: dict[str, Any], leaf: Leaf, value: Any) -> None:
    """Put a value where a difference stands, or take away what stands there."""
    part: Any = document
    for key in leaf.way[:-1]:
        part = part[int(key)] if isinstance(part, list) else part.setdefault(key, {})
    last = leaf.way[-1]
    if value is MISSING:
        if isinstance(part, dict):
            part.pop(last, None)
    elif isinstance(part, list):
        part[int(last)] = deepcopy(value)
    else:
        part[last] = deepcopy(value)
