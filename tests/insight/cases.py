"""Small cases whose insight is known by hand."""

from typing import Any

import casus


def case_of(answer: str, rest: str = "", kind: str = "probability", **quantities: str) -> Any:
    """A case with one answer, an expression, over some quantities."""
    lines = "".join(f"  {name}: {{value: {value!r}}}\n" for name, value in quantities.items())
    text = f"casus: 1\ntitle: T\nanswers: {{it: {{is: {answer!r}, kind: {kind}, headline: true}}}}\n"
    return casus.parse(f"{text}quantities:\n{lines or '  unused: {value: 1}'}\n{rest}")


CITED = """
casus: 1
title: T
answers: {{it: {{is: {answer!r}, headline: true}}}}
sources:
  times: {{title: The Times, reliability: A}}
  post: {{title: The Post, reliability: C}}
  idle: {{title: The Idle, reliability: B}}
claims:
  pins: {{text: It is so., sources: [times], sentence: 1}}
  says: {{text: It may be., sources: [post], sentence: [2, 3]}}
  both: {{text: Both say it., sources: [times, post], sentence: 3}}
  nobody: {{text: Nobody uses it., sources: [idle], sentence: 4}}
quantities:
  pinned: {{value: "uniform(0.49, 0.51)", because: [pins], without: "uniform(0, 1)"}}
  loose: {{value: "uniform(0, 1)", because: [says]}}
  shared: {{value: "uniform(0.4, 0.6)", because: [both]}}
  fixed: {{value: 0.5, because: [says]}}
  judged: {{value: "uniform(0, 1)"}}
{rest}
"""


ALL = "0.5 * pinned ** 2 + 0.2 * loose + 0.1 * shared + 0 * fixed + 0.1 * judged"


def cited(answer: str = ALL, rest: str = "") -> Any:
    """A case with three sources, of which one pins a quantity and one carries nothing."""
    return casus.parse(CITED.format(answer=answer, rest=rest))
