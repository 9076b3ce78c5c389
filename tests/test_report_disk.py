"""Publishing on a disk that refuses, beside another publisher, and killed at every write: nothing published is lost."""

import shutil
import threading
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from jangkau.locales import speaker
from jangkau.report import frozen, publishing
from jangkau.report.__main__ import main
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.outputs import Output
from jangkau.report.recovery import recover
from jangkau.report.weekly import weekly
from jangkau.report.written import write, write_together
from tests.disk import full, killed, read_only, standing
from tests.report_office import NOW, WEEK, report_office
from tests.test_report_frozen import EAST_JAVA, MONDAY, SAY, corrected, published

MOMENTS = 40  # more writes than a publishing has


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return report_office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def told(made):
    return weekly(made, EAST_JAVA, MONDAY).edition


@pytest.fixture
def office(made, tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


def kept(data, told, number=1, week=WEEK):
    """A publishing of a week, without the warehouse."""
    files = [Output("html", f"jangkau-{week}-35.html", b"isi"), Output("caption", f"jangkau-{week}-35.txt", b"teks")]
    return Reports(data).publish(replace(told, week=week), number, str(number), files, "penguji", NOW)


def whole(data) -> list[int]:
    """The numbers of the editions, each with its values and every file as the ledger says."""
    reports = Reports(data)
    for entry in reports.entries():
        reports.values(entry)
        for name in entry.files:
            reports.file(entry, name)
    return [entry.number for entry in reports.editions(WEEK, EAST_JAVA)]


def test_a_closed_folder_is_named_in_the_readers_language_and_nothing_is_lost(office):
    published(office)
    corrected(office)
    before = standing(office / "reports")
    with read_only(office / "reports"), pytest.raises(Refused) as refused:
        published(office, NOW + timedelta(days=1))
    assert refused.value.code == "folder_closed" and standing(office / "reports") == before
    folder = str(office / "reports")
    assert folder in refused.value.said(SAY) and "tetap utuh" in refused.value.said(SAY)
    assert folder in refused.value.said(speaker("en")) and "intact" in refused.value.said(speaker("en"))
    with read_only(office / "reports"), pytest.raises(Refused):
        Reports(office).keep_note(WEEK, EAST_JAVA, "Rapat")


def test_a_disk_that_fills_up_at_any_moment_leaves_what_was_published(office, told):
    first = kept(office, told)
    before = standing(office / "reports" / WEEK / "35" / "1")
    refusals, number = 0, 2
    for after in range(MOMENTS):
        try:
            with full(office / "reports", after):
                kept(office, told, number)
        except Refused as refused:
            assert refused.code == "folder_full" and str(office / "reports") in refused.said(SAY)
            refusals += 1
        assert standing(office / "reports" / WEEK / "35" / "1") == before and Reports(office).entries()[0] == first
        assert not list((office / "reports").rglob("*.arriving"))
        recover(Reports(office))
        assert whole(office) == list(range(1, len(whole(office)) + 1))
        number = len(whole(office)) + 1
    assert 5 < refusals < MOMENTS and number > 2


def test_a_kill_at_any_write_leaves_the_week_whole_or_not_at_all(office, told):
    kept(office, told)
    before = standing(office / "reports" / WEEK / "35" / "1")
    deaths, number = 0, 2
    for after in range(MOMENTS):
        died = killed(office / "reports", after, partial(kept, office, told, number))
        deaths += died
        assert standing(office / "reports" / WEEK / "35" / "1") == before
        assert whole(office)[0] == 1 and (died or whole(office)[-1] == number)
        recover(Reports(office))
        assert whole(office) in (list(range(1, number)), list(range(1, number + 1)))
        number = len(whole(office)) + 1
    assert 5 < deaths < MOMENTS


def test_after_a_kill_the_next_publishing_goes_on_where_it_ended(office, monkeypatch):
    """The folder stands and the ledger does not know it: it is the same publishing, not a second one."""
    published(office)
    Reports(office).ledger.unlink()
    assert published(office, NOW + timedelta(days=1)).published_at == NOW.isoformat() and whole(office) == [1]


def test_another_disk_error_is_told_as_it_is(office):
    (office / "reports").write_text("a file in the place of the folder")
    with pytest.raises(Refused) as refused:
        Reports(office).keep_note(WEEK, EAST_JAVA, "Rapat")
    assert refused.value.code == "folder" and "exists" in refused.value.said(SAY)


def test_the_command_says_that_its_own_folder_is_closed(office, capsys):
    with read_only(office / "out"):
        ended = main(["weekly", "--data", str(office), "--out", str(office / "out"), "--week", WEEK, "--formats", "html"])
    assert ended == 1 and str(office / "out") in capsys.readouterr().err


def test_a_file_is_replaced_never_written_over(tmp_path):
    path = tmp_path / "a.json"
    write(path, b"before")
    with path.open("rb") as reader:
        write(path, b"after")
        assert reader.read() == b"before" and path.read_bytes() == b"after"
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("after", range(6))
def test_files_that_belong_together_arrive_together(tmp_path, after):
    """Until all are on the disk none is in its place."""
    names = ("a", "b", "c")
    write_together(tmp_path, dict.fromkeys(names, b"before"))
    died = killed(tmp_path, after, lambda: write_together(tmp_path, dict.fromkeys(names, b"after")))
    assert died and (after > 3) == ((tmp_path / "a").read_bytes() == b"after")


def test_what_is_written_is_on_the_disk_before_it_takes_its_place(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("jangkau.report.written.os.fsync", lambda handle: told.append("sync"))
    monkeypatch.setattr("jangkau.report.written.Path.replace", lambda path, place: told.append("place"))
    write_together(tmp_path, {"a": b"1", "b": b"2"})
    assert told == ["sync", "sync", "place", "place", "sync"]


def meanwhile(monkeypatch, module, name, act):
    """The first call of a function waits half a second for another thread to do something; what came of it, afterwards."""
    found, real = [], getattr(module, name)
    other = threading.Thread(target=lambda: found.append(act()))

    def slow(*about, **more):
        if not other.ident:
            other.start()
            other.join(0.5)
        return real(*about, **more)

    monkeypatch.setattr(module, name, slow)
    return lambda: other.join() or found[0]


def test_two_publishers_of_a_week_publish_it_once(office, monkeypatch):
    second = meanwhile(monkeypatch, publishing, "outputs", lambda: published(office))
    first = published(office)
    assert second() == first and whole(office) == [1]


def test_two_publishings_at_once_both_stand_in_the_ledger(office, told, monkeypatch):
    second = meanwhile(monkeypatch, frozen, "appended", lambda: kept(office, told, week="2021-W48"))
    first = kept(office, told)
    both = {first.week, second().week}
    assert {entry.week for entry in Reports(office).entries()} == both and len(both) == 2


def test_a_line_that_comes_back_and_a_publishing_at_once_both_stand(office, told, monkeypatch):
    kept(office, told)
    Reports(office).ledger.unlink()
    second = meanwhile(monkeypatch, frozen, "appended", lambda: kept(office, told, week="2021-W48"))
    recover(Reports(office))
    assert second().week == "2021-W48" and len(Reports(office).entries()) == 2


def test_a_publisher_who_waits_too_long_is_told_so(office, monkeypatch):
    monkeypatch.setattr(frozen, "PATIENCE", 0)
    with Reports(office).writing(), pytest.raises(Refused) as refused:
        published(office)
    assert refused.value.code == "busy" and str(office / "reports") in refused.value.said(SAY)
    assert published(office).number == 1
