"""The sheets that offices keep themselves: asked about once, read by what was said, remembered, forgotten, made again."""

from dataclasses import replace
from datetime import datetime

import pytest

from etl.keep.mappings import forget, own_formats, remember_again
from etl.keep.snapshots import reading as snapshot_of
from etl.keep.undo import rebuild
from etl.load import load
from etl.model import Account
from etl.read.mapping import Mapping
from etl.receipt import Receipt
from etl.status import status
from jangkau.warehouse.folders import Folders
from tests.made import order

ORDER = replace(order(None), now=datetime(2026, 9, 1))
DOWN = "Rekap pengikut\ntanggal,Instagram,Facebook\n2026-06-21,12.200,800\n28/06/2026,12.345,805\n"
ACROSS = "Akun,Platform,2026-06-21,2026-06-28\nDinas Kominfo,Instagram,12.200,12.345\nDinas Kominfo,FB,800,805\n"
LIST = (
    "Tanggal;Judul;Platform;Link;Jangkauan;Suka\n2026-06-21;Vaksin;Instagram;https://instagram.com/p/A;1.200;30\n"
    "2026-06-22;Banjir;Facebook;https://facebook.com/1;800;5\nJumlah;;;;2.000;35\n"
)
LONG = "Tanggal,Platform,Pengikut\n2026-06-28,Instagram,12.345\n2026-06-28,Facebook,805\n"
ON_BOTH = ["Instagram=instagram:dinas", "Facebook=facebook:dinas"]
BY_NAME = ["Dinas Kominfo=instagram:dinas", "Dinas Kominfo=facebook:dinas"]
CASES = {
    "a column an account": (
        DOWN, ["tanggal=day", "Instagram=followers@instagram:dinas", "Facebook=followers@facebook:dinas"], []),
    "days as columns": (ACROSS, ["akun=account", "platform=platform", "*=followers"], BY_NAME),
    "a row a day and platform": (LONG, ["tanggal=day", "platform=platform", "pengikut=followers"], ON_BOTH),
    "a list of contents": (
        LIST, ["tanggal=day", "judul=caption", "platform=platform", "link=link", "jangkauan=reach", "suka=likes"], ON_BOTH),
}  # fmt: skip


def loaded(folders: Folders, text: str, figure: str | None = None, chosen: str | None = None, name: str = "a.csv") -> Receipt:
    path = folders.data.parent / name
    path.write_text(text, encoding="utf-8")
    (receipt,) = load(folders, [path], replace(ORDER, figure=figure, chosen=chosen and Account.parse(chosen)))
    return receipt


def facts(folders: Folders) -> list[tuple]:
    with snapshot_of(folders) as connection:
        days = connection.execute("SELECT account, day::VARCHAR, value FROM account_days ORDER BY ALL").fetchall()
        posts = "SELECT account, published_on::VARCHAR, reach, likes, caption FROM latest_posts ORDER BY ALL"
        return days + connection.execute(posts).fetchall()


@pytest.mark.parametrize("case", CASES)
def test_a_sheet_is_asked_about_once_and_then_remembered(folders: Folders, case: str) -> None:
    text, columns, names = CASES[case]
    assert loaded(folders, text).issues[0].code == "mapping_needed"
    assert loaded(folders, text, Mapping.of(columns, names).text()).state == "loaded"
    first = facts(folders)
    assert {account for account, *_ in first} == {"instagram:dinas", "facebook:dinas"}
    assert first[-1][1:] in (("2026-06-28", 12345.0), ("2026-06-21", 1200, 30, "Vaksin"))
    later = text.replace("2026-06-2", "2026-07-0")
    assert loaded(folders, later, name="b.csv").state == "loaded", "the next of its kind is not asked about"
    before = status(folders)["fingerprint"], facts(folders)
    for kept in (folders.data / "mappings").iterdir():
        kept.unlink()
    assert rebuild(folders) == [] and (status(folders)["fingerprint"], facts(folders)) == before


