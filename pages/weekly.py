"""Laporan Mingguan: the report as it will be sent, its files, and the weeks that are published."""

from datetime import date

import streamlit as st

from jangkau.metrics.office import facts
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse
from jangkau.report.edition import Place, Refused
from jangkau.report.page import Report
from jangkau.report.weekly import weekly
from jangkau.ui.empty import NothingYet, empty_office
from jangkau.ui.guard import guard
from jangkau.ui.parts import demo_badge, rest
from jangkau.ui.session import language
from jangkau.ui.standing import nothing_lost
from jangkau.ui.text import plain
from jangkau.ui.weekly.cards import region_cards
from jangkau.ui.weekly.choices import chosen
from jangkau.ui.weekly.desk import note, stands, weeks_published
from jangkau.ui.weekly.done import done
from jangkau.ui.weekly.files import files
from jangkau.ui.weekly.letters import to_send
from jangkau.ui.weekly.publishing import publishing
from jangkau.ui.weekly.sheet import report_sheet
from jangkau.warehouse.folders import data_folder

guard("weekly")
say = language()


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    demo_badge(facts(warehouse), say)
    asked = chosen(warehouse, say)
    if asked is None:
        raise NothingYet
    places, monday = asked
    for place in places:
        report_of(place, monday)
    with rest("weekly", say):
        for place in places:
            region_cards(warehouse, place, monday, say)
        to_send(warehouse, places[0], monday, say)
        done(lambda: weeks_published(say), say)


def report_of(place: Place, monday: date) -> None:
    """One place's report, or why there is none; below it what is done with it."""
    try:
        report = weekly(data_folder(), place, monday)
        report_sheet(report, say, f"weekly-{place.key}")
    except Refused as refused:
        st.title(say("report.page.none"), anchor=False)
        st.error(plain(refused.said(say)))
        return
    done(lambda: below(report, place, monday), say)


def below(report: Report, place: Place, monday: date) -> None:
    """What is done with a report. Raises Refused."""
    stands(report, say)
    files(report, say)
    note(report, say)
    publishing(report, place, monday, say)


try:
    with nothing_lost(say), reading() as warehouse:
        page(warehouse)
except (NoWarehouse, NothingYet):
    empty_office("weekly", say)
