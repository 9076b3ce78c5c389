"""An attendance list on the meetup page: read, asked about, kept through the registry's door, and undone."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from etl.receipt import Order
from etl.registry.register import load_registry
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.shelf import reading
from jangkau.warehouse.folders import Folders
from tests.pages import markup
from tests.warehouse_builder import ROOT

ORDER = Order("penguji", datetime(2026, 1, 5, 3, 0))
ACCOUNTS = """platform,handle,name,owner,regency_code
instagram,infobwi,Info Banyuwangi,community,35.10
tiktok,infobwi,Info Banyuwangi,community,35.10
instagram,suarakediri,Suara Kediri,community,35.71
instagram,pemkabbwi,Pemkab Banyuwangi,government,35.10
"""
EVENTS = "event_id,kind,name,starts_on,province_code\ntemu,meetup,Temu,2021-12-04,35\n"
KEEP = "meetup.keep"


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch) -> Folders:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path / "data"))
    own = Folders(tmp_path / "data")
    for content, text in (("accounts", ACCOUNTS), ("events", EVENTS)):
        (tmp_path / f"{content}.csv").write_text(text)
        load_registry(own, content, tmp_path / f"{content}.csv", ORDER)
    return own


def uploaded(text: str | bytes, name: str = "hadir.csv") -> AppTest:
    """The panel opened, with a file."""
    page = AppTest.from_file(str(ROOT / "pages" / "meetups.py"), default_timeout=60)
    page.session_state["meetup-attendance"] = True
    page.run()
    page.file_uploader[0].set_value((name, text.encode() if isinstance(text, str) else text, "text/csv")).run()
    assert not page.exception
    return page


def came() -> set[str]:
    with reading() as warehouse:
        return set(attendance(warehouse, "temu")["account"])


def keeping(page: AppTest) -> list:
    return [button for button in page.button if button.key == KEEP]


def test_what_is_exact_is_told_and_kept_only_when_a_person_says_so():
    page = uploaded("Akun\n@suarakediri\nhttps://www.instagram.com/pemkabbwi/\n")
    assert "2 nama terbaca: 2 cocok persis, 0 perlu Anda pastikan, 0 tidak ditemukan." in markup(page)
    assert came() == set()
    keeping(page)[0].click().run()
    assert came() == {"instagram:suarakediri", "instagram:pemkabbwi"}
    assert "2 akun dicatat hadir di Temu" in page.success[0].value
    page.button(key="undo").click().run()
    assert came() == set()


def test_namesakes_names_and_strangers_are_asked_about_and_nothing_is_chosen_beforehand():
    page = uploaded("Nama,Instagram\nInfo Banyuwangi,\nWarung Bu Siti,\n,suarakediri\n")
    assert "3 nama terbaca: 1 cocok persis, 1 perlu Anda pastikan, 1 tidak ditemukan." in markup(page)
    assert not keeping(page) and [box.value for box in page.multiselect] == [[], []]
    namesakes = page.multiselect[0]
    assert namesakes.options == ["Instagram @infobwi", "TikTok @infobwi", "Lewati: jangan dicatat"]
    namesakes.set_value(["instagram:infobwi", "tiktok:infobwi"]).run()
    assert not keeping(page), "one is still open"
    page.checkbox[0].check().run()
    keeping(page)[0].click().run()
    assert came() == {"instagram:suarakediri", "instagram:infobwi", "tiktok:infobwi"}


def test_a_handle_that_nobody_registered_is_recorded_only_as_written_and_when_chosen():
    page = uploaded("Platform,Akun\nx,@tamu_asing\n")
    assert page.multiselect[0].options[-2:] == ["Catat apa adanya, belum terdaftar: X @tamu_asing", "Lewati: jangan dicatat"]
    page.multiselect[0].set_value(["as_is:x:tamu_asing"]).run()
    keeping(page)[0].click().run()
    assert came() == {"x:tamu_asing"}


def test_the_same_list_again_has_nothing_to_keep():
    keeping(uploaded("@suarakediri\n"))[0].click().run()
    page = uploaded("@suarakediri\n")
    assert not keeping(page) and "1 akun sudah tercatat hadir." in markup(page)


def test_formulas_are_shown_as_words_and_a_list_without_names_is_refused():
    page = uploaded('Nama\n"=HYPERLINK(""http://x"",""<b>a</b>"")"\n')
    assert "1 tidak ditemukan" in markup(page) and "<b>a</b>" not in markup(page)
    assert uploaded("1,2\n3,4\n").error and uploaded("", "kosong.csv").error
    assert uploaded(b"PK\x03\x04 rusak", "hadir.xlsx").error


def test_a_workbook_is_read_too():
    book, file = openpyxl.Workbook(), BytesIO()
    for row in (["No", "Nama", "Instagram"], [1, "Suara Kediri", "@suarakediri"], [2, "Pemkab", "pemkabbwi"]):
        book.active.append(row)
    book.save(file)
    assert "2 nama terbaca: 2 cocok persis" in markup(uploaded(file.getvalue(), "hadir.xlsx"))


def test_a_list_that_is_too_long_is_refused():
    assert "2.000" in uploaded("Akun\n" + "\n".join(f"@akun{number}" for number in range(2_001))).error[0].value


FORM = "Cap waktu,Nama,No. HP,Akun IG\n4/12,Budi,081234,@suarakediri\n4/12,Siti,085678,pemkabbw\n"


def test_the_columns_that_were_used_are_named_and_the_others_stay_out(folders):
    page = uploaded(FORM)
    assert "Kolom yang dipakai: “Nama” dan “Akun IG”." in markup(page) and "1 cocok persis, 1 perlu" in markup(page)
    assert page.multiselect[0].value == [] and "Instagram @pemkabbwi" in page.multiselect[0].options
    page.checkbox[0].check().run()
    keeping(page)[0].click().run()
    assert came() == {"instagram:suarakediri"}
    kept = b"".join(path.read_bytes() for path in folders.archive.rglob("*") if path.is_file())
    assert b"081234" not in kept and b"Budi" not in kept


def test_the_registrys_own_form_is_taken_at_the_same_door_without_its_further_columns(folders):
    page = uploaded("event_id,platform,handle,telepon\ntemu,instagram,pemkabbwi,081234\n")
    page.button(key="registry.keep.attendance").click().run()
    assert came() == {"instagram:pemkabbwi"}
    assert b"081234" not in b"".join(path.read_bytes() for path in folders.archive.rglob("*") if path.is_file())


def test_the_registry_leads_to_the_same_place():
    page = AppTest.from_file(str(ROOT / "pages" / "registry.py"), default_timeout=60)
    page.query_params["tab"], page.query_params["event"] = "attendance", "temu"
    page.run().segmented_control(key="registry.panel.attendance.0").set_value("upload").run()
    page.file_uploader[0].set_value(("hadir.csv", FORM.encode(), "text/csv")).run()
    assert not page.exception and "Kolom yang dipakai: “Nama” dan “Akun IG”." in markup(page)
    page.checkbox[0].check().run()
    keeping(page)[0].click().run()
    assert came() == {"instagram:suarakediri"}
