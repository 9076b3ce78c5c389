"""The registry page as Streamlit runs it: empty, full, edited, refused, undone, uploaded; in both languages."""

import os
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from etl.load import load
from etl.receipt import Order
from etl.registry.contents import ACCOUNTS as LIST
from etl.registry.register import load_registry
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.registry.registered import registered, registered_events
from jangkau.metrics.shelf import reading
from jangkau.ui.registry.files import Office, compared, edit_file, saved_whole
from jangkau.ui.registry.lists import cells_of, list_file
from jangkau.ui.registry.questions import answered, named
from jangkau.warehouse.folders import Folders
from tests.doors import somebody
from tests.made import sheet
from tests.pages import markup
from tests.warehouse_builder import REFERENCE, ROOT

TODAY = date(2026, 1, 5)
ORDER = Order("penguji", datetime(2026, 1, 5, 3, 0))
ACCOUNTS = """platform,handle,name,owner,regency_code,province_code,organisation,active_from,active_to,checked_on
instagram,pemkabbwi,Pemkab Banyuwangi,government,35.10,,Dinas Kominfo,2020-01-01,,2025-12-01
instagram,infobwi,=Info *tebal* <b>x</b>,community,35.10,,,,,
tiktok,kotakediri,@Kota Kediri,government,35.71,,,,2026-12-31,2025-12-01
instagram,jatimpemprov,Pemprov Jatim,government,,35,Biro Adpim,,,2025-12-01
"""


