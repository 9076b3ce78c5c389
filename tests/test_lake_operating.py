"""An office in a lake, backed up and restored."""

import shutil
from pathlib import Path

import pytest

from etl.load import load
from etl.status import status
from jangkau.backup.office import back_up, bring_back
from jangkau.ui.health import looked_at
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.following import Follower, _following
from jangkau.warehouse.lake import lake_of
from tests.lakes import another_machine, brought, rows, seen_elsewhere
from tests.made import order
from tests.test_lake import days


@pytest.fixture
def folders(lake_url: str, tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data")


def test_a_backup_holds_what_another_machine_loaded_and_comes_back_the_same(folders: Folders, tmp_path: Path) -> None:
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    with pytest.MonkeyPatch.context() as patch:
        other = another_machine(folders.data, tmp_path / "other", patch)
        load(other, [days(tmp_path, "two", 6, 7, 8)], order())
        before = status(other)
    assert status(folders) != before
    assert back_up(folders.data, tmp_path / "backup", None)["fingerprint"] == before["fingerprint"]
    restored = Folders(tmp_path / "restored")
    assert bring_back(restored.data, tmp_path / "backup", None)["same"]
    assert status(restored)["imports"] == 2
    assert seen_elsewhere(restored, tmp_path / "elsewhere") == rows(restored.snapshot(restored.version))


def test_a_machine_is_well_while_what_another_published_is_on_its_way(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    before, cache = status(folders)["version"], tmp_path / "cache"
    shutil.copytree(folders.warehouse, cache)
    monkeypatch.setitem(_following, folders.data.resolve(), Follower(folders.data, lake_of(folders)))  # has not looked yet
    load(folders, [days(tmp_path, "two", 6, 7, 8)], order())
    other = another_machine(folders.data, cache, monkeypatch)
    assert (told := looked_at(other.data))["version"] == before and told["reason"] == "snapshot_behind"
    brought(other)
    assert looked_at(other.data).keys() == {"version", "age"} and looked_at(other.data)["version"] == status(other)["version"]


def test_a_restored_office_names_what_its_lake_knows_and_the_backup_does_not(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE_SCHEMA", f"kantor_{tmp_path.name}")  # the restored folder finds the old one's lake
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    back_up(folders.data, tmp_path / "backup", None)
    load(folders, [days(tmp_path, "two", 6, 7, 8)], order())
    shutil.rmtree(folders.data)
    about = bring_back(folders.data, tmp_path / "backup", None)
    assert [trouble.code for trouble in about["aside"]] == ["archive_missing"] and about["same"]
