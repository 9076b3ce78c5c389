"""The days of an office are those of its zone: WIB, WITA or WIT by province."""

from datetime import date
from pathlib import Path

import pytest

from etl.keep.undo import rebuild
from etl.load import load
from etl.registry.register import load_registry
from jangkau.warehouse.folders import Folders
from tests.made import order
from tests.test_marts import HEADER, MONDAY, ask, weeks

SUNDAY = date(2021, 12, 5)
# 08:30 Pacific on Sunday the 5th is 23:30 WIB, and half past midnight on Monday in WITA
LATE = "17900000000000001,1,contoh,Contoh,a,0,12/05/2021 08:30,https://www.instagram.com/p/a/,IG image,,Lifetime,50,40,3,1,0,2,\n"


def registered(folders: Folders, place: Path, regency: str) -> None:
    place.write_text(f"platform,handle,owner,regency_code\ninstagram,contoh,government,{regency}\n", encoding="utf-8")
    load_registry(folders, "accounts", place, order())


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    export = tmp_path / "Dec-01-2021_Dec-31-2021_123456789012345.csv"
    export.write_text("\ufeff" + HEADER + LATE, encoding="utf-8")
    office = Folders(tmp_path / "data")
    load(office, [export], order())
    return office


def published(folders: Folders) -> date:
    return ask(folders, "SELECT published_on FROM latest_posts")[0][0]


@pytest.mark.parametrize(("regency", "day"), [("35.10", SUNDAY), ("51.71", MONDAY), ("91.71", MONDAY)])
def test_a_post_late_in_the_evening_lies_in_its_own_day_and_week(folders, tmp_path, regency, day):
    assert published(folders) == SUNDAY, "of an account that nobody registered: WIB"
    registered(folders, tmp_path / "akun.csv", regency)
    assert published(folders) == day
    assert weeks(folders, "reach")[0][0] == (MONDAY if day == MONDAY else date(2021, 11, 29))


def test_an_account_that_moves_takes_its_posts_along_and_the_facts_stay(folders, tmp_path):
    mark = ask(folders, "SELECT value FROM meta WHERE name = 'fingerprint'")
    registered(folders, tmp_path / "bali.csv", "51.71")
    assert published(folders) == MONDAY
    registered(folders, tmp_path / "jatim.csv", "35.10")
    assert published(folders) == SUNDAY and len(weeks(folders, "posts")) == 1
    assert ask(folders, "SELECT value FROM meta WHERE name = 'fingerprint'") == mark
    registered(folders, tmp_path / "papua.csv", "91.71")
    rebuild(folders)
    assert published(folders) == MONDAY


def test_exports_tell_until_the_end_of_the_accounts_own_day(folders, tmp_path):
    before = ask(folders, "SELECT covered_to FROM post_spans")
    registered(folders, tmp_path / "papua.csv", "91.71")
    after = ask(folders, "SELECT covered_to FROM post_spans")
    assert before and (before[0][0] - after[0][0]).total_seconds() == 2 * 3600
