"""Ties between accounts by quarter and around a meetup: a small office worked out by hand."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jangkau.metrics.campaigns.mentions import ties
from jangkau.metrics.campaigns.partnership import partnership, partnership_around, quarters_until
from jangkau.metrics.meetup.panel import EventUnknown
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import Builder

SCOPE = Scope("35", week=date(2022, 1, 3))
Q3, Q4 = date(2021, 8, 2), date(2021, 11, 1)  # a day of each quarter
MEETUP = date(2021, 10, 6)


class Office(Builder):
    """Four accounts: government and community of Banyuwangi, community of Kota Kediri, and one of whom nothing is known."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.account("instagram:gov", "35.10")
        self.account("instagram:com", "35.10", owner="community")
        self.account("instagram:far", "35.71", owner="community")
        self.account("instagram:unseen", "35.71")
        self.made = 0

    def says(self, handle: str, day: date, *names: str) -> None:
        self.made += 1
        self.post(f"instagram:{handle}", str(self.made), published_on=day, caption="x")
        for name in names:
            self.connection.execute(
                "INSERT INTO post_mentions VALUES (?, ?, ?, ?)",
                [f"instagram:{handle}", str(self.made), day, f"instagram:{name}"],
            )

    def ask(self) -> pd.DataFrame:
        with reading(self.publish()) as warehouse:
            return partnership(warehouse, SCOPE, 2).set_index("quarter")


def test_quarters_end_with_the_week_of_their_last_thursday() -> None:
    assert quarters_until(date(2022, 1, 2), 1) == [(date(2021, 12, 27), 13)]
    assert quarters_until(date(2022, 1, 1), 1) == [(date(2021, 9, 27), 14)], "not over yet"
    assert [weeks for _, weeks in quarters_until(date(2021, 1, 3), 4)] == [13, 13, 13, 14], "2020 had 53 weeks"


def test_shares_of_those_that_are_known(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.says("gov", Q3)
    office.says("com", Q3, "gov", "stranger")
    office.says("gov", Q4)
    office.says("com", Q4, "gov")
    office.says("far", Q4, "com", "far", "unseen")
    office.post("instagram:unseen", "wordless", published_on=Q4)  # without a caption nobody knows whom it names
    rows = office.ask()
    before, now = rows.loc["2021-Q3"], rows.loc["2021-Q4"]
    assert (before["first_day"], now["last_day"]) == (date(2021, 6, 28), date(2022, 1, 2))
    columns = ["accounts", "known", "tied", "cross_region", "cross_owner"]
    assert before[columns].tolist() == [4, 2, 2, 0, 2], "a stranger is no tie"
    assert now[columns].tolist() == [4, 3, 3, 2, 3], "the unseen one is carried, but nobody knows its posts"
    assert now[["tied_share", "cross_region_share"]].tolist() == [1, 2 / 3]
    with reading(tmp_path) as warehouse:
        accounts = ties(warehouse, replace(SCOPE, week=date(2021, 12, 27), weeks=13))
    assert accounts["state"].unique().tolist() == ["tied"] and len(accounts) == 4


def test_a_new_export_brings_no_tie_into_the_comparison(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for day in (Q3, Q4):
        office.says("gov", day)
        office.says("com", day)
    office.says("far", Q4, "gov", "com")
    now = office.ask().loc["2021-Q4"]
    assert now["tied"] == 3 and now[["compared", "compared_tied", "compared_tied_before"]].tolist() == [2, 0, 0]


def test_nobody_known_is_no_share_of_zero(tmp_path: Path) -> None:
    now = Office(tmp_path).ask().loc["2021-Q4"]
    assert now["known"] == 0 and pd.isna(now["tied_share"])


def test_before_and_after_a_meetup_of_those_that_came_and_the_others(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, province_code) VALUES ('m', 'meetup', 'M', ?, '35')", [MEETUP]
    )
    for handle in ("com", "gov"):
        office.connection.execute("INSERT INTO attendance VALUES ('m', ?, 1)", [f"instagram:{handle}"])
    before, after = MEETUP - timedelta(weeks=2), MEETUP + timedelta(weeks=2)
    for handle in ("gov", "com", "far"):
        office.says(handle, before)
    office.says("com", after, "gov", "far")
    for handle in ("gov", "far"):
        office.says(handle, after)
    office.says("unseen", after, "far")  # known afterwards alone
    office.says("gov", MEETUP, "com")  # in the meetup's own week
    with reading(office.publish()) as warehouse:
        rows = partnership_around(warehouse, SCOPE, "m")
        with pytest.raises(EventUnknown):
            partnership_around(warehouse, SCOPE, "nobody")
    told = rows[["came", "period", "active", "accounts", "tied", "cross_region", "cross_owner"]].to_numpy().tolist()
    assert told == [
        [True, "before", 2, 2, 0, 0, 0], [True, "after", 2, 2, 2, 1, 2],
        [False, "before", 2, 1, 0, 0, 0], [False, "after", 2, 1, 1, 1, 0],
    ]  # fmt: skip
    assert rows["first_day"].tolist()[:2] == [date(2021, 7, 5), date(2021, 10, 11)]
    assert rows["last_day"].tolist()[:2] == [date(2021, 10, 3), date(2022, 1, 9)]


def test_an_account_whose_exports_tell_all_is_known_without_a_post(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute(
        "INSERT INTO post_spans VALUES ('instagram:gov', ?, ?)", [datetime(2021, 6, 1), datetime(2022, 2, 1)]
    )
    now = office.ask().loc["2021-Q4"]
    assert now[["known", "tied", "tied_share", "compared"]].tolist() == [1, 0, 0, 1]
