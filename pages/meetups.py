"""Dampak Pertemuan: what a meetup did for those that came, as far as the data can say, and no further."""

import streamlit as st

from etl.receipt import Order
from jangkau.access.roles import Role
from jangkau.findings.coverage import coverage_line
from jangkau.findings.meetup.verdict import rests_on, verdict_said
from jangkau.metrics.limit import limit
from jangkau.metrics.meetup.meetups import meetups
from jangkau.metrics.office import facts
from jangkau.metrics.warehouse import Warehouse, data_folder
from jangkau.ui.guard import guard
from jangkau.ui.meetups.accounts import comparison_group, each_account
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.meetups.attendance import attendance_list
from jangkau.ui.meetups.choices import asked
from jangkau.ui.meetups.list import editions, every_meetup
from jangkau.ui.meetups.parts import effects, look, methods, no_meetup, notices, picture
from jangkau.ui.meetups.regions import regional
from jangkau.ui.meetups.retention import kept_posting
from jangkau.ui.meetups.tables import tables
from jangkau.ui.opened import opened
from jangkau.ui.parts import demo_badge, finding, footnotes
from jangkau.ui.reader import may
from jangkau.ui.registry.files import Office
from jangkau.ui.session import language, now, who
from jangkau.warehouse.folders import Folders

guard("meetups")
say = language()


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known, every = facts(warehouse), meetups(warehouse)
    demo_badge(known, say)
    if every.empty:
        no_meetup(say)
        return
    answers = PageAnswers(warehouse, asked(warehouse, every, say))
    with st.spinner(say("meetup.computing")):
        answer = answers.effect()
    look()
    finding(verdict_said(answer, say), rests_on(answer, say))
    notices(answer, say)
    left, right = st.columns([1.5, 1], gap="medium")
    with left:
        picture(answers, say)
    with right:
        effects(answers, say)
    methods(answers, say)
    comparison_group(answers, say)
    each_account(answers, say)
    regional(answers, say)
    kept_posting(answers, say)
    editions(answers, every, say)
    every_meetup(every, answers.asked.event, say)
    event = every.set_index("event_id", drop=False).loc[answers.asked.event].to_dict()
    if may(Role.ANALYST) and not limit():
        attendance_list(warehouse, event, Office(Folders(data_folder()), Order(who(), now())), say)
    tables(answers, every, say)
    covered = coverage_line(answers.coverage(), known["definitions"], say)
    footnotes(covered, say("meetup.source"), say("source.line"))


opened(page)
