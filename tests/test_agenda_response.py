"""Agenda response: windows at midnight and over zones, late, none and no data, worked out by hand and by property."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.invited import invited_scope
from metrics.agenda_response import agenda_response, response_matrix, response_shares
from metrics.attendance import invited
from metrics.events_between import events_between, reached
from metrics.registered import registered
from metrics.response_time import response_around, response_time, time_to_respond, waiting
from metrics.scope import Scope
from metrics.warehouse import reading
from tests.warehouse_builder import Builder

WIB = ZoneInfo("Asia/Jakarta")
STARTS = datetime(2023, 8, 16, 16, 0)  # 23:00 WIB
SCOPE = Scope("35", week=date(2023, 8, 14))
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
A, B = "instagram:a", "instagram:b"


def utc(text: str) -> datetime:
    """A time in WIB as a UTC moment."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB).astimezone(UTC).replace(tzinfo=None)


class Office(Builder):
    """An office with one agenda, told before midnight, and two accounts of Banyuwangi and Kota Kediri."""

    def __init__(self, data: Path, invited: str | None = "province:35", starts_at: datetime | None = STARTS) -> None:
        super().__init__(data)
        self.account(A, "35.10")
        self.account(B, "35.71", owner="community")
        self.event("e", date(2023, 8, 16), starts_at, invited)

    def event(self, event_id: str, day: date, starts_at: datetime | None, invited: str | None = None, kind: str = "agenda"):
        self.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, starts_at, date_precision, province_code, invited_scope,"
            " patterns) VALUES (?, ?, ?, ?, ?, 'day', '35', ?, 'x')",
            [event_id, kind, event_id.upper(), day, starts_at, invited],
        )

    def about(self, account: str, at: datetime | None, on: date | None = None, event: str = "e") -> None:
        number = str(self.connection.execute("SELECT count(*) FROM latest_posts").fetchone()[0])
        self.post(account, number, published_at=at, published_on=on or (at + 7 * HOUR).date())
        self.connection.execute("INSERT INTO post_matches VALUES ('event', ?, ?, ?, 'x')", [event, account, number])

    def covered(self, account: str, first: datetime, last: datetime) -> None:
        self.connection.execute("INSERT INTO post_spans VALUES (?, ?, ?)", [account, first, last])

    def asked(self, scope: Scope = SCOPE) -> pd.DataFrame:
        with reading(self.publish()) as warehouse:
            return agenda_response(warehouse, scope).set_index("account", drop=False)


WHOLE = (STARTS, STARTS + 72 * HOUR)


@pytest.mark.parametrize(
    ("after", "status", "hours"),
    [
        (-SECOND, "none", None), (0 * HOUR, "on_time", 0), (2 * HOUR, "on_time", 2), (24 * HOUR, "on_time", 24),
        (24 * HOUR + SECOND, "late", 24 + 1 / 3600), (72 * HOUR, "late", 72), (72 * HOUR + SECOND, "none", None),
    ],
)  # fmt: skip
def test_the_window_to_the_second(tmp_path: Path, after: timedelta, status: str, hours: float | None) -> None:
    office = Office(tmp_path)
    office.covered(A, *WHOLE)
    office.about(A, STARTS + after)
    found = office.asked().loc[A]
    assert found["status"] == status
    assert found["hours"] == pytest.approx(hours) if hours is not None else pd.isna(found["hours"])


def test_a_post_past_midnight_in_wib_is_in_time(tmp_path: Path) -> None:
    office = Office(tmp_path, starts_at=utc("2023-08-16 23:00"))
    office.about(A, utc("2023-08-17 00:30"))
    office.about(B, utc("2023-08-17 23:00:01"))
    found = office.asked()
    assert found["status"].tolist() == ["on_time", "late"] and found.loc[A, "hours"] == 1.5


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        (STARTS, STARTS + 72 * HOUR, "none"), (STARTS + SECOND, STARTS + 99 * HOUR, "no_data"),
        (STARTS - HOUR, STARTS + 72 * HOUR - SECOND, "no_data"), (STARTS - 99 * HOUR, STARTS - HOUR, "no_data"),
        (STARTS + 73 * HOUR, STARTS + 99 * HOUR, "no_data"),
    ],
)  # fmt: skip
def test_none_needs_an_export_of_the_whole_window(tmp_path: Path, first: datetime, last: datetime, status: str) -> None:
    office = Office(tmp_path)
    office.covered(A, first, last)
    found = office.asked()
    assert found["status"].to_dict() == {A: status, B: "no_data"}


