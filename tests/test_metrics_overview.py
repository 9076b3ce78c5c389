"""The overview's numbers against small tables worked out by hand, and what must hold whatever the numbers."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jangkau.metrics.reach.change import regency_changes
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.comparable_accounts import comparable_accounts
from jangkau.metrics.week.events_between import events_between
from jangkau.metrics.week.headline import RULES, headline
from jangkau.metrics.week.key_figures import key_figures, lead, levels, posting, whole_week
from jangkau.metrics.week.movers import movers, region_moves
from jangkau.metrics.week.to_do import RULES as TASK_RULES
from jangkau.metrics.week.to_do import foremost, task_rows, to_do
from tests.warehouse_builder import MONDAY, Builder, weeks_before

SCOPE = Scope("35", week=MONDAY)
SUNDAY = MONDAY + timedelta(days=6)


@pytest.fixture
def office(tmp_path: Path) -> Builder:
    return Builder(tmp_path)


def event(office: Builder, event_id: str, kind: str, day: date, host=None, scope=None, ends: date | None = None) -> None:
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, ends_on, date_precision, province_code, host_regency_code, "
        "invited_scope) VALUES (?, ?, ?, ?, ?, 'day', '35', ?, ?)",
        [event_id, kind, event_id, day, ends, host, scope],
    )


def span(office: Builder, account: str, first: date, until: date) -> None:
    """The account's exports tell every post from one day to another."""
    office.connection.execute(
        "INSERT INTO post_spans VALUES (?, ?, ?)",
        [account, datetime.combine(first, datetime.min.time()) + timedelta(hours=8),
         datetime.combine(until, datetime.min.time()) + timedelta(hours=17)],
    )  # fmt: skip


def ten_weeks(office: Builder, account: str, totals: list[float], metric: str = "reach") -> None:
    """The last weeks of an account, the newest last."""
    for ago, total in enumerate(reversed(totals)):
        office.week(account, metric, total, total / 4, week=weeks_before(ago))


def figure(warehouse: Warehouse, name: str, scope: Scope = SCOPE) -> pd.Series:
    return key_figures(warehouse, scope).set_index("name").loc[name]


def test_the_figures_are_the_sum_the_range_and_the_change_of_comparable_accounts(office):
    office.account("instagram:a", "35.10")
    office.account("instagram:b", "35.78")
    ten_weeks(office, "instagram:a", [100, 110])
    office.week("instagram:b", "reach", 40, 30)  # its week before is not in
    with reading(office.publish()) as warehouse:
        reach = figure(warehouse, "reach")
        assert (reach["low"], reach["high"]) == (30, 150)
        assert reach["change"] == pytest.approx(0.10) and reach["accounts_compared"] == 1
        assert (reach["total_before"], reach["difference"]) == (100, 10)
        assert pd.isna(reach["usual_low"]), "one change before is no habit"
        assert pd.isna(figure(warehouse, "interactions")["high"])


def test_views_lead_where_no_account_tells_of_reach(office):
    office.account("x:a", "35.10")
    office.week("x:a", "views", 70)
    with reading(office.publish()) as warehouse:
        assert lead(key_figures(warehouse, SCOPE)) == "views"
        assert lead(key_figures(warehouse, replace(SCOPE, platform="x"))) == "views"


def test_the_line_is_chained_from_comparable_changes_and_ends_at_one(office):
    office.account("instagram:a", "35.10")
    office.account("instagram:new", "35.10")
    ten_weeks(office, "instagram:a", [100, 50, 100, 200])
    office.week("instagram:new", "reach", 5000, 900)  # a new account is no rise
    with reading(office.publish()) as warehouse:
        line = levels(warehouse, SCOPE, "reach")
        assert list(line) == [0.5, 0.25, 0.5, 1.0]
        assert line.index[0] == pd.Timestamp(weeks_before(3))
        assert line.iloc[-1] / line.iloc[-2] - 1 == pytest.approx(figure(warehouse, "reach")["change"])


def test_whatever_the_page_compares_of_a_week_is_asked_once(office):
    office.account("instagram:a", "35.10")
    for metric in ("views", "reach", "interactions", "new_follows"):
        ten_weeks(office, "instagram:a", [100, 50, 100, 200], metric)
    with reading(office.publish()) as warehouse:
        names = [*key_figures(warehouse, SCOPE)["name"], "views"]
        movers(warehouse, SCOPE, "views", no_events())
        trend(warehouse, SCOPE, "views")
        asked = [key[0] for key in warehouse.kept.answers]
    assert len(names) == 6 and asked.count("comparable_line") == 1
    assert asked.count("comparable_weeks") == 2, "of all together, and of each kabupaten and kota"


