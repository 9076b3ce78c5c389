"""What a spreadsheet makes of an export that passes through it: shares, days and years that are others than they look."""

from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
import xlrd
from xlrd.sheet import Cell

from etl.read.cells import CellRefused
from etl.read.dates import day_reader
from etl.read.moments import moment_reader
from etl.read.reading import Reading, Stopped
from etl.read.spreadsheets import _xls_value
from tests import readings
from tests.readings import told

NOW = datetime(2027, 3, 1)
DAYS = [date(2025, 11, 1) + timedelta(days=step) for step in range(120)]  # over two new years' worth of months


def answered(path: Path, account: str, exported_on: date | None = None, folder: str = "") -> Reading | Stopped:
    return readings.answered(path, account, exported_on, folder, now=NOW)


def saved(path: Path, rows: list[list], formats: dict[int, str] | None = None) -> Path:
    """A workbook of one sheet; formats: of a column, as the spreadsheet shows it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for column, code in (formats or {}).items():
        for (cell,) in book.active.iter_rows(min_row=2, min_col=column, max_col=column):
            cell.number_format = code
    book.save(path)
    return path


@pytest.mark.parametrize("code", ["0%", "0.0%", '0.00" "%', "General"])
def test_a_share_is_what_the_cell_shows(tmp_path: Path, code: str) -> None:
    path = saved(tmp_path / "FollowerGender.xlsx", [["Gender", "Distribution"], ["Female", 0.59], ["Male", 0.41]], {2: code})
    assert told(answered(path, "tiktok:a")) == {"gender women": 0.59, "gender men": 0.41}
    shown = "12.1%" if code == "General" else 0.121
    rows = [["Instagram followers by gender and age"], ["Age", "Women", "Men"], ["18-24", shown, shown], ["25-34", shown, shown]]
    path = saved(tmp_path / "Audience.xlsx", rows, {2: code, 3: code})
    assert set(told(answered(path, "instagram:a")).values()) == {0.121}


def test_a_figure_that_is_shown_as_a_share_is_no_count(tmp_path: Path) -> None:
    path = saved(tmp_path / "Totals.xlsx", [["Date", "Views"], ["2026-06-01", 1], ["2026-06-02", 2]], {2: "0%"})
    assert told(answered(path, "youtube:a")) == ["number_unreadable", "number_unreadable"]


def test_the_sign_of_another_number_format_makes_no_share(tmp_path: Path) -> None:
    path = saved(tmp_path / "Totals.xlsx", [["Date", "Views"], ["2026-06-01", 12]], {2: '0" %"'})
    assert told(answered(path, "youtube:a")) == {"2026-06-01 views": 12}


def taken_for_months(days: list[date]) -> list[date | str]:
    """Days typed as day/month/year in a spreadsheet that reads the month first: those that it can it turns round."""
    return [date(day.year, day.day, day.month) if day.day <= 12 else f"{day:%d/%m/%Y}" for day in days]


@pytest.mark.parametrize("step", [1, 7])
def test_days_that_a_spreadsheet_has_turned_round_in_part_are_refused(tmp_path: Path, step: int) -> None:
    days = DAYS[: 21 * step : step]
    rows = [["date", "platform", "handle", "followers"], *([day, "x", "a", 100] for day in taken_for_months(days))]
    answer = answered(saved(tmp_path / "pengikut.xlsx", rows), "x:a")
    assert told(answer) == "date_half_turned" and " / " in answer.issue.value
    rows = [["date", "platform", "handle", "followers"], *([day, "x", "a", 100] for day in days)]
    kept = told(answered(saved(tmp_path / "utuh.xlsx", rows), "x:a"))
    assert isinstance(kept, dict) and list(kept) == [f"{day} followers" for day in days]


def test_days_turned_round_far_from_those_left_are_refused() -> None:
    with pytest.raises(CellRefused, match="date_half_turned"):  # the fifth of each month, and one day of September
        day_reader([*(f"2026-05-{month:02d}" for month in range(1, 9)), "17/09/2026"])


def test_a_whole_year_turned_round_in_part_is_refused_though_its_days_are_the_same() -> None:
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    for days in (year, year[::-1], [day for day in year for _ in range(2)], year + year, year[::7]):
        with pytest.raises(CellRefused, match="date_half_turned"):
            day_reader([f"{day}" for day in taken_for_months(days)])


@pytest.mark.parametrize("first", [date(2026, 6, 21), date(2026, 7, 1), date(2026, 7, 5), date(2026, 12, 30)])
@pytest.mark.parametrize("second", ["28/06/2026", "19/07/2026", "29/12/2026"])
def test_days_written_by_two_hands_are_read_where_they_lie_together(first: date, second: str) -> None:
    day, month, year = map(int, second.split("/"))
    if abs((date(year, month, day) - first).days) < 40:
        read_day = day_reader([f"{first}", second])
        assert (read_day(f"{first}"), read_day(second)) == (first, date(year, month, day))


def test_percentages_of_the_old_workbook_are_read_as_they_are_shown() -> None:
    forms = {0: SimpleNamespace(format_str="General"), 9: SimpleNamespace(format_str="0%")}
    book = SimpleNamespace(datemode=0, xf_list=[SimpleNamespace(format_key=key) for key in forms], format_map=forms)
    shown = [_xls_value(Cell(xlrd.XL_CELL_NUMBER, 0.121, form), book) for form in (0, 1)]
    assert shown == [0.121, "12.1%"]


def test_two_forms_whose_months_agree_are_read() -> None:
    read_day = day_reader(["2026-06-05", "2026-06-12", "19/06/2026", "26/06/2026"])
    assert [read_day(text).day for text in ("2026-06-05", "26/06/2026")] == [5, 26]


def test_moments_are_looked_at_alike() -> None:
    with pytest.raises(CellRefused, match="date_half_turned"):
        moment_reader(["2026-03-01 08:00:00", "2026-10-01 08:00:00", "17/01/2026 08.00"])
    moment_reader(["2026-01-03 08:00:00", "2026-01-10 08:00:00", "17/01/2026 08.00"])


OVERVIEW = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"]


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_year_that_a_spreadsheet_has_given_is_no_year(tmp_path: Path, newest_first: bool) -> None:
    given = [day.replace(year=2026) for day in DAYS]  # opened in 2026, when the days had no year
    for days, code in ((given, "date_order"), (DAYS, None)):
        ordered = days[::-1] if newest_first else days
        path = saved(tmp_path / "Overview.xlsx", [OVERVIEW, *([day, 1, 1, 1, 1, 1] for day in ordered)])
        answer = told(answered(path, "tiktok:a"))
        assert answer == code if code else isinstance(answer, dict) and f"{DAYS[0]} views" in answer


def test_a_year_that_the_name_contradicts_is_no_year(tmp_path: Path) -> None:
    days = [date(2025, 11, day) for day in range(1, 29)]
    name = "Overview_2025-11-01_1764460800_a"  # until 30 November 2025
    for year, code in ((2026, "date_order"), (2025, None)):
        path = saved(tmp_path / "Overview.xlsx", [OVERVIEW, *([day.replace(year=year), 1, 1, 1, 1, 1] for day in days)])
        answer = told(answered(path, "tiktok:a", folder=name))
        assert answer == code if code else isinstance(answer, dict)


CAPTION = '"Satu, dua, tiga,\nempat, lima,\n{}"'.format("\n".join(f"baris {n}, lagi, lagi," for n in range(12)))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_captions_of_many_lines_do_not_say_what_parts_the_cells(tmp_path: Path, mark: str) -> None:
    header = ["Post ID", "Account ID", "Account username", "Description", "Publish time", "Views", "Reach"]
    row = ["17900000000000001", "178", "rekaan", CAPTION, "06/05/2026 09:30", "100", "90"]
    path = tmp_path / "unggahan.csv"
    path.write_text(f"{mark.join(header)}\n{mark.join(row)}\n", encoding="utf-8")
    assert told(answered(path, "instagram:rekaan")) == {"2026-06-05 views": 100, "2026-06-05 reach": 90}


@pytest.mark.parametrize("beginning", ["sep=,", "\ufeffsep=,", '"sep=,"', "\ufeff\ufeffsep=,"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_line_that_names_the_mark_is_no_row_whatever_stands_before_it(tmp_path: Path, beginning: str, encoding: str) -> None:
    path = tmp_path / "Views.csv"
    path.write_text(f'{beginning}\n"Views"\n"Date","Primary"\n"2026-06-05T00:00:00","7"\n\n\n', encoding=encoding)
    assert told(answered(path, "instagram:a")) == {"2026-06-05 views": 7}


def test_shares_of_which_decimals_became_thousands_are_refused_all_together(tmp_path: Path) -> None:
    for rows in ([["US", 462], ["CA", 1]], [["CA", 1], ["DE", 1]], [["US", "0.462"], ["CA", "0.9"]]):
        path = saved(tmp_path / "FollowerTopTerritories.xlsx", [["Top territories", "Distribution"], *rows])
        assert told(answered(path, "tiktok:a")) == "share_impossible"


LISTS = {
    "Location,Total followers\n": "Surabaya,824\nMalang,176\n",
    "Geography,Views,Watch time (hours)\n": "Total,1000,9\nID,824,5\nMY,176,4\n",
    "Cities,City name,Views,Watch time (hours)\n": "0x1,Surabaya,824,5\n0x2,Malang,176,4\n",
    "Top territories,Distribution\n": "ID,0.824\nMY,0.176\n",
    "Viewer gender,Views (%),Watch time (hours) (%)\n": "Female,82.4,5\nMale,17.6,4\n",
}


@pytest.mark.parametrize("header", LISTS)
def test_a_list_that_stands_twice_says_what_it_said_once(tmp_path: Path, header: str) -> None:
    account = "linkedin:a" if "Location" in header else "tiktok:a" if "territories" in header else "youtube:a"
    path, found = tmp_path / "daftar.csv", []
    for times in (1, 2):
        path.write_text(header + times * LISTS[header], encoding="utf-8")
        found.append(told(answered(path, account)))
    assert found[0] == found[1] and sorted(found[0].values()) == [0.176, 0.824]


def test_a_year_that_stands_twice_is_not_the_year_before(tmp_path: Path) -> None:
    days = [f"{day:%B} {day.day}" for day in (date(2025, 3, 1) + timedelta(days=step) for step in range(365))]
    path = tmp_path / "Overview.csv"
    for times, code in ((1, None), (2, "date_order")):
        path.write_text("\n".join([",".join(OVERVIEW), *(f"{day},1,1,1,1,1" for day in times * days)]), encoding="utf-8")
        answer = told(answered(path, "tiktok:a", date(2026, 3, 1)))
        assert answer == code if code else isinstance(answer, dict)


def test_a_second_mark_before_a_quoted_name_changes_no_platform(tmp_path: Path) -> None:
    sample = Path(__file__).parent / "samples" / "crowdtangle" / "history_two_posts_a_day.csv"
    content = sample.read_bytes().removeprefix(b"\xef\xbb\xbf")
    header, rows = content.split(b"\n", 1)
    quoted = b",".join(b'"' + name.strip().strip(b'"') + b'"' for name in header.split(b","))
    path = tmp_path / "riwayat.csv"
    path.write_bytes(2 * b"\xef\xbb\xbf" + quoted + b"\n" + rows)
    found = readings.answered(path, None, None, now=NOW)
    assert isinstance(found, Reading) and {account.platform for account in found.accounts} == {"facebook"}
