"""Akun & Acara: the lists that an office keeps: accounts, events, attendance, themes, hoax reports and further ones."""

from datetime import date

import pandas as pd
import streamlit as st

from etl.receipt import Order
from etl.registry.contents import CONTENTS
from jangkau.metrics.office import facts
from jangkau.metrics.registry import registered as asked
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse
from jangkau.ui.guard import guard
from jangkau.ui.parts import demo_badge
from jangkau.ui.registry.attendance import attendance_tab
from jangkau.ui.registry.choices import tab_and_panel
from jangkau.ui.registry.desk import outcome
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.heading import empty, heading
from jangkau.ui.registry.tab import list_tab
from jangkau.ui.session import language, now, today, who
from jangkau.ui.standing import nothing_lost
from jangkau.warehouse.folders import Folders, data_folder

guard("registry")
say, day = language(), today()
office = Office(Folders(data_folder()), Order(who(), now()))
QUESTIONS = {
    "organisations": asked.registered_organisations,
    "events": asked.registered_events,
    "themes": asked.registered_themes,
    "hoaxes": asked.registered_hoaxes,
}


def list_of(warehouse: Warehouse, name: str, as_of: date) -> pd.DataFrame:
    """What a list holds, and what metrics know of it besides."""
    if name == "accounts":
        return asked.registered(warehouse, as_of)
    columns = [column.name for column in CONTENTS[name].columns]
    return QUESTIONS[name](warehouse) if name in QUESTIONS else asked.entries(warehouse, name, columns)


def page(warehouse: Warehouse | None) -> None:
    """The page over one published version; without any, the same lists, empty, and what to do first."""
    known = facts(warehouse) if warehouse else {}
    demo_badge(known, say)
    as_of = asked.looked_at(warehouse, day) if warehouse and known["demo"] == "true" else day
    names = [name for name in CONTENTS if name != "attendance"]
    lists = {name: list_of(warehouse, name, as_of) if warehouse else empty(name) for name in names}
    top = st.container()
    opened, panel = tab_and_panel([name for name in names if lists[name].empty and f"registry.{name}.none" not in say], say)
    with top:
        heading(opened, lists, as_of != day, say)
    outcome(office, opened, say)
    if opened == "attendance":
        attendance_tab(warehouse, lists["accounts"], lists["events"], office, panel, say)
    else:
        list_tab(warehouse, opened, lists[opened], office, panel, day, say)


try:
    with nothing_lost(say), reading() as warehouse:
        page(warehouse)
except NoWarehouse:
    page(None)
