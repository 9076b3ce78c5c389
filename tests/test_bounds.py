"""Files that would fill the memory or the day: answered from what little was read of them."""

import io
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest

from etl.keep import draft, staged
from etl.keep.preview import preview
from etl.load import load
from etl.model import Account, FileRefused
from etl.read import records, spreadsheets, workbook_parts
from etl.read import source as source_module
from etl.read.reading import Stopped, read
from etl.read.source import Source
from etl.read.spreadsheets import sheet_rows
from etl.receipt import Answer
from jangkau.warehouse.folders import Folders
from tests.cutting import NOW, said
from tests.made import CONTOH, order
from tests.test_samples import FILES, SAMPLES, options_of
from tests.test_sources import ROWS, SHEET, code, one, workbook

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<row r="1">' + "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ROWS[0]) + "</row>"
NAMED = '<c t="str"><v>x</v></c><c t="str"><v>contoh</v></c><c><v>10</v></c>'
LINE = '<row r="{}"><c t="str"><v>2021-12-{:02d}</v></c>' + NAMED + "{}</row>"
TABLE = HEAD + LINE.format(2, 5, "") + LINE.format(3, 6, "")


def book(rows: str, before: str = "", strings: str | None = None) -> bytes:
    """A workbook of one sheet with these rows, written by hand."""
    whole = zipfile.ZipFile(io.BytesIO(workbook(ROWS)))
    parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.xml"] = f'{before}<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    if strings is not None:
        link = b'<Relationship Id="rId9" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", link)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SHEETS}">{strings}</sst>'.encode()
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def test_a_cell_far_outside_the_table_is_answered_and_the_table_loads(tmp_path: Path) -> None:
    stray = '<row r="1048576"><c r="XFD1048576" t="str"><v>tertinggal</v></c></row>'
    receipt = one(tmp_path, book(TABLE + stray), "lembar.xlsx")
    (issue,) = receipt.issues
    assert (receipt.loaded, receipt.refused, issue.line, issue.code) == (2, 1, 1_048_576, "row_too_long")
    beside = LINE.format(4, 7, '<c r="XFD4"><v>1</v></c>')
    receipt = one(tmp_path, book(TABLE + beside), "lain.xlsx")
    assert (receipt.loaded, receipt.refused, receipt.issues[0].line) == (2, 1, 4)


