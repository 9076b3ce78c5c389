"""What is asked before a file is kept: whether it is really this account's, and of this year."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from etl.keep.preview import preview
from etl.keep.undo import rebuild, withdraw
from etl.load import load
from etl.model import Account
from etl.receipt import Answer, Order, Receipt
from jangkau.warehouse.folders import Folders
from tests.made import meta_daily, run_of

NOW = datetime(2026, 8, 20, 3, 0)
MARCH = date(2026, 3, 2)


def loaded(folders: Folders, path: Path, account: str | None, **said: object) -> Receipt:
    (receipt,) = load(folders, [path], replace(Order("penguji", NOW, account and Account.parse(account)), **said))
    return receipt


def asked(folders: Folders, path: Path, account: str, **said: object) -> str | None:
    """The code of the question, which the browser and the command line ask alike; None where the file loads."""
    answer = Answer(Account.parse(account), said.get("exported_on"))
    (card,) = preview(folders, [path], {path: answer}, NOW)
    receipt = loaded(folders, path, account, **said)
    codes = {issue.code for issue in receipt.issues if issue.refused}
    assert codes == {issue.code for issue in card.issues if issue.refused}
    return next(iter(codes), None)


def reach(path: Path, *values: int, first: date = MARCH) -> Path:
    return meta_daily(path, "Instagram reach", run_of(first, *values))


SERIES = [310, 295, 402, 377, 290, 331, 360, 312, 298, 405, 371, 288, 335, 362, 340, 301]


def test_the_same_bytes_for_another_account_are_asked_about(folders: Folders, tmp_path: Path) -> None:
    path = reach(tmp_path / "Reach.csv", 5, 6, 7)
    loaded(folders, path, "instagram:a")
    assert asked(folders, path, "instagram:b") == "same_file_other_account"
    assert loaded(folders, path, "instagram:b", sure=True).state == "loaded"


def test_a_series_that_stands_under_another_account_is_asked_about(folders: Folders, tmp_path: Path) -> None:
    loaded(folders, reach(tmp_path / "a.csv", *SERIES), "instagram:a")
    again = reach(tmp_path / "b.csv", *SERIES[:-1], 302)
    assert asked(folders, again, "instagram:b") == "same_series_other_account"
    assert asked(folders, again, "instagram:a") is None, "its own later export"
    other = [value + 1 if place % 3 else value for place, value in enumerate(SERIES)]
    assert asked(folders, reach(tmp_path / "c.csv", *other), "instagram:c") is None
    assert asked(folders, reach(tmp_path / "d.csv", *[0] * 16), "instagram:d") is None, "nothing is nobody's"


@pytest.mark.parametrize("differ", [(0, 15), (6, 7), (13, 14), (3, 10), (5, 6, 7)])
def test_a_series_is_known_by_nine_of_ten_days_wherever_the_others_lie(
    folders: Folders, tmp_path: Path, differ: tuple[int, ...]
) -> None:
    series = SERIES + [value + 7 for value in SERIES[:6]]  # 22 days from a Thursday, in four weeks
    first = MARCH + timedelta(days=3)
    loaded(folders, reach(tmp_path / "a.csv", *series, first=first), "instagram:a")
    loaded(folders, reach(tmp_path / "c.csv", *[value + 1 for value in series], first=first), "instagram:c")
    changed = [value + 50 if place in differ else value for place, value in enumerate(series)]
    again = reach(tmp_path / "b.csv", *changed, first=first)
    assert asked(folders, again, "instagram:b") == ("same_series_other_account" if len(differ) < 3 else None)


def test_a_series_that_was_withdrawn_is_nobodys(folders: Folders, tmp_path: Path) -> None:
    first = loaded(folders, reach(tmp_path / "a.csv", *SERIES), "instagram:a")
    withdraw(folders, first.import_id, Order("penguji", NOW))
    assert asked(folders, reach(tmp_path / "b.csv", *SERIES[:-1], 302), "instagram:b") is None


POSTS = "Post ID,Page ID,Page name,Publish time,Permalink,Views,Reach,Reactions,Comments,Shares\n"


def page(path: Path, page_id: str, post: str) -> Path:
    row = f"{post},{page_id},Dinas,06/05/2026 09:30,https://www.facebook.com/1000/posts/1,50,40,3,1,0\n"
    path.write_text(POSTS + row, encoding="utf-8")
    return path


def test_a_series_that_came_just_before_in_the_same_load_is_asked_about(folders: Folders, tmp_path: Path) -> None:
    """What a draft has not handed to its database yet is compared as well, and only where the account is another."""
    first, again = reach(tmp_path / "a.csv", *SERIES), reach(tmp_path / "b.csv", *SERIES[:-1], 302)
    of = {first: "instagram:a", again: "instagram:b"}
    order = Order("penguji", NOW)
    mine = load(folders, of, order, answers={path: Answer(Account.parse("instagram:a")) for path in of})
    assert [receipt.state for receipt in mine] == ["loaded", "loaded"]
    other = Folders(tmp_path / "other")
    receipts = load(other, of, order, answers={path: Answer(Account.parse(account)) for path, account in of.items()})
    assert [receipt.state for receipt in receipts] == ["loaded", "refused"]
    assert receipts[1].issues[0].code == "same_series_other_account" and "instagram:a" in receipts[1].issues[0].value


def test_a_page_that_was_loaded_under_another_account_is_asked_about(folders: Folders, tmp_path: Path) -> None:
    loaded(folders, page(tmp_path / "juni.csv", "100010000000001", "122000000000000001"), "facebook:a")
    july = page(tmp_path / "juli.csv", "100010000000001", "122000000000000002")
    assert asked(folders, july, "facebook:b") == "same_owner_other_account"
    rebuild(folders)
    assert asked(folders, july, "facebook:b") == "same_owner_other_account", "as well after a rebuild"
    assert asked(folders, page(tmp_path / "lain.csv", "100010000000002", "122000000000000003"), "facebook:b") is None
    assert asked(folders, july, "facebook:a") is None


def content(path: Path, handle: str, number: str, post: str) -> Path:
    """An Instagram account's posts, one of them made by another that has a share in it."""
    header = "Post ID,Account ID,Account username,Publish time,Permalink,Post type,Views,Reach\n"
    row = "{},{},{},06/05/2026 09:30,https://www.instagram.com/p/A/,IG image,50,{}\n"
    rows = row.format(post, number, handle, 40) + row.format(f"{post}9", "17841400000000099", "mitra", "")
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_an_account_that_was_renamed_is_asked_about(folders: Folders, tmp_path: Path) -> None:
    """Its posts would be counted under both names."""
    loaded(folders, content(tmp_path / "juni.csv", "lama", "17841400000000001", "17900000000000001"), "instagram:lama")
    july = content(tmp_path / "juli.csv", "baru", "17841400000000001", "17900000000000002")
    assert asked(folders, july, "instagram:baru") == "same_owner_other_account"
    assert (
        asked(folders, content(tmp_path / "lain.csv", "lain", "17841400000000002", "17900000000000003"), "instagram:lain") is None
    )
    assert (
        asked(folders, content(tmp_path / "mitra.csv", "mitra", "17841400000000099", "1790000000000004"), "instagram:mitra")
        is None
    )


