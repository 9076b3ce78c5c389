"""A post that stands in an office's own list and in the platform's export is one post, whichever came first."""

from dataclasses import replace
from datetime import date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from etl.keep.preview import preview
from etl.keep.snapshots import reading as snapshot_of
from etl.keep.undo import rebuild, withdraw
from etl.load import load
from etl.model import Account
from etl.read.mapping import Mapping
from etl.receipt import Answer, Receipt
from etl.status import status
from jangkau.warehouse.folders import Folders
from tests.made import order

TITLE = "Vaksinasi massal di alun-alun kota"
ROLES = ["tanggal=day", "judul=caption", "platform=platform", "link=link", "jangkauan=reach", "suka=likes", "disimpan=saves"]
NAMES = [f"{platform}={platform}:dinas" for platform in ("instagram", "facebook", "tiktok", "youtube", "x")]
MAPPING = Mapping.of(ROLES, NAMES).text()
LIST = "Tanggal,Judul,Platform,Link,Jangkauan,Suka,Disimpan\n"
INSTAGRAM = (
    "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Views,Reach,Likes,Saves\n"
    f'17900000000000001,1,dinas,Dinas,"{TITLE} 🎉 Ayo datang",06/21/2026 02:00,https://www.instagram.com/reel/CxYz_9-aB12/,'
    "IG reel,500,400,31,\n"
)
KEPT = (TITLE + " 🎉 Ayo datang", 500, 400, 31, 7)  # the platform's figures, and the saves that the list alone has
SAME = {
    "its link": "2026-06-20,Lain,Instagram,https://www.instagram.com/reel/CxYz_9-aB12/,390,30,7\n",
    "its link as a phone copies it": "2026-06-20,Lain,Instagram,instagram.com/p/CxYz_9-aB12?igsh=abc#x,390,30,7\n",
    "its day and title": f"2026-06-21,{TITLE.upper()}!,Instagram,,390,30,7\n",
    "its day and title that is cut": f"2026-06-21,{TITLE[:22]}…,Instagram,https://bit.ly/3abc,390,30,7\n",
}
OTHER = {
    "another link": f"2026-06-21,{TITLE},Instagram,https://www.instagram.com/p/CxYz_9-aB99/,390,30,7\n",
    "its link in other letters": "2026-06-20,Lain,Instagram,https://www.instagram.com/reel/CXYZ_9-AB12/,390,30,7\n",
    "another day": f"2026-06-22,{TITLE},Instagram,,390,30,7\n",
    "a short beginning": "2026-06-21,Vaksinasi,Instagram,,390,30,7\n",
    "another platform": f"2026-06-21,{TITLE},Facebook,,390,30,7\n",
}  # fmt: skip


def written(folders: Folders, name: str, text: str) -> Path:
    path = folders.data.parent / name
    path.write_text(text, encoding="utf-8")
    return path


def loaded(folders: Folders, name: str, text: str) -> Receipt:
    figure = MAPPING if text.startswith("Tanggal") else None
    given = replace(order(None), now=datetime(2026, 9, 1), exported_on=date(2026, 7, 1), figure=figure)
    (receipt,) = load(folders, [written(folders, name, text)], given)
    assert receipt.state == "loaded", receipt.issues
    return receipt


def posts(folders: Folders) -> list[tuple]:
    with snapshot_of(folders) as connection:
        return connection.execute("SELECT caption, views, reach, likes, saves FROM latest_posts ORDER BY ALL").fetchall()


def said(folders: Folders) -> dict[str, str]:
    """What stands in the ledger about posts that are counted once: the file, and of which kind."""
    with snapshot_of(folders) as connection:
        asked = "SELECT file_name, code FROM issues JOIN imports USING (import_no) WHERE code LIKE 'posts_%'"
        return dict(connection.execute(asked).fetchall())


