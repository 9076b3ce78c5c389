"""An office's own sheet on the upload page: mapped once, loaded, remembered, forgotten."""

from pathlib import Path

import pytest

from etl.keep.mappings import own_formats
from etl.status import status
from etl.watch import Watch
from jangkau.warehouse.folders import Folders
from tests.made import order
from tests.pages import markup
from tests.test_page_upload import dropped, opened, pressed
from tests.test_themes import registry

SHEET = b"tanggal,Instagram,Facebook\n2025-03-03,12.200,800\n2025-03-10,12.345,805\n"

ACCOUNTS = "platform,handle,owner,regency\ninstagram,dinas,government,Banyuwangi\nfacebook,dinas,government,Banyuwangi\n"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    return Folders(tmp_path / "data")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_sheet_is_mapped_once_and_forgotten_again(folders: Folders, tmp_path: Path, lang: str) -> None:
    registry(folders, tmp_path, "accounts", ACCOUNTS)
    page = dropped(opened(lang), {"rekap.csv": SHEET})
    roles = [box for box in page.selectbox if box.key and box.key.startswith("role-")]
    assert [box.value for box in roles] == ["day", None, None]
    for box in roles[1:]:
        box.set_value("followers")
    page.run()
    accounts = [box for box in page.selectbox if box.key and box.key.startswith("of-")]
    for box, account in zip(accounts, ("instagram:dinas", "facebook:dinas"), strict=True):
        box.set_value(account)
    page.run()
    (answer,) = [button for button in page.button if button.key and button.key.startswith("mapped-")]
    assert not answer.disabled
    answer.click().run()
    assert not page.exception
    page = pressed(page, "Muat 1 berkas" if lang == "id" else "Load 1 file")
    assert status(folders)["account_days"] == 4 and len(own_formats(folders)) == 1
    (button,) = [button for button in page.button if button.key and button.key.startswith("format-")]
    button.click().run()
    assert own_formats(folders)[0].forgotten and not page.exception


def test_what_the_watched_folder_left_is_on_the_page(folders: Folders, tmp_path: Path) -> None:

    shared = tmp_path / "bersama"
    shared.mkdir()
    (shared / "rekap.csv").write_bytes(SHEET)
    watcher = Watch(folders, shared)
    watcher.look()
    list(watcher.take(watcher.look(), order(None)))
    page = opened()
    assert not page.exception and "rekap.csv" in markup(page)


@pytest.mark.parametrize(
    ("lang", "asked"), [("id", "Akun untuk semua baris Instagram"), ("en", "Account for all rows Instagram")]
)
def test_a_list_whose_links_tell_the_platform_asks_for_its_account(folders: Folders, lang: str, asked: str) -> None:
    text = b"Tanggal,Judul,Link,Jangkauan\n2025-03-03,Satu,https://www.instagram.com/p/Abcde/,10\n"
    page = dropped(opened(lang), {"rekap.csv": text})
    (answer,) = [button for button in page.button if button.key and button.key.startswith("mapped-")]
    answer.click().run()
    labels = [box.label for box in page.selectbox if box.key and box.key.startswith("name-")]
    assert not page.exception and labels == [asked]
