"""The report on a quarter or a year: frozen, corrected, revised, withdrawn, checked and forgotten like a week's; and its page."""

import html
import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.limit import Limit, limited
from jangkau.metrics.target.period import period_named
from jangkau.report.__main__ import main
from jangkau.report.check import check
from jangkau.report.edition import Place, Refused
from jangkau.report.forget import forget_in_reports
from jangkau.report.frozen import Reports
from jangkau.report.period.page import letter
from jangkau.report.period.publishing import publish_period
from jangkau.report.period.standing import period_report
from jangkau.report.period.words import hoax_said, value_said
from jangkau.report.publishing import withdraw
from jangkau.report.revisions import Revision
from jangkau.ui.weekly import files
from tests import pages
from tests.test_forget_report import gone_from
from tests.test_report_leaflet import get
from tests.test_targets import QUARTER, A, B, Office
from tests.warehouse_builder import ROOT, insert

JATIM, SAY, NOW = Place("35"), speaker("id"), datetime(2022, 1, 10, 2, 0)
PLAIN = ("html", "workbook")  # what needs no browser


def office(data: Path, version: str = "000001", weekly: int = 100, demo: bool = False) -> Path:
    """Thirteen weeks of two accounts, an agenda without answers, a hoax in time, a meetup without a list; two targets."""
    made = Office(data, version, demo)
    made.connection.execute("UPDATE meta SET value = ? WHERE name = 'fingerprint'", [version * 8])
    made.weeks(A, "views", [weekly] * 13)
    made.weeks(B, "views", [50] * 13)
    made.target("views", 1900)
    made.target("hoax_response", 0.75)
    made.target("views", 99, "35.10", period="2021")
    made.target("views", 10, period="2022-Q1")
    starts = datetime(2021, 11, 3, 2)
    row = ("h", "=HOAKS()", "disinformation", "clarified", starts, starts + timedelta(hours=2), "35", None, "y", None, 1)
    insert(made.connection, "hoaxes", [row])
    for event, kind in (("temu", "meetup"), ("acara", "agenda")):
        made.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, starts_at, date_precision, province_code, patterns) "
            "VALUES (?, ?, ?, ?, ?, 'day', '35', 'x')", [event, kind, f"Acara {event}", starts.date(), starts],
        )  # fmt: skip
    return made.publish()


def published(data: Path, now: datetime = NOW):
    return publish_period(data, JATIM, QUARTER, SAY, "penguji", now, PLAIN)


