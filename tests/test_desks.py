"""Desks last: files and answers outlive the session, for a week, and for one person alone."""

import io
import stat
import time
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from etl.model import Account
from etl.receipt import Answer
from jangkau.access.people import DAY
from jangkau.access.retention import KEPT
from jangkau.ui.upload import desks
from jangkau.ui.upload.browser_key import COOKIE, LEAST, BrowserKey
from jangkau.ui.upload.desk import Desk
from jangkau.ui.upload.desks import desk_of, desks_folder, sweep_desks
from jangkau.warehouse.folders import Folders

SAID = Answer(Account("instagram", "contoh"), date(2026, 8, 3), "reach", True)


@pytest.fixture(autouse=True)
def nothing_open(monkeypatch) -> None:
    monkeypatch.setattr(desks, "_open", {})


def laid(data: Path, whose: str = "person rina@contoh.go.id", name: str = "Reach.csv") -> Desk:
    desk = desk_of(data, whose)
    desk.take(name, io.BytesIO(b"satu,dua\n1,2\n"))
    return desk


def started_again(monkeypatch) -> None:
    monkeypatch.setattr(desks, "_open", {})


def test_files_and_answers_outlive_the_server(tmp_path, monkeypatch):
    desk = laid(tmp_path, name="akun/2026-08/Reach.csv")
    desk.take("rusak.zip", io.BytesIO(b"PK\x03\x04 no zip"))
    desk.answer(dict.fromkeys([next(iter(desk.files))], SAID))
    before = list(desk.files.values())
    desk.signed("Rina")
    started_again(monkeypatch)
    again = desk_of(tmp_path, "person rina@contoh.go.id")
    assert again.who == "Rina" and list(again.files.values()) == before and list(again.answers.values()) == [SAID]
    assert before[0].label == "akun/2026-08/Reach.csv" and before[0].path.read_bytes() == b"satu,dua\n1,2\n"
    again.read(Folders(tmp_path))
    assert [len(laid) for laid in again.groups().values()] == [0, 0, 0, 0, 2]


def kept(data: Path) -> list[int]:
    """How large the files are that lie on desks."""
    return [path.stat().st_size for path in desks_folder(data).glob("*/*/*/*")]


def test_nobody_else_finds_a_desk_and_its_folder_is_its_owners(tmp_path):
    desk = laid(tmp_path)
    assert not desk_of(tmp_path, "person budi@contoh.go.id").files
    assert desk_of(tmp_path, "person rina@contoh.go.id") is desk, "in every tab the same"
    assert stat.S_IMODE(desk.room.stat().st_mode) == 0o700 and "rina" not in str(desk.room)
    assert kept(tmp_path) == [13]


def test_what_has_lain_for_a_week_goes(tmp_path, monkeypatch):
    laid(tmp_path)
    aside = desks_folder(tmp_path) / "without-a-note"
    aside.mkdir()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + KEPT["desk"] * DAY - 60)
    laid(tmp_path, name="Baru.csv")
    sweep_desks(tmp_path)
    assert len(kept(tmp_path)) == 2
    monkeypatch.setattr(time, "time", lambda: now + KEPT["desk"] * DAY + 60)
    monkeypatch.setenv("JANGKAU_KEEP_DESK", "0")
    sweep_desks(tmp_path)
    assert len(kept(tmp_path)) == 2, "an office that keeps desks longer"
    monkeypatch.delenv("JANGKAU_KEEP_DESK")
    started_again(monkeypatch)
    sweep_desks(tmp_path)
    assert len(kept(tmp_path)) == 1 and not aside.exists()
    assert [placed.label for placed in desk_of(tmp_path, "person rina@contoh.go.id").files.values()] == ["Baru.csv"]


def test_an_emptied_desk_leaves_nothing(tmp_path):
    desk = laid(tmp_path)
    desk.put_away(list(desk.files))
    assert not any(desks_folder(tmp_path).iterdir())


@pytest.mark.parametrize("note", ["", "{", '{"files": [{}]}', '{"files": 3}'])
def test_a_note_that_cannot_be_read_is_an_empty_desk(tmp_path, monkeypatch, note):
    desk = laid(tmp_path)
    (desk.room / "desk.json").write_text(note)
    started_again(monkeypatch)
    assert not desk_of(tmp_path, "person rina@contoh.go.id").files


def test_a_note_never_leads_out_of_its_room(tmp_path, monkeypatch):
    desk = laid(tmp_path)
    (tmp_path / "rahasia.csv").write_text("a,b\n")
    note = desk.room / "desk.json"
    (path,) = desk.files
    note.write_text(note.read_text().replace(str(path.relative_to(desk.room)), "../../rahasia.csv"))
    started_again(monkeypatch)
    assert not desk_of(tmp_path, "person rina@contoh.go.id").files


def test_a_browser_gets_its_own_key_once_and_scripts_do_not_see_it():
    page = Route("/", lambda request: HTMLResponse("<p>"))
    plain = Route("/angka", lambda request: PlainTextResponse("1"))
    browser = TestClient(BrowserKey(Starlette(routes=[page, plain]), secure=False))
    assert "set-cookie" not in browser.get("/angka").headers
    given = browser.get("/").headers["set-cookie"]
    assert "HttpOnly" in given and "SameSite=Strict" in given and len(browser.cookies[COOKIE]) >= LEAST
    assert "set-cookie" not in browser.get("/").headers
