"""Faults of clocks, of what was seen, and of outside views, each with what it must say."""

from tests.case.example import Example, frame

__all__ = ["TIME"]

_DAYS = "as_of: 2022-12-20\nhorizon: 2023-06-30\n"
_ASKED = f"{_DAYS}question: Q\nresolution: {{yes_if: a, no_if: b, source: c}}\n"


def _clocked(text: str, clock: str = "{period: 1 month, from: 2022-02-24}", answer: str = "g.won") -> str:
    """A case with a game that has a clock, and `text` in the lines before its models."""
    return frame(
        f"answer: {answer}\n{text}models:\n  g:\n    kind: game\n    precision: 1\n    clock: {clock}\n"
        "    tree: {player: x, moves: {a: {event: won}, b: {}}}\n"
    )


def _outside(text: str, days: str = _DAYS) -> str:
    return frame(f"answer: 1\n{days}models:\n  out: {text}\n")


_SEEN = "observed:\n  - {what: 1 - g.won, "

TIME = (
    Example("wrong-value", _clocked("", "{period: ▶1 mnth, from: 2022-02-24}"), "1 mnth", "such as 1 month", "month"),
    Example("wrong-value", _clocked("", "{period: ▶0 days, from: 2022-02-24}"), "0 days", "such as 1 month"),
    Example("wrong-value", _clocked("", "{period: ▶3, from: 2022-02-24}"), "3", "days, weeks, months or years"),
    Example("missing-key", _clocked("", "▶{period: 1 month}"), expected="`from: …`"),
    Example(
        "unknown-key", _clocked("", "{▶perod: 1 month, period: 1 month, from: 2022-02-24}"), "perod", None, "period"
    ),
    Example("dates-reversed", _clocked(_DAYS, "{period: 1 month, from: ▶2023-02-24}"), "2023-02-24", "2022-12-20"),
    Example("wrong-value", _clocked(f"{_SEEN}periods: ▶0}}\n"), "0", "above 0"),
    Example("wrong-value", _clocked(f"{_SEEN}periods: ▶-2}}\n"), "-2", "above 0"),
    Example("wrong-value", _clocked(f"{_SEEN}bearing: ▶1.5}}\n"), "1.5", "from 0 to 1"),
    Example("missing-key", _clocked("observed:\n  - ▶{periods: 3}\n"), expected="`what: …`"),
    Example("wrong-type", _clocked("observed: ▶{what: 1 - g.won}\n"), "a map", "such as [{what: …}]"),
    Example("unknown-name", _clocked("observed:\n  - {what: ▶1 - g.wonn}\n"), "g.wonn", None, "g.won"),
    Example("unknown-name", _clocked(f"{_SEEN}because: [▶nobody]}}\n"), "nobody", "the name of a claim"),
    Example(
        "dates-reversed",
        _clocked(f"{_DAYS}{_SEEN}until: 2023-02-01}}\n  - {{what: 1 - g.won, until: ▶2023-01-01}}\n"),
        "2023-01-01",
        "2023-02-01 or later",
    ),
    Example("dates-reversed", _clocked(f"{_DAYS}{_SEEN}until: ▶2023-07-01}}\n"), "2023-07-01", "2023-06-30 or before"),
    Example(
        "dates-reversed",
        _clocked(f"{_DAYS}events: {{late: {{date: ▶2023-07-01, text: T}}}}\n"),
        "2023-07-01",
        "2023-06-30 or before",
    ),
    Example("unknown-name", _clocked("", answer="▶g.periods_left"), "g.periods_left", "`as_of:` and `horizon:`"),
    Example(
        "unknown-name",
        _clocked(_DAYS, answer="▶g.periods_left").replace("    clock: {period: 1 month, from: 2022-02-24}\n", ""),
        "g.periods_left",
        "`clock:`",
    ),
    Example(
        "name-reserved",
        _clocked(_DAYS).replace("moves: {a:", "moves: {▶periods_left: {}, a:"),
        "periods_left",
        "another",
    ),
    Example(
        "name-reserved", _clocked(_DAYS).replace("b: {}", "b: {event: ▶periods_left}"), "periods_left", "another name"
    ),
    Example("per-period", _clocked(_ASKED, answer="▶g.won"), "g.won", "over(g.won, g.periods_left)", warning=True),
    Example("per-period", _clocked(_ASKED, answer="▶over(g.won, 5)"), "5", "g.periods_left", warning=True),
    Example(
        "time-observed",
        _clocked(f"{_DAYS}{_SEEN}periods: ▶12}}\n"),
        "12 periods of 1 month",
        "at most 9.8",
        warning=True,
    ),
    Example(
        "time-observed",
        _clocked(
            f"{_DAYS}events: {{later: {{date: 2023-03-01, text: T}}}}\n"
            "observed:\n  - ▶{what: 1 - g.won, periods: 9}\n"
        ),
        "2.3 periods of 1 month",
        "another entry with `until:`",
        warning=True,
    ),
    Example(
        "wrong-value",
        _outside("{kind: reference, class: ▶war_joinin, war_began: 2022-02-24}"),
        "war_joinin",
        None,
        "war_joining",
    ),
    Example("missing-key", _outside("▶{kind: reference, class: war_joining}"), expected="`war_began: …`"),
    Example("missing-key", _outside("▶{kind: reference, war_began: 2022-02-24}"), expected="`class: war_joining`"),
    Example(
        "missing-key",
        _outside("▶{kind: reference, class: war_joining, war_began: 2022-02-24}", "as_of: 2022-12-20\n"),
        expected="`horizon: …`",
    ),
    Example(
        "dates-reversed",
        _outside("{kind: reference, class: war_joining, war_began: ▶2022-12-24}"),
        "2022-12-24",
        "2022-12-20 or before",
    ),
    Example(
        "wrong-type",
        _outside("{kind: reference, class: war_joining, war_began: 2022-02-24, features: {def_own: ▶maybe}}"),
        "maybe",
        "true, false or a number",
    ),
    Example(
        "unknown-key", _outside("{kind: reference, class: war_joining, war_began: 2022-02-24, ▶window: 3}"), "window"
    ),
    Example(
        "unknown-name",
        frame(
            f"answer: ▶out.rat\n{_DAYS}models:\n  out: {{kind: reference, class: war_joining, war_began: 2022-02-24}}\n"
        ),
        "out.rat",
        "out.rate",
        "out.rate",
    ),
    Example(
        "time-observed",
        frame("answer: p\nquantities: {p: {value: 0.5}}\nobserved: [▶{what: 0.5}]"),
        "0.5",
        warning=True,
    ),
    Example(
        "time-observed",
        frame("answer: p\nquantities: {p: {value: 0.5}}\nobserved: [▶{what: p, bearing: 0}]"),
        "bearing: 0",
        warning=True,
    ),
    Example("name-reserved", frame("answers: {a: {kind: ordinal, is: {▶void: rest, b: 0.5}}}"), "void", "another name"),
)
