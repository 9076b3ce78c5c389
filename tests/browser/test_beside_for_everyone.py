"""What the pages beside the dashboard owe to everyone: nothing that axe finds, no word wider than the phone."""

import pytest

from jangkau.access.boxes import open_box
from jangkau.access.door import COOKIE
from jangkau.access.store import Access
from jangkau.locales import speaker
from jangkau.metrics.target.period import period_named
from jangkau.report.period.publishing import publish_period
from jangkau.report.publishing import withdraw
from tests.browser.conftest import served
from tests.browser.test_for_everyone import AXE, FOUND
from tests.doors import somebody
from tests.report_office import WEEK, report_office
from tests.test_report_frozen import EAST_JAVA, NOW, published

pytestmark = pytest.mark.browser
PERIODS = ("2021-Q4", "2021")


@pytest.fixture(scope="module")
def beside(tmp_path_factory, browser):
    """An office with a published week and quarter, a withdrawn year and a letter box: its address, pages, a way in."""
    data = report_office(tmp_path_factory.mktemp("beside"))
    published(data)
    for period in PERIODS:
        publish_period(data, EAST_JAVA, period_named(period), speaker("id"), "penguji", NOW, ("html",))
    withdraw(data, EAST_JAVA, PERIODS[1], "penguji", NOW, "keliru")
    token = somebody(data)
    box = open_box(Access(data), "instagram:lmj", "penguji")
    pages = ["/laporan", *(f"/laporan/{name}?province=35" for name in (WEEK, *PERIODS)), "/laporan/2019-W01?province=35",
             f"/rapor/{box}", f"/kirim/{box}", "/rapor/tidakada", "/masuk",
             f"/grafik/overview/trend?week={WEEK}", f"/grafik/reach/land?week={WEEK}", "/grafik/reach/tidakada"]  # fmt: skip
    with served(data) as address:
        yield address, pages, token


@pytest.mark.parametrize("scheme, lang", [(scheme, lang) for scheme in ("light", "dark") for lang in ("id", "en")])
def test_no_page_beside_the_dashboard_has_a_violation_or_is_wider_than_a_phone(browser, beside, scheme, lang):
    address, pages, token = beside
    context = browser.new_context(color_scheme=scheme, extra_http_headers={"Cookie": f"{COOKIE}={token}"})
    page, found = context.new_page(), []
    for name in pages:
        theme = "&theme=dark" if scheme == "dark" and "/grafik/" in name else ""
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{address}{name}{'&' if '?' in name else '?'}lang={lang}{theme}")
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found += [(name, width, *violation) for violation in page.evaluate(FOUND)]
            found += [(name, width, "wide")] * page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert page.locator("html").get_attribute("lang") == lang, name
    context.close()
    assert found == []
