"""Where an agenda or campaign has not arrived, and who could carry it: small offices worked out by hand."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jangkau.metrics.campaigns.undelivered import STATES, could_carry, undelivered, undelivered_totals
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import Builder

BEGINS = datetime(2023, 8, 16, 2, 0)  # 09:00 WIB
WEEK = Scope("35", week=date(2023, 8, 14))
DAY = timedelta(days=1)
# Banyuwangi posts, Kota Kediri is silent, of Jember one of two accounts is unseen, Kota Madiun has none of its own.
BANYUWANGI, KEDIRI, JEMBER, MADIUN = "35.10", "35.71", "35.09", "35.77"


class Office(Builder):
    """Five accounts of three regencies and one of the province."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        for name, regency in (("a", BANYUWANGI), ("k1", KEDIRI), ("k2", KEDIRI), ("j1", JEMBER), ("j2", JEMBER), ("p", None)):
            self.account(f"instagram:{name}", regency)
            if name != "j2":
                self.covers(name, BEGINS - 400 * DAY, BEGINS + 10 * DAY)

    def covers(self, name: str, first: datetime, last: datetime) -> None:
        self.connection.execute("INSERT INTO post_spans VALUES (?, ?, ?)", [f"instagram:{name}", first, last])

    def message(self, event_id: str, begins: datetime, invited: str | None = None, kind: str = "agenda", days: int = 0) -> None:
        self.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, ends_on, starts_at, date_precision, province_code,"
            " invited_scope, patterns) VALUES (?, ?, ?, ?, ?, ?, 'day', '35', ?, 'x')",
            [event_id, kind, event_id.upper(), begins.date(), begins.date() + days * DAY,
             begins if kind == "agenda" else None, invited],
        )  # fmt: skip

    def about(self, name: str, at: datetime, event: str = "e") -> None:
        number = str(self.connection.execute("SELECT count(*) FROM latest_posts").fetchone()[0])
        self.post(f"instagram:{name}", number, published_at=at, published_on=at.date())
        self.connection.execute(
            "INSERT INTO post_matches VALUES ('event', ?, ?, ?, NULL, 'x')", [event, f"instagram:{name}", number]
        )

    def states(self, scope: Scope = WEEK) -> pd.DataFrame:
        with reading(self.publish()) as warehouse:
            return undelivered(warehouse, scope)


def by_region(rows: pd.DataFrame) -> dict[str, str]:
    return dict(zip(rows["regency_code"], rows["state"], strict=True))


def test_four_states_and_their_residents(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS)
    office.about("a", BEGINS + DAY)
    office.about("p", BEGINS + DAY)
    rows = office.states()
    states = by_region(rows)
    assert len(states) == 38 and rows["region"].notna().all()
    assert [states[code] for code in (BANYUWANGI, KEDIRI, JEMBER, MADIUN)] == [*STATES]
    counts = rows.set_index("regency_code")[["accounts", "posted", "silent", "unknown"]]
    assert counts.loc[[BANYUWANGI, KEDIRI, JEMBER, MADIUN]].to_numpy().tolist() == [
        [1, 1, 0, 0], [2, 0, 2, 0], [2, 0, 1, 1], [0, 0, 0, 0]
    ]  # fmt: skip
    total = undelivered_totals(rows).iloc[0]
    assert [total[state] for state in STATES] == [1, 1, 1, 35] and total["regions"] == 38
    assert total["undelivered_population"] == rows.set_index("regency_code")["population"][KEDIRI] > 0
    assert sum(total[f"{state}_population"] for state in STATES) == total["population"] == rows["population"].sum()


def test_one_post_of_an_unseen_account_is_enough(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS)
    office.about("j2", BEGINS + DAY)
    assert by_region(office.states())[JEMBER] == "delivered"


@pytest.mark.parametrize("after", [-timedelta(hours=1), timedelta(hours=73)])
def test_a_post_outside_the_72_hours_delivers_nothing(tmp_path: Path, after: timedelta) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS)
    office.about("k1", BEGINS + after)
    assert by_region(office.states())[KEDIRI] == "undelivered"


@pytest.mark.parametrize(
    ("invited", "regions"),
    [("regency:35.10", {BANYUWANGI}), ("accounts:instagram:k1;regency:35.09", {KEDIRI, JEMBER}), ("province:32", set()),
     ("bakorwil:Bakorwil V Jember", {BANYUWANGI, JEMBER})],
)  # fmt: skip
def test_only_regions_that_it_was_meant_for(tmp_path: Path, invited: str, regions: set[str]) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS, invited)
    rows = office.states()
    assert set(rows["regency_code"]) & {BANYUWANGI, KEDIRI, JEMBER, MADIUN} == regions


def test_a_post_of_an_account_that_was_not_named_delivers_it(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS, "accounts:instagram:k1")
    office.about("k2", BEGINS + DAY)
    assert by_region(office.states()) == {KEDIRI: "delivered"}


def test_a_campaign_counts_over_its_days(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS - 7 * DAY, kind="campaign", days=9)
    office.about("a", BEGINS + 2 * DAY)
    office.about("k1", BEGINS + 3 * DAY)
    states = by_region(office.states())
    assert [states[code] for code in (BANYUWANGI, KEDIRI, JEMBER)] == ["delivered", "undelivered", "unknown"]


def test_those_who_answer_carry_first_and_size_counts_for_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS)
    for back, answered in ((70, ("k2",)), (63, ("k2",)), (56, ("k1", "k2")), (49, ("k2",)), (500, ("k1",))):
        office.message(f"before-{back}", BEGINS - back * DAY)
        for name in answered:
            office.about(name, BEGINS - back * DAY + timedelta(hours=5), f"before-{back}")
    office.account("instagram:k0", KEDIRI)  # new: nothing is known of it before
    office.covers("k0", BEGINS, BEGINS + 10 * DAY)
    for name, followers in (("k0", 9), ("k1", 900_000), ("k2", 10)):
        office.day(f"instagram:{name}", BEGINS.date(), "followers", followers)
    with reading(office.publish()) as warehouse:
        rows = could_carry(warehouse, WEEK)
    here = rows[rows["regency_code"] == KEDIRI]
    assert here[["handle", "asked", "answered", "place"]].to_numpy().tolist() == [
        ["k2", 4, 4, 1],
        ["k1", 4, 1, 2],
        ["k0", 0, 0, 3],
    ]
    assert here["habit"].tolist()[:2] == [1, 0.25] and pd.isna(here["habit"].iloc[2])
    assert JEMBER not in set(rows["regency_code"]), "of Jember nobody knows"


def test_nine_of_ten_come_before_one_of_one(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.message("e", BEGINS)
    office.account("instagram:k0", KEDIRI)
    office.covers("k0", BEGINS - 8 * DAY, BEGINS + 10 * DAY)
    for number in range(10):
        begins = BEGINS - (7 * number + 7) * DAY
        office.message(f"b{number}", begins)
        for name in ("k1",) * (number < 9) + ("k0",) * (number == 0):
            office.about(name, begins + timedelta(hours=1), f"b{number}")
    with reading(office.publish()) as warehouse:
        rows = could_carry(warehouse, WEEK)
    here = rows[rows["regency_code"] == KEDIRI]
    assert here[["handle", "asked", "answered"]].to_numpy().tolist()[:2] == [["k1", 10, 9], ["k0", 1, 1]]
