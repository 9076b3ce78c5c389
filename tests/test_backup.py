"""A backup and the way back: the same office, or a refusal that names what is wrong."""

import io
import json
import os
import stat
import tarfile
from hashlib import sha256
from pathlib import Path

import pytest

from etl.keep.verify import verify
from etl.status import status
from jangkau.__main__ import main
from jangkau.access.audit import Book
from jangkau.access.deliveries import Inbox
from jangkau.access.roles import Person, Role
from jangkau.access.sessions import begin, sessions
from jangkau.access.store import Access
from jangkau.backup import sealed
from jangkau.backup.command import KEY
from jangkau.backup.packed import Damaged, files_of, unpack
from jangkau.backup.sealed import Opening, Sealing, Unsealable
from jangkau.warehouse.folders import Folders
from tests.doors import somebody
from tests.forgetful import office

SECRET = "kunci yang panjang sekali"


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """An office in which every room holds something."""
    folders = office(Folders(tmp_path_factory.mktemp("office") / "data"), tmp_path_factory.mktemp("files"))
    person = Person("sari@contoh.go.id", "Sari", Role.ANALYST)
    somebody(folders.data, person)
    begin(Access(folders.data), person, "10.0.0.7")
    for name in ("reports/2021-W49/edition.json", "mappings/a.json"):
        (folders.data / name).parent.mkdir(parents=True, exist_ok=True)
        (folders.data / name).write_text("{}")
    Book(Access(folders.data)).write("sari", "10.0.0.7", "loaded")
    return folders.data


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.fixture(params=["open", "sealed"])
def key(request, monkeypatch) -> str:
    monkeypatch.setenv(KEY, SECRET if request.param == "sealed" else "")
    return str(request.param)


