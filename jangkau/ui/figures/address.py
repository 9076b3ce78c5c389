"""The address of a figure: the page's own choices, and the version of the data that it shows."""

import re
from urllib.parse import urlsplit

import streamlit as st

from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.report.addresses import plain_address

PINNED = "v"
NAME = re.compile(r"[a-z0-9_.:-]{1,80}", re.I)  # of a figure; an address that is not one is never asked for


def figure_address(figure: str) -> str:
    """Where a figure of the page that is being told stands alone; empty where the page has no address of its own."""
    page = urlsplit(st.context.url or "").path.rpartition("/")[2]
    if not page or not NAME.fullmatch(figure):
        return ""
    try:
        with reading() as warehouse:
            version = warehouse.version
    except NoWarehouse:
        return ""
    return plain_address("grafik", page, figure, asked={**st.query_params.to_dict(), PINNED: version})
