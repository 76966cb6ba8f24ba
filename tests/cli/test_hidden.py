"""`casus run` on games in which somebody doesn't see everything."""

import re
from pathlib import Path

import pytest
from tests.cli.tool import casus
from tests.ensemble.test_hidden import AT_ONCE, SIGNAL


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


def printed(*arguments: str) -> str:
    ran = casus("run", *arguments, "--no-report")
    assert ran.code == 0, ran.err
    return re.sub(r" +\n", "\n", ran.out)


def test_each_information_set_is_one_line() -> None:
    out = printed("beer-quiche")
    moves = out[out.index("Who moves") : out.index("What they believe")]
    assert moves.count("The challenger  after") == 2
    assert "after beer, not seeing whether strong or weak: Does the challenger pick a duel?" in moves
    assert "leave 85%, duel 15%" in moves
    assert "What is the guest? (seen only by: The guest)" in moves
    assert "strong 90%, weak 10%" in moves


def test_those_who_see_more_are_told_by_kind() -> None:
    out = printed("beer-quiche")
    assert "strong: beer 99%, quiche 1.2%" in out
    assert "weak: beer 61%, quiche 39%" in out


def test_beliefs_stand_beside_what_they_were_before() -> None:
    out = printed("beer-quiche")
    believed = out[out.index("What they believe") : out.index("How likely")]
    assert "after beer:\n                  strong 94% (before 90%), weak 6% (before 10%)" in believed
    assert "after quiche:\n                  weak 79% (before 10%), strong 21% (before 90%)" in believed


def test_digits_reach_beliefs_and_kinds() -> None:
    out = printed("beer-quiche", "--digits", "2")
    assert "strong 93.58% (before 90.00%)" in out
    assert "weak: beer 61.00%, quiche 39.00%" in out


def test_a_hidden_move_makes_one_line_of_all_that_follows(here: Path) -> None:
    (here / "pennies.yaml").write_text(AT_ONCE, encoding="utf-8")
    out = printed("pennies.yaml")
    assert out.count("not seeing whether heads or tails:") == 1
    assert "heads 50% (before 50%), tails 50% (before 50%)" in out


def test_beliefs_on_which_nothing_hangs_are_not_printed(here: Path) -> None:
    text = SIGNAL.replace("receiver: gain - 2", "receiver: 1")
    (here / "idle.yaml").write_text(text, encoding="utf-8")
    out = printed("idle.yaml")
    assert "What they believe" not in out
    assert "after bluff, not seeing whether strong or weak:" in out


def test_a_labelled_set_is_told_by_its_name(here: Path) -> None:
    hidden = AT_ONCE.replace("      seen_by: []\n", "")
    (here / "label.yaml").write_text(
        hidden.replace("player: second", "player: second\n          information: in_the_dark"), encoding="utf-8"
    )
    assert "at “in the dark”" in printed("label.yaml")


def test_cases_in_which_all_is_seen_print_what_they_printed() -> None:
    out = printed("centipede", "--draws", "64")
    assert "What they believe" not in out
    assert "not seeing" not in out
    assert "after pass 1: Take the doubled pot or pass it?" in out


@pytest.mark.parametrize(
    ("language", "believe", "unseen"),
    [("tr", "Neye inanıyorlar", "hangisi olduğunu görmeden"), ("ru", "Кто что думает", "не видя, что из этого")],
)
def test_in_each_language(language: str, believe: str, unseen: str) -> None:
    out = printed("beer-quiche", "--language", language)
    assert believe in out
    assert unseen in out
