"""Files in whatever state they come: read as what they are, or answered with a reason in both languages; never a traceback."""

import codecs
import errno
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.load import load
from etl.messages import issue_lines, receipt_line
from etl.model import Account
from etl.read import opening, spreadsheets, zips
from etl.read import source as source_module
from etl.read.reading import Reading, Stopped, read
from etl.read.source import Source
from etl.receipt import Receipt
from jangkau.locales import speaker
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble
from tests.made import facts, order

SHEET = "date,platform,handle,followers\n2021-12-05,x,contoh,10\n2021-12-06,x,contoh,11\n"
SAMPLES = [path for path in sorted((Path(__file__).parent / "samples").rglob("*")) if path.is_file()]
EXPORTS = [path for path in SAMPLES if path.suffix != ".expected"]


def loaded(tmp_path: Path, *paths: Path) -> list[Receipt]:
    """The receipts of a loading, once every line of them has been said in both languages."""
    receipts = load(Folders(tmp_path / "data"), list(paths), order(chosen=None))
    for receipt in receipts:
        assert receipt.rows_read == receipt.loaded + receipt.ignored + receipt.refused
        for lang in ("id", "en"):
            text = "\n".join([receipt_line(receipt, speaker(lang)), *issue_lines(receipt, speaker(lang))])
            assert "issue." not in text and "{" not in text.replace(receipt.file, "")
    return receipts


def one(tmp_path: Path, content: bytes | str, name: str = "berkas.csv") -> Receipt:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (receipt,) = loaded(tmp_path, path)
    return receipt


def each(tmp_path: Path, contents: dict[str, bytes]) -> dict[str, Receipt]:
    """What became of many files, loaded together, each by its own account of itself."""
    paths = [tmp_path / f"{name}.csv" for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    return dict(zip(contents, loaded(tmp_path, *paths), strict=True))


def code(receipt: Receipt) -> str:
    assert receipt.state == "refused", receipt
    return receipt.issues[0].code


ENCODED = {
    "utf8": SHEET.encode(),
    "utf8_bom": codecs.BOM_UTF8 + SHEET.encode(),
    "utf16_le_bom": SHEET.encode("utf-16"),
    "utf16_be_bom": codecs.BOM_UTF16_BE + SHEET.encode("utf-16-be"),
    "utf16_le": SHEET.encode("utf-16-le"),
    "utf16_be": SHEET.encode("utf-16-be"),
    "semicolons": SHEET.replace(",", ";").encode(),
    "tabs": SHEET.replace(",", "\t").encode(),
    "sep_line": ("sep=;\n" + SHEET.replace(",", ";")).encode(),
    "crlf": SHEET.replace("\n", "\r\n").encode(),
    "cr_alone": SHEET.replace("\n", "\r").encode(),
    "no_last_newline": SHEET.rstrip().encode(),
    "blank_lines": SHEET.replace("\n", "\n\n").encode(),
    "trailing_semicolons": SHEET.replace(",", ";").replace("\n", ";;\n").encode(),
    "short_rows_end_in_nothing": SHEET.replace("\n", ",\n", 1).encode(),
}


def test_a_sheet_is_the_same_sheet_in_every_encoding_and_with_every_delimiter(tmp_path: Path) -> None:
    found = each(tmp_path, ENCODED)
    as_told = ("loaded", 2, 2, date(2021, 12, 5), date(2021, 12, 6))
    assert {dirt: (r.state, r.rows_read, r.loaded, r.period_from, r.period_to) for dirt, r in found.items()} == dict.fromkeys(
        ENCODED, as_told
    )


def test_western_text_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "totals.csv"
    path.write_bytes("Data,Visualizações\n2021-12-05,7\n".encode("cp1252"))
    reading = read(Source(path, path.name))
    assert reading.importer.name == "youtube_totals" and reading.source.header == ["Data", "Visualizações"]


NOTHING_IN_IT = {
    "no_bytes": (b"", "empty"),
    "a_mark_alone": (codecs.BOM_UTF8, "empty"),
    "a_wide_mark_alone": (codecs.BOM_UTF16_LE, "empty"),
    "blank": (b" \r\n\r\n  ", "empty"),
    "zeros": (b"\0" * 5000, "mojibake"),
    "zeros_in_text": (SHEET.encode().replace(b"platform", b"plat\0form"), "mojibake"),
    "bytes_of_no_encoding": (b"date,platform\n\x81\x8d\x8f\xff\n", "encoding_unknown"),
    "utf16_opened_as_text": (SHEET.encode("utf-16").decode("cp1252").encode(), "mojibake"),
    "a_picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "no_table"),
    "a_photograph": (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)), "no_table"),
    "a_document": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "no_table"),
    "another_archive": (b"Rar!\x1a\x07\x01\0", "no_table"),
    "a_text": (b"Surat edaran tentang kolaborasi.\nTerima kasih.\n", "format_unknown"),
    "other_columns": (b"nama,alamat\nBudi,Kediri\n", "format_unknown"),
    "rows_in_one_cell": (b'"date,platform,handle,followers"\n"2021-12-05,x,contoh,10"\n', "excel_rows_in_one_cell"),
}


