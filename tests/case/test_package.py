"""What the room shows to others, and what looking at it costs."""

import subprocess
import sys

import pytest

import casus.case


def test_public_names() -> None:
    assert sorted(casus.case.__all__) == [
        "Answer", "Branch", "Case", "Claim", "Clock", "Distribution", "Evidence", "Finding", "FixedNumber", "Game",
        "Gap", "Hypotheses", "Number", "Observed", "Quantity", "Reference", "Report", "Source", "Standard", "Standing",
        "Text", "Tree", "TreeNode", "Value", "Word", "in_language", "origins_of", "parse", "read", "tradecraft",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import casus", ("numpy", "scipy", "pydantic", "yaml", "xarray")),
        ("import casus.errors", ("numpy", "pydantic", "yaml")),
        ("import casus.case", ("numpy", "scipy", "xarray", "pandas")),
        ("from casus.case import parse; parse('{casus: 1, title: T, answer: 0.5}')", ("numpy", "scipy")),
    ],
)
def test_loads_no_more_than_it_needs(statement: str, absent: tuple[str, ...]) -> None:
    code = f"import sys; {statement}; print([name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_case_in_chinese_letters_does_not_pass_for_words_of_python() -> None:
    # The parser disguises words of Python with such letters; in a text of an author they are refused before.
    from tests.case.example import only_fault, value

    assert only_fault(value("乐ass")).code == "name-not-ascii"
