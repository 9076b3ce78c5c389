"""Agenda response: windows at midnight and over zones, late, none and no data, worked out by hand and by property."""

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.registry.invited import invited_scope
from jangkau.metrics.campaigns.agenda_response import agenda_posts, agenda_response, response_matrix, response_shares
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.metrics.campaigns.response_time import response_around, response_curve, response_time, time_to_respond, waiting
from jangkau.metrics.meetup.panel import EventUnknown
from jangkau.metrics.registry.attendance import invited
from jangkau.metrics.registry.registered import registered
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.week.events_between import events_between, reached
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
        self.connection.execute("INSERT INTO post_matches VALUES ('event', ?, ?, ?, NULL, 'x')", [event, account, number])

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
    assert found["status"] == status and found["posts"] == (status != "none")
    assert found["hours"] == pytest.approx(hours) if hours is not None else pd.isna(found["hours"])


def test_a_post_past_midnight_in_wib_is_in_time(tmp_path: Path) -> None:
    office = Office(tmp_path, starts_at=utc("2023-08-16 23:00"))
    office.about(A, utc("2023-08-17 00:30"))
    office.about(B, utc("2023-08-17 23:00:01"))
    found = office.asked()
    assert found["status"].tolist() == ["on_time", "late"] and found.loc[A, "hours"] == 1.5


@pytest.mark.parametrize(
    ("first", "last", "status", "hours"),
    [
        (0 * HOUR, 72 * HOUR, "none", 72), (-HOUR, 99 * HOUR, "none", 72), (SECOND, 99 * HOUR, "no_data", None),
        (-HOUR, 72 * HOUR - SECOND, "no_data", 72 - 1 / 3600), (-HOUR, 24 * HOUR, "no_data", 24),
        (-99 * HOUR, -HOUR, "no_data", None), (-99 * HOUR, 0 * HOUR, "no_data", None), (73 * HOUR, 99 * HOUR, "no_data", None),
    ],
)  # fmt: skip
def test_none_needs_an_export_of_the_whole_window(tmp_path: Path, first, last, status: str, hours: float | None) -> None:
    office = Office(tmp_path)
    office.covered(A, STARTS + first, STARTS + last)
    found = office.asked()
    assert found["status"].to_dict() == {A: status, B: "no_data"}
    assert found["covered"].to_dict() == {A: status == "none", B: False}
    assert found.loc[A, "watched_hours"] == pytest.approx(hours) if hours else found["watched_hours"].isna().all()


