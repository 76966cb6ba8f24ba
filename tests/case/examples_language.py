"""Texts outside the little language and trees that are none, each with the fault it must give."""

from tests.case.example import Example, game, value

__all__ = ["LANGUAGE"]


def _quoted(
    code: str, text: str, found: str | None = None, expected: str | None = None, nearest: str | None = None
) -> Example:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return Example(code, value(f'▶"{escaped}"'), found, expected, nearest)


def _tree(code: str, tree: str, found: str | None = None, expected: str | None = None, more: str = "") -> Example:
    return Example(code, game(tree, more), found, expected)


_SUBTREE = "    subtrees: {s: {player: x, moves: {b: {}}}}\n"
_WON = "w: {event: won}"

LANGUAGE = (
    _quoted("expression-syntax", "__import__('os').system('ls')", '"\'" at letter 12'),
    _quoted("expression-function", "__import__(q)", "__import__", "min, max"),
    _quoted("expression-function", "sin(q)", "sin", "min, max", "min"),
    _quoted("expression-function", "ln(q)", "ln", None, "log"),
    _quoted("expression-function", "Normal(0, 1)", "Normal", None, "normal"),
    _quoted("expression-function", "IfElse(q, 1, 0)", "IfElse", None, "where"),
    _quoted("expression-function", "maxx(q, 1)", "maxx", None, "max"),
    _quoted("expression-function", "gaussian(0, 1)", "gaussian", None, "normal"),
    _quoted("expression-function", "guniform(0, 1)", "guniform", None, "uniform"),
    _quoted("expression-syntax", "q.f(1)", "q.f(1)", "min, max"),
    _quoted("expression-syntax", "(q)(1)".replace("(q)", "(q + 1)"), "(q + 1)(1)"),
    _quoted("expression-syntax", "(q + 1).real", "(q + 1).real", "choice.joins"),
    _quoted("expression-syntax", "q[0]", "q[0]", "a dot"),
    _quoted("expression-syntax", "[q, 1]", "[q, 1]"),
    _quoted("expression-syntax", "q, 1", "q, 1"),
    _quoted("expression-syntax", "()", "()"),
    _quoted("expression-syntax", "{q}", "'{' at letter 1"),
    _quoted("expression-syntax", "lambda: 1", "':' at letter 7"),
    _quoted("expression-syntax", "[q for q in r]", "[q for q in r]"),
    _quoted("expression-syntax", "(q for q in r)", "(q for q in r)"),
    _quoted("expression-arguments", "max(q for q in r)", "max(q for q in r)"),
    _quoted("expression-syntax", "f'{q}'", '"\'" at letter 2'),
    _quoted("expression-syntax", '"q"', "'\"' at letter 1", "numbers, names"),
    _quoted("expression-syntax", "(q := 1)", "':=' at letter 4", "a quantity of its own"),
    _quoted("expression-syntax", "q = 1", "q = 1"),
    _quoted("unknown-word", "await q", "await q"),
    _quoted("unknown-word", "yield q", "yield q"),
    _quoted("expression-syntax", "1_000", "'1_000' at letter 1", "digits"),
    _quoted("expression-syntax", "0x10", "'0x10' at letter 1", "digits"),
    _quoted("expression-syntax", "0b11 + q", "'0b11' at letter 1", "digits"),
    _quoted("expression-syntax", "0o7", "'0o7' at letter 1", "digits"),
    _quoted("expression-syntax", "1j", "'1j' at letter 1", "a real number"),
    _quoted("expression-syntax", "2.5e3J", "'2.5e3J' at letter 1", "a real number"),
    _quoted("expression-syntax", "017", "017"),
    _quoted("expression-syntax", "q =< 1", "'=<' at letter 3", "<="),
    _quoted("expression-syntax", "q <> 1", "'<>' at letter 3", "!="),
    _quoted("expression-syntax", "0.5 to 0.9", "'0.5 to 0.9' at letter 1", "uniform(low, high)"),
    _quoted("expression-syntax", "q + 10 000 000", "'10 000 000' at letter 5", "digits alone"),
    _quoted("expression-syntax", "2q", "'2q'", "such as"),
    _quoted("expression-syntax", "q # comment", "'#' at letter 3", "outside quotes"),
    _quoted("expression-syntax", "q; q", "';' at letter 2"),
    _quoted("expression-syntax", "q @ q", "'@' at letter 3"),
    _quoted("expression-syntax", "q // 2", "'//' at letter 3", "/ for a division"),
    _quoted("expression-syntax", "q % 2", "'%' at letter 3", "0.3"),
    _quoted("expression-syntax", "30 %", "'%' at letter 4", "0.3"),
    _quoted("expression-syntax", "q ^ 2", "'^' at letter 3", "**"),
    _quoted("expression-syntax", "q & 1", "'&' at letter 3", "product"),
    _quoted("expression-syntax", "q | 1", "'|' at letter 3", "max"),
    _quoted("expression-syntax", "~q", "'~' at letter 1"),
    _quoted("expression-syntax", "q << 1", "'<<' at letter 3"),
    _quoted("expression-syntax", "!q", "'!' at letter 1"),
    _quoted("expression-syntax", "q and 1", "q and 1", "product"),
    _quoted("expression-syntax", "q or 1", "q or 1", "product"),
    _quoted("expression-syntax", "not (q)", "not (q)", "1 - condition"),
    _quoted("expression-syntax", "1 if q else 0", "1 if q else 0", "where"),
    _quoted("expression-syntax", "q ? 1 : 0", "'?' at letter 3"),
    _quoted("expression-syntax", "0 < q < 1", "0 < q < 1", "product"),
    _quoted("expression-syntax", "(q) is (q)", "(q) is (q)", "=="),
    _quoted("expression-syntax", "1 in (q)", "1 in (q)", "=="),
    _quoted("expression-syntax", "True", "True", "1 for true"),
    _quoted("expression-syntax", "None", "None"),
    _quoted("expression-syntax", "q + ...", "..."),
    _quoted("expression-syntax", "min", "min", "min(…)"),
    _quoted("expression-syntax", "q + max", "max", "max(…)"),
    _quoted("expression-syntax", "normal", "normal", "normal(…)"),
    _quoted("expression-syntax", "max(*q, 1)", "max(*q, 1)"),
    _quoted("expression-syntax", "max(q, 1, key=q)", "max(q, 1, key=q)", "max(…)"),
    _quoted("expression-syntax", "q +", "'q +'", "such as"),
    _quoted("expression-syntax", "(q", "'(q'", "such as"),
    _quoted("expression-syntax", "q)", "'q)'", "such as"),
    _quoted("expression-syntax", "2 q", "'2 q'"),
    _quoted("expression-syntax", "", "an empty text", "a number or an expression"),
    _quoted("expression-syntax", "  ", "an empty text", "a number or an expression"),
    _quoted("expression-syntax", "import os; 1", "';'"),
    _quoted("expression-syntax", "q\\n", "'\\\\' at letter 2"),
    _quoted("expression-too-long", "1+" * 1000 + "1", "2,001 letters", "at most 2,000 letters"),
    _quoted("expression-too-deep", "(" * 51 + "q" + ")" * 51, "51 brackets", "at most 50"),
    _quoted("expression-too-deep", "(" * 900, "900 brackets", "at most 50"),
    _quoted("expression-arguments", "clip(q, 0)", "2 in clip(q, 0)", "3 arguments"),
    _quoted("expression-arguments", "max(q)", "1 in max(q)", "2 arguments or more"),
    _quoted("expression-arguments", "exp()", "0 in exp()", "1 argument"),
    _quoted("expression-arguments", "over(q, 1, 2)", "3 in over(q, 1, 2)", "2 arguments"),
    _quoted("expression-distribution", "2 * normal(0, 1)", "normal(0, 1)", "give the inner one a name"),
    _quoted("expression-distribution", "max(normal(0, 1), 0)", "normal(0, 1)", "give the inner one a name"),
    _quoted("expression-distribution", "mixture(names=[normal(0, 1), q], weight=[1, 1])", "normal(0, 1)", "a name"),
    _quoted("expression-distribution", "uniform(normal(0, 1), 2)", "normal(0, 1)", "a name"),
    _quoted(
        "expression-distribution", "truncate(mixture(names=[q], weight=[1]), 0, 1)", "mixture", "members truncated"
    ),
    Example(
        "expression-distribution",
        game("{player: x, moves: {w: {event: won, payoffs: {x: ▶uniform(0)}}}}"),
        "uniform(0)",
        "the name of a quantity",
    ),
    Example(
        "expression-word",
        game("{player: x, moves: {w: {event: won, payoffs: {x: ▶likely}}}}"),
        "likely",
        "the name of a quantity",
    ),
    Example("expression-word", value("1").replace("answer: p", "answer: ▶very likely"), "very likely"),
    _quoted("not-finite", "1 / 0", "1 / 0", "a finite number"),
    _quoted("not-finite", "q + log(0)", "log(0)", "a finite number"),
    _quoted("not-finite", "sqrt(-1)", "sqrt(-1)", "a finite number"),
    _quoted("not-finite", "10 ** 400", "10 ** 400", "a finite number"),
    _quoted("not-finite", "q * 1e999", "1e999", "1.8e308"),
    _quoted("not-finite", "(0 - 8) ** 0.5", "** 0.5", "a finite number"),
    _quoted("distribution-arguments", "normal(0)", None, "normal(mean, sd)"),
    _quoted("distribution-arguments", "normal(0, q)", "q", "with numbers"),
    _quoted("distribution-arguments", "gamma(2, scal=1)", "scal", "gamma(shape, scale=1)", "scale"),
    _quoted("distribution-arguments", "normal(*q)", "normal(*q)"),
    _quoted("distribution-arguments", "normal(**q)", "normal(**q)"),
    _quoted("distribution-arguments", "truncate(q, 0, 1)", "q", "truncate(normal(10, 2), 8, 15)"),
    _quoted("distribution-arguments", "mixture(names=[1, 2], weight=[1, 1])", "1", "the name of a quantity"),
    _quoted("distribution-arguments", "normal(mean=0, mean=1, sd=1)", "mean=1", "normal(mean, sd)"),
    _quoted("distribution-parameter", "normal(0, -1)", "-1", "above 0"),
    _quoted("distribution-parameter", "lognormal(0, 6)", "6", "at most 5"),
    _quoted("distribution-parameter", "uniform(2, 1)"),
    _quoted("distribution-parameter", "pert(0.9, 0.5, 1)"),
    _quoted("distribution-parameter", "beta(1e-4, 1)", "0.0001", "at least 0.001"),
    _quoted("distribution-quantiles", "beta(p10=0.6, p90=0.4)", "0.4", "above 0.6"),
    _tree(
        "tree-shape", "{player: x, moves: {w: {event: won}, b: {player: x, moves: ▶{}}}}", "an empty map", "one branch"
    ),
    _tree("tree-shape", "{player: x, moves: {w: {event: won}, b: {player: ▶x}}}", "x", "`moves:`"),
    _tree("tree-shape", "{player: x, moves: {w: {event: won}, b: {moves: ▶{c: {}}}}}", "no player", "`player:`"),
    _tree("tree-shape", "{player: x, moves: {w: {event: won}}, chance: ▶{a: {probability: 1}}}", "both", "one of them"),
    _tree("tree-shape", "{player: x, moves: {w: {event: won, ▶probability: 1}}}", "probability", "weight"),
    _tree("tree-shape", "{chance: {w: {event: won, probability: rest, ▶weight: 1}}}", "weight", "probability"),
    _tree(
        "tree-shape", "{chance: {w: {event: won, probability: rest}, v: {probability: ▶rest}}}", "rest", "an expression"
    ),
    Example("tree-shape", game("▶{}").replace("g.won", "1"), "no moves", "`player:` and `moves:`"),
    _tree(
        "tree-shape",
        "{player: x, moves: {w: {event: won, player: x, moves: {a: {}}, then: ▶s}}}",
        None,
        "one of them",
        _SUBTREE,
    ),
    _tree(
        "tree-recursion",
        "{player: x, moves: {w: {event: won, then: s}}}",
        "s",
        "a tree that ends",
        "    subtrees: {s: {player: x, moves: {b: {then: ▶s}}}}\n",
    ),
    _tree(
        "tree-recursion",
        "{player: x, moves: {w: {event: won, then: s}}}",
        "s",
        "a tree that ends",
        "    subtrees: {s: {then: t}, t: {then: ▶s}}\n",
    ),
    _tree(
        "event-like-move",
        "{player: x, moves: {w: {event: won, player: x, moves: {c: {event: ▶b}}}, b: {}}}",
        "b",
        "another name",
    ),
    Example(
        "game-precision",
        game("{player: x, moves: {w: {event: won}}}")
        .replace("    precision: 1\n", "")
        .replace("  g:\n    kind", "  g:\n    ▶kind"),
        None,
        "`decisive:`",
    ),
    Example(
        "game-precision",
        game("{player: x, moves: {w: {event: won}}}").replace("precision: 1", "precision: ▶1\n    decisive: 1"),
        "both",
        "one of them",
    ),
    Example(
        "game-precision",
        game("{player: x, moves: {w: {event: won}}}").replace("precision: 1", "precision: ▶{}"),
        None,
        "`x:`",
    ),
)
