"""Two loaders at once take turns and lose nothing; who looks meanwhile sees whole versions, and the newest one at last."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from etl.keep.preview import preview
from etl.load import load
from etl.receipt import Answer
from etl.status import status
from jangkau.metrics.account.account_days import account_days
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.warehouse.folders import Folders
from tests.loading import FORKED, kill, loader
from tests.made import CONTOH, facts, meta_daily, order, run_of

MONDAY = date(2021, 12, 6)
WEEKS = 12


def exports(folder: Path, title: str) -> list[Path]:
    """One file a week, every day of it the week's own number."""
    return [
        meta_daily(folder / str(week) / "chart.csv", title, run_of(MONDAY + timedelta(weeks=week), *[week + 1] * 7))
        for week in range(WEEKS)
    ]


def whole(data: Path) -> tuple[str, int]:
    """The version that is shown and how many files it holds: each is there with all of its days or not at all."""
    with reading(data) as warehouse:
        days = account_days(warehouse)
        return warehouse.version, len(days) // 7 if len(days) % 7 == 0 else -1


@contextmanager
def watching(data: Path) -> Iterator[list[tuple[str, int]]]:
    """What a reader sees, over and over, while something else goes on."""
    seen: list[tuple[str, int]] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            try:
                found = whole(data)
            except NoWarehouse:
                found = ("", 0)
            if not seen or seen[-1] != found:
                seen.append(found)
            time.sleep(0.002)

    reader = threading.Thread(target=look)
    reader.start()
    try:
        yield seen
    finally:
        stop.set()
        reader.join()


def test_two_loaders_take_turns_and_a_reader_sees_whole_versions(tmp_path: Path) -> None:
    office = Folders(tmp_path / "data")
    reach, views = exports(tmp_path / "reach", "Reach"), exports(tmp_path / "views", "Views")
    loaders = [loader(office, files) for files in (reach, views)]  # forked before this process has a thread
    with watching(office.data) as seen:
        for process in loaders:
            process.join()
        assert [process.exitcode for process in loaders] == [0, 0]
        assert whole(office.data) == ("000002", 2 * WEEKS)
        time.sleep(0.1)
    assert seen == [found for found in (("", 0), ("000001", WEEKS), ("000002", 2 * WEEKS)) if found in seen]
    assert seen[-1][0] == "000002", "the new version shows without a restart"
    together = Folders(tmp_path / "together")
    load(together, [*reach, *views], order())
    assert facts(office) == facts(together)
    assert status(office)["fingerprint"] == status(together)["fingerprint"]


def test_the_second_loader_says_that_it_waits(tmp_path: Path) -> None:
    office = Folders(tmp_path / "data")
    turn, waits = FORKED.Event(), FORKED.Event()
    holder = FORKED.Process(target=_hold, args=(office, turn))
    holder.start()
    while not list(office.warehouse.glob(".draft-*")):
        time.sleep(0.005)
    second = loader(office, exports(tmp_path / "reach", "Reach")[:1], waits)
    assert waits.wait(20)
    assert second.is_alive() and status(office)["version"] is None
    turn.set()
    second.join()
    holder.join()
    assert (second.exitcode, len(facts(office))) == (0, 7)


def _hold(office: Folders, turn) -> None:
    """Hold the writer's lock until it is somebody else's turn."""
    from etl.keep.store import drafting

    with drafting(office) as draft:
        turn.wait(20)
        draft.changed = False


def test_a_loader_that_dies_gives_up_its_place(tmp_path: Path) -> None:
    office = Folders(tmp_path / "data")
    holder = FORKED.Process(target=_hold, args=(office, FORKED.Event()))
    holder.start()
    while not list(office.warehouse.glob(".draft-*")):
        time.sleep(0.005)
    second = loader(office, exports(tmp_path / "reach", "Reach")[:1])
    kill(holder)
    second.join()
    assert (second.exitcode, len(facts(office))) == (0, 7)


def test_a_page_that_looks_does_not_keep_others_of_its_process_from_loading_and_looking(tmp_path: Path) -> None:
    office = Folders(tmp_path / "data")
    first, second, third = exports(tmp_path / "reach", "Reach")[:3]
    load(office, [first], order())
    with reading(office.data) as old:
        assert status(office)["version"] == old.version == "000001"
        (shown,) = preview(office, [second], {second: Answer(CONTOH)})
        assert (shown.state, shown.rows_read) == ("fresh", 7)
        for file in (second, third):
            load(office, [file], order())
            with reading(office.data) as new:
                assert status(office)["version"] == new.version
        assert (len(account_days(old)), len(account_days(new))) == (7, 21)


def test_a_version_stays_readable_while_many_newer_ones_are_published(tmp_path: Path) -> None:
    office = Folders(tmp_path / "data")
    first, *others = exports(tmp_path / "reach", "Reach")[:6]
    load(office, [first], order())
    with reading(office.data) as old:
        for file in others:
            load(office, [file], order())
        assert len(account_days(old, first=MONDAY)) == 7
        assert len(list(office.warehouse.glob("[0-9]*.duckdb"))) <= 3
    assert whole(office.data) == ("000006", 6)
