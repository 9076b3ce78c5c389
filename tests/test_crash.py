"""Killed at any moment, a loader leaves the last snapshot standing, and the next one ends where it would have ended."""

import random
import time
from datetime import date
from pathlib import Path

import pytest

from etl.keep.snapshots import reading
from etl.load import load
from etl.status import status
from jangkau.metrics.shelf import reading as metrics_reading
from jangkau.warehouse.folders import Folders
from tests.loading import kill, loader
from tests.made import facts, meta_daily, order, run_of

D = date(2021, 12, 6)
KILLS = 12


def exports(folder: Path, files: int, seed: int) -> list[Path]:
    """Invented daily charts that overlap one another."""
    chance = random.Random(seed)
    titles = ("Reach", "Views", "Content interactions", "Instagram follows")
    return [
        meta_daily(
            folder / str(number) / "chart.csv", titles[number % len(titles)],
            run_of(date(2021, 12, 1 + number % 9), *(chance.randrange(10_000) for _ in range(20))),
        )
        for number in range(files)
    ]  # fmt: skip


def leftovers(folders: Folders) -> list[str]:
    """Files that belong to no snapshot and no archived file."""
    names = [path.name for path in folders.data.rglob("*") if path.is_file()]
    return [name for name in names if ".draft" in name or ".arriving" in name or name in (".CURRENT",)]


def assert_stands(folders: Folders, before: dict, after: dict) -> bool:
    """The office shows the version before or the one after, whole; returns whether it is the new one."""
    found = status(folders)
    assert found in (before, after), found
    pointed = folders.current.read_text().strip()
    assert pointed == found["version"] and folders.snapshot(int(pointed)).exists()
    with reading(folders) as connection:
        assert connection.execute("SELECT count(*) FROM day_values").fetchone()[0] == found["account_days"]
    with metrics_reading(folders.data) as warehouse:
        assert warehouse.version == found["version"]
    return found == after


@pytest.mark.parametrize("seed", [1])
def test_a_loader_killed_at_any_moment_loses_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first, second = exports(tmp_path / "first", 5, 1), exports(tmp_path / "second", 25, 2)
    plain = Folders(tmp_path / "plain")
    load(plain, first, order())
    before = status(plain)
    began = time.monotonic()
    process = loader(plain, second)
    process.join()
    lasted = time.monotonic() - began
    assert process.exitcode == 0
    after, told = status(plain), facts(plain)
    cut_short = 0
    office = Folders(tmp_path / "office0")
    load(office, first, order())
    for turn in range(KILLS):
        process = loader(office, second)
        time.sleep(lasted * (turn + chance.random()) / KILLS)
        kill(process)
        cut_short += process.exitcode != 0
        if assert_stands(office, before, after):  # it had been published: the next turn begins in a new office
            (receipt, *_) = load(office, second, order())
            assert receipt.state == "already"
            office = Folders(tmp_path / f"office{turn + 1}")
            load(office, first, order())
    assert cut_short > KILLS // 2
    receipts = load(office, second, order())
    assert {receipt.state for receipt in receipts} == {"loaded"}
    assert (status(office), facts(office)) == (after, told)
    assert leftovers(office) == []


def test_a_first_loading_that_is_killed_leaves_an_empty_office(tmp_path: Path) -> None:
    office, files = Folders(tmp_path / "data"), exports(tmp_path / "files", 25, 3)
    process = loader(office, files)
    while not list(office.warehouse.glob(".draft-*")):
        time.sleep(0.005)
    kill(process)
    assert status(office)["version"] is None
    assert leftovers(office)
    load(office, files, order())
    assert (status(office)["version"], leftovers(office)) == ("000001", [])


@pytest.mark.parametrize("step", ["sync", "write_ledger"])
def test_a_publishing_cut_short_is_made_good_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Stopped between any two of its steps, as a full disk or a power cut would: by an error that nobody catches."""
    from etl.keep import store, writer

    first, second = exports(tmp_path / "files", 2, 4)
    office = Folders(tmp_path / "data")
    load(office, [first], order())
    alone = facts(office)
    real, calls = getattr(store, step), []
    for stop_at in range(8):
        calls.clear()

        def stops(*arguments, stop_at=stop_at):
            calls.append(arguments)
            if len(calls) > stop_at:
                raise OSError("no space left")
            return real(*arguments)

        for module in (store, writer):
            monkeypatch.setattr(module, step, stops)
        try:
            load(office, [second], order())
        except OSError:
            if status(office)["version"] == "000001":
                assert facts(office) == alone
        for module in (store, writer):
            monkeypatch.setattr(module, step, real)
    load(office, [second], order())
    assert len(facts(office)) > len(alone)
    assert leftovers(office) == []
