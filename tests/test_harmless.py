"""No file that is given out runs anything in a spreadsheet: every export, every sign, whatever stands before it."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.keep.history import as_csv, history
from etl.load import load
from etl.registry.contents import CONTENTS
from jangkau.locales import speaker
from jangkau.ui.registry.lists import list_file
from jangkau.ui.table_file import csv_file
from jangkau.ui.upload.history import refused_file
from jangkau.warehouse.harmless import harmless, restored
from tests.made import order
from tests.warehouse_builder import ROOT

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
BEFORE = (
    "",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\x0b",
    "\x0c",
    "\x00",
    "\x1f",
    "\u00a0",
    "\u3000",
    "\ufeff",
    "\u200b",
    " \t\n",
)
RUNNING = [
    *(f"{before}{sign}1+cmd|x" for sign in SIGNS for before in BEFORE),
    "\tx",
    "\rx",
    "\nx",
    "-5+1",
    "-",
    "+62",
    "+5",
    "-1e5",
]
SAFE = [
    "Kediri",
    "",
    "a=b",
    "x@y.id",
    "12",
    "-5",
    "-1.200",
    "-0,5",
    "2021-12-06",
    "Jum'at",
    "'kutipan'",
    " biasa",
    "instagram:jatim",
]


def cells(file: bytes) -> list[list[str]]:
    """The cells of a CSV file."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def table(texts: list[str]) -> list[list[str]]:
    """A page's table: the texts as cells and as the names of columns."""
    return [[cell for row in cells(csv_file(pd.DataFrame({"nama": texts}))) for cell in row][1:],
            cells(csv_file(pd.DataFrame([[1] * len(texts)], columns=texts)))[0]]  # fmt: skip


def refused(texts: list[str]) -> list[list[str]]:
    """A file of refused rows: the texts as cells and as its header."""
    return cells(as_csv(texts, [texts]))


def registry(texts: list[str]) -> list[list[str]]:
    """The registry's lists: the texts in a free column of each."""
    free = {
        "accounts": "name",
        "events": "name",
        "attendance": "handle",
        "themes": "name",
        "hoaxes": "title",
        "organisations": "name",
        "targets": "source",
    }
    asked = []
    for content, column in free.items():
        written = CONTENTS[content].written
        columns = {*written, "region_code"}
        frame = pd.DataFrame([dict.fromkeys(columns, None) | {column: text} for text in texts])
        asked.append([row[written.index(column)] for row in cells(list_file(content, frame))[1:]])
    return asked


@pytest.mark.parametrize("export", [table, refused, registry])
def test_every_export_guards_every_sign_and_nothing_else(export):
    for given_out in export(RUNNING):
        assert given_out == [f"'{text}" for text in RUNNING]
    for given_out in export([text for text in SAFE if text]):
        assert given_out == [text for text in SAFE if text]


def test_the_registry_lists_are_all_here():
    assert set(CONTENTS) == {"accounts", "organisations", "events", "attendance", "themes", "hoaxes", "targets"}


def test_no_module_writes_csv_or_workbooks_to_readers_by_another_way():
    """Who writes rows as CSV is one of these: five that are given out, and files that only the loader reads."""
    known = {
        "etl/keep/history.py",
        "etl/keep/without.py",
        "etl/registry/used.py",
        "etl/read/spreadsheets.py",
        "jangkau/access/audit.py",
        "jangkau/ui/privacy/kept.py",
        "jangkau/ui/table_file.py",
        "jangkau/ui/registry/lists.py",
        "jangkau/ui/upload/register.py",
    }
    writes = re.compile(r"csv\.writer|csv\.DictWriter|to_csv|to_excel\(|Workbook\(")
    found = {
        str(path.relative_to(ROOT))
        for folder in ("etl", "jangkau", "pages")
        for path in (ROOT / folder).rglob("*.py")
        if writes.search(
            re.sub(r"(import|openpyxl\.utils\.datetime).*|to_excel\((cell|date)", "", path.read_text(encoding="utf-8"))
        )
    }
    assert found == known


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_file_of_refused_rows_guards_what_was_uploaded(tmp_path, lang):
    from jangkau.warehouse.folders import Folders

    folders, path = Folders(tmp_path / "data"), tmp_path / "@lembar.csv"
    path.write_text("date,platform,handle,followers\n2025-03-03,instagram,contoh,12\n@besok,=x,＋y,\t-12x0\n", encoding="utf-8")
    load(folders, [path], order(None))
    rows = cells(refused_file(folders, history(folders)[0], speaker(lang)))
    assert rows[1][0] == "'@lembar.csv" and rows[1][5:8] == ["'@besok", "'=x", "'＋y"] and rows[1][8].startswith("'")
    for cell in (cell for row in rows for cell in row):
        assert cell == harmless(cell) or cell.startswith("'")
        assert not re.match(r"[\s]*[=+@＝＋－＠]", cell)


@given(st.text(alphabet="'=+-@＝\t\r\n 5.xK\u200b"))
def test_what_was_guarded_comes_back_letter_by_letter(text):
    assert restored(harmless(text)) == text
    assert harmless(text) in (text, f"'{text}")


@given(st.text())
def test_what_is_given_out_never_begins_with_a_sign(text):
    assert not re.match(r"[\s\x00]*[=+@＝＋－＠]|[\t\r\n]", harmless(text))


def test_what_is_no_text_stays():
    assert harmless(None) is None and harmless(-5) == -5 and harmless(1.5) == 1.5
