"""What nobody can tell is never told as "tidak ada": exports of every kind of gap, through the door by which they come in."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl.load import load
from etl.model import Account
from jangkau.metrics.campaigns.agenda_response import agenda_posts, agenda_response_between
from jangkau.metrics.campaigns.mentions import mentions
from jangkau.metrics.scope import Place, Scope
from jangkau.metrics.shelf import reading as snapshot
from jangkau.warehouse.folders import Folders
from tests.made import order
from tests.test_themes import HEADER, registry

LATER = replace(order(), exported_on=date(2022, 1, 5))
REFUSED, SHARED = "An error occurred", "mitra"
NO_CAPTION = "Post ID,Account username,Publish time,Reach\n"


def office(tmp_path: Path, starts_at: str, platform: str = "instagram") -> Folders:
    """An account of Banyuwangi, and an agenda about vaccination that begins at a moment (WIB)."""
    folders = Folders(tmp_path / "data")
    registry(folders, tmp_path, "accounts", f"platform,handle,owner,regency\n{platform},contoh,community,Banyuwangi\n")
    agenda = f"e,agenda,E,{starts_at[:10]},{starts_at},vaksin\n"
    registry(folders, tmp_path, "events", f"event_id,kind,name,starts_on,starts_at,patterns\n{agenda}")
    return folders


def export(path: Path, *posts: tuple) -> Path:
    """An Instagram export: (number, US Pacific time, caption), and where wanted whose post it is and what it remarks."""
    rows = "".join(
        f'{17900000000000001 + number},1,{whose or "contoh"},C,"{caption}",0,{at},https://www.instagram.com/p/{number}/,IG image,'
        f"{remark},Lifetime,100,{'' if whose else 50},3,1,0,2,1\n"
        for number, at, caption, whose, remark in ((*post, None, "")[:5] if len(post) == 3 else post for post in posts)
    )
    path.write_text(f"\ufeff{HEADER}{rows}", encoding="utf-8")
    return path


def response(folders: Folders) -> dict:
    with snapshot(folders.data) as warehouse:
        return agenda_response_between(warehouse, Place("35"), date(2018, 1, 1), date(2022, 12, 31)).iloc[0].to_dict()


def answer(folders: Folders) -> tuple[str, bool]:
    row = response(folders)
    return row["status"], bool(row["covered"])


WEEK = [(1, "12/01/2021 01:00", "halo"), (3, "12/20/2021 22:30", "libur")]


@pytest.mark.parametrize(
    ("name", "posts", "expected"),
    [
        ("Dec-01-2021_Dec-31-2021_1.csv", WEEK, ("none", True)),  # every post is told, and none is about it
        ("Dec-01-2021_Dec-31-2021_1.csv", [*WEEK, (2, "12/03/2021 01:00", "ayo vaksin")], ("on_time", True)),
        # A US Pacific evening is the next morning in WIB: 21.00 on the 2nd is 12.00 on the 3rd.
        ("Dec-01-2021_Dec-31-2021_1.csv", [*WEEK, (2, "12/02/2021 21:00", "ayo vaksin")], ("on_time", True)),
        ("Dec-01-2021_Dec-31-2021_1.csv", [*WEEK, (2, "12/02/2021 17:59", "ayo vaksin")], ("none", True)),
        ("Dec-01-2021_Dec-31-2021_1.csv", [*WEEK, (2, "12/03/2021 01:00", "vaksin", None, REFUSED)], ("no_data", False)),
        ("Dec-01-2021_Dec-31-2021_1.csv", [*WEEK, (2, "12/03/2021 01:00", "vaksin", SHARED, "")], ("on_time", True)),
        ("Dec-01-2021_Dec-31-2021_1.csv", [*WEEK, (2, "12/03/2021 01:00", "halo", SHARED, "")], ("none", True)),
        ("Dec-04-2021_Dec-31-2021_1.csv", WEEK[1:], ("no_data", False)),  # begins a day after the agenda
        ("unduhan.csv", [(1, "12/01/2021 01:00", "halo"), (3, "12/05/2021 17:30", "libur")], ("no_data", False)),  # by its posts
        ("unduhan.csv", [(1, "12/01/2021 01:00", "halo"), (3, "12/05/2021 18:30", "libur")], ("none", True)),
    ],
)  # fmt: skip
def test_an_agenda_of_the_third_at_nine(tmp_path: Path, name: str, posts: list[tuple], expected: tuple[str, bool]) -> None:
    folders = office(tmp_path, "2021-12-03 09:00")
    load(folders, [export(tmp_path / name, *posts)], LATER)
    assert answer(folders) == expected


def test_a_post_made_together_is_among_the_posts_that_are_counted(tmp_path: Path) -> None:
    folders = office(tmp_path, "2021-12-03 09:00")
    shared = (2, "12/03/2021 01:00", "ayo vaksin", SHARED, "")
    load(folders, [export(tmp_path / "Dec-01-2021_Dec-31-2021_1.csv", *WEEK, shared)], LATER)
    with snapshot(folders.data) as warehouse:
        response = agenda_response_between(warehouse, Place("35"), date(2021, 12, 1), date(2021, 12, 31))
        posts = agenda_posts(warehouse, response, "e")
    assert len(posts) == response["posts"].sum() == 1 and posts["permalink"].tolist() == response["permalink"].tolist()
    assert posts["views"].isna().all(), "the maker's figures are not told in this file"


def test_posts_without_captions_tell_nothing(tmp_path: Path) -> None:
    folders, path = office(tmp_path, "2021-12-03 09:00"), tmp_path / "Dec-01-2021_Dec-31-2021_1.csv"
    path.write_text(f"\ufeff{NO_CAPTION}17900000000000001,contoh,12/03/2021 01:00,5\n", encoding="utf-8")
    assert load(folders, [path], LATER)[0].state == "loaded"
    assert answer(folders) == ("no_data", False)


def test_a_newer_export_without_captions_takes_no_answer_away(tmp_path: Path) -> None:
    folders, path = office(tmp_path, "2021-12-03 09:00"), tmp_path / "Dec-01-2021_Dec-31-2021_2.csv"
    load(folders, [export(tmp_path / "Dec-01-2021_Dec-31-2021_1.csv", (2, "12/03/2021 01:00", "vaksin"))], LATER)
    assert answer(folders) == ("on_time", True)
    path.write_text(f"\ufeff{NO_CAPTION}17900000000000003,contoh,12/03/2021 01:00,5\n", encoding="utf-8")
    load(folders, [path], replace(order(), exported_on=date(2022, 1, 6)))
    assert answer(folders) == ("on_time", True) and response(folders)["permalink"] == "https://www.instagram.com/p/2/"


@pytest.mark.parametrize(
    ("exported_on", "second", "expected"),
    [
        (date(2021, 12, 5), "Dec-06-2021_Dec-12-2021_2.csv", ("no_data", False)),  # the Sunday was not over, and is in no other
        (date(2021, 12, 6), "Dec-06-2021_Dec-12-2021_2.csv", ("no_data", False)),  # the Sunday of the platform's clock was not
        (date(2021, 12, 7), "Dec-06-2021_Dec-12-2021_2.csv", ("none", True)),
        (None, "Dec-06-2021_Dec-12-2021_2.csv", ("no_data", False)),  # nobody told when
        (date(2021, 12, 5), "Dec-04-2021_Dec-12-2021_2.csv", ("none", True)),  # they overlap
    ],
)
def test_two_exports_that_meet_in_the_middle_of_an_agenda(tmp_path: Path, exported_on, second: str, expected) -> None:
    folders = office(tmp_path, "2021-12-05 14:00")
    first = export(tmp_path / "Nov-29-2021_Dec-05-2021_1.csv", (1, "11/30/2021 01:00", "halo"))
    load(folders, [first], replace(order(), exported_on=exported_on))
    assert answer(folders) == ("no_data", False)
    load(folders, [export(tmp_path / second, (2, "12/08/2021 01:00", "halo"))], LATER)
    assert answer(folders) == expected


def test_a_table_of_videos_without_its_period_covers_nothing(tmp_path: Path) -> None:
    folders, path = office(tmp_path, "2019-06-05 20:00", "youtube"), tmp_path / "Table data.csv"
    videos = 'abcdefghij1,lama,"Mar 3, 2018",10,5\nabcdefghij2,baru,"Dec 20, 2021",10,5\n'
    path.write_text(f"Content,Video title,Video publish time,Duration,Views\nTotal,,,,10\n{videos}", encoding="utf-8")
    load(folders, [path], replace(order(Account("youtube", "contoh")), exported_on=date(2022, 1, 5)))
    assert answer(folders) == ("no_data", False)


def test_a_collab_in_three_exports_is_counted_once(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "data")
    accounts = "instagram,contoh,community,Banyuwangi\ninstagram,mitra,government,Banyuwangi\n"
    registry(folders, tmp_path, "accounts", f"platform,handle,owner,regency\n{accounts}")
    makers = export(tmp_path / "mitra.csv", (2, "12/03/2021 01:00", "vaksin"))
    makers.write_text(makers.read_text().replace(",contoh,", ",mitra,"), encoding="utf-8")
    load(folders, [makers], replace(LATER, chosen=None))
    for number in (1, 2, 3):
        own = [*WEEK, (2, "12/03/2021 01:00", "vaksin", SHARED, ""), (10 + number, "12/21/2021 01:00", "x")]
        load(folders, [export(tmp_path / f"Dec-01-2021_Dec-31-2021_{number}.csv", *own)], LATER)
    with snapshot(folders.data) as warehouse:
        (row,) = mentions(warehouse, Scope("35", week=date(2021, 11, 29))).itertuples()
    assert (row.kind, row.posts, row.views, row.reach_low, row.reach_high) == ("collab", 1, 100, 50, 50)
