"""Changed on the disk behind the program's back: a file cut at a line, one in another's place, tables of another program."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.keep.ledger import read_ledger
from etl.keep.snapshots import published, reading
from etl.keep.undo import rebuild
from etl.keep.verify import verify
from etl.load import load
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble
from tests.made import meta_daily, order, run_of

D = date(2021, 12, 1)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """An office of two versions: one file, then three in one go."""
    folders = Folders(tmp_path / "data")
    paths = [meta_daily(tmp_path / str(n) / "Reach.csv", "Reach", run_of(date(2021, 12, n), n)) for n in range(1, 5)]
    load(folders, paths[:1], order())
    load(folders, paths[1:], order())
    return folders


def test_a_ledger_that_ends_too_early_is_noticed(folders: Folders) -> None:
    lines = folders.ledger.read_bytes().splitlines(keepends=True)
    folders.ledger.write_bytes(b"".join(lines[:-1]))
    (trouble,) = verify(folders).troubles
    assert (trouble.code, trouble.about["line"]) == ("ledger_broken", 4)
    shutil.rmtree(folders.warehouse)
    with pytest.raises(Trouble, match="ledger_broken"):
        load(folders, [meta_daily(folders.data / "more/Reach.csv", "Reach", run_of(D, 9))], order())
    assert [trouble.code for trouble in rebuild(folders)] == ["ledger_broken"]


def test_other_tables_under_the_same_mark_are_named_with_the_way_out(folders: Folders) -> None:
    path = folders.snapshot(folders.snapshots[0])
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE province_zones")
    with pytest.raises(Trouble, match="outdated") as raised, reading(folders):
        pass
    assert raised.value.place == str(path)


def test_a_snapshot_in_anothers_place_is_asked_anew(folders: Folders) -> None:
    before = published(folders)
    assert (before.seal, len(before.ledger.ids)) == ((2, 4), 4)
    shutil.copyfile(folders.snapshot(1), folders.snapshot(2))
    after = published(folders)
    assert (after.seal, len(after.ledger.ids)) == ((1, 1), 1)


def test_a_ledger_in_anothers_place_is_read_anew(folders: Folders) -> None:
    assert len(read_ledger(folders).ids) == 4
    folders.ledger.write_bytes(folders.ledger.read_bytes().splitlines(keepends=True)[0])
    assert len(read_ledger(folders).ids) == 1
