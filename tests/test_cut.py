"""Downloads that were cut off: no number that the platform never wrote, no half post, and a word about what is missing."""

from datetime import date
from pathlib import Path

import pytest

from etl.model import Account
from etl.read.importers import IMPORTERS
from etl.read.reading import Reading, read
from etl.read.source import Source
from tests.cutting import NOW, astray, cuts, read_bytes, said
from tests.independent import EXPORTED
from tests.test_exports import EXPORTS
from tests.test_exports import FILES as REAL
from tests.test_samples import FILES, options_of

EACH = 24  # cuts of each sample


def told(options: dict[str, str]) -> tuple[Account | None, date | None, str]:
    account, day = options.get("account"), options.get("exported_on")
    return account and Account.parse(account), day and date.fromisoformat(day), options.get("folder", "")


@pytest.mark.parametrize("importer", sorted(importer.name for importer in IMPORTERS))
def test_a_sample_cut_anywhere_says_nothing_else(tmp_path: Path, importer: str) -> None:
    for sample in (sample for sample in FILES if sample.parent.name == importer):
        known = told(options_of(sample))
        whole = read_bytes(sample.read_bytes(), tmp_path, sample, *known)
        if isinstance(whole, Reading):
            for part in cuts(sample.read_bytes(), EACH, sample.name):
                cut = read_bytes(part, tmp_path, sample, *known)
                assert astray(whole, cut) == [], (sample.name, len(part))


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="the real exports are not here")
@pytest.mark.parametrize("export", [export for export in REAL if export.state == "loaded"], ids=lambda export: export.file)
def test_a_real_file_cut_anywhere_says_nothing_else(tmp_path: Path, export) -> None:
    content = export.path.read_bytes()
    known = (export.chosen, EXPORTED if "htupy" in export.file else None, export.path.parent.name)
    whole = read_bytes(content, tmp_path, export.path, *known)
    for part in cuts(content, 4, export.file):
        assert astray(whole, read_bytes(part, tmp_path, export.path, *known)) == [], len(part)


def reading(tmp_path: Path, text: str, name: str, account: str, encoding: str = "utf-8") -> Reading:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read(Source(path, name), Account.parse(account), now=NOW)


def codes(found: Reading) -> list[str]:
    return [issue.code for issue in found.issues]


TOTALS = "Date,Views,Subscribers\n2021-12-05,120,3\n2021-12-06,3216,41"


@pytest.mark.parametrize("cut", ["", "1", "41", ",41", "216,41"], ids=lambda cut: f"without {cut!r}")
def test_a_last_row_without_its_line_end_is_refused_where_the_platform_writes_one(tmp_path: Path, cut: str) -> None:
    found = reading(tmp_path, TOTALS.removesuffix(cut), "Totals.csv", "youtube:contoh")
    (issue,) = found.issues
    assert (issue.line, issue.code, found.loaded, found.refused) == (3, "row_cut", 1, 1)
    assert codes(reading(tmp_path, TOTALS + "\r", "Totals.csv", "youtube:contoh")) == []


def test_a_line_end_of_which_half_is_missing_ends_no_line(tmp_path: Path) -> None:
    content = (TOTALS + "\n").encode("utf-16")
    for kept, refusals in ((content, []), (content[:-1], ["row_cut"])):
        path = tmp_path / "Totals.csv"
        path.write_bytes(kept)
        assert codes(read(Source(path, path.name), Account.parse("youtube:contoh"), now=NOW)) == refusals


X = "Date,Impressions,Engagements,New follows,Unfollows,Media views\n"


def test_a_format_that_never_ends_its_last_line_loads_as_it_is(tmp_path: Path) -> None:
    whole = X + '"Fri, Dec 10, 2021",100,7,2,1,0\n"Thu, Dec 9, 2021",90,6,1,0,12'
    assert codes(reading(tmp_path, whole, "overview.csv", "x:contoh")) == []
    short = reading(tmp_path, whole[:-3], "overview.csv", "x:contoh")
    assert (codes(short), short.loaded) == (["row_cut"], 1)


@pytest.mark.parametrize(("cell", "saves", "said_of_it"), [("12", None, ["cell_cut"]), ("0", 0, []), ("12\n", 12, [])])
def test_a_number_at_the_very_end_that_may_go_on_is_left_empty(tmp_path: Path, cell: str, saves, said_of_it) -> None:
    columns = "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n"
    video = "Panen,https://www.tiktok.com/@contoh/video/7040000000000000000,2021/12/10 10:00:00,3216,5,1,2,"
    found = reading(tmp_path, columns + video + cell, "Content.csv", "tiktok:contoh")
    (row,) = found.rows
    assert (row.post.measures["saves"], row.post.measures["views"], codes(found)) == (saves, 3216, said_of_it)


def test_a_column_that_tells_whose_it_is_is_not_taken_half(tmp_path: Path) -> None:
    columns = "Video views,Likes,Comments,Shares,Add to Favorites,Post time,Video link\n"
    video = "3216,5,1,2,4,2021/12/10 10:00:00,https://www.tiktok.com/@contoh/video/704000000000000000"
    assert codes(reading(tmp_path, columns + video, "Content.csv", "tiktok:contoh")) == ["row_cut"]


