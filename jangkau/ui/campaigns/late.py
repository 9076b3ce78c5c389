"""Who has not posted about the newest agenda in time, and a text to send them."""

import pandas as pd
import streamlit as st

from jangkau.findings.campaigns.late import late, late_said, reminder
from jangkau.ui.account.link import account_there
from jangkau.ui.campaigns.section import PageSection
from jangkau.ui.parts import heading
from jangkau.ui.text import plain_html
from jangkau.ui.unfolded import folded

NAMED = 12  # accounts that stand open; the table below the section holds all


def latecomers(section: PageSection, response: pd.DataFrame) -> None:
    """Their names, and below them the message; nothing where everybody was in time."""
    say, missed = section.say, section.kept(("late",), lambda: late(response))
    if missed is None:
        return
    heading(say("campaign.late"), late_said(missed, say))
    rows = list(missed.accounts.head(NAMED).itertuples())
    names = [f"{account_there(row.account, say, row.owner)} {state(row.status, section)}" for row in rows]
    left = len(missed.accounts) - len(rows)
    more = f"<li>{plain_html(say('campaign.late.more', n=left))}</li>" if left else ""
    st.html(f'<ul class="latecomers">{"".join(f"<li>{name}</li>" for name in names)}{more}</ul>')
    opened = folded(say("campaign.late.text"), key="campaigns-late")
    if opened.open:
        opened.code(reminder(missed, say), language=None, wrap_lines=True)


def state(status: str, section: PageSection) -> str:
    """What an account did, beside its name. HTML."""
    return f"<small>{plain_html(section.say(f'campaign.state.{status}'))}</small>"
