"""Target & Laporan in the middle of a quarter: where it stands, where it will end, and how often such forecasts hit."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import markup
from tests.test_targets import QUARTER, A, Office
from tests.warehouse_builder import ROOT


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", ("Pekan ke-10 dari 13", "bidang pucat", "perkiraan sejenis pada data sendiri")),
        ("en", ("Week 10 of 13", "pale area", "such forecasts on the office’s own data")),
    ],
)
def test_a_running_target_shows_its_way_and_says_how_to_read_it(tmp_path: Path, monkeypatch, lang: str, said: tuple) -> None:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    office, past = Office(tmp_path), QUARTER.first_week - timedelta(weeks=80)
    values = 100 + np.random.default_rng(20).normal(0, 5, 90)
    office.weeks(A, "views", [round(float(value)) for value in values], past)
    office.target("views", 1200)
    office.publish()
    page = AppTest.from_file(str(ROOT / "pages" / "year.py"), default_timeout=60)
    page.query_params["lang"] = lang
    page.run()
    assert not page.exception
    raw = markup(page)
    words = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", raw, flags=re.DOTALL))
    assert 'class="track"' in raw and all(part in words for part in said)
