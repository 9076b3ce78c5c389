"""The registry's files: read with the same care as exports, refused line by line, templates that load when filled in."""

from datetime import date, datetime
from pathlib import Path

import pytest

from etl.messages import issue_lines
from etl.model import Account
from etl.receipt import Receipt
from etl.register import load_registry
from etl.registry import CONTENTS, read_registry, template
from etl.source import Source
from etl.store import Folders, reading
from locales import speaker
from tests.made import order
from tests.test_sources import workbook

HEADER = "platform,handle,owner,regency\n"


def refusals(tmp_path: Path, content: str, text: str) -> list[tuple]:
    """What is refused of a registry file: line, column, value and code; each can be said in both languages."""
    path = tmp_path / f"{content}.csv"
    path.write_text(text, encoding="utf-8")
    found = read_registry(Source(path, path.name), content)
    assert found.rows_read == found.loaded + found.ignored_total + found.refused
    for lang in ("id", "en"):
        assert list(issue_lines(Receipt(path.name, "loaded", issues=found.issues), speaker(lang), most=99))
    return [(issue.line, issue.column, issue.value, issue.code) for issue in found.issues]


def registered(tmp_path: Path, content: str, file: str, data: bytes | str, columns: str) -> list[tuple]:
    """The registry's table after a file of one content was loaded whole."""
    path = tmp_path / file
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    receipt = load_registry(Folders(tmp_path / "data"), content, path, order())
    assert (receipt.state, receipt.issues, receipt.loaded) == ("loaded", (), receipt.rows_read)
    with reading(Folders(tmp_path / "data")) as connection:
        return connection.execute(f"SELECT {columns} FROM {content} ORDER BY ALL").fetchall()


def test_regions_are_found_as_people_write_them(tmp_path: Path) -> None:
    names = {
        "Kab. Kediri": "35.06", "KOTA KEDIRI": "35.71", "kabupaten kediri": "35.06", "Kotamadya Kediri": "35.71",
        "35.06": "35.06", "3571": "35.71", "Banyuwangi": "35.10", " Kab.Banyuwangi ": "35.10", "Kota Surabaya": "35.78",
        "35.10": "35.10", "Kotabaru": "63.02",
    }  # fmt: skip
    lines = [f"x,akun{number},community,{name}\n" for number, name in enumerate(names)]
    found = registered(tmp_path, "accounts", "a.csv", HEADER + "".join(lines), "handle, regency_code, province_code, level")
    assert {handle: code for handle, code, _, _ in found} == {f"akun{number}": code for number, code in enumerate(names.values())}
    assert all(province == code[:2] and level == "regency" for _, code, province, level in found)


def test_accounts_at_province_level_have_no_regency(tmp_path: Path) -> None:
    text = "platform,handle,owner,province_code\ninstagram,@KominfoJatim,pemerintah,35\nx,jatim,Komunitas,Jawa Timur\n"
    assert registered(tmp_path, "accounts", "a.csv", text, "account, owner, level, province_code, regency_code") == [
        ("instagram:kominfojatim", "government", "province", "35", None),
        ("x:jatim", "community", "province", "35", None),
    ]


