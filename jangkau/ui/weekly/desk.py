"""What is done with a week's report: its note, publishing it, and the weeks that are published."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from jangkau.access.roles import Role
from jangkau.addresses import at
from jangkau.locales import Say
from jangkau.metrics.warehouse import data_folder
from jangkau.report.caption import address_of_week
from jangkau.report.check import remarks
from jangkau.report.edition import Place, Refused
from jangkau.report.frozen import NOTE, Reports
from jangkau.report.index import row
from jangkau.report.outputs import ENDINGS, WITHOUT_BROWSER
from jangkau.report.page import Report
from jangkau.report.publishing import publish
from jangkau.report.weekly import standing_known
from jangkau.ui.reader import may, record
from jangkau.ui.session import now, who
from jangkau.ui.text import plain, plain_html
from jangkau.ui.weekly.files import base, browser_there


def stands(report: Report, say: Say) -> None:
    """Where the week stands, and the way to its leaflet."""
    standing, edition = report.standing, report.edition
    words = say(f"report.page.{standing.name}", day=say.short_day(standing.published_on) if standing.published_on else "")
    if standing.number:
        address = plain_html(address_of_week(edition.week, edition.place, at(""), say))
        words = f'{plain_html(words)} <a href="{address}" target="_blank">{plain_html(say("report.page.leaflet"))}</a>'
    st.html(f'<p class="unit">{words}</p>')


def note(report: Report, say: Say) -> None:
    """The analyst's note of the week, kept with it."""
    reports, week, place = Reports(data_folder()), report.edition.week, report.edition.place
    known, key = reports.note(week, place), f"note-{week}-{place.key}"
    if not may(Role.ANALYST):
        return
    with st.form(f"form-{key}", border=False):
        written = st.text_area(
            say("report.page.note"), known, max_chars=NOTE, key=key, help=say("report.page.note.help"), height=90
        )
        if st.form_submit_button(say("report.page.note.save")) and done(lambda: reports.keep_note(week, place, written), say):
            record("noted", week=week, place=place.key)
            st.rerun()
    if report.standing.number and known != report.note:
        st.info(say("report.page.note.after"))


def publishing(report: Report, place: Place, monday: date, say: Say) -> None:
    """The button that freezes the week; for a published one only where there is something new to say."""
    reports = Reports(data_folder())
    changed = report.standing.name == "revised" or reports.note(report.edition.week, place) != report.note
    if report.standing.number and not changed or not may(Role.PUBLISHER):
        return
    label = say("report.page.publish.again" if report.standing.number else "report.page.publish")
    if not st.button(label, key=f"publish-{place.key}", type="primary", help=say("report.page.publish.what")):
        return
    kinds = ENDINGS if browser_there() else WITHOUT_BROWSER
    progress = st.progress(0.0, say("report.page.publishing"))
    made: list[str] = []

    def step(kind: str) -> None:
        made.append(kind)
        progress.progress(len(made) / len(kinds), say("report.page.making", file=say(f"report.file.{kind}")))

    if done(lambda: publish(data_folder(), place, monday, say, who(), now(), base(), kinds, step), say):
        st.rerun()


def done(act: Callable[[], object], say: Say) -> bool:
    """Whether it could be done; where not, why, on the page."""
    try:
        act()
    except Refused as refused:
        st.error(plain(refused.said(say)))
        return False
    return True


def weeks_published(say: Say) -> None:
    """Every published week with its files."""
    reports = Reports(data_folder())
    for remark in remarks(reports, say):
        st.warning(plain(remark))
    rows = [row(entry, standing_known(reports, entry), say) for entry in reports.latest()]
    if not rows:
        return
    items = "".join(
        f'<li><a href="{plain_html(row["address"])}" target="_blank">{plain_html(row["week"])} · {plain_html(row["place"])}</a> '
        f"<b>{plain_html(row['standing'])}</b> {plain_html(row['published'])}"
        + "".join(f' · <a href="{plain_html(file["address"])}">{plain_html(file["name"])}</a>' for file in row["files"])
        + "</li>"
        for row in rows
    )
    st.html(f'<h2 class="chart">{plain_html(say("report.page.list"))}</h2><ul class="foot">{items}</ul>')
