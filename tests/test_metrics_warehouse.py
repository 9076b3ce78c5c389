"""Reading a warehouse that is published anew while it is read."""

import gc
import threading
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from pathlib import Path

import duckdb
import pytest

from jangkau.metrics import shelf
from jangkau.metrics.__main__ import main
from jangkau.metrics.account.account_days import account_days
from jangkau.metrics.kept import kept
from jangkau.metrics.limit import Limit, limited
from jangkau.metrics.shelf import _shelf, reading, stay_ready
from jangkau.metrics.warehouse import NoWarehouse, Warehouse
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import note_made_here, standing
from tests.warehouse_builder import MONDAY, Builder


def publish(data: Path, version: str, value: float) -> None:
    office = Builder(data, version)
    office.day("instagram:a", date(2021, 12, 6), "reach", value)
    office.publish()


def value_in(data: Path) -> float:
    with reading(data) as warehouse:
        return account_days(warehouse)["value"].iloc[0]


def test_an_empty_office_has_no_warehouse(tmp_path: Path):
    with pytest.raises(NoWarehouse), reading(tmp_path):
        pass


def test_a_new_version_is_seen_and_the_old_one_serves_its_reader_to_the_end(tmp_path: Path):
    publish(tmp_path, "000001", 1)
    with reading(tmp_path) as old:
        publish(tmp_path, "000002", 2)
        (tmp_path / "warehouse" / "000001.duckdb").unlink()
        assert value_in(tmp_path) == 2
        old.kept.answers.clear()
        assert account_days(old)["value"].iloc[0] == 1
    assert value_in(tmp_path) == 2
    assert {Path(path).name for path in _shelf.open} == {"000002.duckdb"}


def test_an_office_that_began_anew_is_not_taken_for_the_old_one(tmp_path: Path):
    publish(tmp_path, "000001", 1)
    assert value_in(tmp_path) == 1
    (tmp_path / "warehouse" / "000001.duckdb").unlink()
    publish(tmp_path, "000001", 5)
    assert value_in(tmp_path) == 5


def test_an_office_that_began_anew_with_less_is_not_taken_for_a_damaged_one(tmp_path: Path):
    office = Builder(tmp_path, "000001")
    for number in range(400):
        office.account(f"instagram:{number}", "35.10", name=f"{number:064x}" * 40)
    office.day("instagram:a", date(2021, 12, 6), "reach", 1)
    office.publish()
    assert value_in(tmp_path) == 1
    (tmp_path / "warehouse" / "000001.duckdb").unlink()
    publish(tmp_path, "000001", 5)
    standing(Folders(tmp_path))  # as a page looks before it reads
    assert value_in(tmp_path) == 5
    assert standing(Folders(tmp_path)).trouble is None


def published_elsewhere(data: Path, version: str, value: float) -> None:
    publish(data, version, value)
    note_made_here(Folders(data), 0)


def test_readers_are_shown_another_version_now_and_then_where_others_publish_in_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published_elsewhere(tmp_path, "000001", 1)
    assert value_in(tmp_path) == 1
    for number in (2, 3, 4):
        published_elsewhere(tmp_path, f"{number:06d}", number)
        assert value_in(tmp_path) == 2, "the first of a row at once, the others later"
    monkeypatch.setattr(shelf, "CALM", 0.0)
    assert value_in(tmp_path) == 4


@pytest.mark.parametrize("why", ["published here", "gone", "back"])
def test_readers_never_wait_for_what_was_loaded_here_nor_stay_with_what_is_gone(tmp_path: Path, why: str) -> None:
    for number in (1, 2):
        published_elsewhere(tmp_path, f"{number:06d}", number)
        assert value_in(tmp_path) == number
    if why == "published here":
        publish(tmp_path, "000003", 3)
        assert value_in(tmp_path) == 3
    elif why == "gone":
        published_elsewhere(tmp_path, "000003", 3)
        (tmp_path / "warehouse" / "000002.duckdb").unlink()
        assert value_in(tmp_path) == 3
    else:
        (tmp_path / "warehouse" / "CURRENT").write_text("000001")
        assert value_in(tmp_path) == 1