def words(page: str) -> str:
    """A page as it is read."""
    body = page[page.index("<main") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_it_tells_targets_first_then_weeks_meetups_agendas_hoaxes_and_what_is_missing(tmp_path: Path) -> None:
    report = period_report(office(tmp_path), JATIM, QUARTER)
    read = words(letter(report, SAY))
    for part in (
        "SEMENTARA", "1.950", "103%", "1 dari 1", "tayangan dalam 13 pekan", "Acara temu", "Acara acara", "=HOAKS()",
        "dijawab dalam 3 jam", "36 daerah tanpa akun terdaftar", "NIP", "Dinas Komunikasi dan Informatika Jawa Timur",
    ):  # fmt: skip
        assert part in read, part
    assert "Semua 2 target triwulan IV 2021 tercapai" in read
    assert read.index("Target dan realisasi") < read.index("Tayangan pekan demi pekan") < read.index("Yang belum ada dalam data")
    assert [week["views"] for week in report.edition.weeks] == [150] * 13
    banyuwangi = next(row for row in report.edition.regions if row["code"] == "35.10")
    assert (banyuwangi["then"], banyuwangi["now"]) == (200, 200)
    english = words(letter(report, speaker("en")))
    assert "All 2 targets" in english and "PROVISIONAL" in english


@pytest.mark.parametrize(
    "weeks, said, maps",
    [
        (1, "150 tayangan pada pekan 4 Okt 2021, satu-satunya yang ada datanya.", ["now"]),
        (4, "600 tayangan dalam 4 pekan", ["now"]),
        (5, "750 tayangan dalam 5 pekan", ["then", "now"]),
    ],
)
def test_what_is_shorter_than_its_end_is_drawn_once(tmp_path: Path, weeks: int, said: str, maps: list[str]) -> None:
    report = period_report(office(tmp_path), JATIM, QUARTER)
    page = letter(replace(report, edition=replace(report.edition, weeks=report.edition.weeks[:weeks])), SAY)
    assert said in words(page) and ("<polyline" in page) == (weeks > 1)
    assert re.findall(r'data-figure="(\w+)"', page) == maps and ("Di mana: awal dan akhir" in page) == (len(maps) > 1)


def test_weeks_of_nothing_and_a_beginning_without_data_are_said(tmp_path: Path) -> None:
    report = period_report(office(tmp_path), JATIM, QUARTER)
    nothing = [week | {"views": 0} for week in report.edition.weeks]
    regions = [row | {"at_first": row["at_first"] | {"high": None}} for row in report.edition.regions]
    page = letter(replace(report, edition=replace(report.edition, weeks=nothing, regions=regions)), SAY)
    assert "Nol tayangan dalam 13 pekan" in words(page) and "<polyline" not in page
    assert re.findall(r'data-figure="(\w+)"', page) == ["now"] and "Belum ada daerah yang tayangannya diketahui" in page


def test_what_there_was_none_of_has_no_heading_and_is_said_once(tmp_path: Path) -> None:
    report, none = period_report(office(tmp_path), JATIM, QUARTER), "Tidak ada pertemuan tercatat dalam periode ini."
    edition = replace(report.edition, meetups=[], agendas=[], hoaxes=[])
    read = words(letter(replace(report, edition=edition), SAY))
    assert read.count(none) == 1 and "Pertemuan admin" not in read and "Tidak ada laporan hoaks" in read
    target = {"measure": "meetup_attendance", "lacking": "no_meetup", "state": "unknown", "amount": None, "share": None}
    edition = replace(edition, targets=[edition.targets[0] | target])
    read = words(letter(replace(report, edition=edition), SAY))
    assert read.count(none) == 2, "beside the target, and among what is missing"


def test_published_numbers_stay_and_a_correction_stands_beside_them(tmp_path: Path) -> None:
    data = office(tmp_path)
    first = published(data)
    assert published(data).number == first.number == 1, "nothing has changed"
    assert period_report(data, JATIM, QUARTER).standing.name == "published"
    office(tmp_path, "000002", weekly=90)
    report = period_report(data, JATIM, QUARTER)
    assert report.standing.name == "revised" and report.edition.targets[1]["amount"] == 1950
    read = words(letter(report, SAY))
    assert "DIREVISI" in read and "Tayangan semula 1.950, kini 1.820" in read and "tercapai, kini tidak tercapai" in read
    assert [row["standing"] for row in check(data, SAY)] == ["revised"]
    second = published(data, NOW + timedelta(days=1))
    again = period_report(data, JATIM, QUARTER)
    assert (second.number, again.standing.name, again.edition.targets[1]["amount"]) == (2, "revised", 1820)
    assert "Tayangan semula 1.950, kini 1.820" in words(letter(again, SAY))
    assert Reports(data).period_values(first).targets[1]["amount"] == 1950


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_corrected_state_is_told_in_its_words(tmp_path: Path, lang: str) -> None:
    data = office(tmp_path)
    published(data)
    edition = period_report(data, JATIM, QUARTER).edition
    for state in ("met", "late", "untimed", "not_clarified", "pending"):
        said = value_said(Revision("hoax", "a", "state", "pending", state), state, edition, speaker(lang))
        assert said == hoax_said(state, None, speaker(lang)) and "{" not in said and "  " not in said
    assert hoax_said("late", 2039.0, speaker(lang)).split(",")[1].split()[:2] == ["2", {"id": "bulan", "en": "months"}[lang]]


def test_it_opens_at_its_own_address_beside_weeks_and_is_withdrawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    entry = published(office(tmp_path))
    status, page, _ = get("/laporan/2021-Q4?province=35")
    assert status == 200 and "Semua 2 target" in words(page)
    listed = get("/laporan")[1]
    assert "Triwulan IV 2021" in listed and "XLSX" in listed
    book = next(name for name in entry.files if name.endswith(".xlsx"))
    status, _, headers = get(f"/laporan/berkas/2021-Q4/35/1/{book}")
    assert status == 200 and "spreadsheetml" in headers["content-type"]
    with limited(Limit("32")):
        assert get("/laporan/2021-Q4?province=35")[0] == 404, "another province's reader"
    withdraw(tmp_path, JATIM, "2021-Q4", "penguji", NOW, "keliru")
    status, page, _ = get("/laporan/2021-Q4?province=35")
    assert status == 410 and "keliru" in page and "1.950" not in page
    assert period_report(tmp_path, JATIM, QUARTER).standing.name == "provisional"


def test_the_workbook_holds_the_numbers_and_runs_nothing(tmp_path: Path) -> None:
    data = office(tmp_path)
    entry = published(data)
    name = next(name for name in entry.files if name.endswith(".xlsx"))
    book = openpyxl.load_workbook(BytesIO(Reports(data).file(entry, name)))
    head, *targets = book["Target"].iter_rows(values_only=True)
    amounts = [dict(zip(head, row, strict=True))["Realisasi"] for row in targets]
    assert amounts == [1, 1950]
    title = book["Hoaks"]["A2"]
    assert title.value == "=HOAKS()" and title.data_type == "s"


def test_who_is_forgotten_leaves_the_sums_and_the_report_says_so(tmp_path: Path) -> None:
    data = office(tmp_path)
    entry = published(data)
    gone = gone_from(entry, A, ["2021-W45"], "35")
    assert forget_in_reports(data, gone) == 1
    (after,) = Reports(data).entries()
    edition = Reports(data).period_values(after)
    assert edition.targets[1]["amount"] == 1950 and edition.erased and after.files
    assert "dihapus atas permintaan" in words(letter(period_report(data, JATIM, QUARTER), SAY))
    assert all(row["fine"] for row in check(data, SAY))


def test_the_commands_write_all_files_or_none_and_refuse_with_a_reason(tmp_path: Path, capsys, monkeypatch) -> None:
    data, out = office(tmp_path / "data"), tmp_path / "out"
    common = ["--data", str(data), "--out", str(out), "--formats", *PLAIN]
    assert main(["quarter", "--quarter", "2021-Q4", *common]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["period"], line["format"], line["standing"]) for line in told] == [
        ("2021-Q4", kind, "provisional") for kind in PLAIN
    ]  # fmt: skip
    assert main(["year", "--year", "2021", *common]) == 0 and (out / "jangkau-2021-35.html").exists()
    for asked, reason in ((["--quarter", "2022-Q2"], "2022-Q2"), (["--quarter", "2021-Q4", "--province", "99"], "99")):
        assert main(["quarter", *asked, *common]) == 1
        assert reason in capsys.readouterr().err
    for wrong in (["quarter", "--quarter", "2021"], ["year", "--year", "2021-Q4"], ["quarter", "--quarter", "2021-Q5"]):
        with pytest.raises(SystemExit):
            main([*wrong, *common])

    def broken(*about, **more):
        raise ValueError("peta")

    monkeypatch.setattr("jangkau.report.period.page.region_map", broken)
    assert (
        main(["quarter", "--quarter", "2021-Q4", "--data", str(data), "--out", str(tmp_path / "none"), "--formats", *PLAIN]) == 1
    )
    assert not (tmp_path / "none").exists()
    with pytest.raises(Refused, match="figure"):
        published(data)
    assert Reports(data).entries() == []