@pytest.mark.parametrize(
    ("day", "status"),
    [(15, "none"), (16, "day_only"), (17, "day_only"), (18, "late"), (19, "day_only"), (20, "none")],
)
def test_a_post_known_to_the_day_counts_where_the_whole_day_fits(tmp_path: Path, day: int, status: str) -> None:
    office = Office(tmp_path)  # on time until 23:00 on the 17th, late until 23:00 on the 19th, WIB
    office.covered(A, *WHOLE)
    office.about(A, None, date(2023, 8, day))
    found = office.asked().loc[A]
    assert found["status"] == status and (status == "late" or pd.isna(found["hours"]))


@pytest.mark.parametrize(
    ("day", "status"),
    [(15, "none"), (16, "on_time"), (17, "on_time"), (18, "late"), (19, "late"), (20, "none")],
)
def test_an_agenda_known_to_the_day_may_have_begun_at_its_last_moment(tmp_path: Path, day: int, status: str) -> None:
    office = Office(tmp_path, starts_at=None)
    office.covered(A, utc("2023-08-16 00:00"), utc("2023-08-20 00:00"))
    office.about(A, None, date(2023, 8, day))
    assert office.asked().loc[A, "status"] == status


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("province:35", [A, B]), ("province:32", []), ("bakorwil:V Jember", [A]), ("regency:35.71|35.01", [B]),
        ("regency:35.71;regency:35.10", [A, B]), ("regency:Kota Kediri, bakorwil:jember", [A, B]),
        (f"accounts:{B}|x:c", [B]), ("accounts:instagram:@B", [B]), ("", [A, B]), ("province:32;all", [A, B]),
    ],
)  # fmt: skip
def test_who_is_expected_is_who_was_invited_wherever_it_is_asked(tmp_path: Path, typed: str, expected: list[str]) -> None:
    scope, unread = invited_scope(typed)
    with reading(Office(tmp_path, scope).publish()) as warehouse:
        assert not unread and agenda_response(warehouse, SCOPE)["account"].tolist() == expected
        accounts = registered(warehouse, date(2023, 8, 16)).set_index("account", drop=False)
        assert sorted(accounts.index[invited(accounts, scope, "35")]) == expected
        (event,) = events_between(warehouse, SCOPE, date(2023, 8, 16), date(2023, 8, 16)).itertuples()
        homes = warehouse.ask("regions", province="35")
    regions = {"35.10": A, "35.71": B}
    if "accounts" not in typed:
        assert sorted(regions[code] for code in reached(event, homes) if code in regions) == expected


