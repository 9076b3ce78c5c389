"""Whether the hour of a post makes a difference: found where there is one, not found where there is none."""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jangkau.metrics.account.posting_hours import hour_effects, posting_hours
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import Builder

SCOPE = Scope("35", week=date(2021, 12, 6))


def cells(posts: pd.DataFrame) -> pd.DataFrame:
    """Posts (account, hour, size: the logarithm of views) as posting_hours.sql adds them up."""
    strata = posts.assign(stratum=posts["account"], from_hour=posts["hour"] // 3 * 3)
    sums = strata.assign(squares=posts["size"] ** 2).groupby(["stratum", "account", "from_hour"])
    return sums.agg(posts=("size", "count"), total=("size", "sum"), squares=("squares", "sum")).reset_index()


def office(number: int, lift: float = 0.0, accounts: int = 20, posts: int = 100) -> pd.DataFrame:
    """Posts at chance hours of accounts of very different size; those at 18 to 21 are `lift` higher."""
    random = np.random.default_rng(number)
    account = np.repeat(np.arange(accounts), posts)
    hour = random.choice([7, 10, 13, 19], len(account))
    size = 5 + account / 4 + random.normal(0, 0.5, len(account)) + lift * (hour == 19)
    return pd.DataFrame({"account": account.astype(str), "hour": hour, "size": size})


def test_by_hand_without_noise() -> None:
    """Evening posts are seen twice as often; the giant posts in the evening alone, and turns nothing."""
    hours = [7] * 100 + [19] * 100
    small = pd.DataFrame({"account": "a", "hour": hours, "size": [1.0, 3.0] * 50 + [1 + np.log(2), 3 + np.log(2)] * 50})
    giant = pd.DataFrame({"account": "b", "hour": 19, "size": [20.0, 22.0] * 100})
    rows = hour_effects(cells(pd.concat([small, giant]))).set_index("from_hour")
    apart = (1 + rows.loc[18, "effect"]) / (1 + rows.loc[6, "effect"])
    assert apart == pytest.approx(2) and rows["posts"].tolist() == [100, 300] and rows["accounts"].tolist() == [1, 2]
    usual = 100 * np.log1p(rows.loc[6, "effect"]) + 300 * np.log1p(rows.loc[18, "effect"])
    assert usual == pytest.approx(0, abs=1e-9), "the mean of all posts is the usual hour"
    assert rows["verdict"].unique().tolist() == ["effect"]


def test_the_spread_is_that_of_shuffling_the_hours() -> None:
    posts, random = office(1), np.random.default_rng(2)
    rows = hour_effects(cells(posts))
    shuffled = [
        np.log1p(hour_effects(cells(posts.assign(hour=posts.groupby("account")["hour"].transform(random.permutation))))["effect"])
        for _ in range(150)
    ]
    spread = np.std(shuffled, axis=0)
    half = (np.log1p(rows["high"]) - np.log1p(rows["low"])).to_numpy() / 2
    assert half / spread == pytest.approx(2.5, rel=0.2), "wider than 1.96: for four hours at once"


def test_no_difference_is_rarely_called_one() -> None:
    verdicts = [hour_effects(cells(office(number)))["verdict"].iloc[0] for number in range(100)]
    assert verdicts.count("effect") <= 10 and verdicts.count("none") > 80


def test_a_difference_is_found_and_its_interval_holds_it() -> None:
    rows = hour_effects(cells(office(5, lift=np.log(1.3)))).set_index("from_hour")
    evening = rows.loc[18]
    assert evening["verdict"] == "effect" and evening["chance"] < 0.01 and rows["effect"].idxmax() == 18
    assert evening["low"] < 1.3 ** (1 - evening["posts"] / rows["posts"].sum()) - 1 < evening["high"]


def test_few_posts_say_nothing() -> None:
    assert hour_effects(cells(office(1, accounts=2)))["verdict"].unique().tolist() == ["too_few"]
    alone = office(1).assign(hour=7)
    assert hour_effects(cells(alone))["verdict"].tolist() == ["too_few"]
    wide = office(3, accounts=4)
    assert hour_effects(cells(wide.assign(size=wide["size"] * 3)))["verdict"].unique().tolist() == ["unclear"]


def test_accounts_that_share_no_hours_cannot_be_compared() -> None:
    posts = office(1)
    rows = hour_effects(cells(posts.assign(hour=np.where(posts["account"].astype(int) < 10, 7, 19))))
    assert rows["verdict"].unique().tolist() == ["too_few"] and rows["effect"].isna().all()


def test_hardly_used_hours_are_not_judged() -> None:
    posts = office(1)
    rows = hour_effects(cells(posts.assign(hour=posts["hour"].where(posts.index % 100 > 1, 1)))).set_index("from_hour")
    assert not rows.loc[0, "judged"] and pd.isna(rows.loc[0, "effect"]) and rows.loc[6, "judged"]


def test_which_posts_count_and_at_which_hour(tmp_path: Path) -> None:
    built = Builder(tmp_path)
    built.account("instagram:wib", "35.10")
    built.account("instagram:wit", None, province="91")
    built.account("youtube:day", "35.10")
    at = datetime(2021, 12, 6, 4, 30)  # 11:30 WIB, 13:30 WIT
    grown = at + timedelta(days=8)
    told = {"published_at": at, "published_on": at.date(), "kind": "reel", "views": 99, "as_of": grown}
    built.post("instagram:wib", "counts", **told)
    built.post("instagram:wib", "young", **told | {"as_of": at + timedelta(days=6)})
    built.post("instagram:wib", "unseen", **told | {"views": None})
    built.post("instagram:wib", "day alone", **told | {"published_at": None})
    built.post("instagram:wib", "long ago", **told | {"published_at": datetime(2019, 1, 1), "published_on": date(2019, 1, 1)})
    built.post("instagram:wit", "counts", **told)
    built.post("youtube:day", "no hour", **told | {"import_no": 7})
    built.connection.execute("INSERT INTO imports (import_no, importer) VALUES (7, 'youtube_table')")
    hourless = built.connection.execute("SELECT tells_hour FROM formats WHERE importer = 'youtube_table'").fetchone()
    assert hourless == (False,)
    with reading(built.publish()) as warehouse:
        here, there = (posting_hours(warehouse, scope) for scope in (SCOPE, Scope("91", week=SCOPE.week)))
    assert here[["from_hour", "to_hour", "posts"]].to_numpy().tolist() == [[9, 12, 1]]
    assert there["from_hour"].tolist() == [12] and there["verdict"].tolist() == ["too_few"]