def test_a_last_cell_in_quotation_marks_is_whole(tmp_path: Path) -> None:
    columns = '"Date","Video Views","Profile Views","Likes","Comments","Shares"\n'
    name = "Overview_2021-12-05_1638921600_contoh.csv"
    rows = '"December 5","100","5","7","1","0"\n"December 6","90","5","7","1","36"'
    assert codes(reading(tmp_path, columns + rows, name, "tiktok:contoh")) == []
    assert codes(reading(tmp_path, columns + rows[:-5], name, "tiktok:contoh")) == ["row_cut"]
    assert codes(reading(tmp_path, columns + rows[:-1], name, "tiktok:contoh")) == ["quote_unclosed"]


def test_a_sheet_that_people_make_is_loaded_and_they_are_asked_to_look(tmp_path: Path) -> None:
    sheet = "date,platform,handle,followers\n2021-12-05,x,contoh,10\n2021-12-06,x,contoh,1204"
    found = reading(tmp_path, sheet, "lembar.csv", "x:contoh")
    (issue,) = found.issues
    assert (issue.line, issue.column, issue.value, issue.code) == (3, "followers", "1204", "cell_not_ended")
    assert (found.loaded, issue.refused) == (2, False)
    assert codes(reading(tmp_path, sheet.removesuffix(",1204"), "lembar.csv", "x:contoh")) == ["row_cut"]


BLOCK = '"{}"\n"Date","Primary"\n"2021-12-05T00:00:00","65"\n"2021-12-06T00:00:00","3216"\n'


@pytest.mark.parametrize("end", ["\n", "", '"3216"\n'], ids=["one line end", "none in the row", "a row less"])
def test_a_daily_chart_without_its_closing_empty_line_may_lack_days(tmp_path: Path, end: str) -> None:
    text = "sep=,\n" + BLOCK.format("Instagram reach").removesuffix("\n")
    text = text + end if end in ("\n", "") else text.rpartition("\n")[0] + "\n"
    found = reading(tmp_path, "\ufeff" + text, "Reach.csv", "instagram:contoh", "utf-16-le")
    assert (codes(found), found.refused) == (["file_cut"], 0)
    assert codes(reading(tmp_path, "\ufeff" + text.rstrip() + "\n\n", "Reach.csv", "instagram:contoh", "utf-16-le")) == []


def test_blocks_that_end_on_the_same_day_were_not_cut_before_it(tmp_path: Path) -> None:
    saved_again = "\t\n".join(BLOCK.format(title).replace(",", "\t").replace('"', "") for title in ("Facebook reach", "Reach"))
    found = reading(tmp_path, saved_again.removesuffix("\n"), "Reach.csv", "instagram:contoh")
    assert codes(found) == ["cell_not_ended"] and said(found)[Account("instagram", "contoh"), date(2021, 12, 6), "reach"] == (
        3216,
    )
    earlier = saved_again.rpartition("\n2021-12-06")[0]
    assert codes(reading(tmp_path, earlier, "Reach.csv", "instagram:contoh")) == ["row_cut"]


def test_a_letter_of_which_half_is_missing_spoils_no_other_letter(tmp_path: Path) -> None:
    text = 'Content,Video title,Video publish time,Views\naB3_xY-9kLm,Padi 🌾,"Dec 5, 2021",7\naB3_xY-9kLn,Padi 🌾'
    path = tmp_path / "Table data.csv"
    path.write_bytes(text.encode()[:-2])
    found = read(Source(path, path.name), Account.parse("youtube:contoh"), now=NOW)
    assert ([row.post.caption for row in found.rows], codes(found)) == (["Padi 🌾"], ["row_cut"])


def test_a_period_that_ends_before_the_name_says_is_said(tmp_path: Path) -> None:
    columns = "Post ID,Account ID,Account username,Account name,Publish time,Permalink,Post type,Views,Reach\n"
    days = [f"1790000000000{day:04d},1,contoh,Contoh,12/{day:02d}/2021 10:00,,IG reel,1,1\n" for day in range(31, 0, -2)]
    name = "Dec-01-2021_Dec-31-2021_1234567890123456.csv"
    assert codes(reading(tmp_path, columns + "".join(days), name, "instagram:contoh")) == []
    (issue,) = reading(tmp_path, columns + "".join(days[:9]), name, "instagram:contoh").issues
    assert (issue.code, issue.refused, issue.value) == ("period_shorter", False, "2021-12-16 – 2022-01-01")
    assert issue.column == "2021-12-01 – 2021-12-31"


def test_days_that_end_long_before_the_export_are_said(tmp_path: Path) -> None:
    columns = '"Date","Followers","Difference in followers from previous day"\n'
    rows = [f'"December {day}","{day}","0"\n' for day in range(1, 20)]
    name = "Followers_2021-12-01_1639915200_contoh.csv"  # 19 December
    assert codes(reading(tmp_path, columns + "".join(rows[:16]), name, "tiktok:contoh")) == []
    assert codes(reading(tmp_path, columns + "".join(rows[:9]), name, "tiktok:contoh")) == ["period_shorter"]