@pytest.mark.parametrize("line", SAME.values(), ids=SAME)
def test_it_is_counted_once_in_any_order_taken_back_and_made_again(folders: Folders, line: str) -> None:
    files = {"rekap.csv": LIST + line, "Jun.csv": INSTAGRAM}
    codes = {"rekap.csv": "posts_listed_too", "Jun.csv": "posts_in_list"}
    for first, second in permutations(files):
        one = loaded(folders, first, files[first])
        alone = posts(folders)
        two = loaded(folders, second, files[second])
        assert posts(folders) == [KEPT] and said(folders) == codes
        assert [issue.code for issue in two.issues if issue.code in codes.values()] == [codes[second]]
        before = status(folders)
        assert rebuild(folders) == [] and posts(folders) == [KEPT] and said(folders) == codes
        assert {**status(folders), "version": 0} == {**before, "version": 0}
        withdraw(folders, two.import_id or "", order())
        assert posts(folders) == alone and said(folders) == {}
        withdraw(folders, one.import_id or "", order())
        assert posts(folders) == []


@pytest.mark.parametrize("line", OTHER.values(), ids=OTHER)
def test_what_may_be_another_post_stays_one_of_its_own(folders: Folders, line: str) -> None:
    loaded(folders, "rekap.csv", LIST + line)
    receipt = loaded(folders, "Jun.csv", INSTAGRAM)
    assert len(posts(folders)) == 2 and "posts_in_list" not in {issue.code for issue in receipt.issues}


def test_both_in_one_load_are_said_as_well(folders: Folders) -> None:
    paths = [written(folders, "Jun.csv", INSTAGRAM), written(folders, "rekap.csv", LIST + SAME["its link"])]
    receipts = load(folders, paths, replace(order(None), now=datetime(2026, 9, 1)), answers={paths[1]: Answer(figure=MAPPING)})
    assert [receipt.issues[0].code for receipt in receipts] == ["posts_in_list", "posts_listed_too"]
    assert receipts[1].issues[0][1:3] == ("instagram:dinas", "1")


def test_a_first_look_says_so_before_anything_is_kept(folders: Folders) -> None:
    loaded(folders, "Jun.csv", INSTAGRAM)
    path = written(folders, "rekap.csv", LIST + SAME["its day and title"] + OTHER["another day"])
    (look,) = preview(folders, [path], {path: Answer(figure=MAPPING)}, datetime(2026, 9, 1))
    assert look.issues[0].code == "posts_listed_too" and (look.changes.new, look.changes.older) == (1, 1)


def test_two_lists_of_an_office_tell_of_one_post(folders: Folders) -> None:
    link = "tiktok.com/@dinas/video/7100000000000000001"
    loaded(folders, "rekap.csv", LIST + f"2026-06-21,{TITLE},TikTok,https://www.{link},390,30,7\n")
    loaded(folders, "rekap2.csv", LIST + f"2026-06-21,{TITLE},TikTok,,395,32,7\n")
    loaded(folders, "rekap3.csv", LIST + f"2026-06-20,Lain,TikTok,{link}?is=1,400,33,7\n")
    assert len(posts(folders)) == 1


VIDEOS = (
    "Video asset ID,Page ID,Page name,Title,Publish time,Reach,Reactions\n"
    f'100200300400500,9,Dinas,"{TITLE}",06/21/2026 02:00,800,5\n200200300400500,9,Dinas,Lain sekali,06/21/2026 02:00,1,1\n'
)
FACEBOOK = (
    "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Views,Reach,Reactions\n"
    f'122000000000000001,9,Dinas,"{TITLE}",06/21/2026 02:00,https://www.facebook.com/{{link}},Videos,900,800,6\n'
)


@pytest.mark.parametrize("link", ["reel/100200300400500/", "dinas/posts/pfbid0abcdef"])
def test_a_video_of_a_page_is_no_post_beside_its_post(folders: Folders, link: str) -> None:
    for name, text in (("videos.csv", VIDEOS), ("posts.csv", FACEBOOK.format(link=link))):
        given = replace(order(Account("facebook", "dinas")), now=datetime(2026, 9, 1))
        (receipt,) = load(folders, [written(folders, name, text)], given)
        assert receipt.state == "loaded", receipt.issues
    assert [row[3] for row in posts(folders)] == [1, 6] and "posts_in_list" in {issue.code for issue in receipt.issues}
