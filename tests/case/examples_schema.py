"""Faults against the schema, names and references, each with what it must say."""

from tests.case.example import Example, frame, game, value

__all__ = ["SCHEMA"]

_ANSWERS = "answers: {a: {is: 0.1}, b: {is: 0.2}, c: {is: 0.1, given: a}}"
_QUESTION = "answer: 1\nas_of: 2022-12-20\nhorizon: 2023-06-30\nquestion: Will it rain?\n"
_CLAIMS = "answer: 1\nas_of: 2022-12-20\nactors: {minsk: {name: M}}\nsources: {paper: {title: P}}\nclaims:\n  "

SCHEMA = (
    Example("unknown-key", frame("▶titel: x\nanswer: 1"), "titel", "one of casus, title", "title"),
    Example("unknown-key", frame("answer: p\nquantities: {p: {▶valeu: 1, value: 1}}"), "valeu", "value, unit", "value"),
    Example("unknown-key", frame("▶tіtle: x\nanswer: 1"), "tіtle", "title", "title"),
    Example(
        "unknown-key", frame("answer: 1\nsources: {a: {title: T, ▶relability: B}}"), "relability", None, "reliability"
    ),
    Example("missing-key", "▶casus: 1\nanswer: 1", expected="`title: …`"),
    Example("missing-key", "▶title: T\nanswer: 1", expected="`casus: 1`"),
    Example("missing-key", "▶casus: 1\ntitle: T", expected="`answer: …`"),
    Example("missing-key", frame("answer: p\nquantities: {p: ▶{about: x}}"), expected="a number, an estimative word"),
    Example("missing-key", frame(_QUESTION.replace("question: W", "question: ▶W")), expected="`resolution:`"),
    Example(
        "missing-key", game("{player: x, moves: {a: {event: won}, b: {chance: {c: ▶{}, d: {probability: rest}}}}}")
    ),
    Example("wrong-type", "▶[1, 2]", "a list", "a map"),
    Example("wrong-type", "▶just a text", "just a text", "a map"),
    Example("wrong-type", frame("answer: 1\nquantities: ▶[a]"), "a list", "a map"),
    Example("wrong-type", frame("answer: 1\nauthors: ▶{name: x}"), "a map", "a list of maps, such as [{name: …}]"),
    Example("wrong-type", frame("answer: 1\nties: ▶a"), "a", "such as [{between: …}]"),
    Example("wrong-type", frame("answer: p\nquantities: {p: ▶0.5}"), "0.5", "a map with keys such as value"),
    Example("wrong-type", frame("answer: 1\nquantities:▶"), "nothing", "or the entry without this key"),
    Example("wrong-type", frame("answer: p\nquantities: {p: {value: 1, because: ▶c}}"), "c", "a list such as [c]"),
    Example("wrong-type", value("▶true"), "true", "a number or an expression"),
    Example("wrong-type", value("▶[1, 2]"), "a list", "a number or an expression"),
    Example("wrong-type", value("▶{a: 1}"), "a map", "a number or an expression"),
    Example("wrong-type", value("▶null"), "nothing", "a number or an expression"),
    Example("wrong-type", "casus: 1\ntitle: ▶2022\nanswer: 1", "2022", '"2022" in quotes'),
    Example("wrong-type", "casus: 1\ntitle: ▶true\nanswer: 1", "true", '"true" in quotes'),
    Example("wrong-type", "casus: 1\ntitle: ▶[a]\nanswer: 1", "a list", "a text, or a map of languages"),
    Example("wrong-type", 'casus: 1\ntitle: ▶"  "\nanswer: 1', "an empty text", "a text"),
    Example("wrong-type", "casus: 1\ntitle: {en: ▶[a]}\nanswer: 1", "a list", "a text"),
    Example("wrong-type", frame("answer: 1\nactors: {a: {name: A, aliases: [▶{en: x}]}}"), "a map", "one text"),
    Example("wrong-type", frame("answers: {a: {is: 1, headline: ▶1}}"), "1", "true or false"),
    Example("wrong-value", "casus: ▶2\ntitle: T\nanswer: 1", "2", "`casus: 1`"),
    Example("wrong-value", 'casus: ▶"1"\ntitle: T\nanswer: 1', '"1"', "1"),
    Example("wrong-value", frame("answer: 1\nwords: ▶icd302"), "icd302", "icd203, phia, nato or kent", "icd203"),
    Example("wrong-value", frame("answer: 1\nas_of: ▶20.12.2022"), "20.12.2022", "a date such as 2022-12-20"),
    Example("wrong-value", frame("answer: 1\nas_of: ▶2022-02-30"), "2022-02-30", "a day of the calendar"),
    Example("wrong-value", frame("answer: 1\nas_of: ▶2022"), "2022", "a date"),
    Example("wrong-value", frame("answer: 1\nsources: {a: {title: T, published: ▶2022-13}}"), "2022-13", "a year"),
    Example("wrong-value", frame("answer: 1\nsources: {a: {title: T, reliability: ▶G}}"), "G", "A, B, C"),
    Example("wrong-value", frame("answer: 1\nclaims: {a: {text: T, credibility: ▶7}}"), "7", "1 to 6"),
    Example("wrong-value", frame("answer: 1\nclaims: {a: {text: T, sentence: ▶0}}"), "0", "counted from 1"),
    Example("wrong-value", frame("answers: {a: {is: 1, decision_threshold: ▶10}}"), "10", "0 to 1"),
    Example("wrong-value", frame("answers: {a: {is: 1, kind: ▶ordnal}}"), "ordnal", "ordinal", "ordinal"),
    Example("wrong-value", frame("answer: 1\nconfidence: {level: ▶medium, why: x}"), "medium", "low, moderate or high"),
    Example("wrong-value", frame("answer: 1\ndissent: [{by: A, text: T, answer: ▶15}]"), "15", "0 to 1"),
    Example("wrong-value", frame("answer: 1\nmodels: {g: {kind: ▶gmae, tree: {}}}"), "gmae", "game", "game"),
    Example("wrong-value", game("{player: x, moves: {a: {event: won}}}", "    concept: ▶nash\n"), "nash", "quantal"),
    Example("wrong-value", frame("answer: 1\nactors: {a: {name: A}}\nties: [{between: ▶[a], kind: pact}]"), "a", "two"),
    Example("wrong-value", frame("answer: 1\nactors: {a: {name: A}}\nties: [{between: ▶[a, a], kind: pact}]"), "a, a"),
    Example(
        "wrong-value", value("normal(0▶)").replace("normal(0▶)", "1") + "correlations: [{between: ▶[q], rank: 0}]", "q"
    ),
    Example("unknown-language", "casus: 1\ntitle: {▶english: T}\nanswer: 1", "english", "en, tr or ru"),
    Example("tree-shape", game("{player: x, moves: {a: {event: won, information: ▶i}}}"), "i", "`player:`"),
    *(
        Example("later-version", frame(f"answer: m.x\nmodels: {{m: {{kind: ▶{kind}, table: t}}}}"), kind, "game")
        for kind in ("bargaining", "index")
    ),
    Example("name-not-ascii", frame("answer: 1\nquantities: {▶pаy: {value: 1}}"), "pаy", "a letter or _"),
    Example("name-not-ascii", frame("answer: 1\nactors: {▶Μinsk: {name: M}}"), "Μinsk", "a letter or _"),
    Example("name-not-ascii", frame("answer: 1\nclaims: {▶ｐay: {text: M}}"), "ｐay", "a letter or _"),
    Example("name-not-ascii", value("▶q + pаy"), "q + pаy", "plain letters"),
    Example("name-not-ascii", value("▶q × 2"), "q × 2", "plain letters"),
    Example("name-not-ascii", value("▶q − 2"), "q − 2", "plain letters"),
    Example("name-not-ascii", game("{player: ▶Моscow, moves: {a: {event: won}}}"), "Моscow"),
    Example("name-not-ascii", game("{player: x, moves: {▶attаck: {}, a: {event: won}}}"), "attаck"),
    Example("name-not-ascii", game("{player: x, moves: {a: {event: won}, b: {event: ▶wоn}}}"), "wоn"),
    Example("name-invalid", frame("answer: 1\nquantities: {▶my-name: {value: 1}}"), "my-name", "letters, digits and _"),
    Example("name-invalid", frame("answer: 1\nquantities: {▶2nd: {value: 1}}"), "2nd", "letters, digits and _"),
    Example("name-invalid", frame('answer: 1\nsources: {▶"a b": {title: T}}'), "a b", "letters, digits and _"),
    Example("name-invalid", frame('answer: 1\nsources: {▶"": {title: T}}'), "", "letters, digits and _"),
    Example("name-invalid", frame(f"answer: 1\nsources: {{▶{'a' * 101}: {{title: T}}}}"), "aaa", "at most 100 letters"),
    Example("name-invalid", game("{player: x, moves: {▶a.b: {event: won}}}"), "a.b"),
    *(
        Example("name-reserved", frame(f"answer: 1\nquantities: {{▶{name}: {{value: 1}}}}"), name, "another name")
        for name in ("draw", "rest", "max", "normal", "likely", "picks_better", "mixture", "impossible", "lambda", "if")
    ),
    Example(
        "name-reserved", game("{player: x, moves: {a: {event: won}}}").replace("  g:", "  ▶exp:").replace("g.won", "1")
    ),
    Example(
        "name-twice",
        frame(
            "answer: 1\nquantities: {g: {value: 1}}\nmodels: {▶g: {kind: game, precision: 1, "
            "tree: {player: x, moves: {a: {}}}}}"
        ),
        "g",
        "two names",
    ),
    Example("unknown-name", frame("answer: ▶p"), "p", "a quantity"),
    Example("unknown-name", value("▶qq"), "qq", "q", None),
    Example("unknown-name", value("▶lkely"), "lkely", None, "likely"),
    Example("unknown-name", value("▶Likely"), "Likely", None, "likely"),
    Example("unknown-name", game("{chance: {a: {event: won, probability: ▶Rest}}}"), "Rest", None, "rest"),
    Example("unknown-name", frame("answers: {a: {is: {low: 1, high: ▶Rest}, kind: ordinal}}"), "Rest", None, "rest"),
    Example("unknown-name", value("▶x.y"), "x", "a model"),
    Example("unknown-name", value("▶nan"), "nan"),
    Example("unknown-name", value("▶inf"), "inf"),
    Example("unknown-name", value("▶q.__class__.__bases__"), "q", "a model"),
    Example("unknown-name", value('▶"mixture(names=[q, z], weight=[1, 2])"'), "z", "a quantity"),
    Example(
        "unknown-name",
        game("{player: x, moves: {wone: {}, b: {}}}").replace("answer: g", "answer: ▶g"),
        "g.won",
        "g.wone, g.b",
        "g.wone",
    ),
    Example(
        "unknown-name",
        game("{player: x, moves: {a: {event: won}}}").replace("answer: g.won", "answer: ▶g"),
        "g",
        "g.won",
    ),
    Example(
        "unknown-name",
        game("{player: x, moves: {a: {event: won, payoffs: {x: ▶cots}}}}").replace("q:", "costs:"),
        "cots",
        None,
        "costs",
    ),
    Example("unknown-name", game("{player: x, moves: {a: {event: won, payoffs: {▶y: 1}}}}"), "y", "a player: x"),
    Example("unknown-name", game("{player: x, moves: {a: {event: won, let: {▶z: 1}}}}"), "z", "a quantity"),
    Example("unknown-name", game("{player: x, moves: {a: {event: won, because: [▶z]}}}"), "z", "a claim"),
    Example(
        "unknown-name",
        game(
            "{player: x, moves: {a: {event: won, then: ▶aftr}}}", "    subtrees: {after: {player: x, moves: {b: {}}}}\n"
        ),
        "aftr",
        "after",
        "after",
    ),
    Example(
        "unknown-name",
        game("{player: x, moves: {a: {event: won}}}").replace("precision: 1", "precision: {x: 1, ▶y: 2}"),
        "y",
        "x",
    ),
    Example(
        "unknown-name",
        game("{player: ▶minks, moves: {a: {event: won}}}", "actors: {minsk: {name: M}}\n"),
        "minks",
        "minsk",
        "minsk",
    ),
    Example("unknown-name", frame("answers: {a: {is: 1, given: ▶bb}, b: {is: 1}}"), "bb", "a, b", None),
    Example("unknown-name", frame("answer: 1\nassumptions: {u: {text: T, carries: [▶x]}}"), "x"),
    Example("unknown-name", frame(_CLAIMS + "c: {text: T, sources: [▶papr]}"), "papr", "paper", "paper"),
    Example("unknown-name", frame(_CLAIMS + "c: {text: T, interest: [▶minks]}"), "minks", "minsk", "minsk"),
    Example("unknown-name", frame(_CLAIMS + "c: {text: T, disputes: [▶d]}"), "d", "a claim"),
    Example("unknown-name", frame(_CLAIMS + "c: {text: T, corroborates: [▶d]}"), "d", "a claim"),
    Example("unknown-name", frame(_CLAIMS + "c: {text: T, retracts: [▶d]}"), "d", "a claim"),
    Example(
        "unknown-name", frame("answer: 1\nevents: {e: {date: 2022-01-01, text: T, actors: [▶a]}}"), "a", "an actor"
    ),
    Example(
        "unknown-name", frame("answer: 1\nevents: {e: {date: 2022-01-01, text: T, because: [▶a]}}"), "a", "a claim"
    ),
    Example("unknown-name", frame("answer: 1\nactors: {a: {name: A}}\nties: [{between: [a, ▶b], kind: pact}]"), "b"),
    Example("unknown-name", frame("answer: p\nquantities: {p: {value: 1, because: [▶c]}}"), "c", "a claim"),
    Example("unknown-name", value("1") + "correlations: [{between: [q, ▶z], rank: 0}]", "z", "a quantity"),
    Example("unknown-word", value("▶very likley"), "very likley", "very likely", "very likely"),
    Example("unknown-word", value("▶highly likely"), "highly likely", "very likely"),
    Example("unknown-word", value("▶realistic possibility"), "realistic possibility", "roughly even chance"),
    Example(
        "unknown-origin",
        frame(_CLAIMS + "c: {text: T, origin: ▶minks}"),
        "minks",
        "an actor or a source",
        "minsk",
        True,
    ),
    Example(
        "unknown-related",
        frame("answer: 1\nrelated: [centipede, ▶centipide]"),
        "centipide",
        "casus cases",
        "centipede",
        True,
    ),
    Example("unused", frame("answer: 1\nquantities: {▶p: {value: 1}}"), warning=True),
    Example(
        "unused",
        game(
            "{player: x, moves: {a: {event: won, payoffs: {x: q}}}}",
            "    subtrees: {▶after: {player: x, moves: {b: {}}}}\n",
        ),
        warning=True,
    ),
    Example(
        "after-as-of", frame(_CLAIMS + "c: {text: T, reported: ▶2022-12-21}"), "2022-12-21", "2022-12-20", warning=True
    ),
    Example("after-as-of", frame(_CLAIMS + "c: {text: T, event: ▶2022-12-21}"), "2022-12-21", warning=True),
    Example(
        "after-as-of",
        frame("answer: 1\nas_of: 2022-12-20\nsources: {s: {title: T, published: ▶2023}}"),
        "2023",
        warning=True,
    ),
    Example(
        "dates-reversed",
        frame("answer: 1\nas_of: 2022-12-20\nhorizon: ▶2022-06-30"),
        "2022-06-30",
        "2022-12-20 or later",
    ),
    Example(
        "dates-reversed",
        frame(_CLAIMS + "c: {text: T, event: 2022-12-02, reported: ▶2022-12-01}"),
        "2022-12-01",
        "2022-12-02 or later",
    ),
    Example("answer-twice", frame("answer: ▶1\nanswers: {a: {is: 1}}"), "both", "one of them"),
    Example(
        "answer-headline", frame("answers: {a: {is: 1, headline: true}, b: {is: 1, headline: ▶true}}"), "true", "one"
    ),
    Example("answer-kind", frame("answers: {a: {is: ▶{low: 1, high: 0}}}"), "a map and `kind: probability`", "ordinal"),
    Example("answer-kind", frame("answers: {a: {is: ▶0.5, kind: ordinal}}"), "one expression and `kind: ordinal`"),
    Example("answer-kind", frame("answers: {a: {is: ▶{low: 1}, kind: ordinal}}"), "one step", "two steps"),
    Example(
        "answer-kind", frame("answers: {a: {is: {low: rest, high: ▶rest}, kind: ordinal}}"), "rest", "an expression"
    ),
    Example(
        "answer-kind", frame("answers: {a: {is: 1, kind: number, decision_threshold: ▶0.1}}"), "number", "probability"
    ),
    Example("answer-given", frame(_ANSWERS.replace("given: a", "given: ▶c")), "c", "another answer: a, b"),
    Example("answer-given", frame(_ANSWERS.replace("b: {is: 0.2", "b: {is: 0.2, given: ▶c")), "c", "without `given`"),
    Example("answer-given", frame("answers: {a: {is: 1, kind: number}, b: {is: 1, given: ▶a}}"), "number", "two prob"),
    Example("claim-itself", frame(_CLAIMS + "c: {text: T, disputes: [▶c]}"), "c", "another claim"),
    Example("claim-itself", frame(_CLAIMS + "c: {text: T, corroborates: [▶c]}"), "c", "another claim"),
    Example("claim-itself", frame(_CLAIMS + "c: {text: T, retracts: [▶c]}"), "c", "another claim"),
    Example(
        "cycle", frame("answer: a\nquantities: {▶a: {value: b}, b: {value: c}, c: {value: a + 1}}"), "a → b → c → a"
    ),
    Example(
        "correlation-impossible",
        frame(
            "answer: p\nquantities: {p: {value: likely}, q: {value: likely}, r: {value: likely}}\ncorrelations:"
            "\n▶- {between: [p, q], rank: 0.9}\n- {between: [q, r], rank: 0.9}\n- {between: [p, r], rank: -0.9}"
        ),
    ),
    Example("cycle", frame("answer: a\nquantities: {▶a: {value: a + 1}}"), "a → a", "end in numbers"),
    Example(
        "cycle", frame('answer: a\nquantities: {▶a: {value: "mixture(names=[a, b], weight=[1, 1])"}, b: {value: 1}}')
    ),
    Example(
        "cycle",
        game("{player: x, moves: {a: {event: won, payoffs: {x: q}}}}")
        .replace("value: 0.5", "value: g.won")
        .replace("{q:", "{▶q:"),
        "q → g → q",
    ),
    Example("cycle", frame("answer: a\nquantities: {▶a: {value: 1, without: b}, b: {value: a}}")),
    Example("correlation-fixed", value("likely") + "correlations: [{between: [p, ▶q], rank: 0}]", "a fixed number"),
    Example(
        "correlation-fixed",
        frame(
            "answer: p\nquantities: {p: {value: q}, q: {value: likely}}\ncorrelations: [{between: [▶p, q], rank: 0.1}]"
        ),
        "computed from others",
    ),
    Example(
        "correlation-out-of-range",
        frame(
            "answer: p\nquantities: {p: {value: likely}, q: {value: likely}}\ncorrelations: "
            "[{between: [p, q], rank: ▶1.5}]"
        ),
        "1.5",
        "-1",
    ),
    Example(
        "correlation-with-itself",
        frame("answer: p\nquantities: {p: {value: likely}}\ncorrelations: [{between: ▶[p, p], rank: 0.5}]"),
        "the same name twice",
    ),
    Example(
        "correlation-repeated",
        frame(
            "answer: p\nquantities: {p: {value: likely}, q: {value: likely}}\ncorrelations: "
            "[{between: [p, q], rank: 0.5}, {between: ▶[q, p], rank: 0.5}]"
        ),
    ),
    Example(
        "wrong-type",
        frame(
            "answer: p\nquantities: {p: {value: likely}, q: {value: likely}}\ncorrelations: "
            "[{between: [p, q], rank: ▶high}]"
        ),
        "high",
        "-1 to 1",
    ),
)
