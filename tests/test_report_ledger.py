"""A ledger that is damaged hides no other week, names its lines, and loses and overwrites nothing when a week is published."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from jangkau.locales import speaker
from jangkau.report.__main__ import main
from jangkau.report.check import remarks
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.ledger import as_line, entry_of, read
from jangkau.report.outputs import Output
from jangkau.report.recovery import next_number, recover
from jangkau.report.weekly import weekly
from tests.disk import standing
from tests.report_office import NOW, WEEK, report_office
from tests.test_report_frozen import EAST_JAVA, MONDAY, SAY, corrected, published
from tests.test_report_leaflet import get

WEEKS = ("2021-W47", "2021-W48", WEEK)
BROKEN = {
    "half": lambda line: line[: len(line) // 2],
    "no text": lambda line: b"\xff\xfe\x00" + line[3:],
    "zeros": lambda line: b"\0" * len(line),
    "no record": lambda line: b"[1, 2]",
    "deep": lambda line: b"[" * 100_000,
    "a part missing": lambda line: json.dumps({k: v for k, v in json.loads(line).items() if k != "files"}).encode(),
    "another week": lambda line: line.replace(b"2021-W48", b"2021-W78"),
    "a way out of the folder": lambda line: line.replace(b'"2021-W48"', b'"../../2021-W48"'),
    "a province that is none": lambda line: line.replace(b'"province": "35"', b'"province": "../35"'),
    "a number that is none": lambda line: line.replace(b'"number": 1', b'"number": "1"'),
    "a number below one": lambda line: line.replace(b'"number": 1', b'"number": 0'),
    "no moment": lambda line: line.replace(b'"2021-12-13T02:00:00"', b'"kemarin"'),
    "a file of no kind": lambda line: line.replace(b'.html"', b'.exe"'),
    "a file elsewhere": lambda line: line.replace(b'"jangkau-2021-W48-35.html"', b'"../../../../etc/x.html"'),
    "a note that is none": lambda line: line.replace(b'"note": ""', b'"note": 7'),
    "nobody": lambda line: line.replace(b'"penguji"', b"null"),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Three published weeks, made once."""
    data = report_office(tmp_path_factory.mktemp("office"))
    told = weekly(data, EAST_JAVA, MONDAY).edition
    for week in WEEKS:
        kept(data, replace(told, week=week))
    return data


@pytest.fixture
def office(made, tmp_path, monkeypatch):
    """Three published weeks, to be damaged."""
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


def kept(data, told, number=1, note=""):
    name = f"jangkau-{told.week}-35.html"
    return Reports(data).publish(told, number, note, [Output("html", name, told.week.encode())], "penguji", NOW)


def spoilt(office, spoil, number=1):
    """The ledger with one line spoilt; its bytes."""
    ledger = Reports(office).ledger
    lines = ledger.read_bytes().splitlines(keepends=True)
    changed = spoil(lines[number].rstrip(b"\n"))
    assert changed != lines[number].rstrip(b"\n")
    lines[number] = changed + b"\n"
    ledger.write_bytes(b"".join(lines))
    return ledger.read_bytes()


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=list(BROKEN))
def test_the_other_weeks_go_on_opening_and_the_line_is_named(office, spoil):
    spoilt(office, spoil)
    status, shown, _ = get("/laporan")
    assert status == 200 and "2021-W47" in shown and WEEK in shown and 'href="/laporan/2021-W48?province=35"' not in shown
    assert "Baris 2 pada reports/ledger.jsonl" in shown and "tidak ada yang dihapus" in shown
    assert "Line 2 of reports/ledger.jsonl" in get("/laporan?lang=en")[1]
    assert get(f"/laporan/{WEEK}?province=35")[0] == 200
    status, shown, _ = get("/laporan/2021-W48?province=35")
    assert status == 404 and "Baris 2 pada reports/ledger.jsonl" in shown


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=list(BROKEN))
def test_publishing_afterwards_overwrites_nothing_and_brings_the_line_back(office, spoil):
    folders = {name: told for name, told in standing(Reports(office).folder).items() if "ledger" not in name}
    told = Reports(office).values(Reports(office).latest()[0])
    lines = spoilt(office, spoil)
    number = next_number(Reports(office), WEEK, EAST_JAVA)
    assert kept(office, told, number).number == 2
    assert Reports(office).ledger.read_bytes().startswith(lines)
    recover(Reports(office))
    assert Reports(office).ledger.read_bytes().startswith(lines)
    assert folders.items() <= standing(Reports(office).folder).items()
    assert sorted((one.week, one.number) for one in Reports(office).entries()) == [*((week, 1) for week in WEEKS), (WEEK, 2)]


