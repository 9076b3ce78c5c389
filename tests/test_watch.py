"""A watched folder: what is whole and new is loaded once, what asks is noted, nothing in the folder is touched."""

import os
import signal
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from filelock import FileLock

from etl.keep.history import batches, history
from etl.load import load
from etl.status import status
from etl.watch import Watch, left_waiting, watch
from jangkau.warehouse.folders import Folders
from tests.made import NOW, meta_daily, order, run_of
from tests.test_sources import zipped

SHEET = "date,platform,handle,followers\n2021-12-05,instagram,contoh,1200\n"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "bersama" / "desember"
    folder.mkdir(parents=True)
    (folder / "pengikut.csv").write_text(SHEET, encoding="utf-8")
    meta_daily(folder / "Views.csv", "Views", run_of(date(2021, 12, 1), 3, 4))
    return folder.parent


def passed(watcher: Watch, now: datetime = NOW) -> dict[str, str]:
    return {receipt.file: receipt.state for receipt in watcher.take(watcher.look(), order(None, now=now))}


def test_what_is_whole_is_taken_once_and_what_asks_is_noted(folders: Folders, shared: Path) -> None:
    watcher = Watch(folders, shared)
    assert watcher.look() == [], "nothing is known to keep still yet"
    assert passed(watcher) == {"pengikut.csv": "loaded", "Views.csv": "refused"}
    assert [(note.file, note.issue.code) for note in left_waiting(folders)] == [("Views.csv", "account_needed")]
    assert watcher.look() == []
    again = Watch(folders, shared)
    again.look()
    assert again.look() == [], "a restart remembers"
    assert sorted(path.name for path in shared.rglob("*.csv")) == ["Views.csv", "pengikut.csv"]


def test_what_is_taken_in_one_look_is_one_batch_and_one_version(folders: Folders, shared: Path) -> None:
    (shared / "januari.csv").write_text(SHEET.replace("2021-12-05", "2022-01-05"), encoding="utf-8")
    watcher = Watch(folders, shared)
    watcher.look()
    assert sorted(passed(watcher).values()) == ["loaded", "loaded", "refused"]
    (batch,) = batches(history(folders))
    assert len(batch.entries) == 2 and len(folders.snapshots) == 1
    later = shared / "februari.csv"
    later.write_text(SHEET.replace("2021-12-05", "2022-02-05"), encoding="utf-8")
    watcher.look()
    passed(watcher, NOW + timedelta(minutes=1))
    assert [len(batch.entries) for batch in batches(history(folders))] == [1, 2] and len(folders.snapshots) == 2


def test_what_a_zip_leaves_waiting_goes_once_it_is_loaded(folders: Folders, tmp_path: Path) -> None:
    chart = meta_daily(tmp_path / "Views.csv", "Views", run_of(date(2021, 12, 1), 3, 4))
    folder = tmp_path / "bersama"
    folder.mkdir()
    zipped(folder / "kiriman.zip", {"pengikut.csv": SHEET, "Views.csv": chart.read_bytes()})
    watcher = Watch(folders, folder)
    watcher.look()
    passed(watcher)
    assert [note.issue.code for note in left_waiting(folders)] == ["account_needed"]
    load(folders, [chart], order())
    assert left_waiting(folders) == []


def test_a_note_goes_once_its_file_is_loaded(folders: Folders, shared: Path) -> None:
    watcher = Watch(folders, shared)
    watcher.look()
    passed(watcher)
    load(folders, [shared / "desember" / "Views.csv"], order())
    assert left_waiting(folders) == []


def test_a_file_that_still_grows_is_waited_for(folders: Folders, shared: Path) -> None:
    sheet = shared / "desember" / "pengikut.csv"
    (shared / "unduhan.csv.crdownload").write_text(SHEET, encoding="utf-8")
    watcher = Watch(folders, shared)
    watcher.look()
    sheet.write_text(SHEET + "2021-12-06,instagram,contoh,1", encoding="utf-8")
    assert [path.name for path in watcher.look()] == ["Views.csv"]
    sheet.write_text(SHEET + "2021-12-06,instagram,contoh,1300\n", encoding="utf-8")
    watcher.look()
    assert [path.name for path in watcher.look()] == ["Views.csv", "pengikut.csv"]


def test_a_file_that_changes_comes_again_and_one_that_is_renamed_does_not(folders: Folders, shared: Path) -> None:
    watcher = Watch(folders, shared)
    watcher.look()
    passed(watcher)
    (shared / "desember" / "Views.csv").rename(shared / "Views lama.csv")
    (shared / "desember" / "pengikut.csv").write_text(SHEET.replace("1200", "1201"), encoding="utf-8")
    watcher.look()
    assert passed(watcher) == {"pengikut.csv": "loaded"}


def test_once_looks_and_ends_and_the_lock_is_free_while_idle(folders: Folders, shared: Path) -> None:
    receipts: list = []
    watch(folders, shared, order(None), 0.01, Event(), receipts.append, once=True)
    assert [receipt.state for receipt in receipts] == ["refused", "loaded"] and status(folders)["imports"] == 1
    with FileLock(folders.warehouse / ".lock").acquire(timeout=0):
        pass


def test_it_ends_cleanly_when_asked_to(folders: Folders, shared: Path) -> None:
    command = [sys.executable, "-m", "etl", "watch", str(shared), "--every", "0.05", "--data", str(folders.data)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    assert process.stdout
    first = process.stdout.readline()  # something has been taken
    os.kill(process.pid, signal.SIGTERM)
    rest, errors = process.communicate()
    assert process.returncode == 0, errors
    assert "Views.csv" in first + rest and "Traceback" not in errors
    assert not list(folders.warehouse.glob(".draft-*"))
