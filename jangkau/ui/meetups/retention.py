"""Not for the ceremony alone: who still posts as was its habit 4, 8 and 12 weeks later, beside the comparison."""

import streamlit as st

from jangkau.charts.meetup.meetup_retention import quiet_curve, still_posting
from jangkau.findings.meetup.retention import curve_described, retention_said, shares_described, still_said
from jangkau.locales import Say
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
        said = [still_said(still, say) for still in kept.stills]
        answers.show("shares", lambda: still_posting(kept.stills, said, say, palette()), shares_described(kept, say), say)
    if len(kept.curve):
        with right:
            heading(say("meetup.retention.curve"), say("meetup.retention.curve.unit"))
            answers.show("curve", lambda: quiet_curve(kept.curve, say, palette()), curve_described(kept, say), say)
    notes = [say("meetup.retention.note")]
    notes += [say("meetup.retention.without", n=kept.without_habit)] if kept.without_habit else []
    st.html(f'<p class="foot">{plain_html(" ".join(notes))}</p>')