def test_a_format_is_forgotten_and_remembered_again(folders: Folders) -> None:
    text, columns, names = CASES["a column an account"]
    loaded(folders, text, Mapping.of(columns, names).text())
    (known,) = own_formats(folders)
    later = text.replace("2026-06-21", "2026-07-05")
    assert forget(folders, known.id) and own_formats(folders)[0].forgotten
    assert loaded(folders, later, name="b.csv").issues[0].code == "mapping_needed"
    assert remember_again(folders, known.id)
    assert loaded(folders, later, name="b.csv").state == "loaded"
    assert not forget(folders, "../../etc/passwd")


def test_a_name_that_nobody_has_told_is_asked_about_and_may_be_left_out(folders: Folders) -> None:
    text, columns, names = CASES["days as columns"]
    loaded(folders, text, Mapping.of(columns, names).text())
    more = text + "Kabar Baru,Instagram,10,20\n"
    receipt = loaded(folders, more, name="b.csv")
    assert (receipt.issues[0].code, receipt.issues[0].value) == ("names_needed", "Kabar Baru (instagram)")
    receipt = loaded(folders, more, Mapping.of([], ["Kabar Baru=-"]).text(), name="b.csv")
    assert (receipt.state, receipt.loaded, receipt.ignored) == ("loaded", 2, 1)


def test_an_account_chosen_for_one_file_is_not_remembered_for_the_next(folders: Folders) -> None:
    text = "tanggal,pengikut\n2026-06-21,1.200\n"
    mapping = Mapping.of(["tanggal=day", "pengikut=followers"], []).text()
    assert loaded(folders, text, mapping, "instagram:satu").state == "loaded"
    other = text.replace("1.200", "900")
    assert loaded(folders, other, name="b.csv").issues[0].code == "mapping_short"
    assert loaded(folders, other, chosen="instagram:dua", name="b.csv").state == "loaded"
    assert {account for account, *_ in facts(folders)} == {"instagram:satu", "instagram:dua"}


KARMA = "Followers;;\nMay 25, 2026 - May 26, 2026;;\nGenerated;;\nProfile;Network;May 25, 2026;May 26, 2026\n"


def test_display_names_of_a_report_are_asked_about_once(folders: Folders) -> None:
    report = KARMA + "Dinas Rekaan;INSTAGRAM;1,200;1,210\nKabar Rekaan;INSTAGRAM;880;881\n"
    receipt = loaded(folders, report)
    assert receipt.issues[0].value == "Dinas Rekaan (instagram)\nKabar Rekaan (instagram)"
    assert loaded(folders, report, chosen="instagram:dinas").issues[0].code == "names_needed", "one account cannot be both"
    names = Mapping.of([], ["Dinas Rekaan=instagram:dinas", "Kabar Rekaan=instagram:kabar"])
    assert loaded(folders, report, names.text()).loaded == 2
    assert loaded(folders, report.replace("1,210", "1,215"), name="b.csv").state == "loaded"


def test_a_report_of_one_profile_is_that_of_the_chosen_account_this_time_alone(folders: Folders) -> None:
    report = KARMA + "Dinas Rekaan;INSTAGRAM;1,200;1,210\n"
    assert loaded(folders, report, chosen="instagram:dinas").loaded == 1
    assert loaded(folders, report.replace("Dinas", "Kabar"), name="b.csv").issues[0].code == "names_needed"


@pytest.mark.parametrize("text", [
    "Tanggal,Pengeluaran,Keterangan\n2026-06-01,20000,bensin\n", "No,Nama,Nomor WA\n1,Budi,0812\n",
    "Post ID,Account ID,Account username,Account name,Description,Permalink,Post type,Views,Reach\n1,2,3,4,5,6,7,8,9\n",
])  # fmt: skip
def test_what_is_no_such_sheet_or_a_damaged_export_is_not_asked_about(folders: Folders, text: str) -> None:
    assert loaded(folders, text).issues[0].code == "format_unknown"
