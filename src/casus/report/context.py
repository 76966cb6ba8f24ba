"""What every section of a report needs: the result, how numbers are printed, and where things stand on the page."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from casus.case import Case
from casus.case.expressions import Call, Expression, Name, names
from casus.case.speaking import PERIODS_LEFT
from casus.case.tree import TreeNode
from casus.ensemble import Planted, Result, Summary
from casus.ensemble.hidden import Gathered, gathered
from casus.insight import Explanation
from casus.report.numbers import MINUS, Numbers, plain
from casus.report.text import actor_name, capital, gist, spaced, whole, words
from casus.wording import say, say_in, unit_name

__all__ = ["Context", "Link", "Target"]


_ANCHORS = {"quantities": "quantity", "claims": "claim", "assumptions": "assumption", "models": "model"}


@dataclass(frozen=True)
class Link:
    """A text that leads to another place on the page, or stands as text where `to` is None.

    struck : it leads to a claim that was retracted
    """

    text: str
    to: str | None = None
    struck: bool = False


@dataclass(frozen=True)
class Target:
    """What an answer asks about in a game: an event or a path, and the branches that bring it about."""

    game: str
    label: str
    branches: tuple[TreeNode, ...]


@dataclass(frozen=True)
class Context:
    """The result and how it is shown.

    planted     : where the run supposes that somebody planted what he said
    explanation : of the same result, where one is at hand
    """

    result: Result
    numbers: Numbers = field(default_factory=Numbers)
    planted: Planted | None = None
    explanation: Explanation | None = None

    @property
    def case(self) -> Case:
        """The case."""
        return self.result.case

    @cached_property
    def explained(self) -> Explanation:
        """Why the headline came out as it did."""
        return self.explanation or Explanation(self.result)

    @property
    def headline(self) -> str:
        """Name of the answer that counts."""
        return self.case.headline

    def kind(self, answer: str) -> str:
        """Probability, number or ordinal."""
        return self.case.answers[answer].kind

    def unit(self, answer: str) -> str | None:
        """Unit of an answer that is a number."""
        unit = self.case.answers[answer].unit
        return None if unit is None else unit_name(unit)

    def value(self, answer: str, value: float | None) -> str:
        """A value of an answer as it is printed."""
        return self.numbers.value(value, self.kind(answer), self.unit(answer))

    def span(self, answer: str, summary: Summary) -> str:
        """10th to 90th percentile of an answer."""
        return self.numbers.span(summary, self.kind(answer), self.unit(answer))

    def answer_label(self, answer: str) -> str:
        """What an answer is about."""
        about = self.case.answers[answer].about
        if about is not None:
            return gist(about)
        if answer == self.headline and self.case.question is not None:
            return words(self.case.question)
        return capital(spaced(answer))

    def actor(self, player: str) -> str:
        """What the case calls an actor."""
        return actor_name(self.case, player)

    def actor_or_source(self, name: str) -> str:
        """Who said something first: an actor, a source, or whoever the case writes there."""
        if name in self.case.actors:
            return self.actor(name)
        source = self.case.sources.get(name)
        return (source.publisher or source.author or words(source.title)) if source is not None else spaced(name)

    def quantity_label(self, name: str) -> str:
        """What a quantity is about, in a phrase."""
        about = self.case.quantities[name].about
        return gist(about) if about is not None else capital(spaced(name))

    def points(self, answer: str, change: float) -> str:
        """A change of an answer with its sign, of a probability in percentage points."""
        sign = "+" if change > 0 else MINUS if change < 0 else ""
        if self.kind(answer) == "probability":
            return say("{points} points", points=f"{sign}{plain(float(f'{100 * abs(change):.2g}'))}")
        return f"{sign}{plain(abs(change))}"

    def amount(self, name: str, value: float) -> str:
        """A value of a quantity with its unit; of a probability or a share in per cents."""
        unit = self.case.quantities[name].unit
        if unit in ("share", "probability"):
            return self.numbers.per_cent(value)
        return plain(value) if unit is None else f"{plain(value)} {unit_name(unit)}"

    def quantity_link(self, name: str) -> Link:
        """Where a quantity stands."""
        return Link(self.quantity_label(name), self.anchor("quantities", name))

    def anchor(self, kind: str, name: str) -> str:
        """The id of an entry; numbered, since the names of entries may hold anything.

        kind : quantities, claims, assumptions or models
        """
        return f"{_ANCHORS[kind]}-{self._numbers[kind][name]}"

    def claim_links(self, names: Collection[str]) -> tuple[Link, ...]:
        """Links to claims by their numbers; a name that no claim has is left out."""
        order = self._numbers["claims"]
        retracted = self.case.standing.retracted
        return tuple(
            Link(str(order[name]), self.anchor("claims", name), name in retracted) for name in names if name in order
        )

    def model_link(self, name: str) -> Link:
        """Where a model stands."""
        label = self.case.models[name].label
        if label is not None:
            text = whole(label)
        elif name in self.case.games:
            text = say("the game “{name}”", name=spaced(name))
        elif name in self.case.references:
            text = say("the outside view “{name}”", name=spaced(name))
        else:
            text = say("the hypotheses “{name}”", name=spaced(name))
        if name in self.case.references:
            return Link(text, "outside")
        anchor = self.anchor("models", name)
        return Link(text, f"tree-{anchor}" if name in self.case.games else self.weighed_anchor(name))

    def weighed_anchor(self, model: str) -> str:
        """The id of the section of a model of hypotheses."""
        return f"hypotheses-{self.anchor('models', model)}"

    def item_anchor(self, model: str, item: str) -> str:
        """The id of a piece of evidence."""
        number = list(self.case.hypotheses[model].evidence).index(item) + 1
        return f"evidence-{self.anchor('models', model)}-{number}"

    def item_label(self, model: str, item: str) -> str:
        """What a piece of evidence is, in a phrase."""
        entry = self.case.hypotheses[model].evidence[item]
        return whole(entry.label) if entry.label is not None else capital(spaced(item))

    def hypothesis_label(self, model: str, hypothesis: str) -> str:
        """What a hypothesis says, in a phrase."""
        label = self.case.hypotheses[model].hypotheses[hypothesis].label
        return whole(label) if label is not None else capital(spaced(hypothesis))

    def gathered(self, game: str) -> Gathered:
        """A game as it is shown: without what chance hides from somebody, so that what looks alike is one."""
        return self._gathered[game]

    @cached_property
    def _gathered(self) -> Mapping[str, Gathered]:
        return {name: gathered(game) for name, game in self.result.models.items()}

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, int]]:
        return {
            kind: {name: number for number, name in enumerate(getattr(self.case, kind), start=1)} for kind in _ANCHORS
        }

    @cached_property
    def target(self) -> Target | None:
        """What the headline asks about, where that is one event or one path of a game."""
        asked = self.case.answers[self.headline].is_
        expression = list(asked.values())[-1] if isinstance(asked, dict) else asked
        if not isinstance(expression, Expression):
            return None
        for name in sorted(names(expression)):
            model, _, label = name.partition(".")
            if not label or model not in self.case.trees or label == PERIODS_LEFT:
                continue
            tree = self.case.tree(model)
            if label in tree.events:
                carriers = [node for node in tree.nodes if node.branch is not None and node.branch.event == label]
                return Target(model, label, tuple(carriers))
            return Target(model, label, (tree.nodes[tree.index[label]],))
        return None

    @cached_property
    def target_is_headline(self) -> bool:
        """True where the headline is the probability of its target, and of nothing else."""
        asked = self.case.answers[self.headline].is_
        if isinstance(asked, Call) and asked.operation == "over":
            # Of a game with a clock: once or more up to the horizon.
            asked = asked.arguments[0]
        return self.target is not None and isinstance(asked, Name)

    def rounds(self, game: str) -> str:
        """What the shares of a game are shares of: runs of it, or periods of its clock."""
        clock = self.case.games[game].clock
        if clock is None:
            return say_in("in: of all …", "runs")
        if clock.period.count > 1:
            return say_in("in: of all …", "periods")
        return {
            "day": say_in("in: of all …", "days"),
            "week": say_in("in: of all …", "weeks"),
            "month": say_in("in: of all …", "months"),
            "year": say_in("in: of all …", "years"),
        }[clock.period.unit]

    def payoff_unit(self, game: str) -> str:
        """The unit that most quantities in the payoffs of a game have; empty where they have none."""
        units: Counter[str] = Counter()
        for node in self.case.tree(game).nodes:
            for value in (node.branch.payoffs if node.branch else {}).values():
                for name in names(value):
                    quantity = self.case.quantities.get(name)
                    if quantity is not None and quantity.unit:
                        units[quantity.unit] += 1
        return unit_name(units.most_common(1)[0][0]) if units else ""
