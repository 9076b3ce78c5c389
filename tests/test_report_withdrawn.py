"""A published week that was withdrawn: it stays on file, says why, and never comes back by itself."""

import json

import pytest

from jangkau.report.__main__ import main
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.ledger import as_line, entry_of, read
from jangkau.report.publishing import withdraw
from jangkau.report.recovery import recover
from jangkau.report.weekly import weekly
from tests.report_office import NOW, WEEK, report_office
from tests.test_report_frozen import EAST_JAVA, MONDAY, published
from tests.test_report_leaflet import get

WHY = "Data Lumajang tertukar"


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    report_office(tmp_path)
    published(tmp_path)
    return tmp_path


def withdrawn(office):
    return withdraw(office, EAST_JAVA, MONDAY, "pemimpin", NOW, f" {WHY}\n")


def test_its_page_says_when_and_why_and_nothing_of_what_it_said(office):
    (entry,) = Reports(office).entries()
    withdrawn(office)
    file = f"/laporan/berkas/{WEEK}/35/1/{next(iter(entry.files))}"
    for address in (f"/laporan/{WEEK}?province=35", file):
        status, shown, _ = get(address)
        assert status == 410 and WHY in shown and "Ditarik 13 Des 2021" in shown
        assert "perhatian tertuju" not in shown and "<svg" not in shown and "pemimpin" not in shown
    shown = get("/laporan")[1]
    assert "DITARIK" in shown and WHY in shown and "/laporan/berkas" not in shown
    assert "withdrawn" in get(f"/laporan/{WEEK}?lang=en")[1]


def test_its_numbers_and_files_stay_and_the_week_is_provisional_again(office):
    (before,) = Reports(office).entries()
    (entry,) = withdrawn(office)
    assert entry.reason == WHY and entry.withdrawn_by == "pemimpin"
    reports = Reports(office)
    assert reports.entries() == [entry] and entry.files == before.files and reports.values(entry).week == WEEK
    assert all(reports.file(entry, name) for name in entry.files)
    assert weekly(office, EAST_JAVA, MONDAY).standing.name == "provisional"


def test_every_edition_goes_and_the_next_one_holds(office):
    Reports(office).keep_note(WEEK, EAST_JAVA, "Catatan")
    published(office)
    assert [entry.number for entry in withdrawn(office)] == [1, 2]
    assert published(office).number == 3
    assert get(f"/laporan/{WEEK}?province=35")[0] == 200
    assert weekly(office, EAST_JAVA, MONDAY).standing.revisions == ()


def test_without_a_reason_or_a_publishing_it_is_refused(office):
    for asked, code in (({"reason": " \n"}, "no_reason"), ({"monday": MONDAY.replace(day=13)}, "not_published")):
        about = {"reason": WHY, "monday": MONDAY} | asked
        with pytest.raises(Refused) as refused:
            withdraw(office, EAST_JAVA, about["monday"], "pemimpin", NOW, about["reason"])
        assert refused.value.code == code
    withdrawn(office)
    with pytest.raises(Refused):
        withdrawn(office)


def test_a_second_line_withdraws_and_changes_nothing_else(office):
    (entry,) = withdrawn(office)
    first, second = (entry_of(line) for line in Reports(office).ledger.read_bytes().splitlines())
    other = json.loads(as_line(second)) | {"who": "orang lain", "files": {}, "values": "0" * 64}
    (known,) = read(as_line(first) + json.dumps(other).encode()).entries
    assert known == entry and known.files


def test_a_crash_between_the_folder_and_the_ledger_loses_no_withdrawal(office):
    reports = Reports(office)
    before = reports.ledger.read_bytes()
    (entry,) = withdrawn(office)
    reports.ledger.write_bytes(before)  # the folder has its line, the ledger has not
    assert [found.withdrawn_at for found in recover(reports)] == [entry.withdrawn_at] and reports.entries() == [entry]
    reports.ledger.unlink()
    recover(reports)
    assert reports.entries() == [entry]


def test_a_broken_line_of_a_withdrawal_keeps_the_week_withdrawn(office, capsys):
    (entry,) = withdrawn(office)
    ledger = Reports(office).ledger
    first, second = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(first + second[:50] + b"\n")
    assert get(f"/laporan/{WEEK}?province=35")[0] == 410
    main(["check", "--data", str(office)])
    assert Reports(office).entries() == [entry] and not Reports(office).known().broken
    assert '"standing": "withdrawn"' in capsys.readouterr().out


def test_the_command_withdraws_and_refuses(office, capsys):
    asked = ["withdraw", "--week", WEEK, "--province", "35", "--data", str(office), "--reason", WHY]
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["reason"] == WHY and not Reports(office).in_force(WEEK, EAST_JAVA)
    assert main(asked) == 1 and "tidak ada yang ditarik" in capsys.readouterr().err