def test_a_file_that_says_nothing_is_refused_with_its_reason(tmp_path: Path) -> None:
    found = each(tmp_path, {dirt: content for dirt, (content, _) in NOTHING_IN_IT.items()})
    assert {dirt: code(receipt) for dirt, receipt in found.items()} == {dirt: why for dirt, (_, why) in NOTHING_IN_IT.items()}


def test_a_header_without_rows_loads_nothing_and_says_so(tmp_path: Path) -> None:
    receipt = one(tmp_path, SHEET.splitlines()[0] + "\n")
    assert (receipt.state, receipt.rows_read, receipt.period_from, code(receipt)) == ("refused", 0, None, "no_rows")


UNCLOSED = {
    "to_the_end": (SHEET + '2021-12-07,x,"contoh,12\n2021-12-08,x,contoh,13\n', 4),
    "to_the_next_quote": (SHEET + '2021-12-07,x,"contoh,12\n2021-12-08,x,"lain",13\n', 4),
    "behind_a_long_cell": (SHEET + '"2021-12-07","x","con\ntoh","12\n2021-12-08,x,contoh,13\n', 5),
    "in_the_header": ('"date,platform,handle,followers\n2021-12-05,x,contoh,10\n', 1),
    "crlf_and_a_blank_line": (SHEET.replace("\n", "\r\n") + '\r\n2021-12-07,"x,contoh,12\r\n', 5),
}


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    found = each(tmp_path, {dirt: text.encode() for dirt, (text, _) in UNCLOSED.items()})
    assert {dirt: (code(receipt), receipt.issues[0].line) for dirt, receipt in found.items()} == {
        dirt: ("quote_unclosed", line) for dirt, (_, line) in UNCLOSED.items()
    }


def test_a_quote_that_is_never_closed_in_a_large_sheet_swallows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "LARGE", 0)
    assert code(one(tmp_path, SHEET + '2021-12-07,x,"contoh,12\n2021-12-08,x,contoh,13\n')) == "quote_unclosed"


def test_a_large_sheet_that_is_refused_leaves_nothing_to_the_next_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "LARGE", 0)
    ambiguous = SHEET.replace("contoh", "lain") + "1/2/2021,x,lain,1\n1/3/2021,x,lain,2\n"
    refused, fine = each(tmp_path, {"a": ambiguous.encode(), "b": SHEET.encode()}).values()
    assert (code(refused), fine.loaded) == ("date_two_ways", 2)
    assert {row[0] for row in facts(Folders(tmp_path / "data"))} == {"x:contoh"}


