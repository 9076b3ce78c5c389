"""In which time an account's exports tell every post: runs of days, and formats that show a selection only."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from etl.read.importers import IMPORTERS
from jangkau.warehouse.engine import fresh
from tests.warehouse_builder import insert

ETL = Path(__file__).parents[1] / "etl"


def spans(*files: dict) -> list[tuple]:
    """The runs that post_spans.sql makes of some files of the account x:a, as (covered_from, covered_to).

    A file may have posts, as (published_on, published_at, caption), and a rule by which rows were set aside.
    """
    with duckdb.connect() as connection:
        fresh(connection)
        insert(connection, "formats", [importer.format() for importer in IMPORTERS])
        for number, told in enumerate(files):
            row = {"import_no": number, "account": "x:a", "importer": "x_content", "state": "loaded", "refused": 0} | told
            posts, rule = row.pop("posts", ()), row.pop("rule", None)
            connection.execute("INSERT INTO account_keys VALUES (?, ?)", [number, row["account"]])
            for post in posts:
                columns = "account_id, import_no, published_on, published_at, caption"
                connection.execute(f"INSERT INTO posts ({columns}) VALUES (?, ?, ?, ?, ?)", [number, number, *post])
            names, places = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO imports ({names}) VALUES ({places})", list(row.values()))
            if rule:
                connection.execute("INSERT INTO ignored_rows VALUES (?, ?, 1)", [number, rule])
        connection.execute("CREATE TEMP TABLE touched AS SELECT account_id FROM account_keys")
        connection.execute((ETL / "keep" / "sql" / "post_spans.sql").read_text())
        return connection.execute("SELECT covered_from, covered_to FROM post_spans WHERE account = 'x:a' ORDER BY ALL").fetchall()


def file(first: int, last: int, **told: object) -> dict:
    return {"period_from": date(2021, 12, first), "period_to": date(2021, 12, last), "exported_on": date(2022, 1, 5)} | told


def december(day: int, hour: int) -> datetime:
    return datetime(2021, 12, day, hour)


def test_a_run_holds_in_every_zone() -> None:
    assert spans(file(1, 7)) == [(december(1, 8), december(7, 17))]


def test_files_that_meet_make_one_run() -> None:
    assert spans(file(1, 7), file(8, 14)) == spans(file(1, 14)) == spans(file(1, 10), file(5, 14), file(2, 3))
    assert spans(file(1, 7), file(9, 14)) == [(december(1, 8), december(7, 17)), (december(9, 8), december(14, 17))]


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ({"exported_at": datetime(2021, 12, 5, 3)}, december(5, 3)),  # in the middle of the period
        ({"exported_at": datetime(2021, 12, 9, 3)}, december(7, 17)),
        ({"exported_on": date(2021, 12, 5)}, december(4, 17)),  # that day was not over
        ({"exported_on": date(2021, 12, 7)}, december(6, 17)),
        ({"exported_on": None}, december(6, 17)),  # nobody told: the last day may not have been over
    ],
)
def test_nothing_is_told_past_the_export(told: dict, until: datetime) -> None:
    assert spans(file(1, 7, **told)) == [(december(1, 8), until)]


@pytest.mark.parametrize(
    "told",
    [
        *({"importer": name} for name in ("tiktok_content", "instagram_stories", "facebook_videos", "tiktok_overview")),
        {"importer": "youtube_table", "rule": "top_results_notice"},
        {"refused": 1}, {"state": "withdrawn"}, {"period_from": None},
        {"posts": [(date(2021, 12, 3), december(3, 4), None)]},  # without a caption
        {"exported_on": date(2021, 12, 1)},
    ],
)  # fmt: skip
def test_what_is_no_whole_list_covers_nothing(told: dict) -> None:
    assert spans(file(1, 7, **told)) == []


@pytest.mark.parametrize(
    "importer",
    ["facebook_posts", "instagram_posts", "tiktok_business_content", "x_content", "x_legacy_posts", "youtube_table"],
)
def test_a_whole_list_covers_its_period(importer: str) -> None:
    first, middle, last = ((date(2021, 12, day), None, caption) for day, caption in ((1, "x"), (4, None), (7, "x")))
    for told in ({}, {"rule": "another"}, {"posts": [first, middle]}, {"posts": [middle, last]}):  # more days than those of posts
        assert spans(file(1, 7, importer=importer, **told)) == spans(file(1, 7))


def test_files_of_another_account_join_nothing() -> None:
    other = file(3, 22, account="x:b")
    assert spans(file(1, 7), other, file(20, 25)) == spans(file(1, 7), file(20, 25)), "neither fill a gap"
    assert spans(file(1, 7), other, file(5, 14)) == spans(file(1, 14)), "nor open one"


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ({}, 7), ({"exported_on": date(2021, 12, 9)}, 7), ({"exported_on": date(2021, 12, 8)}, 6), ({"exported_on": None}, 6),
        ({"exported_at": december(8, 8)}, 7), ({"exported_at": datetime(2021, 12, 8, 7, 59)}, 6),
    ],
)  # fmt: skip
def test_files_meet_after_the_last_day_that_was_over_in_every_zone(told: dict, last: int) -> None:
    met = [len(spans(file(1, 7, **told), file(first, 14))) for first in (last + 1, last + 2)]
    assert met == [1, 2]


def by_posts(first: datetime | None, last: datetime | None) -> dict:
    """A file whose period is known from its posts alone: the first and the last of them, at a moment or known to the day."""
    return {"posts": [(date(2021, 12, 1), first, "x"), (date(2021, 12, 7), last, "x")]}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (by_posts(december(1, 10), december(7, 3)), (december(1, 10), december(7, 3))),
        (by_posts(december(1, 3), december(7, 3)), (december(1, 8), december(7, 3))),  # not before that day began everywhere
        (by_posts(None, None), (december(1, 17), december(6, 17))),
        (by_posts(december(1, 10), december(7, 3)) | {"exported_on": date(2021, 12, 7)}, (december(1, 10), december(6, 17))),
    ],
)
def test_what_is_known_from_posts_alone_reaches_from_the_first_to_the_last(told: dict, expected: tuple) -> None:
    assert spans(file(1, 7, **told)) == [expected]
    assert spans(file(1, 7, importer="youtube_table", **told)) == [], "its videos may have come out whenever"


def test_the_last_day_that_is_known_from_posts_alone_is_not_whole() -> None:
    told = by_posts(december(1, 10), december(7, 3))
    assert [len(spans(file(1, 7, **told), file(first, 14))) for first in (7, 8)] == [1, 2]


def test_files_known_by_their_posts_alone_do_not_meet_within_a_day() -> None:
    def of(*moments: datetime) -> list[tuple]:
        return [(moment.date(), moment, "x") for moment in moments]

    first = file(1, 7, posts=of(december(1, 3), december(7, 1)))
    second = file(7, 14, posts=of(december(7, 13), december(14, 1)))
    assert [until for _, until in spans(first, second)] == [december(7, 1), december(14, 1)], "nobody tells what lies between"
    assert len(spans(first, file(6, 14))) == 1, "that it tells of the sixth is known, and the first file tells the sixth whole"
