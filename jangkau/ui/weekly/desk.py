"""Where a week's report stands, its note, and the weeks that are published."""

import streamlit as st

from jangkau.access.roles import Role
from jangkau.addresses import at
from jangkau.locales import Say
from jangkau.report.caption import address_of_week
from jangkau.report.check import remarks
from jangkau.report.frozen import NOTE, Reports
from jangkau.report.index import row
from jangkau.report.page import Report
from jangkau.report.weekly import standing_known
from jangkau.ui.reader import may, record
from jangkau.ui.text import plain, plain_html
from jangkau.ui.weekly.done import done
from jangkau.warehouse.folders import data_folder


def stands(report: Report, say: Say) -> None:
    """Where the week stands, and the way to its leaflet."""
    standing, edition = report.standing, report.edition
    words = say(f"report.page.{standing.name}", day=say.short_day(standing.published_on) if standing.published_on else "")
    if standing.number:
        address = plain_html(address_of_week(edition.week, edition.place, at(""), say))
        words = f'{plain_html(words)} <a href="{address}" target="_blank">{plain_html(say("report.page.leaflet"))}</a>'
    st.html(f'<p class="unit">{words}</p>')
    for entry in Reports(data_folder()).editions(edition.week, edition.place)[-1:]:
        if day := entry.withdrawn_on:
            st.warning(plain(say("publish.withdrawn", day=say.short_day(day), who=entry.withdrawn_by, reason=entry.reason)))


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
        + (f"<br>{plain_html(row['withdrawn'])}" if row["withdrawn"] else "")
        + "</li>"
        for row in rows
    )
    st.html(f'<h2 class="chart">{plain_html(say("report.page.list"))}</h2><ul class="foot">{items}</ul>')
