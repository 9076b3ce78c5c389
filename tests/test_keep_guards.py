"""Each guard of the keeping, one by one: taken out, its test falls."""

import errno
import json
import os
import shutil
import threading
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock, Timeout

from etl.keep import archive, store, writer
from etl.keep.heal import heal
from etl.keep.ledger import read_ledger
from etl.keep.snapshots import is_published, reading
from etl.keep.store import drafting
from etl.keep.undo import rebuild, restore, withdraw
from etl.keep.verify import verify
from etl.keep.versions import made_with
from etl.load import load
from etl.model import Account, FileRefused, Issue
from etl.read import zips
from etl.read.source import Source
from etl.read.zips import unzip
from etl.receipt import Order
from etl.registry.files import RegistryReading, read_registry
from etl.registry.register import load_registry
from etl.status import status
from jangkau.metrics import shelf
from jangkau.report.edition import Place
from jangkau.report.frozen import Reports
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import Standing, standing
from jangkau.warehouse.trouble import Trouble
from tests.made import NOW, facts, meta_daily, order, run_of, values

D = date(2021, 12, 1)


def chart(folder: Path, *numbers: int) -> Path:
    return meta_daily(folder / "Reach.csv", "Reach", run_of(D, *numbers))


def loaded(folders: Folders, folder: Path, times: int) -> list:
    return [load(folders, [chart(folder / str(n), n, 2, 3)], order())[0] for n in range(times)]


@pytest.fixture
def acts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What publishing does to the disk, in order: syncs, and which name was replaced."""
    done: list[str] = []

    def noted(name: Callable[..., str], real: Callable) -> Callable:
        def act(*arguments):
            done.append(name(*arguments))
            return real(*arguments)

        return act

    monkeypatch.setattr(os, "sync", noted(lambda: "sync all", os.sync))
    for room in (store, writer):
        monkeypatch.setattr(room, "sync", noted(lambda path: f"sync {path.name}", archive.sync))
    monkeypatch.setattr(os, "fsync", noted(lambda handle: "fsync", os.fsync))
    monkeypatch.setattr(Path, "replace", noted(lambda path, target: f"replace {Path(target).name}", Path.replace))
    return done


def test_what_is_published_is_on_the_disk_before_it_is_named(folders: Folders, tmp_path: Path, acts: list[str]) -> None:
    """Draft and archived bytes before the snapshot's name, the ledger before its name, both before CURRENT names them."""
    loaded(folders, tmp_path, 1)
    published = acts[acts.index("sync all") :]
    assert [act for act in published if act != "fsync"] == [
        "sync all", "replace 000001.duckdb", "sync warehouse", "replace ledger.jsonl", "sync archive", "sync .CURRENT",
        "replace CURRENT", "sync warehouse",
    ]  # fmt: skip
    assert published[published.index("replace ledger.jsonl") - 1] == "fsync"


@pytest.mark.parametrize("name", ["current", "ledger"])
def test_what_readers_hold_is_never_written_in_place(folders: Folders, tmp_path: Path, name: str) -> None:
    loaded(folders, tmp_path / "a", 1)
    path, before = getattr(folders, name), tmp_path / "held"
    os.link(path, before)
    content = before.read_bytes()
    load(folders, [chart(tmp_path / "more", 7)], order())
    assert before.read_bytes() == content != path.read_bytes()


def test_the_last_three_snapshots_stay(folders: Folders, tmp_path: Path) -> None:
    loaded(folders, tmp_path, 5)
    assert folders.snapshots == [5, 4, 3]


