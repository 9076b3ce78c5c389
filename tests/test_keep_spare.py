"""An old snapshot becomes the next draft only where nobody can miss it, and then the draft is the newest snapshot's equal."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.keep import spare
from etl.keep.spare import copied, spare_of
from etl.keep.undo import rebuild
from etl.load import load
from jangkau.warehouse.engine import BLOCK, open_snapshot
from jangkau.warehouse.folders import Folders
from tests.made import facts, meta_daily, order, run_of

CLONE_REFUSED = 0  # a request that no file system knows


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Folders]:
    """Load so many files more into the office, on a file system that shares no blocks."""
    monkeypatch.setattr(spare, "FICLONE", CLONE_REFUSED)
    folders = Folders(tmp_path / "data")

    def loaded(files: int) -> Folders:
        for _ in range(files):
            number = len(list(tmp_path.glob("file-*")))
            path = tmp_path / f"file-{number}" / "Reach.csv"
            load(folders, [meta_daily(path, "Reach", run_of(date(2021, 12, 1 + number), *range(5 + number)))], order())
        return folders

    return loaded


def test_a_draft_out_of_the_spare_is_the_newest_snapshot_to_the_byte(
    office: Callable[[int], Folders], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = office(4)
    assert spare_of(folders).exists() and folders.snapshots == [4, 3, 2]
    monkeypatch.setattr(shutil, "copyfile", None)
    copied(folders, folders.snapshot(4), tmp_path / "draft")
    assert (tmp_path / "draft").read_bytes() == folders.snapshot(4).read_bytes()
    assert not spare_of(folders).exists()


def test_what_was_loaded_out_of_spares_is_what_a_rebuild_gives(office: Callable[[int], Folders]) -> None:
    folders = office(9)
    before = facts(folders)
    rebuild(folders)
    assert facts(folders) == before


def test_a_snapshot_that_is_read_stays_as_it_is(office: Callable[[int], Folders]) -> None:
    folders = office(1)
    held = open_snapshot(folders.snapshot(1))
    cursor = held.cursor()
    days = cursor.execute("FROM day_values ORDER BY ALL").fetchall()
    office(6)
    assert cursor.execute("FROM day_values ORDER BY ALL").fetchall() == days and not folders.snapshot(1).exists()


def test_a_reader_that_has_gone_holds_nothing(office: Callable[[int], Folders]) -> None:
    folders = office(1)
    open_snapshot(folders.snapshot(1)).close()
    office(3)
    assert spare_of(folders).exists()


def test_a_snapshot_under_another_name_stays_as_it_is(office: Callable[[int], Folders], tmp_path: Path) -> None:
    folders = office(1)
    os.link(folders.snapshot(1), tmp_path / "kept.duckdb")
    content = (tmp_path / "kept.duckdb").read_bytes()
    office(5)
    assert (tmp_path / "kept.duckdb").read_bytes() == content


def test_a_snapshot_that_was_changed_since_it_was_written_is_no_spare(office: Callable[[int], Folders]) -> None:
    folders = office(1)
    content = bytearray(folders.snapshot(1).read_bytes())
    content[-1] ^= 1
    folders.snapshot(1).write_bytes(content)
    office(3)
    assert not spare_of(folders).exists()


def test_a_load_that_changes_nothing_gives_its_draft_back(
    office: Callable[[int], Folders], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = office(4)
    load(folders, [tmp_path / "file-0" / "Reach.csv"], order())
    assert folders.pointed == 4 and spare_of(folders).exists()
    monkeypatch.setattr(shutil, "copyfile", None)  # the next draft is made of it
    copied(folders, folders.snapshot(4), tmp_path / "draft")
    assert (tmp_path / "draft").read_bytes() == folders.snapshot(4).read_bytes()


def test_blocks_are_as_long_as_the_database_makes_them(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "a.duckdb")) as connection:
        assert connection.execute("SELECT block_size FROM pragma_database_size()").fetchone() == (BLOCK,)


def test_a_spare_that_a_backup_has_linked_since_is_not_written_to(office: Callable[[int], Folders], tmp_path: Path) -> None:
    folders = office(4)
    os.link(spare_of(folders), tmp_path / "backup")
    before = (tmp_path / "backup").read_bytes()
    office(1)
    assert (tmp_path / "backup").read_bytes() == before and folders.version == 5
    office(1)
    assert spare_of(folders).stat().st_nlink == 1  # another took its place
