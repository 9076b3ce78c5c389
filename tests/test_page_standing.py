"""What the pages say where the data are damaged, too old, or may not be written: never that nothing is there."""

import errno
import os
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.keep.undo import rebuild
from etl.load import load
from jangkau.locales import speaker
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble
from tests.doors import somebody
from tests.made import meta_daily, order, run_of, sheet
from tests.pages import markup, opened

ROOT = Path(__file__).parent.parent
PAGES = ("overview", "reach", "compare", "meetups", "campaigns", "weekly", "year", "upload", "registry")
EMPTY = {speaker("id")(f"empty.{page}") for page in PAGES if f"empty.{page}" in speaker("id")}


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    office = Folders(tmp_path / "data")
    for number in range(2):
        load(
            office, [meta_daily(tmp_path / str(number) / "Reach.csv", "Reach", run_of(date(2021, 12, 6), number, 2, 3))], order()
        )
    return office


def said(at: AppTest) -> str:
    return " ".join([*(box.value for box in at.warning), *(box.value for box in at.error)]).replace("\\", "")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("page", ["overview", "upload"])
def test_the_version_before_is_shown_and_said_so(folders: Folders, page: str, lang: str) -> None:
    os.truncate(folders.snapshot(2), 100_000)
    at = opened(page, lang)
    assert len(at.warning) == 1 and not at.error, said(at)
    assert "000001" in said(at) and "000002.duckdb" in said(at) and "python -m etl rebuild" in said(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_warehouse_with_an_earlier_programs_tables_is_named_with_the_way_out(folders: Folders, page: str) -> None:
    for version in folders.snapshots:
        with duckdb.connect(str(folders.snapshot(version))) as connection:
            connection.execute("DROP TABLE province_zones")
    at = opened(page)
    assert "000002.duckdb" in said(at) and "versi program yang lama" in said(at) and "python -m etl rebuild" in said(at)
    assert not EMPTY & {title.value for title in at.title}


@pytest.mark.parametrize("page", PAGES)
def test_a_lost_warehouse_is_no_empty_office(folders: Folders, page: str) -> None:
    shutil.rmtree(folders.warehouse)
    at = opened(page)
    assert "python -m etl rebuild" in said(at)
    assert not EMPTY & {title.value for title in at.title}
    assert speaker("id")("upload.title.empty") not in [title.value for title in at.title]


@pytest.mark.parametrize("content", [b"", b"\0\0"])
def test_an_emptied_pointer_is_no_empty_office(folders: Folders, content: bytes) -> None:
    folders.current.write_bytes(content)
    at = opened("overview")
    assert len(at.warning) == 1
    assert "CURRENT" in said(at) and "000002" in said(at)


def test_files_that_are_out_of_the_numbers_are_named(folders: Folders, tmp_path: Path) -> None:
    lines = sheet(tmp_path / "pengikut.csv", "2021-12-06,x,contoh,10")
    (receipt,) = load(folders, [lines], order())
    folders.archived(receipt.sha256).unlink()
    rebuild(folders)
    assert "pengikut.csv" in said(opened("overview"))
    at = opened("upload")
    assert speaker("id")("desk.batch.unread", n=1) in markup(at)


def test_an_office_that_is_well_has_no_notice(folders: Folders) -> None:
    at = opened("overview")
    assert not at.warning and not at.error


def test_a_closed_door_tells_nothing_of_the_folders(folders: Folders) -> None:
    shutil.rmtree(folders.warehouse)
    somebody(folders.data)
    assert said(opened("overview")) == ""


@pytest.mark.parametrize("number, code", [(errno.ENOSPC, "full"), (errno.EROFS, "no_access")])
def test_a_load_that_cannot_be_written_keeps_its_files_on_the_desk(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    at = opened("upload")
    at.file_uploader[0].set_value([("p.csv", b"date,platform,handle,followers\n2021-12-06,x,contoh,10\n", "text/csv")]).run()
    at.text_input(key="who").set_value("Rina").run()
    real = Path.mkdir

    def mkdir(path: Path, *arguments, **named):
        if path == folders.warehouse:
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    at.button(key="load").click().run()
    assert not at.exception
    assert [box.value.replace("\\", "") for box in at.error] == [Trouble(code, folders.warehouse).said(speaker("id"))]
    monkeypatch.setattr(Path, "mkdir", real)
    at.run()
    at.button(key="load").click().run()
    assert not at.error and folders.pointed == 3
