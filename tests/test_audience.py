"""Who an account reaches: read, kept, taken back, made again, and said."""

from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from etl.keep.snapshots import reading as snapshot_of
from etl.keep.undo import rebuild, restore, withdraw
from etl.load import load
from etl.model import Account
from etl.receipt import Receipt
from etl.status import status
from jangkau.findings.account.audience import group_said, named, title_said, unit_said
from jangkau.locales import speaker
from jangkau.metrics.account.account_audience import account_audience
from jangkau.metrics.limit import Limit, limited
from jangkau.metrics.shelf import reading
from jangkau.warehouse.folders import Folders
from tests.made import order

ACCOUNT = Account("instagram", "contoh")
AGES = 'sep=,\n"Age & gender"\n"","Women","Men"\n"18-24","{young}","10"\n"25-34","20","30"\n\n'
CITIES = '"Top cities"\n"Surabaya, Indonesia","Malang, Indonesia"\n"31.7","11.1"\n\n\n'


def loaded(folders: Folders, name: str, text: str, on: date | None = date(2026, 6, 22)) -> Receipt:
    path = folders.data.parent / name
    path.write_text(text, encoding="utf-16")
    (receipt,) = load(folders, [path], replace(order(ACCOUNT, now=datetime(2026, 8, 1)), exported_on=on))
    return receipt


def told(folders: Folders) -> dict[str, float]:
    with reading(folders.data) as warehouse:
        shares = account_audience(warehouse, str(ACCOUNT))
    return dict(zip(shares["dimension"] + " " + shares["value"], shares["share"], strict=True))


def test_shares_are_read_parted_and_summed(folders: Folders) -> None:
    receipt = loaded(folders, "Audience.csv", AGES.format(young="40") + CITIES)
    assert (receipt.state, receipt.rows_read, receipt.loaded) == ("loaded", 3, 3)
    assert told(folders) == {
        "age 18-24": 0.5, "age 25-34": 0.5, "gender women": 0.6, "gender men": 0.4, "city Surabaya, Indonesia": 0.317,
        "city Malang, Indonesia": 0.111,
    }  # fmt: skip


def test_the_newest_export_of_each_dimension_is_told_whatever_the_order(folders: Folders) -> None:
    loaded(folders, "b.csv", AGES.format(young="35"), date(2026, 7, 1))
    loaded(folders, "a.csv", AGES.format(young="40") + CITIES)
    assert told(folders)["age 18-24"] == 0.45 and told(folders)["city Surabaya, Indonesia"] == 0.317


def test_an_import_is_taken_back_restored_and_made_again(folders: Folders) -> None:
    loaded(folders, "a.csv", AGES.format(young="40"))
    before = status(folders)["fingerprint"], told(folders)
    later = loaded(folders, "b.csv", AGES.format(young="35"), date(2026, 7, 1))
    after = status(folders)["fingerprint"], told(folders)
    assert after[0] != before[0] and after[1] != before[1]
    withdraw(folders, later.import_id, order())
    assert (status(folders)["fingerprint"], told(folders)) == before
    restore(folders, later.import_id, order())
    assert (status(folders)["fingerprint"], told(folders)) == after
    assert rebuild(folders) == []
    assert (status(folders)["fingerprint"], told(folders)) == after


def test_a_file_without_a_day_stands_under_the_day_of_loading_and_says_so(folders: Folders) -> None:
    receipt = loaded(folders, "a.csv", AGES.format(young="40"), None)
    assert receipt.state == "loaded" and [issue.code for issue in receipt.issues] == ["dated_by_loading"]
    with snapshot_of(folders) as connection:
        assert {str(day) for (day,) in connection.execute("SELECT day FROM audience_shares").fetchall()} == {
            receipt.issues[0].value
        }


def test_another_accounts_audience_is_not_shown(folders: Folders) -> None:
    loaded(folders, "a.csv", AGES.format(young="40"))
    with limited(Limit(account="x:other")):
        assert told(folders) == {}


@pytest.mark.parametrize(("lang", "title"), [("id", "Terbanyak perempuan: 60%"), ("en", "Mostly women: 60%")], ids=["id", "en"])
def test_what_is_said_names_the_day_and_of_how_many(folders: Folders, lang: str, title: str) -> None:
    loaded(folders, "a.csv", AGES.format(young="40"))
    say = speaker(lang)
    with reading(folders.data) as warehouse:
        shares = account_audience(warehouse, str(ACCOUNT))
    assert title_said(named(shares, "gender", say), "gender", say) == title
    assert say.short_day(shares["day"].iloc[0]) in unit_said(shares, "Kota Surabaya", say)
    assert say.number(5200) in unit_said(shares.assign(followers=5200), None, say)


def test_the_places_of_a_pages_workbook_are_read_beside_its_days(folders: Folders) -> None:
    book = openpyxl.Workbook()
    book.active.title = "New followers"
    for row in (
        ["Date", "Sponsored followers", "Organic followers", "Total followers"],
        ["06/21/2026", 0, 3, 3],
        ["06/22/2026", 0, 1, 1],
    ):
        book.active.append(row)
    sheets: dict[str, list[list[str | int]]] = {
        "Location": [["Location", "Total followers"], ["Surabaya, East Java", 300], ["Malang, East Java", 100]],
        "Seniority": [["Seniority", "Total followers"], ["Senior", 12]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folders.data.parent / "dinas_followers_1782200000000.xlsx"
    book.save(path)
    (receipt,) = load(folders, [path], order(None, now=datetime(2026, 8, 1)))
    assert (receipt.account, receipt.rows_read, receipt.loaded) == ("linkedin:dinas", 4, 4)
    assert [(issue.code, issue.column) for issue in receipt.issues] == [("sheet_not_read", "Seniority")]
    with reading(folders.data) as warehouse:
        shares = account_audience(warehouse, "linkedin:dinas")
    assert dict(zip(shares["value"], shares["share"], strict=True)) == {"Surabaya, East Java": 0.75, "Malang, East Java": 0.25}
    assert {str(day)[:10] for day in shares["day"]} == {"2026-06-23"} and set(shares["basis"]) == {"followers"}


@pytest.mark.parametrize("told, there, here", [("ID", "Indonesia", "Indonesia"), ("GB", "United Kingdom", "Inggris Raya"),
                                               ("Germany", "Germany", "Jerman"), ("Jepang", "Japan", "Jepang")])  # fmt: skip
def test_a_country_is_said_in_the_readers_language_however_it_was_told(told, there, here) -> None:
    assert (group_said("country", told, speaker("en")), group_said("country", told, speaker("id"))) == (there, here)


def test_a_place_that_is_no_country_keeps_its_name() -> None:
    assert group_said("country", "Others", speaker("id")) == "Others"
    assert group_said("city", "Germany", speaker("id")) == "Germany"