def test_a_restored_office_is_the_same(data, tmp_path, key, capsys):
    file, new = tmp_path / "kantor.jangkau", tmp_path / "baru"
    before = status(Folders(data))
    assert run("backup", file, "--data", data, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fingerprint"] == before["fingerprint"] and all(told["rooms"].values()) and told["sealed"] == (key == "sealed")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and list(tmp_path.iterdir()) == [file]
    assert run("restore", file, "--data", new, "--json") == 0
    assert json.loads(capsys.readouterr().out)["same"] is True
    assert status(Folders(new)) | {"version": 0} == before | {"version": 0} and verified(new)
    known = {name: path.read_bytes() for name, path in files_of(data) if not name.startswith("access/")}
    assert {name: path.read_bytes() for name, path in files_of(new) if name in known} | {"archive/ledger.jsonl": b""} == known | {
        "archive/ledger.jsonl": b""
    }
    people = [row["email"] for row in Access(data).rows("people")]
    assert [row["email"] for row in Access(new).rows("people")] == people and sessions(Access(new)) == []
    assert sessions(Access(data)) and Book(Access(new)).broken_at() is None
    assert [act.what for act in Book(Access(new)).acts()][-1] == "brought_back"
    assert [one.name for one in Inbox(Access(new)).waiting()] == [one.name for one in Inbox(Access(data)).waiting()] != []
    assert stat.S_IMODE((new / "access" / "access.sqlite").stat().st_mode) == 0o600
    assert stat.S_IMODE((new / "access").stat().st_mode) == stat.S_IMODE((new / "inbox").stat().st_mode) == 0o700


def verified(data: Path) -> bool:
    """Whether archive, ledger and warehouse belong together."""
    return not verify(Folders(data)).troubles


def test_nothing_is_written_over(data, tmp_path, key, capsys):
    file = tmp_path / "kantor.jangkau"
    assert run("backup", file, "--data", data) == 0
    content = file.read_bytes()
    assert run("backup", file, "--data", data) == 1 and file.read_bytes() == content
    before = status(Folders(data))
    assert run("restore", file, "--data", data) == 1 and status(Folders(data)) == before
    other = tmp_path / "lain" / "reports"
    other.mkdir(parents=True)
    (other / "ledger.jsonl").write_text("{}")
    capsys.readouterr()
    assert run("restore", file, "--data", other.parent) == 1 and list(other.parent.iterdir()) == [other]
    assert "(reports)" in capsys.readouterr().err
    assert run("backup", tmp_path / "kosong", "--data", tmp_path / "tidak-ada") == 1 and not (tmp_path / "tidak-ada").exists()


def test_a_damaged_backup_is_refused_with_the_part(data, tmp_path, key, capsys):
    """A bit turned anywhere, and every way of ending too early; nothing is left of it."""
    file, broken, new = tmp_path / "kantor.jangkau", tmp_path / "rusak.jangkau", tmp_path / "baru"
    assert run("backup", file, "--data", data) == 0
    content = file.read_bytes()
    start = 60 if key == "sealed" else 12
    for at in (start, *range(start + 400, len(content) - 9, len(content) // 12)):
        broken.write_bytes(content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])
        capsys.readouterr()
        assert run("restore", broken, "--data", new) == 1, at
        assert "rusak atau terpotong, terlihat pada bagian" in capsys.readouterr().err
        assert list(new.iterdir()) == []
    for length in (0, 5, 30, len(content) // 3, len(content) - 600, len(content) - 20):
        broken.write_bytes(content[:length])
        assert run("restore", broken, "--data", new) == 1 and list(new.iterdir()) == [], length


def packed(files: dict[str, bytes], listed: dict[str, str]) -> io.BytesIO:
    """A backup made by hand."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w|gz") as tar:
        for name, content in (*files.items(), ("list.json", json.dumps({"files": listed}).encode())):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    out.seek(0)
    return out


def test_the_part_is_named(tmp_path):
    """A file that is not as the list says, one that is missing, one too many, and one that would be written elsewhere."""
    good = {"archive/aa/aa1": b"satu", "reports/x": b"dua"}
    sums = {name: sha256(content).hexdigest() for name, content in good.items()}
    assert unpack(packed(good, sums), tmp_path / "0")["files"] == sums
    for number, (files, listed, part) in enumerate((
        (good | {"reports/x": b"tiga"}, sums, "reports/x"), ({"reports/x": b"dua"}, sums, "archive/aa/aa1"),
        (good | {"archive/bb/bb1": b"asing"}, sums, "archive/bb/bb1"), ({"archive/../../x": b"keluar"}, {}, "archive/../../x"),
        ({"warehouse/CURRENT": b"1"}, {}, "warehouse/CURRENT"),
    ), 1):  # fmt: skip
        with pytest.raises(Damaged) as damaged:
            unpack(packed(files, listed), tmp_path / str(number))
        assert damaged.value.part == part
    assert not (tmp_path / "x").exists()


def test_a_sealed_backup_opens_to_its_key_alone(data, tmp_path, monkeypatch, capsys):
    file, secret = tmp_path / "kantor.jangkau", tmp_path / "kunci"
    secret.write_text(SECRET + "\n")
    monkeypatch.delenv(KEY, raising=False)
    assert run("backup", file, "--data", data, "--key-file", secret) == 0
    assert b"archive/" not in file.read_bytes()
    assert run("restore", file, "--data", tmp_path / "a") == 1 and "disandikan" in capsys.readouterr().err
    monkeypatch.setenv(KEY, "kunci yang lain sama sekali")
    assert run("restore", file, "--data", tmp_path / "a") == 1 and "bukan kunci" in capsys.readouterr().err
    monkeypatch.setenv(KEY, SECRET)
    assert run("restore", file, "--data", tmp_path / "a") == 0
    monkeypatch.setenv(KEY, "pendek")
    assert run("backup", tmp_path / "b", "--data", data) == 1 and not (tmp_path / "b").exists()
    assert run("backup", tmp_path / "b", "--data", data, "--key-file", tmp_path / "tidak-ada") == 1


def test_pieces_cannot_be_dropped_swapped_or_put_together(monkeypatch):
    monkeypatch.setattr(sealed, "PIECE", 64)

    def made(content: bytes) -> bytes:
        out = io.BytesIO()
        sealing = Sealing(out, b"kunci")
        for at in range(0, len(content), 50):
            sealing.write(content[at : at + 50])
        sealing.close()
        return out.getvalue()

    for size in (0, 1, 63, 64, 65, 128, 1000):
        content = os.urandom(size)
        assert Opening(io.BytesIO(made(content)), b"kunci").read() == content
    whole, head, piece = made(bytes(300)), len(sealed.MARK) + 39, 80
    for wrong in (
        whole[: head + 2 * piece], whole[: head + piece] + whole[head + 2 * piece :], whole + whole[head:],
        whole[:head] + whole[head + piece : head + 2 * piece] + whole[head : head + piece] + whole[head + 2 * piece :],
        whole[:head] + made(bytes(300))[head:], whole[:-1], whole + b"x", whole[:head],
    ):  # fmt: skip
        with pytest.raises(Unsealable, match="damaged"):
            Opening(io.BytesIO(wrong), b"kunci").read()
