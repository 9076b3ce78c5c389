"""A large sheet is read by the database; what it gives is what the importer gives, row for row."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.load import load
from etl.read import source
from etl.receipt import Receipt
from jangkau.warehouse.folders import Folders
from tests.made import facts, order, sheet

DAYS = st.sampled_from(("2021-12-05", "2021-12-06", "2021/12/05", "5 Desember 2021", "13-12-2021", "31-02-2021", "", "besok"))
NAMES = st.sampled_from(("contoh", "@Contoh", " lain ", "", "ketiga"))
PLATFORMS = st.sampled_from(("instagram", "X", "tiktok", "myspace"))
TOTALS = st.sampled_from(("10", "11", "010", "10.0", "10,6 rb", "1.204", "-5", "", "1e3", "12 345", "9999999"))
NOTICED = {"followers_step"}  # what looks odd is noticed row by row (etl/read/quality.py), never in a large file
ROWS = st.lists(st.tuples(DAYS, PLATFORMS, NAMES, TOTALS), min_size=1, max_size=12)


def outcome(folders: Folders, receipts: list[Receipt]) -> tuple:
    (receipt,) = receipts
    kept = facts(folders) if folders.version else []
    counts = receipt.rows_read, receipt.loaded, receipt.ignored, receipt.refused, receipt.period_from, receipt.period_to
    issues = tuple(issue for issue in receipt.issues if issue.code not in NOTICED)
    return receipt.state, counts, issues, kept


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROWS)
@example([("2021-12-05", "X", "contoh", "10"), ("2021-12-05", "X", "@Contoh", "10"), ("2021-12-06", "X", "contoh", "11")])
@example([("2021-12-05", "X", "contoh", "10"), ("2021-12-06", "X", "lain", "1"), ("2021-12-05", "X", "contoh", "11")])
@example([("2021-12-05", "X", "contoh", "10"), ("2021/12/05", "X", "contoh", "10,6 rb")])
@example([("2021-01-12", "X", "contoh", "10"), ("17/12/2021", "X", "contoh", "11")])  # half of the days turned round
def test_both_ways_give_the_same(rows: list[tuple]) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        lines = [f'{day},{platform},{name},"{total}"' for day, platform, name, total in rows]
        made = sheet(Path(place) / "sheet.csv", *lines[:2], "", *lines[2:])
        small = Folders(Path(place) / "small")
        by_row = outcome(small, load(small, [made], order(chosen=None)))
        patch.setattr(source, "LARGE", 0)
        large = Folders(Path(place) / "large")
        by_database = outcome(large, load(large, [made], order(chosen=None)))
        assert by_database == by_row


def test_a_broken_row_in_a_large_sheet_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGE", 0)
    made = sheet(tmp_path / "s.csv", "2021-12-05,x,a,10", "2021-12-06,x,a,11,12,13")
    (receipt,) = load(Folders(tmp_path / "data"), [made], order(chosen=None))
    assert (receipt.state, receipt.issues[0].code) == ("refused", "large_row_broken")
    assert "3" in receipt.issues[0].value


SEEN = st.sampled_from(("", "", "900", "8,7 rb", "12.345", "banyak"))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(DAYS, PLATFORMS, NAMES, TOTALS, SEEN), min_size=1, max_size=8))
@example([("2021-12-05", "X", "contoh", "10", "900"), ("2021-12-05", "X", "contoh", "10", "")])
def test_a_reach_beside_the_total_is_read_both_ways(rows: list[tuple]) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        made = Path(place) / "sheet.csv"
        lines = "".join(f'{day},"{seen}",{platform},{name},"{total}"\n' for day, platform, name, total, seen in rows)
        made.write_text("date,reach_7d,platform,handle,followers\n" + lines, encoding="utf-8")
        small, large = Folders(Path(place) / "small"), Folders(Path(place) / "large")
        by_row = outcome(small, load(small, [made], order(chosen=None)))
        patch.setattr(source, "LARGE", 0)
        assert outcome(large, load(large, [made], order(chosen=None))) == by_row
