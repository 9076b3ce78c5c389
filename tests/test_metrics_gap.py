"""The gap between the sides: within platforms first, a number of times only where it is clear, and never a ranking of noise."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.compare_accounts import compare_accounts
from jangkau.metrics.sides.compare_regencies import compare_regencies
from jangkau.metrics.sides.gap import gap, gaps
from jangkau.metrics.sides.rank_test import Stratum, beyond_chance, chance
from tests.warehouse_builder import MONDAY, Builder

SCOPE = Scope("35", week=MONDAY)
GOVERNMENT, COMMUNITY = "government", "community"


def accounts(**platforms: tuple[list, list]) -> pd.DataFrame:
    """Accounts with interactions, by platform: those of the government, then those of the community."""
    rows = [
        {"platform": platform, "owner": owner, "interactions": float(value)}
        for platform, sides in platforms.items()
        for owner, values in zip((GOVERNMENT, COMMUNITY), sides, strict=True)
        for value in values
    ]
    return pd.DataFrame(rows)


def around(middle: float, count: int) -> list[float]:
    """Values that spread a little around their middle one."""
    return [middle * (0.8 + 0.4 * place / (count - 1)) for place in range(count)]


def test_a_pooled_gap_that_no_platform_shows_is_not_said():
    # TikTok is a hundred times louder than Facebook and mostly the community's; within each platform the community has twice
    both = accounts(facebook=(around(100, 21), around(200, 5)), tiktok=(around(10_000, 5), around(20_000, 21)))
    pooled = both.groupby("owner")["interactions"].median()
    assert pooled[COMMUNITY] / pooled[GOVERNMENT] > 100
    apart = gap(both, "interactions")
    assert apart.ratio == pytest.approx(2) and apart.leader == COMMUNITY and apart.clear


def test_the_side_that_leads_on_every_platform_leads_though_the_pool_says_otherwise():
    both = accounts(facebook=(around(200, 21), around(100, 5)), tiktok=(around(20_000, 5), around(10_000, 21)))
    pooled = both.groupby("owner")["interactions"].median()
    assert pooled[COMMUNITY] > pooled[GOVERNMENT]
    assert gap(both, "interactions").leader == GOVERNMENT and gap(both, "interactions").times == pytest.approx(2)


def test_platforms_weigh_alike_for_both_sides():
    apart = gap(accounts(facebook=([10, 10, 10], [20]), tiktok=([1000], [3000, 3000])), "interactions")
    assert (apart.government, apart.community) == pytest.approx(((4 * 10 + 3 * 1000) / 7, (4 * 20 + 3 * 3000) / 7))


def test_a_platform_of_one_side_alone_does_not_count():
    apart = gap(accounts(facebook=(around(10, 5), around(20, 5)), tiktok=([], [9e6] * 9)), "interactions")
    assert apart.accounts == (5, 5) and apart.platforms == ("facebook",) and apart.ratio == pytest.approx(2)
    assert gap(accounts(facebook=([1, 2, 3], []), tiktok=([], [1, 2, 3])), "interactions") is None


@pytest.mark.parametrize("government, community", [([1], [1500] * 9), ([1, 2], [1500, 1600, 1700]), ([5, 5, 5, 5], [7000, 8000])])
def test_fewer_than_three_accounts_of_a_side_say_nothing(government, community):
    apart = gap(accounts(instagram=(government, community)), "interactions")
    assert apart.clear is None and apart.times is None and apart.ratio is None and apart.leader is None


def test_three_interactions_never_become_a_number_of_times():
    apart = gap(accounts(instagram=([3] * 8, around(4500, 8))), "interactions")
    assert apart.leader == COMMUNITY and apart.ratio is None and apart.times is None
    assert gap(accounts(instagram=([0] * 8, around(4500, 8))), "interactions").ratio is None


def test_what_is_within_the_noise_has_no_leader_and_no_ratio():
    apart = gap(accounts(instagram=([10, 500, 90, 3000], [20, 40, 5000, 900])), "interactions")
    assert (apart.clear, apart.leader, apart.ratio) == (False, None, None)


def test_a_giant_changes_neither_the_middle_nor_its_certainty_much():
    plain, giant = (gap(accounts(instagram=(around(100, 9), [*around(300, 8), top])), "interactions") for top in (360, 1e9))
    assert giant.chance == plain.chance and giant.ratio == pytest.approx(plain.ratio, rel=0.05)


def test_swapped_sides_swap_the_answer():
    one = gap(accounts(facebook=([1, 5, 9, 30], [20, 40, 60]), x=([3, 4], [9, 2, 7])), "interactions")
    two = gap(accounts(facebook=([20, 40, 60], [1, 5, 9, 30]), x=([9, 2, 7], [3, 4])), "interactions")
    assert (one.government, one.community) == (two.community, two.government)
    assert one.chance == pytest.approx(two.chance, abs=0.02)


def test_chance_is_met_as_often_as_it_says_where_nothing_differs():
    random = np.random.default_rng(7)
    for sizes in ((3, 4), (9, 9), (40, 30)):
        chances = []
        for _ in range(120 if sum(sizes) < 60 else 400):
            drawn = [random.lognormal(5, 2, size) for size in (*sizes, *sizes)]
            chances.append(chance([Stratum(drawn[0], drawn[1]), Stratum(drawn[2] * 100, drawn[3] * 100)])[0])
        assert np.mean(np.array(chances) <= 0.05) <= 0.09, sizes


def test_chance_is_the_share_of_all_ways_to_deal_the_owners_out():
    def apart(dealt: tuple[tuple[int, ...], ...]) -> float:
        return abs(sum((sum(ranks) - 3 * 8 / 2) / 8 for ranks in dealt))

    for first, second in (((1, 2, 3), (1, 2, 4)), ((1, 2, 6), (3, 4, 5)), ((2, 4, 7), (1, 5, 7))):
        ways = [apart(dealt) for dealt in product(combinations(range(1, 8), 3), repeat=2)]
        exact = np.mean(np.array(ways) >= apart((first, second)) - 1e-9)
        strata = [
            Stratum(np.array([rank for rank in range(1, 8) if rank not in own], dtype=float), np.array(own, dtype=float))
            for own in (first, second)
        ]
        assert chance(strata)[0] == pytest.approx(exact, abs=0.03)


def test_equal_values_everywhere_are_no_difference():
    assert chance([Stratum(np.full(5, 3.0), np.full(5, 3.0))]) == (1.0, 0)
    assert chance([Stratum(np.full(50, 3.0), np.full(50, 3.0))])[0] == 1.0


def test_of_many_only_what_is_beyond_chance_stands_out():
    assert beyond_chance([0.001, None, 0.9, 0.04, 0.5]) == [True, False, False, True, False]
    assert beyond_chance([0.06] + [0.5] * 37) == [False] * 38
    assert beyond_chance([]) == [] and beyond_chance([None]) == [False]


def office(tmp_path) -> Builder:
    """The community ahead in Banyuwangi, the government in Jember, noise in Surabaya; one account a side in Sampang."""
    building = Builder(tmp_path)
    sides = {"35.10": (around(100, 6), around(900, 6)), "35.09": (around(900, 6), around(100, 6)),
             "35.78": ([10, 900, 60, 3000], [50, 800, 20, 4000]), "35.27": ([3], [4500])}  # fmt: skip
    for code, both in sides.items():
        for owner, values in zip((GOVERNMENT, COMMUNITY), both, strict=True):
            for place, value in enumerate(values):
                account = f"instagram:{owner}{code}{place}"
                building.account(account, code, owner=owner)
                building.week(account, "interactions", value)
    return building


def test_regions_stand_in_three_groups_and_noise_is_not_ranked(tmp_path):
    with reading(office(tmp_path).publish()) as opened:
        regions = compare_regencies(opened, SCOPE, "interactions").set_index("label")
        table = gaps(compare_accounts(opened, replace(SCOPE, regency="35.10"))).set_index("measure")
    groups = {group: [label for label, value in regions["group"].items() if value == group] for group in
              (COMMUNITY, "unclear", GOVERNMENT)}  # fmt: skip
    assert groups == {COMMUNITY: ["Banyuwangi"], "unclear": ["Kota Surabaya", "Sampang"], GOVERNMENT: ["Jember"]}
    assert regions.loc["Banyuwangi", "ratio"] == pytest.approx(9) and regions.loc["Jember", "ratio"] == pytest.approx(1 / 9)
    assert regions.loc[["Kota Surabaya", "Sampang"], "ratio"].isna().all()
    assert regions.loc["Sampang", "clear"] is None and regions.loc["Kota Surabaya", "clear"] is False
    unclear = regions.loc[["Kota Surabaya", "Sampang"], ["rank_from", "rank_to"]]
    assert unclear.values.tolist() == [[2, 3], [2, 3]]
    assert table.loc["interactions", "leader"] == COMMUNITY and table.loc["views", "clear"] is None
