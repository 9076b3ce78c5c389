"""Whether what an office stands on is sound: archive, ledger and snapshots, each looked through to the last byte."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.keep.archive import GOOD, condition, strays
from etl.keep.ledger import Ledger, behind, read_ledger
from etl.keep.replay import UNREAD, unread
from etl.keep.snapshots import opened, outdated, published, whole_ledger
from etl.keep.tombstones import erased, under_way
from etl.keep.writer import LEFT_BEHIND
from etl.receipt import Progress
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN
from jangkau.warehouse.standing import intact, standing
from jangkau.warehouse.trouble import Trouble, disk_trouble


@dataclass(frozen=True)
class Verdict:
    """What was looked through, and what is the matter, worst first. Not all of it needs doing something."""

    archived: int
    imports: int
    snapshots: int
    troubles: tuple[Trouble, ...]


def verify(folders: Folders, progress: Progress = lambda name: None) -> Verdict:
    """Look through everything; nothing is changed. Raises Trouble where it may not be read."""
    with disk_trouble(folders.data):
        whole = whole_ledger(folders)
        troubles = [*_snapshots(folders, progress), *_ledger(folders), *_archive(folders, whole, progress)]
        troubles += [*_forgotten(folders), *_left(folders)]
        digests = {entry["sha256"] for entry in whole.entries if entry["state"] != FORGOTTEN}
        return Verdict(len(digests), len(whole.entries), len(folders.snapshots), tuple(troubles))


def _snapshots(folders: Folders, progress: Progress) -> Iterator[Trouble]:
    office = standing(folders)
    if office.trouble:
        yield office.trouble
    elif office.version is not None and outdated(folders):
        yield Trouble("outdated", folders.snapshot(office.version))
    for version in folders.snapshots:
        path = folders.snapshot(version)
        progress(path.name)
        broken = not intact(path) or not _readable(folders, version)
        if broken and not (office.trouble and office.trouble.place == str(path)):
            yield Trouble("snapshot_broken" if version == office.version else "old_snapshot_broken", path)


def _readable(folders: Folders, version: int) -> bool:
    """Whether every value of every table can be read: the database checks each block as it reads it."""
    try:
        with opened(folders.snapshot(version)) as connection:
            for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                connection.execute(f"SELECT sum(hash(COLUMNS(*))) FROM {table}").fetchall()
    except Trouble as trouble:
        if trouble.code != "snapshot_broken":
            raise
        return False
    return True


def _ledger(folders: Folders) -> Iterator[Trouble]:
    in_file, office = read_ledger(folders), published(folders)
    version = office.standing.version
    if in_file.broken:
        yield Trouble("ledger_broken", folders.ledger, n=len(in_file.broken), line=in_file.broken[0])
    if version is None or office.standing.trouble:
        return
    if behind(office.ledger, in_file):
        yield Trouble("snapshot_behind", folders.snapshot(version))
    elif office.ledger.ids - in_file.ids and not in_file.broken:
        yield Trouble("ledger_behind", folders.ledger, n=len(office.ledger.ids - in_file.ids))


def _archive(folders: Folders, whole: Ledger, progress: Progress) -> Iterator[Trouble]:
    conditions = {}
    for entry in (entry for entry in whole.entries if entry["state"] != FORGOTTEN):
        digest = entry["sha256"]
        if digest not in conditions:
            progress(entry["file_name"])
            conditions[digest] = condition(folders, digest)
            if conditions[digest] != GOOD:
                yield unread(conditions[digest], folders, entry)
        if entry["state"] == UNREAD and conditions[digest] == GOOD:
            yield unread("set_aside", folders, entry)
    if whole.broken or not whole.entries:
        for path in strays(folders, set(conditions)):
            yield Trouble("archive_stray", path)


def _forgotten(folders: Folders) -> Iterator[Trouble]:
    """What was to be erased, and is there yet."""
    if under_way(folders):
        yield Trouble("forgetting", folders.archive / "forgetting.json")
    for digest in sorted(erased(folders)):
        if folders.archived(digest).exists():
            yield Trouble("forgotten_there", folders.archived(digest))


def _left(folders: Folders) -> Iterator[Trouble]:
    for pattern in LEFT_BEHIND:
        for path in folders.data.glob(pattern):
            yield Trouble("left_behind", path)
