"""The hash: the same for all ways of writing a case, another for every other case."""

import copy
import pickle
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.case.good import SKETCH, block, flow, hash_of, plain_values, texts

from casus.case import parse
from casus.errors import CaseError

NAMES = sorted(texts())


def test_the_sketch_is_among_the_good_cases() -> None:
    if not SKETCH.exists():
        pytest.skip("the sketch lies beside the project, and does not ship with it")
    assert parse(texts()["sketch"]).headline == "answer"


@pytest.mark.parametrize("name", NAMES)
def test_insensitive_to_layout_quoting_and_form(name: str) -> None:
    text = texts()[name]
    case, values = parse(text), plain_values(text)
    assert hash_of(flow(values)) == case.hash
    assert hash_of(block(values)) == case.hash
    # Every line of the block form begins an entry, so that comments may stand between.
    spread = "# first\n" + block(values).replace("\n", "  # after\n\n  # between\n") + "# last"
    assert hash_of(spread) == case.hash
    assert hash_of(text.replace("\n", "\r\n")) == case.hash


@pytest.mark.parametrize("name", NAMES)
def test_insensitive_to_quotes_around_texts_and_expressions(name: str) -> None:
    def quoted(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: quoted(value) for key, value in part.items()}
        return [quoted(item) for item in part] if isinstance(part, list) else part

    values = quoted(plain_values(texts()[name]))
    text = re.sub(r"(?m)^(\s*)([A-Za-z_][A-Za-z0-9_]*):", r'\1"\2":', block(values))
    assert hash_of(text) == parse(texts()[name]).hash
    numbers = copy.deepcopy(values)
    for quantity in numbers.get("quantities", {}).values():
        quantity["value"] = str(quantity["value"])
    assert hash_of(flow(numbers)) == parse(texts()[name]).hash


@pytest.mark.parametrize("name", NAMES)
def test_insensitive_to_the_order_of_sections_and_to_defaults_written_out(name: str) -> None:
    values: Any = plain_values(texts()[name])
    turned = dict(reversed(values.items()))
    assert hash_of(flow(turned)) == parse(texts()[name]).hash
    written = {**values, "words": values.get("words", "icd203"), "related": values.get("related", [])}
    assert hash_of(flow(written)) == parse(texts()[name]).hash


@pytest.mark.parametrize("name", NAMES)
def test_the_canonical_form_is_a_case_with_the_same_hash(name: str) -> None:
    case = parse(texts()[name])
    again = parse(flow(case.canonical))
    assert again.canonical == case.canonical
    assert again.hash == case.hash
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", case.hash)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_pickles(name: str) -> None:
    case = parse(texts()[name])
    again = pickle.loads(pickle.dumps(case))
    assert again.hash == case.hash
    assert again.order == case.order


def test_an_expression_of_a_thousand_terms_pickles() -> None:
    text = "casus: 1\ntitle: T\nanswer: p\nquantities: {q: {value: 1}, p: {value: " + "+".join(["q"] * 1_000) + "}}"
    case = parse(text)
    again = pickle.loads(pickle.dumps(case))
    assert again.quantities["p"].value == case.quantities["p"].value
    assert again.hash == case.hash


def _leaves(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from _leaves(value, (*path, key))
    else:
        yield path


def _changed(part: Any) -> Any:
    """Another value that most likely fits."""
    if isinstance(part, bool):
        return not part
    if isinstance(part, int | float):
        return part * 1.0000001 if isinstance(part, float) else part + 1
    # The last digit of a number, else one more letter.
    digit = re.search(r"(\d)(?=\D*$)", part)
    return part[: digit.start()] + str((int(digit[1]) + 1) % 10) + part[digit.end() :] if digit else part + "x"


@pytest.mark.parametrize("name", NAMES)
def test_sensitive_to_each_change(name: str) -> None:
    values: Any = plain_values(texts()[name])
    before = parse(texts()[name]).hash
    leaves = list(_leaves(values))
    changed = 0
    for path in random.Random(1).sample(leaves, min(60, len(leaves))):
        other = copy.deepcopy(values)
        here = other
        for part in path[:-1]:
            here = here[part]
        here[path[-1]] = _changed(here[path[-1]])
        try:
            after = parse(flow(other)).hash
        except CaseError:
            continue
        changed += 1
        assert after != before, path
    assert changed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("normal(1, 1)", "normal(1.0000000000000002, 1)"),
        ("normal(p5=1, p95=3)", "normal(p5=1, p95=3.0000000000000004)"),
        ("quantiles(p5=1, p95=3)", "quantiles(p5=1, p95=3, lower=0)"),
        ("truncate(normal(0, 1), -1, 1)", "truncate(normal(0, 1), -1, 1.0000000000000002)"),
        ("discrete(value=[1, 2], probability=[0.5, 0.5])", "discrete(value=[2, 1], probability=[0.5, 0.5])"),
        ("mixture(names=[q, r], weight=[1, 1])", "mixture(names=[r, q], weight=[1, 1])"),
        ("likely", "uniform(0.55, 0.8)"),
        ("0.1", "0.10000000000000002"),
        ("q - (r - q)", "q - r - q"),
        ("q ** r ** q", "(q ** r) ** q"),
        ("-q ** 2", "(-q) ** 2"),
    ],
)
def test_values_that_differ_have_other_hashes(one: str, other: str) -> None:
    text = 'casus: 1\ntitle: T\nanswer: p\nquantities: {{q: {{value: 1}}, r: {{value: 2}}, p: {{value: "{}"}}}}'
    assert hash_of(text.format(one)) != hash_of(text.format(other))


def test_the_order_of_quantities_counts() -> None:
    # It says which dimension of the sample points each takes.
    text = "casus: 1\ntitle: T\nanswer: p\nquantities: {{{}}}"
    assert hash_of(text.format("p: {value: 1}, q: {value: 2}")) != hash_of(text.format("q: {value: 2}, p: {value: 1}"))


def test_the_name_of_the_file_does_not_count() -> None:
    assert parse(texts()["full"], name="a").hash == parse(texts()["full"], name="b", file="c").hash
