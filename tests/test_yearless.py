"""Sheets whose days have no year: read where something beside them tells it, else asked about; never guessed."""

from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from etl.keep.snapshots import reading as snapshot_of
from etl.keep.undo import rebuild
from etl.load import load
from etl.messages import issue_lines
from etl.read.mapping import Mapping
from etl.receipt import Receipt
from jangkau.locales import speaker
from jangkau.warehouse.folders import Folders
from tests.made import order

ACROSS = Mapping.of(["akun=account", "*=followers"], ["Dinas=instagram:dinas"]).text()
DOWN = Mapping.of(["tanggal=day", "pengikut=followers@instagram:dinas"], []).text()
NOW = datetime(2022, 9, 1)


def loaded(folders: Folders, name: str, text: str, exported_on: date | None = None) -> Receipt:
    path = folders.data.parent / name
    path.write_text(text, encoding="utf-8")
    figure = DOWN if "Tanggal," in text else ACROSS
    (receipt,) = load(folders, [path], replace(order(None, now=NOW), figure=figure, exported_on=exported_on))
    return receipt


def days(folders: Folders) -> list[str]:
    with snapshot_of(folders) as connection:
        return [day for (day,) in connection.execute("SELECT day::VARCHAR FROM day_values ORDER BY value").fetchall()]


def across(*heads: str, title: str = "") -> str:
    values = ",".join(str(1000 + place) for place, _ in enumerate(heads))
    return f"{title}Akun,{','.join(heads)}\nDinas,{values}\n"


READ = {
    "the file's name": ("rekap 2021.csv", across("1 Jan", "8 Jan"), ["2021-01-01", "2021-01-08"]),
    "a title": ("a.csv", across("1 Januari", "8 Januari", title="Rekap pengikut 2021\n"), ["2021-01-01", "2021-01-08"]),
    "a title before the file's name": ("2022.csv", across("1 Jan", "8 Jan", title="Rekap 2021\n"), ["2021-01-01", "2021-01-08"]),
    "one head that has it": ("a.csv", across("1 Jan 2021", "8 Jan"), ["2021-01-01", "2021-01-08"]),
    "two years of a turn": ("a.csv", across("31 Des", "1 Jan", title="Des 2021 - Jan 2022\n"), ["2021-12-31", "2022-01-01"]),
    "two years, newest first": ("2021-2022.csv", across("1 Jan", "31 Des"), ["2022-01-01", "2021-12-31"]),
    "weekdays that fit": ("2022.csv", across("Senin 3 Jan", "Jum'at, 7 Jan"), ["2022-01-03", "2022-01-07"]),
    "numbers day by day": ("2021.csv", across("01/02", "02/02", "03/02"), ["2021-02-01", "2021-02-02", "2021-02-03"]),
    "numbers week by week, month first": ("2021.csv", across("01/02", "01/09"), ["2021-01-02", "2021-01-09"]),
    "a number over twelve": ("2021.csv", across("01/02", "13/02"), ["2021-02-01", "2021-02-13"]),
    "a day column": ("2021.csv", "Tanggal,Pengikut\n1 Jan,10\n2-Feb,11\nJumlah,21\n", ["2021-01-01", "2021-02-02"]),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_the_year_is_taken_from_what_stands_beside(folders: Folders, case: str) -> None:
    name, text, expected = READ[case]
    receipt = loaded(folders, name, text)
    assert receipt.state == "loaded", receipt.issues
    assert days(folders) == expected
    assert rebuild(folders) == [] and days(folders) == expected


def test_the_sheets_name_tells_it_too(folders: Folders) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Tahun 2021"
    for row in (["Akun", "1 Jan", "8 Jan"], ["Dinas", 10, 11]):
        book.active.append(row)
    book.save(folders.data.parent / "rekap.xlsx")
    (receipt,) = load(folders, [folders.data.parent / "rekap.xlsx"], replace(order(None, now=NOW), figure=ACROSS))
    assert receipt.state == "loaded" and days(folders) == ["2021-01-01", "2021-01-08"]


ASKED = {
    "nothing tells it": ("a.csv", across("1 Jan", "8 Jan")),
    "the year would lie ahead": ("2022.csv", across("1 Des", "8 Des")),
    "one year for a turn": ("2022.csv", across("31 Des", "1 Jan")),
    "two years without a turn": ("2021-2022.csv", across("1 Mar", "8 Mar")),
}  # fmt: skip


@pytest.mark.parametrize("case", ASKED)
def test_what_does_not_tell_it_asks_for_the_day_it_was_made(folders: Folders, case: str) -> None:
    name, text = ASKED[case]
    receipt = loaded(folders, name, text)
    assert (receipt.state, receipt.issues[0].code) == ("refused", "export_date_needed")
    assert all("20" not in text and "--exported-on" in text for text in issue_lines(receipt, speaker("id")))
    assert loaded(folders, name, text, date(2022, 3, 31)).state == "loaded"
    assert all("2021-03-31" < day <= "2022-03-31" for day in days(folders)) and len(days(folders)) == 2


@pytest.mark.parametrize(("heads", "code"), [
    (("01/02", "02/03"), "date_two_ways"), (("01/02", "03/04", "05/06"), "date_two_ways"), (("13/02", "02/14"), "date_two_ways"),
    (("Selasa 3 Jan", "Rabu 4 Jan"), "weekday_differs"),
])  # fmt: skip
def test_what_can_be_read_two_ways_or_contradicts_itself_is_refused(folders: Folders, heads: tuple[str, ...], code: str) -> None:
    assert loaded(folders, "2022.csv", across(*heads)).issues[0].code == code
