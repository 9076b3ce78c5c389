"""The stamp of a page whose numbers rest on little: the same words as on the report."""

import streamlit as st

from jangkau.findings.coverage import low_coverage
from jangkau.locales import Say
from jangkau.metrics.reach.coverage import Coverage
from jangkau.ui.text import plain_html


def stamp(coverage: Coverage, say: Say) -> None:
    """CAKUPAN RENDAH, where fewer than half of the accounts or of the regions have data."""
    if low_coverage(coverage):
        st.html(f'<p class="demo low">{plain_html(say("report.low_coverage"))}</p>')
