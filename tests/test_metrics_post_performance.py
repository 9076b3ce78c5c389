"""Skor vs kebiasaan against posts worked out by hand."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.week.post_performance import account_scores, best_of, posts_of_the_week
from tests.warehouse_builder import MONDAY, Builder

SCOPE = Scope("35", week=MONDAY)
LATE = datetime(2022, 6, 1)


@pytest.fixture
def office(tmp_path: Path) -> Builder:
    office = Builder(tmp_path)
    office.account("instagram:a", "35.10")
    return office


def post(office: Builder, post_id: str, published: datetime, likes: int | None, seen=LATE, kind="reel", **more) -> None:
    """A post as its newest export saw it, comments none."""
    told = {"account_id": 1, "as_of": seen, "published_at": published, "published_on": published.date(), "kind": kind,
            "likes": likes, "comments": 0 if likes is not None else None} | more  # fmt: skip
    office.post("instagram:a", post_id, **told)
    snapshot(office, post_id, **told)


def snapshot(office: Builder, post_id: str, **told) -> None:
    names = ["post_id", *told]
    places = ",".join("?" * len(names))
    office.connection.execute(f"INSERT INTO posts ({','.join(names)}) VALUES ({places})", [post_id, *told.values()])


def habit(office: Builder, count: int, **more) -> None:
    """Earlier posts with 1, 2, 3 … likes, the oldest first."""
    for number in range(1, count + 1):
        post(office, f"old-{number:03d}", datetime(2021, 6, 1) + timedelta(days=number), number, **more)


def scored(office: Builder) -> pd.DataFrame:
    with reading(office.publish()) as warehouse:
        return posts_of_the_week(warehouse, SCOPE).set_index("post_id")


def test_the_habit_is_the_mean_of_the_middle_half(office):
    habit(office, 20)
    post(office, "new", datetime(2021, 12, 8), 42)
    new = scored(office).loc["new"]
    assert (new["peers"], new["habit"]) == (20, 10.5), "6 to 15 of 1 to 20"
    assert new["score"] == 4 and new["basis"] == "same_age"


def test_one_giant_among_the_earlier_posts_does_not_change_the_habit(office):
    habit(office, 19)
    post(office, "giant", datetime(2021, 11, 1), 1_000_000)
    post(office, "new", datetime(2021, 12, 8), 42)
    assert scored(office).loc["new", "habit"] == 10.5


def test_only_the_last_hundred_of_the_same_kind_count(office):
    habit(office, 120)
    for number in range(40):
        post(office, f"image-{number}", datetime(2021, 5, 1) + timedelta(days=number), 9999, kind="image")
    post(office, "new", datetime(2021, 12, 8), 42)
    new = scored(office).loc["new"]
    assert (new["peers"], new["habit"]) == (100, 70.5), "46 to 95 of 21 to 120"


def test_fewer_than_twenty_make_no_habit(office):
    habit(office, 19)
    post(office, "new", datetime(2021, 12, 8), 42)
    new = scored(office).loc["new"]
    assert pd.isna(new["score"]) and pd.isna(new["habit"]) and new["basis"] == "few_posts" and new["interactions"] == 42


def test_shares_count_only_where_the_post_and_all_its_peers_tell_them(office):
    habit(office, 20, shares=10)
    post(office, "with", datetime(2021, 12, 8), 42, shares=10)
    post(office, "without", datetime(2021, 12, 9), 42)
    found = scored(office)
    assert (found.loc["with", "interactions"], found.loc["with", "habit"], found.loc["with", "with_shares"]) == (52, 20.5, True)
    assert (found.loc["without", "interactions"], found.loc["without", "with_shares"]) == (42, False)


def test_a_young_post_is_compared_at_its_age_where_enough_were_seen_at_it(office):
    habit(office, 20)
    for number in range(1, 21):
        published = datetime(2021, 6, 1) + timedelta(days=number)
        snapshot(office, f"old-{number:03d}", account_id=1, as_of=published + timedelta(days=2), published_at=published,
                 published_on=published.date(), kind="reel", likes=20, comments=0)  # fmt: skip
    post(office, "new", datetime(2021, 12, 8), 40, seen=datetime(2021, 12, 10))
    new = scored(office).loc["new"]
    assert (new["habit"], new["score"], new["basis"]) == (20, 2, "same_age")


def test_a_young_post_against_grown_ones_scores_at_least(office):
    habit(office, 20)
    post(office, "new", datetime(2021, 12, 8), 21, seen=datetime(2021, 12, 10))
    new = scored(office).loc["new"]
    assert (new["score"], new["basis"]) == (2, "at_least")


def test_a_post_that_tells_no_interactions_is_left_out_and_zero_habits_divide_nothing(office):
    for number in range(20):
        post(office, f"zero-{number}", datetime(2021, 6, 1) + timedelta(days=number), 0)
    post(office, "untold", datetime(2021, 12, 7), None)
    post(office, "new", datetime(2021, 12, 8), 5)
    found = scored(office)
    assert "untold" not in found.index
    assert pd.isna(found.loc["new", "score"]) and found.loc["new", "basis"] == "no_habit"


def test_the_score_is_the_same_on_the_accounts_own_page_and_whatever_the_period(office):
    habit(office, 30)
    post(office, "new", datetime(2021, 12, 8), 42)
    with reading(office.publish()) as warehouse:
        week = posts_of_the_week(warehouse, SCOPE).set_index("post_id")
        own = account_scores(warehouse, "instagram:a", date(2021, 1, 1), date(2021, 12, 31)).set_index("post_id")
        assert own.loc["new", "score"] == week.loc["new", "score"]
        assert len(own) == 31 and own["score"].notna().sum() == 11
        none = posts_of_the_week(warehouse, Scope("35", week=MONDAY, owner="community"))
        assert none.empty


def test_only_what_did_better_than_usual_is_among_the_best():
    scores = pd.DataFrame({"post_id": list("abcde"), "score": [2.0, 1.06, 1.04, 0.6, None]})
    assert best_of(scores)["post_id"].tolist() == ["a", "b"]