def test_quotes_as_they_should_be_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "kutipan.csv"
    path.write_text('name,text\n"a ""b"" c","two\nlines, and a comma"\n5" tall,x"y\n', encoding="utf-8")
    assert Source(path, path.name).records == [
        (1, ["name", "text"]), (2, ['a "b" c', "two\nlines, and a comma"]), (4, ['5" tall', 'x"y']),
    ]  # fmt: skip


def test_rows_of_other_lengths_are_refused_by_line(tmp_path: Path) -> None:
    receipt = one(tmp_path, SHEET + "2021-12-07,x\n2021-12-08,x,contoh,12,13\n")
    assert (receipt.loaded, receipt.refused) == (2, 2)
    assert [(issue.line, issue.code) for issue in receipt.issues] == [(4, "handle_missing"), (5, "row_too_long")]


def test_a_number_beyond_all_counting_is_no_number(tmp_path: Path) -> None:
    totals = ["9" * 16, "9" * 30, "9" * 400, "9" * 5000, "-" + "9" * 400, "1" + "0" * 400 + ".0", "9" * 400 + " rb"]
    lines = [f"2021-12-{day:02d},x,contoh,{total}\n" for day, total in enumerate(totals, start=7)]
    receipt = one(tmp_path, SHEET + "".join(lines))
    assert (receipt.loaded, receipt.refused) == (2, len(totals))
    assert {issue.code for issue in receipt.issues} == {"number_unreadable"}


def test_a_day_beyond_all_calendars_is_no_day(tmp_path: Path) -> None:
    days = ["9" * 5000 + " Desember 2021", "5 Desember " + "9" * 5000, "99999-12-05", "0000-12-05", "²-12-2021", "² Mei 2021"]
    receipt = one(tmp_path, SHEET + "".join(f"{day},x,contoh,1\n" for day in days))
    assert (receipt.loaded, receipt.refused) == (2, len(days))
    assert {issue.code for issue in receipt.issues} == {"date_unreadable"}
    studio = Source(tmp_path / "Overview.csv", "Overview.csv")
    studio.path.write_text(
        f"Date,Video Views,Profile Views,Likes,Comments,Shares\n{'9' * 5000} Mei,1,1,1,1,1\n", encoding="utf-8"
    )
    (issue,) = read(studio, Account.parse("tiktok:contoh"), date(2026, 3, 1)).issues
    assert issue.code == "date_unreadable"


def test_a_moment_at_the_end_of_time_is_no_moment(tmp_path: Path) -> None:
    posts = Source(tmp_path / "posts.csv", "posts.csv")
    columns = "Post ID,Account ID,Account username,Account name,Publish time,Permalink,Post type,Views,Reach"
    posts.path.write_text(f"{columns}\n17900000000000001,1,contoh,Contoh,12/31/9999 23:00,,IG reel,1,1\n", encoding="utf-8")
    (issue,) = read(posts).issues
    assert (issue.line, issue.column, issue.code) == (2, "Publish time", "time_unreadable")


# Zips and spreadsheets


def zipped(path: Path, members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_is_read_file_by_file(tmp_path: Path) -> None:
    members = {
        "a/lembar.csv": SHEET,
        "__MACOSX/a/._lembar.csv": b"\0\5\x16",
        "a/.DS_Store": b"\0",
        "a/": "",
        "asing.csv": "a,b\n1,2\n",
    }
    first, second = loaded(tmp_path, zipped(tmp_path / "ekspor.zip", members))
    assert (first.file, first.state, first.loaded) == ("ekspor.zip/a/lembar.csv", "loaded", 2)
    assert (second.file, code(second)) == ("ekspor.zip/asing.csv", "format_unknown")


def test_a_sheet_of_another_kind_is_one_file_with_one_reason(tmp_path: Path) -> None:
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": "<x/>",
        "META-INF/manifest.xml": "<x/>",
    }
    (receipt,) = loaded(tmp_path, zipped(tmp_path / "pengikut.ods", members))
    assert (receipt.file, code(receipt)) == ("pengikut.ods", "open_document")


