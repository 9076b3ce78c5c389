"""Publishing a week and withdrawing it: what goes out is seen before, and what is taken back says why."""

from datetime import date

import streamlit as st

from jangkau.access.roles import Role
from jangkau.locales import Say
from jangkau.report.caption import caption
from jangkau.report.edition import Place
from jangkau.report.frozen import NOTE, Reports
from jangkau.report.outputs import ENDINGS, WITHOUT_BROWSER
from jangkau.report.page import Report
from jangkau.report.publishing import publish, to_publish, withdraw
from jangkau.ui.parts import heading
from jangkau.ui.reader import may, record
from jangkau.ui.session import now, who
from jangkau.ui.text import plain_html
from jangkau.ui.weekly.copy import copied
from jangkau.ui.weekly.done import done
from jangkau.ui.weekly.files import base, browser_there, make
from jangkau.warehouse.folders import data_folder

ASKED = "publish.asked"  # the week and place that somebody is looking at before it goes out
PICTURE = 340  # pixels


def publishing(report: Report, place: Place, monday: date, say: Say) -> None:
    """The button that leads to publishing; for a published week only where there is something new to say."""
    changed = report.standing.name == "revised" or Reports(data_folder()).note(report.edition.week, place) != report.note
    if not may(Role.PUBLISHER):
        return
    if report.standing.number:
        withdrawing(report, place, monday, say)
        if not changed:
            return
    week_and_place = (report.edition.week, place.key)
    if st.session_state.get(ASKED) == week_and_place:
        done(lambda: look_before(place, monday, say), say)
        return
    label = say("report.page.publish.again" if report.standing.number else "report.page.publish")
    st.button(
        label,
        key=f"publish-{place.key}",
        type="primary",
        help=say("report.page.publish.what"),
        on_click=ask,
        args=(week_and_place,),
    )


def ask(week_and_place: tuple[str, str] | None) -> None:
    """Show what would go out; None: do not."""
    st.session_state[ASKED] = week_and_place


def look_before(place: Place, monday: date, say: Say) -> None:
    """The picture, the caption and the name under which it goes out, and the two ways on. Raises Refused."""
    report, mark = to_publish(data_folder(), place, monday, now())
    kinds = list(ENDINGS) if browser_there() else list(WITHOUT_BROWSER)
    with st.container(border=True, key="look-before"):
        heading(say("publish.look"), say("publish.look.what", number=report.standing.number, who=who()))
        picture, words = st.columns([1, 1.3], gap="medium")
        with picture:
            if browser_there() and (output := make("portrait", report, say)):
                st.image(output.content, width=PICTURE, alt=say("publish.look.picture", place=report.edition.place_name))
        with words:
            copied(caption(report, say, base()), f"look-{place.key}", say("publish.caption.copy"), say)
            named = say.listed([say(f"report.file.{kind}") for kind in kinds])
            st.html(f'<p class="unit">{plain_html(say("publish.look.files", files=named))}</p>')
        with st.container(horizontal=True, gap="xsmall"):
            agreed = st.button(say("publish.yes"), key=f"publish-yes-{place.key}", type="primary")
            st.button(say("publish.no"), key=f"publish-no-{place.key}", on_click=ask, args=(None,))
    if agreed:
        go_out(place, monday, kinds, mark, say)


def go_out(place: Place, monday: date, kinds: list[str], mark: str, say: Say) -> None:
    """Publish what was seen. Raises Refused."""
    progress = st.progress(0.0, say("report.page.publishing"))
    made: list[str] = []

    def step(kind: str) -> None:
        made.append(kind)
        progress.progress(len(made) / len(kinds), say("report.page.making", file=say(f"report.file.{kind}")))

    entry = publish(data_folder(), place, monday, say, who(), now(), base(), kinds, step, mark)
    record("published", week=entry.week, place=place.key, number=entry.number)
    ask(None)
    st.rerun()


def withdrawing(report: Report, place: Place, monday: date, say: Say) -> None:
    """Taking a published week back: what that means, why, and the button."""
    week = report.edition.week
    with st.expander(say("publish.withdraw")), st.form(f"withdraw-{week}-{place.key}", border=False):
        st.html(f'<p class="unit">{plain_html(say("publish.withdraw.what"))}</p>')
        reason = st.text_input(
            say("publish.withdraw.reason"),
            max_chars=NOTE,
            key=f"reason-{week}-{place.key}",
            placeholder=say("publish.withdraw.example"),
        )
        if st.form_submit_button(say("publish.withdraw.do")) and done(
            lambda: withdraw(data_folder(), place, monday, who(), now(), reason), say
        ):
            record("report_withdrawn", week=week, place=place.key, reason=reason)
            st.rerun()
