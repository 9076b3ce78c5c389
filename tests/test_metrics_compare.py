"""Government against community, against small tables worked out by hand."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jangkau.findings.sides.sentences import leverage_said
from jangkau.locales import speaker
from jangkau.metrics.__main__ import main
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.compare import compare, share_of_voice
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compare_regencies import compare_regencies
from jangkau.metrics.sides.compared_measures import COMPARED, other
from jangkau.metrics.sides.concentration import concentration
from jangkau.metrics.sides.fair_set import fair_set
from jangkau.metrics.sides.gap import gap
from jangkau.metrics.sides.leverage import leverage, potential_leverage, regency_leverage
from jangkau.warehouse.vocabulary import SIDES as OWNERS
from tests.warehouse_builder import MONDAY, Builder, weeks_before

SCOPE = Scope("35", week=MONDAY)
SUNDAY, EVE = MONDAY + timedelta(days=6), MONDAY - timedelta(days=1)
GOVERNMENT, COMMUNITY = "government", "community"
SWAPPED = {GOVERNMENT: COMMUNITY, COMMUNITY: GOVERNMENT}

# account | regency | owner | reach, its largest day | likes, comments, shares, saves
TABLE = [
    ("instagram:pemkab", "35.10", GOVERNMENT, (100, 40), (10, 2, 1, 1)),
    ("instagram:kominfo", "35.10", GOVERNMENT, (300, 90), (30, 0, 2, 5)),
    ("facebook:pemkot", "35.78", GOVERNMENT, (800, 200), (8, 4, 4, None)),
    ("instagram:infobwi", "35.10", COMMUNITY, (600, 250), (60, 12, 6, 20)),
    ("instagram:kulinerbwi", "35.10", COMMUNITY, (200, 60), (20, 4, 2, 2)),
    ("facebook:kabarkita", "35.78", COMMUNITY, (1000, 500), (100, 0, 10, None)),
    ("tiktok:wisata", "35.78", COMMUNITY, None, (50, 5, 5, 0)),
    ("instagram:diam", "35.27", COMMUNITY, None, None),
]


def filled(office: Builder, swapped: bool = False) -> Path:
    """The table's office, or the same with the owners the other way round."""
    for account, regency, owner, reach, parts in TABLE:
        office.account(account, regency, owner=SWAPPED[owner] if swapped else owner)
        if reach:
            office.week(account, "reach", *reach)
        for metric, amount in zip(("likes", "comments", "shares", "saves"), parts or (), strict=False):
            if amount is not None:
                office.week(account, metric, amount)
        if parts:
            office.week(account, "interactions", sum(parts[:3]))
    for account, followers in {"instagram:pemkab": 1000, "instagram:kominfo": 3000, "instagram:infobwi": 9000}.items():
        office.week(account, "followers", followers)
    office.account("instagram:jatim", None, owner=COMMUNITY if swapped else GOVERNMENT)
    office.week("instagram:jatim", "followers", 500)
    office.account("instagram:lama", "35.10", owner=GOVERNMENT, active_to=EVE)
    office.week("instagram:lama", "reach", 7777)
    office.account("instagram:bandung", "32.73", province="32")
    office.week("instagram:bandung", "reach", 5555)
    return office.publish()


@pytest.fixture
def warehouse(tmp_path: Path):
    with reading(filled(Builder(tmp_path))) as opened:
        yield opened


@pytest.fixture
def swapped(tmp_path: Path):
    with reading(filled(Builder(tmp_path / "swapped"), swapped=True)) as opened:
        yield opened


def row(frame: pd.DataFrame, measure: str, owner: str) -> pd.Series:
    return frame.set_index(["measure", "owner"]).loc[(measure, owner)]


def test_who_takes_part(warehouse):
    accounts = compare_accounts(warehouse, SCOPE)
    assert accounts["owner"].value_counts().to_dict() == {COMMUNITY: 5, GOVERNMENT: 4}
    assert not set(accounts["account"]) & {"instagram:lama", "instagram:bandung"}


