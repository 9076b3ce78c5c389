"""Targets and organisations as offices type them: read as meant, or refused by line, column and content with the way out."""

from pathlib import Path

import pytest

from etl.messages import reason
from etl.read.source import Source
from etl.registry.files import RegistryReading, read_registry
from jangkau.locales import LANGUAGES, speaker

TARGET = "measure;period;place;target;organisation;source\n"
ORGANISATION = "organisation;kind;province;regency;posts_per_week\n"


def read(folder: Path, content: str, text: str, encoding: str = "utf-8") -> RegistryReading:
    path = folder / "daftar.csv"
    path.write_bytes(text.encode(encoding))
    return read_registry(Source(path, path.name, "", path.name), content)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2023-Q4", "2023-Q4"), ("Q4 2023", "2023-Q4"), ("2023 q4", "2023-Q4"), ("TW IV 2023", "2023-Q4"),
        ("tw-iv/2023", "2023-Q4"), ("Triwulan keempat 2023", "2023-Q4"), ("Triwulan ke-4 Tahun 2023", "2023-Q4"),
        ("Kuartal 4 (2023)", "2023-Q4"), ("TRIWULAN I T.A. 2023", "2023-Q1"), ("2023", "2023"), ("Tahun 2023", "2023"),
        ("TA 2023", "2023"), (" 2023 ", "2023"),
    ],
)  # fmt: skip
def test_a_period_is_read_in_every_way_it_is_written(tmp_path: Path, written: str, period: str) -> None:
    (line,) = read(tmp_path, "targets", f"{TARGET}views;{written};35;10;;\n").lines
    assert line.fields["period"] == period


@pytest.mark.parametrize(
    "written",
    ["2023-Q5", "Q0 2023", "Q4-23", "IV/2023", "2023/2024", "1899", "Semester I 2023", "Okt-Des 2023", "2023-10", "Oktober 2023",
     "2023-W40", "4", "2023.0", "TW V 2023", "TW 2023"],
)  # fmt: skip
def test_what_is_no_period_or_two_is_refused(tmp_path: Path, written: str) -> None:
    """A Roman number alone is a month in every office's letters."""
    assert faults(read(tmp_path, "targets", f"{TARGET}views;{written};35;10;;\n")) == [(2, "period", written, "period_unknown")]


@pytest.mark.parametrize(
    ("measure", "written", "kept"),
    [
        ("views", "1.250.000", "1250000"), ("VIEWS", "1,250,000", "1250000"), ("Tayangan", "1.200", "1200"),
        ("views", "1 250 000", "1250000"), ("views", "1,2 juta", "1200000"), ("views", "10 rb", "10000"),
        ("Respon Agenda", "75,5%", "75.5%"), ("agenda_response", "75 persen", "75%"), ("Hoaks terjawab", "100%", "100%"),
        ("pertumbuhan  pengikut", "12,5 %", "12.5%"), ("followers growth", "120%", "120%"),
    ],
)  # fmt: skip
def test_amounts_are_read_as_indonesian_and_english_sheets_write_them(
    tmp_path: Path, measure: str, written: str, kept: str
) -> None:
    (line,) = read(tmp_path, "targets", f"{TARGET}{measure};2023-Q4;35;{written};;RKPD\n").lines
    assert line.fields["target"] == kept


