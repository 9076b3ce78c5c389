"""OPD & Lembaga as Streamlit runs it: empty, full, in both languages, one kind alone, one organisation."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import markup, words
from tests.test_organisations import Office
from tests.warehouse_builder import MONDAY, ROOT

PAGE = str(ROOT / "pages" / "organisations.py")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return Office(tmp_path, demo=True)


def fill(office: Office) -> None:
    for name, kind, posts, covered in (
        ("dinas rajin", "opd", [3, 3], True), ("dinas <b>kurang</b>", "opd", [1, 3], True), ("dinas gelap", "opd", [1, 3], False),
        ("media kota", "media", [4, 4], True),
    ):  # fmt: skip
        office.organisation(name, None if kind == "media" else 2, kind)
        office.publishes(f"x:{name.split()[1].strip('<b>/')}", name, posts, covered)
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, date_precision, province_code, patterns) "
        "VALUES ('e', 'agenda', 'Vaksinasi massal', ?, 'day', '35', 'v')",
        [MONDAY],
    )
    office.publish()


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page_says_who_did_what_is_expected_and_never_guesses(office: Office, lang: str) -> None:
    fill(office)
    page = opened(lang=lang)
    titles = {
        "id": "1 dari 3 organisasi memenuhi batas unggahan; 1 kurang; 1 belum diketahui",
        "en": "1 of 3 organisations posted as often as expected; 1 too few; 1 not known",
    }
    assert page.title[0].value == titles[lang]
    said = words(page)
    assert "Vaksinasi massal" in said and "Dinas Rajin" in said
    assert ("Kurang: Dinas <B>Kurang</B>." if lang == "id" else "Too few: Dinas <B>Kurang</B>.") in said
    assert "<B>" not in markup(page)


def test_a_kind_and_an_organisation_are_kept_in_the_address(office: Office) -> None:
    fill(office)
    page = opened(organisation_kind="media", organisation="media kota")
    assert page.title[0].value.startswith("1 organisasi; kantor belum menetapkan batas")
    said = words(page)
    assert "1 akun" in said and "@kota" in said and "Dinas Rajin" not in said


def test_an_office_without_organisations_says_where_they_are_named(office: Office) -> None:
    office.account("x:a", "35.10")
    office.week("x:a", "reach", 5)
    office.publish()
    page = opened()
    assert page.title[0].value == "Belum ada organisasi di sini" and "kolom organisasi" in words(page)
    assert any(
        'href="registry?' in element.proto.body and "tab=organisations" in element.proto.body for element in page.get("html")
    )