def test_an_account_that_does_not_tell_is_not_taken_for_silent(office):
    for name in ("posts", "told", "dark"):
        office.account(f"instagram:{name}", "35.10")
    office.week("instagram:posts", "posts", 3, basis="posts")
    office.week("instagram:posts", "posts", 2, week=weeks_before(1), basis="posts")
    office.week("instagram:told", "posts", 1, week=weeks_before(1), basis="posts")
    office.week("instagram:dark", "posts", 5, basis="posts")  # a selection of its posts: the rest is not known
    for name in ("posts", "told"):
        span(office, f"instagram:{name}", weeks_before(2), SUNDAY - timedelta(days=1))
    with reading(office.publish()) as warehouse:
        now = figure(warehouse, "posting")
        assert (now["high"], now["whole"]) == (1, 2)
        assert now["change"] == -1 and now["accounts_compared"] == 2
        told = posting(warehouse, SCOPE)
        assert (told["accounts_posting"] <= told["accounts_told"]).all() and (told["told_both"] <= told["accounts_told"]).all()


def test_lists_tell_the_periods_that_they_reach_over_but_for_a_day_at_either_end(office):
    def at(day: date, hours: float) -> datetime:
        return datetime.combine(day, datetime.min.time()) + timedelta(hours=hours - 7)  # WIB

    first, end = at(weeks_before(2), 23.9), at(SUNDAY, 0)
    lists = {
        "whole": (first, end), "new": (first, end), "gone": (first, end),
        "late": (at(weeks_before(1) + timedelta(days=1), 0), end),
        "early": (first, at(weeks_before(1) + timedelta(days=6), -0.1)),
    }  # fmt: skip
    active = {"new": {"active_from": SUNDAY}, "gone": {"active_to": weeks_before(1)}}
    for name, told in lists.items():
        office.account(f"instagram:{name}", "35.10", **active.get(name, {}))
        office.connection.execute("INSERT INTO post_spans VALUES (?, ?, ?)", [f"instagram:{name}", *told])
    with reading(office.publish()) as warehouse:
        weekly, twice = (posting(warehouse, replace(SCOPE, weeks=weeks), count=3) for weeks in (1, 2))
    assert weekly["accounts_told"].tolist() == [3, 2, 3] and weekly["told_both"].tolist() == [0, 2, 1]
    assert twice["accounts_told"].tolist() == [3], "of two weeks: all that tell both, active on some day of them"


def test_a_week_whose_days_are_not_in_raises_no_alarm(office):
    for name in ("a", "b", "c"):
        office.account(f"instagram:{name}", "35.10")
        office.week(f"instagram:{name}", "reach", 700, 100, week=weeks_before(1))
    two_days = "INSERT INTO account_weeks VALUES (?, 'instagram:a', 'reach', 200, 100, 2, 0, 0, false, 0, 'days', 0)"
    office.connection.execute(two_days, [MONDAY])
    office.week("instagram:b", "reach", 700, 100)
    with reading(office.publish()) as warehouse:
        assert not whole_week(warehouse, SCOPE), "one of three"
        assert whole_week(warehouse, replace(SCOPE, week=weeks_before(1)))
        assert figure(warehouse, "reach")["change"] == 0, "two days are not compared with seven"
        told = headline(key_figures(warehouse, SCOPE).iloc[0], movers(warehouse, SCOPE, "reach", no_events()), "X", whole=False)
        assert told.rule == "partial" and told.share is None


def no_events() -> pd.DataFrame:
    return pd.DataFrame(columns=["event_id", "kind", "name", "starts_on", "ends_on", "host_regency_code", "invited_scope"])


