"""What the data stand on, said above every page while it is not what it should be, and what a full or closed disk stops."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.office import facts, unread
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.ui.text import plain
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import trouble_elsewhere
from jangkau.warehouse.sending import unsent
from jangkau.warehouse.standing import standing
from jangkau.warehouse.trouble import Trouble

NAMED = 5  # files that the notice names


def standing_notice(say: Say) -> None:
    """One banner: which version is shown in place of the newest, or which files are out of the numbers, and what to do."""
    words = _trouble_said(say)
    if words:
        with st.container(key="standing"):
            st.warning(plain(words), icon=":material/healing:")


def _trouble_said(say: Say) -> str:
    try:
        stands = standing(Folders(data_folder()))
        with reading() as warehouse:
            if stands.trouble:
                return say("standing.older", version=warehouse.version, why=stands.trouble.said(say))
            if trouble := trouble_elsewhere(data_folder()) or unsent(Folders(data_folder())):
                return say("standing.older", version=warehouse.version, why=trouble.said(say))
            files = unread(warehouse) if facts(warehouse).get("unread", "0") != "0" else []
    except Trouble as trouble:
        return trouble.said(say)
    except WarehouseLost as lost:
        return lost.trouble.said(say)
    except NoWarehouse:
        return ""
    return say("standing.unread", n=len(files), files=say.listed(files[:NAMED])) if files else ""


def lost(say: Say) -> bool:
    """Whether there is an office whose data cannot be read now; says so in the page's place."""
    trouble = None
    try:
        with reading():
            pass
    except WarehouseLost as gone:
        trouble = gone.trouble
    except NoWarehouse:
        pass
    if trouble:
        st.title(say("standing.lost"), anchor=False)
        st.error(plain(trouble.said(say)), icon=":material/healing:")
    return trouble is not None


@contextmanager
def nothing_lost(say: Say) -> Iterator[None]:
    """Say what stops the page's work, that nothing is lost, and the way out; the page ends there."""
    try:
        yield
    except Trouble as trouble:
        st.error(plain(trouble.said(say)), icon=":material/healing:")
        st.stop()
    except WarehouseLost as gone:
        st.error(plain(gone.trouble.said(say)), icon=":material/healing:")
        st.stop()
