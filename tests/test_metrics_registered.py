"""The registry's flags, counts and attendance against small tables worked out by hand."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from jangkau.metrics.registry.attendance import attendance, came, came_by_region, invited
from jangkau.metrics.registry.registered import (
    Wanted,
    flag_counts,
    matching,
    newest_data,
    registered,
    registered_events,
)
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import Warehouse
from tests.warehouse_builder import Builder

TODAY = date(2021, 12, 20)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    office = Builder(tmp_path)
    office.account("instagram:rajin", "35.10", name="Pemkab Rajin")
    office.account("instagram:diam", "35.78", owner="community")
    office.account("tiktok:jarang", "35.27")
    office.account("instagram:tanpacerita", "35.10")
    office.account("instagram:kosong", "32.73", province="32")
    office.account("instagram:pensiun", "35.10", active_to=before(1))
    office.account("instagram:provinsi", None)
    checked = {"rajin": before(365), "diam": before(366), "provinsi": before(10)}
    for handle, day in checked.items():
        office.connection.execute("UPDATE accounts SET checked_on = ? WHERE handle = ?", [day, handle])
    office.post("instagram:rajin", "1", published_on=before(13))
    office.post("instagram:diam", "2", published_on=before(14))
    office.day("instagram:rajin", TODAY, "reach", 10)
    office.day("instagram:rajin", TODAY + timedelta(days=3), "reach", 10)
    office.day("instagram:diam", before(13), "reach", 5)
    office.day("instagram:diam", TODAY, "reach", None, "missing")
    office.day("tiktok:jarang", before(5), "posts", 0)
    office.day("tiktok:jarang", before(20), "posts", 2)
    office.day("instagram:tanpacerita", before(14), "followers", 900)
    office.day("instagram:tanpacerita", before(21), "followers", 800)
    office.day("instagram:provinsi", before(2), "followers", 5000)
    office.day("tiktok:asing", before(3), "followers", 70)
    event = "INSERT INTO events (event_id, kind, name, starts_on, province_code, host_regency_code, invited_scope) VALUES "
    office.connection.execute(
        event + "('temu', 'meetup', 'Temu Akbar', '2021-12-04', '35', '35.10', 'province:35'),"
        "('gempa', 'shock', 'Gempa', '2021-12-05', '35', '35.08', 'regency:35.08')"
    )
    office.connection.execute(
        "INSERT INTO attendance VALUES ('temu', 'instagram:rajin', 1), ('temu', 'instagram:kosong', 1), ('temu', 'x:tamu', 1)"
    )
    with reading(office.publish()) as opened:
        yield opened


def bearing(warehouse: Warehouse, flag: str) -> set[str]:
    accounts = registered(warehouse, TODAY)
    return set(accounts.loc[accounts[flag], "handle"])


def test_silent_are_those_told_of_posts_without_one_on_fourteen_days(warehouse):
    assert bearing(warehouse, "silent") == {"diam", "jarang"}


def test_overdue_are_those_without_data_on_fourteen_days(warehouse):
    assert bearing(warehouse, "overdue") == {"tanpacerita", "kosong"}


def test_unchecked_are_those_never_checked_or_more_than_a_year_ago(warehouse):
    assert bearing(warehouse, "unchecked") == {"diam", "jarang", "tanpacerita", "kosong"}


def test_data_without_registration_is_listed(warehouse):
    accounts = registered(warehouse, TODAY).set_index("account")
    assert bearing(warehouse, "unregistered") == {"asing"}
    assert accounts.at["tiktok:asing", "platform"] == "tiktok" and accounts.at["tiktok:asing", "followers"] == 70
    assert flag_counts(accounts) == {"silent": 2, "overdue": 2, "unchecked": 4, "unregistered": 1}


def test_last_days_and_totals_are_those_known_by_then(warehouse):
    accounts = registered(warehouse, TODAY).set_index("handle")
    assert accounts.at["rajin", "last_data_on"].date() == TODAY == newest_data(accounts)
    assert accounts.at["diam", "last_data_on"].date() == before(13)
    assert accounts.at["jarang", "last_post_on"].date() == before(20)
    assert (accounts.at["tanpacerita", "followers"], accounts.at["tanpacerita", "followers_age_days"]) == (900, 14)
    assert accounts["followers"].isna()["kosong"] and accounts["followers_age_days"].isna()["kosong"]
    assert accounts.at["provinsi", "region"] == "Jawa Timur" and accounts.at["rajin", "region"] == "Kabupaten Banyuwangi"


@pytest.mark.parametrize(
    "wanted, found",
    [
        (Wanted(), {"rajin", "diam", "jarang", "tanpacerita", "kosong", "pensiun", "provinsi"}),
        (Wanted(province="32"), {"kosong"}),
        (Wanted(owner="community"), {"diam"}),
        (Wanted(platform="tiktok"), {"jarang"}),
        (Wanted(words="BANYUWANGI pemkab"), {"rajin"}),
        (Wanted(words="@diam"), {"diam"}),
        (Wanted(words="[("), set()),
        (Wanted(flag="silent", owner="government"), {"jarang"}),
        (Wanted(flag="unregistered", province="32", owner="community"), {"asing"}),
    ],
)
def test_accounts_are_found(warehouse, wanted, found):
    assert set(matching(registered(warehouse, TODAY), wanted)["handle"]) == found


def test_events_are_told_with_how_many_came(warehouse):
    events = registered_events(warehouse)
    assert events[["event_id", "accounts_came"]].values.tolist() == [["gempa", 0], ["temu", 3]]


def test_who_came_is_counted_among_those_invited(warehouse):
    accounts = registered(warehouse, TODAY)
    guests = came(accounts, attendance(warehouse, "temu"), "province:35", "35").set_index("account")
    assert set(guests.index[guests["came"].astype(bool)]) == {"instagram:rajin", "instagram:kosong", "x:tamu"}
    assert guests["invited"].sum() == 6 and not guests.at["x:tamu", "registered"]
    regions = came_by_region(guests.reset_index()).set_index("region")
    assert regions.loc["Kabupaten Banyuwangi", ["came", "invited"]].tolist() == [1, 3]
    assert regions["invited"].sum() == 6 and "Kota Bandung" not in regions.index


def test_a_scope_is_read_or_falls_back_to_the_province(warehouse):
    accounts = registered(warehouse, TODAY)
    accounts = accounts[accounts["registered"]]

    def asked(scope: str | None, province: str | None) -> set[str]:
        return set(accounts.loc[invited(accounts, scope, province), "handle"])

    assert asked("regency:35.27;regency:35.78", "35") == {"jarang", "diam"}
    assert asked("bakorwil:Bakorwil V Jember", "35") == asked("regency:35.10", None) == {"rajin", "tanpacerita", "pensiun"}
    assert asked(None, "32") == {"kosong"} and asked("accounts:x:siapa", "32") == set()
    assert asked("all", "32") == asked(None, None)
    assert len(asked(None, None)) == len(accounts)


def test_an_office_with_accounts_and_no_data_has_nobody_silent(tmp_path):
    office = Builder(tmp_path)
    office.account("instagram:baru", "35.10")
    with reading(office.publish()) as warehouse:
        accounts = registered(warehouse, TODAY)
        assert flag_counts(accounts) == {"silent": 0, "overdue": 1, "unchecked": 1, "unregistered": 0}
        assert newest_data(accounts) is None
