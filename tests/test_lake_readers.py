"""Readers and writers of a lake at once, on several machines: all see whole versions, and moving or tidying loses nothing."""

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main as etl
from etl.keep import lake as writing
from etl.keep.undo import rebuild
from etl.load import load
from etl.status import status
from jangkau.warehouse import brought as bringing
from jangkau.warehouse.catalogue import catalogue
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from tests.lake_kills import turns
from tests.lakes import another_machine, brought, rows
from tests.loading import FORKED
from tests.made import meta_daily, order
from tests.test_two_loaders import (  # noqa: F401
    test_a_loader_that_dies_gives_up_its_place,
    test_the_second_loader_says_that_it_waits,
)

LIMIT = 90  # seconds after which a process that has not ended counts as hanging


@pytest.fixture(autouse=True)
def in_a_lake(lake_url: str) -> None:
    """Every office of every test here."""


def weeks(root: Path, count: int, first: int = 0) -> list[Path]:
    """Exports of one week each; every day of it the week's own number."""
    mondays = [(number, date(2021, 1, 4) + timedelta(weeks=number)) for number in range(first, first + count)]
    return [
        meta_daily(root / f"w{number}" / "Reach.csv", "Reach", {monday + timedelta(days=at): number + 1 for at in range(7)})
        for number, monday in mondays
    ]


def each_by_itself(folders: Folders, files: Iterable[Path]) -> None:
    for file in files:
        load(folders, [file], order())
    tidied(folders)
    os._exit(0)  # as a process that was forked should


def ended(process) -> bool:
    """Whether a process came to its end in time; one that hangs is killed."""
    process.join(LIMIT)
    if process.exitcode is None:
        process.kill()
    return process.exitcode == 0


def test_two_machines_load_by_turns_and_a_third_sees_whole_versions_alone(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folders, weeks(tmp_path, 1), order())  # this process has a way to the lake, which those forked from it must leave alone
    loaders = []
    for name, first in (("east", 1), ("west", 3)):
        machine = another_machine(folders.data, tmp_path / name, monkeypatch)
        loaders.append(FORKED.Process(target=each_by_itself, args=(machine, weeks(tmp_path, 2, first))))
        loaders[-1].start()
    reader, seen = another_machine(folders.data, tmp_path / "reader", monkeypatch), set()
    until = time.monotonic() + LIMIT
    while any(process.is_alive() for process in loaders) and time.monotonic() < until:
        version = brought(reader)
        there = rows(reader.snapshot(version))
        files = len(there["imports"])
        assert (version, len(there["day_values"])) == (files, 7 * files), "a version is whole, or it is not seen"
        seen.add(version)
        if version % 2:  # then it has to bring all of the next one
            shutil.rmtree(reader.warehouse)
    assert [ended(process) for process in loaders] == [True, True]
    assert brought(reader) == 5 and len(seen) > 2
    assert status(reader)["imports"] == 5 and len(folders.ledger.read_text().splitlines()) == 5


def test_a_version_that_is_gone_before_it_was_read_gives_way_to_the_newest(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folders, weeks(tmp_path, 1), order())
    fetch, pinned = bringing._fetched, []

    def expired(*place: object):
        pinned.append(place)
        if len(pinned) == 1:
            raise duckdb.InvalidInputException("No snapshot found at version 3")
        return fetch(*place)

    monkeypatch.setattr(bringing, "_fetched", expired)
    reader = another_machine(folders.data, tmp_path / "reader", monkeypatch)
    assert brought(reader) == 1 and len(pinned) == 2


