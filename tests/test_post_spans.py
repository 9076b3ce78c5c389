"""In which time an account's exports tell every post: runs of days, and formats that show a selection only."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

ETL = Path(__file__).parents[1] / "etl"


def spans(*files: dict) -> list[tuple]:
    """The runs that post_spans.sql makes of some files, as (covered_from, covered_to)."""
    with duckdb.connect() as connection:
        connection.execute((ETL / "schema.sql").read_text())
        for number, told in enumerate(files):
            row = {"import_no": number, "account": "x:a", "importer": "x_content", "state": "loaded", "refused": 0} | told
            names, places = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO imports ({names}) VALUES ({places})", list(row.values()))
            if told.get("importer") == "youtube_table":
                connection.execute("INSERT INTO ignored_rows VALUES (?, 'top_results_notice', 1)", [number])
        connection.execute((ETL / "sql" / "post_spans.sql").read_text())
        return connection.execute("SELECT covered_from, covered_to FROM post_spans ORDER BY ALL").fetchall()


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
    "importer", ["tiktok_content", "instagram_stories", "facebook_videos", "tiktok_overview", "youtube_table"]
)
def test_a_selection_covers_nothing(importer: str) -> None:
    assert spans(file(1, 7, importer=importer)) == []


def test_a_withdrawn_file_covers_nothing() -> None:
    assert spans(file(1, 7, state="withdrawn"), file(3, 4, period_from=None)) == []