@pytest.mark.parametrize("number", ["999999999", "1048577"])
def test_a_row_beyond_the_last_is_refused_before_the_way_there_is_walked(tmp_path: Path, number: str) -> None:
    receipt = one(tmp_path, book(TABLE + f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>'), "lembar.xlsx")
    assert (code(receipt), receipt.issues[0].line) == ("sheet_too_large", 1_048_576)


MANY = {
    "cells": "<row>" + "<c><v>1</v></c>" * 900 + "</row>",
    "empty cells": "<row>" + "<c/>" * 900 + "</row>",
    "gaps": '<row><c r="KN1"><v>1</v></c></row>' * 3,
    "rows": "<row/>" * 900,
    "other elements": "<x/>" * 4000,
}


@pytest.mark.parametrize("rows", MANY.values(), ids=MANY)
def test_a_sheet_of_too_many_cells_is_refused_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str) -> None:
    monkeypatch.setattr(workbook_parts, "CELLS", 1000)
    monkeypatch.setattr(workbook_parts, "ROWS", 1000)
    assert one(tmp_path, book(TABLE + rows), "muat.xlsx").loaded == 2
    assert code(one(tmp_path, book(TABLE + rows * 2), "lembar.xlsx")) == "sheet_too_large"


def test_a_workbook_of_millions_of_cells_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "CELLS", 20_000)
    path = tmp_path / "lembar.xlsx"
    path.write_bytes(book("<row>" + "<c><v>1</v></c>" * 400_000 + "</row>"))
    tracemalloc.start()
    with pytest.raises(FileRefused, match="sheet_too_large"):
        list(sheet_rows(path, "xlsx"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000  # the cells alone would be 400,000 references of 8 bytes


def test_texts_of_a_workbook_are_counted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "CELLS", 1000)
    assert code(one(tmp_path, book(TABLE, strings="<si/>" * 5001), "teks.xlsx")) == "sheet_too_large"
    long = "x" * (records.RECORD + 1)
    assert code(one(tmp_path, book(TABLE + f'<row><c t="str"><v>{long}</v></c></row>'), "panjang.xlsx")) == "record_too_long"


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "tertawa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert code(one(tmp_path, book(TABLE + "<row><c><v>1</v></c></row>", bomb), "lembar.xlsx")) == "spreadsheet_damaged"


def test_what_is_read_aloud_is_no_part_of_a_text_and_runs_are(tmp_path: Path) -> None:
    path = tmp_path / "teks.xlsx"
    path.write_bytes(book('<row r="7"><c t="s"><v>0</v></c><c r="D7" t="b"><v>1</v></c></row>', strings=(
        "<si><r><t>Pasar</t></r><r><t> murah</t></r><rPh><t>baca</t></rPh></si>")))  # fmt: skip
    assert list(sheet_rows(path, "xlsx")) == [(7, ["Pasar murah", "", "", "True"])]


def test_an_old_workbook_is_not_taken_in_whole_beyond_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = SAMPLES / "linkedin_followers" / "kominfo-contoh_followers_1638921600000.xls"
    assert list(sheet_rows(sample, "xls"))
    monkeypatch.setattr(spreadsheets, "OLD", 100)
    assert code(one(tmp_path, sample.read_bytes(), sample.name)) == "sheet_too_large"


def test_a_cell_far_outside_an_old_workbook_fills_no_gap(tmp_path: Path) -> None:
    content = bytearray((SAMPLES / "linkedin_followers" / "kominfo-contoh_followers_1638921600000.xls").read_bytes())
    whole = list(sheet_rows(SAMPLES / "linkedin_followers" / "kominfo-contoh_followers_1638921600000.xls", "xls"))
    place = content.index(b"\xfd\x00\x0a\x00\x02\x00\x00\x00")  # a text in row 2, column 0, both counted from 0
    content[place + 4 : place + 8] = b"\xff\xff\xff\x00"  # the last row and column there can be
    path = tmp_path / "lembar.xls"
    path.write_bytes(content)
    tracemalloc.start()
    found = list(sheet_rows(path, "xls"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found[:2], found[-1][0], len(found[-1][1])) == (whole[:2], 65_536, 256)
    assert peak < 60_000_000  # 16 million references in the gap would be 130 MB


# Long lines, long files


def test_a_line_beyond_all_bounds_is_refused_by_its_number(tmp_path: Path) -> None:
    receipt = one(tmp_path, SHEET + "2021-12-07,x," + "c" * (records.RECORD + 1) + ",12\n")
    assert (code(receipt), receipt.issues[0].line, len(receipt.issues[0].value)) == ("record_too_long", 4, 80)
    fits = one(tmp_path, SHEET + "2021-12-07,x," + "c" * (records.RECORD - 100) + ",12\n", "muat.csv")
    assert fits.loaded == 2 and [issue.code for issue in fits.issues] == ["handle_unreadable"]  # read, and no handle


@pytest.mark.parametrize("after", ["", "2021-12-08,x,contoh,13\n" * 3], ids=["at the end", "in the middle"])
def test_a_long_line_of_a_large_sheet_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str) -> None:
    monkeypatch.setattr(source_module, "LARGE", 0)
    receipt = one(tmp_path, SHEET + "2021-12-07,x," + "c" * (5 * records.RECORD) + ",12\n" + after)
    assert (code(receipt), receipt.issues[0].line) == ("record_too_long", 4)


def test_a_quote_that_swallows_more_than_a_record_is_one_that_is_not_closed(tmp_path: Path) -> None:
    receipt = one(tmp_path, SHEET + '2021-12-07,x,"contoh,12\n' + "2021-12-08,x,contoh,13\n" * 60_000)
    assert (code(receipt), receipt.issues[0].line) == ("quote_unclosed", 4)


def test_a_line_is_never_taken_in_whole(tmp_path: Path) -> None:
    path = tmp_path / "panjang.csv"
    path.write_bytes(b"date,platform\n" + b"x" * 30_000_000)
    tracemalloc.start()
    with pytest.raises(FileRefused, match="record_too_long"):
        list(records.Text(path, "utf-8", ","))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * records.RECORD


STREAMED = [file for file in FILES if not file.suffix.startswith(".xls")]


@pytest.mark.parametrize("file", STREAMED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_that_is_streamed_says_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = options_of(file)
    known = (Account.parse(options["account"]) if "account" in options else None,
             date.fromisoformat(options["exported_on"]) if "exported_on" in options else None, NOW)  # fmt: skip
    whole = read(Source(file, file.name, options.get("folder", "")), *known)
    monkeypatch.setattr(source_module, "LARGE", 0)
    streamed = read(Source(file, file.name, options.get("folder", "")), *known)
    if isinstance(streamed, Stopped):
        assert streamed.issue.code in ("file_too_large", "format_unknown", "key_twice") or streamed.issues == whole.issues
        return
    if streamed.large:
        return  # the database reads it, or it is refused at once
    assert (said(streamed), list(streamed.rows)) == (said(whole), list(whole.rows))
    assert (streamed.counts, streamed.as_of, streamed.accounts) == (whole.counts, whole.as_of, whole.accounts)


POSTS = "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Views,Reach\n"


def posts(path: Path, number: int) -> Path:
    """Posts of @contoh; the last repeats the first."""
    rows = [
        f'{17900000000000001 + place % (number - 1)},1,contoh,Contoh,"{"padi " * 60}",12/05/2021 10:00,,IG reel,{place % 7},1\n'
        for place in range(number)
    ]
    path.write_text(POSTS + "".join(rows), encoding="utf-8")
    return path


def test_a_large_file_of_posts_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = posts(tmp_path / "posts.csv", 8_001)
    peaks = []
    for large in (source_module.LARGE, 0):
        monkeypatch.setattr(source_module, "LARGE", large)
        tracemalloc.start()
        found = read(Source(path, path.name), now=NOW)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert (found.rows_read, found.loaded + found.ignored.total() + found.refused) == (8_001, 8_001)
    assert peaks[1] < peaks[0] / 3


def test_a_large_file_of_posts_is_previewed_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = posts(tmp_path / "posts.csv", 25)
    (whole,) = preview(Folders(tmp_path / "data"), [path], {path: Answer(CONTOH)}, NOW)
    monkeypatch.setattr(source_module, "LARGE", 0)
    (streamed,) = preview(Folders(tmp_path / "data"), [path], {path: Answer(CONTOH)}, NOW)
    assert streamed == whole and len(whole.samples) == 3


def test_a_daily_series_is_never_so_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "LARGE", 0)
    assert code(one(tmp_path, "Date,Views\n2021-12-05,7\n", "Totals.csv")) == "file_too_large"


def test_what_is_staged_is_handed_to_the_database_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = posts(tmp_path / "posts.csv", 25)
    held = []
    flush = draft.Draft.flush
    monkeypatch.setattr(staged, "MANY", 50)
    monkeypatch.setattr(draft.Draft, "flush", lambda self: (held.append(len(self._staged.tables()["posts"])), flush(self)))
    (receipt,) = load(Folders(tmp_path / "data"), [path], order(CONTOH))
    assert receipt.loaded == 23 and max(held) == 6 and sum(held) == 23
