"""Extractions for tests: one by hand, and any at all."""

from datetime import date

from hypothesis import strategies as st

from casus.drafting import (
    Actor,
    Claim,
    Conditional,
    Extraction,
    Hypothesis,
    Mark,
    Problem,
    Quantity,
    Sentence,
    Source,
)

__all__ = ["FOUND", "extractions", "texts"]

FOUND = Extraction(
    title="The minister's choice",
    as_of=date(2024, 5, 2),
    author="A. Writer",
    publisher="The Review",
    sentences=(
        Sentence(1, "The minister met the union on 1 May 2024.", 0, 44),
        Sentence(2, "He may resign, says the Post.", 45, 80),
    ),
    sources=(
        Source(1, "B. Reporter", "A meeting", "The Post", "https://post.example/a", date(2024, 5, 1)),
        Source("*", None, None, "Institute of Things"),
    ),
    marks=(Mark(1, 1),),
    claims=(
        Claim("The minister met the union on 1 May 2024.", 0, 44, 1, (1,)),
        Claim("He may resign", 45, 58, 2, (), "may", "roughly even chance", "the Post"),
    ),
    actors=(
        Actor("Norway", "state", "NOR", ("Oslo",), ("Kari Nordmann, Prime Minister", "Ola Nordmann, Minister"), (1,)),
        Actor("the union", "organisation"),
    ),
    people=("Kari Nordmann",),
    organisations=("the union",),
    quantities=(
        Quantity("date", "2024-05-01", None, None, 1, 30, 40, "1 May 2024"),
        Quantity("date", "2023", None, None, 1, 41, 43, "2023"),
        Quantity("share", 40.0, "percent", "members", 2, 46, 50, "40 per cent"),
    ),
    conditionals=(Conditional("he resigns", "the government falls", 2),),
    hypotheses=(Hypothesis("the meeting was meant to calm the union", 1),),
    problems=(Problem("the mark [2] leads to no source", 2),),
)

texts = st.text(max_size=60) | st.sampled_from(
    [
        "",
        " ",
        "yes",
        "null",
        "0123",
        "TODO: x",
        "# a",
        "a: b #c",
        "- x",
        '"',
        "\\",
        "'",
        "%YAML",
        "---",
        "...",
        "\t",
        "!!x",
        "&a",
        "*a",
        "{a: b}",
        "[",
        "a\nb",
        "\x00",
        "\x07\x1b[31m",
        "\x85",
        "\u2028",
        "\u202eabc",
        "\ufeff",
        "\ufffe",
        "🙂",
        "\U0001ffff",
        "1e999",
        "İstanbul",
        "Минск",
        "article",
        "choice",
        "x" * 400,
    ]
)
_maybe = st.none() | texts
_days = st.none() | st.dates()
_marks = st.integers(0, 20) | texts
_sentences = st.integers(1, 30)
_places = st.integers(0, 2000)
_some = {"max_size": 4}


def _tuples(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=4).map(tuple)


extractions = st.builds(
    Extraction,
    title=_maybe,
    as_of=_days,
    author=_maybe,
    publisher=_maybe,
    sources=_tuples(st.builds(Source, _marks, _maybe, _maybe, _maybe, _maybe, _days, _days)),
    claims=_tuples(
        st.builds(Claim, texts, _places, _places, _sentences, _tuples(_marks), _maybe, _maybe, _maybe),
    ),
    actors=_tuples(
        st.builds(
            Actor,
            texts,
            st.sampled_from(["state", "public", "organisation"]),
            _maybe,
            _tuples(texts),
            _tuples(texts),
            _tuples(_sentences),
        )
    ),
    quantities=_tuples(
        st.builds(
            Quantity,
            st.sampled_from(["rank", "share", "distance", "duration", "date", "money", "count"]),
            st.floats() | st.dates().map(str) | texts,
            _maybe,
            _maybe,
            _sentences,
            _places,
            _places,
            texts,
        )
    ),
    conditionals=_tuples(st.builds(Conditional, texts, texts, _sentences)),
    hypotheses=_tuples(st.builds(Hypothesis, texts, _sentences)),
    problems=_tuples(st.builds(Problem, texts, st.none() | _sentences)),
)
