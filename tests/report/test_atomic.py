"""The file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

import casus
from casus.atomic import write_whole
from casus.ensemble import Result
from casus.errors import UsageError
from casus.report import report_html


def test_file_holds_the_page(duel: Result, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    casus.write_report(duel, target)
    assert target.read_bytes() == report_html(duel).encode()
    assert list(tmp_path.iterdir()) == [target]


def test_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.html"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UsageError, match=r"could not be written to .*page\.html: No space left"):
        write_whole(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_interruption_leaves_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "page.html", "new")
    assert list(tmp_path.iterdir()) == []


def test_no_such_folder(duel: Result, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file or directory"):
        casus.write_report(duel, tmp_path / "nowhere" / "page.html")


def test_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a directory"):
        write_whole(tmp_path, "page")


def test_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="could not be written"):
        write_whole(tmp_path / ("x" * 300), "page")
    with pytest.raises(UsageError, match="could not be written"):
        write_whole(tmp_path / "a\0b", "page")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_unwritable_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="Permission denied"):
        write_whole(tmp_path / "page.html", "page")


def test_permissions(tmp_path: Path) -> None:
    kept, new, usual = tmp_path / "kept", tmp_path / "new", tmp_path / "usual"
    kept.write_text("old")
    kept.chmod(0o600)
    usual.write_text("")
    write_whole(kept, "page")
    write_whole(new, "page")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
