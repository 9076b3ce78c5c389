"""What is lost of an office's folders comes back from the rest, and nothing is thrown away on the way."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.demo import clear_demo, has_demo
from etl.keep.archive import condition
from etl.keep.history import history
from etl.keep.ledger import read_ledger
from etl.keep.snapshots import is_published, outdated, reading, trouble_of
from etl.keep.store import drafting
from etl.keep.undo import rebuild, restore, withdraw
from etl.keep.verify import verify
from etl.load import load
from etl.registry.register import load_registry
from etl.status import status
from jangkau.metrics.shelf import reading as metrics_reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import standing
from jangkau.warehouse.trouble import Trouble
from tests.made import facts, meta_daily, order, run_of

D = date(2021, 12, 1)


class Kept:
    """An office of five imports and a withdrawal in six versions, and its originals."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.folders = folder, Folders(folder / "data")
        self.originals = [
            meta_daily(folder / f"{n}/chart.csv", "Reach", run_of(date(2021, 12, n), n, 20, 30)) for n in range(1, 5)
        ]
        self.receipts = [load(self.folders, [path], order())[0] for path in self.originals]
        path = folder / "accounts.csv"
        path.write_text("platform,handle,owner,regency\ninstagram,contoh,community,Kab. Kediri\n", encoding="utf-8")
        load_registry(self.folders, "accounts", path, order())
        withdraw(self.folders, self.receipts[1].import_id, order())
        self.stood, self.facts = status(self.folders), facts(self.folders)

    def one_more(self) -> Path:
        return meta_daily(self.folder / "more/chart.csv", "Views", run_of(D, 1, 2, 3))

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.folders.ledger.read_text(encoding="utf-8").splitlines()]

    def is_whole(self, and_more: int = 0) -> bool:
        """Whether everything is there again: facts, imports and their states."""
        found = status(self.folders)
        told = [value for value in facts(self.folders) if value[2] != "views"]
        states = [entry["state"] for entry in read_ledger(self.folders).entries]
        return (
            told == self.facts and found["imports"] == self.stood["imports"] + and_more
            and states.count("withdrawn") == 1 and len(states) == 5 + and_more and trouble_of(self.folders) is None
        )  # fmt: skip

    def archived(self, number: int) -> Path:
        return self.folders.archived(self.receipts[number].sha256)

    def age(self) -> None:
        """As if an earlier program had made every snapshot."""
        for version in self.folders.snapshots:
            with duckdb.connect(str(self.folders.snapshot(version))) as connection:
                connection.execute("UPDATE meta SET value = 'earlier' WHERE name = 'made_with'")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("made"))


@pytest.fixture
def office(made: Kept, tmp_path: Path) -> Kept:
    """A copy of the office, to be damaged."""
    kept = object.__new__(Kept)
    kept.__dict__.update(made.__dict__)
    kept.folder, kept.folders = tmp_path, Folders(tmp_path / "data")
    shutil.copytree(made.folders.data, kept.folders.data)
    return kept


def cut(path: Path, share: float) -> None:
    with path.open("r+b") as file:
        file.truncate(int(path.stat().st_size * share))


def newest(office: Kept) -> Path:
    return office.folders.snapshot(office.folders.snapshots[0])


LOSSES: dict[str, Callable[[Kept], object]] = {
    "CURRENT missing": lambda office: office.folders.current.unlink(),
    "CURRENT empty": lambda office: office.folders.current.write_bytes(b""),
    "CURRENT garbled": lambda office: office.folders.current.write_bytes(b"\x00\xff06"),
    "CURRENT of before": lambda office: office.folders.current.write_text("000004\n"),
    "newest snapshot cut short": lambda office: cut(newest(office), 0.3),
    "newest snapshot cut at its end": lambda office: cut(newest(office), 0.95),
    "newest snapshot emptied": lambda office: cut(newest(office), 0),
    "newest snapshot deleted": lambda office: newest(office).unlink(),
    "every snapshot deleted": lambda office: [path.unlink() for path in office.folders.warehouse.glob("*.duckdb")],
    "warehouse gone": lambda office: shutil.rmtree(office.folders.warehouse),
    "ledger gone": lambda office: office.folders.ledger.unlink(),
    "ledger of before": lambda office: office.folders.ledger.write_text(office.folders.ledger.read_text().splitlines()[0] + "\n"),
    "earlier program": lambda office: office.age(),
}  # fmt: skip


