"""Who carries whom, hashtags, delivered leverage and hoax corrections, against small offices worked out by hand."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jangkau.metrics.asking import Asked
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.campaigns.hashtags import hashtags
from jangkau.metrics.campaigns.hoax_corrections import correction_posts, correction_regions, correction_share, hoax_corrections
from jangkau.metrics.campaigns.mentions import carried, carried_regions, mentions, ties
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.metrics.campaigns.theme_share import theme_share
from jangkau.metrics.questions import QUESTIONS
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import MONDAY, Builder

SCOPE = Scope("35", week=MONDAY)
DAY, SUNDAY = timedelta(days=1), MONDAY + timedelta(days=6)
GOV, COM, FAR = "instagram:gov", "instagram:com", "instagram:far"
REPORTED = datetime(2021, 12, 7, 2, 0)  # 09:00 WIB


class Office(Builder):
    """A government and a community account of Banyuwangi, and a community account of Kota Kediri."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.account(GOV, "35.10")
        self.account(COM, "35.10", owner="community")
        self.account(FAR, "35.71", owner="community")
        self.made = 0

    def add(self, table: str, *values: object) -> None:
        self.connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", list(values))

    def says(self, account: str, day: date = MONDAY, about: tuple = (), tags: tuple = (), names: tuple = (), **told: object):
        """A post, what it is about (content, id), its hashtags (key, spelled) and whom it mentions."""
        self.made += 1
        number = str(self.made)
        self.post(account, number, published_on=day, caption="x", **told)
        for content, key in about:
            self.add("post_matches", content, key, account, number, day, "x")
        for tag, spelled in tags:
            self.add("post_hashtags", account, number, day, tag, spelled)
        for name in names:
            self.add("post_mentions", account, number, day, name)

    def ask(self, question, scope: Scope = SCOPE) -> pd.DataFrame:
        with reading(self.publish()) as warehouse:
            return question(warehouse, scope)


