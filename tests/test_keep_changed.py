"""Changed on the disk behind the program's back: a file cut at a line, one in another's place, tables of another program."""

import errno
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.keep.ledger import read_ledger
from etl.keep.snapshots import next_version, opened, published, reading
from etl.keep.undo import rebuild
from etl.keep.verify import verify
from etl.keep.writer import started
from etl.load import load
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import HEADERS, intact, standing
from jangkau.warehouse.trouble import Trouble, code_of
from tests.made import meta_daily, order, run_of

D = date(2021, 12, 1)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """An office of two versions, two files each."""
    folders = Folders(tmp_path / "data")
    paths = [meta_daily(tmp_path / str(n) / "Reach.csv", "Reach", run_of(date(2021, 12, n), n)) for n in range(1, 5)]
    load(folders, paths[:2], order())
    load(folders, paths[2:], order())
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
    assert (after.seal, len(after.ledger.ids)) == ((1, 2), 2)


def test_a_ledger_in_anothers_place_is_read_anew(folders: Folders) -> None:
    assert len(read_ledger(folders).ids) == 4
    folders.ledger.write_bytes(folders.ledger.read_bytes().splitlines(keepends=True)[0])
    assert len(read_ledger(folders).ids) == 1


def test_a_version_that_was_never_published_goes_at_the_next_start(folders: Folders) -> None:
    shutil.copyfile(folders.snapshot(2), folders.snapshot(3))
    assert started(folders) and folders.snapshots == [2, 1]


def test_bytes_that_never_arrived_go_at_the_next_start(folders: Folders) -> None:
    left = next(folders.archive.glob("??/*")).with_suffix(".arriving-1")
    left.write_bytes(b"half")
    assert started(folders) and not left.exists()


def test_a_snapshot_is_made_as_long_as_its_blocks_before_it_is_named(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    padded = []
    monkeypatch.setattr("etl.keep.store.pad", padded.append)
    load(folders, [meta_daily(tmp_path / "more/Reach.csv", "Reach", run_of(D, 9))], order())
    assert [path.name.startswith(".draft-") for path in padded] == [True]


def test_a_number_that_no_version_can_have_is_no_pointer(folders: Folders) -> None:
    folders.current.write_text("99999999999999999999\n")
    assert folders.pointed is None and next_version(folders) == 3


def rotten(path: Path) -> Path:
    """A snapshot that opens and is as long as it should be, with a damaged block among its values."""
    with duckdb.connect(str(path), read_only=True) as connection:
        (block,) = connection.execute(
            "SELECT max(block_id) FROM pragma_storage_info('imports') WHERE segment_type = 'VARCHAR'"
        ).fetchone()
        assert block >= 0, "what is damaged is a value's block, not the file's own"
        (size,) = connection.execute("SELECT block_size FROM pragma_database_size()").fetchone()
    content = bytearray(path.read_bytes())
    content[HEADERS + block * size + size // 2] ^= 1
    path.write_bytes(content)
    return path


def test_damage_among_the_values_makes_the_next_reader_fall_back(folders: Folders) -> None:
    path = rotten(folders.snapshot(2))
    with pytest.raises(Trouble, match="snapshot_broken"), opened(path) as connection:
        connection.execute("SELECT sum(hash(COLUMNS(*))) FROM imports").fetchall()
    assert standing(folders).version == 1


def test_damage_in_an_earlier_version_is_named(folders: Folders) -> None:
    path = rotten(folders.snapshot(1))
    assert [(trouble.code, trouble.place) for trouble in verify(folders).troubles] == [("old_snapshot_broken", str(path))]


def test_a_snapshot_that_lacks_its_end_is_not_read(tmp_path: Path) -> None:
    """The database itself misses its end only where it keeps its own things there; here values lie at the end."""
    path = tmp_path / "000001.duckdb"
    with duckdb.connect(str(path)) as connection:
        for table in ("early", "late"):
            connection.execute(f"CREATE TABLE {table} AS SELECT random() AS value FROM range(100_000)")
            connection.execute("CHECKPOINT")
    assert intact(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 100_000)
    duckdb.connect(str(path), read_only=True).close()
    assert not intact(path)


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "full"), (errno.EDQUOT, "full"), (errno.EFBIG, "full"), (errno.EROFS, "no_access"),
     (errno.EACCES, "no_access"), (errno.EPERM, "no_access"), (errno.EIO, "unusable"), (errno.EINTR, None)],
)  # fmt: skip
def test_a_disk_says_what_is_the_matter(number: int, code: str | None) -> None:
    assert code_of(OSError(number, "")) == code