def test_of_two_runs_the_longer_one_was_watched(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for hours in (10, 72):
        office.covered(A, STARTS, STARTS + hours * HOUR)
    assert office.asked().loc[A, ["status", "watched_hours"]].tolist() == ["none", 72]


@pytest.mark.parametrize(
    ("day", "status"),
    [(15, "none"), (16, "day_only"), (17, "day_only"), (18, "late"), (19, "day_only"), (20, "none")],
)
def test_a_post_known_to_the_day_counts_where_the_whole_day_fits(tmp_path: Path, day: int, status: str) -> None:
    office = Office(tmp_path)  # on time until 23:00 on the 17th, late until 23:00 on the 19th, WIB
    office.covered(A, *WHOLE)
    office.about(A, None, date(2023, 8, day))
    found = office.asked().loc[A]
    assert found["status"] == status and found["timed"]
    assert found["answered"] == (day in (17, 18)) and (pd.isna(found["hours"]) or found["hours"] == {17: 25, 18: 49}[day])


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
    office.account("x:last", "35.10", active_to=date(2023, 8, 16))
    office.account("x:next", "35.10", active_from=date(2023, 8, 17))
    office.account("x:new", "35.10", active_from=date(2023, 8, 16))
    office.account("x:province", None)
    assert office.asked()["account"].tolist() == ["x:province", A, "x:last", "x:new", B]


@pytest.mark.parametrize(("province", "expected"), [("35", [A, B]), (None, [A, B]), ("32", [])])
def test_without_an_invitation_the_agendas_province_is_expected(tmp_path: Path, province: str | None, expected: list) -> None:
    office = Office(tmp_path, invited=None)
    office.connection.execute("UPDATE events SET province_code = ?", [province])
    assert office.asked()["account"].tolist() == expected


def test_a_scope_narrows_who_is_expected(tmp_path: Path) -> None:
    office = Office(tmp_path, "all")
    office.account("x:c", "35.71")
    office.account("x:bandung", "32.73", province="32")
    expected = {
        ("province", "35"): {A, B, "x:c"}, ("province", "32"): {"x:bandung"}, ("platform", "x"): {"x:c"},
        ("owner", "community"): {B}, ("bakorwil", "Bakorwil V Jember"): {A}, ("regency", "35.71"): {B, "x:c"},
    }  # fmt: skip
    with reading(office.publish()) as warehouse:
        for (part, of), accounts in expected.items():
            assert set(agenda_response(warehouse, replace(SCOPE, **{part: of}))["account"]) == accounts, part


def test_asked_about_are_agendas_answered_in_the_period_known_to_the_day_with_patterns(tmp_path: Path) -> None:
    office = Office(tmp_path)
    changes = {
        "monday": "starts_on = '2023-08-11'", "sunday": "starts_on = '2023-08-17'", "before": "starts_on = '2023-08-10'",
        "after": "starts_on = '2023-08-18'", "campaign": "kind = 'campaign'", "wordless": "patterns = NULL",
        "sometime": "date_precision = 'month'",
    }  # fmt: skip
    for event_id, change in changes.items():
        office.event(event_id, date(2023, 8, 16), STARTS)
        office.connection.execute(f"UPDATE events SET {change} WHERE event_id = ?", [event_id])
    assert set(office.asked()["event_id"]) == {"e", "monday", "sunday"}


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
    assert shares[["counted_on_time", "counted_late", "uncovered", "day_only"]].tolist() == [1, 1, 1, 0]
    matrix = response_matrix(response).set_index("regency_code")
    assert matrix["status"].to_dict() == {"35.10": "partly", "35.71": "no_data"}
    assert matrix.loc["35.10", ["expected", "counted", "counted_on_time"]].tolist() == [6, 3, 1]


COVERED, SHORT = True, False


@pytest.mark.parametrize(
    ("accounts", "status", "on_time", "counted"),
    [
        ([(1, COVERED), (24, COVERED)], "on_time", 2, 2),
        ([(1, COVERED), (None, SHORT)], "on_time", 1, 1),
        ([(1, COVERED), (30, COVERED)], "partly", 1, 2),
        ([(1, SHORT), (30, COVERED)], "missed", 0, 1),
        ([("day", COVERED), (None, COVERED)], "missed", 0, 1),
        ([("day", COVERED), (None, SHORT)], "untold", 0, 0),
        ([(1, SHORT)], "untold", 0, 0),
        ([(None, COVERED), (None, COVERED)], "none", 0, 2),
        ([(None, COVERED), (None, SHORT)], "none_seen", 0, 1),
        ([(None, SHORT), (None, SHORT)], "no_data", 0, 0),
    ],
)  # fmt: skip
def test_a_region_is_what_all_its_accounts_did(tmp_path: Path, accounts: list, status: str, on_time: int, counted: int) -> None:
    office = Office(tmp_path, "regency:35.09")
    for number, (after, covered) in enumerate(accounts):
        account = f"youtube:{number}" if after == "day" else f"x:{number}"
        office.account(account, "35.09")
        if after == "day":
            office.about(account, None, date(2023, 8, 16))  # before the start or after it: nobody can tell
        elif after:
            office.about(account, STARTS + after * HOUR)
        if covered:
            office.covered(account, *WHOLE)
    (cell,) = response_matrix(office.asked()).to_dict("records")
    assert (cell["status"], cell["counted_on_time"], cell["counted"], cell["expected"]) == (
        status,
        on_time,
        counted,
        len(accounts),
    )


def test_the_posts_of_an_agenda_are_those_that_were_counted(tmp_path: Path) -> None:
    office = Office(tmp_path, f"accounts:{A}")
    for after in (-SECOND, 0 * HOUR, 72 * HOUR, 72 * HOUR + SECOND):
        office.about(A, STARTS + after)
    for day in (15, 16, 19, 20):
        office.about(A, None, date(2023, 8, day))
    office.about(B, STARTS + HOUR)  # not invited
    office.about(A, STARTS + HOUR, event="another")
    office.connection.execute("INSERT INTO post_matches VALUES ('theme', 'e', ?, '9', NULL, 'x')", [A])  # a theme of that name
    with reading(office.publish()) as warehouse:
        response = agenda_response(warehouse, SCOPE)
        posts = agenda_posts(warehouse, response, "e")
    assert sorted(posts["post_id"]) == ["1", "2", "5", "6"] and len(posts) == response["posts"].sum()


def test_a_post_known_to_the_day_takes_no_late_answer_away(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for account in (A, B):
        office.covered(account, *WHOLE)
    office.about(A, STARTS + 30 * HOUR)
    office.about(A, None, date(2023, 8, 17))
    response = office.asked()
    (shares,) = response_shares(response, ["event_id"]).to_dict("records")
    assert response["status"].to_dict() == {A: "late", B: "none"} and response["posts"].to_dict() == {A: 2, B: 0}
    assert (shares["counted"], shares["on_time_share"], shares["answered_share"]) == (2, 0, 0.5)
    assert response.loc[A, "hours"] == 25, "by the end of that day at the latest"


def test_files_that_never_tell_the_hour_count_neither_when_silent_nor_when_not(tmp_path: Path) -> None:
    office, videos = Office(tmp_path), [f"youtube:{name}" for name in "pqrs"]
    for account in [A, *videos]:
        if account != A:
            office.account(account, "35.10")
        office.covered(account, *WHOLE)
    office.about(A, STARTS + HOUR)
    for account in videos[:3]:
        office.about(account, None, date(2023, 8, 17))
    response = office.asked()
    (shares,) = response_shares(response, ["event_id"]).to_dict("records")
    assert response["status"].value_counts().to_dict() == {"day_only": 3, "on_time": 1, "none": 1, "no_data": 1}
    assert (shares["counted"], shares["untimed"], shares["no_data"], shares["on_time_share"]) == (1, 4, 1, 1)
    assert time_to_respond(response).pairs == 1


def test_an_agenda_without_an_hour_is_answered_by_the_day(tmp_path: Path) -> None:
    office = Office(tmp_path, starts_at=None)
    office.covered(A, STARTS - 48 * HOUR, STARTS + 120 * HOUR)
    office.about(A, None, date(2023, 8, 17))
    (shares,) = response_shares(office.asked(), ["event_id"]).to_dict("records")
    assert (shares["counted"], shares["untimed"], shares["on_time_share"]) == (1, 0, 1)


def test_the_first_answer_is_told_with_its_own_link(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.about(A, STARTS + 30 * HOUR)
    office.about(A, STARTS + HOUR)
    office.about(A, STARTS + 2 * HOUR)
    office.connection.execute("UPDATE latest_posts SET permalink = 'https://contoh/' || post_id WHERE post_id <> '1'")
    found = office.asked().loc[A]
    assert (found["status"], found["post_id"], found["posts"]) == ("on_time", "1", 3) and pd.isna(found["permalink"])


moments = st.lists(st.tuples(st.sampled_from([A, B]), st.integers(-100, 100), st.booleans()), max_size=5)


@settings(max_examples=40, deadline=None)
@given(
    moments,
    st.sampled_from([A, B]),
    st.integers(-100, 100),
    st.booleans(),
    st.integers(-90, 10),
    st.integers(50, 90),
    st.booleans(),
)
def test_a_post_more_never_lowers_response_and_no_data_is_never_none(
    posts: list, account: str, after: int, day_only: bool, begins: int, ends: int, both: bool
) -> None:
    responses = []
    for extra in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            office = Office(Path(folder))
            for of in (A, B) if both else (A,):
                office.covered(of, STARTS + begins * HOUR, STARTS + ends * HOUR)
            for of, moment, by_day in [*posts, (account, after, day_only)] if extra else posts:
                at = STARTS + moment * HOUR
                office.about(of, None if by_day else at, (at + 7 * HOUR).date())
            responses.append(office.asked())
    before, now = (response_shares(response, ["event_id"]).iloc[0] for response in responses)
    for share in ("on_time_share", "answered_share"):
        assert pd.isna(before[share]) or now[share] >= before[share]
    whole = begins <= 0 and ends >= 72
    covered = {A: whole, B: both and whole}
    for response in responses:
        for of, status in response["status"].items():
            assert covered[of] or status != "none"
        for cell in response_matrix(response).itertuples():
            parts = cell.counted + cell.untimed + cell.uncovered + cell.no_data
            assert parts == cell.expected and (cell.status != "none" or cell.none == cell.expected)


def test_kaplan_and_meier_by_hand() -> None:
    hours = pd.Series([2.0, 5.0, 5.0, None, None, 80.0])
    watched = pd.Series([72.0, 72.0, 72.0, 3.0, 72.0, 72.0])
    # after 2 h: 5 of 6 wait; at 5 h four are at risk (one was lost at 3 h), two post: 5/6 x 2/4 = 5/12
    curve = waiting(hours, watched)
    assert curve[["hours", "at_risk", "posted"]].values.tolist() == [[2, 6, 1], [5, 4, 2]]
    assert curve["share"].tolist() == pytest.approx([5 / 6, 5 / 12])


def test_a_post_at_the_last_moment_watched_is_an_answer() -> None:
    hours = [10.0, 72.0, 0.0]  # the third was not watched at all
    response = pd.DataFrame({"hours": hours, "watched_hours": hours, "covered": [False, True, False], "timed": True})
    time = time_to_respond(response)
    assert (time.pairs, time.answered, time.waiting, time.lost) == (2, 2, 0, 0)


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


def test_who_is_waiting_was_looked_at_to_the_end(tmp_path: Path) -> None:
    office = Office(tmp_path)
    ends = {"x:posted": 72, "x:waiting": 72, "x:lost": 10, "x:late": 72}
    for account, hours in ends.items():
        office.account(account, "35.10", owner="community")
        office.covered(account, STARTS, STARTS + hours * HOUR)
    office.about("x:posted", STARTS + 4 * HOUR)
    office.about("x:late", None, date(2023, 8, 18))  # by the end of that day at the latest: not waiting
    response = office.asked()
    time = time_to_respond(response)
    assert (time.pairs, time.answered, time.waiting, time.lost) == (4, 2, 1, 1)
    curve = response_curve(response)
    assert curve["owner"].tolist() == [None, None, "community", "community"]
    assert curve[["hours", "at_risk"]].values.tolist() == [[4, 4], [49, 2]] * 2  # one was lost at 10 hours
    assert curve["share"].tolist() == pytest.approx([3 / 4, 3 / 8] * 2)


@given(st.lists(st.tuples(st.integers(0, 72), st.booleans(), st.integers(1, 72)), min_size=1, max_size=30))
def test_without_the_lost_ones_the_curve_is_the_plain_share(rows: list[tuple[int, bool, int]]) -> None:
    hours = pd.Series([float(hour) if posted else None for hour, posted, _ in rows], dtype=float)
    curve = waiting(hours, pd.Series([72.0] * len(rows)))
    for _, row in curve.iterrows():
        assert row["share"] == pytest.approx(((hours > row["hours"]) | hours.isna()).mean())
    lost = waiting(hours, pd.Series([float(watched) for _, _, watched in rows]))
    assert lost["share"].between(0, 1).all() and lost["share"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("reaches", "posted", "until"),
    [
        (datetime(2023, 8, 18, 17), None, date(2023, 8, 18)), (datetime(2023, 8, 18, 17, 1), None, date(2023, 8, 19)),
        (datetime(2023, 9, 9), None, date(2023, 8, 20)), (datetime(2023, 8, 1), None, None),
        (None, date(2023, 8, 17), date(2023, 8, 17)),
    ],
)  # fmt: skip
def test_the_footer_tells_how_far_exports_reach(tmp_path: Path, reaches, posted, until) -> None:
    office = Office(tmp_path)
    if reaches:
        office.covered(A, datetime(2023, 7, 1), reaches)
    if posted:
        office.about(B, None, posted)
    with reading(office.publish()) as warehouse:
        assert post_coverage(warehouse, SCOPE).data_until == until


def test_before_and_after_a_meetup(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.event("m", date(2023, 8, 20), None, kind="meetup")
    office.event("f", date(2023, 9, 1), datetime(2023, 9, 1, 1))
    office.event("eve", date(2023, 8, 17), datetime(2023, 8, 17, 12))  # its 72 hours end within the meetup
    for days in (-365, -364, 364, 365):  # 52 weeks are 364 days
        office.event(f"far{days}", date(2023, 8, 20) + timedelta(days=days), None)
    office.connection.execute("INSERT INTO attendance VALUES ('m', ?, 1)", [A])
    for account in (A, B):
        office.covered(account, STARTS - 99 * HOUR, datetime(2023, 10, 1))
    office.about(A, datetime(2023, 9, 1, 5), event="f")
    with reading(office.publish()) as warehouse:
        found = response_around(warehouse, SCOPE, "m").set_index(["period", "came"])
        assert response_time(warehouse, SCOPE)["waiting"].tolist() == [4, 2, 2]
        with pytest.raises(EventUnknown):
            response_around(warehouse, SCOPE, "nothing")
    assert found["on_time_share"].to_dict() == {
        ("before", True): 0, ("before", False): 0, ("after", True): 1, ("after", False): 0,
    }  # fmt: skip
    assert found["agendas"].tolist() == [2, 2, 2, 2]
    assert found.loc[("after", True), "median_hours"] == 4
    assert found.loc["after", "counted_on_time"].tolist() == [1, 0] and found.loc["after", "counted"].tolist() == [1, 1]
