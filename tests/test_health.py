"""/sehat: well, empty, and every way in which readers would not see what they should."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from etl.keep import snapshots
from etl.load import load
from etl.status import status
from jangkau.access.audit import Book
from jangkau.access.store import Access
from jangkau.ui.health import ROUTES
from jangkau.warehouse.folders import Folders
from tests.doors import somebody
from tests.made import meta_daily, order, run_of


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    return Folders(tmp_path / "data")


def asked() -> tuple[int, dict]:
    answer = TestClient(Starlette(routes=ROUTES)).get("/sehat")
    return answer.status_code, answer.json()


def loaded(folders: Folders, value: int = 3) -> None:
    load(folders, [meta_daily(folders.data.parent / f"{value}/Reach.csv", "Reach", run_of(date(2021, 12, 6), value, 4))], order())


def test_an_office_is_well_and_tells_its_version_and_age(folders):
    folders.data.mkdir()
    assert asked() == (200, {"ok": True, "version": None, "age": None})
    for value in (3, 4):
        loaded(folders, value)
    code, told = asked()
    assert (code, told["ok"], told["version"]) == (200, True, status(folders)["version"]) and 0 <= told["age"] < 3600
    assert set(told) == {"ok", "version", "age"}, "and nothing else"


def cut(folders: Folders) -> None:
    path = folders.snapshot(folders.version)
    path.write_bytes(path.read_bytes()[:4096])


def scribbled(folders: Folders) -> None:
    path = folders.snapshot(folders.version)
    path.write_bytes(b"x" * path.stat().st_size)


def people(folders: Folders) -> Path:
    somebody(folders.data)
    Book(Access(folders.data)).write("-", "-", "loaded")
    return folders.data / "access/access.sqlite"


DAMAGE: dict[str, tuple[Callable[[Folders], object], str]] = {
    "no data folder": (lambda folders: shutil.rmtree(folders.data), "no_data_folder"),
    "no warehouse": (lambda folders: shutil.rmtree(folders.warehouse), "warehouse_lost"),
    "no pointer": (lambda folders: folders.current.unlink(), "pointer_lost"),
    "a pointer to nothing": (lambda folders: folders.current.write_text("000099"), "snapshot_broken"),
    "a snapshot that is cut": (cut, "snapshot_broken"),
    "a snapshot of other bytes": (scribbled, "snapshot_broken"),
    "people who cannot be read": (lambda folders: people(folders).write_bytes(b"x" * 9999), "access_broken"),
    "people who are gone": (lambda folders: people(folders).unlink(), "access_lost"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_whatever_readers_do_not_see_is_told_without_a_place(folders, damage):
    for value in (3, 4):
        loaded(folders, value)
    harm, reason = DAMAGE[damage]
    harm(folders)
    code, told = asked()
    assert (code, told) == (503, {"ok": False, "reason": reason})


def test_a_warehouse_of_an_earlier_program_is_told(folders, monkeypatch):
    loaded(folders)
    monkeypatch.setattr(snapshots, "made_with", lambda: "tables=999")
    assert asked() == (503, {"ok": False, "reason": "outdated"})