def test_a_zip_with_a_path_that_leaves_it_is_refused_whole(tmp_path: Path) -> None:
    names = ["../lembar.csv", "a/../../lembar.csv", "/etc/lembar.csv", "..\\lembar.csv", "C:\\lembar.csv"]
    zips = [zipped(tmp_path / f"{place}.zip", {"baik.csv": SHEET, name: SHEET}) for place, name in enumerate(names)]
    assert [code(receipt) for receipt in loaded(tmp_path, *zips)] == ["zip_path"] * len(names)
    assert not list(tmp_path.rglob("lembar.csv"))


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path) -> None:
    many = {f"{number}.csv": "" for number in range(zips.FILES + 1)}
    (receipt,) = loaded(tmp_path, zipped(tmp_path / "banyak.zip", many, zipfile.ZIP_STORED))
    assert (code(receipt), receipt.issues[0].value) == ("zip_too_many", "2001")


def test_a_zip_that_unpacks_to_too_much_is_refused_unopened(tmp_path: Path) -> None:
    (receipt,) = loaded(tmp_path, zipped(tmp_path / "bom.zip", {"nol.csv": b"0" * 20_000_000}))
    assert code(receipt) == "zip_too_large"


def test_a_zip_in_a_zip_is_named_beside_the_files_that_load(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "dalam.zip", {"lembar.csv": SHEET}).read_bytes()
    refused, fine = loaded(tmp_path, zipped(tmp_path / "luar.zip", {"dalam.zip": inner, "lembar.csv": SHEET}))
    assert (code(refused), refused.issues[0].value) == ("zip_in_zip", "dalam.zip")
    assert fine.state == "loaded"


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped(tmp_path / "kunci.zip", {"lembar.csv": SHEET}).read_bytes())
    whole[6] |= 1  # the flag "encrypted", in the member's own header and in the directory
    whole[whole.index(b"PK\1\2") + 8] |= 1
    assert code(one(tmp_path, bytes(whole), "kunci.zip")) == "zip_damaged"


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "utuh.zip", {"lembar.csv": SHEET}).read_bytes()
    for damage in (whole[:-30], whole[:45] + bytes(20) + whole[65:], b"PK\3\4"):
        assert code(one(tmp_path, damage, "rusak.zip")) == "zip_damaged"


def test_an_empty_zip_or_folder_loads_nothing(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert loaded(tmp_path, zipped(tmp_path / "kosong.zip", {}), tmp_path / "kosong") == []


def workbook(rows: list[list]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


ROWS = [
    ["date", "platform", "handle", "followers"],
    [datetime(2021, 12, 5), "x", "contoh", 10],
    ["2021-12-06", "x", "contoh", 11.0],
]


def test_a_spreadsheet_is_known_by_its_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("lembar.xlsx", "lembar.csv", "lembar")]
    for path in paths:
        path.write_bytes(workbook([*ROWS, ["2021-12-07", "x", path.name, 1]]))
    for receipt in loaded(tmp_path, *paths):
        assert (receipt.state, receipt.loaded, receipt.period_to) == ("loaded", 3, date(2021, 12, 7))
    assert code(one(tmp_path, workbook([]), "kosong.xlsx")) == "empty"


def test_a_damaged_or_locked_spreadsheet_is_refused(tmp_path: Path) -> None:
    whole = workbook(ROWS)
    parts = zipfile.ZipFile(io.BytesIO(whole))
    broken = {name: parts.read(name) for name in parts.namelist()} | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}
    found = each(tmp_path, {
        "cut": whole[: len(whole) // 2],
        "locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),  # how a workbook with a password begins
        "hollow": zipped(tmp_path / "x", {"[Content_Types].xml": "<Types/>"}).read_bytes(),
        "broken": zipped(tmp_path / "y", broken).read_bytes(),
    })  # fmt: skip
    assert [code(receipt) for receipt in found.values()] == ["zip_damaged", *["spreadsheet_damaged"] * 3]


def test_a_spreadsheet_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "UNPACKED", 1000)
    assert code(one(tmp_path, workbook(ROWS), "lembar.xlsx")) == "zip_too_large"