@pytest.fixture
def slow_opening(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """A version is opened only when the second event is set; the first says that somebody is about to."""
    begun, go_on, opened = threading.Event(), threading.Event(), shelf._open

    def slowly(path: Path) -> shelf.Warehouse:
        begun.set()
        assert go_on.wait(20)
        return opened(path)

    monkeypatch.setattr(shelf, "_open", slowly)
    yield begun, go_on
    go_on.set()


def shown_in_a_row(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions that others published were shown, the second just now; another one would be at once."""
    for number in (1, 2):
        published_elsewhere(data, f"{number:06d}", number)
        assert value_in(data) == number
    monkeypatch.setattr(shelf, "CALM", 0.0)


def test_while_one_reader_opens_a_version_of_a_row_the_others_go_on_with_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shown_in_a_row(tmp_path, monkeypatch)
    published_elsewhere(tmp_path, "000003", 3)
    begun, go_on = request.getfixturevalue("slow_opening")
    with ThreadPoolExecutor(2) as pool:
        opener = pool.submit(value_in, tmp_path)
        assert begun.wait(20)
        assert pool.submit(value_in, tmp_path).result(20) == 2
        with reading(tmp_path) as old:
            go_on.set()
            assert opener.result(20) == 3
            assert account_days(old)["value"].iloc[0] == 2
    assert value_in(tmp_path) == 3
    assert {path.name for path in _shelf.open if tmp_path in path.parents} == {"000003.duckdb"}


@pytest.mark.parametrize("why", ["published here", "gone", "by itself"])
def test_nobody_goes_on_meanwhile_with_what_may_not_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, why: str
) -> None:
    shown_in_a_row(tmp_path, monkeypatch)
    (publish if why == "published here" else published_elsewhere)(tmp_path, "000003", 3)
    if why == "gone":
        (tmp_path / "warehouse" / "000002.duckdb").unlink()
    elif why == "by itself":
        monkeypatch.setattr(shelf, "IN_A_ROW", 0.0)
    begun, go_on = request.getfixturevalue("slow_opening")
    with ThreadPoolExecutor(2) as pool:
        pool.submit(value_in, tmp_path)
        assert begun.wait(20)
        other = pool.submit(value_in, tmp_path)
        assert not wait([other], 0.3).done
        go_on.set()
        assert other.result(20) == 3


@pytest.mark.file_alone
def test_nobody_reads_a_torn_or_closed_version(tmp_path: Path):
    publish(tmp_path, "000000", 0)
    read, errors, done = [], [], threading.Event()

    def reader() -> None:
        while not done.is_set():
            try:
                read.append(value_in(tmp_path))
            except Exception as error:  # noqa: BLE001 whatever went wrong is what the test is about
                errors.append(error)

    readers = [threading.Thread(target=reader) for _ in range(4)]
    for thread in readers:
        thread.start()
    for number in range(1, 8):
        publish(tmp_path, f"{number:06d}", number)
        (tmp_path / "warehouse" / f"{number - 1:06d}.duckdb").unlink()
    done.set()
    for thread in readers:
        thread.join()
    assert not errors
    assert set(read) <= set(range(8)) and read


def test_the_snapshot_cannot_be_written_or_reach_other_files(tmp_path: Path):
    publish(tmp_path, "000001", 1)
    with reading(tmp_path) as warehouse:
        for forbidden in ("DELETE FROM day_values", "SELECT * FROM read_csv('/etc/passwd')", "SET threads = 1"):
            with pytest.raises(Exception, match="read-only|disabled|locked"):
                warehouse.connection.execute(forbidden)


@pytest.mark.parametrize("lacking", ["DROP TABLE province_zones", "ALTER TABLE accounts DROP organisation"])
def test_a_snapshot_with_other_tables_is_named_with_the_way_out(tmp_path: Path, capsys, lacking: str):
    publish(tmp_path, "000001", 1)
    with duckdb.connect(str(tmp_path / "warehouse" / "000001.duckdb")) as office:
        office.execute(lacking)
    assert main(["office", "--data", str(tmp_path)]) == 1
    assert "000001.duckdb" in (said := capsys.readouterr().err) and "etl rebuild" in said


def test_what_many_ask_at_once_is_worked_out_once(tmp_path: Path) -> None:
    made, together = [], threading.Barrier(8)
    publish(tmp_path, "000001", 1)

    def slow() -> int:
        made.append(threading.get_ident())
        time.sleep(0.05)
        return 7

    def asks(_: int) -> int:
        together.wait()
        return warehouse.remembered(("slow",), slow)

    with reading(tmp_path) as warehouse, ThreadPoolExecutor(8) as pool:
        assert list(pool.map(asks, range(8))) == [7] * 8
    assert len(made) == 1


def test_an_answer_that_failed_is_tried_anew(tmp_path: Path) -> None:
    publish(tmp_path, "000001", 1)
    with reading(tmp_path) as warehouse:
        with pytest.raises(ZeroDivisionError):
            warehouse.remembered(("once",), lambda: 1 // 0)
        assert warehouse.remembered(("once",), lambda: 1) == 1


def office_of_two(data: Path, version: str, reach: float, meetup: str = "Rapat") -> None:
    """An account with reach in one week, and a meetup: two tables that change apart from each other."""
    office = Builder(data, version)
    office.account("instagram:a", "35.10")
    office.week("instagram:a", "reach", reach, reach / 4)
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, ends_on) VALUES ('a', 'meetup', ?, ?, ?)", [meetup, MONDAY, MONDAY]
    )
    office.publish()


def asked(data: Path) -> tuple[object, object]:
    """The frames that are kept of the province's weeks and of its meetups."""
    with reading(data) as warehouse:
        warehouse.ask("meetups"), warehouse.ask("weeks", province="35")
        frames = {key[0]: answer.value for key, answer in warehouse.kept.answers.items()}
        return frames["weeks"], frames["meetups"]


def test_a_new_version_takes_over_what_rests_on_tables_that_are_the_same(tmp_path: Path):
    office_of_two(tmp_path, "000001", 4)
    weeks, meetups = asked(tmp_path)
    office_of_two(tmp_path, "000002", 5)
    new_weeks, new_meetups = asked(tmp_path)
    assert new_meetups is meetups and new_weeks is weeks  # asked anew, they came out the same
    office_of_two(tmp_path, "000003", 5, "Temu")
    newest_weeks, newest_meetups = asked(tmp_path)
    assert newest_meetups is not meetups and newest_weeks is weeks


def test_what_is_worked_out_of_an_answer_goes_with_it(tmp_path: Path):
    calls = []

    @kept
    def hosts(warehouse: Warehouse, more: int) -> int:
        calls.append(warehouse.version)
        return len(warehouse.ask("meetups")) + more

    @kept
    def everything(warehouse: Warehouse) -> int:
        return hosts(warehouse, 1) + len(warehouse.ask("weeks", province="35"))

    @kept
    def of_things_at_hand(warehouse: Warehouse) -> str:
        return warehouse.remembered(("at hand",), lambda: calls[-1])

    for version, reach in (("000001", 4.0), ("000002", 5.0)):
        office_of_two(tmp_path, version, reach)
        with reading(tmp_path) as warehouse:
            assert everything(warehouse) == 3 and hosts(warehouse, 1) == 2
            assert of_things_at_hand(warehouse) == calls[-1]
            assert ("at hand",) in warehouse.kept.answers
            if version == "000001":
                before = dict(warehouse.kept.answers)
    assert calls == ["000001"]
    with reading(tmp_path) as warehouse:
        taken = [key for key, answer in warehouse.kept.answers.items() if before.get(key) is answer]
    assert [key[1] for key in taken if key[0] == __name__] == [hosts.__qualname__]


def test_a_reader_with_a_limit_takes_nothing_over_and_shares_nothing(tmp_path: Path):
    """What such a reader sees of a table may change though the table does not: it rests on who belongs to them."""
    office_of_two(tmp_path, "000001", 4)
    held = Limit(province="32")
    for version in ("000001", "000002"):
        office_of_two(tmp_path, version, 4)
        asked(tmp_path)
        with limited(held), reading(tmp_path) as warehouse:
            assert not warehouse.kept.answers
            assert warehouse.ask("weeks", province="35").empty
            assert all(len(answer.value) == 0 for answer in warehouse.kept.answers.values())


def test_a_new_version_is_made_ready_where_somebody_has_read_lately(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    office_of_two(tmp_path, "000001", 4)
    stay_ready(tmp_path, 5)
    assert not any(tmp_path in path.parents for path in _shelf.open)  # nobody has read here
    asked(tmp_path)
    office_of_two(tmp_path, "000002", 5)
    stay_ready(tmp_path, 5)
    ready = _shelf.open[tmp_path / "warehouse" / "000002.duckdb"]
    assert {key[0] for key in ready.kept.answers} == {"meetups", "weeks"}
    office_of_two(tmp_path, "000003", 6)
    stay_ready(tmp_path, 0)  # no time for anything
    assert {key[0] for key in _shelf.open[tmp_path / "warehouse" / "000003.duckdb"].kept.answers} == {"meetups"}
    asked(tmp_path)
    monkeypatch.setattr("jangkau.metrics.remembered.RECENT", -1)
    office_of_two(tmp_path, "000004", 7)
    stay_ready(tmp_path, 5)
    assert {key[0] for key in _shelf.open[tmp_path / "warehouse" / "000004.duckdb"].kept.answers} == {"meetups"}


def test_what_is_made_ready_again_and_again_is_not_taken_for_asked(tmp_path: Path):
    office_of_two(tmp_path, "000001", 4)
    asked(tmp_path)
    moments = set()
    for version, reach in (("000002", 5), ("000003", 6)):
        office_of_two(tmp_path, version, reach)
        stay_ready(tmp_path, 5)
        answers = _shelf.open[tmp_path / "warehouse" / f"{version}.duckdb"].kept.answers
        moments.add(next(answer.asked for key, answer in answers.items() if key[0] == "weeks"))
    assert len(moments) == 1


def test_a_version_that_nobody_reads_any_more_goes_without_a_look_at_all_objects(tmp_path: Path) -> None:
    office_of_two(tmp_path, "000001", 4)
    asked(tmp_path)
    with limited(Limit(province="32")), reading(tmp_path) as warehouse:
        warehouse.ask("weeks", province="32")
    office_of_two(tmp_path, "000002", 5)
    asked(tmp_path)
    left = weakref.ref(_shelf.open[tmp_path / "warehouse" / "000002.duckdb"])
    gc.disable()
    try:
        office_of_two(tmp_path, "000003", 6)
        asked(tmp_path)
        assert left() is None
    finally:
        gc.enable()
