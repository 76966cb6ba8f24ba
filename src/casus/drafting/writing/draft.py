"""The draft as a whole: frame, evidence, numbers and a skeleton of a game, with what a person needs to go on."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from casus.drafting.extraction import Extraction
from casus.drafting.writing.entries import actors, article, claims, dates, events, quantities, sources
from casus.drafting.writing.naming import Names
from casus.drafting.writing.scalars import commented, quoted
from casus.drafting.writing.section import Entry, Section, section

__all__ = ["case_text"]

# Of a section, entries and bytes: all of them together stay below what a case may hold.
_MOST = {
    "sources": (1_000, 150_000),
    "claims": (1_000, 330_000),
    "actors": (400, 80_000),
    "quantities": (600, 120_000),
    "events": (300, 80_000),
    "dates": (300, 30_000),
    "conditionals": (200, 60_000),
    "hypotheses": (200, 60_000),
    "problems": (200, 40_000),
}
# A title, an author: more than any has.
_MOST_LETTERS = 2_000

PLAYER = "decider"
# Of the readings together, and of what nobody thought of: equal parts to begin with, for a person to change.
_OF_READINGS, _OF_OTHER = 0.8, 0.2


def case_text(found: Extraction, name: str) -> str:
    """A case in YAML that `casus check` finds fine, and that a person finishes.

    name : what the article is called in comments, such as its file
    """
    found = replace(found, title=_cut(found.title), author=_cut(found.author), publisher=_cut(found.publisher))

    def fitting(what: str, entries: Iterable[Entry]) -> Section:
        return section(entries, *_MOST[what])

    of = {"sources": fitting("sources", sources(found))}
    of["claims"] = fitting("claims", claims(found, of["sources"].names))
    of["actors"] = fitting("actors", actors(found))
    of["quantities"] = fitting("quantities", quantities(found, of["claims"].names))
    of["events"] = fitting("events", events(found, of["claims"].names, of["actors"].names))
    of["dates"] = fitting("dates", dates(found, of["events"].names, of["claims"].names))
    of["conditionals"] = fitting("conditionals", _conditionals(found))
    of["hypotheses"] = fitting("hypotheses", _hypotheses(found, of["claims"].names))
    of["problems"] = fitting("problems", _problems(found))
    return "".join(
        part
        for part in (_head(name, of), _frame(found), _evidence(found, of), _numbers(of), _models(found, of))
        if part
    )


def _head(name: str, of: dict[str, Section]) -> str:
    lines = [
        commented(
            f"Drafted from {name} by rules: every entry is a quotation or a number of it, with the sentence and the "
            "characters that it stands at. Nothing here has been judged yet. `casus check` lists each TODO with its "
            "place; `casus run` answers once none is left."
        )
    ]
    left = [f"{one.left:,} {what}" for what, one in of.items() if one.left]
    if left:
        lines += ["#", commented(f"Left out, since a case has room for no more: {', '.join(left)}.")]
    if of["problems"].entries:
        lines += ["#", "# What does not fit, for you to look at:", of["problems"].text.rstrip("\n")]
    return "\n".join(lines) + "\n\n"


def _frame(found: Extraction) -> str:
    title = found.title or "TODO: what the case is called, in a few words"
    lines = ["casus: 1", f"title: {quoted(title)}"]
    if found.author:
        lines += ["# Of the article. Put yourself in front where the forecast is to be yours.", "authors:"]
        lines.append(f"  - name: {quoted(found.author)}")
    lines += [
        'question: "TODO: a question that will be answered yes or no by a day, such as: Will … by 30 June?"',
        "resolution:",
        '  yes_if: "TODO: what has to happen for yes, so that two strangers would agree that it did"',
        '  no_if: "TODO: what makes it no, and what does not count"',
        '  source: "TODO: who will be asked whether it happened"',
    ]
    if found.as_of is not None:
        lines += ["# The day that the article speaks from.", f"as_of: {found.as_of.isoformat()}"]
    else:
        lines.append("# as_of: 2022-12-20  # TODO: the day that the article speaks from; it names none")
    lines += [
        "# horizon: 2023-06-30  # TODO: the day that the question is decided",
        "",
        "# The skeleton below: two moves, equal in what they bring, so that each is taken half the time.",
        "answer: choice.happens",
    ]
    return "\n".join(lines) + "\n"


def _evidence(found: Extraction, of: dict[str, Section]) -> str:
    parts = [
        "\n# Reliability A-F of a source: F, cannot be judged, stays until you judge it (NATO AJP-2.1).\n"
        f"sources:\n{article(found)}{of['sources'].text}"
    ]
    if of["claims"].entries:
        parts.append(
            "\n# Credibility 1-6 of a claim is yours to give; without it a claim has 6, cannot be judged. `origin:`\n"
            "# says who said it first. Take out what the question does not hang on.\n"
            f"claims:\n{of['claims'].text}"
        )
    if of["events"].entries:
        parts.append(f"\nevents:\n{of['events'].text}")
    if of["dates"].entries:
        parts.append(f"\n# Other dates:\n{of['dates'].text}")
    if of["actors"].entries:
        parts.append(f"\nactors:\n{of['actors'].text}")
    return "".join(parts)


def _numbers(of: dict[str, Section]) -> str:
    if not of["quantities"].entries:
        return ""
    return (
        "\n# Numbers of the article, each as it stands there. `casus check` warns of those that nothing uses: put\n"
        "# them into the game, or take them out. A number that nobody knows exactly is a range: pert(5, 15, 35).\n"
        f"quantities:\n{of['quantities'].text}"
    )


def _models(found: Extraction, of: dict[str, Section]) -> str:
    player = _player(found, of["actors"].names)
    parts = []
    if of["conditionals"].entries:
        parts.append(
            "\n# What the article says would follow from what: moves and branches of the game, or what they bring.\n"
            f"{of['conditionals'].text}"
        )
    parts.append(
        "\n# Payoffs are in points: 0 is today as it is, 100 is what the loss of power means to a government.\n"
        "# `decisive` is the advantage at which the better of two moves is taken nine times in ten.\n"
        "models:\n  choice:\n    kind: game\n"
        f"    decisive: {{{player}: 30}}\n"
        "    tree:\n"
        f"      player: {player}\n"
        '      label: "TODO: the choice that the question hangs on, as a question"\n'
        "      moves:\n"
        "        act:\n"
        '          about: "TODO: the move that makes the answer yes"\n'
        "          event: happens\n"
        f"          payoffs: {{{player}: 0}}\n"
        "        refrain:\n"
        '          about: "TODO: the move that leaves things as they are"\n'
        f"          payoffs: {{{player}: 0}}\n"
    )
    if of["hypotheses"].entries:
        parts.append(_purpose(of["hypotheses"]))
    return "".join(parts)


def _player(found: Extraction, named: Mapping[Hashable, str]) -> str:
    """Where a case names actors, a player is one of them: the state that most sentences name, if there is one."""
    states = [k for k, actor in enumerate(found.actors) if k in named and actor.kind == "state"]
    if states:
        return named[max(states, key=lambda k: len(found.actors[k].sentences))]
    return next(iter(named.values()), PLAYER)


def _purpose(readings: Section) -> str:
    """A model of the readings as a comment: it holds once it is uncommented."""
    return (
        "  # Readings of a purpose that the article gives. To weigh them, take away the `# ` below, keep those that\n"
        "  # exclude one another, say how likely each was before, and list under `evidence:` what tells them apart.\n"
        "  # purpose:\n"
        "  #   kind: hypotheses\n"
        '  #   label: "TODO: whose purpose, in what"\n'
        "  #   hypotheses:\n"
        f"{readings.text}"
        f"  #     other: {{prior: {_OF_OTHER}}}\n"
    )


def _conditionals(found: Extraction) -> Iterable[Entry]:
    for k, one in enumerate(found.conditionals):
        yield Entry(k, "", f"{commented(f'sentence {one.sentence}: if {one.if_} → {one.then}', 0, '  ')}\n")


def _hypotheses(found: Extraction, of_claims: Mapping[Hashable, str]) -> Iterable[Entry]:
    names = Names("other")
    claimed = {claim.sentence: of_claims[k] for k, claim in enumerate(found.claims) if k in of_claims}
    equal = f"{_OF_READINGS / max(len(found.hypotheses), 1):.2g}"
    for k, one in enumerate(found.hypotheses):
        if not one.text.strip():
            continue
        name = names.new(f"r{one.sentence}")
        because = f", because: [{claimed[one.sentence]}]" if one.sentence in claimed else ""
        text = f"  #     {name}: {{prior: {equal}{because}, about: {quoted(one.text)}}}\n"
        yield Entry(k, name, text)


def _problems(found: Extraction) -> Iterable[Entry]:
    for k, one in enumerate(found.problems):
        where = f"sentence {one.sentence}: " if one.sentence is not None else ""
        yield Entry(k, "", f"{commented(f'- {where}{one.text}', 0, '  ')}\n")


def _cut(text: str | None) -> str:
    text = (text or "").strip()
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
