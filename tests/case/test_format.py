"""What FORMAT says, sentence by sentence, where a case is fine: it is read, and means what it should."""

from datetime import date
from typing import Any

import pytest
from tests.case.example import faults_of, frame, game, value
from tests.case.good import FULL

from casus.case import Case, Distribution, Number, Word, in_language, parse
from casus.case.expressions import Expression


@pytest.fixture(scope="module")
def full() -> Case:
    return parse(FULL)


def test_every_key_at_once(full: Case) -> None:
    assert full.warnings == ()
    assert in_language(full.title, "ru") == "Дождь"
    assert in_language(full.title, "de") == "Rain"
    assert (full.as_of, full.horizon) == (date(2022, 12, 20), date(2023, 6, 30))
    assert full.headline == "wet"
    assert full.answers["wet"].decision_threshold == 0.1
    assert full.answers["flood"].given == "wet"
    assert isinstance(full.answers["ladder"].is_, dict)
    assert list(full.answers["ladder"].is_) == ["dry", "damp", "drowned"]
    assert full.claims["seen"].sentence == (3, 4)
    assert full.claims["other"].sentence == (20,)
    assert full.sources["paper"].url == "https://example.org/a?b=c#d"
    assert full.sources["paper"].published == "2022-11"
    assert full.ties[0].since == "1999"
    assert full.actors["cy"].state == "NO"
    assert full.quantities["spring"].knowable == date(2023, 3, 1)
    assert full.order.index("cost") > full.order.index("chance")
    assert full.order.index("g") > full.order.index("either") > full.order.index("depth")


def test_grounds(full: Case) -> None:
    assert {name: full.ground(name) for name in ("depth", "chance", "cost")} == {
        "depth": "sourced",
        "chance": "judgement",
        "cost": "derived",
    }
    claims = "sources: {s: {title: T}}\nclaims: {a: {text: A, sources: [s]}, b: {text: B}}\n"
    for because, ground in (("[a]", "sourced"), ("[a, b]", "mixed"), ("[b]", "judgement"), ("[]", "judgement")):
        text = frame(f"answer: p\n{claims}quantities: {{p: {{value: 1, because: {because}}}}}")
        assert parse(text).ground("p") == ground


def test_paths_and_events_of_the_tree(full: Case) -> None:
    tree = full.tree("g")
    assert set(tree.index) == {"", "dance", "dance.wet", "dance.wet.stop", "dance.wet.pour", "dance.dry", "pass"}
    assert tree.events == ("rain", "flood")
    assert tree.deciding == ("cy", "sky")
    wet = tree.nodes[tree.index["dance.wet"]]
    assert (wet.kind, wet.player, wet.move) == ("decision", "sky", "wet")
    assert wet.where[-2:] == ("chance", "wet")
    assert wet.node_where[-2:] == ("subtrees", "after")
    assert tree.nodes[0].label == "What now?"
    assert tree.nodes[tree.index["dance"]].label == "And then?"


def test_labels_of_moves_named_like_words_of_python() -> None:
    tree = "{player: x, moves: {pass: {player: y, moves: {yield: {}, is: {}}}, take: {event: won}}}"
    for label in ("g.pass", "g.pass.yield", "g.pass.is", "g . pass", "1 - g.pass.is + g.take"):
        case = parse(game(tree).replace("answer: g.won", f"answer: {label}"))
        assert case.tree("g").labels >= {"pass", "pass.yield", "pass.is"}


@pytest.mark.parametrize("key", ["sources", "claims", "events", "actors", "assumptions", "quantities", "models"])
def test_sections_are_optional_and_may_be_empty(key: str) -> None:
    assert faults_of(frame(f"answer: 0.5\n{key}: {{}}")) == ()


@pytest.mark.parametrize("key", ["resolution", "as_of", "horizon"])
def test_a_question_must_have_resolution_and_dates(key: str) -> None:
    lines = {
        "resolution": "resolution: {yes_if: a, no_if: b, source: c}",
        "as_of": "as_of: 2022-12-20",
        "horizon": "horizon: 2023-06-30",
    }
    text = frame("answer: 1\nquestion: Will it?\n" + "\n".join(lines.values()))
    assert faults_of(text) == ()
    (fault,) = faults_of(text.replace(lines[key], ""))
    assert fault.code == "missing-key"
    assert fault.expected is not None
    assert fault.expected.startswith(f"`{key}:")


@pytest.mark.parametrize("key", ["yes_if", "no_if", "source"])
def test_a_resolution_says_all_three(key: str) -> None:
    parts = {"yes_if": "a", "no_if": "b", "source": "c"}
    written = ", ".join(f"{name}: {text}" for name, text in parts.items() if name != key)
    (fault,) = faults_of(frame(f"answer: 1\nresolution: {{{written}}}"))
    assert fault.code == "missing-key"
    assert fault.expected is not None
    assert fault.expected.startswith(f"`{key}:")