def test_the_account_in_the_middle_and_the_whole(warehouse):
    sides = compare(compare_accounts(warehouse, SCOPE))
    government, community = row(sides, "reach", GOVERNMENT), row(sides, "reach", COMMUNITY)
    assert (government["median"], government["whole"], government["largest"]) == (300, 1200, 200)
    assert (community["median"], community["whole"], community["largest"]) == (600, 1800, 500)
    assert (government["accounts"], government["registered"], community["accounts"], community["registered"]) == (3, 4, 3, 5)
    assert (government["q1"], government["q3"]) == (200, 550)
    # Instagram: 200 and 400 of two a side; Facebook: 800 and 1000 of one a side; weighted by 4 and 2 accounts
    apart = gap(compare_accounts(warehouse, SCOPE), "reach")
    assert (apart.government, apart.community) == pytest.approx((400, 600))
    assert (government["middle"], community["middle"]) == pytest.approx((400, 600))
    assert (apart.accounts, apart.platforms) == ((3, 3), ("facebook", "instagram"))
    assert (apart.clear, apart.leader, apart.times, apart.ratio) == (False, None, None, None), "three a side cannot settle it"
    assert gap(compare_accounts(warehouse, SCOPE), "followers").clear is None


def test_the_fair_set_says_who_counts_and_why_a_measure_falls_out(warehouse):
    fair = fair_set(compare_accounts(warehouse, SCOPE)).set_index("measure")
    reach = fair.loc["reach"]
    assert (reach["compared"], reach[GOVERNMENT], reach[COMMUNITY], reach["platforms_without"]) == (True, 3, 3, "tiktok")
    views = fair.loc["views"]
    assert (views["compared"], views["reason"], views["lacking"]) == (False, "no_data", "both")
    alone = fair_set(compare_accounts(warehouse, replace(SCOPE, platform="tiktok"))).set_index("measure").loc["interactions"]
    assert (alone["reason"], alone["lacking"]) == ("no_account", GOVERNMENT)


def test_share_of_voice_adds_up(warehouse):
    voice = share_of_voice(compare_accounts(warehouse, SCOPE)).set_index("owner")
    assert voice["interactions"].tolist() == [61, 274]
    assert voice["raw_share"].tolist() == [pytest.approx(61 / 335), pytest.approx(274 / 335)]
    # Instagram 45 of 149 on 4 accounts, Facebook 16 of 126 on 2, TikTok 0 of 60 on 1
    government = (4 * 45 / 149 + 2 * 16 / 126 + 0) / 7
    assert voice["share"].tolist() == [pytest.approx(government), pytest.approx(1 - government)]


def test_concentration(warehouse):
    carried = concentration(compare_accounts(warehouse, SCOPE)).set_index(["owner", "largest"])
    assert carried["share"].tolist() == [pytest.approx(800 / 1200), 1, 1, pytest.approx(1000 / 1800), 1, 1]
    assert carried.loc[(COMMUNITY, 10), "carried"] == 3
    assert carried.loc[(GOVERNMENT, 1), "leader"] == "facebook:pemkot"


def test_potential_leverage(warehouse):
    accounts = compare_accounts(warehouse, SCOPE)
    whole = potential_leverage(accounts)
    assert (whole["leverage"], whole["government_accounts"], whole["community_accounts"]) == (2, 3, 1)
    assert regency_leverage(accounts).set_index("regency_code").loc["35.10", "leverage"] == 9000 / 4000
    assert pd.isna(regency_leverage(accounts).set_index("regency_code").loc["35.78", "leverage"])


