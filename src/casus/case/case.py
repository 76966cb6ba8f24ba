"""The case: a whole document, checked, with what can be said of it before it runs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from casus.case.canonical import canonical_form, hash_of
from casus.case.expressions import Constant, Expression, parts
from casus.case.schema import (
    Actor,
    Answer,
    Assumption,
    Author,
    CaseFile,
    Claim,
    Confidence,
    Correlation,
    Dissent,
    Event,
    Game,
    Hypotheses,
    Observed,
    Quantity,
    Reference,
    Resolution,
    Source,
    Tie,
)
from casus.case.speaking import periods_left, speaks
from casus.case.standing import Standing
from casus.case.text import Text
from casus.case.todo import todos
from casus.case.tree import Tree
from casus.errors import Fault, Path, Place

__all__ = ["Case", "FixedNumber", "Ground", "answers_of"]

Ground: TypeAlias = Literal["sourced", "mixed", "judgement", "derived"]

SINGLE = "answer"


@dataclass(frozen=True)
class FixedNumber:
    """A number written straight into a tree: fixed by the author, neither named nor varied.

    path : where in the file
    what : what it is, in words
    on   : path of the move through the tree
    """

    path: Path
    what: str
    value: float
    on: str


def answers_of(file: CaseFile) -> dict[str, Answer]:
    """The answers by name; a single one is named `answer`."""
    if file.answer is not None:
        return {SINGLE: Answer.model_construct(is_=file.answer, headline=True)}
    return dict(file.answers)


@dataclass(frozen=True)
class Case:
    """A checked case.

    name     : of the file without its ending, or of the catalogue
    source   : the text it was read from
    file     : all parts as the schema holds them; those most in use are properties here
    order    : names of quantities and models, each after what it needs
    trees    : the expanded tree of each game
    places   : path in the document → file, line, column
    warnings : what is doubtful, though it may run
    """

    name: str
    source: str
    file: CaseFile
    order: tuple[str, ...]
    trees: Mapping[str, Tree]
    places: Mapping[Path, Place]
    warnings: tuple[Fault, ...]

    @property
    def title(self) -> Text:
        """What the case is called; never its identity."""
        return self.file.title

    @property
    def about(self) -> Text | None:
        """What the case is about, in a paragraph."""
        return self.file.about

    @property
    def banner(self) -> Text | None:
        """What every reader must be told first."""
        return self.file.banner

    @property
    def authors(self) -> Sequence[Author]:
        """Who wrote it."""
        return self.file.authors

    @property
    def question(self) -> Text | None:
        """The question asked."""
        return self.file.question

    @property
    def resolution(self) -> Resolution | None:
        """How the question is decided."""
        return self.file.resolution

    @property
    def as_of(self) -> date | None:
        """The day it speaks from."""
        return self.file.as_of

    @property
    def horizon(self) -> date | None:
        """The day it is decided."""
        return self.file.horizon

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """By name, in the order of the file."""
        return answers_of(self.file)

    @cached_property
    def headline(self) -> str:
        """Name of the answer that counts: the one marked `headline`, else the first."""
        return next((name for name, answer in self.answers.items() if answer.headline), next(iter(self.answers)))

    def spelling(self, language: str = "en") -> Mapping[str, str]:
        """What people read for names in a language, or else in English, where the case says it."""
        read = {
            name: text if isinstance(text, str) else text.get(language) or text.get("en")
            for name, text in self.file.names.items()
        }
        return {name: text for name, text in read.items() if text}

    @property
    def confidence(self) -> Confidence | None:
        """The analyst's confidence."""
        return self.file.confidence

    @property
    def assumptions(self) -> Mapping[str, Assumption]:
        """What is taken for granted."""
        return self.file.assumptions

    @property
    def leaves_out(self) -> Sequence[Text]:
        """What the model leaves out."""
        return self.file.leaves_out

    @property
    def dissent(self) -> Sequence[Dissent]:
        """Who disagrees."""
        return self.file.dissent

    @property
    def related(self) -> Sequence[str]:
        """Names of cases to read beside this one."""
        return self.file.related

    @property
    def words(self) -> str:
        """The scheme of estimative words."""
        return self.file.words

    @property
    def sources(self) -> Mapping[str, Source]:
        """Publications by name."""
        return self.file.sources

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Statements by name."""
        return self.file.claims

    @property
    def events(self) -> Mapping[str, Event]:
        """What happened, by name."""
        return self.file.events

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Who acts, by name."""
        return self.file.actors

    @property
    def ties(self) -> Sequence[Tie]:
        """What binds actors."""
        return self.file.ties

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """Named numbers."""
        return self.file.quantities

    @property
    def correlations(self) -> Sequence[Correlation]:
        """Rank correlations between quantities."""
        return self.file.correlations

    @property
    def models(self) -> Mapping[str, Game | Reference | Hypotheses]:
        """Models by name."""
        return self.file.models

    @cached_property
    def games(self) -> Mapping[str, Game]:
        """The models that are games."""
        return self.file.games

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """The models that are outside views."""
        return {name: model for name, model in self.models.items() if isinstance(model, Reference)}

    @cached_property
    def hypotheses(self) -> Mapping[str, Hypotheses]:
        """The models that weigh hypotheses."""
        return self.file.hypotheses

    @cached_property
    def standing(self) -> Standing:
        """Which claims stand, and who said them first."""
        return Standing(self.file)

    @property
    def observed(self) -> Sequence[Observed]:
        """What has been seen since the clock began to run."""
        return self.file.observed

    @cached_property
    def speaks(self) -> date | None:
        """The day it speaks from: `as_of`, or the last day that an event or an observation adds to it."""
        return speaks(self.file)

    def periods_left(self, game: str) -> float | None:
        """Periods of a game's clock from the day the case speaks to the horizon."""
        clock = self.games[game].clock
        return None if clock is None else periods_left(self.file, clock)

    def tree(self, model: str) -> Tree:
        """The expanded tree of a game."""
        return self.trees[model]

    def ground(self, quantity: str) -> Ground:
        """What a quantity rests on.

        derived   : computed from others
        sourced   : all claims that it names have a source
        mixed     : some claims that it names have none
        judgement : it names no claim with a source

        A claim that was retracted has none.
        """
        entry = self.quantities[quantity]
        if isinstance(entry.value, Expression):
            return "derived"
        sourced = [bool(self.claims[c].sources) and c not in self.standing.retracted for c in entry.because]
        if not any(sourced):
            return "judgement"
        return "sourced" if all(sourced) else "mixed"

    @cached_property
    def todos(self) -> tuple[Fault, ...]:
        """What is still to be written: texts that begin with TODO. A case that has any does not run."""
        return todos(self.file, self.places)

    @cached_property
    def canonical(self) -> Any:
        """The canonical form, as plain values."""
        return canonical_form(self.file)

    @cached_property
    def hash(self) -> str:
        """Identity of the case: the hash of its canonical form."""
        return hash_of(self.canonical)

    @cached_property
    def fixed_by_author(self) -> tuple[FixedNumber, ...]:
        """Numbers written straight into payoffs, probabilities and weights."""
        return tuple(self._fixed())

    def _fixed(self) -> Iterator[FixedNumber]:
        for tree in self.trees.values():
            seen: set[Path] = set()
            for node in tree.nodes:
                if node.branch is None or node.where in seen:
                    continue
                seen.add(node.where)
                for player, value in node.branch.payoffs.items():
                    yield from _numbers((*node.where, "payoffs", player), f"payoff of {player} on", node.path, value)
                if isinstance(node.branch.probability, Expression):
                    given = node.branch.probability
                    yield from _numbers((*node.where, "probability"), "probability of", node.path, given)
                if node.branch.weight is not None:
                    yield from _numbers((*node.where, "weight"), "weight of", node.path, node.branch.weight)


def _numbers(path: Path, what: str, on: str, value: Expression) -> Iterator[FixedNumber]:
    # Inside a formula 1 says "the other way round"; alone it is a judgement like any other number.
    structural = (0.0,) if isinstance(value, Constant) else (0.0, 1.0, -1.0)
    for part in parts(value):
        if isinstance(part, Constant) and part.value not in structural:
            yield FixedNumber(path, f"{what} {on}", part.value, on)