def test_a_single_answer_is_named_answer() -> None:
    case = parse(frame("answer: 0.5"))
    assert (list(case.answers), case.headline) == (["answer"], "answer")


def test_the_first_answer_is_the_headline_where_none_is_marked() -> None:
    assert parse(frame("answers: {b: {is: 1}, a: {is: 0}}")).headline == "b"


@pytest.mark.parametrize("scheme", ["icd203", "phia", "nato", "kent"])
def test_words_of_each_scheme(scheme: str) -> None:
    from casus.quantities.words import SCHEMES

    for word in SCHEMES[scheme].words:
        case = parse(f"words: {scheme}\n" + value(word))
        found = case.quantities["p"].value
        assert isinstance(found, Word)
        assert (found.low, found.high) == SCHEMES[scheme].band(word)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("85", 85), ("-0.5", -0.5), ("1e-3", 0.001), ("1.", 1), (".5", 0.5), ("+3", 3), ('"0.3"', 0.3), ("2 * 3", 6),
        ("1E2", 100), ('"-2"', -2), ("1 / 4", 0.25), ('"exp(0)"', 1), ('"min(3, 2, 1)"', 1), ("2 ** 3 ** 2", 512),
        ("-2 ** 2", -4), ("1 < 2", 1), ("2 != 2", 0), ('"clip(5, 0, 1)"', 1), ('"where(1 > 2, 3, 4)"', 4),
        ('"over(0.5, 2)"', 0.75), ('"picks_better(0.9, 10)"', 0.21972245773362198), ('"logistic(0)"', 0.5),
        ('"sqrt(16)"', 4), ('"abs(-3)"', 3), ('"log(1)"', 0), ('"max(1, 2)"', 2),
        ("12345678901234567890", 12345678901234567890.0), ('"1e-400"', 0),
    ],
)  # fmt: skip
def test_numbers(written: str, number: float) -> None:
    found = parse(value(written)).quantities["p"].value
    assert isinstance(found, Number)
    assert found.value == pytest.approx(number)


@pytest.mark.parametrize(
    "written",
    [
        "uniform(2, 5)", "normal(10, 2)", "lognormal(3, 0.5)", "beta(8, 2)", "gamma(2, 3)", "gamma(2)",
        "triangular(1, 2, 6)", "pert(0.6, 0.8, 0.95)", "bernoulli(0.3)", "normal(p5=1, p95=3)",
        "beta(p10=0.2, p90=0.6)",
        "lognormal(p5=0.7, p95=4)", "gamma(p5=1, p95=3)", "uniform(p10=1, p90=3)", "quantiles(p5=10, p50=30, p95=70)",
        "quantiles(p5=10, p50=20, p95=60, lower=0)", "discrete(value=[1, 2, 5], probability=[0.5, 0.3, 0.2])",
        "truncate(normal(10, 2), 8, 15)", "truncate(lognormal(p5=0.7, p95=4), 0.2, 8)",
        "truncate(distribution=normal(0, 1), low=-1, high=1)", "mixture(names=[q, r], weight=[0.7, 0.3])",
        "normal(mean=2 * 3, sd=1 / 2)", "uniform(-1, -0.5)", "truncate(truncate(normal(0, 1), -2, 2), -1, 1)",
    ],
)  # fmt: skip
def test_distributions(written: str) -> None:
    case = parse(value(f'"{written}"').replace("  p:", "  r: {value: 1}\n  p:"))
    found = case.quantities["p"].value
    assert isinstance(found, Distribution)
    assert found.family == written.partition("(")[0]
    assert (found.quantile is None) == (found.family == "mixture")


def test_a_distribution_may_stand_unquoted_outside_flow_maps() -> None:
    case = parse("casus: 1\ntitle: T\nanswer: p\nquantities:\n  p:\n    value: pert(0.6, 0.8, 0.95)\n")
    assert isinstance(case.quantities["p"].value, Distribution)
    assert faults_of(value("(q + 1) / 2")) == ()


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2*q+1", "2 * q + 1"),
        ("((q))", "q"),
        ("+q", "q"),
        ("-q**2", "-q ** 2"),
        ("(-q)**2", "(-q) ** 2"),
        ("(0 - 2)**q", "(-2) ** q"),
        ("2**-q", "2 ** -q"),
        ("q**2**2", "q ** 4"),
        ("(q**2)**2", "(q ** 2) ** 2"),
        ("q-(1-q)", "q - (1 - q)"),
        ("(q-1)-q", "q - 1 - q"),
        ("q/(2*q)", "q / (2 * q)"),
        ("-(q+1)", "-(q + 1)"),
        ("q--1", "q - -1"),
        ("(q<1)*(q>0)", "(q < 1) * (q > 0)"),
        ("(q<1)==0", "(q < 1) == 0"),
        ("max( q,1 , 2)", "max(q, 1, 2)"),
        ("q + 1e3 + .5", "q + 1000 + 0.5"),
    ],
)
def test_expressions_have_one_canonical_text(written: str, canonical: str) -> None:
    found = parse(value(f'"{written}"')).quantities["p"].value
    assert isinstance(found, Expression)
    assert found.text == canonical
    again = parse(value(f'"{canonical}"')).quantities["p"].value
    assert again == found