def test_regencies_by_gap_with_those_that_lack_a_side_last(warehouse):
    regencies = compare_regencies(warehouse, SCOPE, "reach")
    assert len(regencies) == 38
    assert regencies["code"].tolist()[:2] == ["35.10", "35.78"]
    banyuwangi = regencies.iloc[0]
    assert (banyuwangi[GOVERNMENT], banyuwangi[COMMUNITY], banyuwangi["group"]) == (200, 400, "unclear")
    assert banyuwangi["clear"] is None and pd.isna(banyuwangi["ratio"]), "two accounts a side are too few"
    assert regencies["rank_from"].tolist()[:2] == [1, 1] and regencies["rank_to"].tolist()[:2] == [2, 2]
    sampang = regencies.set_index("code").loc["35.27"]
    assert (sampang["state"], sampang["community_registered"], sampang["community_accounts"]) == ("none", 1, 0)
    assert regencies["state"].value_counts().to_dict() == {"none": 36, "both": 2}
    followers = compare_regencies(warehouse, SCOPE, "followers")
    assert followers["code"].iloc[0] == "35.10" and followers["state"].tolist().count("both") == 1


def test_a_region_with_one_side_only_is_shown(warehouse):
    regencies = compare_regencies(warehouse, replace(SCOPE, platform="tiktok"), "interactions").set_index("code")
    assert regencies.loc["35.78", "state"] == COMMUNITY
    assert regencies.index[0] == "35.78" and pd.isna(regencies.loc["35.78", "gap"])


def test_narrower_scopes_never_grow_and_parts_add_up(warehouse):
    whole = compare_accounts(warehouse, SCOPE)
    for narrower in ({"platform": "instagram"}, {"bakorwil": "Bakorwil V Jember"}, {"regency": "35.10"}):
        part = compare_accounts(warehouse, replace(SCOPE, **narrower))
        assert set(part["account"]) < set(whole["account"])
        assert part["reach"].sum() <= whole["reach"].sum() and part["followers"].sum() <= whole["followers"].sum()
    platforms = [compare_accounts(warehouse, replace(SCOPE, platform=name)) for name in ("instagram", "facebook", "tiktok")]
    assert sum(len(part) for part in platforms) == len(whole)
    assert sum(part["reach"].sum() for part in platforms) == whole["reach"].sum()


def test_the_owner_filter_does_not_hide_a_side(warehouse):
    pd.testing.assert_frame_equal(
        compare_accounts(warehouse, replace(SCOPE, owner=COMMUNITY)), compare_accounts(warehouse, SCOPE)
    )


def test_swapping_the_owners_swaps_the_sides(warehouse, swapped):
    one, two = compare_accounts(warehouse, SCOPE), compare_accounts(swapped, SCOPE)
    mirrored = compare(two).assign(owner=lambda frame: frame["owner"].map(other))
    key = ["measure", "owner"]
    pd.testing.assert_frame_equal(compare(one).sort_values(key, ignore_index=True), mirrored.sort_values(key, ignore_index=True))
    here, there = gap(one, "reach"), gap(two, "reach")
    assert (here.government, here.community, here.clear) == (there.community, there.government, there.clear)
    fair, riaf = fair_set(one).set_index("measure"), fair_set(two).set_index("measure")
    assert fair[GOVERNMENT].tolist() == riaf[COMMUNITY].tolist()
    assert fair["lacking"].replace(SWAPPED).tolist() == riaf["lacking"].tolist()
    gaps = [compare_regencies(office, SCOPE, "reach").set_index("code")["gap"].sort_index() for office in (warehouse, swapped)]
    pd.testing.assert_series_equal(gaps[0], -gaps[1])


def test_an_account_with_exports_that_tell_of_no_post_has_zero_posts(tmp_path):
    office = Builder(tmp_path)
    for name in ("sepi", "tanpaekspor", "rajin"):
        office.account(f"instagram:{name}", "35.10")
    office.week("instagram:rajin", "posts", 4)
    office.connection.execute(
        "INSERT INTO post_spans VALUES ('instagram:sepi', ?, ?)",
        [datetime(2021, 11, 1, 8), datetime.combine(SUNDAY, datetime.min.time()) + timedelta(hours=17)],
    )
    with reading(office.publish()) as opened:
        posts = compare_accounts(opened, SCOPE).set_index("account")["posts"]
        earlier = compare_accounts(opened, replace(SCOPE, week=MONDAY + timedelta(weeks=1)))
    assert posts["instagram:sepi"] == 0 and posts["instagram:rajin"] == 4 and pd.isna(posts["instagram:tanpaekspor"])
    assert earlier.set_index("account")["posts"].isna().all(), "the exports end on the Sunday before"


