"""Antarprovinsi as Streamlit runs it: for whoever is held to no part of the office, and for nobody else."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.access.roles import Person, Role
from jangkau.metrics.reach.province_compare import province_compare
from tests.pages import markup
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
    html = markup(page)
    assert ("Jambi 3 dari 4" if lang == "id" else "Jambi 3 of 4") in html


@pytest.mark.parametrize("known", [True, False])
def test_a_number_that_no_province_has_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    def compared(*asked):
        rows = province_compare(*asked)
        return rows if known else rows.assign(middle_views=float("nan"))

    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    monkeypatch.setattr("jangkau.metrics.reach.province_compare.province_compare", compared)
    office(tmp_path)
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    drawn = " ".join(element.proto.json for element in page.main if "json" in dir(element.proto))
    assert not page.exception and "provinces-views_per_1000" in drawn and ("provinces-middle_views" in drawn) == known
    assert any("Belum ada provinsi" in element.proto.body for element in page.get("html")) != known


def test_a_held_reader_has_no_such_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    held = Person("pembaca@contoh.go.id", "Pembaca", Role.LEADER, province="35")
    monkeypatch.setattr("jangkau.ui.guard.reader", lambda: held)
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    assert not page.exception and not page.title and len(page.info) == 1
