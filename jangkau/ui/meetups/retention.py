"""Not for the ceremony alone: who still posts as was its habit 4, 8 and 12 weeks later, beside the comparison."""

import streamlit as st

from jangkau.charts.meetup.meetup_retention import quiet_curve, still_posting
from jangkau.findings.meetup.retention import retention_said, shares_described, still_said
from jangkau.locales import Say
from jangkau.ui.drawn import chart
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def kept_posting(answers: PageAnswers, say: Say) -> None:
    """The shares and the curve, or why neither can be told."""
    kept = answers.retention()
    heading(say("meetup.retention"), say("meetup.retention.unit"), "retention", say)
    if not kept.exact:
        st.html(f'<p class="unit">{plain_html(say("meetup.month"))}</p>')
        return
    if not any(still.accounts for still in kept.stills):
        st.html(f'<p class="unit">{plain_html(say("meetup.retention.none"))}</p>')
        return
    st.html(f'<p class="said">{plain_html(retention_said(kept, say))}</p>')
    left, right = st.columns(2, gap="medium")
    with left:
        heading(say("meetup.retention.shares"), say("meetup.retention.shares.unit"))
        drawn = answers.drawn(
            "shares", lambda: still_posting(kept.stills, [still_said(still, say) for still in kept.stills], say, palette()), say
        )
        chart(drawn, "meetup-shares", shares_described(kept, say))
    with right:
        heading(say("meetup.retention.curve"), say("meetup.retention.curve.unit"))
        if len(kept.curve):
            drawn = answers.drawn("curve", lambda: quiet_curve(kept.curve, say, palette()), say)
            chart(drawn, "meetup-curve", say("meetup.retention.curve.alt"))
    notes = [say("meetup.retention.note")]
    notes += [say("meetup.retention.without", n=kept.without_habit)] if kept.without_habit else []
    st.html(f'<p class="foot">{plain_html(" ".join(notes))}</p>')