def grown(office: Builder, account: str, totals: dict[int, float]) -> None:
    """Totals by days after the period's first Monday."""
    office.account(account, "35.10")
    for day, total in totals.items():
        office.day(account, MONDAY + timedelta(days=day), "followers", total)


def test_growth(tmp_path):
    office = Builder(tmp_path)
    grown(office, "instagram:weekly", {-1: 1000, 6: 1100})
    grown(office, "instagram:fortnight", {-8: 1000, 6: 1210})
    grown(office, "instagram:gap", {-9: 1000, 6: 1210})
    grown(office, "instagram:inside", {0: 1000, 6: 1100})
    grown(office, "instagram:before", {-1: 1000})
    grown(office, "instagram:falling", {-1: 1000, 3: 1500, 6: 900})
    grown(office, "instagram:nothing", {-1: 0, 6: 900})
    office.day("instagram:before", SUNDAY, "followers", None, "missing")
    with reading(office.publish()) as opened:
        found = compare_accounts(opened, SCOPE).set_index("account")
        longer = compare_accounts(opened, replace(SCOPE, weeks=2)).set_index("account")["growth"].dropna()
        whole = row(compare(compare_accounts(opened, SCOPE)), "growth", GOVERNMENT)
    weekly = found["growth"].dropna()
    assert weekly.to_dict() == pytest.approx({"instagram:weekly": 0.1, "instagram:fortnight": 0.1, "instagram:falling": -0.1})
    assert longer.to_dict() == pytest.approx({"instagram:fortnight": 0.1})
    assert whole["whole"] == pytest.approx((100 + 100 - 100) / 3000), "large accounts weigh more"


def test_no_growth_is_told_over_a_hole_of_more_than_14_days(tmp_path):
    office = Builder(tmp_path)
    grown(office, "instagram:hole", {-22: 1000, -6: 1100, 6: 1210})
    grown(office, "instagram:steady", {-22: 1000, -8: 1100, 6: 1210})
    with reading(office.publish()) as opened:
        found = compare_accounts(opened, replace(SCOPE, weeks=4)).set_index("account")["growth"].dropna()
    assert found.to_dict() == pytest.approx({"instagram:steady": 1.21 ** (7 / 28) - 1})


def posted(office: Builder, account: str, day: int, *parts: int | None, reach: int | None = None) -> None:
    told = dict(zip(("likes", "comments", "shares", "saves"), parts, strict=False)) | {"reach": reach}
    office.post(account, f"{account}{day}{parts}", published_on=MONDAY + timedelta(days=day), **told)


def test_engagement_rests_on_the_followers_when_each_post_was_made(tmp_path):
    office = Builder(tmp_path)
    grown(office, "instagram:tumbuh", {-7: 50, 0: 100, 3: 200})
    posted(office, "instagram:tumbuh", 0, 8, 2, reach=40)
    posted(office, "instagram:tumbuh", 2, 20, 0, reach=0)
    posted(office, "instagram:tumbuh", 4, 30, 10, reach=60)
    posted(office, "instagram:tumbuh", 7, 999, 999, reach=1)
    grown(office, "instagram:basi", {-8: 100})
    posted(office, "instagram:basi", 0, 5, 5)
    grown(office, "instagram:pas", {-7: 100})
    posted(office, "instagram:pas", 0, 5, 5)
    grown(office, "instagram:nol", {0: 0})
    posted(office, "instagram:nol", 0, 5, 5, reach=20)
    posted(office, "instagram:nol", 1, None, 5, reach=20)  # likes are not told: what is told is counted
    with reading(office.publish()) as opened:
        accounts = compare_accounts(opened, SCOPE)
    found = accounts.set_index("account")
    assert found["er_followers"].dropna().to_dict() == pytest.approx(
        {"instagram:tumbuh": (10 + 20 + 40) / (100 + 100 + 200), "instagram:pas": 0.1}
    )
    assert found["er_reach"].dropna().to_dict() == pytest.approx(
        {"instagram:tumbuh": 50 / 100, "instagram:nol": (10 + 5) / (20 + 20)}
    )
    sides = compare(accounts)
    assert row(sides, "er_followers", GOVERNMENT)["whole"] == pytest.approx(80 / 500)
    assert row(sides, "er_followers", GOVERNMENT)["median"] == pytest.approx((70 / 400 + 0.1) / 2)