def test_a_period_without_data_is_refused(tmp_path: Path) -> None:
    data = office(tmp_path)
    for name in ("2022-Q1", "2020"):
        with pytest.raises(Refused, match="no_data"):
            period_report(data, JATIM, period_named(name))


def year_page(**address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    return page.switch_page(str(ROOT / "pages" / "year.py")).run()


def headline(page: AppTest) -> str:
    """The page's sentence, its lines broken anywhere."""
    return page.title[0].value.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    monkeypatch.setattr("jangkau.ui.weekly.files.chromium", lambda: None)
    files.browser_there.clear()  # what another test's page has found
    return tmp_path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_answers_whether_the_target_was_met(folder: Path, lang: str) -> None:
    office(folder, demo=True)
    page = year_page(lang=lang)
    assert not page.exception
    assert headline(page) == {
        "id": "Semua 2 target triwulan IV 2021 tercapai", "en": "All 2 targets of the fourth quarter of 2021 were met",
    }[lang]  # fmt: skip
    read = pages.words(page)
    assert {"id": "Realisasi 1.950 · target 1.900", "en": "Actual 1,950 · target 1,900"}[lang] in read
    assert speaker(lang)("demo.badge") in read


def test_the_page_says_where_not_and_that_there_are_none(folder: Path) -> None:
    office(folder, weekly=90)
    page = year_page(term="2021-Q4")
    assert headline(page) == "1 dari 2 target triwulan IV 2021 tercapai"
    assert "Tidak tercapai: Tayangan (96%)." in pages.words(page) and "Lihat daerah yang tayangannya turun" in pages.words(page)
    assert headline(year_page(term="2021")) == "Target tahun 2021 tercapai"
    assert headline(year_page(term="2022-Q1")) == "Target triwulan I 2022 belum bisa dinilai"


def test_the_page_publishes_and_takes_back(folder: Path) -> None:
    office(folder)
    page = year_page()
    next(button for button in page.button if button.label == "Terbitkan laporan").click().run()
    (entry,) = Reports(folder).entries()
    assert (entry.week, sorted(Path(name).suffix for name in entry.files)) == ("2021-Q4", [".html", ".xlsx"])
    assert "TERBIT" in pages.words(page) and not page.exception
    page.text_input(key="reason-period").set_value("keliru")
    next(button for button in page.button if button.label == "Tarik dengan alasan ini").click().run()
    assert Reports(folder).entries()[0].withdrawn_at
