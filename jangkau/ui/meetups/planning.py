"""Sebelum pertemuan berikutnya: how many to invite, whom, and the list kept with the meetup that it is for."""

import pandas as pd
import streamlit as st

from jangkau.charts.meetup.meetup_map import legend_steps, meetup_map
from jangkau.findings.meetup.days import when
from jangkau.findings.meetup.planning import (
    invited_filed,
    invited_in_words,
    invited_on_the_map,
    invited_scope,
    invited_table,
    needed_assumed,
    needed_said,
)
from jangkau.locales import Say
from jangkau.metrics.meetup.invitations import SEATS, Invitations
from jangkau.metrics.registry.attendance_names import attendance_names
from jangkau.metrics.registry.registered import registered_events
from jangkau.metrics.weeks import regencies
from jangkau.ui.drawn import comparison
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.meetups.frozen import freezing
from jangkau.ui.parts import heading, legend, table
from jangkau.ui.reader import may_change
from jangkau.ui.registry.choices import account_said
from jangkau.ui.registry.desk import outcome
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.freeze import keep_event
from jangkau.ui.registry.saving import settle
from jangkau.ui.session import palette, today
from jangkau.ui.text import plain_html
from jangkau.ui.unfolded import folded


def before_the_next(answers: PageAnswers, office: Office, say: Say) -> None:
    """One drawer, closed at first."""
    outcome(office, "events", say)
    opened = folded(say("meetup.plan"), key="meetup-plan", icon=":material/event_upcoming:")
    if not opened.open or not answers.province:
        return
    with opened:
        how_many(answers, say)
        invited = whom(answers, say)
        if invited is not None and len(invited.accounts) and may_change():
            coming = upcoming(answers)
            if coming.empty:
                st.info(say("meetup.invite.no_event"), icon=":material/event:")
                return
            event = chosen_event(coming, say)
            keep_list(office, event, invited, say)
            freezing(answers.warehouse, office, event, answers.asked, say)


def how_many(answers: PageAnswers, say: Say) -> None:
    """Berapa yang perlu diundang, with what it assumes."""
    rows = answers.needed()
    heading(say("meetup.plan.needed"), say("meetup.plan.needed.unit"))
    st.html(f'<p class="said">{plain_html(needed_said(rows, say))}</p>')
    if len(rows):
        st.html(f'<p class="foot">{plain_html(needed_assumed(rows, say))}</p>')


def whom(answers: PageAnswers, say: Say) -> Invitations | None:
    """Siapa diundang: seats, by hand whom in any case and whom never, the list, and what stays blank."""
    heading(say("meetup.plan.whom"), say("meetup.plan.whom.unit"))
    known = [account for account, _ in sorted(attendance_names(answers.warehouse).items())]
    seats = st.number_input(say("meetup.invite.seats"), 1, 1000, SEATS, key="meetup.seats", width=140)
    must, without = (
        tuple(st.multiselect(say(f"meetup.invite.{kind}"), known, key=f"meetup.{kind}", select_all=False,
                             format_func=lambda account: account_said(account, say), placeholder=say("meetup.invite.choose")))
        for kind in ("must", "without")
    )  # fmt: skip
    invited = answers.invitations(int(seats), must, without)
    if invited is None or invited.accounts.empty:
        st.info(say("meetup.invite.none"), icon=":material/group_off:")
        return None
    st.html(f'<p class="said">{plain_html(invited_in_words(invited, say))}</p>')
    what_stays_blank(answers, invited, say)
    name = f"undangan-{answers.province}"
    table(say("meetup.invite.table"), lambda: invited_table(invited, say), lambda: invited_filed(invited), name, say)
    st.html(f'<p class="foot">{plain_html(say("meetup.invite.overlap"))}</p>')
    return invited


def what_stays_blank(answers: PageAnswers, invited: Invitations, say: Say) -> None:
    """The map: the share of each regency's views that the invited carry."""
    province = answers.province or ""
    rows = invited_on_the_map(invited, regencies(answers.warehouse, province))
    counts = rows["state"].value_counts()
    if "value" not in counts:
        return
    kinds = [(mark, say(f"meetup.invite.map.{state}.count", n=int(counts[state])))
             for state, mark in (("few", "no_data"), ("none", "no_account")) if state in counts]  # fmt: skip
    legend(legend_steps(rows, say, palette()), kinds, say("meetup.invite.map"))
    comparison(meetup_map(rows, province, say, palette(), "meetup.invite.map"), "meetup-invited", say("meetup.invite.map.alt"))


def upcoming(answers: PageAnswers) -> pd.DataFrame:
    """The meetups of the province that have not begun."""
    events = registered_events(answers.warehouse)
    ahead = pd.to_datetime(events["starts_on"]) > pd.Timestamp(today())
    return events[(events["kind"] == "meetup") & (events["province_code"] == answers.province) & ahead]


def chosen_event(coming: pd.DataFrame, say: Say) -> dict:
    """For which of them the list is."""
    rows = {row["event_id"]: row for row in coming.iloc[::-1].to_dict("records")}
    chosen = st.selectbox(
        say("meetup.invite.event"), list(rows), key="meetup.invite.event",
        format_func=lambda event_id: f"{rows[event_id]['name']} · {when(rows[event_id] | ends(rows[event_id]), say, short=True)}",
    )  # fmt: skip
    return rows[chosen]


def ends(row: dict) -> dict:
    """Its last day, and how well its days are known, where nobody wrote them."""
    return {"ends_on": row["starts_on"] if pd.isna(row["ends_on"]) else row["ends_on"],
            "date_precision": row["date_precision"] or "day"}  # fmt: skip


def keep_list(office: Office, event: dict, invited: Invitations, say: Say) -> None:
    """The button, through the registry's own door: ledger and undo as for every other change."""
    count = len(invited.accounts)
    if not st.button(say("meetup.invite.keep", n=count), type="primary", key="meetup.invite.keep"):
        return
    with st.spinner(say("registry.saving")):
        result = keep_event(office, event | {"invited_scope": invited_scope(invited)}, say)
    settle("events", result, say("meetup.invite.kept", n=count, event=event["name"]), say)