def test_publishing_brings_a_broken_line_back_by_itself(office):
    spoilt(office, BROKEN["half"])
    corrected(office)
    assert published(office, NOW + timedelta(days=1)).number == 2
    assert get("/laporan/2021-W48?province=35")[0] == 200


def test_a_half_written_last_line_gets_its_end_and_is_no_part_of_the_next(office):
    ledger = Reports(office).ledger
    ledger.write_bytes(ledger.read_bytes()[:-200])
    left = ledger.read_bytes()
    assert not left.endswith(b"\n") and [one.week for one in Reports(office).entries()] == ["2021-W47", "2021-W48"]
    recover(Reports(office))
    assert ledger.read_bytes().startswith(left + b"\n") and [one.week for one in Reports(office).entries()] == list(WEEKS)


def test_a_last_line_that_only_lacks_its_end_counts(office):
    ledger = Reports(office).ledger
    ledger.write_bytes(ledger.read_bytes()[:-1])
    assert len(Reports(office).entries()) == 3
    kept(office, replace(weekly(office, EAST_JAVA, MONDAY).edition, week="2021-W50"))
    assert len(Reports(office).entries()) == 4 and not Reports(office).known().broken


def test_a_broken_line_of_an_earlier_edition_leaves_its_folder(office):
    """Published before each folder had its own line beside it: it cannot come back by itself, and nothing takes its place."""
    Reports(office).line_of(Reports(office).latest()[0]).unlink()
    spoilt(office, BROKEN["half"], 2)
    before = standing(office / "reports" / WEEK)
    entry = published(office, NOW + timedelta(days=1))
    assert entry.number == 2 and before.items() <= standing(office / "reports" / WEEK).items()


def test_a_lost_ledger_comes_back(office):
    was = sorted(Reports(office).ledger.read_bytes().splitlines())
    Reports(office).ledger.unlink()
    assert len(recover(Reports(office))) == 3 and sorted(Reports(office).ledger.read_bytes().splitlines()) == was
    assert recover(Reports(office)) == []


def test_a_line_without_its_folder_is_no_publishing(office):
    told = Reports(office).entries()[0]
    for path in Reports(office).at(told).iterdir():
        path.unlink()
    Reports(office).ledger.unlink()
    assert [one.week for one in recover(Reports(office))] == ["2021-W48", WEEK]


def test_the_command_sets_a_broken_line_aside_byte_for_byte(office, capsys):
    line = spoilt(office, BROKEN["zeros"]).split(b"\n")[1]
    assert main(["check", "--data", str(office)]) == 1
    said = capsys.readouterr()
    assert "ledger.broken.jsonl" in said.err and '"set_aside": [2]' in said.out
    assert (office / "reports" / "ledger.broken.jsonl").read_bytes() == line + b"\n"
    assert not Reports(office).known().broken and len(Reports(office).entries()) == 3
    assert remarks(Reports(office), SAY) == [] and main(["check", "--data", str(office)]) == 0


def test_looking_after_an_office_without_publishings_makes_no_folder(tmp_path):
    assert main(["check", "--data", str(tmp_path)]) == 0 and not list(tmp_path.iterdir())


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r", "\n"])
def test_a_note_with_any_end_of_line_is_one_line_of_the_ledger(office, sign):
    told = Reports(office).values(Reports(office).latest()[0])
    entry = kept(office, told, 2, f"Rapat{sign}Senin")
    assert Reports(office).latest()[0].note == f"Rapat{sign}Senin"
    assert len(read(as_line(entry)).entries) == 1 and not Reports(office).known().broken
    assert get("/laporan")[0] == 200


