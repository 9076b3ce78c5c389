"""Delivered leverage in the weekly report: agendas answered in the week, campaigns that run in it, by posts up to its Sunday."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from jangkau.findings.campaigns.acts import acts
from jangkau.findings.revised import revision_said
from jangkau.locales import speaker
from jangkau.metrics.scope import week_named
from jangkau.metrics.shelf import reading
from jangkau.report.edition import Edition, Place
from jangkau.report.gather import edition_of
from jangkau.report.page import Report
from jangkau.report.page import html as page
from jangkau.report.revisions import Revision, revisions
from tests.test_report import text_of
from tests.warehouse_builder import MONDAY, Builder

SAY, SUNDAY, DAY = speaker("id"), MONDAY + timedelta(days=6), timedelta(days=1)
GOVERNMENT, COMMUNITY = "instagram:pemprov", "instagram:warga"


class Office(Builder):
    """A government and a community account, an agenda of the week before whose 72 hours end in it, and a long campaign."""

    def __init__(self, data: Path, version: str = "000001") -> None:
        super().__init__(data, version)
        self.account(GOVERNMENT, "35.08")
        self.account(COMMUNITY, "35.78", owner="community")
        for account in (GOVERNMENT, COMMUNITY):
            self.week(account, "reach", 700, 100)
            self.connection.execute("INSERT INTO post_spans VALUES (?, '2021-01-01', '2022-12-31')", [account])
        self.act("siaga", "agenda", MONDAY - DAY, MONDAY - DAY)
        self.act("bangkit", "campaign", date(2021, 8, 16), date(2022, 1, 31))

    def act(self, event_id: str, kind: str, first: date, last: date) -> None:
        self.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, ends_on, date_precision, province_code, patterns)"
            " VALUES (?, ?, ?, ?, ?, 'day', '35', 'x')",
            [event_id, kind, event_id.title(), first, last],
        )

    def about(self, event_id: str, account: str, day: date, reach: int | None) -> None:
        number = str(self.connection.execute("SELECT count(*) FROM latest_posts").fetchone()[0])
        self.post(account, number, published_on=day, caption="x", reach=reach, views=reach and 2 * reach)
        self.connection.execute("INSERT INTO post_matches VALUES ('event', ?, ?, ?, NULL, 'x')", [event_id, account, number])

    def told(self, week: date = MONDAY) -> Edition:
        with reading(self.publish()) as warehouse:
            return edition_of(warehouse, Place("35"), week)


def spoken(office: Office) -> Office:
    """The agenda: 100 against 300. The campaign: 50 + 150 against 600, and 10,000 only after the week."""
    office.about("siaga", GOVERNMENT, MONDAY - DAY, 100)
    office.about("siaga", COMMUNITY, MONDAY, 300)
    office.about("bangkit", GOVERNMENT, date(2021, 9, 1), 50)
    office.about("bangkit", GOVERNMENT, SUNDAY, 150)
    office.about("bangkit", COMMUNITY, date(2021, 9, 2), 600)
    office.about("bangkit", COMMUNITY, SUNDAY + DAY, 10_000)
    return office


def test_agenda_and_campaign_are_told_by_posts_up_to_the_weeks_sunday(tmp_path):
    told = spoken(Office(tmp_path)).told()
    levers = {row["event_id"]: row for row in told.levers}
    assert (levers["siaga"]["leverage"], levers["bangkit"]["leverage"]) == (3, 3)
    assert (levers["bangkit"]["reach_leverage_low"], levers["bangkit"]["reach_leverage_high"]) == (3, 4)
    assert [act["name"] for act in acts(told.agendas, told.levers, SAY)] == [
        "Agenda Siaga, 5 Des 2021:",
        "Kampanye Bangkit, 16 Agu 2021 – 31 Jan 2022:",
    ]
    said = text_of(page(Report(told), SAY))
    assert "Tayangan komunitas 3 kali pemerintah (jangkauan: 3 kali)." in said
    assert (
        "tayangan komunitas 3 kali pemerintah (jangkauan: 3–4 kali), dari 3 unggahan yang memuat tayangan sampai pekan ini."
        in said
    )


def test_a_campaign_with_one_side_alone_has_no_ratio(tmp_path):
    office = Office(tmp_path)
    office.about("bangkit", COMMUNITY, MONDAY, 600)
    told = office.told()
    assert {row["event_id"]: row["leverage"] for row in told.levers} == {"siaga": None, "bangkit": None}
    assert "daya ungkit belum dapat dihitung; dari 1 unggahan" in acts(told.agendas, told.levers, SAY)[-1]["said"]


@pytest.mark.parametrize(("week", "ids"), [("2021-W48", ["bangkit"]), ("2021-W49", ["bangkit", "siaga"]), ("2022-W06", [])])
def test_an_act_belongs_to_the_weeks_in_which_it_is_news(tmp_path, week, ids):
    office = spoken(Office(tmp_path))
    office.week(GOVERNMENT, "reach", 700, 100, week=week_named(week))
    assert sorted(row["event_id"] for row in office.told(week_named(week)).levers) == ids


def test_what_a_published_week_did_not_tell_yet_is_no_revision(tmp_path):
    now = spoken(Office(tmp_path)).told()
    values = json.loads(now.as_json())
    del values["levers"]
    before = Edition.from_json(json.dumps(values))
    assert revisions(before, now) == () and acts(before.agendas, before.levers, SAY) and text_of(page(Report(before), SAY))
    told = revision_said(Revision("leverage", "siaga", "leverage", 2.4, 1.6), {}, SAY)
    assert told == "daya ungkit siaga semula 2,4×, kini 1,6×"
    corrected = [row | {"leverage": 2.0} if row["event_id"] == "siaga" else row for row in now.levers]
    assert revisions(now, replace(now, levers=corrected)) == (Revision("leverage", "siaga", "leverage", 3.0, 2.0),)
