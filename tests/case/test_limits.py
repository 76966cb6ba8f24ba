"""Texts made to be slow, deep or large: each gets a fault, and soon."""

import time
from collections.abc import Iterator

import pytest
from tests.case.example import faults_of, frame, game, value

from casus.case import parse
from casus.errors import CaseError

HEAD = "casus: 1\ntitle: T\nanswer: 1\n"
# A second on a machine at rest; slow machines and busy ones get more.
SOON = 3.0


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < SOON


def _codes(text: str) -> set[str]:
    return {fault.code for fault in faults_of(text)}


@pytest.mark.parametrize(
    "bracket", ["[", "{", "(", "]", "}", ")", "- ", "? ", "[{", "{a: ", "{[", "- - ? ", "<", '"', "'", "|", ">"]
)
@pytest.mark.parametrize("prefix", ["", "about: ", "answer: ", HEAD + "about: "])
def test_five_thousand_brackets(bracket: str, prefix: str) -> None:
    faults = faults_of(prefix + bracket * 5_000)
    # As a whole value after a key some are a text like any other.
    assert faults or prefix.endswith("about: ")
    assert all(fault.place for fault in faults)
    assert all(len(str(fault)) < 700 for fault in faults)


@pytest.mark.parametrize(
    "text", ["(" * 5_000, "-" * 1_999, "q" + "**q" * 600, "q" + "+q" * 900, "q.x" * 600, "f(" * 40, "+-" * 900 + "q"]
)
def test_deep_expressions(text: str) -> None:
    faults_of(value(f'"{text}"'))