def test_movers_are_ordered_by_what_is_beyond_their_habit_and_say_why(office):
    for name, regency, totals in (
        ("up", "35.10", [100] * 13 + [180]),
        ("small", "35.09", [10] * 13 + [11]),
        ("down", "35.78", [400] * 13 + [100]),
        ("wild", "35.73", [100, 300] * 6 + [100, 290]),
    ):
        office.account(f"instagram:{name}", regency)
        ten_weeks(office, f"instagram:{name}", totals)
    office.post("instagram:up", "1", account_id=1, published_on=MONDAY, caption="Kawah Ijen", reach=90, views=120)
    office.post("instagram:up", "2", account_id=1, published_on=MONDAY, caption="kecil", reach=9)
    office.post("instagram:down", "3", account_id=2, published_on=SUNDAY - timedelta(days=9), caption="lama")
    span(office, "instagram:down", weeks_before(9), SUNDAY)
    with reading(office.publish()) as warehouse:
        found = movers(warehouse, SCOPE, "reach", no_events(), each_way=3).set_index("code")
    assert list(found.index) == ["35.10", "35.09", "35.73", "35.78"], "beyond its habit before the largest within"
    assert found["unusual"].tolist() == [True, True, False, True]
    assert found.loc["35.10", "change"] == pytest.approx(0.8) and found.loc["35.10", "difference"] == 80
    assert (found.loc["35.10", "reason"], found.loc["35.10", "caption"]) == ("post", "Kawah Ijen")
    assert (found.loc["35.78", "reason"], found.loc["35.78", "days_silent"]) == ("silent", 9)


def test_who_made_a_change_is_among_those_it_was_counted_over(office):
    for name in ("daily", "other"):
        office.account(f"instagram:{name}", "35.10")
        ten_weeks(office, f"instagram:{name}", [100] * 13 + [140 if name == "daily" else 101])
    office.account("instagram:lists_posts", "35.10")
    for ago, total in ((1, 100), (0, 9000)):
        office.week("instagram:lists_posts", "reach", total, basis="posts", week=weeks_before(ago))
    with reading(office.publish()) as warehouse:
        moved = region_moves(warehouse, SCOPE, "reach").iloc[0]
        assert (moved["accounts_compared"], moved["difference"]) == (2, 41)
        assert moved["sole_account"] == "instagram:daily" and moved["change_without"] == pytest.approx(0.01)
        assert movers(warehouse, SCOPE, "reach", no_events()).iloc[0]["account"] == "instagram:daily"
        assert set(comparable_accounts(warehouse, SCOPE, "reach")["account"]) == {"instagram:daily", "instagram:other"}
        assert regency_changes(warehouse, SCOPE, "reach").iloc[0]["accounts_compared"] == 2


def test_a_shock_is_named_where_it_struck_and_what_it_raised_has_eased_a_week_later(office):
    for name in ("a", "b"):
        office.account(f"instagram:{name}", "35.08")
        ten_weeks(office, f"instagram:{name}", [100] * 13 + [300])
        office.week(f"instagram:{name}", "reach", 90, 20, week=MONDAY + timedelta(weeks=1))
    event(office, "semeru", "shock", MONDAY, host="35.08", scope="regency:35.08")
    event(office, "meetup", "meetup", MONDAY, host="35.10", scope="province:35")
    with reading(office.publish()) as warehouse:
        events = events_between(warehouse, SCOPE, MONDAY, SUNDAY)
        moved = movers(warehouse, SCOPE, "reach", events)
        assert moved["reason"].tolist() == ["shock"] and moved["event"].tolist() == ["semeru"]
        told = headline(key_figures(warehouse, SCOPE).iloc[0], moved, "Lumajang", whole=True)
        assert (told.rule, told.region, told.event, told.beyond) == ("shock", "Lumajang", "semeru", "above")
        later = replace(SCOPE, week=MONDAY + timedelta(weeks=1))
        moved = movers(warehouse, later, "reach", events)
        assert moved["reason"].tolist() == ["eased"]
        assert headline(key_figures(warehouse, later).iloc[0], moved, "Lumajang", whole=True).rule == "beyond"


@pytest.mark.parametrize(
    "high, change, low, usual_high, rule",
    [
        (None, None, None, None, "no_data"),
        (0, None, None, None, "zero"),
        (10, None, None, None, "not_compared"),
        (10, 0.004, -0.1, 0.1, "steady"),
        (10, 0.08, None, None, "compared"),
        (10, 0.08, -0.1, 0.1, "within"),
        (10, 0.18, -0.1, 0.1, "beyond"),
        (10, -0.18, -0.1, 0.1, "beyond"),
    ],
)
def test_the_first_rule_that_holds_writes_the_sentence(high, change, low, usual_high, rule):
    row = pd.Series({"high": high, "change": change, "usual_low": low, "usual_high": usual_high}, dtype=float)
    moved = pd.DataFrame(columns=["way", "difference", "label", "event", "reason"])
    assert headline(row, moved, "Jember", whole=True).rule == rule and rule in RULES


