"""Whose a file is: the file's own word, its name's, or a person's; a contradiction is a question, never a guess."""

from datetime import date
from pathlib import Path

import pytest

from etl.load import load
from etl.messages import issue_lines
from etl.model import Account
from etl.receipt import Receipt
from etl.registry.register import load_registry
from jangkau.locales import speaker
from jangkau.warehouse.folders import Folders
from tests.made import facts, meta_daily, order, run_of, sheet
from tests.test_sources import zipped

D = date(2021, 12, 6)
POSTS = "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Views,Reach,Likes\n"
STUDIO = "Date,Video Views,Profile Views,Likes,Comments,Shares\nDecember 6,1,2,3,4,5\nDecember 7,1,2,3,4,5\n"


def posts(path: Path, *owners: str, reach: str = "9") -> Path:
    """Instagram posts, one by each owner."""
    lines = [
        f"1790000000000{number:04d},1,{owner},Nama,teks,12/06/2021 21:04,,IG reel,10,{reach},1\n"
        for number, owner in enumerate(owners)
    ]
    path.write_text("\ufeff" + POSTS + "".join(lines), encoding="utf-8")
    return path


def loaded(folders: Folders, path: Path, chosen: str | None) -> Receipt:
    (receipt,) = load(folders, [path], order(Account.parse(chosen) if chosen else None))
    return receipt


def asked(receipt: Receipt) -> tuple[str, str | None, str | None]:
    """The question instead of a loading: its code, what was chosen and what the file says."""
    assert (receipt.state, receipt.import_id, receipt.loaded) == ("refused", None, 0)
    (issue,) = receipt.issues
    assert all(next(issue_lines(receipt, speaker(lang))) for lang in ("id", "en"))
    return issue.code, issue.column, issue.value


def test_a_file_that_names_its_account_needs_no_choice(folders: Folders, tmp_path: Path) -> None:
    receipt = loaded(folders, posts(tmp_path / "p.csv", "contoh", "contoh"), None)
    assert (receipt.state, receipt.account, receipt.loaded) == ("loaded", "instagram:contoh", 2)


def test_the_right_choice_is_no_contradiction_however_it_is_written(folders: Folders, tmp_path: Path) -> None:
    receipt = loaded(folders, posts(tmp_path / "p.csv", "Contoh"), "Instagram:@CONTOH")
    assert (receipt.state, receipt.account) == ("loaded", "instagram:contoh")


def test_a_file_of_one_account_is_not_loaded_for_another(folders: Folders, tmp_path: Path) -> None:
    receipt = loaded(folders, posts(tmp_path / "p.csv", "contoh"), "instagram:lain")
    assert asked(receipt) == ("account_differs", "instagram:lain", "instagram:contoh")


def test_a_file_of_one_platform_is_not_loaded_for_another(folders: Folders, tmp_path: Path) -> None:
    assert asked(loaded(folders, posts(tmp_path / "p.csv", "contoh"), "tiktok:contoh"))[0] == "platform_differs"
    reach = meta_daily(tmp_path / "Reach.csv", "Reach", run_of(D, 1))
    assert asked(loaded(folders, reach, "facebook:contoh")) == ("platform_differs", "facebook:contoh", "instagram")


def test_a_file_of_two_accounts_asks_which_and_keeps_the_chosen_ones_rows(folders: Folders, tmp_path: Path) -> None:
    both = posts(tmp_path / "p.csv", "contoh", "lain", "contoh")
    assert asked(loaded(folders, both, None)) == ("account_two", None, "instagram:contoh, instagram:lain")
    receipt = loaded(folders, both, "instagram:lain")
    assert (receipt.account, receipt.rows_read, receipt.loaded, receipt.ignored) == ("instagram:lain", 3, 1, 2)


def test_collaborations_without_reach_do_not_make_a_second_owner(folders: Folders, tmp_path: Path) -> None:
    own, others = posts(tmp_path / "a.csv", "contoh"), posts(tmp_path / "b.csv", "lain", "ketiga", reach="")
    mixed = tmp_path / "p.csv"
    foreign = others.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    mixed.write_text(own.read_text(encoding="utf-8") + "".join(foreign).replace("17900", "18000"), encoding="utf-8")
    receipt = loaded(folders, mixed, None)
    assert (receipt.account, receipt.loaded, receipt.ignored) == ("instagram:contoh", 1, 2)