def test_a_damaged_old_spreadsheet_says_nothing_on_its_own(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    one(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "lembar.xls")
    assert capsys.readouterr().out == ""


def test_a_folder_with_odd_files_gives_a_receipt_for_each(tmp_path: Path) -> None:
    folder = tmp_path / "unduhan"
    (folder / "dalam").mkdir(parents=True)
    (folder / "dalam" / "lembar.csv").write_text(SHEET, encoding="utf-8")
    (folder / "kosong.csv").write_bytes(b"")
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (folder / ".tersembunyi").write_bytes(b"x")
    (folder / "putus").symlink_to(folder / "tidak-ada")
    (folder / "lembar.xlsx").write_bytes(workbook(ROWS))
    found = {receipt.file: receipt.state for receipt in loaded(tmp_path, folder)}
    refused = dict.fromkeys(("kosong.csv", "foto.jpg", "putus"), "refused")
    assert found == {"dalam/lembar.csv": "loaded", "lembar.xlsx": "loaded", **refused}


# Whatever the bytes, reading answers


def answered(content: bytes, name: str) -> Iterator[Reading | Stopped]:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(content)
        for chosen in (None, Account.parse("instagram:contoh"), Account.parse("tiktok:contoh")):
            reading = read(Source(path, name), chosen, date(2026, 3, 1))
            if not isinstance(reading, Stopped):
                assert reading.rows_read == reading.loaded + reading.ignored.total() + reading.refused
            yield reading


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_random_bytes_are_answered(content: bytes) -> None:
    for reading in answered(content, "acak.csv"):
        assert isinstance(reading, Stopped)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(EXPORTS), st.data())
def test_spoilt_samples_are_answered(sample: Path, data: st.DataObject) -> None:
    content = bytearray(sample.read_bytes()) or bytearray(b"x")
    place = st.integers(0, len(content) - 1)
    for at, bit in data.draw(st.lists(st.tuples(place, st.integers(0, 7)), max_size=6)):
        content[at] ^= 1 << bit
    first, last = sorted(data.draw(st.tuples(place, place)))
    spoilt = data.draw(st.sampled_from((bytes(content), bytes(content[:last]), bytes(content[:first] + content[last:]))))
    for _ in answered(spoilt, sample.name):
        pass


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_spoilt_zips_are_answered(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as room:
        content = bytearray(zipped(Path(room) / "utuh.zip", {"a/lembar.csv": SHEET, "b.csv": "a,b\n"}).read_bytes())
        for at, bit in data.draw(
            st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 7)), min_size=1, max_size=4)
        ):
            content[at] ^= 1 << bit
        spoilt = Path(room) / "rusak.zip"
        spoilt.write_bytes(content)
        into = Path(room) / "into"
        into.mkdir()
        for found in opening.open_paths([spoilt], into):
            assert not isinstance(found, Source) or found.path.is_relative_to(into) or found.path == spoilt


# What cannot be opened


def test_one_file_that_cannot_be_opened_keeps_no_other_from_loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "baik.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "terkunci.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "putus.csv").symlink_to(tmp_path / "tidak-ada")
    os.mkfifo(tmp_path / "pipa.csv")
    is_zip = zips.is_zip

    def locked(path: Path) -> bool:  # as root, a test may open everything
        if path.name == "terkunci.csv":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return is_zip(path)

    monkeypatch.setattr(opening, "is_zip", locked)
    names = ["terkunci.csv", "putus.csv", "pipa.csv", "baik.csv"]
    receipts = loaded(tmp_path, *(tmp_path / name for name in names))
    assert [receipt.file for receipt in receipts] == names
    assert [receipt.state for receipt in receipts] == [*["refused"] * 3, "loaded"]
    assert [code(receipt) for receipt in receipts[:3]] == ["file_unreadable"] * 3
    assert receipts[0].issues[0].value == os.strerror(errno.EACCES)