def test_longer_periods_sum_flows_and_take_the_last_stock(tmp_path):
    office = Builder(tmp_path)
    office.account("instagram:a", "35.10")
    for ago, reach, followers in ((2, 1000, 7), (1, 10, 8), (0, 5, 9)):
        office.week("instagram:a", "reach", reach, reach / 5, week=weeks_before(ago))
        office.week("instagram:a", "followers", followers, week=weeks_before(ago))
    office.account("instagram:berakhir", "35.10", active_to=EVE)
    for ago in (1, 0):
        office.week("instagram:berakhir", "reach", 10, week=weeks_before(ago))
        office.week("instagram:berakhir", "followers", 10, week=weeks_before(ago))
    with reading(office.publish()) as opened:
        account, ended = compare_accounts(opened, replace(SCOPE, weeks=2)).itertuples()
    assert (account.reach, account.reach_largest, account.followers) == (15, 2, 9)
    assert ended.reach == 10 and pd.isna(ended.followers), "it was no longer active in the last week"


@pytest.mark.parametrize("owner", OWNERS)
def test_one_account_alone(tmp_path, owner):
    office = Builder(tmp_path)
    office.account("instagram:sendiri", "35.10", owner=owner)
    office.week("instagram:sendiri", "reach", 0, 0)
    with reading(office.publish()) as opened:
        accounts = compare_accounts(opened, SCOPE)
        regencies = compare_regencies(opened, SCOPE, "reach")
    assert gap(accounts, "reach") is None
    assert row(compare(accounts), "reach", owner)["median"] == 0
    assert concentration(accounts)["share"].isna().all(), "nothing is carried of nothing"
    assert share_of_voice(accounts)["share"].isna().all()
    assert regencies.iloc[-1]["state"] == "none" and owner in regencies["state"].tolist()
    assert potential_leverage(accounts)["leverage"] is None


def test_a_week_before_all_data_is_blank(warehouse):
    accounts = compare_accounts(warehouse, replace(SCOPE, week=date(2019, 1, 7)))
    assert not fair_set(accounts)["compared"].any()
    assert compare_regencies(warehouse, replace(SCOPE, week=date(2019, 1, 7)), "reach")["state"].eq("none").all()


def test_every_measure_is_compared_in_both_directions(warehouse):
    assert set(compare(compare_accounts(warehouse, SCOPE))["measure"]) == set(COMPARED)


