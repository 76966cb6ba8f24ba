"""What can stand where a case file is expected."""

import os
from pathlib import Path

import pytest

from casus.case import read
from casus.errors import CaseError, Fault, UsageError

GOOD = "casus: 1\ntitle: Türkçe и русский\nanswer: 0.5\n"


def _fault(path: Path) -> Fault:
    with pytest.raises(CaseError) as caught:
        read(path)
    (fault,) = caught.value.faults
    assert fault.place is not None
    assert fault.place.file == str(path)
    return fault


def test_name_and_places_come_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "my-case.yaml"
    path.write_text(GOOD, encoding="utf-8")
    case = read(str(path))
    assert case.name == "my-case"
    assert str(case.places["answer",]) == f"{path}:3:9"
    path.write_text(GOOD + "titel: x\n", encoding="utf-8")
    assert str(_fault(path).place) == f"{path}:4:1"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.rstrip("\n"),
        lambda text: "---\n" + text + "...\n",
        lambda text: "# first\n\n" + text + "\n\n# last",
    ],
    ids=["byte-order-mark", "crlf", "cr", "no-last-break", "markers", "comments"],
)
def test_same_case_however_the_file_ends_its_lines(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_bytes(GOOD.encode())
    other.write_bytes(change(GOOD).encode())
    assert read(one).hash == read(other).hash


@pytest.mark.parametrize("lines", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_do(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(("\ufeff" + GOOD + "titel: x\n").replace("\n", lines).encode())
    place = _fault(path).place
    assert place is not None
    assert (place.line, place.column) == (4, 1)


def test_yaml_encoding_names_line_and_column_in_letters(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes("casus: 1\r\ntitle: öö".encode() + b"\xff" + b"\nanswer: 1")
    fault = _fault(path)
    assert (fault.code, fault.found) == ("yaml-encoding", "byte 0xff")
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (2, 10)


def test_yaml_encoding_tells_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(GOOD.encode("utf-16"))
    assert "UTF-16" in _fault(path).message


def test_yaml_too_large_is_told_without_reading(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    fault = _fault(path)
    assert (fault.code, fault.found, fault.expected) == (
        "yaml-too-large",
        "100,000,000 bytes",
        "at most 1,000,000 bytes",
    )


def test_exactly_one_megabyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("casus: 1\ntitle: T\nanswer: 1\n".ljust(1_000_000, "#"), encoding="utf-8")
    assert read(path).title == "T"
    path.write_text("casus: 1\ntitle: T\nanswer: 1\n".ljust(1_000_001, "#"), encoding="utf-8")
    assert _fault(path).code == "yaml-too-large"


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.touch()
    assert _fault(path).code == "yaml-empty"


@pytest.mark.parametrize("name", ["missing.yaml", "a\0b", "x" * 300, ""])
def test_no_such_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"^(cannot read|.* is a directory)"):
        read(tmp_path / name)


def test_directory(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a directory, not a case file"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="is not a file"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices on this system")
def test_device_is_not_read() -> None:
    with pytest.raises(UsageError, match="is not a file"):
        read("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may read every file")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UsageError, match="Permission denied"):
        read(path)


def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff.yaml")
    try:
        with open(path, "wb") as file:
            file.write(b"casus: 1\ntitle: T\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    with pytest.raises(CaseError) as caught:
        read(os.fsdecode(path))
    str(caught.value).encode()
