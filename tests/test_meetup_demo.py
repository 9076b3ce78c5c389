"""The demo's truth, put into a warehouse by hand: ejsn-2021 has its rise, silih-tulungan-2020 claims none."""

import json
from datetime import date, timedelta

import pandas as pd
import pytest

from data.demo.accounts import accounts
from data.demo.attendance import attendance
from data.demo.calendar import SUNDAYS, place_of
from data.demo.events import event_rows
from data.demo.series import PURGE, days_of
from jangkau.metrics.__main__ import main
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import Builder

UNTIL = SUNDAYS[100]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The registered accounts of East and West Java until May 2022, as their exports would have told them."""
    made = Builder(tmp_path_factory.mktemp("office"))
    known = [account for account in accounts() if account.registered and account.province in ("35", "32")]
    listed = pd.DataFrame([
        (account.key, account.platform, account.handle, account.owner, account.province, account.place and account.place.code)
        for account in known
    ], columns=["account", "platform", "handle", "owner", "province", "regency"])  # fmt: skip
    weeks = pd.DataFrame([
        (day - timedelta(days=6), account.key, float(days_of(account).followers[place_of(day)]))
        for account in known for day in SUNDAYS[1:] if day <= UNTIL and any(first <= day <= last for first, last in account.spans)
    ], columns=["week", "account", "total"])  # fmt: skip
    came = pd.DataFrame([(event, key) for event, keys in attendance().items() for key in keys], columns=["event", "account"])
    events = pd.DataFrame(event_rows()).replace("", None)
    for name, frame in {"listed": listed, "sundays": weeks, "came": came, "told_events": events}.items():
        made.connection.register(name, frame)
    made.connection.execute("""
        INSERT INTO accounts (account, platform, handle, owner, level, province_code, regency_code)
          SELECT account, platform, handle, owner, CASE WHEN regency IS NULL THEN 'province' ELSE 'regency' END, province, regency
          FROM listed;
        INSERT INTO account_weeks SELECT week, account, 'followers', total, total, 1, 0, 0, false, 0, 'days', 0 FROM sundays;
        INSERT INTO attendance SELECT event, account, 1 FROM came;
        INSERT INTO events BY NAME
          SELECT event_id, kind, series, name, starts_on::DATE AS starts_on, ends_on::DATE AS ends_on, date_precision,
            province_code, host_regency_code, invited_scope
          FROM told_events""")
    return made.publish()


def asked(capsys, data, event: str) -> dict:
    assert main(["meetup_effect", "--event", event, "--data", str(data), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_ejsn_2021_has_the_rise_that_was_put_there(capsys, office):
    answer = asked(capsys, office, "ejsn-2021")
    assert answer["verdict"] == "effect" and answer["effect_pct"] == pytest.approx(8.33, abs=0.8)
    assert answer["ci_low_pct"] < 8.33 < answer["ci_high_pct"] and answer["placebo_p"] > 0.05
    assert answer["n_attendees"] > 65 and answer["n_regencies"] == 38


def test_silih_tulungan_2020_and_kopilaborasi_2020_claim_nothing(capsys, office):
    answer = asked(capsys, office, "silih-tulungan-2020")
    assert answer["verdict"] == "not_enough" and answer["effect_pct"] is None and answer["reasons"] == ["weeks_before 19/21"]
    assert "date_known_to_month" in asked(capsys, office, "kopilaborasi-2020")["reasons"]


def test_those_that_had_been_to_kopilaborasi_are_a_stack_of_their_own(office):
    with reading(office) as warehouse:
        first, again = meetup_effect(warehouse, "ejsn-2021"), meetup_effect(warehouse, "ejsn-2021", again=True)
    assert first.occasion.week.isoformat() == "2021-11-29" and [shock.event_id for shock in first.shocks] == ["semeru-2021"]
    assert first.without_shocks.n_regencies == 37 and abs(first.without_shocks.effect - first.estimate.effect) < 0.005
    gone = again.examined.leaps.leapt_attendees + again.examined.leaps.purged_attendees
    assert (first.comparison.why == "came_before").sum() == again.n_attendees + gone == 11  # the others of that stack lack a past


def test_followers_that_were_bought_and_the_purge_are_seen_and_not_used(office):
    with reading(office) as warehouse:
        leaps = meetup_effect(warehouse, "ejsn-2021").examined.leaps
    weeks = (PURGE - timedelta(days=6) - date(2021, 11, 29)).days // 7
    assert leaps.purge_weeks == (weeks,) and leaps.purged >= 3 and leaps.leapt >= 1