def test_every_way_an_account_is_refused(tmp_path: Path) -> None:
    header = "platform,handle,owner,regency_code,regency,province_code,active_from,active_to\n"
    lines = {
        "x,a,community,,Kediri,,,": ("regency", "Kediri", "regency_two_ways"),
        "x,b,community,11.1,,,,": ("regency_code", "11.1", "regency_code_cut"),
        'x,c,community,"35,1",,,,': ("regency_code", "35,1", "regency_code_cut"),
        "x,d,community,35.99,,,,": ("regency_code", "35.99", "regency_code_unknown"),
        "x,e,community,,Atlantis,,,": ("regency", "Atlantis", "regency_unknown"),
        "x,f,community,,,99,,": ("province_code", "99", "province_unknown"),
        "x,g,community,,,,,": ("regency", "", "region_missing"),
        "x,h,community,35.06,Kota Kediri,,,": ("regency_code", "35.06", "region_differs"),
        "x,i,community,35.06,,32,,": ("regency_code", "35.06", "region_differs"),
        "x,j,dinas,35.06,,,,": ("owner", "dinas", "owner_unknown"),
        "x,k,,35.06,,,,": ("owner", "", "field_missing"),
        "myspace,l,community,35.06,,,,": ("platform", "myspace", "platform_unknown"),
        ",m,community,35.06,,,,": ("platform", "", "field_missing"),
        "x,,community,35.06,,,,": ("handle", "", "field_missing"),
        "x,https://x.com/n,community,35.06,,,,": ("handle", "https://x.com/n", "handle_is_link"),
        "x,o,community,35.06,,,kemarin,": ("active_from", "kemarin", "date_unreadable"),
        "x,p,community,35.06,,,,2021-02-30": ("active_to", "2021-02-30", "date_unreadable"),
        "x,q,community,35.06,,,,,lebih": (None, None, "row_too_long"),
    }  # fmt: skip
    found = refusals(tmp_path, "accounts", header + "".join(line + "\n" for line in lines))
    assert found == [(line, *told) for line, told in enumerate(lines.values(), start=2)]


def test_a_name_beside_the_code_that_says_no_other_region_is_welcome(tmp_path: Path) -> None:
    text = "platform,handle,owner,regency_code,regency\nx,a,community,35.06,Kediri\nx,b,community,35.71,Kota Kediri\n"
    assert registered(tmp_path, "accounts", "a.csv", text, "handle, regency_code") == [("a", "35.06"), ("b", "35.71")]


def test_lines_that_contradict_each_other_are_both_refused(tmp_path: Path) -> None:
    lines = "x,a,community,Banyuwangi\nx,@A,government,Banyuwangi\nx,b,community,Banyuwangi\nX,B,community,Kab. Banyuwangi\n"
    assert refusals(tmp_path, "accounts", HEADER + lines) == [
        (2, "key", "x:a", "two_values"), (3, "key", "x:a", "two_values"),
    ]  # fmt: skip


def test_every_way_an_event_is_refused(tmp_path: Path) -> None:
    header = "event_id,kind,name,starts_on,ends_on,date_precision,host_regency_code,participants,starts_at\n"
    lines = {
        "a,rapat,A,2021-12-04,,,,,": ("kind", "rapat", "event_kind_unknown"),
        "b,meetup,,2021-12-04,,,,,": ("name", "", "field_missing"),
        "c,meetup,C,,,,,,": ("starts_on", "", "field_missing"),
        "d,meetup,D,2021-12-04,2021-12-03,,,,": ("ends_on", "2021-12-03", "ends_before_start"),
        "e,meetup,E,2021-12-04,,minggu,,,": ("date_precision", "minggu", "date_precision_unknown"),
        "f,meetup,F,2021-12-04,,,Kediri,,": ("host_regency_code", "Kediri", "regency_two_ways"),
        "g,meetup,G,2021-12-04,,,,banyak,": ("participants", "banyak", "number_unreadable"),
        "h,meetup,H,2021-12-04,,,,-5,": ("participants", "-5", "count_negative"),
        "i,meetup,I,2021-12-04,,,,99999999999,": ("participants", "99999999999", "number_unreadable"),
        "j,meetup,J,2021-12-04,,,,,pagi": ("starts_at", "pagi", "time_unreadable"),
        "k,meetup,K,2021-12-04,,,,,2021-12-04 09:00 WITA": ("starts_at", "2021-12-04 09:00 WITA", "time_unreadable"),
        ",meetup,L,2021-12-04,,,,,": ("event_id", "", "field_missing"),
    }  # fmt: skip
    found = refusals(tmp_path, "events", header + "".join(line + "\n" for line in lines))
    for (line, column, value, code), (number, told) in zip(found, enumerate(lines.values(), start=2), strict=True):
        assert (line, code) == (number, told[2])
        assert code == "ends_before_start" or (column, value) == told[:2]


