"""Who the account reaches, beside where it is at home."""

import pandas as pd
import streamlit as st

from jangkau.charts.account.audience_bars import audience_bars
from jangkau.findings.account.audience import audience_filed, audience_rows, described, named, title_said, unit_said
from jangkau.locales import Say
from jangkau.ui.drawn import comparison
from jangkau.ui.parts import heading, table
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def audience(shares: pd.DataFrame, card: pd.Series, say: Say) -> None:
    """A figure for each of age, gender, city and country that an export tells of."""
    if shares.empty:
        heading(say("account.audience"), say("account.audience.none"))
        return
    heading(say("account.audience"), unit_said(shares, card["region"], say))
    with st.grid(2, min_column_width=320, gap="medium", key="audience"):
        for dimension in shares["dimension"].unique():
            groups = named(shares, dimension, say)
            with st.container(gap="small"):
                st.html(f'<p class="audience">{plain_html(title_said(groups, dimension, say))}</p>')
                drawn, alt = audience_bars(groups, say, palette()), described(groups, dimension, say)
                comparison(drawn, f"audience-{dimension}", alt, words="")
    rows, filed = lambda: audience_rows(shares, say), lambda: audience_filed(shares, say)
    table(say("account.audience.table"), rows, filed, f"audiens-{card['handle']}", say)
