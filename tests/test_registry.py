"""The registry's files: read with the same care as exports, refused line by line, templates that load when filled in."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from etl.keep.snapshots import reading
from etl.keep.undo import rebuild
from etl.messages import issue_lines, reason
from etl.model import Account, Issue
from etl.read.source import Source
from etl.receipt import Receipt
from etl.registry.files import CONTENTS, TYPED, read_registry, template
from etl.registry.register import load_registry
from jangkau.locales import speaker
from jangkau.warehouse.folders import Folders
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
        "x,https://x.com/n/status,community,35.06,,Kediri,,": ("province_code", "Kediri", "province_unknown"),
        "x,https://x.com/i/communities/1,community,35.06,,,,":
            ("handle", "https://x.com/i/communities/1", "handle_is_link"),
        "x,o,community,35.06,,,kemarin,": ("active_from", "kemarin", "date_unreadable"),
        "x,p,community,35.06,,,,2021-02-30": ("active_to", "2021-02-30", "date_unreadable"),
        "x,q,community,35.06,,,,,lebih": (None, None, "typed_row_too_long"),
    }  # fmt: skip
    found = refusals(tmp_path, "accounts", header + "".join(line + "\n" for line in lines))
    assert found == [(line, *told) for line, told in enumerate(lines.values(), start=2)]


def test_a_name_beside_the_code_that_says_no_other_region_is_welcome(tmp_path: Path) -> None:
    text = "platform,handle,owner,regency_code,regency\nx,a,community,35.06,Kediri\nx,b,community,35.71,Kota Kediri\n"
    assert registered(tmp_path, "accounts", "a.csv", text, "handle, regency_code") == [("a", "35.06"), ("b", "35.71")]


def test_lines_that_contradict_each_other_are_both_refused(tmp_path: Path) -> None:
    lines = "x,a,community,Banyuwangi\nx,@A,government,Banyuwangi\nx,b,community,Banyuwangi\nX,B,community,Kab. Banyuwangi\n"
    assert refusals(tmp_path, "accounts", HEADER + lines) == [
        (2, "handle", "3 · x:a", "typed_two_values"), (3, "handle", "2 · x:a", "typed_two_values"),
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
        "j,meetup,J,2021-12-04,,,,,pagi": ("starts_at", "pagi", "moment_unreadable"),
        "k,meetup,K,2021-12-04,,,,,2021-12-04 09:00 WITA": ("starts_at", "2021-12-04 09:00 WITA", "moment_unreadable"),
        ",meetup,L,2021-12-04,,,,,": ("event_id", "", "field_missing"),
    }  # fmt: skip
    found = refusals(tmp_path, "events", header + "".join(line + "\n" for line in lines))
    for (line, column, value, code), (number, told) in zip(found, enumerate(lines.values(), start=2), strict=True):
        assert (line, code) == (number, told[2])
        assert code == "ends_before_start" or (column, value) == told[:2]


def test_times_of_an_event_are_wib(tmp_path: Path) -> None:
    text = "event_id,kind,name,starts_on,starts_at,ends_at\na,meetup,A,2021-12-04,2021-12-04 09:00 WIB,2021-12-04T16:30:00\n"
    found = registered(tmp_path, "events", "e.csv", text, "starts_at, ends_at, date_precision")
    assert found == [(datetime(2021, 12, 4, 2, 0), datetime(2021, 12, 4, 9, 30), "day")]


AGENDA = "event_id,kind,name,starts_on,ends_on,starts_at,ends_at,invited_scope,patterns\n"


def test_who_is_invited_is_kept_in_one_form_or_refused_with_its_part(tmp_path: Path) -> None:
    asked = {
        '"regency:35.08; 35.09|Kota Kediri"': "regency:35.08;regency:35.09;regency:35.71",
        "bakorwil:bakorwil i MADIUN;province:Jawa Timur": "bakorwil:Bakorwil I Madiun;province:35",
        "accounts:Instagram:@KominfoJatim": "accounts:instagram:kominfojatim",
        "ALL;province:35": "all",
    }
    lines = "".join(f"e{place},meetup,E,2021-12-04,,,,{scope},\n" for place, scope in enumerate(asked))
    (tmp_path / "events.csv").write_text(AGENDA + lines, encoding="utf-8")
    load_registry(Folders(tmp_path / "data"), "events", tmp_path / "events.csv", order())
    with reading(Folders(tmp_path / "data")) as connection:
        kept = connection.execute("SELECT invited_scope FROM events ORDER BY event_id").fetchall()
    assert [scope for (scope,) in kept] == list(asked.values())
    line = "a,meetup,A,2021-12-04,,,,semua akun;regency:35.1|Kediri;bakorwil:Kediri,\n"
    assert refusals(tmp_path, "events", AGENDA + line) == [
        (2, "invited_scope", "semua akun", "invited_unknown"), (2, "invited_scope", "regency:35.1", "regency_code_cut"),
        (2, "invited_scope", "Kediri", "regency_two_ways"), (2, "invited_scope", "bakorwil:Kediri", "bakorwil_unknown"),
    ]  # fmt: skip


def test_an_event_whose_hours_leave_its_days_is_refused(tmp_path: Path) -> None:
    lines = (
        "a,agenda,A,2021-12-04,,2021-12-04 09:00,2021-12-04 08:00,,x\n"
        "b,agenda,B,2021-12-04,,2021-12-06 09:00,,,x\n"
        "c,agenda,C,2021-12-04,,2021-12-03T17:30Z,2021-12-05 01:00,,x\n"  # half past midnight in WIB: the same day
    )
    assert refusals(tmp_path, "events", AGENDA + lines) == [
        (2, "ends_at", "2021-12-04 08:00", "ends_before_start"), (3, "starts_at", "2021-12-06 09:00", "starts_on_other_day"),
    ]  # fmt: skip


def noted(tmp_path: Path, content: str, text: str) -> list[tuple]:
    """What is only to be looked at in a file that loads whole, in an empty office at the beginning of 2022."""
    path = tmp_path / f"{content}.csv"
    path.write_text(text, encoding="utf-8")
    receipt = load_registry(Folders(tmp_path / "data"), content, path, replace(order(), now=datetime(2022, 1, 1)))
    assert (receipt.state, receipt.refused, receipt.loaded) == ("loaded", 0, receipt.rows_read)
    return [(issue.line, issue.column, issue.value, issue.code, issue.refused) for issue in receipt.issues]


def test_an_agenda_that_nothing_can_be_measured_of_is_kept_with_a_note(tmp_path: Path) -> None:
    noted(tmp_path, "accounts", HEADER + "x,jatim,government,Banyuwangi\n")
    lines = "a,agenda,A,2021-12-04,,,,accounts:x:jatim|x:asing,x\nb,campaign,B,2021-12-04,,,,,\nc,meetup,C,2021-12-04,,,,,\n"
    assert noted(tmp_path, "events", AGENDA + lines) == [
        (2, "invited_scope", "x:asing", "invited_not_registered", False), (3, "patterns", "", "event_without_patterns", False),
    ]  # fmt: skip


def test_a_report_from_the_future_or_clarified_while_pending_is_noted(tmp_path: Path) -> None:
    header = "hoax_id,title,category,status,reported_at,clarified_at\n"
    lines = "a,A,berita,,2022-01-01 06:59,\nb,B,berita,,2022-01-01 07:01,\nc,C,berita,pending,2021-12-04 09:00,2021-12-04 10:00\n"
    assert noted(tmp_path, "hoaxes", header + lines) == [
        (3, "reported_at", "2022-01-01 07:01", "in_future", False), (4, "status", "pending", "pending_but_clarified", False),
    ]  # fmt: skip


def test_what_was_kept_before_a_rule_stays_when_the_warehouse_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(AGENDA + "a,agenda,A,2021-12-04,,2021-12-06 09:00,,semua akun;regency:35.08|35.09,x\n", encoding="utf-8")
    found = read_registry(Source(path, path.name), "events", kept=True)
    assert [line.fields["invited_scope"] for line in found.lines] == ["regency:35.08;regency:35.09"]
    assert [(issue.code, issue.refused) for issue in found.issues] == [
        ("starts_on_other_day", False), ("invited_unknown", False),
    ]  # fmt: skip
    assert read_registry(Source(path, path.name), "events").refused == 1


def test_an_event_kept_by_older_rules_outlives_a_rebuild(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(
        "etl.registry.register.read_registry", lambda source, content, now: read_registry(source, content, now, kept=True)
    )
    kept = [("semua akun", datetime(2021, 12, 6, 2, 0))]
    text = AGENDA + "a,meetup,A,2021-12-04,,2021-12-06 09:00,,semua akun,\n"
    (tmp_path / "events.csv").write_text(text, encoding="utf-8")
    folders = Folders(tmp_path / "data")
    load_registry(folders, "events", tmp_path / "events.csv", order())
    rebuild(folders)
    with reading(folders) as connection:
        assert connection.execute("SELECT invited_scope, starts_at FROM events").fetchall() == kept


def test_all_faults_of_a_row_are_told(tmp_path: Path) -> None:
    header = "hoax_id,title,category,status,reported_at,clarified_at,province_code\n"
    assert refusals(tmp_path, "hoaxes", header + "a,,gosip,beres,07/12/2021,kemarin,99\n") == [
        (2, "title", "", "field_missing"), (2, "category", "gosip", "hoax_category_unknown"),
        (2, "status", "beres", "hoax_status_unknown"), (2, "reported_at", "07/12/2021", "hour_missing"),
        (2, "clarified_at", "kemarin", "moment_unreadable"), (2, "province_code", "99", "province_unknown"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "2021-12-07 08:00", "2021-12-07T08:00", "07/12/2021 08:00", "7/12/21 8:00:00", "07-12-2021 08.00", "7.12.2021 08.00",
        "2021-12-07 08:00 wib", "7 Desember 2021, 08.00", "2021-12-07T01:00:00Z", "2021-12-07 10:00 +09:00",
    ],
)  # fmt: skip
def test_a_moment_is_read_as_indonesians_and_their_excel_write_it(tmp_path: Path, typed: str) -> None:
    text = f'hoax_id,title,category,reported_at\nh,H,berita,"{typed}"\n'
    assert registered(tmp_path, "hoaxes", "h.csv", text, "reported_at") == [(datetime(2021, 12, 7, 1, 0),)]


def test_where_one_moment_has_its_month_first_none_is_guessed(tmp_path: Path) -> None:
    lines = "a,A,berita,12/25/2021 08:00\nb,B,berita,07/12/2021 08:00\nc,C,berita,07/07/2021 08:00\n"
    assert [told[::3] for told in refusals(tmp_path, "hoaxes", "hoax_id,title,category,reported_at\n" + lines)] == [
        (2, "moment_month_first"), (3, "moment_month_first"),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_is_said_of_a_typed_list_never_sends_for_an_export(lang: str) -> None:
    codes = {*TYPED.values(), "hour_missing", "moment_unreadable", "moment_month_first", "typed_two_values"}
    told = " ".join(reason(Issue(2, "x", "y", code), speaker(lang)) for code in codes).lower()
    assert "ekspor" not in told and "export" not in told and "asli" not in told and "original" not in told


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
        "f,F,misinformasi,,pagi,,": ("reported_at", "pagi", "moment_unreadable"),
        "g,G,misinformasi,clarified,2021-12-04 09:00,2021-12-04 08:59,":
            ("clarified_at", "2021-12-04 08:59", "clarified_before_report"),
        "h,H,klarifikasi fakta,terklarifikasi,2021-12-04 09:00,,99": ("province_code", "99", "province_unknown"),
    }  # fmt: skip
    found = refusals(tmp_path, "hoaxes", header + "".join(line + "\n" for line in lines))
    assert found == [(line, *told) for line, told in enumerate(lines.values(), start=2)]


@pytest.mark.parametrize("content", CONTENTS)
def test_a_file_of_something_else_names_the_columns_it_misses(tmp_path: Path, content: str) -> None:
    ((line, column, value, code),) = refusals(tmp_path, content, "nama,alamat\nBudi,Kediri\n")
    assert (line, value, code) == (1, "nama, alamat", "columns_missing")
    assert column.split(", ") == list(CONTENTS[content].required)
    assert [told[3] for told in refusals(tmp_path, content, "")] == ["typed_empty"]


def test_every_fault_of_a_target_is_named(tmp_path: Path) -> None:
    """Where it stands, what is written there, and why it cannot be kept."""
    header = "measure,period,place,target,organisation\n"
    lines = (
        "hasil,2023-Q4,35,10,\nviews,2023-Q5,35,10,\nviews,2023,Jambi,10,\nviews,2023,Atlantis,10,\nviews,2023,35,10%,\n"
        "growth,2023,35,5,\nagenda_response,2023,35,75,\nhoax_response,2023,35,120%,\nviews,2023,35,0,\n"
        "accounts_active,2023,35,40,Dinas Contoh\nviews,2023,35,,\n"
    )
    assert refusals(tmp_path, "targets", header + lines) == [
        (2, "measure", "hasil", "target_measure_unknown"), (3, "period", "2023-Q5", "period_unknown"),
        (4, "place", "Jambi", "place_two_ways"), (5, "place", "Atlantis", "regency_unknown"),
        (6, "target", "10%", "target_not_a_share"), (7, "measure", "growth", "target_measure_unknown"),
        (8, "target", "75", "target_without_percent"), (9, "target", "120%", "target_over_all"),
        (10, "target", "0", "target_not_above_zero"), (11, "organisation", "Dinas Contoh", "target_not_of_organisation"),
        (12, "target", "", "field_missing"),
    ]  # fmt: skip


def test_a_target_is_replaced_by_a_later_line_and_taken_out_by_a_mark(tmp_path: Path) -> None:
    header, columns = "measure,period,place,organisation,target\n", "measure, period, place, organisation, target"
    first = header + 'tayangan,2023,Jawa Timur,,"1,2 jt"\npertumbuhan pengikut,TW 4 2023,Jawa Timur,Dinas Contoh,"2,5%"\n'
    growth = ("followers_growth", "2023-Q4", "35", "Dinas Contoh", 0.025)
    assert registered(tmp_path, "targets", "t.csv", first, columns) == [growth, ("views", "2023", "35", None, 1_200_000)]
    later = header + "views,2023,35,,1.500.000\n"
    assert registered(tmp_path, "targets", "u.csv", later, columns) == [growth, ("views", "2023", "35", None, 1_500_000)]
    gone = header.strip() + ",removed\nviews,2023,Jawa Timur,,,ya\n"
    assert registered(tmp_path, "targets", "v.csv", gone, columns) == [growth]


FILLED = {
    "accounts": {
        "platform": "tiktok", "handle": "@Contoh", "owner": "komunitas", "name": "Contoh", "regency": "Kab. Kediri",
        "organisation": "Relawan", "active_from": "2021-01-01", "checked_on": "2021-12-04",
    },
    "events": {
        "event_id": "a", "kind": "Meetup", "name": "Kopdar", "starts_on": "2021-12-04", "ends_on": "2021-12-05",
        "host_regency_code": "35.10", "participants": "100", "starts_at": "2021-12-04 09:00",
    },
    "organisations": {"organisation": "Dinas Contoh", "kind": "OPD", "regency": "Kab. Kediri", "posts_per_week": "2"},
    "attendance": {"event_id": "a", "platform": "x", "handle": "contoh"},
    "themes": {"theme_id": "t", "name": "Vaksin", "patterns": "vaksin|#ayovaksin", "kind": "program"},
    "hoaxes": {
        "hoax_id": "h", "title": "Bantuan palsu", "category": "Disinformasi", "status": "belum diklarifikasi",
        "reported_at": "2021-12-04 09:00 WIB", "province_code": "35", "patterns": "bantuan tunai",
    },
    "targets": {
        "measure": "Respons agenda", "period": "Triwulan IV 2023", "place": "Kab. Kediri", "target": "75 %", "source": "PK 2023",
    },
}  # fmt: skip
KEPT = {
    "accounts": ("account, owner, regency_code, organisation, active_from",
                 ("tiktok:contoh", "community", "35.06", "Relawan", date(2021, 1, 1))),
    "events": ("event_id, kind, ends_on, host_regency_code, participants, province_code",
               ("a", "meetup", date(2021, 12, 5), "35.10", 100, "35")),
    "organisations": ("organisation, name, kind, level, regency_code, posts_per_week",
                      ("Dinas Contoh", "Dinas Contoh", "opd", "regency", "35.06", 2)),
    "attendance": ("event_id, account", ("a", "x:contoh")),
    "themes": ("theme_id, name, patterns, kind", ("t", "Vaksin", "vaksin|#ayovaksin", "program")),
    "hoaxes": ("hoax_id, category, status, reported_at, province_code, patterns",
               ("h", "disinformation", "pending", datetime(2021, 12, 4, 2, 0), "35", "bantuan tunai")),
    "targets": ("measure, period, place, target, source", ("agenda_response", "2023-Q4", "35.06", 0.75, "PK 2023")),
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
