"""Akun & Acara: the accounts, events, attendance, themes and hoax reports that an office keeps."""

import streamlit as st

from etl.keep.store import Folders
from etl.receipt import Order
from jangkau.metrics.office import facts
from jangkau.metrics.registry.registered import looked_at, registered, registered_events, registered_hoaxes, registered_themes
from jangkau.metrics.warehouse import NoWarehouse, Warehouse, data_folder, reading
from jangkau.ui.guard import guard
from jangkau.ui.parts import demo_badge
from jangkau.ui.registry.accounts import accounts_tab
from jangkau.ui.registry.attendance import attendance_tab
from jangkau.ui.registry.choices import tab_and_panel
from jangkau.ui.registry.desk import outcome
from jangkau.ui.registry.events import events_tab
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.heading import heading, nothing_yet
from jangkau.ui.registry.hoaxes import hoaxes_tab
from jangkau.ui.registry.themes import themes_tab
from jangkau.ui.session import language, now, today, who

guard("registry")
say, day = language(), today()
office = Office(Folders(data_folder()), Order(who(), now()))


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known = facts(warehouse)
    demo_badge(known, say)
    as_of = looked_at(warehouse, day) if known["demo"] == "true" else day
    accounts, events = registered(warehouse, as_of), registered_events(warehouse)
    themes, hoaxes = registered_themes(warehouse), registered_hoaxes(warehouse)
    empty = [name for name, rows in (("accounts", accounts), ("events", events), ("themes", themes)) if rows.empty]
    top = st.container()
    opened, panel = tab_and_panel(empty, say)
    with top:
        heading(opened, accounts, {"events": events, "themes": themes, "hoaxes": hoaxes}, as_of != day, say)
    outcome(office, opened, say)
    if opened == "accounts":
        accounts_tab(accounts, office, panel, warehouse.version, day, say)
    elif opened == "events":
        events_tab(warehouse, events, office, panel, say)
    elif opened == "themes":
        themes_tab(warehouse, themes, office, panel, say)
    elif opened == "hoaxes":
        hoaxes_tab(warehouse, hoaxes, office, panel, say)
    else:
        attendance_tab(warehouse, accounts, events, office, panel, say)


try:
    with reading() as warehouse:
        page(warehouse)
except NoWarehouse:
    nothing_yet(office, day, say)