def test_tidying_takes_what_nothing_needs_and_leaves_the_newest_version(folders: Folders, tmp_path: Path) -> None:
    for file in weeks(tmp_path, 3):
        load(folders, [file], order())
    before, files = rows(folders.snapshot(folders.version)), folders.data / "lake"
    tidied(folders)  # what was put into the catalogue goes into files
    orphan = next(files.rglob("*.parquet")).parent / "ducklake-01890000-0000-7000-8000-000000000000.parquet"
    orphan.write_bytes(b"left by a writer that was killed")
    rebuild(folders)
    held = len(list(files.rglob("*.parquet")))
    assert tidied(folders) > 0 and not orphan.exists() and len(list(files.rglob("*.parquet"))) < held
    lake = lake_of(folders)
    assert lake is not None
    asked = "SELECT count(*) FROM ducklake_snapshots('lake')"
    assert catalogue(lake).connection.cursor().execute(asked).fetchall()[0][0] <= 4
    with pytest.MonkeyPatch.context() as patch:
        reader = another_machine(folders.data, tmp_path / "reader", patch)
        brought(reader)
        there = rows(reader.snapshot(reader.version))
    assert {**there, "meta": []} == {**before, "meta": []}


@pytest.mark.parametrize("into", ["lake", "file"])
def test_a_rebuild_from_the_archive_gives_the_same_in_a_lake_and_in_a_file(
    folders: Folders, tmp_path: Path, into: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = os.environ["WAREHOUSE_URL"]
    if into == "lake":
        monkeypatch.delenv("WAREHOUSE_URL")
    load(folders, weeks(tmp_path, 2), order())
    before = status(folders)
    monkeypatch.setenv("WAREHOUSE_URL", url) if into == "lake" else monkeypatch.delenv("WAREHOUSE_URL")
    shutil.rmtree(folders.warehouse)
    rebuild(folders)
    after = status(folders)
    assert after["fingerprint"] == before["fingerprint"] and after["imports"] == 2
    if into == "lake":
        shutil.rmtree(folders.warehouse)
        assert brought(folders) == int(after["version"]) and status(folders) == after


def test_a_warehouse_is_moved_into_a_lake_and_back_by_one_command_each(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    url = os.environ["WAREHOUSE_URL"]
    monkeypatch.delenv("WAREHOUSE_URL")
    load(folders, weeks(tmp_path, 2), order())
    before = rows(folders.snapshot(folders.version))
    monkeypatch.setenv("WAREHOUSE_URL", url)
    fingerprints = {status(folders)["fingerprint"]}
    for to in ("lake", "file"):
        if to == "file":
            shutil.rmtree(folders.warehouse)
        monkeypatch.setattr(sys, "argv", ["etl", "move", to, "--data", str(folders.data), "--json"])
        assert etl() == 0
        told = json.loads(capfd.readouterr().out)
        assert told["same"]
        fingerprints.add(told["fingerprint"])
    monkeypatch.delenv("WAREHOUSE_URL")
    fingerprints.add(status(folders)["fingerprint"])
    assert len(fingerprints) == 1
    after = rows(folders.snapshot(folders.version))
    assert {**after, "meta": []} == {**before, "meta": []}
    load(folders, weeks(tmp_path, 1, 2), order())
    monkeypatch.setenv("WAREHOUSE_URL", url)  # and once more: the lake holds what it held
    monkeypatch.setattr(sys, "argv", ["etl", "move", "lake", "--data", str(folders.data), "--json"])
    assert etl() == 0
    shutil.rmtree(folders.warehouse)
    assert brought(folders) and status(folders)["imports"] == 3


def tidied(folders: Folders, keep: int = 1) -> int:
    with writing.alone(folders, lambda: None) as place:
        assert place is not None
        return writing.tidy(place, keep=keep)


def test_a_killed_loader_or_catalogue_loses_nothing_and_doubles_nothing(catalogue_server, tmp_path: Path) -> None:
    assert {turn.wrong for turn in turns(tmp_path, 3, random.Random(7), catalogue_server)} == {None}


def looks(folders: Folders, together) -> None:
    together.wait()
    lake = lake_of(folders)
    os._exit(0 if lake and catalogue(lake).newest() is None else 1)


def test_many_machines_begin_with_an_empty_lake_at_once(folders: Folders) -> None:
    together = FORKED.Barrier(6)
    machines = [FORKED.Process(target=looks, args=(folders, together)) for _ in range(6)]
    for machine in machines:
        machine.start()
    ends = [ended(machine) for machine in machines]
    assert all(ends)