def test_events_are_kept_where_they_only_touch_the_range_and_where_they_concern_the_scope(office):
    event(office, "long", "campaign", date(2021, 8, 1), ends=date(2022, 1, 31), scope="province:35")
    event(office, "here", "agenda", MONDAY, host="35.10")
    event(office, "there", "agenda", MONDAY, host="35.78")
    event(office, "bakorwil", "meetup", MONDAY, host="35.78", scope="bakorwil:Bakorwil V Jember")
    event(office, "past", "agenda", MONDAY - timedelta(days=1), host="35.10")
    with reading(office.publish()) as warehouse:
        names = lambda scope: set(events_between(warehouse, scope, MONDAY, SUNDAY)["event_id"])  # noqa: E731
        assert names(SCOPE) == {"long", "here", "there", "bakorwil"}
        assert names(replace(SCOPE, regency="35.10")) == {"long", "here", "bakorwil"}
        assert names(replace(SCOPE, regency="35.10")) <= names(replace(SCOPE, bakorwil="Bakorwil V Jember")) <= names(SCOPE)


@pytest.fixture
def untidy(office: Builder):
    """One account for each thing to do."""
    for name, regency in (("fine", "35.10"), ("still", "35.78"), ("gone", "35.09"), ("old", "35.73"), ("own", None)):
        office.account(f"instagram:{name}", regency)
    for name in ("fine", "still", "old"):
        office.week(f"instagram:{name}", "reach", 10)
    for name in ("fine", "still"):
        office.week(f"instagram:{name}", "followers", 100)
    office.week("instagram:fine", "posts", 2, basis="posts")
    office.week("instagram:old", "posts", 1, basis="posts")
    span(office, "instagram:still", weeks_before(3), SUNDAY)
    office.week("instagram:gone", "followers", 900, week=weeks_before(4))
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, starts_at, date_precision, patterns, province_code) "
        "VALUES ('missed', 'agenda', 'Pasar Murah', $day, $at, 'day', 'pasar murah', '35')",
        {"day": MONDAY, "at": datetime.combine(MONDAY, datetime.min.time()) + timedelta(hours=2)},
    )
    office.connection.execute(
        "INSERT INTO hoaxes (hoax_id, title, category, status, reported_at, province_code, import_no) "
        "VALUES ('open', 'Kabar bohong', 'disinformation', 'pending', $at, '35', 1)",
        {"at": datetime.combine(MONDAY, datetime.min.time()) + timedelta(hours=2)},
    )
    with reading(office.publish()) as warehouse:
        yield warehouse


def test_each_rule_finds_its_own(untidy):
    found = {
        task.rule: list(task.named.get("label", task.named.get("account", task.named.get("title", []))))
        for task in to_do(untidy, SCOPE)
    }
    assert tuple(found) == TASK_RULES
    assert (found["hoaxes_unanswered"], found["agendas_missed"]) == (["Kabar bohong"], ["Pasar Murah"])
    assert found["regions_without_posts"] == ["Kota Surabaya"], "regions that do not tell are not without posts"
    assert found["silent"] == ["instagram:still"]
    assert found["overdue"] == ["instagram:gone", "instagram:own"], "the largest first"
    assert found["followers_old"] == ["instagram:old"]
    assert len(found["regions_without_accounts"]) == 34
    assert len(foremost(to_do(untidy, SCOPE))) == 3
    assert set(task_rows(to_do(untidy, SCOPE))["rule"]) == set(TASK_RULES)


def test_a_narrower_scope_never_finds_more(untidy):
    whole = task_rows(to_do(untidy, SCOPE))
    for narrow in (replace(SCOPE, regency="35.78"), replace(SCOPE, bakorwil="Bakorwil V Jember")):
        found = task_rows(to_do(untidy, narrow))
        assert len(found) < len(whole) and set(map(tuple, found.values)) <= set(map(tuple, whole.values))
    assert "instagram:own" not in set(task_rows(to_do(untidy, replace(SCOPE, regency="35.78")))["name"])


@pytest.mark.parametrize("elsewhere, without", [(None, 0), ("35.78", 36)])
def test_the_office_of_one_kabupaten_registers_nobody_elsewhere(office, elsewhere, without):
    office.account("instagram:own", "35.10")
    office.account("instagram:other", elsewhere)
    office.week("instagram:own", "reach", 10)
    with reading(office.publish()) as warehouse:
        for scope in (SCOPE, replace(SCOPE, platform="instagram")):
            named = next(task.named for task in to_do(warehouse, scope) if task.rule == "regions_without_accounts")
            assert len(named) == without
