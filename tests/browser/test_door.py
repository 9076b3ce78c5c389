"""The door: a fresh server asked for a page's own address must pass through it."""

import pytest

from tests.browser.conftest import served
from tests.warehouse_builder import ROOT

pytestmark = pytest.mark.browser
ADDRESSES = ["", *(page.stem for page in sorted((ROOT / "pages").glob("*.py")))]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_fresh_server_shows_nothing_behind_a_closed_door(browser, visit, office, address):
    with served(office, JANGKAU_DOOR="closed") as dashboard:
        page = visit(f"{dashboard}/{address}", charts=0)
        page.get_by_text("Halaman ini terkunci").wait_for()
        assert page.locator("h1, .drawing, table").count() == 0


def test_each_page_answers_at_its_own_address(visit, dashboard):
    for address in ADDRESSES:
        page = visit(f"{dashboard}/{address}", charts=0)
        page.get_by_role("heading", level=1).wait_for()
        assert page.get_by_role("dialog").count() == 0, "the address is not known"


def test_the_plain_address_keeps_the_view_it_was_given(visit, dashboard):
    page = visit(f"{dashboard}/?lang=en&measure=views", charts=0)
    page.wait_for_url(f"{dashboard}/overview?*")
    assert "lang=en" in page.url and "measure=views" in page.url
