"""Published weeks: their numbers stay, a correction shows both, nothing of it lies in the warehouse."""

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest

from jangkau.locales import speaker
from jangkau.metrics.scope import week_named
from jangkau.report.edition import Edition, Place
from jangkau.report.frozen import NOTE, Reports
from jangkau.report.outputs import WITHOUT_BROWSER
from jangkau.report.page import Report, sheet
from jangkau.report.page import html as page
from jangkau.report.publishing import publish
from jangkau.report.revisions import Revision, Standing, numbers, revisions
from jangkau.report.weekly import standing_known, weekly
from jangkau.report.words import cards, finding, revised
from jangkau.warehouse import vocabulary
from tests.report_office import FORMS, NOW, WEEK, report_office
from tests.test_report import EXPECTED, text_of

EAST_JAVA, MONDAY, SAY = Place("35"), week_named(WEEK), speaker("id")


def published(data, now=NOW):
    return publish(data, EAST_JAVA, MONDAY, SAY, "penguji", now, kinds=WITHOUT_BROWSER)


def corrected(data, factor=2.0):
    """The office after a correction: Lumajang's last week was twice as large."""
    return report_office(data, "000002", "e" * 64, factor)


def test_a_week_is_provisional_until_it_is_published(tmp_path):
    report_office(tmp_path)
    assert weekly(tmp_path, EAST_JAVA, MONDAY).standing == Standing()
    entry = published(tmp_path)
    assert weekly(tmp_path, EAST_JAVA, MONDAY).standing == Standing(1, date(2021, 12, 13))
    line = json.loads((tmp_path / "reports" / "ledger.jsonl").read_text())
    assert (
        line["definitions"] == str(vocabulary.DEFINITIONS_VERSION)
        and line["fingerprint"] == "f" * 64
        and line["who"] == "penguji"
    )
    assert line["published_at"] == "2021-12-13T02:00:00" and line["data_until"] == "2021-12-08"
    assert sorted(line["files"]) == ["jangkau-2021-W49-35.html", "jangkau-2021-W49-35.txt"]
    folder = tmp_path / "reports" / WEEK / "35" / "1"
    assert Reports(tmp_path).at(entry) == folder
    assert sorted(path.name for path in folder.iterdir()) == ["edition.json", *sorted(line["files"])]
    assert "TERBIT" in text_of((folder / "jangkau-2021-W49-35.html").read_text())


def test_corrected_data_leave_the_published_numbers_and_show_both(tmp_path):
    report_office(tmp_path)
    before = weekly(tmp_path, EAST_JAVA, MONDAY).edition
    published(tmp_path)
    corrected(tmp_path)
    told = weekly(tmp_path, EAST_JAVA, MONDAY)
    assert numbers(told.edition) == numbers(before)
    assert told.standing.name == "revised" and told.standing.revised_on == date(2022, 1, 3)
    assert Revision("figure", "views", "high", 39000.0, 69000.0) in told.standing.revisions
    assert Revision("region", "35.08", "high", 30000.0, 60000.0) in told.standing.revisions
    said = text_of(page(told, SAY))
    assert "DIREVISI" in said and "39 rb" in said.replace("\xa0", " ") and "direvisi: kini 69.000" in said
    assert "Direvisi 3 Jan 2022 (terbit 13 Des 2021):" in said and "Tayangan semula 39.000, kini 69.000" in said
    assert standing_known(Reports(tmp_path), Reports(tmp_path).latest()[0]) == "revised"


def test_new_data_that_change_nothing_are_no_revision(tmp_path):
    report_office(tmp_path)
    published(tmp_path)
    corrected(tmp_path, factor=1)
    assert weekly(tmp_path, EAST_JAVA, MONDAY).standing == Standing(1, date(2021, 12, 13))


def test_a_correction_that_is_taken_back_is_no_revision_any_more(tmp_path):
    report_office(tmp_path)
    published(tmp_path)
    corrected(tmp_path)
    assert weekly(tmp_path, EAST_JAVA, MONDAY).standing.name == "revised"
    report_office(tmp_path, "000003", "d" * 64)
    assert weekly(tmp_path, EAST_JAVA, MONDAY).standing.name == "published"


def test_a_second_edition_tells_what_differs_from_the_first(tmp_path):
    report_office(tmp_path)
    published(tmp_path)
    corrected(tmp_path)
    again = published(tmp_path, NOW + timedelta(days=22))
    assert again.number == 2
    told = weekly(tmp_path, EAST_JAVA, MONDAY)
    assert told.edition.figures[0]["high"] == 69000 and told.standing.name == "revised" and told.standing.number == 2
    said = text_of(page(told, SAY))
    assert "semula 39.000, kini 69.000" in said and "terbitan ke-2" in said
    assert [entry.number for entry in Reports(tmp_path).entries()] == [1, 2]
    assert (tmp_path / "reports" / WEEK / "35" / "1" / "edition.json").exists()


def test_publishing_twice_changes_nothing(tmp_path):
    report_office(tmp_path)
    first = published(tmp_path)
    assert published(tmp_path, NOW + timedelta(days=1)) == first
    assert len(Reports(tmp_path).entries()) == 1


