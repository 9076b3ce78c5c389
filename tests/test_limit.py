"""Held to a province: whatever is asked, the office answers as though no other province had ever been loaded."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jangkau.metrics.asking import Asked
from jangkau.metrics.limit import Limit, LimitUnsaid, limited
from jangkau.metrics.meetup.panel import EventUnknown
from jangkau.metrics.narrowed import rules
from jangkau.metrics.questions import QUESTIONS
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import Place, Scope
from jangkau.metrics.shelf import reading
from jangkau.warehouse.vocabulary import OWNERS, PLATFORMS
from tests.warehouse_builder import MONDAY, ROOT, Builder, insert, weeks_before

HOME, AWAY = "35", "32"
EAST = {"instagram:kominfo": "35.10", "instagram:warga": "35.10", "tiktok:warga": "35.78", "instagram:provinsi": None}
WEST = {"instagram:bandung": "32.73", "instagram:bogor": "32.01", "tiktok:bandung": "32.73", "instagram:jabar": None}
OFFICE = "Dinas Kominfo"
OF_OFFICE = {"instagram:kominfo", "tiktok:warga", "instagram:bogor"}  # of two provinces
FOREIGN = re.compile(r"bandung|bogor|jabar|Jawa Barat|\b32\b|32\.\d\d", re.I)
UNTIL = datetime(2021, 12, 20)
EVERY_ONE = {*EAST, *WEST}
FIRST = (next(iter(EAST)), next(iter(WEST)))  # of each province: it came to no meetup


def office(data: Path, *provinces: str, only: set[str] = EVERY_ONE) -> Path:
    """The same office, with the accounts and events of these provinces alone, and of the accounts only some."""
    made = Builder(data)
    lived = {HOME: EAST, AWAY: WEST}
    insert(made.connection, "themes", [("kesehatan", "Kesehatan", "policy", "vaksin", 1), ("hoaks", "Hoaks", "hoax", "hoaks", 1)])
    for province in provinces:
        for number, (account, regency) in enumerate(lived[province].items()):
            if account in only:
                fill(made, account, regency, province, number)
        happen(made, province, [account for account in lived[province] if account in only])
    made.connection.execute("UPDATE accounts SET organisation = ? WHERE list_contains(?, account)", [OFFICE, list(OF_OFFICE)])
    if HOME in provinces:
        insert(made.connection, "organisations", [(OFFICE, OFFICE, "diskominfo", "province", HOME, None, 1, 1)])
    if AWAY in provinces and only == EVERY_ONE:
        insert(made.connection, "organisations", [("Kominfo Jabar", "Kominfo Jabar", "diskominfo", "province", AWAY, None, 1, 1)])
        made.week("instagram:tanpa_daftar_jabar", "reach", 9000)
    return made.publish()


def fill(made: Builder, account: str, regency: str | None, province: str, number: int) -> None:
    """An account over twenty weeks, with a post a week that speaks of everything."""
    made.account(account, regency, "community" if number % 2 else "government", province=province)
    size = 100 + 37 * number + (5000 if province == AWAY else 0)
    for ago in range(12 if province == HOME else 9):
        week = weeks_before(ago)
        for metric in ("reach", "views", "followers", "posts", "interactions"):
            made.week(account, metric, size * (25 - ago), size, week=week)
        made.day(account, week, "reach", size)
        made.connection.execute(
            "INSERT INTO audience_shares SELECT account_id, ?, 'followers', 'gender', 'women', 0.5, 1 FROM account_keys "
            "WHERE account = ?",
            [week, account],
        )
        at = datetime.combine(week, datetime.min.time())
        made.post(
            account, f"{account}-{ago}", published_on=week, published_at=at, likes=size, comments=3,
            views=size, reach=size, caption=f"#hoaks {account} vaksin", permalink=f"https://x.id/{account}", kind="reel",
        )  # fmt: skip
        post = (account, f"{account}-{ago}")
        insert(made.connection, "post_words", [(*post, week, " vaksin hoaks ", 1)])
        insert(made.connection, "post_hashtags", [(*post, week, f"tag{province}", f"#tag{province}")])
        mentioned = {HOME: "instagram:kominfo", AWAY: "instagram:jabar"}[province]
        insert(made.connection, "post_mentions", [(*post, week, mentioned)])
        insert(made.connection, "post_matches", [
            ("theme", "kesehatan", *post, week, "vaksin"), ("theme", "hoaks", *post, week, "hoaks"),
            ("event", f"agenda-{province}", *post, week, "vaksin"), ("hoax", f"hoax-{province}", *post, week, "hoaks"),
        ])  # fmt: skip
    if province == HOME or number < 2:
        insert(made.connection, "post_spans", [(account, datetime(2021, 6, 1), UNTIL)])
    insert(made.connection, "imports", [imported(account)])


def imported(account: str) -> tuple:
    """The ledger's line of an account's export."""
    number = sum(map(ord, account))
    return (number, account, "export", "0" * 64, f"{account}.csv", "", "x", account, None, "penguji", UNTIL, False,
            UNTIL, None, None, None, UNTIL, weeks_before(20), MONDAY, 1, 1, 0, 0, "loaded", "penguji", UNTIL)  # fmt: skip


def happen(made: Builder, province: str, accounts: list[str]) -> None:
    """A meetup, an agenda and a hoax of a province."""
    day = weeks_before(8)
    columns = (
        "event_id, kind, series, name, starts_on, ends_on, date_precision, province_code, invited_scope, patterns, import_no"
    )
    for kind in ("meetup", "agenda"):
        start = day if kind == "meetup" else MONDAY - timedelta(days=3)
        values = (f"{kind}-{province}", kind, "temu", f"{kind} {province}", start, start, "day", province, None, "vaksin", 1)
        made.connection.execute(f"INSERT INTO events ({columns}) VALUES ({','.join('?' * len(values))})", values)
    insert(made.connection, "attendance", [(f"meetup-{province}", account, 1) for account in accounts if account not in FIRST])
    insert(made.connection, "targets", [(f"t{province}", "views", str(MONDAY.year), province, None, 1000.0, province, 1)])
    reported = datetime.combine(MONDAY - timedelta(days=2), datetime.min.time())
    insert(made.connection, "hoaxes", [
        (f"hoax-{province}", f"Hoaks {province}", "disinformation", "clarified", reported, None, province, None, "hoaks", "", 1)
    ])  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> Iterator[Path]:
    yield from held_open(office(tmp_path_factory.mktemp("both"), HOME, AWAY))


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> Iterator[Path]:
    yield from held_open(office(tmp_path_factory.mktemp("alone"), HOME))


@pytest.fixture(scope="module")
def office_alone(tmp_path_factory) -> Iterator[Path]:
    yield from held_open(office(tmp_path_factory.mktemp("organisation"), HOME, AWAY, only=OF_OFFICE))


def held_open(data: Path) -> Iterator[Path]:
    """An office that stays open while another is asked as well."""
    with reading(data):
        yield data


def answer(data: Path, name: str, asked: dict) -> pd.DataFrame | str:
    """What an office says to a question, or the error that it raises."""
    scope = Scope(
        asked["province"],
        asked["bakorwil"],
        asked["regency"],
        asked["platform"],
        asked["owner"],
        week=MONDAY,
        weeks=asked["weeks"],
    )
    with reading(data) as warehouse:
        about = Asked(scope, MEASURES[asked["measure"]], asked["account"], asked["first"], MONDAY, asked["event"], "followers", 4)
        try:
            return QUESTIONS[name](warehouse, about).reset_index(drop=True)
        except (LookupError, EventUnknown) as unknown:
            return type(unknown).__name__


ASKED = st.fixed_dictionaries({
    "province": st.sampled_from([HOME, AWAY, ""]), "bakorwil": st.sampled_from([None, "Bakorwil V Jember"]),
    "regency": st.sampled_from([None, "35.10", "32.73"]), "platform": st.sampled_from([None, *PLATFORMS[:3]]),
    "owner": st.sampled_from([None, *OWNERS]), "weeks": st.sampled_from([1, 4]), "measure": st.sampled_from(["reach", "views"]),
    "account": st.sampled_from([None, *EAST, *WEST]), "first": st.sampled_from([None, weeks_before(12)]),
    "event": st.sampled_from([None, "meetup-35", "meetup-32", "agenda-35", "agenda-32"]),
})  # fmt: skip
PLAIN = {"province": AWAY, "bakorwil": None, "regency": None, "platform": None, "owner": None, "weeks": 4, "measure": "reach",
         "account": None, "first": None, "event": None}  # fmt: skip


@pytest.mark.parametrize("name", sorted(QUESTIONS))
@settings(max_examples=3, derandomize=True, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED)
def test_a_reader_who_is_held_to_a_province_meets_no_other(name, asked, both, alone):
    with limited(Limit(HOME)):
        narrow, expected = answer(both, name, asked), answer(alone, name, asked)
    if isinstance(expected, str):
        assert narrow == expected
    else:
        pd.testing.assert_frame_equal(narrow, expected, check_dtype=False)
        assert not FOREIGN.search(" ".join(map(str, narrow.astype(object).to_numpy().ravel()))), narrow


@pytest.mark.parametrize("name", sorted(QUESTIONS))
@settings(max_examples=3, derandomize=True, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED)
def test_a_reader_who_is_held_to_an_organisation_meets_no_other(name, asked, both, office_alone):
    with limited(Limit(organisation=OFFICE)):
        narrow, expected = answer(both, name, asked), answer(office_alone, name, asked)
    if isinstance(expected, str):
        assert narrow == expected
    else:
        pd.testing.assert_frame_equal(narrow, expected, check_dtype=False)


def test_a_limit_may_be_of_both_an_organisation_and_a_province(both):
    for province, accounts in ((HOME, ["instagram:kominfo", "tiktok:warga"]), (AWAY, ["instagram:bogor"])):
        with limited(Limit(province, organisation=OFFICE)), reading(both) as warehouse:
            ranked = QUESTIONS["ranking"](warehouse, Asked(Scope(HOME, week=MONDAY), MEASURES["reach"]))
            assert int(ranked["accounts_registered"].sum()) == len(accounts)


# No province in the question, or nothing that this little office could tell.
ALIKE = {
    "correction_share",
    "definitions",
    "fair_set",
    "account_series",
    "growth",
    "organisation_kinds",
    "could_carry",  # everybody has posted
    "posting_hours",  # too few posts
    "posts_of_the_week",
    "response_curve",
    "agenda_posts",
    "response_around",
    "meetup_needed",
    "regions_standing_out",  # too few weeks for a region to be judged
    "meetup_invited_themes",  # as many in the one province as in the other
}


def test_the_office_would_otherwise_tell_of_the_other_province(both):
    """Else the test above would pass over an office that is empty."""
    alike = set()
    for name in QUESTIONS.keys() - ALIKE:
        of_meetup = name.startswith("meetup_") or name in ("retention", "partnership_around")
        asked = PLAIN | {"event": "meetup-32" if of_meetup else None}
        whole = answer(both, name, asked)
        with limited(Limit(HOME)):
            narrow = answer(both, name, asked)
        if isinstance(whole, str) or isinstance(narrow, pd.DataFrame) and narrow.equals(whole):
            alike.add(name)
    assert alike == set()


def test_a_contributor_meets_the_own_account_alone(both):
    with limited(Limit(account="tiktok:warga")), reading(both) as warehouse:
        for name in ("account_days", "posts"):
            found = QUESTIONS[name](warehouse, Asked(Place(HOME), MEASURES["reach"], None))
            assert set(found["account"]) == {"tiktok:warga"}
        with pytest.raises(LookupError):
            QUESTIONS["posts"](warehouse, Asked(Place(HOME), MEASURES["reach"], "instagram:kominfo"))
        ranked = QUESTIONS["ranking"](warehouse, Asked(Scope(HOME, week=MONDAY), MEASURES["reach"]))
        own = 25 * (100 + 37 * list(EAST).index("tiktok:warga"))  # as filled; no other account is in the region's sum
        assert ranked["total"].tolist() == [own] and ranked["accounts_with_data"].tolist() == [1]


def test_every_table_has_a_rule_and_an_unknown_one_is_empty():
    tables = set(re.findall(r"^CREATE TABLE (\w+)", (ROOT / "jangkau" / "warehouse" / "schema.sql").read_text(), re.M))
    assert tables - rules().keys() == {"registry_rows", "account_marks", "week_marks"}  # of every province: for the writer
    assert rules().keys() <= tables


def test_where_nobody_has_said_who_asks_nothing_is_answered(both):
    with limited(None), pytest.raises(LimitUnsaid), reading(both):
        pass
    with limited(None), pytest.raises(LimitUnsaid):
        Place(HOME)
