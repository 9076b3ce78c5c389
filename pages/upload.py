"""Unggah Data: files in, a preview of each before anything is kept, and the history with its way back."""

from pathlib import Path

import streamlit as st

from etl.keep.history import history
from etl.keep.registered import registered
from jangkau.metrics.limit import limit
from jangkau.ui.guard import guard
from jangkau.ui.inbox.addresses import addresses
from jangkau.ui.inbox.waiting import waiting
from jangkau.ui.session import language
from jangkau.ui.standing import nothing_lost
from jangkau.ui.upload.demo import demo_out
from jangkau.ui.upload.desk import Desk
from jangkau.ui.upload.files import files
from jangkau.ui.upload.history import history_list
from jangkau.ui.upload.load import receipt
from jangkau.ui.upload.mapping import own_formats_list
from jangkau.ui.upload.parts import (
    badge,
    desk_of_session,
    door,
    first_steps,
    headline,
    page_style,
    read_files,
    where_from,
    who_works,
)
from jangkau.ui.upload.register import offer_registration
from jangkau.ui.upload.undo import act
from jangkau.ui.upload.watched import watched
from jangkau.ui.upload.within import within
from jangkau.warehouse.folders import Folders, data_folder

guard("upload")
say = language()
REACH = Path(__file__).parent / "reach.py"


def page(folders: Folders, desk: Desk) -> None:
    """The page over an office's folders and the reader's own desk."""
    badge(say)
    act(folders, desk, say)
    entries, known = within(history(folders), registered(folders))
    top = st.container()
    if not entries and not desk.files:
        first_steps(say)
    door_column, who_column = st.columns([3, 1], gap="medium")
    with door_column:
        door(desk, say)
    with who_column:
        who = who_works(desk, say)
    if not limit():
        watched(folders, say)
        demo_out(folders, who, say)
    where_from(say)
    addresses(known, who, say)
    waiting(folders, known, who, say)
    read_files(folders, desk, say)
    with top:
        headline(desk, entries, say)
    if desk.receipts:
        receipt(folders, desk, known, REACH, say)
    files(folders, desk, known, who, say)
    if not limit():
        offer_registration(folders, desk, known, who, say)
    if not limit():
        own_formats_list(folders, say)
    history_list(folders, entries, who, say)


page_style()
with nothing_lost(say):
    page(Folders(data_folder()), desk_of_session())