@pytest.mark.parametrize("sign", ["+", "-", "*", "/", "**"])
def test_long_chains_of_operations_either_way(sign: str) -> None:
    text = sign.join(["q"] * (1_990 // (1 + len(sign))))
    assert _codes(value(f'"{text}"')) <= {"expression-too-deep"}
    assert _codes(value('"' + "-" * 1_500 + 'q"')) <= {"expression-too-deep"}


def test_yaml_too_deep() -> None:
    def nested(depth: int) -> str:
        return frame("answer: 1\nx: " + "[" * (depth - 1) + "]" * (depth - 1))

    assert "yaml-too-deep" not in _codes(nested(120))
    (fault,) = faults_of(nested(122))
    assert (fault.code, fault.expected) == ("yaml-too-deep", "a flatter case")
    assert fault.place is not None
    assert fault.place.line == 4


def test_yaml_too_large_by_entries() -> None:
    def listed(count: int) -> str:
        return HEAD + "x: [" + "1," * count + "]"

    assert "yaml-too-large" not in _codes(listed(49_990))
    assert _codes(listed(50_001)) == {"yaml-too-large"}
    assert _codes("- 1\n" * 100_000) == {"yaml-too-large"}


def test_a_hundred_thousand_lines_of_comments() -> None:
    assert parse("# x\n" * 100_000 + HEAD).title == "T"
    assert parse(HEAD + "\n" * 500_000).title == "T"


def test_a_hundred_thousand_lines_of_text() -> None:
    assert parse(HEAD + "about: |\n" + "  x y\n" * 100_000).about is not None
    assert parse(HEAD + "about: a\n" + "  b\n" * 100_000).about is not None


@pytest.mark.parametrize(
    "text",
    [
        "casus: 1\n" * 20_000,
        "a: {" + "b: 1," * 20_000 + "}",
        "x" * 900_000,
        "x: " * 300_000,
        "*a " * 300_000,
        "&a " * 300_000,
        "!a " * 300_000,
        "--- 1\n" * 100_000,
        "% " * 400_000,
    ],
)
def test_monotonous_files(text: str) -> None:
    faults = faults_of(text)
    assert faults
    assert max(len(str(fault)) for fault in faults) < 1_000


def test_thousands_of_unknown_names() -> None:
    claims = "".join(f"  c{n}: {{text: T, sources: [s{n}x], origin: o{n}}}\n" for n in range(1_900))
    sources = "".join(f"  s{n}: {{title: T}}\n" for n in range(1_900))
    faults = faults_of(f"{HEAD}claims:\n{claims}sources:\n{sources}")
    assert len(faults) == 1_900
    assert faults[0].nearest


def test_thousands_of_unknown_keys() -> None:
    faults = faults_of(HEAD + "".join(f"key{n}: 1\n" for n in range(1_900)))
    assert len(faults) == 1_900


def test_chain_of_five_thousand_quantities() -> None:
    chain = "".join(f"  q{n}: {{value: q{n + 1} + 1}}\n" for n in range(5_000))
    case = parse(f"casus: 1\ntitle: T\nanswer: q0\nquantities:\n{chain}  q5000: {{value: 1}}\n")
    assert case.order[0] == "q5000"
    assert case.order[-1] == "q0"


def test_circle_of_five_thousand_quantities() -> None:
    chain = "".join(f"  q{n}: {{value: q{(n + 1) % 5_000} + 1}}\n" for n in range(5_000))
    (fault,) = faults_of(f"casus: 1\ntitle: T\nanswer: q0\nquantities:\n{chain}")
    assert fault.code == "cycle"
    assert fault.found is not None
    assert len(fault.found) < 200


def test_very_long_names() -> None:
    name = "n" * 100_000
    for text in (
        HEAD + f"{name}: 1",
        f"casus: 1\ntitle: T\nanswer: {'n' * 1_999}",
        HEAD + f"quantities: {{{name}: {{value: 1}}}}",
        HEAD + f"claims: {{c: {{text: T, sources: [{name}], origin: {name}}}}}",
        game(f"{{player: {name}, moves: {{{name[:900]}: {{event: won}}}}}}"),
        game("{player: x, moves: {a: {event: won, then: " + name + "}}}"),
    ):
        faults = faults_of(text)
        assert faults
        assert max(len(str(fault)) for fault in faults) < 600


def _subtrees(count: int, moves: str) -> str:
    parts = "".join(f"      s{n}: {{player: x, moves: {moves.replace('NEXT', f's{n + 1}')}}}\n" for n in range(count))
    last = f"      s{count}: {{player: x, moves: {{end: {{}}}}}}\n"
    return game("{player: x, moves: {a: {event: won, then: s0}}}", f"    subtrees:\n{parts}{last}")


def test_tree_too_deep_by_then() -> None:
    assert _codes(_subtrees(100, "{m: {then: NEXT}}")) == set()
    assert _codes(_subtrees(9_900, "{m: {then: NEXT}}")) == {"tree-too-deep"}


def test_ten_thousand_subtrees_that_only_lead_on() -> None:
    parts = "".join(f"      s{n}: {{then: s{n + 1}}}\n" for n in range(10_000))
    text = game("{player: x, moves: {a: {event: won, then: s0}}}", f"    subtrees:\n{parts}      s10000: {{}}\n")
    assert _codes(text) == set()


def test_tree_too_large_by_then() -> None:
    assert _codes(_subtrees(60, "{m: {then: NEXT}, n: {then: NEXT}}")) == {"tree-too-large"}
    # Faults of a subtree that stands in many places are told once.
    text = _subtrees(12, "{m: {then: NEXT}, n: {then: NEXT, payoffs: {y: 1}}}")
    assert len(faults_of(text)) == 12


def test_subtrees_that_lead_back_in_a_great_circle() -> None:
    parts = "".join(f"      s{n}: {{then: s{(n + 1) % 5_000}}}\n" for n in range(5_000))
    text = game("{player: x, moves: {a: {event: won, then: s0}}}", f"    subtrees:\n{parts}")
    (fault,) = faults_of(text)
    assert fault.code == "tree-recursion"


def test_tree_written_as_deep_as_yaml_may_be() -> None:
    tree = "{player: x, moves: {a: " * 50 + "{event: won}" + "}}" * 50
    assert len(parse(game(tree)).tree("g").nodes) == 51


def test_a_fault_in_a_deep_tree_is_one_fault() -> None:
    tree = "{player: x, moves: {a: " * 50 + "{evnt: won}" + "}}" * 50
    faults = faults_of(game(tree))
    assert [fault.code for fault in faults if fault.code == "unknown-key"] == ["unknown-key"]


def test_the_slower_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    text = game("{player: x, moves: {a: {event: won}}}", "about: {en: 'it''s', tr: \"x\"}\n")
    before = parse(text)
    monkeypatch.setattr("casus.case.document.LOADER", yaml.Loader)
    assert parse(text).hash == before.hash
    assert parse(text).places == before.places
    with pytest.raises(CaseError):
        parse("[" * 5_000)
