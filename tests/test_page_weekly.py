"""Laporan Mingguan as Streamlit runs it: empty, provisional, published, revised, without a browser, in both languages."""

from contextlib import contextmanager

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.report.frozen import Reports
from jangkau.report.publishing import publish
from jangkau.ui.weekly import files
from tests import pages
from tests.disk import read_only
from tests.report_office import WEEK, half_covered, report_office
from tests.test_report_frozen import EAST_JAVA, corrected, published
from tests.warehouse_builder import ROOT


def weekly(**address: str) -> AppTest:
    """The page at an address of its own."""
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    for name, value in {"week": WEEK, **address}.items():
        page.query_params[name] = value
    page.run()
    return page.switch_page(str(ROOT / "pages" / "weekly.py")).run()


def button(page: AppTest, words: str):
    return next(one for one in page.button if words in one.label)


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    monkeypatch.setattr("jangkau.ui.weekly.files.chromium", lambda: None)  # pictures are for the browser tests
    files.browser_there.clear()
    return tmp_path


@pytest.mark.parametrize("lang, words", [("id", "Sementara"), ("en", "Provisional")])
def test_an_unpublished_week_is_provisional(office, lang, words):
    report_office(office)
    page = weekly(lang=lang)
    assert not page.exception and words in pages.words(page)


def test_without_a_browser_it_says_how_to_get_one_and_still_gives_html(office):
    report_office(office)
    page = weekly()
    assert any("apt-get install chromium" in one.value for one in page.info)
    assert button(page, "PDF").disabled and not button(page, "HTML").disabled
    button(page, "HTML").click()
    page.run()
    assert any("HTML" in one.proto.label for one in page.get("download_button"))


def test_publishing_freezes_the_week_and_lists_it(office):
    report_office(office)
    page = weekly()
    button(page, "Terbitkan").click()
    page.run()
    assert "Periksa sebelum terbit" in pages.words(page) and not Reports(office).latest()
    button(page, "Ya, terbitkan").click()
    page.run()
    assert not page.exception and [entry.week for entry in Reports(office).latest()] == [WEEK]
    assert "Terbit " in pages.words(page) and "Pekan yang sudah terbit" in pages.words(page)
    assert not [one for one in page.button if "Terbitkan" in one.label]


def test_a_note_is_kept_with_the_week(office):
    report_office(office)
    page = weekly()
    page.text_area[0].set_value("Rapat Senin")
    button(page, "Simpan").click()
    page.run()
    assert Reports(office).note(WEEK, EAST_JAVA) == "Rapat Senin"


def test_a_revised_week_may_be_published_again(office):
    report_office(office)
    published(office)
    corrected(office)
    page = weekly()
    assert "dikoreksi" in pages.words(page)
    button(page, "Terbitkan").click()
    page.run()
    button(page, "Ya, terbitkan").click()
    page.run()
    assert [entry.number for entry in Reports(office).entries()] == [1, 2]


def test_low_coverage_and_a_week_without_data(office):
    half_covered(office)
    assert not weekly().exception
    page = weekly(province="35", week="2021-W49", bakorwil="Bakorwil IV Pamekasan")
    assert not page.exception and page.error and "Belum ada data" in page.error[0].value.replace("\\", "")


@pytest.mark.parametrize("lang, words", [("id", "tidak boleh ditulisi"), ("en", "may not write")])
def test_a_closed_folder_is_named_on_the_page_when_publishing_and_keeping_a_note(office, lang, words):
    report_office(office)
    for act in ("Terbitkan" if lang == "id" else "Publish", "Simpan" if lang == "id" else "Save"):
        page = weekly(lang=lang)
        with read_only(office / "reports"):
            button(page, act).click()
            page.run()
        assert not page.exception and len(page.error) == 1
        said = page.error[0].value.replace("\\", "")
        assert words in said and str(office / "reports") in said
    assert not Reports(office).entries()


def test_a_broken_line_and_a_damaged_file_are_named_beside_the_other_weeks(office):
    report_office(office)
    entry = published(office)
    with Reports(office).ledger.open("ab") as ledger:
        ledger.write(b'{"week": "2021-W4')
    (Reports(office).at(entry) / next(iter(entry.files))).write_bytes(b"")
    page = weekly()
    said = " ".join(one.value.replace("\\", "") for one in page.warning)
    assert not page.exception and "Pekan yang sudah terbit" in pages.words(page)
    assert "Baris 2 pada reports/ledger.jsonl" in said and next(iter(entry.files)) in said
    Reports(office).ledger.unlink()
    Reports(office).ledger.mkdir()
    page = weekly()
    assert not page.exception and any("ledger.jsonl" in one.value.replace("\\", "") for one in page.error)


def test_what_would_go_out_is_seen_and_may_be_left(office):
    report_office(office)
    page = weekly()
    button(page, "Terbitkan").click()
    page.run()
    assert "terbitan ke-1, atas nama" in pages.words(page) and "Berkas yang ikut terbit: HTML dan Teks pengantar" in pages.words(
        page
    )
    button(page, "Batal").click()
    page.run()
    assert "Periksa sebelum terbit" not in pages.words(page) and not Reports(office).entries()


def test_what_changed_after_somebody_looked_does_not_go_out(office):
    report_office(office)
    page = weekly()
    button(page, "Terbitkan").click()
    page.run()
    asked = button(page, "Ya, terbitkan")
    with open_between(lambda: Reports(office).keep_note(WEEK, EAST_JAVA, "Disisipkan")):
        asked.click()
        page.run()
    assert not Reports(office).entries() and any("berubah sejak" in one.value for one in page.error)


@contextmanager
def open_between(change):
    """Something changes after the page was told again and before it publishes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jangkau.ui.weekly.publishing.publish", lambda *asked: (change(), publish(*asked))[1])
        yield


def test_a_published_week_is_withdrawn_with_a_reason_and_may_be_published_anew(office):
    report_office(office)
    published(office)
    page = weekly()
    button(page, "Tarik dengan alasan").click()
    page.run()
    assert any("Tulis alasan" in one.value for one in page.error) and Reports(office).in_force(WEEK, EAST_JAVA)
    page.text_input[-1].set_value("Data Lumajang tertukar")
    button(page, "Tarik dengan alasan").click()
    page.run()
    assert not page.exception and "Sementara" in pages.words(page) and not Reports(office).in_force(WEEK, EAST_JAVA)
    assert any("Data Lumajang tertukar" in one.value for one in page.warning) and "DITARIK" in pages.words(page)
    button(page, "Terbitkan").click()
    page.run()
    button(page, "Ya, terbitkan").click()
    page.run()
    assert [entry.number for entry in Reports(office).in_force(WEEK, EAST_JAVA)] == [2]


def test_messages_and_leaflets_are_made_below_the_report_for_analysts(office, monkeypatch):
    monkeypatch.setenv("JANGKAU_CHROMIUM", "/nowhere")
    report_office(office)
    page = weekly()
    assert not page.exception and "Pesan siap tempel" in pages.words(page)
    assert any("Instagram @" in option for box in page.selectbox for option in box.options)
    button(page, "rapor semua akun").click()
    page.run()
    assert not page.exception and any("rapor semua akun (zip" in one.proto.label for one in page.get("download_button"))
    monkeypatch.setattr("jangkau.ui.weekly.letters.may", lambda role: False)
    assert "Pesan siap tempel" not in pages.words(weekly())
