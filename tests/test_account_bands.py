"""Where an account stands among its like: bands worked out by hand, and nothing said among too few."""

from datetime import timedelta
from pathlib import Path

import pandas as pd

from jangkau.metrics.account.account_bands import account_bands
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import MONDAY, Builder

SCOPE = Scope("35", week=MONDAY)


class Office(Builder):
    """Accounts with so many posts, each seen as often as is given."""

    def seen(self, account: str, views: int | None, posts: int = 10, owner: str = "community", regency: str = "35.10") -> None:
        self.account(account, regency, owner, province=regency[:2])
        for number in range(posts):
            day = MONDAY - timedelta(days=number)
            self.post(account, f"{account}-{number}", published_on=day, views=views, likes=views, comments=0, shares=0)

    def bands(self, scope: Scope = SCOPE, measure: str = "views") -> pd.DataFrame:
        with reading(self.publish()) as warehouse:
            rows = account_bands(warehouse, scope)
        return rows[rows["measure"] == measure].set_index("account")


def test_quarters_of_the_others(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number in range(9):
        office.seen(f"instagram:a{number}", 100 * number)
    rows = office.bands()
    assert rows["peers"].unique().tolist() == [8] and rows["group"].unique().tolist() == ["platform+owner"]
    assert rows["band"].tolist() == ["bottom"] * 2 + ["lower"] * 2 + ["upper"] * 2 + ["top"] * 3
    assert rows.loc["instagram:a3", "value"] == 300


def test_equals_stand_in_the_middle(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number in range(7):
        office.seen(f"instagram:a{number}", 50)
    assert office.bands()["band"].unique().tolist() == ["upper"]


def test_among_fewer_than_five_others_nothing_is_said(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number in range(5):
        office.seen(f"instagram:a{number}", 100 * number)
    rows = office.bands()
    assert rows["band"].isna().all() and rows["peers"].unique().tolist() == [0]


def test_where_a_side_is_too_few_the_platform_stands_for_it(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number in range(6):
        office.seen(f"instagram:a{number}", 100 * number)
    office.seen("instagram:gov", 250, owner="government")
    office.seen("x:alone", 250)
    rows = office.bands()
    assert rows.loc["instagram:gov", ["group", "peers", "band"]].tolist() == ["platform", 6, "upper"]
    assert rows.loc["instagram:a0", ["group", "peers"]].tolist() == ["platform+owner", 5]
    assert pd.isna(rows.loc["x:alone", "band"])


def test_other_provinces_few_posts_and_old_posts_do_not_count(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number in range(5):
        office.seen(f"instagram:a{number}", 100 * number)
    office.seen("instagram:few", 900, posts=9)
    office.seen("instagram:far", 900, regency="32.04")
    rows = office.bands()
    assert rows["band"].isna().all() and "instagram:far" not in rows.index
    assert pd.isna(rows.loc["instagram:few", "value"]) and rows.loc["instagram:few", "posts"] == 9


def test_a_narrower_scope_has_the_same_peers(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number in range(6):
        office.seen(f"instagram:a{number}", 100 * number, regency="35.71" if number == 5 else "35.10")
    rows = office.bands(Scope("35", regency="35.71", week=MONDAY))
    assert rows.index.tolist() == ["instagram:a5"] and rows["peers"].tolist() == [5] and rows["band"].tolist() == ["top"]


def test_agendas_answered_need_three_whose_hours_are_told(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number in range(6):
        office.seen(f"instagram:a{number}", 1)
        office.connection.execute(
            "INSERT INTO post_spans VALUES (?, ?, ?)",
            [f"instagram:a{number}", MONDAY - timedelta(days=200), MONDAY + timedelta(days=9)],
        )
    for event in range(3):
        day = MONDAY - timedelta(days=7 * event + 7)
        office.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, date_precision, province_code, patterns) "
            "VALUES (?, 'agenda', 'A', ?, 'day', '35', 'x')",
            [f"e{event}", day],
        )
        office.post("instagram:a0", f"about-{event}", published_on=day + timedelta(days=1))
        office.connection.execute(
            "INSERT INTO post_matches VALUES ('event', ?, 'instagram:a0', ?, NULL, 'x')", [f"e{event}", f"about-{event}"]
        )
    rows = office.bands(measure="agendas")
    assert rows.loc["instagram:a0", ["value", "cases", "band"]].tolist() == [1, 3, "top"]
    assert rows["value"].tolist()[1:] == [0] * 5