def put(folders: Folders, content: str, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    load_registry(folders, content, path, ORDER)


@pytest.fixture
def data(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("jangkau.ui.session.today", lambda: TODAY)
    return tmp_path / "data"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office made once; every test works on a copy of its own."""
    made = tmp_path_factory.mktemp("office")
    own = Folders(made / "data")
    put(own, "accounts", made / "akun.csv", ACCOUNTS)
    put(own, "events", made / "acara.csv", (REFERENCE / "events.csv").read_text(encoding="utf-8"))
    put(own, "attendance", made / "hadir.csv", "event_id,platform,handle\nejsn-2021,instagram,pemkabbwi\n")
    load(own, [sheet(made / "pengikut.csv", "2026-01-04,instagram,pemkabbwi,5310", "2026-01-04,x,asing,70")], ORDER)
    return made / "data"


@pytest.fixture
def folders(data: Path, office: Path) -> Folders:
    shutil.copytree(office, data)
    return Folders(data)


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "registry.py"), default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def plain(text: str) -> str:
    return text.replace("\\", "")


def words(page: AppTest) -> str:
    return plain(" ".join([*(str(element.proto) for element in page.get("html")), *(told.value for told in page.success)]))


@pytest.fixture
def types(monkeypatch) -> Callable[..., None]:
    """Types into the table as a person would: values by key and column, keys to take out; None puts the hands away."""
    typed: dict = {}

    def editor(styled, **told) -> pd.DataFrame:
        frame = styled.data.astype(object)
        for key, values in typed.get("changed", {}).items():
            for column, value in values.items():
                if key in frame.index:
                    frame.at[key, column] = value
        return frame[~frame.index.isin(typed.get("removed", ()))]

    monkeypatch.setattr(st, "data_editor", editor)

    def set_typed(changed: dict | None = None, removed: tuple[str, ...] = ()) -> None:
        typed.clear()
        typed.update(changed=changed or {}, removed=removed)

    return set_typed


def accounts() -> pd.DataFrame:
    with reading() as warehouse:
        found = registered(warehouse, TODAY)
        return found[found["registered"]].set_index("account", drop=False)


def test_an_empty_office_is_told_what_to_do(data):
    assert plain(opened(tab="accounts").title[0].value) == "Belum ada akun: daftarkan dulu"
    assert plain(opened(tab="accounts", lang="en").title[0].value) == "No accounts yet: register them first"


def test_the_first_account_is_registered_in_an_empty_office(data):
    page = opened()
    form = {field.label: field for field in (*page.text_input, *page.selectbox)}
    form["Akun"].set_value("@PemkabBwi")
    form["Nama"].set_value("Pemkab Banyuwangi")
    page.button[0].click().run()
    assert plain(page.error[0].value) == "Kabupaten/kota: Daerahnya kosong. Isi regency_code, regency, atau province_code."
    {field.label: field for field in page.selectbox}["Kabupaten/kota"].set_value("35.10")
    page.button[0].click().run()
    assert not page.exception and "Pemkab Banyuwangi ditambahkan" in plain(page.success[0].value)
    assert accounts().at["instagram:pemkabbwi", "region_code"] == "35.10"
    page.button(key="undo").click().run()
    assert accounts().empty and not page.exception


def test_the_form_reads_a_profile_link_and_knows_who_is_there_already(folders):
    page = opened()
    page.session_state["registry.panel.accounts.0"] = "add"
    page.run()
    handle, save = page.text_input(key="registry.new.account.handle"), page.button(key="registry.new.account.save")
    page.selectbox(key="registry.new.account.regency_code").set_value("35.10")
    handle.set_value("https://www.instagram.com/InfoBwi/?hl=id")
    save.click().run()
    assert "Instagram @infobwi sudah ada di daftar" in plain(page.error[0].value)
    page.text_input(key="registry.new.account.handle").set_value("Info Banyuwangi")
    page.button(key="registry.new.account.save").click().run()
    assert "“Info Banyuwangi” bukan nama akun" in plain(page.error[0].value).replace('"', "“", 1).replace('"', "”")
    page.text_input(key="registry.new.account.handle").set_value("instagram.com/kabarbwi/")
    page.button(key="registry.new.account.save").click().run()
    assert not page.exception and "instagram:kabarbwi" in accounts().index


@pytest.mark.parametrize(
    "lang, title, flags",
    [
        ("id", "3 dari 4 akun perlu ditindaklanjuti", ["Semua 4", "Sepi 0", "Ekspor terlambat 3", "Belum dicek 1"]),
        ("en", "3 of 4 accounts need follow-up", ["All 4", "Silent 0", "Export overdue 3", "Unchecked 1"]),
    ],
)
def test_the_full_page_counts_its_flags(folders, lang, title, flags):
    page = opened(lang=lang)
    assert plain(page.title[0].value) == title
    assert page.pills(key="registry.flag").options[:4] == flags
    for tab in ("events", "attendance"):
        assert not opened(lang=lang, tab=tab).exception


def test_the_address_keeps_tab_province_search_and_flag(folders, types):
    page = opened(tab="accounts", province="35", search="kediri", flag="overdue")
    assert page.selectbox(key="registry.province").value == "35" and page.text_input(key="registry.search").value == "kediri"
    assert page.pills(key="registry.flag").value == "overdue"
    page.segmented_control(key="registry.tab").set_value("events").run()
    assert page.query_params["tab"] in ("events", ["events"]) and not page.exception
    nonsense = opened(tab="x", province="99", flag="<b>", owner="?", event="tak-ada")
    assert nonsense.pills(key="registry.flag").value == "all"


def test_an_edit_saves_only_the_changed_row_and_is_undone(folders, types):
    types({"instagram:infobwi": {"name": "Info Banyuwangi", "checked_on": pd.Timestamp("2026-01-04")}})
    page = opened()
    assert "Nama: =Info *tebal* &lt;b&gt;x&lt;/b&gt; → Info Banyuwangi" in words(page)
    before = accounts()
    page.button(key="save").click().run()
    assert not page.exception
    after = accounts()
    assert after.at["instagram:infobwi", "name"] == "Info Banyuwangi"
    assert after.at["instagram:infobwi", "checked_on"] == pd.Timestamp("2026-01-04")
    others = ["instagram:pemkabbwi", "tiktok:kotakediri", "instagram:jatimpemprov"]
    pd.testing.assert_frame_equal(before.loc[others], after.loc[others])
    assert "1 baris diubah" in plain(page.success[0].value)
    types()
    page.run()
    assert not [button for button in page.button if button.key == "save"]
    page.button(key="undo").click().run()
    assert not page.exception and accounts().at["instagram:infobwi", "name"] == "=Info *tebal* <b>x</b>"


def test_the_same_edit_counts_again_after_an_undo_and_another_edit(folders):
    office = Office(folders, ORDER)
    for second, name in enumerate(("A", "B", "A")):
        row = cells_of(LIST, {**accounts().loc["instagram:infobwi"], "name": name})
        order = Order("penguji", datetime(2026, 1, 5, 4, 0, second))
        assert saved_whole(office, "accounts", edit_file(LIST, [row], [], order), "sunting.csv").state == "loaded"
        assert accounts().at["instagram:infobwi", "name"] == name


def test_a_refused_edit_keeps_everything_and_says_where(folders, types):
    types({"instagram:infobwi": {"owner": None, "name": "Info"}, "instagram:pemkabbwi": {"name": "Baru"}})
    page = opened()
    page.button(key="save").click().run()
    assert not page.exception and not page.success
    told = plain(page.error[0].value)
    assert "Instagram @infobwi, kolom Pemilik: Kolom ini wajib diisi." in told
    assert accounts().at["instagram:pemkabbwi", "name"] == "Pemkab Banyuwangi"
    assert "Nama: Pemkab Banyuwangi → Baru" in words(page)


def test_edits_outlast_search_and_other_tabs(folders, types):
    types({"instagram:infobwi": {"name": "Info"}})
    page = opened()
    types()
    page.text_input(key="registry.search").set_value("kediri").run()
    assert "Info *tebal*" in words(page)
    page.segmented_control(key="registry.tab").set_value("events").run()
    page.segmented_control(key="registry.tab").set_value("accounts").run()
    page.button(key="save").click().run()
    assert accounts().at["instagram:infobwi", "name"] == "Info"


def test_a_row_taken_out_comes_back_by_undo(folders, types):
    types(removed=("tiktok:kotakediri",))
    page = opened()
    assert "TikTok @kotakediri: dikeluarkan dari daftar" in words(page)
    page.button(key="save").click().run()
    assert "tiktok:kotakediri" not in accounts().index
    types()
    page.button(key="undo").click().run()
    assert "tiktok:kotakediri" in accounts().index and not page.exception


def test_an_account_with_data_is_registered_in_place(folders, types):
    types({"x:asing": {"owner": "community", "region_code": "35.71", "name": "Akun Asing"}})
    page = opened(flag="unregistered")
    page.button(key="save").click().run()
    assert not page.exception and accounts().at["x:asing", "region"] == "Kota Kediri"


def test_all_found_are_marked_as_checked_today(folders, types):
    types()
    page = opened(flag="unchecked")
    page.button(key="mark-checked").click().run()
    page.button(key="save").click().run()
    assert accounts()["checked_on"].notna().all() and not page.exception


def test_an_event_is_edited_and_keeps_what_is_not_shown(folders, types):
    types({"ejsn-2021": {"participants": 120, "host_regency_code": "35.71"}})
    page = opened(tab="events")
    page.button(key="save").click().run()
    assert not page.exception
    with reading() as warehouse:
        event = registered_events(warehouse).set_index("event_id").loc["ejsn-2021"]
    assert (event["participants"], event["host_regency_code"]) == (120, "35.71")
    assert event["theme"] == "Kolaboraksi digital untuk Jatim Bangkit" and event["invited_scope"] == "province:35"


def test_an_event_that_ends_before_it_starts_is_refused(folders, types):
    types({"ejsn-2021": {"ends_on": pd.Timestamp("2021-12-01")}})
    page = opened(tab="events", lang="en")
    page.button(key="save").click().run()
    told = plain(page.error[0].value)
    assert "EJSN Meet Up 2021 (edisi ke-3), column" in told and "before it starts" in told


def test_attendance_is_ticked_and_unticked(folders, types):
    types({"instagram:infobwi": {"came": True}, "instagram:pemkabbwi": {"came": False}})
    page = opened(tab="attendance", event="ejsn-2021")
    assert "1 dari 4 akun yang diundang hadir" in words(page) and "25%" not in words(page), "of fewer than ten, counts alone"
    page.button(key="save").click().run()
    assert not page.exception
    with reading() as warehouse:
        assert attendance(warehouse, "ejsn-2021")["account"].tolist() == ["instagram:infobwi"]


@pytest.mark.parametrize("content", ["accounts", "events", "attendance"])
def test_what_is_downloaded_changes_nothing_when_uploaded_again(folders, content):
    with reading() as warehouse:
        lists = {"accounts": accounts(), "events": registered_events(warehouse), "attendance": attendance(warehouse)}
    file = list_file(content, lists[content])
    assert file.startswith(b"\xef\xbb\xbf")
    cells = file.decode("utf-8-sig")
    assert "\n=" not in cells and ",=" not in cells and ",@" not in cells
    found = compared(content, file, "daftar.csv", file)
    assert (found.changes, found.same, found.reading.refused) == (0, len(lists[content]), 0)


def test_an_upload_tells_what_it_would_change(folders):
    file = list_file("accounts", accounts())
    arriving = (
        "platform,handle,name,owner,regency,removed\n"
        "x,baru,Baru,komunitas,Kota Kediri,\ninstagram,infobwi,Info,komunitas,Banyuwangi,\n"
        "tiktok,kotakediri,,,,ya\nx,dua,Dua,komunitas,Kediri,\n"
    )
    found = compared("accounts", arriving.encode(), "unggah.csv", file)
    assert (found.new, found.changed, found.removed) == (("x:baru",), ("instagram:infobwi",), ("tiktok:kotakediri",))
    assert [(issue.line, issue.code) for issue in found.reading.issues] == [(5, "regency_two_ways")]
    stopped = compared("accounts", b"a,b\n1,2\n", "lain.csv", file).reading.stopped
    assert stopped.code == "columns_missing"
    assert compared("accounts", b"", "kosong.csv", file).reading.stopped.code == "typed_empty"


def test_unknown_names_in_attendance_are_answered_never_guessed():
    records = [["event_id", "Platform", "handle"], ["ejsn", "instagram", "@Pemkabbw"], ["ejsn", "x", "tamu"], ["lain", "x", "a"]]
    assert named(records) == [("ejsn", "instagram:pemkabbw"), ("ejsn", "x:tamu"), ("lain", "x:a")]
    file = answered(records, {"lain": "skip"}, {"instagram:pemkabbw": "instagram:pemkabbwi", "x:tamu": "as_is"})
    assert file.decode("utf-8-sig").split() == ["event_id,platform,handle", "ejsn,instagram,pemkabbwi", "ejsn,x,tamu"]


def test_the_upload_panel_asks_and_then_keeps(folders, types):
    types()
    page = opened(tab="attendance", event="ejsn-2021")
    page.segmented_control(key="registry.panel.attendance.0").set_value("upload").run()
    file = b"event_id,platform,handle\nejsn-2021,instagram,infobw\nejsn-2021,tiktok,kotakediri\n"
    page.file_uploader[0].set_value(("hadir.csv", file, "text/csv")).run()
    assert "1 akun tidak ada di daftar" in plain(page.warning[0].value)
    assert not [button for button in page.button if button.key == "registry.keep.attendance"]
    page.selectbox(key="registry.ask.account.instagram:infobw").set_value("instagram:infobwi").run()
    page.button(key="registry.keep.attendance").click().run()
    assert not page.exception
    with reading() as warehouse:
        came = set(attendance(warehouse, "ejsn-2021")["account"])
    assert came == {"instagram:pemkabbwi", "instagram:infobwi", "tiktok:kotakediri"}


def test_nothing_from_data_is_markup(folders):
    page = opened(lang="en")
    assert "<b>x</b>" not in markup(page)


def test_a_closed_door_shows_nothing(folders):
    somebody(Path(os.environ["JANGKAU_DATA"]))
    page = opened()
    assert not page.title and not page.pills


def test_a_demo_is_looked_at_as_of_its_own_last_day(data, tmp_path):
    own, demo = Folders(data), Order("penguji", datetime(2026, 1, 5, 3, 0), demo=True)
    (tmp_path / "akun.csv").write_text(ACCOUNTS, encoding="utf-8")
    load_registry(own, "accounts", tmp_path / "akun.csv", demo)
    load(own, [sheet(tmp_path / "pengikut.csv", "2023-12-31,instagram,pemkabbwi,5310")], demo)
    page = opened()
    assert "DATA CONTOH" in words(page) and "Ekspor terlambat 3" in page.pills(key="registry.flag").options
