"""Not for the ceremony alone: who still posts as was its habit 4, 8 and 12 weeks later, beside the comparison."""

import streamlit as st

from jangkau.charts.meetup.meetup_retention import quiet_curve, still_posting
from jangkau.locales import Say
from jangkau.metrics.meetup.retention import Retention
from jangkau.ui.drawn import chart
from jangkau.ui.meetups.answers import Answers
from jangkau.ui.meetups.words import pct
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def kept_posting(answers: Answers, say: Say) -> None:
    """The shares and the curve, or why neither can be told."""
    found = answers.retention()
    heading(say("meetup.retention"), say("meetup.retention.unit"), "retention", say)
    if not found.exact:
        st.html(f'<p class="unit">{plain_html(say("meetup.month"))}</p>')
        return
    if not any(still.accounts for still in found.stills):
        st.html(f'<p class="unit">{plain_html(say("meetup.retention.none"))}</p>')
        return
    st.html(f'<p class="said">{plain_html(finding(found, say))}</p>')
    left, right = st.columns(2, gap="medium")
    with left:
        heading(say("meetup.retention.shares"), say("meetup.retention.shares.unit"))
        drawn = answers.drawn("shares", lambda: still_posting(found.stills, say, palette()), say)
        chart(drawn, "meetup-shares", alt(found, say))
    with right:
        heading(say("meetup.retention.curve"), say("meetup.retention.curve.unit"))
        if len(found.curve):
            drawn = answers.drawn("curve", lambda: quiet_curve(found.curve, say, palette()), say)
            chart(drawn, "meetup-curve", say("meetup.retention.curve.alt"))
    notes = [say("meetup.retention.note")]
    notes += [say("meetup.retention.without", n=found.without_habit)] if found.without_habit else []
    st.html(f'<p class="foot">{plain_html(" ".join(notes))}</p>')


def finding(found: Retention, say: Say) -> str:
    """Eight weeks later: both sides, and whether they differ by more than chance."""
    sides = {still.role: still for still in found.stills if still.weeks == 8 and still.share is not None}
    if len(sides) < 2:
        return say("meetup.retention.one_sided")
    told = say(
        "meetup.retention.said", attendees=say.percent(sides["attendee"].share), comparison=say.percent(sides["comparison"].share)
    )
    difference = next((one for one in found.differences if one.horizon == 8), None)
    if difference is None:
        return f"{told} {say('meetup.retention.few')}"
    ends = {"a": pct(100 * difference.low, say), "b": pct(100 * difference.high, say)}
    return f"{told} {say('meetup.retention.clear' if difference.found else 'meetup.retention.unsure', **ends)}"


def alt(found: Retention, say: Say) -> str:
    """The shares in words."""
    parts = [
        say("meetup.retention.alt.part", role=say(f"meetup.role.{still.role}"), n=still.weeks, share=say.percent(still.share))
        for still in found.stills if still.share is not None
    ]  # fmt: skip
    return say("meetup.retention.alt", parts=say.listed(parts))
