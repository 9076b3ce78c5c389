"""The commands over damage: what they say, what they end with, and that the demo is told by what it is."""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import data.demo
from etl.__main__ import main
from etl.demo import has_demo
from etl.keep.history import history
from jangkau.warehouse.folders import Folders
from tests.loading import FORKED
from tests.made import sheet
from tests.test_etl_cli import Answer

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("JANGKAU_LANG", "en")
    monkeypatch.setattr(data.demo, "write", partial(data.demo.write, scale=0.02))
    return Folders(tmp_path / "data")


@pytest.fixture
def etl(folders: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Callable[..., Answer]:
    def run(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["etl", *map(str, arguments)])
        code = main()
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return sheet(tmp_path / "lines.csv", "2021-12-06,x,contoh,10")


def test_verify_says_that_all_is_sound(etl: Callable[..., Answer], lines: Path) -> None:
    etl("load", lines)
    answer = etl("verify")
    assert (answer.code, answer.out) == (0, "All is sound: 1 archived file, 1 import, 1 snapshot.\n")
    assert etl("verify", "--json").lines == [{"archived": 1, "imports": 1, "snapshots": 1, "found": 0}]


def test_verify_of_an_empty_office_is_fine(etl: Callable[..., Answer], folders: Folders) -> None:
    assert etl("verify", "--json").lines == [{"archived": 0, "imports": 0, "snapshots": 0, "found": 0}]
    assert not folders.data.exists()


def test_verify_names_what_is_damaged_and_what_to_do(etl: Callable[..., Answer], folders: Folders, lines: Path) -> None:
    etl("load", lines)
    (archived,) = folders.archive.glob("??/*")
    archived.write_bytes(b"")
    answer = etl("verify", "--json")
    found, counts = answer.lines
    assert answer.code == 1 and counts["found"] == 1
    assert (found["code"], found["file"], found["place"]) == ("archive_damaged", "lines.csv", str(archived))
    assert "Load the original again" in found["what_to_do"]
    assert "lines.csv" in etl("verify").out
    assert archived.read_bytes() == b"", "verify changes nothing"
    answer = etl("rebuild", "--json")
    assert answer.code == 1 and "lines.csv" in answer.err and answer.lines[0]["account_days"] == 0
    assert etl("load", lines, "--json").lines[0]["state"] == "loaded"
    assert etl("verify").code == 0


def test_status_names_the_command_that_helps(etl: Callable[..., Answer], folders: Folders, lines: Path) -> None:
    etl("load", lines)
    folders.snapshot(1).write_bytes(b"")
    for command in (["status"], ["status", "--json"]):
        answer = etl(*command)
        assert answer.code == 1 and "python -m etl rebuild" in answer.err and str(folders.warehouse) in answer.err
    assert etl("rebuild", "--json").lines[0]["account_days"] == 1


def test_status_of_the_version_before_says_so(etl: Callable[..., Answer], folders: Folders, lines: Path, tmp_path: Path) -> None:
    etl("load", lines)
    etl("load", sheet(tmp_path / "more.csv", "2021-12-07,x,contoh,11"))
    folders.snapshot(2).unlink()
    answer = etl("status", "--json")
    assert (answer.code, answer.lines[0]["version"], answer.lines[0]["trouble"]) == (0, "000001", "snapshot_broken")
    assert "000002.duckdb" in answer.err and "python -m etl rebuild" in answer.err


def test_a_start_makes_good_what_a_kill_left(etl: Callable[..., Answer], folders: Folders, lines: Path) -> None:
    etl("load", lines)
    left = [folders.archive / "ledger.arriving", folders.warehouse / ".CURRENT", folders.warehouse / ".draft-1.duckdb.wal"]
    for path in left:
        path.write_text("half")
    assert {line["code"] for line in etl("verify", "--json").lines[:-1]} == {"left_behind"}
    etl("status")
    assert not [path for path in left if path.exists()]


def test_a_command_that_may_not_write_names_the_place(
    etl: Callable[..., Answer], folders: Folders, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path, *arguments: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", closed)
    answer = etl("load", lines, "--json")
    assert answer.code == 1 and str(folders.warehouse) in answer.err and "Nothing is lost" in answer.err
    assert answer.lines[-1]["code"] == "no_access"


def test_metrics_say_what_is_the_matter(
    etl: Callable[..., Answer], folders: Folders, lines: Path, capsys: pytest.CaptureFixture
) -> None:
    from jangkau.metrics.__main__ import main as metrics

    etl("load", lines)
    shutil.rmtree(folders.warehouse)
    assert metrics(["weeks", "--json", "--data", str(folders.data)]) == 1
    assert "python -m etl rebuild" in capsys.readouterr().err


def test_the_demo_is_told_by_what_it_is(etl: Callable[..., Answer], folders: Folders, lines: Path, monkeypatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "demo")
    etl("load", lines)
    assert not has_demo(folders)
    assert etl("demo").code == 0 and has_demo(folders)
    assert {entry["who"] for entry in history(folders)} == {"demo"}
    etl("demo", "--clear")
    assert not has_demo(folders)
    assert [entry["file_name"] for entry in history(folders) if entry["state"] == "loaded"] == ["lines.csv"]


def test_an_interrupted_demo_leaves_nothing_half_and_goes_on(etl: Callable[..., Answer], folders: Folders) -> None:
    process = FORKED.Process(target=_killed_in_the_middle)
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert etl("status", "--json").lines[0]["version"] is None
    etl("demo", "--if-empty")
    assert has_demo(folders) and folders.version == 1
    etl("demo", "--if-empty")
    assert folders.version == 1


def _killed_in_the_middle() -> None:
    from etl import load

    real, files = load._load_one, []

    def one(*arguments):
        files.append(arguments)
        if len(files) > 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)

    load._load_one = one
    sys.argv = ["etl", "demo"]
    main()


def test_an_earlier_programs_interrupted_demo_is_completed(etl: Callable[..., Answer], folders: Folders, tmp_path: Path) -> None:
    etl("demo")
    whole = json.loads(etl("status", "--json").out)
    lists = [line for line in folders.ledger.read_text().splitlines() if json.loads(line)["content"] != "export"]
    folders.ledger.write_text("".join(_earlier(line) for line in lists))
    shutil.rmtree(folders.warehouse)
    etl("rebuild")
    assert has_demo(folders)
    etl("demo", "--if-empty")
    assert json.loads(etl("status", "--json").out)["fingerprint"] == whole["fingerprint"]


def _earlier(line: str) -> str:
    entry = {name: value for name, value in json.loads(line).items() if name not in ("demo", "version", "lines")}
    return json.dumps(entry | {"who": "demo"}) + "\n"


def test_real_files_keep_the_demo_away(etl: Callable[..., Answer], folders: Folders, lines: Path) -> None:
    etl("load", lines)
    folders.current.unlink()
    assert etl("demo", "--if-empty").code == 0
    assert not has_demo(folders) and etl("status", "--json").lines[0]["imports"] == 1


@pytest.mark.parametrize("loss", ["CURRENT", "warehouse"])
def test_make_run_does_not_load_the_demo_over_a_loss(
    etl: Callable[..., Answer], folders: Folders, lines: Path, loss: str
) -> None:
    etl("load", lines)
    folders.current.unlink() if loss == "CURRENT" else shutil.rmtree(folders.warehouse)
    etl("demo", "--if-empty")
    etl("rebuild")
    assert [entry["file_name"] for entry in history(folders)] == ["lines.csv"]
    assert "demo --if-empty" in (ROOT / "Makefile").read_text() and "warehouse/CURRENT" not in (ROOT / "Makefile").read_text()


def test_what_was_published_and_printed_is_kept_out_of_git() -> None:
    assert {"/data/reports/", "/laporan/"} <= set((ROOT / ".gitignore").read_text().split())