@pytest.mark.parametrize(
    "name",
    ["compare", "gap", "fair_set", "share_of_voice", "concentration", "growth", "leverage", "compare_regencies", "rank_bands"],
)
def test_the_command_line_tells_them_all(tmp_path, capsys, name):
    data = filled(Builder(tmp_path))
    assert main([name, "--week", "2021-W49", "--data", str(data), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    counted = {"compare": 18, "gap": 9, "fair_set": 9, "share_of_voice": 2, "concentration": 6, "growth": 0, "leverage": 2,
               "compare_regencies": 9 * 38}  # fmt: skip
    assert len(lines) == counted.get(name, len(lines)) and (lines or name == "growth")


def test_what_is_kept_is_the_readers_own_to_change(warehouse):
    first = compare_regencies(warehouse, SCOPE, "reach")
    first["government"] = 0
    first.loc[0, "label"] = "x"
    again = compare_regencies(warehouse, SCOPE, "reach")
    assert again["government"].iloc[0] == 200 and again["label"].iloc[0] == "Banyuwangi"


def test_delivered_leverage_stands_beside_potential(tmp_path):
    office = Builder(tmp_path)
    for account, owner, reach in (
        ("instagram:a", GOVERNMENT, 100),
        ("instagram:b", COMMUNITY, 250),
        ("instagram:c", COMMUNITY, 50),
    ):
        office.account(account, "35.10", owner=owner)
        office.post(account, account, published_on=MONDAY, reach=reach)
        office.connection.execute(
            "INSERT INTO post_matches VALUES ('event', 'kunjungan', ?, ?, NULL, 'gubernur')", [account, account]
        )
    with reading(office.publish()) as opened:
        potential, delivered = leverage(opened, SCOPE).itertuples()
    assert (potential.reason, delivered.reason) == ("no_followers", "no_event")
    assert potential.times is None or pd.isna(potential.times)


def test_delivered_leverage_counts_only_events_of_both(tmp_path):
    office = Builder(tmp_path)
    columns = "event_id, kind, name, starts_on, ends_on, province_code, patterns"
    for event in ("berdua", "juga", "sendiri", "nihil"):
        row = [event, "agenda", event, MONDAY, MONDAY, "35", "x"]
        office.connection.execute(f"INSERT INTO events ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    posts = (("instagram:a", GOVERNMENT, 100, "berdua"), ("instagram:b", COMMUNITY, 250, "berdua"),
             ("instagram:c", COMMUNITY, 9999, "sendiri"), ("instagram:d", GOVERNMENT, 100, "juga"),
             ("instagram:e", GOVERNMENT, 0, "nihil"), ("instagram:f", COMMUNITY, 1000, "nihil"))  # fmt: skip
    for account, owner, reach, event in posts:
        office.account(account, "35.10", owner=owner)
        office.post(account, account, published_on=MONDAY, views=reach, reach=reach // 2)
        office.connection.execute("INSERT INTO post_matches VALUES ('event', ?, ?, ?, NULL, 'x')", [event, account, account])
    # the post of 250 is about both: its views count once, against 100 + 100
    office.connection.execute("INSERT INTO post_matches VALUES ('event', 'juga', 'instagram:b', 'instagram:b', NULL, 'x')")
    with reading(office.publish()) as opened:
        _, delivered = leverage(opened, SCOPE).itertuples()
        pd.testing.assert_frame_equal(leverage(opened, replace(SCOPE, owner=COMMUNITY)), leverage(opened, SCOPE))
    assert (delivered.times, delivered.events, delivered.left_out, delivered.reason) == (250 / 200, 2, 2, "")
    assert (delivered.reach_low, delivered.reach_high) == (125 / 100, 125 / 50)
    said = leverage_said(pd.DataFrame([{"times": 2, "reason": ""}, delivered._asdict()]), speaker("id"))
    assert "Jangkauan unggahannya 1,2 sampai 2,5 kali." in said
    assert said.endswith("2 lainnya tidak dihitung: tayangan salah satu pihak tidak diketahui atau nol.")


def test_where_both_sides_middles_are_the_same_neither_is_ahead_though_the_ranks_are_apart(tmp_path):
    office = Builder(tmp_path)
    for owner, apart in ((GOVERNMENT, 1), (COMMUNITY, 9)):
        for place in range(11):
            for region, posts in (("35.10", 5 if place < 6 else apart), ("35.78", apart)):
                account = f"instagram:{owner}{place}in{region[3:]}"
                office.account(account, region, owner=owner)
                office.week(account, "posts", posts)
    with reading(office.publish()) as opened:
        regions = compare_regencies(opened, SCOPE, "posts").set_index("code")
    same = regions.loc["35.10"]
    assert same["clear"] and same["government"] == same["community"] == 5
    assert (same["group"], same["band"], regions.loc["35.78", "group"]) == ("unclear", 2, COMMUNITY)
