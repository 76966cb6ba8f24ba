"""The pages on insight: their examples say what they say."""

import doctest

import pytest


@pytest.mark.parametrize(("page", "least"), [("explain", 10), ("compare", 4)])
def test_its_examples_say_what_they_say(page, least):
    results = doctest.testfile(f"../../docs/{page}.md", optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.attempted >= least
    assert results.failed == 0
