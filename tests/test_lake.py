"""A lake holds what the file holds, on every machine, and nobody reads half of a version."""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from etl.keep.undo import rebuild, restore, withdraw
from etl.load import load
from etl.model import Account
from etl.registry.register import load_registry
from etl.status import status
from jangkau.elsewhere import fetched
from jangkau.locales import speaker
from jangkau.metrics.shelf import reading
from jangkau.warehouse.brought import held
from jangkau.warehouse.catalogue import catalogue, reaching
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.following import Follower, follow
from jangkau.warehouse.lake import lake_of, options_of
from jangkau.warehouse.standing import standing
from jangkau.warehouse.trouble import Trouble
from tests.lakes import rows, seen_elsewhere
from tests.made import meta_daily, order
from tests.test_keep_marts import NEAR, posts, registry, themes

OWNED = {NEAR: ("government", "35.10"), "contoh": ("community", "35.78")}


@pytest.fixture
def folders(lake_url: str, tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data")


def days(root: Path, name: str, *values: int | None) -> Path:
    start = date(2021, 12, 1)
    return meta_daily(root / name / "Reach.csv", "Reach", {start + timedelta(days=at): value for at, value in enumerate(values)})


def test_another_machine_brings_the_very_rows_after_every_change(folders: Folders, tmp_path: Path) -> None:
    early, late = tmp_path / "early", tmp_path / "late"
    acts = [
        lambda: load_registry(folders, "accounts", registry(tmp_path / "a.csv", OWNED, ""), order()),
        lambda: load(folders, [days(tmp_path, "one", 5, 7, None, 9)], order()),
        lambda: load(folders, [posts(tmp_path / "p" / "Dec-01-2021_Dec-31-2021_1.csv", NEAR, [(NEAR, 3, "bibit")])], order(None)),
        lambda: load_registry(folders, "themes", themes(tmp_path / "t.csv", "bibit"), order()),
        lambda: load_registry(folders, "themes", themes(tmp_path / "u.csv", "banjir"), order()),
        lambda: load(folders, [days(tmp_path, "two", 6, 7, 8)], order()),
    ]
    for act in acts:
        act()
        assert seen_elsewhere(folders, early) == rows(folders.snapshot(folders.version))
    ids = [path for (path,) in duckdb.connect(str(folders.snapshot(folders.version)), read_only=True).execute(
        "SELECT import_id FROM imports ORDER BY import_no").fetchall()]  # fmt: skip
    for change in (withdraw, restore):
        change(folders, ids[1], order())
        assert seen_elsewhere(folders, early) == rows(folders.snapshot(folders.version))
    assert seen_elsewhere(folders, late) == rows(folders.snapshot(folders.version))
    before = status(folders)
    rebuild(folders)
    assert seen_elsewhere(folders, early) == rows(folders.snapshot(folders.version))
    assert status(folders)["fingerprint"] == before["fingerprint"]


def test_a_load_writes_its_own_accounts_rows_alone(folders: Folders, tmp_path: Path) -> None:
    load_registry(folders, "accounts", registry(tmp_path / "a.csv", OWNED, ""), order())
    load(folders, [posts(tmp_path / "p" / "Dec-01-2021_Dec-31-2021_1.csv", NEAR, [(NEAR, 3, "bibit")])], order(None))
    load(folders, [days(tmp_path, "one", 5, 7)], order(Account.of("instagram", "contoh")))
    lake = lake_of(folders)
    assert lake is not None
    asked = "SELECT table_name, key FROM lake.changes WHERE version = (SELECT max(version) FROM lake.publications)"
    changed = catalogue(lake).connection.execute(asked).fetchall()
    assert {key for table, key in changed if table in ("day_values", "account_marks")} == {"2"}
    assert "posts" not in {table for table, _ in changed} and "themes" not in {table for table, _ in changed}


def test_a_lost_file_comes_back_from_the_lake(folders: Folders, tmp_path: Path) -> None:
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    before = rows(folders.snapshot(folders.version))
    shutil.rmtree(folders.warehouse)
    assert fetched(["--data", str(folders.data)]) == 0
    assert rows(folders.snapshot(folders.version)) == before and standing(folders).trouble is None


def test_a_lake_that_was_lost_is_written_again_by_the_next_load(folders: Folders, tmp_path: Path) -> None:
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    lake = lake_of(folders)
    assert lake is not None
    with catalogue(lake).connection.cursor() as cursor:
        cursor.execute("DROP TABLE lake.meta")
    load(folders, [days(tmp_path, "two", 6, 7, 8)], order())
    assert seen_elsewhere(folders, tmp_path / "other") == rows(folders.snapshot(folders.version))
    assert len(rows(folders.snapshot(folders.version))["imports"]) == 2


def test_readers_go_on_while_the_catalogue_is_away_and_no_password_is_told(
    folders: Folders, tmp_path: Path, catalogue_server, capfd: pytest.CaptureFixture[str]
) -> None:
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    follower = Follower(folders.data, lake_of(folders))
    catalogue_server.kill()
    try:
        follower.look()
        assert follower.trouble and follower.trouble.code == "lake_unreachable"
        with reading(folders.data) as warehouse:
            assert warehouse.version == "000001"
        assert fetched(["--data", str(folders.data), "--lang", "en"]) == 1
        said = capfd.readouterr()
        assert "Nothing is lost" in said.err and "rahasia" not in said.out + said.err
        with pytest.raises(Trouble) as met:
            load(folders, [days(tmp_path, "two", 6)], order())
        assert met.value.code == "lake_unreachable"
        assert "rahasia" not in repr(met.value) + repr(met.value.__cause__) + follower.trouble.said(speaker("en"))
        assert met.value.__suppress_context__
        with pytest.raises(Trouble), reaching(lake_of(folders)):  # a way that is cut fails with words of any kind
            raise duckdb.InvalidInputException("Attempting to fetch from an unsuccessful query result")
    finally:
        catalogue_server.start()
    follower.look()
    assert follower.trouble is None
    load(folders, [days(tmp_path, "two", 6)], order())
    assert len(rows(folders.snapshot(folders.version))["imports"]) == 2


def test_a_wrong_password_is_not_told_either(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", os.environ["WAREHOUSE_URL"] + "-yang-salah")
    lake = lake_of(folders)
    assert lake is not None
    with pytest.raises(Trouble) as met:
        catalogue(lake)
    assert "salah" not in f"{met.value!r} {met.value.__cause__!r} {lake.url}" and met.value.__suppress_context__


def test_an_address_that_is_none_is_refused_without_being_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for address, code in (("postgresql://ani:rahasia@db/jangkau", "elsewhere_address"), ("ducklake:rahasia", "lake_address")):
        monkeypatch.setenv("WAREHOUSE_URL", address)
        with pytest.raises(Trouble) as met:
            follow(tmp_path)
        assert met.value.code == code and "rahasia" not in met.value.said(speaker("en")) + str(met.value)
    assert options_of("postgres://db/j")["host"] == "db"


def test_what_was_published_before_the_ledger_was_written_is_written_down(folders: Folders, tmp_path: Path) -> None:
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    earlier = folders.ledger.read_bytes()
    load(folders, [days(tmp_path, "two", 6, 7, 8)], order())
    folders.ledger.write_bytes(earlier)  # as after a writer that was killed between the two
    shutil.rmtree(folders.warehouse)
    (receipt,) = load(folders, [days(tmp_path, "two", 6, 7, 8)], order())
    assert receipt.state == "already"
    assert len(folders.ledger.read_text().splitlines()) == 2
    assert held(folders) is not None