def test_nothing_is_published_without_the_lock(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, real = [], Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path.parent == folders.warehouse:
            try:
                FileLock(folders.warehouse / ".lock").acquire(timeout=0)
                held.append(f"{Path(target).name} without the lock")
            except Timeout:
                held.append(Path(target).name)
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    loaded(folders, tmp_path, 1)
    assert held == ["000001.duckdb", "CURRENT"]


def test_a_report_is_published_by_one_at_a_time(tmp_path: Path) -> None:
    reports, written = Reports(tmp_path), threading.Event()
    with reports.writing():
        other = threading.Thread(target=lambda: (Reports(tmp_path).keep_note("2021-W49", Place("35"), "x"), written.set()))
        other.start()
        assert not written.wait(0.2)
    assert written.wait(20)
    other.join()


def test_archived_bytes_are_checked_before_they_are_read_again(folders: Folders, tmp_path: Path) -> None:
    (receipt,) = loaded(folders, tmp_path, 1)
    path = folders.archived(receipt.sha256)
    path.write_bytes(path.read_bytes().replace("2".encode("utf-16-le"), "9".encode("utf-16-le")))
    (aside,) = rebuild(folders)
    assert aside.code == "archive_damaged" and facts(folders) == []


def test_damaged_bytes_are_not_thrown_away(folders: Folders, tmp_path: Path) -> None:
    (receipt,) = loaded(folders, tmp_path, 1)
    path = folders.archived(receipt.sha256)
    path.write_bytes(b"half of it")
    loaded(folders, tmp_path, 1)
    assert path.with_suffix(".damaged").read_bytes() == b"half of it"


def test_a_day_that_a_person_told_is_a_day_again_from_the_ledger(folders: Folders, tmp_path: Path) -> None:
    studio = tmp_path / "Overview.csv"
    studio.write_text("Date,Video Views,Profile Views,Likes,Comments,Shares\nDecember 6,1,2,3,4,5\n", encoding="utf-8")
    said = Order("penguji", NOW, Account("tiktok", "contoh"), date(2021, 12, 8))
    (receipt,) = load(folders, [studio], said)
    assert receipt.state == "loaded", receipt.issues
    before = status(folders)["fingerprint"]
    (entry,) = read_ledger(folders).entries
    assert (entry["exported_on"], entry["loaded_at"], type(entry["as_of"])) == (date(2021, 12, 8), NOW, type(NOW))
    shutil.rmtree(folders.warehouse)
    assert rebuild(folders) == [] and status(folders)["fingerprint"] == before


def test_rows_that_do_not_add_up_are_not_published(folders: Folders, tmp_path: Path) -> None:
    loaded(folders, tmp_path, 1)
    for counts in ({"loaded": 2}, {"rows_read": None}):
        with pytest.raises(Trouble, match="rows_astray") as raised, drafting(folders) as changed:
            changed.record({**changed.entries.of_batch(order().batch)[0], **counts})
        assert raised.value.place == "Reach.csv"
    assert (folders.pointed, folders.snapshots) == (1, [1])


def test_a_snapshot_bears_the_mark_of_what_made_it(folders: Folders, tmp_path: Path) -> None:
    loaded(folders, tmp_path, 1)
    with reading(folders) as connection:
        assert connection.execute("SELECT value FROM meta WHERE name = 'made_with'").fetchone() == (made_with(),)


def test_a_zip_is_bounded_in_all_that_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as packed:
        for number in range(11):
            packed.writestr(f"{number}.csv", os.urandom(100))
    ((name, refusal),) = unzip(tmp_path / "many.zip", tmp_path)
    assert (name, refusal.issue.code, refusal.issue.value) == ("many.zip", "zip_too_large", "1100")
    monkeypatch.setattr(zips, "BYTES", 1100)
    assert all(isinstance(found, Source) for found in unzip(tmp_path / "many.zip", tmp_path))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_no_damaged_zip(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as packed:
        packed.write(chart(tmp_path / "one", 1), "Reach.csv")

    def full(*arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(zips.shutil, "copyfileobj", full)
    with pytest.raises(Trouble, match="full") as raised:
        load(folders, [tmp_path / "one.zip"], order())
    assert "jangkau-" in raised.value.place, "the folder that is full is named, and it is not the office's"


def test_a_zip_with_nonsense_in_it_is_a_damaged_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as packed:
        packed.writestr("a.csv", "x")

    def nonsense(*arguments: object) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(zips.shutil, "copyfileobj", nonsense)
    ((_, refusal),) = unzip(tmp_path / "one.zip", tmp_path)
    assert isinstance(refusal, FileRefused) and refusal.issue.code == "zip_damaged"


def rows_kept(folders: Folders) -> tuple:
    with reading(folders) as connection:
        asked = (
            "SELECT (SELECT count(*) FROM day_values), (SELECT count(*) FROM day_values_replaced), (SELECT count(*) FROM issues)"
        )
        return connection.execute(asked).fetchone()


def test_what_is_in_force_cannot_be_restored(folders: Folders, tmp_path: Path) -> None:
    receipt, _ = loaded(folders, tmp_path, 2)
    before = (rows_kept(folders), folders.ledger.read_bytes(), folders.snapshots)
    restore(folders, receipt.import_id, Order("lain", NOW))
    assert (rows_kept(folders), folders.ledger.read_bytes(), folders.snapshots) == before


def test_what_is_withdrawn_is_not_withdrawn_again(folders: Folders, tmp_path: Path) -> None:
    receipt, _ = loaded(folders, tmp_path, 2)
    withdraw(folders, receipt.import_id, order())
    before = (rows_kept(folders), folders.ledger.read_bytes(), folders.snapshots)
    withdraw(folders, receipt.import_id, Order("lain", NOW))
    assert (rows_kept(folders), folders.ledger.read_bytes(), folders.snapshots) == before


def test_a_reader_looks_again_while_versions_come_and_go(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(folders, tmp_path, 1)
    gone = [Standing(90), Standing(91), Standing(92), Standing(93)]
    monkeypatch.setattr(shelf, "standing", lambda office: gone.pop() if gone else standing(office))
    with shelf.reading(folders.data) as warehouse:
        assert warehouse.version == "000001" and not gone


def test_a_version_that_was_replaced_between_two_looks_is_no_damage(folders: Folders, tmp_path: Path, monkeypatch) -> None:
    loaded(folders, tmp_path, 2)
    named = [77, 78]  # pruned by the time we looked for their files
    pointed = Folders.pointed.fget
    monkeypatch.setattr(Folders, "pointed", property(lambda office: named.pop() if named else pointed(office)))
    assert standing(folders) == Standing(2)


def test_damage_inside_a_snapshot_is_met_once_and_then_passed_by(folders: Folders, tmp_path: Path) -> None:
    load(folders, [chart(tmp_path / "a", 1)], order())
    load(folders, [chart(tmp_path / "b", 1, 2)], order())
    spoilt = folders.snapshot(2)
    content = bytearray(spoilt.read_bytes())
    content[20_000::1000] = b"\xff" * len(content[20_000::1000])
    spoilt.write_bytes(content)
    try:
        values(folders)
    except Trouble as trouble:
        assert trouble.code == "snapshot_broken"
    assert values(folders) == run_of(D, 1), "the version before"
    assert "snapshot_broken" in [trouble.code for trouble in verify(folders).troubles]
    load(folders, [chart(tmp_path / "c", 1, 2, 3)], order())
    assert values(folders) == run_of(D, 1, 2, 3) and len(read_ledger(folders).entries) == 3


@pytest.mark.parametrize(
    "said, code",
    [("No space left on device", "full"), ("Disk quota exceeded", "full"), ("Permission denied", "no_access"),
     ("Read-only file system", "no_access")],
)  # fmt: skip
def test_what_the_database_says_of_the_disk_is_told(folders: Folders, tmp_path: Path, said: str, code: str) -> None:
    loaded(folders, tmp_path, 1)
    with pytest.raises(Trouble, match=code), drafting(folders):
        raise duckdb.IOException(f"IO Error: cannot write: {said}")
    assert values(folders) == run_of(D, 0, 2, 3)


def test_a_foreign_lock_is_named(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(folders, tmp_path, 1)

    def foreign(lock: FileLock, **_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), lock.lock_file)

    monkeypatch.setattr(FileLock, "acquire", foreign)
    with pytest.raises(Trouble, match="no_access") as raised:
        load(folders, [chart(tmp_path / "b", 5)], order())
    assert raised.value.place == str(folders.warehouse / ".lock")


def test_a_draft_that_fails_leaves_no_ledger_behind(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(folders, tmp_path, 1)
    monkeypatch.setattr(store, "write_ledger", _full)
    with pytest.raises(Trouble, match="full"):
        load(folders, [chart(tmp_path / "b", 5)], order())
    monkeypatch.undo()
    assert len(read_ledger(folders).entries) == 1 and status(folders)["version"] == "000001"
    load(folders, [chart(tmp_path / "b", 5)], order())
    assert len(folders.ledger.read_text().splitlines()) == 2
    assert [json.loads(line)["version"] for line in folders.ledger.read_text().splitlines()] == [1, folders.pointed]


def _full(*arguments: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/somewhere/ledger.arriving")


def failing(number: int) -> Source:
    """A file whose disk fails as soon as its bytes are asked for."""

    class Failing(Source):
        @property
        def sha256(self) -> str:
            raise OSError(number, os.strerror(number))

    return Failing(Path("a.csv"), "a.csv")


def test_a_file_that_goes_while_it_is_loaded_is_named_and_the_others_load(folders: Folders, tmp_path: Path) -> None:
    gone, good = chart(tmp_path / "gone", 9), chart(tmp_path / "good", 1, 2)
    receipts = load(folders, [gone, good], order(), progress=lambda name: gone.unlink(missing_ok=True))
    assert [(receipt.state, receipt.loaded) for receipt in receipts] == [("refused", 0), ("loaded", 2)]
    assert [issue.code for issue in receipts[0].issues] == ["file_unreadable"] and receipts[0].sha256 is None


def test_a_list_that_cannot_be_read_is_named(folders: Folders, tmp_path: Path) -> None:
    receipt = load_registry(folders, "accounts", tmp_path / "gone.csv", order())
    assert (receipt.state, receipt.sha256, [issue.code for issue in receipt.issues]) == ("refused", None, ["file_unreadable"])
    assert not is_published(folders)


def test_a_disk_that_fails_is_no_matter_of_one_file(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no other file would be spared either stops the work: it is not said of the file."""
    with pytest.raises(OSError, match=os.strerror(errno.EMFILE)), drafting(folders) as draft:
        heal(folders, draft, failing(errno.EMFILE))
    monkeypatch.setattr(Source, "header", property(lambda source: source.sha256))
    with pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
        read_registry(failing(errno.EMFILE), "accounts")
    assert read_registry(failing(errno.EIO), "accounts").stopped == Issue(None, None, os.strerror(errno.EIO), "file_unreadable")


def test_a_list_that_is_refused_today_is_set_aside_and_the_rest_rebuilt(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(folders, tmp_path, 1)
    before = facts(folders)
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("platform,handle,owner,regency\ninstagram,contoh,community,Kab. Kediri\n", encoding="utf-8")
    load_registry(folders, "accounts", accounts, order())
    stopped = RegistryReading(Source(accounts, "accounts.csv"), "accounts", stopped=Issue(1, None, None, "columns_missing"))
    monkeypatch.setattr("etl.keep.replay.read_registry", lambda *arguments, **named: stopped)
    (aside,) = rebuild(folders)
    assert (aside.code, aside.about["file"]) == ("archive_refused", "accounts.csv")
    assert facts(folders) == before and status(folders)["accounts"] == 0
    monkeypatch.undo()
    assert rebuild(folders) == [] and status(folders)["accounts"] == 1