def test_the_note_is_kept_with_its_week_and_printed(tmp_path):
    report_office(tmp_path)
    reports = Reports(tmp_path)
    reports.keep_note(WEEK, EAST_JAVA, "  Rapat <b>Senin</b>.\n")
    assert reports.note(WEEK, EAST_JAVA) == "Rapat <b>Senin</b>." and reports.note("2021-W48", EAST_JAVA) == ""
    assert "Rapat &lt;b&gt;Senin&lt;/b&gt;." in page(weekly(tmp_path, EAST_JAVA, MONDAY), SAY)
    published(tmp_path)
    reports.keep_note(WEEK, EAST_JAVA, "x" * 1000)
    assert len(reports.note(WEEK, EAST_JAVA)) == NOTE
    assert weekly(tmp_path, EAST_JAVA, MONDAY).note == "Rapat <b>Senin</b>."
    assert published(tmp_path, NOW + timedelta(days=1)).number == 2


def test_published_weeks_outlive_the_warehouse(tmp_path):
    report_office(tmp_path)
    published(tmp_path)
    for path in (tmp_path / "warehouse").iterdir():
        path.unlink()
    assert weekly(tmp_path, EAST_JAVA, MONDAY).standing.name == "published"


def test_what_a_crash_left_behind_is_no_publishing(tmp_path):
    report_office(tmp_path)
    left = tmp_path / "reports" / WEEK / "35" / "1"
    left.mkdir(parents=True)
    (left / "half.png").write_bytes(b"\x89PNG")
    assert weekly(tmp_path, EAST_JAVA, MONDAY).standing == Standing()
    published(tmp_path)
    assert not (left / "half.png").exists()


@pytest.mark.parametrize("share", [1e-12, -1e-12])
def test_the_last_digits_of_a_sum_are_no_revision(tmp_path, share):
    report_office(tmp_path)
    told = weekly(tmp_path, EAST_JAVA, MONDAY).edition
    other = Edition.from_json(told.as_json())
    other.figures[0]["high"] *= 1 + share
    assert revisions(told, other) == ()
    other.figures[0]["high"] += 1
    assert len(revisions(told, other)) == 1


def test_the_published_report_is_said_in_both_languages(tmp_path):
    report_office(tmp_path)
    published(tmp_path)
    corrected(tmp_path)
    told = weekly(tmp_path, EAST_JAVA, MONDAY)
    assert "Views was 39,000, now 69,000" in text_of(page(Report(told.edition, told.standing), speaker("en")))


def test_a_revised_week_leads_with_the_sentence_of_today_and_keeps_the_one_that_was_sent(tmp_path):
    report_office(tmp_path, factor=0.3)
    published(tmp_path)
    before = finding(weekly(tmp_path, EAST_JAVA, MONDAY).edition, Standing(), SAY)["sentence"]
    corrected(tmp_path)
    report = weekly(tmp_path, EAST_JAVA, MONDAY)
    now = finding(report.edition, report.standing, SAY)
    assert now["sentence"] != before and before in now["before"]
    said = " ".join(text_of(page(report, SAY)).split())
    assert " ".join(now["sentence"].split()) in said and " ".join(before.split()) in said
    assert report.edition.figures[0]["high"] == 18000, "the numbers stay as they were published"


def test_a_week_that_definitions_1_published_opens_as_it_was_published(tmp_path):
    shutil.copytree(EXPECTED / "definitions_1", tmp_path / "reports")
    (entry,) = Reports(tmp_path).entries()
    sent = Reports(tmp_path).file(entry, "jangkau-2021-W49-35.html").decode()
    assert entry.definitions == "1" and vocabulary.DEFINITIONS_VERSION > 1
    assert page(weekly(tmp_path, EAST_JAVA, MONDAY), SAY) == sent, "without a warehouse"
    corrected(tmp_path)
    report = weekly(tmp_path, EAST_JAVA, MONDAY)
    assert report.standing.name == "published", "what other definitions count otherwise is no correction"
    assert page(report, SAY) == sent
    assert text_of(f"<body>{sheet(report, SAY, 'slide')}") == text_of(sent)
    assert all("<main" in page(replace(report, leaflet=""), SAY, form) for form in FORMS), "its values are still drawn"


def test_changes_of_few_accounts_are_told_by_their_amounts(tmp_path):
    report_office(tmp_path)
    published(tmp_path)
    corrected(tmp_path)
    report = weekly(tmp_path, EAST_JAVA, MONDAY)
    assert any(revision.field == "change" for revision in report.standing.revisions)
    told = " ".join(revised(report.edition, report.standing, SAY)["lines"])
    assert "%" not in told and "perubahan" not in told


@pytest.mark.parametrize("ends, now", [({"low": 1500.0, "high": 7000.0}, "1.500–7.000"), ({"high": 7000.0}, "750–7.000")])
def test_a_range_is_compared_with_a_range(tmp_path, ends, now):
    report_office(tmp_path)
    edition = weekly(tmp_path, EAST_JAVA, MONDAY).edition
    before = {"name": "reach", "low": 750.0, "high": 4000.0}
    edition = replace(edition, figures=[edition.figures[0] | before])
    changes = tuple(Revision("figure", "reach", field, before[field], value) for field, value in ends.items())
    standing = Standing(1, date(2021, 12, 13), date(2022, 1, 3), changes)
    assert revised(edition, standing, SAY)["lines"] == [f"{SAY('overview.card.reach')} semula 750–4.000, kini {now}"]
    assert cards(edition, standing, SAY)[0]["revised"] == f"direvisi: kini {now}"