@pytest.mark.parametrize(
    "layout", [">-\n      q +\n      1", "|\n      q\n      + 1\n", "q\n      + 1", '"q\n      + 1"', "'q\t+ 1'"]
)
def test_an_expression_may_run_over_lines(layout: str) -> None:
    case = parse(f"casus: 1\ntitle: T\nanswer: p\nquantities:\n  q: {{value: 1}}\n  p:\n    value: {layout}\n")
    assert case.quantities["p"].value == parse(value("q + 1")).quantities["p"].value


def test_comments_after_numbers_and_two_spaces_are_comments() -> None:
    text = (
        "casus: 1 # version\ntitle: T  # a title\nanswer: 0.5 # a number\nwords: icd203  # words\n"
        "quantities: # none\n  q: {value: 1}  # one\n"
    )
    assert parse(text).title == "T"
    assert parse(frame("answer: 1\nas_of: 2022-12-20 # a day\n")).as_of == date(2022, 12, 20)
    assert parse(frame("answer: 1\nabout: a#b\n")).about == "a#b"
    assert parse(frame("answer: 1\nabout: 'He is #1'\n")).about == "He is #1"


@pytest.mark.parametrize("text", ["yes", "No", "ON", "off", "true", "null", "2022", "1_000", "0x1F", ".inf", "~"])
def test_quoted_words_are_texts(text: str) -> None:
    assert parse(frame(f'answer: 1\nabout: "{text}"')).about == text


def test_decisive_for_each_or_for_all() -> None:
    tree = "{player: x, moves: {a: {event: won}, b: {player: y, moves: {c: {}}}}}"
    for given, of_x in (("7", "7"), ("{x: 7, y: q}", "7"), ("2 * q", "2 * q")):
        case = parse(game(tree).replace("precision: 1", f"decisive: {given}"))
        assert case.models["g"].sharpness("x")[0].text == of_x


def test_numbers_in_payoffs_are_listed_as_fixed_by_the_author() -> None:
    tree = (
        "{player: x, moves: {a: {event: won, weight: 3, payoffs: {x: 5, y: 1}}, "
        "b: {player: y, moves: {c: {}}, payoffs: {x: 1 - 0.3 * q, y: 0}}}}"
    )
    listed = {(number.what, number.value) for number in parse(game(tree)).fixed_by_author}
    assert listed == {
        ("payoff of x on a", 5.0),
        ("payoff of y on a", 1.0),
        ("weight of a", 3.0),
        ("payoff of x on b", 0.3),
    }


def test_texts_may_hold_markup_and_any_script() -> None:
    text = "<script>alert('x')</script> & 中文 עברית 🙂"
    assert parse(frame(f'answer: 1\nabout: "{text}"')).about == text


def test_a_published_source_of_the_same_year_is_not_later() -> None:
    assert parse(frame("answer: 1\nas_of: 2022-12-20\nsources: {s: {title: T, published: 2022}}")).warnings == ()


def test_all_faults_at_once() -> None:
    text = frame(
        "answer: nothing\ntitel: x\nas_of: soon\nquantities:\n  a: {value: b}\n  b: {value: a}\n  c: {value: 1 +}\n"
        "claims: {d: {text: T, sources: [nobody], credibility: 9}, e: {text: T, sources: [nobody]}}\n"
        "models: {m: {kind: index}, g: {kind: game, precision: 1, tree: {player: x, moves: {w: {payoffs: {x: zz}}}}}}"
    )
    faults = faults_of(text)
    assert [fault.code for fault in faults] == [
        "unknown-name", "unknown-key", "wrong-value", "cycle", "expression-syntax", "unknown-name", "wrong-value",
        "unknown-name", "later-version", "unknown-name",
    ]  # fmt: skip
    places: list[Any] = [fault.place for fault in faults]
    assert places == sorted(places)


def test_what_rests_on_a_fault_has_none_of_its_own() -> None:
    text = frame("answer: a + m.x\nquantities: {a: {valu: 1}}\nmodels: {m: {kind: bargaining}}")
    assert {fault.code for fault in faults_of(text)} == {"unknown-key", "later-version"}


def test_faults_of_the_file_hide_none_of_the_case() -> None:
    text = "%YAML 1.2\n---\ncasus: 1\nanswer: p\n[a]: 1\n--- 2\n"
    assert [fault.code for fault in faults_of(text)] == [
        "yaml-directive", "missing-key", "unknown-name", "yaml-key", "yaml-second-document",
    ]  # fmt: skip