def test_a_folder_that_cannot_be_entered_is_named_beside_the_files_that_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "unduhan"
    (folder / "terkunci").mkdir(parents=True)
    (folder / "baik.csv").write_text(SHEET, encoding="utf-8")
    scandir = os.scandir

    def locked(path):
        if str(path).endswith("terkunci"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    found = {receipt.file: receipt.state for receipt in loaded(tmp_path, folder)}
    assert found == {"terkunci": "refused", "baik.csv": "loaded"}


def test_a_name_that_is_no_text_is_shown_and_kept_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "unduhan"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/lembar\xe9.csv")).write_text(SHEET, encoding="utf-8")
    (folder / "baris\nbaru.csv").write_text(SHEET.replace("contoh", "lain"), encoding="utf-8")
    assert {receipt.file for receipt in loaded(tmp_path, folder)} == {"lembar\ufffd.csv", "baris\ufffdbaru.csv"}


def test_a_disk_that_fails_while_a_file_is_read_refuses_that_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rusak.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "baik.csv").write_text(SHEET, encoding="utf-8")

    def failing(number: int):
        def identify(self, source):
            if source.name == "rusak.csv":
                raise OSError(number, os.strerror(number))
            return False

        return identify

    monkeypatch.setattr("etl.read.importers.x_overview.XOverview.identify", failing(errno.EIO))
    refused, fine = loaded(tmp_path, tmp_path / "rusak.csv", tmp_path / "baik.csv")
    assert (code(refused), fine.state) == ("file_unreadable", "loaded")
    monkeypatch.setattr("etl.read.importers.x_overview.XOverview.identify", failing(errno.ENOSPC))
    with pytest.raises(Trouble) as full:
        loaded(tmp_path, tmp_path / "rusak.csv")
    assert full.value.code == "full"


def test_a_zip_is_not_called_damaged_because_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "ekspor.zip", {"lembar.csv": SHEET})

    def failing(number: int):
        def copy(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        return copy

    for number in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        monkeypatch.setattr(zips.shutil, "copyfileobj", failing(number))
        with pytest.raises(OSError, match=os.strerror(number)):
            list(zips.unzip(path, tmp_path))
    monkeypatch.setattr(zips.shutil, "copyfileobj", failing(errno.EINVAL))
    ((_, refusal),) = zips.unzip(path, tmp_path)
    assert refusal.issue.code == "zip_damaged"


def test_a_zip_may_not_unpack_to_more_than_it_may_hold_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "ekspor.zip", {"a.csv": SHEET, "b.csv": SHEET.replace("contoh", "lainya")}, zipfile.ZIP_STORED)
    monkeypatch.setattr(zips, "BYTES", 2 * len(SHEET))
    assert [receipt.state for receipt in loaded(tmp_path, path)] == ["loaded", "loaded"]
    monkeypatch.setattr(zips, "BYTES", 2 * len(SHEET) - 1)
    (receipt,) = loaded(tmp_path, path)
    assert (code(receipt), receipt.issues[0].value) == ("zip_too_large", str(2 * len(SHEET)))


BEFORE = {"a blank line": "\n", "blank cells": ",,,\n\n", "a sep line": "sep=,\n", "both": "sep=,\n\n"}


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_a_sheet_that_begins_with_nothing_is_read_by_its_own_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, large: bool
) -> None:
    monkeypatch.setattr(source_module, "LARGE", 0 if large else source_module.LARGE)
    receipt = one(tmp_path, before + SHEET.replace("\n", "\n\n", 2) + "2021-12-07,x,,12\n")
    assert (receipt.loaded, receipt.refused) == (2, 1)
    assert receipt.issues[0].line == 6 + before.count("\n")
