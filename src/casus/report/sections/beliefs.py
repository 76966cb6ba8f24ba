"""What each player believes where it can't tell apart what may have happened."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.ensemble import InformationSet
from casus.ensemble.hidden import Possibility, possibilities
from casus.report.context import Context
from casus.report.figures.parts import belief_bar
from casus.report.sentences import beliefs as say_of
from casus.report.text import capital, spaced, whole
from casus.wording.hidden import steps

__all__ = ["BeliefRow", "BeliefsSection", "Held", "beliefs"]

# Sets that fewer than one run in a hundred reaches stand behind the others.
LEAST_REACH = 0.01
MOST_SHOWN = 8
MOST_ROWS = 7
MOST_SENTENCES = 4


@dataclass(frozen=True)
class BeliefRow:
    """One of the things that a player can't tell apart: what it gave to it before it saw anything, and after."""

    what: str
    about: str
    picture: Markup
    after: str
    span: str
    before: str


@dataclass(frozen=True)
class Held:
    """What a player believes at one information set."""

    heading: str
    rows: tuple[BeliefRow, ...]


@dataclass(frozen=True)
class BeliefsSection:
    """The beliefs of a game; `more` are those that are hardly ever held."""

    title: str
    sentences: tuple[str, ...]
    held: tuple[Held, ...]
    more: tuple[Held, ...]
    note: str


def beliefs(context: Context) -> tuple[BeliefsSection, ...]:
    """One section for each game in which beliefs bear on what is done."""
    made = (_section(context, name) for name in context.result.models)
    return tuple(section for section in made if section is not None)


def _section(context: Context, name: str) -> BeliefsSection | None:
    game = context.result.models[name]
    sets = {key: one for key, one in game.sets.items() if one.matters}
    found = {key: what for key, one in sets.items() if (what := possibilities(game, one))}
    if not found:
        return None
    ranked = sorted(found, key=lambda key: -sets[key].reach)
    often = [key for key in ranked if sets[key].reach >= LEAST_REACH][:MOST_SHOWN] or ranked[:1]
    shown = [key for key in found if key in often]
    told = sorted(shown, key=lambda key: -say_of.shift(found[key]))[:MOST_SENTENCES]
    label = context.case.games[name].label
    title = whole(label) if label is not None else capital(spaced(name))
    return BeliefsSection(
        title=title if len(context.result.models) > 1 else "",
        sentences=tuple(say_of.belief(context, sets[key], found[key]) for key in shown if key in told),
        held=tuple(_held(context, name, sets[key], found[key]) for key in shown),
        more=tuple(_held(context, name, sets[key], what) for key, what in found.items() if key not in shown),
        note=say_of.rest(len(sets) - len(found), len(game.sets) - len(sets)),
    )


def _held(context: Context, game: str, one: InformationSet, what: tuple[Possibility, ...]) -> Held:
    rows = what
    if len(what) > MOST_ROWS:
        kept = sorted(what, key=lambda found: -found.after)[: MOST_ROWS - 1]
        rows = tuple(found for found in what if found in kept)
    made = [_row(context, found) for found in rows]
    left = [found for found in what if found not in rows]
    if left:
        before, after = sum(found.before for found in left), sum(found.after for found in left)
        made.append(_drawn(context, (say_of.others(len(left)), ""), before, after, None))
    return Held(say_of.heading(context, game, one), tuple(made))


def _row(context: Context, found: Possibility) -> BeliefRow:
    over = found.over
    span = (over.p10, over.p90) if over is not None and over.varies else None
    known = (span[0], span[1]) if span is not None and span[0] is not None and span[1] is not None else None
    return _drawn(context, (capital(steps(found.steps)), say_of.about(found)), found.before, found.after, known)


def _drawn(
    context: Context, what: tuple[str, str], before: float, after: float, span: tuple[float, float] | None
) -> BeliefRow:
    numbers = context.numbers
    written = say_of.span(context, span) if span is not None else ""
    picture = belief_bar(before, after, span, say_of.in_the_picture(context, what[0], before, after, written))
    return BeliefRow(*what, picture, numbers.per_cent(after), written, numbers.per_cent(before))
