"""Antarprovinsi as Streamlit runs it: for whoever is held to no part of the office, and for nobody else."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.access.roles import WHOLE
from tests.test_province_compare import office
from tests.warehouse_builder import ROOT

PAGE = str(ROOT / "pages" / "provinces.py")


@pytest.mark.parametrize(("lang", "words"), [("id", "tayangan per 1"), ("en", "views per 1")])
def test_the_chosen_province_stands_beside_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    office(tmp_path)
    page = AppTest.from_file(PAGE, default_timeout=60)
    page.query_params["lang"] = lang
    page.query_params["province"] = "35"
    page.run()
    assert not page.exception
    title = page.title[0].value
    assert title.startswith("Jawa Timur") and words in title and "Jambi" in title
    html = " ".join(element.proto.body for element in page.get("html"))
    assert ("Jambi 3 dari 4" if lang == "id" else "Jambi 3 of 4") in html


def test_an_empty_office_is_led_and_a_held_reader_has_no_such_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=60).run().switch_page(PAGE).run()
    assert not page.exception and page.title[0].value == "Belum ada angka: mulai dari sini"
    assert "provinces" in WHOLE
