"""The report on the period: its files, where it stands, publishing it and taking it back."""

import streamlit as st

from jangkau.access.roles import Role
from jangkau.addresses import at
from jangkau.locales import Say
from jangkau.metrics.target.period import Period
from jangkau.report.caption import address_of_week
from jangkau.report.edition import Place, Refused
from jangkau.report.frozen import NOTE, Reports
from jangkau.report.outputs import PERIOD_ENDINGS, TYPES, Output
from jangkau.report.period.outputs import period_outputs
from jangkau.report.period.publishing import publish_period
from jangkau.report.period.standing import PeriodReport, period_report
from jangkau.report.publishing import mark_of, withdraw
from jangkau.ui.parts import heading
from jangkau.ui.reader import may, record
from jangkau.ui.session import now, who
from jangkau.ui.text import plain, plain_html
from jangkau.ui.weekly.done import done
from jangkau.ui.weekly.files import browser_there
from jangkau.ui.weekly.made import download, kept_or_made, made_before, size_said
from jangkau.warehouse.folders import data_folder


def report_desk(place: Place, period: Period, say: Say) -> None:
    """What is done with the period's report, or why there is none."""
    try:
        report = period_report(data_folder(), place, period)
    except Refused as refused:
        st.info(plain(refused.said(say)), icon=":material/info:")
        return
    heading(say("target.report"), say("target.report.what"))
    stands(report, say)
    with st.container(horizontal=True, gap="xsmall"):
        for kind in PERIOD_ENDINGS:
            file_button(kind, report, say)
    if may(Role.PUBLISHER):
        publishing(report, say)


def stands(report: PeriodReport, say: Say) -> None:
    """Where the report stands, and the way to it."""
    standing, edition = report.standing, report.edition
    words = plain_html(
        say(f"target.report.{standing.name}", day=say.short_day(standing.published_on) if standing.published_on else "")
    )
    if standing.number:
        address = plain_html(address_of_week(edition.week, edition.place, at(""), say))
        words += f' <a href="{address}" target="_blank">{plain_html(say("target.report.open"))}</a>'
    st.html(f'<p class="unit">{words}</p>')
    for entry in Reports(data_folder()).editions(edition.week, edition.place)[-1:]:
        if day := entry.withdrawn_on:
            st.warning(plain(say("publish.withdrawn", day=say.short_day(day), who=entry.withdrawn_by, reason=entry.reason)))


def file_button(kind: str, report: PeriodReport, say: Say) -> None:
    """A file's button: the way to it, or what makes it."""
    mark = ("period", kind, mark_of(report.edition, ""), report.standing, say.lang)
    name, output = say(f"report.file.{kind}"), made_before(mark)
    there = kind != "pdf" or browser_there()
    if output is None and st.button(say("report.page.make", file=name), key=f"make-period-{kind}", disabled=not there):
        with st.spinner(say("report.page.making", file=name)):
            output = kept_or_made(mark, lambda: made_of(kind, report, say), say)
    if output:
        label = say("report.page.get", file=name, size=size_said(output.content, say))
        download(label, output, TYPES[kind], f"get-period-{kind}")


def made_of(kind: str, report: PeriodReport, say: Say) -> Output:
    """The very file that was published, where it says what the report says; else one made now. Raises Refused."""
    reports, edition = Reports(data_folder()), report.edition
    for entry in reports.in_force(edition.week, edition.place)[-1:]:
        names = [name for name in entry.files if name.endswith(PERIOD_ENDINGS[kind]) and ("-en." in name) == (say.lang == "en")]
        if names and report.standing.name != "revised":
            return Output(kind, names[0], reports.file(entry, names[0]))
    return period_outputs(report, say, [kind])[0]


def publishing(report: PeriodReport, say: Say) -> None:
    """Publishing the period, again where corrected data tell otherwise, and taking it back."""
    edition, standing = report.edition, report.standing
    if not standing.number or standing.name == "revised":
        label = say("target.publish.again" if standing.number else "target.publish")
        if st.button(label, type="primary", key="publish-period", help=say("target.publish.what")):
            kinds = [kind for kind in PERIOD_ENDINGS if kind != "pdf" or browser_there()]
            agreed = "" if standing.number else mark_of(edition, "")
            with st.spinner(say("report.page.publishing")):
                out = done(
                    lambda: publish_period(data_folder(), edition.place, edition.period, say, who(), now(), kinds, agreed=agreed),
                    say,
                )
            if out:
                record("published", week=edition.week, place=edition.place.key)
                st.rerun()
    if standing.number:
        withdrawing(report, say)


def withdrawing(report: PeriodReport, say: Say) -> None:
    """Taking a published period back, with a reason."""
    edition = report.edition
    with st.expander(say("target.withdraw")), st.form(f"withdraw-{edition.week}-{edition.place.key}", border=False):
        st.html(f'<p class="unit">{plain_html(say("publish.withdraw.what"))}</p>')
        reason = st.text_input(say("publish.withdraw.reason"), max_chars=NOTE, key="reason-period")
        if st.form_submit_button(say("publish.withdraw.do")) and done(
            lambda: withdraw(data_folder(), edition.place, edition.week, who(), now(), reason), say
        ):
            record("report_withdrawn", week=edition.week, place=edition.place.key, reason=reason)
            st.rerun()