def test_times_of_an_event_are_wib(tmp_path: Path) -> None:
    text = "event_id,kind,name,starts_on,starts_at,ends_at\na,agenda,A,2021-12-04,2021-12-04 09:00 WIB,2021-12-04T16:30:00\n"
    found = registered(tmp_path, "events", "e.csv", text, "starts_at, ends_at, date_precision")
    assert found == [(datetime(2021, 12, 4, 2, 0), datetime(2021, 12, 4, 9, 30), "day")]


def test_the_reference_events_load(tmp_path: Path) -> None:
    given = Path(__file__).parents[1] / "data" / "reference" / "events.csv"
    found = registered(tmp_path, "events", "events.csv", given.read_bytes(), "event_id, host_regency_code, starts_on")
    assert ("ejsn-2021", "35.10", date(2021, 12, 4)) in found and len(found) == len(given.read_text().splitlines()) - 1


def test_attendance_and_themes_are_refused_by_line(tmp_path: Path) -> None:
    assert refusals(tmp_path, "attendance", "event_id,platform,handle\n,x,a\ne,myspace,a\ne,x,\ne,x,a\ne,x,A\n") == [
        (2, "event_id", "", "field_missing"), (3, "platform", "myspace", "platform_unknown"), (4, "handle", "", "field_missing"),
    ]  # fmt: skip
    assert refusals(tmp_path, "themes", "theme_id,name,kind,patterns\n,N,,p\nt,,,p\nu,N,,\nv,N,,p\n") == [
        (2, "theme_id", "", "field_missing"), (3, "name", "", "field_missing"), (4, "patterns", "", "field_missing"),
    ]  # fmt: skip


def test_every_way_a_hoax_report_is_refused(tmp_path: Path) -> None:
    header = "hoax_id,title,category,status,reported_at,clarified_at,province_code\n"
    lines = {
        ",A,disinformasi,,2021-12-04 09:00,,": ("hoax_id", "", "field_missing"),
        "b,,disinformasi,,2021-12-04 09:00,,": ("title", "", "field_missing"),
        "c,C,gosip,,2021-12-04 09:00,,": ("category", "gosip", "hoax_category_unknown"),
        "d,D,berita,selesai,2021-12-04 09:00,,": ("status", "selesai", "hoax_status_unknown"),
        "e,E,misinformasi,,,,": ("reported_at", "", "field_missing"),
        "f,F,misinformasi,,pagi,,": ("reported_at", "pagi", "time_unreadable"),
        "g,G,misinformasi,,2021-12-04 09:00,2021-12-04 08:59,":
            ("clarified_at", "2021-12-04 08:59", "clarified_before_report"),
        "h,H,klarifikasi fakta,terklarifikasi,2021-12-04 09:00,,99": ("province_code", "99", "province_unknown"),
    }  # fmt: skip
    found = refusals(tmp_path, "hoaxes", header + "".join(line + "\n" for line in lines))
    assert found == [(line, *told) for line, told in enumerate(lines.values(), start=2)]


@pytest.mark.parametrize("content", CONTENTS)
def test_a_file_of_something_else_names_the_columns_it_misses(tmp_path: Path, content: str) -> None:
    ((line, column, value, code),) = refusals(tmp_path, content, "nama,alamat\nBudi,Kediri\n")
    assert (line, value, code) == (1, "nama, alamat", "columns_missing")
    assert column.split(", ") == list(CONTENTS[content][1])
    assert [told[3] for told in refusals(tmp_path, content, "")] == ["empty"]


