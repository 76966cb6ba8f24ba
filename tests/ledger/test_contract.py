"""What every store of a ledger does: SQLite and a real PostgreSQL server."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from tests.ledger.made import Clock, ladder, number, probability

from casus.errors import UsageError
from casus.ledger import Entry, Forecast, Ledger, Settled, open_ledger

Execute = Callable[..., list[tuple[object, ...]]]


def unlock(execute: Execute) -> None:
    """Take the triggers away, as somebody who wants to cheat would."""
    if execute("SELECT 1 WHERE EXISTS (SELECT 1 FROM casus_ledger)") and is_sqlite(execute):
        names = [str(name) for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        execute(*(f"DROP TRIGGER {name}" for name in names))
    else:
        execute("ALTER TABLE casus_entries DISABLE TRIGGER ALL", "ALTER TABLE casus_ledger DISABLE TRIGGER ALL")


def is_sqlite(execute: Execute) -> bool:
    try:
        return bool(execute("SELECT sqlite_version()"))
    except Exception:  # noqa: BLE001, whatever the other database says
        return False


# --- recording


def test_what_is_recorded_is_read_again(ledger: Ledger, store: str) -> None:
    given = [probability(), ladder(0.5, 0.25, 0.25), number(3.0, note="ein Zettel – записка")]
    entries = ledger.record(given)
    assert [entry.forecast for entry in entries] == given
    assert ledger.forecasts() == entries
    with open_ledger(store, create=False) as again:
        assert again.forecasts() == entries
    assert entries[0].recorded == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert [entry.id for entry in entries] == ["1", "2", "3"]


def test_chain_joins_rows(ledger: Ledger) -> None:
    (first,) = ledger.record([probability()])
    second, third = ledger.record([probability(0.4), probability(0.5)])
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert ledger.last_hash() == third.hash
    assert len({first.previous, first.hash, second.hash, third.hash}) == 4


def test_all_or_none_are_recorded(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no forecast 7"):
        ledger.record([probability(), probability(0.4, follows=7)])
    assert ledger.entries() == []


def test_follows_must_name_a_forecast(ledger: Ledger) -> None:
    (first,) = ledger.record([probability()])
    settled = ledger.resolve("1", "yes", source="seen").settled
    assert ledger.record([probability(0.5, follows=first.number)])[0].forecast.follows == 1
    with pytest.raises(UsageError, match="no forecast 2"):
        ledger.record([probability(0.5, follows=settled.number)])


def test_beginning_twice_keeps_the_first(store: str) -> None:
    with open_ledger(store) as one:
        one.record([probability()])
    with open_ledger(store) as two:
        assert len(two.forecasts()) == 1


# --- the series


def test_series_is_formed_by_the_question_not_by_version_author_or_day(ledger: Ledger) -> None:
    same = [
        probability(),
        probability(0.5, author="Bea", case_hash="sha256:11", as_of=date(2026, 4, 1), title="Other", case="rain-2"),
    ]
    others = [
        probability(question="Does it snow?"),
        probability(horizon=date(2026, 7, 31)),
        probability(resolution=None),
        probability(answer="snow"),
        probability(given="wind"),
        ladder(0.5, 0.5, answer="rain"),
        ladder(0.5, 0.25, 0.25, answer="rain"),
        number(answer="rain"),
        number(answer="rain", unit="inches"),
    ]
    entries = ledger.record([*same, *others])
    assert entries[0].question == entries[1].question
    assert len({entry.question for entry in entries}) == 1 + len(others)
    assert ledger.series(entries[1].question).forecasts == tuple(entries[:2])
    assert len(ledger.all_series()) == 1 + len(others)


def test_series_of_an_unknown_question(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="nothing was forecast"):
        ledger.series("00")


# --- resolving


def test_resolution_decides_the_whole_series(ledger: Ledger, clock: Clock) -> None:
    ledger.record([probability(), probability(0.6, author="Bea"), probability(question="Another?")])
    clock.set(2026, 5, 2)
    resolved = ledger.resolve("2", "no", source="the weather service")
    assert resolved.new
    assert [entry.number for entry in resolved.series.forecasts] == [1, 2]
    said = resolved.settled.resolution
    assert (said.outcome, said.on, said.forecast, said.corrects) == ("no", date(2026, 5, 2), 2, None)
    assert [series.standing is None for series in ledger.all_series()] == [False, True]


def test_day_of_the_decision_is_at_the_latest_the_horizon(ledger: Ledger, clock: Clock) -> None:
    ledger.record([probability()])
    clock.set(2026, 12, 24)
    assert ledger.resolve("1", "no", source="s").settled.resolution.on == date(2026, 6, 30)


def test_day_of_the_decision_can_be_given(ledger: Ledger, clock: Clock) -> None:
    ledger.record([probability()])
    clock.set(2026, 5, 2)
    assert ledger.resolve("1", "no", source="s", on=date(2026, 4, 5)).settled.resolution.on == date(2026, 4, 5)


def test_day_to_come_is_refused(ledger: Ledger) -> None:
    ledger.record([probability()])
    with pytest.raises(UsageError, match="still to come"):
        ledger.resolve("1", "no", source="s", on=date(2026, 3, 2))
    assert len(ledger.entries()) == 1


def test_resolving_again_the_same_adds_nothing(ledger: Ledger) -> None:
    ledger.record([probability()])
    first = ledger.resolve("1", "yes", source="s")
    again = ledger.resolve("1", "YES", source="another paper")
    assert (first.new, again.new) == (True, False)
    assert again.settled == first.settled
    assert len(ledger.entries()) == 2


def test_resolving_differently_is_a_fault(ledger: Ledger) -> None:
    ledger.record([probability()])
    ledger.resolve("1", "yes", source="The Village Paper")
    before = ledger.entries()
    for outcome, on in (("no", None), ("void", None), ("yes", date(2026, 2, 1))):
        with pytest.raises(UsageError, match=r"resolved before: yes.*Village Paper.*--correct"):
            ledger.resolve("1", outcome, source="s", on=on)
    assert ledger.entries() == before


def test_correction_is_a_new_row_and_the_former_stays(ledger: Ledger) -> None:
    ledger.record([probability()])
    former = ledger.resolve("1", "yes", source="s").settled
    corrected = ledger.resolve("1", "no", source="s was wrong", correct=True)
    assert corrected.settled.resolution.corrects == former.number
    assert corrected.series.resolutions == (former, corrected.settled)
    assert corrected.series.standing == corrected.settled
    assert ledger.entries()[1] == former
    assert not ledger.resolve("1", "no", source="s was wrong", correct=True).new
    assert ledger.resolve("1", "no", source="a better source", correct=True).new


def test_correcting_what_was_never_resolved_resolves_it(ledger: Ledger) -> None:
    ledger.record([probability()])
    assert ledger.resolve("1", "no", source="s", correct=True).settled.resolution.corrects is None


def test_outcomes_by_kind(ledger: Ledger) -> None:
    ledger.record([probability(), ladder(0.5, 0.25, 0.25), number(), probability(given="wind")])
    assert ledger.resolve("2", "some", source="s").settled.resolution.outcome == "some"
    assert ledger.resolve("3", "-2.5e1", source="s").settled.resolution.outcome == -25.0
    assert ledger.resolve("4", "void", source="no wind").settled.resolution.void


@pytest.mark.parametrize(
    ("name", "outcome", "says"),
    [
        ("1", "maybe", "expected yes, no or void"),
        ("1", "0.5", "expected yes, no or void"),
        ("2", "Some", "did you mean 'some'"),
        ("2", "yes", "expected none, some, much or void"),
        ("3", "yes", "expected a number or void"),
        ("3", "nan", "expected a number or void"),
        ("3", "inf", "expected a number or void"),
        ("3", "1_000", "expected a number or void"),
    ],
)
def test_outcome_that_does_not_fit_is_refused(ledger: Ledger, name: str, outcome: str, says: str) -> None:
    ledger.record([probability(), ladder(0.5, 0.25, 0.25), number()])
    with pytest.raises(UsageError, match=re.escape(says)):
        ledger.resolve(name, outcome, source="s")
    assert len(ledger.entries()) == 3


def test_resolution_without_a_source_is_refused(ledger: Ledger) -> None:
    ledger.record([probability()])
    with pytest.raises(UsageError, match="source"):
        ledger.resolve("1", "yes", source="  ")
    assert len(ledger.entries()) == 1


# --- names


def test_forecast_is_found_by_number_and_by_hash(ledger: Ledger) -> None:
    entries = ledger.record([probability(k / 10) for k in range(10)])
    for entry in entries:
        for name in (entry.number, entry.id, f"#{entry.id}", entry.hash, entry.hash[:12], entry.hash[:12].upper()):
            assert ledger.find(name) == entry


def test_hash_that_begins_several_is_told(ledger: Ledger) -> None:
    entries = ledger.record([probability(k / 2000) for k in range(2000)])
    begins = [entry.hash[:4] for entry in entries]
    twice = next(start for start in begins if begins.count(start) > 1 and not start.isdigit())
    with pytest.raises(UsageError, match="several entries begin"):
        ledger.find(twice)


def test_unknown_name_names_the_nearest(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="the ledger is empty"):
        ledger.find("1")
    (entry, _) = ledger.record([probability(), probability(0.5)])
    ledger.resolve("1", "yes", source="s")
    with pytest.raises(UsageError, match=r"no forecast '4'; did you mean 2\?"):
        ledger.find("4")
    with pytest.raises(UsageError, match="entry 3 is a resolution; the forecast that it names is 1"):
        ledger.find("3")
    wrong = entry.hash[:9] + ("0" if entry.hash[9] != "0" else "1")
    with pytest.raises(UsageError, match=f"did you mean {entry.hash[:10]}"):
        ledger.find(wrong)
    with pytest.raises(UsageError, match=r"no forecast '1000000000'"):
        ledger.find("1000000000")
    for odd in ("", "abc", "%", "____", "x" * 500, "1' OR 1", "²"):
        with pytest.raises(UsageError, match="no forecast"):
            ledger.find(odd)


# --- append-only


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casus_entries SET body = '{}' WHERE number = 1",
        "UPDATE casus_entries SET number = 9 WHERE number = 2",
        "DELETE FROM casus_entries WHERE number = 2",
        "DELETE FROM casus_entries",
        "DELETE FROM casus_ledger",
        "UPDATE casus_ledger SET format = 0",
        "INSERT INTO casus_entries SELECT 5, what, question, recorded, body, previous, 'x' FROM casus_entries",
        "INSERT INTO casus_entries SELECT 3, what, question, recorded, body, 'y', 'x' FROM casus_entries "
        "WHERE number = 1",
    ],
)
def test_database_itself_refuses_changes(ledger: Ledger, execute: Execute, statement: str) -> None:
    before = ledger.record([probability(), probability(0.5)])
    with pytest.raises(Exception, match="append-only"):
        execute(statement)
    assert ledger.entries() == before
    assert ledger.verify().fine


# --- verifying


def test_untouched_ledger_verifies(ledger: Ledger) -> None:
    assert ledger.verify().fine
    ledger.record([probability(), ladder(0.5, 0.5)])
    ledger.resolve("1", "yes", source="s")
    found = ledger.verify()
    assert (found.fine, found.forecasts, found.resolutions, found.last) == (True, 2, 1, ledger.last_hash())


CHANGES = {
    "another probability": (
        "UPDATE casus_entries SET body = replace(body, '\"value\":0.2', '\"value\":0.9') WHERE number = 2",
        "entry 2 was changed",
    ),
    "another day of recording": (
        "UPDATE casus_entries SET recorded = '2020-01-01T00:00:00.000000+00:00' WHERE number = 2",
        "entry 2 was changed",
    ),
    "another question": ("UPDATE casus_entries SET question = 'q' WHERE number = 2", "entry 2 was changed"),
    "a forecast made a resolution": (
        "UPDATE casus_entries SET what = 'resolution' WHERE number = 2",
        "entry 2 was changed",
    ),
    "no JSON": ("UPDATE casus_entries SET body = '{' WHERE number = 2", "entry 2 of the ledger is damaged"),
    "another hash": ("UPDATE casus_entries SET hash = 'f' WHERE number = 2", "entry 2 was changed"),
    "first one gone": ("DELETE FROM casus_entries WHERE number = 1", "entry 1 is missing"),
    "one gone": ("DELETE FROM casus_entries WHERE number = 3", "entry 3 is missing"),
    "several gone": ("DELETE FROM casus_entries WHERE number IN (2, 3, 4)", "entry 2 to 4 is missing"),
    "another beginning": ("UPDATE casus_ledger SET begun = 'x'", "entry 1 doesn't continue"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_change_is_found(ledger: Ledger, execute: Execute, change: str) -> None:
    ledger.record([probability(k / 10) for k in range(1, 6)])
    unlock(execute)
    statement, says = CHANGES[change]
    execute(statement)
    found = ledger.verify()
    assert not found.fine
    assert any(says in fault for fault in found.faults), found.faults
    assert any("trigger" in fault for fault in found.faults)


def test_rows_moved_are_found(ledger: Ledger, execute: Execute) -> None:
    ledger.record([probability(k / 10) for k in range(1, 6)])
    unlock(execute)
    execute(
        "UPDATE casus_entries SET number = 99 WHERE number = 2",
        "UPDATE casus_entries SET number = 2 WHERE number = 4",
        "UPDATE casus_entries SET number = 4 WHERE number = 99",
    )
    faults = ledger.verify().faults
    assert any("entry 2 was changed" in fault for fault in faults)
    assert any("entry 4 was changed" in fault for fault in faults)


def test_row_hashed_anew_breaks_the_chain(ledger: Ledger, execute: Execute) -> None:
    """Whoever changes a row and computes its hash must change all rows after it."""
    ledger.record([probability(k / 10) for k in range(1, 6)])
    from casus.ledger.entry import row_of

    unlock(execute)
    second = ledger.forecasts()[1]
    forged = row_of(2, probability(0.99), second.recorded, second.previous)
    execute(
        f"UPDATE casus_entries SET body = '{forged.body}', hash = '{forged.hash}', question = '{forged.question}' "
        "WHERE number = 2"
    )
    assert any("entry 3 doesn't continue" in fault for fault in ledger.verify().faults)


def test_rows_cut_off_at_the_end_need_a_hash_kept_elsewhere(ledger: Ledger, execute: Execute) -> None:
    ledger.record([probability(k / 10) for k in range(1, 4)])
    kept = ledger.last_hash()
    assert ledger.verify(kept).fine
    assert ledger.verify(ledger.entries()[0].previous).fine
    unlock(execute)
    execute("DELETE FROM casus_entries WHERE number = 3")
    assert not any("entry" in fault or "kept hash" in fault for fault in ledger.verify().faults)
    assert any("not here" in fault for fault in ledger.verify(kept).faults)
    for nothing in ("", kept[:4]):
        assert any("not here" in fault for fault in ledger.verify(nothing).faults)


def test_damaged_row_is_told_and_not_passed_over(ledger: Ledger, execute: Execute) -> None:
    ledger.record([probability(), probability(0.5)])
    unlock(execute)
    execute("UPDATE casus_entries SET body = '[]' WHERE number = 1")
    with pytest.raises(UsageError, match="entry 1 of the ledger is damaged"):
        ledger.forecasts()


# --- versions


def test_ledger_from_a_newer_version_is_left_alone(ledger: Ledger, execute: Execute, store: str) -> None:
    ledger.record([probability()])
    execute("INSERT INTO casus_ledger VALUES (2, '9.9.9', '2030-01-01')")
    before = execute("SELECT * FROM casus_entries")
    for create in (True, False):
        with pytest.raises(UsageError, match=r"written by a newer casus \(9\.9\.9, format 2\)"):
            open_ledger(store, create=create)
    assert execute("SELECT * FROM casus_entries") == before


def test_what_a_later_version_added_to_a_forecast_is_left_aside(ledger: Ledger) -> None:
    kept = {**probability().as_dict(), "mood": "good"}
    assert Forecast.from_dict(kept) == probability()


# --- many at once

WRITER = """
import sys
from datetime import UTC, datetime
sys.path.insert(0, sys.argv[3])
from tests.ledger.made import probability
from casus.ledger import open_ledger
with open_ledger(sys.argv[1]) as ledger:
    for k in range(int(sys.argv[4])):
        entries = ledger.record([probability(k / 1000, author=sys.argv[2])] * (1 + k % 2))
        print(*(entry.number for entry in entries), flush=True)
