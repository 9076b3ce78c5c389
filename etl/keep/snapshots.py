"""What is published: the snapshot that an office stands on, what it tells of itself, and its ledger beside the archive's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from etl.keep.ledger import Ledger, behind, ledger_of, read_ledger, together
from etl.keep.seal import Seal, seal_of
from etl.keep.versions import made_with
from jangkau.warehouse.engine import open_snapshot, up_to_date
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import Identity, Standing, identity, minding, standing
from jangkau.warehouse.trouble import Trouble, disk_trouble


@dataclass(frozen=True)
class Published:
    """What an office stands on, and what that snapshot tells of itself: nothing where there is none.

    seal: what a ledger is sealed with that knows what the snapshot knows. whole: whether every table and column is there.
    """

    standing: Standing = Standing()
    made_with: str | None = None
    seal: Seal | None = None
    whole: bool = True
    path: Path | None = None

    @property
    def outdated(self) -> bool:
        """Whether other versions made it, or a table or column is missing: then it must be made again from the archive."""
        return self.standing.version is not None and (self.made_with != made_with() or not self.whole)

    @property
    def ledger(self) -> Ledger:
        """Its ledger. Raises Trouble."""
        return _ledger_in(self.path, identity(self.path)) if self.path else Ledger()


def published(folders: Folders) -> Published:
    """The newest snapshot of which its ledger can be read. Raises Trouble."""
    while (office := standing(folders)).version is not None:
        path = folders.snapshot(office.version)
        try:
            return Published(office, *_telling(path, identity(path)), path)
        except Trouble as trouble:
            if trouble.code != "snapshot_broken":
                raise
    return Published(office)


# A file that is published does not change: it is asked once.
@lru_cache(maxsize=8)
def _telling(path: Path, file: Identity) -> tuple[str | None, Seal | None, bool]:
    """What made a snapshot, the seal of its ledger, and whether it is whole; every value is read, so that damage is found."""
    with opened(path) as connection:
        try:
            facts = dict(connection.execute("SELECT name, value FROM meta").fetchall())
            ((lines, _),) = connection.execute("SELECT count(*), sum(hash(imports)) FROM imports").fetchall()
        except (duckdb.CatalogException, duckdb.BinderException):
            return None, None, False
        return facts.get("made_with"), Seal(int(facts.get("version", 0)), lines), up_to_date(connection)


@lru_cache(maxsize=8)
def _ledger_in(path: Path, file: Identity) -> Ledger:
    with opened(path) as connection:
        try:
            return ledger_of(connection)
        except (duckdb.CatalogException, duckdb.BinderException):
            return Ledger()  # a table of it is gone: the one beside the archive tells


def outdated(folders: Folders) -> bool:
    """Whether the newest snapshot was made by other versions."""
    return published(folders).outdated


def whole_ledger(folders: Folders) -> Ledger:
    """Every import: of the file beside the archive and of the snapshot that stands, whichever is the newer."""
    office = published(folders)
    return together(read_ledger(folders), office.ledger, file_is_newer=office.standing.trouble is not None)


def trouble_of(folders: Folders) -> Trouble | None:
    """Why what readers see is not what the ledger tells of; None where all is well."""
    office = published(folders)
    version = office.standing.version
    if office.standing.trouble or version is None:
        return office.standing.trouble
    return Trouble("snapshot_behind", folders.snapshot(version)) if lags(folders, office) else None


def lags(folders: Folders, office: Published) -> bool:
    """Whether a snapshot lacks what the ledger beside the archive tells."""
    return seal_of(folders) != office.seal and behind(office.ledger, read_ledger(folders))


def ledger_version(folders: Folders) -> int:
    """The version that the ledger beside the archive was written with; 0 where it tells none."""
    seal = seal_of(folders)
    return seal.version if seal else read_ledger(folders).version or 0


def next_version(folders: Folders) -> int:
    """The number after every one that was ever given, as far as files, CURRENT and ledger tell."""
    return max([folders.pointed or 0, ledger_version(folders), *folders.snapshots]) + 1


def is_published(folders: Folders) -> bool:
    """Whether there is a version to read; False in an empty office. Raises Trouble where there should be one and is none."""
    office = standing(folders)
    if office.version is None and office.trouble:
        raise office.trouble
    return office.version is not None


@contextmanager
def reading(folders: Folders) -> Iterator[duckdb.DuckDBPyConnection]:
    """The newest snapshot that can be read, read-only. Raises Trouble, also where an earlier program made its tables."""
    office = standing(folders)
    if office.version is None:
        raise office.trouble or Trouble("warehouse_lost", folders.warehouse)
    path = folders.snapshot(office.version)
    with opened(path) as connection:
        if not up_to_date(connection):
            raise Trouble("outdated", path)
        yield connection


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """One snapshot, read-only, whoever made it. Raises Trouble."""
    with disk_trouble(path), minding(path):
        connection = open_snapshot(path)
        try:
            yield connection
        finally:
            connection.close()