@pytest.mark.parametrize(
    ("title", "platforms"), [("Reach", "instagram"), ("Views", "facebook, instagram"), ("Follows", "facebook")]
)
def test_where_nobody_says_the_platforms_it_may_be_of_are_offered(
    folders: Folders, tmp_path: Path, title: str, platforms: str
) -> None:
    receipt = loaded(folders, meta_daily(tmp_path / "x.csv", title, run_of(D, 1)), None)
    assert asked(receipt) == ("account_needed", None, platforms)


def test_views_belong_to_whichever_platform_is_chosen(folders: Folders, tmp_path: Path) -> None:
    views = meta_daily(tmp_path / "Views.csv", "Views", run_of(D, 5))
    for chosen in ("facebook:contoh", "instagram:contoh"):
        assert loaded(folders, views, chosen).account == chosen
    assert [row[0] for row in facts(folders)] == ["facebook:contoh", "instagram:contoh"]


def test_a_zip_named_by_tiktok_tells_the_account_and_the_year(folders: Folders, tmp_path: Path) -> None:
    moment = 1638950400  # 8 December 2021 in UTC
    path = zipped(tmp_path / f"Overview_2021-12-06_{moment}_contoh.jatim (1).zip", {"Overview.csv": STUDIO})
    receipt = loaded(folders, path, None)
    assert (receipt.state, receipt.account) == ("loaded", "tiktok:contoh.jatim")
    assert (receipt.period_from, receipt.period_to) == (date(2021, 12, 6), date(2021, 12, 7))
    assert asked(loaded(folders, path, "tiktok:lain")) == ("account_differs", "tiktok:lain", "tiktok:contoh.jatim")


def test_a_folder_named_by_tiktok_is_as_good_as_its_zip(folders: Folders, tmp_path: Path) -> None:
    folder = tmp_path / "Overview_2021-12-06_1638950400_contoh"
    folder.mkdir()
    (folder / "Overview.csv").write_text(STUDIO, encoding="utf-8")
    receipt = loaded(folders, folder, None)
    assert (receipt.state, receipt.account) == ("loaded", "tiktok:contoh")


def test_the_same_file_without_its_name_is_asked_about(folders: Folders, tmp_path: Path) -> None:
    path = tmp_path / "Overview.csv"
    path.write_text(STUDIO, encoding="utf-8")
    assert asked(loaded(folders, path, None)) == ("account_needed", None, "tiktok")
    assert asked(loaded(folders, path, "tiktok:contoh"))[0] == "export_date_needed"


def test_legacy_files_of_twitter_name_their_account(folders: Folders, tmp_path: Path) -> None:
    path = tmp_path / "daily_tweet_activity_metrics_ContohJatim_20211201_20220101_en.csv"
    path.write_text("Date,Tweets published,impressions,engagements\n2021-12-06,1,2,3\n", encoding="utf-8")
    receipt = loaded(folders, path, None)
    assert (receipt.account, receipt.loaded) == ("x:contohjatim", 1)
    assert asked(loaded(folders, path, "x:lain")) == ("account_differs", "x:lain", "x:contohjatim")


def test_accounts_that_are_not_registered_are_offered(folders: Folders, tmp_path: Path) -> None:
    totals = sheet(tmp_path / "s.csv", "2021-12-06,x,baru,1", "2021-12-06,x,lama,2", "2021-12-06,instagram,baru,3")
    registry = tmp_path / "accounts.csv"
    registry.write_text("platform,handle,owner,regency\nx,@Lama,community,Banyuwangi\n", encoding="utf-8")
    assert load_registry(folders, "accounts", registry, order()).loaded == 1
    receipt = loaded(folders, totals, None)
    assert receipt.unregistered == ("instagram:baru", "x:baru")
    for lang in ("id", "en"):
        assert sum("x:baru" in line for line in issue_lines(receipt, speaker(lang))) == 1
    reach = meta_daily(tmp_path / "Reach.csv", "Reach", run_of(D, 1))
    assert loaded(folders, reach, "instagram:contoh").unregistered == ("instagram:contoh",)
    registry.write_text("platform,handle,owner,regency\ninstagram,contoh,community,Banyuwangi\n", encoding="utf-8")
    load_registry(folders, "accounts", registry, order())
    again = meta_daily(tmp_path / "b" / "Reach.csv", "Reach", run_of(D, 2))
    assert loaded(folders, again, "instagram:contoh").unregistered == ()
