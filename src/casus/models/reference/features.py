"""What the outside view asks about a state: the registry of features, and the reading of a case's own."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from casus.errors import CaseError, Fault, nearest, short

__all__ = ["FEATURES", "Feature", "Features", "read_features"]

Kind = Literal["bool", "number", "count"]


@dataclass(frozen=True)
class Feature:
    """One thing that the class asks about a state on the first day of the war.

    kind : "bool" true or false, "number" any number of the range, "count" a whole number of the range
    unit : of a number or a count; empty for bool
    low, high : smallest and largest value that is taken
    """

    name: str
    meaning: str
    kind: Kind = "bool"
    unit: str = ""
    low: float = 0.0
    high: float = 1.0

    @property
    def expected(self) -> str:
        """What may stand there, in words."""
        if self.kind == "bool":
            return "true or false"
        what = "a whole number" if self.kind == "count" else "a number"
        return f"{what} from {self.low:g} to {self.high:g}{f' ({self.unit})' if self.unit else ''}"


_SIDE = "that side"
_ENEMY = "the enemy"


def _pair(name: str, meaning: str, **more: Any) -> tuple[Feature, Feature]:
    return (
        Feature(f"{name}_own", meaning.format(side=_SIDE), **more),
        Feature(f"{name}_opp", meaning.format(side=_ENEMY), **more),
    )


_LIST: tuple[Feature, ...] = (
    *_pair("def", "a defence pact with {side} was in force the year before"),
    Feature("off_own", "an offence pact with that side was in force the year before"),
    *_pair("weak", "only a weaker pact with {side} (neutrality, nonaggression or consultation), and none of defence"),
    Feature("own_target", "that side did not begin the war"),
    *_pair("land", "a land border with {side}"),
    *_pair("km", "distance from capital to the nearest capital of {side}", kind="number", unit="km", high=20_040.0),
    Feature("cinc_self", "the state's own share of the world's material capabilities", "number", "CINC, 0 to 1"),
    *_pair("cinc", "share of the world's material capabilities of {side}", kind="number", unit="CINC, 0 to 1"),
    Feature("major_self", "the state is itself a major power"),
    *_pair("major", "a major power fights on the side of {side}"),
    *_pair("rival", "a strategic rivalry with {side}"),
    *_pair(
        "mid10", "militarized disputes with {side} in the ten years before", kind="count", unit="disputes", high=100.0
    ),
    Feature("at_war", "the state already fights another war between states"),
)
FEATURES: Mapping[str, Feature] = MappingProxyType({feature.name: feature for feature in _LIST})


@dataclass(frozen=True)
class Features:
    """Checked features of one state and side: name to value, truth as 0 or 1.

    >>> Features({"def_own": 1.0})["def_own"]
    1.0
    """

    values: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def __contains__(self, name: object) -> bool:
        return name in self.values


def read_features(given: Mapping[str, Any], needed: tuple[str, ...] | None = None) -> Features:
    """Check a case's features and return them as numbers.

    given   : name to value as it stands in the case
    needed  : names that must be there; default all of the registry
    returns : Features
    raises  : CaseError with codes unknown-key (names the nearest), missing-key, wrong-type or wrong-value, all at once

    >>> read_features({"def_own": True}, needed=("def_own",))["def_own"]
    1.0
    >>> read_features({"off_owm": True}, needed=())  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    casus.errors.tree.CaseError: off_owm: there is no feature 'off_owm' in this class; did you mean 'off_own'? ...
    """
    faults: list[Fault] = []
    values: dict[str, float] = {}
    for name, value in given.items():
        if name not in FEATURES:
            faults.append(
                Fault(
                    "unknown-key",
                    f"there is no feature {short(str(name))!r} in this class",
                    (str(name),),
                    nearest=nearest(str(name), FEATURES),
                    expected=None if nearest(str(name), FEATURES) else f"one of {', '.join(FEATURES)}",
                )
            )
            continue
        fault = _fault(FEATURES[name], value)
        if fault is not None:
            faults.append(fault)
        else:
            values[name] = float(value)
    for name in FEATURES if needed is None else needed:
        if name not in given:
            feature = FEATURES[name]
            faults.append(
                Fault(
                    "missing-key",
                    f"the class needs the feature {name!r}: {feature.meaning}",
                    expected=f"{name}: {feature.expected}",
                )
            )
    if not faults and values.get("cinc_own", 1.0) + values.get("cinc_opp", 0.0) <= 0:
        faults.append(
            Fault("wrong-value", "the two sides have no capability at all", ("cinc_own",), "0", "a number above 0")
        )
    for side in ("own", "opp"):
        if given.get(f"def_{side}") is True and given.get(f"weak_{side}") is True:
            faults.append(
                Fault(
                    "wrong-value",
                    f"weak_{side} says that there is no defence pact, and def_{side} that there is one",
                    (f"weak_{side}",),
                    "true",
                    f"weak_{side}: false",
                )
            )
    if faults:
        raise CaseError(faults)
    return Features(MappingProxyType(values))


def _fault(feature: Feature, value: Any) -> Fault | None:
    path, found, expected = (feature.name,), short(_written(value)), feature.expected
    if feature.kind == "bool":
        if not isinstance(value, bool):
            return Fault("wrong-type", f"{feature.name} must be true or false", path, found, expected)
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Fault("wrong-type", f"{feature.name} must be a number", path, found, expected)
    if not math.isfinite(value) or not feature.low <= value <= feature.high:
        return Fault("wrong-value", f"{feature.name} lies outside its range", path, found, expected)
    if feature.kind == "count" and value != int(value):
        return Fault("wrong-value", f"{feature.name} counts, so it is a whole number", path, found, expected)
    return None


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