OVERVIEW = '"Date","Video Views","Profile Views","Likes","Comments","Shares"\n'


def tiktok(path: Path, *days: str) -> Path:
    rows = (f'"{day}","12{place}","5","3","1","0"' for place, day in enumerate(days))
    path.write_text(OVERVIEW + "\n".join(rows), encoding="utf-8")
    return path


def test_a_day_of_export_a_year_off_is_asked_about(folders: Folders, tmp_path: Path) -> None:
    march = tiktok(tmp_path / "Maret.csv", "March 1", "March 2")
    april = tiktok(tmp_path / "April.csv", "April 1", "April 2")
    assert asked(folders, march, "tiktok:a", exported_on=date(2026, 3, 4)) is None
    assert asked(folders, april, "tiktok:a", exported_on=date(2025, 4, 4)) == "export_year_doubtful"
    assert asked(folders, april, "tiktok:a", exported_on=date(2026, 4, 4)) is None


def test_a_file_that_ends_long_before_its_export_is_asked_about(folders: Folders, tmp_path: Path) -> None:
    path = tiktok(tmp_path / "Overview.csv", "March 1", "March 2")
    assert asked(folders, path, "tiktok:a", exported_on=date(2026, 7, 4)) == "export_day_far"
    assert loaded(folders, path, "tiktok:a", exported_on=date(2026, 7, 4), sure=True).state == "loaded"


def test_the_figure_that_a_person_names_is_kept_in_the_ledger(folders: Folders, tmp_path: Path) -> None:
    path = tmp_path / "Reach.csv"
    path.write_text('"Date","Primary"\n"2026-06-01T00:00:00","120"\n\n\n', encoding="utf-8")
    assert asked(folders, path, "instagram:a") == "figure_needed"
    assert loaded(folders, path, "instagram:a", figure="reach").state == "loaded"
    before = folders.version
    rebuild(folders)
    (card,) = preview(folders, [path], {path: Answer(Account.parse("instagram:a"), figure="reach")}, NOW)
    assert (card.state, card.changes.same) == ("already", 1) and folders.version != before
