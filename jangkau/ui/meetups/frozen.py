"""Pra-registrasi: the question of a coming meetup, frozen with a button and cited by its answer later."""

import streamlit as st

from jangkau.findings.meetup.answers import Asked
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.parts import heading
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.freeze import keep_plan, plan_for
from jangkau.ui.registry.saving import settle
from jangkau.ui.session import today
from jangkau.ui.text import plain_html
from jangkau.warehouse.plan import plan_of


def freezing(warehouse: Warehouse, office: Office, event: dict, asked: Asked, say: Say) -> None:
    """What is frozen already, what would be, and the button."""
    heading(say("meetup.freeze"), say("meetup.freeze.unit"))
    plan = plan_for(warehouse, event, asked.outcome, asked.horizon, today())
    words = {"outcome": say(f"meetup.outcome.{plan.outcome}"), "weeks": say("meetup.after", n=plan.horizon)}
    before = plan_of(event["plan"])
    if before:
        there = say("meetup.freeze.there", day=say.day(before.frozen_on), fingerprint=before.fingerprint)
        st.html(f'<p class="said">{plain_html(there)}</p>')
    st.html(f'<p class="said">{plain_html(say("meetup.freeze.what", n=plan.invited, event=event["name"], **words))}</p>')
    if not st.button(say("meetup.freeze.keep"), key="meetup.freeze", icon=":material/lock:"):
        return
    with st.spinner(say("registry.saving")):
        result = keep_plan(office, event, plan, say)
    settle("events", result, say("meetup.freeze.kept", fingerprint=plan.fingerprint, event=event["name"]), say)
