"""The writer: whatever was found, the draft is a case that checks and says it again."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from tests.drafting.found import FOUND, extractions, texts

import casus
from casus.case import Case, parse
from casus.case.values import Number
from casus.drafting import Actor, Claim, Extraction, Problem, Quantity, Source
from casus.drafting.writing import case_text
from casus.drafting.writing.naming import Names, slug
from casus.drafting.writing.scalars import commented, quoted
from casus.errors import CaseError


def drafted(found: Extraction) -> Case:
    return parse(case_text(found, "article.txt"), name="draft")


def kept(text: str | None) -> bool:
    return bool(text and text.strip())


def _told_once(sources: tuple[Source, ...]) -> list[Source]:
    """Without those that are another one again."""
    kept_ones: list[Source] = []
    for source in sources:
        twins = (replace(one, n="") == replace(source, n="") for one in kept_ones)
        if not (any(twins) and (source.title or source.url)):
            kept_ones.append(source)
    return kept_ones


@given(extractions)
def test_any_extraction_becomes_a_case_that_checks_and_reads_back(found: Extraction) -> None:
    case = drafted(found)
    assert [claim.text for claim in case.claims.values()] == [c.text.strip() for c in found.claims if kept(c.text)]
    assert [claim.sentence for claim in case.claims.values()] == [(c.sentence,) for c in found.claims if kept(c.text)]
    assert [actor.name for actor in case.actors.values()] == [a.name.strip() for a in found.actors if kept(a.name)]
    for written, read in zip(_told_once(found.sources), list(case.sources.values())[1:], strict=True):
        for key in ("title", "author", "publisher", "url"):
            if kept(text := getattr(written, key)):
                assert getattr(read, key) == text.strip()
        assert read.accessed == written.accessed
    if kept(found.title):
        assert case.title == found.title.strip()
    assert case.as_of == found.as_of
    assert case.todos


@given(texts)
def test_any_text_survives_its_quotes(text: str) -> None:
    read = parse(f"casus: 1\ntitle: T\nanswer: 1\nleaves_out: [x, {quoted('x' + text + 'x')}]").leaves_out[1]
    assert read == f"x{text}x"


@given(texts)
def test_any_text_is_harmless_as_a_comment(text: str) -> None:
    lines = commented(text, 2, "  ").split("\n")
    assert all(line.startswith("  #") for line in lines)
    parse("\n".join(["casus: 1", "title: T", *lines, "answer: 1"]))


def test_what_the_draft_says() -> None:
    case = drafted(FOUND)
    assert case.title == FOUND.title
    assert [author.name for author in case.authors] == ["A. Writer"]
    assert case.as_of == date(2024, 5, 2)
    assert list(case.sources) == ["article", "b_reporter", "institute_of_things"]
    assert {source.reliability for source in case.sources.values()} == {"F"}
    assert [claim.sources for claim in case.claims.values()] == [["b_reporter"], ["article"]]
    norway = case.actors["norway"]
    assert (norway.kind, norway.state, norway.leader, norway.aliases) == (
        "government",
        "NOR",
        "Kari Nordmann",
        ["Oslo"],
    )
    share = case.quantities["members_share"]
    assert share.value == Number(0.4)
    assert share.because == ["s2"]
    (event,) = case.events.values()
    assert (event.date, event.actors, event.because) == (date(2024, 5, 1), ["norway"], ["s1"])
    for part in (
        "hedge: may (roughly even chance); said by the Post",
        "characters 45–58",
        "2023",
        "leads to no source",
    ):
        assert part in case.source
    assert "if he resigns → the government falls" in case.source
    assert 'r1: {prior: 0.8, because: [s1], about: "the meeting was meant to calm the union"}' in case.source


def test_the_skeleton_is_a_coin_between_two_moves() -> None:
    case = drafted(FOUND)
    (tree,) = case.trees.values()
    assert len(tree.nodes) == 3
    text = case.source
    for todo in case.todos:
        if todo.found and todo.found.startswith("TODO"):
            text = text.replace('"TODO: ', '"')
    result = casus.run(parse(text.replace("# horizon: 2023-06-30", "horizon: 2024-12-31")), draws=64)
    assert result.answers["answer"].mean == pytest.approx(0.5)


def test_a_draft_does_not_run() -> None:
    case = drafted(FOUND)
    with pytest.raises(CaseError) as caught:
        casus.run(case)
    assert {fault.code for fault in caught.value.faults} == {"unfinished"}
    assert caught.value.faults == case.todos


def test_an_event_that_lies_ahead_is_a_comment() -> None:
    ahead = replace(FOUND, as_of=date(2024, 4, 30))
    assert not drafted(ahead).events
    assert "2024-05-01, sentence 1" in case_text(ahead, "a")


def test_a_source_without_a_title_asks_for_it_and_none_is_made_up() -> None:
    case = drafted(Extraction(sources=(Source(7),)))
    title = case.sources["source_7"].title
    assert title == "TODO: title of [7]"
    assert [name for name, value in case.sources["source_7"] if value is not None] == ["title", "reliability"]


def test_two_sources_with_one_mark_are_two_entries_and_claims_keep_to_the_first() -> None:
    found = Extraction(
        sources=(Source(1, "Ann", "A"), Source(1, "Bob", "B")), claims=(Claim("He came.", 0, 8, 1, (1, 1, 9)),)
    )
    case = drafted(found)
    assert list(case.sources) == ["article", "ann", "bob"]
    assert case.claims["s1"].sources == ["ann"]


def test_quantities_have_names_of_the_language_and_no_others() -> None:
    values: list[tuple[Any, str]] = [
        (1.0, "choice"),
        (2.0, "choice"),
        (float("inf"), "x"),
        ("many", "y"),
        (3.0, "1,000 men"),
    ]
    found = Extraction(quantities=tuple(Quantity("count", v, None, of, 1, 0, 1, str(v)) for v, of in values))
    assert list(drafted(found).quantities) == ["choice_count", "choice_count_2", "count_1_000_men_count"]


def test_a_draft_of_thousands_stays_within_a_case_and_says_what_it_left_out() -> None:
    long = "\U0001f642" * 300
    found = Extraction(
        claims=tuple(Claim(long, k, k + 1, k + 1, (k,)) for k in range(5000)),
        sources=tuple(Source(k, long, f"{long}{k}", long, long) for k in range(3000)),
        actors=tuple(Actor(f"{long}{k}", "state", None, (long,)) for k in range(2000)),
        quantities=tuple(Quantity("count", k, long, long, k + 1, 0, 1, long) for k in range(3000)),
        problems=tuple(Problem(long) for _ in range(1000)),
    )
    text = case_text(found, "a")
    case = parse(text)
    assert 100 < len(case.claims) < 5000
    assert f"{5000 - len(case.claims):,} claims" in text
    assert f"{3001 - len(case.sources):,} sources" in text


def test_every_part_of_an_extraction_changes_the_draft() -> None:
    """People and organisations stand with the actors, marks with the claims, sentences by their numbers."""
    whole = case_text(FOUND, "a")
    for field in fields(Extraction):
        without = case_text(replace(FOUND, **{field.name: field.default}), "a")
        assert (without == whole) == (field.name in ("sentences", "marks", "people", "organisations")), field.name
    assert case_text(FOUND, "b") != whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pjotr Sauer", "pjotr_sauer"),
        ("Müller-Lüdenscheidt", "muller_ludenscheidt"),
        ("Минск", "x"),
        ("", "x"),
        ("22nd", "x_22nd"),
    ],
)
def test_slugs(text: str, name: str) -> None:
    assert slug(text, "x") == name


@given(texts)
def test_slugs_are_names(text: str) -> None:
    name = Names().new(slug(text, "x"))
    assert name.isidentifier()
    assert name.isascii()
    assert len(name) <= 60


def test_names_are_given_once() -> None:
    names = Names("a")
    assert [names.new(one) for one in ("a", "a", "b", "max", "likely")] == ["a_2", "a_3", "b", "max_2", "likely_2"]


def _uncommented(text: str) -> str:
    """The draft with the model of readings at its end taken out of its comment."""
    before, model = text.split("  # purpose:\n")
    return before + "  purpose:\n" + "".join(f"  {line[4:]}\n" for line in model.splitlines())


@given(extractions)
def test_readings_are_a_model_once_they_are_uncommented(found: Extraction) -> None:
    text = case_text(found, "a.txt")
    if "  # purpose:\n" not in text:
        assert not any(kept(h.text) for h in found.hypotheses)
        return
    readings = parse(_uncommented(text)).hypotheses["purpose"].hypotheses
    assert [entry.about for entry in readings.values()] == [
        *(h.text.strip() for h in found.hypotheses if kept(h.text)),
        None,
    ]
    assert list(readings)[-1] == "other"


def test_a_share_is_a_number_from_0_to_1() -> None:
    share = Quantity("share", 45.0, "percent", "voters", 1, 0, 4, "45 %")
    quantity = parse(case_text(Extraction(quantities=(share,)), "a.txt")).quantities["voters_share"]
    assert (quantity.value.value, quantity.unit) == (0.45, "share")


def test_the_player_is_the_state_that_most_sentences_name() -> None:
    actors = (
        Actor("An Institute", "organisation", sentences=(1, 2, 3)),
        Actor("Chad", "state", "TCD", sentences=(1,)),
        Actor("Niger", "state", "NER", sentences=(1, 2)),
    )
    assert parse(case_text(Extraction(actors=actors), "a.txt")).trees["choice"].deciding == ("niger",)


def test_a_note_that_goes_back_to_another_is_no_second_source() -> None:
    again = Source(2, "B. Reporter", "A meeting", "The Post")
    found = Extraction(
        sources=(replace(again, n=1), again),
        claims=(Claim("One.", 0, 4, 1, (1,)), Claim("Two.", 5, 9, 2, (2,))),
    )
    case = parse(case_text(found, "a.txt"))
    assert list(case.sources) == ["article", "b_reporter"]
    assert {tuple(claim.sources) for claim in case.claims.values()} == {("b_reporter",)}