def test_the_newest_edition_is_the_one_with_the_highest_number_wherever_its_line_stands(office):
    told = weekly(office, EAST_JAVA, MONDAY).edition
    kept(office, told, 2)
    lines = Reports(office).ledger.read_bytes().splitlines(keepends=True)
    Reports(office).ledger.write_bytes(b"".join(reversed(lines)))
    assert Reports(office).latest()[0].number == 2
    assert [one.number for one in Reports(office).editions(WEEK, EAST_JAVA)] == [1, 2]


def test_a_line_of_a_later_version_is_read(office):
    line = json.loads(as_line(Reports(office).entries()[0])) | {"later": 1}
    assert entry_of(json.dumps(line).encode()).week == "2021-W47"
    del line["values"]
    assert entry_of(json.dumps(line).encode()).values == ""


def test_the_same_line_twice_is_one_publishing(office):
    ledger = Reports(office).ledger
    ledger.write_bytes(ledger.read_bytes() * 2 + b"\n\n")
    assert len(Reports(office).entries()) == 3 and not Reports(office).known().broken


def rotted(path):
    """One digit of a file is another."""
    content = path.read_bytes()
    place = content.rindex(b"1")
    path.write_bytes(content[:place] + b"2" + content[place + 1 :])


@pytest.mark.parametrize("damage", [rotted, lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_damaged_numbers_are_named_and_another_week_opens(office, damage, capsys):
    damage(office / "reports" / "2021-W48" / "35" / "1" / "edition.json")
    status, shown, _ = get("/laporan/2021-W48?province=35")
    assert status == 503 and "2021-W48/35/1/edition.json" in shown and "<svg" not in shown
    assert get("/laporan")[0] == 200 and get(f"/laporan/{WEEK}?province=35")[0] == 200
    assert main(["check", "--data", str(office)]) == 1 and "2021-W48/35/1/edition.json" in capsys.readouterr().err


@pytest.mark.parametrize("damage", [rotted, lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_a_damaged_file_is_not_given_out(office, damage, capsys):
    name = "jangkau-2021-W48-35.html"
    damage(office / "reports" / "2021-W48" / "35" / "1" / name)
    status, shown, _ = get(f"/laporan/berkas/2021-W48/35/1/{name}")
    assert status == 503 and name in shown and "2022-W48" not in shown
    assert main(["check", "--data", str(office)]) == 1 and name in capsys.readouterr().err


def test_a_week_with_damaged_numbers_can_be_published_again(office):
    path = office / "reports" / WEEK / "35" / "1" / "edition.json"
    rotted(path)
    left = path.read_bytes()
    with pytest.raises(Refused):
        weekly(office, EAST_JAVA, MONDAY)
    assert published(office, NOW + timedelta(days=1)).number == 2 and path.read_bytes() == left
    assert weekly(office, EAST_JAVA, MONDAY).standing.name == "published"


def test_an_unreadable_ledger_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    (tmp_path / "reports" / "ledger.jsonl").mkdir(parents=True)
    status, shown, _ = get("/laporan")
    assert status == 503 and "ledger.jsonl" in shown
    assert "reports/ledger.jsonl" in Refused("damaged", file=Reports(tmp_path).ledger).said(speaker("en"))


def test_the_next_number_is_behind_every_folder_with_numbers(office):
    left = office / "reports" / WEEK / "35" / "7"
    left.mkdir()
    (left / "edition.json").write_text("{}")
    (left.parent / "8").mkdir()
    (left.parent / "note.txt").write_text("x")
    assert next_number(Reports(office), WEEK, EAST_JAVA) == 8 and left.exists() and not (left.parent / "8").exists()
    spoilt(office, BROKEN["half"])
    (left.parent / "8").mkdir()
    assert next_number(Reports(office), WEEK, EAST_JAVA) == 9 and (left.parent / "8").exists()


def test_of_two_lines_for_one_publishing_the_first_counts(office):
    (line, *_) = (office / "reports" / "ledger.jsonl").read_bytes().splitlines(keepends=True)
    entry = entry_of(line)
    assert read(line + as_line(replace(entry, who="orang lain"))).entries == (entry,)
