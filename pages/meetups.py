"""Dampak Pertemuan: what a meetup did for those that came, as far as the data can say, and no further."""

import streamlit as st

from etl.receipt import Order
from jangkau.findings.coverage import coverage_line
from jangkau.findings.meetup.programme import programme
from jangkau.metrics.meetup.meetups import meetups
from jangkau.metrics.office import facts
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.guard import guard
from jangkau.ui.meetups.analyst import for_analysts
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.meetups.attendance import attendance_list
from jangkau.ui.meetups.choices import asked
from jangkau.ui.meetups.described import what_happened
from jangkau.ui.meetups.list import every_meetup
from jangkau.ui.meetups.parts import look, no_meetup, picture
from jangkau.ui.meetups.planning import before_the_next
from jangkau.ui.meetups.verdict import three_checks, to_come, verdict
from jangkau.ui.opened import opened
from jangkau.ui.parts import demo_badge, footnotes
from jangkau.ui.reader import may_change
from jangkau.ui.registry.files import Office
from jangkau.ui.session import language, now, who
from jangkau.warehouse.folders import Folders, data_folder

guard("meetups")
say = language()


def answered(answers: PageAnswers) -> None:
    """The verdict, one chart, three checks and what happened. No week is drawn where only the month is known."""
    verdict(answers, say)
    if answers.effect().occasion.exact:
        left, right = st.columns([1.5, 1], gap="medium")
        with left:
            picture(answers, say)
        with right:
            three_checks(answers, say)
    else:
        three_checks(answers, say)
    what_happened(answers, say)


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known, every = facts(warehouse), meetups(warehouse)
    demo_badge(known, say)
    if every.empty:
        no_meetup(say)
        return
    answers = PageAnswers(warehouse, asked(warehouse, every, say))
    with st.spinner(say("meetup.computing")):
        answers.effect()
    look()
    event = every.set_index("event_id", drop=False).loc[answers.asked.event].to_dict()
    if not to_come(answers, say):
        answered(answers)
    if noted := programme(event, say):
        footnotes(*noted)
    office = Office(Folders(data_folder()), Order(who(), now()))
    if may_change():
        attendance_list(warehouse, event, office, say)
    before_the_next(answers, office, say)
    every_meetup(every, answers.asked.event, say)
    for_analysts(answers, every, say)
    covered = coverage_line(answers.coverage(), known["definitions"], say)
    footnotes(covered, say("source.line"))


opened("meetups", page)
