"""Whatever stops a command is said in words with its place and the way out: never a traceback, whichever command it is."""

import getpass
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from errno import EACCES, EIO, ENOSPC
from pathlib import Path

import pytest

from etl.__main__ import language
from etl.keep.tombstones import Asked, keep_asked
from etl.load import load
from jangkau.__main__ import main as jangkau
from jangkau.access.people import invite
from jangkau.access.store import Access, statements
from jangkau.backup import office as backups
from jangkau.locales import LANGUAGES, speaker
from jangkau.terminal import at_keyboard, ended
from jangkau.trouble import Trouble, of_system
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.whole import write_pieces
from tests.crash.office import typed
from tests.disk import killed
from tests.doors import ADMINISTRATOR
from tests.forgetful import OWN, office
from tests.made import order, sheet
from tests.warehouse_builder import ROOT

WEEK = ("--week", "2021-W49")
MOMENTS = 80  # more writes than an invitation or a restore has


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """An office in which every room holds something, and a list to load."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "files").mkdir()
    data = office(Folders(folder / "data"), folder / "files").data
    sheet(folder / "baru.csv", "2021-12-09,instagram,tetangga,950")
    assert jangkau(["backup", str(folder / "kantor.jangkau"), "--data", str(data)]) == 0
    return folder


def commands(made: Path, out: Path) -> list[list[str]]:
    """Commands of every kind: those that look, load, keep, send out, let in, erase and back up."""
    own, keep = str(OWN), str(made / "baru.csv")
    etl = (["status"], ["verify"], ["load", keep], ["withdraw", "0"], ["rebuild"], ["watch", str(out), "--once", "--every", "0"],
           ["formats"], ["demo", "--clear"], ["template", "accounts"])  # fmt: skip
    report = (["check"], ["weekly", *WEEK, "--out", str(out), "--formats", "caption"], ["digest", *WEEK],
              ["withdraw", *WEEK, "--reason", "salah"], ["quarter", "--quarter", "2021-Q4", "--out", str(out)])  # fmt: skip
    access = (["people"], ["sessions"], ["retain"], ["audit"], ["audit", "--verify"],
              ["invite", "--email", "a@contoh.id", "--role", "leader"], ["revoke", "ibu.warung@contoh.id"])  # fmt: skip
    alone = (["metrics", "ranking", *WEEK], ["freeze", "temu"], ["kept", "--account", own], ["forget", "--account", own, "--yes"],
             ["backup", str(out / "b.jangkau")], ["send", "--to", (out / "lain").as_uri()])  # fmt: skip
    return [*(["etl", *line] for line in etl), *(["report", *line] for line in report),
            *(["access", *line] for line in access), *alone]  # fmt: skip


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_file(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.write_text("x")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "people's file is none": lambda data: (data / "access/access.sqlite").write_bytes(b"rusak" * 999),
    "people's file is empty": lambda data: (data / "access/access.sqlite").write_bytes(b""),
    "people's file is gone": lambda data: (data / "access/access.sqlite").unlink(),
    "people's room is a file": lambda data: a_file(data / "access"),
    "CURRENT is a folder": lambda data: a_folder(data / "warehouse/CURRENT"),
    "the ledger is a folder": lambda data: a_folder(data / "archive/ledger.jsonl"),
    "the lock is a folder": lambda data: a_folder(data / "warehouse/.lock"),
    "reports is a file": lambda data: a_file(data / "reports"),
    "the warehouse is a file": lambda data: a_file(data / "warehouse"),
    "the office is a file": a_file,
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_no_command_ends_in_a_traceback(made: Path, tmp_path: Path, monkeypatch, capsys, damage: str) -> None:
    stopped = 0
    for line in commands(made, tmp_path):
        data = tmp_path / "data"
        shutil.rmtree(data) if data.is_dir() else data.unlink(missing_ok=True)
        shutil.copytree(made / "data", data)
        (data / "access/audit.jsonl").touch()
        DAMAGES[damage](data)
        monkeypatch.setenv("JANGKAU_DATA", str(data))
        as_json = ["--json"] if line[0] in ("etl", "access", "kept", "forget", "backup", "send", "metrics") else []
        if line[0] == "etl":
            code, out, err = typed(data, *line[1:], *as_json)
        else:
            code = jangkau([*line, *as_json])
            out, err = capsys.readouterr()
        assert code in (0, 1, 2), line
        assert code == 0 or err.strip(), f"{line} ended with {code} and said nothing"
        for told in out.splitlines() if as_json and line[1] != "template" and code else ():
            json.loads(told)
        stopped += code == 1
    assert stopped, "this damage stops nothing"


def test_a_command_that_is_stopped_says_so_and_how_it_ends(tmp_path, capsys) -> None:
    def stop(error: BaseException) -> Callable[[], int]:
        def act() -> int:
            raise error

        return act

    for lang in LANGUAGES:
        say = speaker(lang)
        assert ended(lambda: 2, say, tmp_path) == 2
        assert ended(stop(KeyboardInterrupt()), say, tmp_path) == 130 and say("cli.interrupted") in capsys.readouterr().err
        for number, code in ((ENOSPC, "full"), (EACCES, "no_access"), (EIO, "unusable")):
            assert ended(stop(OSError(number, "-", "/data/x")), say, tmp_path, as_json=True) == 1
            said = capsys.readouterr()
            assert json.loads(said.out)["code"] == code and "/data/x" in said.err
        assert of_system(OSError(ENOSPC, "-"), tmp_path).place == str(tmp_path), "where the system names no file"


def test_an_account_without_a_name_may_run_every_command(made, monkeypatch, capsys) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert at_keyboard() == "-" and typed(made / "data", "status")[0] == 0


def test_a_command_without_streams_does_what_it_is_asked_to(tmp_path) -> None:
    followers = sheet(tmp_path / "a.csv", "2021-12-09,instagram,tetangga,950")
    line = f"{sys.executable} -m etl load {followers} --data {tmp_path / 'data'}"
    ran = subprocess.run(["sh", "-c", f"{line} <&- >&- 2>&-"], cwd=ROOT, check=False)
    assert ran.returncode == 0
    told = subprocess.run([sys.executable, "-m", "etl", "status", "--json", "--data", str(tmp_path / "data")], cwd=ROOT,
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert json.loads(told.stdout)["account_days"] == 1


def test_an_output_that_is_full_is_named_and_nothing_stumbles_over_it(made) -> None:
    for program in ("etl status --json", "jangkau metrics ranking --week 2021-W49 --json"):
        line = f"{sys.executable} -m {program} --data {made / 'data'} > /dev/full"
        ran = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 1 and "stdout" in ran.stderr and "Traceback" not in ran.stderr


def test_a_language_that_is_none_of_ours_is_no_reason_to_stop(monkeypatch) -> None:
    monkeypatch.setenv("JANGKAU_LANG", "fr")
    assert language() in LANGUAGES


def test_a_link_to_a_folder_that_is_away_is_no_empty_office(tmp_path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "away")
    code, _, err = typed(tmp_path / "data", "status")
    assert code == 1 and str(tmp_path / "data") in err


def test_the_book_is_opened_before_what_it_is_to_tell_of(made, tmp_path) -> None:
    shutil.copytree(made / "data", tmp_path / "data")
    (tmp_path / "data/access/access.sqlite").write_bytes(b"rusak" * 999)
    ledger = (tmp_path / "data/archive/ledger.jsonl").read_bytes()
    code, out, err = typed(tmp_path / "data", "load", str(made / "baru.csv"), "--json")
    assert code == 1 and json.loads(out)["code"] == "access_broken"
    assert (tmp_path / "data/archive/ledger.jsonl").read_bytes() == ledger, "loaded, and nobody wrote down by whom"


def test_a_first_invitation_that_is_killed_can_be_made_again(tmp_path) -> None:
    for write in range(MOMENTS):
        data = tmp_path / str(write)

        def inviting(data: Path = data) -> str:
            return invite(Access(data), ADMINISTRATOR, "penguji")

        died = killed(data, write, inviting)
        assert inviting() and Access(data).begun
        if not died:
            break
    assert 0 < write < MOMENTS - 1


def test_a_change_that_a_full_disk_has_ended_says_so(tmp_path, monkeypatch) -> None:
    invite(Access(tmp_path), ADMINISTRATOR, "penguji")
    monkeypatch.setitem(statements(), "ended", "ROLLBACK")
    with pytest.raises(OSError, match="full"), Access(tmp_path).changing() as change:
        change("ended")
        raise OSError("full")


def test_no_half_of_a_file_stays_beside_it(tmp_path) -> None:
    def pieces():
        yield b"sete"
        raise OSError(ENOSPC, "No space left on device")

    (tmp_path / "a.json").write_bytes(b"dulu")
    with pytest.raises(OSError, match="No space"):
        write_pieces(tmp_path / "a.json", pieces())
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"] and (tmp_path / "a.json").read_bytes() == b"dulu"


@pytest.mark.parametrize("name", ["forgetting.json", "forgotten.jsonl"])
def test_a_damaged_tombstone_stops_a_load(made, tmp_path, name: str) -> None:
    folders = Folders(shutil.copytree(made / "data", tmp_path / "data"))
    keep_asked(folders, Asked("account", str(OWN), "-", "-", "dihapus"))
    (folders.archive / name).write_text('{"kind": "acc')
    with pytest.raises(Trouble, match="tombstone_broken"):
        load(folders, [made / "baru.csv"], order(None))


def test_a_restore_that_is_killed_can_be_made_again(made, tmp_path, capsys) -> None:
    stood = json.loads(typed(made / "data", "status", "--json")[1])["fingerprint"]
    for write in range(0, MOMENTS, 4):
        data = tmp_path / str(write)
        line = ["restore", str(made / "kantor.jangkau"), "--data", str(data)]
        died = killed(data, write, lambda line=line: jangkau(line))
        if jangkau(line) == 1:  # every room stood already, and nothing is written over
            assert str(data) in capsys.readouterr().err
            assert typed(data, "rebuild")[0] == 0
        assert json.loads(typed(data, "status", "--json")[1])["fingerprint"] == stood, write
        if not died:
            break


def test_a_restore_whose_warehouse_cannot_be_made_names_the_way_out(made, tmp_path, monkeypatch, capsys) -> None:
    def full(*about: object) -> list:
        raise Trouble("full", tmp_path)

    monkeypatch.setattr(backups, "rebuild", full)
    assert jangkau(["restore", str(made / "kantor.jangkau"), "--data", str(tmp_path / "data")]) == 1
    said = capsys.readouterr().err
    assert str(tmp_path) in said and "etl rebuild" in said
    assert typed(tmp_path / "data", "rebuild")[0] == 0