def test_who_carries_whom(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.says(COM, names=(GOV, "instagram:stranger", COM), views=10, reach=4)
    office.says(COM, names=(GOV,), views=5)
    office.says(FAR, names=(GOV,), views=7)
    for day in (MONDAY - DAY, SUNDAY + DAY):
        office.says(FAR, day, names=(COM,))
    office.post(GOV, "g", published_on=MONDAY, views=100, reach=80)
    for number, account in ((1, FAR), (2, GOV)):  # the second made it alone
        office.add("account_keys", number, account)
        office.add("shared_posts", number, GOV, "g", MONDAY, None, None, None, 1)
    with reading(office.publish()) as warehouse:
        pairs, tied = mentions(warehouse, SCOPE), ties(warehouse, SCOPE)
        narrow = mentions(warehouse, Scope("35", regency="35.71", week=MONDAY))
    told = pairs[["account", "carried_account", "kind", "posts", "views", "registered"]].astype(object).values.tolist()
    assert told == [
        [COM, GOV, "mention", 2, 15, True], [COM, "instagram:stranger", "mention", 1, 10, False],
        [FAR, GOV, "collab", 1, 100, True], [FAR, GOV, "mention", 1, 7, True],
    ]  # fmt: skip
    assert pairs["cross_region"].fillna(False).tolist() == [False, False, True, True]
    sums = carried(pairs)
    assert sums.values.tolist() == [["community", "government", 3, 4, 2, 122]]
    assert carried_regions(pairs)["posts"].tolist() == [2, 2]
    assert tied[["account", "state", "posts", "carries", "carried_by"]].values.tolist() == [
        [COM, "tied", 2, 1, 0], [GOV, "tied", 0, 0, 2], [FAR, "tied", 1, 1, 0],
    ]  # fmt: skip
    assert set(narrow["account"]) == {FAR}


def test_the_province_level_is_a_region_of_its_own(tmp_path: Path) -> None:
    office, province = Office(tmp_path), "instagram:province"
    for account in (province, "instagram:other"):
        office.account(account, None)
    office.says(province, names=(GOV, "instagram:other"))
    office.says(COM, names=(GOV, province))
    found = office.ask(mentions).set_index(["account", "carried_account"])["cross_region"].to_dict()
    assert found == {(province, GOV): True, (province, "instagram:other"): False, (COM, GOV): False, (COM, province): True}


def test_isolated_and_silent_accounts_are_told_apart(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.says(COM, names=("instagram:stranger",))
    office.says(GOV, names=(GOV,))
    found = office.ask(ties).set_index("account")["state"].to_dict()
    assert found == {GOV: "isolated", COM: "isolated", FAR: "no_data"}


def test_whose_exports_tell_of_no_post_was_silent(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.says(COM)
    begins = datetime(2021, 12, 5, 17)  # Monday at midnight, WIB
    office.add("post_spans", FAR, begins, begins + timedelta(days=7))
    office.add("post_spans", GOV, begins, begins + timedelta(days=7, seconds=-1))
    with reading(office.publish()) as warehouse:
        found, covered = ties(warehouse, SCOPE), post_coverage(warehouse, SCOPE)
    assert found.set_index("account")["state"].to_dict() == {FAR: "silent", COM: "isolated", GOV: "no_data"}
    assert (covered.accounts_with_data, covered.accounts_registered, covered.regencies_with_data) == (2, 3, 2)


@pytest.mark.parametrize(
    ("lasts", "counts"),
    [
        ({"active_to": MONDAY - DAY}, False), ({"active_to": MONDAY}, True),
        ({"active_from": SUNDAY + DAY}, False), ({"active_from": MONDAY}, True),
    ],
)  # fmt: skip
def test_who_is_not_active_neither_carries_nor_corrects_nor_counts(tmp_path: Path, lasts: dict, counts: bool) -> None:
    office, passing = Office(tmp_path), "instagram:passing"
    office.connection.execute("INSERT INTO themes VALUES ('koreksi', 'K', 'hoax', 'x', 1)")
    hoax(office, "h")
    act(office, "a", "agenda", MONDAY)
    office.account(passing, "35.09", owner="community", **lasts)
    about = (("theme", "koreksi"), ("hoax", "h"), ("event", "a"))
    office.says(passing, names=(GOV,), about=about, tags=(("naik", "naik"),), published_at=REPORTED)
    office.add("account_keys", 1, passing)
    office.add("shared_posts", 1, COM, "c", MONDAY, None, None, None, 1)
    with reading(office.publish()) as warehouse:
        pairs, tied, corrected = (ask(warehouse, SCOPE) for ask in (mentions, ties, hoax_corrections))
        acts, regions = delivered_leverage(warehouse, SCOPE), correction_regions(warehouse, SCOPE).set_index("regency_code")
        assert [len(ask(warehouse, SCOPE)) for ask in (hashtags, theme_share)] == [counts, counts]
    assert set(pairs["kind"]) == ({"mention", "collab"} if counts else set())
    assert set(tied["account"]) == {GOV, COM, FAR} | ({passing} if counts else set())
    assert set(tied["state"]) == ({"tied", "no_data"} if counts else {"no_data"})
    assert (corrected["posts"].tolist(), corrected["state"].tolist()) == ([counts], ["met" if counts else "pending"])
    assert acts["community_posts"].tolist() == [counts]
    assert regions.loc["35.09", "state"] == ("value" if counts else "no_account")


def test_hashtags_rise_are_shared_or_used_by_one(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for account in (GOV, COM, COM, FAR, FAR):
        office.says(account, tags=(("naik", "Naik"),))
    office.says(GOV, MONDAY - timedelta(days=7), tags=(("naik", "naik"), ("hilang", "hilang")))
    office.says(GOV, tags=(("sendiri", "Sendiri"),), views=9)
    office.says(GOV, tags=(("bersama", "Bersama"),))
    office.says(FAR, tags=(("bersama", "BERSAMA"),))
    office.says(FAR, MONDAY - timedelta(days=8), tags=(("lama", "lama"),))
    for account in (COM, FAR):
        office.says(account, MONDAY - timedelta(days=1))
    found = office.ask(hashtags).set_index("tag")
    assert found["state"].to_dict() == {"naik": "rising", "bersama": "shared", "sendiri": "alone", "hilang": "gone"}
    assert found.loc["naik", ["posts", "posts_before", "accounts", "regions", "growth"]].tolist() == [5, 1, 3, 2, 5]
    assert (found.loc["naik", "spelled"], found.loc["bersama", "spellings"]) == ("Naik", "BERSAMA Bersama")
    assert found.loc["sendiri", "only_account"] == GOV


def partly_known(data: Path, more: int) -> pd.DataFrame:
    """A hashtag of three accounts, one of which has nothing before; another says something before and nothing now."""
    office = Office(data)
    office.account("instagram:gone", "35.10")
    for account in (GOV, COM, FAR, *[GOV] * more):
        office.says(account, tags=(("naik", "naik"),))
    for account in (GOV, FAR):
        office.says(account, MONDAY - timedelta(days=7))
    office.says("instagram:gone", MONDAY - timedelta(days=7), tags=(("belum", "belum"),))
    return office.ask(hashtags).set_index("tag")


def test_an_account_without_a_period_before_makes_no_hashtag_rise(tmp_path: Path) -> None:
    found, risen = (partly_known(tmp_path / str(more), more) for more in (2, 3))
    told = ["posts", "accounts", "compared_posts", "compared_before", "compared_accounts", "comparable_accounts"]
    assert found.loc["naik", told].tolist() == [5, 3, 4, 0, 2, 2]
    assert found["state"].to_dict() == {"naik": "shared", "belum": "unknown"}, "nobody knows what the other one says now"
    assert risen.loc["naik", "state"] == "rising"


@pytest.mark.parametrize(
    ("now", "before", "state"), [(6, 3, "rising"), (5, 2, "rising"), (5, 3, "shared"), (5, 0, "rising"), (4, 0, "shared")]
)
def test_a_rise_is_twice_as_many_and_at_least_five(tmp_path: Path, now: int, before: int, state: str) -> None:
    office = Office(tmp_path)
    for account in (GOV, COM):
        office.says(account, MONDAY - DAY)
    for number in range(now):
        office.says((GOV, COM)[number % 2], tags=(("naik", "naik"),))
    for _ in range(before):
        office.says(GOV, MONDAY - 7 * DAY, tags=(("naik", "naik"),))
    assert office.ask(hashtags)["state"].tolist() == [state]


def test_what_rises_with_one_comparable_account_alone_is_no_rise(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.says(GOV, MONDAY - 7 * DAY)
    for account in (GOV,) * 5 + (COM,):
        office.says(account, tags=(("naik", "naik"),))
    (found,) = office.ask(hashtags).to_dict("records")
    assert (found["compared_posts"], found["compared_accounts"], found["state"]) == (5, 1, "shared")


def test_the_period_before_is_as_long(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for ago in (21, 22):  # of two weeks, the two before begin 21 days ago
        office.says(GOV, MONDAY - ago * DAY, tags=((f"sejak{ago}", "x"),))
    office.says(GOV, tags=(("kini", "kini"),))
    found = office.ask(hashtags, replace(SCOPE, weeks=2)).set_index("tag")
    assert found["posts_before"].to_dict() == {"kini": 0, "sejak21": 1}
    assert found["comparable_accounts"].tolist() == [1, 1]


def known_since(data: Path, days: dict[str, int], weeks: int) -> pd.DataFrame:
    """Two accounts that say the same three times each now, and whose first post is so many days old."""
    office = Office(data)
    for account in (GOV, COM):
        for ago in (14, days[account]):
            office.says(account, MONDAY - timedelta(days=ago))
        for _ in range(3):
            office.says(account, tags=(("naik", "naik"),))
    return office.ask(hashtags, Scope("35", week=MONDAY, weeks=weeks))


def test_a_period_before_that_begins_without_data_is_not_compared(tmp_path: Path) -> None:
    for weeks in (1, 2, 5):  # of two weeks, the two before begin 21 days ago: an account known for 14 days tells half of them
        found = known_since(tmp_path / str(weeks), {GOV: 14, COM: 14}, weeks)
        assert (found["comparable_accounts"].tolist(), found["state"].tolist()) == ([0], ["shared"])
    found = known_since(tmp_path / "whole", {GOV: 21, COM: 15}, 2)
    assert (found["comparable_accounts"].tolist(), found["compared_posts"].tolist()) == ([2], [6])
    assert found["state"].tolist() == ["rising"]


def act(office: Office, key: str, kind: str, first: date, last: date | None = None, patterns: str | None = "x") -> None:
    columns = "event_id, kind, name, starts_on, ends_on, patterns, province_code"
    row = [key, kind, key.upper(), first, last, patterns]
    office.connection.execute(f"INSERT INTO events ({columns}) VALUES (?, ?, ?, ?, ?, ?, '35')", row)


def test_acts_are_agendas_answered_in_the_period_and_campaigns_that_ran_in_it(tmp_path: Path) -> None:
    office = Office(tmp_path)
    act(office, "sunday", "agenda", SUNDAY - 3 * DAY)
    act(office, "days", "agenda", MONDAY - 3 * DAY, SUNDAY + 3 * DAY)
    act(office, "monday", "campaign", MONDAY - 9 * DAY, MONDAY)
    act(office, "over", "campaign", MONDAY - 9 * DAY, MONDAY - DAY)
    act(office, "before", "agenda", MONDAY - 4 * DAY, MONDAY)
    act(office, "after", "agenda", SUNDAY - 2 * DAY)
    act(office, "meetup", "meetup", MONDAY)
    act(office, "wordless", "agenda", MONDAY, patterns=None)
    assert office.ask(delivered_leverage)["event_id"].tolist() == ["monday", "days", "sunday"]


def test_delivered_leverage_is_of_views_with_reach_as_a_range_beside_it(tmp_path: Path) -> None:
    office = Office(tmp_path)
    act(office, "k", "campaign", MONDAY - timedelta(days=30), MONDAY + timedelta(days=1))
    act(office, "a", "agenda", MONDAY)
    about = (("event", "k"), ("event", "a"))
    office.says(GOV, about=about, reach=100, views=200)
    office.says(GOV, about=about, reach=50, views=100)
    office.says(COM, MONDAY + timedelta(days=2), about=about, reach=300, views=900)  # after the campaign's last day
    office.says(FAR, MONDAY + timedelta(days=3), about=about, views=100)  # tells no reach
    office.says(FAR, MONDAY + timedelta(days=4), about=about, reach=7, views=7)  # after the agenda's three days
    office.says(GOV, MONDAY - DAY, about=(("event", "a"),), reach=9000, views=9000)  # before it
    office.says(GOV, about=(("theme", "a"),), reach=9000, views=9000)  # a theme of that name
    found = office.ask(delivered_leverage).set_index("event_id")
    agenda, campaign = found.loc["a"], found.loc["k"]
    assert agenda["leverage"] == pytest.approx(1000 / 300), "views are told by nearly every post"
    assert (agenda["reach_leverage_low"], agenda["reach_leverage_high"]) == (300 / 150, 300 / 100)
    assert (agenda["community_posts"], agenda["community_posts_with_reach"]) == (2, 1)
    assert agenda[["government_posts", "government_accounts", "government_regions"]].tolist() == [2, 1, 1]
    assert campaign["community_posts"] == 0 and pd.isna(campaign["leverage"])


@pytest.mark.parametrize(
    ("province", "invited", "concerned"),
    [
        ("35", None, True), (None, None, True), ("31", None, False), ("31", "province:35", True), ("31", "all", True),
        ("31", "regency:32.01;regency:35.10", True), ("31", "bakorwil:Bakorwil V Jember", True), ("31", f"accounts:{FAR}", True),
        ("31", "regency:32.01", False), ("31", "accounts:instagram:stranger", False),
    ],
)  # fmt: skip
def test_an_act_concerns_the_province_that_it_invites(tmp_path: Path, province, invited, concerned: bool) -> None:
    office = Office(tmp_path)
    columns = "event_id, kind, name, starts_on, patterns, province_code, invited_scope"
    office.connection.execute(
        f"INSERT INTO events ({columns}) VALUES ('a', 'agenda', 'A', ?, 'x', ?, ?)", [MONDAY, province, invited]
    )
    found = office.ask(delivered_leverage)
    assert found["event_id"].tolist() == (["a"] if concerned else [])
    assert found["government_posts"].tolist() == [0] * concerned, "nobody posted, and that is told"


def hoax(office: Office, key: str, status: str = "pending", category: str = "disinformation", clarified: datetime | None = None):
    office.add("hoaxes", key, key.upper(), category, status, REPORTED, clarified, "35", None, "x", None, 1)


def test_hoaxes_corrected_within_three_hours(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute("INSERT INTO themes VALUES ('koreksi', 'K', 'hoax', 'x', 1), ('lain', 'L', 'economy', 'x', 1)")
    hours = {"exact": 3, "late": 3 + 1 / 3600, "early": -1, "other": 1}
    for key in (*hours, "day", "month"):
        hoax(office, key)
    for key, after in hours.items():
        theme = "lain" if key == "other" else "koreksi"
        at = REPORTED + timedelta(hours=after)
        office.says(COM, about=(("hoax", key), ("theme", theme)), published_at=at, reach=5, views=9)
    office.says(FAR, MONDAY + timedelta(days=2), about=(("hoax", "day"), ("theme", "koreksi")))  # the day alone is told
    office.says(FAR, MONDAY + timedelta(days=32), about=(("hoax", "month"), ("theme", "koreksi")))
    hoax(office, "record", "clarified", clarified=REPORTED + timedelta(hours=1))
    hoax(office, "untimed", "clarified")
    hoax(office, "left", "not_clarified", "misinformation")
    hoax(office, "news", "clarified", "news", REPORTED)
    found = office.ask(hoax_corrections).set_index("hoax_id")
    assert found["state"].to_dict() == {
        "exact": "met", "late": "late", "early": "pending", "other": "pending", "day": "late", "month": "pending",
        "record": "met", "untimed": "untimed", "left": "not_clarified", "news": "met",
    }  # fmt: skip
    assert found.loc["day", "hours"] == 39  # to the end of the day, WIB
    share = correction_share(found)
    assert (share.met, share.reported, share.share) == (2, 9, 2 / 9)
    assert share.median_hours == 39, "the fourth answer of eight reports; without the silent it would be three hours"
    assert correction_share(found[:0]).share is None


def test_the_posts_of_a_report_are_those_that_are_counted(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute("INSERT INTO themes VALUES ('koreksi', 'K', 'hoax', 'x', 1), ('lain', 'L', 'economy', 'x', 1)")
    hoax(office, "h")
    for hours, theme in ((-1, "koreksi"), (1, "koreksi"), (2, "lain"), (24 * 30, "koreksi"), (24 * 30 + 1, "koreksi")):
        at = REPORTED + timedelta(hours=hours)
        office.says(COM, at.date(), about=(("hoax", "h"), ("theme", theme)), published_at=at, views=hours)
    office.says(FAR, MONDAY + timedelta(days=2), about=(("hoax", "h"), ("theme", "koreksi")))  # the day alone is told
    with reading(office.publish()) as warehouse:
        counted = hoax_corrections(warehouse, SCOPE)["posts"].tolist()
        posts = correction_posts(warehouse, SCOPE, "h")
        community = correction_posts(warehouse, Scope("35", owner="government", week=MONDAY), "h")
    assert posts["post_id"].tolist() == ["4", "2", "6"] and counted == [3], "also after the week that is looked at"
    assert community.empty


def test_a_report_belongs_to_the_day_of_its_province_and_a_year_is_asked_about_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    monday = datetime(MONDAY.year, MONDAY.month, MONDAY.day) - timedelta(hours=6)  # by UTC it is Sunday still
    office.add("hoaxes", "h", "H", "news", "pending", monday, None, "35", None, "x", None, 1)
    with reading(office.publish()) as warehouse:
        found = {weeks: len(hoax_corrections(warehouse, replace(SCOPE, week=MONDAY + weeks * 7 * DAY))) for weeks in range(-3, 4)}
        assert found == {-3: 0, -2: 0, -1: 0, 0: 1, 1: 0, 2: 0, 3: 0}
        asked = [key for key in warehouse.kept.answers if key[0] == "hoax_corrections"]
        assert len(asked) == 2, "all weeks of a year share its answer; the last of these lies in two"


def test_whichever_came_first_corrects(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute("INSERT INTO themes VALUES ('koreksi', 'K', 'hoax', 'x', 1)")
    for key, posted, clarified in (("post", (2, 3), 5), ("report", (2, 3), 1), ("atonce", (0, 3), 5)):
        hoax(office, key, "clarified", clarified=REPORTED + timedelta(hours=clarified))
        for hours in posted:
            at = REPORTED + timedelta(hours=hours)
            office.says(COM, about=(("hoax", key), ("theme", "koreksi")), published_at=at, permalink=f"https://contoh/{hours}")
    found = office.ask(hoax_corrections).set_index("hoax_id")
    assert found["hours"].to_dict() == {"post": 2, "report": 1, "atonce": 0}
    assert ((found["corrected_at"] - REPORTED) / timedelta(hours=1)).to_dict() == found["hours"].to_dict()
    assert ((found["first_post_at"] - REPORTED) / timedelta(hours=1)).to_dict() == {"post": 2, "report": 2, "atonce": 0}
    assert found["permalink"].to_dict() == {
        "post": "https://contoh/2",
        "report": "https://contoh/2",
        "atonce": "https://contoh/0",
    }


def test_a_scope_narrows_reports_and_the_posts_that_correct_them(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute("INSERT INTO themes VALUES ('koreksi', 'K', 'hoax', 'x', 1)")
    hoax(office, "h")
    office.add("hoaxes", "kediri", "K", "news", "pending", REPORTED - DAY, None, "35", "35.71", None, None, 1)
    office.account("x:com", "35.10", owner="community")
    office.account("instagram:bandung", "32.73", owner="community", province="32")
    for account in (GOV, COM, COM, FAR, "x:com", "instagram:bandung"):
        office.says(account, about=(("hoax", "h"), ("theme", "koreksi")), published_at=REPORTED)
    for about in ((("event", "h"), ("theme", "koreksi")), (("hoax", "h"), ("event", "koreksi"))):  # an event of that name
        office.says(COM, about=about, published_at=REPORTED)
    with reading(office.publish()) as warehouse:
        for narrower, counts in (({}, [5, 4, 2]), ({"platform": "x"}, [1, 1, 1]), ({"owner": "government"}, [1, 1, 1])):
            scope = replace(SCOPE, **narrower)
            found = hoax_corrections(warehouse, scope).set_index("hoax_id")
            assert found.loc["h", ["posts", "accounts", "regions"]].tolist() == counts
            assert len(correction_posts(warehouse, scope, "h")) == counts[0]
        reports = {
            part: hoax_corrections(warehouse, replace(SCOPE, **{part: of}))["hoax_id"].tolist()
            for part, of in (("owner", "community"), ("regency", "35.71"), ("bakorwil", "Bakorwil V Jember"))
        }
    assert reports == {"owner": ["h", "kediri"], "regency": ["kediri"], "bakorwil": []}


def test_the_share_of_a_theme_is_of_the_posts_with_a_text(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute("INSERT INTO themes VALUES ('t', 'T', 'economy', 'x', 1)")
    for day in (MONDAY - DAY, MONDAY, SUNDAY, SUNDAY + DAY):
        office.says(COM, day, about=(("theme", "t"), ("event", "t")))
    office.says(COM)
    office.post(COM, "wordless", published_on=MONDAY)
    (found,) = office.ask(theme_share).to_dict("records")
    assert (found["posts"], found["posts_all"]) == (2, 3)


def test_reports_of_other_provinces_and_weeks_stay_out(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.add("hoaxes", "a", "A", "news", "pending", datetime(2021, 12, 5, 16, 59), None, "35", None, None, None, 1)  # Sunday
    office.add("hoaxes", "b", "B", "news", "pending", datetime(2021, 12, 5, 17, 0), None, "35", None, None, None, 1)  # Monday
    office.add("hoaxes", "c", "C", "news", "pending", REPORTED, None, "32", None, None, None, 1)
    office.add("hoaxes", "d", "D", "news", "pending", REPORTED, None, None, None, None, None, 1)
    assert office.ask(hoax_corrections)["hoax_id"].tolist() == ["d", "b"]


def test_regions_without_corrections(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.connection.execute("INSERT INTO themes VALUES ('koreksi', 'K', 'hoax', 'x', 1)")
    office.says(COM, about=(("theme", "koreksi"),), reach=5, views=9)
    office.account("instagram:seen", "35.09")
    office.account("instagram:unseen", "35.09")
    office.account("instagram:all", "35.78")
    whole = (datetime(2021, 12, 5, 17), datetime(2021, 12, 12, 17))
    for account in ("instagram:seen", "instagram:all"):
        office.add("post_spans", account, *whole)
    office.account("instagram:began", "35.01", active_from=MONDAY + 2 * DAY)
    office.add("post_spans", "instagram:began", whole[0] + 2 * DAY, whole[1])
    office.account("instagram:ended", "35.02", active_to=SUNDAY - 2 * DAY)
    office.add("post_spans", "instagram:ended", whole[0], whole[1] - 2 * DAY)
    with reading(office.publish()) as warehouse:
        found, tied = correction_regions(warehouse, SCOPE).set_index("regency_code"), ties(warehouse, SCOPE)
    assert set(tied.loc[tied["covered"], "account"]) == {f"instagram:{name}" for name in ("seen", "all", "began", "ended")}
    assert found["state"].value_counts().to_dict() == {"no_account": 32, "value": 1, "no_data": 1, "none_seen": 1, "none": 3}
    told = {code: found.loc[code, "state"] for code in ("35.10", "35.71", "35.09", "35.78", "35.01", "35.02")}
    assert told == dict.fromkeys(told, "none") | {"35.10": "value", "35.71": "no_data", "35.09": "none_seen"}


def test_the_sums_of_both_sections_are_on_the_command_line(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.says(FAR, names=(GOV,), views=7)
    hoax(office, "met", "clarified", clarified=REPORTED + timedelta(hours=1))
    hoax(office, "open")
    asked = Asked(SCOPE, MEASURES["views"])
    with reading(office.publish()) as warehouse:
        told = {name: QUESTIONS[name](warehouse, asked) for name in ("correction_share", "carried", "carried_regions")}
    assert told["correction_share"].to_dict("records") == [{"met": 1, "reported": 2, "median_hours": 1.0, "share": 0.5}]
    assert told["carried"].values.tolist() == [["community", "government", 1, 1, 1, 7]]
    assert told["carried_regions"][["regency_code", "carried_regency_code", "posts"]].values.tolist() == [["35.71", "35.10", 1]]