@pytest.mark.parametrize("loss", LOSSES)
def test_a_load_after_a_loss_keeps_everything(office: Kept, loss: str) -> None:
    LOSSES[loss](office)
    (receipt,) = load(office.folders, [office.one_more()], order())
    assert receipt.state == "loaded" and office.is_whole(and_more=1)
    assert len(office.lines()) == 6
    assert not outdated(office.folders)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_rebuild_after_a_loss_gives_the_same_fingerprint(office: Kept, loss: str) -> None:
    LOSSES[loss](office)
    assert rebuild(office.folders) == []
    assert office.is_whole() and status(office.folders)["fingerprint"] == office.stood["fingerprint"]
    assert verify(office.folders).troubles == () or {trouble.code for trouble in verify(office.folders).troubles} == {
        "old_snapshot_broken"
    }


@pytest.mark.parametrize(
    "loss", [loss for loss in LOSSES if "before" not in loss and "ledger" not in loss and "earlier" not in loss]
)
def test_a_loss_is_told_and_is_no_empty_office(office: Kept, loss: str) -> None:
    LOSSES[loss](office)
    found = standing(office.folders)
    assert found.trouble and "rebuild" in found.trouble.said(_words)
    if found.version is None:
        with pytest.raises(Trouble, match="warehouse_lost"):
            history(office.folders)
        with pytest.raises(WarehouseLost), metrics_reading(office.folders.data):
            pass
    else:
        assert status(office.folders)["imports"] >= office.stood["imports"]
        with metrics_reading(office.folders.data) as warehouse:
            assert int(warehouse.version) == found.version
    assert [trouble.code for trouble in verify(office.folders).troubles][0] == found.trouble.code


def _words(key: str, **about: object) -> str:
    from jangkau.locales import speaker

    return speaker("id")(key, **about)


def test_the_fallback_is_the_version_before(office: Kept) -> None:
    cut(newest(office), 0.3)
    assert standing(office.folders).version == office.folders.snapshots[1]


