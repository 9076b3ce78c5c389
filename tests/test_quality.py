"""What looks odd in a file that can be read, what is no loaded file, and which names of days are read."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_skeleton

from etl.read.calendar_names import EXPORTED, month_named, weekday_named
from etl.read.dates import day_reader, month_day
from etl.read.reading import Reading, Stopped
from tests.made import meta_daily, run_of
from tests.readings import answered

NOW = datetime(2026, 8, 20)
FIRST = date(2026, 3, 2)


def reading(path: Path, account: str | None) -> Reading | Stopped:
    return answered(path, account, None, now=NOW)


def noted(tmp_path: Path, *values: int) -> list[str]:
    path = meta_daily(tmp_path / "Views.csv", "Views", run_of(FIRST, *values))
    return [issue.code for issue in reading(path, "instagram:a").issues]


def test_a_day_twenty_times_its_neighbours_is_noted(tmp_path: Path) -> None:
    assert noted(tmp_path, 90, 110, 2300, 100) == ["day_far_above"]
    assert noted(tmp_path, 90, 110, 2100, 100) == []
    assert noted(tmp_path, 1, 0, 60, 2) == [], "small numbers jump"


def test_a_week_that_stands_twice_is_noted(tmp_path: Path) -> None:
    week = [31, 45, 28, 60, 52, 47, 39]
    assert noted(tmp_path, *week, *week) == ["series_repeats"]
    assert noted(tmp_path, *week, *[value + 1 for value in week]) == []
    assert noted(tmp_path, *[0] * 20) == []


def test_a_step_of_more_than_a_fifth_in_followers_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "pengikut.csv"
    for second, codes in ((1190, []), (1210, ["followers_step"]), (790, ["followers_step"])):
        path.write_text(f"date,platform,handle,followers\n2026-03-02,x,a,1000\n2026-03-09,x,a,{second}\n", encoding="utf-8")
        assert [issue.code for issue in reading(path, None).issues] == codes


@pytest.mark.parametrize(("text", "code"), [
    ("Date,Views\n", "no_rows"), ("Date,Engaged views\n2026-06-01,120\n2026-06-02,95\n", "nothing_kept"),
])  # fmt: skip
def test_a_file_of_which_nothing_is_kept_is_no_loaded_file(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "Totals.csv"
    path.write_text(text, encoding="utf-8")
    stopped = reading(path, "youtube:a")
    assert isinstance(stopped, Stopped) and stopped.issue.code == code


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_read_as_both_languages_write_it(lang: str, width: str, month: int) -> None:
    for context in ("format", "stand-alone"):
        name = Locale(lang).months[context][width][month]
        assert month_day(f"7 {name}") == (month, 7)
        for text in (f"7 {name} 2026", f"{name} 7, 2026", f"7-{name}-26"):
            assert day_reader([text])(text) == date(2026, month, 7)


@pytest.mark.parametrize(("name", "month"), [("Pebruari", 2), ("Agt", 8), ("Ags", 8), ("NOPEMBER", 11)])
def test_a_month_is_read_as_people_write_it_beside(name: str, month: int) -> None:
    assert month_day(f"7 {name}") == (month, 7)
    assert name.title() not in {written for names in Locale("id").months["format"].values() for written in names.values()}


def test_a_name_is_one_month_in_all_languages_and_no_day_of_the_week() -> None:
    told = {
        name.lower().rstrip("."): (month, lang)
        for lang in EXPORTED
        for width in ("wide", "abbreviated")
        for month, name in Locale(lang).months["format"][width].items()
    }
    assert {name: month_named(name) for name in told} == {name: month for name, (month, _) in told.items()}
    assert not [name for name in told if weekday_named(name) is not None]


def test_days_in_numbers_are_read_without_the_names_of_months() -> None:
    read = "from etl.read.reading import read; from etl.read.dates import day_reader; day_reader(['2026-03-02', '13/3/2026'])"
    asked = "import sys; print([name for name in sys.modules if name.startswith('babel')])"
    said = subprocess.run([sys.executable, "-c", f"{read}; {asked}"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_last_days_before_an_export_are_final_where_a_person_typed_them_alone(tmp_path: Path) -> None:
    karma = Path(__file__).parent / "samples" / "fanpage_karma"
    found = reading(next(iter(sorted(karma.glob("*.csv")))), None)
    assert found.settled_until == found.as_of.date() - timedelta(days=2)
    typed = reading(Path(__file__).parent / "samples" / "follower_sheet" / "clean.csv", None)
    assert typed.settled_until == date.max


@pytest.mark.parametrize("lang", ["es", "pt", "de", "fr", "it", "nl", "tr", "ru", "vi", "ja", "zh", "ko"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_without_a_year_is_read_in_the_languages_that_exports_come_in(lang: str, month: int) -> None:
    assert month_day(format_skeleton("MMMMd", date(2026, month, 7), locale=lang)) == (month, 7)
