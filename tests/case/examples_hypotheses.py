"""Faults of hypotheses, of evidence and of claims that no longer stand, each with what it must say."""

from tests.case.example import Example, frame

__all__ = ["HYPOTHESES"]


def _weighed(
    hypotheses: str = "{a: {prior: 0.6}, other: {prior: 0.4}}",
    item: str = "{status: absent, likelihood: {a: 0.5, other: 0.2}}",
    more: str = "",
    before: str = "",
) -> str:
    """A case that weighs hypotheses by one piece of evidence, with `before` in the lines before its models."""
    return frame(
        f"answer: w.a\n{before}models:\n  w:\n    kind: hypotheses\n    hypotheses: {hypotheses}\n"
        f"    evidence: {{e: {item}}}\n{more}"
    )


_CLAIMS = "sources: {s: {title: S}}\nclaims: {c: {text: C, sources: [s]}, d: {text: D, sources: [s], retracts: [c]}}\n"
_SEEN = "{status: observed, because: [c], likelihood: {a: 0.5, other: 0.2}}"

HYPOTHESES = (
    Example("too-few-hypotheses", _weighed("▶{a: {prior: 0.6}}", "{status: absent, likelihood: {a: 0.5}}"), "a", "two"),
    Example(
        "no-other",
        _weighed("▶{a: {prior: 0.6}, othr: {prior: 0.4}}").replace("other: 0.2", "othr: 0.2"),
        "a, othr",
        "`exhaustive: true`",
        "othr",
    ),
    Example("no-other", _weighed("{a: {prior: 0.96}, other: {prior: ▶0.04}}"), "0.04 of their sum", "0.05 or more"),
    Example("wrong-value", _weighed("{a: {prior: ▶1.6}, other: {prior: 0.4}}"), "1.6", "from 0 to 1"),
    Example(
        "wrong-value", _weighed("▶{a: {prior: 0}, other: {prior: 0}}", more="    exhaustive: true\n"), "0", "above 0"
    ),
    Example("missing-key", _weighed("{a: ▶{}, other: {prior: 0.4}}"), expected="`prior: …`"),
    Example("missing-key", _weighed(item="▶{likelihood: {a: 0.5, other: 0.2}}"), expected="`status:` observed"),
    Example("missing-key", _weighed(item="{status: absent, likelihood: ▶{a: 0.5}}"), expected="`other: …`"),
    Example("wrong-value", _weighed(item="{status: ▶seen, likelihood: {a: 0.5, other: 0.2}}"), "seen", "absent"),
    Example("wrong-value", _weighed(item="{status: absent, likelihood: {a: ▶1.5, other: 0.2}}"), "1.5", "from 0 to 1"),
    Example(
        "unknown-name", _weighed(item="{status: absent, likelihood: {a: 0.5, other: 0.2, ▶b: 0.1}}"), "b", "a, other"
    ),
    Example("unknown-name", _weighed(item="{status: absent, likelihood: {a: 0.5, other: ▶q}}"), "q", "a quantity"),
    Example(
        "unknown-name",
        _weighed(item="{status: absent, likelihood: {a: 0.5, other: 0.2}, if_false: {▶othr: 0.1}}"),
        "othr",
        "a, other",
        "other",
    ),
    Example(
        "wrong-value", _weighed(item="{status: absent, likelihood: {a: 0.5, other: 0.2}, if_false: {a: ▶-1}}"), "-1"
    ),
    Example("wrong-value", _weighed(item="{status: absent, likelihood: {a: 0.5, other: 0.2}, would_be_seen: ▶2}"), "2"),
    Example(
        "unknown-name",
        _weighed(
            item="{status: absent, likelihood: {a: 0.5, other: 0.2}, cluster: ▶prss}",
            more="    clusters: {press: 0.5, more: 0.1}\n",
        ),
        "prss",
        "press",
        "press",
    ),
    Example("unknown-name", _weighed(item="{status: absent, likelihood: {a: 0.5, other: 0.2}, because: [▶k]}"), "k"),
    Example("unknown-name", _weighed().replace("w.a", "▶w.b"), "w.b", "w.a, w.other"),
    Example("wrong-value", _weighed(before="grades: {A: 0.9, B: ▶1.9}\n"), "1.9", "from 0 to 1"),
    Example("wrong-value", _weighed(before="grades: {▶G: 0.9}\n"), "G", "A, B"),
    Example("wrong-type", _weighed(before="grades: ▶[0.9]\n"), "a list", "{A: 0.95"),
    Example(
        "name-invalid",
        _weighed(
            "{a: {prior: 0.6}, ▶1b: {prior: 0}, other: {prior: 0.4}}",
            "{status: absent, likelihood: {a: 0.5, 1b: 0.1, other: 0.2}}",
        ),
        "1b",
    ),
    Example(
        "evidence-unreported",
        _weighed(item="▶{status: observed, likelihood: {a: 0.5, other: 0.2}}"),
        expected="because",
        warning=True,
    ),
    Example(
        "evidence-due",
        _weighed(
            item="{status: unknown, by: ▶2022-12-20, likelihood: {a: 0.5, other: 0.2}}", before="as_of: 2022-12-20\n"
        ),
        "2022-12-20",
        "status: observed",
        warning=True,
    ),
    Example(
        "claim-retracted", _weighed(item=_SEEN.replace("[c]", "▶[c]"), before=_CLAIMS), "c", "stands", warning=True
    ),
    Example(
        "claim-retracted",
        _weighed(before=_CLAIMS + "quantities: {q: {value: 0.5, because: ▶[c]}}\n"),
        "c",
        "another value",
        warning=True,
    ),
    Example(
        "claim-twice",
        _weighed(
            item=_SEEN.replace("[c]", "[▶c]").replace("a: 0.5", "a: q"),
            before=_CLAIMS.split("\n")[0] + "\nclaims: {c: {text: C, sources: [s]}}\n"
            "quantities: {q: {value: 0.5, because: [c]}}\n",
        ),
        "c",
        "one of the two",
        warning=True,
    ),
    Example(
        "claim-twice",
        _weighed(
            "{a: {prior: 0.6, because: [c]}, other: {prior: 0.4}}",
            item=_SEEN.replace("[c]", "[▶c]"),
            before=_CLAIMS.split("\n")[0] + "\nclaims: {c: {text: C, sources: [s]}}\n",
        ),
        "c",
        "one of the two",
        warning=True,
    ),
    Example(
        "claim-twice",
        _weighed(
            item=_SEEN + ", f: " + _SEEN.replace("[c]", "[▶c]"),
            before=_CLAIMS.split("\n")[0] + "\nclaims: {c: {text: C, sources: [s]}}\n",
        ),
        "c",
        "cluster",
        warning=True,
    ),
    Example("unused", _weighed(more="    clusters: {▶press: 0.5}\n"), warning=True),
)
