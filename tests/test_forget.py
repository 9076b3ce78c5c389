"""Forgetting on request: nothing of the account stays in any byte, all else stands as it stood, and a rebuild gives the same."""

import json
import os
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from etl.keep.history import history
from etl.keep.spare import spare_of
from etl.keep.tombstones import tombstones, under_way
from etl.keep.undo import NoSuchImport, rebuild, restore, withdraw
from etl.keep.verify import verify
from etl.load import load
from etl.read.mapping import Mapping
from etl.status import status
from jangkau.access.audit import Book
from jangkau.access.boxes import boxes
from jangkau.access.deliveries import Inbox
from jangkau.access.people import Refused, person
from jangkau.access.store import Access
from jangkau.ui.privacy.command import main
from jangkau.ui.privacy.forget import ACCOUNT, PERSON, asked_for, forget, go_on
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble
from tests.crash.office import FORKED
from tests.crash.writes import Counter
from tests.doors import ADMINISTRATOR
from tests.forgetful import ADMIN, NEIGHBOUR, OWN, office, traces
from tests.made import facts, order

NOW = datetime(2026, 1, 6, 2, 0)
WORDS = ("warung.contoh", "Bu Contoh", "Soto rahasia", "Berdua kita", "ibu.warung")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Folders, Path]:
    files = tmp_path_factory.mktemp("files")
    return office(Folders(tmp_path_factory.mktemp("office") / "data"), files), files


@pytest.fixture
def folders(made, tmp_path) -> Folders:
    """The office as it is before anything is forgotten, with its earlier versions, and a ledger that was damaged once."""
    shutil.copytree(made[0].data, tmp_path / "data")
    copied = Folders(tmp_path / "data")
    shutil.copyfile(copied.ledger, copied.archive / "ledger.broken-1")
    return copied


def forgotten(folders: Folders):
    return forget(folders.data, asked_for(folders.data, ACCOUNT, str(OWN), "Pengelola", NOW), "cli")


def of_others(folders: Folders) -> list[tuple]:
    """What is known of the other accounts; the neighbour's caption without the name that it calls."""
    return [
        tuple(part.partition(" @")[0] if isinstance(part, str) else part for part in fact)
        for fact in facts(folders)
        if fact[0] != str(OWN)
    ]


def test_nothing_of_it_stays_and_all_else_stands(folders):
    assert traces(folders.data, *WORDS), "the search finds what is there"
    before, counts = of_others(folders), asked_for(folders.data, ACCOUNT, str(OWN), "-", NOW).counts
    assert counts == {"values": 9, "posts": 1, "events": 1} and len(folders.snapshots) == 3
    stone = forgotten(folders)
    # in the tiktok account of the same name, and nowhere else
    left = [trace for trace in traces(folders.data, *WORDS) if "tiktok" not in trace]
    kept_namesake = ("archive/", "warehouse/", "lake/")
    assert all(trace.startswith(kept_namesake) and trace.endswith("warung.contoh") for trace in left), left
    assert not traces(folders.data, *WORDS[1:]) and not traces(folders.data, "instagram:warung", "@warung")
    assert of_others(folders) == before and len(folders.snapshots) == 1 and not spare_of(folders).exists()
    assert stone.counts["files"] == 8 and stone.counts["values"] == 9 and stone.counts["posts"] == 1


def test_a_rebuild_gives_the_fingerprint_that_the_tombstone_states(folders):
    stone = forgotten(folders)
    assert verify(folders).troubles == () and status(folders)["fingerprint"] == stone.fingerprint
    known = facts(folders)
    assert rebuild(folders) == [] and verify(folders).troubles == ()
    assert status(folders)["fingerprint"] == stone.fingerprint and facts(folders) == known
    assert tombstones(folders) == [stone] and under_way(folders) is None
    assert not any(word in (folders.archive / "forgotten.jsonl").read_text() for word in WORDS)


def test_the_ledger_keeps_hash_and_counts_and_nothing_brings_it_back(folders, made):
    before = {entry["import_id"]: entry for entry in history(folders)}
    forgotten(folders)
    gone = [entry for entry in history(folders) if entry["state"] == "forgotten"]
    assert len(gone) == 2 and all(entry["file_name"] == "" and entry["account"] is None for entry in gone)
    for entry in gone:
        was = before[entry["import_id"]]
        assert (entry["sha256"], entry["rows_read"], entry["loaded"]) == (was["sha256"], was["rows_read"], was["loaded"])
        with pytest.raises(NoSuchImport):
            restore(folders, entry["import_id"], order())
    mark = status(folders)["fingerprint"]
    for path, whose in ((made[1] / "a/Reach.csv", OWN), (made[1] / "pengikut.csv", None), (made[1] / "tetangga.csv", NEIGHBOUR)):
        (receipt,) = load(folders, [path], order(whose))
        assert (receipt.state, receipt.issues[0].code) == ("refused", "forgotten")
    assert status(folders)["fingerprint"] == mark and verify(folders).troubles == ()


def test_bytes_that_come_back_behind_the_ledger_are_named(folders):
    digest, *_ = forgotten(folders).erased
    path = folders.archived(digest)
    assert verify(folders).troubles == ()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"from an old backup")
    assert [(trouble.code, trouble.place) for trouble in verify(folders).troubles] == [("forgotten_there", str(path))]


