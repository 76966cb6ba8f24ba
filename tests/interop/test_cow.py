"""Readers of published COW and ATOP files, and the table that they make."""

from pathlib import Path

import numpy as np
import pytest
from tests.interop.published import write_published

from casus.errors import UsageError
from casus.interop.cow import read_folder
from casus.models.reference import Candidates


def row(table: Candidates, war: int, state: str, side: int) -> int:
    (found,) = [
        k
        for k in range(len(table.war))
        if (table.number[table.war[k]], table.state[k], table.side[k]) == (war, state, side)
    ]
    return found


def test_table_of_published_files(tmp_path: Path) -> None:
    write_published(tmp_path)
    table, source, absent = read_folder(tmp_path)
    assert (table.number.tolist(), table.length.tolist(), absent) == ([1, 2], [306.0, 30.0], [])
    assert source == "Built from published files"
    # Five states; two fight from the first day of each war, and each of the others stands beside both sides.
    assert len(table.war) == 2 * 2 * 3
    entered = np.flatnonzero(np.isfinite(table.entered))
    assert entered.tolist() == [row(table, 1, "DDD", 2)]
    assert table.entered[entered[0]] == 31
    found = {name: values[entered[0]] for name, values in table.features.items()}
    expected = {
        "own_target": 1.0, "major_self": 0.0, "at_war": 0.0, "def_own": 1.0, "weak_own": 0.0, "off_own": 0.0,
        "land_own": 0.0, "major_own": 1.0, "km_own": pytest.approx(2_223.9, abs=0.1), "mid10_own": 0.0,
        "rival_own": 0.0, "def_opp": 0.0, "weak_opp": 0.0, "land_opp": 1.0, "major_opp": 0.0,
        "km_opp": pytest.approx(2_476.8, abs=1.0), "mid10_opp": 2.0, "rival_opp": 1.0, "cinc_self": 0.15,
        "cinc_own": 0.001, "cinc_opp": 0.01,
    }  # fmt: skip
    assert found == expected


def test_sides_mirror_one_another(tmp_path: Path) -> None:
    write_published(tmp_path)
    table, _, _ = read_folder(tmp_path)
    one, two = row(table, 1, "CCC", 1), row(table, 1, "CCC", 2)
    for name in ("def", "weak", "land", "km", "cinc", "major", "mid10", "rival"):
        assert table.features[f"{name}_own"][one] == table.features[f"{name}_opp"][two]
    assert table.features["weak_own"][one] == 1.0
    assert table.features["own_target"][[one, two]].tolist() == [0.0, 1.0]


def test_absent_optional_files_leave_their_columns_out(tmp_path: Path) -> None:
    write_published(tmp_path, optional=False)
    table, _, absent = read_folder(tmp_path)
    assert len(absent) == 3
    assert {"km_own", "mid10_opp", "rival_own"}.isdisjoint(table.features)


def test_a_needed_file_that_is_absent(tmp_path: Path) -> None:
    write_published(tmp_path)
    (tmp_path / "contdird.csv").unlink()
    with pytest.raises(UsageError, match=r"lacks contdird\.csv"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("contdird.csv", "1949,1,3.2", "1949,x,3.2", r"contdird\.csv:2: column conttype: found x, expected a number"),
        ("contdird.csv", "conttype", "kind", r"contdird\.csv:1: there is no column conttype"),
        ("contdird.csv", "1949,1,3.2", "1949", r"contdird\.csv:2: found 6 values, expected 8"),
        ("states2016.csv", "1816,1,1", "1816,13,1", r"states2016\.csv:2: column stmonth: found 13"),
        ("atop5_1ddyr.csv", "1949,1,1,0", "1949,1,4,0", r"atop5_1ddyr\.csv:2: column defense: found 4"),
        ("Inter-StateWarData_v4.0.csv", "3,1,1950", "2,31,1950", r"column startday1: found 31, expected a day of"),
        ("NMC-60-abridged.csv", "AAA,2,1949", "AAA,2.5,1949", r"column ccode: found 2\.5, expected a whole number"),
    ],
)
def test_a_bad_value_is_told_with_file_line_and_column(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    write_published(tmp_path)
    text = (tmp_path / file).read_bytes().decode()
    assert old in text
    (tmp_path / file).write_bytes(text.replace(old, new, 1).encode())
    with pytest.raises(UsageError, match=said):
        read_folder(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        read_folder(tmp_path / "none")


def test_prepared_table_with_an_unknown_war(tmp_path: Path) -> None:
    (tmp_path / "wars.csv").write_text("warnum,warname,start,days\n1,A,1900-01-01,30\n")
    (tmp_path / "war_joiner_candidates.csv").write_text("warnum,abb\n2,X\n")
    with pytest.raises(UsageError, match="there is no column side"):
        read_folder(tmp_path)
