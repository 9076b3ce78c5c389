"""The page that leaders open first, in a real browser: its words whatever the browser's language, its links, its map."""

from pathlib import Path

import pytest

from jangkau.locales import speaker
from tests.browser.conftest import served
from tests.test_page_overview import fill
from tests.warehouse_builder import Builder

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def leaders(tmp_path_factory: pytest.TempPathFactory, browser) -> str:
    data: Path = tmp_path_factory.mktemp("leaders")
    office = Builder(data, demo=True)
    fill(office)
    with served(office.publish()) as address:
        yield address


def test_the_plain_address_opens_it_in_indonesian_whatever_the_browser_says(visit, leaders):
    page = visit(leaders, charts=1, locale="en-US", timezone_id="America/New_York")
    assert "/overview" in page.url
    assert (
        page.get_by_role("heading", level=1)
        .inner_text()
        .startswith(speaker("id")("overview.title.sole.only.up", measure="Jangkauan", share="2\xa0rb", account="lmj"))
    )
    cards = page.locator(".cards").inner_text()
    assert speaker("id").between(750, 4000) in cards and "2 dari 2" in cards and "4K" not in cards
    assert page.locator("img.spark").first.evaluate("picture => picture.naturalWidth") > 0
    assert "1,2×" not in page.locator("table.posts").inner_text() and "4,2×" in page.locator("table.posts").inner_text()


def test_it_fits_a_phone_and_its_first_screen_holds_the_sentence(visit, leaders):
    page = visit(leaders, width=390, charts=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.get_by_role("heading", level=1).bounding_box()["y"] < 900


def test_an_accounts_name_leads_to_its_page_and_keeps_the_view(visit, leaders):
    page = visit(f"{leaders}/overview?owner=community&lang=en", charts=1)
    page.locator("table.moves a", has_text="@lmj").first.click()
    page.wait_for_url("**/account?**")
    page.get_by_role("heading", name="@lmj").wait_for()
    assert "owner=community" in page.url and "lang=en" in page.url
    assert page.locator("table.posts a").first.get_attribute("rel") == "noopener noreferrer"


def test_the_little_i_says_the_definition_in_place_and_leads_to_it(visit, leaders):
    page = visit(f"{leaders}/overview", charts=1)
    little = page.locator(".card", has_text="Pengikut baru").locator(".about")
    meaning = little.locator(".in-place")
    assert not meaning.is_visible()
    little.focus()
    meaning.wait_for()
    assert "5 sampai 14 hari" in meaning.inner_text()
    meaning.get_by_role("link").click()
    page.wait_for_url("**/about**")
    page.locator(term("growth")).wait_for()
    page.wait_for_function(LED_TO, arg=term("growth"))


LED_TO = "term => Math.abs(document.querySelector(term).getBoundingClientRect().top - 200) < 300"


def term(name: str) -> str:
    return f'.term[data-term="{name}"]'


def test_a_phone_folds_the_glossary_and_opens_what_the_address_names(visit, leaders):
    page = visit(f"{leaders}/about", width=390, charts=0)
    high = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert page.locator(".term[open]").count() == 0 and high < 4 * 900
    named = visit(f"{leaders}/about#target", width=390, charts=0)
    named.wait_for_function(LED_TO, arg=term("target"))
    assert named.locator(".term[open] h2").all_inner_texts() == ["Target, realisasi, capaian"]
    wide = visit(f"{leaders}/about", charts=0)
    wide.wait_for_function("() => !document.querySelector('.term:not([open])')")
    wide.locator(".index a", has_text="Target, realisasi").click()
    wide.wait_for_function(LED_TO, arg=term("target"))


def test_the_small_map_leads_to_all_regions_at_every_width(visit, leaders):
    for width in (390, 1440):
        page = visit(f"{leaders}/overview", width=width, charts=1)
        if width == 390:
            page.locator(".more summary").first.click()
        assert page.get_by_role("link", name="Semua daerah, peringkat").is_visible()