@pytest.mark.parametrize(
    ("measure", "written", "code"),
    [
        ("views", "0", "target_not_above_zero"), ("views", "-5", "target_not_above_zero"),
        ("views", "−5", "target_not_above_zero"),
        ("agenda_response", "0%", "target_not_above_zero"), ("followers_growth", "-10%", "target_not_above_zero"),
        ("agenda_response", "0,75", "target_without_percent"), ("agenda_response", "12.5", "target_without_percent"),
        ("agenda_response", "75", "target_without_percent"), ("hoax_response", "150%", "target_over_all"),
        ("views", "75%", "target_not_a_share"), ("views", "12,5", "target_unreadable"),
        ("views", "1.200,50", "target_unreadable"), ("views", "240 akun", "target_unreadable"),
        ("views", "Rp10", "target_unreadable"), ("views", "#REF!", "target_unreadable"),
        ("followers_growth", "12.345%", "target_unreadable"), ("views", "1,25E+06", "typed_changed"),
    ],
)  # fmt: skip
def test_what_is_no_target_is_named_with_the_way_out(tmp_path: Path, measure: str, written: str, code: str) -> None:
    reading = read(tmp_path, "targets", f"{TARGET}{measure};2023-Q4;35;{written};;RKPD\n")
    assert faults(reading) == [(2, "target", written, code)] and reading.refused == 1
    for lang in LANGUAGES:
        assert "{" not in reason(reading.issues[0], speaker(lang))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_saved_by_excel_is_read_whole(tmp_path: Path, encoding: str) -> None:
    reading = read(tmp_path, "targets", f"{TARGET}views;2023-Q4;35;1.250.000;;Renja – 2023\n".replace("\n", "\r\n"), encoding)
    assert [line.fields["source"] for line in reading.lines] == ["Renja – 2023"]


def test_lines_that_say_the_same_count_once_and_those_that_contradict_name_each_other(tmp_path: Path) -> None:
    lines = (
        "views;2023-Q4;35;10;;a\nviews;Q4 2023;Jawa Timur;10;;a\nviews;2023;35;40;;a\n"
        "views;2024;35;1;;RKPD\ntayangan;2024;35;2;;LKjIP\n"
    )
    reading = read(tmp_path, "targets", TARGET + lines)
    assert [line.key for line in reading.lines] == ["views|2023-Q4|35|", "views|2023|35|"] and reading.ignored_total == 1
    assert faults(reading) == [
        (5, "place", "6 · views|2024|35|", "typed_two_values"), (6, "place", "5 · views|2024|35|", "typed_two_values"),
    ]  # fmt: skip
    assert reading.rows_read == reading.loaded + reading.ignored_total + reading.refused == 5


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Dinas A;xyz;;Kab. Kediri;2", ("kind", "xyz", "organisation_kind_unknown")),
        ("Dinas A;;;Kab. Kediri;2", ("kind", "", "field_missing")), ("Dinas A;opd;;;2", ("regency", "", "region_missing")),
        ("Dinas A;opd;32;35.10;2", ("regency", "35.10", "region_differs")),
        ("Dinas A;opd;32;Kab. Kediri;2", ("regency", "Kab. Kediri", "regency_unknown")),
        ("Dinas A;opd;;Kediri;2", ("regency", "Kediri", "regency_two_ways")),
        ("Dinas A;opd;;35.10;-1", ("posts_per_week", "-1", "count_negative")),
        ("Dinas A;opd;;35.10;2,5", ("posts_per_week", "2,5", "number_unreadable")),
        ("Dinas A;opd;;35.10;1.200", ("posts_per_week", "1.200", "number_two_ways")),
        (";opd;;35.10;2", ("organisation", "", "field_missing")),
    ],
)  # fmt: skip
def test_what_is_no_organisation_is_named(tmp_path: Path, line: str, fault: tuple[str, str, str]) -> None:
    assert faults(read(tmp_path, "organisations", f"{ORGANISATION}{line}\n")) == [(2, *fault)]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("OPD", "opd"), ("Perangkat Daerah", "opd"), ("Dinas Kominfo", "diskominfo"), ("Media homeless", "homeless_media"),
     ("homeless_media", "homeless_media"), ("komunitas", "community"), (" BUMD ", "bumd")],
)  # fmt: skip
def test_kinds_are_read_whatever_their_case_and_language(tmp_path: Path, written: str, kind: str) -> None:
    (line,) = read(tmp_path, "organisations", f"{ORGANISATION}Dinas A;{written};Jawa Timur;;2\n").lines
    assert (line.fields["kind"], line.fields["level"], line.fields["province_code"]) == (kind, "province", "35")


def faults(reading: RegistryReading) -> list[tuple]:
    return [(issue.line, issue.column, issue.value, issue.code) for issue in reading.issues if issue.refused]