FILLED = {
    "accounts": {
        "platform": "tiktok", "handle": "@Contoh", "owner": "komunitas", "name": "Contoh", "regency": "Kab. Kediri",
        "organisation": "Relawan", "active_from": "2021-01-01", "checked_on": "2021-12-04",
    },
    "events": {
        "event_id": "a", "kind": "Meetup", "name": "Kopdar", "starts_on": "2021-12-04", "ends_on": "2021-12-05",
        "host_regency_code": "35.10", "participants": "100", "starts_at": "2021-12-04 09:00",
    },
    "attendance": {"event_id": "a", "platform": "x", "handle": "contoh"},
    "themes": {"theme_id": "t", "name": "Vaksin", "patterns": "vaksin|#ayovaksin", "kind": "program"},
    "hoaxes": {
        "hoax_id": "h", "title": "Bantuan palsu", "category": "Disinformasi", "status": "belum diklarifikasi",
        "reported_at": "2021-12-04 09:00 WIB", "province_code": "35", "patterns": "bantuan tunai",
    },
}  # fmt: skip
KEPT = {
    "accounts": ("account, owner, regency_code, organisation, active_from",
                 ("tiktok:contoh", "community", "35.06", "Relawan", date(2021, 1, 1))),
    "events": ("event_id, kind, ends_on, host_regency_code, participants, province_code",
               ("a", "meetup", date(2021, 12, 5), "35.10", 100, "35")),
    "attendance": ("event_id, account", ("a", "x:contoh")),
    "themes": ("theme_id, name, patterns, kind", ("t", "Vaksin", "vaksin|#ayovaksin", "program")),
    "hoaxes": ("hoax_id, category, status, reported_at, province_code, patterns",
               ("h", "disinformation", "pending", datetime(2021, 12, 4, 2, 0), "35", "bantuan tunai")),
}  # fmt: skip


@pytest.mark.parametrize("content", CONTENTS)
def test_a_template_that_is_filled_in_loads_however_excel_saves_it(tmp_path: Path, content: str) -> None:
    columns = template(content).strip().split(",")
    rows = [columns, [FILLED[content].get(column, "") for column in columns]]
    (tmp_path / "csv").write_text("\r\n".join(",".join(row) for row in rows), encoding="utf-8")
    (tmp_path / "tabs").write_bytes("\r\n".join("\t".join(row) for row in rows).encode("utf-16"))
    (tmp_path / "book").write_bytes(workbook(rows))
    (tmp_path / "excel").write_text("\ufeff" + "".join(";".join(row) + "\r\n" for row in rows), encoding="utf-8")
    found = [read_registry(Source(tmp_path / name, name), content) for name in ("csv", "tabs", "book", "excel")]
    assert [(reading.issues, reading.lines) for reading in found] == [((), found[0].lines)] * 4
    columns, kept = KEPT[content]
    assert registered(tmp_path, content, "excel", (tmp_path / "excel").read_bytes(), columns) == [kept]


def test_days_and_codes_typed_into_a_spreadsheet(tmp_path: Path) -> None:
    header = ["platform", "handle", "owner", "regency_code", "active_from"]
    book = workbook([header, ["x", "a", "community", "35.06", datetime(2021, 1, 2)], ["x", "b", "community", 35.06, None]])
    columns = "handle, regency_code, active_from"
    assert registered(tmp_path, "accounts", "a.xlsx", book, columns) == [("a", "35.06", date(2021, 1, 2)), ("b", "35.06", None)]
    path = tmp_path / "b.xlsx"
    path.write_bytes(workbook([header, ["x", "a", "community", 35.10, None]]))
    (issue,) = read_registry(Source(path, path.name), "accounts").issues
    assert (issue.line, issue.column, issue.value, issue.code) == (2, "regency_code", "35.1", "regency_code_cut")


def test_an_entry_marked_removed_leaves_the_registry(tmp_path: Path) -> None:
    registered(tmp_path, "accounts", "a.csv", HEADER + "x,a,community,Banyuwangi\nx,b,community,Banyuwangi\n", "account")
    text = "platform,handle,owner,removed\nx,@B,,ya\n"
    assert registered(tmp_path, "accounts", "b.csv", text, "account") == [("x:a",)]
    assert str(Account.parse("x:@B")) == "x:b"
