"""Published weeks after somebody was forgotten: the sums as they were sent, no name, and the words that say so."""

import shutil
from dataclasses import replace

import pytest

from etl.keep.without import Sought
from etl.model import Account
from jangkau.locales import speaker
from jangkau.report.check import check
from jangkau.report.forget import Gone, forget_in_reports
from jangkau.report.frozen import Reports
from jangkau.report.outputs import Output
from jangkau.report.page import html
from jangkau.report.weekly import weekly
from jangkau.warehouse.forgotten import stand_in
from tests.forgetful import traces
from tests.report_office import NOW, WEEK, report_office
from tests.test_report import text_of
from tests.test_report_frozen import EAST_JAVA, MONDAY, SAY, published

SAID = "dihapus atas permintaan"


def gone_from(entry, account: str, weeks=(), province="") -> Gone:
    word = stand_in()
    hidden = Sought(Account.of(*account.split(":", 1)), word).hidden
    return Gone(account, (), word, frozenset(weeks), province, hidden)


@pytest.fixture(scope="module")
def published_office(tmp_path_factory):
    data = tmp_path_factory.mktemp("published") / "data"
    report_office(data)
    published(data)
    return data


@pytest.fixture
def office(published_office, tmp_path):
    return shutil.copytree(published_office, tmp_path / "data")


def named_account(office) -> str:
    (entry,) = Reports(office).entries()
    return Reports(office).values(entry).accounts[0]["account"]


def test_a_week_that_names_it_forgets_it_and_says_so(office):
    reports, account = Reports(office), named_account(office)
    handle = account.partition(":")[2]
    (before,) = reports.entries()
    sums = [row["high"] for row in reports.values(before).figures]
    assert traces(reports.folder, f'"{handle}"')
    assert forget_in_reports(office, gone_from(before, account)) == 1
    (after,) = reports.entries()
    assert [row["high"] for row in reports.values(after).figures] == sums and after.published_at == before.published_at
    assert not traces(reports.folder, account, f"@{handle}<", f'"{handle}"')
    assert all(row["fine"] for row in check(office, SAY))
    report = weekly(office, EAST_JAVA, MONDAY)
    for lang, words in (("id", SAID), ("en", "erased on request")):
        page = text_of(html(report, speaker(lang)))
        assert page.count(words) >= 2 and "dihapus_" not in page and f"@{handle}" not in page
    kept = reports.file(after, "jangkau-2021-W49-35.html").decode()
    assert f'<span class="stamp erased">{SAID}</span>' in kept and f"@{handle}" not in text_of(kept)


def test_it_may_be_done_twice_and_a_second_account_comes_to_the_first(office):
    reports, account = Reports(office), named_account(office)
    gone = gone_from(None, account)
    forget_in_reports(office, gone)
    once = reports.ledger.read_bytes()
    forget_in_reports(office, gone)
    assert reports.ledger.read_bytes() == once
    other = named_account(office)
    assert other.startswith("instagram:dihapus_")


def test_a_week_in_whose_sums_it_is_says_so_and_others_are_untouched(office):
    reports = Reports(office)
    (before,) = reports.entries()
    assert forget_in_reports(office, gone_from(before, "instagram:tidak_disebut", [WEEK], "32")) == 0
    assert reports.entries() == [before]
    assert forget_in_reports(office, gone_from(before, "instagram:tidak_disebut", [WEEK], "35")) == 1
    assert SAID in text_of(html(weekly(office, EAST_JAVA, MONDAY), SAY))


def test_pictures_and_pdf_that_name_it_go_with_their_addresses(office):
    reports, account = Reports(office), named_account(office)
    (entry,) = reports.entries()
    printed = [Output("pdf", "jangkau-2021-W49-35.pdf", b"%PDF"), Output("portrait", "jangkau-2021-W49-35-1080x1350.png", b"PNG")]
    reports.publish(replace(reports.values(entry)), 2, "", printed, "penguji", NOW)
    assert forget_in_reports(office, gone_from(None, account)) == 2
    second = reports.entries()[1]
    assert second.files == {} and [path.name for path in reports.at(second).iterdir()] == ["edition.json"]


def test_a_person_who_published_is_not_named_any_more(office):
    gone = Gone("", ("penguji",), stand_in(), frozenset(), "", lambda text: text)
    assert forget_in_reports(office, gone) == 1
    assert not traces(office / "reports", "penguji") and Reports(office).entries()[0].who == gone.stand_in