"""


@pytest.mark.parametrize("writers", [2, 4])
def test_processes_that_write_at_once_lose_nothing(store: str, writers: int) -> None:
    """They begin the ledger at once too."""
    from pathlib import Path

    root, each = str(Path(__file__).parents[2]), 60
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, store, f"writer {k}", root, str(each)], stdout=subprocess.PIPE, text=True
        )
        for k in range(writers)
    ]
    acknowledged = {}
    for k, process in enumerate(running):
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        acknowledged[f"writer {k}"] = [int(number) for number in out.split()]
    with open_ledger(store, create=False) as ledger:
        entries = ledger.forecasts()
        assert ledger.verify().fine
    assert [entry.number for entry in entries] == list(range(1, writers * each * 3 // 2 + 1))
    for author, numbers in acknowledged.items():
        assert [entry.number for entry in entries if entry.forecast.author == author] == numbers


def test_threads_share_a_ledger(ledger: Ledger) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda k: ledger.record([probability(k / 100)]), range(100)))
    assert sorted(entry.number for (entry,) in kept) == list(range(1, 101))
    assert ledger.verify().fine


def test_entries_come_in_order_with_their_kinds(ledger: Ledger) -> None:
    ledger.record([probability()])
    ledger.resolve("1", "yes", source="s")
    ledger.record([probability(0.5)])
    assert [type(entry) for entry in ledger.entries()] == [Entry, Settled, Entry]
    assert [entry.number for entry in ledger.entries()] == [1, 2, 3]