def test_the_door_forgets_it_too_and_the_book_stays_whole(folders):
    access = Access(folders.data)
    Book(access).write(ADMIN.email, "-", "delivered", account=str(OWN))
    Book(access).write("x@contoh.id", "-", "accepted", account=str(NEIGHBOUR))
    forgotten(folders)
    assert Inbox(access).waiting() == [] and boxes(access) == [] and person(access, ADMIN.email) is None
    book = Book(access)
    assert book.broken_at() is None and [act.what for act in book.acts()][-2:] == ["redacted", "forgotten"]
    text = book.file.read_text()
    assert "x@contoh.id" in text and '"delivered"' in text and ADMIN.email not in text
    book.file.write_text(text.replace('"what": "delivered"', '"what": "accepted"'))
    assert book.broken_at() == 1, "a line from which a name was erased is vouched for as well"


def test_a_person_is_forgotten_by_address_and_name(folders):
    access = Access(folders.data)
    Book(access).write(ADMIN.email, "-", "sign_in", how="password")
    with pytest.raises(Refused, match="last_administrator"):
        asked_for(folders.data, PERSON, ADMINISTRATOR.email, "-", NOW)
    with pytest.raises(Refused, match="nobody_kept"):
        asked_for(folders.data, PERSON, "siapa@contoh.id", "-", NOW)
    load(folders, [], order())
    mark = status(folders)["fingerprint"]
    forget(folders.data, asked_for(folders.data, PERSON, ADMIN.email, "Pengelola", NOW), "cli")
    assert not traces(folders.data, "ibu.warung", "Ibu Warung") and Book(access).broken_at() is None
    assert status(folders)["fingerprint"] == mark, "facts are the account's, not hers"


@pytest.mark.parametrize("part", range(8))
def test_killed_anywhere_it_goes_on_at_the_next_start(folders, part):
    counted = FORKED.Pipe(duplex=False)
    writes = _killed(shutil.copytree(folders.data, folders.data.parent / "counted"), None, counted)
    _killed(folders.data, 1 + part * (writes - 1) // 8 + part, FORKED.Pipe(duplex=False))
    asked = under_way(folders)
    go_on(folders.data)
    if asked is None and not tombstones(folders):  # killed before it was written down: nothing was done
        forgotten(folders)
    assert not traces(folders.data, *WORDS[1:]) and not traces(folders.data, "instagram:warung", "@warung")
    assert under_way(folders) is None and len(tombstones(folders)) == 1 and verify(folders).troubles == ()
    (stone,) = tombstones(folders)
    assert stone.fingerprint == status(folders)["fingerprint"] and stone.counts["values"] == 9
    assert Book(Access(folders.data)).broken_at() is None


def _killed(data: Path, last: int | None, pipe) -> int:
    """Forget in a process that is killed at a write; how many writes it did where it was not."""
    here, there = pipe
    process = FORKED.Process(target=_forgetting, args=(Path(data), last, there))
    process.start()
    there.close()
    process.join()
    return here.recv() if last is None else 0


def _forgetting(data: Path, last: int | None, there) -> None:
    counter = Counter(last)
    counter.install()
    forgotten(Folders(data))
    there.send(counter.written)
    os._exit(0)


def test_the_command_asks_and_tells(folders, capsys, monkeypatch):
    named = ["--account", "https://www.instagram.com/Warung.Contoh/", "--data", str(folders.data)]
    assert main(named) == 1 and "Tidak ada yang dihapus" in capsys.readouterr().err
    assert tombstones(folders) == []
    assert main([*named, "--yes", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fingerprint"] == status(folders)["fingerprint"] and told["counts"]["posts"] == 1
    assert main([*named, "--yes"]) == 1 and "Tidak ada data" in capsys.readouterr().err
    assert main(["--go-on", "--data", str(folders.data)]) == 0


WIDE = "tanggal,IG kami,IG tetangga\n2021-12-06,100,200\n2021-12-07,101,202\n"
TALL = "tanggal,akun,platform,pengikut\n2021-12-06,Bu Contoh,instagram,100\n2021-12-06,Tetangga,instagram,200\n"
BY_COLUMN = Mapping.of(["tanggal=day", f"IG kami=followers@{OWN}", f"IG tetangga=followers@{NEIGHBOUR}"], [])
BY_NAME = Mapping.of(
    ["tanggal=day", "akun=account", "platform=platform", "pengikut=followers"], [f"Bu Contoh={OWN}", f"Tetangga={NEIGHBOUR}"]
)


@pytest.fixture
def mapped(tmp_path) -> Folders:
    """An office with sheets of its own, one with a column and one with a line an account, a desk and a watched folder."""
    folders = Folders(tmp_path / "data")
    for name, text, mapping in (("wide.csv", WIDE, BY_COLUMN), ("tall.csv", TALL, BY_NAME)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (receipt,) = load(folders, [tmp_path / name], replace(order(None), figure=mapping.text()))
        assert receipt.state == "loaded", receipt
    for beside in ("desk/0a/1", "watch"):
        (folders.data / beside).mkdir(parents=True)
        (folders.data / beside / "warung.contoh.json").write_text("instagram:warung.contoh")
    return folders


def test_a_sheet_with_a_column_an_account_is_withdrawn_first(mapped):
    """Its lines tell of others too: without them the others' numbers would go."""
    with pytest.raises(Trouble, match="forget_rest"):
        forgotten(mapped)
    assert tombstones(mapped) == [] and {str(OWN), str(NEIGHBOUR)} <= {fact[0] for fact in facts(mapped)}


def test_sheets_of_ones_own_desks_and_notes_forget_it_too(mapped):
    (wide,) = [entry["import_id"] for entry in history(mapped) if entry["file_name"] == "wide.csv"]
    withdraw(mapped, wide, order())
    before = of_others(mapped)
    forgotten(mapped)
    assert not traces(mapped.data, "warung.contoh", "Bu Contoh")
    assert of_others(mapped) == before and before and verify(mapped).troubles == ()
    rebuild(mapped)
    assert of_others(mapped) == before