def test_an_account_is_expected_while_it_is_active(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.account("x:old", "35.10", active_to=date(2023, 8, 15))
    office.account("x:new", "35.10", active_from=date(2023, 8, 16))
    office.account("x:province", None)
    assert office.asked()["account"].tolist() == ["x:province", A, "x:new", B]


def test_shares_and_regions_by_hand(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number, (after, covered) in enumerate([(1, True), (30, True), (None, True), (2, False), (None, False)]):
        account = f"x:{number}"
        office.account(account, "35.10")
        if after:
            office.about(account, STARTS + after * HOUR)
        if covered:
            office.covered(account, *WHOLE)
    response = office.asked()
    shares = response_shares(response, ["event_id"]).iloc[0]
    assert shares[["expected", "on_time", "late", "none", "no_data", "counted"]].tolist() == [7, 2, 1, 1, 3, 3]
    assert (shares["on_time_share"], shares["answered_share"]) == pytest.approx((1 / 3, 2 / 3))
    matrix = response_matrix(response).set_index("regency_code")
    assert matrix["status"].to_dict() == {"35.10": "on_time", "35.71": "no_data"}
    assert matrix.loc["35.10", ["expected", "responded"]].tolist() == [6, 3]
    quiet = response[response["account"].isin(["x:2", "x:4"])]
    assert response_matrix(quiet)["status"].tolist() == ["none_seen"]
    assert response_matrix(quiet[quiet["covered"]])["status"].tolist() == ["none"]


moments = st.lists(st.tuples(st.sampled_from([A, B]), st.integers(-100, 100)), max_size=5)


@settings(max_examples=25, deadline=None)
@given(moments, st.sampled_from([A, B]), st.integers(-100, 100), st.booleans(), st.integers(-90, 10), st.integers(50, 90))
def test_a_post_more_never_lowers_response_and_no_data_is_never_none(
    posts: list, account: str, after: int, day_only: bool, begins: int, ends: int
) -> None:
    responses = []
    for extra in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            office = Office(Path(folder))
            office.covered(A, STARTS + begins * HOUR, STARTS + ends * HOUR)
            for of, moment in posts:
                office.about(of, STARTS + moment * HOUR)
            if extra:
                at = STARTS + after * HOUR
                office.about(account, None if day_only else at, (at + 7 * HOUR).date())
            responses.append(office.asked())
    before, now = (response_shares(response, ["event_id"]).iloc[0] for response in responses)
    for share in ("on_time_share", "answered_share"):
        assert pd.isna(before[share]) or pd.isna(now[share]) or now[share] >= before[share]
    covered = {A: begins <= 0 and ends >= 72, B: False}
    for response in responses:
        for of, status in response["status"].items():
            assert covered[of] or status != "none"


def test_kaplan_and_meier_by_hand() -> None:
    hours = pd.Series([2.0, 5.0, 5.0, None, None, 80.0])
    watched = pd.Series([72.0, 72.0, 72.0, 3.0, 72.0, 72.0])
    # after 2 h: 5 of 6 wait; at 5 h four are at risk (one was lost at 3 h), two post: 5/6 x 2/4 = 5/12
    curve = waiting(hours, watched)
    assert curve[["hours", "at_risk", "posted"]].values.tolist() == [[2, 6, 1], [5, 4, 2]]
    assert curve["share"].tolist() == pytest.approx([5 / 6, 5 / 12])


def test_those_who_have_not_posted_stay_in(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for number, after in enumerate([1, 3, None, None]):
        office.account(f"x:{number}", "35.10")
        office.covered(f"x:{number}", *WHOLE)
        if after:
            office.about(f"x:{number}", STARTS + after * HOUR)
    office.about(A, STARTS + HOUR)  # no export covers it: posting alone does not let it in
    response = office.asked()
    time = time_to_respond(response)
    assert (time.pairs, time.answered, time.waiting, time.median) == (4, 2, 2, 3.0)
    assert time_to_respond(response[response["account"].isin(["x:0", "x:2", "x:3"])]).median is None
    assert time_to_respond(response[:0]).median is None


@given(st.lists(st.tuples(st.integers(0, 72), st.booleans(), st.integers(1, 72)), min_size=1, max_size=30))
def test_without_the_lost_ones_the_curve_is_the_plain_share(rows: list[tuple[int, bool, int]]) -> None:
    hours = pd.Series([float(hour) if posted else None for hour, posted, _ in rows], dtype=float)
    curve = waiting(hours, pd.Series([72.0] * len(rows)))
    for _, row in curve.iterrows():
        assert row["share"] == pytest.approx(((hours > row["hours"]) | hours.isna()).mean())
    lost = waiting(hours, pd.Series([float(watched) for _, _, watched in rows]))
    assert lost["share"].between(0, 1).all() and lost["share"].is_monotonic_decreasing


def test_before_and_after_a_meetup(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.event("m", date(2023, 8, 20), None, kind="meetup")
    office.event("f", date(2023, 9, 1), datetime(2023, 9, 1, 1))
    office.connection.execute("INSERT INTO attendance VALUES ('m', ?, 1)", [A])
    for account in (A, B):
        office.covered(account, STARTS - 99 * HOUR, datetime(2023, 10, 1))
    office.about(A, datetime(2023, 9, 1, 5), event="f")
    with reading(office.publish()) as warehouse:
        found = response_around(warehouse, SCOPE, "m").set_index(["period", "came"])
        assert response_time(warehouse, SCOPE)["waiting"].tolist() == [2, 1, 1]
        with pytest.raises(LookupError):
            response_around(warehouse, SCOPE, "nothing")
    assert found["on_time_share"].to_dict() == {
        ("before", True): 0, ("before", False): 0, ("after", True): 1, ("after", False): 0,
    }  # fmt: skip
    assert found.loc[("after", True), "median_hours"] == 4
