"""Reading published weeks writes nothing, however many read at once; what a look has found is kept on request alone."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.report import looked
from jangkau.report.__main__ import main
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.publishing import today
from jangkau.report.weekly import standing_known, weekly
from tests.disk import read_only, standing
from tests.report_office import WEEK, report_office
from tests.test_report_frozen import EAST_JAVA, MONDAY, corrected, published
from tests.test_report_leaflet import get
from tests.warehouse_builder import ROOT, Builder

ADDRESSES = ("/laporan", "/laporan/2021-W49?province=35", "/laporan/2021-W49?province=35&lang=en", "/laporan/2021-W48",
             "/laporan/berkas/2021-W49/35/1/jangkau-2021-W49-35.html", "/laporan/berkas/2021-W49/35/1/edition.json")  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    data = report_office(tmp_path_factory.mktemp("office"))
    published(data)
    return corrected(data)


@pytest.fixture
def office(made, tmp_path, monkeypatch):
    """A published week, corrected since: whoever opens it next has to look anew."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    monkeypatch.setattr("jangkau.ui.weekly.files.chromium", lambda: None)
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


def as_a_new_process(monkeypatch):
    monkeypatch.setattr(looked, "_looks", {})


def test_many_readers_at_once_after_new_data_are_all_answered(office):
    before = standing(office / "reports")
    with ThreadPoolExecutor(24) as readers:
        answers = list(readers.map(get, ["/laporan/2021-W49?province=35", *ADDRESSES[:3]] * 6))
    assert [status for status, *_ in answers] == [200] * 24
    assert all("DIREVISI" in shown for _, shown, _ in answers[::4])
    assert standing(office / "reports") == before


def test_what_many_ask_at_once_is_worked_out_once(office, monkeypatch):
    asked, compared = [], looked.compared
    monkeypatch.setattr(looked, "compared", lambda *about: asked.append(about) or compared(*about))
    with ThreadPoolExecutor(8) as readers:
        list(readers.map(get, ["/laporan/2021-W49?province=35"] * 8))
    assert len(asked) == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_folder_that_nobody_may_write_to_is_read_all_the_same(office, address):
    before = standing(office)
    with read_only(office):
        status, shown, _ = get(address)
    assert status == (404 if "W48" in address or "edition" in address else 200) and len(shown) > 500
    assert standing(office) == before


def test_the_page_and_the_command_write_nothing_into_the_folder(office, tmp_path_factory, capsys):
    before, out = standing(office), tmp_path_factory.mktemp("out")
    with read_only(office):
        page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
        page.query_params["week"] = WEEK
        page.run()
        page.switch_page(str(ROOT / "pages" / "weekly.py")).run()
        assert not page.exception and not page.error
        assert main(["weekly", "--data", str(office), "--out", str(out), "--week", WEEK, "--formats", "html", "caption"]) == 0
    assert '"revised"' in capsys.readouterr().out and standing(office) == before


def test_what_was_found_is_known_to_the_list_and_kept_when_asked(office, monkeypatch, capsys):
    entry = Reports(office).latest()[0]
    assert standing_known(Reports(office), entry) == "published"
    get("/laporan/2021-W49?province=35")
    assert standing_known(Reports(office), entry) == "revised" and "DIREVISI" in get("/laporan")[1]
    as_a_new_process(monkeypatch)
    assert standing_known(Reports(office), entry) == "published"
    assert main(["check", "--data", str(office)]) == 0 and '"revised"' in capsys.readouterr().out
    as_a_new_process(monkeypatch)
    assert standing_known(Reports(office), entry) == "revised" and "DIREVISI" in get("/laporan")[1]
    (Reports(office).at(entry) / "revised.json").write_text('{"fing')
    assert get("/laporan")[0] == 200 and standing_known(Reports(office), entry) == "published"


def test_a_correction_that_is_taken_back_is_known_to_the_list(office):
    get("/laporan/2021-W49?province=35")
    report_office(office, "000003")
    get("/laporan/2021-W49?province=35")
    assert "DIREVISI" not in get("/laporan")[1]


def test_the_day_of_a_correction_stays_while_the_correction_does(office, monkeypatch):
    told = weekly(office, EAST_JAVA, MONDAY).standing
    monkeypatch.setattr(looked, "corrected_on", lambda *_: told.revised_on + timedelta(days=9))
    report_office(office, "000003", "d" * 64, 2.0)
    assert weekly(office, EAST_JAVA, MONDAY).standing == told
    report_office(office, "000004", "c" * 64, 3.0)
    assert weekly(office, EAST_JAVA, MONDAY).standing.revised_on == told.revised_on + timedelta(days=9)


def test_a_week_whose_data_are_gone_opens_as_it_was_published(office):
    elsewhere = Builder(office, "000003")
    elsewhere.account("instagram:bdg", "32.73")
    elsewhere.publish()
    with pytest.raises(Refused):
        today(office, EAST_JAVA, MONDAY)
    status, shown, _ = get("/laporan/2021-W49?province=35")
    assert status == 200 and "39\xa0rb" in shown and "DIREVISI" not in shown
