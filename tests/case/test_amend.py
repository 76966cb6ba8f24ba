"""Lines put into a case: they say what was seen, and all else stays to the letter."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.good import block, flow, plain_values, texts

from casus.case import Case, parse
from casus.case.amend import Amended, amend
from casus.case.document import Plain
from casus.case.refusals import check_text
from casus.errors import CaseError, UsageError

DAY = date(2023, 2, 20)
GAME = """models:
  g:
    kind: game
    precision: 1
    clock: {period: 1 month, from: 2022-02-24}
    tree: {player: x, moves: {a: {event: joins}, b: {}}}
"""
HEAD = "casus: 1\ntitle: T\nas_of: 2022-12-20\nhorizon: 2023-06-30\nanswer: over(g.joins, g.periods_left)\n"
BARE = HEAD + GAME


def without(amended: Amended) -> str:
    """The new text with all that was inserted taken out."""
    text = amended.text
    for start, piece in reversed(amended.pieces):
        assert text[start : start + len(piece)] == piece
        text = text[:start] + text[start + len(piece) :]
    return text


def stripped(values: Plain) -> Plain:
    """Plain values without line breaks at the end of texts."""
    if isinstance(values, dict):
        return {key: stripped(value) for key, value in values.items()}
    if isinstance(values, list):
        return [stripped(value) for value in values]
    return values.rstrip("\n") if isinstance(values, str) else values


def check(text: str, seen: str = "It is quiet", quiet: float | None = 2, on: date = DAY) -> Amended:
    """Amend a text and check what must hold of every amended text."""
    case = parse(text)
    amended = amend(case, seen, on, quiet)
    assert without(amended) == text
    old, new = plain_values(text), plain_values(amended.text)
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    *_, name = new["events"]
    assert new["events"].pop(name) == {"date": str(on), "text": seen}
    expected = {**old, "events": old.get("events", {})}
    if quiet is not None:
        expected["observed"] = old.get("observed", [])
        added = new["observed"].pop()
        assert list(added) == ["what", "periods", "until"]
        assert (added["periods"], added["until"]) == (quiet, str(on))
    if text[-1] not in "\r\n":
        # A literal text that the end of the file had cut short ends with a line break now; a case takes it off.
        new, expected = stripped(new), stripped(expected)
    assert new == expected
    lines = amended.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for inserted in amended.inserted:
        assert inserted.text in lines[inserted.line - 1]
    assert amended.case.speaks == on
    assert amended.case == replace(parse(amended.text), name=case.name)
    return amended


SECTIONS = {
    "block": "events:\n  a: {date: 2022-12-01, text: A}\n  b:\n    date: 2022-12-02\n    text: B\n",
    "wide-indent": "events:\n      a: {date: 2022-12-01, text: A}\n",
    "comments": "# c\nevents:  # d\n  # e\n  a: {date: 2022-12-01, text: A}  # f\n  # g\n\n# h\n",
    "blank-lines": "events:\n\n  a: {date: 2022-12-01, text: A}\n\n\n",
    "literal": "events:\n  a:\n    date: 2022-12-01\n    text: |\n      A\n\n      B\n\n# after\n",
    "folded-keep": "events:\n  a:\n    date: 2022-12-01\n    text: >+\n      A\n\n\n",
    "multi-line-plain": "events:\n  a:\n    date: 2022-12-01\n    text: A long\n      text\n",
    "multi-line-quoted": 'events:\n  a:\n    date: 2022-12-01\n    text: "A: #long\n\n      text"  # x\n',
    "empty-value": "events:\n  a:\n    date: 2022-12-01\n    text: A\n    place:  # nobody knows\n",
    "flow": "events: {a: {date: 2022-12-01, text: A}}\n",
    "flow-spaces": "events: { a: { date: 2022-12-01, text: A } }  # x, }\n",
    "flow-comma": "events: {a: {date: 2022-12-01, text: A},}\n",
    "flow-plain-last": "events: {a: {text: A, date: 2022-12-01 } , }\n",
    "flow-empty": "events: {}\n",
    "flow-empty-lines": "events: { # none } yet\n  }\n",
    "flow-lines": "events: {\n  a: {date: 2022-12-01, text: A},  # one\n"
    "  b: {date: 2022-12-01, text: A}  # two, }\n}\n",
    "flow-lines-comma": "events: {\n    a: {date: 2022-12-01, text: A},  # one\n  # two,\n  }\n",
    "flow-lines-late-comma": "events: {\n    a: {date: 2022-12-01, text: A}  # one,\n  , # two,\n  }\n",
    "flow-lines-closed": "events: {\n  a: {date: 2022-12-01,\n    text: A}}\n",
    "flow-lines-comma-closed": "events: {\n  a: {date: 2022-12-01,\n    text: A},}\n",
    "flow-ragged": "events: {a: {date: 2022-12-01, text: A},\n         b: {date: 2022-12-01, text: A}}\n",
    "double-quoted": '"events":\n  "a": {"date": "2022-12-01", "text": "A"}\n',
    "single-quoted": "'events': {'a': {'date': '2022-12-01', 'text': 'A'}}\n",
    "explicit-key": "? events\n: ? a\n  : {date: 2022-12-01, text: A}\n",
    "none": "",
}
OBSERVED = {
    "list": "observed:\n  - {what: 1 - g.joins, periods: 9}\n  - what: 1 - g.joins\n    until: 2022-12-20\n",
    "list-left": "observed:\n- {what: 1 - g.joins, periods: 9}  # c\n# d\n",
    "list-deep": "observed:\n    -   what: 1 - g.joins\n        about: |-\n          Text\n\n",
    "flow": "observed: [{what: 1 - g.joins, periods: 9}]\n",
    "flow-comma": "observed: [{what: 1 - g.joins, periods: 9},]\n",
    "flow-pair": "observed: [what: 1 - g.joins]\n",
    "flow-pair-comma": "observed: [what: 1 - g.joins , ]\n",
    "flow-lines": "observed: [\n  {what: 1 - g.joins,\n   periods: 9},\n  {what: 1 - g.joins} # x\n  ]\n",
    "empty": "observed: []\n",
    "none": "",
    "quoted": '"observed":\n  - {"what": "1 - g.joins", "periods": 9}\n',
    "comma": "observed:\n  - {what: '1 - max(g.joins, 0.1)'}\n",
}


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)], ids=str)
@pytest.mark.parametrize(("events", "observed"), [(e, "list") for e in SECTIONS] + [("block", o) for o in OBSERVED])
def test_every_style_in_every_place(events: str, observed: str, order: tuple[int, ...]) -> None:
    parts = (SECTIONS[events], OBSERVED[observed], GAME)
    text = HEAD + "".join(parts[k] for k in order)
    for written in (text, text + "...\n", text + "# last\n", text + "\n\n", text.rstrip("\n")):
        for breaks in ("\n", "\r\n", "\r"):
            check(written.replace("\n", breaks))


@pytest.mark.parametrize("name", ["flow", "flow-empty", "none"])
def test_byte_order_mark_and_document_start(name: str) -> None:
    text = f"---\n{HEAD}{SECTIONS[name]}{GAME}...\n"
    assert check(f"\ufeff{text}").text == f"\ufeff{check(text).text}"


def test_line_breaks_are_those_of_the_file() -> None:
    text = HEAD + SECTIONS["block"] + GAME
    assert check(text.replace("\n", "\r\n")).text == check(text).text.replace("\n", "\r\n")
    # A file of both: as they are nearby.
    mixed = HEAD + SECTIONS["block"].replace("\n", "\r\n") + GAME
    assert check(mixed, quiet=None).pieces[0][1].endswith("}\r\n")


def test_lines_take_the_indent_of_their_neighbours() -> None:
    lines = check(HEAD + SECTIONS["wide-indent"] + OBSERVED["list-deep"] + GAME).text.split("\n")
    assert '      seen_2023_02_20: {date: 2023-02-20, text: "It is quiet"}' in lines
    assert "    - {what: 1 - g.joins, periods: 2, until: 2023-02-20}" in lines


def test_new_sections_stand_behind_the_last_one() -> None:
    text = BARE.rstrip("\n") + "  # end\n    # subtrees: none\n# The end.\n"
    assert check(text).text.endswith(
        "  # end\n    # subtrees: none\n"
        'events:\n  seen_2023_02_20: {date: 2023-02-20, text: "It is quiet"}\n'
        "observed:\n  - {what: 1 - g.joins, periods: 2, until: 2023-02-20}\n# The end.\n"
    )


def test_new_section_takes_the_indent_of_the_others() -> None:
    text = HEAD + GAME.replace("  ", "    ") + "leaves_out:\n- Snow\n"
    assert check(text).text.endswith(
        'events:\n    seen_2023_02_20: {date: 2023-02-20, text: "It is quiet"}\n'
        "observed:\n- {what: 1 - g.joins, periods: 2, until: 2023-02-20}\n"
    )


def test_comments_stay_with_their_entries() -> None:
    new = check(HEAD + SECTIONS["flow-lines"] + GAME, quiet=None).text
    assert (
        '  b: {date: 2022-12-01, text: A},  # two, }\n  seen_2023_02_20: {date: 2023-02-20, text: "It is quiet"}\n}\n'
    ) in new
    new = check(HEAD + SECTIONS["flow-lines-comma"] + GAME, quiet=None).text
    assert '},  # one\n    seen_2023_02_20: {date: 2023-02-20, text: "It is quiet"},\n  # two,\n' in new


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_set_in_as_a_whole(name: str) -> None:
    text = "".join(f"  {line}" if line.strip() else line for line in (HEAD + SECTIONS[name] + GAME).splitlines(True))
    check(text)


@pytest.mark.parametrize("known", [{}, {"events": {}}, {"observed": []}, {"observed": [{"what": "1 - g.joins"}]}])
@pytest.mark.parametrize("indent", [None, 0, 2])
def test_json_stays_json(known: dict, indent: int | None) -> None:
    values = plain_values(BARE)
    assert isinstance(values, dict)
    for text in (json.dumps({**values, **known}, indent=indent), json.dumps({**known, **values}, indent=indent)):
        amended = check(text, seen='Said "now":\t\\o/, 🙂\n', quiet=1.5)
        new = json.loads(amended.text)
        assert list(new["events"].values()) == [{"date": "2023-02-20", "text": 'Said "now":\t\\o/, 🙂\n'}]
        assert new["observed"][-1] == {"what": "1 - g.joins", "periods": 1.5, "until": "2023-02-20"}


@pytest.mark.parametrize("text", ["{casus: 1, title: T, answer: 1}", "{\n casus: 1,\n title: T,\n answer: 1 # x\n}\n"])
def test_flow_without_quotes(text: str) -> None:
    check(text.replace("answer", "as_of: 2022-12-20, answer"), quiet=None)


@pytest.mark.parametrize("name", sorted(texts()))
@pytest.mark.parametrize("form", ["as-it-is", "block", "flow", "quoted"])
def test_catalogue_and_full_cases(name: str, form: str) -> None:
    text = texts()[name]
    values = plain_values(text)
    forms = {"as-it-is": lambda: text, "block": lambda: block(values), "flow": lambda: flow(values)}
    text = forms.get(form, lambda: block(values, '"'))() if form != "quoted" else json.dumps(values, indent=1)
    case = parse(text)
    day = (case.speaks or DAY) + timedelta(days=30)
    if case.as_of is None:
        amended = amend(case, "Seen", day)
        assert without(amended) == text
        return
    check(text, quiet=1 if case.observed else None, on=day)


def printable(text: str) -> bool:
    try:
        check_text(text, "text")
    except CaseError:
        return False
    return bool(text.strip())


sentences = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'\\:#{}[],&*!|>%@`-?\n\r\t 🙂é")
).filter(printable)


@given(
    sentences,
    st.sampled_from(sorted(SECTIONS)),
    st.sampled_from(sorted(OBSERVED)),
    st.permutations([0, 1, 2]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.none() | st.floats(0.001, 1e6) | st.integers(1, 1000).map(float),
    st.integers(1, 150),
)
@settings(max_examples=300, deadline=None)
def test_any_text_reads_back(
    seen: str, events: str, observed: str, order: list[int], breaks: str, quiet: float | None, later: int
) -> None:
    parts = (SECTIONS[events], OBSERVED[observed], GAME)
    text = (HEAD + "".join(parts[k] for k in order)).replace("\n", breaks)
    check(text, seen, quiet, date(2022, 12, 20) + timedelta(days=later))


words = st.text("abc x:#'\"-,", min_size=1, max_size=12)
comments = st.sampled_from(["", "  # a comment", "  # , } ]", "   "])
lines_between = st.lists(st.sampled_from(["", "# c", "  # deep", "   "]), max_size=2)


@st.composite
def written(draw: st.DrawFn) -> str:
    """A case in a style of its own: flow or block for every part, comments and empty lines between."""

    def style(values: object, margin: int) -> str:
        if not isinstance(values, dict | list) or not values or draw(st.integers(0, 3)) == 0:
            return f" {flow(values)}{draw(comments)}\n"
        out = [draw(comments), "\n"]
        step = margin + draw(st.integers(1, 4)) if isinstance(values, dict) else margin + draw(st.integers(0, 3))
        items = values.items() if isinstance(values, dict) else [(None, item) for item in values]
        for key, item in items:
            out += [f"{line}\n" for line in draw(lines_between)]
            shown = f"{key}:" if draw(st.booleans()) else f'"{key}":'
            if key is None:
                out.append(f"{' ' * step}- {flow(item)}{draw(comments)}\n")
            else:
                out.append(f"{' ' * step}{shown}{style(item, step)}")
        return "".join(out)

    values = plain_values(BARE)
    assert isinstance(values, dict)
    if draw(st.booleans()):
        names = draw(st.lists(st.sampled_from(["a", "b", "seen_2023_02_20", "seen_2023_02_20_2"]), unique=True))
        values["events"] = {name: {"date": "2022-12-01", "text": draw(words.filter(str.strip))} for name in names}
    if draw(st.booleans()):
        values["observed"] = [{"what": "1 - g.joins"} for _ in range(draw(st.integers(0, 2)))]
    parts = []
    for key in draw(st.permutations(list(values))):
        parts += [f"{line}\n" for line in draw(lines_between)]
        parts.append(f"{key}:{style(values[key], 0)}")
    text = "".join(parts) + draw(st.sampled_from(["", "...\n", "\n", "# end", "  # deep"]))
    return text.rstrip("\n") if draw(st.booleans()) else text


@given(written(), st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_style_stays_to_the_letter(text: str, breaks: str, quiet: bool) -> None:
    check(text.replace("\n", breaks), quiet=2 if quiet else None)


def test_twice_adds_two() -> None:
    once = check(BARE)
    case = once.case
    twice = amend(case, "It is quiet", DAY)
    assert [new.where for new in twice.inserted] == ["events.seen_2023_02_20_2"]
    assert list(twice.case.events) == ["seen_2023_02_20", "seen_2023_02_20_2"]
    third = amend(twice.case, "And again", DAY + timedelta(days=30), 1)
    assert [new.where for new in third.inserted] == ["events.seen_2023_03_22", "observed[1]"]


def what(text: str) -> str:
    return amend(parse(text), "Seen", DAY, 2).case.observed[-1].what.text


def test_what_was_quiet_is_what_was_so_before() -> None:
    observed = "observed:\n  - {what: 1 - g.a}\n  - what: >-\n      0.5 *\n      (1 - g.joins)\n"
    assert what(HEAD + observed + GAME) == "0.5 * (1 - g.joins)"
    assert what(BARE) == "1 - g.joins"
    answers = "answers: {one: {is: 'over(g.a, 2)'}, two: {is: 'over(g.b, g.periods_left)', headline: true}}\n"
    assert what(HEAD.replace("answer: over(g.joins, g.periods_left)\n", answers) + GAME) == "1 - g.b"


def test_the_bearing_of_the_past_is_not_that_of_the_present() -> None:
    case = parse(HEAD + "observed:\n  - {what: 1 - g.joins, periods: 9, bearing: 0.5}\n" + GAME)
    assert amend(case, "Seen", DAY, 2).case.observed[-1].bearing is None


def refused(text: str, seen: str = "Seen", on: date = DAY, quiet: float | None = 2) -> str:
    with pytest.raises(UsageError) as caught:
        amend(parse(text), seen, on, quiet)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        BARE.replace("    clock: {period: 1 month, from: 2022-02-24}\n", "").replace("g.periods_left", "5"),
        BARE.replace("over(g.joins, g.periods_left)", "g.joins"),
        BARE.replace("over(g.joins, g.periods_left)", "over(2 * g.joins * 0.5, g.periods_left)"),
    ],
)
def test_nothing_says_what_was_quiet(text: str) -> None:
    assert "write one entry by hand first" in refused(text)


def test_days_out_of_order() -> None:
    assert "before 2022-12-20, the day that case already speaks from" in refused(BARE, on=date(2022, 12, 19))
    assert "before 2022-12-20" in refused(BARE, on=date(2022, 12, 19), quiet=None)
    assert "after 2023-06-30" in refused(BARE, on=date(2023, 7, 1))
    assert "no quiet period can have passed" in refused(BARE, on=date(2022, 12, 20))
    assert amend(parse(BARE), "Seen", date(2022, 12, 20)).case.speaks == date(2022, 12, 20)
    assert "is the day on which the question of case is decided" in refused(BARE, on=date(2023, 6, 30))
    assert amend(parse(BARE), "Seen", date(2023, 6, 29), 6).case.periods_left("g") < 0.1
    later = amend(parse(BARE), "Seen", DAY).text
    assert "already speaks from" in refused(later, on=DAY - timedelta(days=1), quiet=None)


def test_no_day_to_count_from() -> None:
    assert "`as_of:`" in refused("casus: 1\ntitle: T\nanswer: 1\n")
    assert "`as_of:`" not in amend(parse("casus: 1\ntitle: T\nanswer: 1\n"), "Seen", DAY).text


@pytest.mark.parametrize("quiet", [0.0, -1.0, float("nan"), float("inf")])
def test_number_of_periods(quiet: float) -> None:
    assert "above 0" in refused(BARE, quiet=quiet)


@pytest.mark.parametrize("seen", ["", " \n\t "])
def test_empty_text(seen: str) -> None:
    assert "empty text" in refused(BARE, seen)


@pytest.mark.parametrize(
    ("seen", "found"), [("a\x07", "U+0007"), ("\x1b[31m", "U+001B"), ("a\u2028b", "U+2028"), ("\ud800", "U+D800")]
)
def test_letters_that_no_case_holds(seen: str, found: str) -> None:
    assert found in refused(BARE, seen)


def test_a_case_that_would_be_too_large() -> None:
    assert "too large" in refused(BARE, "x" * 1_000_000)


@pytest.mark.parametrize(("quiet", "words"), [(5, "more than"), (0.5, "fewer than")])
def test_miscounted_periods_bring_a_warning(quiet: float, words: str) -> None:
    (warning,) = amend(parse(BARE), "Seen", DAY, quiet).warnings
    assert (warning.code, warning.severity) == ("time-observed", "warning")
    assert words in warning.message
    assert "about 2.0, from 2022-12-20 to 2023-02-20" in str(warning)
    assert warning.place is not None
    assert warning.place.line == BARE.count("\n") + 4


@pytest.mark.parametrize("quiet", [1.1, 2, 3, None])
def test_counted_periods_bring_none(quiet: float | None) -> None:
    assert amend(parse(BARE), "Seen", DAY, quiet).warnings == ()


def test_quiet_periods_count_from_where_the_case_last_said_so() -> None:
    """An event between them says nothing of quiet."""
    between = amend(parse(BARE), "Seen", date(2023, 2, 1)).case
    assert amend(between, "Seen", DAY, 2).warnings == ()
    counted = amend(parse(BARE), "Seen", date(2023, 2, 1), 1.5).case
    assert [fault.code for fault in amend(counted, "Seen", DAY, 2).warnings] == ["time-observed"]


def test_new_place_names_the_case() -> None:
    amended = amend(parse(BARE, "old"), "Seen", DAY, file="folder/new.yaml")
    assert amended.case.name == "new"
    assert amended.case.places["events", "seen_2023_02_20"].file == "folder/new.yaml"


def test_the_old_case_is_left_alone() -> None:
    case: Case = parse(BARE)
    amend(case, "Seen", DAY, 2)
    assert case == parse(BARE)