def test_an_empty_pointer_alone_is_no_empty_office(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.warehouse.mkdir()
    assert not is_published(folders)
    folders.current.write_bytes(b"")
    with pytest.raises(Trouble, match="warehouse_lost"):
        is_published(folders)
    with pytest.raises(WarehouseLost), metrics_reading(tmp_path):
        pass
    with pytest.raises(Trouble, match="warehouse_lost"):
        load(folders, [meta_daily(tmp_path / "a/Reach.csv", "Reach", run_of(D, 1))], order())
    rebuild(folders)
    assert status(folders)["version"] == "000001"


def test_the_archive_alone_is_no_empty_office(office: Kept) -> None:
    shutil.rmtree(office.folders.warehouse)
    with pytest.raises(NoWarehouse) as raised, metrics_reading(office.folders.data):
        pass
    assert isinstance(raised.value, WarehouseLost)


def test_versions_go_on_from_the_files_there_are(office: Kept) -> None:
    office.folders.current.unlink()
    load(office.folders, [office.one_more()], order())
    assert (office.folders.pointed, office.folders.snapshots) == (7, [7, 6, 5])
    shutil.rmtree(office.folders.warehouse)
    rebuild(office.folders)
    assert office.folders.pointed == 8, "the ledger tells how far the versions had come"


def test_what_current_names_is_never_pruned(office: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in (97, 98, 99):  # files of an office that once was here
        shutil.copy(newest(office), office.folders.snapshot(version))
    monkeypatch.setattr("etl.keep.store.next_version", lambda folders: 7)
    monkeypatch.setattr("etl.keep.store.make_good", lambda folders: None)
    load(office.folders, [office.one_more()], order())
    assert office.folders.pointed == 7 and office.folders.snapshot(7).exists()


def test_a_longer_ledger_is_not_overwritten_by_a_shorter_one(office: Kept) -> None:
    with pytest.raises(Trouble, match="ledger_longer"), drafting(office.folders, empty=True) as draft:
        draft.changed = True
    assert len(office.lines()) == 5 and office.is_whole()


def test_a_broken_line_of_the_ledger_is_told_and_kept(office: Kept) -> None:
    lines = office.folders.ledger.read_bytes().splitlines(keepends=True)
    office.folders.ledger.write_bytes(b"".join([*lines[:2], lines[2][:40] + b"\n", *lines[3:]]))
    (trouble,) = verify(office.folders).troubles
    assert (trouble.code, trouble.place, trouble.about["line"]) == ("ledger_broken", str(office.folders.ledger), 3)
    load(office.folders, [office.one_more()], order())
    assert office.is_whole(and_more=1), "the snapshot knows the line"
    assert lines[2][:40] in office.folders.ledger.with_suffix(".broken-1").read_bytes()


def test_a_broken_line_that_nothing_else_knows_stops_a_load_and_not_a_rebuild(office: Kept) -> None:
    lines = office.folders.ledger.read_bytes().splitlines(keepends=True)
    office.folders.ledger.write_bytes(b"".join([*lines[:2], b"\xff\n", *lines[3:]]))
    shutil.rmtree(office.folders.warehouse)
    with pytest.raises(Trouble, match="ledger_broken"):
        load(office.folders, [office.one_more()], order())
    assert [trouble.code for trouble in rebuild(office.folders)] == ["ledger_broken"]
    assert status(office.folders)["imports"] == 3
    (receipt,) = load(office.folders, [office.originals[2]], order())
    assert receipt.state == "loaded" and facts(office.folders) == office.facts


def rot(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-9] ^= 1
    path.write_bytes(content)


ROTS: dict[str, Callable[[Path], object]] = {"changed": rot, "emptied": lambda p: p.write_bytes(b""), "deleted": Path.unlink}


@pytest.mark.parametrize("way", ROTS)
def test_a_damaged_archived_file_is_set_aside_by_name_and_comes_back_with_its_original(office: Kept, way: str) -> None:
    ROTS[way](office.archived(0))
    (found,) = verify(office.folders).troubles
    assert found.about["file"] == "chart.csv" and found.about["id"] == office.receipts[0].import_id
    (aside,) = rebuild(office.folders)
    assert aside.about == found.about
    after = status(office.folders)
    assert after["imports"] == office.stood["imports"] - 1 and after["fingerprint"] != office.stood["fingerprint"]
    with reading(office.folders) as connection:
        assert connection.execute("SELECT value FROM meta WHERE name = 'unread'").fetchone() == ("1",)
    with pytest.raises(Trouble, match="archive_"):
        restore(office.folders, office.receipts[0].import_id, order())
    (receipt,) = load(office.folders, [office.originals[0]], order())
    assert receipt.state == "loaded" and office.is_whole()
    assert status(office.folders)["fingerprint"] == office.stood["fingerprint"]
    assert verify(office.folders).troubles == ()


def test_an_original_mends_the_archive_while_its_facts_still_stand(office: Kept) -> None:
    rot(office.archived(0))
    (receipt,) = load(office.folders, [office.originals[0]], order(chosen=None))
    assert receipt.state == "already"
    assert condition(office.folders, receipt.sha256) == "good" and verify(office.folders).troubles == ()


def test_what_is_lost_to_a_new_program_stops_a_writer_until_its_original_comes(office: Kept) -> None:
    office.age()
    rot(office.archived(0))
    with pytest.raises(Trouble, match="archive_damaged"):
        load(office.folders, [office.one_more()], order())
    load(office.folders, [office.originals[0]], order())
    assert office.is_whole()


def test_an_import_that_is_refused_today_is_set_aside_and_the_rest_rebuilt(office: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    from etl.keep import replay
    from etl.model import Issue
    from etl.read.reading import Stopped

    def stricter(source, *arguments):
        found = real(source, *arguments)
        return Stopped(source, Issue(1, None, None, "cut_off")) if source.sha256 == office.receipts[0].sha256 else found

    real = replay.read
    monkeypatch.setattr(replay, "read", stricter)
    (aside,) = rebuild(office.folders)
    assert aside.code == "archive_refused" and status(office.folders)["imports"] == office.stood["imports"] - 1


def test_a_file_that_is_read_otherwise_today_is_counted_so(office: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    from etl.keep import replay

    def stricter(source, *arguments):
        reading = real(source, *arguments)
        return (
            replace(reading, rows=tuple(reading.rows)[1:], refused=1) if source.sha256 == office.receipts[0].sha256 else reading
        )

    real = replay.read
    monkeypatch.setattr(replay, "read", stricter)
    assert rebuild(office.folders) == [] and status(office.folders)["refused"] == office.stood["refused"] + 1
    (line,) = [line for line in office.lines() if line["import_id"] == office.receipts[0].import_id]
    assert (line["rows_read"], line["loaded"], line["refused"]) == (3, 2, 1)


def test_a_withdrawn_import_with_damaged_bytes_waits_for_its_original(office: Kept) -> None:
    rot(office.archived(1))
    with pytest.raises(Trouble, match="archive_damaged"):
        restore(office.folders, office.receipts[1].import_id, order())
    assert office.is_whole()
    load(office.folders, [office.originals[1]], order())
    assert status(office.folders)["imports"] == office.stood["imports"] + 1


WRITERS: dict[str, Callable[[Kept], object]] = {
    "load": lambda office: load(office.folders, [office.one_more()], order()),
    "registry": lambda office: load_registry(office.folders, "accounts", _another(office), order()),
    "withdraw": lambda office: withdraw(office.folders, office.receipts[0].import_id, order()),
    "restore": lambda office: restore(office.folders, office.receipts[1].import_id, order()),
    "clear": lambda office: clear_demo(office.folders, order(), lambda: None),
}


def _another(office: Kept) -> Path:
    path = office.folder / "another.csv"
    path.write_text("platform,handle,owner,regency\nx,contoh,government,Banyuwangi\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_makes_an_earlier_programs_warehouse_anew(office: Kept, writer: str) -> None:
    """Facts that the earlier program had read otherwise do not stay under the new program's mark."""
    office.age()
    for version in office.folders.snapshots:
        with duckdb.connect(str(office.folders.snapshot(version))) as connection:
            connection.execute("UPDATE day_values SET value = 777")
    WRITERS[writer](office)
    assert not outdated(office.folders)
    assert 777 not in [value for _, _, _, value, *_ in facts(office.folders)]


def test_a_person_may_be_called_demo(office: Kept) -> None:
    load(office.folders, [office.one_more()], order(who="demo"))
    assert not has_demo(office.folders)
    assert clear_demo(office.folders, order(), lambda: None) == 0


def earlier(office: Kept, who: str) -> None:
    """The office as the program wrote it that knew the demo by a name."""
    office.age()
    lines = [
        {name: value for name, value in line.items() if name not in ("demo", "version")} | {"who": who} for line in office.lines()
    ]
    office.folders.ledger.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for version in office.folders.snapshots:
        with duckdb.connect(str(office.folders.snapshot(version))) as connection:
            connection.execute("ALTER TABLE imports DROP demo")
            connection.execute("UPDATE imports SET who = ?", [who])


def test_an_earlier_programs_files_of_a_person_called_demo_are_real(office: Kept) -> None:
    earlier(office, "demo")  # accounts and exports, but no events: not what the demo brings in one go
    load(office.folders, [office.one_more()], order())
    assert not has_demo(office.folders) and office.is_whole(and_more=1)


def test_an_earlier_programs_demo_is_still_the_demo(office: Kept) -> None:
    events = office.folder / "events.csv"
    events.write_text("event_id,kind,name,starts_on\na,meetup,A,2021-12-04\n", encoding="utf-8")
    load_registry(office.folders, "events", events, order())
    earlier(office, "demo")
    load(office.folders, [office.one_more()], order())
    assert has_demo(office.folders)
    assert clear_demo(office.folders, order(), lambda: None) == 5
    assert status(office.folders)["imports"] == 1


def test_an_earlier_programs_withdrawal_outlives_its_newest_snapshot(office: Kept) -> None:
    earlier(office, "rina")
    newest(office).unlink()
    load(office.folders, [office.one_more()], order())
    assert office.is_whole(and_more=1)
